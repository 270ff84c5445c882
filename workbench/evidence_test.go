package workbench_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// TestPapersOfAValue puts papers under a value beside that which it had, takes them
// away again, the leading one too, and undoes each: the bytes of the year are what they
// were, files included.
func TestPapersOfAValue(t *testing.T) {
	b, s := withSample(t)
	must := func(y *workbench.Year, err error) *workbench.Year {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return y
	}
	rests := func(y *workbench.Year) string {
		e, _ := y.EntryOf(dossier.FileFacts, "SH03")
		text := y.TextOf(e)
		return text("佐证") + "|" + text("位置")
	}
	scan := workbench.Attachment{Year: year, Code: "SH03", Title: "合作办学协议", Grade: "盖章文件", Where: "第3页", Name: "协议.pdf", Data: []byte("%PDF-1.7 x"), Request: "a1"}
	y := must(b.Attach(ctx, social, scan))
	if rests(y) != "D10、D24|批复正文" || len(y.Open) > 0 {
		t.Fatalf("%s %v", rests(y), y.Open)
	}
	f, _ := y.Maker.Facts.Get("SH03")
	if want := "D10 据《教育主管部门批复两件》批复正文，由社事办陈述；另D24 据《合作办学协议》第3页"; f.Account.Text != want || !slices.Equal(f.Account.Papers, []string{"D10", "D24"}) {
		t.Errorf("%s %v", f.Account.Text, f.Account.Papers)
	}
	again := workbench.Attachment{Year: year, Code: "SH03", Paper: "D11", Request: "a2"}
	y = must(b.Attach(ctx, social, again))
	if again.Request = "a3"; rests(y) != "D10、D24、D11|批复正文" {
		t.Errorf("%s", rests(y))
	}
	if _, err := b.Attach(ctx, social, again); codeOf(err) != "paper-there" {
		t.Errorf("the same paper twice: %v", err)
	}
	for i, name := range []string{"协议.pdf", "扫描件2.PDF", "合作办学协议（盖章）.pdf"} { // the same bytes
		same := scan
		same.Name, same.Title, same.Where, same.Request = name, "", "第5页", fmt.Sprint("s", i)
		if _, err := b.Attach(ctx, social, same); codeOf(err) != "paper-same" || !strings.Contains(err.Error(), "D24《合作办学协议》") {
			t.Errorf("the same file as %s: %v", name, err)
		}
	}
	both := bytesOf(t, s, y)

	y = must(b.Detach(ctx, social, workbench.Detachment{Year: year, Code: "SH03", Paper: "D10", Reason: "批复换了新的", Request: "d1"}))
	if rests(y) != "D24、D11|第3页" {
		t.Errorf("without the leading one: %s", rests(y))
	}
	if _, ok := y.EntryOf(dossier.FileEvidence, "D10"); ok {
		t.Errorf("a paper on which nothing rests stays in the list")
	}
	if _, err := b.Undo(ctx, finance, year, y.Act, "u0"); kindOf(err) != fault.Forbidden {
		t.Errorf("somebody else undoes: %v", err)
	}
	y = must(b.Undo(ctx, social, year, y.Act, "u1"))
	if bytesOf(t, s, y) != both {
		t.Errorf("undone, the year is another: %s", rests(y))
	}
	y = must(b.Detach(ctx, social, workbench.Detachment{Year: year, Code: "SH03", Paper: "D24", Reason: "传错了", Request: "d2"}))
	if slices.ContainsFunc(y.Entries, func(e store.Entry) bool { return e.File == "佐证/D24.pdf" }) {
		t.Errorf("the file stays")
	}
	removed := y.Act
	y = must(b.Undo(ctx, social, year, removed, "u2"))
	if bytesOf(t, s, y) != both {
		t.Errorf("undone, the year is another")
	}
	if _, data, err := b.PaperFile(ctx, social, year, "D24"); err != nil || string(data) != "%PDF-1.7 x" {
		t.Errorf("%q %v", data, err)
	}
	if _, err := b.Undo(ctx, social, year, removed, "u3"); codeOf(err) != "undo-changed" {
		t.Errorf("undone twice: %v", err)
	}
	if _, err := b.Undo(ctx, finance, year, 1, "u4"); codeOf(err) != "undo-kind" {
		t.Errorf("an import undone: %v", err)
	}
	if own, err := b.Own(ctx, social, year); own != y.Act || err != nil {
		t.Errorf("the last act is %d, %v", own, err)
	}
}

// bytesOf is all files of a year, as its folder gives them.
func bytesOf(t *testing.T, s *store.Store, y *workbench.Year) string {
	t.Helper()
	folder, err := s.Folder(ctx, y.ID, y.Act)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	err = fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		b.WriteString(name + "\n" + string(data) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestBrokenPapers refuses what cannot be opened before its bytes are kept, and what is
// too long to be told of a paper.
func TestBrokenPapers(t *testing.T) {
	b, _ := withSample(t)
	b.Opens = func(name string, data []byte) error {
		if strings.HasSuffix(string(data), "broken") {
			return fault.Bad(fault.Place{File: name}, "pdf-damaged", "PDF文件已损坏")
		}
		return nil
	}
	for _, c := range []struct{ name, title, where, data, code string }{
		{"协议.pdf", "", "", "%PDF-1.7 broken", "evidence-broken"}, {"现场.png", "", "", "\x89PNG\r\n broken", "evidence-broken"},
		{"批复.docx", "", "", "PK\x03\x04 broken", "evidence-broken"},
		{"协议.pdf", strings.Repeat("长", 101), "", "%PDF-1.7", "long"}, {"协议.pdf", "", strings.Repeat("页", 101), "%PDF-1.7", "long"}, {"协议.pdf", "两\n行", "", "%PDF-1.7", "words"},
	} {
		_, err := b.Attach(ctx, social, workbench.Attachment{Year: year, Code: "SH03", Title: c.title, Where: c.where, Grade: "盖章文件", Name: c.name, Data: []byte(c.data), Request: c.code + c.name})
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != c.code || f.Kind != fault.Invalid {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
