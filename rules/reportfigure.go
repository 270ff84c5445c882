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

const (
	numberExpr = `([0-9][0-9,]*(?:\.[0-9]+)?)`
	// growthAfter is a percentage of growth in the next clause, or the one after
	// this year's value.
	growthAfter = `[，；](?:(?:本年|今年|当年|20[0-9]{2}年)[^，。；]{0,24}[，；])?(?:同比|比上年|较上年|比去年|较去年|较基期)?(?:增长|增加|上升|提高|增幅|升幅)(?:率|了|幅度)?(?:为|达到|达)?[0-9.]+%`
	unitExpr    = `(亿元|万元|元|%|个百分点|[\p{Han}]{0,3}?)`
)

// mostPairs bounds the indicators times lines that are compared.
const mostPairs = 5_000_000

// textAgainstForm wants the result of an indicator to be the same in the text
// and in the table.
func textAgainstForm(p *check.Pass) check.Outcome {
	rows := p.Indicators()
	if len(rows) == 0 {
		return noIndicators
	}
	if len(rows)*len(p.Lines) > mostPairs {
		return check.Undecided("表和正文太大，没有逐项对照")
	}
	compared := false
	for i := range rows {
		r := &rows[i]
		m := paper.Operator.FindStringSubmatch(paper.CellText(r.Actual))
		if m == nil || m[1] != "" || paper.Runes(r.Name) < 4 {
			continue
		}
		want, err := num.ParseDecimal(m[2])
		unit := strings.TrimSpace(m[3]) + paper.CellText(r.Unit)
		if err != nil || unit == "" {
			continue
		}
		for _, l := range p.Lines {
			if l.Kind != paper.BodyLine || !p.InResults(l) {
				continue
			}
			at, shown, ok := afterName(l, r.Name, unit)
			if !ok {
				at, shown, ok = afterStem(l, r.Name, unit)
			}
			if !ok {
				continue
			}
			if compared = true; !sameRounded(want, shown) {
				p.At(l, at, fmt.Sprintf("“%s”正文写%s，表里写%s，两处不一致。", r.Name, at.Of(l.Text), paper.CellText(r.Actual)),
					"核对佐证资料，两处改成一个数", r.Actual.Site(r.Actual.All()))
			}
		}
	}
	if !compared {
		return check.NotApplicable("正文没有写表里指标的完成值")
	}
	return check.Decided
}

// sameRounded reports two printed numbers that are one, the finer rounded to the
// digits of the other.
func sameRounded(a, b num.Decimal) bool {
	scale := min(a.Scale(), b.Scale())
	return a.Ratio().Round(scale, num.HalfUp).Cmp(b.Ratio().Round(scale, num.HalfUp)) == 0
}

// afterName returns the first figure of a unit directly behind a name.
func afterName(l *paper.Line, name, unit string) (paper.Range, num.Decimal, bool) {
	if !strings.Contains(l.Text, name) {
		return paper.Range{}, num.Decimal{}, false
	}
	end := strings.Index(l.Text, name) + len(name)
	for _, t := range l.Figures() {
		if t.Start < end {
			continue
		}
		between := l.Text[end:t.Start]
		if paper.Runes(between) > 6 || strings.ContainsAny(between, "，。；、") ||
			paper.HasAny(between, "目标", "计划", "指标", "增", "减", "较", "比", "提高", "下降") || t.Approx != "" || t.Scale+t.Unit != unit {
			break
		}
		return paper.Range{From: t.Start, To: t.End}, t.Number, true
	}
	return paper.Range{}, num.Decimal{}, false
}

// countNames end the names of indicators that count what they name.
var countNames = []string{"场次", "次数", "人数", "人次", "户数", "家数", "件数", "处数", "个数", "数量", "数"}

// doing are verbs between which and a figure nothing stands but what was done.
var doing = []string{"开办", "举办", "组织", "开展", "完成", "实施", "进行", "新增", "新建", "走访", "改造"}

// afterStem returns the figure right behind what an indicator counts, where a
// verb stands before it: 36场 of 全年开办技能培训36场 for 技能培训场次.
func afterStem(l *paper.Line, name, unit string) (paper.Range, num.Decimal, bool) {
	stem := name
	for _, s := range countNames {
		if stem = strings.TrimSuffix(name, s); stem != name {
			break
		}
	}
	at := strings.Index(l.Text, stem)
	if stem == name || paper.Runes(stem) < 4 || at < 0 || strings.Count(l.Text, stem) > 1 ||
		paper.HasAny(paper.Clause(l.Text, at), "其中", "上年", "计划", "目标") {
		return paper.Range{}, num.Decimal{}, false
	}
	ends := func(verb string) bool { return strings.HasSuffix(l.Text[:at], verb) }
	if !slices.ContainsFunc(doing, ends) && !slices.ContainsFunc(doing, func(v string) bool { return strings.HasPrefix(stem, v) && at == 0 }) {
		return paper.Range{}, num.Decimal{}, false
	}
	for _, t := range l.Figures() {
		if t.Start == at+len(stem) && t.Approx == "" && t.Scale+t.Unit == unit {
			return paper.Range{From: t.Start, To: t.End}, t.Number, true
		}
	}
	return paper.Range{}, num.Decimal{}, false
}

var (
	zeroThen = plain.NewExpr(`(?:上年|去年|上年度|上年同期|去年同期|前一年|基期|基数|20[0-9]{2}年)[^，。；0-9]{0,16}?(?:为|是|：)?[0零](?:\.0+)?(?:亿元|万元|元|个|项|件|家|人次|人|次|场|起)?）?` + growthAfter)
	noneThen = plain.NewExpr(`(?:上年|去年|上年同期|去年同期|20[0-9]{2}年)(?:度)?(?:没有|无|未发生|未安排|未列支|未开展)[^，。；0-9]{0,16}` + growthAfter)
	fromZero = plain.NewExpr(`[由从](?:上年的|去年的|年初的)?[0零](?:\.0+)?(?:亿元|万元|元|个|项|件|家|人次|人|次|场|起)?(?:增加|增长|提高|上升|增|升)(?:至|到|为)[^，。；]{0,16}` + growthAfter)
)

// zeroBase finds a percentage of growth from nothing.
func zeroBase(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("%") || !l.Has("增", "上升", "提高", "升幅") {
			return
		}
		seen = true
		for _, re := range []*plain.Expr{zeroThen, noneThen, fromZero} {
			m := re.FindStringIndex(l.Text)
			if m == nil || paper.HasAny(l.Text[m[0]:m[1]], "无法计算", "不可比", "不计算", "不作比较", "百分点") {
				continue
			}
			r := paper.Range{From: strings.LastIndex(l.Text[:m[1]], "，"), To: m[1]}
			if r.From < m[0] {
				r.From = m[0]
			} else {
				r.From += len("，")
			}
			p.At(l, r, "上年是0，没有基数，算不出增减幅度，写的是“"+paper.Clip(r.Of(l.Text), 24)+"”。", "只写本年数和增加额，注明上年为0")
			return
		}
	})
	if zeroBaseInTables(p) {
		seen = true
	}
	if !seen {
		return check.NotApplicable("没有写增减幅度")
	}
	return check.Decided
}

func zeroBaseInTables(p *check.Pass) (seen bool) {
	for _, g := range p.Tables {
		base, at, ok := g.Col("上年数", "上年决算数", "上年执行数", "上年", "上年支出", "上年同期", "上年完成数", "基期数", "上年决算")
		rate, _, ok1 := g.Col("增长率", "增减率", "增幅", "增长", "同比增长", "增减幅度", "增减", "变动率", "增长幅度", "增减百分比")
		if !ok || !ok1 {
			continue
		}
		for r := at + 1; r < len(g.Cells); r++ {
			b, ok := paper.DecimalOf(g.Text(r, base))
			shown := g.Text(r, rate)
			v, ok1 := paper.DecimalOf(strings.TrimSuffix(shown, "%"))
			if seen = seen || ok; ok && b.Sign() == 0 && ok1 && v.Sign() != 0 &&
				(strings.HasSuffix(shown, "%") || strings.Contains(headAbove(g, r, rate), "%") ||
					strings.Contains(headAbove(g, r, rate), "率") || strings.Contains(headAbove(g, r, rate), "幅")) {
				p.Line(g.At(r, rate), fmt.Sprintf("“%s”上年是0，没有基数，算不出增减幅度，写的是%s。", g.Text(r, 0), shown), "增减幅度一栏写“—”")
			}
		}
	}
	return seen
}

// headAbove returns the nearest cell above that is no number.
func headAbove(g *paper.Grid, row, col int) string {
	for r := row - 1; r >= 0; r-- {
		if s := g.Text(r, col); s != "" && !paper.IsNumber(s) {
			return s
		}
	}
	return ""
}

const (
	upWords   = `增加|增长|提高|上升|提升|扩大|增|升`
	downWords = `减少|下降|降低|缩短|压减|回落|减|降`
)

var (
	fromTo = plain.NewExpr(`[由从](?:上年的?|去年的?|20[0-9]{2}年的?|年初的?|上年同期的?)?` + numberExpr + unitExpr + `(` + upWords + `|` + downWords +
		`)(?:至|到|为|成)` + numberExpr + unitExpr + `(?:[，。；、）（]|$)`)
	nowLast = plain.NewExpr(numberExpr + unitExpr + `，(?:而)?(?:上年|去年|上年度|上年同期|去年同期)(?:度)?(?:支出|收入|为|是|完成|的|数|实际){0,3}` + numberExpr +
		unitExpr + `，(?:同比|比上年|较上年|较去年|比去年)?(` + upWords + `|` + downWords + `|基本持平|持平)`)
	thanLast = plain.NewExpr(numberExpr + unitExpr + `，(?:比|较)(?:上年|去年)(?:度|同期)?(?:的)?` + numberExpr + unitExpr + `(` + upWords + `|` +
		downWords + `|基本持平|持平)`)
	minusWay = plain.NewExpr(`(增加|增长|提高|上升|减少|下降|降低)(?:了)?[-－−][0-9]+(?:\.[0-9]+)?(?:%|万元|亿元|元|个百分点)`)
)

// noVerbBehind matches what makes 增, 减, 升 or 降 a part of another word: 增减率, 增值税, 升级, 减免.
var noVerbBehind = plain.NewExpr(`^[\p{Han}]`)

// verbBehind matches what may stand behind them: 增至, 增了, 增幅, 增收.
var verbBehind = plain.NewExpr(`^[了至到为幅长加收支产速少低升高]`)

// directionWord wants 增加, 减少 and 持平 to agree with the two figures beside
// them.
func directionWord(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("增", "减", "升", "降", "提高", "扩大", "缩短", "持平", "回落") {
			return
		}
		for _, m := range fromTo.FindAllStringSubmatchIndex(l.Text, -1) {
			// old, unit, word, new, unit
			if way(p, l, m, [5]int{1, 2, 4, 5, 3}) {
				seen = true
			}
		}
		for _, re := range []*plain.Expr{nowLast, thanLast} {
			for _, m := range re.FindAllStringSubmatchIndex(l.Text, -1) {
				if i := strings.LastIndexAny(l.Text[:m[0]], "，。；：、"); i >= 0 && strings.HasPrefix(l.Text[i:], "、") {
					continue // the last of a row: what was compared may be their sum
				}
				if way(p, l, m, [5]int{3, 4, 1, 2, 5}) {
					seen = true
				}
			}
		}
		for _, m := range minusWay.FindAllStringSubmatchIndex(l.Text, -1) {
			seen = true
			word := l.Text[m[2]:m[3]]
			p.Report(check.Finding{Severity: check.Warning, Site: l.Site(paper.Range{From: m[0], To: m[1]}), Line: l.Text,
				Caret:   l.RunesTo(m[0]),
				Message: fmt.Sprintf("“%s”：词是“%s”，数是负的，意思相反。", l.Text[m[0]:m[1]], word), Suggestion: "去掉负号，改用意思相合的词，如“下降”"})
		}
	})
	if !seen {
		return check.NotApplicable("没有前后两个数都写出的增减")
	}
	return check.Decided
}

// way compares old and new value with the word between or behind them; g names
// the groups of old value and unit, new value and unit, and word. It returns
// false where they cannot be compared.
func way(p *check.Pass, l *paper.Line, m []int, g [5]int) bool {
	of := func(k int) string { return l.Text[m[2*k]:m[2*k+1]] }
	oldUnit, newUnit, word := of(g[1]), of(g[3]), of(g[4])
	if paper.Runes(word) == 1 && noVerbBehind.MatchString(l.Text[m[2*g[4]+1]:]) && !verbBehind.MatchString(l.Text[m[2*g[4]+1]:]) {
		return false
	}
	if oldUnit != newUnit && oldUnit != "" && newUnit != "" {
		return false
	}
	was, e1 := num.ParseDecimal(strings.ReplaceAll(of(g[0]), ",", ""))
	now, e2 := num.ParseDecimal(strings.ReplaceAll(of(g[2]), ",", ""))
	if e1 != nil || e2 != nil {
		return false
	}
	is, fits := "持平", false
	switch c := now.Cmp(was); {
	case c > 0:
		is = "增加"
	case c < 0:
		is = "减少"
	}
	switch {
	case strings.Contains(word, "持平"):
		fits = nearlySame(was, now, word == "基本持平")
	case strings.Contains("|"+upWords+"|", "|"+word+"|"):
		fits = is == "增加"
	default:
		fits = is == "减少"
	}
	if fits || strings.Contains(word, "持平") && was.Sign() == 0 {
		return true
	}
	diff := now.Sub(was).Abs()
	unit := oldUnit
	if unit == "" {
		unit = newUnit
	}
	if unit == "%" {
		unit = "个百分点"
	}
	at := paper.Range{From: m[2*g[4]], To: m[2*g[4]+1]}
	said := fmt.Sprintf("%s了%s%s", is, diff, unit)
	if is == "持平" {
		said = "没有变化"
	}
	p.At(l, at, fmt.Sprintf("原来是%s%s，现在是%s%s，%s，写的是“%s”。", of(g[0]), oldUnit, of(g[2]), newUnit, said, word), "核对两个数和增减的词")
	return true
}

// nearlySame reports two values within half a percent, or within five where the
// word says 基本.
func nearlySame(was, now num.Decimal, roughly bool) bool {
	q, ok := num.Quo(now.Sub(was).Abs().Ratio(), was.Abs().Ratio())
	if !ok {
		return true
	}
	times := num.Int(200)
	if roughly {
		times = num.Int(20)
	}
	return q.Mul(times.Ratio()).Cmp(num.One) <= 0
}
