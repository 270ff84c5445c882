package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

// An item of the three public expenses.
type publicItem int

const (
	abroad publicItem = iota
	cars
	buying
	running
	reception
	publicTotal
	publicItems
)

func publicItemOf(name string) (publicItem, bool) {
	switch {
	case hasAny(name, "出国"):
		return abroad, true
	case hasAny(name, "购置及运行", "购置和运行", "购置与运行", "购置、运行"):
		return cars, true
	case hasAny(name, "车购置", "购置费") && !strings.Contains(name, "设备"):
		return buying, true
	case hasAny(name, "车运行", "运维", "运行维护"):
		return running, true
	case hasAny(name, "公务用车", "公车"):
		return cars, true
	case hasAny(name, "接待"):
		return reception, true
	case hasAny(name, "三公"):
		return publicTotal, true
	}
	return 0, false
}

var publicNames = [...]string{"因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费", "“三公”经费合计"}

// A publicSet is the three public expenses of one stage.
type publicSet struct {
	of   string // 决算, 预算, or the head of the column
	item [publicItems]moneyCell
}

// sumsUp checks total and cars against their parts.
func (p *Pass) sumsUp(s *publicSet) (seen bool) {
	check := func(whole publicItem, parts ...publicItem) {
		t := s.item[whole]
		var cells []moneyCell
		for _, i := range parts {
			if s.item[i].set {
				cells = append(cells, s.item[i])
			}
		}
		if !t.set || len(cells) != len(parts) {
			return
		}
		if seen = true; !addsUp(t, cells) {
			sum := sumCells(cells)
			var names []string
			for _, i := range parts {
				names = append(names, publicNames[i]+s.item[i].text)
			}
			p.cellAt(t, "", fmt.Sprintf("%s%s写的是%s，%s加起来是%s，相差%s。", publicNames[whole], s.of, t.text, strings.Join(names, "、"), t.in(sum), t.in(sum.Sub(t.value()).Abs())), "核对合计和各项", cells[0].line.Site(cells[0].at))
		}
	}
	check(cars, buying, running)
	if s.item[cars].set {
		check(publicTotal, abroad, cars, reception)
	} else {
		check(publicTotal, abroad, buying, running, reception)
	}
	if !s.item[cars].set && !s.item[buying].set {
		seen = p.aboveTotal(s) || seen
	}
	return seen
}

// aboveTotal finds parts that are more than the total where the purchase of cars
// is not named, so that it is open what it comes to.
func (p *Pass) aboveTotal(s *publicSet) (seen bool) {
	t := s.item[publicTotal]
	parts := []moneyCell{s.item[abroad], s.item[running], s.item[reception]}
	if !t.set || !parts[0].set || !parts[1].set || !parts[2].set {
		return false
	}
	if sum := sumCells(parts); !addsUp(t, parts) && sum.Cmp(t.value()) > 0 {
		p.cellAt(t, "", fmt.Sprintf("“三公”经费合计%s写的是%s，写出的各项加起来是%s，多%s。", s.of, t.text, t.in(sum), t.in(sum.Sub(t.value()))), "核对合计和各项", parts[1].line.Site(parts[1].at))
	}
	return true
}

// publicTables returns the columns of tables of the three public expenses.
func (p *Pass) publicTables() []publicSet {
	var out []publicSet
	for _, g := range p.Tables {
		if !slices.ContainsFunc(g.Cells, func(row []*Line) bool {
			return len(row) > 0 && row[0] != nil && strings.Contains(row[0].Text, "接待")
		}) {
			continue
		}
		rows := map[publicItem]int{}
		for r := range g.Cells {
			i, ok := publicItemOf(squeeze(g.Text(r, 0)))
			if name := squeeze(g.Text(r, 0)); strings.HasPrefix(name, "合计") && len(rows) > 0 || strings.HasPrefix(name, "合计") && r < 4 {
				i, ok = publicTotal, true
			}
			if _, twice := rows[i]; ok && !twice {
				rows[i] = r
			}
		}
		if _, ok := rows[reception]; !ok || len(rows) < 3 {
			continue
		}
		for c := 1; len(g.Cells) > 0 && c < len(g.Cells[0]); c++ {
			head := headWords(g.Text(0, c))
			if head == "" || hasAny(head, "率", "增减", "幅", "比") {
				continue
			}
			s := publicSet{of: "（" + head + "）"}
			for i, r := range rows {
				if l := g.At(r, c); l != nil && r > 0 {
					s.item[i] = cellOf(l, scaleOf(g.Unit), g.Unit)
				}
			}
			out = append(out, s)
		}
	}
	return out
}

var notLevel = []string{"增加", "减少", "增长", "下降", "比", "较", "人均", "占"}

// publicSaid returns the three public expenses of a sentence: those spent, and
// those budgeted.
func publicSaid(l *Line, s Range) (spent, planned publicSet) {
	spent.of, planned.of = "支出", "预算"
	item, budget := publicItem(-1), false
	for _, v := range labelledIn(l, s) {
		if v.unit != "元" {
			continue
		}
		lab := v.label
		if hasAny(lab, notLevel...) || hasAny(lab, "上年", "去年") {
			continue
		}
		if i, ok := publicItemOf(lab); ok {
			item, budget = i, hasAny(lab, "预算") && !hasAny(lab, "决算", "支出为", "支出决算")
		} else if hasAny(lab, "支出决算", "决算", "实际支出", "支出") {
			budget = false
		} else if hasAny(lab, "预算") {
			budget = true
		} else {
			continue
		}
		if item < 0 {
			continue
		}
		set := &spent
		if budget {
			set = &planned
		}
		if !set.item[item].set {
			set.item[item] = v.moneyCell
		}
	}
	return spent, planned
}

// publicAddsUp wants the three public expenses to make up their total.
func publicAddsUp(p *Pass) Outcome {
	seen := false
	for _, s := range p.publicTables() {
		seen = p.sumsUp(&s) || seen
	}
	p.publicSentences(func(l *Line, s Range) {
		spent, planned := publicSaid(l, s)
		seen = p.sumsUp(&spent) || seen
		seen = p.sumsUp(&planned) || seen
	})
	if !seen {
		return p.unsettled("没有同时写出三公经费的合计和各项", "三公", "接待费")
	}
	return Decided
}

// publicSentences calls f for every sentence of the three public expenses; a
// total and the parts in the sentence after it are taken together.
func (p *Pass) publicSentences(f func(l *Line, s Range)) {
	p.Bodies(func(l *Line) {
		if !l.Has("三公", "接待", "公务用车", "出国") {
			return
		}
		all := fullSentences(l)
		for i := 0; i < len(all); i++ {
			s := all[i]
			if i+1 < len(all) && strings.HasPrefix(strings.TrimSpace(all[i+1].Of(l.Text)), "其中") {
				s.To = all[i+1].To
				i++
			}
			f(l, s)
		}
	})
}

// publicWithinBudget wants no item of the three public expenses above its budget.
func publicWithinBudget(p *Pass) Outcome {
	seen := false
	compare := func(spent, planned *publicSet, reasoned bool) {
		for i := range publicItems {
			o, b := spent.item[i], planned.item[i]
			if !o.set || !b.set {
				continue
			}
			if seen = true; o.value().Cmp(b.value()) > 0 && !o.exact().Meets(b.exact()) && !reasoned {
				p.cellAt(o, "", fmt.Sprintf("%s支出%s，超过预算%s，多%s。", publicNames[i], o.text, b.text, o.in(o.value().Sub(b.value()))), "核对预算数和支出数；确有超支的写明原因和批准手续", b.line.Site(b.at))
			}
		}
	}
	sets := p.publicTables()
	var spent, planned *publicSet
	for i := range sets {
		s := &sets[i]
		switch {
		case hasAny(s.of, "上年"):
		case hasAny(s.of, "决算", "支出", "执行"):
			spent = s
		case hasAny(s.of, "全年预算", "调整"), hasAny(s.of, "预算") && planned == nil:
			planned = s
		}
	}
	if spent != nil && planned != nil {
		compare(spent, planned, false)
	}
	p.publicSentences(func(l *Line, s Range) {
		a, b := publicSaid(l, s)
		compare(&a, &b, hasAny(l.Text[s.From:], "原因", "主要是", "由于", "追加"))
	})
	if !seen {
		return p.unsettled("没有同时写出三公经费的预算数和支出数", "三公", "接待费")
	}
	return Decided
}

var publicRise = regexp.MustCompile(`(?:比|较|同比)(?:上年|去年|20[0-9]{2}年)?[^，。；]{0,8}?(?:增加|增长|上升)([0-9.]+(?:万元|元|%))`)

// publicNotAboveLastYear wants a reason where the three public expenses rose.
func publicNotAboveLastYear(p *Pass) Outcome {
	seen := false
	sets := p.publicTables()
	var spent, last *publicSet
	for i := range sets {
		s := &sets[i]
		switch {
		case hasAny(s.of, "上年", "去年"):
			last = s
		case hasAny(s.of, "决算", "支出", "执行"):
			spent = s
		}
	}
	if spent != nil && last != nil {
		a, b := spent.item[publicTotal], last.item[publicTotal]
		if a.set && b.set {
			if seen = true; a.value().Cmp(b.value()) > 0 && !p.publicReason() {
				p.cellAt(a, "", fmt.Sprintf("“三公”经费本年%s，上年%s，增加%s，没有说明原因。", a.text, b.text, a.in(a.value().Sub(b.value()))), "写明增加的原因", b.line.Site(b.at))
			}
		}
	}
	p.publicSentences(func(l *Line, s Range) {
		text := s.Of(l.Text)
		if !hasAny(text, "三公", "接待费", "用车", "出国") || !hasAny(text, "上年", "去年", "同比", "年度") && !yearOf.MatchString(text) {
			return
		}
		if hasAny(text, "增加", "增长", "上升", "减少", "下降", "持平") {
			seen = true
		}
		m := publicRise.FindStringSubmatchIndex(text)
		if m == nil || hasAny(l.Text[s.From+m[0]:], "原因", "主要是", "由于", "因为", "系") {
			return
		}
		if d, err := num.ParseDecimal(strings.TrimRight(text[m[2]:m[3]], "万元%")); err != nil || d.Sign() == 0 {
			return
		}
		p.At(l, Range{s.From + m[0], s.From + m[1]}, fmt.Sprintf("“三公”经费%s，没有说明原因。", text[m[0]:m[1]]), "写明增加的原因")
	})
	if !seen {
		return p.unsettled("没有写三公经费与上年的比较", "三公", "接待费")
	}
	return Decided
}

// publicReason reports a sentence that explains the three public expenses.
func (p *Pass) publicReason() bool {
	for _, l := range p.Lines {
		if l.Has("三公", "接待费", "公务用车", "出国") && l.Has("原因", "主要是", "由于", "因为") {
			return true
		}
	}
	return false
}
