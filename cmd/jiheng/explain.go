package main

import (
	"strings"

	"github.com/spf13/cobra"

	"jiheng/fact"
	"jiheng/report"
)

func (a *app) explainCommand() *cobra.Command {
	var pack string
	c := &cobra.Command{
		Use:     "explain 档案文件夹 事实编号",
		Short:   "展开一个数的来由，直到台账、预算或文件",
		Example: "  jiheng explain 虹桥镇2024 自评总分\n  jiheng explain 虹桥镇2024 一般公共预算-执行率",
		Args:    want(2, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := loadFolder(args[0])
			if err != nil {
				return err
			}
			m, err := evaluate(d, pack)
			if err != nil {
				return err
			}
			m.SelfEvaluation(sections(d)) // sentence frames make facts of their own
			n, err := m.Facts.Explain(args[1])
			if err != nil {
				return err
			}
			a.explain(n)
			return nil
		},
	}
	c.Flags().StringVar(&pack, "pack", "", "`规则包`的编号或文件")
	return c
}

func (a *app) explain(n fact.Node) {
	if a.json {
		a.print(report.NodeJSON(n))
		return
	}
	a.node(n, 0)
}

// node prints a fact and what it rests on, two blanks deeper a level.
func (a *app) node(n fact.Node, depth int) {
	pad := strings.Repeat("  ", depth)
	sample := ""
	if n.Fact.Sample {
		sample = report.Label
	}
	a.say("%s%s %s：%s%s", pad, n.Fact.ID, n.Fact.Name, n.Fact.Print().Text, sample)
	for _, line := range report.AccountLines(n.Fact) {
		if line != "样例数据" {
			a.say("%s  · %s", pad, line)
		}
	}
	for _, c := range n.Children {
		a.node(c, depth+1)
	}
	for _, id := range n.Missing {
		a.say("%s  %s：档案里没有", pad, id)
	}
}
