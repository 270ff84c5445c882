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

// publicItemOf reads the name of a row or the label of a figure.
func publicItemOf(name string) (publicItem, bool) {
	name = strings.Trim(publicLead.ReplaceAllString(name, ""), "：: ")
	if publicNot.MatchString(name) {
		return 0, false
	}
	car := ofCars.MatchString(name)
	bought, run := strings.Contains(name, "购置"), paper.HasAny(name, "运行", "维护", "运维", "维修")
	switch {
	case paper.HasAny(name, "出国"):
		return abroad, true
	case (car || carsAlone.MatchString(name)) && bought && run:
		return cars, true
	case bought && (car || buyingAlone.MatchString(name)):
		return buying, true
	case run && (car || runningAlone.MatchString(name)):
		return running, true
	case car:
		return cars, true
	case paper.HasAny(name, "接待"):
		return reception, true
	case paper.HasAny(name, "三公"):
		return publicTotal, true
	}
	return 0, false
}

var (
	// publicLead is what stands before a name: its number, 其中, and words of time.
	publicLead = plain.NewExpr(`^(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)、.．]+|其中|[一二三四]是|[：:，、 ]|20[0-9]{2}年度?|本年度?|全年|当年|实际|以及|包括|和|及|与)+`)
	// publicNot are things that are not of the three public expenses, whatever they sound like.
	publicNot = plain.NewExpr(`项目(?:支出)?$|专项|工程|改造|建设|系统|平台|设备|设施|停车|消防车|救护车|环卫车|校车|公交`)
	ofCars    = plain.NewExpr(`公务用车|公务车|公车|^用车|^车辆|^小汽车`)
	// The parts of cars need not say so again.
	carsAlone    = plain.NewExpr(`^购置(?:及|和|与|、|以及)(?:运行|维护|运维)(?:和|与)?(?:维护|维修)?(?:费|经费|费用)?(?:支出|决算|预算)*(?:为|数|共)?$`)
	buyingAlone  = plain.NewExpr(`^(?:新车|新增)?购置(?:费|经费|费用)(?:支出|决算|预算|用)*(?:为|数|共)?$`)
	runningAlone = plain.NewExpr(`^(?:运行|维护|运维|运行维护|运行及维护|运行和维护|运行维修)(?:费|经费|费用)?(?:支出|决算|预算|用)*(?:为|数|共)?$`)
)

var publicNames = [...]string{"因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费", "公务接待费", "“三公”经费合计"}

// A publicSet is the three public expenses of one stage.
type publicSet struct {
	of   string // 决算, 预算, or the head of the column
	item [publicItems]paper.Amount
}

// sumsUp checks total and cars against their parts.
func sumsUp(p *check.Pass, s *publicSet) (seen bool) {
	check := func(whole publicItem, parts ...publicItem) {
		t := s.item[whole]
		var cells []paper.Amount
		for _, i := range parts {
			if s.item[i].Set {
				cells = append(cells, s.item[i])
			}
		}
		if !t.Set || len(cells) != len(parts) {
			return
		}
		if seen = true; !addsUp(t, cells) {
			sum := sumCells(cells)
			var names []string
			for _, i := range parts {
				names = append(names, publicNames[i]+s.item[i].Text)
			}
			atCell(p, t, "", fmt.Sprintf("%s%s写的是%s，%s加起来是%s，相差%s。", publicNames[whole], s.of, t.Text, strings.Join(names, "、"), t.In(sum),
				t.In(sum.Sub(t.Value()).Abs())), "核对合计和各项", cells[0].Line.Site(cells[0].At))
		}
	}
	check(cars, buying, running)
	if s.item[cars].Set {
		check(publicTotal, abroad, cars, reception)
	} else {
		check(publicTotal, abroad, buying, running, reception)
	}
	if !s.item[cars].Set && !s.item[buying].Set {
		seen = aboveTotal(p, s) || seen
	}
	return seen
}

// aboveTotal finds parts that are more than the total where the purchase of cars
// is not named, so that it is open what it comes to.
func aboveTotal(p *check.Pass, s *publicSet) (seen bool) {
	t := s.item[publicTotal]
	parts := []paper.Amount{s.item[abroad], s.item[running], s.item[reception]}
	if !t.Set || !parts[0].Set || !parts[1].Set || !parts[2].Set {
		return false
	}
	if sum := sumCells(parts); !addsUp(t, parts) && sum.Cmp(t.Value()) > 0 {
		atCell(p, t, "", fmt.Sprintf("“三公”经费合计%s写的是%s，写出的各项加起来是%s，多%s。", s.of, t.Text, t.In(sum), t.In(sum.Sub(t.Value()))), "核对合计和各项",
			parts[1].Line.Site(parts[1].At))
	}
	return true
}

// publicTables returns the columns of tables of the three public expenses.
func publicTables(p *check.Pass) []publicSet {
	var out []publicSet
	for _, g := range p.Tables {
		if !slices.ContainsFunc(g.Cells, func(row []*paper.Line) bool {
			return len(row) > 0 && row[0] != nil && strings.Contains(row[0].Text, "接待")
		}) {
			continue
		}
		rows := map[publicItem]int{}
		for r := range g.Cells {
			i, ok := publicItemOf(paper.Squeeze(g.Text(r, 0)))
			if name := paper.Squeeze(g.Text(r, 0)); strings.HasPrefix(name, "合计") && len(rows) > 0 ||
				strings.HasPrefix(name, "合计") && r < 4 {
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
			head := publicHead(p, g, c, rows[reception])
			if head == "" {
				continue
			}
			s := publicSet{of: "（" + head + "）"}
			for i, r := range rows {
				if l := g.At(r, c); l != nil && r > 0 {
					s.item[i] = l.Amount()
				}
			}
			out = append(out, s)
		}
	}
	return out
}

// publicHead names a column of amounts by all its heads; empty for one of rates, of
// changes and of what is left. One of another year is named 上年.
func publicHead(p *check.Pass, g *paper.Grid, c, row int) string {
	full := g.Text(0, c)
	if l := g.At(row, c); l != nil && l.ColumnHead() != "" {
		full = l.ColumnHead()
	}
	low := full[strings.LastIndex(full, "·")+1:]
	head := paper.HeadWords(full)
	if paper.HasAny(low, "%", "％") || paper.HasAny(head, "率", "增减", "幅", "比", "占", "差", "结余", "剩余") {
		return ""
	}
	if y := paper.YearIn(full); y != 0 && p.Text.Year != 0 && y != p.Text.Year && !paper.HasAny(head, "上年", "去年") {
		return "上年，" + head
	}
	return head
}

var notLevel = []string{"增加", "减少", "增长", "下降", "比", "较", "人均", "占"}

// offBudget matches words that lead to how far something is from a budget, which is not the
// budget: 低于预算0.80万元, 比年初预算少1.20万元. 未超过预算 leads to the budget.
var offBudget = plain.NewExpr(`(?:^|[^未不没有])(?:低于|高于|少于|多于|大于|小于|超过|超出|超|突破|不足)了?(?:年初|全年|年度|本年|当年|调整后?|批复)?的?(?:部门)?预算(?:安排)?(?:数|额)?(?:约|近)?$|预算(?:安排)?(?:数|额)?的?(?:低|高|少|多|超|节约|压减|节省)(?:了|出)?(?:约|近)?$`)

// publicSaid returns the three public expenses of a sentence: those spent, and
// those budgeted.
func publicSaid(l *paper.Line, s paper.Range) (spent, planned publicSet) {
	spent.of, planned.of = "支出", "预算"
	item, budget := publicItem(-1), false
	for _, v := range paper.LabelledIn(l, s) {
		if v.Unit != "元" {
			continue
		}
		lab := v.Label
		if paper.HasAny(lab, notLevel...) || paper.HasAny(lab, "上年", "去年") || offBudget.MatchString(lab) {
			continue
		}
		if i, ok := publicItemOf(lab); ok {
			item, budget = i, paper.HasAny(lab, "预算") && !paper.HasAny(lab, "决算", "支出为", "支出决算")
		} else if paper.HasAny(lab, "支出决算", "决算", "实际支出", "支出") {
			budget = false
		} else if paper.HasAny(lab, "预算") {
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
		if !set.item[item].Set {
			set.item[item] = v.Amount
		}
	}
	return spent, planned
}

// publicAddsUp wants the three public expenses to make up their total.
func publicAddsUp(p *check.Pass) check.Outcome {
	seen := false
	for _, s := range publicTables(p) {
		seen = sumsUp(p, &s) || seen
	}
	publicSentences(p, func(l *paper.Line, s paper.Range) {
		spent, planned := publicSaid(l, s)
		seen = sumsUp(p, &spent) || seen
		seen = sumsUp(p, &planned) || seen
	})
	if !seen {
		return unsettled(p, "没有同时写出三公经费的合计和各项", "三公", "接待费")
	}
	return check.Decided
}

// publicSentences calls f for every sentence of the three public expenses; a
// total and the parts in the sentence after it are taken together.
func publicSentences(p *check.Pass, f func(l *paper.Line, s paper.Range)) {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("三公", "接待", "公务用车", "出国") {
			return
		}
		all := paper.FullSentences(l)
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
func publicWithinBudget(p *check.Pass) check.Outcome {
	seen := false
	compare := func(spent, planned *publicSet, reasoned bool) {
		for i := range publicItems {
			o, b := spent.item[i], planned.item[i]
			if !o.Set || !b.Set {
				continue
			}
			if seen = true; o.Value().Cmp(b.Value()) > 0 && !o.Exact().Meets(b.Exact()) && !reasoned {
				atCell(p, o, "", fmt.Sprintf("%s支出%s，超过预算%s，多%s。", publicNames[i], o.Text, b.Text, o.In(o.Value().Sub(b.Value()))),
					"核对预算数和支出数；确有超支的写明原因和批准手续", b.Line.Site(b.At))
			}
		}
	}
	sets := publicTables(p)
	var spent, planned *publicSet
	for i := range sets {
		s := &sets[i]
		switch {
		case paper.HasAny(s.of, "上年"):
		case paper.HasAny(s.of, "决算", "支出", "执行"):
			spent = s
		case paper.HasAny(s.of, "全年预算", "调整"), paper.HasAny(s.of, "预算") && planned == nil:
			planned = s
		}
	}
	if spent != nil && planned != nil {
		compare(spent, planned, false)
	}
	publicSentences(p, func(l *paper.Line, s paper.Range) {
		a, b := publicSaid(l, s)
		compare(&a, &b, paper.HasAny(l.Text[s.From:], "原因", "主要是", "由于", "追加"))
	})
	if !seen {
		return unsettled(p, "没有同时写出三公经费的预算数和支出数", "三公", "接待费")
	}
	return check.Decided
}

var publicRise = plain.NewExpr(`(?:比|较|同比)(?:上年|去年|20[0-9]{2}年)?[^，。；]{0,8}?(?:增加|增长|上升)([0-9.]+(?:万元|元|%))`)

// otherMoney names money that is more than the three public expenses.
var otherMoney = plain.NewExpr(`[，。；]\s*(?:本?部门支出|单位总?支出|基本支出|项目支出|人员经费|公用经费|日常公用|收入合计|总收入|本年收入|全年收入|非税收入)`)

// publicRisen finds the first rise in a sentence that is said of one of the three public
// expenses: they are named before it in its part of the sentence, and no other money is
// named behind them.
func publicRisen(text string) []int {
	for _, m := range publicRise.FindAllStringSubmatchIndex(text, -1) {
		said := text[:m[0]]
		said = said[strings.LastIndexAny(said, "；;")+1:]
		at := -1
		for _, w := range []string{"三公", "接待费", "用车", "公车", "出国", "合计"} {
			at = max(at, strings.LastIndex(said, w))
		}
		if other := otherMoney.FindAllStringIndex(said, -1); at >= 0 && (len(other) == 0 || other[len(other)-1][0] < at) {
			return m
		}
	}
	return nil
}

// publicNotAboveLastYear wants a reason where the three public expenses rose.
func publicNotAboveLastYear(p *check.Pass) check.Outcome {
	seen := false
	sets := publicTables(p)
	var spent, last *publicSet
	for i := range sets {
		s := &sets[i]
		switch {
		case paper.HasAny(s.of, "上年", "去年"):
			last = s
		case paper.HasAny(s.of, "决算", "支出", "执行"):
			spent = s
		}
	}
	if spent != nil && last != nil {
		a, b := spent.item[publicTotal], last.item[publicTotal]
		if a.Set && b.Set {
			if seen = true; a.Value().Cmp(b.Value()) > 0 && !publicReason(p) {
				atCell(p, a, "", fmt.Sprintf("“三公”经费本年%s，上年%s，增加%s，没有说明原因。", a.Text, b.Text, a.In(a.Value().Sub(b.Value()))), "写明增加的原因", b.Line.Site(b.At))
			}
		}
	}
	publicSentences(p, func(l *paper.Line, s paper.Range) {
		text := s.Of(l.Text)
		if !paper.HasAny(text, "三公", "接待费", "用车", "出国") || !paper.HasAny(text, "上年", "去年", "同比", "年度") && !paper.YearOf.MatchString(text) {
			return
		}
		if paper.HasAny(text, "增加", "增长", "上升", "减少", "下降", "持平") {
			seen = true
		}
		m := publicRisen(text)
		if m == nil || paper.HasAny(l.Text[s.From+m[0]:], "原因", "主要是", "由于", "因为", "系") {
			return
		}
		if d, err := num.ParseDecimal(strings.TrimRight(text[m[2]:m[3]], "万元%")); err != nil || d.Sign() == 0 {
			return
		}
		p.At(l, paper.Range{From: s.From + m[0], To: s.From + m[1]}, fmt.Sprintf("“三公”经费%s，没有说明原因。", text[m[0]:m[1]]), "写明增加的原因")
	})
	if !seen {
		return unsettled(p, "没有写三公经费与上年的比较", "三公", "接待费")
	}
	return check.Decided
}

// publicReason reports a sentence that explains the three public expenses.
func publicReason(p *check.Pass) bool {
	for _, l := range p.Lines {
		if l.Has("三公", "接待费", "公务用车", "出国") && l.Has("原因", "主要是", "由于", "因为") {
			return true
		}
	}
	return false
}
