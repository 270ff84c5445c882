package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

// officeCostsWithinBudget wants the costs of running the office not above their
// budget.
func officeCostsWithinBudget(p *Pass) Outcome {
	seen := false
	judge := func(o, b moneyCell, name string, reasoned bool) {
		if seen = true; o.value().Cmp(b.value()) > 0 && !o.exact().Meets(b.exact()) && !reasoned {
			p.cellAt(o, "", fmt.Sprintf("%s支出%s，超过预算%s，多%s。", name, o.text, b.text, o.in(o.value().Sub(b.value()))), "核对预算数和支出数；确有超支的写明原因和批准手续", b.line.Site(b.at))
		}
	}
	for _, m := range p.moneyTables() {
		for _, r := range m.rows {
			b := r.cells[r.denominator()]
			if officeCosts(r.name) && b.set && r.cells[outturn].set {
				judge(r.cells[outturn], b, r.name, false)
			}
		}
	}
	p.Bodies(func(l *Line) {
		if !l.Has("公用经费", "机关运行经费") {
			return
		}
		for _, s := range l.Sentences() {
			var o, b moneyCell
			on := false
			for _, v := range labelledIn(l, s) {
				if v.unit != "元" {
					continue
				}
				on = on || officeCosts(v.label)
				switch {
				case !on || hasAny(v.label, notLevel...) || hasAny(v.label, "上年", "人员经费", "三公"):
				case hasAny(v.label, "支出", "决算", "执行", "使用") && !strings.HasSuffix(strings.TrimRight(v.label, "数为"), "预算"):
					if !o.set {
						o = v.moneyCell
					}
				case hasAny(v.label, "预算", "安排"):
					b = v.moneyCell
				}
			}
			if o.set && b.set {
				judge(o, b, "公用经费", hasAny(l.Text[s.From:], "原因", "主要是", "由于", "追加"))
			}
		}
	})
	if !seen {
		return p.unsettled("没有同时写出公用经费的预算数和支出数", "公用经费", "机关运行经费")
	}
	return Decided
}

func officeCosts(name string) bool { return hasAny(name, "公用经费", "机关运行经费") }

// basicPartWithinWhole wants the part of the three public expenses that is basic
// expenditure, or any part called 其中, not above the whole.
func basicPartWithinWhole(p *Pass) Outcome {
	seen := false
	p.publicSentences(func(l *Line, s Range) {
		var whole labelled
		var item publicItem
		for _, v := range labelledIn(l, s) {
			if v.unit != "元" || hasAny(v.label, notLevel...) || hasAny(v.label, "上年", "预算数") {
				continue
			}
			part := hasAny(v.label, "基本支出", "财政拨款安排", "其中")
			i, ok := publicItemOf(strings.ReplaceAll(v.label, "其中", ""))
			switch {
			case !part && ok:
				whole, item = v, i
			case part && whole.set && (!ok || i == item):
				seen = true
				if v.value().Cmp(whole.value()) > 0 && !v.exact().Meets(whole.exact()) {
					p.cellAt(v.moneyCell, "", fmt.Sprintf("%s共%s，其中的部分却有%s，多%s。", publicNames[item], whole.text, v.text, v.in(v.value().Sub(whole.value()))), "核对总数和其中的部分", whole.line.Site(whole.at))
				}
			}
		}
	})
	for _, g := range p.Tables {
		seen = p.basicInTable(g) || seen
	}
	if !seen {
		return NotApplicable("没有写三公经费总数和其中基本支出的数")
	}
	return Decided
}

// basicInTable compares the columns of a table of the three public expenses:
// the total, and what of it is basic expenditure.
func (p *Pass) basicInTable(g *Grid) (seen bool) {
	if !slices.ContainsFunc(g.Lines, func(l *Line) bool { return strings.Contains(l.Text, "接待") }) {
		return false
	}
	whole, at, ok := g.Col("合计", "总额", "三公经费支出", "决算数", "支出数")
	part, row, has := g.Col("其中：基本支出", "基本支出", "其中基本支出", "基本支出安排")
	if !has {
		for r := range g.Cells[:min(len(g.Cells), 4)] {
			for c := range g.Cells[r] {
				if strings.Contains(g.Text(r, c), "基本") && stripWords(g.Text(r, c)) == "基本支出" {
					part, row, has = c, r, true
				}
			}
		}
	}
	if !ok || !has || whole == part || row > 3 || at > 3 {
		return false
	}
	for r := max(at, row) + 1; r < len(g.Cells); r++ {
		i, item := publicItemOf(squeeze(g.Text(r, 0)))
		w, x := g.At(r, whole), g.At(r, part)
		if !item || w == nil || x == nil {
			continue
		}
		a, b := cellOf(w, scaleOf(g.Unit), g.Unit), cellOf(x, scaleOf(g.Unit), g.Unit)
		if !a.set || !b.set {
			continue
		}
		if seen = true; b.value().Cmp(a.value()) > 0 && !a.exact().Meets(b.exact()) {
			p.cellAt(b, "", fmt.Sprintf("%s共%s，其中基本支出却有%s，多%s。", publicNames[i], a.text, b.text, b.in(b.value().Sub(a.value()))), "核对总数和其中的部分", a.line.Site(a.at))
		}
	}
	return seen
}

// A pairRule compares two numbers of which the second may not be above the first.
type pairRule struct {
	about       []string // words that a place must have
	whole, part func(label string) bool
	say         string // with the part's text, the whole's and the difference
	todo        string
}

// within runs a pairRule over sentences and over rows of tables.
func (p *Pass) within(r pairRule) (seen bool) {
	judge := func(whole, part labelled) {
		if whole.unit != part.unit && whole.unit != "" && part.unit != "" {
			return
		}
		if seen = true; part.value().Cmp(whole.value()) > 0 && !(part.shown.Scale() > 0 && part.rounded().Meets(whole.rounded())) {
			p.cellAt(part.moneyCell, "", fmt.Sprintf(r.say, part.text, whole.text, part.in(part.value().Sub(whole.value()))), r.todo, whole.line.Site(whole.at))
		}
	}
	p.Bodies(func(l *Line) {
		if !l.Has(r.about...) {
			return
		}
		for _, s := range fullSentences(l) {
			if !hasAny(s.Of(l.Text), r.about...) {
				continue
			}
			var whole labelled
			units := map[string]int{}
			for _, v := range labelledIn(l, s) {
				units[v.unit]++
				switch {
				case v.unit == "%" || hasAny(v.label, notLevel...) || hasAny(v.label, "上年", "率"):
				case whole.set && r.part(v.label):
					// Of several things counted alike it is open which one is meant.
					if units[v.unit] <= 2 {
						judge(whole, v)
					}
				case r.whole(v.label):
					whole = v
				}
			}
		}
	})
	var whole labelled
	for _, v := range p.pairs() {
		switch {
		case hasAny(v.label, "率"):
		case whole.set && hasAny(v.label, r.about...) && r.part(v.label):
			judge(whole, v)
		case hasAny(v.label, r.about...) && r.whole(v.label):
			whole = v
		}
	}
	return seen
}

// assetsInUse wants fixed assets in use not above all fixed assets.
func assetsInUse(p *Pass) Outcome {
	seen := p.within(pairRule{about: []string{"固定资产", "资产"},
		whole: func(s string) bool {
			return strings.Contains(s, "固定资产") && !hasAny(s, "在用", "使用", "闲置", "出租", "新增", "报废", "处置", "利用", "净", "折旧")
		},
		part: func(s string) bool { return hasAny(s, "在用", "实际使用", "使用中") },
		say:  "在用固定资产%s，超过固定资产总数%s，多%s。", todo: "核对固定资产总数和在用数"})
	for _, l := range p.Lines {
		for _, m := range useRate.FindAllStringSubmatchIndex(l.Text, -1) {
			d, err := num.ParseDecimal(l.Text[m[2]:m[3]])
			if err != nil {
				continue
			}
			if seen = true; d.Cmp(num.Int(100)) > 0 {
				p.At(l, Range{m[0], m[1]}, fmt.Sprintf("固定资产利用率写的是%s%%，在用的不会多于总数。", d), "核对固定资产总数和在用数")
			}
		}
	}
	if !seen {
		return p.unsettled("没有同时写出固定资产总数和在用数", "固定资产")
	}
	return Decided
}

var useRate = regexp.MustCompile(`资产利用率(?:为|达到|达|是)?([0-9]+(?:\.[0-9]+)?)[%％]`)

// tasksDone wants no more key tasks done than there were.
func tasksDone(p *Pass) Outcome {
	if !p.within(pairRule{about: []string{"重点工作", "重点任务", "工作任务"},
		whole: func(s string) bool {
			return hasAny(s, "重点工作", "重点任务", "工作任务") && !hasAny(s, "完成", "办结", "达标", "按时")
		},
		part: func(s string) bool {
			return hasAny(s, "完成", "办结") && !hasAny(s, "未", "按时", "按期", "超额", "资金", "投资", "上门") && !strings.Contains(s, "新")
		},
		say: "完成%s，多于任务数%s，多%s。", todo: "核对任务数和完成数"}) {
		return p.unsettled("没有同时写出重点工作的任务数和完成数", "重点工作", "重点任务")
	}
	return Decided
}

// tasksOnTime wants what was done on time or to standard not above what was done.
func tasksOnTime(p *Pass) Outcome {
	timely := func(s string) bool {
		return hasAny(s, "按时完成", "按期完成", "及时完成", "按时办结", "按期办结", "质量达标", "达标", "验收合格") && !hasAny(s, "未", "不达标")
	}
	if !p.within(pairRule{about: []string{"按时", "按期", "及时完成", "达标", "验收合格", "完成", "办结"},
		whole: func(s string) bool {
			return hasAny(s, "完成", "办结") && !timely(s) && !hasAny(s, "未", "计划", "目标", "应")
		},
		part: timely,
		say:  "按时或达标的有%s，多于完成数%s，多%s。", todo: "核对完成数和其中按时、达标的数"}) {
		return p.unsettled("没有同时写出完成数和其中按时、达标的数", "按时完成", "按期完成", "按期办结", "按时办结", "达标")
	}
	return Decided
}

var (
	zeroBefore = regexp.MustCompile(`(?:上年|去年|20[0-9]{2}年)(?:度)?[^，。；0-9]{0,16}?(?:三公|接待|用车|出国|结转|结余|采购)?[^，。；0-9]{0,12}?(?:为|是)?0(?:\.0+)?(?:万元|元)`)
	zeroBudget = regexp.MustCompile(`(?:采购预算|采购计划)(?:金额|数)?(?:为|是)?0(?:\.0+)?(?:万元|元)`)
	noSuch     = regexp.MustCompile(`(?:没有|无|未发生|未安排)(?:政府)?采购(?:项目|预算|支出|事项)?`)
	rateOfIt   = regexp.MustCompile(`(?:同比|比上年|较上年|比去年|较去年)?(?:增长|增加|下降|减少|变动率|执行率|完成率|结转结余率)(?:为|达到|达|是|了)?(-?[0-9]+(?:\.[0-9]+)?)[%％]`)
)

// rateOfZero finds a rate where what it divides by is 0 or is not there.
func rateOfZero(p *Pass) Outcome {
	seen := false
	for _, l := range p.Lines {
		if l.Kind == CellLine || !l.Has("三公", "接待", "用车", "出国", "结转", "结余", "采购") {
			continue
		}
		for _, s := range fullSentences(l) {
			text := s.Of(l.Text)
			if !hasAny(text, "三公", "接待", "用车", "出国", "结转", "结余", "采购") {
				continue
			}
			z := zeroOf(text)
			if z == nil {
				continue
			}
			seen = true
			if m := rateOfIt.FindStringSubmatchIndex(text[z[1]:]); m != nil {
				r := Range{s.From + z[1] + m[0], s.From + z[1] + m[1]}
				p.At(l, r, fmt.Sprintf("“%s”，分母是0，没有比率，却写了“%s”。", text[z[0]:z[1]], r.Of(l.Text)), "只写增减的金额，比率写“—”", l.Site(Range{s.From + z[0], s.From + z[1]}))
			}
		}
	}
	sets := p.publicTables()
	for i := range sets {
		if strings.Contains(sets[i].of, "上年") {
			seen = p.changeFromZero(&sets[i]) || seen
		}
	}
	if !seen {
		return NotApplicable("没有分母为0的比率")
	}
	return Decided
}

func zeroOf(text string) []int {
	for _, re := range []*regexp.Regexp{zeroBefore, zeroBudget, noSuch} {
		if z := re.FindStringIndex(text); z != nil {
			return z
		}
	}
	return nil
}

// changeFromZero finds a change in percent from an item that was 0 last year.
func (p *Pass) changeFromZero(last *publicSet) (seen bool) {
	for i := range publicItems {
		c := last.item[i]
		if !c.set || c.line.Table == nil {
			continue
		}
		seen = true
		if c.shown.Sign() != 0 {
			continue
		}
		g := c.line.Table
		for r := range g.Cells {
			for k := range g.Cells[r] {
				if g.Cells[r][k] != c.line {
					continue
				}
				for j := range g.Cells[r] {
					h, at := headWords(g.Text(0, j)), g.At(r, j)
					if d, ok := decimal(g.Text(r, j)); ok && at != nil && hasAny(h, "变动率", "增长率", "增减率", "增幅", "增减%") {
						p.Line(at, fmt.Sprintf("%s上年是0，没有变动率，却写了%s%%。", publicNames[i], d), "只写增减的金额，比率写“—”", c.line.Site(c.at))
					}
				}
			}
		}
	}
	return seen
}
