package paper

import (
	"regexp"
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// MoneyRows returns the figures of money that belong together: rows of tables, then
// what sentences say.
func (t *Text) MoneyRows() []MoneyRow {
	return t.kept.money.get(func() []MoneyRow {
		tables, said, n := t.MoneyTables(), t.MoneySaid(), 0
		for _, m := range tables {
			n += len(m.Rows)
		}
		out := make([]MoneyRow, 0, n+len(said))
		for _, m := range tables { // the rows of a table stand once in memory
			from := len(out)
			out = append(out, m.Rows...)
			m.Rows = out[from:len(out):len(out)]
		}
		return append(out, said...)
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
			out = t.sayMoney(out, l, s)
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
	"概算", "估算", "总投资", "合同", "结算", "中标", "审定", "控制价", "收回", "剩余", "差额", "上半年", "下半年", "季度", "月底", "月末", "序时"}

// StageSaid reads the words before an amount.
func StageSaid(lab string) (s Stage, ok bool) {
	switch {
	case HasAny(lab, "追加", "追减", "调增", "调减", "核减", "压减", "调入", "调出"), strings.HasSuffix(lab, "预算调整"),
		HasAny(lab, "年中", "中途") && HasAny(lab, "调整", "增加", "减少", "新增", "下达", "补助") && !HasAny(lab, "调整后", "调整预算"):
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

// A sayer reads the rows of one sentence, those of each list of parts by
// themselves. A row ends with its rate, or where a budget follows on an outturn;
// two budgets of one stage before any outturn leave it open which of them is
// meant.
type sayer struct {
	text *Text
	line *Line
	out  []MoneyRow
	rows map[int]*sayRow // by list; -1 for what stands in none

	amounts []Amount // by figure: amounts of money and rates so far
}

// A sayRow is a row as far as it is read.
type sayRow struct {
	MoneyRow
	unclear bool
	ahead   bool     // the rate came first: 执行率90%（预算500万元，支出450万元）
	near    []Amount // amounts so far
	last    int      // end of the last figure that a row took
	year    int      // that its amounts name; 0 for none
}

// sayMoney adds the rows of one sentence.
func (t *Text) sayMoney(out []MoneyRow, l *Line, s Range) []MoneyRow {
	text := s.Of(l.Text)
	figures := l.FiguresIn(s)
	y := &sayer{text: t, line: l, out: out, rows: map[int]*sayRow{}, amounts: make([]Amount, len(figures))}
	labels := make([]string, len(figures))
	said := make([]extract.Said, len(figures))
	end := 0
	dealt := dealtLabels(text, figures)
	for i, f := range figures {
		if labels[i] = dealt[i]; labels[i] == "" {
			labels[i] = WideLabel(text[end:f.Start])
		}
		if rest, ok := strings.CutPrefix(labels[i], "其中"); ok && extract.PartName(rest) == "" {
			labels[i] = rest // no part, but the whole itself
		}
		end = f.End
		said[i] = saidOf(f, labels[i])
	}
	for i := range addedUp(text, figures, labels) {
		said[i] = saidOf(figures[i], labels[i])
	}
	nest := extract.NestOf(text, said)
	for i, f := range figures {
		c := Amount{Line: l, At: Range{s.From + f.Start, s.From + f.End}, Text: strings.TrimSpace(f.Text), Shown: f.Number,
			Scale: num.Int(ScaleFactors[f.Scale]).Ratio(), unit: f.Measured()}
		c.Set = f.Approx == "" && f.plain()
		if f.Scale+f.Unit != "" && !strings.Contains(c.Text, f.Scale+f.Unit) && isMoney(f) {
			c.Text += f.Measured() // its unit is stated above
		}
		if f.Unit == "%" && !StartsWithDigit(c.Text) {
			c.Text = f.Number.String() + "%"
		}
		r := y.row(nest.List[i])
		switch {
		case f.Unit == "%":
			y.amounts[i] = c
			if !y.ofAnother(r, labels, figures, i) && y.whole(r, nest, i) {
				if !r.ahead && i > 0 && r.last == figures[i-1].End && nest.List[i] < 0 && extract.OfAnother(text[:r.last], text[r.last:f.Start], labels[i]) {
					y.flush(r) // 支出714万元，政府采购预算执行率95%
				}
				y.rate(r, labels[i], c)
			}
		case isMoney(f):
			lab := labels[i]
			y.amounts[i] = c
			st, ok := StageSaid(lab)
			if nest.List[i] >= 0 {
				lab = strings.TrimPrefix(strings.TrimPrefix(lab, "其中"), "包括")
				if st, ok = StageSaid(lab); nest.As[i] {
					st, ok = StageSaid(labels[nest.Lists[nest.List[i]].Owner])
				}
			}
			if c.Set {
				r.near = append(r.near, c)
			}
			if ok {
				y.amount(r, st, lab, c, strings.Contains(text[r.last:f.Start], "；"))
			}
			if respectively(labels, i, text, figures) {
				r.unclear = true // several amounts for several things
			}
			r.last = f.End
		}
	}
	for list := -1; list < len(nest.Lists); list++ {
		if r := y.rows[list]; r != nil {
			y.flush(r)
		}
	}
	return y.out
}

// dealtLabels are the labels, by figure, of those that 分别 deals out.
func dealtLabels(text string, figures []Figure) map[int]string {
	if !strings.Contains(text, "分别") {
		return nil
	}
	spans := make([][2]int, len(figures))
	for i, f := range figures {
		spans[i] = [2]int{f.Start, f.End}
	}
	out := map[int]string{}
	for i := range figures {
		if out[i] == "" {
			names, _ := extract.Dealt(text, spans, i)
			for k, name := range names {
				out[i+k] = name
			}
		}
	}
	return out
}

// respectively reports an amount that is the first of several which belong to
// several things: 2023年、2024年预算分别为900万元、1000万元.
func respectively(labels []string, i int, text string, figures []Figure) bool {
	if i+1 >= len(figures) || !strings.Contains(labels[i], "分别") {
		return false
	}
	gap := strings.TrimSpace(text[figures[i].End:figures[i+1].Start])
	return gap == "、" || gap == "和" || gap == "，"
}

func isMoney(f Figure) bool {
	return f.Base == "元" || f.Base == "" && (f.Scale == "万" || f.Scale == "亿")
}

// saidOf is a figure as the lists of a paragraph are read by.
func saidOf(f Figure, lab string) extract.Said {
	x := extract.Said{Start: f.Start, End: f.End, Value: f.Value, Places: f.Number.Scale()}
	st, ok := StageSaid(strings.TrimPrefix(lab, "其中"))
	switch {
	case f.Unit == "%":
		if ok && st == ExecutionRate || ofBudget.MatchString(lab) {
			x.Is = extract.SaidRate
		}
	case !isMoney(f) || HasAny(lab, "比", "较", "增加", "减少", "增长", "下降") || ok && st == changeColumn:
	case ok && st == Outturn:
		x.Is = extract.SaidOutturn
	case ok && st <= RevisedBudget:
		x.Is = extract.SaidBudget
	default:
		x.Is = extract.SaidMoney
	}
	return x
}

// row is the row that is being read in a list.
func (y *sayer) row(list int) *sayRow {
	r := y.rows[list]
	if r == nil {
		r = &sayRow{}
		y.rows[list] = r
		y.begin(r)
		r.Inner = list >= 0
	}
	return r
}

func (y *sayer) begin(r *sayRow) {
	r.MoneyRow = MoneyRow{Line: y.line, base: ExecutionRate, Inner: r.Inner}
	r.unclear, r.ahead, r.year = false, false, 0
}

// flush ends a row, and keeps it where figures of it belong together.
func (y *sayer) flush(r *sayRow) {
	n := 0
	for st := OriginalBudget; st <= ExecutionRate; st++ {
		if r.Cells[st].Set {
			n++
		}
	}
	if (n >= 2 || r.Cells[ExecutionRate].Set) && !r.unclear {
		r.Total = !r.Inner
		r.Of, r.Spare = y.text.periodOf(&r.MoneyRow), y.text.spare(&r.MoneyRow)
		y.out = append(y.out, r.MoneyRow)
	}
	y.begin(r)
}

func (y *sayer) rate(r *sayRow, lab string, c Amount) {
	base := ofBudget.FindStringSubmatch(lab)
	if st, ok := StageSaid(lab); !c.Set || base == nil && (!ok || st != ExecutionRate) || strings.Contains(lab, "目标") {
		return
	}
	if r.ahead && bracketBehind(r.Cells[ExecutionRate]) {
		y.flush(r)
	}
	if r.ahead { // the amounts between two rates are the second's
		row := r.MoneyRow
		r.MoneyRow = MoneyRow{Line: y.line, base: row.base, Inner: row.Inner}
		r.Cells[ExecutionRate] = row.Cells[ExecutionRate]
		y.flush(r)
		row.Cells[ExecutionRate] = Amount{}
		r.MoneyRow = row
	}
	r.Cells[ExecutionRate] = c
	r.base, r.MoneyRow.near = baseNamed(base), r.near[max(0, len(r.near)-mostNear):]
	if !r.Cells[Outturn].Set && !r.Cells[OriginalBudget].Set && !r.Cells[RevisedBudget].Set {
		r.Name, r.ahead = extract.PartName(lab), true
		return
	}
	y.flush(r)
}

// bracketBehind reports that amounts in a bracket right behind a rate are its own: 执行率95%（预算100万元、
// 支出95万元）.
func bracketBehind(c Amount) bool {
	rest := behind(c)
	return strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(")
}

// amount files an amount; apart is set where a ； stands before it.
func (y *sayer) amount(r *sayRow, st Stage, lab string, c Amount, apart bool) {
	if st == ExecutionRate {
		return
	}
	if st == changeColumn {
		c.Plus, c.Minus = directionSaid(lab)
		r.More = append(r.More, c)
		return
	}
	if year := YearIn(lab); year != 0 {
		if r.year != 0 && r.year != year {
			y.flush(r) // 2024年预算16万元，2023年决算13万元
		}
		r.year = year
	}
	name, spent := subjectOf(lab), r.Cells[Outturn].Line != nil
	if own := extract.PartName(lab); r.ahead && (apart || own != "" && own != r.Name) {
		y.flush(r) // the rate is not of these amounts
		spent = false
	}
	switch {
	case st == Outturn && spent && r.Inner && name != "" && name != r.Name:
		y.flush(r)
	case st == Outturn && spent:
		return // a part of it
	case st == Outturn && apart && name != "" && name != r.Name, st != Outturn && spent && !r.ahead:
		y.flush(r) // of something else
	case st != Outturn && r.Inner && r.Cells[st].Line != nil:
		y.flush(r)
	case st != Outturn && r.Cells[st].Line != nil:
		r.unclear = true
	}
	r.unclear = r.unclear || !c.Set
	r.Cells[st] = c
	if st == RevisedBudget {
		r.Part = !HasAny(lab, "调整", "全年")
	}
	if r.Name == "" {
		r.Name = name
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
	lab = ArabicYears(lab)
	lab = strings.TrimPrefix(lab, YearOf.FindString(lab))
	if i := stageBegins.FindStringIndex(lab); i != nil {
		lab = lab[:i[0]]
	}
	return strings.Trim(lab, "度的 ")
}

// Title is how a message calls the row.
func (r *MoneyRow) Title() string {
	if r.Name == "" || r.Table == nil && extract.PartName(r.Name) == "" {
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
