package check

import (
	"slices"
	"strings"

	"jiheng/num"
)

// An indicatorRow is one third-level indicator of a form's table. A cell that
// the table does not have is nil.
type indicatorRow struct {
	table  *indicatorTable
	row    int
	class1 string // first level, from the cell beside or above
	class2 string // second level
	name   string

	at, sign, target, unit, actual, weight, score, reason, measure, rule *Line
}

// An indicatorTable is the block of indicators in a form: from the row that
// heads it to the row of its total.
type indicatorTable struct {
	grid *Grid
	head int
	rows []indicatorRow

	// The columns by what they hold; -1 for none.
	class1, class2, name, sign, target, unit, actual, weight, score, reason, measure, rule int
}

// indicatorTables returns the blocks of indicators of the document.
func (t *Text) indicatorTables() []*indicatorTable {
	return t.kept.indicators.get(t.readIndicatorTables)
}

func (t *Text) readIndicatorTables() []*indicatorTable {
	var out []*indicatorTable
	for _, g := range t.Tables {
		for r := range g.Cells {
			if it := indicatorHead(g, r); it != nil {
				it.read()
				out = append(out, it)
			}
		}
	}
	return out
}

var indicatorNames = []string{"三级指标", "指标名称", "三级指标名称", "具体指标"}

// indicatorHead reads a row as the head of a block of indicators; nil where it
// is none.
func indicatorHead(g *Grid, r int) *indicatorTable {
	named := func(l *Line) bool { return l != nil && len(l.Text) < 60 && strings.Contains(l.Text, "指标") }
	if !slices.ContainsFunc(g.Cells[r], named) {
		return nil
	}
	it := &indicatorTable{grid: g, head: r}
	heads := make([]string, len(g.Cells[r]))
	for c := range heads {
		heads[c] = plainHead(g.Text(r, c))
	}
	if it.name = slices.IndexFunc(heads, func(h string) bool { return slices.Contains(indicatorNames, h) }); it.name < 0 {
		return nil
	}
	if r > 0 && g.At(r-1, it.name) == g.At(r, it.name) {
		return nil // the second row of a head over two rows
	}
	find := func(not string, words ...string) int {
		for _, w := range words {
			for c, h := range heads {
				if strings.Contains(h, w) && runes(h) <= 16 && !hasAny(h, "取值", "来源") && (not == "" || !strings.Contains(h, not)) {
					return c
				}
			}
		}
		return -1
	}
	it.class1, it.class2 = find("", "一级指标"), find("", "二级指标")
	it.target = find("中期", "年度指标值", "年初指标值", "年度目标值", "目标值", "指标值", "计划值")
	it.actual = find("", "实际完成", "完成值", "实际值", "完成情况")
	it.weight, it.score = find("得分", "分值", "权重", "标准分", "满分"), find("得分系数", "得分")
	it.reason = find("", "原因")
	it.measure = find("原因", "改进措施", "整改措施")
	it.sign, it.unit = find("", "计算符号", "运算符", "指标性质"), find("", "计量单位", "度量单位")
	it.rule = find("", "评分标准", "扣分标准", "计分规则", "评分规则", "指标解释", "指标说明")
	if it.target < 0 && it.weight < 0 {
		return nil
	}
	return it
}

// read collects the rows below the head.
func (it *indicatorTable) read() {
	class1, class2 := "", ""
	for r := it.head + 1; r < len(it.grid.Cells); r++ {
		g := it.grid
		if totalRow(g, r) || slices.Contains(indicatorNames, plainHead(g.Text(r, it.name))) && g.At(r, it.name) != g.At(it.head, it.name) {
			return
		}
		if s := strings.TrimSpace(g.Text(r, it.class1)); s != "" {
			if s != class1 {
				class2 = ""
			}
			class1 = s
		}
		if s := strings.TrimSpace(g.Text(r, it.class2)); s != "" {
			class2 = s
		}
		at := g.At(r, it.name)
		if at == nil || noValue(at.Text) || notApplied[strings.TrimSpace(at.Text)] || at == g.At(it.head, it.name) || it.wide(r, at) {
			continue
		}
		it.rows = append(it.rows, indicatorRow{table: it, row: r, class1: class1, class2: class2, name: strings.TrimSpace(at.Text), at: at,
			sign: g.At(r, it.sign), target: g.At(r, it.target), unit: g.At(r, it.unit), actual: g.At(r, it.actual), weight: g.At(r, it.weight),
			score: g.At(r, it.score), reason: g.At(r, it.reason), measure: g.At(r, it.measure), rule: g.At(r, it.rule)})
	}
}

// notApplied lists what a form writes for a class that it has no indicator of.
var notApplied = map[string]bool{"不适用": true, "无": true, "不涉及": true, "未涉及": true, "不设置": true, "不适应": true, "无此项": true, "不设": true}

// wide reports a row of text that runs across the table: a note, a signature.
func (it *indicatorTable) wide(r int, at *Line) bool {
	return it.target >= 0 && it.grid.At(r, it.target) == at || it.target < 0 && it.grid.At(r, it.weight) == at
}

func totalRow(g *Grid, r int) bool {
	for c := range g.Cells[r] {
		switch strings.ReplaceAll(g.Text(r, c), " ", "") {
		case "合计", "总分", "总计", "小计":
			return true
		}
	}
	return false
}

func cell(l *Line) string {
	if l == nil {
		return ""
	}
	return strings.TrimSpace(l.Text)
}

// points returns weight and score; ok is false where one of them is no number.
func (r *indicatorRow) points() (weight, score num.Decimal, ok bool) {
	weight, ok1 := number(r.weight)
	score, ok2 := number(r.score)
	return weight, score, ok1 && ok2
}

// lost reports points below the weight.
func (r *indicatorRow) lost() bool {
	w, s, ok := r.points()
	return ok && s.Cmp(w) < 0
}

// full reports all points.
func (r *indicatorRow) full() bool {
	w, s, ok := r.points()
	return ok && s.Cmp(w) >= 0
}

// reverse lists what a form's column of operators says of indicators of which
// less is better.
var reverse = []string{"反向", "逆向", "负向", "越小越好", "越低越好"}

// compared returns target and actual value as numbers of one unit. Where nothing
// says in which direction the target counts, an indicator of which less may be
// better is left open.
func (r *indicatorRow) compared() (compared, bool) {
	if r.target == nil || r.actual == nil {
		return compared{}, false
	}
	sign := cell(r.sign)
	c, ok := compareIn(r.signed(), cell(r.actual), cell(r.unit))
	switch {
	case !ok:
	case !c.signed && hasAny(sign, reverse...):
		c.atMost = true
	case !c.signed && hasAny(sign, "正向"):
	case !c.signed && hasAny(r.name, mayBeReverse...):
		return c, c.actual.Cmp(c.target) == 0
	}
	return c, ok
}

// mayBeReverse are words of indicators of which less may be better.
var mayBeReverse = []string{"投诉", "事故", "成本", "费用", "违规", "差错", "死亡", "发案", "流失", "故障", "空置", "变动率", "下降", "降低", "减少", "能耗", "排放", "时长", "时限", "天数", "周期", "偏差", "超支", "上访", "信访", "案件"}

// missed reports an actual value worse than its target.
func (r *indicatorRow) missed() bool {
	c, ok := r.compared()
	return ok && c.missed()
}

// over returns by how many percent the target was exceeded, where more is
// better and that is above the threshold.
func (r *indicatorRow) over(most int) (percent num.Ratio, ok bool) {
	c, ok := r.compared()
	if !ok || c.atMost || c.target.Sign() <= 0 {
		return num.Ratio{}, false
	}
	q, _ := num.Quo(c.actual, c.target)
	percent = q.Sub(num.One).Mul(num.Hundred)
	return percent, percent.Cmp(num.Int(int64(most)).Ratio()) > 0
}

// deviates reports a row that needs a reason.
func (r *indicatorRow) deviates(most int) bool {
	_, over := r.over(most)
	return r.lost() || r.missed() || over
}

// indicators returns the rows of all blocks.
func (t *Text) indicators() []indicatorRow {
	var out []indicatorRow
	for _, it := range t.indicatorTables() {
		out = append(out, it.rows...)
	}
	return out
}
