package budget

import "jiheng/fault"

// A Phase (环节) is where a year stands in its cycle.
type Phase string

// The phases in the order in which a year passes them.
const (
	Drafting         Phase = "草拟"   // the year's goals and budget
	GoalReview       Phase = "目标审核" // of these, before the year is reported on
	Reporting        Phase = "填报"   // what was reached
	UnitReview       Phase = "单位审核" // by the head
	DepartmentReview Phase = "主管部门审核"
	BureauReview     Phase = "财政审核"
	Approved         Phase = "批复"
	Published        Phase = "公开"
)

// Phases lists them in their order.
var Phases = []Phase{Drafting, GoalReview, Reporting, UnitReview, DepartmentReview, BureauReview, Approved, Published}

// The ways in which a year goes on, or back.
const (
	Begun      = "起草" // it was begun, empty or from the year before
	Sent       = "报送"
	Passed     = "通过"
	SentBack   = "退回"
	TakenBack  = "收回"
	Confirmed  = "批复"
	Reopened   = "重开"
	MadePublic = "公开"
)

// StepWords lists them.
var StepWords = []string{Begun, Sent, Passed, SentBack, TakenBack, Confirmed, Reopened, MadePublic}

// A Step (办理步骤) is one by which a year went on in its cycle, or back.
type Step struct {
	How    string // one of StepWords
	From   string // the phase in which it was taken
	To     string // the phase to which it led
	Person string // who took it
	Role   string // as what
	Time   string // RFC 3339, UTC, whole seconds
	Reason string // in their words; a return has one
	Act    int64  // the act that was looked at; zero where it is not known
	Place  fault.Place

	Program string // the version of the program by which a year was approved; empty for other steps
}
