package budget

import (
	"jiheng/fault"
	"jiheng/num"
)

// The decisions of a review of goals; a return is Returned.
const (
	GoalsPass  = "通过"
	GoalsAmend = "修改后通过"
)

// GoalDecisions lists them in their order.
var GoalDecisions = []string{GoalsPass, GoalsAmend, Returned}

// A GoalOpinion (目标审核意见) is what a reviewer says of the year's goals before its
// budget is arranged.
type GoalOpinion struct {
	Points   []QuestionPoints // of each question, in the order of the form
	Total    num.Decimal      // their sum
	Grade    string           // 优, 良, 中, 差
	Decision string           // one of GoalDecisions
	Text     string           // in their words; empty only where they pass
	Person   string
	Role     string // as what
	Time     string // RFC 3339, UTC, whole seconds
	Act      int64  // the act that was looked at
	Place    fault.Place
}

// QuestionPoints are the points that one question was given.
type QuestionPoints struct {
	Name   string
	Points num.Decimal
}
