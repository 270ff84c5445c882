package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
)

// attach sends a file under an indicator's value.
func (p *person) attach(path, name string, data []byte, fields map[string]string) (int, string) {
	p.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, v := range fields {
		_ = w.WriteField(k, v)
	}
	f, err := w.CreateFormFile("file", name)
	if err != nil {
		p.t.Fatal(err)
	}
	_, _ = f.Write(data)
	_ = w.Close()
	r, err := p.Post(p.base+path, w.FormDataContentType(), &b)
	if err != nil {
		p.t.Fatal(err)
	}
	return read(p.t, r)
}

// TestEvidenceUnderAValue puts a paper under a value: the row shows its grade, the
// report's account names it, and it comes back byte for byte. What is no paper is
// refused with what would be.
func TestEvidenceUnderAValue(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "shishi")
	to := h.at("values", "SH03", "evidence")
	paper := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("x"), 2<<20)...)
	fields := map[string]string{"title": "合作办学协议", "grade": "盖章文件", "where": "第3页", "request": "r1"}
	if status, body := clerk.attach(to, "协议.pdf", paper, fields); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if _, row := clerk.get(h.at("values", "SH03")); !strings.Contains(row, "D10《教育主管部门批复两件》") || !strings.Contains(row, "D24《合作办学协议》·盖章文件·第3页") ||
		!strings.Contains(row, h.at("evidence", "D24")) || !strings.Contains(row, "2份") {
		t.Errorf("the row does not list both papers: %s", said(row))
	}
	_, account := clerk.get(h.at("fact", "SH03"))
	if !strings.Contains(account, "合作办学协议") || !strings.Contains(account, "第3页") {
		t.Errorf("the account does not name the paper")
	}
	if _, got := clerk.get(h.at("evidence", "D24")); got != string(paper) {
		t.Errorf("the paper did not come back: %d bytes", len(got))
	}
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"页.html": {[]byte("<script>"), "不能作佐证"}, "假.pdf": {[]byte("MZ"), "不是pdf文件"}, "空.png": {nil, "是空的"}, "图.svg": {[]byte("<svg/>"), "不能作佐证"},
	} {
		fields["request"] = name
		if status, body := clerk.attach(to, name, c.data, fields); status != http.StatusUnprocessableEntity || !strings.Contains(body, c.says) {
			t.Errorf("%s: %d", name, status)
		}
	}
	fields["request"], fields["grade"] = "r2", "随便"
	if status, body := clerk.attach(to, "协议.pdf", paper, fields); status != http.StatusUnprocessableEntity || !strings.Contains(body, "佐证等级要选") {
		t.Errorf("%d", status)
	}
	if status, body := clerk.attach(h.at("values", "SL01", "evidence"), "协议.pdf", paper, map[string]string{"grade": "盖章文件", "request": "r3"}); status == http.StatusSeeOther {
		t.Errorf("another office's row took a paper: %s", body)
	}
	remove := h.at("values", "SH03", "evidence", "D10", "remove")
	if status, body := clerk.post(remove, url.Values{"request": {"d0"}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "原因") {
		t.Errorf("removed without a reason: %d", status)
	}
	if status, body := clerk.post(remove, url.Values{"request": {"d1"}, "reason": {"批复换了新的"}}); status != http.StatusSeeOther {
		t.Errorf("%d %s", status, said(body))
	}
	_, row := clerk.get(h.at("values", "SH03"))
	if strings.Contains(row, "D10《") || !strings.Contains(row, "D24《") {
		t.Errorf("the row after removal: %s", said(row))
	}
	story := clerk.page(h.at("story"))
	if !strings.Contains(story, "批复换了新的") {
		t.Errorf("the log does not tell the reason")
	}
	if status, _ := clerk.post(h.at("undo"), form(t, story, h.at("undo"))); status != http.StatusSeeOther {
		t.Errorf("undone: %d", status)
	}
	if _, row := clerk.get(h.at("values", "SH03")); !strings.Contains(row, "D10《") {
		t.Errorf("the row after undoing: %s", said(row))
	}
	large := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("x"), 32<<20)...)
	if status, body := clerk.attach(to, "大.pdf", large, map[string]string{"grade": "盖章文件", "request": "r4"}); status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "超过30 MB") {
		t.Errorf("a file of 32 MB: %d", status)
	}
}

// TestUploadsLeaveNoFile sends papers that do not fit into memory, taken and refused:
// nothing of them is left among the temporary files of the machine.
func TestUploadsLeaveNoFile(t *testing.T) {
	h := open(t)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	clerk := h.as(t, "shishi")
	large := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("x"), 15<<20)...)
	for i, name := range []string{"协议.pdf", "协议.exe", "协议.png"} {
		status, _ := clerk.attach(h.at("values", "SH03", "evidence"), name, large, map[string]string{"grade": "盖章文件", "request": "leaves" + name})
		if want := []int{http.StatusSeeOther, http.StatusUnprocessableEntity, http.StatusUnprocessableEntity}[i]; status != want {
			t.Errorf("%s: %d, want %d", name, status, want)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
