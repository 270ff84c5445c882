package paper

import (
	"regexp"
	"strings"

	"jiheng/num"
)

// MoneyRows returns the figures of money that belong together: rows of tables, then
// what sentences say.
func (t *Text) MoneyRows() []MoneyRow {
	return t.kept.money.get(func() []MoneyRow {
		var out []MoneyRow
		for _, m := range t.MoneyTables() {
			out = append(out, m.Rows...)
		}
		return append(out, t.MoneySaid()...)
	})
}

// MoneySaid returns what sentences say of budgets and their use.
func (t *Text) MoneySaid() []MoneyRow { return t.kept.moneySaid.get(t.readMoneySaid) }

func (t *Text) readMoneySaid() []MoneyRow {
	var out []MoneyRow
	for _, l := range t.Lines {
		if l.Kind != BodyLine || !l.Has("预算", "执行", "决算", "支付", "拨付", "安排", "资金") {
			continue
		}
		for _, s := range FullSentences(l) {
			out = sayMoney(out, l, s)
		}
	}
	return out
}

// mostNear bounds the amounts before a rate that it is compared with.
const mostNear = 12

// FullSentences returns the sentences of a line, those that ； divides as one.
func FullSentences(l *Line) []Range {
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
var unsure = []string{"上年", "去年", "比", "较", "增加", "减少", "增长", "下降", "人均", "每", "预计", "计划", "目标", "节约", "节省", "结转", "结余", "未", "其中", "超",
	"收回", "剩余", "差额", "上半年", "季度", "月底", "月末", "序时"}

// StageSaid reads the words before an amount.
func StageSaid(lab string) (s Stage, ok bool) {
	switch {
	case HasAny(lab, "追加", "追减", "调增", "调减", "核减", "压减", "调入", "调出"):
		return changeColumn, true
	case HasAny(lab, unsure...):
		return 0, false
	case HasAny(lab, "年初", "批复") && HasAny(lab, "预算", "批复", "安排"):
		return OriginalBudget, true
	case HasAny(lab, "调整后", "调整预算", "全年预算", "可用资金", "资金总额", "资金总量"):
		return RevisedBudget, true
	case HasAny(lab, "执行率", "支付率", "支出率"):
		return ExecutionRate, true
	case HasAny(lab, "决算", "支出", "执行", "支付", "拨付", "拨款数", "使用") && !HasAny(lab, "收入"):
		if i := strings.LastIndex(lab, "预算"); i >= 0 && !HasAny(lab[i:], "决算", "支出", "执行", "支付", "拨付", "拨款数", "使用") {
			return RevisedBudget, true
		}
		return Outturn, true
	case HasAny(lab, "预算数", "预算为", "预算安排", "安排预算", "安排资金", "预算资金", "预算总额") || strings.HasSuffix(lab, "预算") || strings.HasSuffix(lab, "安排"):
		return RevisedBudget, true
	}
	return 0, false
}

var ofBudget = regexp.MustCompile(`(?:完成|占|为)(年初预算|调整预算|调整后预算|全年预算|预算)(?:数|批复数)?的`)

// A sayer reads the rows of one sentence. A row ends with its rate, or where a
// budget follows on an outturn; two budgets of one stage before any outturn leave
// it open which of them is meant.
type sayer struct {
	out     []MoneyRow
	row     MoneyRow
	unclear bool
	near    []Amount // amounts so far
	last    int      // end of the last figure that a row took
}

// sayMoney adds the rows of one sentence.
func sayMoney(out []MoneyRow, l *Line, s Range) []MoneyRow {
	text := s.Of(l.Text)
	y := &sayer{out: out, row: MoneyRow{Line: l, base: ExecutionRate}}
	end := 0
	for _, t := range l.FiguresIn(s) {
		lab := WideLabel(text[end:t.Start])
		end = t.End
		c := Amount{Line: l, At: Range{s.From + t.Start, s.From + t.End}, Text: strings.TrimSpace(t.Text), Shown: t.Number,
			Scale: num.Int(ScaleFactors[t.Scale]).Ratio()}
		c.Set = t.Approx == "" && StartsWithDigit(c.Text)
		switch {
		case t.Unit == "%":
			y.rate(lab, c)
		case t.Base == "元" || t.Base == "" && (t.Scale == "万" || t.Scale == "亿"):
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
	for st := OriginalBudget; st <= ExecutionRate; st++ {
		if y.row.Cells[st].Set {
			n++
		}
	}
	if (n >= 2 || y.row.Cells[ExecutionRate].Set) && !y.unclear {
		y.row.Total = true
		y.out = append(y.out, y.row)
	}
	y.row, y.unclear = MoneyRow{Line: y.row.Line, base: ExecutionRate}, false
}

func (y *sayer) rate(lab string, c Amount) {
	base := ofBudget.FindStringSubmatch(lab)
	if st, ok := StageSaid(lab); !c.Set || base == nil && (!ok || st != ExecutionRate) || strings.Contains(lab, "目标") {
		return
	}
	y.row.Cells[ExecutionRate] = c
	y.row.base, y.row.near = baseNamed(base), y.near[max(0, len(y.near)-mostNear):]
	y.flush()
}

// amount files an amount; apart is set where a ； stands before it.
func (y *sayer) amount(lab string, c Amount, apart bool) {
	st, ok := StageSaid(lab)
	if c.Set {
		y.near = append(y.near, c)
	}
	if !ok || st == ExecutionRate {
		return
	}
	if st == changeColumn {
		c.Plus, c.Minus = HasAny(lab, "追加", "调增", "调入"), HasAny(lab, "追减", "调减", "核减", "压减", "调出")
		y.row.More = append(y.row.More, c)
		return
	}
	name, spent := subjectOf(lab), y.row.Cells[Outturn].Line != nil
	switch {
	case st == Outturn && spent:
		return // a part of it
	case st == Outturn && apart && name != "" && name != y.row.Name, st != Outturn && spent:
		y.flush() // of something else
	case st != Outturn && y.row.Cells[st].Line != nil:
		y.unclear = true
	}
	y.unclear = y.unclear || !c.Set
	y.row.Cells[st] = c
	if st == RevisedBudget {
		y.row.Part = !HasAny(lab, "调整", "全年")
	}
	if y.row.Name == "" {
		y.row.Name = name
	}
}

// baseNamed is the budget that 完成…预算的 names; rate where it names none.
func baseNamed(m []string) Stage {
	switch {
	case m == nil || m[1] == "预算":
		return ExecutionRate
	case m[1] == "年初预算":
		return OriginalBudget
	}
	return RevisedBudget
}

var stageBegins = regexp.MustCompile(`年初|调整|全年|批复|财政拨款|支出|决算|执行|实际|支付|拨付|安排|收入|预算|下达|共`)

var fundInLabel = regexp.MustCompile(`一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算`)

// subjectOf is what a label speaks of, up to the words for the stage.
func subjectOf(lab string) string {
	if f := fundInLabel.FindString(lab); f != "" {
		return f
	}
	lab = strings.TrimPrefix(lab, YearOf.FindString(lab))
	if i := stageBegins.FindStringIndex(lab); i != nil {
		lab = lab[:i[0]]
	}
	return strings.Trim(lab, "度的 ")
}

// Title is how a message calls the row.
func (r *MoneyRow) Title() string {
	if r.Name == "" {
		return ""
	}
	return "“" + Clip(r.Name, 20) + "”"
}

// Beside returns the row's cells of stages as other places of a finding.
func (r *MoneyRow) Beside(all ...Stage) []Site {
	var out []Site
	for _, s := range all {
		if c := r.Cells[s]; c.Set {
			out = append(out, c.Line.Site(c.At))
		}
	}
	return out
}
