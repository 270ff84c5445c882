package document

import (
	"encoding/json"
	"fmt"
)

// blockJSON is one block with its kind: the member that is set.
type blockJSON struct {
	Heading   *Heading   `json:",omitempty"`
	Paragraph *Paragraph `json:",omitempty"`
	Table     *Table     `json:",omitempty"`
	Figure    *Figure    `json:",omitempty"`
	Contents  *Contents  `json:",omitempty"`
	Break     *Break     `json:",omitempty"`
}

// documentJSON is a document with its blocks told apart.
type documentJSON struct {
	Title, Author, Footer, Head string
	Sample                      bool
	Blocks                      []blockJSON
	Notes                       []Note
	Reading                     []ReadNote `json:",omitempty"`
}

// Encode writes the tree for another process; Decode reads it back.
func Encode(d *Document) ([]byte, error) {
	j := documentJSON{Title: d.Title, Author: d.Author, Footer: d.Footer, Head: d.Head, Sample: d.Sample, Notes: d.Notes, Reading: d.Reading,
		Blocks: make([]blockJSON, len(d.Blocks))}
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case *Heading:
			j.Blocks[i].Heading = b
		case *Paragraph:
			j.Blocks[i].Paragraph = b
		case *Table:
			j.Blocks[i].Table = b
		case *Figure:
			j.Blocks[i].Figure = b
		case *Contents:
			j.Blocks[i].Contents = b
		case *Break:
			j.Blocks[i].Break = b
		}
	}
	return json.Marshal(j)
}

// Decode reads what Encode wrote.
func Decode(data []byte) (*Document, error) {
	var j documentJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, fmt.Errorf("decoding a document: %w", err)
	}
	d := &Document{Title: j.Title, Author: j.Author, Footer: j.Footer, Head: j.Head, Sample: j.Sample, Notes: j.Notes, Reading: j.Reading}
	for i, b := range j.Blocks {
		switch {
		case b.Heading != nil:
			d.Blocks = append(d.Blocks, b.Heading)
		case b.Paragraph != nil:
			d.Blocks = append(d.Blocks, b.Paragraph)
		case b.Table != nil:
			b.Table.trim()
			d.Blocks = append(d.Blocks, b.Table)
		case b.Figure != nil:
			d.Blocks = append(d.Blocks, b.Figure)
		case b.Contents != nil:
			d.Blocks = append(d.Blocks, b.Contents)
		case b.Break != nil:
			d.Blocks = append(d.Blocks, b.Break)
		default:
			return nil, fmt.Errorf("decoding a document: block %d has no kind", i)
		}
	}
	return d, nil
}

// trim lets go of the room that decoding left behind the cells and runs of a
// table, three quarters of what a long one takes: a list that is decoded has room
// for four at least, and most cells hold one run.
func (t *Table) trim() {
	for i := range t.Rows {
		if t.Rows[i].Cells == nil {
			continue
		}
		cells := append(make([]Cell, 0, len(t.Rows[i].Cells)), t.Rows[i].Cells...)
		n := 0
		for _, c := range cells {
			n += len(c.Runs)
		}
		runs := make([]Run, 0, n)
		for j := range cells {
			if cells[j].Runs == nil {
				continue
			}
			from := len(runs)
			runs = append(runs, cells[j].Runs...)
			cells[j].Runs = runs[from:len(runs):len(runs)]
		}
		t.Rows[i].Cells = cells
	}
}
