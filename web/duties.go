package web

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/workbench"
)

// A duty is something that this person can do now; of several places, each has a link.
type duty struct {
	What, Why, Path, Deed string
	Links                 []dutyLink
}

// A dutyLink leads into the box of one place.
type dutyLink struct{ Text, Path string }

// fewLinks is how many places of a duty are led to at once.
const fewLinks = 8

// duties lists what the person can do now: their own rows first, then the steps.
func (h *yearHome) duties(rows []valueRow) {
	var empty, lacks, wrong []dutyLink
	var remarks []remarkView
	for _, r := range rows {
		remarks = append(remarks, r.Remarks...)
	}
	if h.Stage == workbench.Drafting { // values come when the goals were approved
		rows = nil
	}
	for _, r := range rows {
		link := dutyLink{r.Code + " " + r.Name, h.at("values") + "#" + r.Code}
		if r.Locked == "" && r.Text == "" && slices.Contains(r.Filters, "empty") {
			empty = append(empty, link)
		}
		if r.Locked == "" && len(r.Messages) > 0 {
			wrong = append(wrong, link)
		}
		if r.Reason != nil && r.Reason.Lacks && r.Reason.Locked == "" {
			lacks = append(lacks, link)
		}
	}
	values := h.at("values") + "?filter=todo"
	h.returned(remarks)
	if n := len(h.Last.Differs); n > 0 {
		h.Duties = append(h.Duties, duty{What: "取上年数", Why: itoa(h.Last.Year) + "年度后来又改过，有" + itoa(n) + "个数与结转来的不同", Path: "#last", Deed: "去看"})
	}
	for _, d := range []struct {
		places          []dutyLink
		what, why, deed string
	}{{wrong, "改%d项完成值", "填的值读不懂，或者和别处矛盾", "去改"}, {empty, "填%d项完成值", "还没有填的指标不得分", "去填"}, {lacks, "写%d项偏差原因", "规则包要求：没有达到就写原因和措施", "去写"}} {
		if n := len(d.places); n > 0 {
			h.Duties = append(h.Duties, duty{strings.Replace(d.what, "%d", itoa(n), 1), d.why, values, d.deed, d.places})
		}
	}
	for _, u := range h.Unsaved {
		h.Duties = append(h.Duties, duty{What: "存下“" + u.Name + "”的草稿", Why: "您" + u.Time + "写的还没有存，报送、签发用的是存着的那一段", Path: u.Path, Deed: "去存"})
	}
	h.projects()
	if n := len(h.Open); h.Stage == workbench.Drafting && n > 0 && h.writes() {
		h.Duties = append(h.Duties, duty{What: "定目标和预算", Why: "还有" + itoa(n) + "处没有定，报送以前都要定好", Path: h.mainPage(), Deed: "去填"})
	}
	if h.Seat.JudgingGoals(h.Year) == nil {
		what, why := "审核目标", "单位报来了目标和预算"
		if again := h.reopened(); again != "" {
			what, why = "审核重开后报来的目标", again
		}
		h.Duties = append(h.Duties, duty{What: what, Why: why, Path: h.at("goals", "review"), Deed: "去审核"})
	}
	if h.Unsigned != "" {
		h.Duties = append(h.Duties, duty{What: "签发第" + itoa(len(h.Year.Year.Issues)+1) + "稿", Why: h.Unsigned, Path: h.at(signTab), Deed: "去签发"})
	}
	for _, w := range h.Ways {
		if w.How == "收回" || w.How == "重开" || w.How == "退回" {
			continue
		}
		what, why := wayText(w), "现在是“"+string(h.Stage)+"”"
		if again := h.reopened(); again != "" && w.How != budget.MadePublic {
			what, why = what+"（重开过）", why+"；"+again
		}
		h.Duties = append(h.Duties, duty{What: what, Why: why, Path: h.deedPage(), Deed: "去" + w.How})
	}
}

// reopened says of a year that was opened again since it was last approved who did so and
// why; empty for others. Whoever passes it on looks at it for that reason.
func (h *yearHome) reopened() string {
	for _, s := range slices.Backward(h.Year.Year.Steps) {
		switch s.How {
		case budget.Confirmed:
			return ""
		case budget.Reopened:
			return s.Role + stampText(s.Time) + "重开" + because(s.Reason)
		}
	}
	return ""
}

// returned says at the head why the year came back, to those who mend it, with each opinion
// that was given since it was sent and is not answered.
func (h *yearHome) returned(remarks []remarkView) {
	steps := h.Year.Year.Steps
	if len(steps) == 0 || steps[len(steps)-1].How != "退回" || !h.writes() {
		return
	}
	s := steps[len(steps)-1]
	h.Duties = append(h.Duties, duty{What: "照退回的意见改", Why: s.Role + "：“" + s.Reason + "”", Path: h.at("review"), Deed: "看意见"})
	for _, r := range remarks {
		if r.Answered || !r.May || r.Role == string(workbench.Evaluator) || r.Act < lastSent(h.Year) {
			continue
		}
		ind, _ := h.Year.Year.IndicatorByCode(r.Indicator)
		h.Duties = append(h.Duties, duty{What: "改" + ind.Code + " " + ind.Name, Why: r.Verdict + "：“" + r.Text + "”", Path: r.path(), Deed: "去改"})
	}
}

// writes reports whether the person may change anything of the year now.
func (h *yearHome) writes() bool {
	for _, w := range h.Ways {
		if w.How != "收回" {
			return true
		}
	}
	return slices.Contains(h.Seat.Roles, workbench.OfficeClerk) && withUnit(h.Year)
}

// fillsIn reports somebody whose own rows stand on the sheet of values.
func (h yearHome) fillsIn() bool {
	return slices.ContainsFunc(h.Seat.Roles, func(r workbench.Role) bool { return r == workbench.OfficeClerk || r == workbench.FinanceClerk })
}

// signs reports the head of the unit while there is something for them to sign.
func (h yearHome) signs() bool {
	return slices.Contains(h.Seat.Roles, workbench.Head) && (len(h.Ways) > 0 || h.Seat.Issuing(h.Year) == nil)
}

// deedPage is the page on which the person passes the year on.
func (h yearHome) deedPage() string {
	if h.signs() {
		return h.at(signTab)
	}
	return h.at("review")
}

// mainPage is the page of what the person has to do for the step that comes.
func (h yearHome) mainPage() string {
	switch {
	case !h.fillsIn() && h.signs():
		return h.at(signTab)
	case !h.fillsIn() || !withUnit(h.Year):
		return h.at("review")
	case h.Stage != workbench.Drafting:
		return h.at("values")
	case len(h.Open) > 0:
		return h.Open[0].Path
	case h.sends():
		return h.at("review")
	}
	return h.at("goals")
}

// mainDeed names it.
func (h yearHome) mainDeed() string {
	switch {
	case !h.fillsIn() && h.signs():
		return "去签发"
	case h.fillsIn() && !withUnit(h.Year):
		return "看审核"
	case !h.fillsIn() && !h.acts():
		return "看审核"
	case !h.fillsIn():
		return "去审核"
	case h.Stage != workbench.Drafting:
		return "接着填完成值"
	case len(h.Open) > 0:
		return "接着定目标和预算"
	case h.sends():
		return "去报送"
	}
	return "看目标指标"
}

// acts reports somebody who has something to fill in, to review or to pass on as the year
// stands: only their page is the main one.
func (h yearHome) acts() bool {
	return h.fillsIn() && withUnit(h.Year) || len(h.Ways) > 0 || h.Seat.Judging(h.Year) == nil || h.Seat.JudgingGoals(h.Year) == nil
}

// sends reports somebody who sends the year on.
func (h yearHome) sends() bool {
	return slices.ContainsFunc(h.Ways, func(w workbench.Way) bool { return w.How == h.How })
}
