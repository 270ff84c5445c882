package extract

import (
	"cmp"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// row finds the figures of a table's row: numbers by their heads and labels, and
// the figures of sentences in cells.
func (w *walker) row(i int) {
	l := &w.lines[i]
	if l.Table != w.table {
		w.settleMissed()
		if w.table = l.Table; w.unit == "" {
			w.unit = UnitBelow(w.lines, i)
		}
	}
	if u := rowUnit(l); u != "" {
		w.unit, w.alien, w.measure = u, false, ""
	} else if m := rowMeasure(l); m != "" {
		w.unit, w.alien, w.measure = "", false, m
	} else if rowForeign(l) {
		w.unit, w.alien = "", true
	}
	w.beside = UnitBeside(l)
	figures, missing := w.count, len(w.missing)
	for k, c := range l.Cells {
		text := l.Text[c.Start:c.End]
		if text == "" || onlyUnit(text) || document.NotShown(text) || scaledUnitCell(c, text) {
			continue
		}
		if l.unheaded(k) {
			w.miss(l, i, c, Unnamed)
			continue
		}
		if c.IsHead {
			if !w.labelled(l, i, c.Start, c.End, c) {
				w.headed(l, i, c)
			}
			continue
		}
		if explains(c.Head) || explainWords.in(strings.Trim(c.Side, "·")) {
			w.explained(l, i, c)
			continue
		}
		if w.fallen(l, i, c) {
			continue
		}
		if doubtfulSign(text) && !hasAny(c.Head+c.Side, "权重", "比重", "占比", "分值") {
			w.miss(l, i, c, Unsure)
			continue
		}
		above := w.saidOf(c, text)
		f := finder{line: l, index: i, from: c.Start, to: c.End, side: strings.Trim(above.Side+"·"+above.Head, "·"), name: subjectOfCell(above)}
		f.plan = planWords.find(c.Side) != "" || planWords.find(c.Head) != ""
		before := w.count
		if x, ok := w.cell(l, i, c, f.side); ok {
			f.out = append(f.out, x)
			w.add(f)
			w.keepTotal(l, i, c, &x)
			w.figures[c.Col] = true
		} else if !wholeNumber(text) {
			w.readSources(f, c)
		}
		if strings.HasSuffix(text, "分）") || strings.HasSuffix(text, "分)") {
			w.classPoints(l, before)
		}
		named := len(w.missing)
		if w.count == before && !w.labelled(l, i, c.Start, c.End, c) {
			w.missed(l, i, c)
		}
		if len(w.missing) == named {
			w.partsIn(l, i, c, "")
			w.looseIn(l, i, c)
		}
	}
	w.endRow(missing, w.count > figures)
}

// classPoints makes the points behind the name of a class (产出（40分）) points, in a row with
// a column of points.
func (w *walker) classPoints(l *Line, before int) {
	if w.count != before+1 {
		return
	}
	found := w.parts[len(w.parts)-1].found
	if x := &found[len(found)-1]; x.Unit == "分" && x.Kind == Indicator && slices.ContainsFunc(l.Cells, func(c Cell) bool { return w.column(c).kind == pointColumn }) {
		x.Kind, x.is = Weight, other
	}
}

// unsigned takes the signs off a cell's number that are none in a sentence:
// brackets around a whole number, ▲ before it.
func unsigned(text string) (body string, negative bool) {
	for _, b := range [][2]string{{"(", ")"}, {"（", "）"}} {
		if in, ok := strings.CutPrefix(text, b[0]); ok && strings.HasSuffix(in, b[1]) && strings.Trim(in[:len(in)-len(b[1])], "0123456789.,，¥￥ ") == "" {
			return strings.TrimSpace(in[:len(in)-len(b[1])]), true
		}
	}
	if rest, ok := strings.CutPrefix(text, "▲"); ok {
		return rest, true
	}
	return text, false
}

// cell makes a figure of a number where its heads say what it is.
func (w *walker) cell(l *Line, i int, c Cell, side string) (Found, bool) {
	fig, ok := ReadCell(l.Text[c.Start:c.End])
	col := w.column(c)
	if col.row = w.rowSays(l, i, c); col.row != "" && (col.kind == anyColumn || col.kind == moneyColumn) {
		if col.kind = moneyColumn; col.row == ExecutionRate {
			col = column{kind: rateColumn}
		}
	}
	spent := col.kind == anyColumn && spentBeside(l, c)
	if spent || ok && w.plainAmount(l, c, col, &fig) {
		col.kind = moneyColumn
	}
	if ok {
		col = w.columnInRow(l, c, col, &fig)
	}
	if x, said := w.said(l, i, c, col); said {
		return x, true
	}
	if !ok || col.kind == wordColumn || !fig.ofColumn(col) {
		return Found{}, false
	}
	x := Found{Value: fig.Written, Qualifier: fig.Approx, Subject: subjectOfCell(c), Line: i, Start: c.Start, End: c.End, at: l.place(c.Start),
		Quote: l.Text[c.Start:c.End], base: -1, scope: -1, places: fig.Number.Scale(), Confidence: 80, label: side}
	switch {
	case col.kind == pointColumn:
		x.points(&fig)
	case col.kind == rateColumn:
		x.Kind, x.is = ExecutionRate, other
		if fig.Unit == "%" || strings.ContainsAny(side, "%％") {
			x.Unit = "%"
		}
		if w.share(l, &x, &fig.Token); x.Unit == "" && fig.Number.Sign() > 0 {
			return Found{}, false // 0.95 may be either
		}
	case col.kind == planColumn:
		if x.Kind, x.Modality = Indicator, Target; !w.planned(l, &x, c, &fig) {
			return Found{}, false
		}
	default:
		if w.amount(l, &x, c, col, fig); spent && x.Kind == Indicator {
			x.Kind = Outturn
		}
	}
	if x.Period == "" {
		x.Period = cmp.Or(col.year, rowYear(c))
	}
	if x.Kind == Indicator && adjustedHead(c) && w.fitsRate(l, valueOf(fig.Number, x.Unit)) {
		x.Kind = BudgetAdjusted
	}
	if x.Unit == "元" && !c.Fits("元") {
		return Found{}, false // its number format shows thousands of them
	}
	x.number = valueOf(fig.Number, x.Unit)
	return x, x.Kind != "" && (x.Unit != "" || x.Kind == ExecutionRate || x.Kind == Staff || x.Kind == Weight || col.kind == countColumn && col.unit == "")
}

// ofColumn reports a figure whose heads say what it measures: the reader of sentences
// takes what bears a unit of its own, but for amounts that only a column of money
// makes whole (50万), or that a note follows.
func (c *CellFigure) ofColumn(col column) bool {
	switch {
	case c.Class == Bare:
		return !(c.HanScaled && col.kind == moneyColumn && col.unit != "元")
	case c.Unit == "元" || c.Unit == "" && c.Scale != "":
		return col.kind == moneyColumn && c.Approx == ""
	case c.Unit == "%" && col.kind == rateColumn:
		return c.Note
	case c.Unit == "分" || c.Unit == "%":
		return col.kind == pointColumn && c.Approx == ""
	}
	return false
}

// amount makes an amount or a number of something of a bare number.
func (w *walker) amount(l *Line, x *Found, c Cell, col column, fig CellFigure) {
	kind, known := stageOfCell(c)
	if col.row != "" {
		kind, known = col.row, true
	}
	if kind == BudgetAdjusted && changeBeside(l, c) {
		kind = Indicator
	}
	if col.kind == countColumn {
		known = false // whatever the row is called: 物资站
	}
	money := ""
	if col.kind != countColumn {
		money = cmp.Or(col.unit, headUnit(c.Side))
		if t, ok := w.totalOf(l, x.Line, c); ok {
			kind, known, money = t.kind, true, cmp.Or(money, headUnit(c.Corner), t.unit)
		} else if c.Head == "" && totalLabel(lastName(c.Side)) {
			money = cmp.Or(money, headUnit(c.Corner))
		}
	}
	part := ""
	if money == "" && (w.unit == "" || col.kind == anyColumn && !known && sumBeside(l)) && w.beside == "" && fig.Class == Bare && (col.kind == moneyColumn || col.kind == anyColumn) && headUnit(c.Corner) == "" {
		part = w.partUnit(l, x.Line, c)
	}
	switch {
	case staffWords.find(c.Head+c.Side) != "" && money+part == "" && fig.Number.Scale() == 0 && !known && (col.kind != countColumn || persons(col.unit)):
		if x.Kind, x.Unit = Staff, headCount(x.label); x.Unit == "" && w.measure != "" && persons(w.measure) {
			x.Unit = w.measure
		}
	case col.kind == countColumn:
		if x.Kind, x.Unit = Indicator, col.unit; x.Unit == "" {
			x.Unit = measuredBeside(l)
		}
		if x.Unit == "%" {
			w.percentage(l, x, &fig.Token)
		}
	case known || money+part != "" || col.kind == moneyColumn && (w.unit != "" || fig.Currency || c.Yuan || fig.Class != Bare):
		x.Unit = w.moneyUnitOf(c, cmp.Or(money, part), fig)
		x.Kind = kind
		if word := plainWord(lastName(c.Head)); prefix(word, "上年", "去年", "上一年") != "" && kind != Indicator {
			x.Period, x.is = "上年", prior
		} else if partOfYear(word) {
			x.Period = word
		}
		if !known {
			x.Kind = Indicator
			if money != "" && weakBudget.find(x.label) != "" && budgetNamed(x.label) && !generalAmount(x.label) && !pricedBeside(l) && !listsExpenses(c) && !w.countedGoods(l, c) {
				x.Kind = BudgetInitial
			}
		}
	}
}

// pricedBeside reports a row of a list with prices: its amounts are of what was bought.
func pricedBeside(l *Line) bool {
	return slices.ContainsFunc(l.Cells, func(c Cell) bool { return strings.Contains(c.Head, "单价") })
}

// sumBeside reports a row with a column of sums.
func sumBeside(l *Line) bool {
	return slices.ContainsFunc(l.Cells, func(c Cell) bool { return strings.HasSuffix(c.Head, "计") })
}

// countedGoods reports a row that counts what its amount, of no stage, was paid for: 度 of power,
// pieces, households.
func (w *walker) countedGoods(l *Line, own Cell) bool {
	if !hasAny(own.Head, "金额", "补助", "补贴", "费", "奖") {
		return false
	}
	return slices.ContainsFunc(l.Cells, func(c Cell) bool {
		if c.IsHead || c.End == c.Start || c.Head == "" || unitHead(c.Head) {
			return false
		}
		col := w.column(c)
		return col.kind == countColumn && col.unit != "%"
	})
}

// listsExpenses reports a column 金额 beside names of what was paid for: 费用项目, 支出内容.
func listsExpenses(c Cell) bool {
	return hasAny(plainWord(lastName(c.Head)), "金额", "小计", "合计") && hasAny(plainWord(lastName(c.Corner)), "费用", "支出", "开支", "费别", "报销", "明细")
}

// moneyUnitOf is the unit of an amount: its own, that of its heads and labels, of the
// table, or that of the sign before it.
func (w *walker) moneyUnitOf(c Cell, named string, fig CellFigure) string {
	if fig.Class != Bare {
		return moneyUnit(fig.Measured())
	}
	unit := cmp.Or(named, w.beside, headUnit(c.Corner), w.unit)
	if unit == "" && (fig.Currency || c.Yuan) {
		return "元"
	}
	return unit
}

// percentage gives a bare number of a column of rates its unit. A column that no head
// marks with % may hold parts of one; a rate that may be either stays without a unit.
func (w *walker) percentage(l *Line, x *Found, t *Token) {
	if !strings.ContainsAny(x.label, "%％") {
		x.Unit = ""
	}
	if x.Unit == "" && smallRates.find(x.label) != "" && t.Number.Abs().Cmp(num.Int(2)) <= 0 && !w.hasPercents(l, x) {
		return
	}
	if w.share(l, x, t); x.Unit == "" && (t.Number.Sign() <= 0 || t.Number.Cmp(num.Int(2)) > 0) {
		x.Unit = "%"
	}
}

// planned gives a target or what was reached the unit of its row; false where
// nobody knows what is counted.
func (w *walker) planned(l *Line, x *Found, c Cell, fig *CellFigure) bool {
	x.Unit = cmp.Or(measuredBeside(l), guessUnit(c.Side))
	if x.Unit != "%" {
		return x.Unit != ""
	}
	if measuredBeside(l) == "" && fig.Class == Bare && fig.Number.Abs().Cmp(mostPercent(lastName(c.Side))) > 0 {
		return false // how many there are, beside the name of their rate
	}
	part, sure := PartOfOne(lastName(c.Side), fig.Number, plansBeside(l, c), measuredBeside(l) == "%")
	if part {
		if d, ok := fig.Number.Ratio().Mul(num.Int(100).Ratio()).Exact(); ok {
			fig.Number, x.Value, x.places = d, d.String(), d.Scale()
		}
	}
	return sure
}

// rowYear is the year that names the row of a cell, below heads: 2023年; empty for none.
func rowYear(c Cell) string {
	if c.Head == "" || c.Side == "" {
		return ""
	}
	for part := range strings.SplitSeq(c.Side, "·") {
		if YearAlone(part) {
			return part[:len("2024年")]
		}
		if YearNumber(part) {
			return part + "年"
		}
	}
	return ""
}

// amountHeads are heads of columns of money in a table that states its unit, where
// nothing says of which stage the amounts are.
var amountHeads = newLexicon("余额", "期末数", "期初数", "年末数", "金额", "上年数", "本年数", "小计", "合计", "总计", "拨款", "资金", "经费", "费用", "收入", "基金", "结余", "结转")

// lastHead is the head nearest to a cell: of its column, or the label left of
// it.
func lastHead(c Cell) string {
	if c.Head != "" {
		return lastName(c.Head)
	}
	return lastName(c.Side)
}

// bareHead is a head without its bracket and colon: 分值（10分）： is 分值.
func bareHead(head string) string {
	if i := strings.IndexAny(head, "（(：:〔"); i > 0 {
		head = head[:i]
	}
	return strings.TrimSpace(head)
}

// subjectOfCell names what a cell holds, by its labels and heads.
func subjectOfCell(c Cell) string {
	side, head := strings.Trim(c.Side, "·"), c.Head
	if top, below, ok := strings.Cut(head, "·"); ok && c.Sided && sideWords[plainWord(top)] {
		head = below // of one of two tables side by side: its rows have names of their own
	}
	if side == "" {
		return head
	}
	if head == "" {
		return side
	}
	if planWords.find(head) != "" {
		return lastName(side)
	}
	if valueWords[plainWord(lastName(head))] && saysMeasure(lastName(side)) {
		return side // 资金总额 below the head 数量
	}
	return side + "·" + head
}
