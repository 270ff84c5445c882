package main

import (
	"strings"

	"github.com/spf13/cobra"

	"jiheng/check"
	"jiheng/docs"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/regs"
	"jiheng/rules"
)

func (a *app) rulesCommand() *cobra.Command {
	c := &cobra.Command{Use: "rules", Short: "检查规则：列出、解释", Args: cobra.ArbitraryArgs, RunE: func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(c, args[0])
		}
		return a.listRules()
	}}
	c.AddCommand(
		&cobra.Command{Use: "list", Short: "列出全部检查规则", Args: want(0, 0), RunE: func(*cobra.Command, []string) error { return a.listRules() }},
		&cobra.Command{Use: "explain 规则编号", Short: "说明一条规则", Example: "  jiheng rules explain GEN-09", Args: want(1, 1),
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
	Text     string `json:"text,omitempty"` // what the manual says of it, with examples
}

func (a *app) listRules() error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	for _, r := range set.Rules() {
		if a.json {
			a.print(ruleJSON{r.ID, r.Title, string(r.Severity), string(r.Source), r.As, ""})
			continue
		}
		a.say("%-7s %s  %s", r.ID, r.Severity, r.Title)
	}
	a.say("共%d条；完整说明见 docs/rules.md", len(set.Rules()))
	return nil
}

func nearRule(set *check.Set, id string) string {
	var ids []string
	for _, r := range set.Rules() {
		ids = append(ids, r.ID)
	}
	if n := plain.Nearest(strings.ToUpper(id), ids); n != "" {
		return "（是不是“" + n + "”？）"
	}
	return ""
}

func (a *app) explainRule(id string) error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	r, ok := set.Rule(strings.ToUpper(id))
	if !ok {
		return fault.New(fault.NotFound, fault.Place{}, "rule-unknown", "没有编号为“%s”的规则%s；用 jiheng rules list 看全部", id, nearRule(set, id))
	}
	text := docs.Rule(r.ID)
	if a.json {
		a.print(ruleJSON{r.ID, r.Title, string(r.Severity), string(r.Source), r.As, text})
		return nil
	}
	a.say("%s %s", r.ID, r.Title)
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); !strings.HasPrefix(strings.TrimSpace(line), "```") && line != "" {
			a.say("%s", strings.ReplaceAll(strings.TrimPrefix(line, "- "), "`", ""))
		}
	}
	for _, k := range sourcesOf(r) {
		if c, ok := regs.ClauseByKey(k); ok {
			a.say("依据的内容（本软件的概括）：%s", c.Text)
		}
	}
	return nil
}

// sourcesOf returns where a rule is required, everywhere and by place.
func sourcesOf(r *check.Rule) []regs.Key {
	out := []regs.Key{r.Source}
	for _, l := range r.Local {
		out = append(out, l.Source)
	}
	return out
}
