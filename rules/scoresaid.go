package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var gradeSaid = plain.NewExpr(`(?:等级|等次|评价结果|评为|评定为|自评为|结论)[为是：“” ]{0,3}(优秀|良好|不合格|合格|优|良|中|差)(?:[^\p{Han}]|等|级|$)`)

// gradeTables are the two sets of names that grades have; 良好 and 优秀 are of
// the second.
var gradeTables = [][]string{{"优", "良", "中", "差"}, {"优秀", "良好", "合格", "不合格"}}

// oneGradeTable wants all grades of a document from one set of names.
func oneGradeTable(p *check.Pass) check.Outcome {
	type said struct {
		line *paper.Line
		at   paper.Range
		word string
	}
	var first [2]*said
	for _, l := range p.Lines {
		if !l.Has("等级", "等次", "评价结果", "评为", "评定为", "自评为", "结论") {
			continue
		}
		for _, m := range gradeSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			word := l.Text[m[2]:m[3]]
			for k, names := range gradeTables {
				if slices.Contains(names, word) && first[k] == nil {
					first[k] = &said{l, paper.Range{From: m[2], To: m[3]}, word}
				}
			}
		}
	}
	switch {
	case first[0] == nil && first[1] == nil:
		return check.NotApplicable("没有写等级")
	case first[0] != nil && first[1] != nil:
		a, b := first[0], first[1]
		if b.line.Index < a.line.Index {
			a, b = b, a
		}
		p.At(b.line, b.at, fmt.Sprintf("等级前面写“%s”，这里写“%s”，不是一套名称。", a.word, b.word), "用当地规定的一套等级名称", a.line.Site(a.at))
	}
	return check.Decided
}

var totalSaid = plain.NewExpr(`(?:自评总分|自评得分|自评总得分|自评分数|综合得分|总得分|绩效自评得分)[^0-9，。；、（]{0,6}([0-9]{1,3}(?:\.[0-9]+)?)分`)

// oneScore wants the total of the unit's self-evaluation to be one figure
// wherever it stands, in the text and in the one form of the document.
func oneScore(p *check.Pass) check.Outcome {
	type said struct {
		line  *paper.Line
		at    paper.Range
		value num.Decimal
	}
	ofOne := strings.Contains(p.Title, "项目")
	var all []said
	p.Bodies(func(l *paper.Line) {
		if !l.Has("得分", "总分", "分数") {
			return
		}
		for _, m := range totalSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			d, err := num.ParseDecimal(l.Text[m[2]:m[3]])
			clause := paper.Clause(l.Text, m[0])
			if year := paper.YearIn(clause); year != 0 && p.Text.Year != 0 && year != p.Text.Year {
				continue // of another year, for comparison
			}
			if !ofOne && scoredProject(l.Text[:m[2]]) != "" {
				continue // of one project among several
			}
			if err == nil && !paper.HasAny(clause, "上年", "去年", "项目", "平均", "满分", "部门", "财政") {
				all = append(all, said{l, paper.Range{From: m[2], To: m[3]}, d})
			}
		}
	})
	if sheets := p.ScoredSheets(); len(sheets) == 1 && len(all) > 0 && strings.Contains(p.Title, "整体") {
		if d, ok := paper.CellNumber(sheets[0].TotalScore); ok {
			all = append(all, said{sheets[0].TotalScore, paper.Range{From: 0, To: len(sheets[0].TotalScore.Text)}, d})
		}
	}
	if len(all) < 2 {
		return check.NotApplicable("自评得分只写了一处，或没有写")
	}
	for _, x := range all[1:] {
		if x.value.Cmp(all[0].value) != 0 {
			p.At(x.line, x.at, fmt.Sprintf("自评得分前面写%s分，这里写%s分。", all[0].value, x.value), "核对后统一", all[0].line.Site(all[0].at))
		}
	}
	return check.Decided
}

var satisfactionSaid = plain.NewExpr(`满意(?:度|率)[^0-9，。；]{0,10}(?:为|达到|达|是)?\s?([0-9]{1,3}(?:\.[0-9]+)?)%`)

var surveyWords = []string{"问卷", "调查", "测评", "访谈", "回访", "评议", "电话", "走访", "座谈", "抽样", "样本", "评价系统", "好差评", "打分", "入户", "访问", "征求意见", "暗访", "随访", "扫码", "票决"}

// satisfied calls f for every satisfaction that the running text says was
// reached.
func satisfied(p *check.Pass, f func(l *paper.Line, at paper.Range, value num.Decimal)) (seen bool) {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("满意") || !p.InResults(l) {
			return
		}
		for _, m := range satisfactionSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			d, err := num.ParseDecimal(l.Text[m[2]:m[3]])
			if err != nil || paper.HasAny(paper.Clause(l.Text, m[0]), "目标", "指标值", "不低于", "≥", "以上", "力争") {
				continue
			}
			seen = true
			f(l, paper.Range{From: m[0], To: m[1]}, d)
		}
	})
	return seen
}

// satisfactionSurveyed wants a report that states satisfaction to say how it was
// asked.
func satisfactionSurveyed(p *check.Pass) check.Outcome {
	if p.Kind != paper.Report {
		return noSelfReport
	}
	asked := slices.ContainsFunc(p.Lines, func(l *paper.Line) bool { return l.Kind == paper.BodyLine && l.Has(surveyWords...) })
	first := true
	seen := satisfied(p, func(l *paper.Line, at paper.Range, _ num.Decimal) {
		if first && !asked {
			p.At(l, at, "写了满意度，全文没有写怎样调查得来。", "写明调查的时间、方式、对象和有效样本数")
		}
		first = false
	})
	if !seen {
		return check.NotApplicable("没有写达到的满意度")
	}
	return check.Decided
}

var sampleSaid = plain.NewExpr(`(?:有效问卷|收回问卷|回收问卷|有效样本|样本|发放问卷|调查了?|访谈)[^0-9，。；]{0,4}([0-9]{1,5})(?:份|人|户|名)`)

// fewestAsked is the size of a sample below which a satisfaction says little.
const fewestAsked = 30

// satisfactionPlausible finds satisfactions of exactly 100 % and small samples.
func satisfactionPlausible(p *check.Pass) check.Outcome {
	seen := satisfied(p, func(l *paper.Line, at paper.Range, d num.Decimal) {
		if d.Cmp(num.Int(100)) == 0 && !paper.HasAny(paper.Clause(l.Text, at.From), "提案", "建议", "议案", "信访", "办件", "答复") {
			p.At(l, at, "满意度正好是100%。", "核对样本数和不满意的答卷；确是100%的写明样本数")
		}
	})
	p.Bodies(func(l *paper.Line) {
		if !l.Has("问卷", "样本", "调查", "访谈") || !l.Has("满意") || !p.InResults(l) {
			return
		}
		for _, m := range sampleSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			d, err := num.ParseDecimal(l.Text[m[2]:m[3]])
			if seen = true; err == nil && d.Cmp(num.Int(fewestAsked)) < 0 && d.Sign() > 0 {
				p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("满意度的样本只有%s，不到%d，代表性不够。", d, fewestAsked), "扩大样本，或写明全部服务对象就是这么多")
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有写达到的满意度和样本数")
	}
	return check.Decided
}
