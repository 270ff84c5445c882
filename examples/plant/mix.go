package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
	"strings"
)

// A figure is a whole number of its last printed place: 1250 with two places
// prints 12.50.
type figure struct {
	n      int
	places int
}

func (f figure) String() string {
	if f.places == 0 {
		return strconv.Itoa(f.n)
	}
	sign, n := "", f.n
	if n < 0 {
		sign, n = "-", -n
	}
	scale := pow10(f.places)
	return fmt.Sprintf("%s%d.%0*d", sign, n/scale, f.places, n%scale)
}

func pow10(n int) int {
	out := 1
	for range n {
		out *= 10
	}
	return out
}

// values are what a template's braces stand for: words and figures that agree
// with one another.
type values struct {
	words   map[string]string
	figures map[string]figure
}

// places are units that do not exist, each with the district above it and the
// short word for itself.
var places = []struct{ unit, area, short string }{
	{"望湖镇人民政府", "临江区", "镇"},
	{"石桥镇人民政府", "云岭县", "镇"},
	{"青杨街道办事处", "南浦区", "街道"},
	{"松林镇人民政府", "北渡县", "镇"},
	{"桂花街道办事处", "东塘区", "街道"},
}

// leaders are names of people in forms.
var leaders = []string{"陈立", "周敏", "吴海峰", "郑雨", "孙国强"}

// mix draws one set of values. What is a sum, a difference or a rate is reckoned
// from its parts.
func mix(r *rand.Rand) *values {
	v := &values{words: map[string]string{}, figures: map[string]figure{}}
	p := places[r.IntN(len(places))]
	v.words["单位"], v.words["地区"], v.words["级"] = p.unit, p.area, p.short
	v.words["负责人"], v.words["财务"] = leaders[r.IntN(2)], leaders[2+r.IntN(3)]
	year := 2023 + r.IntN(2)
	v.count("年", year)
	v.count("上年", year-1)
	v.count("下年", year+1)
	v.count("后年", year+2)
	v.money(r)
	v.goals(r)
	v.form(r)
	maps.Copy(v.words, city(r))
	return v
}

func (v *values) count(name string, n int) { v.figures[name] = figure{n, 0} }
func (v *values) fixed(name string, n int) { v.figures[name] = figure{n, 2} }

// sum sets a figure to the sum of others.
func (v *values) sum(name string, of ...string) {
	total := figure{places: v.figures[of[0]].places}
	for _, o := range of {
		total.n += v.figures[o].n
	}
	v.figures[name] = total
}

// less sets a figure to the difference of two.
func (v *values) less(name, a, b string) {
	v.figures[name] = figure{v.figures[a].n - v.figures[b].n, v.figures[a].places}
}

// share sets a figure to a share in hundredths of a percent, rounded half up.
func (v *values) share(name, part, whole string) {
	p, w := v.figures[part].n, v.figures[whole].n
	v.fixed(name, (p*10000*2+w)/(2*w))
}

// between draws a whole number from low to high.
func between(r *rand.Rand, low, high int) int { return low + r.IntN(high-low+1) }

// money draws budgets and spending, in ten-thousands with two places.
func (v *values) money(r *rand.Rand) {
	for i, low := range []int{300000, 120000, 60000} {
		n := strconv.Itoa(i + 1)
		v.fixed("项算"+n, between(r, low, low*2))
		v.fixed("项支"+n, v.figures["项算"+n].n-between(r, 200, low/25))
		v.fixed("项初"+n, v.figures["项算"+n].n-between(r, 100, low/30))
		v.share("项率"+n, "项支"+n, "项算"+n)
	}
	v.sum("项算", "项算1", "项算2", "项算3")
	v.sum("项支", "项支1", "项支2", "项支3")
	v.sum("项初", "项初1", "项初2", "项初3")
	v.fixed("基算", between(r, 400000, 900000))
	v.figures["基支"] = v.figures["基算"]
	v.figures["基初"] = v.figures["基算"]
	v.sum("年初", "基初", "项初")
	v.sum("预算", "基算", "项算")
	v.sum("支出", "基支", "项支")
	v.less("追加", "预算", "年初")
	v.less("结余", "预算", "支出")
	v.share("执行率", "支出", "预算")
	v.share("项占", "项支", "支出")
	v.fixed("基占", 10000-v.figures["项占"].n)
	v.fixed("接待", between(r, 150, 420))
	v.fixed("用车", between(r, 1500, 3200))
	v.sum("三公", "接待", "用车")
	v.fixed("三公少", between(r, 60, 220))
	v.sum("三公上年", "三公", "三公少")
	v.fixed("三公余", between(r, 100, 300))
	v.sum("三公算", "三公", "三公余")
	v.fixed("采购算", between(r, 80000, 160000))
	v.fixed("采购省", between(r, 2000, 4000))
	v.less("采购", "采购算", "采购省")
	v.fixed("基金", between(r, 12000, 30000))
	v.fixed("公用算", between(r, 40000, 60000))
	v.fixed("公用余", between(r, 500, 1500))
	v.less("公用", "公用算", "公用余")
}

// goals draws counts of work: targets, what was done, and what the parts are.
func (v *values) goals(r *rand.Rand) {
	v.count("编制", between(r, 60, 90))
	v.count("在职", v.figures["编制"].n-between(r, 1, 6))
	v.count("行政", between(r, 30, 40))
	v.less("事业", "在职", "行政")
	v.count("网点标", between(r, 20, 30))
	v.count("网点", v.figures["网点标"].n+between(r, 0, 1))
	v.count("网点一", between(r, 8, 12))
	v.less("网点二", "网点", "网点一")
	v.count("培训标", between(r, 30, 40))
	v.count("培训", v.figures["培训标"].n+between(r, 0, 2))
	v.count("修缮标", between(r, 6, 9))
	v.count("修缮", v.figures["修缮标"].n-1)
	v.count("步道", between(r, 2, 5))
	v.count("走访标", between(r, 300, 400))
	v.count("走访", v.figures["走访标"].n+between(r, 1, 20))
	v.count("满意标", 90)
	v.fixed("满意", 100*between(r, 91, 97)+between(r, 1, 9)*10)
	v.figures["满意"] = figure{v.figures["满意"].n / 10, 1}
	v.count("投诉上年", between(r, 120, 180))
	v.count("投诉少", between(r, 15, 40))
	v.less("投诉", "投诉上年", "投诉少")
	v.count("企业上年", 80)
	v.count("企业", 100)
	v.fixed("得分", between(r, 9300, 9880))
	v.count("项目数", 3)
}

// form draws the money of one project's form: a rate in whole percents, so that
// the points of the rate are exact.
func (v *values) form(r *rand.Rand) {
	unit := between(r, 120, 300)
	rate := between(r, 91, 97)
	v.fixed("表算", unit*100)
	v.fixed("表支", unit*rate)
	v.fixed("表转", between(r, 300, 800))
	v.less("表款算", "表算", "表转")
	v.less("表款支", "表支", "表转")
	v.figures["表初"] = v.figures["表款算"]
	v.share("表率", "表支", "表算")
	v.figures["表分"] = figure{v.figures["表率"].n / 10, 2}
	v.fixed("表和", v.figures["表分"].n+8900)
}

// expand fills the braces of a text: {名} is the value, {off 名} the same with a
// slip, {名+5} and {名-1.25} are the figure moved by so much, printed with the
// same places.
func (v *values) expand(text string) (string, error) {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String(), nil
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			return "", fmt.Errorf("no closing brace behind %q", before)
		}
		value, err := v.value(name)
		if err != nil {
			return "", err
		}
		b.WriteString(value)
		text = after
	}
}

func (v *values) value(name string) (string, error) {
	if w, ok := v.words[name]; ok {
		return w, nil
	}
	if of, ok := strings.CutPrefix(name, "off "); ok {
		w, err := v.value(of)
		return off(w), err
	}
	i := strings.IndexAny(name, "+-")
	if i < 0 {
		i = len(name)
	}
	f, ok := v.figures[name[:i]]
	if !ok {
		return "", fmt.Errorf("no value %q", name)
	}
	if i == len(name) {
		return f.String(), nil
	}
	whole, part, _ := strings.Cut(name[i+1:], ".")
	if len(part) > f.places {
		return "", fmt.Errorf("%q has more places than its figure", name)
	}
	n, err := strconv.Atoi(whole + part + strings.Repeat("0", f.places-len(part)))
	if err != nil {
		return "", fmt.Errorf("reading %q: %w", name, err)
	}
	if name[i] == '-' {
		n = -n
	}
	return figure{f.n + n, f.places}.String(), nil
}
