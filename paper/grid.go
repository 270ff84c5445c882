package paper

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/extract"
)

// unitRows is in how many rows at the top of a table its unit is looked for.
const unitRows = 5

// unitReach is how many rows above a row its unit is looked for.
const unitReach = 60

// headRows is how many rows of a table its head may have.
const headRows = 20

// HeadOf returns the text above a cell in the first row that has any there, and
// that of the cell before it.
func (g *Grid) HeadOf(l *Line) string {
	r, c, ok := g.PlaceOf(l)
	if !ok {
		return ""
	}
	out := ""
	for up := range min(r, headRows) {
		if h := g.At(up, c); h != nil && h != l && !hasDigitRun(h.Text) && Runes(h.Text) <= 20 {
			out = h.Text
			break
		}
	}
	if b := g.At(r, c-1); b != nil && b != l && !hasDigitRun(b.Text) && Runes(b.Text) <= 20 {
		out += " " + b.Text
	}
	return out
}

// PlaceOf tells where a cell begins; ok is false where it is not in the grid.
func (g *Grid) PlaceOf(l *Line) (r, c int, ok bool) {
	if l == nil {
		return 0, 0, false
	}
	if g.turn {
		return int(l.col), int(l.row), g.At(int(l.col), int(l.row)) == l
	}
	return int(l.row), int(l.col), g.At(int(l.row), int(l.col)) == l
}

// longNumber is the number of digits from which a cell is no head of others.
const longNumber = 5

func hasDigitRun(s string) bool { return LongestRun(s) >= longNumber }

// A Grid is a table as it is read: every place of the grid with the line
// of the cell that covers it.
type Grid struct {
	Block   int
	Caption string    // the short lines above it
	Name    string    // what the line above that is its title calls it; empty for none
	Unit    string    // of amounts, from “单位：万元”; empty for none
	Cells   [][]*Line // rows, then columns; nil where no cell covers the place
	Lines   []*Line   // every cell once, in reading order

	spans  [][]document.Placed
	year   int  // of the document, by which columns of other years are told; 0 where it names none
	turn   bool // rows and columns have changed places
	period memo[Period]
	spared memo[bool]
	heads  memo[int] // row that heads the columns of a register
}

// grid begins a table.
func (t *Text) grid(d *document.Document, block int) *Grid {
	b, ok := d.Blocks[block].(*document.Table)
	if !ok {
		return &Grid{Block: block}
	}
	g := &Grid{Block: block, spans: b.Grid(), Cells: make([][]*Line, len(b.Rows))}
	for r := range g.Cells {
		g.Cells[r] = make([]*Line, len(b.Columns))
	}
	for _, l := range t.Lines[max(0, len(t.Lines)-3):] {
		if l.Kind != CellLine && Runes(l.Text) <= longestTitle {
			g.Caption = strings.TrimSpace(g.Caption + " " + l.Text)
			g.unitFrom(l.Text)
			if name := tableName(l); name != "" {
				g.Name = name
			}
		}
	}
	t.Tables = append(t.Tables, g)
	return g
}

// A line that is the title of a table says that it is one; any paragraph may stand
// before a table.
var (
	tableNumber = regexp.MustCompile(`^[附续]?表 ?[0-9一二三四五六七八九十]`)
	ownTitle    = regexp.MustCompile(`(表|清单|目录|台账|名册|一览|明细|汇总|统计)$`)
	tableMark   = regexp.MustCompile(`^[附续]?表 ?[0-9一二三四五六七八九十]*([-—.．][0-9]{1,2})?[ 　：:．.、]*`)
)

// mostName is the most characters of a numbered title.
const mostName = 40

// tableName returns the name of a table from a line that is its title, without
// its number and what stands in brackets; empty for any other line.
func tableName(l *Line) string {
	text := strings.TrimSpace(l.Text)
	numbered := tableNumber.MatchString(text) && Runes(text) <= mostName && !strings.ContainsAny(text, "，。；见示映")
	if numbered {
		text = text[len(tableMark.FindString(text)):]
	}
	if i := strings.IndexAny(text, "（("); i > 0 {
		text = strings.TrimSpace(text[:i])
	}
	if !numbered && (l.Mark != "" || strings.ContainsAny(text, "，。；：") || l.Kind != CaptionLine && !ownTitle.MatchString(text)) {
		return ""
	}
	return text
}

// row adds the cells of a row.
func (t *Text) row(g *Grid, source int, src *extract.Line) {
	for i, c := range src.Cells {
		for _, r := range stretches(src.Text[c.Start:c.End]) {
			from := c.Start + r.From
			l := &Line{Kind: CellLine, Table: g, Text: src.Text[from : c.Start+r.To], src: src, Source: source, From: from, Side: c.From}
			t.Lines = append(t.Lines, l)
			if r.From > 0 {
				continue // the rest of a very long cell
			}
			if src.Row < len(g.spans) && i < len(g.spans[src.Row]) {
				g.place(l, g.spans[src.Row][i])
			}
			g.Lines = append(g.Lines, l)
			if src.Row < unitRows {
				g.unitFrom(l.Text)
			}
		}
	}
}

func (g *Grid) place(l *Line, p document.Placed) {
	cols, rows := p.Spans()
	l.Beyond = p.Beyond
	l.row, l.col = int32(p.Row), int32(p.Col)
	for i := p.Row; i < min(p.Row+rows, len(g.Cells)); i++ {
		for j := p.Col; j < min(p.Col+cols, len(g.Cells[i])); j++ {
			g.Cells[i][j] = l
		}
	}
}

func (g *Grid) unitFrom(s string) {
	if len(s) > 4*longestTitle {
		return
	}
	_, rest, ok := strings.Cut(s, "单位：")
	if !ok {
		_, rest, ok = strings.Cut(s, "单位:")
	}
	if !ok || g.Unit != "" {
		return
	}
	g.Unit = moneyUnitAt(rest)
}

// moneyUnitAt returns the unit of money that a text begins with.
func moneyUnitAt(s string) string {
	s = strings.TrimPrefix(strings.TrimSpace(s), "人民币")
	for _, u := range []string{"千万元", "百万元", "十万元", "万元", "亿元", "千元", "元"} {
		if strings.HasPrefix(s, u) {
			return u
		}
	}
	return ""
}

// UnitOf returns the unit of the amounts in a row below a head: the head's own, or
// the one that the table states above the row; empty where neither names one.
func (g *Grid) UnitOf(row int, head string) string {
	for _, u := range []string{"千万元", "百万元", "万元", "亿元", "千元", "元"} {
		if HasAny(head, "（"+u+"）", "("+u+")") {
			return u
		}
	}
	return g.unitAbove(row)
}

// unitAbove returns the unit of amounts that the rows above a row state last,
// each in a cell of its own or behind a title; Unit where they state none.
func (g *Grid) unitAbove(row int) string {
	for r := row; r >= max(0, row-unitReach); r-- {
		for c, l := range g.Cells[r] {
			if l == nil || len(l.Text) > 4*longestTitle || c > 0 && g.Cells[r][c-1] == l {
				continue
			}
			i := strings.LastIndex(l.Text, "单位")
			if i < 0 {
				continue
			}
			said := strings.TrimLeft(l.Text[i+len("单位"):], "：:为 　")
			if u := moneyUnitAt(said); u != "" {
				return u
			}
			if next := g.At(r, c+1); said == "" && next != nil && next != l && Runes(next.Text) <= 6 {
				if u := moneyUnitAt(strings.Trim(next.Text, "（）() ")); u != "" {
					return u
				}
			}
		}
	}
	return g.Unit
}

// Text returns the text of a place, empty where there is none.
func (g *Grid) Text(row, col int) string {
	if l := g.At(row, col); l != nil {
		return l.Text
	}
	return ""
}

// At returns the cell of a place, nil where there is none.
func (g *Grid) At(row, col int) *Line {
	if row < 0 || row >= len(g.Cells) || col < 0 || col >= len(g.Cells[row]) {
		return nil
	}
	return g.Cells[row][col]
}

// Col returns column and row of the first head that equals one of the names,
// what stands in brackets aside; the first name found wins.
func (g *Grid) Col(names ...string) (col, row int, ok bool) {
	for _, name := range names {
		_, first := utf8.DecodeRuneInString(name)
		for r := range g.Cells {
			for c, l := range g.Cells[r] {
				if l != nil && mayBegin(l.Text, name[:first]) && PlainHead(l.Text) == name {
					return c, r, true
				}
			}
		}
	}
	return 0, 0, false
}

// mayBegin is a quick look before PlainHead: a text that begins with a
// character, or with what may be a blank.
func mayBegin(text, with string) bool {
	const lead = "\xc2\xe1\xe2\xe3" // of the blanks of Unicode; Han characters begin with higher ones
	return strings.HasPrefix(text, with) || text != "" && (text[0] <= ' ' || strings.IndexByte(lead, text[0]) >= 0)
}

// HasFigures reports whether a row holds a cell of nothing but a number.
func (g *Grid) HasFigures(row int) bool {
	return slices.ContainsFunc(g.Cells[row], func(l *Line) bool { return l != nil && IsNumber(l.Text) })
}

// PlainHead is a head without what stands in brackets.
func PlainHead(s string) string {
	if i := strings.IndexAny(s, "（(:："); i > 0 {
		s = s[:i]
	}
	return strings.ReplaceAll(strings.TrimSpace(s), " ", "")
}
