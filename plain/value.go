package plain

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/width"

	"jiheng/fault"
	"jiheng/num"
)

// String returns the text of the node as it is written: 1.50 stays 1.50, 是
// stays 是. Null, ~ and an absent node are empty. The line end that closes a
// text begun with | or > is left out. A map or list is a fault and empty.
func (n Node) String() string {
	if n.y == nil || blank(n.y) {
		return ""
	}
	if n.y.Kind != yaml.ScalarNode {
		n.Bad("yaml-text", "%s应是文字，不能是%s；文字里若有冒号、方括号或花括号，请整个加上引号", n.name(), kindOf(n.y))
		return ""
	}
	if n.y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return strings.TrimRight(n.y.Value, "\n")
	}
	return n.y.Value
}

// Text returns the text under a key, empty where there is none.
func (n Node) Text(key string) string { return n.Get(key).String() }

// Need returns the text under a key that must be there: absent or empty is a
// fault.
func (n Node) Need(key string) string {
	child := n.Get(key)
	s := child.String()
	if child.Blank() {
		n.missing(child, key)
	}
	return s
}

func (n Node) missing(child Node, key string) {
	where := "文件开头一级"
	if n.path != "" {
		where = n.path + "下面"
	}
	if child.Exists() {
		child.Bad("yaml-missing", "%s是空的，请填写", child.path)
		return
	}
	child.Bad("yaml-missing", "缺少“%s”，请在%s加一行“%s: …”", fault.Clip(key), where, fault.Clip(key))
}

// Texts returns the texts of the list under a key, or its one text as a list
// of one. An empty item is a fault and left out.
func (n Node) Texts(key string) []string {
	child := n.Get(key)
	if child.Blank() {
		return nil
	}
	if !child.IsList() {
		return []string{child.String()}
	}
	var out []string
	for _, item := range child.Items() {
		switch s := item.String(); {
		case item.Blank():
			item.Bad("yaml-missing", "%s是空的，请填写或删去", item.path)
		case s != "":
			out = append(out, s)
		}
	}
	return out
}

// value returns the text under a key for reading a figure from it: trimmed,
// with full-width characters as their half-width ones. ok is false where there
// is nothing to read.
func (n Node) value(key string) (child Node, s string, ok bool) {
	child = n.Get(key)
	if child.Blank() {
		return child, "", false
	}
	s = strings.TrimSpace(fold(child.String()))
	return child, s, s != ""
}

// Decimal returns the decimal under a key, with the decimals it was written
// with. ok is false where it is absent or blank, for a blank is no zero, and
// where it is no decimal, which is a fault.
func (n Node) Decimal(key string) (d num.Decimal, ok bool) {
	return n.DecimalOf(key, num.Unit{})
}

// Ratio returns the decimal, fraction (235/289) or percentage (60%) under a
// key, exactly. ok is as for Decimal.
func (n Node) Ratio(key string) (r num.Ratio, ok bool) {
	child, _, ok := n.value(key)
	if !ok {
		return num.Ratio{}, false
	}
	r, err := ReadShare(child.String())
	if err != nil {
		child.Bad("yaml-ratio", "%s写的%s", child.name(), err)
	}
	return r, err == nil
}

// Int returns the whole number under a key, which must lie from lo to hi, both
// included; one of the units may stand behind it. ok is as for Decimal.
func (n Node) Int(key string, lo, hi int, units ...string) (i int, ok bool) {
	child, s, ok := n.value(key)
	if !ok {
		return 0, false
	}
	bare := s
	for _, u := range units {
		if cut, ok := strings.CutSuffix(s, u); ok {
			bare = strings.TrimSpace(cut)
			break
		}
	}
	d, err := ReadDecimal(bare, num.Unit{})
	if err == nil && d.Scale() == 0 {
		if i, err := strconv.Atoi(d.String()); err == nil && i >= lo && i <= hi {
			return i, true
		}
	}
	if err != nil {
		child.Bad("yaml-int", "%s写的%s；应是%d到%d之间的整数", child.name(), strings.Replace(err.Error(), "；"+OnlyNumber, "", 1), lo, hi)
		return 0, false
	}
	child.Bad("yaml-int", "%s写的“%s”应是%d到%d之间的整数", child.name(), fault.Clip(s), lo, hi)
	return 0, false
}

// Bool returns the yes or no under a key: 是, true, yes; 否, false, no. It is
// false where absent, blank or, as a fault, something else.
func (n Node) Bool(key string) bool {
	child, s, ok := n.value(key)
	switch strings.ToLower(s) {
	case "是", "true", "yes":
		return true
	case "否", "false", "no":
		return false
	}
	if ok {
		child.Bad("yaml-bool", "%s只能填“是”或“否”，不能是“%s”", child.name(), fault.Clip(s))
	}
	return false
}

var day = regexp.MustCompile(`^([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|\.([0-9]{1,2})\.([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)$`)

// ParseDay reads a date as people write it, 2024-03-28, 2024/3/28, 2024.3.28 or
// 2024年3月28日, and returns it as 2024-03-28. ok is false for other text and
// for days that no calendar has.
func ParseDay(s string) (iso string, ok bool) {
	if iso, ok = plainDay(s); ok {
		return iso, true
	}
	m := day.FindStringSubmatch(strings.ReplaceAll(fold(s), " ", ""))
	if m == nil {
		return "", false
	}
	parts := strings.Fields(strings.Join(m[1:], " "))
	iso = fmt.Sprintf("%s-%02s-%02s", parts[0], parts[1], parts[2])
	_, err := time.Parse(time.DateOnly, iso)
	return iso, err == nil && iso >= "1900"
}

// plainDay reads the days that tables are full of, 2024-03-28, 2024/3/28 and
// 2024.3.28 in ASCII, without looking for patterns. ok is false for all others.
func plainDay(s string) (iso string, ok bool) {
	if len(s) < len("2024/3/8") || len(s) > len(time.DateOnly) {
		return "", false
	}
	mark := s[4]
	if mark != '-' && mark != '/' && mark != '.' {
		return "", false
	}
	month, day, ok := strings.Cut(s[5:], s[4:5])
	y, m, d := shortNumber(s[:4]), shortNumber(month), shortNumber(day)
	if !ok || len(month) > 2 || len(day) > 2 || y < 1900 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return "", false
	}
	if len(s) == len(time.DateOnly) && mark == '-' {
		return s, true
	}
	b := []byte("0000-00-00")
	copy(b, s[:4])
	copy(b[7-len(month):], month)
	copy(b[10-len(day):], day)
	return string(b), true
}

// shortNumber returns a number of ASCII digits, -1 for other text.
func shortNumber(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	if s == "" {
		return -1
	}
	return n
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Day returns the date under a key as 2024-03-28; ParseDay says what it may
// look like. ok is as for Decimal.
func (n Node) Day(key string) (iso string, ok bool) {
	child, s, ok := n.value(key)
	if !ok {
		return "", false
	}
	if iso, ok = ParseDay(s); !ok {
		child.Bad("yaml-day", "%s不是日期，或没有这一天：“%s”；请写成 2024-03-28", child.name(), fault.Clip(s))
		return "", false
	}
	return iso, true
}

// Quantity returns the figure with its unit under a key: 15个, 42.00 万元, 98%.
// A figure without unit has the zero unit. ok is as for Decimal.
func (n Node) Quantity(key string) (d num.Decimal, u num.Unit, ok bool) {
	child, s, ok := n.value(key)
	if !ok {
		return num.Decimal{}, num.Unit{}, false
	}
	d, u, err := num.ParseQuantity(s)
	if err != nil {
		child.Bad("yaml-quantity", "%s不是数字加单位：“%s”；请写成 42.00万元 或 15个", child.name(), fault.Clip(s))
	}
	return d, u, err == nil
}

// Unit returns the unit of measure under a key. ok is as for Decimal.
func (n Node) Unit(key string) (u num.Unit, ok bool) {
	child, s, ok := n.value(key)
	if !ok {
		return num.Unit{}, false
	}
	u, err := num.ParseUnit(s)
	if err != nil {
		child.Bad("yaml-unit", "%s不是计量单位：“%s”；请写成 万元、个、%% 这样的词", child.name(), fault.Clip(s))
	}
	return u, err == nil
}

// fold turns full-width characters into their half-width ones.
func fold(s string) string {
	if strings.ContainsFunc(s, foldable) {
		return width.Fold.String(s)
	}
	return s
}

// foldable reports a character that may have another width: those of ASCII and the
// common Han ones have none.
func foldable(r rune) bool { return r >= 0x80 && (r < 0x4E00 || r > 0x9FFF) }
