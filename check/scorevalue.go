package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

var leadingSign = regexp.MustCompile(`^(?:≥|≤|＞|＜|>|<|≧|≦|不低于|不少于|不超过|不高于|不多于|至少)`)

// actualCopiesTarget finds actual values that repeat the target with its
// operator.
func actualCopiesTarget(p *Pass) Outcome {
	seen := false
	for _, r := range p.indicators() {
		actual := cell(r.actual)
		if actual == "" || r.target == nil {
			continue
		}
		seen = true
		if leadingSign.MatchString(actual) && strings.ContainsAny(actual, "0123456789") {
			p.Line(r.actual, fmt.Sprintf("“%s”的完成值写成“%s”，是照抄指标值的写法，看不出实际完成多少。", r.name, actual), "填实际完成的数，不带计算符号")
		}
	}
	if !seen {
		return NotApplicable("表里没有完成值")
	}
	return Decided
}

var valueUnit = regexp.MustCompile(`^(?:≥|≤|＝|=|>|<|＞|＜|不低于|不少于|不超过|不高于|至少|约)?[0-9][0-9,]*(?:\.[0-9]+)?([^0-9]{0,6})$`)

// roughly takes the words of approximation out of a unit: 万余条.
var roughly = strings.NewReplacer("余", "", "多", "", "左右", "", "以上", "", "以下", "", "以内", "")

// sameUnits lists units that mean the same in a form.
var sameUnits = [][]string{{"人", "名", "人次", "位"}, {"个", "处", "项", "家", "件", "座", "所", "条"}, {"天", "日"}, {"次", "场", "期", "场次", "批次"}, {"平方米", "㎡", "平米"}, {"公里", "千米", "km"}, {"%", "％", "百分比"}, {"户", "户次"}, {"万元", "万"}}

// unitOfActual wants target and actual value in one unit.
func unitOfActual(p *Pass) Outcome {
	seen := false
	for _, r := range p.indicators() {
		a, b := valueUnit.FindStringSubmatch(withoutLabel(cell(r.target))), valueUnit.FindStringSubmatch(withoutLabel(cell(r.actual)))
		if a == nil || b == nil {
			continue
		}
		target, actual := roughly.Replace(strings.TrimSpace(a[1])), roughly.Replace(strings.TrimSpace(b[1]))
		if target == "" {
			target = cell(r.unit)
		}
		if target == "" || actual == "" {
			continue
		}
		if seen = true; target != actual && !unitsAgree(target, actual) {
			p.Line(r.actual, fmt.Sprintf("“%s”指标值的单位是“%s”，完成值的单位是“%s”。", r.name, target, actual), "完成值用指标值的单位")
		}
	}
	if !seen {
		return NotApplicable("没有都写明单位的指标值和完成值")
	}
	return Decided
}

func unitsAgree(a, b string) bool {
	if x, y := strings.TrimLeft(a, "百千万亿"), strings.TrimLeft(b, "百千万亿"); x == y && x != "元" && x != "" && x != "米" && x != "克" {
		return true // 万人次 is so many 人次
	}
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return !strings.ContainsAny(a+b, "百千万亿") // 元 and 万元 are not one unit
	}
	for _, set := range sameUnits {
		in := func(u string) bool {
			for _, x := range set {
				if x == u {
					return true
				}
			}
			return false
		}
		if in(a) && in(b) {
			return true
		}
	}
	return false
}

// A band is the share of points, in percent, that a qualitative result may have.
type band struct {
	word      string
	low, high int64
}

// bands are those of the national form: 达成预期指标, 部分达成预期指标并具有一定效果,
// 未达成预期指标且效果较差. The longer word comes first.
var bands = []band{{"未达成预期", 0, 60}, {"未达成年度指标", 0, 60}, {"部分达成预期", 60, 80}, {"部分达成年度指标", 60, 80}, {"基本达成预期", 80, 100}, {"全部达成预期", 80, 100}, {"达成预期", 80, 100}, {"达成年度指标", 80, 100}}

// qualitativeBand wants the points of a qualitative indicator in the band of its
// result. A bound belongs to both bands beside it.
func qualitativeBand(p *Pass) Outcome {
	seen := false
	o := p.scored(func(r *indicatorRow, w, s num.Decimal) {
		actual := cell(r.actual)
		for _, b := range bands {
			if !strings.Contains(actual, b.word) || w.Sign() <= 0 {
				continue
			}
			seen = true
			q, _ := num.Quo(s.Ratio().Mul(num.Hundred), w.Ratio())
			if q.Cmp(num.Int(b.low).Ratio()) < 0 || q.Cmp(num.Int(b.high).Ratio()) > 0 {
				p.Line(r.score, fmt.Sprintf("“%s”写“%s”，应得分值的%d%%至%d%%，得%s分是分值%s的%s%%。", r.name, b.word+"指标", b.low, b.high, s, w, q.Round(1, num.HalfUp)), "按等次对应的区间给分")
			}
			return
		}
	})
	if o == Decided && !seen {
		return NotApplicable("没有写明等次的定性指标")
	}
	return o
}

// fewestScored is the number of indicators from which full points everywhere say
// little.
const fewestScored = 4

func allFull(p *Pass) Outcome {
	decided := false
	for _, sh := range p.scoredSheets() {
		n, full := 0, 0
		for i := range sh.rows {
			if w, s, ok := sh.rows[i].points(); ok && !isExecution(&sh.rows[i]) {
				if n++; s.Cmp(w) >= 0 {
					full++
				}
			}
		}
		if n < fewestScored {
			continue
		}
		decided = true
		if at := sh.totalScore; n == full {
			for i := 0; at == nil && i < len(sh.rows); i++ {
				at = sh.rows[i].score
			}
			p.Line(at, fmt.Sprintf("%d项指标全部得满分。", n), "逐项核对完成值和证据；指标值定得偏低的，下年提高")
		}
	}
	if !decided {
		return NotApplicable(fmt.Sprintf("没有%d项以上带得分的指标", fewestScored))
	}
	return Decided
}

// savedMuch is below how many percent of its ceiling a cost is far saved.
const savedMuch = 80

// savedByNotDoing finds costs far below their ceiling where less was done than
// planned.
func savedByNotDoing(p *Pass) Outcome {
	if strings.Contains(p.Title, "整体") {
		return NotApplicable("整体支出的成本指标不对应某一项产出")
	}
	decided := false
	for _, sh := range p.sheets() {
		var cost, output *indicatorRow
		for i := range sh.rows {
			r := &sh.rows[i]
			c, ok := r.compared()
			switch {
			case !ok:
			case c.atMost && (strings.Contains(r.class1+r.class2, "成本") || hasAny(r.name, "成本", "费用")):
				decided = true
				if q, ok := num.Quo(c.actual.Mul(num.Hundred), c.target); ok && q.Cmp(num.Int(savedMuch).Ratio()) < 0 && r.full() {
					cost = r
				}
			case strings.Contains(r.class2, "数量") && c.missed():
				output = r
			}
		}
		if cost != nil && output != nil {
			p.Line(cost.actual, fmt.Sprintf("“%s”完成%s，远低于指标值%s，得满分；但“%s”只完成%s，指标值是%s，钱少花是因为事少做。", cost.name, cell(cost.actual), cell(cost.target), output.name, cell(output.actual), cell(output.target)), "按实际完成的数量折算成本，再评成本指标", output.actual.Site(Range{0, len(output.actual.Text)}))
		}
	}
	if !decided {
		return NotApplicable("没有带数的成本指标")
	}
	return Decided
}

// Execution far below and output points almost full, or the reverse.
const (
	lowExecution    = 60
	highExecution   = 95
	almostAllPoints = 95
	fewPoints       = 60
)

// executionAgainstOutput compares the execution rate with the points of output.
func executionAgainstOutput(p *Pass) Outcome {
	decided := false
	for _, sh := range p.scoredSheets() {
		if sh.execRow == nil || !sh.execRow.cells[rate].set {
			continue
		}
		var ws, ss num.Decimal
		for i := range sh.rows {
			if w, s, ok := sh.rows[i].points(); ok && strings.Contains(sh.rows[i].class1, "产出") {
				ws, ss = ws.Add(w), ss.Add(s)
			}
		}
		share, ok := num.Quo(ss.Ratio().Mul(num.Hundred), ws.Ratio())
		if !ok {
			continue
		}
		decided = true
		c := sh.execRow.cells[rate]
		r := c.shown.Ratio()
		say := fmt.Sprintf("预算执行率%s，产出指标得分是分值的%s%%，两者不相称。", percentText(c), share.Round(1, num.HalfUp))
		if r.Cmp(num.Int(lowExecution).Ratio()) < 0 && share.Cmp(num.Int(almostAllPoints).Ratio()) > 0 || r.Cmp(num.Int(highExecution).Ratio()) >= 0 && share.Cmp(num.Int(fewPoints).Ratio()) < 0 {
			p.cellAt(c, "", say, "核对支出和产出；确实如此的写明原因，如尾款未付、提前支付")
		}
	}
	if !decided {
		return NotApplicable("没有同时写执行率和产出得分")
	}
	return Decided
}
