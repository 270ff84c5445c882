package budget

import (
	"jiheng/fault"
	"jiheng/num"
)

// An OverallGoal is the unit's goal over several years (整体支出绩效目标).
type OverallGoal struct {
	Text   string
	Period string
	Sample bool
}

// An AnnualGoal is a goal of the year (年度绩效目标) with its share of the whole.
type AnnualGoal struct {
	ID       string
	Field    string // field of work
	Share    num.Decimal
	Text     string
	Achieved string // what became of it
	Tasks    []string
	Sample   bool
	Place    fault.Place
}

// An AnnualTask is a main task of the year (年度主要任务) with the projects that
// pay for it and the indicators that measure it.
type AnnualTask struct {
	ID         string
	Name       string
	Content    string
	Field      string
	Office     string
	Indicators []string
	Sample     bool
	Place      fault.Place
}

// A Field is a field of work under which the narrative and the indicators are
// arranged (工作领域).
type Field struct {
	Name   string
	Topics []string
}

// GoalShares adds up the shares of the annual goals, in percent; ok is false where
// some have one and they do not come to 100.
func (y *Year) GoalShares() (sum num.Decimal, ok bool) {
	shares := make([]num.Decimal, len(y.Goals))
	for i, g := range y.Goals {
		shares[i] = g.Share
	}
	sum = num.Sum(shares...)
	return sum, sum.Sign() == 0 || sum.Cmp(num.Int(100)) == 0
}
