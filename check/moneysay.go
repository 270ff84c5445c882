package check

import (
	"regexp"
	"strings"

	"jiheng/num"
)

// money returns the figures of money that belong together: rows of tables, then
// what sentences say.
func (t *Text) money() []moneyRow {
	return t.kept.money.get(func() []moneyRow {
		var out []moneyRow
		for _, m := range t.moneyTables() {
			out = append(out, m.rows...)
		}
		return append(out, t.moneySaid()...)
	})
}

// moneySaid returns what sentences say of budgets and their use.
func (t *Text) moneySaid() []moneyRow { return t.kept.moneySaid.get(t.readMoneySaid) }

func (t *Text) readMoneySaid() []moneyRow {
	var out []moneyRow
	for _, l := range t.Lines {
		if l.Kind != BodyLine || !l.Has("预算", "执行", "决算", "支付", "拨付", "安排", "资金") {
			continue
		}
		for _, s := range fullSentences(l) {
			out = sayMoney(out, l, s)
		}
	}
	return out
}

// mostNear bounds the amounts before a rate that it is compared with.
const mostNear = 12

// fullSentences returns the sentences of a line, those that ； divides as one.
func fullSentences(l *Line) []Range {
	var out []Range
	open := false
	for _, s := range l.Sentences() {
		if open {
			out[len(out)-1].To = s.To
		} else {
			out = append(out, s)
		}
		open = strings.HasSuffix(s.Of(l.Text), "；")
	}
	return out
}

// unsure lists words of a label behind which an amount is no budget and no
// outturn of its own.
var unsure = []string{"上年", "去年", "比", "较", "增加", "减少", "增长", "下降", "人均", "每", "预计", "计划", "目标", "节约", "节省", "结转", "结余", "未", "其中", "超", "收回", "剩余", "差额", "上半年", "季度", "月底", "月末", "序时"}

// stageSaid reads the words before an amount.
func stageSaid(lab string) (s stage, ok bool) {
	switch {
	case hasAny(lab, "追加", "追减", "调增", "调减", "核减", "压减", "调入", "调出"):
		return change, true
	case hasAny(lab, unsure...):
		return 0, false
	case hasAny(lab, "年初", "批复") && hasAny(lab, "预算", "批复", "安排"):
		return original, true
	case hasAny(lab, "调整后", "调整预算", "全年预算", "可用资金", "资金总额", "资金总量"):
		return revised, true
	case hasAny(lab, "执行率", "支付率", "支出率"):
		return rate, true
	case hasAny(lab, "决算", "支出", "执行", "支付", "拨付", "拨款数", "使用") && !hasAny(lab, "收入"):
		if i := strings.LastIndex(lab, "预算"); i >= 0 && !hasAny(lab[i:], "决算", "支出", "执行", "支付", "拨付", "拨款数", "使用") {
			return revised, true
		}
		return outturn, true
	case hasAny(lab, "预算数", "预算为", "预算安排", "安排预算", "安排资金", "预算资金", "预算总额") || strings.HasSuffix(lab, "预算") || strings.HasSuffix(lab, "安排"):
		return revised, true
	}
	return 0, false
}

var ofBudget = regexp.MustCompile(`(?:完成|占|为)(年初预算|调整预算|调整后预算|全年预算|预算)(?:数|批复数)?的`)

// A sayer reads the rows of one sentence. A row ends with its rate, or where a
// budget follows on an outturn; two budgets of one stage before any outturn leave
// it open which of them is meant.
type sayer struct {
	out     []moneyRow
	row     moneyRow
	unclear bool
	near    []moneyCell // amounts so far
	last    int         // end of the last figure that a row took
}

// sayMoney adds the rows of one sentence.
func sayMoney(out []moneyRow, l *Line, s Range) []moneyRow {
	text := s.Of(l.Text)
	y := &sayer{out: out, row: moneyRow{line: l, base: rate}}
	end := 0
	for _, t := range l.figuresIn(s) {
		lab := wideLabel(text[end:t.Start])
		end = t.End
		c := moneyCell{line: l, at: Range{s.From + t.Start, s.From + t.End}, text: strings.TrimSpace(t.Text), shown: t.Number, scale: num.Int(scaleFactors[t.Scale]).Ratio()}
		c.set = t.Approx == "" && startsWithDigit(c.text)
		switch {
		case t.Unit == "%":
			y.rate(lab, c)
		case t.base == "元" || t.base == "" && (t.Scale == "万" || t.Scale == "亿"):
			y.amount(lab, c, strings.Contains(text[y.last:t.Start], "；"))
			y.last = end
		}
	}
	y.flush()
	return y.out
}

// flush ends a row, and keeps it where figures of it belong together.
func (y *sayer) flush() {
	n := 0
	for st := original; st <= rate; st++ {
		if y.row.cells[st].set {
			n++
		}
	}
	if (n >= 2 || y.row.cells[rate].set) && !y.unclear {
		y.row.total = true
		y.out = append(y.out, y.row)
	}
	y.row, y.unclear = moneyRow{line: y.row.line, base: rate}, false
}

func (y *sayer) rate(lab string, c moneyCell) {
	base := ofBudget.FindStringSubmatch(lab)
	if st, ok := stageSaid(lab); !c.set || base == nil && (!ok || st != rate) || strings.Contains(lab, "目标") {
		return
	}
	y.row.cells[rate] = c
	y.row.base, y.row.near = baseNamed(base), y.near[max(0, len(y.near)-mostNear):]
	y.flush()
}

// amount files an amount; apart is set where a ； stands before it.
func (y *sayer) amount(lab string, c moneyCell, apart bool) {
	st, ok := stageSaid(lab)
	if c.set {
		y.near = append(y.near, c)
	}
	if !ok || st == rate {
		return
	}
	if st == change {
		c.plus, c.minus = hasAny(lab, "追加", "调增", "调入"), hasAny(lab, "追减", "调减", "核减", "压减", "调出")
		y.row.more = append(y.row.more, c)
		return
	}
	name, spent := subjectOf(lab), y.row.cells[outturn].line != nil
	switch {
	case st == outturn && spent:
		return // a part of it
	case st == outturn && apart && name != "" && name != y.row.name, st != outturn && spent:
		y.flush() // of something else
	case st != outturn && y.row.cells[st].line != nil:
		y.unclear = true
	}
	y.unclear = y.unclear || !c.set
	y.row.cells[st] = c
	if st == revised {
		y.row.part = !hasAny(lab, "调整", "全年")
	}
	if y.row.name == "" {
		y.row.name = name
	}
}

// baseNamed is the budget that 完成…预算的 names; rate where it names none.
func baseNamed(m []string) stage {
	switch {
	case m == nil || m[1] == "预算":
		return rate
	case m[1] == "年初预算":
		return original
	}
	return revised
}

var stageBegins = regexp.MustCompile(`年初|调整|全年|批复|财政拨款|支出|决算|执行|实际|支付|拨付|安排|收入|预算|下达|共`)

var fundInLabel = regexp.MustCompile(`一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算`)

// subjectOf is what a label speaks of, up to the words for the stage.
func subjectOf(lab string) string {
	if f := fundInLabel.FindString(lab); f != "" {
		return f
	}
	lab = strings.TrimPrefix(lab, yearOf.FindString(lab))
	if i := stageBegins.FindStringIndex(lab); i != nil {
		lab = lab[:i[0]]
	}
	return strings.Trim(lab, "度的 ")
}

// title is how a message calls the row.
func (r *moneyRow) title() string {
	if r.name == "" {
		return ""
	}
	return "“" + clip(r.name, 20) + "”"
}

// beside returns the row's cells of stages as other places of a finding.
func (r *moneyRow) beside(all ...stage) []Site {
	var out []Site
	for _, s := range all {
		if c := r.cells[s]; c.set {
			out = append(out, c.line.Site(c.at))
		}
	}
	return out
}

// cellAt reports a cell of a row; an empty severity is the rule's.
func (p *Pass) cellAt(c moneyCell, severity Severity, message, suggestion string, other ...Site) {
	p.Report(Finding{Severity: severity, Message: message, Suggestion: suggestion, Site: c.line.Site(c.at), Line: c.line.Text, Caret: runes(c.line.Text[:c.at.From]), Other: other})
}
