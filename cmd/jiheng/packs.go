package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/regs"
)

func (a *app) packsCommand() *cobra.Command {
	c := &cobra.Command{Use: "packs", Short: "看规则包，试算它们的案例", Args: cobra.ArbitraryArgs, RunE: func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(c, args[0])
		}
		return a.listPacks()
	}}
	var functions bool
	show := &cobra.Command{
		Use:     "show [编号或文件]",
		Short:   "看一个规则包",
		Example: "  jiheng packs show mof-2020 > 本地.yaml\n  jiheng packs show 本地.yaml\n  jiheng packs show --functions",
		Args:    want(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case functions:
				a.printFunctions()
				return nil
			case len(args) == 0:
				return usage("请写规则包的编号或文件；有哪些：jiheng packs list")
			}
			return a.showPack(args[0])
		},
	}
	show.Flags().BoolVar(&functions, "functions", false, "列出评分函数和它们的参数")
	list := &cobra.Command{Use: "list", Short: "列出内置的规则包", Args: want(0, 0), RunE: func(*cobra.Command, []string) error { return a.listPacks() }}
	test := &cobra.Command{
		Use:     "test [编号或文件]",
		Short:   "试算规则包里的案例",
		Example: "  jiheng packs test\n  jiheng packs test 本地.yaml",
		Args:    want(0, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.testPacks(args) },
	}
	c.AddCommand(list, show, test)
	return c
}

// A packJSON is a line of packs list for programs.
type packJSON struct {
	ID        string `json:"id"`
	Version   string `json:"version"`
	Name      string `json:"name"`
	Document  string `json:"document,omitempty"`
	Article   string `json:"article,omitempty"`
	Region    string `json:"region,omitempty"`
	From      string `json:"from,omitempty"`
	Until     string `json:"until,omitempty"`
	Certainty string `json:"certainty"`
	Extends   string `json:"extends,omitempty"`
	Cases     int    `json:"cases"`
	Default   bool   `json:"default,omitempty"`
}

func (a *app) listPacks() error {
	all, err := regs.Packs()
	if err != nil {
		return err
	}
	rows := [][]string{{"编号", "名称", "文号", "地区", "施行", "核实", ">案例"}}
	for _, p := range all {
		if a.json {
			a.print(packJSON{p.ID, p.Version, p.Name, p.Document, p.Article, p.Region, p.From, p.Until, string(p.Certainty), p.Extends,
				len(p.Cases), p.ID == regs.DefaultPack})
			continue
		}
		force := p.From
		if p.Until != "" {
			force += "至" + p.Until
		}
		rows = append(rows, []string{p.ID, clipped(p.Name, 50), p.Document, p.Region, force, string(p.Certainty), fmt.Sprint(len(p.Cases))})
	}
	a.table("", rows)
	a.say("档案里没有写规则包的，用%s。“核实”说的是有没有核对过原文", regs.DefaultPack)
	return nil
}

func (a *app) showPack(name string) error {
	p, err := packNamed(name)
	if err != nil {
		return err
	}
	if source, err := regs.PackSource(name); err == nil && !a.json {
		fmt.Fprint(a.out, string(source))
		return nil
	}
	text := p.Text()
	if a.json {
		a.print(map[string]string{"id": p.ID, "yaml": text})
		return nil
	}
	fmt.Fprint(a.out, text)
	return nil
}

// A functionJSON is a scoring function for programs.
type functionJSON struct {
	Name  string     `json:"name"`
	Title string     `json:"title"`
	Uses  []regs.Use `json:"uses"`
	Needs []string   `json:"needs,omitempty"`
	May   []string   `json:"may,omitempty"`
}

func (a *app) printFunctions() {
	for _, f := range regs.Functions {
		if a.json {
			a.print(functionJSON{f.Name, f.Title, f.Uses, f.Params, f.May})
			continue
		}
		a.say("%s  %s", f.Name, f.Title)
		a.say("    用于：%s", joinUses(f.Uses))
		if len(f.Params) > 0 {
			a.say("    必须写：%s", strings.Join(f.Params, "、"))
		}
		if len(f.May) > 0 {
			a.say("    可以写：%s", strings.Join(f.May, "、"))
		}
	}
	a.say("每个函数都可以加“说明”；用于执行率的还可以加“分母”（%s）和“得分位数”（0至2，不写取两位）。", strings.Join(regs.Denominators, "、"))
}

func joinUses(uses []regs.Use) string {
	words := make([]string, len(uses))
	for i, u := range uses {
		words[i] = string(u)
	}
	return strings.Join(words, "、")
}

// A caseJSON is the result of one case for programs.
type caseJSON struct {
	Pack  string   `json:"pack"`
	Case  string   `json:"case"`
	OK    bool     `json:"ok"`
	Want  string   `json:"want"`
	Got   string   `json:"got"`
	Says  []string `json:"says,omitempty"`
	Error string   `json:"error,omitempty"`
}

// testPacks runs the cases of one pack, or of every built-in one.
func (a *app) testPacks(args []string) error {
	packs, err := regs.Packs()
	if len(args) > 0 {
		var p *regs.Pack
		p, err = packNamed(args[0])
		packs = []*regs.Pack{p}
	}
	if err != nil {
		return err
	}
	failed, total := 0, 0
	for _, p := range packs {
		results := budget.RunCases(p)
		bad := 0
		for _, r := range results {
			if !r.OK {
				bad++
			}
			a.printCase(p, r)
		}
		if len(results) == 0 {
			a.say("%s：没有案例；写几个“案例”，改动以后就知道有没有改坏", p.ID)
			continue
		}
		a.say("%s：%d个案例，%s", p.ID, len(results), passed(bad))
		failed, total = failed+bad, total+len(results)
	}
	if len(packs) > 1 {
		a.say("共%d个案例，%s", total, passed(failed))
	}
	if failed > 0 {
		return finished{exitDiffers}
	}
	return nil
}

func passed(bad int) string {
	if bad == 0 {
		return "全部算对"
	}
	return fmt.Sprintf("%d个没有算对", bad)
}

func (a *app) printCase(p *regs.Pack, r budget.CaseResult) {
	j := caseJSON{Pack: p.ID, Case: r.Case.Name, OK: r.OK, Want: r.Case.Want, Got: r.Got, Says: r.Says}
	if r.Err != nil {
		j.Error = fault.All(r.Err).Error()
	}
	switch {
	case a.json:
		a.print(j)
	case r.OK:
		a.say("  对  %s：%s", r.Case.Name, r.Got)
	case r.Err != nil:
		a.say("  错  %s", j.Error)
	default:
		a.say("  错  %s：应得%s，算得%s（%s）", r.Case.Name, r.Case.Want, r.Got, r.Case.Place)
		for _, s := range r.Says {
			a.say("      %s", s)
		}
	}
}
