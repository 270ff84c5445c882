package paper

import (
	"regexp"

	"jiheng/extract"
)

// periodOf is the time that a row of a sentence speaks of: that of its outturn;
// a time between that and the rate is the rate's.
func (t *Text) periodOf(r *MoneyRow) Period {
	rate, spent := r.Cells[ExecutionRate], r.Cells[Outturn]
	if !spent.Set {
		for _, c := range []Amount{rate, r.Cells[RevisedBudget], r.Cells[OriginalBudget]} {
			if c.Set {
				return t.periodSpoken(c)
			}
		}
		return WholeYear
	}
	p := t.PeriodAt(spent.Line, spent.At.From)
	if rate.Set && p == WholeYear && rate.At.From > spent.At.To && !HasAny(rate.Line.Text[spent.At.To:rate.At.From], "其中", "（", "(", "元") {
		p = t.periodSpoken(rate)
	} else if rate.Set && p == WholeYear && inStep.MatchString(behind(rate)) {
		p = PartOfYear
	}
	return p
}

// inStep matches words behind a rate that compare it with the part of the year
// that is over.
var inStep = regexp.MustCompile(`^[^。；]{0,12}(?:与|和|同)[^，。；]{0,8}(?:序时|时序|时间|计划)进度[^。；]{0,6}(?:匹配|一致|相符|同步|持平|相当)`)

func behind(c Amount) string { return c.Line.Text[c.At.To:] }

// periodSpoken is the period at a figure, by the words behind it too.
func (t *Text) periodSpoken(c Amount) Period {
	if p := t.PeriodAt(c.Line, c.At.From); p != WholeYear || !inStep.MatchString(behind(c)) {
		return p
	}
	return PartOfYear
}

// spared are expenses that should stay below their budget (厉行节约): to have
// spent less needs no reason.
var spared = []string{"三公", "公务接待", "接待费", "公务用车", "公车", "因公出国", "出国", "会议费", "培训费"}

// spare reports a row of such expenses, by its name, the words before it, or the
// heading that it stands under.
func (t *Text) spare(r *MoneyRow) bool {
	if HasAny(r.Name, spared...) {
		return true
	}
	if extract.PartName(r.Name) != "" {
		return false
	}
	first := len(r.Line.Text)
	for _, c := range r.Cells {
		if c.Set {
			first = min(first, c.At.From)
		}
	}
	for _, s := range FullSentences(r.Line) {
		if s.From <= first && first < s.To && HasAny(r.Line.Text[s.From:first], spared...) {
			return true
		}
	}
	return r.Line.Up != nil && r.Line.Up != r.Line && HasAny(r.Line.Up.Name(), spared...)
}

// tablePeriod is the time that the caption of a table, a title in its first row,
// or the heading above it says.
func (t *Text) tablePeriod(g *Grid) Period {
	return g.period.get(func() Period {
		if p := t.headPeriod(g.Caption); p != WholeYear {
			return p
		}
		if len(g.Lines) == 0 {
			return WholeYear
		}
		if p := t.headPeriod(g.titleRow()); p != WholeYear {
			return p
		}
		return t.periodAbove(g.Lines[0])
	})
}

// titleRow is the text of the first row where it is one cell.
func (g *Grid) titleRow() string { return g.rowAlone(0) }

// rowAlone is the text of a row where it is one cell; empty for any other row.
func (g *Grid) rowAlone(r int) string {
	var only *Line
	for _, l := range g.Cells[r] {
		switch {
		case l == nil || l == only || l.Text == "":
		case only != nil:
			return ""
		default:
			only = l
		}
	}
	if only == nil {
		return ""
	}
	return Clip(only.Text, 60)
}

// rowPeriod is the time of a row: 上半年, 一季度, 上年.
func (t *Text) rowPeriod(r *MoneyRow, table Period) Period {
	if table != WholeYear {
		return table
	}
	name := HeadWords(r.Name)
	if m := periodMarks.FindString(name); m != "" && Runes(name)-Runes(m) <= 4 {
		if p := t.headPeriod(name + "支出"); p != WholeYear {
			return p
		}
		if HasAny(name, "上半年", "下半年", "季度") {
			return PartOfYear
		}
	}
	return WholeYear
}

// sparedTable reports a table of expenses that should stay below their budget:
// its caption or the title says so, or its rows name them.
func (t *Text) sparedTable(g *Grid) bool {
	return g.spared.get(func() bool { return t.namesSpared(g) })
}

func (t *Text) namesSpared(g *Grid) bool {
	if HasAny(g.Caption, "三公") || HasAny(t.Title, "三公") {
		return true
	}
	for _, l := range g.Lines[:min(len(g.Lines), 2)] {
		if HasAny(l.Text, "三公") {
			return true
		}
	}
	items, other := 0, 0
	for r := range g.Cells {
		name := Squeeze(g.Text(r, 0))
		switch {
		case HasAny(name, spared...):
			items++
		case g.HasFigures(r) && !HasAny(name, "合计", "总计", "小计", "其中"):
			other++
		}
	}
	return items > 1 && other == 0
}

// WholeOf returns what the figure k of Figures is a part of, in the words before
// that: 全年预算 of 基本支出 in 全年预算500万元（基本支出220万元，…）; empty where it stands in
// no list of parts.
func (l *Line) WholeOf(k int) string {
	return l.readings().owners.get(func() []string {
		figures := l.Figures()
		said, labels := make([]extract.Said, len(figures)), make([]string, len(figures))
		end := 0
		for i, f := range figures {
			labels[i] = WideLabel(l.Text[end:f.Start])
			said[i], end = saidOf(f, labels[i]), f.End
		}
		nest := extract.NestOf(l.Text, said)
		out := make([]string, len(figures))
		for i, list := range nest.List {
			if list >= 0 && nest.Lists[list].Owner >= 0 {
				out[i] = labels[nest.Lists[list].Owner]
			}
		}
		return out
	})[k]
}

// captionReach is how many rows above the head of a block its caption is looked for.
const captionReach = 4

// spared reports a block of such expenses in a table of several: the row of one cell
// above its head, or the head of its names, says so.
func (m *MoneyTable) spared() bool {
	for c := m.from; c < m.first; c++ {
		if HasAny(m.head(c).words(), "三公") {
			return true
		}
	}
	for r := m.top - 1; r >= max(0, m.top-captionReach); r-- {
		if m.Grid.HasFigures(r) {
			return false
		}
		if HasAny(m.Grid.rowAlone(r), spared...) {
			return true
		}
	}
	return false
}
