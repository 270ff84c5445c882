package web_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// repacked is a folder that was taken out, with a file changed; under is a folder that
// all of it stands in.
func repacked(t *testing.T, data []byte, under, file, old, now string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range from.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == file {
			if strings.Count(string(text), old) != 1 {
				t.Fatalf("%s has %q %d times", file, old, strings.Count(string(text), old))
			}
			text = []byte(strings.Replace(string(text), old, now, 1))
		}
		w, err := to.Create(under + f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var choices = regexp.MustCompile(`name="(c-[0-9a-f]+)"`)

// TestMergePage takes a year out, changes it, and merges it: the differences are shown
// first, a clash is decided by a person, and what was merged is told by file.
func TestMergePage(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	status, packed := clerk.get(h.at("folder"))
	if status != http.StatusOK {
		t.Fatal(status)
	}
	const old = "优质教育合作办学学校数, 值: 2,"
	for _, under := range []string{"", "虹桥镇2024/"} {
		status, page := clerk.attach(h.at("merge"), "a.zip", repacked(t, []byte(packed), under, "事实.yaml", old, "优质教育合作办学学校数, 值: 2.00,"), nil)
		if status != http.StatusOK || !strings.Contains(page, "没有差异") {
			t.Fatalf("%d %s", status, page)
		}
	}
	_, values := clerk.get(h.at("values"))
	f := form(t, values, h.at("values", "SH03"))
	f.Set("text", "4")
	if status, _ := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	status, page := clerk.attach(h.at("merge"), "a.zip", repacked(t, []byte(packed), "", "事实.yaml", old, "优质教育合作办学学校数, 值: 3,"), nil)
	if status != http.StatusOK || !strings.Contains(page, "两边都改过") {
		t.Fatalf("%d %s", status, page)
	}
	f = form(t, page, h.at("merge"))
	if status, body := clerk.post(h.at("merge"), f); status != http.StatusConflict || !strings.Contains(body, "什么也没有写") {
		t.Fatalf("undecided: %d %s", status, body)
	}
	for _, m := range choices.FindAllStringSubmatch(page, -1) {
		f.Set(m[1], "folder")
	}
	status, page = clerk.post(h.at("merge"), f)
	if status != http.StatusOK || !strings.Contains(page, "已并入，记为第") {
		t.Fatalf("%d %s", status, page)
	}
	if _, account := clerk.get(h.at("fact", "SH03")); !strings.Contains(account, "3所") {
		t.Errorf("the folder's value is not there: %s", said(account))
	}
	other := h.as(t, "jingfa")
	if status, body := other.post(h.at("merge"), url.Values{"folder": {f.Get("folder")}, "request": {"x"}}); status != http.StatusConflict || !strings.Contains(body, "再选一次") {
		t.Errorf("the folder of another: %d %s", status, body)
	}
	if status, body := clerk.attach(h.at("merge"), "a.zip", []byte("no zip"), nil); status != http.StatusUnprocessableEntity || !strings.Contains(body, "不是 zip") {
		t.Errorf("no zip: %d %s", status, body)
	}
}
