package pdfread

import (
	"strings"
	"testing"

	"jiheng/document"
)

// sheets are workbooks, most without borders, as LibreOffice prints them, with the table that
// each holds: heads at the left of their columns, figures at the right, texts that run
// over the next cell.
var sheets = map[string]string{
	"libreoffice-sheet-narrow.pdf": fund("项目名称 | 河道清淤 | 主管部门 | 桃源县水务局 |  |  | ", "实施单位 | 清河镇 | 联系电话 | 05361234567 |  |  | ",
		"项目资金（万 | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分", "年度资金总额 | 100 | 100 | 90 | 10 | 90% | 9",
		"其中：财政拨 | 80 | 80 | 75 |  | 93.75% | ", "其他资金 | 20 | 20 | 15 |  | 75% | "),
	"libreoffice-sheet-labels.pdf": fund("项目名称 | 防汛抢险物资 | 主管部门 | 柳河县应急局 |  | ", "实施单位 | 柳河镇人民政府 | 联系人 | 李工 |  | ",
		"资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率", "年度资金总额 | 50 | 65 | 61.75 | 10 | 95.00%"),
	"libreoffice-sheet-two-level.pdf": "  |<1x2> 资金 |<2x1> 预算数 |<1x2> 决算数全年 |\n  | 年初 | 调整后 |\n" +
		fund("年度资金总额 | 100 | 120 | 114", "其中：财政拨款 | 60 | 70 | 68", "其他资金 | 40 | 50 | 46"),
	"libreoffice-sheet-counted.pdf": fund("序号 | 项目 | 预算数 | 一季度 | 二季度 | 三季度 | 四季度 | 全年支出数", "1 | 绿化 | 40 | 10 | 10 | 10 | 8 | 38",
		"2 | 亮化 | 30 | 0 | 5 | 15 | 10 | 30", "3 | 垃圾分类 | 25.5 | 5.5 | 6 | 6 | 6 | 23.5", " | 合计 | 95.5 | 15.5 | 21 | 31 | 24 | 91.5"),
	"libreoffice-sheet-account.pdf":   fund("收入项目 | 决算数 | 支出项目 | 决算数", "财政拨款收入 | 900 | 基本支出 | 500", "其他收入 | 20 | 项目支出 | 410", "收入合计 | 920 | 支出合计 | 910"),
	"libreoffice-sheet-low-row.pdf":   fund("专项名称 | 年初部门预算安排数 | 全年预算数（调整后） | 全年实际支出数 | 预算执行率（%）", "春季防火 | 20 | 20 | 19 | 95", "秋季秸秆禁烧 | 15 | 18 | 17.1 | 95"),
	"libreoffice-sheet-overflow.pdf":  fund("产出指标 | 成本指标 | 环卫总成本 | 控制在380万元以内 | 3,720,000元 | 20 | 20", "效益指标 | 社会效益 | 受益居民 | ≥2万人 | 21,500人 | 30 | 30"),
	"libreoffice-sheet-targets.pdf":   fund(" | 时效指标 | 完成时间 | 2024年11月底前 | 2024年12月 | 10 | 10 | ", " | 成本指标 | 总成本 | 控制在400万元以内 | 4,100,000元 | 10 | 10 | "),
	"libreoffice-sheet-two-pages.pdf": wideForm,
	"libreoffice-sheet-hash.pdf": fund("2023年度东山区公园维护专项资金自评表 |  |  |  | ", "单位：元 |  |  |  | ", "资金来源 | 年初预算数 | 全年预算数 | 全年执行数（ | 预算执行率",
		"年度资金总额 | 3,456,789.50 | 3,556,789.50 | ### | 97.17%", "其中：财政拨款 | 3,000,000.00 | 3,100,000.00 | ### | 97.10%"),
	"libreoffice-sheet-indented.pdf": fund("内容 | 数额", "一、上年结转 | 36.50", "其中：项目结转 | 30", "二、本年拨入 | 410", "本年退回 | 7.50", "三、年末结转 | 22.40"),
	"libreoffice-sheet-cut.pdf":      fund("重度残疾人护理补贴 | 1440 | 415 | 59.76 | 按月", "合计 |  | 1275 | 162.96 | "),
	"libreoffice-sheet-formats.pdf": fund("m括 | -1200 | (1,200.00)", "n会计 | -1200 | ###", "o三角 | -88 | △ 88", "p三角2 | -88 | ▲88", "q隐 | 5 | ",
		"r分数 | 1.5 | 1 1/2", "s科学 | 123456 | 1.23E+05", "t千分0 | 1234.5 | 1 234.50"),
	"libreoffice-sheet-spill.pdf":     fund("新建村级卫生室数 | 12个 | 12个 | 10", "购置基层诊疗设备批次 | 6批 | 5批 | 8", "设备验收合格率 | ≥95% | 100% | 10", "基层群众就诊满意度 | ≥90% | 93% | 10"),
	"libreoffice-sheet-spill-low.pdf": fund("新建村级卫生室数 | 12个 | 12个 | 10", "购置基层诊疗设备批次 | 6批 | 5批 | 8", "设备验收合格率 | ≥95% | 100% | 10", "基层群众就诊满意度 | ≥90% | 93% | 10"),
	"libreoffice-sheet-periods.pdf": "  |<1x2> 项目 |<1x2> 预算数 |<4x1> 累计支出 |<1x2> 备注 |\n  | 一季度 | 上半年 | 前三季度 | 全年 |\n" +
		fund("村道养护 | 80 | 15 | 36 | 60 | 78 | 在建", "垃圾清运 | 40 | 8 | 18 | 30 | 39.5 | 按月"),
	"libreoffice-sheet-periods-low.pdf": "  |<1x2> 项目 |<1x2> 全年预算数 |<3x1> 累计支出数 |<1x2> 执行率 |\n  | 一季度 | 上半年 | 全年 |\n" +
		fund("渠道维修 | 100 | 20 | 45 | 98 | 98%", "泵站改造 | 50 | 10 | 20 | 47.5 | 95%"),
	"libreoffice-sheet-account-long.pdf": "  |<2x1> 收入 |<2x1> 支出 |\n" + fund("项目 | 决算数 | 项目 | 决算数", "栏次 | 1 | 栏次 | 2", "一、财政拨款收 | 2860400 | 一、农林水支出 | 2410750",
		"二、事业收入（ | 35000 | 二、社会保障和 | 388200", "三、其他收入 | 6800 | 三、卫生健康支 | 103250", "本年收入合计 | 2902200 | 本年支出合计 | 2902200"),
	"libreoffice-sheet-wages-long.pdf": fund("经费项目名称 | 预算数 | 执行数 | 备注", "行次 | 1 | 2 | ", "基本工资和绩效 | 862000 | 860150 | ", "住房公积金和医 | 126500 | 126500 | 按月", "合计 | 988500 | 986650 | "),
	"chromium-heads-close.pdf": "  |<1x2> 科室 |<2x1> 预算批复 |<2x1> 到账 |<2x1> 支出 |\n  | 年初数 | 调整数 | 金额 | 到账率 | 金额 | 执行率 |\n" +
		fund("合计 | 150 | 180 | 180 | 100.00% | 171 | 95.00%", "防疫科 | 90 | 100 | 100 | 100.00% | 95 | 95.00%"),
	"chromium-heads-close-2.pdf": "  |<1x2> 街道 |<2x1> 上级补助 |<2x1> 本级配套 |<2x1> 支出 |\n  | 下达数 | 拨付数 | 金额 | 配套率 | 金额 | 完成率 |\n" +
		fund("合计 | 80 | 75 | 20 | 25.00% | 90 | 94.74%", "东街 | 50 | 45 | 10 | 20.00% | 50 | 90.91%"),
}

// wideForm is a sheet that LibreOffice prints over three pages, from the left to the right.
const wideForm = "  |<9x1> 2023年度东山区古树名木保护项目绩效自评表 |\n" +
	"  | 项目名称 |<8x1> 古树名木复壮养护（二期） |\n" +
	"  | 主管部门 |<3x1> 东山区园林局 | 实施单位 |<4x1> 东山区园林局绿化养护管理中心 |\n" +
	"  |<1x3> 资金（万元） |  | 年初预算数 | 全年预算数 |<2x1> 全年执行数 | 分值 | 执行率 | 得分 |\n" +
	"  | 年度资金总额 | 86.50 | 90.00 |<2x1> 88.20 | 10 | 98.00% | 9.8 |\n" +
	"  | 其中：财政拨款 | 80.00 | 83.50 |<2x1> 81.70 | — | 97.84% | — |\n" +
	"  | 总体目标 |<3x1> 复壮古树120株，树洞修补36处。 |<5x1> 复壮古树118株，树洞修补36处，两株因台风倒伏移出名录，其余均按期完成 |\n" +
	"  |<1x2> 绩效指标 |<2x1> 数量指标 | 复壮古树 |<2x1> ≥120株 | 118株 | 20 | 19.7 |\n" +
	"  |<2x1> 成本指标 | 单株费用 |<2x1> ≤7000元 | 6,855元 | 20 | 20 |\n"

// sheetsSaid is what is said of sheets whose cells are not shown as they are.
var sheetsSaid = map[string]string{
	"libreoffice-sheet-narrow.pdf":  "!pdf-clipped 这一页有的格列太窄，字没有显示全，后面的字和数没有读：“项目资金（万”",
	"libreoffice-sheet-targets.pdf": "!pdf-clipped 这一页有的格列太窄，字没有显示全，后面的字和数没有读：“不少于3000”",
	"libreoffice-sheet-formats.pdf": "!pdf-narrow 这一页有6格的数因为列太窄没有显示出来（###），没有读，用到它们的核对没有做：表1!C2、表1!C3、表1!C7、",
	"libreoffice-sheet-hash.pdf":    "!pdf-narrow 这一页有2格的数因为列太窄没有显示出来（###），没有读，用到它们的核对没有做：表1!D4、表1!D5，",
	"libreoffice-sheet-cut.pdf":     "!pdf-clipped 这一页有的格列太窄，字没有显示全，后面的字和数没有读：“发放金额（万元”",
}

// Cells of sheets stand in their columns, and no text of two is one.
func TestSheetsWithoutBorders(t *testing.T) {
	for name, want := range sheets {
		t.Run(name, func(t *testing.T) {
			d := studied(t, written(t, name)).Document
			if got := d.Dump(); !strings.Contains(got, want) {
				t.Errorf("lacks\n%s\nread:\n%s", want, got)
			}
			want, said := sheetsSaid[name], notes(d)
			if want == "" && strings.Contains(said, "!") || !strings.Contains(said, want) {
				t.Errorf("says %s", said)
			}
		})
	}
}

// A table whose columns cannot be told gives none of its figures, and is named.
func TestUnclearSheetHasNoFigures(t *testing.T) {
	for _, name := range []string{"libreoffice-sheet-unclear.pdf", "libreoffice-sheet-one-row.pdf", "chromium-heads-close-3.pdf"} {
		unclearSheet(t, name)
	}
}

func unclearSheet(t *testing.T, name string) {
	t.Helper()
	d := studied(t, written(t, name)).Document
	if said := notes(d); !strings.Contains(said, "!pdf-table-unread ") && !strings.Contains(said, "!pdf-head-unread ") && !strings.Contains(said, "!pdf-cell-unread ") {
		t.Errorf("says only %s", said)
	}
	for _, b := range d.Blocks {
		table, ok := b.(*document.Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows[table.Header:] {
			for i := range row.Cells {
				if s := document.Text(row.Cells[i].Runs); i > 0 && digits(s) {
					t.Errorf("has the figure %q", s)
				}
			}
		}
	}
}
