package text

import (
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// A typedLine is a line of a paragraph that another reader gave.
type typedLine struct {
	text string
	of   *document.Paragraph
}

// Columns gives the tables that paragraphs of other formats hold in lines whose cells only
// tabs or blanks divide, as a text file does: a head without figures, and at least two rows
// below it. All other paragraphs stay as they are.
func Columns(blocks []document.Block) []document.Block {
	var out []document.Block
	for i := 0; i < len(blocks); {
		n := 0
		for i+n < len(blocks) && typed(blocks[i+n]) != nil {
			n++
		}
		if n == 0 {
			out = append(out, blocks[i])
			i++
			continue
		}
		out = append(out, columnsOf(blocks[i:i+n])...)
		i += n
	}
	return out
}

// typed returns a paragraph of the running text in which columns may stand; nil for any
// other block.
func typed(b document.Block) *document.Paragraph {
	p, ok := b.(*document.Paragraph)
	if !ok || p.Style != document.Body && p.Style != document.Code {
		return nil
	}
	for _, r := range p.Runs {
		if r.Fact != "" || r.Field {
			return nil
		}
	}
	if text := document.Text(p.Runs); strings.ContainsAny(text, "\t　") || strings.Contains(text, "  ") {
		return p
	}
	return nil
}

// columnsOf reads paragraphs one behind another.
func columnsOf(blocks []document.Block) []document.Block {
	var lines []typedLine
	for _, b := range blocks {
		p := typed(b)
		for _, line := range strings.Split(document.Text(p.Runs), "\n") {
			lines = append(lines, typedLine{line, p})
		}
	}
	tables := map[int]*document.Table{} // by their first line
	ends := map[int]int{}
	in := map[*document.Paragraph]bool{} // of which lines went into a table
	for i := 0; i < len(lines); {
		t, n := tableOf(lines[i:])
		if t == nil {
			i++
			continue
		}
		tables[i], ends[i] = t, i+n
		for _, l := range lines[i : i+n] {
			in[l.of] = true
		}
		i += n
	}
	if len(tables) == 0 {
		return blocks
	}
	var out []document.Block
	for i := 0; i < len(lines); {
		p := lines[i].of
		switch {
		case tables[i] != nil:
			out = append(out, tables[i])
			i = ends[i]
		case in[p]:
			if strings.TrimSpace(lines[i].text) != "" {
				out = append(out, &document.Paragraph{Style: p.Style, Runs: document.Plain(lines[i].text), At: p.At})
			}
			i++
		default:
			out = append(out, p)
			for i < len(lines) && lines[i].of == p {
				i++
			}
		}
	}
	return out
}

// tableOf reads the table that lines begin with, and returns of how many it is.
func tableOf(lines []typedLine) (*document.Table, int) {
	for _, split := range []func(string, int) []span{func(s string, _ int) []span { return byBlanks(s) }, byTabs} {
		head := split(lines[0].text, 0)
		if len(head) < leastColumns || len(head) > maxColumns || anyFigure(head) {
			continue
		}
		rows := [][]piece{pieces(head)}
		for _, l := range lines[1:] {
			row, ok := fit(split(l.text, len(head)), head)
			if !ok {
				break
			}
			rows = append(rows, row)
		}
		if len(rows) < leastRows {
			continue
		}
		t := &document.Table{At: lines[0].of.At, Columns: make([]document.Column, len(head))}
		for i := range t.Columns {
			t.Columns[i].Width = 1
		}
		for i, row := range rows {
			t.Rows = append(t.Rows, laidRow(row, lines[i].of.At))
		}
		return t, len(rows)
	}
	return nil, 0
}

func laidRow(row []piece, at fault.Place) (out document.Row) {
	for _, p := range row {
		out.Cells = append(out.Cells, document.Cell{Runs: document.Plain(p.text), At: at})
	}
	return out
}

// byTabs divides a line at its tabs. Tabs one behind another are an empty cell where the
// line then has as many as are wanted, else they only reach further.
func byTabs(line string, want int) []span {
	body, _ := trim(line)
	if len(body) > longestRow || !strings.Contains(body, "\t") || strings.Contains(body, "。") {
		return nil
	}
	cells := strings.Split(body, "\t")
	if len(cells) != want {
		cells = strings.FieldsFunc(body, func(r rune) bool { return r == '\t' })
	}
	var out []span
	for _, c := range cells {
		text, _ := trim(c)
		if utf8.RuneCountInString(text) > longestCell {
			return nil
		}
		out = append(out, span{piece: piece{text: text}})
	}
	return out
}
