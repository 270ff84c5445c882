package budget

import (
	"fmt"
	"strings"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
)

// A How is the way a derivation makes a figure from rows.
type How string

// The ways.
const (
	Count    How = "计数" // rows
	Distinct How = "去重" // different values of a column
	SumOf    How = "求和" // a column
	Share    How = "占比" // rows that match, of the rows that match Of
	Rate     How = "比率" // sum of a column over the sum of another
	Latest   How = "最新" // the column's value in the row with the last date
)

// Hows lists the ways.
var Hows = []How{Count, Distinct, SumOf, Share, Rate, Latest}

// A Derivation makes a figure from rows (取数). Counts, sums, shares and rates
// are sums of per-row parts, so that adding a row needs no second reading.
type Derivation struct {
	Fact   fact.Fact // id, name, display, qualifier; without value
	How    How
	Filter Filter
	Of     Filter // rows below the line, of a share
	Column string
	Under  string   // column below the line, of a rate
	Unit   num.Unit // of the figure
	Period string   // 2024年; empty for all rows
	From   string   // first and last day of the period
	To     string
	Date   string // column by which rows fall into the period; empty for the ledger's
	Place  fault.Place

	ValueOf func(string) string // of Distinct: what a cell's text stands for, empty for nothing; nil takes the text
}

// ActualOf makes the figure from the ledger's rows, with its account: ledger,
// filter, count of rows and their hash; the rows themselves stay where they
// are. A share rests on the rows below its line, every other figure on those
// that it is made from: rows that lack a number which is added up are left out,
// on both sides of a rate, and counted. Nothing but such rows, no rows below the line, no row to take the latest from,
// or a unit that the column's does not convert to, is an Invalid error.
//
// Clause: fact/derivation
func ActualOf(l *Ledger, d Derivation, rows *Rows) (fact.Fact, error) {
	base, over := d.Of, d.Filter
	if d.From != "" {
		base, over = base.And(l, l.Date, d.From, d.To), over.And(l, l.Date, d.From, d.To)
	}
	used, below := picked{rows: rows}, picked{rows: rows}
	undated, outside, blank := 0, 0, 0
	for r := range rows.All() {
		switch d.missed(l, r) {
		case noDate:
			undated++
		case otherDate:
			outside++
		}
		if d.How == Share && base.Match(r) {
			below.at = append(below.at, int32(r.n))
			if over.Match(r) {
				used.at = append(used.at, int32(r.n))
			}
		} else if d.How != Share && over.Match(r) {
			if d.lacks(l, r) {
				blank++
				continue
			}
			used.at = append(used.at, int32(r.n))
		}
	}
	f := d.Fact
	v, says, err := d.value(l, used, below)
	if blank > 0 {
		says += fmt.Sprintf("；另有%d行%s空着，没有计入", blank, d.summed())
		if used.len() == 0 {
			err = fmt.Errorf("%d行的%s都空着", blank, d.summed())
		}
	}
	if err != nil {
		return f, fault.Bad(d.Place, "derivation", "台账“%s”取数“%s”没有结果：%s", l.Name, f.ID, err.Error())
	}
	f.Value, f.Sample = v, f.Sample || l.Sample
	ground, filter := used, d.rowsText(l, d.Filter)
	if d.How == Share {
		ground, filter = below, d.rowsText(l, d.Of)
	}
	f.Account = fact.Account{Kind: fact.Ledger, Place: d.Place, Grade: l.Grade,
		Text: l.ID + "《" + l.Name + "》" + string(d.How) + "：" + says,
		Ledger: &fact.LedgerUse{Ledger: l.ID, Name: l.Name, How: string(d.How), Filter: filter, Rows: ground.len(), Root: rowsHash(l.order(), ground),
			Repeated: l.Repeated, Superseded: l.Superseded, Undated: undated, Outside: outside, Blank: blank, Period: d.Period}}
	return f, nil
}

// Why a row that the filter takes is not in the period.
const (
	inPeriod = iota
	noDate
	otherDate
)

// missed tells of a row that the figure would rest on under another date.
func (d Derivation) missed(l *Ledger, r Row) int {
	at := l.Column(l.Date)
	if d.From == "" || at < 0 {
		return inPeriod
	}
	day := r.Cell(at)
	filter, why := d.Filter, otherDate
	if d.How == Share {
		filter = d.Of
	}
	switch {
	case day == "":
		why = noDate
	case d.From <= day && day <= d.To:
		return inPeriod
	}
	if filter.Match(r) {
		return why
	}
	return inPeriod
}

// rowsText says which rows of the period a filter takes.
func (d Derivation) rowsText(l *Ledger, f Filter) string {
	parts := []string{}
	if d.Period != "" {
		parts = append(parts, l.Date+"在"+d.Period)
	}
	if f.Text != "" {
		parts = append(parts, f.Text)
	}
	if len(parts) == 0 {
		return "全部"
	}
	return strings.Join(parts, " 且 ")
}

func (d Derivation) value(l *Ledger, used, below picked) (fact.Value, string, error) {
	which := d.rowsText(l, d.Filter)
	switch d.How {
	case Count:
		return d.number(num.Int(int64(used.len())).Ratio(), num.Unit{}, fmt.Sprintf("%s，%d行", which, used.len()))
	case Distinct:
		n, none, alike := d.DistinctOf(l, used.all())
		return d.number(num.Int(int64(n)).Ratio(), num.Unit{}, fmt.Sprintf("%s，“%s”不同的值%d个%s", which, d.Column, n, distinctSays(none, alike)))
	case SumOf:
		s, unit := sumColumn(l, d.Column, used)
		return d.number(s, unit, fmt.Sprintf("%s，“%s”合计%s%s，%d行", which, d.Column, short(s), unit, used.len()))
	case Share:
		return d.quotient(num.Int(int64(used.len())).Ratio(), num.Int(int64(below.len())).Ratio(),
			fmt.Sprintf("%s的%d行，占%s的%d行", which, used.len(), words(d.Of), below.len()))
	case Rate:
		a, over := sumColumn(l, d.Column, used)
		b, under := sumColumn(l, d.Under, used)
		if over != under && over.Dimension() != "" && over.Dimension() == under.Dimension() {
			k, _ := num.Quo(over.Factor(), under.Factor())
			a = a.Mul(k)
			return d.quotient(a, b, fmt.Sprintf("%s，“%s”合计%s%s（换算成%s），“%s”合计%s", which, d.Column, short(a), under, under, d.Under, short(b)))
		}
		return d.quotient(a, b, fmt.Sprintf("%s，“%s”合计%s，“%s”合计%s", which, d.Column, short(a), d.Under, short(b)))
	}
	return d.latest(l, used)
}

func words(f Filter) string {
	if f.Text == "" {
		return "全部"
	}
	return f.Text
}

func (d Derivation) quotient(a, b num.Ratio, says string) (fact.Value, string, error) {
	q, ok := num.Quo(a, b)
	if !ok {
		return fact.Value{}, "", fmt.Errorf("分母没有行或合计为零")
	}
	return d.number(q, num.MustUnit("倍"), says+"，"+short(a)+"÷"+short(b)+"="+percent(q))
}

// latest takes the column from the row with the last date; rows that lack the
// date or the value are passed over, and of rows of one day the last is taken.
func (d Derivation) latest(l *Ledger, used picked) (fact.Value, string, error) {
	at, date := l.Column(d.Column), l.Column(l.Date)
	if date < 0 {
		return fact.Value{}, "", fmt.Errorf("台账没有日期列")
	}
	var day, cell string
	for r := range used.all() {
		if on, c := r.Cell(date), r.Cell(at); on != "" && c != "" && on >= day {
			day, cell = on, c
		}
	}
	if cell == "" {
		return fact.Value{}, "", fmt.Errorf("没有符合条件的行，或日期、“%s”都空着", d.Column)
	}
	says := fmt.Sprintf("%s的“%s”", fact.HanDay(day), d.Column)
	switch col := l.Columns[at]; {
	case col.Type == DateColumn:
		return fact.Day(cell), says, nil
	case numeric(col.Type):
		v, err := num.ParseDecimal(cell)
		if err != nil {
			return fact.Value{}, "", fmt.Errorf("“%s”写的“%s”不是数", d.Column, cell)
		}
		return d.number(v.Ratio(), col.Unit, says)
	}
	return fact.Word(cell), says, nil
}

// number returns n of a unit in the derivation's own unit; counts have no unit
// of their own and take it.
func (d Derivation) number(n num.Ratio, u num.Unit, says string) (fact.Value, string, error) {
	switch {
	case d.Unit.IsZero():
		return fact.Number(n, u), says, nil
	case u.IsZero():
		return fact.Number(n, d.Unit), says, nil
	}
	v, err := num.Quantity{Value: n, Unit: u}.In(d.Unit)
	if err != nil {
		return fact.Value{}, "", fmt.Errorf("%s不能换算成%s", u, d.Unit)
	}
	return fact.Number(v, d.Unit), says, nil
}

// lacks reports a row without a number that is added up. Blank is not zero.
func (d Derivation) lacks(l *Ledger, r Row) bool {
	blank := func(column string) bool {
		at := l.Column(column)
		return at >= 0 && r.Cell(at) == ""
	}
	return (d.How == SumOf || d.How == Rate) && blank(d.Column) || d.How == Rate && blank(d.Under)
}

// summed names the columns that are added up.
func (d Derivation) summed() string {
	if d.How == Rate && d.Under != d.Column {
		return "“" + d.Column + "”或“" + d.Under + "”"
	}
	return "“" + d.Column + "”"
}

// sumColumn adds a number column.
func sumColumn(l *Ledger, name string, rows picked) (num.Ratio, num.Unit) {
	at := l.Column(name)
	var sum num.Decimal
	for r := range rows.all() {
		if d, err := num.ParseDecimal(r.Cell(at)); err == nil {
			sum = sum.Add(d)
		}
	}
	return sum.Ratio(), l.Columns[at].Unit
}
