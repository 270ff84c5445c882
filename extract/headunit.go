package extract

import (
	"strings"
	"unicode/utf8"
)

// moneyUnits are the units of money that tables name, longest first where one
// ends in another.
var moneyUnits = []string{"亿元", "千万元", "百万元", "十万元", "万元", "千元"}

// HeadUnit returns the unit of money that a head names: 预算数（万元）, 金额：元. An amount
// in a name is none: 10万元以上设备. Empty for none.
func HeadUnit(head string) string { return headUnit(head) }

func headUnit(label string) string {
	if !strings.Contains(label, "元") {
		return ""
	}
	for _, u := range moneyUnits {
		if i := strings.Index(label, u); i >= 0 {
			if r, _ := utf8.DecodeLastRuneInString(label[:i]); digit(r) || isHanNumeral(r) || r == '数' || r == '几' {
				continue
			}
			return u
		}
	}
	if strings.Contains(label, "（元）") || strings.Contains(label, "(元)") || strings.Contains(label, "，元") || strings.Contains(label, ",元") {
		return "元"
	}
	for part := range strings.SplitSeq(label, "·") {
		if part == "元" || part == "金额：元" {
			return "元"
		}
	}
	return statedUnit(label)
}
