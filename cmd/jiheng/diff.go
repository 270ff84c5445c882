package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/report"
)

func (a *app) diffCommand() *cobra.Command {
	var pack string
	c := &cobra.Command{
		Use:     "diff 档案甲 档案乙",
		Short:   "比较两份档案：变动的数、得分和等级",
		Example: "  jiheng diff 虹桥镇2023 虹桥镇2024\n  jiheng diff 修改前 修改后 --pack mof-2020",
		Args:    want(2, 2),
		RunE:    func(_ *cobra.Command, args []string) error { return a.diff(args[0], args[1], pack) },
	}
	c.Flags().StringVar(&pack, "pack", "", "两份都按这个`规则包`计分（默认各按各的）")
	return c
}

// A movedJSON is a figure or a score that differs, or a total, for programs.
type movedJSON struct {
	Kind string `json:"kind"` // fact, score, total, grade
	moveJSON
	Change string `json:"change,omitempty"` // after less before, with its unit
	Group  string `json:"group,omitempty"`
}

func (a *app) diff(one, two, pack string) error {
	before, err := readMaker(one, pack)
	if err != nil {
		return err
	}
	after, err := readMaker(two, pack)
	if err != nil {
		return err
	}
	list := compare(before, after)
	if a.json {
		for _, m := range list {
			a.print(m)
		}
		return nil
	}
	a.say("%s → %s", yearName(one, before), yearName(two, after))
	if before.Eval.Pack.ID != after.Eval.Pack.ID {
		a.say("规则包：%s → %s；得分因此不能直接相比", before.Eval.Pack.ID, after.Eval.Pack.ID)
	}
	a.printDiff(list)
	return nil
}

// readMaker reads and evaluates a dossier.
func readMaker(folder, pack string) (*report.Maker, error) {
	d, err := loadFolder(folder)
	if err != nil {
		return nil, err
	}
	return evaluate(d, pack)
}

func yearName(folder string, m *report.Maker) string {
	return fmt.Sprintf("%s（%s%d年度）", folder, m.Year.Unit.Name, m.Year.FiscalYear)
}

// compare lists what differs: total and grade, scores, then figures in the
// order of the second dossier, those that are gone last.
func compare(before, after *report.Maker) []movedJSON {
	var out []movedJSON
	a, b := before.Eval, after.Eval
	if a.Total.Cmp(b.Total) != 0 {
		out = append(out, movedJSON{Kind: "total", moveJSON: moveJSON{"自评总分", "自评总分", a.Total.String(), b.Total.String()}, Change: signed(b.Total.Sub(a.Total))})
	}
	if ga, gb := grade(a), grade(b); ga != gb {
		out = append(out, movedJSON{Kind: "grade", moveJSON: moveJSON{"自评等级", "自评等级", ga, gb}})
	}
	out = append(out, compareScores(a, b)...)
	for _, m := range moves(facts(before), facts(after)) {
		old, _ := before.Facts.Get(m.Fact)
		now, _ := after.Facts.Get(m.Fact)
		out = append(out, movedJSON{Kind: "fact", moveJSON: m, Change: change(old, now), Group: group(after, before, m.Fact)})
	}
	return out
}

func grade(e *budget.Evaluation) string {
	if !e.Complete {
		return "不定等级"
	}
	return e.Grade
}

// facts lists the figures but those of the score, which have a list of their
// own.
func facts(m *report.Maker) []report.FactJSON {
	var out []report.FactJSON
	for _, f := range m.Facts.All() {
		if f.Account.Kind != fact.Score {
			out = append(out, report.Fact(f))
		}
	}
	return out
}

func compareScores(a, b *budget.Evaluation) []movedJSON {
	old := map[string]budget.Score{}
	for _, s := range a.Scores {
		old[s.Code] = s
	}
	var out []movedJSON
	put := func(s budget.Score, before, after, change string) {
		if before != after {
			out = append(out, movedJSON{Kind: "score", moveJSON: moveJSON{s.Code, s.Name, before, after}, Change: change})
		}
	}
	for _, s := range b.Scores {
		was, ok := old[s.Code]
		delete(old, s.Code)
		switch {
		case !ok:
			put(s, "", points(s), "")
		case was.State == budget.Scored && s.State == budget.Scored:
			put(s, points(was), points(s), signed(s.Points.Sub(was.Points)))
		default:
			put(s, points(was), points(s), "")
		}
	}
	for _, s := range a.Scores {
		if _, gone := old[s.Code]; gone {
			put(s, points(s), "", "")
		}
	}
	return out
}

// points prints what a leaf got of what it could: 8.00/10, or why it got none.
func points(s budget.Score) string {
	if s.State != budget.Scored {
		return string(s.State)
	}
	return s.Points.String() + "/" + s.Weight.String()
}

func signed(d num.Decimal) string {
	if d.Sign() > 0 {
		return "+" + d.String()
	}
	return d.String()
}

// change is what a number grew by, in the unit of its later value, and by what
// share.
func change(before, after fact.Fact) string {
	q, ok := before.Value.Quantity()
	if !ok || !after.Value.IsNumber() {
		return ""
	}
	old, err := q.In(after.Value.Unit)
	if err != nil {
		return ""
	}
	diff := after
	diff.Qualifier, diff.Display.Words = "", false
	diff.Value.Number = after.Value.Number.Sub(old)
	unit := diff.Value.Unit
	if unit == num.Pct {
		diff.Value.Unit, diff.Display.Unit = num.MustUnit("个百分点"), num.Unit{}
	}
	text := diff.Print().Text
	if diff.Value.Number.Sign() > 0 {
		text = "+" + text
	}
	if share, ok := num.Quo(diff.Value.Number, old.Abs()); ok && unit != num.Pct {
		text += "（" + signed(share.Percent(1)) + "%）"
	}
	return text
}

// The groups of the comparison, in the order in which they are printed.
var diffGroups = []string{"指标值", "完成值", "预算和决算", "其他数"}

func group(after, before *report.Maker, id string) string {
	_, now := after.Year.IndicatorByCode(id)
	_, was := before.Year.IndicatorByCode(id)
	i := strings.LastIndex(id, "-")
	switch {
	case now || was:
		return diffGroups[1]
	case strings.HasSuffix(id, "指标值"):
		return diffGroups[0]
	case i > 0 && (isStage(id[i+1:]) || strings.HasPrefix(id, "累计支付-")):
		return diffGroups[2]
	}
	return diffGroups[3]
}

func isStage(s string) bool {
	for _, x := range append([]string{"执行率"}, budget.Stages...) {
		if s == x {
			return true
		}
	}
	return false
}

func (a *app) printDiff(list []movedJSON) {
	if len(list) == 0 {
		a.say("没有不同")
		return
	}
	a.printGroup("总分和等级", list, func(m movedJSON) bool { return m.Kind == "total" || m.Kind == "grade" })
	a.printGroup("得分", list, func(m movedJSON) bool { return m.Kind == "score" })
	for _, g := range diffGroups {
		a.printGroup(g, list, func(m movedJSON) bool { return m.Group == g && m.Before != "" && m.After != "" })
	}
	a.printGroup("新增的数", list, func(m movedJSON) bool { return m.Kind == "fact" && m.Before == "" })
	a.printGroup("没有了的数", list, func(m movedJSON) bool { return m.Kind == "fact" && m.After == "" })
}

const nameColumns = 52

func (a *app) printGroup(title string, list []movedJSON, in func(movedJSON) bool) {
	var rows [][]string
	for _, m := range list {
		if !in(m) {
			continue
		}
		name := m.Fact
		if m.Name != m.Fact {
			name += " " + m.Name
		}
		rows = append(rows, []string{clipped(name, nameColumns), orNone(m.Before), "→", orNone(m.After), m.Change})
	}
	if len(rows) > 0 {
		a.say("\n%s（%d）", title, len(rows))
		a.table("  ", rows)
	}
}

func orNone(s string) string {
	if s == "" {
		return "（无）"
	}
	return s
}
