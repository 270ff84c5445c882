package workbench

import (
	"fmt"

	"jiheng/budget"
	"jiheng/num"
)

// farTimes is how many times another amount one is when its unit is asked for.
const farTimes = 100

// AmountAsks says what is to be asked about the amounts of a line of the budget that may
// be meant as they are: an outturn below nothing or above the budget, and an adjustment
// that is out of all proportion to it.
func (y *Year) AmountAsks(l budget.Line) (out []string) {
	revised := y.Year.Revised(l)
	switch {
	case l.Outturn.Known && l.Outturn.Fen < 0:
		out = append(out, "决算数是负数；请核对，是冲回以前年度支出的，在未执行原因里写明")
	case l.Outturn.Known && revised.Known && revised.Fen > 0 && l.Outturn.Fen > revised.Fen:
		out = append(out, "决算数超过全年预算数"+timesText(l.Outturn.Fen, revised.Fen)+"；请核对，确实超支的写明原因")
	}
	for _, a := range y.Year.Adjustments {
		if a.Line == l.ID && l.Original.Known && l.Original.Fen > 0 && far(a.Amount, l.Original.Fen) {
			out = append(out, fmt.Sprintf("调整%s的金额%s万元超过年初预算数%s；请核对单位，没有错就不用改", a.ID, a.Amount.ShownWan(), timesText(a.Amount, l.Original.Fen)))
		}
	}
	return out
}

// far reports an amount that is at least farTimes another, whatever its sign.
func far(a, of num.Fen) bool { return max(a, -a)/farTimes >= of }

// timesText says how many times an amount is another, where it is twice or more.
func timesText(a, of num.Fen) string {
	n := max(a, -a) / of
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("，是它的%d倍", n)
}
