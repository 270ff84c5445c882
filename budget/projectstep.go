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
	Content string // digest of what the project was when it was taken; empty where it is not known
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

// ProjectStepsInForce returns the steps by which a project stands where it does, in their
// order: what was sent and taken back is as if it had not been sent.
func (y *Year) ProjectStepsInForce(id string) []ProjectStep {
	var out []ProjectStep
	for _, s := range y.ProjectStepsOf(id) {
		if n := len(out); s.How == TakenBack && n > 0 && out[n-1].How == Sent {
			out = out[:n-1]
			continue
		}
		out = append(out, s)
	}
	return out
}

// ProjectPhaseOf is where a project stands: where the last step that is in force led, 填报
// before the first.
func (y *Year) ProjectPhaseOf(id string) Phase {
	if steps := y.ProjectStepsInForce(id); len(steps) > 0 {
		return Phase(steps[len(steps)-1].To)
	}
	return ProjectReporting
}
