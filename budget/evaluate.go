package budget

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/regs"
)

// A GroupScore is the sum of one group's leaves.
type GroupScore struct {
	Name       string
	Weight     num.Decimal
	Applicable num.Decimal
	Points     num.Decimal
}

// An Evaluation is a unit's self-evaluation under one pack (单位自评).
type Evaluation struct {
	Pack       *regs.Pack
	Scores     []Score // execution first, then the indicators in order, then the pack's own items
	Groups     []GroupScore
	Applicable num.Decimal // weights of the leaves that apply
	Points     num.Decimal // sum of the rounded leaves
	Total      num.Decimal // points rescaled to the full mark, two decimals
	Grade      string
	Complete   bool        // every applicable leaf has points, and the weights add up
	Rated      bool        // there is a total: some leaf has points, and the weights add up
	Scaled     bool        // weights were scaled to the pack's classes; each such leaf says so
	Gaps       []WeightGap // classes whose weights do not add up; then there is no total
	GapWords   string      // the gaps as forms print them: 〔分值合计85，应为90：…〕; empty where there are none
	Lacks      string      // why the execution rate is not known: P01的决算数空着; empty where it is
	Finished   bool        // the year's work was read as finished within the budget
	Says       []string
	Duties     []string
	Problems   []string // leaves without points, indicators without a group
}

// An Input is what Evaluate needs of a dossier.
type Input struct {
	Indicators []*Indicator
	Actual     func(id string) (fact.Fact, bool)
	Outturn    num.Fen // all funds together
	Revised    num.Fen
	Bases      map[string]Base // for packs that divide by something else, by their word for it
	Finished   bool            // the year's work was finished within the budget
	NoMoney    bool            // budget or outturn is not known yet: the execution rate stays open
	Lacks      string          // why it is not: P01的决算数空着
	Explained  bool            // every line that was not spent whole says why
	Rescored   bool            // the pack is not the dossier's own: weights are scaled where they do not fit, and marked
}

// settled reports whether every indicator has its weight and its target: then
// weights that do not add up are a mistake, not work in progress.
func (in Input) settled() bool {
	return len(in.Indicators) > 0 && !slices.ContainsFunc(in.Indicators, func(i *Indicator) bool {
		return i.WeightOpen || i.InForce().IsZero() && i.NotApply == ""
	})
}

// A Base is the money of an execution rate: outturn, and what it is divided by.
type Base struct{ Outturn, Under Amount }

// base returns the money of the rate that a pack asks for; ok is false where the
// dossier does not know it.
func (in Input) base(p *regs.Pack) (outturn, under num.Fen, ok bool) {
	if denominatorOf(p) == regs.OverRevised {
		return in.Outturn, in.Revised, !in.NoMoney
	}
	b := in.Bases[denominatorOf(p)]
	return b.Outturn.Fen, b.Under.Fen, b.Outturn.Known && b.Under.Known
}

// Evaluate scores a year under a pack: leaves are rounded once and added;
// leaves that do not apply are left out and the rest rescaled to the full mark;
// then caps, then the grade, by the rounded total. Leaves without points make
// the evaluation incomplete: it has points, but no grade.
//
// Under the dossier's own pack weights stand as they are typed. Where they do not
// add up to what the pack asks of a class, that is an Invalid error for each such
// class once every indicator has weight and target; before, there is no total.
//
// Clause: self-evaluation/total
func Evaluate(p *regs.Pack, in Input) (*Evaluation, error) {
	e, faults := EvaluateDraft(p, in)
	if len(faults) > 0 {
		return nil, faults.Err()
	}
	return e, nil
}

// EvaluateDraft scores a year that people are still at work on: a leaf that
// cannot be scored has no points and says why, weights that do not add up give no
// total, and each is among the faults.
func EvaluateDraft(p *regs.Pack, in Input) (*Evaluation, fault.List) {
	e := &Evaluation{Pack: p, Complete: true, Finished: in.Finished}
	var faults fault.List
	if g, ok := executionGroup(p); ok {
		s, err := in.execution(p, p.Room(g))
		s.unscored(&faults, err)
		s.Group = g.Name
		e.add(s)
		if s.State == Missing {
			e.Lacks = in.Lacks
		}
	}
	w := weigh(p, in.Indicators)
	if in.Rescored {
		w = reweigh(p, in.Indicators)
	} else {
		faults.Add(w.refuse(p, in.Indicators, in.settled()))
	}
	e.Gaps, e.GapWords = w.gaps, w.gapWords()
	for i, ind := range in.Indicators {
		if w.weights[i].Sign() == 0 && !(ind.WeightOpen && !slices.Contains(w.orphans, ind)) {
			continue
		}
		f, _ := in.Actual(ind.Code)
		s, err := ScoreOf(p, ind, w.weights[i], f.Value)
		s.unscored(&faults, err)
		if doubtful(ind.InForce(), f) && s.State == Scored {
			s.Duties = append(s.Duties, "完成值写的是“"+f.Print().Text+"”，看不出是不是达到了"+ind.InForce().String()+"；请陈述准确的数")
		}
		e.Scaled = e.Scaled || s.Reweighed != ""
		e.add(s)
	}
	for _, item := range p.Items {
		s, err := scoreItem(item, in.Actual)
		s.unscored(&faults, err)
		e.add(s)
	}
	if len(w.orphans) > 0 {
		e.Problems = append(e.Problems, "这些指标在规则包里没有对应的类，不计分："+strings.Join(codes(w.orphans), "、"))
	}
	e.total(in)
	return e, faults
}

// unscored takes the points from a leaf that could not be scored.
func (s *Score) unscored(faults *fault.List, err error) {
	if err == nil {
		return
	}
	faults.Add(err)
	s.State, s.Exact, s.Points, s.HasRate = Missing, num.Ratio{}, num.Decimal{}, false
	s.Says = []string{(*faults)[len(*faults)-1].Message}
}

func (in Input) execution(p *regs.Pack, weight num.Decimal) (Score, error) {
	if outturn, under, ok := in.base(p); ok {
		s, err := ScoreExecution(p, weight, outturn, under, in.Finished)
		if in.Explained {
			s.Duties = nil
		}
		return s, err
	}
	says := "还没有" + denominatorOf(p) + "或决算数，不计分"
	if in.Lacks != "" {
		says = in.Lacks + "，空着不是零，不计分"
	}
	return Score{Code: ExecutionID, Name: "预算执行率", Approved: weight, Weight: weight, State: Missing, Function: p.Execution.Function, Says: []string{says}}, nil
}

// executionGroup returns the group that keeps a line for the execution rate.
func executionGroup(p *regs.Pack) (regs.Group, bool) {
	for _, g := range p.Groups {
		if slices.Contains(g.Classes, regs.ExecutionClass) {
			return g, true
		}
	}
	return regs.Group{}, false
}

func (e *Evaluation) add(s Score) {
	e.Scores = append(e.Scores, s)
	for _, d := range s.Duties {
		e.Duties = append(e.Duties, s.title()+"："+d)
	}
}

func (e *Evaluation) total(in Input) {
	p := e.Pack
	sums := map[string]*GroupScore{}
	for _, g := range p.Groups {
		e.Groups = append(e.Groups, GroupScore{Name: g.Name, Weight: g.Weight})
	}
	for i := range e.Groups {
		sums[e.Groups[i].Name] = &e.Groups[i]
	}
	var open, placed num.Decimal
	for _, s := range e.Scores {
		placed = placed.Add(s.Weight)
		if s.State == NotApplicable {
			continue
		}
		e.Applicable = e.Applicable.Add(s.Weight)
		e.Points = e.Points.Add(s.Points)
		if g := sums[s.Group]; g != nil {
			g.Applicable = g.Applicable.Add(s.Weight)
			g.Points = g.Points.Add(s.Points)
		}
		if s.State != Scored {
			e.Complete = false
			open = open.Add(s.Weight)
			problem := s.title() + "：" + string(s.State)
			if s.Code == ExecutionID && e.Lacks != "" {
				problem += "（" + e.Lacks + "）"
			}
			e.Problems = append(e.Problems, problem)
		}
	}
	if len(e.Gaps) > 0 {
		e.Complete = false
		e.Problems = append(e.Problems, e.GapWords)
	} else if placed.Cmp(p.Total) != 0 {
		e.Complete = false
		e.Problems = append(e.Problems, fmt.Sprintf("各项分值合计%s，应等于满分%s", placed, p.Total))
	}
	e.Rated = len(e.Gaps) == 0 && slices.ContainsFunc(e.Scores, func(s Score) bool { return s.State == Scored })
	if !e.Rated {
		e.Complete = false
		e.Says = append(e.Says, Unrated+"："+e.unratedWhy())
		return
	}
	e.conclude(in, open)
}

// conclude sets total and grade, and says how; an open weight leaves no grade.
func (e *Evaluation) conclude(in Input, open num.Decimal) {
	e.rescale()
	sum := e.Total
	e.cap(in)
	if !e.Complete {
		e.Says = append(e.Says, fmt.Sprintf("有%s分没有评定，不定等级", open))
		return
	}
	e.Grade = e.Pack.GradeOf(e.Total)
	grade := fmt.Sprintf("，等级“%s”（%s）", e.Grade, gradeTable(e.Pack))
	if e.Total.Cmp(sum) == 0 { // the sentence before has said the total
		e.Says[len(e.Says)-1] += grade
		return
	}
	e.Says = append(e.Says, "总分"+e.Total.String()+"分"+grade)
}

// Unrated stands where a total would, before there is one: blank is not zero.
const Unrated = "未评定"

// unratedWhy says why there is no total.
func (e *Evaluation) unratedWhy() string {
	open := func(s Score) bool { return s.State != NotApplicable }
	switch {
	case len(e.Gaps) > 0:
		return e.GapWords
	case !slices.ContainsFunc(e.Scores, open):
		return "没有适用的指标，不能评分"
	}
	return "还没有一项计了分"
}

// ScoreOf returns the score of a leaf by its code.
func (e *Evaluation) ScoreOf(code string) (Score, bool) {
	for _, s := range e.Scores {
		if s.Code == code {
			return s, true
		}
	}
	return Score{}, false
}

// TotalText returns the total, two decimals; empty where there is none.
func (e *Evaluation) TotalText() string {
	if !e.Rated {
		return ""
	}
	return e.Total.String()
}

// left names the leaves that do not apply, with the weight each takes out of the
// applicable weight.
func (e *Evaluation) left() string {
	var out []string
	for _, s := range e.Scores {
		if s.State == NotApplicable {
			out = append(out, s.title()+s.Weight.String()+"分")
		}
	}
	return strings.Join(out, "、")
}

// rescale brings the points of the leaves that apply to the full mark.
//
// Clause: self-evaluation/not-applicable
func (e *Evaluation) rescale() {
	e.Total = e.Points.Ratio().Round(2, num.HalfUp)
	if e.Applicable.Cmp(e.Pack.Total) >= 0 {
		e.Says = append(e.Says, "各项得分相加得"+e.Total.String()+"分")
		return
	}
	share, _ := num.Quo(e.Points.Ratio(), e.Applicable.Ratio()) // a leaf has points, so some weight applies
	e.Total = share.Mul(e.Pack.Total.Ratio()).Round(2, num.HalfUp)
	e.Says = append(e.Says, fmt.Sprintf("各项得分相加得%s分，不适用的%s不计入，适用分值%s分，折算总分=%s÷%s×%s=%s分", e.Points, e.left(), e.Applicable, e.Points,
		e.Applicable, e.Pack.Total, e.Total))
}

// cap limits the total where the pack does so by the execution rate.
func (e *Evaluation) cap(in Input) {
	outturn, under, known := in.base(e.Pack)
	rate, ok, err := ExecutionRate(outturn, under)
	if err != nil || !ok || !known {
		return
	}
	limit, found := num.Ratio{}, false
	for _, c := range e.Pack.Caps {
		if rate.Cmp(c.Below) < 0 && (!found || c.Total.Cmp(limit) < 0) {
			limit, found = c.Total, true
		}
	}
	if found && e.Total.Ratio().Cmp(limit) > 0 {
		e.Total = limit.Round(2, num.HalfUp)
		e.Says = append(e.Says, fmt.Sprintf("执行率%s，总分不超过%s分", percent(rate), short(limit)))
	}
}

func gradeTable(p *regs.Pack) string {
	parts := make([]string, len(p.Grades))
	for i, g := range p.Grades {
		parts[i] = g.Name + "≥" + g.Min.String()
	}
	return strings.Join(parts, "，")
}

// A Consequence is what a lower official grade would make of the total (后果),
// shown beside the score, never in it.
type Consequence struct {
	Lower  int
	Factor num.Ratio
	Total  num.Decimal
	Grade  string
}

// Consequences returns what the pack's linkage would do for each number of
// grades; it is empty where the pack has none, or the evaluation no total.
func (e *Evaluation) Consequences() []Consequence {
	var out []Consequence
	if !e.Complete {
		return nil
	}
	for _, f := range e.Pack.Linkage {
		total := e.Total.Ratio().Mul(f.Factor).Round(2, num.HalfUp)
		out = append(out, Consequence{f.Lower, f.Factor, total, e.Pack.GradeOf(total)})
	}
	return out
}
