package show

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/regs"
)

// RulesMarkdown returns docs/rules.md: every rule with its title, source,
// severity and an example of both kinds; then the rules that are missing.
// samples gives the examples of rules by id; text rules that are not in it bring
// their own.
func RulesMarkdown(set *check.Set, samples map[string]check.Sample, missing []check.Missing) []byte {
	own := set.Samples()
	var b strings.Builder
	fmt.Fprintf(&b, "# 检查规则\n\n由程序从规则写出，不要手改：`go test ./rules -run RulesDoc -update`。\n\n")
	fmt.Fprintf(&b, "共%d条：规则目录%d条，文字规则%d条。程度：错误须改正后再报，警告须改正或说明，提示可以保留。", len(set.Rules()), len(set.Rules())-len(own), len(own))
	b.WriteString("查不了的规则记作“未判定”并写明原因，不算通过。\n")
	family := ""
	for _, r := range set.Rules() {
		if f := familyOf(r.ID); f != family {
			family = f
			fmt.Fprintf(&b, "\n## %s\n", familyName(f))
		}
		s, ok := samples[r.ID]
		if !ok {
			s = own[r.ID]
		}
		writeRule(&b, r, s)
	}
	writeMissing(&b, missing)
	return []byte(b.String())
}

func writeRule(b *strings.Builder, r *check.Rule, s check.Sample) {
	fmt.Fprintf(b, "\n### %s %s\n\n- 程度：%s\n- 依据：%s\n", r.ID, r.Title, r.Severity, Ground(r))
	if r.As != "" {
		fmt.Fprintf(b, "- 查到的问题报作：%s\n", r.As)
	}
	writeExample(b, "错", s.Wrong)
	writeExample(b, "对", s.Right)
}

// Ground says where a rule is required, how surely that is known, and where a
// place requires it.
func Ground(r *check.Rule) string {
	text := groundOf(r.Source)
	for _, l := range r.Local {
		text += "；" + l.Place + "：" + groundOf(l.Source)
	}
	return text
}

func groundOf(k regs.Key) string {
	text, _ := check.SourceText(k)
	if c := check.CertaintyOf(k); c != "" {
		text += "（" + string(c) + "）"
	}
	return text
}

// writeExample writes an example as one line of code, or as a block where it has
// several.
func writeExample(b *strings.Builder, name, text string) {
	switch text = strings.TrimSpace(showHidden(text)); {
	case text == "":
	case strings.Contains(text, "\n"):
		fmt.Fprintf(b, "- %s：\n\n  ```\n  %s\n  ```\n", name, strings.ReplaceAll(text, "\n", "\n  "))
	default:
		fmt.Fprintf(b, "- %s：`%s`\n", name, strings.ReplaceAll(text, "`", "'"))
	}
}

// showHidden writes characters that nobody can see as their numbers.
func showHidden(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x20 && r != '\n' || r >= 0x200B && r <= 0x200F || r == 0xA0 || r == 0xFEFF || r >= 0xE000 && r <= 0xF8FF || r == 0xFFFD {
			fmt.Fprintf(&b, "[U+%04X]", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func writeMissing(b *strings.Builder, missing []check.Missing) {
	if len(missing) == 0 {
		return
	}
	fmt.Fprintf(b, "\n## 没有单独程序的规则\n\n| 编号 | 检查什么 | 还缺什么 |\n| --- | --- | --- |\n")
	for _, m := range missing {
		needs := m.Needs
		switch {
		case m.Needs == "无":
			needs = "不缺：由文字规则" + strings.Join(m.Text, "、") + "查"
		case len(m.Text) > 0:
			needs = "由文字规则" + strings.Join(m.Text, "、") + "查一部分；全查要" + m.Needs
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", m.ID, m.Title, needs)
	}
}

// familyOf returns the letters of an id: GEN, P.
func familyOf(id string) string {
	if i := strings.IndexAny(id, "-0123456789"); i > 0 {
		return id[:i]
	}
	return id
}

var familyNames = map[string]string{
	"GEN": "A 要素与完整（GEN）", "GOL": "B 目标（GOL）", "IND": "C 指标（IND）", "WGT": "D 分值（WGT）", "BUD": "E 资金（BUD）", "SCR": "F 得分（SCR）",
	"DEV": "G 偏差（DEV）", "MON": "H 监控（MON）", "RPT": "I 报告（RPT）", "XDC": "J 跨文件（XDC）", "FRM": "K 管理指标（FRM）", "RCT": "L 整改（RCT）", "PUB": "M 公开（PUB）",
	"P": "文字：标点（P）", "N": "文字：数字（N）", "U": "文字：单位（U）", "D": "文字：日期（D）", "H": "文字：层次（H）", "B": "文字：括号和文号（B）", "W": "文字：字符和空格（W）", "L": "文字：列举（L）",
	"S": "文字：统计（S）", "T": "文字：时态（T）", "X": "文字：残留和重复（X）", "E": "文字：名称（E）", "C": "文字：政治用语（C）", "Y": "文字：用字用词（Y）", "F": "文字：报告要素（F）", "G": "文字：公开（G）",
}

func familyName(f string) string {
	if n, ok := familyNames[f]; ok {
		return n
	}
	return f
}
