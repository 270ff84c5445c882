package budget

import "jiheng/num"

// PaidIn returns what matching lines paid in a month (1 to 12). known is false where no
// line has a payment in it, or some line may have one that nobody has written: open
// lists those. A month that a line leaves blank was without payment where its other
// months make up the outturn.
func (y *Year) PaidIn(month int, match func(Line) bool) (paid num.Fen, known bool, open []string) {
	for _, l := range y.Lines {
		if !match(l) {
			continue
		}
		var a Amount
		if len(l.Monthly) >= month {
			a = l.Monthly[month-1]
		}
		switch {
		case a.Known:
			paid, known = paid+a.Fen, true
		case !l.PaidKnown(12):
			open = append(open, l.ID)
		}
	}
	return paid, known && len(open) == 0, open
}

// PaidAll adds up the months of a line that are written; known is false where none is.
func (l Line) PaidAll() (paid num.Fen, known bool) {
	for _, a := range l.Monthly {
		if a.Known {
			paid, known = paid+a.Fen, true
		}
	}
	return paid, known
}
