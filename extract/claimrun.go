package extract

import (
	"fmt"
	"strings"

	"jiheng/num"
)

// sources are the words for where money comes from: amounts in a row that carry
// them are parts of the amount before.
var sources = newLexicon("中央", "央省", "省级", "省市", "自治区", "市级", "市县", "县级", "区级", "镇级", "本级", "自筹", "地方", "上级", "社会", "单位自筹", "省", "市", "县", "配套")

// runs recomputes totals that stand before or behind a row of amounts without a
// word that says so: 安排19204万元，央省14059万元、市级1299万元…; 甲5万元、乙8万元，
// 合计13万元.
func (c *claimer) runs(v view) {
	for i := range v.found {
		f := &v.found[i]
		if !f.Money() && f.Unit != "分" || !exact(f) {
			continue
		}
		if isTotal(f) {
			c.before(v, i)
		} else if f.is == level {
			c.behind(v, i)
		}
	}
}

// isTotal reports a figure that is introduced as a total of what stands before
// it.
func isTotal(f *Found) bool {
	text := strings.TrimLeft(f.lead, "，,、。；; ")
	for _, w := range []string{"合计", "共计", "总计", "总分", "共"} {
		if rest, ok := strings.CutPrefix(text, w); ok && len(rest) <= 15 {
			return true
		}
	}
	return false
}

// before compares a total with the row of amounts in front of it.
func (c *claimer) before(v view, i int) {
	f := &v.found[i]
	var parts []int
	for j := i - 1; j >= 0; j-- {
		x := &v.found[j]
		if unitRoot(x.Unit) != unitRoot(f.Unit) || x.scope != f.scope || x.is == change || x.is == prior || !exact(x) || strings.ContainsAny(v.between(x.End, v.found[j+1].Start), "。") {
			break
		}
		parts = append([]int{j}, parts...)
	}
	c.run(v, i, parts, strings.HasPrefix(strings.TrimLeft(f.lead, "，,、；; "), "合计") || strings.HasPrefix(strings.TrimLeft(f.lead, "，,、；; "), "总"))
}

// behind compares an amount with the row of sources behind it.
func (c *claimer) behind(v view, i int) {
	f := &v.found[i]
	var parts []int
	named := true
	for j := i + 1; j < len(v.found); j++ {
		x := &v.found[j]
		gap := v.between(v.found[j-1].End, x.Start)
		if unitRoot(x.Unit) != unitRoot(f.Unit) || x.scope != f.scope || x.is != level || !exact(x) || strings.ContainsAny(gap, "。；;：:") || j > i+1 && !strings.HasPrefix(gap, "、") && !strings.HasPrefix(gap, "，") && !strings.HasPrefix(gap, ",") {
			break
		}
		if sources.at(strings.TrimLeft(x.label, "其中")) == "" {
			break
		}
		parts = append(parts, j)
	}
	c.run(v, i, parts, named)
}

// run adds the claim that an amount is the sum of others, where it is, or where
// it is sure that it should be.
func (c *claimer) run(v view, total int, parts []int, sure bool) {
	if len(parts) < 2 {
		return
	}
	o := &v.found[total]
	figures := []Found{*o}
	var sum num.Ratio
	var words []string
	for _, i := range parts {
		sum = sum.Add(v.found[i].number)
		words = append(words, v.found[i].Value)
		figures = append(figures, v.found[i])
	}
	same := sum.Sub(o.number).Abs().Cmp(v.slack(total, parts)) <= 0
	if ratio, ok := num.Quo(sum, o.number); !same && (!sure || !ok || ratio.Cmp(num.MustDecimal("0.8").Ratio()) < 0 || ratio.Cmp(num.MustDecimal("1.25").Ratio()) > 0) {
		return
	}
	c.add(Claim{Rule: RuleSum, Claim: o.Subject + "=" + o.Value + o.Unit, Recomputed: strings.Join(words, "+") + " = " + inUnit(sum, o), Consistent: same,
		Rounding: !same && roundingOf(figures).Cmp(sum.Sub(o.number).Abs()) >= 0}, figures...)
}

// doneWords are rates of things done against things to do.
var doneWords = newLexicon("完成率", "办结率", "整改率", "到位率", "完成比例", "化解率", "完成进度", "资金到位率", "兑付率")

// doneRates recomputes 任务30个，完成28个，完成率93.3% from the two figures of one
// unit right before the rate.
func (c *claimer) doneRates(v view) {
	for i := 2; i < len(v.found); i++ {
		f := &v.found[i]
		a, b := &v.found[i-2], &v.found[i-1]
		if f.is != other || !f.Percent() || doneWords.before(trimmed(f.label)) == "" || !exact(f) || !exact(a) || !exact(b) {
			continue
		}
		if a.is != level || b.is != level || unitRoot(a.Unit) != unitRoot(b.Unit) || v.apart(a, f) || a.scope != b.scope || f.scope != b.scope {
			continue
		}
		q, ok := num.Quo(b.number, a.number)
		if !ok {
			continue
		}
		same := shown(q, f)
		if !same && (q.Cmp(num.MustDecimal("0.5").Ratio()) < 0 || q.Cmp(num.MustDecimal("1.5").Ratio()) > 0) {
			continue
		}
		c.add(Claim{Rule: RuleDone, Claim: named(f), Recomputed: fmt.Sprintf("%s/%s*100 = %s%%", b.Value, a.Value, q.Percent(4)), Consistent: same, Rounding: !same && within(reach(b), reach(a), f)}, *f, *b, *a)
	}
}

// averages recomputes 人均接待费 and 车均运行维护费 from the amount and the number
// of the same thing in the paragraph.
func (c *claimer) averages(v view) {
	for i := range v.found {
		f := &v.found[i]
		over, of := "", []string{}
		switch {
		case !f.Money() || !exact(f):
			continue
		case strings.Contains(f.label, "人均"):
			over, of = afterWord(f.label, "人均"), []string{"人", "人次"}
		case hasAny(f.label, "车均", "单车"):
			over, of = afterWord(strings.ReplaceAll(f.label, "单车", "车均"), "车均"), []string{"辆", "台"}
		default:
			continue
		}
		over = strings.TrimRight(strings.TrimRight(over, "用支出为"), "费")
		top, bottom := v.nearest(i, func(x *Found) bool {
			return x.Money() && x.is == level && over != "" && strings.Contains(x.label, over)
		}), v.nearest(i, func(x *Found) bool {
			return x.is == level && (x.Unit == of[0] || x.Unit == of[1])
		})
		if top < 0 || bottom < 0 {
			continue
		}
		a, b := &v.found[top], &v.found[bottom]
		q, ok := num.Quo(a.number, b.number)
		if !ok {
			continue
		}
		same := q.Sub(f.number).Abs().Cmp(unitStep(f)) < 0 || average(a, b, f)
		if ratio, ok := num.Quo(q, f.number); same || ok && ratio.Cmp(num.MustDecimal("0.5").Ratio()) > 0 && ratio.Cmp(num.Int(2).Ratio()) < 0 {
			c.add(Claim{Rule: RuleAverage, Claim: named(f), Recomputed: fmt.Sprintf("%s/%s = %s", a.Value, b.Value, inUnit(q, f)), Consistent: same}, *f, *a, *b)
		}
	}
}

// average reports whether amount over number, the amount within its rounding,
// can print as the figure.
func average(a, b, f *Found) bool {
	r := reach(a)
	low, ok := num.Quo(r.Low, b.number)
	high, _ := num.Quo(r.High, b.number)
	return ok && num.Interval{Low: low, High: high}.Meets(reach(f))
}

func afterWord(s, w string) string {
	_, rest, _ := strings.Cut(s, w)
	return rest
}

// nearest returns the last figure before i that passes.
func (v view) nearest(i int, pass func(*Found) bool) int {
	for j := i - 1; j >= 0; j-- {
		if pass(&v.found[j]) {
			return j
		}
	}
	return -1
}

// forms compares the year's amount of a goal form with the amounts that its
// calculation lists. Forms print 万元 and people fill in 元, so both readings
// count.
func (c *claimer) forms(pieces []*piece) {
	var year *Found
	for _, p := range pieces {
		l := &c.lines[p.line]
		if l.Table == 0 || len(p.found) == 0 {
			continue
		}
		first := &p.found[0]
		cell, ok := l.CellAt(first.Start)
		switch {
		case !ok:
		case strings.Contains(cell.Side, "本年度项目金额") || strings.Contains(cell.Side, "年度资金申请总额"):
			year = first
		case strings.Contains(cell.Side, "测算") && year != nil && year.number.Sign() > 0:
			c.form(view{p, l}, year, l.Text[cell.Start:cell.End])
			year = nil
		}
	}
}

func (c *claimer) form(v view, year *Found, text string) {
	if strings.ContainsAny(text, "*×=＝+/") || hasAny(text, "其中", "合计", "共计", "总计", "每月", "单价", "标准为", "预付") {
		return
	}
	figures := []Found{*year}
	var sum num.Ratio
	var words []string
	for i := range v.found {
		if x := &v.found[i]; x.Money() && x.is == level && exact(x) {
			sum = sum.Add(x.number)
			words = append(words, x.Value)
			figures = append(figures, *x)
		}
	}
	if len(words) < 2 {
		return
	}
	yuan, _ := num.Quo(year.number, num.Int(10_000).Ratio())
	want := yuan
	if sum.Sub(year.number).Abs().Cmp(sum.Sub(yuan).Abs()) < 0 {
		want = year.number
	}
	off, _ := num.Quo(sum.Sub(want).Abs(), want)
	same := off.Cmp(num.MustDecimal("0.0005").Ratio()) <= 0
	if !same && off.Cmp(num.MustDecimal("0.2").Ratio()) > 0 {
		return
	}
	c.add(Claim{Rule: RuleSum, Claim: "分项合计=" + year.Value, Recomputed: strings.Join(words, "+") + " = " + inUnit(sum, &figures[1]), Consistent: same}, figures...)
}
