package extract

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/num"
)

// sources are the words for where money comes from: amounts in a row that carry
// them are parts of the amount before.
var sources = newLexicon("中央", "央省", "省级", "省市", "自治区", "市级", "市县", "县级", "区级", "镇级", "本级", "自筹", "地方", "上级", "社会", "单位自筹", "省", "市", "县", "配套")

// ordinals are the labels of parts that were named before.
var ordinals = newLexicon("前两项", "前三项", "前四项", "第一项", "第二项", "第三项", "第四项", "第五项", "其余", "首项", "后两项")

// runs recomputes totals that stand before or behind a row of amounts without a
// word that says so: 安排19204万元，央省14059万元、市级1299万元…; 甲5万元、乙8万元，
// 合计13万元.
func (c *claimer) runs(v view) {
	for i := range v.found {
		f := &v.found[i]
		if !exact(f) {
			continue
		}
		if !f.Money() && f.Unit != "分" {
			c.counted(v, i)
			continue
		}
		if isTotal(f) {
			c.before(v, i)
		} else if f.is == level {
			c.behind(v, i)
		}
	}
}

// counted recomputes a total of anything behind a row that 、 joins: 1号路1.2公里、2号路0.9
// 公里，共计2.1公里.
func (c *claimer) counted(v view, i int) {
	f := &v.found[i]
	if !isTotal(f) || f.is != level || f.Percent() || i < 2 || !strings.HasPrefix(f.lead, "，") {
		return
	}
	parts := []int{i - 1}
	for j := i - 2; j >= 0 && strings.HasPrefix(v.between(v.found[j].End, v.found[j+1].Start), "、"); j-- {
		parts = append(parts, j)
	}
	for _, j := range parts {
		if x := &v.found[j]; x.Unit != f.Unit || x.is != level || !exact(x) || x.scope != f.scope {
			return
		}
	}
	slices.Reverse(parts)
	if first := v.found[parts[0]].lead; strings.HasPrefix(first, "、") || hasAny(first, "其中", "分别") {
		return
	} else if strings.Contains(first, "包括") { // 站所28个，包括甲13个、乙9个、丙6个，合计28个
		if h := parts[0] - 1; h < 0 || v.found[h].Unit != f.Unit || v.found[h].number.Cmp(f.number) != 0 {
			return
		}
	}
	c.runWithin(v, i, parts, v.found[parts[0]].number.Cmp(f.number) < 0, "0.5", "2")
}

// isTotal reports a figure that is introduced as a total of what stands before
// it.
func isTotal(f *Found) bool {
	if f.ofSum != nil {
		return false
	}
	text := strings.TrimLeft(f.lead, "，,、。；; ")
	for _, w := range []string{"合计", "共计", "总计", "总分", "共"} {
		if rest, ok := strings.CutPrefix(text, w); ok && len(rest) <= 15 {
			return true
		}
	}
	return false
}

// before compares a total with the row of amounts in front of it. A row that
// something else cuts off may be longer than it looks.
func (c *claimer) before(v view, i int) {
	f := &v.found[i]
	var parts []int
	whole := true
	for j := i - 1; j >= 0; j-- {
		x := &v.found[j]
		if x.scope != f.scope && v.inside(x.scope, f.scope) {
			continue // 产出得分47分（满分50分）
		}
		if unitRoot(x.Unit) != unitRoot(f.Unit) || x.scope != f.scope || x.is == change || x.is == prior || !exact(x) ||
			strings.ContainsAny(v.between(x.End, v.found[j+1].Start), "。") {
			whole = v.apart(x, &v.found[j+1])
			break
		}
		parts = append(parts, j)
	}
	slices.Reverse(parts)
	lead := strings.TrimLeft(f.lead, "，,、；; ")
	c.run(v, i, parts, whole && (strings.HasPrefix(lead, "合计") || strings.HasPrefix(lead, "总")))
}

// inside reports a bracket within a list; -1 is the text itself.
func (v view) inside(scope, list int) bool {
	for s := scope; s >= 0 && s != list; s = v.scopes[s].parent {
		if v.scopes[s].bracket && v.scopes[s].parent == list {
			return true
		}
	}
	return false
}

// behind compares an amount with the row of sources behind it.
func (c *claimer) behind(v view, i int) {
	f := &v.found[i]
	var parts []int
	// An amount of a source, or joined to the next by 、, is one of the row.
	sure := sources.at(strings.TrimPrefix(f.label, "其中")) == "" && (i+1 == len(v.found) || !strings.HasPrefix(v.between(f.End, v.found[i+1].Start), "、"))
	for j := i + 1; j < len(v.found); j++ {
		x := &v.found[j]
		gap := v.between(v.found[j-1].End, x.Start)
		if unitRoot(x.Unit) != unitRoot(f.Unit) || x.scope != f.scope || x.is != level || !exact(x) || strings.ContainsAny(gap, "。；;：:") ||
			j > i+1 && !strings.HasPrefix(gap, "、") && !strings.HasPrefix(gap, "，") && !strings.HasPrefix(gap, ",") {
			break
		}
		if label := strings.TrimPrefix(x.label, "其中"); sources.at(label) == "" && ordinals.at(label) == "" {
			break
		}
		parts = append(parts, j)
	}
	c.run(v, i, parts, sure)
}

// run adds the claim that an amount is the sum of others, where it is, or where
// it is sure that it should be.
func (c *claimer) run(v view, total int, parts []int, sure bool) {
	c.runWithin(v, total, parts, sure, "0.8", "1.25")
}

// runWithin is run for sums that are so many times the total at least and at most.
func (c *claimer) runWithin(v view, total int, parts []int, sure bool, low, high string) {
	if len(parts) < 2 {
		return
	}
	o := &v.found[total]
	if c.claims(RuleSum, o) {
		return
	}
	figures := []Found{*o}
	var sum num.Ratio
	room := slackOf(o)
	for _, i := range parts {
		room.add(&v.found[i])
		sum = sum.Add(v.times(i))
		figures = append(figures, v.found[i])
	}
	same := sum.Sub(o.number).Abs().Cmp(room.most()) <= 0
	if ratio, ok := num.Quo(sum, o.number); !same &&
		(!sure || !ok || ratio.Cmp(partOf(low)) < 0 || ratio.Cmp(partOf(high)) > 0) {
		return
	}
	c.add(Claim{Rule: RuleSum, Claim: o.Subject + "=" + o.Value + o.Unit, Recomputed: joinedSum(v.addends(parts)) + " = " + inUnit(sum, o), Consistent: same,
		Rounding: !same && !wholeThings(figures) && roundingOf(figures).Cmp(sum.Sub(o.number).Abs()) >= 0}, figures...)
}

// wholeThings reports numbers of things that nobody rounds: 13个, 9个.
func wholeThings(all []Found) bool {
	return !slices.ContainsFunc(all, func(x Found) bool {
		return x.Money() || x.Percent() || x.Unit == "分" || x.places > 0 || unitFactor(&x).Cmp(num.One) != 0
	})
}

// doneWords are rates of things done against things to do, taskWords the things
// to do.
var (
	doneWords = newLexicon("完成率", "办结率", "整改率", "到位率", "完成比例", "化解率", "完成进度", "资金到位率", "兑付率", "完成任务", "完成计划", "完成目标", "完成年度任务", "完成年度目标",
		"完成全年任务", "任务完成率", "目标完成率")
	taskWords = newLexicon("任务", "计划", "目标", "应", "指标", "受理", "发现", "下达")
)

// doneRates recomputes 任务30个，完成28个，完成率93.3% from the two figures of one
// unit before the rate; 两项均 speaks of all such pairs of the sentence.
func (c *claimer) doneRates(v view) {
	for i := range v.found {
		f := &v.found[i]
		if f.is == other && f.Percent() && exact(f) && c.saidBehind(v, f) || i < 2 {
			continue
		}
		label := strings.TrimSuffix(trimmed(f.label), "的")
		if label == "" && taskWords.find(v.found[i-1].label) != "" && strings.Contains(v.found[i-1].label, "完成") {
			label = "完成任务" // 完成年度目标1.8万人次的102.8%
		}
		if f.is != other || !f.Percent() || doneWords.before(label) == "" || !exact(f) {
			continue
		}
		all := hasAny(f.label, "均", "都")
		for j := i - 1; j >= 1; j-- {
			if strings.Contains(v.between(v.found[j].End, f.Start), "。") || !all && (j < i-1 || v.apart(&v.found[j-1], f)) {
				break
			}
			if c.donePair(v, f, j, all) {
				j--
			} else if all {
				break
			}
		}
	}
}

// donePair compares the figures before and at j with the rate; the task is below the
// line.
func (c *claimer) donePair(v view, f *Found, j int, named bool) bool {
	a, b := &v.found[j-1], &v.found[j]
	if f.Kind == ExecutionRate || a.Money() && strings.HasSuffix(trimmed(f.label), "到位率") {
		return false // recomputed with the rates of money
	}
	if a.is != level || b.is != level || !exact(a) || !exact(b) || unitRoot(a.Unit) != unitRoot(b.Unit) || a.scope != b.scope || v.apart(a, b) {
		return false
	}
	task, done := a, b
	if taskWords.find(b.label) != "" && taskWords.find(a.label) == "" {
		task, done = b, a
	} else if taskWords.find(a.label) == "" && named {
		return false
	}
	q, ok := num.Quo(done.number, task.number)
	if !ok {
		return false
	}
	if o := ownerOf(v.found, v.scopes, j-1); o >= 0 && done == a && !shown(q, f) { // 培训1200人次，其中男700、女500，完成计划1000人次的120%
		done = &v.found[o]
		q, _ = num.Quo(done.number, task.number)
	}
	same := shown(q, f)
	if rate, ok := strings.CutSuffix(trimmed(f.label), "率"); ok && !same && v.qualified(j+1, rate) {
		return false
	}
	if !same && !named && (q.Cmp(num.MustDecimal("0.5").Ratio()) < 0 || q.Cmp(num.MustDecimal("1.5").Ratio()) > 0) {
		return false
	}
	c.add(Claim{Rule: RuleDone, Claim: done.Subject + "完成" + f.Value + f.Unit,
		Recomputed: overHundred(done, task, q), Consistent: same, Rounding: !same &&
			within(reach(done), reach(task), f)}, *f, *done, *task)
	return true
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
		alone := top < 0
		if alone {
			top, bottom = v.averageOfOnly(i, over, of)
		}
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
			c.add(Claim{Rule: RuleAverage, Claim: named(f), Recomputed: fmt.Sprintf("%s/%s = %s", a.Value, b.Value, inUnit(q, f)),
				Consistent: same, Unsure: alone}, *f, *a, *b)
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
