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
