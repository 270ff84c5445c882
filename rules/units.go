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

// eachOne is of money for one of many: 场均支出, 每户支出. It may be in another unit than the
// money for all.
var eachOne = plain.NewExpr(`[人户场次件日月年亩村期家班台辆生天课项处]均|平均|每|单价|标准|单位成本|单位造价`)

// moneyUnitsMixed finds 元, 万元 and 亿元 among the budget figures of one
// paragraph.
func moneyUnitsMixed(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		if !moneyTalk(l.Text) {
			return
		}
		var first paper.Figure
		for _, t := range l.Figures() {
			if t.Base != "元" || !paper.HasAny(paper.WordsBefore(l.Text, t.Start), "预算", "决算", "支出", "收入", "拨款", "执行数", "结转", "结余") ||
				eachOne.MatchString(paper.WordsBefore(l.Text, t.Start)) {
				continue
			}
			if first.Text == "" {
				first = t
			} else if t.Scale != first.Scale {
				p.At(l, paper.Range{From: t.Start, To: t.End},
					fmt.Sprintf("同一段里预算数有的用“%s”（%s），有的用“%s”（%s）。", first.Measured(), first.Text, t.Measured(), t.Text),
					"统一用“"+first.Measured()+"”")
				return
			}
		}
	})
	return check.Decided
}

// mostSame is with how many places of one number another place is compared.
const mostSame = 100

// personsOrTimes finds one number once as 人 and once as 人次.
func personsOrTimes(p *check.Pass) check.Outcome {
	type seen struct {
		line *paper.Line
		tok  paper.Figure
	}
	pairs := map[string]string{"人": "人次", "户": "户次", "家": "家次", "人次": "人", "户次": "户", "家次": "家"}
	found := map[string][]seen{}
	p.Bodies(func(l *paper.Line) {
		if !l.Has("人次", "户次", "家次", "人", "户", "家") {
			return
		}
		for _, t := range l.Figures() {
			other, ok := pairs[t.Unit]
			if !ok || t.Value.Cmp(num.Int(10).Ratio()) < 0 {
				continue
			}
			for _, s := range found[t.Value.String()+other] {
				if related(paper.WordsBefore(s.line.Text, s.tok.Start), paper.WordsBefore(l.Text, t.Start)) {
					p.At(l, paper.Range{From: t.Start, To: t.End}, fmt.Sprintf("同一个数，前面写“%s”，这里写“%s”。", s.tok.Text, t.Text),
						"核对口径，前后统一", s.line.Site(paper.Range{From: s.tok.Start, To: s.tok.End}))
					return
				}
			}
			if key := t.Value.String() + t.Unit; len(found[key]) < mostSame {
				found[key] = append(found[key], seen{l, t})
			}
		}
	})
	return check.Decided
}

// related reports two labels that share two neighbouring characters.
func related(a, b string) bool {
	rs := []rune(a)
	for i := 0; i+1 < len(rs); i++ {
		if strings.Contains(b, string(rs[i:i+2])) {
			return true
		}
	}
	return false
}

// A form is one way to write a thing, with the places that do so.
type form struct {
	line *paper.Line
	at   paper.Range
	n    int
}

// minority reports the rarer of two or more forms, with the counts of all.
func minority(p *check.Pass, forms map[string]*form, what, suggest string) {
	if len(forms) < 2 {
		return
	}
	names := make([]string, 0, len(forms))
	for k := range forms {
		names = append(names, k)
	}
	slices.Sort(names)
	least, most := names[0], names[0]
	var parts []string
	for _, k := range names {
		parts = append(parts, fmt.Sprintf("“%s”%d处", k, forms[k].n))
		if forms[k].n < forms[least].n {
			least = k
		}
		if forms[k].n > forms[most].n {
			most = k
		}
	}
	if least == most {
		least = names[len(names)-1]
	}
	f := forms[least]
	p.At(f.line, f.at, what+"写法不统一："+strings.Join(parts, "、")+"。", strings.ReplaceAll(suggest, "%", most))
}

func count(forms map[string]*form, name string, l *paper.Line, r paper.Range) {
	if forms[name] == nil {
		forms[name] = &form{line: l, at: r}
	}
	forms[name].n++
}

// measuresMixed finds a noun counted with two measure words.
func measuresMixed(p *check.Pass) check.Outcome {
	lex := p.Lexicon().Measures
	byNoun := map[string]map[string]*form{}
	p.Bodies(func(l *paper.Line) {
		for noun, words := range lex {
			if !l.Has(noun) {
				continue
			}
			for _, t := range l.Figures() {
				if !slices.Contains(words, t.Unit) || !counted(l.Text, t, noun) {
					continue
				}
				if byNoun[noun] == nil {
					byNoun[noun] = map[string]*form{}
				}
				count(byNoun[noun], t.Unit, l, paper.Range{From: t.Start, To: t.End})
			}
		}
	})
	nouns := make([]string, 0, len(byNoun))
	for n := range byNoun {
		nouns = append(nouns, n)
	}
	slices.Sort(nouns)
	for _, n := range nouns {
		minority(p, byNoun[n], "“"+n+"”的量词", "统一用“%”")
	}
	return check.Decided
}

// counted reports whether a noun stands directly behind a figure, or directly
// before it.
func counted(text string, t paper.Figure, noun string) bool {
	rest := text[t.End:]
	if i := strings.IndexAny(rest, "，。；：、（）“”"); i >= 0 {
		rest = rest[:i]
	}
	return strings.HasPrefix(rest, noun) || strings.HasSuffix(strings.TrimRight(text[:t.Start], "”"), noun)
}

// lengthsMixed finds two names of one unit in one document.
func lengthsMixed(p *check.Pass) check.Outcome {
	groups := []map[string]*form{{}, {}}
	names := map[string]int{"公里": 0, "千米": 0, "平方米": 1, "㎡": 1, "平米": 1, "m²": 1}
	p.Bodies(func(l *paper.Line) {
		if !l.Has("公里", "千米", "㎡", "平米", "平方米", "m²") {
			return
		}
		for _, t := range l.Tokens() {
			if g, ok := names[t.Unit]; ok && t.Counts() {
				count(groups[g], t.Unit, l, paper.Range{From: t.Start, To: t.End})
			}
		}
	})
	minority(p, groups[0], "长度单位", "统一用“%”")
	minority(p, groups[1], "面积单位", "统一用“平方米”")
	return check.Decided
}

var moneyHeads = []string{"预算数", "决算数", "执行数", "支出", "收入", "金额", "资金", "拨款", "合计"}

// columnWithoutUnit wants every column of amounts to name its unit in the head,
// the caption or the cells.
func columnWithoutUnit(p *check.Pass) check.Outcome {
	if len(p.Tables) == 0 {
		return check.NotApplicable("文件里没有表格")
	}
	for _, g := range p.Tables {
		if g.Unit != "" || paper.HasAny(g.Caption, "元") || unitAbove(p, g) ||
			slices.ContainsFunc(g.Lines, func(l *paper.Line) bool { return paper.HasAny(l.Text, "万元", "亿元", "（元") }) {
			continue
		}
		if head, ok := amountHead(g); ok {
			p.Line(head, "“"+head.Text+"”一栏是金额，表头、表注和栏内都没有写计量单位。", "在表头或表的右上方写明“单位：万元”")
		}
	}
	return check.Decided
}

var unitOfMoney = plain.NewExpr(`单位[：:\s]*(?:人民币)?(?:亿|千万|百万|万|千)?元`)

// unitAbove reports a unit of money in one of the lines right above a table, such as that
// below its title: （2027年度） 金额单位：万元.
func unitAbove(p *check.Pass, g *paper.Grid) bool {
	if len(g.Lines) == 0 {
		return false
	}
	for up := g.Lines[0].Index - 1; up >= max(0, g.Lines[0].Index-3); up-- {
		if l := p.Lines[up]; l.Table != nil {
			return false
		} else if unitOfMoney.MatchString(l.Text) {
			return true
		}
	}
	return false
}

// amountHead returns the head of the first column that holds amounts.
func amountHead(g *paper.Grid) (*paper.Line, bool) {
	for r, row := range g.Cells {
		for c, l := range row {
			if l == nil || paper.IsNumber(l.Text) || paper.Runes(l.Text) > 16 || !paper.HasAny(l.Text, moneyHeads...) ||
				paper.HasAny(l.Text, "率", "%", "情况", "分") {
				continue
			}
			if below := g.At(r+1, c); below != nil && below != l {
				if d, ok := paper.DecimalOf(below.Text); ok && d.Scale() > 0 && !strings.ContainsAny(below.Text, "%％") && !below.Yuan() {
					return l, true
				}
			}
		}
	}
	return nil, false
}

// tableOffByTenThousand finds an amount of a table that is ten thousand times
// the text's, or the other way about.
func tableOffByTenThousand(p *check.Pass) check.Outcome {
	if len(p.Tables) == 0 {
		return check.NotApplicable("文件里没有表格")
	}
	stated := map[string][]statedAmount{}
	p.Bodies(func(l *paper.Line) {
		for _, t := range l.Figures() {
			if t.Base == "元" && t.Value.Sign() > 0 {
				name := strings.TrimRight(paper.WordsBefore(l.Text, t.Start), "为是共达约")
				stated[name] = append(stated[name], statedAmount{l, t})
			}
		}
	})
	for _, g := range p.Tables {
		if g.Unit == "" {
			continue
		}
		for r := range g.Cells {
			for c, l := range g.Cells[r] {
				compareScale(p, g, r, c, l, stated)
			}
		}
	}
	return check.Decided
}

type statedAmount struct {
	line *paper.Line
	tok  paper.Figure
}

func compareScale(p *check.Pass, g *paper.Grid, r, c int, l *paper.Line, stated map[string][]statedAmount) {
	if l == nil {
		return
	}
	d, ok := paper.DecimalOf(l.Text)
	if !ok || d.Sign() <= 0 {
		return
	}
	unit := l.Amount().Unit()
	if unit == "" {
		return
	}
	value := d.Ratio().Mul(paper.ScaleOf(unit))
	for _, name := range []string{g.Text(r, 0), g.Text(0, c), g.Text(r, c-1)} {
		for _, s := range stated[paper.PlainHead(name)] {
			if q, ok := num.Quo(value, s.tok.Value); ok && (nearPower(q) || nearPower(inverse(q))) {
				p.At(l, l.All(), fmt.Sprintf("表中“%s”是%s%s，正文写的是%s，相差约一万倍，单位可能写错。", paper.PlainHead(name), d, unit,
					s.tok.Text), "核对表注的单位和数",
					s.line.Site(paper.Range{From: s.tok.Start, To: s.tok.End}))
				return
			}
		}
	}
}

func inverse(r num.Ratio) num.Ratio {
	q, _ := num.Quo(num.One, r)
	return q
}

// nearPower reports a ratio within 1 % of ten thousand or a hundred million.
func nearPower(q num.Ratio) bool {
	for _, p := range []int64{10_000, 100_000_000} {
		want := num.Int(p).Ratio()
		if q.Sub(want).Abs().Mul(num.Int(100).Ratio()).Cmp(want) <= 0 {
			return true
		}
	}
	return false
}
