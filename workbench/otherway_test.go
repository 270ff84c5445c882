package workbench

import (
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/dossier"
)

// What is locked names the steps that the chain has there, and who takes them; and no
// step that it has not.
func TestWaysThatExist(t *testing.T) {
	for _, c := range []struct {
		at    Stage
		class dossier.Class
		want  string
	}{
		{GoalReview, dossier.Goal, "要改，由财务经办人在“审核”里收回，或由财政审核人退回"},
		{Reporting, dossier.Goal, "要改，请走调整；批复时就错了的，由财政审核人在“审核”里写明原因重开"},
		{Reporting, dossier.Budget, "要改，请走调整；批复时就错了的，由财政审核人在“审核”里写明原因重开"},
		{UnitReview, dossier.Result, "要改，由财务经办人在“审核”里收回，或由单位负责人退回"},
		{UnitReview, dossier.Goal, "要改，由财务经办人在“审核”里收回，或由单位负责人退回，到“填报”走调整"},
		{DepartmentReview, dossier.Result, "要改，由主管部门审核人退回"},
		{BureauReview, dossier.Text, "要改，由财政审核人退回"},
		{Approved, dossier.Result, "要改，由财政审核人在“审核”里写明原因重开"},
		{Published, dossier.Budget, "要改，由财政审核人在“审核”里写明原因重开，到“填报”走调整"},
		{Drafting, dossier.Decision, "它由审核、批复、签发时写下，不能手改"},
	} {
		if got := otherWay(c.at, c.class); got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.at, c.class, got, c.want)
		}
	}
	for _, at := range budget.Phases {
		for _, how := range []string{"收回", "退回", "重开"} {
			has := false
			for _, m := range moves {
				has = has || m.from == at && m.how == how
			}
			for c := dossier.Goal; c <= dossier.Decision; c++ {
				if frozen(at, c) && strings.Contains(otherWay(at, c), how) && !has {
					t.Errorf("%s, %s: names “%s”, which nobody can take there: %s", at, c, how, otherWay(at, c))
				}
			}
		}
	}
	for at, want := range map[Stage]string{Approved: "由财政审核人在“审核”里写明原因重开", UnitReview: "由财务经办人在“审核”里收回，或由单位负责人退回"} {
		if got := NoAdjustment(at); !strings.Contains(got, want) {
			t.Errorf("%s: %s", at, got)
		}
	}
}
