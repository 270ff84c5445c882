package dossier

import (
	"strconv"

	"jiheng/budget"
	"jiheng/plain"
)

// blockAnswers is the list of the unit's answers to opinions in 审核.yaml.
const blockAnswers = "答复"

// answers reads what the unit said to opinions.
func (l *loader) answers(n plain.Node) {
	for _, x := range n.List(blockAnswers) {
		x.Only("指标", "意见时间", "意见身份", "答复", "人", "身份", "时间", "看到")
		a := budget.Answer{Indicator: x.Need("指标"), To: x.Need("意见时间"), As: x.Text("意见身份"), Text: x.Need("答复"),
			Person: x.Need("人"), Role: x.Text("身份"), Time: x.Need("时间"), Place: x.Place()}
		a.Act = whenSeen(x, a.Time)
		l.year.Answers = append(l.year.Answers, a)
	}
}

// AnswerEntry writes an answer as an entry of 审核.yaml.
func AnswerEntry(a budget.Answer) Entry {
	return Entry{File: FileReview, Kind: EntryItem, Block: blockAnswers, Key: a.Indicator,
		Text: "  - {指标: " + plain.Quote(a.Indicator) + ", 意见时间: " + plain.Quote(a.To) + ", 意见身份: " + plain.Quote(a.As) +
			", 答复: " + plain.Quote(a.Text) + ", 人: " + plain.Quote(a.Person) + ", 身份: " + plain.Quote(a.Role) +
			", 时间: " + plain.Quote(a.Time) + ", 看到: " + strconv.FormatInt(a.Act, 10) + "}\n"}
}

// AnswerHead is the head of the list of answers.
func AnswerHead() Entry {
	return Entry{File: FileReview, Kind: EntryHead, Block: blockAnswers, Text: blockAnswers + ":\n"}
}
