package budget

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// A Filter chooses rows of a ledger (筛选): conditions that all must hold. The
// zero value takes every row.
type Filter struct {
	Text       string // as written
	conditions []condition
}

type condition struct {
	column int
	name   string
	typ    ColumnType
	op     string
	values []string
	number num.Ratio
}

// filterOps in the order in which they are looked for.
var filterOps = []string{"不为空", "为空", "属于", "≥", ">=", "≤", "<=", "≠", "!=", "=", "＝", ">", "<", "＞", "＜"}

var sameOp = map[string]string{">=": "≥", "<=": "≤", "!=": "≠", "＝": "=", "＞": ">", "＜": "<"}

// ParseFilter reads conditions joined by 且: “状态=已解决 且 办结日期≤2024-12-31”,
// “选项 属于 满意、比较满意”, “参保日期 不为空”.
func ParseFilter(l *Ledger, text string) (Filter, error) {
	f := Filter{Text: strings.TrimSpace(text)}
	if f.Text == "" || f.Text == "全部" {
		return Filter{}, nil
	}
	for _, part := range strings.Split(f.Text, "且") {
		c, err := parseCondition(l, strings.TrimSpace(part))
		if err != nil {
			return Filter{}, err
		}
		f.conditions = append(f.conditions, c)
	}
	return f, nil
}

func parseCondition(l *Ledger, text string) (condition, error) {
	for _, op := range filterOps {
		name, value, ok := strings.Cut(text, op)
		if !ok {
			continue
		}
		c := condition{name: strings.TrimSpace(name), op: op}
		if s, ok := sameOp[op]; ok {
			c.op = s
		}
		if c.column = l.Column(c.name); c.column < 0 {
			return c, fmt.Errorf("台账没有“%s”这一列", c.name)
		}
		c.typ = l.Columns[c.column].Type
		return c, c.setValue(l.Columns[c.column], strings.TrimSpace(value))
	}
	return condition{}, fmt.Errorf("“%s”里没有比较词；可用：= ≠ ≥ ≤ > < 属于 为空 不为空", text)
}

func (c *condition) setValue(col Column, value string) error {
	switch c.op {
	case "为空", "不为空":
		return nil
	case "属于":
		for _, v := range strings.Split(value, "、") {
			c.values = append(c.values, strings.TrimSpace(v))
		}
	default:
		c.values = []string{value}
	}
	for _, v := range c.values {
		if v == "" {
			return fmt.Errorf("“%s%s”后面没有写值；空白请用“为空”", c.name, c.op)
		}
		if len(col.Codes) > 0 && !slices.Contains(col.Codes, v) {
			return fmt.Errorf("“%s”不是“%s”的取值；取值有：%s", v, c.name, strings.Join(col.Codes, "、"))
		}
	}
	if numeric(c.typ) {
		d, err := num.ParseDecimal(c.values[0])
		if err != nil {
			return fmt.Errorf("“%s”是数，不能与“%s”比较", c.name, c.values[0])
		}
		c.number = d.Ratio()
	}
	return nil
}

func numeric(t ColumnType) bool {
	return t == IntegerColumn || t == DecimalColumn || t == MoneyColumn
}

// Match reports whether a row meets every condition. A blank cell meets only
// 为空 and ≠.
func (f Filter) Match(r Row) bool {
	for _, c := range f.conditions {
		if !c.match(r.Cells[c.column]) {
			return false
		}
	}
	return true
}

func (c condition) match(cell string) bool {
	switch {
	case c.op == "为空":
		return cell == ""
	case c.op == "不为空":
		return cell != ""
	case cell == "":
		return c.op == "≠"
	case c.op == "属于":
		return slices.Contains(c.values, cell)
	}
	cmp := strings.Compare(cell, c.values[0])
	if numeric(c.typ) {
		d, err := num.ParseDecimal(cell)
		if err != nil {
			return false
		}
		cmp = d.Ratio().Cmp(c.number)
	}
	switch c.op {
	case "=":
		return cmp == 0
	case "≠":
		return cmp != 0
	case "≥":
		return cmp >= 0
	case "≤":
		return cmp <= 0
	case ">":
		return cmp > 0
	}
	return cmp < 0
}

// And returns the filter with a period added on a date column: from and to are
// days, both inside.
func (f Filter) And(l *Ledger, column, from, to string) Filter {
	at := l.Column(column)
	if at < 0 {
		return f
	}
	out := Filter{Text: f.Text, conditions: slices.Clone(f.conditions)}
	out.conditions = append(out.conditions,
		condition{column: at, name: column, typ: DateColumn, op: "≥", values: []string{from}},
		condition{column: at, name: column, typ: DateColumn, op: "≤", values: []string{to}})
	return out
}
