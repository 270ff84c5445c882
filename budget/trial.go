package budget

import (
	"fmt"
	"strings"

	"jiheng/num"
	"jiheng/regs"
)

// A Trial (试算) is what one pack makes of a year. Err says why it makes nothing;
// Eval is nil then.
type Trial struct {
	Pack *regs.Pack
	Eval *Evaluation
	Err  error
}

// Try scores a year under a pack.
func Try(p *regs.Pack, in Input) Trial {
	e, err := Evaluate(p, in)
	return Trial{p, e, err}
}

// Score returns the score of a leaf; ok is false where the pack has none.
func (t Trial) Score(code string) (s Score, ok bool) {
	if t.Err != nil {
		return Score{}, false
	}
	return t.Eval.ScoreOf(code)
}

// Difference is what a leaf gets under another pack less what it gets under
// this one; ok is false where one of them gives no points.
func (t Trial) Difference(other Trial, code string) (d num.Decimal, ok bool) {
	one, was := t.Score(code)
	two, is := other.Score(code)
	if !was || !is || one.State != Scored || two.State != Scored {
		return num.Decimal{}, false
	}
	return two.Points.Sub(one.Points), true
}

// TotalDifference is the total under another pack less the total under this
// one; ok is false where one of them is not complete.
func (t Trial) TotalDifference(other Trial) (d num.Decimal, ok bool) {
	if t.Err != nil || other.Err != nil || !t.Eval.Complete || !other.Eval.Complete {
		return num.Decimal{}, false
	}
	return other.Eval.Total.Sub(t.Eval.Total), true
}

// Leaves lists the codes of all leaves: those of the first trial first.
func Leaves(trials ...Trial) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range trials {
		if t.Err != nil {
			continue
		}
		for _, s := range t.Eval.Scores {
			if !seen[s.Code] {
				seen[s.Code] = true
				out = append(out, s.Code)
			}
		}
	}
	return out
}

// A Reason (得分不同的原因) is a leaf that scores differently under two packs.
type Reason struct {
	Code, Name    string
	Before, After string   // points of the weight; empty where the pack has no such leaf
	Why           []string // sentence by sentence
}

// Reasons compares two trials leaf by leaf: where weight, function and working
// differ. Leaves that score the same are left out.
func Reasons(base, other Trial) []Reason {
	var out []Reason
	for _, code := range Leaves(base, other) {
		one, was := base.Score(code)
		two, is := other.Score(code)
		if was && is && one.Print() == two.Print() {
			continue
		}
		r := Reason{Code: code, Name: two.Name}
		if is {
			r.After = two.Print()
		}
		if was {
			r.Name, r.Before = one.Name, one.Print()
		}
		switch {
		case !is:
			r.Why = []string{other.Pack.ID + "不计这一项：" + orphanWords(other)}
		case !was:
			r.Why = append([]string{"这一项由" + other.Pack.ID + "的指标表规定"}, two.Says...)
		default:
			r.Why = why(base, other, one, two)
		}
		out = append(out, r)
	}
	return out
}

// why compares two scores of one leaf.
func why(base, other Trial, one, two Score) []string {
	var out []string
	if one.Weight.Cmp(two.Weight) != 0 {
		out = append(out, fmt.Sprintf("分值：%s → %s（“%s”类共%s分）", one.Weight, two.Weight, two.Group, other.Eval.groupWeight(two.Group)))
	}
	if two.Reweighed != "" {
		out = append(out, "分值"+two.Reweighed)
	}
	if one.Function != two.Function {
		out = append(out, "算法："+functionWords(one.Function)+" → "+functionWords(two.Function))
	}
	return append(out, base.Pack.ID+"："+strings.Join(one.Says, "；"), other.Pack.ID+"："+strings.Join(two.Says, "；"))
}

func orphanWords(t Trial) string {
	if t.Err != nil {
		return "它算不出这份档案"
	}
	for _, p := range t.Eval.Problems {
		if strings.Contains(p, "没有对应的类") {
			return "规则包里没有它那一类"
		}
	}
	return "规则包里没有这一项"
}

func (e *Evaluation) groupWeight(name string) num.Decimal {
	for _, g := range e.Groups {
		if g.Name == name {
			return g.Weight
		}
	}
	return num.Decimal{}
}

func functionWords(name string) string {
	if f, ok := regs.FunctionByName(name); ok {
		return f.Title
	}
	return "不计分"
}

// Print says what a leaf got of what it could: 8.00/10, 8.00/22.22〔原22〕 where the
// weight was scaled, or why it got none.
func (s Score) Print() string {
	if s.State != Scored {
		return string(s.State)
	}
	if s.Reweighed != "" {
		return s.Points.String() + "/" + s.Weight.String() + "〔原" + s.Approved.String() + "〕"
	}
	return s.Points.String() + "/" + s.Weight.String()
}

// PrintTotal is the total, or that there is none yet.
func (e *Evaluation) PrintTotal() string {
	if !e.Rated {
		return Unrated
	}
	return e.Total.String()
}

// PrintGrade is the grade, or that there is none yet.
func (e *Evaluation) PrintGrade() string {
	if !e.Complete {
		return "不定等级"
	}
	return e.Grade
}
