package rules

import (
	"cmp"
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// weightsSum wants the weights of a form to make up the full mark, and so the sum
// that a text states.
func weightsSum(p *check.Pass) check.Outcome {
	if len(p.ScoreSheets()) > 0 {
		return weightsMakeUpFull(p)
	}
	return weightsInText(p)
}

var weightTotal = plain.NewExpr(`(?:分值|权重)合计(?:为|是)?([0-9]{2,3}(?:\.[0-9]+)?)(?:分|。|，|；|$)`)

func weightsInText(p *check.Pass) check.Outcome {
	seen := false
	full := num.Int(int64(p.Limit("满分")))
	for _, l := range p.Lines {
		if !l.Has("合计") {
			continue
		}
		for _, m := range weightTotal.FindAllStringSubmatchIndex(l.Text, -1) {
			seen = true
			if d, err := num.ParseDecimal(l.Text[m[2]:m[3]]); err == nil && d.Cmp(full) != 0 {
				p.At(l, paper.Range{From: m[0], To: m[3]}, fmt.Sprintf("分值合计写的是%s，应是%s。", d, full), "核对各项分值")
			}
		}
	}
	if !seen {
		return check.NotApplicable("文件里没有带分值的表")
	}
	return check.Decided
}

var scoreAndGrade = plain.NewExpr(`(?:得分|总分|评分|得)[^0-9，。；]{0,6}([0-9]{1,3}(?:\.[0-9]+)?)分?[^0-9。；]{0,16}?(?:等级|等次|评价结果|结果|评为|评定为|结论|评级|属于|为)[^0-9。；优良中差]{0,6}“?(优秀|良好|优|良|中|差|合格|不合格)”?(?:[^\p{Han}]|等|级|$)`)

// gradeOfScore wants the grade that the score's band says.
func gradeOfScore(p *check.Pass) check.Outcome {
	seen := false
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("优", "良", "中", "差") || !l.Has("分") {
			continue
		}
		for _, m := range scoreAndGrade.FindAllStringSubmatchIndex(l.Text, -1) {
			d, err := num.ParseDecimal(l.Text[m[2]:m[3]])
			grade := l.Text[m[4]:m[5]]
			if err != nil || d.Cmp(num.Int(100)) > 0 || strings.Contains(grade, "格") {
				continue
			}
			seen = true
			if fits, want := gradeFits(p, d, grade); !fits {
				p.At(l, paper.Range{From: m[2], To: m[5]}, fmt.Sprintf("%s分按分档是“%s”，写的是“%s”。", d, want, grade), "核对得分和等级；当地分档不同的在配置里改")
			}
		}
	}
	for _, g := range p.Graded() {
		seen = true
		if fits, want := gradeFits(p, g.Score, g.Grade); !fits {
			p.At(g.Line, g.At, fmt.Sprintf("%s分按分档是“%s”，写的是“%s”。", g.Score, want, g.Grade), "核对得分和等级；当地分档不同的在配置里改")
		}
	}
	if !seen {
		return check.NotApplicable("没有同时写得分和等级")
	}
	return check.Decided
}

// A gradeBand is a grade with the scores that some place gives it to; high is
// outside it.
type gradeBand struct {
	names     []string
	low, high int64
}

// gradeBands are those of all places known, so that without a place's own table
// only what none of them gives is reported: 良好 from 75 in an older Shanghai
// table, 差 below 70 in Sichuan.
var gradeBands = []gradeBand{{[]string{"优", "优秀"}, 90, 101}, {[]string{"良", "良好"}, 75, 90}, {[]string{"中", "合格", "一般"}, 60, 80},
	{[]string{"差", "不合格", "较差"}, 0, 70}}

// gradeFits reports whether a score can have a grade, and which it should have.
func gradeFits(p *check.Pass, d num.Decimal, grade string) (fits bool, want string) {
	if by := cmp.Or(p.Grading, p.Pack); by != nil && len(by.Grades) > 0 {
		for _, g := range by.Grades {
			if d.Cmp(g.Min) >= 0 {
				return grade == g.Name || strings.HasPrefix(grade, g.Name), g.Name
			}
		}
	}
	for _, g := range []string{"优", "良", "中"} {
		if want == "" && d.Cmp(num.Int(int64(p.Limit("等级"+g)))) >= 0 {
			want = g
		}
	}
	if want == "" {
		want = "差"
	}
	for _, b := range gradeBands {
		for _, name := range b.names {
			if name == grade {
				return d.Cmp(num.Int(b.low)) >= 0 && d.Cmp(num.Int(b.high)) < 0 || strings.HasPrefix(grade, want), want
			}
		}
	}
	return true, want
}

var missedFull = plain.NewExpr(`目标(?:值)?(?:为)?((?:≥|≤|不低于|不超过)?[0-9.]+[^0-9，。；]{0,4})，(?:实际)?完成(?:值)?(?:为)?([0-9.]+[^0-9，。；]{0,4})，(?:得|自评得|评为)满分`)

func missedInText(p *check.Pass) (seen bool) {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("满分") {
			return
		}
		for _, m := range missedFull.FindAllStringSubmatchIndex(l.Text, -1) {
			c, ok := paper.Compare(l.Text[m[2]:m[3]], l.Text[m[4]:m[5]])
			if seen = seen || ok; ok && c.Missed() {
				p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("目标%s，完成%s，没有达到，却得满分。", l.Text[m[2]:m[3]],
					l.Text[m[4]:m[5]]), "按完成比例扣分，并说明原因")
			}
		}
	})
	return seen
}

// completionRate recomputes the completion rate of a row, and of a sentence.
func completionRate(p *check.Pass) check.Outcome {
	seen := completionInText(p)
	for _, g := range p.Tables {
		rate, at, ok := g.Col("完成率", "指标完成率", "完成比例")
		target, _, ok1 := g.Col("年度指标值", "指标值", "目标值", "年度目标值", "计划数")
		actual, _, ok2 := g.Col("实际完成值", "完成值", "实际值", "完成数")
		if !ok || !ok1 || !ok2 {
			continue
		}
		for r := at + 1; r < len(g.Cells); r++ {
			c, ok := paper.Compare(g.Text(r, target), g.Text(r, actual))
			shown, isNumber := paper.DecimalOf(g.Text(r, rate))
			if !ok || !isNumber || c.Target.Sign() <= 0 || c.AtMost {
				continue
			}
			seen = true
			q, _ := num.Quo(c.Actual, c.Target)
			said, times := shown.String()+"%", timesShown(g.Text(r, rate)+headAbove(g, r, rate), shown)
			if times {
				said = shown.Ratio().Percent(max(shown.Scale()-2, 0)).String() + "%"
			}
			if !percentAgrees(q, shown) && !(times && timesAgree(q, shown)) {
				p.Line(g.At(r, rate), fmt.Sprintf("指标值%s，完成%s，完成率应是%s%%，写的是%s。", g.Text(r, target), g.Text(r, actual),
					q.Percent(max(shown.Scale(), 0)), said), "核对完成率")
			}
		}
	}
	if !seen {
		return check.NotApplicable("没有同时写目标、完成数和完成率")
	}
	return check.Decided
}

// timesShown reports a rate without a percent sign in its cell or head that is so small that it
// is printed as a fraction of one: 0.95 for 95%, 1.05 for 105%.
func timesShown(words string, shown num.Decimal) bool {
	return !strings.ContainsAny(words, "%％‰") && shown.Cmp(num.Int(2)) <= 0
}

// timesAgree reports whether a ratio, rounded or cut off, is the fraction shown.
func timesAgree(q num.Ratio, shown num.Decimal) bool {
	return q.Round(shown.Scale(), num.HalfUp).Cmp(shown) == 0 || q.Round(shown.Scale(), num.Down).Cmp(shown) == 0
}

var completion = plain.NewExpr(`目标(?:值)?(?:为)?([0-9.]+)([\p{Han}]{1,3})，(?:实际)?完成(?:了)?([0-9.]+)([\p{Han}]{1,3})，完成率(?:为|达到|达)?([0-9.]+)%`)

func completionInText(p *check.Pass) (seen bool) {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("完成率") {
			return
		}
		for _, m := range completion.FindAllStringSubmatch(l.Text, -1) {
			target, e1 := num.ParseDecimal(m[1])
			actual, e2 := num.ParseDecimal(m[3])
			shown, e3 := num.ParseDecimal(m[5])
			if e1 != nil || e2 != nil || e3 != nil || m[2] != m[4] {
				continue
			}
			q, ok := num.Quo(actual.Ratio(), target.Ratio())
			if seen = seen || ok; ok && !percentAgrees(q, shown) {
				p.At(l, l.Find(m[0]), fmt.Sprintf("目标%s%s，完成%s%s，完成率应是%s%%，写的是%s%%。", m[1], m[2], m[3], m[4], q.Percent(shown.Scale()), m[5]), "核对完成率")
			}
		}
	})
	return seen
}

// percentAgrees reports whether a ratio, rounded or cut off, prints as the
// percentage shown.
func percentAgrees(q num.Ratio, shown num.Decimal) bool {
	p := q.Mul(num.Hundred)
	return p.Round(shown.Scale(), num.HalfUp).Cmp(shown) == 0 || p.Round(shown.Scale(), num.Down).Cmp(shown) == 0
}
