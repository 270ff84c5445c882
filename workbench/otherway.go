package workbench

import (
	"slices"
	"strings"

	"jiheng/dossier"
)

// NoAdjustment says why nothing is adjusted at a stage.
func NoAdjustment(at Stage) string {
	if at == Drafting || at == GoalReview {
		return "现在是“" + string(at) + "”，目标和预算还没有批复；草拟时直接改目标和预算，批复以后才走调整。"
	}
	return "现在是“" + string(at) + "”，调整已锁；要补记，" + backTo(at, Adjusts) + "，到“填报”再记。"
}

// otherWay says how what a stage has locked is changed all the same: by a step of the
// chain that leads from it to where it is open.
func otherWay(at Stage, c dossier.Class) string {
	opens := func(s Stage) bool { return !frozen(s, c) }
	aimed := c == dossier.Goal || c == dossier.Budget
	switch {
	case c == dossier.Decision:
		return "它由审核、批复、签发时写下，不能手改"
	case aimed && Adjusts(at):
		return "要改，请走调整；批复时就错了的，" + backTo(at, opens)
	case backTo(at, opens) != "":
		return "要改，" + backTo(at, opens)
	case aimed && backTo(at, Adjusts) != "":
		return "要改，" + backTo(at, Adjusts) + "，到“填报”走调整"
	}
	return "目标批复以后，到“填报”才填"
}

// backTo names the steps that lead from a stage back to one of some, and who takes them:
// 由财务经办人收回，或由单位负责人退回. Empty where none does.
func backTo(at Stage, some func(Stage) bool) string {
	var ways []string
	for _, m := range moves {
		if m.from != at || !some(m.to) {
			continue
		}
		way := ""
		switch m.how {
		case "收回":
			way = "由" + string(m.role) + "在“审核”里收回"
		case "退回":
			way = "由" + string(m.role) + "退回"
		case "重开":
			way = "由" + string(m.role) + "在“审核”里写明原因重开"
		}
		if way != "" && !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
	}
	return strings.Join(ways, "，或")
}
