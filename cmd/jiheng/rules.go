package main

import (
	"strings"

	"github.com/spf13/cobra"

	"jiheng/fault"
	"jiheng/rules"
)

func (a *app) rulesCommand() *cobra.Command {
	c := &cobra.Command{Use: "rules", Short: "检查规则：列出、解释"}
	c.AddCommand(
		&cobra.Command{Use: "list", Short: "列出全部检查规则", Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error { return a.listRules() }},
		&cobra.Command{Use: "explain 规则编号", Short: "说明一条规则", Example: "  jiheng rules explain GEN-09", Args: cobra.ExactArgs(1),
			RunE: func(_ *cobra.Command, args []string) error { return a.explainRule(args[0]) }})
	return c
}

// A ruleJSON is one rule for programs.
type ruleJSON struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	Source   string `json:"source"`
	As       string `json:"as,omitempty"`
}

func (a *app) listRules() error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	for _, r := range set.Rules() {
		if a.json {
			a.print(ruleJSON{r.ID, r.Title, string(r.Severity), string(r.Source), r.As})
			continue
		}
		a.say("%-7s %s  %s", r.ID, r.Severity, r.Title)
	}
	a.say("共%d条；完整说明见 docs/rules.md", len(set.Rules()))
	return nil
}

func (a *app) explainRule(id string) error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	r, ok := set.Rule(strings.ToUpper(id))
	if !ok {
		return fault.New(fault.NotFound, fault.Place{}, "rule-unknown", "没有编号为“%s”的规则；用 jiheng rules list 看全部", id)
	}
	if a.json {
		a.print(ruleJSON{r.ID, r.Title, string(r.Severity), string(r.Source), r.As})
		return nil
	}
	a.say("%s %s\n程度：%s\n依据：%s", r.ID, r.Title, r.Severity, r.Source)
	if r.As != "" {
		a.say("发现以“%s”的编号报告", r.As)
	}
	return nil
}
