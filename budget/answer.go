package budget

import "jiheng/fault"

// An Answer (答复) is what the unit says to one reviewer's opinion: what was mended, or
// why nothing is.
type Answer struct {
	Indicator string // its code
	To        string // the time of the opinion
	As        string // as what its reviewer gave it
	Text      string // in the unit's words
	Person    string
	Role      string // as what
	Time      string // RFC 3339, UTC, whole seconds
	Act       int64  // the act that was looked at
	Place     fault.Place
}

// AnswerTo returns the last answer to an opinion.
func (y *Year) AnswerTo(o Opinion) (Answer, bool) {
	for i := len(y.Answers) - 1; i >= 0; i-- {
		if a := y.Answers[i]; a.Indicator == o.Indicator && a.To == o.Time && a.As == o.Role {
			return a, true
		}
	}
	return Answer{}, false
}
