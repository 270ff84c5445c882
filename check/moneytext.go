package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

var amountLabels = []string{"预算数", "决算数", "支出数", "执行数", "预算金额", "支出金额", "合同金额", "支出总额", "收入总额", "资金总额", "拨款数", "预算数为", "决算数为", "支出数为", "执行数为", "支出总额为", "资金总额为", "金额为", "总额为", "支出决算为", "年初预算为", "预算安排", "支出决算"}

// moneyNouns are of money whatever verb they stand with: 拨付经费236.50万.
var moneyNouns = []string{"经费", "资金", "补贴", "补助", "投资", "税收", "产值", "余额", "专户", "奖金", "救助金", "款"}

// amountWithoutUnit finds amounts in sentences that name no 元.
func amountWithoutUnit(p *Pass) Outcome {
	seen := false
	for _, l := range p.Lines {
		if l.Kind != BodyLine || !l.Has("预算", "决算", "支出", "金额", "总额", "执行数", "拨款", "万，", "万。", "万；", "万、", "亿，", "亿。", "亿；", "亿、") || strings.Count(l.Text, "/") > 2 {
			continue
		}
		if inHead := hasAny(l.Text, "（万元）", "(万元)", "单位：万元", "单位：元"); inHead {
			continue
		}
		for _, t := range l.tokens() {
			if t.Class != extract.Bare && t.Class != extract.Quantity {
				continue
			}
			lab := label(l.Text, t.Start)
			scaled := t.Class == extract.Quantity && t.Unit == "" && (t.Scale == "万" || t.Scale == "亿") && hasAny(lab, moneyNouns...)
			if !scaled && !endsIn(lab, amountLabels) {
				continue
			}
			seen = true
			rest := l.Text[t.End:]
			if t.Unit != "" || strings.HasPrefix(rest, "元") || !(rest == "" || strings.ContainsRune("，。；、）)", firstRune(rest))) {
				continue
			}
			if t.Scale == "" && t.Number.Sign() == 0 || t.Text[0] < '0' || t.Text[0] > '9' {
				continue
			}
			what, want := "没有写单位", "元或万元"
			if t.Scale != "" {
				what, want = "只写“"+t.Scale+"”，缺“元”", t.Scale+"元"
			}
			p.At(l, Range{t.Start, t.End}, fmt.Sprintf("“%s%s”%s。", clip(lab, 20), t.Text, what), "补写单位“"+want+"”")
		}
	}
	if !seen {
		return NotApplicable("没有用文字写金额")
	}
	return Decided
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

var unitInLabel = regexp.MustCompile(`[（(][^（()）]{0,12}?(万元|亿元|元)[）)]`)

// offByTenThousand finds an amount that stands in its table or field with the
// digits of an amount of the text and a unit ten thousand times as large or as
// small.
func offByTenThousand(p *Pass) Outcome {
	cells := p.amountCells()
	if len(cells) == 0 {
		return NotApplicable("没有写明单位的金额栏")
	}
	type said struct {
		line *Line
		tok  figureToken
	}
	// Only amounts that begin with the same two digits can be the same.
	all := map[string][]said{}
	for _, l := range p.Lines {
		for _, t := range l.figures() {
			if money := t.base == "元" || t.base == "" && t.Scale == "万"; money && significant(t.Number) >= 3 {
				key := sameDigits(t.Number)[:2]
				if len(all[key]) < mostLike {
					all[key] = append(all[key], said{l, t})
				}
			}
		}
	}
	if len(all) == 0 {
		return Undecided("正文里没有可以对照的金额")
	}
	for _, c := range cells {
		var hit *said
		agrees := false
		like := all[sameDigits(c.shown)[:2]]
		for i := range like {
			s := &like[i]
			if far := s.line.Index < c.line.Index-nearLines || s.line.Index > c.line.Index+nearLines; s.line == c.line || far && significant(c.shown) < 4 {
				continue // of few digits, far apart: no sign that they are one amount
			}
			v := s.tok.rounded()
			agrees = agrees || v.Meets(c.exact())
			for _, f := range []num.Ratio{num.Int(10_000).Ratio(), num.MustDecimal("0.0001").Ratio()} {
				if hit == nil && v.Scale(f).Meets(c.exact()) && !hasAny(s.tok.Approx, "约", "余", "近", "多", "左右", "以上") {
					hit = s
				}
			}
		}
		if hit == nil || agrees {
			continue
		}
		p.cellAt(c, "", fmt.Sprintf("这里是%s，别处写“%s%s”，数字相同而相差一万倍。", c.text, clip(label(hit.line.Text, hit.tok.Start), 16), hit.tok.Text), "核对单位：栏目是万元还是元", hit.line.Site(Range{hit.tok.Start, hit.tok.End}))
	}
	return Decided
}

// significant counts the digits of a number without zeros at either end.
func significant(d num.Decimal) int { return len(sameDigits(d)) }

// sameDigits is a number without its point and the zeros at either end.
func sameDigits(d num.Decimal) string {
	return strings.Trim(strings.ReplaceAll(d.String(), ".", ""), "0-")
}

// amountCells returns the amounts of tables and fields whose unit is declared.
func (p *Pass) amountCells() []moneyCell {
	var out []moneyCell
	keep := func(c moneyCell) {
		if c.set && significant(c.shown) >= 3 {
			out = append(out, c)
		}
	}
	for _, m := range p.moneyTables() {
		if m.unit == "" {
			continue
		}
		for _, r := range m.rows {
			for st := original; st <= outturn; st++ {
				keep(r.cells[st])
			}
		}
	}
	for _, g := range p.Tables {
		for r := range g.Cells {
			for c := 1; c < len(g.Cells[r]); c++ {
				l, at := g.At(r, c-1), g.At(r, c)
				if at == nil || !startsWithDigit(at.Text) {
					continue
				}
				if l == nil || at == nil || l == at || !hasAny(l.Text, "金额", "资金", "预算", "经费") {
					continue
				}
				if m := unitInLabel.FindStringSubmatch(l.Text); m != nil {
					keep(cellOf(at, scaleOf(m[1]), m[1]))
				}
			}
		}
	}
	return out
}

var outturnNames = []string{"拨款数", "决算数", "执行数", "支付数"}

// oneNameForOutturn finds several names for what was spent in one paragraph.
func oneNameForOutturn(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !l.Has("预算") {
			return
		}
		first := ""
		var at Range
		for _, t := range l.figures() {
			if t.base != "元" && t.Scale == "" {
				continue
			}
			lab := strings.TrimRight(label(l.Text, t.Start), "为是共")
			for _, w := range outturnNames {
				if !strings.HasSuffix(lab, w) || hasAny(lab, "收入决算数", "上年") {
					continue
				}
				seen = true
				here := Range{t.Start - len(w), t.End}
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
		return NotApplicable("没有写支出数的名称")
	}
	return Decided
}

var guessed = regexp.MustCompile(`(估计|力争|大概|大约)`)

// estimates finds guesses (预计 and 有望 have a text rule of their own) among what a document of the year's end says was done
// or spent.
func estimates(p *Pass) Outcome {
	if p.Kind == GoalForm || p.Kind == Plan || hasAny(p.Title, "监控", "计划", "方案") {
		return NotApplicable("不是年终的文件")
	}
	seen := false
	p.Bodies(func(l *Line) {
		budget := l.Has("决算", "执行率", "执行数", "支出")
		if !p.InResults(l) && !budget {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if hasAny(text, "明年", "下一年", "次年", "下年", "今后", "下一步", "目标") {
				continue
			}
			for _, t := range l.figuresIn(s) {
				seen = true
				lab := label(text, t.Start)
				if m := guessed.FindStringIndex(lab); m != nil && p.InResults(l) && !hasAny(lab, "当时", "原", "年初", "上年") {
					from := s.From + t.Start - len(lab) + m[0]
					p.At(l, Range{from, from + m[1] - m[0]}, fmt.Sprintf("“%s%s”：年度已经结束，还用“%s”。", clip(lab, 24), t.Text, lab[m[0]:m[1]]), "换成实际数")
					continue
				}
				if st, ok := stageSaid(lab); ok && st == outturn && (t.base == "元" || t.Scale != "") && hasAny(t.Approx, "约", "左右", "近", "上下") {
					p.At(l, Range{s.From + t.Start, s.From + t.End}, fmt.Sprintf("“%s%s”：支出用了估计的说法“%s”。", clip(lab, 20), t.Text, t.Approx), "写决算的准确数")
				}
			}
		}
	})
	if !seen {
		return NotApplicable("没有写金额和成果的数")
	}
	return Decided
}

var outputWords = []string{"产出指标", "产出", "数量指标", "质量指标"}

// pointsWithoutSpending finds output points of a project that spent nothing.
func pointsWithoutSpending(p *Pass) Outcome {
	seen := false
	for _, m := range p.moneyTables() {
		for _, r := range m.rows {
			o, b := r.cells[outturn], r.cells[revised]
			if !r.total || r.part || !o.set || !b.set || b.shown.Sign() <= 0 {
				continue
			}
			seen = true
			if o.shown.Sign() != 0 {
				continue
			}
			if s := p.outputPoints(m); s != nil {
				p.Line(s, fmt.Sprintf("%s全年预算数%s，执行数是0，产出指标却得%s分。", r.title(), b.text, strings.TrimSuffix(strings.TrimSpace(s.Text), "分")), "核对执行数；确实没有支出的，写明产出由什么资金完成", o.line.Site(o.at))
			}
		}
	}
	if !seen {
		return NotApplicable("没有写明预算和支出的自评表")
	}
	return Decided
}

// outputPoints returns the first cell of points above 0 of an output indicator
// that stands behind a block of money; nil for none.
func (p *Pass) outputPoints(m *moneyTable) *Line {
	for _, sh := range p.sheets() {
		if sh.first.grid.Block < m.grid.Block || sh.first.grid.Block > m.grid.Block+6 {
			continue
		}
		for _, r := range sh.rows {
			s, ok := number(r.score)
			output := slices.ContainsFunc(r.table.grid.Cells[r.row], func(l *Line) bool { return l != nil && l.Has(outputWords...) })
			if ok && s.Sign() > 0 && output {
				return r.score
			}
		}
	}
	return nil
}
