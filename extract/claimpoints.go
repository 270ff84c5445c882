package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// totalPoints are labels of a score that is that of all.
var totalPoints = []string{"总分", "总得分", "自评得分", "自评分", "综合得分", "合计得分", "得分合计"}

// A pointsRun is the points of parts in fields that follow one another, with their total.
type pointsRun struct {
	total *Found
	parts []*Found
	seen  map[int]bool
	wrong bool // a part that stands twice, or one that is not sure
	last  int  // line
}

// keyedPoints recomputes a score from the fields of its parts: 投入：18分, 过程：23.5分, 产出：28.7
// 分, 效果：28.5分, 自评总分：98.70分.
func (c *claimer) keyedPoints(pieces []*piece) {
	r := pointsRun{last: -2}
	for _, p := range pieces {
		l := &c.lines[p.line]
		if l.Table > 0 || !isField(l.Text) {
			continue
		}
		x := c.fieldPoints(p, l)
		if p.line != r.last+1 && !c.fields(r.last+1, p.line) {
			c.pointsSum(&r)
			r = pointsRun{}
		}
		if r.last = p.line; x != nil {
			r.put(x)
		}
	}
	c.pointsSum(&r)
}

// fieldPoints is the score that a field holds; nil where it holds none.
func (c *claimer) fieldPoints(p *piece, l *Line) *Found {
	colon := strings.IndexAny(l.Text, "：:")
	if colon < 0 || utf8.RuneCountInString(l.Text[:colon]) > 10 || hasAny(l.Text[:colon], "满分", "分值", "权重", "目标") {
		return nil
	}
	if x := &p.found[0]; x.Unit == "分" && x.scope < 0 || x.Unit == "分" && !p.scopes[x.scope].bracket {
		return x
	}
	return nil
}

// put files a score by its label.
func (r *pointsRun) put(x *Found) {
	if r.seen == nil {
		r.seen = map[int]bool{}
	}
	label := trimmed(x.Subject)
	if label == "" {
		label = x.label
	}
	k := pointPart(label)
	switch {
	case hasAny(label, totalPoints...) && k < 0:
		r.wrong = r.wrong || r.total != nil || !exact(x)
		r.total = x
	case k >= 0:
		r.wrong = r.wrong || r.seen[k] || !exact(x)
		r.seen[k], r.parts = true, append(r.parts, x)
	}
}

func (c *claimer) pointsSum(r *pointsRun) {
	if r.total == nil || r.wrong || len(r.parts) < 3 || !wholePoints(r.seen) {
		return
	}
	figures := []Found{*r.total}
	var sum num.Ratio
	var words []string
	for _, x := range r.parts {
		sum, words, figures = sum.Add(x.number), append(words, x.Value), append(figures, *x)
	}
	c.scoreSum(r.total, sum, words, figures, r.seen)
}

// wholePoints reports parts that can be all of a score.
func wholePoints(seen map[int]bool) bool {
	return seen[1] && seen[2] && (seen[0] || seen[4] || seen[6])
}

// scoreSum adds the claim that a score is the sum of its parts.
func (c *claimer) scoreSum(total *Found, sum num.Ratio, words []string, figures []Found, seen map[int]bool) {
	if q, ok := num.Quo(sum, total.number); !ok || q.Cmp(partOf("0.8")) < 0 || q.Cmp(partOf("1.25")) > 0 {
		return
	}
	off := sum.Sub(total.number)
	c.add(Claim{Rule: RuleSum, Claim: named(total), Recomputed: joinedSum(words) + " = " + inUnit(sum, total), Consistent: off.Sign() == 0,
		Rounding: off.Sign() != 0 && off.Abs().Cmp(partOf("0.02")) <= 0, Unsure: !seen[3] && !(seen[4] && seen[6])}, figures...)
}

// pointsBefore recomputes a score from its parts in front of it: 投入18分，过程23.5分，产出28.7分，效果
// 28.5分，自评总分98.7分.
func (c *claimer) pointsBefore(v view, i int) {
	total := &v.found[i]
	figures := []Found{*total}
	seen := map[int]bool{}
	var sum num.Ratio
	var words []string
	for j := i - 1; j >= 0; j-- {
		x := &v.found[j]
		if strings.Contains(v.between(x.End, v.found[j+1].Start), "。") {
			break
		}
		if x.scope != total.scope && v.inside(x.scope, total.scope) || hasAny(x.label, "满分", "分值", "权重") {
			continue
		}
		k := pointPart(x.label)
		if x.Unit != "分" || k < 0 {
			break
		}
		if seen[k] || !exact(x) || hasAny(x.label, "扣", "占") {
			return
		}
		seen[k] = true
		sum, words, figures = sum.Add(x.number), append([]string{x.Value}, words...), append(figures, *x)
	}
	if len(words) > 2 && wholePoints(seen) {
		c.scoreSum(total, sum, words, figures, seen)
	}
}
