package workbench_test

import (
	"fmt"
	"testing"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// TestAnOlderPageOfOneself: who saves an older page over their own newer text of another
// page or session is asked like anybody else, and nothing is written; what follows on the
// page's own acts goes through, also with the version that it saw first; another field
// goes through as well.
func TestAnOlderPageOfOneself(t *testing.T) {
	b, _ := withSample(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	line, _ := y.EntryOf(dossier.FileLines, "P06")
	value, _ := y.EntryOf(dossier.FileFacts, "SH03")
	goal, _ := y.EntryOf(dossier.FileGoals, "MB1")
	reason, _ := y.EntryOf(dossier.FileIndicators, "SL08")
	text := y.Entries[indexOfFile(t, y, dossier.DirNarrative+"/5-绩效实现.md")]
	field := func(e store.Entry, name string) func(request, text string, seen int64) error {
		return func(request, text string, seen int64) error {
			_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: seen, Fields: []dossier.Field{{Name: name, Value: text}}, Request: request})
			return err
		}
	}
	for _, x := range []struct {
		says  string
		seen  int64
		write func(request, text string, seen int64) error
	}{
		{"项目", line.Version, field(line, "完成情况")},
		{"年度目标", goal.Version, field(goal, "完成")},
		{"偏差", reason.Version, field(reason, "偏差·措施")},
		{"完成值", value.Version, func(request, text string, seen int64) error {
			_, err := b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: "SH03", Text: text, Seen: seen, Request: request})
			return err
		}},
		{"正文", text.Version, func(request, words string, seen int64) error {
			_, err := b.SetText(ctx, finance, workbench.TextEdit{Year: year, Entry: text.ID, Text: text.Text + words + "\n", Seen: seen, Request: request})
			return err
		}},
	} {
		n := 40
		next := func() string { n++; return fmt.Sprint(n) } // never what stands there
		for _, page := range [][2]string{{"desk|", "home|"}, {"", ""}, {"desk2|", ""}, {"", "home2|"}} {
			now := x.seen
			if err := x.write(page[0]+x.says+"1"+page[0]+page[1], next(), now); err != nil {
				t.Fatalf("%s: %v", x.says, err)
			}
			if err := x.write(page[1]+x.says+"2"+page[0]+page[1], next(), now); len(store.ClashesOf(err)) != 1 {
				t.Errorf("%s, %v: the older page is not asked: %v", x.says, page, err)
			}
			if err := x.write(page[0]+x.says+"3"+page[0]+page[1], next(), now); page[0] != "" && err != nil {
				t.Errorf("%s, %v: the page's own next edit: %v", x.says, page, err)
			}
			y, err := b.Year(ctx, year)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range y.Entries {
				for _, known := range []*store.Entry{&line, &value, &goal, &reason, &text} {
					if e.ID == known.ID && e.Version > x.seen {
						x.seen = e.Version
					}
				}
			}
		}
	}
	if err := field(line, "未执行原因")("elsewhere|1", "另一格", line.Version); err != nil {
		t.Errorf("another field of an older page: %v", err)
	}
}

func indexOfFile(t *testing.T, y *workbench.Year, file string) int {
	t.Helper()
	for i, e := range y.Entries {
		if e.File == file {
			return i
		}
	}
	t.Fatalf("no %s", file)
	return 0
}
