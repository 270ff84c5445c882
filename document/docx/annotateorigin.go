package docx

// An origin is the element of the main part that a stretch of text came from.
// Marks may stand before and behind the run, and between its children.
type origin struct {
	paragraph *node
	run       *node // a run, or what can only be taken whole: a formula, alternatives, a closed control; nil for text that no element holds
	child     *node // of the run; nil where it can only be taken whole
}

// A stretch is a number of characters of one origin.
type stretch struct {
	origin
	chars int
}

// A source is where the text of a block or cell came from, all of it in order.
type source struct {
	paragraph *node // the first
	text      []stretch
}

// A spot names a block, or a cell of a table, of what Read returns.
type spot struct{ block, row, cell int }

// origins holds the sources of all blocks and cells that have any.
type origins map[spot]source

// keep notes the source of the block that is added next, or of a cell of it.
func (r *reader) keep(row, cell int, from source) {
	if r.origins != nil && from.paragraph != nil {
		r.origins[spot{len(r.out), row, cell}] = from
	}
}

// close moves the sources of a table's rows up over those that were dropped, of
// so many rows and at most so many cells each.
func (o origins) close(block, rows, cells int, dropped []int) {
	if o == nil {
		return
	}
	up := 0
	for row := dropped[0]; row < rows; row++ {
		gone := up < len(dropped) && dropped[up] == row
		for cell := range cells {
			at := spot{block, row, cell}
			from, ok := o[at]
			if !ok {
				continue
			}
			delete(o, at)
			if !gone {
				o[spot{block, row - up, cell}] = from
			}
		}
		if gone {
			up++
		}
	}
}

// home returns the paragraph in which marks for p may stand: p, or the one that
// holds the text box or cites the note that p is in.
func (r *reader) home(p *node) origin {
	if r.outer.paragraph != nil {
		return origin{paragraph: r.outer.paragraph}
	}
	return origin{paragraph: p}
}

// box reads the content of a text box; marks stand around what holds it.
func (r *reader) box(b textBox, read func([]*node)) {
	outer, side, ground, carried := r.outer, r.side, r.ground, r.carried
	r.outer, r.side, r.ground, r.carried = b.at, "文本框", unknown, nil
	read(b.content.kids)
	r.settleCarried()
	r.outer, r.side, r.ground, r.carried = outer, side, ground, carried
}

// within returns s for what is inside k, unless s is inside something else that
// marks have to stand around.
func (s scope) within(k *node) scope {
	if s.from.run == nil {
		s.from.run = k
	}
	return s
}

// part returns s for a child of the run k.
func (s scope) part(k, child *node) scope {
	if s.from.run == k && s.from.child == nil {
		s.from.child = child
	}
	return s
}

// closed reports a control that holds one value and nothing beside it.
func closed(props *node) bool {
	for _, name := range []string{"w:text", "w:comboBox", "w:dropDownList", "w:date", "w:picture", "w:citation", "w:equation", "w:dataBinding", "?:checkbox"} {
		if props.has(name) {
			return true
		}
	}
	return false
}
