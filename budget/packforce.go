package budget

import (
	"fmt"

	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// OutOfForce says in a Chinese sentence that a pack was not in force when the
// year was evaluated: on the day of the report where it is known, else on any day
// of the following year. ok is false where it was, or where its days are not
// known.
func OutOfForce(p *regs.Pack, y *Year) (says string, ok bool) {
	next := num.Int(int64(y.FiscalYear + 1)).String()
	first, last := next+"-01-01", next+"-12-31"
	when := fmt.Sprintf("%d年度的自评在%s年进行", y.FiscalYear, next)
	if d := y.Disclosure; d != nil && d.ReportDay != "" {
		first, last = d.ReportDay, d.ReportDay
		when = "自评报告的日期是" + fact.HanDay(d.ReportDay)
	}
	switch {
	case p.From != "" && last < p.From:
		says = fmt.Sprintf("规则包“%s”自%s起施行，%s，还没有施行", p.ID, fact.HanDay(p.From), when)
	case p.Until != "" && first > p.Until:
		says = fmt.Sprintf("规则包“%s”到%s失效，%s，已经失效", p.ID, fact.HanDay(p.Until), when)
	default:
		return "", false
	}
	return says, true
}
