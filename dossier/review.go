package dossier

import (
	"slices"
	"strconv"
	"time"

	"jiheng/budget"
	"jiheng/plain"
)

// phases are the words for where a year may stand.
var phases = wordsOf(budget.Phases)

// review reads 审核.yaml: the steps that the year has taken.
func (l *loader) review() {
	n, ok := l.yaml(FileReview, false)
	if !ok {
		return
	}
	n.Only("办理", BlockProjectSteps, blockGoalOpinions, blockOpinions, blockAnswers, BlockSpotChecks, blockIssues)
	for _, x := range n.List("办理") {
		x.Only("做法", "从", "到", "人", "身份", "时间", "意见", "看到", "程序")
		if s, ok := stepOf(x, phases); ok {
			s.Program = x.Text("程序")
			l.year.Steps = append(l.year.Steps, s)
		}
	}
	l.projectSteps(n)
	l.goalOpinions(n)
	l.opinions(n)
	l.answers(n)
	l.spotChecks(n)
	l.issues(n)
	l.done(n)
}

// stepOf reads a step of a chain that has these phases, but for the program; it is none
// where it does not say where it led.
func stepOf(x plain.Node, phases []string) (budget.Step, bool) {
	s := budget.Step{How: x.OneOf("做法", budget.StepWords...), From: x.OneOf("从", phases...), To: x.OneOf("到", phases...),
		Person: x.Need("人"), Role: x.Text("身份"), Time: x.Need("时间"), Reason: x.Text("意见"), Place: x.Place()}
	if !slices.Contains(phases, s.To) {
		x.Need("到")
		return s, false
	}
	s.Act = whenSeen(x, s.Time)
	if s.How == budget.SentBack && s.Reason == "" {
		x.Bad("reason", "退回要写“意见”")
	}
	return s, true
}

// whenSeen checks the time of what was done, and reads the act that was looked at.
func whenSeen(x plain.Node, at string) int64 {
	if _, err := time.Parse(time.RFC3339, at); err != nil && at != "" {
		x.Get("时间").Bad("time", "时间“%s”要写成 2025-01-06T02:10:00Z", at)
	}
	seen := x.Text("看到")
	if seen == "" {
		return 0
	}
	act, err := strconv.ParseInt(seen, 10, 64)
	if err != nil || act < 0 {
		x.Get("看到").Bad("act", "“看到”要写办理的号数，现在是“%s”", seen)
	}
	return act
}

// StepEntry writes a step as an entry of 审核.yaml.
func StepEntry(s budget.Step) Entry {
	e := Entry{File: FileReview, Kind: EntryItem, Block: "办理"}
	e.Text = "  - {做法: " + plain.Quote(s.How) + ", 从: " + plain.Quote(s.From) + ", 到: " + plain.Quote(s.To) +
		", 人: " + plain.Quote(s.Person) + ", 身份: " + plain.Quote(s.Role) + ", 时间: " + plain.Quote(s.Time) +
		", 看到: " + strconv.FormatInt(s.Act, 10) + ", 意见: " + plain.Quote(s.Reason)
	if s.Program != "" {
		e.Text += ", 程序: " + plain.Quote(s.Program)
	}
	e.Text += "}\n"
	return e
}

// StepHead is the head of the list of steps.
func StepHead() Entry {
	return Entry{File: FileReview, Kind: EntryHead, Block: "办理", Text: "办理:\n"}
}
