package dossier_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/dossier"
)

// TestAnEmptyBeginningHoldsNoExample: what a dossier without examples begins with can be
// read, is of the unit and the year, names nothing of the examples, and its texts lean on
// nothing; the other template keeps its examples.
func TestAnEmptyBeginningHoldsNoExample(t *testing.T) {
	for _, x := range []struct {
		unit string
		year int
	}{{"东风镇人民政府", 2025}, {"某区: 教育局#", 2031}, {"七宝镇社区学校（“筹”）", 2000}} {
		files, err := dossier.Empty(x.unit, x.year)
		if err != nil {
			t.Fatal(err)
		}
		folder := fstest.MapFS{}
		for _, f := range files {
			folder[f.Name] = &fstest.MapFile{Data: f.Data}
			for _, sample := range []string{"走访", "企业服务", "业务科", "办公室", "RW01", "SL01", "MB1", "T01"} {
				for line := range strings.Lines(string(f.Data)) {
					if strings.Contains(line, sample) {
						t.Errorf("%s holds %s: %s", f.Name, sample, line)
					}
				}
			}
			if strings.HasPrefix(f.Name, dossier.DirNarrative+"/") && bytes.Contains(f.Data, []byte("{{")) {
				t.Errorf("%s leans on a figure", f.Name)
			}
			if strings.HasPrefix(f.Name, dossier.DirLedgers+"/") {
				t.Errorf("a ledger: %s", f.Name)
			}
		}
		d, err := dossier.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		y := d.Year
		if y.Unit.Name != x.unit || y.FiscalYear != x.year || len(y.Indicators)+len(y.Goals)+len(y.Tasks)+len(y.Fields)+len(y.Ledgers)+len(y.Unit.Offices)+len(y.Projects()) > 0 {
			t.Errorf("%+v", y)
		}
		if len(y.Lines) != 2 || len(y.ThreePublic) != 3 {
			t.Errorf("%d lines and %d expenses that every unit has", len(y.Lines), len(y.ThreePublic))
		}
	}
	files, err := dossier.Template("东风镇人民政府", 2025)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name == dossier.FileIndicators && !strings.Contains(string(f.Data), "走访企业次数") {
			t.Error("the template has lost its examples")
		}
	}
}
