package pdfread

import (
	"strings"
	"testing"

	"jiheng/document"
)

// sheets are workbooks without borders as LibreOffice prints them, with the table that
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
	"libreoffice-sheet-one-row.pdf": "  |<1x2> 资金 |<2x1> 预算数 |<2x1> 执行数 |<1x2> 执行率 |\n  | 年初 | 全年 | 上半年 | 全年 |\n" +
		fund("年度资金总额 | 100 | 120 | 50 | 114 | 0.95"),
	"libreoffice-sheet-counted.pdf": fund("序号 | 项目 | 预算数 | 一季度 | 二季度 | 三季度 | 四季度 | 全年支出数", "1 | 绿化 | 40 | 10 | 10 | 10 | 8 | 38",
		"2 | 亮化 | 30 | 0 | 5 | 15 | 10 | 30", "3 | 垃圾分类 | 25.5 | 5.5 | 6 | 6 | 6 | 23.5", " | 合计 | 95.5 | 15.5 | 21 | 31 | 24 | 91.5"),
	"libreoffice-sheet-account.pdf":  fund("收入项目 | 决算数 | 支出项目 | 决算数", "财政拨款收入 | 900 | 基本支出 | 500", "其他收入 | 20 | 项目支出 | 410", "收入合计 | 920 | 支出合计 | 910"),
	"libreoffice-sheet-low-row.pdf":  fund("专项名称 | 年初部门预算安排数 | 全年预算数（调整后） | 全年实际支出数 | 预算执行率（%）", "春季防火 | 20 | 20 | 19 | 95", "秋季秸秆禁烧 | 15 | 18 | 17.1 | 95"),
	"libreoffice-sheet-overflow.pdf": fund("产出指标 | 成本指标 | 环卫总成本 | 控制在380万元以内 | 3,720,000元 | 20 | 20", "效益指标 | 社会效益 | 受益居民 | ≥2万人 | 21,500人 | 30 | 30"),
	"libreoffice-sheet-targets.pdf":  fund(" | 时效指标 | 完成时间 | 2024年11月底前 | 2024年12月 | 10 | 10 | ", " | 成本指标 | 总成本 | 控制在400万元以内 | 4,100,000元 | 10 | 10 | "),
	"libreoffice-sheet-formats.pdf": fund("m括 | -1200 | (1,200.00)", "n会计 | -1200 | ###", "o三角 | -88 | △ 88", "p三角2 | -88 | ▲88", "q隐 | 5 | ",
		"r分数 | 1.5 | 1 1/2", "s科学 | 123456 | 1.23E+05", "t千分0 | 1234.5 | 1 234.50"),
}

// Cells of sheets stand in their columns, and no text of two is one.
func TestSheetsWithoutBorders(t *testing.T) {
	for name, want := range sheets {
		t.Run(name, func(t *testing.T) {
			d := studied(t, written(t, name)).Document
			if got := d.Dump(); !strings.Contains(got, want) {
				t.Errorf("lacks\n%s\nread:\n%s", want, got)
			}
			for _, n := range d.Reading {
				if n.Unread {
					t.Errorf("says %s", n.Text)
				}
			}
		})
	}
}

// A table whose columns cannot be told gives none of its figures, and is named.
func TestUnclearSheetHasNoFigures(t *testing.T) {
	d := studied(t, written(t, "libreoffice-sheet-unclear.pdf")).Document
	if said := notes(d); !strings.Contains(said, "!pdf-table-unread ") && !strings.Contains(said, "!pdf-head-unread ") {
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
