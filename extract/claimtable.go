package extract

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// maxItems is the most paragraphs that make up one total.
const maxItems = 300

// items recomputes totals of a line that ends in 其中： or 如下： from the numbered
// paragraphs behind it, kind by kind: 年初预算, 支出决算.
func (c *claimer) items(pieces []*piece, n int) {
	head := c.lines[pieces[n].line]
	text := strings.TrimRight(head.Text, " ")
	if head.Table > 0 || !hasSuffixAny(text, "其中：", "其中:", "如下：", "如下:", "其中") {
		return
	}
	for _, kind := range []FoundKind{BudgetInitial, BudgetAdjusted, Outturn, Expenditure, Revenue} {
		owner := firstOf(pieces[n], kind)
		if owner == nil {
			continue
		}
		figures := []Found{*owner}
		at := pieces[n].line
		for _, p := range pieces[n+1:] {
			l := &c.lines[p.line]
			if p.line != at+1 || len(figures) > maxItems || l.Level == 0 || l.Kind == Heading {
				break
			}
			at = p.line
			if x := firstOf(p, kind); x != nil {
				figures = append(figures, *x)
			}
		}
		if len(figures) > 2 {
			c.itemSum(figures)
		}
	}
}

// firstOf returns the first amount of a kind in a piece.
func firstOf(p *piece, kind FoundKind) *Found {
	for i := range p.found {
		if x := &p.found[i]; x.Kind == kind && x.is == level && x.Money() {
			return x
		}
	}
	return nil
}

// itemSum compares a total with its items. The items may leave out small ones,
// so a sum that is far off is no claim.
func (c *claimer) itemSum(figures []Found) {
	o := &figures[0]
	var sum num.Ratio
	var words []string
	for i := range figures[1:] {
		sum = sum.Add(figures[i+1].number)
		words = append(words, figures[i+1].Value)
	}
	off := sum.Sub(o.number).Abs()
	same := off.Cmp(tail(o)) <= 0
	ratio, ok := num.Quo(sum, o.number)
	if !ok || !same && (ratio.Cmp(num.MustDecimal("0.97").Ratio()) < 0 || ratio.Cmp(num.MustDecimal("1.2").Ratio()) > 0) {
		return
	}
	c.add(Claim{Rule: RuleSum, Claim: "各项之和=" + o.Value + o.Unit, Recomputed: strings.Join(words, "+") + " = " + inUnit(sum, o), Consistent: same,
		Rounding: !same && off.Cmp(roundingOf(figures)) <= 0}, figures...)
}

// balance compares the total of revenue with that of expenditure: both called
// 总计, or the revenue with what was carried over in it.
func (c *claimer) balance(pieces []*piece) {
	var in, out *Found
	for _, p := range pieces {
		for i := range p.found {
			x := &p.found[i]
			if x.is != level || !x.Money() || x.scope >= 0 {
				continue
			}
			label := trimmed(x.label)
			switch {
			case in == nil && x.Kind == Revenue && (hasSuffixAny(label, "收入总计", "总收入", "收入总额") || hasSuffixAny(label, "收入", "收入合计") && carries(p, i)):
				in = x
				in.in = p
			case in != nil && out == nil && x.Kind == Expenditure &&
				(hasSuffixAny(label, "支出总计", "总支出", "支出总额") || hasSuffixAny(label, "支出", "支出合计") && !hasSuffixAny(trimmed(in.label), "总计") && len(label) <= 18):
				out = x
				out.in = p
			}
		}
	}
	if in == nil || out == nil || carries(out.in, indexOf(out.in, out)) {
		return
	}
	off := in.number.Sub(out.number)
	ratio, ok := num.Quo(off.Abs(), in.number)
	if !ok || ratio.Cmp(num.MustDecimal("0.05").Ratio()) > 0 || off.Sign() > 0 && isLeft(pieces, off) {
		return
	}
	cl := Claim{Rule: RuleBalance, Claim: "收支平衡 " + in.Value + "=" + out.Value,
		Recomputed: fmt.Sprintf("%s-%s = %s", in.Value, out.Value, inUnit(off, in)), Consistent: off.Abs().Cmp(tail(in)) <= 0}
	if !cl.Consistent && off.Sign() > 0 && ratio.Cmp(partOf("0.01")) > 0 { // it may be what is left at the end of the year
		cl.Unsure, cl.Note = true, "差额如果是年末结转结余，请写明"
	}
	c.add(cl, *out, *in)
}

// isLeft reports that an amount is said to be left at the end of the year, which makes
// up income with what was spent.
func isLeft(pieces []*piece, off num.Ratio) bool {
	for _, p := range pieces {
		for i := range p.found {
			if x := &p.found[i]; x.Money() && hasAny(x.label, "结转", "结余", "剩余") && !hasAny(x.label, "上年", "年初") && x.number.Cmp(off) == 0 {
				return true
			}
		}
	}
	return false
}

// carries reports that money carried over is one of the parts of a figure.
func carries(p *piece, i int) bool {
	for k := range p.found {
		x := &p.found[k]
		if x.scope >= 0 && p.scopes[x.scope].owner == i && hasAny(x.label, "结转", "结余") {
			return true
		}
	}
	return false
}

func indexOf(p *piece, x *Found) int {
	for i := range p.found {
		if &p.found[i] == x {
			return i
		}
	}
	return -1
}

// A sumRow is one row of the money block of a form.
type sumRow struct {
	label   string
	line    int
	figures map[FoundKind]*Found
	order   []FoundKind
	all     []*Found // every figure of the row but others
	others  []*Found // amounts that are no budget and nothing spent: what was contracted
}

// tables recomputes the money block of forms: the row of the total from the rows
// of its sources, and the rates of every row.
func (c *claimer) tables(pieces []*piece) {
	var rows []sumRow
	table := 0
	flush := func() {
		c.block(rows)
		rows = nil
	}
	for _, p := range pieces {
		l := &c.lines[p.line]
		if l.Table != table {
			flush()
			table = l.Table
		}
		for i := range p.found {
			x := &p.found[i]
			if x.scope >= 0 || x.lead != "" || x.Kind == Indicator && !x.Money() || x.is != level && x.Kind != ExecutionRate {
				continue
			}
			label := rowLabel(x, l)
			if x.Kind == Indicator {
				if n := len(rows); n > 0 && rows[n-1].label == label {
					rows[n-1].others = append(rows[n-1].others, x)
				}
				continue
			}
			if n := len(rows); n == 0 || rows[n-1].label != label {
				rows = append(rows, sumRow{label: label, line: p.line, figures: map[FoundKind]*Found{}})
			}
			r := &rows[len(rows)-1]
			r.all = append(r.all, x)
			if r.figures[x.Kind] == nil {
				r.figures[x.Kind] = x
				r.order = append(r.order, x.Kind)
			}
		}
	}
	flush()
}

// rowLabel names the row that a figure of a table stands in.
func rowLabel(x *Found, l *Line) string {
	if c, ok := l.CellAt(x.Start); ok {
		return c.Side
	}
	return x.label
}

// block compares total rows with the source rows below them, and rates.
func (c *claimer) block(rows []sumRow) {
	for i := range rows {
		c.rowRate(rows[i])
		if !hasAny(rows[i].label, "资金总额", "年度资金", "总额", "合计") || hasAny(rows[i].label, "收入合计", "支出合计") {
			continue // 本年收入合计 has its parts above it
		}
		parts, unknown := partsBelow(rows, i)
		if len(parts) > 0 {
			c.rowSum(rows[i], parts, c.openStages(rows[i].line, parts[len(parts)-1].line+1), unknown)
		}
	}
}

// mostParts is how many rows below a total are looked at.
const mostParts = 24

// Words of the names of rows below a total: of those that are its parts, and of those
// that are none.
var (
	sumPartWords = []string{"财政拨款", "结转", "其他", "自筹", "单位资金", "其中", "上年", "中央", "省", "市", "县", "区", "地方", "旗", "州", "本级"}
	noPartRows   = []string{"资金总额", "总额", "合计", "小计", "总计", "基本支出", "项目支出", "人员", "公用", "率", "比"}
)

// partsBelow returns the rows below a total that may be its parts. A row whose name is not
// that of a source of money may be one as well: unknown is then set, and the amounts decide.
func partsBelow(rows []sumRow, i int) (parts []sumRow, unknown bool) {
	for k := i + 1; k < len(rows) && len(parts) < mostParts; k++ {
		name := lastName(rows[k].label)
		known := hasAny(rows[k].label, sumPartWords...)
		if !known && (len(parts) == 0 || hasAny(name, noPartRows...)) {
			break
		}
		unknown = unknown || !known
		parts = append(parts, rows[k])
	}
	return parts, unknown
}

// partRows are rows as PartReadings takes them, with their amounts of a kind.
func partRows(rows []sumRow, kind FoundKind) []PartRow {
	out := make([]PartRow, len(rows))
	for i, r := range rows {
		out[i] = PartRowOf(lastName(r.label))
		if x := r.figures[kind]; x != nil {
			out[i].Amount = &x.number
		}
	}
	return out
}

// openStages returns the kinds of amounts of which a row between two lines has a cell
// that was not read, or a column 调整数 that may be the budget or its change; nil where
// there are none.
func (c *claimer) openStages(from, to int) map[FoundKind]bool {
	var open map[FoundKind]bool
	for i := from; i <= to && i < len(c.lines) && c.lines[i].Table == c.lines[from].Table; i++ {
		l := &c.lines[i]
		for _, cell := range l.Cells {
			text := l.Text[cell.Start:cell.End]
			if cell.IsHead || NoFigure(text) {
				continue
			}
			kind, _ := stageOfCell(cell)
			if adjustedHead(cell) {
				kind = BudgetAdjusted
			} else if fig, ok := ReadCell(text); ok && fig.Approx == "" || !ok && !FigureLike(text) && !document.NotShown(text) {
				continue
			}
			if open == nil {
				open = map[FoundKind]bool{}
			}
			open[kind] = true
		}
	}
	return open
}

// rowSum compares a total row with its sources, kind by kind; a row that fits in
// no place is one claim. With rows of unknown names it says only what fits.
func (c *claimer) rowSum(t sumRow, rows []sumRow, open map[FoundKind]bool, unknown bool) {
	var claims []Claim
	var rest [][]Found // figures of each
	var printed, summed []string
	var figures []Found
	off := 0
	for _, kind := range t.order {
		o := t.figures[kind]
		if kind == ExecutionRate || !o.Money() || open[kind] {
			continue
		}
		parts := closestParts(o, rows, kind)
		var sum num.Ratio
		var words []string
		used := []Found{*o}
		for _, p := range parts {
			if x := p.figures[kind]; x != nil {
				sum = sum.Add(x.number)
				words = append(words, x.Value)
				used = append(used, *x)
			}
		}
		same := sum.Sub(o.number).Abs().Cmp(tail(o)) <= 0
		if !same { // what SUBTOTAL comes to where rows are filtered out
			if seen, some := visible(parts, kind); some && seen.Sub(o.number).Abs().Cmp(tail(o)) <= 0 {
				continue
			}
		}
		if len(words) == 0 || !same && (unknown || len(words) == 1 && sum.Cmp(o.number) < 0) {
			continue
		}
		if !same {
			off++
		}
		printed = append(printed, o.Value)
		summed = append(summed, strings.TrimSuffix(inUnit(sum, o), o.Unit))
		figures = append(figures, *o)
		claims = append(claims, Claim{Rule: RuleSum, Claim: t.label + "分项之和=" + o.Value,
			Recomputed: strings.Join(words, "+") + " = " + inUnit(sum, o), Consistent: same,
			Rounding: !same && sum.Sub(o.number).Abs().Cmp(roundingOf(used)) <= 0})
		rest = append(rest, used)
	}
	if off > 1 && off == len(claims) {
		c.add(Claim{Rule: RuleSum, Claim: t.label + strings.Join(printed, "/"), Recomputed: "分项之和 " + strings.Join(summed, "/")}, figures...)
		return
	}
	for i, cl := range claims {
		c.add(cl, rest[i]...)
	}
}

// closestParts are the rows that make up the amount of a total, in whatever reading; the
// likeliest where none does.
func closestParts(total *Found, rows []sumRow, kind FoundKind) (parts []sumRow) {
	readings := PartReadings(partRows(rows, kind))
	for n := len(readings); n >= 0; n-- {
		list := readings[(len(readings)-n)%len(readings)] // each, and the first again
		var sum num.Ratio
		parts = nil
		for _, i := range list {
			parts = append(parts, rows[i])
			if x := rows[i].figures[kind]; x != nil {
				sum = sum.Add(x.number)
			}
		}
		if sum.Sub(total.number).Abs().Cmp(tail(total)) <= 0 {
			break
		}
	}
	return parts
}

// visible adds up the figures of a kind that stand in no hidden row; some reports
// that there are hidden ones beside them.
func visible(parts []sumRow, kind FoundKind) (sum num.Ratio, some bool) {
	for _, p := range parts {
		switch x := p.figures[kind]; {
		case x == nil:
		case x.at.Hidden:
			some = true
		default:
			sum = sum.Add(x.number)
		}
	}
	return sum, some
}
