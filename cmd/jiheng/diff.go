package main

import (
	"fmt"

	"github.com/spf13/cobra"

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

func (a *app) diff(one, two, pack string) error {
	before, err := readMaker(one, pack)
	if err != nil {
		return err
	}
	after, err := readMaker(two, pack)
	if err != nil {
		return err
	}
	list := report.Diff(before, after)
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

func (a *app) printDiff(list []report.Difference) {
	if len(list) == 0 {
		a.say("没有不同")
		return
	}
	a.printGroup("总分和等级", list, func(m report.Difference) bool { return m.Kind == "total" || m.Kind == "grade" })
	a.printGroup("得分", list, func(m report.Difference) bool { return m.Kind == "score" })
	for _, g := range report.DiffGroups {
		a.printGroup(g, list, func(m report.Difference) bool { return m.Group == g && m.Before != "" && m.After != "" })
	}
	a.printGroup("新增的数", list, func(m report.Difference) bool { return m.Kind == "fact" && m.Before == "" })
	a.printGroup("没有了的数", list, func(m report.Difference) bool { return m.Kind == "fact" && m.After == "" })
}

const nameColumns = 52

func (a *app) printGroup(title string, list []report.Difference, in func(report.Difference) bool) {
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
