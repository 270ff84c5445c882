package extract_test

import (
	"slices"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// A groupTable is a table by the texts of its cells, with + in the places of a head that covers
// them from the left and ^ where it covers them from above.
type groupTable []string

// build makes the table, with cells that are joined or with blank ones instead.
func (g groupTable) build(joined bool) *document.Document {
	t := &document.Table{}
	var grid [][]string
	for _, row := range g {
		grid = append(grid, strings.Fields(row))
	}
	t.Columns = make([]document.Column, len(grid[0]))
	covers := func(r, c int, mark string) bool { return r < len(grid) && c < len(grid[r]) && grid[r][c] == mark }
	for r, row := range grid {
		var out document.Row
		for c, text := range row {
			blank := text == "+" || text == "^"
			if joined && blank {
				continue
			}
			if blank {
				text = ""
			}
			cell := document.Cell{Runs: []document.Run{{Text: text}}, ColSpan: 1, RowSpan: 1}
			for joined && covers(r, c+cell.ColSpan, "+") {
				cell.ColSpan++
			}
			for joined && covers(r+cell.RowSpan, c, "^") {
				cell.RowSpan++
			}
			out.Cells = append(out.Cells, cell)
		}
		t.Rows = append(t.Rows, out)
	}
	return &document.Document{Blocks: []document.Block{document.Styled(document.Body, "单位：万元"), t}}
}

// Heads of several levels bind to every column below them, whether their cells are joined or
// the places behind them are blank.
func TestHeadsOfThreeLevels(t *testing.T) {
	for _, c := range []struct {
		table groupTable
		want  string // names of the figures of the first row
	}{
		{groupTable{"季度 城市低保 + + + 农村低保 + + +", "^ 东街 + 西街 + 东街 + 西街 +", "^ 户数 金额 户数 金额 户数 金额 户数 金额", "一季度 12 3.5 13 4.1 21 5.2 22 6.3"},
			"一季度·城市低保·东街·户数 一季度·城市低保·东街·金额 一季度·城市低保·西街·户数 一季度·城市低保·西街·金额 一季度·农村低保·东街·户数 一季度·农村低保·东街·金额 一季度·农村低保·西街·户数 一季度·农村低保·西街·金额"},
		{groupTable{"科室 收入 + + 支出 + +", "^ 财政拨款 + 其他 基本支出 项目支出 +", "^ 本年 上年 本年 本年 本年 上年", "办公室 100 90 5 60 45 40"},
			"办公室·收入·财政拨款·本年 办公室·收入·财政拨款·上年 办公室·收入·其他·本年 办公室·支出·基本支出·本年 办公室·支出·项目支出·本年 办公室·支出·项目支出·上年"},
		{groupTable{"乡镇 养老补贴 + + 救助补贴 + +", "^ 发放 + 结余 发放 + 结余", "^ 人数 金额 金额 人数 金额 金额", "东山镇 120 3.6 0.4 50 1.5 0.3"},
			"东山镇·养老补贴·发放·人数 东山镇·养老补贴·发放·金额 东山镇·养老补贴·结余·金额 东山镇·救助补贴·发放·人数 东山镇·救助补贴·发放·金额 东山镇·救助补贴·结余·金额"},
		{groupTable{"村名 改厕 + 改水 + 合计金额", "^ 户数 金额 户数 金额 ^", "柳村 30 6.5 20 4.5 11"},
			"柳村·改厕·户数 柳村·改厕·金额 柳村·改水·户数 柳村·改水·金额 柳村·合计金额"},
		{groupTable{"区划 上半年 + 下半年 +", "^ 预算数 决算数 预算数 决算数", "北区 30 29 20 19"}, "北区·上半年·预算数 北区·上半年·决算数 北区·下半年·预算数 北区·下半年·决算数"},
	} {
		for _, joined := range []bool{true, false} {
			var got []string
			for _, f := range extract.Facts(extract.Lines(c.table.build(joined))) {
				got = append(got, f.Subject)
			}
			if want := strings.Fields(c.want); !slices.Equal(got, want) {
				t.Errorf("joined %v:\n got %q\nwant %q", joined, got, want)
			}
		}
	}
}

// Labels with their values above a head, and heads without a head below, cover nothing but
// their own columns.
func TestHeadsThatAreNoGroups(t *testing.T) {
	for _, c := range []struct {
		table groupTable
		want  string
	}{
		{groupTable{"项目名称 危房改造 + + +", "资金 年初预算数 全年预算数 全年执行数 执行率", "合计 100 110 105 95.45%"}, "合计·年初预算数 合计·全年预算数 合计·全年执行数 合计·执行率"},
		{groupTable{"项目 年初预算 全年执行 备注", "甲 100 90 无"}, "甲·年初预算 甲·全年执行"},
	} {
		for _, joined := range []bool{true, false} {
			var got []string
			for _, f := range extract.Facts(extract.Lines(c.table.build(joined))) {
				got = append(got, f.Subject)
			}
			if want := strings.Fields(c.want); !slices.Equal(got, want) {
				t.Errorf("joined %v:\n got %q\nwant %q", joined, got, want)
			}
		}
	}
}
