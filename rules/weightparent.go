package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	pointsInName = plain.NewExpr(`[（(]([0-9]{1,3}(?:\.[0-9]+)?)分[）)]`)
	classPoints  = plain.NewExpr(`(预算执行率|资金执行率|执行率|成本指标|成本|产出指标|产出|效益指标|效益|满意度指标|满意度)[^0-9，。；、]{0,8}?([0-9]{1,3}(?:\.[0-9]+)?)分`)
)

// classSum adds up the weights of a level-1 class.
func classSum(s *paper.ScoreSheet, class string) (sum num.Decimal, n int) {
	var cells []*paper.Line
	for _, r := range s.Rows {
		if strings.Contains(r.Class1, class) {
			cells = append(cells, r.Weight)
		}
	}
	sum, n, open := paper.SumOf(cells)
	if open > 0 {
		n = 0
	}
	return sum, n
}

// noteAgainstTable wants the points that a note gives to the classes to be those
// of the table.
func noteAgainstTable(p *check.Pass) check.Outcome {
	var notes []*paper.Line
	for _, l := range p.Lines {
		if l.Has("分") && l.Has("注：", "分值", "权重", "原则上", "统一设置", "设置为") && !l.Has("得分", "扣", "自评得", "实得", "适用分值", "等级为") &&
			len(classPoints.FindAllStringIndex(l.Text, 3)) >= 2 {
			notes = append(notes, l)
		}
	}
	all := p.ScoreSheets()
	if len(notes) == 0 || len(all) == 0 {
		return check.NotApplicable("没有写明各类分值的说明，或没有带分值的表")
	}
	if len(all) > 1 {
		return check.Undecided("有几张表，看不出说明是哪一张的")
	}
	decided := false
	for _, l := range notes {
		for _, m := range classPoints.FindAllStringSubmatchIndex(l.Text, -1) {
			class := strings.TrimSuffix(l.Text[m[2]:m[3]], "指标")
			said, err := num.ParseDecimal(l.Text[m[4]:m[5]])
			is, n := classSum(all[0], class)
			if strings.Contains(class, "执行率") {
				if d, ok := paper.CellNumber(all[0].ExecWeight); ok {
					is, n = d, 1
				}
			}
			if err != nil || n == 0 {
				continue
			}
			if decided = true; is.Cmp(said) != 0 {
				p.At(l, paper.Range{From: m[0], To: m[5]}, fmt.Sprintf("说明写“%s%s分”，表里是%s分，%s。", class, said, is,
					apart(is, said)), "说明和表里的分值写成一致；分值有特殊安排的写明理由")
			}
		}
	}
	if !decided {
		return check.Undecided("表里没有一级指标，不能与说明对照")
	}
	return check.Decided
}

// A parentWeight is the points that a table gives a class of indicators.
type parentWeight struct {
	at    *paper.Line
	name  string
	value num.Decimal
	cells []*paper.Line
}

// parentsOfWeights wants the points of a class to be the sum of those below.
func parentsOfWeights(p *check.Pass) check.Outcome {
	seen, decided := false, false
	for _, s := range p.ScoreSheets() {
		for _, w := range parents(s) {
			seen = true
			sum, n, open := paper.SumOf(w.cells)
			if n == 0 || open > 0 {
				continue
			}
			if decided = true; sum.Cmp(w.value) != 0 {
				p.Line(w.at, fmt.Sprintf("“%s”的分值是%s，下面各项之和是%s，%s。", w.name, w.value, sum, apart(sum, w.value)), "核对上级和下级的分值")
			}
		}
	}
	switch {
	case decided:
		return check.Decided
	case seen:
		return check.Undecided("下级指标没有写全分值")
	}
	return check.NotApplicable("表里没有写一级、二级指标的分值")
}

// parents returns the classes of a form whose points are written: in brackets
// behind the name, or in a column of weights beside it.
func parents(s *paper.ScoreSheet) []parentWeight {
	var out []parentWeight
	open := map[*paper.Line]int{}
	last := map[int]int{} // by column of classes: the parent above
	for i := range s.Rows {
		r := &s.Rows[i]
		it := r.Table
		for _, c := range []int{it.Class1, it.Class2} {
			at, value, ok := pointsOfClass(it, r.Row, c)
			if !ok || at == r.Weight {
				continue
			}
			k, have := open[at]
			if up, ok := last[c]; !have && ok && i > 0 && s.Rows[i-1].Table == it && paper.CellText(out[up].at) == paper.CellText(at) && at != out[up].at {
				k, have = up, true // a class that is named again in each of its rows
			}
			if !have {
				k = len(out)
				open[at] = k
				name := classAbove(it, r.Row, c)
				out = append(out, parentWeight{at: at, name: pointsInName.ReplaceAllString(name, ""), value: value})
			}
			last[c] = k
			out[k].cells = append(out[k].cells, r.Weight)
		}
	}
	return out
}

// classAbove returns the class that a row stands under: its own cell or, where
// that is blank, the nearest above.
func classAbove(it *paper.IndicatorTable, row, col int) string {
	if l := classCell(it, row, col); l != nil {
		return paper.CellText(l)
	}
	return ""
}

func classCell(it *paper.IndicatorTable, row, col int) *paper.Line {
	if col < 0 {
		return nil
	}
	for r := row; r > it.Head; r-- {
		if l := it.Grid.At(r, col); l != nil && paper.CellText(l) != "" {
			return l
		}
		if col == it.Class2 && r < row && paper.CellText(it.Grid.At(r+1, it.Class1)) != "" {
			return nil // the class above has changed in between
		}
	}
	return nil
}

// pointsOfClass returns the cell that says how many points a class has.
func pointsOfClass(it *paper.IndicatorTable, row, col int) (at *paper.Line, value num.Decimal, ok bool) {
	l := classCell(it, row, col)
	if l == nil || l == it.Grid.At(row, it.Name) {
		return nil, value, false
	}
	if m := pointsInName.FindStringSubmatch(l.Text); m != nil {
		d, err := num.ParseDecimal(m[1])
		return l, d, err == nil
	}
	next := col + 1
	if next >= it.Name || !paper.HasAny(paper.PlainHead(it.Grid.Text(it.Head, next)), "分值", "权重") {
		return nil, value, false
	}
	for r := row; r > it.Head; r-- {
		if w := it.Grid.At(r, next); w != nil && paper.CellText(w) != "" {
			d, ok := paper.CellNumber(w)
			return w, d, ok
		}
		if it.Grid.At(r, col) == l {
			break
		}
	}
	return nil, value, false
}

// coreWeighsMore finds forms whose core indicators carry less than half of the
// points.
func coreWeighsMore(p *check.Pass) check.Outcome {
	decided := false
	for _, s := range p.ScoreSheets() {
		var core []*paper.Line
		for _, r := range s.Rows {
			it := r.Table
			col := slices.IndexFunc(it.Grid.Cells[it.Head], func(l *paper.Line) bool {
				return l != nil && strings.Contains(l.Text, "核心指标") && paper.Runes(l.Text) <= 10
			})
			if col < 0 || paper.IsExecution(&r) {
				continue
			}
			if v := paper.CellText(it.Grid.At(r.Row, col)); v == "是" || v == "√" || v == "核心" || v == "Y" {
				core = append(core, r.Weight)
			}
		}
		sum, n, open := paper.SumOf(s.Weights())
		if r, among := s.ExecAmong(); among {
			d, _ := paper.CellNumber(r.Weight)
			sum = sum.Sub(d)
		}
		part, m, _ := paper.SumOf(core)
		if m == 0 || n == 0 || open > 0 {
			continue
		}
		if decided = true; part.Add(part).Cmp(sum) < 0 {
			p.Line(core[0], fmt.Sprintf("%d个核心指标的分值合计%s，不到指标分值%s的一半。", m, part, sum), "提高核心指标的分值")
		}
	}
	if !decided {
		return check.NotApplicable("表里没有标明核心指标")
	}
	return check.Decided
}

// resultShare is the share of points, in percent, that output and benefit have
// in an evaluation of a project.
const resultShare = 60

// resultOriented wants output and benefit to carry most points of an evaluation.
func resultOriented(p *check.Pass) check.Outcome {
	if strings.Contains(p.Title, "整体") {
		return check.NotApplicable("整体支出的分值由各地规定")
	}
	decided := false
	for _, s := range p.ScoreSheets() {
		decision, n1 := classSum(s, "决策")
		process, n2 := classSum(s, "过程")
		output, n3 := classSum(s, "产出")
		benefit, n4 := classSum(s, "效益")
		if n4 == 0 {
			benefit, n4 = classSum(s, "效果")
		}
		if n1 == 0 || n2 == 0 || n3 == 0 || n4 == 0 {
			continue
		}
		decided = true
		content, _ := classSum(s, "满意")
		results := output.Add(benefit).Add(content)
		all := results.Add(decision).Add(process)
		if results.Ratio().Mul(num.Hundred).Cmp(all.Ratio().Mul(num.Int(resultShare).Ratio())) < 0 {
			sumAt(p, s, "", fmt.Sprintf("产出和效益的分值合计%s，占%s分的不到%d%%。", results, all, resultShare), "提高产出和效益指标的分值")
		}
	}
	if !decided {
		return check.NotApplicable("不是决策、过程、产出、效益四类的评价表")
	}
	return check.Decided
}
