package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

// whyWords begin or name a reason.
var whyWords = []string{"原因", "由于", "因为", "主要是", "系因", "因", "受", "为此", "按照", "根据", "用于", "导致", "所致"}

// An explainer knows whether a document gives a reason in a sentence that speaks
// of one of the topics.
type explainer struct {
	topics       []string
	looked, said bool
}

// explained reports whether a reason is given for a row: in its own column, in
// the rest of its paragraph, or anywhere in the document.
func (e *explainer) explained(p *Pass, r *moneyRow) bool {
	if c := r.cells[reason]; c.line != nil && !noReason(c.line.Text) {
		return true
	}
	if !e.looked {
		e.looked, e.said = true, p.reasonSaid(e.topics)
	}
	return e.said || r.table == nil && saidBehind(r)
}

func (p *Pass) reasonSaid(topics []string) bool {
	for _, l := range p.Lines {
		if !hasAny(l.Text, topics...) || !hasAny(l.Text, whyWords...) {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			long := runes(text) > 8 || l.Kind == CellLine && runes(text) > 4
			if long && hasAny(text, topics...) && hasAny(text, whyWords...) && !strings.Contains(text, "未说明") && !labelOnly(text) {
				return true
			}
		}
	}
	return false
}

// labelOnly reports a head or a label, which asks for a reason and gives none.
func labelOnly(s string) bool {
	return hasAny(s, "偏差原因分析", "原因分析及") && runes(s) < 20
}

// saidBehind reports a reason in the rest of the paragraph that the row stands
// in.
func saidBehind(r *moneyRow) bool {
	last := 0
	for _, c := range r.cells {
		if c.set {
			last = max(last, c.at.To)
		}
	}
	return hasAny(r.line.Text[last:], "原因", "由于", "主要是", "因为", "系因")
}

// lowRate is the execution rate in percent below which a reason is wanted.
const lowRate = 90

// lowRateExplained wants a reason where little of the budget was used.
func lowRateExplained(p *Pass) Outcome {
	if p.Kind == GoalForm || p.Kind == Plan {
		return NotApplicable("年初的文件还没有执行结果")
	}
	seen, silent := false, false
	why := explainer{topics: []string{"执行率", "支付率", "执行", "支出进度", "支付", "未支出", "结转", "结余", "决算数小于", "预算数大于"}}
	for _, r := range p.judged() {
		if p.noPlace(&r) {
			silent = true
			continue
		}
		b, o, c := r.cells[r.denominator()], r.cells[outturn], r.cells[rate]
		var percent num.Ratio
		at := c
		switch {
		case c.set:
			percent = c.shown.Ratio()
			if r.table != nil && percent.Cmp(num.Int(1).Ratio()) <= 0 && !strings.ContainsAny(c.text, "%％") && (c.shown.Scale() > 0 || o.set && o.shown.Sign() > 0) {
				percent = percent.Mul(num.Hundred)
			}
		case b.set && o.set && b.shown.Sign() > 0:
			q, _ := num.Quo(o.value(), b.value())
			percent, at = q.Mul(num.Hundred), o
		default:
			continue
		}
		if b.set && b.shown.Sign() == 0 {
			continue
		}
		if seen = true; percent.Cmp(num.Int(lowRate).Ratio()) >= 0 || why.explained(p, &r) {
			continue
		}
		p.cellAt(at, "", fmt.Sprintf("%s执行率%s%%，低于%d%%，没有写原因。", r.title(), likeShown(percent, c.shown), lowRate), "写明执行率低的原因，是进度、付款条件还是预算编多了")
	}
	return reasonsSeen(seen, silent, noMoney)
}

// noPlace reports a row of a form that has no column for reasons: they may stand
// in the report.
func (p *Pass) noPlace(r *moneyRow) bool {
	return r.table != nil && p.form() && r.table.cols[reason] < 0
}

func reasonsSeen(seen, silent bool, none Outcome) Outcome {
	switch {
	case seen:
		return Decided
	case silent:
		return Undecided("资金表里没有写原因的栏，原因可能写在报告里")
	}
	return none
}

// judged returns the rows that speak for themselves: totals, sentences, and
// every row of a table that has neither a total nor parts of one.
func (t *Text) judged() []moneyRow {
	var out []moneyRow
	for _, m := range t.moneyTables() {
		total := false
		for _, r := range m.rows {
			total = total || r.total
		}
		for _, r := range m.rows {
			if !r.part && (r.total || !total && m.cols[reason] >= 0) {
				out = append(out, r)
			}
		}
	}
	return append(out, t.moneySaid()...)
}

// adjustmentExplained wants a reason where the budget was changed.
func adjustmentExplained(p *Pass) Outcome {
	seen, silent := false, false
	why := explainer{topics: []string{"追加", "追减", "调剂", "调整", "调增", "调减", "压减", "核减", "年中", "下达", "结转"}}
	for _, r := range p.judged() {
		if p.noPlace(&r) {
			silent = true
			continue
		}
		a, b := r.cells[original], r.cells[revised]
		if !a.set || !b.set || r.table == nil && r.part {
			continue
		}
		seen = true
		d := b.value().Sub(a.value())
		if d.Sign() == 0 || a.rounded().Meets(b.rounded()) || why.explained(p, &r) {
			continue
		}
		p.cellAt(b, "", fmt.Sprintf("%s年初预算数%s，全年预算数%s，%s%s，没有写原因。", r.title(), a.text, b.text, upDown(d), b.in(d.Abs())), "写明追加、追减、调剂的事由和批准文号", a.line.Site(a.at))
	}
	return reasonsSeen(seen, silent, Undecided("没有同时写出年初预算数和全年预算数"))
}

func upDown(d num.Ratio) string {
	if d.Sign() < 0 {
		return "调减"
	}
	return "调增"
}

// adjustmentsAddUp wants original budget and changes to make up the revised one.
func adjustmentsAddUp(p *Pass) Outcome {
	seen := false
	for _, r := range p.money() {
		a, b := r.cells[original], r.cells[revised]
		if !a.set || !b.set || len(r.more) == 0 {
			continue
		}
		parts, clear, some := []moneyCell{a}, true, false
		for _, c := range r.more {
			switch {
			case !c.set:
				continue
			case c.minus:
				c.shown = c.shown.Neg()
			case !c.plus && r.table == nil:
				clear = false
			}
			some = true
			parts = append(parts, c)
		}
		if !clear || !some {
			continue
		}
		if seen = true; !addsUp(b, parts) {
			sum := sumCells(parts)
			p.cellAt(b, "", fmt.Sprintf("%s年初预算数%s加减调整后是%s，全年预算数写的是%s，相差%s。", r.title(), a.text, b.in(sum), b.text, b.in(sum.Sub(b.value()).Abs())), "核对年初预算数、各次调整和全年预算数", a.line.Site(a.at), parts[1].line.Site(parts[1].at))
		}
	}
	if !seen {
		return NotApplicable("没有同时写年初预算数、调整数和全年预算数")
	}
	return Decided
}

// rateTooShort finds a whole percentage that hides decimals.
func rateTooShort(p *Pass) Outcome {
	rows := p.rated()
	if len(rows) == 0 {
		return noMoney
	}
	for _, r := range rows {
		c, d := r.cells[rate], r.denominator()
		if c.shown.Scale() > 0 || r.otherBase() {
			continue
		}
		q, _ := num.Quo(r.cells[outturn].value(), r.cells[d].value())
		fits, _ := r.rateFits(d)
		if full := q.Mul(num.Hundred); fits && full.Cmp(c.shown.Ratio()) != 0 && full.Round(2, num.HalfUp).Cmp(c.shown) != 0 {
			p.cellAt(c, "", fmt.Sprintf("%s执行率写成整数%s，按%s÷%s是%s%%。", r.title(), percentText(c), r.cells[outturn].text, r.cells[d].text, q.Percent(2)), "执行率保留两位小数", r.beside(d, outturn)...)
		}
	}
	return Decided
}

// wentWhere lists what became of money that was not spent.
var wentWhere = []string{"结转", "结余", "财政收回", "收回财政", "收回资金", "收回预算", "收回指标", "收回统筹", "已收回", "全部收回", "被收回", "予以收回", "交回", "上缴", "缴回", "未执行", "未支出", "未支付", "尚未支付", "尾款", "退回"}

// unspentExplained wants a report to say what became of the money that was not
// spent.
func unspentExplained(p *Pass) Outcome {
	if p.Kind != Report {
		return NotApplicable("不是自评报告")
	}
	seen, told := false, false
	for _, l := range p.Lines {
		if l.Level == 0 || l.RunIn {
			told = told || l.Has(wentWhere...)
		}
	}
	for _, r := range p.judged() {
		o, b := r.cells[outturn], r.cells[revised]
		if !o.set || !b.set {
			continue
		}
		seen = true
		d := b.value().Sub(o.value())
		if told || d.Sign() <= 0 || o.rounded().Meets(b.rounded()) {
			continue
		}
		c := o
		if e := r.cells[rate]; r.table == nil && e.set && e.line == o.line && e.at.From > o.at.To && e.at.To-o.at.From < 90 {
			c.at.To = e.at.To
		}
		p.cellAt(c, "", fmt.Sprintf("%s预算%s，支出%s，有%s没有支出，全文没有写去向。", r.title(), b.text, o.text, o.in(d)), "写明结转、结余或者收回各多少，以及原因", b.line.Site(b.at))
	}
	if !seen {
		return Undecided("没有同时写出全年预算数和支出数")
	}
	return Decided
}

var pointsSaid = regexp.MustCompile(`(?:分值|权重|满分)(?:为|是)?([0-9]{1,2})分[^。；]{0,30}?执行率(?:为|达到|达|是)?([0-9]{1,3}(?:\.[0-9]+)?)%，(?:自评)?(?:得分|得|计)(?:为|是)?([0-9]{1,2}(?:\.[0-9]+)?)分`)

// executionPoints wants the points of the execution line to follow from the rate.
func executionPoints(p *Pass) Outcome {
	seen := false
	for _, m := range p.moneyTables() {
		for _, r := range m.rows {
			w, s := r.cells[weight], r.cells[score]
			q, ok := r.exactRate()
			if !w.set || !s.set || !ok || w.shown.Sign() <= 0 {
				continue
			}
			seen = true
			p.pointsOf(s, w.shown, s.shown, q, r.title())
		}
	}
	for _, l := range p.Lines {
		if l.Kind == CellLine || !l.Has("执行率") {
			continue
		}
		for _, m := range pointsSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			w, e1 := num.ParseDecimal(l.Text[m[2]:m[3]])
			x, e2 := num.ParseDecimal(l.Text[m[4]:m[5]])
			s, e3 := num.ParseDecimal(l.Text[m[6]:m[7]])
			if e1 != nil || e2 != nil || e3 != nil {
				continue
			}
			seen = true
			q, _ := num.Quo(x.Ratio(), num.Hundred)
			p.pointsOf(moneyCell{line: l, at: Range{m[6], m[7]}}, w, s, q, "")
		}
	}
	if !seen {
		return NotApplicable("没有同时写执行率的分值和得分")
	}
	return Decided
}

// exactRate is outturn by denominator, at most 1; the shown rate where an amount
// is missing.
func (r *moneyRow) exactRate() (q num.Ratio, ok bool) {
	b, o, c := r.cells[r.denominator()], r.cells[outturn], r.cells[rate]
	switch {
	case b.set && o.set && b.shown.Sign() > 0:
		q, _ = num.Quo(o.value(), b.value())
	case c.set && strings.ContainsAny(c.text, "%％"):
		q, _ = num.Quo(c.shown.Ratio(), num.Hundred)
	default:
		return q, false
	}
	return q, true
}

// pointsOf compares points with weight by rate. Places that give points by steps
// are let pass where the points are those of a step.
func (p *Pass) pointsOf(at moneyCell, w, s num.Decimal, q num.Ratio, title string) {
	want := w.Ratio().Mul(q.Min(num.One))
	near := func(v num.Ratio) bool {
		return v.Round(s.Scale(), num.HalfUp).Cmp(s) == 0 || v.Round(s.Scale(), num.Down).Cmp(s) == 0
	}
	if near(want) {
		return
	}
	// The rate may have been rounded before the points were computed.
	short, _ := num.Quo(q.Min(num.One).Percent(2).Ratio(), num.Hundred)
	whole, _ := num.Quo(q.Min(num.One).Percent(0).Ratio(), num.Hundred)
	if near(w.Ratio().Mul(short)) || near(w.Ratio().Mul(whole)) {
		return
	}
	percent := q.Mul(num.Hundred)
	sev := Warning
	switch {
	case s.Cmp(w) > 0 || q.Cmp(num.One) >= 0 || s.Ratio().Cmp(want) > 0 && s.Cmp(w) == 0:
		sev = Error
	case stepped(w, s, percent):
		return
	}
	p.cellAt(at, sev, fmt.Sprintf("%s执行率%s%%，分值%s，得分应是%s，写的是%s。", title, show(percent), w, want.Round(2, num.HalfUp), s), "得分＝分值×执行率；当地另有规定的按规定并写明")
}

// stepped reports points of the steps that 财预〔2021〕101号 gives as an example:
// seven tenths from 80 percent, half from 60, none below.
func stepped(w, s num.Decimal, percent num.Ratio) bool {
	tenths := int64(0)
	switch {
	case percent.Cmp(num.Int(80).Ratio()) >= 0:
		tenths = 7
	case percent.Cmp(num.Int(60).Ratio()) >= 0:
		tenths = 5
	}
	v, _ := num.Quo(w.Ratio().Mul(num.Int(tenths).Ratio()), num.Int(10).Ratio())
	return v.Cmp(s.Ratio()) == 0
}
