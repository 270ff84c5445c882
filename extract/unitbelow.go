package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// noteHeads begin a note below a table.
var noteHeads = []string{"注", "备注", "说明", "附注", "本表", "上表", "此表", "该表", "表中", "表内", "表格", "以上", "上述", "上列", "所列", "各项", "金额", "单位", "计量单位", "货币单位", "数据", "数字", "数额", "*", "※"}

// UnitInNote returns the unit of money that a note below a table states for all of
// it: 注：表中金额均以万元为单位; empty for none.
func UnitInNote(text string) string {
	text = strings.TrimLeft(strings.TrimSpace(text), "（([【〔 　")
	if len(text) > 300 || !strings.Contains(text, "元") || prefix(text, noteHeads...) == "" {
		return ""
	}
	return unitStated(text)
}

// unitStated returns the unit of money that a sentence says amounts are in.
func unitStated(text string) string {
	for _, u := range append(slices.Clone(moneyUnits), "元") {
		i := strings.Index(text, u)
		if i < 0 {
			continue
		}
		before, after := text[:i], text[i+len(u):]
		if r, _ := utf8.DecodeLastRuneInString(before); digit(r) {
			return "" // an amount
		}
		before = strings.TrimRight(strings.TrimSuffix(before, "人民币"), " “\"")
		said := hasSuffixAny(before, "单位：", "单位:", "单位为", "单位是", "单位均为", "单位都是", "单位都为", "单位均是", "单位统一为", "单位一律为", "金额单位", "单位（", "单位", "金额均为", "金额都为", "数据均为", "数字均为", "金额为")
		means := hasSuffixAny(before, "以", "按", "用") && prefix(after, "为单位", "为计量单位", "作单位", "做单位", "计", "计算", "填列", "填报", "列示", "反映") != ""
		if said || means {
			return u
		}
	}
	return ""
}

// ofAll are words of a sentence whose unit holds for all tables of a document.
var ofAll = []string{"本报告", "本文", "全文", "各表", "特别说明", "特别注明", "特殊说明", "另有说明", "另有注明"}

// UnitInSentence returns the unit of money that the last sentence of a paragraph states
// for the table below: 详见下表，单位：万元。 all reports that it holds for every table of
// the document: 本报告金额以万元为单位. Empty for none.
func UnitInSentence(text string) (unit string, all bool) {
	text = strings.TrimRight(strings.TrimSpace(text), "。；;：: ）)")
	if len(text) > 600 || !strings.Contains(text, "单位") || !strings.Contains(text, "元") {
		return "", false
	}
	if i := strings.LastIndex(text, "。"); i >= 0 {
		text = text[i+len("。"):]
	}
	if !strings.Contains(text, "单位") {
		return "", false
	}
	if unit = unitStated(text); unit == "" {
		unit = unitFarBehind(text)
	}
	return unit, unit != "" && hasAny(text, ofAll...)
}

// longestAside is how many characters may stand between the word 单位 and the unit.
const longestAside = 20

// unitFarBehind returns the unit of a sentence that says more between: 金额单位除另有注明外均为
// 万元.
func unitFarBehind(text string) string {
	_, after, _ := strings.Cut(text, "单位")
	for _, verb := range []string{"均为", "都为", "均是", "都是", "一律为", "统一为"} {
		aside, said, ok := strings.Cut(after, verb)
		if ok && utf8.RuneCountInString(aside) <= longestAside && !strings.ContainsAny(aside, "0123456789") {
			said = strings.TrimPrefix(strings.TrimPrefix(said, "人民币"), "“")
			return cmp.Or(prefix(said, moneyUnits...), prefix(said, "元"))
		}
	}
	return ""
}

// UnitBelow returns the unit of money that the table which begins at line i states
// below its rows, or in one of the last; empty for none.
func UnitBelow(lines []Line, i int) string {
	end := i
	for end < len(lines) && lines[end].Table == lines[i].Table {
		end++
	}
	for k := end - 1; k > i && k >= end-3; k-- {
		for _, c := range lines[k].Cells {
			if u := UnitInNote(lines[k].Text[c.Start:c.End]); u != "" {
				return u
			}
		}
	}
	for k := end; k < len(lines) && k < end+2 && lines[k].Kind != Row; k++ {
		u := UnitInNote(lines[k].Text)
		if u == "" && onlyUnit(lines[k].Text) {
			u = trailingUnit(lines[k].Text)
		}
		if next := k + 1; u != "" && !(onlyUnit(lines[k].Text) && next < len(lines) && lines[next].Kind == Row) {
			return u
		}
	}
	return ""
}
