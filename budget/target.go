package budget

import (
	"fmt"
	"strings"
	"time"

	"jiheng/num"
)

// An Operator says how an actual value is compared with its target (计算符号).
type Operator string

// The operators.
const (
	AtLeast     Operator = "≥"
	Above       Operator = ">"
	AtMost      Operator = "≤"
	Under       Operator = "<"
	Equal       Operator = "="
	Between     Operator = "区间"
	NotAfter    Operator = "日期"
	Qualitative Operator = "定性"
)

// A Target is what an indicator was to reach (指标值).
type Target struct {
	Operator Operator
	Value    num.Decimal // lower bound of a range
	High     num.Decimal // upper bound of a range
	Unit     num.Unit
	Day      string // of NotAfter
	Words    string // of Qualitative
}

// operatorWords are the ways to write an operator; longer ones first.
var operatorWords = []struct {
	word string
	op   Operator
}{
	{"大于或等于", AtLeast}, {"大于等于", AtLeast}, {"小于或等于", AtMost}, {"小于等于", AtMost}, {"不小于", AtLeast}, {"不大于", AtMost}, {"最多", AtMost}, {"至多", AtMost},
	{"＞＝", AtLeast}, {"＞=", AtLeast}, {"＜＝", AtMost}, {"＜=", AtMost}, {"大于", Above}, {"小于", Under}, {"等于", Equal},
	{"不少于", AtLeast}, {"不低于", AtLeast}, {"至少", AtLeast}, {">=", AtLeast}, {"≥", AtLeast}, {"≧", AtLeast},
	{"不超过", AtMost}, {"不高于", AtMost}, {"不多于", AtMost}, {"<=", AtMost}, {"≤", AtMost}, {"≦", AtMost},
	{">", Above}, {"＞", Above}, {"<", Under}, {"＜", Under}, {"=", Equal}, {"＝", Equal},
}

// ParseTarget reads a target as a form's cell holds it: ≥15个, =100%,
// 690亿元—730亿元, 2024-10-31前, 定性：两项均下降. A bare figure is refused: in some
// systems it means “=”, in others “≥”.
func ParseTarget(s string) (Target, error) {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "定性"); ok {
		words := strings.TrimSpace(strings.TrimLeft(rest, "：: "))
		if words == "" {
			return Target{}, fmt.Errorf("a qualitative target without words")
		}
		return Target{Operator: Qualitative, Words: words}, nil
	}
	if day, ok := strings.CutSuffix(strings.TrimPrefix(s, "不晚于"), "前"); ok || strings.HasPrefix(s, "不晚于") {
		if _, err := time.Parse(time.DateOnly, strings.TrimSpace(day)); err != nil {
			return Target{}, fmt.Errorf("no date: %w", err)
		}
		return Target{Operator: NotAfter, Day: strings.TrimSpace(day)}, nil
	}
	for _, w := range operatorWords {
		if rest, ok := strings.CutPrefix(s, w.word); ok {
			v, u, err := bound(rest)
			return Target{Operator: w.op, Value: v, Unit: u}, err
		}
	}
	return parseRange(s)
}

// bound reads a figure with its unit; 万 and 亿 alone multiply the figure.
func bound(s string) (num.Decimal, num.Unit, error) {
	if s = strings.TrimSpace(s); strings.HasPrefix(s, ".") {
		s = "0" + s
	}
	d, u, err := num.ParseQuantity(s)
	if factor, ok := num.Multiple(u.String()); ok && err == nil {
		d, ok = d.Ratio().Mul(factor).Exact()
		if !ok {
			return d, u, fmt.Errorf("too many digits in %q", s)
		}
		u = num.Unit{}
	}
	return d, u, err
}

func parseRange(s string) (Target, error) {
	for _, dash := range []string{"—", "～", "~", "至", "–", "-", "－"} {
		low, high, ok := strings.Cut(s, dash)
		if !ok {
			continue
		}
		a, ua, err := bound(low)
		if err != nil {
			return Target{}, err
		}
		b, ub, err := bound(high)
		if err != nil {
			return Target{}, err
		}
		if !ua.IsZero() && ua.String() != ub.String() {
			return Target{}, fmt.Errorf("two units in one range: %s and %s", ua, ub)
		}
		if a.Cmp(b) >= 0 {
			return Target{}, fmt.Errorf("range from %s to %s is empty", a, b)
		}
		return Target{Operator: Between, Value: a, High: b, Unit: ub}, nil
	}
	return Target{}, fmt.Errorf("no operator in %q", s)
}

// IsZero reports whether there is no target yet (指标值未定).
func (t Target) IsZero() bool { return t.Operator == "" }

// String prints the target as forms do; ParseTarget reads it back. One that is
// not set yet prints as 未定.
func (t Target) String() string {
	switch t.Operator {
	case "":
		return "未定"
	case Between:
		return t.Value.String() + t.Unit.String() + "—" + t.High.String() + t.Unit.String()
	case NotAfter:
		return t.Day + "前"
	case Qualitative:
		return "定性：" + t.Words
	}
	return string(t.Operator) + t.Value.String() + t.Unit.String()
}

// Reverse reports whether less is better (反向指标).
func (t Target) Reverse() bool { return t.Operator == AtMost || t.Operator == Under }

// Quantified reports whether the target is a number.
func (t Target) Quantified() bool {
	return !t.IsZero() && t.Operator != Qualitative && t.Operator != NotAfter
}

// OneMeasure reports whether figures of two units can be compared: the units convert, and
// a figure without unit is none of a percentage or per mille. 倍 is the pure number.
func OneMeasure(a, b num.Unit) bool {
	if a.Dimension() != b.Dimension() {
		return false
	}
	return a.IsZero() == b.IsZero() || a.Factor().Cmp(b.Factor()) == 0
}

// SameKind reports targets of one kind: both days, both words, or both figures of one
// measure. Only such a one can take the place of another.
func (t Target) SameKind(o Target) bool {
	if t.Quantified() && o.Quantified() {
		return OneMeasure(t.Unit, o.Unit)
	}
	return t.Quantified() == o.Quantified() && (t.Operator == NotAfter) == (o.Operator == NotAfter)
}
