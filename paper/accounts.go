package paper

import (
	"jiheng/extract"
	"jiheng/num"
)

// AccountsMoney is the greatest total of what was budgeted or spent that tables of accounts
// state, which have income beside spending and a column for each (收入支出决算总表), in 元; 0
// where there are none.
func (t *Text) AccountsMoney() num.Ratio {
	most := num.Int(0).Ratio()
	if len(t.Tables) == 0 {
		return most
	}
	facts := t.Facts()
	for i := range facts {
		f := &facts[i]
		switch f.Kind {
		case extract.BudgetInitial, extract.BudgetAdjusted, extract.Outturn, extract.Expenditure:
		default:
			continue
		}
		d, err := num.ParseDecimal(f.Value)
		if err != nil || !f.Money() || f.Modality != "" || !HasAny(f.Subject, "总计", "合计", "总支出") {
			continue
		}
		if v := d.Ratio().Mul(ScaleOf(f.Unit)); v.Cmp(most) > 0 {
			most = v
		}
	}
	return most
}
