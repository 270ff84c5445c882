package workbench

import (
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/store"
)

// underneath refuses to take back adjustments without which a line would have less than
// nothing, or less than was spent of it, and had enough until now. The adjustments that
// took from it behind them are named: they are taken back first.
func (y *Year) underneath(before, after []store.Entry) error {
	gone := map[string]bool{} // adjustments, by ID
	for i := range after {
		if before[i].ID == "" && after[i].File == dossier.FileAdjustments && after[i].Key != "" {
			gone[after[i].Key] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	for _, l := range y.Year.Lines {
		has := y.Year.Revised(l)
		left, rests, reached := has.Fen, []string(nil), false
		for _, a := range y.Year.Adjustments {
			switch {
			case a.Line != l.ID:
			case gone[a.ID]:
				left -= a.Amount
				reached = true
			case reached && a.Amount < 0:
				rests = append(rests, a.ID+"（"+a.Day+a.Kind+amountText(-a.Amount)+"万元）")
			}
		}
		if !reached || !has.Known || left >= has.Fen {
			continue
		}
		if err := tooLittle(l, has.Fen, left, rests); err != nil {
			return err
		}
	}
	return nil
}

// tooLittle says why a line may not have less; nil where it may.
func tooLittle(l budget.Line, has, left num.Fen, rests []string) error {
	first := ""
	if len(rests) > 0 {
		first = "；后来的" + strings.Join(rests, "、") + "靠它，请先撤销"
	}
	spent := l.Outturn
	switch {
	case left < 0:
		return fault.New(fault.Conflict, fault.Place{File: dossier.FileAdjustments}, "undo-rests", "撤销以后“%s %s”的全年预算数成了%s万元，预算不能是负数，没有撤销%s", l.ID, l.Name, amountText(left), first)
	case spent.Known && left < spent.Fen && has >= spent.Fen:
		return fault.New(fault.Conflict, fault.Place{File: dossier.FileAdjustments}, "undo-rests", "撤销以后“%s %s”的全年预算数成了%s万元，比决算数%s万元还少，没有撤销%s；也请核对决算数", l.ID, l.Name, amountText(left), amountText(spent.Fen), first)
	}
	return nil
}

func amountText(f num.Fen) string { return f.FullWan().String() }
