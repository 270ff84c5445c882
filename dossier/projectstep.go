package dossier

import (
	"strconv"

	"jiheng/budget"
	"jiheng/plain"
)

// BlockProjectSteps is the list of the steps of projects in FileReview.
const BlockProjectSteps = "项目办理"

// projectPhases are the words for where a project may stand.
var projectPhases = wordsOf(budget.ProjectPhases)

func wordsOf(list []budget.Phase) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = string(p)
	}
	return out
}

// projectSteps reads the steps that projects have taken.
func (l *loader) projectSteps(n plain.Node) {
	for _, x := range n.List(BlockProjectSteps) {
		x.Only("项目", "做法", "从", "到", "人", "身份", "时间", "意见", "看到", "内容")
		project := x.Need("项目")
		if s, ok := stepOf(x, projectPhases); ok {
			l.year.ProjectSteps = append(l.year.ProjectSteps, budget.ProjectStep{Project: project, Content: x.Text("内容"), Step: s})
		}
	}
}

// ProjectStepEntry writes a step of a project as an entry of 审核.yaml.
func ProjectStepEntry(s budget.ProjectStep) Entry {
	e := Entry{File: FileReview, Kind: EntryItem, Block: BlockProjectSteps, Key: s.Project}
	e.Text = "  - {项目: " + plain.Quote(s.Project) + ", 做法: " + plain.Quote(s.How) + ", 从: " + plain.Quote(s.From) + ", 到: " + plain.Quote(s.To) +
		", 人: " + plain.Quote(s.Person) + ", 身份: " + plain.Quote(s.Role) + ", 时间: " + plain.Quote(s.Time) +
		", 看到: " + strconv.FormatInt(s.Act, 10) + ", 意见: " + plain.Quote(s.Reason)
	if s.Content != "" {
		e.Text += ", 内容: " + plain.Quote(s.Content)
	}
	e.Text += "}\n"
	return e
}

// ProjectStepHead is the head of the list of the steps of projects.
func ProjectStepHead() Entry {
	return Entry{File: FileReview, Kind: EntryHead, Block: BlockProjectSteps, Text: BlockProjectSteps + ":\n"}
}
