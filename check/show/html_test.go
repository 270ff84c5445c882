package show

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"jiheng/check"
	"jiheng/paper/papertest"
)

// hostileText would run, load or break out, if a page showed it as anything but
// text.
const hostileText = `2024年度甲镇单位整体支出绩效自评报告
全年支出<script>alert(1)</script>98万，"quoted" 'single' <img src=http://example.invalid/x onerror=alert(2)> &amp; </article>
</script><script>document.title="ran"</script>今年完成布署任务。
| 项目名称 | 年初预算（万元） | 支出（万元） | 执行率 |
| <b>道路</b> | 100 | 98 | 99% |
`

func pageOf(t *testing.T, text string) (string, *check.Result) {
	t.Helper()
	d := papertest.Document(text)
	r := builtinSet(t).Run(&check.Input{File: "报告/<甲>&\"镇\".txt", Document: d})
	var b bytes.Buffer
	if err := WriteHTML(&b, Page{Result: r, Document: d}); err != nil {
		t.Fatal(err)
	}
	return b.String(), r
}

// The page shows the document's text as text, every finding once, and marks the
// words of each.
func TestHTML(t *testing.T) {
	page, r := pageOf(t, hostileText)
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	scripts, items, marks := 0, 0, map[string]string{}
	var text strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
					t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
				}
				if n.Data == "mark" && a.Key == "data-n" {
					for _, i := range strings.Fields(a.Val) {
						marks[i] += n.FirstChild.Data
					}
				}
				if n.Data == "li" && a.Key == "data-n" {
					items++
				}
			}
			switch n.Data {
			case "script":
				scripts++
			case "img", "b":
				if n.Data == "img" {
					t.Error("the document's text became an element")
				}
			}
		}
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			text.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	if scripts != 1 || items != len(r.Findings) || items == 0 {
		t.Errorf("%d scripts, %d findings shown of %d", scripts, items, len(r.Findings))
	}
	for line := range strings.Lines(hostileText) {
		if line = strings.TrimSpace(line); !strings.HasPrefix(line, "|") && !strings.Contains(text.String(), line) {
			t.Errorf("the page does not show %q", line)
		}
	}
	for i := range r.Findings {
		if s := r.Findings[i].Span; s != nil && marks[strconv.Itoa(i)] == "" && s.End > s.Start {
			t.Errorf("finding %d, %s “%s”, marks nothing", i, r.Findings[i].Rule, r.Findings[i].Quote)
		}
	}
	if !strings.Contains(page, "default-src 'none'") {
		t.Error("the page may load things")
	}
}

// In a browser nothing of the document runs, and a link to a finding opens it
// at its words.
func TestHTMLInChromium(t *testing.T) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatal("chromium is missing")
		}
		t.Skip("chromium is missing")
	}
	page, r := pageOf(t, hostileText)
	n := -1
	for i := range r.Findings {
		if s := r.Findings[i].Span; s != nil && s.End > s.Start {
			n = i
			break
		}
	}
	if n < 0 {
		t.Fatal("no finding has a place")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(path, "--headless=new", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=2000", "--dump-dom", "file://"+file+"#f"+strconv.Itoa(n+1)).Output()
	if err != nil {
		t.Fatal(err)
	}
	dom := string(out)
	if strings.Contains(dom, "<title>ran</title>") {
		t.Error("the document's script ran")
	}
	if !regexp.MustCompile(`<mark class="g[012] on"`).MatchString(dom) || !regexp.MustCompile(`<li class="g[012] on"`).MatchString(dom) {
		t.Error("the link to a finding did not open it")
	}
}

func TestIndex(t *testing.T) {
	_, a := pageOf(t, hostileText)
	_, b := pageOf(t, "2024年度乙镇单位整体支出绩效自评报告\n今年完成布署任务。")
	var out bytes.Buffer
	if err := WriteIndex(&out, []*check.Result{a, b}, []string{"0001-甲.html", "0002-乙.html"}, []Unread{{File: "报送/<丙>.jpg", Why: "图片或扫描件"}}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="0001-%e7%94%b2.html"`, "RPT-24", "&lt;甲&gt;", "检查意见：2个文件", "1个文件没有检查", "<td>报送/&lt;丙&gt;.jpg</td><td>图片或扫描件</td>"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the index lacks %q", want)
		}
	}
	for _, total := range RuleTotals([]*check.Result{a, b}) {
		if total.Rule == "RPT-24" && total.Files != 2 {
			t.Errorf("RPT-24 is in %d files, want 2", total.Files)
		}
	}
}
