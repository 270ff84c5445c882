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

// officeCostsWithinBudget wants the costs of running the office not above their
// budget.
func officeCostsWithinBudget(p *check.Pass) check.Outcome {
	seen := false
	judge := func(o, b paper.Amount, name string, reasoned bool) {
		if seen = true; o.Value().Cmp(b.Value()) > 0 && !o.Exact().Meets(b.Exact()) && !reasoned {
			atCell(p, o, "", fmt.Sprintf("%s支出%s，超过预算%s，多%s。", name, o.Text, b.Text, o.In(o.Value().Sub(b.Value()))),
				"核对预算数和支出数；确有超支的写明原因和批准手续", b.Line.Site(b.At))
		}
	}
	for _, m := range p.MoneyTables() {
		for _, r := range m.Rows {
			b := r.Cells[r.Denominator()]
			if officeCosts(r.Name) && b.Set && r.Cells[paper.Outturn].Set {
				judge(r.Cells[paper.Outturn], b, r.Name, false)
			}
		}
	}
	p.Bodies(func(l *paper.Line) {
		if !l.Has("公用经费", "机关运行经费") {
			return
		}
		for _, s := range l.Sentences() {
			var o, b paper.Amount
			on := false
			for _, v := range paper.LabelledIn(l, s) {
				if v.Unit != "元" {
					continue
				}
				on = on || officeCosts(v.Label)
				switch {
				case !on || paper.HasAny(v.Label, notLevel...) || paper.HasAny(v.Label, "上年", "人员经费", "三公"):
				case paper.HasAny(v.Label, "支出", "决算", "执行", "使用") && !strings.HasSuffix(strings.TrimRight(v.Label, "数为"), "预算"):
					if !o.Set {
						o = v.Amount
					}
				case paper.HasAny(v.Label, "预算", "安排"):
					b = v.Amount
				}
			}
			if o.Set && b.Set {
				judge(o, b, "公用经费", paper.HasAny(l.Text[s.From:], "原因", "主要是", "由于", "追加"))
			}
		}
	})
	if !seen {
		return unsettled(p, "没有同时写出公用经费的预算数和支出数", "公用经费", "机关运行经费")
	}
	return check.Decided
}

func officeCosts(name string) bool { return paper.HasAny(name, "公用经费", "机关运行经费") }

// basicPartWithinWhole wants the part of the three public expenses that is basic
// expenditure, or any part called 其中, not above the whole.
func basicPartWithinWhole(p *check.Pass) check.Outcome {
	seen := false
	publicSentences(p, func(l *paper.Line, s paper.Range) {
		var whole paper.LabelledAmount
		var item publicItem
		for _, v := range paper.LabelledIn(l, s) {
			if v.Unit != "元" || paper.HasAny(v.Label, notLevel...) || paper.HasAny(v.Label, "上年", "预算数") {
				continue
			}
			part := paper.HasAny(v.Label, "基本支出", "财政拨款安排", "其中")
			i, ok := publicItemOf(strings.ReplaceAll(v.Label, "其中", ""))
			switch {
			case !part && ok:
				whole, item = v, i
			case part && whole.Set && (!ok || i == item):
				seen = true
				if v.Value().Cmp(whole.Value()) > 0 && !v.Exact().Meets(whole.Exact()) {
					atCell(p, v.Amount, "",
						fmt.Sprintf("%s共%s，其中的部分却有%s，多%s。", publicNames[item], whole.Text, v.Text, v.In(v.Value().Sub(whole.Value()))),
						"核对总数和其中的部分", whole.Line.Site(whole.At))
				}
			}
		}
	})
	for _, g := range p.Tables {
		seen = basicInTable(p, g) || seen
	}
	if !seen {
		return check.NotApplicable("没有写三公经费总数和其中基本支出的数")
	}
	return check.Decided
}

// basicInTable compares the columns of a table of the three public expenses:
// the total, and what of it is basic expenditure.
func basicInTable(p *check.Pass, g *paper.Grid) (seen bool) {
	if !slices.ContainsFunc(g.Lines, func(l *paper.Line) bool { return strings.Contains(l.Text, "接待") }) {
		return false
	}
	whole, at, ok := g.Col("合计", "总额", "三公经费支出", "决算数", "支出数")
	part, row, has := g.Col("其中：基本支出", "基本支出", "其中基本支出", "基本支出安排")
	if !has {
		for r := range g.Cells[:min(len(g.Cells), 4)] {
			for c := range g.Cells[r] {
				if strings.Contains(g.Text(r, c), "基本") && paper.StripWords(g.Text(r, c)) == "基本支出" {
					part, row, has = c, r, true
				}
			}
		}
	}
	if !ok || !has || whole == part || row > 3 || at > 3 {
		return false
	}
	for r := max(at, row) + 1; r < len(g.Cells); r++ {
		i, item := publicItemOf(paper.Squeeze(g.Text(r, 0)))
		w, x := g.At(r, whole), g.At(r, part)
		if !item || w == nil || x == nil {
			continue
		}
		a, b := w.Amount(), x.Amount()
		if !a.Set || !b.Set {
			continue
		}
		if seen = true; b.Value().Cmp(a.Value()) > 0 && !a.Exact().Meets(b.Exact()) {
			atCell(p, b, "", fmt.Sprintf("%s共%s，其中基本支出却有%s，多%s。", publicNames[i], a.Text, b.Text, b.In(b.Value().Sub(a.Value()))),
				"核对总数和其中的部分", a.Line.Site(a.At))
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
func within(p *check.Pass, r pairRule) (seen bool) {
	judge := func(whole, part paper.LabelledAmount) {
		if whole.Unit != part.Unit && whole.Unit != "" && part.Unit != "" {
			return
		}
		if seen = true; part.Value().Cmp(whole.Value()) > 0 && !(part.Shown.Scale() > 0 && part.Rounded().Meets(whole.Rounded())) {
			atCell(p, part.Amount, "", fmt.Sprintf(r.say, part.Text, whole.Text, part.In(part.Value().Sub(whole.Value()))), r.todo, whole.Line.Site(whole.At))
		}
	}
	p.Bodies(func(l *paper.Line) {
		if !l.Has(r.about...) {
			return
		}
		for _, s := range paper.FullSentences(l) {
			if !paper.HasAny(s.Of(l.Text), r.about...) {
				continue
			}
			var whole paper.LabelledAmount
			units := map[string]int{}
			for _, v := range paper.LabelledIn(l, s) {
				units[v.Unit]++
				switch {
				case v.Unit == "%" || paper.HasAny(v.Label, notLevel...) || paper.HasAny(v.Label, "上年", "率"):
				case whole.Set && r.part(v.Label):
					// Of several things counted alike it is open which one is meant.
					if units[v.Unit] <= 2 {
						judge(whole, v)
					}
				case r.whole(v.Label):
					whole = v
				}
			}
		}
	})
	var whole paper.LabelledAmount
	for v := range p.BudgetPairs() {
		switch {
		case paper.HasAny(v.Label, "率"):
		case whole.Set && paper.HasAny(v.Label, r.about...) && r.part(v.Label):
			judge(whole, v)
		case paper.HasAny(v.Label, r.about...) && r.whole(v.Label):
			whole = v
		}
	}
	return seen
}

// assetsInUse wants fixed assets in use not above all fixed assets.
func assetsInUse(p *check.Pass) check.Outcome {
	seen := within(p, pairRule{about: []string{"固定资产", "资产"},
		whole: func(s string) bool {
			return strings.Contains(s, "固定资产") && !paper.HasAny(s, "在用", "使用", "闲置", "出租", "新增", "报废", "处置", "利用", "净", "折旧")
		},
		part: func(s string) bool { return paper.HasAny(s, "在用", "实际使用", "使用中") },
		say:  "在用固定资产%s，超过固定资产总数%s，多%s。", todo: "核对固定资产总数和在用数"})
	for _, l := range p.Lines {
		for _, m := range useRate.FindAllStringSubmatchIndex(l.Text, -1) {
			d, err := num.ParseDecimal(l.Text[m[2]:m[3]])
			if err != nil {
				continue
			}
			if seen = true; d.Cmp(num.Int(100)) > 0 {
				p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("固定资产利用率写的是%s%%，在用的不会多于总数。", d), "核对固定资产总数和在用数")
			}
		}
	}
	if !seen {
		return unsettled(p, "没有同时写出固定资产总数和在用数", "固定资产")
	}
	return check.Decided
}

var useRate = plain.NewExpr(`资产利用率(?:为|达到|达|是)?([0-9]+(?:\.[0-9]+)?)[%％]`)

// tasksDone wants no more key tasks done than there were.
func tasksDone(p *check.Pass) check.Outcome {
	if !within(p, pairRule{about: []string{"重点工作", "重点任务", "工作任务"},
		whole: func(s string) bool {
			return paper.HasAny(s, "重点工作", "重点任务", "工作任务") && !paper.HasAny(s, "完成", "办结", "达标", "按时")
		},
		part: func(s string) bool {
			return paper.HasAny(s, "完成", "办结") && !paper.HasAny(s, "未", "按时", "按期", "超额", "资金", "投资", "上门") && !strings.Contains(s, "新")
		},
		say: "完成%s，多于任务数%s，多%s。", todo: "核对任务数和完成数"}) {
		return unsettled(p, "没有同时写出重点工作的任务数和完成数", "重点工作", "重点任务")
	}
	return check.Decided
}

// tasksOnTime wants what was done on time or to standard not above what was done.
func tasksOnTime(p *check.Pass) check.Outcome {
	timely := func(s string) bool {
		return paper.HasAny(s, "按时完成", "按期完成", "及时完成", "按时办结", "按期办结", "质量达标", "达标", "验收合格") && !paper.HasAny(s, "未", "不达标")
	}
	if !within(p, pairRule{about: []string{"按时", "按期", "及时完成", "达标", "验收合格", "完成", "办结"},
		whole: func(s string) bool {
			return paper.HasAny(s, "完成", "办结") && !timely(s) && !paper.HasAny(s, "未", "计划", "目标", "应")
		},
		part: timely,
		say:  "按时或达标的有%s，多于完成数%s，多%s。", todo: "核对完成数和其中按时、达标的数"}) {
		return unsettled(p, "没有同时写出完成数和其中按时、达标的数", "按时完成", "按期完成", "按期办结", "按时办结", "达标")
	}
	return check.Decided
}

var (
	zeroBefore = plain.NewExpr(`(?:上年|去年|20[0-9]{2}年)(?:度)?[^，。；0-9]{0,16}?(?:三公|接待|用车|出国|结转|结余|采购)?[^，。；0-9]{0,12}?(?:为|是)?0(?:\.0+)?(?:万元|元)`)
	zeroBudget = plain.NewExpr(`(?:采购预算|采购计划)(?:金额|数)?(?:为|是)?0(?:\.0+)?(?:万元|元)`)
	noSuch     = plain.NewExpr(`(?:没有|无|未发生|未安排)(?:政府)?采购(?:项目|预算|支出|事项)?`)
	rateOfIt   = plain.NewExpr(`(?:同比|比上年|较上年|比去年|较去年)?(?:增长|增加|下降|减少|变动率|执行率|完成率|结转结余率)(?:为|达到|达|是|了)?(-?[0-9]+(?:\.[0-9]+)?)[%％]`)
)

// rateOfZero finds a rate where what it divides by is 0 or is not there.
func rateOfZero(p *check.Pass) check.Outcome {
	seen := false
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("三公", "接待", "用车", "出国", "结转", "结余", "采购") {
			continue
		}
		for _, s := range paper.FullSentences(l) {
			text := s.Of(l.Text)
			if !paper.HasAny(text, "三公", "接待", "用车", "出国", "结转", "结余", "采购") {
				continue
			}
			z := zeroOf(text)
			if z == nil {
				continue
			}
			seen = true
			if m := rateOfIt.FindStringSubmatchIndex(text[z[1]:]); m != nil {
				r := paper.Range{From: s.From + z[1] + m[0], To: s.From + z[1] + m[1]}
				p.At(l, r, fmt.Sprintf("“%s”，分母是0，没有比率，却写了“%s”。", text[z[0]:z[1]], r.Of(l.Text)), "只写增减的金额，比率写“—”",
					l.Site(paper.Range{From: s.From + z[0], To: s.From + z[1]}))
			}
		}
	}
	sets := publicTables(p)
	for i := range sets {
		if strings.Contains(sets[i].of, "上年") {
			seen = changeFromZero(p, &sets[i]) || seen
		}
	}
	if !seen {
		return check.NotApplicable("没有分母为0的比率")
	}
	return check.Decided
}

func zeroOf(text string) []int {
	for _, re := range []*plain.Expr{zeroBefore, zeroBudget, noSuch} {
		if z := re.FindStringIndex(text); z != nil {
			return z
		}
	}
	return nil
}

// changeFromZero finds a change in percent from an item that was 0 last year.
func changeFromZero(p *check.Pass, last *publicSet) (seen bool) {
	for i := range publicItems {
		c := last.item[i]
		if !c.Set || c.Line.Table == nil {
			continue
		}
		seen = true
		if c.Shown.Sign() != 0 {
			continue
		}
		g := c.Line.Table
		for r := range g.Cells {
			for k := range g.Cells[r] {
				if g.Cells[r][k] != c.Line {
					continue
				}
				for j := range g.Cells[r] {
					h, at := paper.HeadWords(g.Text(0, j)), g.At(r, j)
					if d, ok := paper.DecimalOf(g.Text(r, j)); ok && at != nil && paper.HasAny(h, "变动率", "增长率", "增减率", "增幅", "增减%") {
						p.Line(at, fmt.Sprintf("%s上年是0，没有变动率，却写了%s%%。", publicNames[i], d), "只写增减的金额，比率写“—”", c.Line.Site(c.At))
					}
				}
			}
		}
	}
	return seen
}
