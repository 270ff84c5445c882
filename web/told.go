package web

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// told is an open point in the words of the pages: what the format calls by its own
// names is called by what stands on the screen.
func told(o *fault.Error) string {
	switch o.Code {
	case "evidence":
		return "还没有佐证；点“添”，放上依据的文件"
	case "published":
		says := strings.TrimSuffix(o.Message, "；请核对来源，或改“印作”")
		if at := strings.Index(says, "已公布为"); at >= 0 {
			says = says[at:]
		}
		return strings.Replace(says, "现在算出来印作", "现在是", 1) + "；请核对，公布的数确实变了的，由财务经办人在“完成值”里改"
	}
	if typed := typedValue.FindStringSubmatch(o.Message); typed != nil {
		return "填的" + strings.Replace(typed[1], dossier.OnlyNumber, "只填数字，如2，单位后面写着", 1)
	}
	return o.Message
}

// because is a reason behind what was done for it; empty for none.
func because(reason string) string {
	if reason == "" {
		return ""
	}
	return "：“" + reason + "”"
}

// typedValue is what is said of a value that was typed and cannot be read, behind the
// name of what it is of: that stands beside it.
var typedValue = regexp.MustCompile(`^“[^”]*”(?:的“值”写的|填的)(“.+)$`)

// A reprintView is a figure that was made known and prints otherwise now.
type reprintView struct {
	Was, Now string
	Seen     int64
	May      bool
	Request  string
}

// far is how many times a value may be its target, or last year's, before it is asked
// about.
const far = 10

// implausible names what a value is far from: its target, or the value of the year
// before; empty where it is near both, or nothing can be compared. It is a question, and
// never a refusal.
func implausible(ind *budget.Indicator, f, last fact.Fact) string {
	if !f.Value.IsNumber() {
		return ""
	}
	var parts []string
	if t := ind.InForce(); f.Value.Number.Sign() < 0 && (!t.Quantified() || t.Value.Sign() >= 0) {
		return f.Print().Text + "是负数；请核对，确实是负的不用改"
	}
	if t := ind.InForce(); t.Quantified() && t.Unit.Dimension() == f.Value.Unit.Dimension() {
		if says := times(f.Value.Number.Mul(f.Value.Unit.Factor()), t.Value.Ratio().Mul(t.Unit.Factor())); says != "" {
			parts = append(parts, "是指标值"+t.String()+"的"+says)
		}
	}
	if last.Value.IsNumber() && last.Value.Unit.Dimension() == f.Value.Unit.Dimension() {
		if says := times(f.Value.Number.Mul(f.Value.Unit.Factor()), last.Value.Number.Mul(last.Value.Unit.Factor())); says != "" {
			parts = append(parts, "是上年"+last.Print().Text+"的"+says)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return f.Print().Text + strings.Join(parts, "，") + "；请核对数和单位，没有错就不用改"
}

// fraction is a share as it is typed: what was counted, of how many.
var fraction = regexp.MustCompile(`^([0-9.]+)/([0-9.]+)$`)

// topHeavy asks about a rate that was typed as a fraction above one.
func topHeavy(typed string, f fact.Fact) string {
	m := fraction.FindStringSubmatch(strings.ReplaceAll(strings.ReplaceAll(norm.NFKC.String(typed), " ", ""), ",", ""))
	if m == nil || !f.Value.IsNumber() || f.Value.Unit != num.Pct || f.Value.Number.Cmp(num.Hundred) <= 0 {
		return ""
	}
	return "“" + typed + "”是" + f.Print().Text + "，分子" + m[1] + "比分母" + m[2] + "大；请核对有没有写反，没有错就不用改"
}

// times is how many times a figure is another, where that is far from one.
func times(a, b num.Ratio) string {
	if a.Sign() <= 0 || b.Sign() <= 0 {
		return ""
	}
	q, _ := num.Quo(a, b)
	least, _ := num.Quo(num.One, num.Int(far).Ratio())
	switch {
	case q.Cmp(num.Int(far).Ratio()) > 0:
		places := 1
		if q.Cmp(num.Hundred) >= 0 {
			places = 0 // 12100倍, not 12100.5倍
		}
		return strings.TrimSuffix(q.Round(places, num.HalfUp).String(), ".0") + "倍"
	case q.Cmp(least) < 0:
		inverse, _ := num.Quo(b, a)
		return strings.TrimSuffix(inverse.Round(1, num.HalfUp).String(), ".0") + "分之一"
	}
	return ""
}
