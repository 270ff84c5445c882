package dossier

import (
	"strings"
	"testing"
	"testing/fstest"
)

// An account names the file that was read, calls a computed difference one, and
// says 公布 only of what was made known.
func TestProvenance(t *testing.T) {
	f := folder(small)
	delete(f, FileMonthly)
	delete(f, FileAdjustments)
	f["预算/分月.xlsx"] = &fstest.MapFile{Data: workbook(t, [][]any{
		{"行", "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "合计"},
		{"P01", nil, nil, 10, nil, nil, 20, nil, nil, 20, nil, nil, 8, 58},
	})}
	f["预算/调整.xlsx"] = &fstest.MapFile{Data: workbook(t, [][]any{{"编号", "日期", "种类", "行", "金额", "原因"}, {"TZ1", "2024-05-01", "追加", "P01", 11, "新增路段"}, {"TZ3", "2024-05-01", "追加", "B01", 1, "补发"}})}
	d := load(t, f)
	for _, c := range []struct{ id, file, text string }{
		{"累计支付-7月", "预算/分月.xlsx", "分月表中"},
		{"P01-调整数", "预算/调整.xlsx", "调整表中“P01”各笔调整之和"},
		{"合计-追加", "预算/调整.xlsx", "调整表中合计的追加共2笔之和"},
		{"P02-调整数", "预算/预算.csv", "调整表中没有“P02”的调整，按0计"},
		{"项目数", "预算/预算.csv", "预算表中项目支出的行数"},
	} {
		x, ok := d.Year.Facts.Get(c.id)
		if !ok || x.Account.Place.File != c.file || !strings.Contains(x.Account.Text, c.text) {
			t.Errorf("%s: %s %q", c.id, x.Account.Place, x.Account.Text)
		}
	}
	f = changed(t, FileLines, "", "编号,名称,资金,支出,任务,年初预算数（万元）,全年预算数,决算数,未执行去向\nP01,道路修复,一般公共预算,项目支出,RW01,50.00,61.00,58.00,结转下年\nP02,志愿,单位资金,项目支出,RW01,10,10,10,\nB01,人员,一般公共预算,基本支出,,100,100,100,\n")
	delete(f, FileAdjustments)
	delete(f, FileMonthly)
	l := newLoader(f)
	for _, step := range []func(){l.publications, l.unit, l.lines, l.adjustments, l.revisions, l.moneyFacts} {
		step()
	}
	x, _ := l.year.Facts.Get("P01-调整数")
	if x.Account.Grade != "" || !strings.Contains(x.Account.Text, "全年预算数 - 年初预算数，是算出的差数；调整表中没有这一笔") || x.Print().Text != "11.00万元" {
		t.Errorf("%s: %+v", x.Print().Text, x.Account)
	}
	if a, _ := d.Year.Facts.Get("SH01"); a.Account.Statement == nil || a.Account.Statement.Published {
		t.Errorf("a statement that nobody made known: %+v", a.Account.Statement)
	}
}
