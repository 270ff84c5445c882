package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

func (a *app) whatifCommand() *cobra.Command {
	var packs []string
	var finished bool
	c := &cobra.Command{
		Use:     "whatif 档案文件夹",
		Short:   "假如换一个规则包：逐项比较得分和原因",
		Example: "  jiheng whatif 虹桥镇2024\n  jiheng whatif 虹桥镇2024 --pack sichuan-project\n  jiheng whatif 虹桥镇2024 --pack 本地.yaml --finished",
		Args:    want(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.whatif(args[0], packs, finished) },
	}
	c.Flags().StringArrayVar(&packs, "pack", nil, "`规则包`的编号或文件，可以写几次（不写就列出所有内置规则包的总分）")
	c.Flags().BoolVar(&finished, "finished", false, "比较时按“年度工作按期完成”计")
	return c
}

// A trial is what one pack makes of a dossier; Err says why it makes nothing.
type trial struct {
	pack *regs.Pack
	eval *budget.Evaluation
	err  error
}

func try(d *dossier.Dossier, p *regs.Pack, finished bool) trial {
	in := d.Year.Input()
	in.Finished = in.Finished || finished
	e, err := budget.Evaluate(p, in)
	return trial{p, e, err}
}

func (a *app) whatif(folder string, names []string, finished bool) error {
	d, err := loadFolder(folder)
	if err != nil {
		return err
	}
	own, err := choosePack(d, "")
	if err != nil {
		return err
	}
	trials := []trial{try(d, own, finished)}
	others, err := otherPacks(own, names)
	if err != nil {
		return err
	}
	for _, p := range others {
		trials = append(trials, try(d, p, finished))
	}
	if trials[0].err != nil {
		return trials[0].err
	}
	a.printTotals(trials)
	if len(names) > 0 {
		a.printScores(trials)
		for _, t := range trials[1:] {
			if t.err == nil {
				a.printReasons(trials[0], t)
			}
		}
	}
	return nil
}

// otherPacks returns the packs that were named, or every built-in one but the
// dossier's own.
func otherPacks(own *regs.Pack, names []string) ([]*regs.Pack, error) {
	var out []*regs.Pack
	for _, n := range names {
		p, err := packNamed(n)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	if len(names) > 0 {
		return out, nil
	}
	all, err := regs.Packs()
	for _, p := range all {
		if p.ID != own.ID {
			out = append(out, p)
		}
	}
	return out, err
}

// A totalJSON is what one pack makes of the year, for programs.
type totalJSON struct {
	Kind         string            `json:"kind"` // total
	Pack         string            `json:"pack"`
	Name         string            `json:"name"`
	Certainty    string            `json:"certainty"`
	Total        string            `json:"total,omitempty"`
	Grade        string            `json:"grade,omitempty"`
	Difference   string            `json:"difference,omitempty"` // from the dossier's own pack
	Complete     bool              `json:"complete"`
	Finished     bool              `json:"finished"`
	Problems     []string          `json:"problems,omitempty"`
	Consequences []consequenceJSON `json:"consequences,omitempty"`
}

type consequenceJSON struct {
	Lower  int    `json:"lower"`
	Factor string `json:"factor"`
	Total  string `json:"total"`
	Grade  string `json:"grade"`
}

func totalOf(base, t trial) totalJSON {
	j := totalJSON{Kind: "total", Pack: t.pack.ID, Name: t.pack.Name, Certainty: string(t.pack.Certainty)}
	if t.err != nil {
		for _, e := range fault.All(t.err) {
			j.Problems = append(j.Problems, e.Message)
		}
		return j
	}
	e := t.eval
	j.Total, j.Grade, j.Complete, j.Finished, j.Problems = e.Total.String(), e.Grade, e.Complete, e.Finished, e.Problems
	if t.pack != base.pack && e.Complete && base.eval.Complete {
		j.Difference = signed(e.Total.Sub(base.eval.Total))
	}
	for _, c := range e.Consequences() {
		j.Consequences = append(j.Consequences, consequenceJSON{c.Lower, c.Factor.String(), c.Total.String(), c.Grade})
	}
	return j
}

func (a *app) printTotals(trials []trial) {
	rows := [][]string{{"规则包", ">总分", ">相差", "等级", "核实", "不能计分的"}}
	for i, t := range trials {
		j := totalOf(trials[0], t)
		if a.json {
			a.print(j)
			continue
		}
		mark := ""
		if i == 0 {
			mark = "（档案用的）"
		}
		grade := j.Grade
		if !j.Complete {
			grade = "不定"
		}
		rows = append(rows, []string{t.pack.ID + mark, orNone(j.Total), j.Difference, grade, j.Certainty, openWords(j.Problems)})
	}
	a.table("", rows)
	for _, t := range trials {
		a.printConsequences(t)
	}
}

// openWords says in a few words what cannot be computed.
func openWords(problems []string) string {
	if len(problems) == 0 {
		return ""
	}
	text := clipped(problems[0], 60)
	if len(problems) > 1 {
		text += fmt.Sprintf("……共%d处", len(problems))
	}
	return text
}

func (a *app) printConsequences(t trial) {
	if t.err != nil {
		return
	}
	for _, c := range t.eval.Consequences() {
		a.say("  %s：假如财政评价等级低%d等，%s×%s=%s，等级“%s”（只供参考）", t.pack.ID, c.Lower, t.eval.Total, c.Factor, c.Total, c.Grade)
	}
}

// printScores shows every leaf under every pack side by side.
func (a *app) printScores(trials []trial) {
	if a.json {
		return
	}
	head := []string{"编号", "指标"}
	for _, t := range trials {
		head = append(head, ">"+t.pack.ID)
	}
	if len(trials) == 2 {
		head = append(head, ">相差")
	}
	rows := [][]string{head}
	for _, code := range leaves(trials) {
		row := []string{code, ""}
		for _, t := range trials {
			cell := "—"
			if s, ok := scoreIn(t, code); ok {
				row[1], cell = clipped(s.Name, nameColumns), points(s)
			}
			row = append(row, cell)
		}
		if len(trials) == 2 {
			row = append(row, differ(trials[0], trials[1], code))
		}
		rows = append(rows, row)
	}
	a.say("\n得分（得分/分值）")
	a.table("  ", rows)
}

// leaves lists the codes of all leaves: those of the first pack first.
func leaves(trials []trial) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range trials {
		if t.err != nil {
			continue
		}
		for _, s := range t.eval.Scores {
			if !seen[s.Code] {
				seen[s.Code] = true
				out = append(out, s.Code)
			}
		}
	}
	return out
}

func scoreIn(t trial, code string) (budget.Score, bool) {
	if t.err != nil {
		return budget.Score{}, false
	}
	for _, s := range t.eval.Scores {
		if s.Code == code {
			return s, true
		}
	}
	return budget.Score{}, false
}

func differ(one, two trial, code string) string {
	a, ok := scoreIn(one, code)
	b, also := scoreIn(two, code)
	if !ok || !also || a.State != budget.Scored || b.State != budget.Scored {
		return ""
	}
	if d := b.Points.Sub(a.Points); d.Sign() != 0 {
		return signed(d)
	}
	return ""
}

// A reasonJSON is a leaf that scores differently under two packs.
type reasonJSON struct {
	Kind       string   `json:"kind"` // score
	Pack       string   `json:"pack"`
	Code       string   `json:"code"`
	Name       string   `json:"name"`
	Before     string   `json:"before,omitempty"` // points and weight under the dossier's own pack
	After      string   `json:"after,omitempty"`
	Difference string   `json:"difference,omitempty"`
	Why        []string `json:"why"`
}

// printReasons says line by line why leaves score differently.
func (a *app) printReasons(base, other trial) {
	a.say("\n为什么不同：%s → %s（%s）", base.pack.ID, other.pack.ID, budget.RuleName(other.pack))
	none := true
	for _, code := range leaves([]trial{base, other}) {
		one, was := scoreIn(base, code)
		two, is := scoreIn(other, code)
		if was && is && points(one) == points(two) {
			continue
		}
		none = false
		j := reasonJSON{Kind: "score", Pack: other.pack.ID, Code: code, Name: one.Name + two.Name, Difference: differ(base, other, code), Why: why(base, other, one, two, was, is)}
		if was {
			j.Name, j.Before = one.Name, points(one)
		}
		if is {
			j.After = points(two)
		}
		if a.json {
			a.print(j)
			continue
		}
		a.say("  %s %s：%s → %s  %s", code, j.Name, orNone(j.Before), orNone(j.After), j.Difference)
		for _, w := range j.Why {
			a.say("    %s", w)
		}
	}
	if none {
		a.say("  每一项的得分都相同")
	}
}

// why compares two scores of one leaf: where its weight, function and working
// differ.
func why(base, other trial, one, two budget.Score, was, is bool) []string {
	switch {
	case !is:
		return []string{other.pack.ID + "不计这一项：" + orphanWords(other)}
	case !was:
		return append([]string{"这一项由" + other.pack.ID + "的指标表规定"}, two.Says...)
	}
	var out []string
	if one.Weight.Cmp(two.Weight) != 0 {
		out = append(out, fmt.Sprintf("分值：%s → %s（“%s”类共%s分）", one.Weight, two.Weight, two.Group, groupWeight(other.eval, two.Group)))
	}
	if one.Function != two.Function {
		out = append(out, "算法："+functionWords(one.Function)+" → "+functionWords(two.Function))
	}
	return append(out, base.pack.ID+"："+strings.Join(one.Says, "；"), other.pack.ID+"："+strings.Join(two.Says, "；"))
}

func orphanWords(t trial) string {
	for _, p := range t.eval.Problems {
		if strings.Contains(p, "没有对应的类") {
			return "规则包里没有它那一类"
		}
	}
	return "规则包里没有这一项"
}

func groupWeight(e *budget.Evaluation, name string) num.Decimal {
	for _, g := range e.Groups {
		if g.Name == name {
			return g.Weight
		}
	}
	return num.Decimal{}
}

func functionWords(name string) string {
	if f, ok := regs.FunctionByName(name); ok {
		return f.Title
	}
	return "不计分"
}
