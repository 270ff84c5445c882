package dossier

import (
	"strconv"

	"jiheng/budget"
	"jiheng/plain"
)

// blockOpinions is the list of reviewers' opinions in 审核.yaml.
const blockOpinions = "复核"

// opinions reads what reviewers said of indicators.
func (l *loader) opinions(n plain.Node) {
	for _, x := range n.List(blockOpinions) {
		x.Only("指标", "结论", "得分", "格", "原文", "意见", "人", "身份", "时间", "看到")
		o := budget.Opinion{Indicator: x.Need("指标"), Verdict: x.OneOf("结论", budget.Verdicts...), Field: x.Text("格"), Quote: x.Text("原文"),
			Text: x.Text("意见"), Person: x.Need("人"), Role: x.Text("身份"), Time: x.Need("时间"), Place: x.Place()}
		if x.Text("得分") != "" {
			o.Score, o.Scored = x.Decimal("得分")
		}
		o.Act = whenSeen(x, o.Time)
		if o.Verdict != budget.Agreed && o.Verdict != "" && o.Text == "" {
			x.Bad("reason", "%s要写“意见”", o.Verdict)
		}
		l.year.Opinions = append(l.year.Opinions, o)
	}
}

// OpinionEntry writes an opinion as an entry of 审核.yaml.
func OpinionEntry(o budget.Opinion) Entry {
	score := ""
	if o.Scored {
		score = o.Score.String()
	}
	e := Entry{File: FileReview, Kind: EntryItem, Block: blockOpinions, Key: o.Indicator}
	e.Text = "  - {指标: " + plain.Quote(o.Indicator) + ", 结论: " + plain.Quote(o.Verdict) + ", 得分: " + plain.Quote(score) +
		", 格: " + plain.Quote(o.Field) + ", 原文: " + plain.Quote(o.Quote) + ", 意见: " + plain.Quote(o.Text) +
		", 人: " + plain.Quote(o.Person) + ", 身份: " + plain.Quote(o.Role) + ", 时间: " + plain.Quote(o.Time) +
		", 看到: " + strconv.FormatInt(o.Act, 10) + "}\n"
	return e
}

// OpinionHead is the head of the list of opinions.
func OpinionHead() Entry {
	return Entry{File: FileReview, Kind: EntryHead, Block: blockOpinions, Text: blockOpinions + ":\n"}
}
