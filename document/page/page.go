// Package page sets a document on pages as official documents print it (GB/T
// 9704-2012): 22 lines of 28 characters on upright A4. The result is glyphs,
// strokes and rectangles at places in whole micrometres, which PDF and OFD print
// alike, on every processor.
//
// Places count from the upper left corner of the page, to the right and down.
package page

import "jiheng/document"

// A Layout is a document set on pages.
type Layout struct {
	Title   string
	Author  string
	Pages   []Page
	Outline []Entry  // headings and titles of attachments, in reading order
	Faces   []string // names of the fonts used, in the order of the roles
}

// A Page is one side of paper. Shapes are painted first, in their order, then
// the runs, which stand in reading order.
type Page struct {
	Width, Height int
	Shapes        []Shape
	Runs          []Run
	Links         []Link
}

// A Run is glyphs of one face and size on one baseline. Each glyph has the place
// of its origin.
type Run struct {
	Face *Face
	Size int // one em
	Y    int // baseline
	Text []rune
	X    []int // as many as Text
	Bold bool  // thickened with a stroke, for want of a bold face
	Ink  Color
	Next bool // goes on in the line of the run before it
}

// A Color is red, green and blue; the zero value is black.
type Color struct{ R, G, B uint8 }

// A Point is a place.
type Point struct{ X, Y int }

// A Shape is a filled rectangle, or a stroke through points.
type Shape struct {
	X, Y, W, H int     // rectangle; where Points is empty
	Points     []Point // stroke
	Width      int     // of the stroke, half to either side
	Ink        Color
}

// A Link is a place on the page that leads to an address, or, where URL is
// empty, to a place in the document.
type Link struct {
	X, Y, W, H int
	URL        string
	Page, To   int // page from 0, and the height on it
}

// An Entry is one line of the outline.
type Entry struct {
	Text  string
	Level int // from 1
	Page  int // from 0
	Y     int // top of the line on the page
}

// Set lays a document out. It fails where a table's cells do not fill its grid,
// and where no font has a character; the error then names each such character
// once, with the words around it.
func Set(d *document.Document, f *Fonts) (*Layout, error) {
	s := newSetter(d, f)
	s.blocks(d.Blocks)
	s.finish()
	if err := s.errs.Err(); err != nil {
		return nil, err
	}
	return s.layout(), nil
}
