package paper

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A GoalText is one goal as a form states it.
type GoalText struct {
	Label *Line
	At    *Line // the cell that holds it; the label where there is none
	Text  string
	Long  bool // over several years
}

// A ProjectForm is the part of a document that is about one project, or about the
// unit as a whole: from the name of a project to that of the next.
type ProjectForm struct {
	Name     string // of the project; empty for the unit
	at       *Line  // where the name stands; nil for none
	From, To int    // lines, by their index
	Goals    []GoalText
	Tables   []*IndicatorTable
}

// ProjectForms splits a form into those of its projects.
func (t *Text) ProjectForms() []ProjectForm {
	return t.kept.goals.get(func() []ProjectForm { return t.readGoalForms() })
}

func (t *Text) readGoalForms() []ProjectForm {
	out := []ProjectForm{{To: len(t.Lines)}}
	names := t.Fields(func(name string) bool { return name == "项目名称" })
	if slices.ContainsFunc(t.IndicatorTables(), func(it *IndicatorTable) bool { return it.Project != "" }) {
		names = append(names, t.ColumnFields(func(name string) bool { return name == "项目名称" })...)
	}
	slices.SortStableFunc(names, func(a, b Field) int { return cmp.Compare(a.Label.Index, b.Label.Index) })
	for _, f := range names {
		if NoValue(f.Value) || f.At == f.Label && f.Value != strings.TrimSpace(f.Label.Text) && f.Label.Kind == CellLine && !strings.ContainsAny(f.Label.Text, ":：") {
			continue
		}
		if last := &out[len(out)-1]; last.at != nil {
			if len(out) == mostForms {
				break
			}
			last.To = f.Label.Index
			out = append(out, ProjectForm{To: len(t.Lines)})
		}
		last := &out[len(out)-1]
		last.Name, last.at = strings.TrimSpace(f.Value), f.At
		if len(out) > 1 {
			last.From = f.Label.Index
		}
	}
	for _, g := range t.goalTexts() {
		f := formAt(out, g.Label.Index)
		f.Goals = append(f.Goals, g)
	}
	for _, it := range t.IndicatorTables() {
		at := it.Grid.At(it.Head, it.Name)
		if it.Project != "" {
			at = it.Rows[0].At
		}
		f := formAt(out, at.Index)
		f.Tables = append(f.Tables, it)
	}
	return out
}

// mostForms is the most forms that a document is split into; what follows counts
// to the last of them.
const mostForms = 1000

// formAt returns the form that a line stands in.
func formAt(forms []ProjectForm, index int) *ProjectForm {
	i, _ := slices.BinarySearchFunc(forms, index, func(f ProjectForm, at int) int {
		if f.To <= at {
			return -1
		}
		return 1
	})
	return &forms[min(i, len(forms)-1)]
}

// Rows returns the indicators of a form.
func (f *ProjectForm) Rows() []Indicator {
	var out []Indicator
	for _, it := range f.Tables {
		out = append(out, it.Rows...)
	}
	return out
}

// Annual returns the goals of the year as one text, and the first of their
// cells; nil where the form states none.
func (f *ProjectForm) Annual() (text string, at *Line) {
	for _, g := range f.Goals {
		if !g.Long && !NoValue(g.Text) {
			text += g.Text + "\n"
			if at == nil {
				at = g.At
			}
		}
	}
	return strings.TrimSpace(text), at
}

// Title names a form in a message.
func (f *ProjectForm) Title() string {
	if f.Name == "" {
		return "本表"
	}
	return "项目“" + Clip(f.Name, 30) + "”"
}

var (
	annualGoal = map[string]bool{"年度目标": true, "年度总体目标": true, "年度绩效目标": true, "预期目标": true, "年初目标": true, "年初设定目标": true, "年度绩效总目标": true,
		"项目年度目标": true, "项目年度绩效目标": true, "本年度目标": true, "本年度绩效目标": true, "当年目标": true, "年度目标内容": true, "绩效目标": true, "年度预期目标": true,
		"总体目标": true, "项目绩效目标": true, "整体绩效目标": true, "年度总目标": true}
	longGoal = map[string]bool{"中期目标": true, "长期目标": true, "项目总目标": true, "实施期目标": true, "实施期总目标": true, "中长期目标": true, "项目总体目标": true,
		"中期绩效目标": true, "长期绩效目标": true, "项目期目标": true, "三年目标": true, "跨年度目标": true}
	besideGoal = map[string]bool{"实际完成情况": true, "完成情况": true, "目标实际完成情况": true, "目标完成情况": true, "全年实际完成情况": true, "年度目标完成情况": true,
		"权重": true, "目标权重": true, "偏差原因": true}
)

// years find a span of years in a goal's label: 总体目标（2024—2026年）.
var years = regexp.MustCompile(`(?:19|20)[0-9]{2}年?[—–~～至-]{1,2}(?:(?:19|20)[0-9]{2}|[0-9]{2})年`)

// goalTexts returns the goals that a form's cells and fields state: beside the
// label, or below it where labels stand side by side.
func (t *Text) goalTexts() []GoalText {
	var out []GoalText
	isLabel := func(s string) bool {
		s = BareLabel(s)
		return annualGoal[s] || longGoal[s] || besideGoal[s]
	}
	for _, g := range t.Tables {
		for r := range g.Cells {
			for c, l := range g.Cells[r] {
				if l == nil || len(l.Text) > 120 || c > 0 && g.Cells[r][c-1] == l || r > 0 && g.Cells[r-1][c] == l {
					continue
				}
				name := BareLabel(l.Text)
				if !annualGoal[name] && !longGoal[name] {
					continue
				}
				if x := (GoalText{Label: l, At: l, Long: longGoal[name] || years.MatchString(l.Text)}); t.goalCell(g, r, c, isLabel, &x) {
					out = append(out, x)
				}
			}
		}
	}
	for _, l := range t.Lines {
		if l.Kind == CellLine {
			continue
		}
		name, value, ok := strings.Cut(strings.ReplaceAll(l.Text, ":", "："), "：")
		if name = BareLabel(name); ok && (annualGoal[name] || longGoal[name]) && l.Mark == "" {
			x := GoalText{Label: l, At: l, Text: strings.TrimSpace(value), Long: longGoal[name] || years.MatchString(l.Text)}
			if next := t.lineAfter(l); x.Text == "" && next != nil {
				x.Text, x.At = next.Text, next
			}
			out = append(out, x)
		}
	}
	return out
}

// lineAfter returns the paragraph behind a label that ends its line; nil where
// another label or a table follows.
func (t *Text) lineAfter(l *Line) *Line {
	if l.Index+1 >= len(t.Lines) {
		return nil
	}
	next := t.Lines[l.Index+1]
	if name, _, ok := strings.Cut(strings.ReplaceAll(next.Text, ":", "："), "："); next.Kind != BodyLine || ok && Runes(name) <= 14 &&
		!strings.HasPrefix(name, "目标") {
		return nil
	}
	return next
}

// goalCell finds the cell of a goal; it reports false where the label heads
// other labels.
func (t *Text) goalCell(g *Grid, r, c int, isLabel func(string) bool, x *GoalText) bool {
	l := x.Label
	if cell := g.below(r, c); cell != nil && !isLabel(cell.Text) {
		x.Text, x.At = strings.TrimSpace(cell.Text), cell
		return true
	}
	right := c
	for right < len(g.Cells[r]) && g.At(r, right) == l {
		right++
	}
	if beside := g.At(r, right); beside != nil && !isLabel(beside.Text) {
		if beside.Table == g && strings.Contains(beside.Text, "指标") && Runes(beside.Text) < 10 {
			return false
		}
		x.Text, x.At = strings.TrimSpace(beside.Text), beside
		for down := r + 1; down < len(g.Cells) && g.At(down, c) == l; down++ {
			if more := g.At(down, right); more != nil && more != x.At {
				x.Text += "\n" + more.Text
			}
		}
		return true
	}
	if beside := g.At(r, right); beside != nil &&
		(annualGoal[BareLabel(beside.Text)] && BareLabel(beside.Text) == "预期目标" || BareLabel(beside.Text) == "年初设定目标" || g.At(r+1, c) == l) {
		return false // it heads the labels beside it
	}
	below := r
	for below < len(g.Cells) && g.At(below, c) == l {
		below++
	}
	if cell := g.At(below, c); cell != nil && !isLabel(cell.Text) {
		x.Text, x.At = strings.TrimSpace(cell.Text), cell
	}
	return true
}

// MoneyOf returns the year's money of a form: a field, or the total of its
// table of money.
func (t *Text) MoneyOf(f *ProjectForm) (Amount, bool) {
	for _, m := range t.MoneyTables() {
		for _, r := range m.Rows {
			if r.Line == nil || r.Line.Index < f.From || r.Line.Index >= f.To || !r.Total {
				continue
			}
			for _, s := range []Stage{RevisedBudget, OriginalBudget} {
				if r.Cells[s].Set {
					return r.Cells[s], true
				}
			}
		}
	}
	fields := t.kept.yearMoney.get(func() []Field { return t.Fields(func(name string) bool { return yearMoney[name] }) })
	for _, x := range fields {
		if x.Label.Index < f.From || x.Label.Index >= f.To || NoValue(x.Value) {
			continue
		}
		unit := "万元"
		for _, u := range []string{"万元", "亿元", "元"} {
			if strings.Contains(x.Label.Text, u) {
				unit = u
				break
			}
		}
		c := AmountOf(&Line{Text: x.Value}, ScaleOf(unit), unit)
		if c.Set {
			c.Line, c.At = x.At, x.At.Find(x.Value)
			return c, true
		}
	}
	return Amount{}, false
}

var yearMoney = map[string]bool{"年度资金总额": true, "年度资金申请总额": true, "本年度项目金额": true, "年度预算金额": true, "年度预算数": true, "项目年度预算": true,
	"年度预算": true, "本年预算数": true, "预算金额": true, "本年度预算金额": true}
