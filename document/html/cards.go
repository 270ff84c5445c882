package html

import (
	"slices"
	"strings"

	"jiheng/document"
)

// leastCards is how many columns a table has at least whose rows stand as cards
// on a telephone: narrower ones fit.
const leastCards = 5

// shortValue is the length, in characters, up to which a value takes half the
// width of a card.
const shortValue = 10

// A card is a row of a table as it stands on a telephone: what it belongs to, and
// how each of its cells is shown there.
type card struct {
	class string   // of the row: heads that cards need no more
	over  string   // the classes that the row belongs to
	cells []onCard // as many as the row has cells
}

// An onCard is a cell on its card: its name, and its classes.
type onCard struct {
	label   string
	classes []string
	stays   bool // its text stays in sight beside its rows on a wide screen
}

// cardsOf returns the cards of a table, one a row; nil where its rows stay rows.
// In a list, columns are named by the head, and cells over several rows name
// classes that every card of the class repeats. In a form, a value is named by
// the head at its left, else by the head of its place in the last row of heads.
func cardsOf(t *document.Table) []card {
	if len(t.Columns) < leastCards || len(t.Rows) <= t.Header {
		return nil
	}
	c := &carder{table: t, heads: map[int]document.Placed{}, reach: map[int][]string{}}
	if t.Header > 0 {
		c.names, c.classes = columnNames(t), classColumns(t)
	}
	var out []card
	for r, row := range t.Grid() {
		if r < t.Header {
			out = append(out, card{cells: make([]onCard, len(row))})
			continue
		}
		out = append(out, c.card(r, row))
	}
	return out
}

// A carder goes through the rows of a table.
type carder struct {
	table   *document.Table
	names   []string                // of the columns, by the head of a list
	classes int                     // columns at the left that hold classes
	heads   map[int]document.Placed // of a form: the last row of heads, by column
	reach   map[int][]string        // by row: words of cells from above that it belongs to
}

// columnNames returns the names of the columns, those of several rows joined.
func columnNames(t *document.Table) []string {
	out := make([]string, len(t.Columns))
	for _, row := range t.Grid()[:t.Header] {
		for _, p := range row {
			cols, _ := p.Spans()
			for i := p.Col; i < min(p.Col+cols, len(out)); i++ {
				if out[i] != "" {
					out[i] += "·"
				}
				out[i] += oneLine(p.Runs)
			}
		}
	}
	return out
}

func oneLine(runs []document.Run) string {
	return strings.ReplaceAll(document.Text(runs), "\n", "")
}

// classColumns counts the columns at the left with cells over several rows.
func classColumns(t *document.Table) int {
	n := 0
	for _, row := range t.Grid()[t.Header:] {
		for _, p := range row {
			if cols, rows := p.Spans(); rows > 1 && cols == 1 && !p.Head {
				n = max(n, p.Col+1)
			}
		}
	}
	if n >= len(t.Columns)-1 {
		return 0
	}
	return n
}

func (c *carder) card(r int, row []document.Placed) card {
	heads := 0
	for _, p := range row {
		if p.Head {
			heads++
		}
		c.reaches(r, p)
	}
	out := card{cells: make([]onCard, len(row)), over: strings.Join(slices.Compact(c.reach[r]), "·")}
	if c.names == nil && heads > 0 {
		clear(c.heads)
	}
	if heads == len(row) && heads > 1 {
		for _, p := range row {
			c.heads[p.Col] = p
		}
		out.class = "heads"
		return out
	}
	titled := false
	for i, p := range row {
		titled = c.cell(&out.cells[i], row, i, p, titled)
	}
	return out
}

// reaches notes the rows below that a cell's words belong to, its own among them
// where they name a class.
func (c *carder) reaches(r int, p document.Placed) {
	cols, rows := p.Spans()
	class := p.Col+cols <= c.classes && !p.Head
	if rows == 1 && !class {
		return
	}
	for i := range rows {
		if class || i > 0 {
			c.reach[r+i] = append(c.reach[r+i], oneLine(p.Runs))
		}
	}
}

// cell fills how a cell stands on its card; titled says that the card has its
// title already.
func (c *carder) cell(out *onCard, row []document.Placed, i int, p document.Placed, titled bool) bool {
	cols, rows := p.Spans()
	switch {
	case p.Col+cols <= c.classes && !p.Head:
		out.classes, out.stays = []string{"k"}, rows > 1
		return titled
	case c.names == nil && p.Head && i+1 < len(row) && !row[i+1].Head:
		out.classes = []string{"lab"}
		return titled
	case c.names == nil && i > 0 && row[i-1].Head:
		out.label = oneLine(row[i-1].Runs)
	case p.Col <= c.classes && !titled:
		out.classes = []string{"first"}
		return true
	case c.names == nil:
		if h, ok := c.heads[p.Col]; ok {
			if over, _ := h.Spans(); over == cols {
				out.label = oneLine(h.Runs)
			}
		}
	case cols == 1 && !(row[0].Head && i == len(row)-1):
		out.label = c.names[p.Col]
	}
	if len([]rune(document.Text(p.Runs))) <= shortValue && len([]rune(out.label)) <= shortValue {
		out.classes = []string{"n"}
	}
	return titled
}
