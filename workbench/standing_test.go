package workbench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/store"
)

// A rehearsal is a small year, and people who do this and that at it.
type rehearsal struct {
	testing.TB
	bench  *Bench
	store  *store.Store
	people []Person
	random *rand.Rand
	acts   int
}

const rehearsed = "hq-2024"

// smallSample is the sample with three of its ledgers and without its narrative.
func smallSample(t testing.TB) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS("../examples/hongqiao-2024")
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		ledger := strings.HasPrefix(name, dossier.DirLedgers+"/") && !strings.Contains(name, "/T01.") && !strings.Contains(name, "/T04.") && !strings.Contains(name, "/T07.")
		if err != nil || e.IsDir() || ledger || strings.HasPrefix(name, dossier.DirNarrative+"/") {
			return err
		}
		data, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// rehearse puts a folder into a new store and returns it with people of all roles.
func rehearse(t testing.TB, folder fs.FS, seed uint64) *rehearsal {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "jiheng.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	b := New(s, func() time.Time { return time.Date(2025, 1, 6, 2, 10, 0, 0, time.UTC) })
	admin := Person{ID: "s", Posts: []Post{{Role: SystemAdmin}}}
	for _, u := range []NewUnit{
		{ID: "ju", UnitYear: UnitYear{Year: 2023, Name: "财政局", Level: "县级"}},
		{ID: "hq", UnitYear: UnitYear{Year: 2023, Name: "镇本级", Level: "乡级", Department: "ju", Bureau: "ju"}},
	} {
		if _, err := b.AddUnit(ctx, admin, u); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.OpenYear(ctx, admin, "hq", 2024); err != nil {
		t.Fatal(err)
	}
	someone := func(id string, role Role, unit, office string) Person {
		return Person{ID: id, Posts: []Post{{Role: role, Unit: unit, Office: office}}}
	}
	r := &rehearsal{TB: t, bench: b, store: s, random: rand.New(rand.NewPCG(seed, 1)), people: []Person{
		someone("p1", FinanceClerk, "hq", ""), someone("p2", OfficeClerk, "hq", "社事办"), someone("p3", OfficeClerk, "hq", "经发办"), someone("p4", Head, "hq", ""),
		someone("p5", DepartmentReviewer, "ju", ""), someone("p6", BureauReviewer, "ju", ""), someone("p7", Head, "anderswo", ""),
		{ID: "p8", Posts: []Post{{Role: FinanceClerk, Unit: "hq"}, {Role: Head, Unit: "hq"}}},
	}}
	if _, err := b.Import(ctx, r.people[0], rehearsed, folder); err != nil {
		t.Fatal(err)
	}
	return r
}

func (r *rehearsal) pick(from ...string) string { return from[r.random.IntN(len(from))] }

func (r *rehearsal) year() *Year {
	y, err := r.bench.Year(context.Background(), rehearsed)
	if err != nil {
		r.Fatal(err)
	}
	return y
}

func (r *rehearsal) scope() scope {
	sc, err := r.bench.scopeOf(context.Background(), rehearsed)
	if err != nil {
		r.Fatal(err)
	}
	return sc
}

// refusal is the code of a refusal; empty where there is none.
func refusal(err error) string {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Code
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// byYear is how a value is decided by the whole year, derived.
func (r *rehearsal) byYear(y *Year, p Seat, v Value) string {
	if _, err := p.Who.may(See, p.scope); err != nil {
		return refusal(err)
	}
	ind, ok := y.Year.IndicatorByCode(v.Code)
	if !ok {
		return "indicator-unknown"
	}
	at := slices.IndexFunc(y.Entries, func(e store.Entry) bool {
		return e.File == dossier.FileFacts && e.Block == stated && dossier.EntryKind(e.Kind) == dossier.EntryItem && e.Key == v.Code
	})
	var before, after dossier.Entry
	if at < 0 {
		if f, ok := y.Year.Facts.Get(v.Code); ok && f.Account.Kind != fact.Stated && f.Account.Kind != fact.Document {
			return "value-computed"
		} else if !ok && len(y.Open) > 0 && slices.ContainsFunc(y.Entries, func(e store.Entry) bool {
			return slices.ContainsFunc(dossier.SourcesIn(asEntry(e)), func(s dossier.Source) bool { return s.Fact == v.Code })
		}) {
			return "value-computed" // by a definition that is an open point
		}
		if v.Text == "" {
			return ""
		}
		after = dossier.Entry{File: dossier.FileFacts, Kind: dossier.EntryItem, Block: stated, Key: v.Code, Text: "  - {编号: " + v.Code + ", 值: 1}\n"}
	} else {
		before = asEntry(y.Entries[at])
		var err error
		fields, _ := dossier.Fields(before, "")
		if after, err = dossier.SetField(before, "", valueField(ind.InForce().Operator, fields), v.Text); err != nil {
			return refusal(err)
		}
		if after.Text == before.Text {
			return ""
		}
	}
	for _, c := range dossier.Changes(before, after, "") {
		if _, err := p.Who.mayChange(p.scope, y.Stage(), c, ind.Office); err != nil {
			return refusal(err)
		}
	}
	if at < 0 {
		return ""
	}
	e, seen := y.Entries[at], int64(0)
	fields, _ := dossier.Fields(before, "")
	set := []dossier.Field{{Name: valueField(ind.InForce().Operator, fields), Value: v.Text}}
	err := r.store.View(context.Background(), func(tx *store.Tx) (err error) {
		seen, _, err = seenIn(tx, rehearsed, p.Who, v.Request, e, v.Seen, "", set)
		return err
	})
	if err == nil && seen != e.Version {
		return store.CodeChanged
	}
	return refusal(err)
}

// value enters a value at random, and demands the answer of the whole year.
func (r *rehearsal) value(y *Year, who Person) {
	v := Value{Year: rehearsed, Code: "SL99", Text: r.pick("", "1", "2个", "98.06%", "2024-10-18", "部分达成", "达成", "a: [b"), Request: fmt.Sprint("v", r.acts)}
	if n := r.random.IntN(len(y.Year.Indicators) + 2); n < len(y.Year.Indicators) {
		v.Code = y.Year.Indicators[n].Code
	}
	if r.random.IntN(2) == 0 {
		v.Code = r.pick("SH03", "SH04", "SL04", "KC04", "SX02")
	}
	if e, ok := y.EntryOf(dossier.FileFacts, v.Code); ok {
		v.Seen = e.Version
		if r.random.IntN(6) == 0 {
			v.Seen += 3
		}
	}
	want := r.byYear(y, Seat{Who: who, scope: r.scope()}, v)
	err := r.bench.SaveValues(context.Background(), who, rehearsed, []Value{v}, v.Request)
	if got := refusal(err); got != want {
		r.Errorf("%d: %s as %q by %s at %s: %q, by the whole year %q", r.acts, v.Code, v.Text, who.ID, y.Stage(), got, want)
	}
}

// fields sets a field of some entry, and demands the answer of the whole year.
func (r *rehearsal) fields(y *Year, who Person) {
	e := y.Entries[r.random.IntN(len(y.Entries))]
	if e.Hash != "" || e.File == dossier.FileMain {
		return
	}
	head := y.headOf(e)
	has, _ := dossier.Fields(asEntry(e), head)
	if len(has) == 0 {
		return
	}
	set := dossier.Field{Name: has[r.random.IntN(len(has))].Name, Value: r.pick("3", "≥40个", "经发办", "社事办", "", "x")}
	want := ""
	after, err := dossier.SetField(asEntry(e), head, set.Name, set.Value)
	if old := fieldIn(has, set.Name); old == set.Value {
		after, err = asEntry(e), nil
	}
	p := Seat{Who: who, scope: r.scope()}
	if _, no := who.may(See, p.scope); no != nil {
		want = refusal(no)
	} else if want = refusal(err); err == nil {
		for _, c := range dossier.Changes(asEntry(e), after, head) {
			if _, err := who.mayChange(p.scope, y.Stage(), c, fieldIn(has, "科室")); after.Text != e.Text && err != nil {
				want = refusal(err)
				break
			}
		}
		if want == "" && e.File == dossier.FileLines && set.Name == "资金" && after.Text != e.Text {
			want = refusal(fitsFund(set.Value))
		}
	}
	_, err = r.bench.SetFields(context.Background(), who, FieldsEdit{Year: rehearsed, Entry: e.ID, Fields: []dossier.Field{set}, Seen: e.Version, Request: fmt.Sprint("f", r.acts)})
	if got := refusal(err); got != want {
		r.Errorf("%d: %s %s %s as %q by %s at %s: %q, by the whole year %q", r.acts, e.File, e.Key, set.Name, set.Value, who.ID, y.Stage(), got, want)
	}
}

// step takes a step at random, and demands the answer of the whole year.
func (r *rehearsal) step(y *Year, who Person) {
	m := moves[r.random.IntN(len(moves))]
	s := Step{Year: rehearsed, How: m.how, To: m.to, Reason: r.pick("", "漏报一笔"), Seen: y.Act, Request: fmt.Sprint("s", r.acts)}
	p := Seat{Who: who, scope: r.scope()}
	want := ""
	if _, no := who.may(See, p.scope); no != nil {
		want = refusal(no)
	} else if m, by, err := p.moveOf(y.Stage(), y.lastStep(), s); err != nil {
		want = refusal(err)
	} else if m.whole && len(y.Open) > 0 {
		want = "open-points"
	} else if !m.own {
		_ = r.store.View(context.Background(), func(tx *store.Tx) error {
			want = refusal(notOwn(tx, who, by, rehearsed))
			return nil
		})
	}
	_, err := r.bench.Take(context.Background(), who, s)
	if got := refusal(err); got != want {
		r.Errorf("%d: %s to %s by %s at %s: %q, by the whole year %q", r.acts, s.How, s.To, who.ID, y.Stage(), got, want)
	}
}

// agree demands that the standing that was brought forward, the one that is read
// anew, and the derived year say the same.
func (r *rehearsal) agree() {
	y := r.year()
	var kept, anew standing
	err := r.bench.footing(context.Background(), r.people[0], rehearsed, asked{key: fmt.Sprint("look", r.acts)}, func(f *footing) error {
		kept = standing{act: f.act, items: f.items, aims: map[string]*aim{}, stated: f.standing.stated, computed: f.computed, after: f.after, end: f.end, open: f.open, begun: f.begun, last: f.last}
		for _, i := range y.Year.Indicators {
			a, err := f.aim(i.Code)
			if err != nil {
				return fmt.Errorf("%d: %s: %w", r.acts, i.Code, err)
			}
			kept.aims[i.Code] = a
		}
		return anew.forward(f.tx, rehearsed, f.head)
	})
	if err != nil {
		r.Fatal(err)
	}
	if kept.after != anew.after || kept.end != anew.end || kept.open != anew.open || kept.last != anew.last ||
		!maps.Equal(kept.stated, anew.stated) || !maps.Equal(kept.computed, anew.computed) ||
		!maps.EqualFunc(kept.items, anew.items, slices.Equal) {
		r.Errorf("%d: brought forward %+v, anew %+v", r.acts, &kept, &anew)
	}
	if kept.stage() != y.Stage() {
		r.Errorf("%d: at %s, the year at %s", r.acts, kept.stage(), y.Stage())
	}
	for _, i := range y.Year.Indicators {
		if a := kept.aims[i.Code]; a == nil || *a != *aimOf(i) {
			r.Errorf("%d: %s is %+v, in the year %+v", r.acts, i.Code, a, aimOf(i))
		}
	}
}

// TestStandingDecidesAsTheYear does this and that at random: every answer is the one
// that the whole year would have given.
func TestStandingDecidesAsTheYear(t *testing.T) {
	many := 60
	if os.Getenv("NIGHTLY") != "" {
		many = 2000
	}
	r := rehearse(t, smallSample(t), 7)
	for ; r.acts < many && !t.Failed(); r.acts++ {
		y, who := r.year(), r.people[r.random.IntN(len(r.people))]
		switch n := r.random.IntN(10); {
		case n < 5:
			r.value(y, who)
		case n < 7:
			r.fields(y, who)
		default:
			r.step(y, who)
		}
		r.agree()
		if r.acts%10 == 0 {
			r.asWithout()
		}
	}
}

// TestComputedValuesByEntries are codes that entries say are computed, or that the
// program makes, in years that do not have the figure yet.
func TestComputedValuesByEntries(t *testing.T) {
	item := func(code string) string {
		return "  - {编号: " + code + ", 名称: 甲, 一级: 产出, 指标值: ≥1个, 分值: 1}\n"
	}
	codes := []string{"A1", "A2", "A3", "A4", "A4-同比", "预算完成率", "合计-执行率", "P01-决算数", "P09-决算数", "A5"}
	folder := fstest.MapFS{dossier.FileMain: {Data: []byte("格式: 1\n年度: 2024\n")}}
	list := "指标:\n"
	for _, c := range codes {
		list += item(c)
	}
	folder[dossier.FileIndicators] = &fstest.MapFile{Data: []byte(list)}
	folder[dossier.FileFacts] = &fstest.MapFile{Data: []byte("陈述:\n  - {编号: A4, 值: 3}\n  - {编号: A4-上年, 值: 2}\n" +
		"派生:\n  - {编号: A2, 公式: A4 + 1}\n核对:\n  - {事实: A3, 为准: 陈述}\n")}
	folder["台账/T1.yaml"] = &fstest.MapFile{Data: []byte("编号: T1\n名称: 走访\n数据: T1.csv\n列: {甲: 文字}\n取数:\n  - {事实: A1, 方法: 计数}\n  - {编号: A3, 方法: 计数}\n")}
	folder[dossier.FileLines] = &fstest.MapFile{Data: []byte("编号,名称\nP01,道路\n")}
	r := rehearse(t, folder, 1)
	for code, want := range map[string]string{"A1": "value-computed", "A2": "value-computed", "A3": "", "A4-同比": "value-computed", "预算完成率": "value-computed",
		"合计-执行率": "value-computed", "P01-决算数": "value-computed", "P09-决算数": "", "A5": "", "没有": "indicator-unknown"} {
		err := r.bench.SaveValues(context.Background(), r.people[0], rehearsed, []Value{{Code: code, Text: "1"}}, code)
		if got := refusal(err); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}
