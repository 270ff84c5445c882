package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// Rectification and use of results (RCT).
var rectification = []*check.Rule{
	{ID: "RCT-03", Title: "每个问题都有整改任务", Source: "self-evaluation/result-use", Severity: check.Warning, Run: everyProblemTasked},
	{ID: "RCT-04", Title: "整改任务写明措施、责任和期限", Source: "self-evaluation/result-use", Severity: check.Error, Run: taskComplete},
	{ID: "RCT-05", Title: "整改没有过期", Source: "self-evaluation/result-use", Severity: check.Warning, Run: overdue},
	{ID: "RCT-06", Title: "销号有佐证和复核", Source: "own/form", Severity: check.Error, Run: closedWithEvidence},
	{ID: "RCT-07", Title: "结果差的有专门的问题和措施", Source: "self-evaluation/result-use", Severity: check.Error, Run: lowResultFollowed},
	{ID: "RCT-08", Title: "结果与下年预算挂钩", Source: "budget-regulation/20", Severity: check.Warning, Run: resultInBudget},
	{ID: "RCT-09", Title: "评为差的项目预算不增加", Source: "self-evaluation/result-use", Severity: check.Error, Run: poorProjectGrew},
	{ID: "RCT-11", Title: "自评经集体决定", Source: "local/sichuan", Severity: check.Warning, Run: decidedTogether},
	{ID: "RCT-12", Title: "连续两年的问题写明是再次出现", Source: "self-evaluation/result-use", Severity: check.Warning, Run: problemAgain},
}

// A task is a row of a ledger of rectification (整改台账).
type task struct {
	problem, measure, owner, due, state, evidence, review *paper.Line
}

// A taskLedger is a table of problems and what is done about them.
type taskLedger struct {
	grid  *paper.Grid
	head  int
	cols  map[string]int
	tasks []task
	named bool // its title calls it a list of rectification
}

var taskHeads = []struct {
	key   string
	words []string
}{
	{"问题", []string{"问题", "存在问题", "主要问题", "问题描述", "问题内容", "发现的问题", "整改事项", "问题清单", "反馈问题"}},
	{"措施", []string{"措施", "整改措施", "改进措施", "整改内容", "整改任务"}},
	{"责任", []string{"责任", "责任人", "责任科室", "责任部门", "责任单位", "整改责任人", "牵头科室", "责任领导", "整改责任", "责任科室和责任人"}},
	{"期限", []string{"期限", "整改期限", "完成期限", "整改时限", "完成时限", "完成时间", "时限", "计划完成时间", "整改完成时限"}},
	{"状态", []string{"状态", "整改状态", "完成情况", "整改情况", "进展", "整改进展", "是否完成整改", "是否完成", "整改结果", "是否销号", "销号情况"}},
	{"佐证", []string{"佐证", "佐证材料", "证明材料", "整改佐证", "附件", "印证材料"}},
	{"复核", []string{"复核", "复核人", "复核意见", "审核意见", "验收人", "验收意见", "核实人", "销号意见"}},
}

// whoIsResponsible matches heads that name who has a thing in hand by any word for a part of
// an office: 责任股室, 牵头处室, 责任科（室）, 承办单位及责任人.
var whoIsResponsible = plain.NewExpr(`^(?:整改|落实|具体|主要)?(?:(?:责任|牵头|承办|主办|负责|配合|落实)(?:科|股|处|室|站|所|队|组|人员?|单位|部门|领导|主体|机构|岗位|科室|股室|处室|干部)+(?:[（(/／、和及]?(?:责任|负责|牵头)?(?:科|股|处|室|人员?|单位|部门|领导)+[）)]?)*)$`)

// taskLedgers returns the tables of rectification: those with a column of problems
// and one of measures or states, under a title that speaks of it.
func taskLedgers(p *check.Pass) []taskLedger {
	var out []taskLedger
	for _, g := range p.Tables {
		about := p.Title + g.Caption
		if len(g.Lines) > 0 {
			about += g.Lines[0].Text
			for up := g.Lines[0].Index - 1; up >= max(0, g.Lines[0].Index-4); up-- {
				if l := p.Lines[up]; l.Kind == paper.HeadingLine || l.Mark != "" {
					about += l.Text
					break
				}
			}
		}
		for r := range g.Cells[:min(len(g.Cells), 4)] {
			cols := map[string]int{}
			for c := range g.Cells[r] {
				h := paper.PlainHead(g.Text(r, c))
				for _, k := range taskHeads {
					if _, has := cols[k.key]; !has && (slices.Contains(k.words, h) || k.key == "责任" && whoIsResponsible.MatchString(h)) {
						cols[k.key] = c
						break
					}
				}
			}
			_, problem := cols["问题"]
			_, measure := cols["措施"]
			_, state := cols["状态"]
			if !problem || !measure && !state || !strings.Contains(about, "整改") && !hasHead(g, r, "整改") {
				continue
			}
			if l := readTasks(g, r, cols); len(l.tasks) > 0 {
				l.named = paper.HasAny(about, "台账", "清单", "整改任务", "整改表", "整改落实表")
				out = append(out, l)
			}
			break
		}
	}
	return out
}

func hasHead(g *paper.Grid, r int, word string) bool {
	return slices.ContainsFunc(g.Cells[r], func(l *paper.Line) bool { return l != nil && strings.Contains(l.Text, word) })
}

func readTasks(g *paper.Grid, head int, cols map[string]int) taskLedger {
	out := taskLedger{grid: g, head: head, cols: cols}
	for r := head + 1; r < len(g.Cells); r++ {
		at := func(key string) *paper.Line {
			if c, ok := cols[key]; ok {
				return g.At(r, c)
			}
			return nil
		}
		t := task{at("问题"), at("措施"), at("责任"), at("期限"), at("状态"), at("佐证"), at("复核")}
		if paper.NoReason(paper.CellText(t.problem)) || paper.Runes(paper.CellText(t.problem)) < 4 ||
			paper.HasAny(paper.CellText(t.problem), "合计", "填表说明", "备注：") || t.problem == t.measure {
			continue
		}
		out.tasks = append(out.tasks, t)
	}
	return out
}

var noLedger = check.NotApplicable("没有整改的台账")

// taskComplete wants measure, owner and day of every task.
func taskComplete(p *check.Pass) check.Outcome {
	ledgers := taskLedgers(p)
	for _, l := range ledgers {
		var absent []string
		for _, k := range []string{"措施", "责任", "期限"} {
			if _, ok := l.cols[k]; !ok {
				absent = append(absent, k)
			}
		}
		if len(absent) > 0 {
			sev := check.Warning
			if l.named {
				sev = check.Error
			}
			at := l.grid.At(l.head, l.cols["问题"])
			p.Report(check.Finding{Severity: sev, Message: fmt.Sprintf("整改的表没有写%s的栏。", strings.Join(absent, "、")),
				Suggestion: "加上措施、责任科室和期限三栏，逐项填写", Site: at.Site(at.All()), Line: at.Text})
		}
		for _, t := range l.tasks {
			var blank []string
			for _, x := range []struct {
				name string
				line *paper.Line
			}{{"措施", t.measure}, {"责任", t.owner}, {"期限", t.due}} {
				if x.line != nil && paper.NoReason(paper.CellText(x.line)) {
					blank = append(blank, x.name)
				}
			}
			if len(blank) > 0 {
				p.Line(t.problem, fmt.Sprintf("“%s”没有写%s。", paper.Clip(paper.CellText(t.problem), 20),
					strings.Join(blank, "、")), "写明措施、责任科室和期限")
			}
		}
	}
	if p.Dossier != nil {
		for _, x := range p.Dossier.Problems {
			var blank []string
			for _, f := range []struct{ name, text string }{{"措施", x.Measure}, {"责任", x.Owner}, {"期限", x.Due}} {
				if strings.TrimSpace(f.text) == "" {
					blank = append(blank, f.name)
				}
			}
			if len(blank) > 0 && len(ledgers) == 0 {
				p.Whole(fmt.Sprintf("问题%s“%s”没有写%s。", x.ID, x.Theme, strings.Join(blank, "、")), "在“问题.yaml”写明措施、责任和期限")
			}
		}
		if len(ledgers) == 0 && len(p.Dossier.Problems) > 0 {
			return check.Decided
		}
	}
	if len(ledgers) == 0 {
		return noLedger
	}
	return check.Decided
}

var (
	monthOnly  = plain.NewExpr(`^(20[0-9]{2})[年.-]([0-9]{1,2})月?(?:底|末|底前|末前|前)?$`)
	openStates = []string{"整改中", "未完成", "进行中", "推进中", "未整改", "未销号", "正在整改", "持续整改", "尚未完成", "否"}
	doneStates = []string{"已完成", "已销号", "已整改", "整改完成", "完成整改", "办结", "已办结", "销号", "完成", "是"}
)

// dueDay reads a due date: its day, or the last of its month.
func dueDay(s string) (day string, ok bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "前"), "以")
	if day, ok = plain.ParseDay(s); ok {
		return day, true
	}
	m := monthOnly.FindStringSubmatch(strings.ReplaceAll(s, " ", ""))
	if m == nil {
		return "", false
	}
	y, mo := paper.CountWord(m[1]), paper.CountWord(m[2])
	if mo < 1 || mo > 12 {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, mo, paper.DaysIn(y, mo)), true
}

// isOpen and isDone read a state.
func isOpen(s string) bool {
	s = strings.Trim(s, " 。")
	return s != "" && (slices.Contains(openStates, s) || paper.HasAny(s, openStates[:len(openStates)-1]...))
}

func isDone(s string) bool {
	s = strings.Trim(s, " 。")
	return !isOpen(s) && !paper.HasAny(s, "未", "部分", "基本", "预计", "拟") &&
		(slices.Contains(doneStates, s) || paper.HasAny(s, doneStates[:7]...))
}

// today is the day that a document is of: the one under its signature, that on
// which it was handed in, or the dossier's day of the report.
func today(p *check.Pass) string {
	switch {
	case p.Day != "":
		return p.Day
	case p.HandedIn != "":
		return p.HandedIn
	case p.Dossier != nil && p.Dossier.Disclosure != nil:
		return p.Dossier.Disclosure.ReportDay
	}
	return ""
}

// overdue finds tasks that are open after their day.
func overdue(p *check.Pass) check.Outcome {
	today := today(p)
	seen, states := false, false
	for _, l := range taskLedgers(p) {
		seen = true
		for _, t := range l.tasks {
			due, ok := dueDay(paper.CellText(t.due))
			if !ok || t.state == nil {
				continue
			}
			states = true
			if late, ok := laterBy(today, due); ok && late > 0 && isOpen(paper.CellText(t.state)) {
				p.Line(t.due, fmt.Sprintf("“%s”的期限是%s，到%s还是“%s”，过期%d天。", paper.Clip(paper.CellText(t.problem), 20),
					paper.CellText(t.due), today, paper.CellText(t.state), late), "写明没有按期完成的原因和新的期限", t.state.Site(t.state.All()))
			}
		}
	}
	if !seen && p.Dossier != nil {
		for _, x := range p.Dossier.Problems {
			seen, states = true, true
			if late, ok := laterBy(today, x.Due); ok && late > 0 && isOpen(x.Status) {
				p.Whole(fmt.Sprintf("问题%s“%s”的期限是%s，到%s还是“%s”，过期%d天。", x.ID, x.Theme, x.Due, today, x.Status, late), "写明没有按期完成的原因和新的期限")
			}
		}
	}
	switch {
	case !seen:
		return noLedger
	case !states:
		return check.Undecided("整改的表里没有能比较的期限和状态")
	case today == "":
		return check.Undecided("没有成文日期，不知道是否过期")
	}
	return check.Decided
}

// closedWithEvidence wants evidence and another person's opinion for what is
// closed.
func closedWithEvidence(p *check.Pass) check.Outcome {
	ledgers := taskLedgers(p)
	if len(ledgers) == 0 {
		return noLedger
	}
	seen, columns := false, false
	for _, l := range ledgers {
		for _, t := range l.tasks {
			if t.state == nil || !isDone(paper.CellText(t.state)) {
				continue
			}
			seen = true
			if t.evidence != nil {
				columns = true
				if paper.NoReason(paper.CellText(t.evidence)) {
					p.Line(t.state, fmt.Sprintf("“%s”写着“%s”，没有佐证。", paper.Clip(paper.CellText(t.problem), 20),
						paper.CellText(t.state)), "补上整改的佐证材料")
				}
			}
			if t.review != nil {
				columns = true
				switch review := paper.CellText(t.review); {
				case paper.NoReason(review):
					p.Line(t.state, fmt.Sprintf("“%s”写着“%s”，没有复核意见。", paper.Clip(paper.CellText(t.problem), 20),
						paper.CellText(t.state)), "由责任人以外的人复核并签署意见")
				case t.owner != nil && review == paper.CellText(t.owner):
					p.Line(t.review, fmt.Sprintf("“%s”的复核人和责任人都是“%s”。", paper.Clip(paper.CellText(t.problem), 20), review),
						"由责任人以外的人复核并签署意见")
				}
			}
		}
	}
	switch {
	case !seen:
		return check.NotApplicable("没有已经销号的问题")
	case !columns:
		return check.Undecided("整改的表里没有佐证和复核的栏")
	}
	return check.Decided
}

// everyProblemTasked wants as many tasks as problems where both stand in one
// document, and every problem of last year that is open to be carried on.
func everyProblemTasked(p *check.Pass) check.Outcome {
	seen := false
	head, lines, ok := p.Problems()
	ledgers := taskLedgers(p)
	if n := countItems(lines); ok && n > 1 && len(ledgers) == 1 && head != nil {
		inside := slices.ContainsFunc(lines, func(l *paper.Line) bool { return l.Table == ledgers[0].grid })
		if m := len(ledgers[0].tasks); !inside {
			if seen = true; m < n {
				p.Line(head, fmt.Sprintf("列了%d个问题，整改的表里只有%d项。", n, m), "给每个问题列一项整改任务",
					ledgers[0].tasks[0].problem.Site(paper.Range{From: 0, To: len(ledgers[0].tasks[0].problem.Text)}))
			}
		}
	}
	if p.Dossier != nil {
		for _, x := range p.Dossier.Past {
			seen = true
			if isOpen(x.State) && x.Returns == "" && x.FollowUp == "" {
				p.Whole(fmt.Sprintf("上年问题%s“%s”还是“%s”，没有写结果，也没有列入本年的问题。", x.ID, paper.Clip(x.Text, 20), x.State), "写明整改的结果，没有完成的列入本年的问题")
			}
		}
	}
	if !seen {
		return check.Undecided("没有同时写出问题和整改的表")
	}
	return check.Decided
}

// percentBelow reports a rate of execution below a bound.
func percentBelow(c paper.Amount, bound int) bool {
	return c.Set && c.Shown.Cmp(num.Int(int64(bound))) < 0
}
