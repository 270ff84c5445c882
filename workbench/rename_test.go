package workbench_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// drafting is the sample while its goals are drafted.
func drafting(t *testing.T) (*workbench.Bench, *store.Store) {
	t.Helper()
	b, s := newBench(t)
	folder := sampleFolder(t)
	step := dossier.StepEntry(budget.Step{How: budget.Begun, To: string(workbench.Drafting), Person: "p0", Time: "2025-01-05T02:10:00Z"})
	folder[dossier.FileReview] = &fstest.MapFile{Data: []byte(dossier.StepHead().Text + step.Text)}
	if _, err := b.Import(ctx, finance, year, folder); err != nil {
		t.Fatal(err)
	}
	return b, s
}

// TestRename gives indicators other codes: the year says the same afterwards, with the
// other code, nothing names the old one, and it is one act.
func TestRename(t *testing.T) {
	b, _ := drafting(t)
	for code, to := range map[string]string{"SL05": "SL501", "JJ01": "工业产值", "SH03": "X-1", "ZL09": "ZL9", "MY02": "满意度-企业"} {
		before, err := b.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		m, err := before.Mentions(code, to)
		if err != nil || len(m) < 2 {
			t.Fatal(m, err)
		}
		after, err := b.Rename(ctx, finance, workbench.Renaming{Year: year, Code: code, To: to, Seen: before.Act, Request: code})
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		if after.Act != before.Act+1 || len(after.Open) > 0 || after.Eval.PrintTotal() != before.Eval.PrintTotal() {
			t.Errorf("%s: act %d, %v, %s", code, after.Act, after.Open, after.Eval.PrintTotal())
		}
		was, is := before.Year.Facts.All(), after.Year.Facts.All()
		if len(was) != len(is) {
			t.Errorf("%s: %d facts, then %d", code, len(was), len(is))
		}
		for _, f := range was {
			id := f.ID
			if rest, ok := strings.CutPrefix(id, code); ok && (rest == "" || rest[0] == '-') {
				id = to + rest
			}
			if g, ok := after.Year.Facts.Get(id); !ok || g.Print().Text != f.Print().Text {
				t.Errorf("%s: %s is %q, %s was %q", code, id, g.Print().Text, f.ID, f.Print().Text)
			}
		}
		if _, ok := after.Year.IndicatorByCode(code); ok {
			t.Errorf("%s is still there", code)
		}
		papers, open := after.Papers()
		old, _ := before.Papers()
		if len(open) > 0 || textOf(papers[0]) != strings.ReplaceAll(textOf(old[0]), code, to) {
			t.Errorf("%s: the report is another: %v", code, open)
		}
	}
}

// TestRenameRefused: codes that are taken, that are none, and who may not.
func TestRenameRefused(t *testing.T) {
	b, _ := drafting(t)
	for _, c := range []struct {
		code, to, want string
		who            workbench.Person
	}{
		{"SL05", "SL06", "rename-taken", finance},
		{"SL05", "SL05", "rename-same", finance},
		{"SL05", "走访企业实数", "rename-taken", finance},
		{"SL05", "SL 5", "rename-id", finance},
		{"SL05", "", "rename-id", finance},
		{"没有", "SL99", "indicator-unknown", finance},
		{"SL05", "P01", "rename-taken", finance},
	} {
		_, err := b.Rename(ctx, c.who, workbench.Renaming{Year: year, Code: c.code, To: c.to, Request: c.code + c.to})
		if codeOf(err) != c.want {
			t.Errorf("%s to %q: %v", c.code, c.to, err)
		}
	}
	b, _ = withSample(t)
	var f *fault.Error
	if _, err := b.Rename(ctx, finance, workbench.Renaming{Year: year, Code: "SL05", To: "SL99", Request: "r"}); !errors.As(err, &f) || f.Code != "frozen" {
		t.Errorf("goals are frozen: %v", err)
	}
}
