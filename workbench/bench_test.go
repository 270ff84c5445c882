package workbench_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

const year = "hq-2024"

var ctx = context.Background()

// monday is when the tests take place.
var monday = time.Date(2025, 1, 6, 2, 10, 0, 0, time.UTC)

// people of the tests, one a role; the office clerk writes for 经发办.
func person(id string, role workbench.Role, unit, office string) workbench.Person {
	return workbench.Person{ID: id, Name: string(role), Posts: []workbench.Post{{Role: role, Unit: unit, Office: office}}}
}

var (
	finance  = person("p1", workbench.FinanceClerk, "hq", "")
	office   = person("p2", workbench.OfficeClerk, "hq", "经发办")
	social   = person("p6", workbench.OfficeClerk, "hq", "社事办")
	head     = person("p3", workbench.Head, "hq", "")
	dept     = person("p4", workbench.DepartmentReviewer, "zhen", "")
	bureau   = person("p5", workbench.BureauReviewer, "ju", "")
	stranger = person("p9", workbench.Head, "other", "")
	system   = person("p10", workbench.SystemAdmin, "", "")
)

var made atomic.Int64

// database is the address of an empty one: a SQLite file, or where TEST_POSTGRES is
// the address of a server with a database {}, a new one there in its place.
func database(t testing.TB) string {
	t.Helper()
	server := os.Getenv("TEST_POSTGRES")
	if server == "" {
		return "sqlite:" + filepath.Join(t.TempDir(), "jiheng.db")
	}
	db, err := sql.Open("pgx", strings.Replace(server, "{}", "postgres", 1))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	name := fmt.Sprint("bench", os.Getpid(), "x", made.Add(1))
	if _, err := db.Exec("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"); err != nil {
		t.Fatal(err)
	}
	return strings.Replace(server, "{}", name, 1)
}

// newBench returns a bench over a new store that holds the sample.
func newBench(t testing.TB) (*workbench.Bench, *store.Store) {
	t.Helper()
	return benchAt(t, database(t))
}

// benchAt is newBench over the database of an address.
func benchAt(t testing.TB, dsn string) (*workbench.Bench, *store.Store) {
	t.Helper()
	s, err := store.Open(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	b := workbench.New(s, func() time.Time { return monday })
	for _, u := range []workbench.NewUnit{
		{ID: "ju", UnitYear: workbench.UnitYear{Year: 2023, Code: "310112008", Name: "闵行区财政局", Level: "县级"}},
		{ID: "zhen", UnitYear: workbench.UnitYear{Year: 2023, Code: "310112", Name: "虹桥镇人民政府", Level: "乡级", Bureau: "ju"}},
		{ID: "hq", UnitYear: workbench.UnitYear{Year: 2023, Code: "310112001", Name: "虹桥镇人民政府（本级）", Level: "乡级", Parent: "zhen", Department: "zhen", Bureau: "ju"}},
	} {
		if _, err := b.AddUnit(ctx, system, u); err != nil {
			t.Fatal(err)
		}
	}
	if id, err := b.OpenYear(ctx, system, "hq", 2024); err != nil || id != year {
		t.Fatal(id, err)
	}
	return b, s
}

func withSample(t testing.TB) (*workbench.Bench, *store.Store) {
	t.Helper()
	b, s := newBench(t)
	done, err := b.Import(ctx, finance, year, sampleFolder(t))
	if err != nil || done.Act != 1 || done.Files < 100 || done.Entries < 900 {
		t.Fatalf("%+v %v", done, err)
	}
	return b, s
}

func kindOf(err error) fault.Kind {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Kind
	}
	return fault.Internal
}

func codeOf(err error) string {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Code
	}
	return fmt.Sprint(err)
}

// TestOneFigureAllTheWay follows a value from the keyboard to the report, its
// account, the log, and the folder that the store gives back.
func TestOneFigureAllTheWay(t *testing.T) {
	b, s := withSample(t)
	before, err := b.Year(ctx, year)
	if err != nil || len(before.Open) > 0 {
		t.Fatalf("%v %v", err, before.Open)
	}
	const code = "SH03" // 优质教育合作办学学校数, which its office states
	i := indexOfValue(t, before, code)
	after, err := b.EnterValue(ctx, social, workbench.Value{Year: year, Code: code, Text: "1", Seen: before.Entries[i].Version, Request: "r1"})
	if err != nil {
		t.Fatal(err)
	}
	if after.Act != 2 || before.Eval.PrintTotal() == after.Eval.PrintTotal() {
		t.Errorf("act %d, total %s", after.Act, after.Eval.PrintTotal())
	}
	f, ok := after.Maker.Facts.Get(code)
	if !ok || f.Print().Text != "1所" {
		t.Errorf("the fact is %s", f.Print().Text)
	}
	papers, open := after.Papers()
	if len(open) > 0 || !strings.Contains(textOf(papers[0]), "合作办学学校1所") {
		t.Errorf("the report does not say it: %v", open)
	}
	node, err := after.Maker.Facts.Explain(code)
	if err != nil || node.Fact.Account.Place.File != dossier.FileFacts {
		t.Errorf("account %+v %v", node.Fact.Account, err)
	}
	log, err := s.Verify(ctx, store.Trust{})
	if err != nil || len(log.Findings) > 0 {
		t.Errorf("the log: %+v %v", log, err)
	}

	folder, err := s.Folder(ctx, year, 2)
	if err != nil {
		t.Fatal(err)
	}
	want := sampleFolder(t)
	want[dossier.FileFacts].Data = bytes.Replace(want[dossier.FileFacts].Data, []byte(valueLine(t, before, i)), []byte(valueLine(t, after, i)), 1)
	for name, file := range want {
		house, err := dossier.House(name, file.Data)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := fs.ReadFile(folder, name); err != nil || !bytes.Equal(got, house) {
			t.Errorf("%s is not the file on the disk: %v", name, err)
		}
	}
	onDisk := workbench.ReadYear(want, nil)
	again, _ := onDisk.Papers()
	for i, p := range papers {
		if textOf(p) != textOf(again[i]) {
			t.Errorf("%s differs from the one of the folder", p.Name)
		}
	}
}

func indexOfValue(t testing.TB, y *workbench.Year, code string) int {
	t.Helper()
	for i, e := range y.Entries {
		if e.File == dossier.FileFacts && e.Block == "陈述" && e.Key == code {
			return i
		}
	}
	t.Fatalf("%s is not stated", code)
	return 0
}

func valueLine(t *testing.T, y *workbench.Year, i int) string {
	t.Helper()
	return y.Entries[i].Text
}

func TestAPublishedFigureThatBecomesAnotherIsAnOpenPoint(t *testing.T) {
	b, _ := withSample(t)
	y, _ := b.Year(ctx, year)
	facts := y.Maker.Facts.Len()
	i := indexOfValue(t, y, "SL04")
	y, err := b.EnterValue(ctx, office, workbench.Value{Year: year, Code: "SL04", Text: "4", Seen: y.Entries[i].Version, Request: "1"})
	if err != nil || len(y.Open) != 1 || y.Open[0].Code != "published" {
		t.Fatalf("%v, open points %v", err, y.Open)
	}
	if y.Maker.Facts.Len() != facts {
		t.Errorf("%d facts became %d by one open point", facts, y.Maker.Facts.Len())
	}
}

func TestAValueThatIsNoneIsKeptAndAnOpenPoint(t *testing.T) {
	b, _ := withSample(t)
	y, _ := b.Year(ctx, year)
	i := indexOfValue(t, y, "KC04")
	y, err := b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: "KC04", Text: "基本达成", Seen: y.Entries[i].Version, Request: "1"})
	if err != nil || len(y.Open) != 1 || !strings.Contains(y.Open[0].Message, "没有等次“基本达成”") || y.Eval.Grade != "" {
		t.Fatalf("%v, open points %v, grade %s", err, y.Open, y.Eval.Grade)
	}
	if papers, open := y.Papers(); len(papers) == 0 || len(open) < 2 {
		t.Errorf("%d papers, open points %v", len(papers), open)
	}
}

func TestAValueThatWasNotThere(t *testing.T) {
	b, _ := newBench(t)
	folder := sampleFolder(t)
	entries, _ := dossier.Split(dossier.FileFacts, folder[dossier.FileFacts].Data)
	entries = slices.DeleteFunc(entries, func(e dossier.Entry) bool { return e.Block == "陈述" && e.Key == "KC04" })
	folder[dossier.FileFacts].Data = []byte(dossier.Join(entries))
	if _, err := b.Import(ctx, finance, year, folder); err != nil {
		t.Fatal(err)
	}
	y, err := b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: "KC04", Text: "部分达成", Request: "1"})
	if err != nil {
		t.Fatal(err)
	}
	at := y.Entries[indexOfValue(t, y, "KC04")]
	if at.Version != 2 || len(y.Open) != 1 || y.Open[0].Code != "evidence" {
		t.Errorf("entry %+v, open points %v", at, y.Open)
	}
	if s, _ := y.Eval.ScoreOf("KC04"); s.State != budget.Scored {
		t.Errorf("a value that has no paper yet gives no points: %+v", s)
	}
}

func TestValuesThatAreRefused(t *testing.T) {
	b, _ := withSample(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	seen := y.Entries[indexOfValue(t, y, "KC04")].Version
	for _, c := range []struct {
		name string
		who  workbench.Person
		code string
		seen int64
		kind fault.Kind
		says string
	}{
		{"没有这个指标", finance, "SL99", 0, fault.NotFound, "indicator-unknown"},
		{"算出来的", finance, "SL05", 0, fault.Conflict, "value-computed"},
		{"别的科室的", office, "KC04", seen, fault.Forbidden, "other-office"},
		{"负责人不填数", head, "KC04", seen, fault.Forbidden, "right"},
		{"外单位的人", stranger, "KC04", seen, fault.NotFound, "store-absent"},
		{"看到的是旧的", finance, "KC04", seen + 7, fault.Conflict, "entry-changed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := b.EnterValue(ctx, c.who, workbench.Value{Year: year, Code: c.code, Text: "达成", Seen: c.seen, Request: c.name})
			if kindOf(err) != c.kind || codeOf(err) != c.says {
				t.Errorf("got %v (%s)", err, codeOf(err))
			}
		})
	}
	if again, err := b.Year(ctx, year); err != nil || again.Act != 1 {
		t.Errorf("something was written: %v", err)
	}
}

func TestTheSameRequestTwentyTimes(t *testing.T) {
	b, _ := withSample(t)
	y, _ := b.Year(ctx, year)
	v := workbench.Value{Year: year, Code: "KC04", Text: "达成", Seen: y.Entries[indexOfValue(t, y, "KC04")].Version, Request: "once"}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := b.EnterValue(ctx, finance, v); err != nil && kindOf(err) != fault.Conflict {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if y, err := b.Year(ctx, year); err != nil || y.Act != 2 {
		t.Errorf("act %d %v", y.Act, err)
	}
}

func TestTheCycle(t *testing.T) {
	b, _ := withSample(t)
	y, _ := b.Year(ctx, year)
	n := 0
	take := func(who workbench.Person, how string, to workbench.Stage, reason string) error {
		n++
		y, _ = b.Year(ctx, year)
		_, err := b.Take(ctx, who, workbench.Step{Year: year, How: how, To: to, Reason: reason, Seen: y.Act, Request: fmt.Sprint("s", n)})
		y, _ = b.Year(ctx, year)
		return err
	}
	if err := take(head, "通过", "", ""); codeOf(err) != "stage" {
		t.Errorf("passed before it was sent: %v", err)
	}
	if err := take(office, "报送", "", ""); codeOf(err) != "right" {
		t.Errorf("sent by an office: %v", err)
	}
	steps := []struct {
		who    workbench.Person
		how    string
		to     workbench.Stage
		reason string
		then   workbench.Stage
	}{
		{finance, "报送", "", "", workbench.UnitReview},
		{finance, "收回", "", "", workbench.Reporting},
		{finance, "报送", "", "", workbench.UnitReview},
		{head, "通过", "", "", workbench.DepartmentReview},
		{dept, "退回", workbench.Reporting, "SL08的原因要写明", workbench.Reporting},
		{finance, "报送", "", "", workbench.UnitReview},
		{head, "通过", "", "", workbench.DepartmentReview},
		{dept, "通过", "", "", workbench.BureauReview},
		{bureau, "批复", "", "", workbench.Approved},
	}
	for _, s := range steps {
		if err := take(s.who, s.how, s.to, s.reason); err != nil || y.Stage() != s.then {
			t.Fatalf("%s by %s: %v, at %s", s.how, s.who.Name, err, y.Stage())
		}
		if len(y.Open) > 0 {
			t.Fatalf("open points: %v", y.Open)
		}
	}
	_, err := b.EnterValue(ctx, finance, workbench.Value{Year: year, Code: "KC04", Text: "达成", Seen: y.Entries[indexOfValue(t, y, "KC04")].Version, Request: "late"})
	if codeOf(err) != "frozen" {
		t.Errorf("an approved year was changed: %v", err)
	}
	if err := take(dept, "退回", workbench.Reporting, ""); err == nil {
		t.Errorf("returned after approval")
	}
	if err := take(bureau, "重开", "", "漏报一笔"); err != nil || y.Stage() != workbench.Reporting {
		t.Errorf("not reopened: %v", err)
	}
}

func TestNobodyApprovesTheirOwnWork(t *testing.T) {
	b, _ := withSample(t)
	both := workbench.Person{ID: "p7", Posts: []workbench.Post{{Role: workbench.FinanceClerk, Unit: "hq"}, {Role: workbench.Head, Unit: "hq"}}}
	y, _ := b.Year(ctx, year)
	y, err := b.EnterValue(ctx, both, workbench.Value{Year: year, Code: "KC04", Text: "达成", Seen: y.Entries[indexOfValue(t, y, "KC04")].Version, Request: "0"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = b.Take(ctx, both, workbench.Step{Year: year, How: "报送", Seen: y.Act, Request: "0a"}); codeOf(err) != "open-points" {
		t.Errorf("sent with open points: %v", err)
	}
	y, err = b.EnterValue(ctx, both, workbench.Value{Year: year, Code: "KC04", Text: "部分达成", Seen: y.Entries[indexOfValue(t, y, "KC04")].Version, Request: "1"})
	if err != nil {
		t.Fatal(err)
	}
	y, err = b.Take(ctx, both, workbench.Step{Year: year, How: "报送", Seen: y.Act, Request: "2"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = b.Take(ctx, both, workbench.Step{Year: year, How: "通过", Seen: y.Act, Request: "3"}); codeOf(err) != "own-work" {
		t.Errorf("approved their own work: %v", err)
	}
	if _, err = b.Take(ctx, head, workbench.Step{Year: year, How: "退回", Seen: y.Act, Request: "4"}); codeOf(err) != "reason" {
		t.Errorf("returned without a reason: %v", err)
	}
	if _, err = b.Take(ctx, head, workbench.Step{Year: year, How: "通过", Seen: y.Act - 1, Request: "5"}); kindOf(err) != fault.Conflict {
		t.Errorf("passed what had gone on since: %v", err)
	}
}

// What somebody wrote stays their own when others have changed something else since.
func TestNobodyApprovesWhatTheyWroteBefore(t *testing.T) {
	b, _ := withSample(t)
	both := workbench.Person{ID: "p7", Posts: []workbench.Post{{Role: workbench.FinanceClerk, Unit: "hq"}, {Role: workbench.Head, Unit: "hq"}}}
	other := workbench.Person{ID: "p8", Posts: []workbench.Post{{Role: workbench.FinanceClerk, Unit: "hq"}}}
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	enter := func(who workbench.Person, code, text string) {
		t.Helper()
		n++
		if y, err = b.EnterValue(ctx, who, workbench.Value{Year: year, Code: code, Text: text, Seen: y.Entries[indexOfValue(t, y, code)].Version, Request: fmt.Sprint("v", n)}); err != nil {
			t.Fatal(err)
		}
	}
	take := func(who workbench.Person, how string) error {
		n++
		is, err := b.Take(ctx, who, workbench.Step{Year: year, How: how, Seen: y.Act, Request: fmt.Sprint("s", n)})
		if err == nil {
			y = is
		}
		return err
	}
	enter(both, "KC04", "达成")
	enter(both, "KC04", "部分达成")
	enter(other, "SH03", "3")
	enter(other, "SH03", "2")
	if err := take(other, "报送"); err != nil {
		t.Fatal(err)
	}
	if err := take(both, "通过"); codeOf(err) != "own-work" || !strings.Contains(err.Error(), "KC04") {
		t.Errorf("approved what they wrote: %v", err)
	}
	if err := take(other, "收回"); err != nil {
		t.Fatal(err)
	}
	enter(other, "KC04", "达成")
	enter(other, "KC04", "部分达成")
	if err := take(other, "报送"); err != nil {
		t.Fatal(err)
	}
	if err := take(both, "通过"); err != nil {
		t.Errorf("nothing of it is theirs any more: %v", err)
	}
}
