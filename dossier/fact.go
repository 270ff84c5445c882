package dossier

import (
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// published is what the unit has made known of a figure: it must print so.
type published struct {
	prints    string
	statement fact.Statement
	at        fault.Place
	used      bool
}

var displayKeys = []string{"编号", "名称", "期间", "口径", "限定", "小数", "舍入", "显示单位", "大写", "单位"}

var qualifiers = []string{"预计", "超", "余", "多", "近", "约", "逾", "不低于", "至少", "累计"}

// add puts a fact into the set. A fact made from others is sample data where
// one of them is; what the unit published is not, and must print as published.
func (l *loader) add(f fact.Fact) {
	l.beside(&f, f.Account.Kind)
	if !l.twice(f, f.Account.Kind) {
		l.put(f)
	}
}

// put is add for a fact whose id is settled.
func (l *loader) put(f fact.Fact) {
	if f.Account.Kind == fact.Formula {
		f.Sample = false
		for _, in := range f.Account.Inputs {
			g, _ := l.year.Facts.Get(in)
			f.Sample = f.Sample || g.Sample
		}
	}
	if u := f.Display.Unit; f.Value.IsNumber() && !u.IsZero() && u.Dimension() != f.Value.Unit.Dimension() {
		l.bad(f.Account.Place, "display-unit", "“%s”的单位是“%s”，不能换算成显示单位“%s”", f.ID, f.Value.Unit, u)
	}
	if _, taken := l.year.Facts.Get(f.ID); !taken {
		l.publish(&f)
	}
	for _, e := range fault.All(l.year.Facts.Add(f)) {
		if e.Place.File == "" { // sums of the budget stand nowhere
			e.Place.File = l.linesFile
		}
		l.faults.Add(e)
	}
}

func (l *loader) publish(f *fact.Fact) {
	p, ok := l.published[f.ID]
	if !ok {
		return
	}
	p.used = true
	l.published[f.ID] = p
	f.Sample = false
	s := p.statement
	s.Published = true
	f.Account.Statement = &s
	if got := f.Print().Text; got != p.prints {
		l.bad(p.at, "published", "“%s %s”已公布为“%s”，现在算出来印作“%s”；请核对来源，或改“印作”", f.ID, f.Name, p.prints, got)
	}
}

func (l *loader) publications() {
	n, ok := l.yaml(FileFacts, false)
	if !ok {
		return
	}
	n.Only("陈述", "派生", "公布", "核对")
	l.pairings(n)
	for _, x := range n.List("公布") {
		x.Only("事实", "印作", "文件", "位置", "原文")
		id := x.Need("事实")
		if _, ok := l.published[id]; ok {
			x.Bad("duplicate", "“公布”里“%s”写了两次", id)
			continue
		}
		where := x.Text("位置")
		if original := x.Text("原文"); original != "" {
			where += "（原文印作“" + original + "”）"
		}
		l.published[id] = published{prints: x.Need("印作"), statement: fact.Statement{Document: x.Need("文件"), Place: where}, at: x.Place()}
	}
	l.done(n)
}

// definitions reads the derived facts, after the indicators whose names they
// take.
func (l *loader) definitions(n plain.Node) {
	for _, x := range n.List("派生") {
		x.Only(append(displayKeys, "公式")...)
		d := fact.Derived{Fact: l.head(x), Formula: x.Need("公式")}
		d.Fact.Account.Place = x.Get("公式").Place()
		d.Unit, _ = x.Unit("单位")
		l.define(d)
	}
}

// define puts a derived fact among the definitions; a second one of an id is
// refused at the place of the dossier's own.
func (l *loader) define(d fact.Derived) {
	l.beside(&d.Fact, fact.Formula)
	if l.twice(d.Fact, fact.Formula) {
		return
	}
	if i, ok := l.defined[d.Fact.ID]; ok && d.Fact.ID != "" {
		other, at := l.derived[i], d.Fact.Account.Place
		if at.File != FileFacts {
			at = other.Fact.Account.Place
		}
		l.bad(at, "fact-duplicate", "派生事实“%s”已有公式“%s”，不能再写一个；请改用另一个编号", d.Fact.ID, other.Formula)
		return
	}
	l.derives(d)
}

// derives takes a definition in.
func (l *loader) derives(d fact.Derived) {
	if _, ok := l.defined[d.Fact.ID]; !ok {
		l.defined[d.Fact.ID] = len(l.derived)
	}
	l.derived = append(l.derived, d)
}

// head reads what every fact of a file has: id, name, and how it is printed.
func (l *loader) head(x plain.Node) fact.Fact {
	f := fact.Fact{Period: x.Text("期间"), Scope: x.Text("口径"), Sample: l.year.Sample,
		Qualifier: fact.Qualifier(x.OneOf("限定", qualifiers...)), Account: fact.Account{Place: x.Place()}}
	if f.ID, f.Name = l.named(x); f.ID == "" {
		x.Bad("missing", "缺事实编号")
	}
	if places, ok := x.Int("小数", -12, 8); ok {
		f.Display.Places, f.Display.Fixed = places, true
	}
	if x.OneOf("舍入", "四舍五入", "只舍") == "只舍" {
		f.Display.Mode = num.Down
	}
	f.Display.Unit, _ = x.Unit("显示单位")
	f.Display.Words = x.Has("大写") && x.Bool("大写")
	return f
}

// named reads the id of a fact and what it is called: by itself, as its indicator is, or
// as its id.
func (l *loader) named(x plain.Node) (id, name string) {
	if id, name = x.Text("编号"), x.Text("名称"); id == "" {
		id = x.Text("事实")
	}
	if name == "" {
		name = id
	}
	if i, ok := l.year.IndicatorByCode(id); ok && name == id {
		name = i.Name
	}
	return id, name
}

func (l *loader) statements() {
	n, ok := l.yaml(FileFacts, false)
	if !ok {
		return
	}
	for _, x := range n.List("陈述") {
		x.Only(append(displayKeys, "值", "日期", "等次", "佐证", "位置", "科室")...)
		f := l.head(x)
		x = x.Named(f.ID + " " + f.Name)
		if unfilled(x) {
			l.notice(x.Place(), "value-open", "陈述“%s”还没有值", strings.TrimSpace(f.ID+" "+f.Name))
			l.add(l.blank(f, fact.Account{Kind: fact.Stated, Place: x.Place(), Text: "还没有填报"}))
			continue
		}
		l.value(x, &f)
		if l.ground(x, &f) && f.ID != "" {
			l.add(f)
		}
	}
	l.definitions(n)
	l.done(n)
}

// value reads 值 with its unit, 日期 or 等次: one of them.
func (l *loader) value(x plain.Node, f *fact.Fact) {
	given := 0
	for _, key := range []string{"值", "日期", "等次"} {
		if !x.Get(key).Blank() {
			given++
		}
	}
	if given != 1 {
		x.Bad("value", "陈述“%s”要写“值”（带“单位”）、“日期”或“等次”中的一个", f.ID)
		return
	}
	if day, ok := x.Day("日期"); ok {
		f.Value = fact.Day(day)
	} else if w := x.Text("等次"); w != "" {
		f.Value = fact.Word(w)
	} else {
		l.number(x, f)
	}
}

// number reads 值 as a number of its unit, which may stand behind it: 18家. Percentages
// and fractions of a percentage are kept as the number before the sign: 60% is 60
// of %.
func (l *loader) number(x plain.Node, f *fact.Fact) {
	u, _ := x.Unit("单位")
	if text := strings.TrimSpace(x.Text("值")); u != num.Pct && !u.IsZero() && (strings.HasSuffix(text, "%") || strings.HasSuffix(text, "％")) {
		x.Get("值").Bad("value", "“%s %s”填的“%s”是百分数，单位却是%s；按%s填", f.ID, f.Name, fault.Clip(text), u, u)
		return
	}
	if l.lastYears(x, f, u) {
		return
	}
	v, ok := x.Figure("值", u)
	if !ok {
		return
	}
	f.Value = fact.Number(v.Value, v.Unit)
	if v.Fixed && !f.Display.Fixed && f.Display.Unit.IsZero() {
		f.Display.Places, f.Display.Fixed = v.Places, true
	}
}

// lastYears reads a fraction, as the value of the year before is kept exactly: 600/19 万元.
// A person who types one is asked for what it is.
func (l *loader) lastYears(x plain.Node, f *fact.Fact, u num.Unit) bool {
	text := x.Text("值")
	if u.IsZero() || u == num.Pct || !strings.HasSuffix(f.ID, "-上年") || !strings.Contains(text, "/") {
		return false
	}
	r, err := num.ParseRatio(text)
	if err != nil {
		return false
	}
	f.Value = fact.Number(r, u)
	return true
}

// ground reads the papers behind a statement. In a draft one that names no paper yet
// stands as the unit's own word, beside its fault.
func (l *loader) ground(x plain.Node, f *fact.Fact) bool {
	text := x.Text("佐证")
	s := fact.Statement{Place: x.Text("位置"), By: x.Text("科室")}
	f.Account.Kind, f.Account.Statement = fact.Stated, &s
	if text == "" {
		x.Bad("evidence", "陈述“%s”没有写“佐证”；陈述必须说明依据哪份文件", f.ID)
		f.Account.Text = "还没有写依据哪份文件"
		return l.draft
	}
	papers, ok := l.papersNamed(x, text)
	if !ok {
		return false
	}
	s.Document = papers[0].Title
	f.Account.Grade = StrongestGrade(papers)
	if f.Account.Grade != OwnWord {
		f.Account.Kind = fact.Document
	}
	f.Account.Text = papersText(papers, s)
	for _, e := range papers {
		f.Account.Papers = append(f.Account.Papers, e.ID)
	}
	return true
}

// derive computes the derived facts, with the growth rates that follow from
// last year's values.
func (l *loader) derive() {
	for _, f := range l.year.Facts.All() {
		base, ok := strings.CutSuffix(f.ID, "-上年")
		id := base + "-同比"
		_, stated := l.year.Facts.Get(id)
		if _, compared := l.paired[id]; compared {
			stated = false
		}
		if !ok || stated || l.defines(id) || f.Value.Number.Sign() == 0 {
			continue
		}
		if now, ok := l.growing(base); ok {
			d := percentOf(id, now.Name+"同比增速", "("+base+" - "+f.ID+") / "+f.ID, f.Account.Place)
			d.Fact.Display = fact.Places(1)
			l.define(d)
		}
	}
	l.unpaired()
	scratch := fact.NewSet()
	for _, f := range l.year.Facts.All() {
		l.faults.Add(scratch.Add(f))
	}
	if !l.draft && len(l.faults) > 0 {
		return // a formula over faulty facts would only repeat their faults
	}
	before := scratch.Len()
	l.faults.Add(scratch.DeriveAll(l.computable(scratch)))
	for _, f := range scratch.All()[before:] {
		l.put(f)
	}
}

// growing returns a figure that can have a growth rate: a number other than a
// percentage, given or derived.
func (l *loader) growing(id string) (fact.Fact, bool) {
	if f, ok := l.year.Facts.Get(id); ok {
		return f, f.Value.IsNumber() && f.Value.Unit != num.Pct
	}
	if i, ok := l.defined[id]; ok {
		return l.derived[i].Fact, l.derived[i].Unit != num.Pct
	}
	return fact.Fact{}, false
}
