package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// leastColumns and leastRows are what a table has at least, its head counted, that
// only blanks or commas divide: two phrases side by side are none.
const (
	leastColumns = 3
	leastRows    = 3
	longestCell  = 40 // characters of a cell of such a table
	longestRow   = 4_000
)

// drawn reads a table that is drawn with lines (┌─┬┐│), and returns how many lines of
// text it takes; 0 where none begins at the next line.
func (r *reader) drawn() int {
	if kind := drawnLine(r.lines[r.next]); kind == noLine {
		return 0
	}
	t := &document.Table{At: fault.Place{File: r.file, Line: r.next + 1, Column: 1}}
	n, wide := 0, 0
	for ; r.next+n < len(r.lines); n++ {
		line := r.lines[r.next+n]
		kind := drawnLine(line)
		if kind == noLine {
			break
		}
		if kind == ruledLine {
			continue
		}
		c := between(line)
		if wide = max(wide, len(c)); wide > maxColumns {
			return 0
		}
		t.Rows = append(t.Rows, r.row(c, r.next+n+1))
	}
	if len(t.Rows) < 2 || wide < 2 {
		return 0
	}
	for i := range t.Rows { // a cell across the rest of the columns
		if cells := t.Rows[i].Cells; len(cells) < wide && len(cells) > 0 {
			cells[len(cells)-1].ColSpan = wide - len(cells) + 1
		}
	}
	r.addTable(t, wide)
	return n
}

func (r *reader) addTable(t *document.Table, wide int) {
	t.Columns = make([]document.Column, wide)
	for i := range t.Columns {
		t.Columns[i].Width = 1
	}
	r.out = append(r.out, t)
}

// The kinds of a drawn table's lines.
const (
	noLine = iota
	ruledLine
	cellsLine
)

const (
	drawnRules = "─━═┄┅┈┉┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╭╮╰╯┝┥┠┨┯┷┿╂"
	drawnBars  = "│┃║┆┇┊┋"
)

func drawnLine(line string) int {
	body, _ := trim(line)
	first, _ := utf8.DecodeRuneInString(body)
	last, _ := utf8.DecodeLastRuneInString(body)
	switch {
	case body == "":
		return noLine
	case strings.ContainsRune(drawnRules, first):
		if strings.Trim(body, drawnRules+drawnBars+" ") == "" {
			return ruledLine
		}
	case strings.ContainsRune(drawnBars, first) && strings.ContainsRune(drawnBars, last):
		return cellsLine
	}
	return noLine
}

// between returns the cells between the bars of a line.
func between(line string) []piece {
	body, column := trim(line)
	column++
	var out []piece
	first := true
	for body != "" {
		end := strings.IndexFunc(body, func(r rune) bool { return strings.ContainsRune(drawnBars, r) })
		if end < 0 {
			break
		}
		if !first {
			text, indent := trim(body[:end])
			out = append(out, piece{text, column + indent})
		}
		_, n := utf8.DecodeRuneInString(body[end:])
		column += utf8.RuneCountInString(body[:end]) + 1
		body, first = body[end+n:], false
	}
	return out
}

// aligned reads a table whose columns are divided by blanks or by commas: a head
// without figures, and rows below it with a figure each. It returns how many lines it
// takes; 0 where none begins at the next line.
func (r *reader) aligned() int {
	for _, split := range []func(string) []span{byBlanks, byCommas} {
		head := split(r.lines[r.next])
		if len(head) < leastColumns || len(head) > maxColumns || anyFigure(head) {
			continue
		}
		rows := [][]piece{pieces(head)}
		for n := 1; r.next+n < len(r.lines); n++ {
			row, ok := fit(split(r.lines[r.next+n]), head)
			if !ok {
				break
			}
			rows = append(rows, row)
		}
		if len(rows) < leastRows {
			continue
		}
		t := &document.Table{At: fault.Place{File: r.file, Line: r.next + 1, Column: 1}}
		for i, row := range rows {
			t.Rows = append(t.Rows, r.row(row, r.next+i+1))
		}
		r.addTable(t, len(head))
		return len(rows)
	}
	return 0
}

// A span is a cell of a line with the places on a screen that it covers, where a Han
// character takes two.
type span struct {
	piece
	from, to int
}

func pieces(spans []span) []piece {
	out := make([]piece, len(spans))
	for i, s := range spans {
		out[i] = s.piece
	}
	return out
}

// fit gives the cells of a row to the columns of a head: one by one where there are as
// many, else by their places.
func fit(row, head []span) ([]piece, bool) {
	if len(row) > len(head) || len(row) < 2 || !anyFigure(row[1:]) && !anyFigure(row) {
		return nil, false
	}
	if len(row) == len(head) {
		return pieces(row), true
	}
	out := make([]piece, len(head))
	taken := -1
	for _, s := range row {
		middle, at := (s.from+s.to)/2, 0
		for at+1 < len(head) && middle >= (head[at].to+head[at+1].from)/2 {
			at++
		}
		if head[0].to == 0 || at <= taken {
			return nil, false // no places, or two cells in one column
		}
		out[at], taken = s.piece, at
	}
	return out, true
}

// anyFigure reports that one of the cells is a number, with a unit or a sign.
func anyFigure(row []span) bool {
	for _, s := range row {
		if yearHead.MatchString(s.text) {
			continue
		}
		digits := 0
		for _, c := range s.text {
			if c >= '0' && c <= '9' || c >= '０' && c <= '９' {
				digits++
			}
		}
		if digits > 0 && 2*digits >= utf8.RuneCountInString(strings.Trim(s.text, ",.，．%％-－+＋ ￥¥（）()")) {
			return true
		}
	}
	return false
}

// yearHead is a year that heads a column, alone or with what is of it: 2024年, 2023年实际.
var yearHead = regexp.MustCompile(`^(?:19|20|１９|２０)[0-9０-９]{2}年度?[^0-9０-９]*$`)

// byBlanks divides a line where two blanks or a wide one stand; the characters of a
// word that is set apart (合  计) stay together.
func byBlanks(line string) []span {
	if len(line) > longestRow || !strings.Contains(line, "  ") && !strings.Contains(line, "　") || strings.ContainsAny(line, "。；\t|") {
		return nil
	}
	var out []span
	column, place, gap := 0, 0, 2
	for _, c := range line {
		column++
		wide := 1
		if c >= 0x1100 {
			wide = 2
		}
		if unicode.IsSpace(c) {
			gap += wide
		} else {
			switch {
			case gap >= 2 && !(len(out) > 0 && single(out[len(out)-1].text) && unicode.Is(unicode.Han, c) && gap <= 8 && nextBlank(line, column)):
				out = append(out, span{piece{"", column}, place, place})
			case gap == 1:
				out[len(out)-1].text += " "
			}
			last := &out[len(out)-1]
			last.text, last.to, gap = last.text+string(c), place+wide, 0
		}
		place += wide
	}
	for _, s := range out {
		if utf8.RuneCountInString(s.text) > longestCell {
			return nil
		}
	}
	return out
}

// single reports one Han character.
func single(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.Is(unicode.Han, r)
}

// nextBlank reports that a blank follows the character of a line, or nothing.
func nextBlank(line string, column int) bool {
	for _, c := range line {
		if column == 0 {
			return unicode.IsSpace(c)
		}
		column--
	}
	return true
}

// byCommas divides a line at its commas; a comma inside quotation marks divides
// nothing.
func byCommas(line string) []span {
	if len(line) > longestRow || strings.Count(line, ",") < leastColumns-1 || strings.ContainsAny(line, "。；") {
		return nil
	}
	var out []span
	column, from, quoted := 0, 0, false
	add := func(end int) bool {
		text, indent := trim(line[from:end])
		text = strings.Trim(text, `"`)
		out = append(out, span{piece: piece{text, column + indent + 1}})
		column += utf8.RuneCountInString(line[from:end]) + 1
		return utf8.RuneCountInString(text) <= longestCell
	}
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ',' && !quoted:
			if !add(i) {
				return nil
			}
			from = i + 1
		}
	}
	if !add(len(line)) {
		return nil
	}
	return out
}
