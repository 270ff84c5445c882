package paper

import (
	"slices"
	"strings"
)

// headEndings end the words that head a column of a register.
var headEndings = []string{"编码", "代码", "编号", "名称", "指标", "指标值", "目标值", "完成值", "单位", "部门", "科室", "处室", "日期", "时间", "金额", "数", "率", "说明", "依据", "备注", "序号", "年度",
	"分值", "权重", "得分", "电话", "类型", "类别", "性质", "级次", "审核人", "负责人", "联系人", "填报人", "经办人", "申报人", "项目", "内容", "目标", "状态", "原因", "措施", "来源", "方式", "标准", "值", "情况",
	"意见", "预算", "支出", "资金", "科目", "地区", "区划", "期限", "属性"}

// longestHead is the most characters of the head of a column.
const longestHead = 14

// headLike reports a cell that can head a column: a few words, no value.
func headLike(s string) bool {
	h := BareLabel(strings.ReplaceAll(s, "\n", ""))
	if h == "" || Runes(h) > longestHead || strings.ContainsAny(h, "0123456789，。；") || strings.HasSuffix(strings.TrimSpace(s), "：") {
		return false
	}
	return slices.ContainsFunc(headEndings, func(w string) bool { return strings.HasSuffix(h, w) })
}

// fewestHeads is the number of heads from which a row can be the head of a
// register.
const fewestHeads = 3

// headOfRegister reports a row whose cells head the columns below them: nearly all
// of them are words for columns, and the row below holds values. A form has a
// label and its value beside one another.
func (g *Grid) headOfRegister(r int) bool {
	if r >= headRows || r+1 >= len(g.Cells) {
		return false
	}
	heads, other := countHeads(g.Cells[r])
	if heads < fewestHeads || other > 0 && heads < 3*other {
		return false
	}
	below, values := countHeads(g.Cells[r+1])
	return values > 0 && below <= values
}

// countHeads counts the cells of a row that are words for columns, and the others
// that are not blank; a cell over several columns counts once.
func countHeads(cells []*Line) (heads, other int) {
	var last *Line
	for _, l := range cells {
		if l == nil || l == last || NoValue(l.Text) {
			continue
		}
		if last = l; headLike(l.Text) {
			heads++
		} else {
			other++
		}
	}
	return heads, other
}

// headRow returns the row that heads the columns of a register; -1 for a table
// that is none.
func (g *Grid) headRow() int {
	return g.heads.get(func() int {
		for r := range min(len(g.Cells), headRows) {
			if g.headOfRegister(r) {
				return r
			}
		}
		return -1
	})
}

// ColumnFields returns the values of the columns of registers whose head want
// accepts, each value of a column once, in reading order. A value is its own
// label.
func (t *Text) ColumnFields(want func(name string) bool) []Field {
	var out []Field
	for _, g := range t.Tables {
		r := g.headRow()
		if r < 0 {
			continue
		}
		for c, h := range g.Cells[r] {
			if h == nil || c > 0 && g.Cells[r][c-1] == h || !want(BareLabel(h.Text)) {
				continue
			}
			seen := map[string]bool{}
			for below := r + 1; below < len(g.Cells); below++ {
				l := g.At(below, c)
				if l == nil || l == h || NoValue(l.Text) || TotalRow(g, below) || seen[l.Text] {
					continue
				}
				seen[l.Text] = true
				out = append(out, Field{Label: l, Name: BareLabel(h.Text), At: l, Value: strings.TrimSpace(l.Text)})
			}
		}
	}
	return out
}

// projectColumn returns the column of a block of indicators that says of which
// project a row is: its code, else its name; -1 for none.
func (it *IndicatorTable) projectColumn() int {
	for _, names := range [][]string{{"项目编码", "项目代码", "项目编号"}, {"项目名称", "二级项目名称", "项目", "政策名称"}} {
		for c := range it.Grid.Cells[it.Head] {
			if c != it.Name && slices.Contains(names, PlainHead(it.Grid.Text(it.Head, c))) {
				return c
			}
		}
	}
	return -1
}

// byProject splits a block of a register into those of its projects, in the order
// of their first rows; a block of one project stays whole.
func (it *IndicatorTable) byProject() []*IndicatorTable {
	c := it.projectColumn()
	if c < 0 {
		return []*IndicatorTable{it}
	}
	parts := map[string]*IndicatorTable{}
	var out []*IndicatorTable
	project := ""
	for _, row := range it.Rows {
		if l := it.Grid.At(row.Row, c); l != nil && !NoValue(l.Text) {
			project = Squeeze(l.Text)
		}
		part := parts[project]
		if part == nil {
			one := *it
			one.Rows, one.Project = nil, project
			part = &one
			parts[project] = part
			out = append(out, part)
		}
		row.Table = part
		part.Rows = append(part.Rows, row)
	}
	if len(out) < 2 {
		return []*IndicatorTable{it}
	}
	return out
}
