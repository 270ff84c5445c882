package workbench

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// Hinders (挡住这一步) lists what keeps the year from the next step of its chain, as it
// stands: what the refusal of that step counts. how is the step; it is empty where
// what is open keeps the year from none, and is listed all the same.
func (y *Year) Hinders() (how string, open fault.List) {
	for _, m := range moves {
		if m.from == y.Stage() && (m.aimed || m.whole) {
			return m.how, y.openPoints(m)
		}
	}
	return "", y.Unready()
}

// Checked names the step that errors of the checks will keep the year from, now or, while
// it is being reported, later; it is empty where there is none.
func (y *Year) Checked() string {
	at := y.Stage()
	for _, m := range moves {
		if m.checked && (m.from == at || at == Reporting) {
			return m.how
		}
	}
	return ""
}

// Later lists what is open for the year and does not hinder its next step.
func (y *Year) Later() fault.List {
	_, now := y.Hinders()
	var out fault.List
	for _, o := range y.Unready() {
		if !slices.ContainsFunc(now, func(n *fault.Error) bool { return sameOpen(y, n, o) }) {
			out = append(out, o)
		}
	}
	return out
}

// sameOpen reports an open point of the year that one of its goals says already.
func sameOpen(y *Year, goal, o *fault.Error) bool {
	switch {
	case goal.Code == o.Code && goal.Place == o.Place && goal.Message == o.Message:
		return true
	case goal.Code == "indicators-open" && o.Code == goal.Code:
		return goal.Place.File == o.Place.File && goal.Place.Line == o.Place.Line
	case goal.Code == codeTargets:
		return o.Code == "target-open"
	case goal.Code == codeWeights:
		return o.Code == "weight-open" || o.Code == "weight-sum"
	case goal.Code == codeCarried && o.Code == codeCarried:
		a, ok := y.EntryAt(goal.Place)
		b, there := y.EntryAt(o.Place)
		return ok && there && a.ID == b.ID
	}
	return false
}

// openPoints are what keeps a year from taking a way.
func (y *Year) openPoints(m move) fault.List {
	if m.aimed {
		return y.Unaimed()
	}
	if !m.whole {
		return y.unchecked(m.projects)
	}
	return append(slices.Clone(y.Unready()), y.unchecked(m.projects)...)
}

// Codes of what goals lack.
const (
	codeTargets = "goal-targets"
	codeWeights = "goal-weights"
	codeCarried = "carried-open"
	codeSampled = "sample-open"
)

// Unaimed lists what goals and budget lack before they can be reviewed: all that the
// approval of goals freezes and that is not settled. Targets, weights and amounts are
// one point each, which names what it is about.
func (y *Year) Unaimed() fault.List {
	at := fault.Place{File: dossier.FileIndicators}
	if y.Eval == nil {
		return fault.List{fault.Bad(at, "goal-none", "还没有能用的规则包，或者指标读不懂；先把它们改好")}
	}
	var out fault.List
	if len(y.Year.Indicators) == 0 {
		out.Add(fault.Bad(at, "goal-none", "还没有指标；在“目标指标”页从指标库里选，或者添自己的"))
	} else {
		out = append(out, y.unset()...)
	}
	out = append(out, y.outOfYear()...)
	for _, o := range y.Open {
		if frozenFile(o.Place.File) && o.Code != "weight-sum" { // which the sums of the weights say
			out = append(out, o)
		}
	}
	out = append(out, y.unbudgeted()...)
	out = append(out, y.unsaid()...)
	return append(out, y.unread()...)
}

// unset are the targets and weights that are not set.
func (y *Year) unset() fault.List {
	at := fault.Place{File: dossier.FileIndicators}
	targets, weights := y.empty()
	var out fault.List
	if n := len(targets); n > 0 {
		out.Add(fault.Bad(at, codeTargets, "%d项指标的指标值还空着：%s；在“目标指标”页填上", n, clipList(targets)))
	}
	if n := len(weights); n > 0 {
		out.Add(fault.Bad(at, codeWeights, "%d项指标的分值还空着：%s；在“目标指标”页填上", n, clipList(weights)))
		return out
	}
	for _, g := range y.Eval.Gaps {
		out.Add(gapFault(g))
	}
	return out
}

// gapFault says that the weights of a class do not add up.
func gapFault(g budget.WeightGap) *fault.Error {
	return fault.Bad(fault.Place{File: dossier.FileIndicators}, codeWeights, "“%s”的分值合计是%s，规则包要%s；在“目标指标”页改", g.Group.Name, g.Sum, g.Asked)
}

// empty are the codes of the indicators whose target, and whose weight, is not set.
func (y *Year) empty() (targets, weights []string) {
	for _, ind := range y.Year.Indicators {
		if y.untargeted(ind) {
			targets = append(targets, ind.Code)
		}
		if s, ok := y.Eval.ScoreOf(ind.Code); ok && ind.NotApply == "" && s.State == budget.NoWeight {
			weights = append(weights, ind.Code)
		}
	}
	return targets, weights
}

// untargeted reports an indicator that applies and has no target: neither the one it
// began with nor one in force.
func (y *Year) untargeted(ind *budget.Indicator) bool {
	return ind.NotApply == "" && (ind.Target.IsZero() || ind.InForce().IsZero())
}

// unbudgeted are the lines and expenses whose budget is not known.
func (y *Year) unbudgeted() fault.List {
	var lines, expenses []string
	for _, l := range y.Year.Lines {
		if !l.Original.Known {
			lines = append(lines, l.ID)
		}
	}
	for _, e := range slices.Concat(y.Year.ThreePublic, y.Year.General) {
		if !e.Original.Known {
			expenses = append(expenses, e.Item)
		}
	}
	var out fault.List
	if len(y.Year.Lines) == 0 {
		out.Add(fault.Bad(fault.Place{File: dossier.FileLines}, "goal-budget", "还没有预算；在“预算执行”页导入预算表，或者添项目"))
	}
	if n := len(lines); n > 0 {
		out.Add(fault.Bad(fault.Place{File: dossier.FileLines}, "goal-budget", "%d行的年初预算数还空着：%s；在“预算执行”页填上，没有的写0", n, clipList(lines)))
	}
	if n := len(expenses); n > 0 {
		out.Add(fault.Bad(fault.Place{File: dossier.FileMoney}, "goal-budget", "%d项经费的年初预算数还空着：%s；在“三公和采购”页填上，没有的写0", n, clipList(expenses)))
	}
	return out
}

// unsaid are the goals that have no words, and shares of goals that do not add up.
func (y *Year) unsaid() fault.List {
	var out fault.List
	if len(y.Year.Goals) == 0 && strings.TrimSpace(y.Year.Overall.Text) == "" {
		out.Add(fault.Bad(fault.Place{File: dossier.FileGoals}, "goal-none", "总体目标和年度目标都还没有写；在“目标指标”页写"))
	}
	for _, g := range y.Year.Goals {
		if strings.TrimSpace(g.Text) == "" {
			out.Add(fault.Bad(g.Place, "goal-empty", "年度目标“%s”还没有写", g.ID))
		}
	}
	if sum, ok := y.Year.GoalShares(); !ok {
		out.Add(sharesFault(sum.String()))
	}
	for _, l := range y.Year.Lines {
		if l.Part == budget.ProjectExpenditure && (l.Exempt == "" || l.SelfAssessed) && strings.TrimSpace(l.Goal) == "" {
			out.Add(fault.Bad(l.Place, "goal-empty", "“%s %s”的项目目标还没有写", l.ID, l.Name))
		}
		if l.SelfAssessed && l.Borrowed == "" && len(l.Indicators) == 0 {
			out.Add(fault.Bad(l.Place, "indicators-open", "“%s %s”标明自评，却没有指标；指标随目标一起批复，批复以后不能再加：在“预算执行”页写衡量它的指标编号，或者指标借自哪个任务、项目", l.ID, l.Name))
		}
	}
	return out
}

// sharesFault says that the shares of the goals do not add up.
func sharesFault(sum string) *fault.Error {
	return fault.Bad(fault.Place{File: dossier.FileGoals}, "goal-shares", "年度目标的权重合计是%s%%，应是100%%；在“目标指标”页改", sum)
}

// unread are the texts of last year that goals and budget still hold, whose mark is there,
// and the examples with which an empty year begins.
func (y *Year) unread() fault.List {
	var out fault.List
	lines := map[string]int{} // of each file, up to the entry
	for _, e := range y.Entries {
		at := fault.Place{File: e.File, Line: lines[e.File] + 1}
		lines[e.File] += strings.Count(e.Text, "\n")
		if !frozenFile(e.File) {
			continue
		}
		fields, err := dossier.Fields(asEntry(e), y.headOf(e))
		if err != nil {
			continue
		}
		class := dossier.ClassOf(e.File, e.Block)
		for _, f := range fields {
			if !freezes(class(f.Name)) {
				continue
			}
			if dossier.Sampled(asEntry(e), f) {
				out.Add(fault.Bad(at, codeSampled, "%s的%s还是开始时给的例子；改成本单位的，或者删去这一条", entryName(e, fields), f.Name))
			}
			if strings.Contains(f.Value, dossier.CarriedWords) {
				out.Add(fault.Bad(at, codeCarried, "%s的%s还是上年的话；核对、改写以后，删去前面的“%s”", entryName(e, fields), f.Name, dossier.CarriedWords))
			}
		}
	}
	return out
}

// entryName is how people call an entry: “P12 人口信息采集”.
func entryName(e store.Entry, fields []dossier.Field) string {
	name := strings.TrimSpace(e.Key + " " + fieldIn(fields, "名称"))
	if e.Key == fieldIn(fields, "名称") {
		name = e.Key
	}
	if name == "" {
		name = e.Block
	}
	return "“" + fault.Clip(name) + "”"
}

// freezes reports a class of fields that can be changed while goals are drafted and
// not when the year is reported.
func freezes(c dossier.Class) bool {
	at := func(s Stage) bool {
		return slices.ContainsFunc(grants, func(g grant) bool { return g.stage == s && slices.Contains(g.classes, c) })
	}
	return at(Drafting) && !at(Reporting)
}

// frozenFile reports a file of goals and budget.
func frozenFile(file string) bool {
	return slices.Contains([]string{dossier.FileIndicators, dossier.FileGoals, dossier.FileLines, dossier.FileAdjustments, dossier.FileMoney}, file)
}

// mostNamed is how many codes a point names.
const mostNamed = 12

// clipList names codes, and says how many are not named.
func clipList(codes []string) string {
	if len(codes) <= mostNamed {
		return strings.Join(codes, "、")
	}
	return strings.Join(codes[:mostNamed], "、") + "等"
}
