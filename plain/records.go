package plain

import (
	"strings"
	"unicode/utf8"

	"jiheng/fault"
)

// records cuts a CSV text into records, one after another.
type records struct {
	file, text string
	sep        byte
	pos        int // what is read next
	line       int // its line
	found      *record

	start int      // line where the current record begins
	cells []string // of the current record; overwritten by the next
	stop  bool     // the rest makes no sense
}

// separator finds the separator from the first line that has any: above it
// there may be a title.
func (r *records) separator() {
	rest := strings.TrimLeft(r.text, "\n")
	first, _, _ := strings.Cut(rest, "\n")
	if s, ok := strings.CutPrefix(strings.ToLower(first), "sep="); ok && len(s) == 1 && strings.Contains(",;\t", s) {
		r.sep = s[0]
		r.pos = len(r.text) - len(rest) + len(first)
		r.line += len(r.text) - len(rest)
		return
	}
	const lines = 20
	for range lines {
		if sep, ok := separatorOf(first); ok {
			r.sep = sep
			return
		}
		_, rest, _ = strings.Cut(rest, "\n")
		first, _, _ = strings.Cut(rest, "\n")
	}
}

// separatorOf returns the separator that a line has most of outside quotes; ok
// is false where it has none.
func separatorOf(line string) (sep byte, ok bool) {
	most := 0
	for _, s := range []byte(",\t;") {
		n, quoted := 0, false
		for i := range len(line) {
			switch {
			case line[i] == '"':
				quoted = !quoted
			case line[i] == s && !quoted:
				n++
			}
		}
		if n > most {
			most, sep = n, s
		}
	}
	return sep, most > 0
}

// next reads the next record that has any text; false at the end.
func (r *records) next() bool {
	for !r.stop && r.pos < len(r.text) {
		if r.record() {
			return !r.stop
		}
	}
	return false
}

// record reads one record and reports whether it has any text.
func (r *records) record() (filled bool) {
	r.start, r.cells = r.line, r.cells[:0]
	for {
		cell, more := r.cell()
		if r.stop {
			return true
		}
		if len(cell) > MaxCellBytes {
			r.bad("csv-cell", "第%d格超过 %d KB，请把长文字放到别的文件", len(r.cells)+1, MaxCellBytes>>10)
			cell = ""
		}
		filled = filled || strings.TrimSpace(cell) != ""
		r.cells = append(r.cells, unguard(cell))
		if !more {
			return filled
		}
		if len(r.cells) > 2*MaxColumns {
			r.bad("csv-columns", "这一行有太多单元格（最多%d列），请检查分隔符", MaxColumns)
			r.stop = true
			return true
		}
	}
}

// cell reads one cell with the separator or line end behind it; more is true
// behind a separator.
func (r *records) cell() (cell string, more bool) {
	from := r.pos
	for r.pos < len(r.text) && r.text[r.pos] == ' ' {
		r.pos++
	}
	if r.pos < len(r.text) && r.text[r.pos] == '"' {
		return r.quotedCell()
	}
	r.pos = from
	r.pos = r.end()
	return strings.TrimSpace(r.text[from:r.pos]), r.after()
}

// end returns where the next separator or line end is, or the end of the text.
func (r *records) end() int {
	i := r.pos
	for i < len(r.text) && r.text[i] != r.sep && r.text[i] != '\n' {
		i++
	}
	return i
}

// after steps over the separator or line end.
func (r *records) after() (more bool) {
	if r.pos == len(r.text) {
		return false
	}
	more = r.text[r.pos] == r.sep
	if !more {
		r.line++
	}
	r.pos++
	return more
}

func (r *records) quotedCell() (cell string, more bool) {
	open := r.place(r.pos)
	r.pos++
	var b strings.Builder
	for {
		n := strings.IndexByte(r.text[r.pos:], '"')
		if n < 0 {
			r.found.add(open, "csv-quote", "这里的双引号没有配对，请在单元格末尾补上；单元格里的双引号要写两遍（\"\"）")
			r.stop = true
			return "", false
		}
		part := r.text[r.pos : r.pos+n]
		r.line += strings.Count(part, "\n")
		r.pos += n + 1
		doubled := strings.HasPrefix(r.text[r.pos:], `"`)
		if b.Len() == 0 && !doubled {
			cell = part
			break
		}
		b.WriteString(part)
		if !doubled {
			cell = b.String()
			break
		}
		b.WriteByte('"')
		r.pos++
	}
	for r.pos < len(r.text) && r.text[r.pos] == ' ' {
		r.pos++
	}
	if r.pos < len(r.text) && r.text[r.pos] != r.sep && r.text[r.pos] != '\n' {
		r.found.add(r.place(r.pos), "csv-quote", "双引号后面还有文字，请把整个单元格放进双引号，里面的双引号写两遍（\"\"）")
		r.pos = r.end()
	}
	return cell, r.after()
}

// place returns line and column of a position on the current line.
func (r *records) place(pos int) fault.Place {
	begin := strings.LastIndexByte(r.text[:pos], '\n') + 1
	return fault.Place{File: r.file, Line: r.line, Column: utf8.RuneCountInString(r.text[begin:pos]) + 1}
}

func (r *records) bad(code, format string, args ...any) {
	r.found.add(fault.Place{File: r.file, Line: r.start}, code, format, args...)
}
