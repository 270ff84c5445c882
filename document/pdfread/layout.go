package pdfread

import "jiheng/document"

// A layout is a page with its tables found and its margins cut off.
type layout struct {
	sheet  *sheet
	lines  []*line // outside tables and charts, from above
	tables []*table
	items  []item // in reading order
}

func (p *layout) number() int   { return p.sheet.number }
func (p *layout) paper() [2]int { return [2]int{p.sheet.width / samePlace, p.sheet.height / samePlace} }

// layouts finds tables, margins, charts and the reading order of all pages.
func (w *reading) layouts(d *document.Document) ([]*layout, *typeset, error) {
	var out []*layout
	squares := 0
	for _, s := range w.sheets {
		w.turn(s.number)
		ts, err := s.tables()
		if err != nil {
			return nil, nil, err
		}
		for _, t := range ts {
			squares += t.rows * len(t.xs)
		}
		if squares > maxSquares {
			return nil, nil, errTooLong
		}
		out = append(out, &layout{sheet: s, tables: ts, lines: lines(s.glyphs, s.number)})
		if err := w.late(); err != nil {
			return nil, nil, err
		}
	}
	first := typesetOf(out)
	trim := &trimmer{seen: map[place][]margined{}, size: map[[2]int]int{}, bodySize: first.body.size, pages: len(out)}
	for _, p := range out {
		trim.learn(p.sheet, rows(p.lines))
	}
	for _, p := range out {
		w.turn(p.number())
		p.arrange(trim, first)
		if err := w.late(); err != nil {
			return nil, nil, err
		}
	}
	d.Head, d.Footer = trim.head, trim.foot
	return out, typesetOf(out), nil
}

// arrange cuts off the margins of a page and puts the rest into order.
func (p *layout) arrange(trim *trimmer, set *typeset) {
	p.lines = flat(trim.trim(p.sheet, rows(p.lines)))
	p.lines = p.sheet.unlabel(p.lines, p.charts(), p.tables, set.body.size)
	p.items = ordered(p.lines, p.tables)
	p.items = p.loose(p.items)
	p.sheet.missed = p.missed()
	n := 0
	for _, it := range p.items {
		if it.row != nil {
			n++
			for _, l := range it.row.lines {
				l.number = n
			}
		}
	}
}

// flat returns the lines of rows.
func flat(rs []*row) []*line {
	var out []*line
	for _, r := range rs {
		out = append(out, r.lines...)
	}
	return out
}
