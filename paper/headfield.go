package paper

import (
	"regexp"
	"slices"
	"strings"
)

// Official papers put several fields of their head into one cell or line, with blanks or with
// nothing between: 编制单位：某区水利局　　2024年度　　金额单位：万元.
var (
	// unitLabels are the labels before the unit of a paper, yearLabels those before its year, endLabels
	// others that end the value before them.
	unitLabels = append(slices.Clone(unitFields), coverUnits...)
	yearLabels = []string{"年度", "年份", "所属年度", "所属年份", "决算年度", "报表年度", "会计年度", "编报年度", "编制年度", "批复年度", "公开年度"}
	endLabels  = []string{"金额单位", "货币单位", "计量单位", "计价单位", "金额", "公开日期", "填报日期", "编报日期", "编制日期", "报送日期", "填表日期", "日期", "负责人", "填表人", "填报人", "编制人", "制表人", "联系人", "联系电话", "表号", "报表编号"}

	fieldLabel = regexp.MustCompile(`^(?:` + alternatives(unitLabels, yearLabels, endLabels) + `)(?:/(?:` + alternatives(unitLabels, yearLabels) + `))?：`)
	nextLabel  = regexp.MustCompile(`(?:` + alternatives(unitLabels, yearLabels, endLabels) + `)：`)
	yearTail   = regexp.MustCompile(`[/、,，]?(20[0-9]{2})(?:年度?)$`)
	slashYear  = regexp.MustCompile(`[/、](20[0-9]{2})(?:年度?)?$`)
	tableTail  = regexp.MustCompile(`(?:公开(?:表)?[0-9]{1,2}表?|财决(?:公开)?[0-9]{1,2}表|预算(?:公开)?[0-9]{1,2}表)$`)
)

// longestHeadLine is how many characters a line with several fields has at most.
const longestHeadLine = 100

// alternatives are words as an expression takes them, the longer first.
func alternatives(lists ...[]string) string {
	words := slices.Concat(lists...)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(slices.Compact(words), "|")
}

// headFields returns the fields of a line that begins with the label of a unit or a year and says
// more than one: each label with its value, a year without a label as 年度. It is nil for others.
func headFields(text string) []labelledValue {
	if Runes(text) > 2*longestHeadLine {
		return nil
	}
	text = strings.ReplaceAll(Squeeze(text), ":", "：")
	label := fieldLabel.FindString(text)
	if label == "" || Runes(text) > longestHeadLine {
		return nil
	}
	var out []labelledValue
	whole := text
	add := func(name, value string) {
		if known := isYearLabel(name) || slices.Contains(unitLabels, name); known && value != "" && !strings.HasSuffix(value, "元") {
			out = append(out, labelledValue{name, BareLabel(name), value})
		}
	}
	for label != "" {
		name, rest := strings.TrimSuffix(label, "："), text[len(label):]
		value, next := rest, ""
		if at := nextLabel.FindStringIndex(rest); at != nil {
			value, next, text = rest[:at[0]], rest[at[0]:at[1]], rest[at[0]:]
		}
		value = strings.TrimRight(tableTail.ReplaceAllString(strings.TrimRight(value, "，；,;、"), ""), "，；,;、")
		unit, second, _ := strings.Cut(name, "/")
		year := yearTail
		if second != "" {
			year = slashYear
		}
		if m := year.FindStringSubmatchIndex(value); m != nil && m[0] > 0 && !isYearLabel(unit) {
			add(unit, value[:m[0]])
			add("年度", value[m[2]:m[3]])
		} else {
			add(unit, value)
		}
		label = next
	}
	if len(out) == 1 && whole == out[0].name+"："+out[0].value {
		return nil // one field alone
	}
	return out
}

func isYearLabel(s string) bool {
	return slices.Contains(yearLabels, s) || slices.Contains(yearFields, s)
}
