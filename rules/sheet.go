package rules

import (
	"jiheng/check"
	"jiheng/num"
)

// fullMark is the points of a whole form.
func fullMark(p *check.Pass) num.Decimal {
	if p.Pack != nil && p.Pack.Total.Sign() > 0 {
		return p.Pack.Total
	}
	return num.Int(int64(p.Limit("满分")))
}

var (
	noSheet  = check.NotApplicable("文件里没有带分值的指标表")
	noScores = check.NotApplicable("文件里没有带得分的指标表")
)
