package budget

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

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
	for _, part := range strings.Split(strings.ReplaceAll(f.Text, "并且", "且"), "且") {
		if err := otherWords(l, strings.TrimSpace(part)); err != nil {
			return Filter{}, err
		}
		c, err := parseCondition(l, strings.TrimSpace(part))
		if err != nil {
			return Filter{}, err
		}
		f.conditions = append(f.conditions, c)
	}
	return f, nil
}

func parseCondition(l *Ledger, text string) (condition, error) {
	at, op := columnAndOp(l, text)
	if at < 0 {
		return condition{}, notCondition(text)
	}
	col := l.Columns[at]
	rest := strings.TrimSpace(strings.TrimPrefix(text, col.Name))
	c := condition{column: at, name: col.Name, typ: col.Type, op: op}
	if s, ok := sameOp[op]; ok {
		c.op = s
	}
	if slices.Contains([]string{"≥", "≤", ">", "<"}, c.op) && !numeric(c.typ) && c.typ != DateColumn {
		return c, fmt.Errorf("“%s”是%s列，不能比大小", c.name, c.typ)
	}
	return c, c.setValue(col, strings.TrimSpace(strings.TrimPrefix(rest, op)))
}

// otherJoin is what joins conditions elsewhere, and not here.
var otherJoin = regexp.MustCompile(`(?i)\s*(?:或者|或|\|\|?|&&?|；|;|，|,)\s*|\s+(?:or|and)\s+`)

// otherWords refuses what conditions are written with elsewhere, and would be taken
// for a part of the value: == and <>, several conditions joined by 或.
func otherWords(l *Ledger, text string) error {
	at, op := columnAndOp(l, text)
	if at < 0 {
		return nil
	}
	name := l.Columns[at].Name
	value := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(text, name)), op))
	if value != "" && strings.ContainsRune("=<>≥≤≠＝＞＜!！", firstRune(value)) {
		return fmt.Errorf("“%s”的比较词看不懂；等于写一个“=”，如“%s=%s”，不等于写“≠”，大于等于写“≥”，小于等于写“≤”", text, name, strings.TrimLeft(value, "=<>≥≤≠＝＞＜!！ "))
	}
	for _, m := range otherJoin.FindAllStringIndex(value, -1) {
		before, word, after := value[:m[0]], value[m[0]:m[1]], strings.TrimSpace(value[m[1]:])
		if before == "" || after == "" {
			continue
		}
		other, _ := columnAndOp(l, after)
		either := strings.Contains(word, "或") || strings.Contains(word, "|") || strings.Contains(strings.ToLower(word), "or")
		switch {
		case other == at && either, other < 0 && either && op != "属于", other < 0 && either && strings.TrimSpace(word) != word:
			return fmt.Errorf("筛选不用“%s”；同一列的几个值写“%s 属于 %s、……”，值里本来就有这个字的也用“属于”", strings.TrimSpace(word), name, before)
		case other >= 0 && either:
			return fmt.Errorf("筛选不用“%s”，几个条件只能用“且”；满足一个就算的，请在台账里加一列写明是否计入，再按那一列筛选", strings.TrimSpace(word))
		case other >= 0:
			return fmt.Errorf("几个条件之间用“且”，不用“%s”", strings.TrimSpace(word))
		}
	}
	return nil
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// columnAndOp finds the column that a condition begins with, the longest that
// an operator follows, so that names may hold words like 属于; -1 for none.
func columnAndOp(l *Ledger, text string) (at int, op string) {
	at = -1
	for i, c := range l.Columns {
		rest, ok := strings.CutPrefix(text, c.Name)
		if !ok || at >= 0 && len(c.Name) <= len(l.Columns[at].Name) {
			continue
		}
		rest = strings.TrimSpace(rest)
		if k := slices.IndexFunc(filterOps, func(o string) bool { return strings.HasPrefix(rest, o) }); k >= 0 {
			at, op = i, filterOps[k]
		}
	}
	return at, op
}

// notCondition says what a text lacks that is no condition.
func notCondition(text string) error {
	for _, op := range filterOps {
		if name, _, ok := strings.Cut(text, op); ok {
			return fmt.Errorf("台账没有“%s”这一列", strings.TrimSpace(name))
		}
	}
	return fmt.Errorf("“%s”里没有比较词；可用：= ≠ ≥ ≤ > < 属于 为空 不为空", text)
}

func (c *condition) setValue(col Column, value string) error {
	switch c.op {
	case "为空", "不为空":
		if value != "" {
			return fmt.Errorf("“%s%s”后面多了“%s”；几个条件之间用“且”", c.name, c.op, value)
		}
		return nil
	case "属于":
		c.values = strings.Split(value, "、")
	default:
		c.values = []string{value}
	}
	for i, v := range c.values {
		v = strings.TrimSpace(v)
		if v == "" {
			return fmt.Errorf("“%s%s”后面没有写值；空白请用“为空”", c.name, c.op)
		}
		canonical, err := literal(col, v)
		if err != nil {
			return err
		}
		c.values[i] = canonical
	}
	if numeric(c.typ) {
		c.number = num.MustDecimal(c.values[0]).Ratio()
	}
	return nil
}

// literal returns a value as the cells of a column hold it.
func literal(col Column, v string) (string, error) {
	codes := col.Codes
	if col.Type == BoolColumn {
		codes = []string{"是", "否"}
	}
	switch {
	case numeric(col.Type) && col.Type != RateColumn:
		d, err := num.ParseDecimal(v)
		if err != nil {
			return "", fmt.Errorf("“%s”是数，不能与“%s”比较", col.Name, v)
		}
		return d.Canonical(), nil
	case col.Type == RateColumn:
		d, err := rateOf(v)
		if err != nil {
			return "", fmt.Errorf("“%s”是比率，不能与“%s”比较；请带上百分号，写成98.5%%", col.Name, v)
		}
		return d.Canonical(), nil
	case col.Type == DateColumn:
		if _, err := time.Parse(time.DateOnly, v); err != nil {
			return "", fmt.Errorf("“%s”是日期，不能与“%s”比较；请写成2024-12-31", col.Name, v)
		}
	case len(codes) > 0 && !slices.Contains(codes, v):
		return "", fmt.Errorf("“%s”不是“%s”的取值；取值有：%s", v, col.Name, strings.Join(codes, "、"))
	}
	return v, nil
}

// rateOf reads 98.5% or 9‰. A number without such a sign could be a part of one
// or of a hundred, and is an error; nought is nought.
func rateOf(v string) (num.Decimal, error) {
	v = strings.ReplaceAll(v, "％", "%")
	for sign, factor := range map[string]string{"%": "0.01", "‰": "0.001"} {
		if body, ok := strings.CutSuffix(v, sign); ok {
			d, err := num.ParseDecimal(strings.TrimSpace(body))
			if err == nil {
				d, _ = d.Ratio().Mul(num.MustDecimal(factor).Ratio()).Exact()
			}
			return d, err
		}
	}
	d, err := num.ParseDecimal(v)
	if err == nil && d.Cmp(num.Int(0)) != 0 {
		err = errors.New("a rate without a sign")
	}
	return d, err
}

func numeric(t ColumnType) bool {
	return t == IntegerColumn || t == DecimalColumn || t == MoneyColumn || t == RateColumn
}

// Match reports whether a row meets every condition. A blank cell meets only
// 为空 and ≠.
func (f Filter) Match(r Row) bool {
	for _, c := range f.conditions {
		if !c.match(r.Cell(c.column)) {
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
