package text

import (
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// barSigns divide the cells of a row that is typed without a frame.
const barSigns = "|｜│┃║┆┇┊┋;"

// bars reads a table whose cells only a bar or a semicolon divides (项目|预算数): a head
// without figures and at least one row with a figure and as many bars. It returns how
// many lines it takes; 0 where none begins at the next line.
func (r *reader) bars() int {
	for _, sign := range barSigns {
		sep := string(sign)
		head := divided(r.lines[r.next], sep)
		if len(head) < 2 || sep == ";" && len(head) < leastColumns || len(head) > maxColumns || figured(head) || filled(head) < 2 {
			continue
		}
		t := &document.Table{At: fault.Place{File: r.file, Line: r.next + 1, Column: 1}}
		n, figures := 0, false
		for ; r.next+n < len(r.lines); n++ {
			line := r.lines[r.next+n]
			if ruled(line) && n > 0 {
				if len(t.Rows) == 1 {
					t.Header = 1
				}
				continue
			}
			c := divided(line, sep)
			if len(c) != len(head) {
				break
			}
			figures = figures || figured(c)
			t.Rows = append(t.Rows, r.row(c, r.next+n+1))
		}
		if len(t.Rows) < 2 || !figures {
			continue
		}
		for i := range t.Rows[0].Cells {
			t.Rows[0].Cells[i].Head = t.Header == 1
		}
		r.addTable(t, len(head))
		return n
	}
	return 0
}

// divided splits a line at a sign; nil where a cell is too long to be one, or a sentence ends.
func divided(line, sep string) []piece {
	body, column := trim(line)
	if len(body) > longestRow || !strings.Contains(body, sep) || strings.Contains(body, "。") {
		return nil
	}
	return split(body, sep, column+1, longestCell)
}

// split gives the cells of a text that begins at a column; nil where one is longer than
// so many characters.
func split(body, sep string, column, longest int) []piece {
	var out []piece
	for _, part := range strings.Split(body, sep) {
		text, indent := trim(part)
		if longest > 0 && utf8.RuneCountInString(text) > longest {
			return nil
		}
		out = append(out, piece{text, column + indent})
		column += utf8.RuneCountInString(part) + utf8.RuneCountInString(sep)
	}
	return out
}

// ruled reports a line of nothing but rules: ---|---, ──┼──.
func ruled(line string) bool {
	body, _ := trim(line)
	return strings.ContainsAny(body, "-"+drawnRules) && strings.Trim(body, drawnRules+drawnBars+" |｜-:+") == ""
}

func figured(row []piece) bool {
	for _, c := range row {
		if anyFigure([]span{{piece: c}}) {
			return true
		}
	}
	return false
}

func filled(row []piece) (n int) {
	for _, c := range row {
		if c.text != "" {
			n++
		}
	}
	return n
}

// tabbed gives a row that tabs divide so many cells: its empty cells at the ends count
// where it needs them.
func tabbed(line string, width int) []piece {
	if !strings.Contains(line, "\t") {
		return nil
	}
	line = strings.Trim(line, " 　\ufeff\r")
	for _, body := range []string{strings.Trim(line, "\t"), strings.TrimLeft(line, "\t"), strings.TrimRight(line, "\t"), line} {
		if strings.Count(body, "\t")+1 != width {
			continue
		}
		column := 1 + utf8.RuneCountInString(line) - utf8.RuneCountInString(strings.TrimLeft(line, "\t"))
		if strings.HasPrefix(body, "\t") {
			column = 1
		}
		return split(body, "\t", column, 0)
	}
	return nil
}

// loose counts a line whose cells were read as none, where one of them is a number.
func (r *reader) loose(text string, at fault.Place) {
	for _, sign := range barSigns + "\t" {
		row := split(text, string(sign), 1, longestCell)
		if len(row) < leastColumns {
			continue
		}
		for _, c := range row {
			if c.text != "" && strings.Trim(c.text, "0123456789０１２３４５６７８９.,．，%％-－") == "" && figured([]piece{c}) {
				r.unread = append(r.unread, at)
				return
			}
		}
	}
}

// sayLoose names the lines that loose counted.
func (r *reader) sayLoose(d *document.Document) {
	if len(r.unread) == 0 {
		return
	}
	d.SayUnread(r.unread[0], "text-row", "有%d行用竖线、分号或制表符分成几格，上面没有格数相同的表头，没有读成表，里面单写的数没有查；每行的格数写得和表头一样，或换用Word、Excel原件", len(r.unread))
	d.Reading[len(d.Reading)-1].Others = r.unread[1:]
}
