package main

import (
	"strings"

	"github.com/spf13/cobra"

	"jiheng/check"
	"jiheng/check/show"
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
		&cobra.Command{Use: "explain 规则编号", Short: "说明一条规则，或意见里别的编号、代码", Example: "  jiheng rules explain GEN-09\n  jiheng rules explain xlsx-hidden", Args: want(1, 1),
			RunE: func(_ *cobra.Command, args []string) error { return a.explainRule(args[0]) }})
	return c
}

// A ruleJSON is one rule for programs.
type ruleJSON struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	Source   string `json:"source"` // where it is required, in words
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
			a.print(ruleJSON{r.ID, r.Title, string(r.Severity), show.Ground(r), r.As, ""})
			continue
		}
		a.say("%-7s %s  %s", r.ID, r.Severity, r.Title)
	}
	a.say("共%d条；看一条的依据和例子：jiheng rules explain 编号", len(set.Rules()))
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

// explainRule says what any name is that a finding or a row of what was not read
// bears: a rule, one of the catalogue that text rules stand for, a reader's code, a
// scoring pack.
func (a *app) explainRule(id string) error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	up := strings.ToUpper(id)
	if r, ok := set.Rule(up); ok {
		a.explained(ruleJSON{r.ID, r.Title, string(r.Severity), show.Ground(r), r.As, docs.Rule(r.ID) + textRulesOf(set, r.ID)}, sourcesOf(r))
		return nil
	}
	for _, m := range set.Missing() {
		if m.ID == up {
			a.explained(ruleJSON{ID: m.ID, Title: m.Title, Text: catalogued(set, m)}, nil)
			return nil
		}
	}
	if p, err := regs.PackByID(id); err == nil {
		a.explained(ruleJSON{ID: p.ID, Title: p.Name, Text: "评分规则包，不是检查规则；全文：jiheng packs show " + p.ID}, nil)
		return nil
	}
	if title, text := docs.Code(strings.ToLower(id)); text != "" {
		a.explained(ruleJSON{ID: strings.ToLower(id), Title: title + "（读文件时说的话，不是检查规则）", Text: text}, nil)
		return nil
	}
	if text, ok := codeSaid(strings.ToLower(id)); ok {
		a.explained(ruleJSON{ID: strings.ToLower(id), Title: "读文件时说的话，不是检查规则", Text: text}, nil)
		return nil
	}
	return fault.New(fault.NotFound, fault.Place{}, "rule-unknown", "没有编号为“%s”的规则%s；用 jiheng rules list 看全部", id, nearRule(set, id))
}

// catalogued says what becomes of a rule of the catalogue that has no function.
func catalogued(set *check.Set, m check.Missing) string {
	switch {
	case len(m.Text) == 0:
		return "规则目录里的一条，这个版本不查。\n要查还缺：" + m.Needs
	case m.Needs == "无":
		return "规则目录里的一条，由下面的文字规则查。" + textRulesOf(set, m.ID)
	}
	return "规则目录里的一条，下面的文字规则查一部分。" + textRulesOf(set, m.ID) + "\n全查还缺：" + m.Needs
}

// explained prints an explanation.
func (a *app) explained(r ruleJSON, sources []regs.Key) {
	if a.json {
		a.print(r)
		return
	}
	a.say("%s %s", r.ID, r.Title)
	for line := range strings.Lines(r.Text) {
		if line = strings.TrimRight(line, "\n"); !strings.HasPrefix(strings.TrimSpace(line), "```") && line != "" {
			a.say("%s", strings.ReplaceAll(strings.TrimPrefix(line, "- "), "`", ""))
		}
	}
	for _, k := range sources {
		if c, ok := regs.ClauseByKey(k); ok {
			a.say("依据的内容（本软件的概括）：%s", c.Text)
		}
	}
}

// textRulesOf lists the text rules whose findings bear a rule's id, with their
// examples.
func textRulesOf(set *check.Set, id string) string {
	var b strings.Builder
	for _, r := range set.Rules() {
		if r.As != id {
			continue
		}
		b.WriteString("\n文字规则 " + r.ID + " " + r.Title + "，查到的也报作" + id)
		for line := range strings.Lines(docs.Rule(r.ID)) {
			if text := strings.TrimPrefix(strings.TrimRight(line, "\n"), "- "); strings.HasPrefix(text, "错：") || strings.HasPrefix(text, "对：") {
				b.WriteString("\n  " + text)
			}
		}
	}
	return b.String()
}

// codeWords says, by the beginning of a code, in whose name it speaks.
var codeWords = []struct{ prefix, what string }{
	{"file-", "在文件夹里找文件、打开文件时"}, {"folder", "打开文件夹时"}, {"read-", "认文件的格式、读文件时"}, {"too-many", "读文件时"}, {"docx-", "读 Word 文件时"},
	{"xlsx-", "读 Excel 工作簿时"}, {"pdf-", "读 PDF 文件时"}, {"html-", "读网页时"}, {"text-", "读文本文件时"}, {"document-", "读文件时"},
	{"comment-", "写带批注的副本时"}, {"journal-", "读写检查记录时"}, {"check-", "把文件放在一起核对时"}, {"profile-", "读检查方案时"}, {"no-figure", "读完文件没有读到数时"},
}

// codeSaid explains a code of a reader or of the search for files.
func codeSaid(code string) (string, bool) {
	for _, w := range codeWords {
		if strings.HasPrefix(code, w.prefix) && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" {
			return w.what + "说的，代码给程序用。写着“没有读到”“没有检查”的，那个文件或那一处没有查，结论不包括它；" +
				"写着“读取说明”的，已经读了，请知道有这回事。是什么、在哪里、怎样办，写在代码后面的句子里。", true
		}
	}
	return "", false
}

// sourcesOf returns where a rule is required, everywhere and by place.
func sourcesOf(r *check.Rule) []regs.Key {
	out := []regs.Key{r.Source}
	for _, l := range r.Local {
		out = append(out, l.Source)
	}
	return out
}
