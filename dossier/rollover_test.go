package dossier

import (
	"bytes"
	"fmt"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/fault"
)

func asFolder(files []File) fstest.MapFS {
	out := fstest.MapFS{}
	for _, f := range files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return out
}

func verbatim(text string, _ fault.Place) string { return text }

func TestTemplateLoadsWithNotices(t *testing.T) {
	for _, unit := range []string{"某某镇人民政府", `“甲”: [乙] #丙 {{丁}}`} {
		files, err := Template(unit, 2025)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Load(asFolder(files))
		if err != nil {
			t.Fatal(err)
		}
		if d.Year.Unit.Name != unit || d.Year.FiscalYear != 2025 {
			t.Errorf("got %q %d", d.Year.Unit.Name, d.Year.FiscalYear)
		}
		seen := map[string]int{}
		for _, n := range d.Notices {
			seen[n.Code]++
			if n.Place.File == "" {
				t.Errorf("a notice without place: %v", n)
			}
		}
		for _, code := range []string{"target-open", "value-open", "rows-none", "amount-open"} {
			if seen[code] == 0 {
				t.Errorf("no notice %s", code)
			}
		}
	}
}

// What rolls over can be loaded, and rolled over again, and comes out the same on
// every run.
func TestRolloverOfTemplate(t *testing.T) {
	files, err := Template("某某镇人民政府", 2025)
	if err != nil {
		t.Fatal(err)
	}
	for year := 2026; year < 2029; year++ {
		folder := asFolder(files)
		d, err := Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		one, err := Rollover(folder, d, verbatim)
		if err != nil {
			t.Fatal(err)
		}
		two, err := Rollover(folder, d, verbatim)
		if err != nil {
			t.Fatal(err)
		}
		for i := range one {
			if one[i].Name != two[i].Name || !bytes.Equal(one[i].Data, two[i].Data) {
				t.Errorf("%s differs from run to run", one[i].Name)
			}
		}
		next, err := Load(asFolder(one))
		if err != nil {
			t.Fatal(err)
		}
		if next.Year.FiscalYear != year || len(next.Year.Indicators) != len(d.Year.Indicators) || len(next.Year.Ledgers) != len(d.Year.Ledgers) {
			t.Errorf("%d: %d indicators, %d ledgers", next.Year.FiscalYear, len(next.Year.Indicators), len(next.Year.Ledgers))
		}
		for _, i := range next.Year.Indicators {
			if !i.Target.IsZero() {
				t.Errorf("%s has a target: %s", i.Code, i.Target)
			}
		}
		files = one
	}
}

// Last year's value is exact, whatever was printed.
func TestLastYearsValuesAreExact(t *testing.T) {
	files, err := Template("某某镇人民政府", 2025)
	if err != nil {
		t.Fatal(err)
	}
	folder := asFolder(files)
	folder["台账/T01.csv"] = &fstest.MapFile{Data: []byte("走访编号,走访日期,企业名称,诉求,状态\n1,2025-02-01,甲,是,已办结\n2,2025-03-01,乙,是,已办结\n3,2025-04-01,甲,是,办理中\n")}
	d, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	next, err := Rollover(folder, d, verbatim)
	if err != nil {
		t.Fatal(err)
	}
	e, err := Load(asFolder(next))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"SL01", "ZL01"} {
		was, _ := d.Year.Facts.Get(id)
		now, ok := e.Year.Facts.Get(id + "-上年")
		if !ok || was.Value.Number.Cmp(now.Value.Number) != 0 || was.Print().Text != now.Print().Text {
			t.Errorf("%s was %s %s, is %s %s", id, was.Value.Number, was.Print().Text, now.Value.Number, now.Print().Text)
		}
	}
	if !e.Year.Awaits("SL01-同比") || !e.Year.Awaits("合计-执行率") || e.Year.Awaits("没有的") {
		t.Error("what is to come, and what never will, is told apart wrongly")
	}
	if _, ok := e.Year.IndicatorByCode("SL01"); !ok || e.Year.Input().NoMoney != true {
		t.Error("a year without money has no execution rate")
	}
	if s := budget.StageOutturn; e.Year.Awaits("P09-" + s) {
		t.Error("a line that is not there is awaited")
	}
}

func TestNextYear(t *testing.T) {
	for _, c := range [][2]string{
		{"2024", "2025"}, {"2024年", "2025年"}, {"2024年1—7月", "2025年1—7月"}, {"2024-01-01至2024-07-31", "2025-01-01至2025-07-31"},
		{"2024-02-29", "2025-02-28"}, {"办结日期≤2024-12-31 且 状态=已解决", "办结日期≤2025-12-31 且 状态=已解决"}, {"编号=T12024", "编号=T12024"},
	} {
		if got := nextYear(c[0]); got != c[1] {
			t.Errorf("%s: got %s, want %s", c[0], got, c[1])
		}
	}
}

// Ledgers that read one file go on reading one, with the columns of all; files
// that would get one name are kept apart.
func TestEmptyTables(t *testing.T) {
	e := emptyTables{of: map[string]string{}, heads: map[string][]string{}}
	for _, c := range []struct{ old, definition, want string }{{"走访.xlsx", "T01", "走访.csv"}, {"走访.xlsx", "T02", "走访.csv"}, {"走访.csv", "T03", "T03.csv"}, {"T04.csv", "T04", "T04.csv"}} {
		if got := e.add(c.old, c.definition, []string{"编号", c.definition}); got != c.want {
			t.Errorf("%s of %s becomes %s, want %s", c.old, c.definition, got, c.want)
		}
	}
	if got := fmt.Sprint(e.heads["走访.csv"]); got != "[编号 T01 T02]" {
		t.Errorf("the common table has %s", got)
	}
}

// An empty table in the place of a workbook says what last year's was.
func TestDataLine(t *testing.T) {
	for _, c := range []struct{ csv, was, note string }{
		{"走访.csv", "走访.xlsx", "只有表头；上年是走访.xlsx，今年也用xlsx的，把表放进来，这里改成它的文件名，删去走访.csv"},
		{"T02.csv", "工单.XLSX", "只有表头；上年是工单.XLSX，今年也用XLSX的，把表放进来，这里改成它的文件名，删去T02.csv"},
		{"走访.csv", "走访.csv", ""},
	} {
		if got := dataLine(c.csv, c.was); got.text != c.csv || got.note != c.note {
			t.Errorf("%s: %+v", c.was, got)
		}
	}
}

// TestTheTargetBeforeItWasAdjusted: what named the target that an indicator had before it
// was adjusted names the one in force in the year that begins, in texts of all kinds.
func TestTheTargetBeforeItWasAdjusted(t *testing.T) {
	for says, want := range map[string]string{
		"文字: 由{{SL20-年初指标值}}调为{{SL20-指标值}}":          "文字: 由{{SL20-指标值}}调为{{SL20-指标值}}",
		"占{{合计|占比 SX01-年初指标值}}":                      "占{{合计|占比 SX01-指标值}}",
		"{{X-1-年初指标值|数}}、{{ SL02-年初指标值 }}":           "{{X-1-指标值|数}}、{{ SL02-指标值 }}",
		"  - {公式: (甲-年初指标值 + 乙-年初指标值) / 2, 单位: 个}\n": "  - {公式: (甲-指标值 + 乙-指标值) / 2, 单位: 个}\n",
		"年初指标值是{{SL01}}，SL01-年初指标值照抄":                "年初指标值是{{SL01}}，SL01-年初指标值照抄",
		"{{SL01}}之前-年初指标值{{SL02}}":                   "{{SL01}}之前-年初指标值{{SL02}}",
	} {
		if got := string(inForce([]byte(says))); got != want {
			t.Errorf("%q became %q", says, got)
		}
	}
	f := changed(t, "正文/1-概况.md", "", "# 概况\n由{{SX01-年初指标值}}改为{{SX01-指标值}}。\n")
	files, err := Rollover(f, load(t, f), verbatim)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range files {
		if bytes.Contains(g.Data, []byte("{{SX01-年初指标值")) {
			t.Errorf("%s names it: %s", g.Name, g.Data)
		}
	}
}
