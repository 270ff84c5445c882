package workbench_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/workbench"
)

// TestStoryTellsWhatCanBeUndone: of a person's own acts each whose entries are as it left
// them is told as one that can be undone, however many came after it; none of others', no
// step, no import, none that was changed since. What is told so is undone in any order,
// and the year is then what it was.
func TestStoryTellsWhatCanBeUndone(t *testing.T) {
	b, _ := withSample(t)
	first, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	place, _ := first.EntryOf(dossier.FileFacts, "SH03")
	was := first.TextOf(place)("位置")
	var did []int64
	done := func(y *workbench.Year, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		did = append(did, y.Act)
	}
	adjust := func(kind, line, to, amount string) {
		t.Helper()
		done(b.AdjustBudget(ctx, finance, workbench.BudgetAdjustment{Year: year, Kind: kind, Line: line, To: to, Amount: amount,
			Day: "2024-11-20", Reason: "雨季抢修", Document: "会议纪要第3号", Request: fmt.Sprint("a", len(did))}))
	}
	edit := func(who workbench.Person, file, key, field, text string) {
		t.Helper()
		y, _ := b.Year(ctx, year)
		e, _ := y.EntryOf(file, key)
		done(b.SetFields(ctx, who, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields(field, text), Request: fmt.Sprint("f", len(did))}))
	}
	adjust("追加", "P06", "", "12.5")                            // 0
	edit(finance, dossier.FileLines, "P09", "完成情况", "路灯换了")    // 1
	edit(social, dossier.FileFacts, "SH03", "位置", "第三页")       // 2
	adjust("调剂", "P12", "P13", "2")                            // 3
	edit(finance, dossier.FileLines, "P09", "完成情况", "路灯换了四十盏") // 4
	offered := func(who workbench.Person) (out []int64) {
		t.Helper()
		deals, err := b.Story(ctx, who, year, 0, 50)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range deals {
			if d.Undo {
				out = append(out, d.Number)
			}
		}
		slices.Sort(out)
		return out
	}
	check := func(who workbench.Person, want ...int64) {
		t.Helper()
		if got := offered(who); !slices.Equal(got, want) {
			t.Errorf("offered are %v, want %v", got, want)
		}
	}
	undo := func(act int64) int64 {
		t.Helper()
		y, err := b.Undo(ctx, finance, year, act, fmt.Sprint("u", act))
		if err != nil {
			t.Fatal(err)
		}
		return y.Act
	}
	check(finance, did[0], did[3], did[4])
	check(social, did[2])
	check(head)
	u := undo(did[0])
	check(finance, did[3], did[4], u)
	v := undo(did[4])
	check(finance, did[3], u, v) // that which was changed since is as it was, by another act
	w := undo(did[3])
	check(finance, u, v, w)
	y, err := b.Undo(ctx, social, year, did[2], "u-social")
	if err != nil {
		t.Fatal(err)
	}
	if p := first.Year.Adjustments; len(p) != len(y.Year.Adjustments) {
		t.Errorf("%d adjustments, before %d", len(y.Year.Adjustments), len(p))
	}
	if e, _ := y.EntryOf(dossier.FileFacts, "SH03"); y.TextOf(e)("位置") != was {
		t.Errorf("the place is %q, was %q", y.TextOf(e)("位置"), was)
	}
	if _, err := b.Undo(ctx, finance, year, did[1], "u-changed"); codeOf(err) != "undo-changed" {
		t.Errorf("changed since: %v", err)
	}
}

// TestLedgerOfAFile: every file of a ledger, definition or rows, is of that ledger, and
// asking for it again reads nothing again.
func TestLedgerOfAFile(t *testing.T) {
	b, _ := withSample(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	ledgers, err := b.LedgerFiles(ctx, finance, year)
	if err != nil || len(ledgers) < 3 {
		t.Fatalf("%d ledgers, %v", len(ledgers), err)
	}
	for _, l := range ledgers {
		definition := strings.TrimSuffix(l.File, path.Ext(l.File)) + ".yaml"
		for _, file := range []string{definition, l.File} {
			if id, ok := y.LedgerIn(file); !ok || id != l.ID {
				t.Errorf("%s is of %q, want %s", file, id, l.ID)
			}
			if n := testing.AllocsPerRun(50, func() { y.LedgerIn(file) }); n > 2 {
				t.Errorf("%s: %v allocations at each asking", file, n)
			}
		}
	}
	for _, file := range []string{dossier.FileLines, dossier.FileFacts, "台账/没有.csv", "正文/1-概况.md"} {
		if id, ok := y.LedgerIn(file); ok {
			t.Errorf("%s is of %s", file, id)
		}
	}
}
