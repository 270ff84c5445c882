package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var leadingSign = plain.NewExpr(`^(?:≥|≤|＞|＜|>|<|≧|≦|不低于|不少于|不超过|不高于|不多于|至少)`)

// valueAlone matches a whole text that is a value, with its unit or without, and its sign.
var valueAlone = plain.NewExpr(`^\s*(?:≥|≤|＞|＜|>|<|≧|≦|不低于|不少于|不超过|不高于|不多于|至少)?\s*[0-9][0-9,]*(?:\.[0-9]+)?[^0-9／/]{0,8}$`)

// actualCopiesTarget finds actual values that repeat the target with its
// operator.
func actualCopiesTarget(p *check.Pass) check.Outcome {
	seen := false
	for _, r := range p.Indicators() {
		actual := paper.CellText(r.Actual)
		if actual == "" || r.Target == nil {
			continue
		}
		seen = true
		if i := strings.LastIndexAny(actual, "／/"); i >= 0 && leadingSign.MatchString(actual) && valueAlone.MatchString(actual[paper.Next(actual, i):]) {
			actual = actual[paper.Next(actual, i):] // ≥95%／96.3%: target and actual value in one cell
		}
		if leadingSign.MatchString(actual) && strings.ContainsAny(actual, "0123456789") {
			p.Line(r.Actual, fmt.Sprintf("“%s”的完成值写成“%s”，是照抄指标值的写法，看不出实际完成多少。", r.Name, actual), "填实际完成的数，不带计算符号")
		}
	}
	if !seen {
		return check.NotApplicable("表里没有完成值")
	}
	return check.Decided
}

var valueUnit = plain.NewExpr(`^(?:≥|≤|＝|=|>|<|＞|＜|不低于|不少于|不超过|不高于|至少|约)?[0-9][0-9,]*(?:\.[0-9]+)?([^0-9]{0,6})$`)

// unitOfActual wants target and actual value in one unit.
func unitOfActual(p *check.Pass) check.Outcome {
	seen := false
	for _, r := range p.Indicators() {
		a, b := valueUnit.FindStringSubmatch(paper.WithoutLabel(paper.CellText(r.Target))),
			valueUnit.FindStringSubmatch(paper.WithoutLabel(paper.CellText(r.Actual)))
		if a == nil || b == nil {
			continue
		}
		target, actual := paper.Roughly.Replace(strings.TrimSpace(a[1])), paper.Roughly.Replace(strings.TrimSpace(b[1]))
		if target == "" {
			target = paper.CellText(r.Unit)
		}
		if target == "" || actual == "" {
			continue
		}
		if seen = true; target != actual && !paper.UnitsAgree(target, actual) {
			if _, _, same := paper.UnitsConvert(target, actual); same {
				p.Report(check.Finding{Severity: check.Notice, Message: fmt.Sprintf("“%s”指标值的单位是“%s”，完成值的单位是“%s”，换算后才能比较。", r.Name, target, actual),
					Suggestion: "完成值用指标值的单位", Site: r.Actual.Site(r.Actual.All()), Line: r.Actual.Text})
				continue
			}
			p.Line(r.Actual, fmt.Sprintf("“%s”指标值的单位是“%s”，完成值的单位是“%s”。", r.Name, target, actual), "完成值用指标值的单位")
		}
	}
	if !seen {
		return check.NotApplicable("没有都写明单位的指标值和完成值")
	}
	return check.Decided
}

// A band is the share of points, in percent, that a qualitative result may have.
type band struct {
	word      string
	low, high int64
}

// bands are those of the national form: 达成预期指标, 部分达成预期指标并具有一定效果,
// 未达成预期指标且效果较差. The longer word comes first.
var bands = []band{{"未达成预期", 0, 60}, {"未达成年度指标", 0, 60}, {"部分达成预期", 60, 80}, {"部分达成年度指标", 60, 80}, {"基本达成预期", 80, 100}, {"全部达成预期", 80, 100},
	{"达成预期", 80, 100}, {"达成年度指标", 80, 100}}

// qualitativeBand wants the points of a qualitative indicator in the band of its
// result. A bound belongs to both bands beside it.
func qualitativeBand(p *check.Pass) check.Outcome {
	seen := false
	o := scored(p, func(r *paper.Indicator, w, s num.Decimal) {
		actual := paper.CellText(r.Actual)
		for _, b := range bands {
			if !strings.Contains(actual, b.word) || w.Sign() <= 0 {
				continue
			}
			seen = true
			q, _ := num.Quo(s.Ratio().Mul(num.Hundred), w.Ratio())
			if q.Cmp(num.Int(b.low).Ratio()) < 0 || q.Cmp(num.Int(b.high).Ratio()) > 0 {
				p.Line(r.Score, fmt.Sprintf("“%s”写“%s”，应得分值的%d%%至%d%%，得%s分是分值%s的%s%%。", r.Name, b.word+"指标", b.low, b.high, s, w,
					q.Round(1, num.HalfUp)), "按等次对应的区间给分")
			}
			return
		}
	})
	if o == check.Decided && !seen {
		return check.NotApplicable("没有写明等次的定性指标")
	}
	return o
}

// fewestScored is the number of indicators from which full points everywhere say
// little.
const fewestScored = 4

func allFull(p *check.Pass) check.Outcome {
	decided := false
	for _, sh := range p.ScoredSheets() {
		n, full := 0, 0
		for i := range sh.Rows {
			if w, s, ok := sh.Rows[i].Points(); ok && !paper.IsExecution(&sh.Rows[i]) {
				if n++; s.Cmp(w) >= 0 {
					full++
				}
			}
		}
		if n < fewestScored {
			continue
		}
		decided = true
		if at := sh.TotalScore; n == full {
			for i := 0; at == nil && i < len(sh.Rows); i++ {
				at = sh.Rows[i].Score
			}
			p.Line(at, fmt.Sprintf("%d项指标全部得满分。", n), "逐项核对完成值和证据；指标值定得偏低的，下年提高")
		}
	}
	if !decided {
		return check.NotApplicable(fmt.Sprintf("没有%d项以上带得分的指标", fewestScored))
	}
	return check.Decided
}

// savedMuch is below how many percent of its ceiling a cost is far saved.
const savedMuch = 80

// savedByNotDoing finds costs far below their ceiling where less was done than
// planned.
func savedByNotDoing(p *check.Pass) check.Outcome {
	if strings.Contains(p.Title, "整体") {
		return check.NotApplicable("整体支出的成本指标不对应某一项产出")
	}
	decided := false
	for _, sh := range p.ScoreSheets() {
		var cost, output *paper.Indicator
		for i := range sh.Rows {
			r := &sh.Rows[i]
			c, ok := r.Compared()
			switch {
			case !ok:
			case c.AtMost && (strings.Contains(r.Class1+r.Class2, "成本") || paper.HasAny(r.Name, "成本", "费用")):
				decided = true
				if q, ok := num.Quo(c.Actual.Mul(num.Hundred), c.Target); ok && q.Cmp(num.Int(savedMuch).Ratio()) < 0 && r.Full() {
					cost = r
				}
			case strings.Contains(r.Class2, "数量") && c.Missed():
				output = r
			}
		}
		if cost != nil && output != nil {
			p.Line(cost.Actual, fmt.Sprintf("“%s”完成%s，远低于指标值%s，得满分；但“%s”只完成%s，指标值是%s，钱少花是因为事少做。", cost.Name,
				paper.CellText(cost.Actual), paper.CellText(cost.Target), output.Name, paper.CellText(output.Actual),
				paper.CellText(output.Target)), "按实际完成的数量折算成本，再评成本指标", output.Actual.Site(output.Actual.All()))
		}
	}
	if !decided {
		return check.NotApplicable("没有带数的成本指标")
	}
	return check.Decided
}

// Execution far below and output points almost full, or the reverse.
const (
	lowExecution    = 60
	highExecution   = 95
	almostAllPoints = 95
	fewPoints       = 60
)

// executionAgainstOutput compares the execution rate with the points of output.
func executionAgainstOutput(p *check.Pass) check.Outcome {
	decided := false
	for _, sh := range p.ScoredSheets() {
		if sh.ExecRow == nil || !sh.ExecRow.Cells[paper.ExecutionRate].Set {
			continue
		}
		var ws, ss num.Decimal
		for i := range sh.Rows {
			if w, s, ok := sh.Rows[i].Points(); ok && strings.Contains(sh.Rows[i].Class1, "产出") {
				ws, ss = ws.Add(w), ss.Add(s)
			}
		}
		share, ok := num.Quo(ss.Ratio().Mul(num.Hundred), ws.Ratio())
		if !ok {
			continue
		}
		decided = true
		c := sh.ExecRow.Cells[paper.ExecutionRate]
		r := c.Shown.Ratio()
		say := fmt.Sprintf("预算执行率%s，产出指标得分是分值的%s%%，两者不相称。", percentText(c), share.Round(1, num.HalfUp))
		if r.Cmp(num.Int(lowExecution).Ratio()) < 0 && share.Cmp(num.Int(almostAllPoints).Ratio()) > 0 ||
			r.Cmp(num.Int(highExecution).Ratio()) >= 0 && share.Cmp(num.Int(fewPoints).Ratio()) < 0 {
			atCell(p, c, "", say, "核对支出和产出；确实如此的写明原因，如尾款未付、提前支付")
		}
	}
	if !decided {
		return check.NotApplicable("没有同时写执行率和产出得分")
	}
	return check.Decided
}
