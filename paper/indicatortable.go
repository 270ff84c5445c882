package paper

import (
	"slices"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// Column returns the first column whose head is one of the names or contains it,
// -1 for none.
func (it *IndicatorTable) Column(names ...string) int {
	for _, w := range names {
		for c := range it.Grid.Cells[it.Head] {
			if h := PlainHead(it.Grid.Text(it.Head, c)); strings.Contains(h, w) && Runes(h) <= 16 {
				return c
			}
		}
	}
	return -1
}

// An Indicator is one third-level indicator of a form's table. A cell that
// the table does not have is nil.
type Indicator struct {
	Table  *IndicatorTable
	Row    int
	Class1 string // first level, from the cell beside or above
	Class2 string // second level
	Name   string

	At, Sign, Target, Unit, Actual, Weight, Score, Reason, Measure, Rule *Line
}

// An IndicatorTable is the block of indicators in a form: from the row that
// heads it to the row of its total.
type IndicatorTable struct {
	Grid *Grid
	Head int
	Rows []Indicator

	Project string // of which project these rows of a register are; empty where the block is of one

	// The columns by what they hold; -1 for none.
	Class1, Class2, Name, Sign, Target, Unit, Score, Reason, Measure int
	actual, weight, rule                                             int

	year int // of the paper; 0 where it names none
}

// IndicatorTables returns the blocks of indicators of the document.
func (t *Text) IndicatorTables() []*IndicatorTable {
	return t.kept.indicators.get(t.readIndicatorTables)
}

func (t *Text) readIndicatorTables() []*IndicatorTable {
	var out []*IndicatorTable
	for _, g := range t.Tables {
		for r := range g.Cells {
			if it := indicatorHead(g, r); it != nil {
				it.year = t.Year
				it.read()
				out = append(out, it.byProject()...)
			}
		}
	}
	return out
}

// IndicatorNames are the heads of a column of third-level indicators.
var IndicatorNames = []string{"三级指标", "指标名称", "三级指标名称", "具体指标"}

// looseNames head such a column where no other does, beside columns of what was to be
// reached and was, or of points: they head groups of columns as well.
var looseNames = []string{"指标", "绩效指标", "指标内容", "评价指标", "考核指标", "指标项目", "指标项", "绩效指标名称", "评价指标名称", "指标内容及名称"}

// looseName is the last column under one of looseNames that stands for itself, -1 for none.
func looseName(g *Grid, r int, heads []string) int {
	for below := r; below < min(r+3, len(g.Cells)); below++ {
		for c := range g.Cells[below] {
			if slices.Contains(IndicatorNames, PlainHead(g.Text(below, c))) {
				return -1
			}
		}
	}
	if slices.ContainsFunc(heads, func(h string) bool { return HasAny(h, partYearHeads...) || HasAny(h, "预计", "序时") }) {
		return -1 // a form of monitoring: what was reached is that of a part of the year
	}
	for c := len(heads) - 1; c >= 0; c-- {
		alone := (c == 0 || g.At(r, c-1) != g.At(r, c)) && (c+1 >= len(heads) || g.At(r, c+1) != g.At(r, c))
		if alone && slices.Contains(looseNames, heads[c]) {
			return c
		}
	}
	return -1
}

// indicatorHead reads a row as the head of a block of indicators; nil where it
// is none.
func indicatorHead(g *Grid, r int) *IndicatorTable {
	named := func(l *Line) bool { return l != nil && len(l.Text) < 60 && strings.Contains(l.Text, "指标") }
	if !slices.ContainsFunc(g.Cells[r], named) {
		return nil
	}
	it := &IndicatorTable{Grid: g, Head: r}
	heads := make([]string, len(g.Cells[r]))
	for c := range heads {
		heads[c] = PlainHead(g.Text(r, c))
	}
	it.Name = slices.IndexFunc(heads, func(h string) bool { return slices.Contains(IndicatorNames, h) })
	loose := it.Name < 0
	if loose {
		it.Name = looseName(g, r, heads)
	}
	if it.Name < 0 {
		return nil
	}
	if r > 0 && g.At(r-1, it.Name) == g.At(r, it.Name) {
		return nil // the second row of a head over two rows
	}
	find := func(not string, words ...string) int {
		for _, w := range words {
			for c, h := range heads {
				if strings.Contains(h, w) && Runes(h) <= 16 && !HasAny(h, "取值", "来源") && (not == "" || !strings.Contains(h, not)) {
					return c
				}
			}
		}
		return -1
	}
	it.Class1, it.Class2 = find("", "一级指标"), find("", "二级指标")
	it.Target = find("中期", "年度指标值", "年初指标值", "年度目标值", "目标值", "指标值", "计划值")
	it.actual = it.wholeYear(heads, find("", "实际完成", "完成值", "实际值", "完成情况"))
	it.weight, it.Score = find("得分", "分值", "权重", "标准分", "满分"), find("得分系数", "得分")
	it.Reason = find("", "原因")
	it.Measure = find("原因", "改进措施", "整改措施")
	it.Sign, it.Unit = find("", "计算符号", "运算符", "指标性质"), find("", "计量单位", "度量单位")
	it.rule = find("", "评分标准", "扣分标准", "计分规则", "评分规则", "指标解释", "指标说明")
	reached := it.Target >= 0 && it.actual >= 0 || it.weight >= 0 && it.Score >= 0 && it.Score != it.weight
	if it.Target < 0 && it.weight < 0 || loose && !reached {
		return nil
	}
	return it
}

// partYearHeads are words of heads that speak of a part of the year.
var partYearHeads = []string{"上半年", "下半年", "半年", "季度", "季末", "月", "中期", "截至", "监控"}

// wholeYear is the column of what was reached in the year: where the one that was found
// is that of a part of it, another that is of no part, if there is one.
func (it *IndicatorTable) wholeYear(heads []string, found int) int {
	if found < 0 || !HasAny(heads[found], partYearHeads...) {
		return found
	}
	for c, h := range heads {
		if c != it.Target && Runes(h) <= 16 && !HasAny(h, partYearHeads...) && !HasAny(h, "取值", "来源", "率", "原因", "预计") && HasAny(h, "完成值", "实际完成", "实际值", "完成情况", "完成数") {
			return c
		}
	}
	return found
}

// read collects the rows below the head.
func (it *IndicatorTable) read() {
	class1, class2 := "", ""
	for r := it.Head + 1; r < len(it.Grid.Cells); r++ {
		g := it.Grid
		if it.subtotal(r) {
			continue
		}
		if TotalRow(g, r) || PlainHead(g.Text(r, it.Name)) == PlainHead(g.Text(it.Head, it.Name)) && g.At(r, it.Name) != g.At(it.Head, it.Name) {
			return
		}
		if s := strings.TrimSpace(g.Text(r, it.Class1)); s != "" {
			if s != class1 {
				class2 = ""
			}
			class1 = s
		}
		if s := strings.TrimSpace(g.Text(r, it.Class2)); s != "" {
			class2 = s
		}
		at := g.At(r, it.Name)
		if at == nil || NoValue(at.Text) || NotApplied[strings.TrimSpace(at.Text)] || at == g.At(it.Head, it.Name) || it.wide(r, at) {
			continue
		}
		it.Rows = append(it.Rows, Indicator{Table: it, Row: r, Class1: class1, Class2: class2, Name: strings.TrimSpace(at.Text), At: at,
			Sign: g.At(r, it.Sign), Target: g.At(r, it.Target), Unit: g.At(r, it.Unit), Actual: g.At(r, it.actual), Weight: g.At(r, it.weight),
			Score: g.At(r, it.Score), Reason: g.At(r, it.Reason), Measure: g.At(r, it.Measure), Rule: g.At(r, it.rule)})
	}
}

// subtotal reports a row that adds up a class of the indicators: 小计, 产出指标小计, or a sum
// behind which indicators with a class and points follow.
func (it *IndicatorTable) subtotal(r int) bool {
	for c := range it.Grid.Cells[r] {
		if Runes(it.Grid.Text(r, c)) <= 12 && strings.HasSuffix(Squeeze(it.Grid.Text(r, c)), "小计") {
			return true
		}
	}
	if !TotalRow(it.Grid, r) || it.Class1 < 0 || it.weight < 0 {
		return false
	}
	for k := r + 1; k < len(it.Grid.Cells); k++ {
		at := it.Grid.At(k, it.Name)
		if at == nil || NoValue(at.Text) || TotalRow(it.Grid, k) || it.wide(k, at) {
			continue
		}
		_, points := CellNumber(it.Grid.At(k, it.weight))
		if points && HasAny(it.Grid.Text(k, it.Class1), "产出", "效益", "效果", "满意", "成本") {
			return true
		}
	}
	return false
}

// NotApplied lists what a form writes for a class that it has no indicator of.
var NotApplied = map[string]bool{"不适用": true, "无": true, "不涉及": true, "未涉及": true, "不设置": true, "不适应": true, "无此项": true, "不设": true}

// wide reports a row of text that runs across the table: a note, a signature.
func (it *IndicatorTable) wide(r int, at *Line) bool {
	return it.Target >= 0 && it.Grid.At(r, it.Target) == at || it.Target < 0 && it.Grid.At(r, it.weight) == at
}

// TotalRow reports a row of a table that adds up others: one of its cells is 合计,
// 总计, 总分 or 小计.
func TotalRow(g *Grid, r int) bool {
	for c := range g.Cells[r] {
		switch strings.ReplaceAll(g.Text(r, c), " ", "") {
		case "合计", "总分", "总计", "小计":
			return true
		}
	}
	return false
}

// CellText returns the text of a cell without the blanks around it; empty for a
// cell that the table does not have.
func CellText(l *Line) string {
	if l == nil {
		return ""
	}
	return strings.TrimSpace(l.Text)
}

// Points returns weight and score; ok is false where one of them is no number.
func (r *Indicator) Points() (weight, score num.Decimal, ok bool) {
	weight, ok1 := CellNumber(r.Weight)
	score, ok2 := CellNumber(r.Score)
	return weight, score, ok1 && ok2
}

// Lost reports points below the weight.
func (r *Indicator) Lost() bool {
	w, s, ok := r.Points()
	return ok && s.Cmp(w) < 0
}

// Full reports all points.
func (r *Indicator) Full() bool {
	w, s, ok := r.Points()
	return ok && s.Cmp(w) >= 0
}

// reverse lists what a form's column of operators says of indicators of which
// less is better.
var reverse = []string{"反向", "逆向", "负向", "越小越好", "越低越好"}

// Compared returns target and actual value as numbers of one unit. Where nothing
// says in which direction the target counts, an indicator of which less may be
// better is left open.
func (r *Indicator) Compared() (Comparison, bool) {
	if r.Target == nil || r.Actual == nil {
		return Comparison{}, false
	}
	sign := CellText(r.Sign)
	target, actual, sure := r.shares()
	if !sure || extract.NoOneNumber(CellText(r.Target)) || extract.NoOneNumber(CellText(r.Actual)) {
		return Comparison{}, false
	}
	c, ok := compareIn(target, actual, CellText(r.Unit))
	switch {
	case !ok:
	case !c.signed && HasAny(sign, reverse...):
		c.AtMost = true
	case !c.signed && HasAny(sign, "正向"):
	case !c.signed && HasAny(r.Name, limitsOfTime...) && HasAny(target+CellText(r.Unit), timeUnits...):
		c.AtMost = true
	case !c.signed && HasAny(r.Name, mayBeReverse...):
		return c, c.Actual.Cmp(c.Target) == 0
	}
	return c, ok
}

// limitsOfTime are words of indicators whose target, in a unit of time, is the longest
// that is allowed.
var limitsOfTime = []string{"工期", "时限", "用时", "时效", "响应", "办结时间", "办理时间", "完成时间", "等待", "时长"}

// mayBeReverse are words of indicators of which less may be better.
var mayBeReverse = []string{"投诉", "事故", "成本", "费用", "违规", "差错", "死亡", "发案", "流失", "故障", "空置", "变动率", "下降", "降低", "减少", "能耗", "排放", "时长",
	"时限", "天数", "周期", "偏差", "超支", "上访", "信访", "案件"}

// Missed reports an actual value worse than its target, or a day behind it.
func (r *Indicator) Missed() bool {
	c, ok := r.Compared()
	return ok && c.Missed() || !ok && r.Late()
}

// Over returns by how many percent the target was exceeded, where more is
// better and that is above the threshold.
func (r *Indicator) Over(most int) (percent num.Ratio, ok bool) {
	c, ok := r.Compared()
	if !ok || c.AtMost || c.Target.Sign() <= 0 {
		return num.Ratio{}, false
	}
	q, _ := num.Quo(c.Actual, c.Target)
	percent = q.Sub(num.One).Mul(num.Hundred)
	return percent, percent.Cmp(num.Int(int64(most)).Ratio()) > 0
}

// Deviates reports a row that needs a reason.
func (r *Indicator) Deviates(most int) bool {
	_, over := r.Over(most)
	return r.Lost() || r.Missed() || over
}

// Indicators returns the rows of all blocks.
func (t *Text) Indicators() []Indicator {
	var out []Indicator
	for _, it := range t.IndicatorTables() {
		out = append(out, it.Rows...)
	}
	return out
}
