package dossier

import (
	"strings"
	"testing"
	"testing/fstest"
)

// linesHead and adjustmentsHead name no unit.
const (
	linesHead = "编号,名称,资金,支出,年初预算数,决算数\n"
	yuanLines = "B01,人员,一般公共预算,基本支出,21482000.00,21482000.00\nP01,道路,一般公共预算,项目支出,1000000000.50,1000000000.50\n"
)

// A budget that nobody's unit could have is asked for its unit; one without a
// unit says once how it is read.
func TestUnitOfBudgets(t *testing.T) {
	var many strings.Builder
	for i := range 9 {
		many.WriteString("P0" + string(rune('1'+i)) + ",项目,一般公共预算,项目支出,60000,60000\n")
	}
	for _, c := range []struct{ name, lines, want, says string }{
		{"元当成万元", linesHead + yuanLines, "预算/预算.csv:2 unit-open", "“B01 人员”的年初预算数就是21482000.00万元，大得不像一个单位的预算；请在表头写明单位"},
		{"合计太大", linesHead + many.String(), "预算/预算.csv unit-open", "各行的年初预算数合计是540000.00万元"},
		{"决算太大", linesHead + "P01,道路,一般公共预算,项目支出,,123456\n", "预算/预算.csv:2 unit-open", "的决算数就是123456.00万元"},
		{"写了万元", strings.Replace(linesHead, "年初预算数", "年初预算数（万元）", 1) + yuanLines, "", ""},
		{"写了元", "单位：元\n" + linesHead + yuanLines, "", ""},
		{"没有写而合理", linesHead + "P01,道路,一般公共预算,项目支出,60,60\n", "预算/预算.csv unit-assumed", "预算/预算.csv没有写单位，按万元读"},
		{"格里写了", linesHead + "P01,道路,一般公共预算,项目支出,60万,60万元\n", "", ""},
		{"没有数", linesHead + "P01,道路,一般公共预算,项目支出,,\n", "", ""},
	} {
		l := newLoader(fstest.MapFS{FileLines: {Data: []byte(c.lines)}})
		l.year.FiscalYear = 2024
		l.lines()
		l.plausible()
		var got, said []string
		for _, n := range l.notices {
			if strings.HasPrefix(n.Code, "unit-") {
				got, said = append(got, n.Place.String()+" "+n.Code), append(said, n.Message)
			}
		}
		if strings.Join(got, "|") != c.want || !strings.Contains(strings.Join(said, "|"), c.says) {
			t.Errorf("%s: %v %v, want %s", c.name, got, said, c.want)
		}
	}
	if !Opens("unit-open") || Opens("unit-assumed") {
		t.Error("which of the two is an open point")
	}
}

// Columns of sums beside the months are compared with them and left out.
func TestSumsOfMonths(t *testing.T) {
	for _, c := range []struct{ name, head, sums, want string }{
		{"合计", ",合计", ",58.00", ""},
		{"全年带单位", ",全年（万元）", ",58", ""},
		{"累计", ",累计", ",58", ""},
		{"两种", ",上半年,全年合计", ",30,58", ""},
		{"合计差一分", ",合计", ",58.01", "预算/分月.csv:2 monthly-total"},
		{"季度不对", ",一季度小计,合计", ",12,58", "预算/分月.csv:2 monthly-total"},
		{"前三季度", ",1-9月累计", ",50", ""},
		{"空着", ",总计", ",", ""},
		{"不认识", ",备用数", ",5", "预算/分月.csv:1 column-unknown"},
	} {
		f := changed(t, FileMonthly, "10月,11月,12月", "10月,11月,12月"+c.head)
		f[FileMonthly].Data = []byte(strings.Replace(string(f[FileMonthly].Data), "8.00", "8.00"+c.sums, 1))
		_, err := Load(f)
		if got := told(err); got != c.want {
			t.Errorf("%s: %s, want %s\n%v", c.name, got, c.want, err)
		}
		if c.name == "合计差一分" && !strings.Contains(err.Error(), "写的是58.01万元，1月到12月相加是58.00万元，相差0.01万元") {
			t.Errorf("%v", err)
		}
	}
}

// An old workbook in the place of a table is named, and so is one of a ledger.
func TestOldWorkbooks(t *testing.T) {
	ole := []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00")
	f := folder(small)
	delete(f, FileMonthly)
	f["预算/分月.xls"] = &fstest.MapFile{Data: ole}
	if _, err := Load(f); told(err) != "预算/分月.xls table-format" {
		t.Errorf("%v", err)
	}
	f = changed(t, "台账/T01.yaml", "T01.csv", "T01.xls")
	f["台账/T01.xls"] = &fstest.MapFile{Data: ole}
	if _, err := Load(f); told(err) != "台账/T01.xls table-format" {
		t.Errorf("%v", err)
	}
	f = folder(small)
	delete(f, "台账/T01.csv")
	f["台账/T01.xlsx"] = &fstest.MapFile{Data: workbook(t, roadRows())}
	if _, err := Load(f); told(err) != "台账/T01.yaml:3:5 file-missing" || !strings.Contains(err.Error(), "有“台账/T01.xlsx”；要用它，请把这一行改成“数据: T01.xlsx”") {
		t.Errorf("%v", err)
	}
}
