package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// statedUnit returns the unit of a line such as 单位：万元 or 金额：千元.
func statedUnit(text string) string {
	_, after, ok := strings.Cut(text, "单位")
	if !ok {
		return labelledUnit(text)
	}
	after = strings.TrimLeft(after, "：:（( 　为")
	after = withoutCurrency(after)
	if u := prefix(after, moneyUnits...); u != "" {
		return u
	}
	return prefix(after, "元")
}

// withoutCurrency takes the name of Chinese money off a unit.
func withoutCurrency(s string) string {
	return strings.TrimLeft(s[len(prefix(s, "人民币", "RMB", "CNY", "￥", "¥")):], " ：:")
}

// unitMarks lead to a unit at the end of a line, the word 单位 aside.
var unitMarks = []string{"金额：", "金额:", "币种：", "币种:", "计价：", "UNIT：", "UNIT:", "Unit：", "Unit:", "unit：", "unit:"}

// labelledUnit returns the unit that ends a text behind another label than 单位: 金额：万元,
// （金额：千元）, UNIT:万元. What stands behind the label is the unit and nothing else.
func labelledUnit(text string) string {
	text = strings.TrimRight(text, "）)】] 　")
	if !strings.HasSuffix(text, "元") {
		return ""
	}
	for _, mark := range unitMarks {
		if i := strings.LastIndex(text, mark); i >= 0 {
			u := withoutCurrency(strings.TrimLeft(text[i+len(mark):], " 　"))
			if u == "元" || slices.Contains(moneyUnits, u) {
				return u
			}
		}
	}
	return ""
}

// trailingUnit returns the unit at the end of a line above a table: 收支表（单位：
// 万元）.
func trailingUnit(text string) string {
	if i := strings.LastIndex(text, "单位"); i >= 0 && len(text)-i <= 30 && !strings.Contains(text, "。") {
		if u := statedUnit(text[i:]); u != "" {
			return u
		}
	}
	if len(text) > 120 {
		return ""
	}
	if hasSuffixAny(text, "）", ")") { // 收支表（万元）
		for _, u := range append(moneyUnits[:len(moneyUnits):len(moneyUnits)], "元") {
			if hasSuffixAny(text, "（"+u+"）", "("+u+")") {
				return u
			}
		}
	}
	return labelledUnit(text)
}

// foreignMoney are units of money of other countries; amounts in them are no figures
// of a budget.
var foreignMoney = newLexicon("美元", "美金", "USD", "欧元", "EUR", "日元", "JPY", "英镑", "GBP", "港元", "港币", "HKD", "澳元", "加元", "新元", "韩元", "卢布", "澳门元", "新台币", "瑞士法郎")

// longestUnitLine is how many characters a line has at most that states a unit and
// nothing else.
const longestUnitLine = 24

// foreignUnit reports a line or a cell that states money of another country for the
// amounts of a table: 单位：万美元, 币种：美元　单位：万元.
func foreignUnit(text string) bool {
	if len(text) > 3*longestUnitLine || foreignMoney.find(text) == "" || !hasAny(text, "单位", "币种", "金额", "计价") || strings.ContainsAny(text, "0123456789。；") {
		return false
	}
	i := strings.IndexAny(text, "：:（(")
	return i > 0 && foreignMoney.find(text[i:]) != "" && !strings.Contains(text, "人民币")
}

// rowUnit returns the unit of money that a row of a table states for the rows
// below it: 单位：万元 in a cell of its own, at the end of a title, or in the cell
// behind 单位：. Empty for rows that state none.
func rowUnit(l *Line) string {
	label, said := false, 0
	for _, c := range l.Cells {
		if c.End > c.Start {
			said++
		}
	}
	for _, c := range l.Cells {
		text := l.Text[c.Start:c.End]
		if text == "" {
			continue
		}
		if label {
			word := withoutCurrency(strings.Trim(text, "（）() "))
			if word == "元" || slices.Contains(moneyUnits, word) {
				return word
			}
		}
		if u := trailingUnit(text); u != "" && !figure(text) && (said == 1 || strings.Contains(text, "单位") && !thingPerUnit(text)) {
			return u
		}
		label = unitLabels[strings.TrimRight(text, "：: ")]
	}
	return ""
}

// rowForeign reports a row that states money of another country for the rows below it.
func rowForeign(l *Line) bool {
	if foreignMoney.find(l.Text) == "" {
		return false
	}
	label := false
	for _, c := range l.Cells {
		text := l.Text[c.Start:c.End]
		if text == "" {
			continue
		}
		if foreignUnit(text) || label && foreignMoney.in(text[len(prefix(text, scales...)):]) {
			return true
		}
		label = unitLabels[strings.TrimRight(text, "：: ")]
	}
	return false
}

// onlyUnit reports a text that states the unit of amounts and nothing else:
// 单位：千元, which is no thousand.
func onlyUnit(text string) bool {
	return trailingUnit(text) != "" && utf8.RuneCountInString(text) <= 14 && strings.Trim(text, "（()）") != "" && !strings.ContainsAny(text, "0123456789") && !thingPerUnit(text)
}

// thingPerUnit reports the name of a thing that begins with the word 单位, or has it before a noun:
// 单位造价（万元）, 单位资金（元）. It states no unit for anything but itself.
func thingPerUnit(text string) bool {
	i := strings.LastIndex(text, "单位")
	if i < 0 {
		return false
	}
	rest := strings.TrimLeft(text[i+len("单位"):], " 　")
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.Is(unicode.Han, r) && prefix(rest, "为", "是", "均", "都", "一律", "统一", "币", "人民币") == "" && statedUnit(text[i:]) == ""
}

// unitLabels stand in a cell before the one with the unit.
var unitLabels = map[string]bool{"单位": true, "金额单位": true, "计量单位": true, "货币单位": true, "币种单位": true}

// statedMeasure is the unit other than money that a line states for the table below it, and
// nothing else: 单位：人, （单位：万千瓦时）. Empty for other lines.
func statedMeasure(text string) string {
	if len(text) > 3*longestUnitLine || !strings.Contains(text, "单位") {
		return ""
	}
	body := strings.Trim(text, "（()）[]【】 　")
	for _, label := range []string{"单位", "计量单位", "数量单位"} {
		rest, ok := strings.CutPrefix(body, label)
		rest = strings.TrimLeft(rest, " 　")
		if u := strings.TrimLeft(rest, "：: 　"); ok && u != rest && scaledUnit(u) && !moneyUnitWord(u) && u != "%" && !strings.HasSuffix(u, "元") && u != "年" && u != "分" {
			return u
		}
	}
	return ""
}

// rowMeasure is such a unit in a row of a table that holds nothing else.
func rowMeasure(l *Line) string {
	if len(l.Text) > 3*longestUnitLine || !strings.Contains(l.Text, "单位") {
		return ""
	}
	said := ""
	for _, c := range l.Cells {
		if text := l.Text[c.Start:c.End]; text != "" {
			if said != "" && said != text {
				return ""
			}
			said = text
		}
	}
	return statedMeasure(said)
}
