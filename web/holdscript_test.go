package web_test

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/web"
	"jiheng/workbench"
)

// scripts are texts that run something where a page takes them for more than text. Each
// leaves xss behind, or an element with data-xss.
var scripts = []string{
	`<script data-xss>xss=1</script>`, `"><script data-xss>xss=1</script>`, `'><img data-xss src=x onerror=xss=1>`, `<img data-xss src=x onerror="xss=1">`,
	`<svg data-xss onload=xss=1>`, `" onmouseover="xss=1" data-xss="`, `' autofocus onfocus='xss=1' data-xss='`, `javascript:xss=1`,
	`</textarea><script data-xss>xss=1</script>`, `</title><script data-xss>xss=1</script>`, `--><script data-xss>xss=1</script>`, `<a data-xss href="javascript:xss=1">看</a>`,
	`<iframe data-xss srcdoc="<script>parent.xss=1</script>"></iframe>`, `<math data-xss><mtext><style><img data-xss src=x onerror=xss=1></style></mtext></math>`,
	`&lt;script data-xss&gt;xss=1&lt;/script&gt;`, `{{constructor.constructor('xss=1')()}}`, `</script><script data-xss>xss=1</script>`, `[看](javascript:xss=1)`,
	`<meta data-xss http-equiv=refresh content="0;url=javascript:xss=1">`, `</style><body data-xss onload=xss=1>`, "<scr\u200bipt>xss=1</script><b data-xss>", `<form data-xss action=javascript:xss=1><button formaction=javascript:xss=1>交</button></form>`,
	`=<script data-xss>`,
}

// prose reports a value that people write in their own words: by it nothing is found
// again, so that the year is read with another one.
func prose(e store.Entry, f dossier.Field) bool {
	if e.Hash != "" || strings.ContainsAny(f.Value, "{}") {
		return false
	}
	for _, word := range []string{"名称", "口径", "原因", "说明", "内容", "完成情况", "目标", "差距", "措施", "理由", "意见", "文字", "依据", "位置", "标题", "职能", "做法", "条目", "成因", "责任", "部门", "备注"} {
		if strings.HasSuffix(strings.TrimRight(f.Name, "·0123456789"), word) && strings.ContainsFunc(f.Value, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return true
		}
	}
	return false
}

// script puts texts into every field of the sample that is written in words: another
// one into each, beginning with the nth. It returns into how many.
func (h *house) script(t *testing.T, nth int) (n int) {
	t.Helper()
	y, err := h.bench.Year(ctx, h.year)
	if err != nil {
		t.Fatal(err)
	}
	heads := map[string]string{}
	var edits []store.Edit
	for _, e := range y.Entries {
		d := dossier.Entry{File: e.File, Kind: dossier.EntryKind(e.Kind), Block: e.Block, Key: e.Key, Text: e.Text}
		if d.Kind == dossier.EntryHead {
			heads[e.File] = e.Text
		}
		head := ""
		if d.Kind == dossier.EntryLine {
			head = heads[e.File]
		}
		has, err := dossier.Fields(d, head)
		if err != nil || d.Kind == dossier.EntryHead {
			continue
		}
		var set []dossier.Field
		for _, f := range has {
			if prose(e, f) {
				text := scripts[(nth+n)%len(scripts)]
				if d.Kind == dossier.EntrySection {
					text = f.Value + "\n\n" + text + "\n"
				}
				set = append(set, dossier.Field{Name: f.Name, Value: text})
				n++
			}
		}
		after, _, err := dossier.SetFields(d, head, has, set)
		if err != nil || after.Text == e.Text {
			continue
		}
		now := e
		now.Text = after.Text
		edits = append(edits, store.Edit{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: now})
	}
	h.act(h.year, edits...)
	return n
}

// schemes are what an address on a page may begin with.
var schemes = []string{"/", "#", "?", "mailto:", "data:image/png;base64,"}

// harms lists what a page has that runs or leads elsewhere; a page of ours has none.
func harms(page string) (out []string) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"iframe", "object", "embed", "base", "math", "frame", "applet"}, n.Data) {
			out = append(out, "<"+n.Data+">")
		}
		src := false
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			src = src || a.Key == "src" && strings.HasPrefix(value, "/")
			leads := slices.Contains([]string{"href", "src", "action", "formaction", "hx-get", "hx-post"}, a.Key)
			switch {
			case a.Key == "data-xss", strings.HasPrefix(a.Key, "on"), strings.HasPrefix(a.Key, "hx-on"), a.Key == "srcdoc", a.Key == "http-equiv":
				out = append(out, n.Data+" "+a.Key+"="+a.Val)
			case leads && value != "" && (n.Data != "link" || value != "data:,") && !slices.ContainsFunc(schemes, func(s string) bool { return strings.HasPrefix(value, s) }) || strings.HasPrefix(value, "//"):
				out = append(out, n.Data+" "+a.Key+"="+a.Val)
			}
		}
		if n.Data == "script" && (!src || n.FirstChild != nil) {
			out = append(out, "a script of its own")
		}
	}
	return out
}

// pages gets every page of a person, and every page that one of them leads to, files of
// other kinds than pages left out.
func (p *person) pages(h *house, most int, look func(path, body string)) {
	p.t.Helper()
	todo, done := []string{"/"}, map[string]bool{}
	h.every(func(r web.RouteShown, path string, _ url.Values) {
		if r.Method == http.MethodGet {
			todo = append(todo, path)
		}
	})
	for len(todo) > 0 && len(done) < most {
		path, _, _ := strings.Cut(todo[0], "#")
		todo = todo[1:]
		if done[path] || strings.HasSuffix(path, "/folder") || strings.Contains(path, "/sign-out") || slices.Contains([]string{".pdf", ".docx", ".xlsx", ".zip", ".json"}, filepath.Ext(path)) {
			continue
		}
		done[path] = true
		answer, body := p.asked("GET", path, nil, nil)
		if !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") {
			continue
		}
		look(path, body)
		for _, link := range strings.Split(body, ` href="/`)[1:] {
			to, _, _ := strings.Cut(link, `"`)
			todo = append(todo, "/"+html.UnescapeString(to))
		}
	}
}

// TestScriptsAreTexts puts texts that would run into every field that people write in
// their own words, of the year, the people and the units, and looks at every page that
// leads from there, and at the papers that are pages: nothing of them is more than text.
// A part of the pages is opened in Chromium too, where nothing runs and no rule of the
// page is broken.
func TestScriptsAreTexts(t *testing.T) {
	nights := 1
	if os.Getenv("NIGHTLY") != "" {
		nights = len(scripts)
	}
	for nth := range nights {
		t.Run(fmt.Sprint(nth), func(t *testing.T) {
			h := open(t)
			for i, text := range scripts {
				_, _ = h.bench.AddPerson(ctx, h.member(t, "xitong"), workbench.NewPerson{Account: fmt.Sprint("x", i), Name: text})
				_, _ = h.bench.AddUnit(ctx, h.member(t, "xitong"), workbench.NewUnit{ID: fmt.Sprint("x", i), UnitYear: workbench.UnitYear{Year: 2024, Name: text, Level: "乡级", Bureau: "minhang-caizheng"}})
			}
			fields := h.script(t, nth*7)
			told, looked := 0, 0
			var seen []string
			for _, account := range []string{"caiwu", "lingdao", "anquan", "rizhi"} {
				h.as(t, account).pages(h, 160, func(path, body string) {
					looked++
					if strings.Contains(body, "xss=1") {
						told++
						if account == "caiwu" {
							seen = append(seen, path)
						}
					}
					for _, harm := range harms(body) {
						t.Errorf("%s as %s: %s", path, account, harm)
					}
				})
			}
			t.Logf("%d fields, %d pages, the texts stand on %d", fields, looked, told)
			if fields < 300 || told < 60 {
				t.Errorf("only %d fields, on %d of %d pages", fields, told, looked)
			}
			h.papersInert(t)
			if nth == 0 {
				h.runsNothing(t, seen)
			}
		})
	}
}

// papersInert looks into the papers: every part of a workbook or a text is well formed,
// leads nowhere outside and calculates nothing of it, and no PDF has anything to run.
func (h *house) papersInert(t *testing.T) {
	t.Helper()
	p, n, held := h.as(t, "caiwu"), 0, 0
	_, list := p.get(h.at("papers"))
	for _, link := range strings.Split(list, ` href="/`)[1:] {
		to, _, _ := strings.Cut(link, `"`)
		to = "/" + html.UnescapeString(to)
		ending := filepath.Ext(to)
		if ending != ".docx" && ending != ".xlsx" && ending != ".pdf" {
			continue
		}
		status, body := p.get(to)
		if status != http.StatusOK {
			t.Errorf("%s: %d", to, status)
			continue
		}
		n++
		if ending == ".pdf" {
			for _, bad := range []string{"/JavaScript", "/JS ", "/JS(", "/Launch", "/OpenAction"} {
				if strings.Contains(body, bad) {
					t.Errorf("%s has %s", to, bad)
				}
			}
			continue
		}
		z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
		if err != nil {
			t.Errorf("%s: %v", to, err)
			continue
		}
		for _, f := range z.File {
			if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
				held += partInert(t, to+" "+f.Name, f)
			}
		}
	}
	t.Logf("%d papers, the texts stand in %d elements of them", n, held)
	if n < 6 || held < 20 {
		t.Errorf("only %d papers with %d elements", n, held)
	}
}

// partInert reads a part of a paper to its end, and returns in how many elements the
// texts stand.
func partInert(t *testing.T, name string, f *zip.File) (held int) {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	inside := ""
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return held
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return held
		}
		switch x := token.(type) {
		case xml.CharData:
			if strings.Contains(string(x), "xss=1") {
				held++
				if inside == "f" {
					t.Errorf("%s calculates %s", name, x)
				}
			}
		case xml.StartElement:
			inside = x.Name.Local
			if slices.Contains([]string{"script", "img", "svg", "iframe", "object"}, x.Name.Local) {
				t.Errorf("%s has <%s>", name, x.Name.Local)
			}
			for _, a := range x.Attr {
				if a.Name.Local == "TargetMode" || strings.Contains(strings.ToLower(a.Value), "javascript:") && a.Name.Local == "Target" || a.Name.Local == "data-xss" {
					t.Errorf("%s: %s=%s", name, a.Name.Local, a.Value)
				}
			}
		}
	}
}

// runsNothing opens pages in Chromium: no text has run, none has become an element, and
// the browser has nothing to tell of the rules of the page.
func (h *house) runsNothing(t *testing.T, paths []string) {
	t.Helper()
	s := h.browse(t, "caiwu", "404", "403", "409")
	slices.Sort(paths)
	step := max(1, len(paths)/20)
	for i := 0; i < len(paths); i += step {
		s.do(chromedp.Navigate(h.URL + paths[i]))
		s.ready()
		see[bool](s, `(document.querySelectorAll("details").forEach(d => d.open = true), true)`)
		if got := see[string](s, `String(window.xss) + document.querySelectorAll("[data-xss]").length`); got != "undefined0" {
			t.Errorf("%s: %s", paths[i], got)
		}
	}
}
