package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document/xlsx"
)

// fewestSummed is how many records a sum must be of that a row which is filled
// in like all others may not equal: of two it may be chance.
const fewestSummed = 3

// isSum asks about a record whose figures all equal the sum of those above it,
// and says it where it may be chance: of two records, and of few digits unless the
// sheet ends with it. A row that leaves blank what every record fills in needs
// less.
func (sr *sheetReader) isSum(row xlsx.Row) bool {
	n := sr.sums.summed(sr.texts)
	if n < 2 || sr.answer {
		return false
	}
	at := sr.spot(row.Number)
	at.text = sr.nameOf(row)
	money, lacking, several := sr.sums.ofMoney(sr.texts), sr.lacking(row.Number), n >= fewestSummed
	switch {
	case lacking && several, (lacking || several && money) && sr.heads.says(fewestSaying), money && sr.heads.says(sr.heads.leastTelling()):
		sr.askSum(at)
		return true
	case lacking, several && money:
		sr.lastSum = at // a sum that says little: of five visits at one price
	case money:
		sr.causes.add(maybeSum, -1, "", at)
	}
	return false
}

// askSum asks about a record that is the sum of those above it.
func (sr *sheetReader) askSum(at spot) {
	how := "是合计请删去这一行，是数据请补全这一行"
	if sr.spec.How != "" {
		how = sr.spec.How
	}
	sr.causes.add(equalsSum, -1, "", at).how = how
}

// settleSum asks about a sum that may be chance where it ends the sheet, and says
// it where records follow.
func (sr *sheetReader) settleSum(ends bool) {
	switch {
	case sr.lastSum.line == 0:
	case ends:
		sr.askSum(sr.lastSum)
	default:
		sr.causes.add(maybeSum, -1, "", sr.lastSum)
	}
	sr.lastSum = spot{}
}

// nameOf returns the first text of a row that is no figure.
func (sr *sheetReader) nameOf(row xlsx.Row) string {
	for _, c := range row.Cells {
		if s := strings.TrimSpace(c.Text); c.Kind == xlsx.Text && s != "" && !figureLike(s) {
			return s
		}
	}
	for _, c := range row.Cells { // 3月份
		if s := strings.TrimSpace(c.Text); c.Kind == xlsx.Text && strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return s
		}
	}
	return "只有数"
}

// lacking reports a row without a value that all records before it have.
func (sr *sheetReader) lacking(line int) bool {
	for i, n := range sr.cellsHeld {
		if n > 0 && n == sr.sums.records && sr.cells[i].Column == 0 && !sr.merges.covers(i, line) {
			return true
		}
	}
	return false
}

// fill counts the cells that a record has.
func (sr *sheetReader) fill() {
	for i := range sr.cells {
		if sr.cells[i].Column != 0 {
			sr.cellsHeld[i]++
		}
	}
}

// summed returns of how many records the figures of a row are the sum: those
// since the last total, or all of the sheet; 0 where they are not.
func (s *sums) summed(texts []string) int {
	least := 0
	for i := range s.columns {
		c := &s.columns[i]
		if !c.on || texts[i] == "" || texts[i] == "0" {
			continue
		}
		t, n := termOf(texts[i]), 0
		for _, p := range []*pair{&c.since[low], &c.sheet} {
			if p.n >= 2 && p.all.equals(t) {
				n = max(n, p.n)
			}
		}
		if n == 0 {
			return 0
		}
		if least == 0 || n < least {
			least = n
		}
	}
	return least
}

// ofMoney reports a row with a figure in a column of money.
func (s *sums) ofMoney(texts []string) bool {
	for i := range s.columns {
		if s.columns[i].on && texts[i] != "" && s.r.spec.Columns[i].money() {
			return true
		}
	}
	return false
}

// equals compares a sum with a number.
func (s *exactSum) equals(t term) bool {
	if !s.large && !t.large {
		return s.fixed == t.fixed
	}
	var o exactSum
	o.add(t)
	return s.decimal().Cmp(o.decimal()) == 0
}

// A group is what stands below a head that is numbered 一、 and has figures of
// its own: where they are the sum of the rows below, they counted twice.
type group struct {
	open   bool
	at     spot
	want   []term
	sum    []exactSum
	below  int
	needed []int // columns that have a figure
}

// grouped takes a record into the group that is open, or opens one.
func (sr *sheetReader) grouped(row xlsx.Row, text string) {
	g := &sr.group
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("(（一二三四五六七八九十", first) && headNumber.MatchString(flat(text)) {
		sr.settleGroup()
		*g = group{at: sr.spot(row.Number), open: !sr.answer, sum: make([]exactSum, len(sr.texts)), want: make([]term, len(sr.texts))}
		g.at.text = text
		for i, c := range sr.sums.columns {
			if c.on && sr.texts[i] != "" && sr.texts[i] != "0" {
				g.want[i] = termOf(sr.texts[i])
				g.needed = append(g.needed, i)
			}
		}
		return
	}
	if !g.open || len(g.needed) == 0 {
		return
	}
	g.below++
	for _, i := range g.needed {
		if sr.texts[i] != "" {
			g.sum[i].add(termOf(sr.texts[i]))
		}
	}
}

// settleGroup asks about a numbered head whose figures its rows add up to.
func (sr *sheetReader) settleGroup() {
	g := &sr.group
	if g.open && g.below > 0 && len(g.needed) > 0 && !slices.ContainsFunc(g.needed, func(i int) bool { return !g.sum[i].equals(g.want[i]) }) {
		how := "是合计请删去它的数，是数据请改名"
		if sr.spec.How != "" {
			how = sr.spec.How
		}
		sr.causes.add(totalUnsure, -1, "", g.at).how = how
		sr.heads.told = append(sr.heads.told, g.at.line)
	}
	g.open = false
}

var (
	sumCall  = regexp.MustCompile(`^=?(?:SUM|SUBTOTAL|AGGREGATE)\((.*)\)$`)
	sumRange = regexp.MustCompile(`^\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})$`)
)

// summed reports a row whose figures are formulas that add up other rows of
// their own columns.
func (sr *sheetReader) summed(row xlsx.Row) bool {
	sums := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		k := sr.columnOf(c)
		if k < 0 || !sr.sums.columns[k].on || c.Struck || strings.TrimSpace(c.Text) == "" && !c.Uncomputed {
			continue
		}
		switch {
		case c.Sum != "" && addsRows(c.Sum, xlsx.ColumnName(c.Column), row.Number):
			sums++
		case !c.Formula:
			return false
		}
	}
	return sums > 0
}

// addsRows reports a formula that adds up cells of one column in other rows than
// its own, or the visible part of a list.
func addsRows(formula, column string, line int) bool {
	m := sumCall.FindStringSubmatch(strings.ToUpper(strings.ReplaceAll(formula, " ", "")))
	if m == nil {
		return false
	}
	if strings.Contains(m[1], "[") && !strings.Contains(m[1], "(") {
		return !strings.Contains(m[1], "@") && !strings.Contains(m[1], "THISROW")
	}
	ranges := 0
	for _, arg := range strings.Split(m[1], ",") {
		r := sumRange.FindStringSubmatch(arg)
		if r == nil {
			continue
		}
		top, _ := strconv.Atoi(r[2])
		bottom, _ := strconv.Atoi(r[4])
		if r[1] != column || r[3] != column || top <= line && line <= bottom {
			return false
		}
		ranges++
	}
	return ranges > 0
}
