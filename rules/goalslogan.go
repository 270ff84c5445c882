package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// goalIsSlogan finds goals without a measured result that are made of slogans
// for the most part.
func goalIsSlogan(p *check.Pass) check.Outcome {
	judged := false
	if p.IsForm() {
		for _, f := range p.ProjectForms() {
			for _, g := range f.Goals {
				if g.Long || paper.Runes(g.Text) < shortestGoal || g.At == g.Label && g.At.Kind == paper.CellLine {
					continue
				}
				judged = true
				if share, words := slogans(p, []string{g.Text}); share > p.Limit("口号占比") {
					p.Line(g.At, sloganMessage(f.Title()+"的"+paper.BareLabel(g.Label.Text), share, words), sloganAdvice)
				}
			}
		}
	}
	if p.IsReport() {
		judged = sloganInReport(p) || judged
	}
	switch {
	case judged:
		return check.Decided
	case p.IsForm() || p.IsReport():
		return check.Undecided("没有找到写目标的栏目或一节")
	}
	return check.NotApplicable("不是自评报告、自评表或目标表")
}

// shortestGoal is the number of characters from which a goal can be judged.
const shortestGoal = 8

const sloganAdvice = "写明做什么、为谁做、做到什么程度，如“改造老旧小区3个，惠及居民1200户，12月底前验收合格”"

func sloganMessage(what string, share int, words []string) string {
	return fmt.Sprintf("%s没有可以衡量的结果，%d%%的文字是口号（%s），看不出做什么、做到什么程度。", what, share, "“"+strings.Join(words, "”“")+"”")
}

// sloganInReport judges the section of a report that states the year's goals.
func sloganInReport(p *check.Pass) bool {
	_, lines, ok := goalsSection(p)
	var texts []string
	var first *paper.Line
	for _, l := range lines {
		if l.Kind == paper.CellLine {
			return true // a table of indicators
		}
		if l.Kind == paper.BodyLine {
			texts = append(texts, l.Text)
			if first == nil {
				first = l
			}
		}
	}
	if !ok || first == nil || paper.Runes(strings.Join(texts, "")) < shortestGoal {
		return false
	}
	if share, words := slogans(p, texts); share > p.Limit("口号占比") {
		p.Line(first, sloganMessage("绩效目标", share, words), sloganAdvice)
	}
	return true
}

// mostSlogans is the number of slogans that a message quotes.
const mostSlogans = 4

var goalClause = plain.NewExpr(`[，。；：！,;]`)

// slogans returns the share of a text that stands in clauses with a slogan, in
// percent of its characters, rounded down, with the first few slogans. A text
// with a number states a result, titles of documents and years aside: its share
// is 0.
func slogans(p *check.Pass, texts []string) (share int, words []string) {
	total, empty := 0, 0
	for _, text := range texts {
		if strings.ContainsAny(titleOrYear.ReplaceAllString(text, ""), "0123456789") {
			return 0, nil
		}
		for _, c := range goalClause.Split(text, -1) {
			n := paper.Runes(strings.TrimSpace(c))
			if total += n; n == 0 {
				continue
			}
			w := sloganIn(p, c)
			if w == "" {
				continue
			}
			empty += n
			if len(words) < mostSlogans {
				words = append(words, w)
			}
		}
	}
	if total == 0 {
		return 0, nil
	}
	return 100 * empty / total, words
}

// sloganIn returns the first slogan of a clause, the longest of those that begin
// there; empty where the clause has none.
func sloganIn(p *check.Pass, c string) string {
	at, best := len(c), ""
	for _, list := range [][]string{p.Lexicon().Slogans, p.Lexicon().Stock} {
		for _, w := range list {
			if i := strings.Index(c, w); i >= 0 && (i < at || i == at && len(w) > len(best)) {
				at, best = i, w
			}
		}
	}
	return best
}
