package web

import (
	"slices"

	"jiheng/budget"
	"jiheng/workbench"
)

// projects lists what the person can do of projects in their own chain: those that came
// back, each with its reason; then those that are ready to be sent on, and those that wait
// to be checked.
func (h *yearHome) projects() {
	var send, check, again []budget.Line
	for _, l := range h.Year.Year.Projects() {
		ways := h.Seat.ProjectWays(h.Year, l)
		may := func(how string) bool {
			return slices.ContainsFunc(ways, func(w workbench.Way) bool { return w.How == how })
		}
		s := h.Year.ProjectAt(l)
		switch {
		case may(budget.Sent) && s.Last().How == budget.SentBack:
			last := s.Last()
			h.Duties = append(h.Duties, duty{What: "改项目" + l.ID + " " + l.Name, Why: last.Role + "退回：“" + last.Reason + "”", Path: h.at("project", l.ID), Deed: "去改"})
		case may(budget.Sent) && l.SelfAssessed && h.Year.ProjectLacks(l) == "":
			send = append(send, l)
		case may(budget.Passed) && slices.Contains(h.Seat.Roles, workbench.FinanceClerk):
			if s.Last().From == string(budget.ProjectChecked) {
				again = append(again, l)
				continue
			}
			check = append(check, l)
		}
	}
	h.projectDuty(send, "报送", "指标和完成情况都填了，可以报财务复核", "去报送")
	h.projectDuty(again, "再复核", "复核通过以后又改过、再报来", "去复核")
	h.projectDuty(check, "复核", "科室报来了", "去复核")
}

// projectDuty is one line for several projects, which leads to each.
func (h *yearHome) projectDuty(lines []budget.Line, how, why, deed string) {
	if len(lines) == 0 {
		return
	}
	links := make([]dutyLink, len(lines))
	for i, l := range lines {
		links[i] = dutyLink{l.ID + " " + l.Name, h.at("project", l.ID) + "#steps"}
	}
	h.Duties = append(h.Duties, duty{how + itoa(len(lines)) + "个项目", why, links[0].Path, deed, links})
}
