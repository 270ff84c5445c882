package dossier

import (
	"jiheng/budget"
	"jiheng/fact"
	"jiheng/num"
)

// checkActual refuses an actual value that cannot be compared with its target.
func (l *loader) checkActual(i *budget.Indicator, f fact.Fact) {
	t := i.InForce()
	switch {
	case f.Value.IsBlank() || t.IsZero():
	case t.Operator == budget.NotAfter && !f.Value.IsDay():
		l.bad(f.Account.Place, "actual", "指标“%s”的指标值是日期，完成值“%s”不是日期", i.Code, f.Print().Text)
	case t.Operator == budget.Qualitative && !f.Value.IsWord():
		l.bad(f.Account.Place, "actual", "定性指标“%s”的完成值要写等次（达成、部分达成、未达成），现在是“%s”", i.Code, f.Print().Text)
	case t.Quantified() && !f.Value.IsNumber():
		l.bad(f.Account.Place, "actual", "指标“%s”的完成值“%s”不是数，与指标值“%s”不能比较", i.Code, f.Print().Text, t)
	case t.Quantified() && !budget.OneMeasure(t.Unit, f.Value.Unit):
		l.unitsDiffer(i, t, f)
	}
}

// checkAdjusted refuses a target that was adjusted to another measure.
func (l *loader) checkAdjusted(i *budget.Indicator) {
	if i.Adjusted == nil || !i.Target.Quantified() || !i.Adjusted.Target.Quantified() || budget.OneMeasure(i.Target.Unit, i.Adjusted.Target.Unit) {
		return
	}
	l.bad(i.Place, "target", "指标“%s”的年初指标值“%s”与调整后的“%s”单位不同，看不出调整了多少；请改成同一种单位", i.Code, i.Target, i.Adjusted.Target)
}

// unitsDiffer refuses a target and an actual value of different measures, and
// asks for what was probably meant where one of them has no unit.
func (l *loader) unitsDiffer(i *budget.Indicator, t budget.Target, f fact.Fact) {
	has := f.Value.Unit
	switch {
	case t.Unit.IsZero():
		l.bad(i.Place, "actual", "指标“%s %s”的指标值“%s”没有写单位，完成值“%s”的单位是%s，不能比较；指标值是不是%s？请在“指标值”里写上单位",
			i.Code, i.Name, t, f.Print().Text, has, inUnit(t, has))
	case has.IsZero():
		number := f.Value.Number.Round(8, num.HalfUp)
		meant := inUnit(budget.Target{Operator: budget.Equal, Value: number}, t.Unit)
		l.bad(f.Account.Place, "actual", "指标“%s %s”的指标值是“%s”，完成值“%s”没有写单位，不能比较；完成值是不是%s？请在“单位”里写%s",
			i.Code, i.Name, t, f.Print().Text, meant[len(budget.Equal):], t.Unit)
	default:
		l.bad(f.Account.Place, "actual", "指标“%s %s”的完成值“%s”与指标值“%s”单位不同，不能比较；请改成同一种单位", i.Code, i.Name, f.Print().Text, t)
	}
}

// inUnit prints a target without unit as it would stand with one. A number up to
// one, of percentages or per mille, was written as a share of the whole.
func inUnit(t budget.Target, u num.Unit) string {
	t.Unit = u
	if u.Dimension() == "" && u.Factor().Cmp(num.One) < 0 && t.Value.Ratio().Cmp(num.One) <= 0 && t.High.Ratio().Cmp(num.One) <= 0 {
		t.Value, t.High = times(t.Value, u), times(t.High, u)
	} else if t.Operator == budget.Equal {
		t.Value = num.MustDecimal(t.Value.Canonical())
	}
	return t.String()
}

// times returns a share of the whole as a number of the unit.
func times(d num.Decimal, u num.Unit) num.Decimal {
	q, _ := num.Quo(d.Ratio(), u.Factor())
	return num.MustDecimal(q.Round(8, num.HalfUp).Canonical())
}
