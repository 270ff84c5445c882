package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

var (
	pointsInName = regexp.MustCompile(`[（(]([0-9]{1,3}(?:\.[0-9]+)?)分[）)]`)
	classPoints  = regexp.MustCompile(`(预算执行率|资金执行率|执行率|成本指标|成本|产出指标|产出|效益指标|效益|满意度指标|满意度)[^0-9，。；、]{0,8}?([0-9]{1,3}(?:\.[0-9]+)?)分`)
)

// classSum adds up the weights of a level-1 class.
func (s *sheet) classSum(class string) (sum num.Decimal, n int) {
	var cells []*Line
	for _, r := range s.rows {
		if strings.Contains(r.class1, class) {
			cells = append(cells, r.weight)
		}
	}
	sum, n, open := sumOfCells(cells)
	if open > 0 {
		n = 0
	}
	return sum, n
}

// noteAgainstTable wants the points that a note gives to the classes to be those
// of the table.
func noteAgainstTable(p *Pass) Outcome {
	var notes []*Line
	for _, l := range p.Lines {
		if l.Has("分") && l.Has("注：", "分值", "权重", "原则上", "统一设置", "设置为") && !l.Has("得分", "扣", "自评得", "实得", "适用分值", "等级为") && len(classPoints.FindAllStringIndex(l.Text, 3)) >= 2 {
			notes = append(notes, l)
		}
	}
	all := p.sheets()
	if len(notes) == 0 || len(all) == 0 {
		return NotApplicable("没有写明各类分值的说明，或没有带分值的表")
	}
	if len(all) > 1 {
		return Undecided("有几张表，看不出说明是哪一张的")
	}
	decided := false
	for _, l := range notes {
		for _, m := range classPoints.FindAllStringSubmatchIndex(l.Text, -1) {
			class := strings.TrimSuffix(l.Text[m[2]:m[3]], "指标")
			said, err := num.ParseDecimal(l.Text[m[4]:m[5]])
			is, n := all[0].classSum(class)
			if strings.Contains(class, "执行率") {
				if d, ok := number(all[0].execWeight); ok {
					is, n = d, 1
				}
			}
			if err != nil || n == 0 {
				continue
			}
			if decided = true; is.Cmp(said) != 0 {
				p.At(l, Range{m[0], m[5]}, fmt.Sprintf("说明写“%s%s分”，表里是%s分，%s。", class, said, is, apart(is, said)), "说明和表里的分值写成一致；分值有特殊安排的写明理由")
			}
		}
	}
	if !decided {
		return Undecided("表里没有一级指标，不能与说明对照")
	}
	return Decided
}

// A parentWeight is the points that a table gives a class of indicators.
type parentWeight struct {
	at    *Line
	name  string
	value num.Decimal
	cells []*Line
}

// parentsOfWeights wants the points of a class to be the sum of those below.
func parentsOfWeights(p *Pass) Outcome {
	seen, decided := false, false
	for _, s := range p.sheets() {
		for _, w := range s.parents() {
			seen = true
			sum, n, open := sumOfCells(w.cells)
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
		return Decided
	case seen:
		return Undecided("下级指标没有写全分值")
	}
	return NotApplicable("表里没有写一级、二级指标的分值")
}

// parents returns the classes of a form whose points are written: in brackets
// behind the name, or in a column of weights beside it.
func (s *sheet) parents() []parentWeight {
	var out []parentWeight
	open := map[*Line]int{}
	for i := range s.rows {
		r := &s.rows[i]
		it := r.table
		for _, c := range []int{it.class1, it.class2} {
			at, value, ok := it.pointsOfClass(r.row, c)
			if !ok || at == r.weight {
				continue
			}
			k, have := open[at]
			if !have {
				k = len(out)
				open[at] = k
				name := it.classAbove(r.row, c)
				out = append(out, parentWeight{at: at, name: pointsInName.ReplaceAllString(name, ""), value: value})
			}
			out[k].cells = append(out[k].cells, r.weight)
		}
	}
	return out
}

// classAbove returns the class that a row stands under: its own cell or, where
// that is blank, the nearest above.
func (it *indicatorTable) classAbove(row, col int) string {
	if l := it.classCell(row, col); l != nil {
		return cell(l)
	}
	return ""
}

func (it *indicatorTable) classCell(row, col int) *Line {
	if col < 0 {
		return nil
	}
	for r := row; r > it.head; r-- {
		if l := it.grid.At(r, col); l != nil && cell(l) != "" {
			return l
		}
		if col == it.class2 && r < row && cell(it.grid.At(r+1, it.class1)) != "" {
			return nil // the class above has changed in between
		}
	}
	return nil
}

// pointsOfClass returns the cell that says how many points a class has.
func (it *indicatorTable) pointsOfClass(row, col int) (at *Line, value num.Decimal, ok bool) {
	l := it.classCell(row, col)
	if l == nil || l == it.grid.At(row, it.name) {
		return nil, value, false
	}
	if m := pointsInName.FindStringSubmatch(l.Text); m != nil {
		d, err := num.ParseDecimal(m[1])
		return l, d, err == nil
	}
	next := col + 1
	if next >= it.name || !hasAny(plainHead(it.grid.Text(it.head, next)), "分值", "权重") {
		return nil, value, false
	}
	for r := row; r > it.head; r-- {
		if w := it.grid.At(r, next); w != nil && cell(w) != "" {
			d, ok := number(w)
			return w, d, ok
		}
		if it.grid.At(r, col) == l {
			break
		}
	}
	return nil, value, false
}

// coreWeighsMore finds forms whose core indicators carry less than half of the
// points.
func coreWeighsMore(p *Pass) Outcome {
	decided := false
	for _, s := range p.sheets() {
		var core []*Line
		for _, r := range s.rows {
			it := r.table
			col := slices.IndexFunc(it.grid.Cells[it.head], func(l *Line) bool { return l != nil && strings.Contains(l.Text, "核心指标") && runes(l.Text) <= 10 })
			if col < 0 || isExecution(&r) {
				continue
			}
			if v := cell(it.grid.At(r.row, col)); v == "是" || v == "√" || v == "核心" || v == "Y" {
				core = append(core, r.weight)
			}
		}
		sum, n, open := sumOfCells(s.weights())
		if r, among := s.execAmong(); among {
			d, _ := number(r.weight)
			sum = sum.Sub(d)
		}
		part, m, _ := sumOfCells(core)
		if m == 0 || n == 0 || open > 0 {
			continue
		}
		if decided = true; part.Add(part).Cmp(sum) < 0 {
			p.Line(core[0], fmt.Sprintf("%d个核心指标的分值合计%s，不到指标分值%s的一半。", m, part, sum), "提高核心指标的分值")
		}
	}
	if !decided {
		return NotApplicable("表里没有标明核心指标")
	}
	return Decided
}

// resultShare is the share of points, in percent, that output and benefit have
// in an evaluation of a project.
const resultShare = 60

// resultOriented wants output and benefit to carry most points of an evaluation.
func resultOriented(p *Pass) Outcome {
	if strings.Contains(p.Title, "整体") {
		return NotApplicable("整体支出的分值由各地规定")
	}
	decided := false
	for _, s := range p.sheets() {
		decision, n1 := s.classSum("决策")
		process, n2 := s.classSum("过程")
		output, n3 := s.classSum("产出")
		benefit, n4 := s.classSum("效益")
		if n4 == 0 {
			benefit, n4 = s.classSum("效果")
		}
		if n1 == 0 || n2 == 0 || n3 == 0 || n4 == 0 {
			continue
		}
		decided = true
		content, _ := s.classSum("满意")
		results := output.Add(benefit).Add(content)
		all := results.Add(decision).Add(process)
		if results.Ratio().Mul(num.Hundred).Cmp(all.Ratio().Mul(num.Int(resultShare).Ratio())) < 0 {
			p.sumAt(s, "", fmt.Sprintf("产出和效益的分值合计%s，占%s分的不到%d%%。", results, all, resultShare), "提高产出和效益指标的分值")
		}
	}
	if !decided {
		return NotApplicable("不是决策、过程、产出、效益四类的评价表")
	}
	return Decided
}
