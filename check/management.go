package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// Management indicators (FRM): staff, three public expenses, procurement,
// assets, key tasks.
var management = []*Rule{
	{ID: "FRM-01", Title: "在职人数不超过编制", Source: "department-common/management", Severity: Warning, Run: staffWithinPosts},
	{ID: "FRM-02", Title: "三公经费加得平", Source: "identity", Severity: Error, Run: publicAddsUp},
	{ID: "FRM-03", Title: "三公经费不超过预算", Source: "department-common/management", Severity: Warning, Run: publicWithinBudget},
	{ID: "FRM-04", Title: "三公经费高于上年应说明", Source: "department-common/management", Severity: Warning, Run: publicNotAboveLastYear},
	{ID: "FRM-05", Title: "公用经费不超过预算", Source: "department-common/management", Severity: Warning, Run: officeCostsWithinBudget},
	{ID: "FRM-06", Title: "部分不大于全部", Source: "identity", Severity: Error, Run: basicPartWithinWhole},
	{ID: "FRM-07", Title: "政府采购加得平", Source: "identity", Severity: Error, Run: procurementAddsUp},
	{ID: "FRM-08", Title: "采购执行率合理", Source: "department-common/management", Severity: Warning, Run: procurementRate},
	{ID: "FRM-09", Title: "结转结余率能重算", Source: "department-common/management", Severity: Warning, Run: carryRecomputes},
	{ID: "FRM-10", Title: "预算调整率能重算", Source: "department-common/management", Severity: Notice, Run: adjustmentRate},
	{ID: "FRM-11", Title: "在用固定资产不大于总数", Source: "department-common/management", Severity: Error, Run: assetsInUse},
	{ID: "FRM-12", Title: "重点工作完成数不大于任务数", Source: "department-common/management", Severity: Error, Run: tasksDone},
	{ID: "FRM-13", Title: "按时、达标数不大于完成数", Source: "department-common/management", Severity: Error, Run: tasksOnTime},
	{ID: "FRM-14", Title: "分母为0没有比率", Source: "own/arithmetic", Severity: Error, Run: rateOfZero},
	{ID: "FRM-15", Title: "合规的说法与审计记录相符", Source: "own/consistency", Severity: Warning, Run: complianceHolds},
}

// unsettled ends a rule without the figures that it needs: undecided where the
// document speaks of the thing, not applicable where it does not.
func (p *Pass) unsettled(why string, words ...string) Outcome {
	for _, l := range p.Lines {
		if l.Has(words...) {
			return Undecided(why)
		}
	}
	return NotApplicable("没有写" + words[0])
}

// A labelled number is what a sentence or a row of a table says of one thing.
type labelled struct {
	moneyCell
	label string // words before it, or the head of its row
	unit  string // without scale; empty for none
}

// labelledIn returns the numbers of a sentence, those without a unit too, with
// the words before each.
func labelledIn(l *Line, s Range) []labelled {
	text := s.Of(l.Text)
	var out []labelled
	last := 0
	for _, t := range extract.Tokens(text) {
		before := text[last:t.Start]
		if t.Counts() || t.Class == extract.Bare {
			last = t.End
		}
		f, ok := scaleFactors[t.Scale]
		if !ok || t.Class != extract.Bare && t.Class != extract.Quantity || t.Approx != "" {
			continue
		}
		c := moneyCell{line: l, at: Range{s.From + t.Start, s.From + t.End}, text: t.Text, shown: t.Number, scale: num.Int(f).Ratio(), set: true}
		out = append(out, labelled{c, wideLabel(before), t.Unit})
	}
	return out
}

var insideNames = strings.NewReplacer("（境）", "", "(境)", "", "“", "", "”", "")

var shortBracket = regexp.MustCompile(`（[^（）]{1,16}）`)

// wideLabel returns the words at the end of a text, back to the last mark; quotes
// and short brackets are none.
func wideLabel(s string) string {
	if len(s) > 240 {
		s = s[len(s)-240:]
	}
	s = strings.TrimRight(shortBracket.ReplaceAllString(insideNames.Replace(s), ""), "：: ")
	if i := strings.LastIndexAny(s, "，。；：、（）,;:"); i >= 0 {
		s = s[next(s, i):]
	}
	return s
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// pairs returns the numbers of the rows of two-column tables and of fields:
// label, then value.
func (t *Text) pairs() []labelled {
	var out []labelled
	for _, g := range t.Tables {
		for r := range g.Cells {
			for c := 1; c < len(g.Cells[r]); c++ {
				if l := g.At(r, c); l == nil || !startsWithDigit(l.Text) {
					continue
				}
				name, at := g.At(r, c-1), g.At(r, c)
				if name == nil || at == nil || name == at || figure(name.Text) || runes(name.Text) > 24 || g.At(r, c-1) == g.At(r, c-2) && c > 1 && figure(g.Text(r, c-2)) {
					continue
				}
				s := strings.TrimRight(strings.TrimSpace(at.Text), "人名个项件万元%％")
				d, ok := decimal(s)
				if !ok {
					continue
				}
				out = append(out, labelled{moneyCell{line: at, at: Range{0, len(at.Text)}, text: strings.TrimSpace(at.Text), shown: d, scale: num.One, set: true}, strings.Trim(stripWords(name.Text), "：:"), ""})
			}
		}
	}
	return out
}

// staffSaid is what one place says of posts and staff.
type staffSaid struct{ posts, staff []labelled }

func (s *staffSaid) take(v labelled) {
	lab := v.label
	switch {
	case v.shown.Scale() > 0 || v.unit != "" && v.unit != "人" && v.unit != "名" && v.unit != "个":
	case hasAny(lab, "编外", "编制外", "退休", "聘", "上年", "其中", "比", "增加", "减少", "率"):
	case strings.Contains(lab, "编制") && !hasAny(lab[strings.LastIndex(lab, "编制"):], "在职", "实有", "人员数"):
		s.posts = append(s.posts, v)
	case hasAny(lab, "在职", "实有", "在编", "在岗"):
		s.staff = append(s.staff, v)
	}
}

// staffTotal is the number that a list of posts or staff comes to: its first where
// that is called a total, the only one, or the sum of kinds. Of anything else it
// is open what belongs together.
func staffTotal(all []labelled) (sum num.Ratio, ok bool) {
	if len(all) == 0 {
		return sum, false
	}
	if len(all) == 1 || hasAny(all[0].label, "总", "核定编制", "人员编制", "编制数") && !hasAny(all[0].label, "行政", "事业", "工勤") {
		return all[0].value(), true
	}
	kinds := true
	for _, v := range all {
		kinds = kinds && hasAny(v.label, "行政", "事业", "工勤", "参公")
		sum = sum.Add(v.value())
	}
	return sum, kinds
}

// staffWithinPosts wants no more staff than posts, or a reason.
func staffWithinPosts(p *Pass) Outcome {
	seen := false
	judge := func(s staffSaid, reasoned bool) {
		posts, ok1 := staffTotal(s.posts)
		staff, ok2 := staffTotal(s.staff)
		if !ok1 || !ok2 || posts.Sign() <= 0 {
			return
		}
		if seen = true; staff.Cmp(posts) > 0 && !reasoned {
			at := s.staff[0]
			p.cellAt(at.moneyCell, "", fmt.Sprintf("编制%s人，在职%s人，超出%s人，没有说明原因。", show(posts), show(staff), show(staff.Sub(posts))), "核对编制数和在职人数；确有超编的写明原因", s.posts[0].line.Site(s.posts[0].at))
		}
	}
	p.Bodies(func(l *Line) {
		if !l.Has("编制") || !l.Has("在职", "实有", "在编", "在岗") {
			return
		}
		for _, s := range fullSentences(l) {
			var said staffSaid
			for _, v := range labelledIn(l, s) {
				said.take(v)
			}
			judge(said, hasAny(l.Text, "原因", "超编", "军转", "过渡", "主要是", "由于"))
		}
	})
	var said staffSaid
	reasoned := false
	for _, v := range p.pairs() {
		said.take(v)
	}
	for _, l := range p.Lines {
		reasoned = reasoned || l.Has("超编", "编制") && l.Has("原因", "由于", "主要是", "军转")
	}
	judge(said, reasoned)
	if !seen {
		return p.unsettled("没有同时写出编制数和在职人数", "编制")
	}
	return Decided
}
