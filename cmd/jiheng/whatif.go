package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
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

func try(d *dossier.Dossier, p *regs.Pack, finished bool) budget.Trial {
	in := d.Year.Input()
	in.Finished = in.Finished || finished
	in.Rescored = !isOwn(d, p)
	return budget.Try(p, in)
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
	trials := []budget.Trial{try(d, own, finished)}
	others, err := otherPacks(own, names)
	if err != nil {
		return err
	}
	for _, p := range others {
		trials = append(trials, try(d, p, finished))
	}
	if trials[0].Err != nil {
		return trials[0].Err
	}
	a.printTotals(trials)
	if len(names) > 0 {
		a.printScores(trials)
		for _, t := range trials[1:] {
			if t.Err == nil {
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
	Reweighed    int               `json:"reweighed,omitempty"` // leaves whose weights were scaled
	Problems     []string          `json:"problems,omitempty"`
	Consequences []consequenceJSON `json:"consequences,omitempty"`
}

type consequenceJSON struct {
	Lower  int    `json:"lower"`
	Factor string `json:"factor"`
	Total  string `json:"total"`
	Grade  string `json:"grade"`
}

func totalOf(base, t budget.Trial) totalJSON {
	j := totalJSON{Kind: "total", Pack: t.Pack.ID, Name: t.Pack.Name, Certainty: string(t.Pack.Certainty)}
	if t.Err != nil {
		for _, e := range fault.All(t.Err) {
			j.Problems = append(j.Problems, e.Message)
		}
		return j
	}
	e := t.Eval
	j.Total, j.Grade, j.Complete, j.Finished, j.Problems = e.TotalText(), e.Grade, e.Complete, e.Finished, e.Problems
	if d, ok := base.TotalDifference(t); ok && t.Pack != base.Pack {
		j.Difference = d.Signed()
	}
	for _, s := range e.Scores {
		if s.Reweighed != "" {
			j.Reweighed++
		}
	}
	for _, c := range e.Consequences() {
		j.Consequences = append(j.Consequences, consequenceJSON{c.Lower, c.Factor.String(), c.Total.String(), c.Grade})
	}
	return j
}

func (a *app) printTotals(trials []budget.Trial) {
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
		rows = append(rows, []string{t.Pack.ID + mark, unratedOr(t), j.Difference, grade, j.Certainty, openWords(j.Problems)})
	}
	a.table("", rows)
	for _, t := range trials {
		a.printReweighed(trials[0], t)
		a.printConsequences(t)
	}
}

// unratedOr prints a total: 未评定 where nothing is scored yet, nothing where the
// pack makes nothing of the dossier.
func unratedOr(t budget.Trial) string {
	if t.Err != nil {
		return orNone("")
	}
	return t.Eval.PrintTotal()
}

// printReweighed says how many weights a pack has changed.
func (a *app) printReweighed(base, t budget.Trial) {
	if n := totalOf(base, t).Reweighed; n > 0 && !a.json {
		a.say("  %s：%d项指标的分值与它给各类的分值不合，按规则包折算过；逐项看加 --pack %s", t.Pack.ID, n, t.Pack.ID)
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

func (a *app) printConsequences(t budget.Trial) {
	if t.Err != nil {
		return
	}
	for _, c := range t.Eval.Consequences() {
		a.say("  %s：假如财政评价等级低%d等，%s×%s=%s，等级“%s”（只供参考）", t.Pack.ID, c.Lower, t.Eval.Total, c.Factor, c.Total, c.Grade)
	}
}

// printScores shows every leaf under every pack side by side.
func (a *app) printScores(trials []budget.Trial) {
	if a.json {
		return
	}
	head := []string{"编号", "指标"}
	for _, t := range trials {
		head = append(head, ">"+t.Pack.ID)
	}
	if len(trials) == 2 {
		head = append(head, ">相差")
	}
	rows := [][]string{head}
	for _, code := range budget.Leaves(trials...) {
		row := []string{code, ""}
		for _, t := range trials {
			cell := "—"
			if s, ok := t.Score(code); ok {
				row[1], cell = clipped(s.Name, nameColumns), s.Print()
			}
			row = append(row, cell)
		}
		if len(trials) == 2 {
			row = append(row, difference(trials[0], trials[1], code))
		}
		rows = append(rows, row)
	}
	a.say("\n得分（得分/分值）")
	a.table("  ", rows)
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
func (a *app) printReasons(base, other budget.Trial) {
	a.say("\n为什么不同：%s → %s（%s）", base.Pack.ID, other.Pack.ID, budget.RuleName(other.Pack))
	reasons := budget.Reasons(base, other)
	for _, r := range reasons {
		j := reasonJSON{Kind: "score", Pack: other.Pack.ID, Code: r.Code, Name: r.Name, Before: r.Before, After: r.After,
			Difference: difference(base, other, r.Code), Why: r.Why}
		if a.json {
			a.print(j)
			continue
		}
		a.say("  %s %s：%s → %s  %s", r.Code, r.Name, orNone(r.Before), orNone(r.After), j.Difference)
		for _, w := range r.Why {
			a.say("    %s", w)
		}
	}
	if len(reasons) == 0 {
		a.say("  每一项的得分都相同")
	}
}

// difference prints what a leaf gets more or less; nothing where it gets the same.
func difference(one, two budget.Trial, code string) string {
	if d, ok := one.Difference(two, code); ok && d.Sign() != 0 {
		return d.Signed()
	}
	return ""
}
