package dossier

import (
	"strings"
	"time"
	"unicode"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// A pairing is a figure that stands side by side from several grounds (核对): one
// of them counts and keeps the id, the others are called X-核对, X-核对2.
type pairing struct {
	id      string
	counts  string // 陈述, 台账, 公式, 预决算, 计算
	why     string // why they differ; empty where nobody has said
	at      fault.Place
	counted bool     // the one that counts is there
	others  []string // ids of the others
}

// grounds lists the words for what counts, each with the word it stands for.
var grounds = []struct{ word, means string }{{"陈述", "陈述"}, {"文件", "陈述"}, {"台账", "台账"}, {"取数", "台账"}, {"公式", "公式"}, {"派生", "公式"},
	{"预决算", "预决算"}, {"预算表", "预决算"}, {"计算", "计算"}}

// groundOf names the ground of a figure as a form would.
func groundOf(k fact.Kind) string {
	switch k {
	case fact.Stated, fact.Document:
		return "陈述"
	case fact.Ledger:
		return "台账"
	case fact.Budget:
		return "预决算"
	}
	return "公式"
}

// is reports whether a figure from a ground is the one that counts.
func (p *pairing) is(k fact.Kind) bool {
	ground := groundOf(k)
	return p.counts == ground || p.counts == "计算" && ground != "陈述" || p.counts == "预决算" && ground == "公式"
}

// pairings reads which figures are compared, before any figure is read.
func (l *loader) pairings(n plain.Node) {
	words := make([]string, len(grounds))
	for i, g := range grounds {
		words[i] = g.word
	}
	for _, x := range n.List("核对") {
		x.Only("事实", "为准", "差异说明")
		p := &pairing{id: x.Need("事实"), why: explanation(x.Text("差异说明")), at: x.Place()}
		x.Need("为准")
		word := x.OneOf("为准", words...)
		for _, g := range grounds {
			if g.word == word {
				p.counts = g.means
			}
		}
		if _, ok := l.paired[p.id]; ok {
			x.Bad("duplicate", "“核对”里“%s”写了两次", p.id)
			continue
		}
		l.paired[p.id] = p
		l.pairs = append(l.pairs, p)
	}
}

// beside gives a figure that is compared, and does not count, an id of its own.
func (l *loader) beside(f *fact.Fact, k fact.Kind) {
	p, ok := l.paired[f.ID]
	if !ok {
		return
	}
	if p.is(k) && !p.counted {
		p.counted = true
		return
	}
	if have, ok := l.year.Facts.Get(p.id); ok && p.is(k) && groundOf(have.Account.Kind) == groundOf(k) {
		return // two from one ground: the set refuses the second
	}
	f.ID = p.id + "-核对"
	if n := len(p.others) + 1; n > 1 {
		f.ID += num.Int(int64(n)).String()
	}
	f.Name += "（" + groundOf(k) + "）"
	p.others = append(p.others, f.ID)
}

// twice refuses a figure that has two grounds without a word about which counts;
// it reports whether it did.
func (l *loader) twice(f fact.Fact, k fact.Kind) bool {
	have, taken := l.year.Facts.Get(f.ID)
	if !taken || groundOf(have.Account.Kind) == groundOf(k) {
		return false
	}
	at, other := f.Account.Place, have.Account.Place.String()
	if at.File == "" { // sums of the budget stand nowhere
		at = have.Account.Place
	}
	if other == "" {
		other = FileLines
	}
	l.faults.Add(fault.New(fault.Conflict, at, "fact-duplicate", "“%s”既有%s（%s）又有%s；两个都要留的，在%s里写“核对: [{事实: %s, 为准: %s}]”，不要留的删去一个",
		f.ID, groundOf(have.Account.Kind), other, groundOf(k), FileFacts, f.ID, groundOf(have.Account.Kind)))
	return true
}

// unpaired refuses comparisons that lack a side; before formulas are computed, for
// they may rest on it.
func (l *loader) unpaired() {
	if len(l.faults) > 0 {
		return
	}
	for _, p := range l.pairs {
		switch {
		case !p.counted && len(p.others) == 0:
			l.bad(p.at, "compare", "“核对”的“%s”在档案里没有", p.id)
		case !p.counted:
			l.bad(p.at, "compare", "“%s”写明以%s为准，档案里却没有%s的数；请改“为准”", p.id, p.counts, p.counts)
		case len(p.others) == 0:
			l.bad(p.at, "compare", "“%s”只有一个来处，没有可以核对的另一个；请补上，或删去这一条", p.id)
		}
	}
}

// compare sets the figures side by side, once all have their values. A difference
// beyond rounding is an open point until it is explained.
func (l *loader) compare() {
	if !l.draft && len(l.faults) > 0 {
		return
	}
	for _, p := range l.pairs {
		f, ok := l.year.Facts.Get(p.id)
		if !ok {
			continue
		}
		c := fact.Comparison{Facts: p.others, Why: p.why}
		told := []string{"以" + groundOf(f.Account.Kind) + "为准：" + groundOf(f.Account.Kind) + valueText(f)}
		open := ""
		for _, id := range p.others {
			g, _ := l.year.Facts.Get(id)
			off, fits := differenceOf(f, g)
			switch {
			case f.Value.IsBlank() || g.Value.IsBlank():
				open = "还有一个没有数，核对不了"
				off = open
			case !fits:
				l.bad(p.at, "compare", "“%s”的%s是%s，%s是%s，不能比较；请改成同一种单位和写法", p.id, groundOf(f.Account.Kind), valueText(f),
					groundOf(g.Account.Kind), valueText(g))
			case off == "":
				off = "相同"
			default:
				c.Difference = strings.TrimPrefix(c.Difference+"；"+off, "；")
			}
			told = append(told, groundOf(g.Account.Kind)+valueText(g)+"，"+off)
		}
		if c.Difference != "" && p.why == "" {
			open = "没有说明"
		}
		switch {
		case open != "":
			told = append(told, open)
			l.notice(p.at, "compare-open", "“%s %s”%s；请核对，或在“核对”里写“差异说明”", p.id, f.Name, strings.Join(told, "；"))
		case c.Difference != "":
			told = append(told, "差异说明："+p.why)
		}
		c.Text = strings.Join(told, "；")
		l.year.Facts.Beside(p.id, c)
	}
}

// valueText prints a figure exactly, without its qualifier; a blank says so.
func valueText(f fact.Fact) string {
	if f.Value.IsBlank() {
		return "还没有数"
	}
	if f.Account.Kind != fact.Stated && f.Account.Kind != fact.Document {
		f.Qualifier, f.Display = "", fact.Display{} // as computed, not as printed
	}
	return f.Print().Text
}

// differenceOf returns by how much two figures differ beyond the rounding of a
// stated one, with its unit; empty where they agree. fits is false where they
// cannot be compared.
func differenceOf(a, b fact.Fact) (off string, fits bool) {
	switch {
	case a.Value.IsDay() && b.Value.IsDay():
		return daysApart(a.Value.Day, b.Value.Day), true
	case a.Value.IsWord() && b.Value.IsWord():
		if a.Value.Word == b.Value.Word {
			return "", true
		}
		return "不同", true
	case !a.Value.IsNumber() || !b.Value.IsNumber() || a.Value.Unit.Dimension() != b.Value.Unit.Dimension():
		return "", false
	}
	if covers(a, b) || covers(b, a) {
		return "", true
	}
	q, _ := b.Value.Quantity()
	other, _ := q.In(a.Value.Unit)
	d := fact.Fact{Value: fact.Number(a.Value.Number.Sub(other).Abs(), a.Value.Unit)}
	if d.Value.Unit == num.Pct {
		d.Value.Unit = num.MustUnit("个百分点")
	}
	for places := 2; places <= 8 && d.Value.Number.Round(places, num.HalfUp).Sign() == 0; places++ {
		d.Display = fact.Places(places + 1)
	}
	return "相差" + d.Print().Text, true
}

// covers reports whether a figure's exact value is among those that another one,
// as it is written, may stand for. What is computed stands for itself alone.
func covers(stated, exact fact.Fact) bool {
	q, _ := exact.Value.Quantity()
	p := stated.Print()
	v, err := q.In(p.Unit)
	if err != nil {
		return false
	}
	n := p.Number.Ratio()
	if k := stated.Account.Kind; k != fact.Stated && k != fact.Document {
		own, _ := stated.Value.Quantity()
		w, err := own.In(p.Unit)
		return err == nil && w.Cmp(v) == 0
	}
	unit := num.One
	for range p.Number.Scale() {
		unit, _ = num.Quo(unit, num.Int(10).Ratio())
	}
	switch stated.Qualifier {
	case "超", "余", "多", "逾": // 超1000 is anything from 1000 to the next thousand
		for p.Number.Scale() == 0 && n.Sign() > 0 && tenfold(n, unit) {
			unit = unit.Mul(num.Int(10).Ratio())
		}
		return v.Cmp(n) >= 0 && v.Cmp(n.Add(unit)) < 0
	}
	off, _ := num.Quo(unit, num.Int(2).Ratio())
	return v.Sub(n).Abs().Cmp(off) <= 0
}

// tenfold reports whether a number is a multiple of ten units.
func tenfold(n, unit num.Ratio) bool {
	q, _ := num.Quo(n, unit.Mul(num.Int(10).Ratio()))
	return q.IsInt()
}

// daysApart says by how many days two dates differ; empty where they are one.
func daysApart(a, b string) string {
	from, err := time.Parse(time.DateOnly, a)
	to, also := time.Parse(time.DateOnly, b)
	if a == b || err != nil || also != nil {
		return ""
	}
	n := int64(to.Sub(from) / (24 * time.Hour))
	return "相差" + num.Int(max(n, -n)).String() + "天"
}

// explanation is a text that explains something: at least four characters, and
// no promise to look into it. Anything else is none.
func explanation(s string) string {
	const least = 4
	s = strings.TrimSpace(s)
	words := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) || unicode.IsLetter(r) || unicode.IsDigit(r) {
			words++
		}
	}
	if words < least || strings.ContainsAny(s, "?？") || strings.HasPrefix(strings.Trim(s, "（()） "), "待") {
		return ""
	}
	return s
}
