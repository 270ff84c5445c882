package pdfread

import (
	"strings"
	"testing"
)

// The tables of the fixtures that have heads of two levels, or are accounts of two
// sides.
var (
	twoStates = "  |<1x2> 项目名称 |<2x1> 预算数（万元） |<1x2> 执行数（万元） |<1x2> 执行率（%） |\n  | 年初数 | 调整数 |\n"
	rivers    = twoStates + fund("河道疏浚工程 | 1,320.00 | 1,350.50 | 1,332.50 | 98.67", "泵站维修 | 120.00 | 80.00 | 80.00 | 100.00",
		"水质监测 | 95.60 | 95.60 | 90.82 | 95.00", "合计 | 1,535.60 | 1,526.10 | 1,503.32 | 98.51")
	partRivers   = twoStates + fund("河道疏浚工程 | 1,320.00 | 1,350.50 | 1,332.50 | 98.67", "沿线泵站维修 | 120.00 | 80.00 | 80.00 | 100.00")
	narrowRivers = twoStates + fund("河道疏浚工程 | 320.00 | 350.50 | 332.50 | 94.86", "泵站维修 | 120.00 | 80.00 | 80.00 | 100.00", "水质监测 | 95.60 | 95.60 | 90.82 | 95.00")
	offices      = "  |<1x2> 单位名称 |<2x1> 财政拨款（万元） |<2x1> 其他资金（万元） |<1x2> 备注 |\n  | 预算 | 决算 | 预算 | 决算 |\n" +
		fund("区水务局本级 | 800.00 | 790.10 | 20.00 | 18.00 | 含结转", "河长制办公室 | 150.50 | 150.50 |  |  | ", "水文站 | 60.00 | 58.20 | 5.00 | 5.00 | ")
	classes = "  |<2x1> 科目 |<1x2> 全年预算数 |<3x1> 支出决算数 |<1x2> 完成率 |\n  | 编码 | 名称 | 基本支出 | 项目支出 | 合计 |\n" +
		fund("2080505 | 机关事业单位基本养老保险缴费支出 | 36.80 | 35.92 | 0.00 | 35.92 | 97.61%", "2130301 | 行政运行 | 204.00 | 198.35 | 3.00 | 201.35 | 98.70%",
			"2130306 | 水利工程运行与维护 | 88.15 | 0.00 | 88.15 | 88.15 | 100.00%")
	account = "  |<3x1> 收入 |<3x1> 支出 |\n" + fund("项目 | 行次 | 决算数 | 项目 | 行次 | 决算数", "栏次 |  | 1 | 栏次 |  | 2",
		"一、财政拨款收入 | 1 | 2,860.40 | 一、农林水支出 | 14 | 2,410.75", "二、事业收入 | 2 | 35.00 | 二、社会保障支出 | 15 | 388.20",
		"三、其他收入 | 3 | 6.80 | 三、卫生健康支出 | 16 | 103.25", "本年收入合计 | 8 | 2,902.20 | 本年支出合计 | 21 | 2,902.20")
	struckTable = fund("项目 | 预算数（万元）", "泵站维修 | 120.00", "水质监测 | 95.60") + "body: 下划线的支出90.82万元，\n"
	allPages    = []string{twoStates + "  | 第1标段护岸工程 | 101.50 | 201.00 | 151.00 | 61.25 |\n", "  | 第60标段护岸工程 | 160.50 | 260.00 | 210.00 | 120.25 |\n"}
)

var shapeCases = map[string]writtenCase{
	// accounts of two sides, their halves right beside one another
	"chromium-account-bare.pdf":    plainCase(account),
	"chromium-account-rows.pdf":    plainCase(account),
	"chromium-account-zebra.pdf":   plainCase(account),
	"libreoffice-account-bare.pdf": plainCase(account),
	// heads of two levels
	"chromium-two-columns-ruled.pdf":    plainCase(classes),
	"libreoffice-two-columns-ruled.pdf": plainCase(classes),
	"chromium-two-columns-box.pdf":      plainCase(rivers),
	"libreoffice-two-columns-box.pdf":   plainCase(rivers),
	"chromium-two-zebra-even.pdf":       plainCase(rivers),
	"chromium-two-zebra.pdf":            plainCase(offices),
	"chromium-two-rows-ruled.pdf":       plainCase(offices),
	"libreoffice-two-rows-ruled.pdf":    plainCase(offices),
	"chromium-two-partly-filled.pdf":    plainCase(partRivers),
	"libreoffice-two-partly-filled.pdf": plainCase(partRivers),
	"libreoffice-two-narrow.pdf":        plainCase(narrowRivers),
	"chromium-two-pages.pdf":            {has: allPages},
	"libreoffice-two-pages.pdf":         {has: allPages},
	// what cannot be told is said
	"chromium-two-narrow.pdf":    {notes: []string{"!pdf-vertical ", "!pdf-table-unread 这一页有几行数像是表格", "!pdf-head-unread 这一页有表格读不出表头"}},
	"chromium-cells-crowded.pdf": {notes: []string{"!pdf-cell-unread 这一页的表格里有的格并着几个数，看不出分栏或分行，没有查：“100.00｜95.00”"}},
	"chromium-cells-stacked.pdf": {notes: []string{"!pdf-cell-unread ", "“100.00｜95.60｜20.00”"}},
	"chromium-figures-apart.pdf": {notes: []string{"!pdf-head-unread 这一页有表格读不出表头，各数是哪一栏的没有查：“1,320.00｜1,350.50"}},
	"chromium-codes-bare.pdf":    plainCase(fund("类 | 款 | 项 | 科目名称 | 决算数（万元）", "208 | 05 | 01 | 行政单位离退休 | 35.92", "213 | 03 | 02 | 一般行政管理事务 | 198.35", "221 | 02 | 01 | 住房公积金 | 88.15")),
	// pictures beside text, and a form that was printed
	"chromium-picture.pdf":      {notes: []string{"!pdf-picture 这一页有1幅大图片"}},
	"libreoffice-picture.pdf":   {notes: []string{"!pdf-picture 这一页有1幅大图片"}},
	"chromium-form-printed.pdf": {has: []string{"body: 全年预算（万元）：1350.50 执行数（万元）：1332.50 执行率：98.67%\n", "自评得分：96.5\n"}},
	// words that a line goes through
	"chromium-struck.pdf": {has: []string{"body: 全年预算数1,350.50万元，执行数1,332.50万元，执行率98.67%。\n", struckTable}, lacks: []string{"77万元", "作废"},
		notes: []string{"pdf-struck 这一页有加了删除线的文字“1,200”、“1,1”、“100.00”"}},
	"libreoffice-struck.pdf": {has: []string{struckTable}, lacks: []string{"77万元", "作废"}, notes: []string{"“100.00”、“作废”、“整句划去，支出77万元。”"}},
}

// Rows of a table that runs over pages are all there: none is taken for a header.
func TestRowsAtTheEndsOfPages(t *testing.T) {
	for _, name := range []string{"chromium-two-pages.pdf", "libreoffice-two-pages.pdf"} {
		got := studied(t, written(t, name)).Document.Dump()
		if n := strings.Count(got, "标段护岸工程 |"); n != 60 {
			t.Errorf("%s has %d rows of 60", name, n)
		}
	}
}
