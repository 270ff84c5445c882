package report_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
	"jiheng/report"
)

// smallFolder is the small dossier of the loader's tests, with texts replaced in
// its files: file, old, new, in turn.
func smallFolder(t testing.TB, changes ...string) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile("../dossier/testdata/small.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := fstest.MapFS{}
	for _, part := range strings.Split("\n"+string(data), "\n-- ")[1:] {
		name, body, _ := strings.Cut(part, " --\n")
		f[name] = &fstest.MapFile{Data: []byte(body + "\n")}
	}
	for i := 0; i+2 < len(changes); i += 3 {
		was := string(f[changes[i]].Data)
		if !strings.Contains(was, changes[i+1]) {
			t.Fatalf("%s has no %q", changes[i], changes[i+1])
		}
		f[changes[i]].Data = []byte(strings.Replace(was, changes[i+1], changes[i+2], 1))
	}
	return f
}

// smallMaker is a maker for the small dossier under its pack.
func smallMaker(t testing.TB, changes ...string) *report.Maker {
	t.Helper()
	d, err := dossier.Load(smallFolder(t, changes...))
	if err != nil {
		t.Fatal(err)
	}
	p, err := regs.PackByID("mof-2020")
	if err != nil {
		t.Fatal(err)
	}
	one := *p // the small dossier's weights are of no class in particular
	var sum num.Decimal
	for _, i := range d.Year.Indicators {
		sum = sum.Add(i.Weight)
	}
	one.Groups = []regs.Group{{Name: "预算执行率", Weight: num.Int(10), Classes: []string{"预算执行率"}}, {Name: "绩效指标", Weight: sum, Classes: []string{"*"}}}
	one.Total = sum.Add(num.Int(10))
	e, err := budget.Evaluate(&one, d.Year.Input())
	if err != nil {
		t.Fatal(err)
	}
	m, err := report.NewMaker(d.Year, e)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// told lists problems as places with codes.
func told(list fault.List) string {
	var out []string
	for _, e := range list {
		out = append(out, e.Place.String()+" "+e.Code)
	}
	return strings.Join(out, "|")
}
