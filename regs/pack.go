// Package regs holds regulations as data: clauses, frameworks and scoring
// packs, each with number, article, dates and how surely it is known.
package regs

import (
	"slices"

	"jiheng/fault"
	"jiheng/num"
)

// A Key names a clause: self-evaluation/execution-rate.
type Key string

// A Certainty says how surely a rule is known (核实程度).
type Certainty string

// The certainties, best first.
const (
	Seen      Certainty = "见于原文"
	Secondary Certainty = "见于转述"
	Known     Certainty = "业内通行，未核对原文"
	Unsure    Certainty = "存疑"
	Own       Certainty = "本软件自定"
)

// Certainties lists all of them, best first.
var Certainties = []Certainty{Seen, Secondary, Known, Unsure, Own}

// A Pack says how points are given, in one place and time (评分规则包). It
// chooses among named scoring functions and gives them numbers; it holds no
// formula.
type Pack struct {
	ID        string // mof-2020
	Version   string
	Name      string
	Document  string // 财预〔2020〕10号
	Article   string
	Region    string
	From      string // first day in force, 2020-02-25; empty where unknown
	Until     string // last day in force; empty while it is
	Certainty Certainty
	Note      string
	Extends   string // id of the pack whose settings hold where this one is silent
	MoneyUnit string // unit of amounts in the pack's forms: 万元, 元

	Total        num.Decimal // points of the whole, 100
	Groups       []Group
	Items        []Item // indicators that the pack itself sets, where the place has a table of its own
	Execution    Method
	Quantitative Method
	Qualitative  Method
	Satisfaction Method
	Dates        Method
	Reading
	Over    Over
	Caps    []Cap // limits of the total by execution rate
	Grades  []Grade
	Explain Explain
	Linkage []Factor // consequence of a lower official grade; a what-if, never in the score
	Cases   []Case   // that must pass
	Place   fault.Place
}

// A Reading chooses among the readings of a target for which no rule gives one
// (口径).
type Reading struct {
	Reverse string // less is better: 反比例 or 线性超支
	Equal   string // “=”: one of EqualReadings; empty is the first
}

// EqualReadings lists how “=” may be read: percentages as at least and all else
// counting both ways; everything as at least; everything both ways.
var EqualReadings = []string{"百分数不低于", "不低于", "两侧"}

// The denominators of an execution rate.
const (
	OverRevised  = "全年预算数"
	OverOriginal = "年初预算数"
	OverFiscal   = "财政拨款全年预算数"
	OverReceived = "实际到位资金"
)

// Denominators lists what outturn may be divided by: the revised budget, which
// the national form has; the original budget of older forms; the revised budget
// of fiscal appropriation alone, with its outturn; the funds received, which a
// dossier does not have.
var Denominators = []string{OverRevised, OverOriginal, OverFiscal, OverReceived}

// A Group is a class of indicators with the points it has in the whole.
type Group struct {
	Name    string
	Weight  num.Decimal
	Classes []string // level-2 or level-1 names that fall in it; * for all others
	Place   fault.Place
}

// A Method is a scoring function with its numbers. Which members a function
// uses is listed in Functions; the others are absent.
type Method struct {
	Function    string
	Denominator string    // of the execution rate: one of Denominators
	Places      int       // decimals of the points for execution, at most MostPlaces
	Target      num.Ratio // rate that counts as full; 1 unless set
	FullAt      num.Ratio // zone_linear: full from here
	ZeroBelow   num.Ratio // zone_linear: nothing below
	Pass        num.Ratio // ratio_pass_mark
	Low, High   num.Ratio // ratio_window
	Base        num.Ratio // step_deduction: the rate that costs nothing; 1 unless set, 0 for rates of change
	Free        num.Ratio // step_deduction: deviation from Base that costs nothing
	Step        num.Ratio // step_deduction: every Step of deviation …
	PerStep     num.Ratio // … costs this many points
	Direction   string    // step_deduction: 低于扣分, 高于扣分, 偏离扣分
	Whole       bool      // step_deduction: a begun step counts whole
	Steps       []Step    // steps: the best first
	Finished    num.Ratio // steps: points where the work is done within the budget
	HasFinished bool
	OutOf       num.Ratio // steps: the weight that Points are of
	Bands       []Band    // bands: best first
	Place       fault.Place
}

// MostPlaces is how many decimals points have: a leaf never has more.
const MostPlaces = 2

// A Step gives points from a rate on or, with AtMost, up to a rate; the bound is
// inside.
type Step struct {
	Bound, Points num.Ratio
	AtMost        bool
}

// A Band is a grade of a qualitative indicator with the shares of the weight it
// allows: Low is inside, High is inside only for the best band.
type Band struct {
	Name      string
	Low, High num.Ratio
}

// An Over says what happens far above the target (超额完成).
type Over struct {
	Function  string    // one of OverFunctions
	Tolerance num.Ratio // completion above 1 + Tolerance must be explained
	Cause     string    // by_deviation: the cause for which points are cut; empty for every cause
	Floor     num.Ratio // by_deviation: share of the weight that always stays
	Deduct    num.Ratio // fixed_deduction: points
	Tiny      num.Ratio // targets up to this are left out, in the indicator's unit
	Own       bool      // our own choice where the rule gives no formula
}

// OverFunctions lists what may be done far above the target: none; explain, ask
// for the cause; by_deviation, keep a share of the weight that falls with the
// excess; fixed_deduction, take points off from 1 + Tolerance on.
var OverFunctions = []string{"none", "explain", "by_deviation", "fixed_deduction"}

// Causes lists the cause codes of a deviation (偏差原因).
var Causes = []string{"未达标", "部分达成", "达成档内扣分", "目标偏低", "外部因素", "工作成效", "不适用", "其他"}

// A Cap limits the total where the execution rate is below a mark.
type Cap struct{ Below, Total num.Ratio }

// A Grade is a name for totals from Min on.
type Grade struct {
	Name string
	Min  num.Decimal
}

// Explain lists what must be explained; zero members demand nothing.
type Explain struct {
	ExecutionBelow  num.Ratio
	CompletionBelow num.Ratio
	CompletionAbove num.Ratio
	Adjusted        bool
}

// A Factor multiplies the result where the official grade is lower.
type Factor struct {
	Lower  int // grades
	Factor num.Ratio
}

// An Item is an indicator of the pack's own table, bound to a fact of the
// dossier: to the rate that it measures or, where a person judges, to the points
// given.
type Item struct {
	Name   string
	Group  string
	Weight num.Decimal
	Fact   string // id of the rate, or of the points in 分 where the function is judged
	Method Method
	Note   string
	Place  fault.Place
}

// A Case is a worked example that the pack must reproduce.
type Case struct {
	Name  string
	Kind  string            // 执行率, 指标, 折算, 总分, 等级, 后果
	Given map[string]string // as written
	Want  string
	Place fault.Place
}

// Verified reports whether the pack was read in its source.
func (p *Pack) Verified() bool { return p.Certainty == Seen }

// GroupOf returns the group that an indicator of the two classes falls in: the
// level-2 name decides before the level-1 name, the rest group (*) comes last.
func (p *Pack) GroupOf(level1, level2 string) (Group, bool) {
	for _, name := range []string{level2, level1, "*"} {
		for _, g := range p.Groups {
			for _, c := range g.Classes {
				if c == name {
					return g, true
				}
			}
		}
	}
	return Group{}, false
}

// ExecutionClass is the class of the execution line. Its group holds no other
// class; items of the pack's own table may stand beside it.
const ExecutionClass = "预算执行率"

// Room returns the points of a group that the pack's own items leave to the
// execution line or to the unit's indicators.
func (p *Pack) Room(g Group) num.Decimal {
	room := g.Weight
	for _, i := range p.Items {
		if i.Group == g.Name {
			room = room.Sub(i.Weight)
		}
	}
	return room
}

// SameClasses reports whether two packs are one by id and ask the same of the same
// classes: weights that fit one fit the other.
func (p *Pack) SameClasses(q *Pack) bool {
	return p.ID == q.ID && slices.EqualFunc(p.Groups, q.Groups, func(a, b Group) bool {
		return a.Name == b.Name && p.Room(a).Cmp(q.Room(b)) == 0 && slices.Equal(a.Classes, b.Classes)
	})
}

// GradeOf returns the grade of a total: the first whose bound it reaches.
func (p *Pack) GradeOf(total num.Decimal) string {
	for _, g := range p.Grades {
		if total.Cmp(g.Min) >= 0 {
			return g.Name
		}
	}
	return ""
}
