package extract

import (
	"cmp"
	"slices"
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// A FoundKind is what a figure measures.
type FoundKind string

// The kinds of figures.
const (
	BudgetInitial  FoundKind = "budget_initial"  // 年初, 申请, 批复
	BudgetAdjusted FoundKind = "budget_adjusted" // 调整后, 全年, 下达, 到位
	Outturn        FoundKind = "outturn"         // 决算, 执行, 支付, 拨付
	Revenue        FoundKind = "revenue"
	Expenditure    FoundKind = "expenditure"
	ExecutionRate  FoundKind = "execution_rate" // any rate of spending against money
	Staff          FoundKind = "staff"
	Score          FoundKind = "score"
	Weight         FoundKind = "weight"   // 分值, 权重: the points that can be reached
	Deadline       FoundKind = "deadline" // a day that is a target, or on which it was reached
	Rating         FoundKind = "rating"   // 优, 良, B
	OfficeCount    FoundKind = "count_of_offices"
	Indicator      FoundKind = "indicator" // everything else that is counted
)

// The moods in which a figure is stated; empty where it is simply said.
const (
	Forecast = "forecast" // 预计
	Target   = "target"   // 力争, ≥ in a column of targets
)

// A Found is a figure found in a document, as printed.
type Found struct {
	Kind       FoundKind
	Subject    string // what it measures, a phrase that a person recognises
	Value      string // the number as printed, a plain decimal with its sign, separators left out; the word of a grade
	Unit       string // as printed, or from the head of its table; empty for none
	Qualifier  string // 约, 余, 预计, 同比增长 …
	Period     string // 2024年, 上年; empty for the year of the report
	Modality   string // Forecast, Target or empty
	Quote      string // the words before it and the figure, as normal text
	Line       int    // index of its line
	Start, End int    // of the figure in the line's text, in bytes
	Confidence int    // of kind and subject, in percent

	at     *fault.Place // as the document has it; never changed
	number num.Ratio    // value in base units of the unit
	places int          // decimals printed
	is     role
	base   int // figure that a change, share or rate speaks of; -1 for none
	scope  int // list that it is part of; -1 for none
	label  string
	lead   string  // text since the figure before it
	moves  bool    // a change of the budget in the year
	came   bool    // money that came in or was put in: no budget, but what rates may be of
	ofSum  *summed // what it compares is a sum that is not printed; nil for none
	in     *piece  // the figures that stand beside it
}

// A role is the part that a figure plays beside others.
type role int

const (
	level  role = iota // an amount or a number of something
	prior              // the same a year before
	change             // the size of a change
	growth             // a change in percent
	share              // a part in percent
	other              // rates, scores, prices, targets
)

// At returns where the figure stands.
func (f *Found) At() fault.Place { return *f.at }

// Fact returns the figure as a fact whose account is the document. Its id is
// left to the caller.
func (f Found) Fact() fact.Fact {
	v := fact.Word(f.Value)
	if d, err := num.ParseDecimal(f.Value); err == nil {
		u, err := num.ParseUnit(moneyUnit(f.Unit))
		if err != nil {
			u = num.Unit{}
		}
		v = fact.Number(num.Of(d, u).Value, u)
	}
	return fact.Fact{
		Name: f.Subject, Value: v, Qualifier: fact.Qualifier(f.Qualifier), Period: f.Period,
		Display: fact.Display{Places: f.places, Fixed: true},
		Account: fact.Account{Kind: fact.Document, Text: f.Quote, Place: *f.at, Statement: &fact.Statement{Document: f.at.File, Place: f.at.String()}},
	}
}

// moneyUnit completes 万 and 亿, which stand for money where no noun follows.
func moneyUnit(unit string) string {
	if unit == "万" || unit == "亿" || unit == "万亿" {
		return unit + "元"
	}
	return unit
}

// Money reports whether the figure is an amount of Chinese money.
func (f *Found) Money() bool {
	switch strings.TrimLeft(f.Unit, "十百千万亿") {
	case "元":
		return true
	case "":
		return f.Unit == "万" || f.Unit == "亿" || f.Unit == "万亿"
	}
	return false
}

// unitRoot is a unit without its multiple: figures of one root compare.
func unitRoot(unit string) string {
	if scaled := moneyUnit(unit); scaled != unit {
		return "元"
	}
	for unit != "千瓦" && unit != "千瓦时" && unit != "千克" && unit != "千米" {
		p := prefix(unit, "万亿", "亿", "万", "千万", "百万", "千", "百", "十")
		if p == "" || p == unit {
			break
		}
		unit = unit[len(p):]
	}
	if unit == "名" {
		return "人"
	}
	return unit
}

// Percent reports whether the figure is a percentage.
func (f *Found) Percent() bool { return f.Unit == "%" || f.Unit == "百分比" }

// Facts returns the figures of the lines in reading order: from sentences, and
// from tables by their row and column heads with the unit above the table.
// Names that look like figures are none; neither are dates, numbers of lists
// and documents, nor attributes such as 超10年 in 超10年管线.
func Facts(lines []Line) []Found {
	out, _ := FactsAndUnread(lines)
	return out
}

// FactsAndUnread returns the figures of the lines as Facts does, and the cells of
// tables that should hold one and hold something that was not read, in reading order.
func FactsAndUnread(lines []Line) ([]Found, []UnreadCell) {
	w := walker{lines: lines, figures: map[int]bool{}, loose: -2}
	for i := range lines {
		w.line(i)
	}
	w.settleMissed()
	out := make([]Found, 0, w.count)
	for i := range w.parts {
		for _, x := range w.parts[i].found {
			if x.in = &w.parts[i]; x.came && x.Kind == BudgetAdjusted {
				x.Kind = Indicator
			}
			out = append(out, x)
		}
	}
	byPlace := func(a, b Found) int { return cmp.Or(a.Line-b.Line, a.Start-b.Start) }
	if !slices.IsSortedFunc(out, byPlace) {
		slices.SortStableFunc(out, byPlace)
	}
	once(out)
	return out, w.unread
}

// once lets pieces whose figures stand in a list one after the other, and as they
// are there, have them from it: a long table has each in memory once.
func once(all []Found) {
	for k := 0; k < len(all); {
		p := all[k].in
		n := len(p.found)
		same := k+n <= len(all)
		for i := 0; i < n && same; i++ {
			x, own := &all[k+i], &p.found[i]
			same = x.in == p && x.Start == own.Start && x.End == own.End && x.Value == own.Value && x.Kind == own.Kind
		}
		if !same {
			k++
			continue
		}
		p.found = all[k : k+n : k+n]
		k += n
	}
}
