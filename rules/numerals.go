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

// moneyTalk reports a line that speaks of budget or spending.
func moneyTalk(s string) bool {
	return paper.HasAny(s, "预算", "决算", "支出", "收入", "拨款", "执行数")
}

// decimalsMixed finds amounts in 万元 with different numbers of decimals in one
// paragraph about the budget.
func decimalsMixed(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		if !moneyTalk(l.Text) {
			return
		}
		var first paper.Figure
		for _, t := range l.Figures() {
			switch {
			case t.Measured() != "万元" || t.Value.Sign() == 0 ||
				!paper.HasAny(paper.WordsBefore(l.Text, t.Start), "预算", "决算", "支出", "收入", "拨款", "执行"):
			case first.Text == "":
				first = t
			case t.Number.Scale() != first.Number.Scale():
				p.At(l, paper.Range{From: t.Start, To: t.End},
					fmt.Sprintf("同一段里“%s”有%d位小数，“%s”有%d位。", first.Text, first.Number.Scale(), t.Text, t.Number.Scale()), "金额统一保留两位小数")
				return
			}
		}
	})
	return check.Decided
}

// numberBroken finds a number that a line end cuts in two.
func numberBroken(p *check.Pass) check.Outcome {
	for i := 1; i < len(p.Pieces); i++ {
		a, b := &p.Pieces[i-1], &p.Pieces[i]
		if a.Kind != paper.BodyLine || b.Kind != paper.BodyLine || !digitEnd(a.Raw) || !broken.MatchString(b.Raw) {
			continue
		}
		if _, level, _ := paper.NumberMark(b.Raw); level > 0 || pageOnly(a.Raw) || pageOnly(b.Raw) {
			continue
		}
		tail := strings.TrimLeft(a.Raw[paper.Endings(a.Raw, 12):], " ")
		r := paper.Range{From: len(a.Raw) - 1, To: len(a.Raw)}
		p.Report(check.Finding{Site: a.Site(r), Line: a.Raw, Caret: paper.Runes(a.Raw) - 1,
			Message: "“" + tail + "”与下一行“" + paper.Clip(b.Raw, 12) + "”之间，数字被换行拆开。", Suggestion: "把拆开的数字接起来"})
	}
	return check.Decided
}

// broken is the rest of a number: digits, then decimals or a unit of money, not
// a year.
var broken = plain.NewExpr(`^(?:[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|[0-9]{4,}\.[0-9]+)(?:万|亿|元|%|个|人|户|家|件|项)`)

func digitEnd(s string) bool {
	return s != "" && (s[len(s)-1] >= '0' && s[len(s)-1] <= '9' || len(s) > 1 && strings.ContainsRune(".,", rune(s[len(s)-1])) &&
		s[len(s)-2] >= '0' && s[len(s)-2] <= '9')
}

func pageOnly(s string) bool {
	return strings.Trim(s, " 0123456789—–-第页共/") == "" && len(s) < 24 && s != "" && !strings.Contains(s, ".")
}

var doubled = plain.NewExpr(`翻(?:了)?(一|两|二|三)番`)

// doubling recomputes 翻番 where both values stand in the sentence.
func doubling(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("番") {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			m := doubled.FindStringSubmatchIndex(text)
			if m == nil {
				continue
			}
			old, now, ok := aroundFigures(text, m[0], m[1])
			if !ok {
				continue
			}
			seen = true
			times := map[string]int64{"一": 2, "两": 4, "二": 4, "三": 8}[text[m[2]:m[3]]]
			want := old.Envelope().Scale(num.Int(times).Ratio())
			if want.Meets(now.Envelope()) {
				continue
			}
			ratio, _ := num.Quo(now.Value, old.Value)
			p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]},
				fmt.Sprintf("“%s”应是原来的%d倍，但由%s到%s是%s倍。", text[m[0]:m[1]], times, old.Text, now.Text, paper.Short(ratio)), "按数据改写，或核对两个数")
		}
	})
	if !seen {
		return check.NotApplicable("没有写明前后两个数的“翻番”")
	}
	return check.Decided
}

// aroundFigures returns the last figure before and the first behind a stretch,
// where they are of one unit and the first is not zero.
func aroundFigures(text string, from, to int) (a, b paper.Figure, ok bool) {
	for _, t := range paper.FiguresOf(text) {
		switch {
		case t.End <= from:
			a = t
		case t.Start >= to && b.Text == "":
			b = t
		}
	}
	return a, b, a.Text != "" && b.Text != "" && a.Base == b.Base && a.Value.Sign() > 0
}

var riseBy = plain.NewExpr(`(?:由|从)([0-9.]+)(%|[\p{Han}]{1,3})(?:增加|提高|增长|上升|提升)了([0-9.]+)(%|[\p{Han}]{1,3})`)

var riseTo = plain.NewExpr(`(?:由|从)[0-9.]+(家|个|户|人|件|项|万元|亿元)(?:增加|增长)(?:到|至)[0-9.]+%`)

// riseToOrBy finds 了 before what is a new level, and 到 before what is a
// change.
func riseToOrBy(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("增加", "提高", "增长", "上升", "提升") {
			return
		}
		for _, m := range riseBy.FindAllStringSubmatchIndex(l.Text, -1) {
			old, err1 := num.ParseDecimal(l.Text[m[2]:m[3]])
			now, err2 := num.ParseDecimal(l.Text[m[6]:m[7]])
			if err1 != nil || err2 != nil || l.Text[m[4]:m[5]] != l.Text[m[8]:m[9]] || now.Cmp(old) <= 0 {
				continue
			}
			p.At(l, paper.Range{From: m[0], To: m[1]}, "“"+l.Text[m[0]:m[1]]+"”：后一个数比前一个大，像是达到的水平，却写成了增加的量。", "达到的水平用“到”，增加的量用“了”")
		}
		for _, m := range riseTo.FindAllStringIndex(l.Text, -1) {
			p.At(l, paper.Range{From: m[0], To: m[1]}, "“"+l.Text[m[0]:m[1]]+"”：百分数是增加的幅度，却写成了达到的水平。", "幅度用“增长了”，水平写出单位")
		}
	})
	return check.Decided
}

var plainRange = plain.NewExpr(`(?:^|[^0-9A-Za-z.~～—–－-])(([0-9]+(?:\.[0-9]+)?)%?(?:~|～|—|–|-|－)([0-9]+(?:\.[0-9]+)?)(?:%|个|家|人|天|次|项|件|户|万元|元|米|分钟|小时|倍|周))`)

// rangeReversed finds a range whose first number is the larger.
func rangeReversed(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if !strings.ContainsAny(l.Text, "~～—–-－") {
			continue
		}
		for _, m := range plainRange.FindAllStringSubmatchIndex(l.Text, -1) {
			low, err1 := num.ParseDecimal(l.Text[m[4]:m[5]])
			high, err2 := num.ParseDecimal(l.Text[m[6]:m[7]])
			year := m[5]-m[4] == 4 && paper.HasAny(l.Text[m[4]:m[4]+2], "19", "20")
			if err1 == nil && err2 == nil && low.Cmp(high) > 0 && !year {
				p.At(l, paper.Range{From: m[2], To: m[3]}, "范围“"+l.Text[m[2]:m[3]]+"”前大后小。", "小的数在前，大的在后")
			}
		}
	}
	return check.Decided
}

var rangeDash = plain.NewExpr(`[0-9]%?(~|～|—|–|-|－)[0-9]+(?:\.[0-9]+)?(?:%|个|家|人|天|次|项|件|户|月|年|万|元|米|分)`)

// dashesMixed finds several signs for ranges in one document.
func dashesMixed(p *check.Pass) check.Outcome {
	type use struct {
		n    int
		line *paper.Line
		at   paper.Range
	}
	uses := map[string]*use{}
	var order []string
	p.Bodies(func(l *paper.Line) {
		if !strings.ContainsAny(l.Text, "~～—–-－") {
			return
		}
		for _, m := range rangeDash.FindAllStringSubmatchIndex(l.Text, -1) {
			sign := strings.NewReplacer("～", "~", "－", "-", "–", "—").Replace(l.Text[m[2]:m[3]])
			if uses[sign] == nil {
				uses[sign] = &use{line: l, at: paper.Range{From: m[0], To: m[1]}}
				order = append(order, sign)
			}
			uses[sign].n++
		}
	})
	if len(order) < 2 {
		return check.Decided
	}
	least := slices.MinFunc(order, func(a, b string) int { return uses[a].n - uses[b].n })
	var parts []string
	for _, s := range order {
		parts = append(parts, fmt.Sprintf("“%s”%d处", s, uses[s].n))
	}
	p.At(uses[least].line, uses[least].at, "数字范围的连接号不统一："+strings.Join(parts, "、")+"。", "全文统一用“~”或“—”")
	return check.Decided
}
