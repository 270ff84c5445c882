package budget

// The phases of a project's own self-evaluation, in their order.
const (
	ProjectReporting Phase = "填报"   // its office fills in what it reached
	ProjectChecking  Phase = "财务复核" // the finance clerk looks it over
	ProjectChecked   Phase = "复核通过"
)

// ProjectPhases lists them in their order.
var ProjectPhases = []Phase{ProjectReporting, ProjectChecking, ProjectChecked}

// A ProjectStep (项目办理步骤) is one by which a project went on within its unit's year,
// or back.
type ProjectStep struct {
	Project string // number of its line
	Step
}

// ProjectStepsOf returns the steps of a project, in the order in which they were taken.
func (y *Year) ProjectStepsOf(id string) []ProjectStep {
	var out []ProjectStep
	for _, s := range y.ProjectSteps {
		if s.Project == id {
			out = append(out, s)
		}
	}
	return out
}

// ProjectPhaseOf is where a project stands: where its last step led, 填报 before the first.
func (y *Year) ProjectPhaseOf(id string) Phase {
	if steps := y.ProjectStepsOf(id); len(steps) > 0 {
		return Phase(steps[len(steps)-1].To)
	}
	return ProjectReporting
}
