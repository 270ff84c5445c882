package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// Limits of tables: columns of one, and places in the grids of all.
const (
	maxReadColumns = 256
	maxPlaces      = 1 << 21
)

// A rawCell is a cell as the file lists it.
type rawCell struct {
	cell   document.Cell
	span   int
	merge  string // "restart", "continue" or none
	again  bool   // set as a repetition of the cell above
	anchor string // id of the table, where the cell has it
	from   source
}

// table reads a table. Cells merged upright or across become spans; rows that
// are too short are filled, so that the cells cover the grid exactly.
func (r *reader) table(n *node) {
	t := &document.Table{}
	rows := r.rowsOf(n)
	if len(rows) == 0 {
		return
	}
	if tc := r.boxed(rows); tc != nil {
		r.blocks(tc.kids)
		r.settleCarried()
		return
	}
	r.tables++
	defer r.enterTable()()
	if r.styles.byID[n.kid("w:tblPr").val("w:tblStyle")].tint {
		r.ground = unknown
	}
	g := &gridder{table: t, above: map[int]owner{}, keep: r.keep}
	heading := true
	var figures []document.Block
	for _, row := range rows {
		props := row.kid("w:trPr")
		heading = heading && props.on("w:tblHeader")
		if heading {
			t.Header++
		}
		raw := r.rawCells(row, &figures)
		for _, c := range raw {
			if c.anchor != "" && t.ID == "" {
				t.ID = c.anchor
			}
		}
		g.row(number(props.val("w:gridBefore")), raw)
		if g.columns > maxReadColumns {
			r.err = fault.Bad(fault.Place{}, "docx-wide-table", "第%d个表格超过%d列，没有读取；请检查表格，或拆成几个表后再试", r.tables, maxReadColumns)
			return
		}
	}
	if r.places += len(rows) * g.columns; r.places > maxPlaces {
		r.err = fault.Bad(fault.Place{}, "docx-too-large", "Word 文件里的表格合计超过%d格，没有读取；请拆成几个文件后再试", maxPlaces)
		return
	}
	g.fill()
	inner := r.inner
	t.Columns = columnsOf(n.kid("w:tblGrid"), g.columns)
	alignColumns(t)
	if t.ID == "" {
		t.ID = fmt.Sprint("t", r.tables)
	}
	if dropped := r.dropHeads(t); len(dropped) > 0 {
		r.origins.close(len(r.out), len(rows), len(t.Columns), dropped)
	}
	r.add(t)
	r.add(figures...)
	for _, k := range inner {
		r.table(k)
	}
}

// rowsOf returns the rows that are there and seen.
func (r *reader) rowsOf(n *node) (rows []*node) {
	r.unwrap(n.kids, "w:tr", func(k *node) {
		switch {
		case k.kid("w:trPr").has("w:del"):
			r.deleted(k, k)
		case unseenRow(k):
			k.each("w:t", func(t *node) { r.leaveOut(hiddenText, t.text, k) })
		default:
			rows = append(rows, k)
		}
	})
	return rows
}

// dropHeads takes out heads that are repeated, but for files of our own, which
// repeat none.
func (r *reader) dropHeads(t *document.Table) []int {
	if r.styles.ours {
		return nil
	}
	return t.DropRepeatedHeads("表" + strconv.Itoa(r.tables))
}

// boxed returns the cell of a table that only draws a box around another table.
func (r *reader) boxed(rows []*node) *node {
	if len(rows) != 1 {
		return nil
	}
	var cells []*node
	r.unwrap(rows[0].kids, "w:tc", func(tc *node) { cells = append(cells, tc) })
	if len(cells) == 1 && holds(cells[0], "w:tbl") {
		return cells[0]
	}
	return nil
}

// stands reports whether a table in a cell of another is one of its own, not only
// a line or a column of words.
func (r *reader) stands(k *node) bool {
	rows, cells := 0, 0
	r.unwrap(k.kids, "w:tr", func(tr *node) {
		if rows++; rows <= 2 {
			n := 0
			r.unwrap(tr.kids, "w:tc", func(*node) { n++ })
			cells = max(cells, n)
		}
	})
	return rows > 1 && cells > 1
}

// enterTable begins a table, and returns what ends it.
func (r *reader) enterTable() func() {
	inner, ground := r.inner, r.ground
	r.inner = nil
	r.inTable++
	return func() {
		r.inTable--
		r.inner, r.ground = inner, ground
	}
}

// unwrap calls f for the children of a name, also for those inside controls and
// marks of change; deleted ones are left out.
func (r *reader) unwrap(kids []*node, name string, f func(*node)) {
	for _, k := range kids {
		switch k.name {
		case name:
			f(k)
		case "w:sdt":
			r.prompted(k, func() { r.unwrap(k.kid("w:sdtContent").kids, name, f) })
		case "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
			r.unwrap(k.kids, name, f)
		}
	}
}

// lowest is the height of a row, in twentieths of a point, below which nothing in
// it is seen.
const lowest = 40

// unseenRow reports a row that is hidden, or lower than any text.
func unseenRow(k *node) bool {
	props := k.kid("w:trPr")
	height := props.kid("w:trHeight")
	return props.on("w:hidden") || height.attr("w:hRule") == "exact" && number(height.attr("w:val")) < lowest
}

// rawCells reads the cells of a row; those that continue one to the left are
// added to it.
func (r *reader) rawCells(row *node, figures *[]document.Block) []rawCell {
	var out []rawCell
	header := row.kid("w:trPr").on("w:tblHeader")
	r.unwrap(row.kids, "w:tc", func(tc *node) {
		props := tc.kid("w:tcPr")
		if props.has("w:cellDel") {
			r.deleted(tc, tc)
			return
		}
		span := clamp(number(props.val("w:gridSpan")), 1, maxReadColumns)
		if props.val("w:hMerge") == "continue" || props.has("w:hMerge") && props.val("w:hMerge") == "" {
			if len(out) > 0 {
				out[len(out)-1].span += span
				return
			}
		}
		c := rawCell{span: span}
		if props.has("w:vMerge") {
			c.merge = "continue"
			if props.val("w:vMerge") == "restart" {
				c.merge = "restart"
			}
		}
		for _, tone := range []document.Tone{document.Good, document.Watch, document.Alarm} {
			if props.kid("w:shd").attr("w:fill") == hex(tone.Tint()) {
				c.cell.Tone = tone
			}
		}
		outer := r.ground
		if g := groundOf(props.kid("w:shd")); g != "" {
			r.ground = g
		}
		r.cellText(tc, &c, header, figures)
		r.ground = outer
		out = append(out, c)
	})
	return out
}

// cellText reads the paragraphs of a cell as lines. Whether it is a head, our
// styles tell; in other files all cells of header rows are.
func (r *reader) cellText(tc *node, c *rawCell, header bool, figures *[]document.Block) {
	t := &cellReader{reader: r}
	t.left = false
	t.lines(tc.kids)
	t.settle()
	if c.cell.Runs = t.runs(); len(c.cell.Runs) == 0 && t.left {
		c.cell.Runs = document.Plain(document.SetAside)
	}
	c.anchor, c.from = t.anchor, source{t.first, t.text.from}
	*figures = append(*figures, t.figures...)
	switch t.style.align {
	case "center", "distribute":
		c.cell.Align = document.Center
	case "right", "end":
		c.cell.Align = document.Right
	}
	c.again = strings.HasPrefix(t.style.name, nameMore)
	c.cell.Head = strings.HasPrefix(t.style.name, nameHead) || header && !strings.HasPrefix(t.style.name, nameCell)
}

// A cellReader collects the lines of one cell.
type cellReader struct {
	*reader
	text    paragraphText
	style   readStyle // of the first paragraph with text
	lineNo  int
	figures []document.Block
	anchor  string
	first   *node // the first paragraph
	carried *carried
}

// lines reads paragraphs one a line; a table inside gives a line for each row,
// its cells parted by tabs.
func (c *cellReader) lines(kids []*node) {
	for _, k := range kids {
		switch k.name {
		case "w:p":
			c.paragraphLine(k)
		case "w:tbl":
			c.settle()
			if c.stands(k) {
				c.reader.inner = append(c.reader.inner, k)
				continue
			}
			c.unwrap(k.kids, "w:tr", c.innerRow)
		case "w:sdt":
			c.prompted(k, func() { c.lines(k.kid("w:sdtContent").kids) })
		case "w:altChunk":
			c.meet(wholeFile, kindOfFile(c.rels[k.attr("r:id")].to))
		case "mc:AlternateContent":
			c.lines(choice(k).kids)
		case "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
			c.lines(k.kids)
		}
	}
}

func (c *cellReader) paragraphLine(p *node) {
	st := c.styles.of(p)
	t := c.carried.join(c.paragraph(p, st))
	c.carried = nil
	if markGone(p, st) {
		c.carried = &carried{t, p}
		return
	}
	c.line(p, st, t)
}

// settle makes a line of what is carried, where no paragraph follows.
func (c *cellReader) settle() {
	x := c.carried
	c.carried = nil
	if x != nil && !x.text.holdsNothing() {
		c.line(x.last, c.styles.of(x.last), x.text)
	}
}

// line adds the line of a paragraph with its text.
func (c *cellReader) line(p *node, st readStyle, t *paragraphText) {
	if c.first == nil {
		c.first = c.home(p).paragraph
	}
	if c.lineNo == 0 || len(t.pieces) > 0 && len(c.text.pieces) == 0 {
		c.style = st
	}
	if count, _ := c.numbers.next(st.num); count != "" {
		count = document.Apart(count, document.Text(t.runs()))
		t.pieces = append([]piece{{text: []byte(count)}}, t.pieces...)
		t.from = append([]stretch{{origin: c.home(p), chars: utf8.RuneCountInString(count)}}, t.from...)
	}
	if c.lineNo > 0 {
		c.mark("\n")
	}
	c.lineNo++
	c.take(t.pieces, t.from)
	for _, f := range t.figures {
		c.figures = append(c.figures, f)
	}
	if t.anchor != "" && c.anchor == "" {
		c.anchor = t.anchor
	}
	for _, b := range t.boxes {
		c.box(b, c.lines)
	}
}

// mark adds a line end or a tab between texts.
func (c *cellReader) mark(s string) {
	c.text.put(s, document.Run{}, scope{})
	c.text.from = append(c.text.from, stretch{chars: 1})
}

// take adds the text of a paragraph or of an inner cell.
func (c *cellReader) take(pieces []piece, from []stretch) {
	for _, x := range pieces {
		c.text.put(string(x.text), x.run, scope{fact: x.run.Fact, figure: x.figure, link: x.run.Link})
	}
	c.text.from = append(c.text.from, from...)
}

func (c *cellReader) innerRow(row *node) {
	if c.lineNo > 0 {
		c.mark("\n")
	}
	c.lineNo++
	first := true
	c.unwrap(row.kids, "w:tc", func(tc *node) {
		inner := &cellReader{reader: c.reader}
		inner.lines(tc.kids)
		inner.settle()
		if !first {
			c.mark("\t")
		}
		first = false
		c.take(inner.text.pieces, inner.text.from)
		c.figures = append(c.figures, inner.figures...)
	})
}

// runs returns the text without the empty lines at its end.
func (c *cellReader) runs() []document.Run {
	out := c.text.runs()
	for n := len(out); n > 0 && out[n-1].Fact == ""; n-- {
		out[n-1].Text = strings.TrimRight(out[n-1].Text, "\n")
		if out[n-1].Text != "" {
			break
		}
		out = out[:n-1]
	}
	return out
}
