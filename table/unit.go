package table

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/document/xlsx"
)

// A unitLine is a unit that stands above, below or beside a table and holds for
// all of it: 单位：万元, 金额以万元计, （万元）.
type unitLine struct {
	wording
	line int
	text string
}

var (
	unitLabel = regexp.MustCompile(`^(?:金额|计量|货币|币种|数额)?单位:?$|^(?:币种|货币|币别):?$`)
	unitMeans = regexp.MustCompile(`^[:\-—–~=(\[【"“]*(?:均|都|统一|一律|全部)?(?:为|是|系|用|采用|按)?[:"“]*`)
	unitFor   = regexp.MustCompile(`(?:^|[^\p{Han}]|金额|计量|货币|币种|数额|资金|价格|价款|[表下外其数额注])$`)
	countedIn = regexp.MustCompile(`[以按用]([^,;。:以按用]{1,14}?)(?:作?为(?:计量|货币|金额)?单位|计(?:$|[^\p{Han}]|[量算价列数])|填列|填报|列示|表示|反映)`)
	moneyIn   = regexp.MustCompile(`(?:金额|数额|币种|币别|货币|计价|currency|units?):([^:]*)`)
	amountsIn = regexp.MustCompile(`(?:金额|数额|款额|资金|价款|款项|数字|数据|费用)[^,。;:0-9]{0,6}?(?:均|都|全部|统一|一律)?(?:为|是|系|以|按|用)([^,。;:0-9为是系以按用]{1,8}?)(?:$|[,。;:]|计|填|列|表示|反映|\(|\))`)
	mentioned = regexp.MustCompile(`(?:^|[^0-9.,一二三四五六七八九十百千万两几数上近])((?:[十百千]?万|[百千]|[十百千万]?亿)元)(?:$|[^\p{Han}])`)
	endsIn    = regexp.MustCompile(`[(\[【]([^()\[\]【】]*)[)\]】]$`)
)

// longestUnit bounds what is read behind 单位：.
const longestUnit = 90

// saidOf reads what a cell outside the records says of the table's unit. Where
// blanks matter, the cell is read word by word.
func saidOf(text string) wording {
	if len(text) > 600 || !strings.ContainsAny(text, "元圆圓块位币万萬亿億以按用计uUrRcChHeE$€£") {
		return wording{} // most cells hold nothing of a unit
	}
	w := saidIn(flat(text))
	if parts := strings.Fields(text); len(parts) > 1 && (w.unknown != "" || !w.says()) {
		var each wording
		for _, p := range parts {
			each.join(saidIn(flat(p)))
		}
		if len(each.units) > 0 && each.unknown == "" || !w.says() {
			return each
		}
	}
	return w
}

func saidIn(s string) (w wording) {
	if w = onlyUnits(s); w.says() {
		return w
	}
	parts := strings.Split(s, "单位")
	for i, rest := range parts[1:] {
		if len(rest) > longestUnit {
			continue
		}
		said := wordingOf(unitMeans.ReplaceAllString(rest, ""))
		if !unitFor.MatchString(parts[i]) {
			said.unknown = ""
		}
		w.join(said)
	}
	for _, m := range countedIn.FindAllStringSubmatch(s, -1) {
		w.join(wordingOf(m[1]))
	}
	for _, m := range moneyIn.FindAllStringSubmatch(s, -1) {
		if said := wordingOf(m[1]); strings.HasPrefix(m[0], "unit") || !strings.ContainsAny(m[1], "0123456789") {
			w.join(said)
		}
	}
	for _, m := range amountsIn.FindAllStringSubmatch(s, -1) {
		if !w.says() {
			w.join(wordingOf(m[1]))
		}
	}
	if m := endsIn.FindStringSubmatch(s); m != nil && !w.says() {
		w = onlyUnits(m[1])
	}
	return w
}

// unitOf reads the unit that a row names, in one cell or in two.
func unitOf(row xlsx.Row) (w wording, text string) {
	for i, c := range row.Cells {
		said, written := saidOf(c.Text), strings.TrimSpace(c.Text)
		if !said.says() && unitLabel.MatchString(flat(c.Text)) && i+1 < len(row.Cells) {
			next := row.Cells[i+1].Text
			said, written = wordingOf(flat(next)), written+strings.TrimSpace(next)
		}
		if said.says() {
			w.join(said)
			text = strings.TrimSpace(text + " " + written)
		}
	}
	return w, text
}

// unitLines returns the units that stand above the head, alone in a row between
// it and the records, in the last rows of a short table, and beside it.
func unitLines(s *xlsx.Survey, h *head) []unitLine {
	var out []unitLine
	add := func(w wording, row int, text string) {
		if w.says() {
			out = append(out, unitLine{w, row, text})
		}
	}
	for i, row := range s.First {
		switch {
		case row.Number < h.first():
			w, text := unitOf(row)
			add(w, row.Number, text)
		case row.Number <= h.last():
			h.beside(row, func(c xlsx.Cell) { add(saidOf(c.Text), row.Number, strings.TrimSpace(c.Text)) })
		case loneUnit(row):
			if noRecords(s.First[:i], h.last()) || len(s.First) < maxHeld && noRecords(s.First[i+1:], 0) {
				w, text := unitOf(row)
				add(w, row.Number, text)
			}
		default:
			h.beside(row, func(c xlsx.Cell) { add(saidOf(c.Text), row.Number, strings.TrimSpace(c.Text)) })
		}
	}
	return out
}

// beside calls fn for the cells of a row that say 单位 and stand in no column that
// is looked for: in the head's rows those that are no column's name, below it
// those in columns without a name.
func (h *head) beside(row xlsx.Row, fn func(xlsx.Cell)) {
	for _, c := range row.Cells {
		if _, labelled := h.labels[c.Column]; labelled && row.Number > h.last() || slices.Contains(h.at, c.Column) {
			continue
		}
		if s := flat(c.Text); strings.Contains(s, "单位") && !unitLabel.MatchString(s) {
			fn(c)
		}
	}
}

// noRecords reports rows below a line that hold words alone.
func noRecords(rows []xlsx.Row, below int) bool {
	return !slices.ContainsFunc(rows, func(r xlsx.Row) bool { return r.Number > below && !wordsOnly(r) })
}

// loneUnit reports a row that says nothing but the unit.
func loneUnit(row xlsx.Row) bool {
	if len(row.Cells) > 2 || !wordsOnly(row) {
		return false
	}
	w, _ := unitOf(row)
	return w.says()
}
