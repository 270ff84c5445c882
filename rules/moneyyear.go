package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// noLedgerOfPayments ends a rule without the payments of each month.
var noLedgerOfPayments = check.Undecided("档案里没有分月的支付数")

// wanText prints an amount in 万元.
func wanText(f num.Fen) string { return f.ShownWan().String() + "万元" }

// paidOf is what a line paid in the year by its months. ok is false where a month
// is not known.
func paidOf(l budget.Line) (sum num.Fen, ok bool) {
	for _, m := range l.Monthly {
		if !m.Known {
			return 0, false
		}
		sum += m.Fen
	}
	return sum, len(l.Monthly) == 12
}

// outturnAsPaid wants every line's outturn to be what was paid up to the last day
// of the year.
func outturnAsPaid(p *check.Pass) check.Outcome {
	if p.Dossier == nil {
		return check.NotApplicable("没有档案，没有支付数")
	}
	seen := false
	for _, l := range p.Dossier.Lines {
		paid, ok := paidOf(l)
		if !ok || !l.Outturn.Known {
			continue
		}
		if seen = true; paid != l.Outturn.Fen {
			p.Whole(fmt.Sprintf("“%s”决算数%s，十二个月支付合计%s，相差%s。", l.Name, wanText(l.Outturn.Fen), wanText(paid),
				wanText(max(paid-l.Outturn.Fen, l.Outturn.Fen-paid))), "与支付系统12月31日的累计支付数核对")
		}
	}
	if !seen {
		return noLedgerOfPayments
	}
	return check.Decided
}

// carriedTwice finds money carried over from last year that was not used this
// year either and is to be carried on.
func carriedTwice(p *check.Pass) check.Outcome {
	if p.Dossier == nil {
		return check.NotApplicable("没有档案，没有上年结转的使用情况")
	}
	seen, open := false, 0
	for _, l := range p.Dossier.Lines {
		if !l.Carried.Known || l.Carried.Fen <= 0 {
			continue
		}
		if !l.Outturn.Known {
			open++
			continue
		}
		seen = true
		if left := l.Carried.Fen - l.Outturn.Fen; left > 0 && l.UnspentTo != "财政收回" {
			to := "没有写去向"
			if l.UnspentTo != "" {
				to = "写的是" + l.UnspentTo
			}
			p.Whole(fmt.Sprintf("“%s”上年结转%s，本年支出%s，还有%s连续两年没有用完，未执行去向%s。", l.Name, wanText(l.Carried.Fen), wanText(l.Outturn.Fen),
				wanText(left), to), "连续两年没有用完的结转作为结余，由财政收回")
		}
	}
	switch {
	case open > 0:
		return check.Undecided("有上年结转的项目还没有决算数")
	case !seen:
		return check.NotApplicable("没有上年结转")
	}
	return check.Decided
}

var decemberShare = plain.NewExpr(`(?:十二月|12月)(?:份)?(?:的)?(?:支付|支出|执行|付款)[^。；]{0,24}?占(?:比|全年[^，。；0-9]{0,8})?(?:的|为)?([0-9]+(?:\.[0-9]+)?)[%％]`)

// rushAtYearsEnd notices a year whose last month paid more than its share allows.
func rushAtYearsEnd(p *check.Pass) check.Outcome {
	most := num.Int(int64(p.Limit("十二月支付占比"))).Ratio()
	say := func(share string) string {
		return fmt.Sprintf("十二月支付占全年的%s，超过%d%%。", share, p.Limit("十二月支付占比"))
	}
	const todo = "说明年末集中支付的原因，下年按季编制支付计划"
	said := false
	_, admitted, _ := p.Problems()
	for _, l := range p.Lines {
		if !l.Has("12月", "十二月", "年末", "年底", "四季度", "最后") {
			continue
		}
		m := decemberShare.FindStringSubmatchIndex(l.Text)
		if m == nil || paper.HasAny(l.Text[m[0]:m[1]], "上年", "去年") || strings.HasSuffix(l.Text[:m[0]], "上年") ||
			strings.HasSuffix(l.Text[:m[0]], "去年") {
			continue
		}
		d, err := num.ParseDecimal(l.Text[m[2]:m[3]])
		if err != nil {
			continue
		}
		if said = true; d.Ratio().Cmp(most) > 0 && !slices.Contains(admitted, l) {
			p.At(l, paper.Range{From: m[0], To: m[1]}, say(d.String()+"%"), todo)
		}
	}
	if said {
		return check.Decided
	}
	if p.Dossier == nil {
		return check.NotApplicable("没有各月的支付数")
	}
	var december, whole num.Fen
	for _, l := range p.Dossier.Lines {
		paid, ok := paidOf(l)
		if !ok {
			continue
		}
		whole += paid
		december += l.Monthly[11].Fen
	}
	if whole <= 0 {
		return noLedgerOfPayments
	}
	q, _ := num.Quo(num.Int(int64(december)).Ratio(), num.Int(int64(whole)).Ratio())
	if q.Mul(num.Hundred).Cmp(most) > 0 {
		p.Whole(say(q.Percent(2).String()+"%"), todo)
	}
	return check.Decided
}
