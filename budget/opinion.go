package budget

import (
	"jiheng/fault"
	"jiheng/num"
)

// An Opinion (复核意见) is what a reviewer says of one indicator, and of a field or
// words in it.
type Opinion struct {
	Indicator string      // its code
	Verdict   string      // one of Verdicts
	Score     num.Decimal // the reviewer's points
	Scored    bool        // Score was given; otherwise the unit's points stand
	Field     string      // that it is pinned to: 完成值, 偏差·原因; empty for the whole
	Quote     string      // words that it is pinned to, as they stood; empty for none
	Text      string      // in their words; empty only where they agree
	Person    string
	Role      string // as what
	Time      string // RFC 3339, UTC, whole seconds
	Act       int64  // the act that was looked at
	Place     fault.Place
}

// The verdicts of a review.
const (
	Agreed   = "同意"
	Doubted  = "存疑"
	Returned = "退回"
)

// Verdicts lists them in their order.
var Verdicts = []string{Agreed, Doubted, Returned}

// OpinionOf returns the last opinion that a role gave of an indicator.
func (y *Year) OpinionOf(code, role string) (Opinion, bool) {
	for i := len(y.Opinions) - 1; i >= 0; i-- {
		if o := y.Opinions[i]; o.Indicator == code && o.Role == role {
			return o, true
		}
	}
	return Opinion{}, false
}
