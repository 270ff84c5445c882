// Package xlsx writes documents as workbooks that print as forms and hold their
// figures as numbers, and reads workbooks: ledgers row by row, forms as a
// document with facts.
package xlsx

import (
	"bytes"
	"errors"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/fault"
)

// A Book is a workbook to be written.
type Book struct {
	Title  string // for the file's properties
	Author string // the unit that answers for it
	Sample bool   // made from sample data; every footer says so
	Footer string // words on every page beside the number; empty for none
	Sheets []Sheet
}

// A Sheet is a document, or a part of one, on one worksheet. Headings and
// paragraphs run across it, tables and the values of figures become cells; a
// Break begins a new page of the print, a table of contents is left out.
type Sheet struct {
	Name      string // made unique and cut to 31 characters where needed
	Doc       []document.Block
	Landscape bool
}

// Write makes the workbook, the same bytes for the same book. A figure that
// stands alone in a table's cell becomes a number with its digits and a format
// that prints it as its run does; every cell that shows a fact has a defined
// name F_ and the fact's id. Invalid errors: a book without sheets, a cell of
// more than 32,767 characters, a footer too long for a workbook, a fact's id
// with characters that names don't have. Internal: a table with gaps.
func Write(b *Book) ([]byte, error) {
	if len(b.Sheets) == 0 {
		return nil, fault.Bad(fault.Place{}, "xlsx-empty-book", "工作簿没有工作表，请至少选择一张表")
	}
	footer, err := footerOf(b)
	if err != nil {
		return nil, err
	}
	w := &writer{x: excelize.NewFile(), styles: map[look]int{}, formats: map[string]bool{}, footer: footer}
	defer func() { _ = w.x.Close() }() // nothing was opened: it can't fail
	if err := w.write(b); err != nil {
		return nil, internal(err)
	}
	var out bytes.Buffer
	if err := w.x.Write(&out); err != nil {
		return nil, internal(err)
	}
	return repack(out.Bytes(), b)
}

// internal passes our own errors and wraps those of the library.
func internal(err error) error {
	var e *fault.Error
	if errors.As(err, &e) {
		return e
	}
	return fault.New(fault.Internal, fault.Place{}, "xlsx-write", "写工作簿时出错，请把文件和操作告诉管理员").Because(err)
}

// A writer holds what the sheets of a workbook share.
type writer struct {
	x       *excelize.File
	names   *naming
	styles  map[look]int
	formats map[string]bool
	footer  footer
	layouts []*layout
}

func (w *writer) write(b *Book) error {
	if err := setBaseFont(w.x); err != nil {
		return err
	}
	names := sheetNames(b.Sheets)
	w.names = newNaming(allFacts(b))
	for i, s := range b.Sheets {
		var err error
		if i == 0 {
			err = w.x.SetSheetName("Sheet1", names[0])
		} else {
			_, err = w.x.NewSheet(names[i])
		}
		if err != nil {
			return err
		}
		l, err := layOut(names[i], s)
		if err != nil {
			return err
		}
		w.decideFigures(l)
		w.layouts = append(w.layouts, l)
	}
	for _, l := range w.layouts { // when all places are known: a formula may reach another sheet
		if err := w.sheet(l); err != nil {
			return err
		}
	}
	return nil
}

// allFacts returns the facts of all sheets, those of charts too.
func allFacts(b *Book) []string {
	var out []string
	for _, s := range b.Sheets {
		doc := &document.Document{Blocks: s.Doc}
		out = append(out, doc.Facts()...)
	}
	return out
}

// sheet writes a sheet as it was laid out.
func (w *writer) sheet(l *layout) error {
	steps := []func(string, *layout) error{w.columns, w.charts, w.rows, w.cells, w.freeze, w.print}
	for _, step := range steps {
		if err := step(l.name, l); err != nil {
			return err
		}
	}
	return nil
}
