package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// A stated is the unit of money that bare amounts of prose have: 一、预算执行情况（单位：万元）,
// 以下金额单位均为万元.
type stated struct {
	unit  string
	level int  // of the heading above which it ends; 0: it holds to the end
	above bool // it stands by itself, and is that of a table which follows at once
}

// stateUnit reads the unit that a line states, and gives it the one that holds for it.
func (r *liner) stateUnit(l *Line) {
	if l.Kind == Heading || l.Level > 0 {
		if r.unit.level > 0 && l.Level <= r.unit.level {
			r.unit = stated{}
		}
		if l.Kind == Heading {
			r.under = l.Level
		}
	}
	if r.unit.above && l.Kind == UnitLine {
		r.unit = stated{}
	}
	if strings.Contains(l.Text, "元") {
		if u := unitSaid(l.Text); u != "" {
			r.unit = stated{unit: u, level: r.under, above: l.Kind == UnitLine || onlyUnit(l.Text)}
			if l.Level > 0 {
				r.unit.level = l.Level
			}
			if hasAny(l.Text, "下同", "本报告", "全文", "以下金额") {
				r.unit.level = 0
			}
		}
	}
	if l.Kind == Body || l.Kind == Item || l.Kind == Heading {
		l.unit = r.unit.unit
	}
}

// unitSaid returns the unit of money that a text says its amounts have; empty where it
// says none. A heading may end in the unit alone: 收支情况（万元）.
func unitSaid(text string) string {
	for from := 0; ; {
		i := strings.Index(text[from:], "单位")
		if i < 0 {
			break
		}
		from += i + len("单位")
		rest := strings.TrimLeft(text[from:], "均都统一是为：: 　")
		if rest == text[from:] || from > len("单位") && !unitLead(text[:from-len("单位")]) {
			continue
		}
		u := prefix(strings.TrimPrefix(rest, "人民币"), moneyUnits...)
		if rest = strings.TrimPrefix(rest, "人民币"); u == "" {
			u = prefix(rest, "元")
		}
		if r, _ := utf8.DecodeRuneInString(rest[len(u):]); u != "" && (len(rest) == len(u) || strings.ContainsRune("）),，。；;：: 下", r)) {
			return u
		}
	}
	if len(text) > 120 || !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") || document.HeadingLevel(text) == 0 {
		return ""
	}
	for _, u := range moneyUnits {
		if hasSuffixAny(text, "（"+u+"）", "("+u+")") {
			return u
		}
	}
	return ""
}

// unitLead reports what stands before 单位 where it is that of amounts.
func unitLead(s string) bool {
	return hasSuffixAny(s, "金额", "货币", "计量", "计价", "数据", "（", "(", "，", "。", "；", "：", " ", "注")
}

// ofUnit gives the bare amounts of prose the unit that is stated for it: numbers behind
// words of money, and those with decimals; with one, the others of its row too. In the
// sentence that says the unit, every number behind a name has it.
func ofUnit(text string, tokens []Token, unit string) {
	scale := strings.TrimSuffix(unit, "元")
	give := func(t *Token) { t.Class, t.Scale, t.Unit = Quantity, scale, "元" }
	for i := range tokens {
		t := &tokens[i]
		if t.Class != Bare || !t.endsClause(text) {
			continue
		}
		from := 0
		if i > 0 {
			from = tokens[i-1].End
		}
		label, _ := lastPhrase(dropBrackets(window(text[from:t.Start])))
		label = strings.TrimRight(label, " ：:")
		if namesThing(t.Written) && hasSuffixAny(label, "年度", "年份", "期间") || notMoney.find(label) != "" || notMoneyEnds.before(label) != "" || staffWords.find(label) != "" {
			continue
		}
		joined := i > 0 && tokens[i-1].Scale == scale && tokens[i-1].Unit == "元" && isRow(text[tokens[i-1].End:t.Start])
		if label != "" && (moneyLabel(label) || t.Number.Scale() > 0 || isLabel(label) && unitInSentence(text, t.End)) || joined {
			give(t)
			for k := i - 1; k >= 0 && tokens[k].Class == Bare && isRow(text[tokens[k].End:tokens[k+1].Start]); k-- {
				give(&tokens[k])
			}
		}
	}
}

// unitInSentence reports that the sentence around an offset says the unit of its amounts:
// 甲站12、乙站15，单位：万元.
func unitInSentence(text string, at int) bool {
	if !strings.Contains(text, "单位") {
		return false
	}
	from, to := max(0, at-longestReach), min(len(text), at+longestReach)
	if i := strings.LastIndex(text[from:at], "。"); i >= 0 {
		from += i + len("。")
	}
	if i := strings.Index(text[at:to], "。"); i >= 0 {
		to = at + i
	}
	return unitSaid(text[from:to]) != ""
}

// isRow reports 、 or a mark like it between two numbers of one row, a name behind it.
func isRow(between string) bool {
	w := prefix(between, "、", "和", "与", "及")
	return w != "" && (between == w || isLabel(strings.TrimSpace(between[len(w):])))
}

// endsClause reports that nothing belongs to a bare number behind it.
func (t *Token) endsClause(text string) bool {
	if t.End == len(text) {
		return true
	}
	r, n := utf8.DecodeRuneInString(text[t.End:])
	if r == '（' || r == '(' { // 西河村28（金额单位：元）
		return hasPrefixAny(text[t.End+n:], "单位", "金额单位", "货币单位")
	}
	return strings.ContainsRune("，。；、）),; ：", r)
}

// moneyLabel reports words that are said of amounts of money.
func moneyLabel(label string) bool {
	if k, ok := stageWords.nearest(label); ok {
		return k != Indicator
	}
	return weakBudget.find(label) != "" || weakExpense.find(label) != ""
}

// notMoney are words of numbers that are no amounts, notMoneyEnds those that stand right
// before one.
var (
	notMoney = newLexicon("率", "得分", "分值", "满分", "序号", "编号", "人数", "人次", "户数", "数量", "个数", "次数", "场次", "件数", "面积", "排名", "指标", "目标", "满意度", "电话",
		"增长", "下降", "编码", "占比")
	notMoneyEnds = newLexicon("第", "年", "月", "表", "图", "比", "占", "号", "截至", "自", "从")
)
