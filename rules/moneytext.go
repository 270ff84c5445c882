package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/extract"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var amountLabels = []string{"预算数", "决算数", "支出数", "执行数", "预算金额", "支出金额", "合同金额", "支出总额", "收入总额", "资金总额", "拨款数", "预算数为", "决算数为", "支出数为",
	"执行数为", "支出总额为", "资金总额为", "金额为", "总额为", "支出决算为", "年初预算为", "预算安排", "支出决算"}

// moneyNouns are of money whatever verb they stand with: 拨付经费236.50万.
var moneyNouns = []string{"经费", "资金", "补贴", "补助", "投资", "税收", "产值", "余额", "专户", "奖金", "救助金", "款"}

// amountWithoutUnit finds amounts in sentences that name no 元.
func amountWithoutUnit(p *check.Pass) check.Outcome {
	seen := false
	for _, l := range p.Lines {
		if l.Kind != paper.BodyLine || !l.Has("预算", "决算", "支出", "金额", "总额", "执行数", "拨款", "万，", "万。", "万；", "万、", "亿，", "亿。",
			"亿；", "亿、") || strings.Count(l.Text, "/") > 2 {
			continue
		}
		if inHead := paper.HasAny(l.Text, "（万元）", "(万元)", "单位：万元", "单位：元"); inHead {
			continue
		}
		for _, t := range l.Tokens() {
			if t.Class != extract.Bare && t.Class != extract.Quantity {
				continue
			}
			lab := paper.WordsBefore(l.Text, t.Start)
			scaled := t.Class == extract.Quantity && t.Unit == "" && (t.Scale == "万" || t.Scale == "亿") && paper.HasAny(lab, moneyNouns...)
			if !scaled && !endsIn(lab, amountLabels) {
				continue
			}
			seen = true
			rest := l.Text[t.End:]
			if t.Unit != "" || strings.HasPrefix(rest, "元") || !(rest == "" || strings.ContainsRune("，。；、）)", paper.FirstRune(rest))) {
				continue
			}
			if t.Scale == "" && t.Number.Sign() == 0 || t.Text[0] < '0' || t.Text[0] > '9' {
				continue
			}
			what, want := "没有写单位", "元或万元"
			if t.Scale != "" {
				what, want = "只写“"+t.Scale+"”，缺“元”", t.Scale+"元"
			}
			p.At(l, paper.Range{From: t.Start, To: t.End}, fmt.Sprintf("“%s%s”%s。", paper.Clip(lab, 20), t.Text, what), "补写单位“"+want+"”")
		}
	}
	if !seen {
		return check.NotApplicable("没有用文字写金额")
	}
	return check.Decided
}

func endsIn(s string, tails []string) bool {
	s = strings.TrimRight(s, " 为是共计达")
	for _, t := range tails {
		if strings.HasSuffix(s, strings.TrimRight(t, "为")) {
			return true
		}
	}
	return false
}

// mostLike bounds the amounts with the same two first digits that a cell is
// compared with.
const mostLike = 200

// nearLines is how many lines apart a cell and a sentence may be to speak of one
// amount of three digits.
const nearLines = 40

var unitInLabel = plain.NewExpr(`[（(][^（()）]{0,12}?(万元|亿元|元)[）)]`)

// offByTenThousand finds an amount that stands in its table or field with the
// digits of an amount of the text and a unit ten thousand times as large or as
// small.
func offByTenThousand(p *check.Pass) check.Outcome {
	cells := amountCells(p)
	if len(cells) == 0 {
		return check.NotApplicable("没有写明单位的金额栏")
	}
	type said struct {
		line *paper.Line
		tok  paper.Figure
	}
	// Only amounts that begin with the same two digits can be the same.
	all := map[string][]said{}
	for _, l := range p.Lines {
		for _, t := range l.Figures() {
			if money := t.Base == "元" || t.Base == "" && t.Scale == "万"; money && significant(t.Number) >= 3 {
				key := sameDigits(t.Number)[:2]
				if len(all[key]) < mostLike {
					all[key] = append(all[key], said{l, t})
				}
			}
		}
	}
	if len(all) == 0 {
		return check.Undecided("正文里没有可以对照的金额")
	}
	for _, c := range cells {
		var hit *said
		agrees := false
		like := all[sameDigits(c.Shown)[:2]]
		for i := range like {
			s := &like[i]
			if far := s.line.Index < c.Line.Index-nearLines || s.line.Index > c.Line.Index+nearLines; s.line == c.Line || far && significant(c.Shown) < 4 {
				continue // of few digits, far apart: no sign that they are one amount
			}
			v := s.tok.Rounded()
			agrees = agrees || v.Meets(c.Exact())
			for _, f := range []num.Ratio{num.Int(10_000).Ratio(), num.MustDecimal("0.0001").Ratio()} {
				if hit == nil && v.Scale(f).Meets(c.Exact()) && !paper.HasAny(s.tok.Approx, "约", "余", "近", "多", "左右", "以上") {
					hit = s
				}
			}
		}
		if hit == nil || agrees {
			continue
		}
		atCell(p, c, "", fmt.Sprintf("这里是%s，别处写“%s%s”，数字相同而相差一万倍。", c.Text,
			paper.Clip(paper.WordsBefore(hit.line.Text, hit.tok.Start), 16), hit.tok.Text), "核对单位：栏目是万元还是元",
			hit.line.Site(paper.Range{From: hit.tok.Start, To: hit.tok.End}))
	}
	return check.Decided
}

// significant counts the digits of a number without zeros at either end.
func significant(d num.Decimal) int { return len(sameDigits(d)) }

// sameDigits is a number without its point and the zeros at either end.
func sameDigits(d num.Decimal) string {
	return strings.Trim(strings.ReplaceAll(d.String(), ".", ""), "0-")
}

// amountCells returns the amounts of tables and fields whose unit is declared.
func amountCells(p *check.Pass) []paper.Amount {
	var out []paper.Amount
	keep := func(c paper.Amount) {
		if c.Set && significant(c.Shown) >= 3 {
			out = append(out, c)
		}
	}
	for _, m := range p.MoneyTables() {
		for _, r := range m.Rows {
			for st := paper.OriginalBudget; st <= paper.Outturn; st++ {
				if m.UnitIn(st) != "" {
					keep(r.Cells[st])
				}
			}
		}
	}
	for _, g := range p.Tables {
		for r := range g.Cells {
			for c := 1; c < len(g.Cells[r]); c++ {
				l, at := g.At(r, c-1), g.At(r, c)
				if at == nil || !paper.StartsWithDigit(at.Text) {
					continue
				}
				if l == nil || at == nil || l == at || !paper.HasAny(l.Text, "金额", "资金", "预算", "经费") {
					continue
				}
				if m := unitInLabel.FindStringSubmatch(l.Text); m != nil {
					keep(paper.AmountOf(at, paper.ScaleOf(m[1]), m[1]))
				}
			}
		}
	}
	return out
}

var outturnNames = []string{"拨款数", "决算数", "执行数", "支付数"}

// oneNameForOutturn finds several names for what was spent in one paragraph.
func oneNameForOutturn(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("预算") {
			return
		}
		first := ""
		var at paper.Range
		for _, t := range l.Figures() {
			if t.Base != "元" && t.Scale == "" {
				continue
			}
			lab := strings.TrimRight(paper.WordsBefore(l.Text, t.Start), "为是共")
			for _, w := range outturnNames {
				if !strings.HasSuffix(lab, w) || paper.HasAny(lab, "收入决算数", "上年") {
					continue
				}
				seen = true
				here := paper.Range{From: t.Start - len(w), To: t.End}
				if first == "" {
					first, at = w, here
				} else if first != w {
					p.At(l, here, fmt.Sprintf("同一段里支出数前面称“%s”，这里称“%s”。", first, w), "统一用一个名称，如“支出决算数”", l.Site(at))
					return
				}
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有写支出数的名称")
	}
	return check.Decided
}

var guessed = plain.NewExpr(`(估计|力争|大概|大约)`)

// estimates finds guesses (预计 and 有望 have a text rule of their own) among what a document of the year's end says was done
// or spent.
func estimates(p *check.Pass) check.Outcome {
	if p.Kind == paper.GoalForm || p.Kind == paper.Plan || paper.HasAny(p.Title, "监控", "计划", "方案") {
		return check.NotApplicable("不是年终的文件")
	}
	seen := false
	p.Bodies(func(l *paper.Line) {
		budget := l.Has("决算", "执行率", "执行数", "支出")
		if !p.InResults(l) && !budget {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if paper.HasAny(text, "明年", "下一年", "次年", "下年", "今后", "下一步", "目标") {
				continue
			}
			for _, t := range l.FiguresIn(s) {
				seen = true
				lab := paper.WordsBefore(text, t.Start)
				if m := guessed.FindStringIndex(lab); m != nil && p.InResults(l) && !paper.HasAny(lab, "当时", "原", "年初", "上年") {
					from := s.From + t.Start - len(lab) + m[0]
					p.At(l, paper.Range{From: from, To: from + m[1] - m[0]},
						fmt.Sprintf("“%s%s”：年度已经结束，还用“%s”。", paper.Clip(lab, 24), t.Text, lab[m[0]:m[1]]), "换成实际数")
					continue
				}
				if st, ok := paper.StageSaid(lab); ok && st == paper.Outturn && (t.Base == "元" || t.Scale != "") &&
					paper.HasAny(t.Approx, "约", "左右", "近", "上下") {
					p.At(l, paper.Range{From: s.From + t.Start, To: s.From + t.End},
						fmt.Sprintf("“%s%s”：支出用了估计的说法“%s”。", paper.Clip(lab, 20), t.Text, t.Approx), "写决算的准确数")
				}
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有写金额和成果的数")
	}
	return check.Decided
}

var outputWords = []string{"产出指标", "产出", "数量指标", "质量指标"}

// pointsWithoutSpending finds output points of a project that spent nothing.
func pointsWithoutSpending(p *check.Pass) check.Outcome {
	seen := false
	for _, m := range p.MoneyTables() {
		for _, r := range m.Rows {
			o, b := r.Cells[paper.Outturn], r.Cells[paper.RevisedBudget]
			if !r.Total || r.Part || !o.Set || !b.Set || b.Shown.Sign() <= 0 {
				continue
			}
			seen = true
			if o.Shown.Sign() != 0 {
				continue
			}
			if s := outputPoints(p, m); s != nil {
				p.Line(s, fmt.Sprintf("%s全年预算数%s，执行数是0，产出指标却得%s分。", r.Title(), b.Text, strings.TrimSuffix(strings.TrimSpace(s.Text), "分")),
					"核对执行数；确实没有支出的，写明产出由什么资金完成", o.Line.Site(o.At))
			}
		}
	}
	if !seen {
		return check.NotApplicable("没有写明预算和支出的自评表")
	}
	return check.Decided
}

// outputPoints returns the first cell of points above 0 of an output indicator
// that stands behind a block of money; nil for none.
func outputPoints(p *check.Pass, m *paper.MoneyTable) *paper.Line {
	for _, sh := range p.ScoreSheets() {
		if sh.First.Grid.Block < m.Grid.Block || sh.First.Grid.Block > m.Grid.Block+6 {
			continue
		}
		for _, r := range sh.Rows {
			s, ok := paper.CellNumber(r.Score)
			output := slices.ContainsFunc(r.Table.Grid.Cells[r.Row], func(l *paper.Line) bool { return l != nil && l.Has(outputWords...) })
			if ok && s.Sign() > 0 && output {
				return r.Score
			}
		}
	}
	return nil
}
