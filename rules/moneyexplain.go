package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// whyWords begin or name a reason.
var whyWords = []string{"原因", "由于", "因为", "主要是", "系因", "因", "受", "为此", "按照", "根据", "用于", "导致", "所致", "元系", "均系", "主要系", "，系", "系由", "系为", "系落实", "系上级",
	"鉴于", "考虑到", "源于", "缘于", "出于", "为应对", "为落实", "为保障", "为解决", "用以", "以应对", "属于"}

// An explainer knows whether a document gives a reason in a sentence that speaks
// of one of the topics.
type explainer struct {
	topics       []string
	looked, said bool
}

// explained reports whether a reason is given for a row: in its own column, in
// the rest of its paragraph, or anywhere in the document.
func (e *explainer) explained(p *check.Pass, r *paper.MoneyRow) bool {
	if c := r.Cells[paper.ReasonColumn]; c.Line != nil && !paper.NoReason(c.Line.Text) {
		return true
	}
	if !e.looked {
		e.looked, e.said = true, reasonSaid(p, e.topics)
	}
	return e.said || r.Table == nil && saidBehind(r)
}

func reasonSaid(p *check.Pass, topics []string) bool {
	for _, l := range p.Lines {
		if !paper.HasAny(l.Text, topics...) || !paper.HasAny(l.Text, whyWords...) {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			long := paper.Runes(text) > 8 || l.Kind == paper.CellLine && paper.Runes(text) > 4
			if long && paper.HasAny(text, topics...) && paper.HasAny(text, whyWords...) && !strings.Contains(text, "未说明") &&
				!labelOnly(text) {
				return true
			}
		}
	}
	return false
}

// labelOnly reports a head or a label, which asks for a reason and gives none.
func labelOnly(s string) bool {
	return paper.HasAny(s, "偏差原因分析", "原因分析及") && paper.Runes(s) < 20
}

// saidBehind reports a reason in the rest of the paragraph that the row stands
// in.
func saidBehind(r *paper.MoneyRow) bool {
	last := 0
	for _, c := range r.Cells {
		if c.Set {
			last = max(last, c.At.To)
		}
	}
	behind := r.Line.Text[last:]
	return paper.HasAny(behind, "原因", "由于", "主要是", "因为", "系因", "元系", "，系", "主要系", "鉴于", "考虑到", "源于", "缘于") || causeClause.MatchString(behind)
}

// causeClause is a clause that begins with a word of causes; 因公 and 因此 begin none.
var causeClause = plain.NewExpr(`[，；（、](?:主要|均|都|也|是)?(?:因[^公此而素应]|受[^，。；]{1,24}?(?:影响|制约|限制|约束|阻|拖累|冲击)|由[^于财县市区镇]{2,}(?:所致|造成|引起))`)

// lowRate is the execution rate in percent below which a reason is wanted.
const lowRate = 90

// lowRateExplained wants a reason where little of the budget was used.
func lowRateExplained(p *check.Pass) check.Outcome {
	if p.Kind == paper.GoalForm || p.Kind == paper.Plan {
		return check.NotApplicable("年初的文件还没有执行结果")
	}
	seen, silent := false, false
	why := explainer{topics: []string{"执行率", "支付率", "执行", "支出进度", "支付", "未支出", "结转", "结余", "决算数小于", "预算数大于",
		"剩余", "余下", "节余", "余额", "未使用", "没有使用", "没有支出", "未用完", "没有用完", "未花", "尚未", "少支出"}}
	rows := judged(p.Text)
	for _, r := range rows {
		if r.Spare {
			continue // to have spent less is what is wanted
		}
		if noPlace(p, &r) || plainAccounts(p, &r) {
			silent = true
			continue
		}
		b, o, c := r.Cells[r.Denominator()], r.Cells[paper.Outturn], r.Cells[paper.ExecutionRate]
		var percent num.Ratio
		at := c
		switch {
		case c.Set:
			percent = c.Shown.Ratio()
			if r.Table != nil && percent.Cmp(num.Int(1).Ratio()) <= 0 && !strings.ContainsAny(c.Text, "%％") &&
				(c.Shown.Scale() > 0 || o.Set && o.Shown.Sign() > 0) {
				percent = percent.Mul(num.Hundred)
			}
		case b.Set && o.Set && b.Shown.Sign() > 0:
			q, _ := num.Quo(o.Value(), b.Value())
			percent, at = q.Mul(num.Hundred), o
		default:
			continue
		}
		if b.Set && b.Shown.Sign() == 0 {
			continue
		}
		if seen = true; percent.Cmp(num.Int(lowRate).Ratio()) >= 0 || why.explained(p, &r) || wholeSpent(rows, &r) {
			continue
		}
		atCell(p, at, "", fmt.Sprintf("%s执行率%s%%，低于%d%%，没有写原因。", r.Title(), paper.LikeShown(percent, c.Shown), lowRate),
			"写明执行率低的原因，是进度、付款条件还是预算编多了")
	}
	return reasonsSeen(seen, silent, noMoney)
}

// noPlace reports a row of a form that has no column for reasons: they may stand
// in the report.
func noPlace(p *check.Pass, r *paper.MoneyRow) bool {
	return r.Table != nil && p.IsForm() && r.Table.Cols[paper.ReasonColumn] < 0
}

// plainAccounts reports a row of a table of accounts, which is no self-evaluation and gives
// reasons nowhere.
func plainAccounts(p *check.Pass, r *paper.MoneyRow) bool {
	return r.Table != nil && r.Table.Cols[paper.ReasonColumn] < 0 &&
		(p.Kind == paper.Accounts || p.Kind == paper.Other && p.Title != "" && !paper.HasAny(p.Title, "绩效", "自评", "评价", "项目支出"))
}

func reasonsSeen(seen, silent bool, none check.Outcome) check.Outcome {
	switch {
	case seen:
		return check.Decided
	case silent:
		return check.Undecided("资金表里没有写原因的栏，原因可能写在报告里")
	}
	return none
}

// judged returns the rows of the document's year that speak for themselves:
// totals, sentences, and every row of a table that has neither a total nor parts
// of one. What is said of a part of the year or of another year is not judged as
// the year's.
func judged(t *paper.Text) []paper.MoneyRow {
	var out []paper.MoneyRow
	for _, m := range t.MoneyTables() {
		total := false
		for _, r := range m.Rows {
			total = total || r.Total
		}
		for _, r := range m.Rows {
			if !r.Part && (r.Total || !total && m.Cols[paper.ReasonColumn] >= 0) {
				out = append(out, r)
			}
		}
	}
	for _, r := range t.MoneySaid() {
		if r.Of == paper.WholeYear {
			out = append(out, r)
		}
	}
	return out
}

// adjustmentExplained wants a reason where the budget was changed.
func adjustmentExplained(p *check.Pass) check.Outcome {
	seen, silent := false, false
	why := explainer{topics: []string{"追加", "追减", "调剂", "调整", "调增", "调减", "压减", "核减", "年中", "下达", "结转"}}
	for _, r := range judged(p.Text) {
		if noPlace(p, &r) {
			silent = true
			continue
		}
		a, b := r.Cells[paper.OriginalBudget], r.Cells[paper.RevisedBudget]
		if !a.Set || !b.Set || r.Table == nil && r.Part {
			continue
		}
		seen = true
		d := b.Value().Sub(a.Value())
		if d.Sign() == 0 || a.Rounded().Meets(b.Rounded()) || why.explained(p, &r) {
			continue
		}
		atCell(p, b, "", fmt.Sprintf("%s年初预算数%s，全年预算数%s，%s%s，没有写原因。", r.Title(), a.Text, b.Text, upDown(d), b.In(d.Abs())),
			"写明追加、追减、调剂的事由和批准文号", a.Line.Site(a.At))
	}
	return reasonsSeen(seen, silent, check.Undecided("没有同时写出年初预算数和全年预算数"))
}

func upDown(d num.Ratio) string {
	if d.Sign() < 0 {
		return "调减"
	}
	return "调增"
}

// adjustmentsAddUp wants original budget and changes to make up the revised one.
func adjustmentsAddUp(p *check.Pass) check.Outcome {
	seen, open := false, false
	for _, r := range p.MoneyRows() {
		a, b := r.Cells[paper.OriginalBudget], r.Cells[paper.RevisedBudget]
		if !a.Set || !b.Set || len(r.More) == 0 {
			continue
		}
		if r.ChangesOpen() {
			open = true
			continue
		}
		parts, clear, some := []paper.Amount{a}, true, false
		for _, c := range r.More {
			switch {
			case !c.Set:
				continue
			case c.Minus:
				c.Shown = c.Shown.Neg()
			case !c.Plus && r.Table == nil:
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
			atCell(p, b, "", fmt.Sprintf("%s年初预算数%s加减调整后是%s，全年预算数写的是%s，相差%s。", r.Title(), a.Text, b.In(sum), b.Text,
				b.In(sum.Sub(b.Value()).Abs())), "核对年初预算数、各次调整和全年预算数", a.Line.Site(a.At), parts[1].Line.Site(parts[1].At))
		}
	}
	switch {
	case open:
		return check.Undecided("预算的调整分几笔写，没有逐笔写明是增是减")
	case !seen:
		return check.NotApplicable("没有同时写年初预算数、调整数和全年预算数")
	}
	return check.Decided
}

// rateTooShort finds a whole percentage that hides decimals.
func rateTooShort(p *check.Pass) check.Outcome {
	rows := p.Rated()
	if len(rows) == 0 {
		return noMoney
	}
	for _, r := range rows {
		c, d := r.Cells[paper.ExecutionRate], r.Denominator()
		if c.Shown.Scale() > 0 || otherBase(r) {
			continue
		}
		q, _ := num.Quo(r.Cells[paper.Outturn].Value(), r.Cells[d].Value())
		fits := r.RateFitsExactly(d)
		if full := q.Mul(num.Hundred); fits && full.Cmp(c.Shown.Ratio()) != 0 && full.Round(2, num.HalfUp).Cmp(c.Shown) != 0 {
			atCell(p, c, "", fmt.Sprintf("%s执行率写成整数%s，按%s÷%s是%s%%。", r.Title(), percentText(c), r.Cells[paper.Outturn].Text,
				r.Cells[d].Text, q.Percent(2)), "执行率保留两位小数", r.Beside(d, paper.Outturn)...)
		}
	}
	return check.Decided
}

// wentWhere lists what became of money that was not spent.
var wentWhere = []string{"结转", "结余", "财政收回", "收回财政", "收回资金", "收回预算", "收回指标", "收回统筹", "已收回", "全部收回", "被收回", "予以收回", "交回", "上缴", "缴回", "未执行",
	"未支出", "未支付", "尚未支付", "尾款", "退回"}

// unspentExplained wants a report to say what became of the money that was not
// spent.
func unspentExplained(p *check.Pass) check.Outcome {
	if p.Kind != paper.Report {
		return noSelfReport
	}
	seen, told := false, false
	for _, l := range p.Lines {
		if l.Level == 0 || l.RunIn {
			told = told || l.Has(wentWhere...)
		}
	}
	for _, r := range judged(p.Text) {
		o, b := r.Cells[paper.Outturn], r.Cells[paper.RevisedBudget]
		if !o.Set || !b.Set || r.Spare || r.Inner {
			continue // what was left of a part is in what was left of the whole
		}
		seen = true
		d := b.Value().Sub(o.Value())
		if told || d.Sign() <= 0 || causeSaid(&r) || o.Rounded().Meets(b.Rounded()) {
			continue
		}
		c := o
		if e := r.Cells[paper.ExecutionRate]; r.Table == nil && e.Set && e.Line == o.Line && e.At.From > o.At.To && e.At.To-o.At.From < 90 {
			c.At.To = e.At.To
		}
		atCell(p, c, "", fmt.Sprintf("%s预算%s，支出%s，有%s没有支出，全文没有写去向。", r.Title(), b.Text, o.Text, o.In(d)), "写明结转、结余或者收回各多少，以及原因", b.Line.Site(b.At))
	}
	if !seen {
		return check.Undecided("没有同时写出全年预算数和支出数")
	}
	return check.Decided
}

var pointsSaid = plain.NewExpr(`(?:分值|权重|满分)(?:为|是)?([0-9]{1,2})分[^。；]{0,30}?执行率(?:为|达到|达|是)?([0-9]{1,3}(?:\.[0-9]+)?)%，(?:自评)?(?:得分|得|计)(?:为|是)?([0-9]{1,2}(?:\.[0-9]+)?)分`)

// executionPoints wants the points of the execution line to follow from the rate.
func executionPoints(p *check.Pass) check.Outcome {
	seen := false
	for _, m := range p.MoneyTables() {
		for _, r := range m.Rows {
			w, s := r.Cells[paper.WeightColumn], r.Cells[paper.ScoreColumn]
			q, ok := exactRate(&r)
			if !w.Set || !s.Set || !ok || w.Shown.Sign() <= 0 {
				continue
			}
			seen = true
			pointsOf(p, s, w.Shown, s.Shown, q, r.Title())
		}
	}
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("执行率") {
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
			pointsOf(p, paper.Amount{Line: l, At: paper.Range{From: m[6], To: m[7]}}, w, s, q, "")
		}
	}
	if !seen {
		return check.NotApplicable("没有同时写执行率的分值和得分")
	}
	return check.Decided
}

// exactRate is outturn by denominator, at most 1; the shown rate where an amount
// is missing.
func exactRate(r *paper.MoneyRow) (q num.Ratio, ok bool) {
	b, o, c := r.Cells[r.Denominator()], r.Cells[paper.Outturn], r.Cells[paper.ExecutionRate]
	switch {
	case b.Set && o.Set && b.Shown.Sign() > 0:
		q, _ = num.Quo(o.Value(), b.Value())
	case c.Set && strings.ContainsAny(c.Text, "%％"):
		q, _ = num.Quo(c.Shown.Ratio(), num.Hundred)
	default:
		return q, false
	}
	return q, true
}

// pointsOf compares points with weight by rate. Places that give points by steps
// are let pass where the points are those of a step.
func pointsOf(p *check.Pass, at paper.Amount, w, s num.Decimal, q num.Ratio, title string) {
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
	sev := check.Warning
	switch {
	case q.Cmp(num.One) >= 0 && stepped(w, s, percent) && s.Sign() > 0:
		// full marks are for work that was finished in time; else the steps count
	case s.Cmp(w) > 0 || q.Cmp(num.One) >= 0 || s.Ratio().Cmp(want) > 0 && s.Cmp(w) == 0:
		sev = check.Error
	case stepped(w, s, percent):
		return
	}
	atCell(p, at, sev, fmt.Sprintf("%s执行率%s%%，分值%s，得分应是%s，写的是%s。", title, paper.Short(percent), w, want.Round(2, num.HalfUp),
		s), "得分＝分值×执行率；当地另有规定的按规定并写明")
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
