package budget

import (
	"fmt"
	"strings"
	"time"

	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// A Completion is how far an actual value reaches its target (完成率).
type Completion struct {
	Rate num.Ratio // 1 is met; may exceed 1 where more is better
	Met  bool
	Says string // the calculation as a Chinese sentence
}

// CompletionOf compares an actual value with a target. read chooses how less is
// better is read, 反比例 (target over actual) or 线性超支 (excess taken off), and
// how “=” is. A target that is not set, and an actual of another dimension or of another
// kind than the target, are errors.
//
// Clause: self-evaluation/completion
func CompletionOf(t Target, start string, actual fact.Value, read regs.Reading) (Completion, error) {
	switch t.Operator {
	case NotAfter:
		return onTime(t, start, actual)
	case "":
		return Completion{}, fmt.Errorf("there is no target")
	case Qualitative:
		return Completion{}, fmt.Errorf("a qualitative indicator has no completion rate")
	}
	q, ok := actual.Quantity()
	if !ok {
		return Completion{}, fmt.Errorf("the actual value is no number")
	}
	a, err := q.In(t.Unit)
	if err != nil {
		return Completion{}, err
	}
	c := Completion{}
	switch {
	case t.Operator == Between:
		c = inRange(t, a)
	case t.Operator == Equal:
		c = equal(t, a, read.Equal)
	case t.Reverse():
		c = lessIsBetter(t, a, read.Reverse)
	default:
		c = moreIsBetter(t, a)
	}
	c.Met = c.Rate.Cmp(num.One) >= 0
	return c, nil
}

func moreIsBetter(t Target, a num.Ratio) Completion {
	target := t.Value.Ratio()
	if target.Sign() <= 0 {
		return fromTarget(t, a, a.Cmp(target) >= 0)
	}
	r, _ := num.Quo(a, target)
	return Completion{Rate: r.Max(num.Ratio{}), Says: "完成率=完成值÷指标值=" + quotient(a, target, r)}
}

func lessIsBetter(t Target, a num.Ratio, reverse string) Completion {
	target := t.Value.Ratio()
	met := a.Cmp(target) <= 0
	switch {
	case met:
		return Completion{Rate: num.One, Says: "反向指标，完成值" + short(a) + "未超过指标值" + t.Value.String() + "，按达到计"}
	case target.Sign() == 0:
		return Completion{Says: "反向指标，指标值为0，完成值" + short(a) + "，按未达到计（没有比率）"}
	case target.Sign() < 0 || reverse == "线性超支":
		return fromTarget(t, a, false)
	}
	r, _ := num.Quo(target, a)
	return Completion{Rate: r, Says: "反向指标，完成率=指标值÷完成值=" + quotient(target, a, r)}
}

// equal reads “=” as the pack says: at least, capped, or both ways. Where it says
// nothing, “= 100%” is at least, and other equalities, and percentages without a
// ratio (= 0%), count both ways. At least nothing (= 0) is none at all.
func equal(t Target, a num.Ratio, how string) Completion {
	sign := t.Value.Sign()
	switch {
	case how == "不低于" && sign == 0:
		return fromTarget(t, a, a.Sign() <= 0)
	case how == "不低于", how != "两侧" && percentage(t.Unit) && sign > 0:
		c := moreIsBetter(t, a)
		c.Rate = c.Rate.Min(num.One)
		return c
	}
	return fromTarget(t, a, a.Cmp(t.Value.Ratio()) == 0)
}

// fromTarget takes the distance from the target off 1, down to 0; a target of
// zero is met or not.
func fromTarget(t Target, a num.Ratio, met bool) Completion {
	target := t.Value.Ratio()
	if met {
		return Completion{Rate: num.One, Says: "完成值" + short(a) + "达到指标值" + t.Value.String()}
	}
	off, ok := num.Quo(a.Sub(target).Abs(), target.Abs())
	if !ok {
		return Completion{Says: "指标值为0，完成值" + short(a) + "，按未达到计（没有比率）"}
	}
	r := num.One.Sub(off).Max(num.Ratio{})
	return Completion{Rate: r, Says: fmt.Sprintf("完成率=1－|%s－%s|÷%s=%s", short(a), t.Value, t.Value, percent(r))}
}

func inRange(t Target, a num.Ratio) Completion {
	low, high := t.Value.Ratio(), t.High.Ratio()
	switch {
	case a.Cmp(low) < 0:
		if low.Sign() <= 0 {
			return Completion{Says: "完成值" + short(a) + "低于区间下限" + t.Value.String() + "，按未达到计"}
		}
		r, _ := num.Quo(a, low)
		return Completion{Rate: r.Max(num.Ratio{}), Says: "低于区间，完成率=完成值÷下限=" + quotient(a, low, r)}
	case a.Cmp(high) > 0:
		if high.Sign() <= 0 {
			return Completion{Says: "完成值" + short(a) + "高于区间上限" + t.High.String() + "，按未达到计"}
		}
		r, _ := num.Quo(high, a)
		return Completion{Rate: r, Says: "高于区间，完成率=上限÷完成值=" + quotient(high, a, r)}
	}
	return Completion{Rate: num.One, Says: "完成值" + short(a) + "在区间" + t.Value.String() + "—" + t.High.String() + "内"}
}

// onTime compares days: late work counts planned over actual duration where the
// planned start is known, else it is simply late.
func onTime(t Target, start string, actual fact.Value) (Completion, error) {
	if !actual.IsDay() {
		return Completion{}, fmt.Errorf("the actual value is no date")
	}
	late, err := days(t.Day, actual.Day)
	if err != nil {
		return Completion{}, err
	}
	if late <= 0 {
		return Completion{Rate: num.One, Met: true, Says: fact.HanDay(actual.Day) + "完成，不晚于" + fact.HanDay(t.Day)}, nil
	}
	if start == "" {
		return Completion{Says: fact.HanDay(actual.Day) + "完成，晚于" + fact.HanDay(t.Day) + "；没有计划开工日期，按未达到计"}, nil
	}
	planned, err := days(start, t.Day)
	if err != nil {
		return Completion{}, err
	}
	if planned <= 0 {
		return Completion{}, fmt.Errorf("planned start %s is not before the target day %s", start, t.Day)
	}
	took := planned + late
	p, a := num.Int(planned).Ratio(), num.Int(took).Ratio()
	r, _ := num.Quo(p, a)
	return Completion{Rate: r, Says: fmt.Sprintf("计划工期%d天、实际%d天（自%s起算日期之差），完成率=%s", planned, took, fact.HanDay(start), quotient(p, a, r))}, nil
}

// days returns the difference of two days.
func days(from, to string) (int64, error) {
	a, err := time.Parse(time.DateOnly, from)
	if err != nil {
		return 0, fmt.Errorf("reading day: %w", err)
	}
	b, err := time.Parse(time.DateOnly, to)
	if err != nil {
		return 0, fmt.Errorf("reading day: %w", err)
	}
	return int64(b.Sub(a) / (24 * time.Hour)), nil
}

func quotient(a, b, q num.Ratio) string { return short(a) + "÷" + short(b) + "=" + percent(q) }

func percent(r num.Ratio) string { return r.Percent(2).String() + "%" }

// short prints a number with as many decimals as it needs, at most four.
func short(r num.Ratio) string {
	d := r.Round(4, num.HalfUp)
	if d.Ratio().Cmp(r) != 0 {
		return d.String()
	}
	return strings.TrimSuffix(strings.TrimRight(d.String(), "0"), ".")
}

// percentage reports the unit %. Units are compared by symbol: equal ones need
// not be the same value.
func percentage(u num.Unit) bool { return u.String() == num.Pct.String() }

// doubtful reports an actual value that is said to be near a figure, where that
// figure is the target itself: near may be below.
func doubtful(t Target, f fact.Fact) bool {
	switch f.Qualifier {
	case "近", "约", "将近", "接近", "不足":
	default:
		return false
	}
	switch t.Operator {
	case AtLeast, AtMost, Equal, Above, Under:
	default:
		return false
	}
	q, ok := f.Value.Quantity()
	if !ok {
		return false
	}
	v, err := q.In(t.Unit)
	return err == nil && v.Cmp(t.Value.Ratio()) == 0
}
