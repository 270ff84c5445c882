package budget

import (
	"strings"

	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// Points is the unit of scores.
var Points = num.MustUnit("分")

// ScoreFacts returns the figures of an evaluation as facts: 完成率 and 得分 of
// every leaf, 得分 of every group, 适用分值, 自评得分合计, 自评总分, 自评等级. They
// are sample data where targets or actuals are.
func ScoreFacts(y *Year, e *Evaluation) []fact.Fact {
	s := scoreFacts{year: y, eval: e, rule: RuleName(e.Pack)}
	var leaves []string
	perGroup := map[string][]string{}
	for _, leaf := range e.Scores {
		if id := s.leaf(leaf); id != "" && leaf.State == Scored {
			leaves = append(leaves, id)
			perGroup[leaf.Group] = append(perGroup[leaf.Group], id)
		}
	}
	for _, g := range e.Groups {
		id := g.Name + "-得分"
		if ids := perGroup[g.Name]; len(ids) > 0 && !s.taken(id) {
			s.put(id, g.Name+"得分", fact.Number(g.Points.Ratio(), Points), "本类各项得分相加", ids)
		}
	}
	rated := func(n num.Decimal, there bool) fact.Value { // blank is not zero
		if !there {
			return fact.Value{}
		}
		return fact.Number(n.Ratio(), Points)
	}
	s.put("适用分值", "适用分值", fact.Number(e.Applicable.Ratio(), Points), "各适用项的分值相加", leaves)
	s.put("自评得分合计", "自评得分合计", rated(e.Points, len(leaves) > 0), "各项得分相加", leaves)
	s.put("自评总分", "自评总分", rated(e.Total, e.Rated), strings.Join(e.Says, "；"), []string{"自评得分合计", "适用分值"})
	if e.Complete {
		s.put("自评等级", "自评等级", fact.Word(e.Grade), gradeTable(e.Pack), []string{"自评总分"})
	}
	return s.out
}

// RuleName names a pack for a reader: number, article, and how surely it is
// known.
func RuleName(p *regs.Pack) string {
	name := p.Document
	if name == "" {
		name = p.Name
	}
	return p.ID + "（" + name + "，" + string(p.Certainty) + "）"
}

type scoreFacts struct {
	year *Year
	eval *Evaluation
	rule string
	out  []fact.Fact
}

func (s *scoreFacts) taken(id string) bool {
	for _, f := range s.out {
		if f.ID == id {
			return true
		}
	}
	_, ok := s.year.Facts.Get(id)
	return ok
}

func (s *scoreFacts) put(id, name string, v fact.Value, text string, inputs []string) {
	f := fact.Fact{ID: id, Name: name, Value: v, Sample: s.year.Sample,
		Account: fact.Account{Kind: fact.Score, Text: text, Inputs: inputs, Clause: s.rule}}
	if v.IsNumber() {
		f.Display = fact.Places(2)
	}
	s.out = append(s.out, f)
}

// leaf puts completion and points of a leaf; it returns the id of the points.
func (s *scoreFacts) leaf(leaf Score) string {
	inputs := []string{leaf.Code, leaf.Code + "-指标值"}
	switch {
	case leaf.Code == ExecutionID:
		inputs = s.execution()
	case leaf.Fact != "":
		inputs = []string{leaf.Fact}
	case !s.has(leaf.Code):
		inputs = nil
	case !s.has(leaf.Code + "-指标值"):
		inputs = []string{leaf.Code}
	}
	id := scoreID(leaf.Code)
	if leaf.State != Scored || s.taken(id) || !fact.ValidID(id) || len(inputs) == 0 {
		return ""
	}
	if leaf.HasRate && leaf.Code != ExecutionID && len(inputs) == 2 {
		s.put(leaf.Code+"-完成率", leaf.Name+"的完成率", fact.Number(leaf.Completion.Mul(num.Hundred), num.Pct), leaf.Says[0], inputs)
	}
	s.put(id, leaf.Name+"得分", fact.Number(leaf.Points.Ratio(), Points), strings.Join(leaf.Workings(), "；"), inputs)
	return id
}

// execution lists what the execution rate of the pack rests on.
func (s *scoreFacts) execution() []string {
	switch denominatorOf(s.eval.Pack) {
	case regs.OverOriginal:
		return []string{"合计-" + StageOutturn, "合计-" + StageOriginal}
	case regs.OverFiscal:
		var ids []string
		for _, f := range Funds {
			for _, stage := range []string{StageOutturn, StageRevised} {
				if id := string(f) + "-" + stage; f.Appropriated() && s.has(id) {
					ids = append(ids, id)
				}
			}
		}
		return ids
	}
	return []string{"合计-执行率"}
}

func (s *scoreFacts) has(id string) bool {
	_, ok := s.year.Facts.Get(id)
	return ok
}

func scoreID(code string) string { return code + "-得分" }
