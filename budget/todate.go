package budget

import (
	"slices"

	"jiheng/num"
)

// ToDate is the money at the end of a month (截至某月). Of lines that leave an
// amount blank nothing is added: where some are named, the sum is not known.
type ToDate struct {
	Original   num.Fen
	Revised    num.Fen // original plus the adjustments up to that day
	Paid       num.Fen
	Known      bool     // a payment of these months is known
	Unbudgeted []string // lines whose budget is blank
	Unpaid     []string // lines of which a payment of these months is blank
}

// unpaid returns the lines of which it is not known what they paid in the first
// months.
func (y *Year) unpaid(months int) []string {
	var out []string
	for _, l := range y.Lines {
		if !l.PaidKnown(months) {
			out = append(out, l.ID)
		}
	}
	return out
}

// ToDate adds up what matching lines had paid after some months, and their
// budget as it stood on the last of their days.
func (y *Year) ToDate(months int, end string, match func(Line) bool) ToDate {
	var s ToDate
	for _, l := range y.Lines {
		if !match(l) {
			continue
		}
		if !l.Original.Known || y.unadjusted(l) {
			s.Unbudgeted = append(s.Unbudgeted, l.ID)
		}
		if !l.PaidKnown(months) {
			s.Unpaid = append(s.Unpaid, l.ID)
		}
		s.Original += l.Original.Fen
		s.Revised += l.Original.Fen
		for _, a := range y.Adjustments {
			if a.Line == l.ID && a.Day <= end {
				s.Revised += a.Amount
			}
		}
		for _, p := range l.Monthly[:min(months, len(l.Monthly))] {
			s.Paid += p.Fen
			s.Known = s.Known || p.Known
		}
	}
	return s
}

// The lamps (灯) of monitoring, from the one that asks for nothing on.
const (
	LampGreen  = "正常"
	LampYellow = "提示"
	LampRed    = "预警"
)

// Lamp compares a rate with the calendar's: 正常, 提示 or 预警 by the percentage
// points that it lies behind.
//
// Clause: monitoring/lamps
func (m *Monitoring) Lamp(rate, calendar num.Ratio) string {
	behind := calendar.Sub(rate).Mul(num.Hundred)
	switch {
	case m.Red.Sign() > 0 && behind.Cmp(m.Red.Ratio()) > 0:
		return LampRed
	case m.Yellow.Sign() > 0 && behind.Cmp(m.Yellow.Ratio()) > 0:
		return LampYellow
	}
	return LampGreen
}

// HasTask reports whether a task of the id exists.
func (y *Year) HasTask(id string) bool {
	return slices.ContainsFunc(y.Tasks, func(t AnnualTask) bool { return t.ID == id })
}
