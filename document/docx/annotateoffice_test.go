package docx

import (
	"archive/zip"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
)

// officeAnnotations lets LibreOffice read a file and returns, for each comment,
// the words it is fixed to and its text.
func officeAnnotations(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(convert(t, data, "odt"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	s, tags := string(b), regexp.MustCompile(`<[^>]*>`)
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)<office:annotation [^>]*office:name="([^"]*)"[^>]*>(.*?)</office:annotation>`).FindAllStringSubmatchIndex(s, -1) {
		name, inner := s[m[2]:m[3]], s[m[4]:m[5]]
		inner = inner[strings.Index(inner, "<text:p"):]
		rest, _, ok := strings.Cut(s[m[1]:], `<office:annotation-end office:name="`+name+`"`)
		if !ok {
			t.Errorf("annotation %s has no end", name)
		}
		rest = regexp.MustCompile(`(?s)<office:annotation .*?</office:annotation>`).ReplaceAllString(rest, "")
		out[tags.ReplaceAllString(inner, "")] = tags.ReplaceAllString(rest, "")
	}
	return out
}

// LibreOffice shows the comments at the words that they are about, in text, in
// tables and over several runs.
func TestOfficeShowsComments(t *testing.T) {
	data := mustWrite(t)
	d := mustRead(t, data)
	words := []string{"预算执行情况", "三年预算与决算", "部门决算报表", "绩效指标", "96.50"}
	var list []Comment
	for _, w := range words {
		list = append(list, Comment{At: at(t, d, w), Author: "绩衡", Initials: "绩", Text: "关于" + w})
	}
	p := *at(t, d, "三年预算与决算")
	p.Start, p.End = p.Start+2, p.End+2
	list = append(list, Comment{At: &p, Author: "绩衡", Text: "交叠"})
	got := officeAnnotations(t, mustAnnotate(t, data, list...))
	for _, w := range words {
		if got["关于"+w] != w {
			t.Errorf("the comment on %q stands at %q", w, got["关于"+w])
		}
	}
	if got["交叠"] != "预算与决算如下" {
		t.Errorf("the overlapping comment stands at %q", got["交叠"])
	}
	if len(got) != len(list) {
		t.Errorf("%d comments, want %d: %q", len(got), len(list), got)
	}
}

// A file that LibreOffice has saved can be commented on, too, and twice.
func TestOfficeFileTakesComments(t *testing.T) {
	saved := mustReadFile(t, convert(t, mustWrite(t), "docx"))
	d := mustRead(t, saved)
	once := mustAnnotate(t, saved, Comment{At: at(t, d, "部门决算报表"), Author: "绩衡", Text: "甲"})
	got := officeAnnotations(t, mustAnnotate(t, once, Comment{At: at(t, d, "三年预算"), Author: "绩衡", Text: "乙"}))
	if got["甲"] != "部门决算报表" || got["乙"] != "三年预算" || len(got) != 2 {
		t.Errorf("comments %q", got)
	}
	sameAnnotated(t, saved, randomComments(d, 7, 200))
	again := mustReadFile(t, convert(t, once, "docx"))
	if got := officeAnnotations(t, mustAnnotate(t, again, Comment{At: at(t, mustRead(t, again), "三年预算"), Author: "绩衡", Text: "乙"})); len(got) != 2 {
		t.Errorf("comments beside those that LibreOffice wrote: %q", got)
	}
}

func mustReadFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
