package table

import (
	"strings"

	"jiheng/document/xlsx"
	"jiheng/plain"
)

// A Shown is a row of a file as it stands there, whatever it means.
type Shown struct {
	Line  int      // from 1
	Cells []string // by column, up to the last that is not blank
}

// ShownRows returns the rows of a sheet that are wanted, in their order; the sheet has
// no name in a CSV file, and is the first that is shown where none is named.
func ShownRows(file string, data []byte, sheet string, wanted func(line int) bool) ([]Shown, error) {
	src, err := open(file, data, false)
	if err != nil {
		return nil, placed(file, err)
	}
	for _, t := range src.tabs() {
		if sheet == "" && !t.hidden {
			sheet = t.name
			break
		}
	}
	var out []Shown
	err = src.rows(sheet, func(r xlsx.Row) error {
		if !wanted(r.Number) {
			return nil
		}
		s := Shown{Line: r.Number}
		for _, c := range r.Cells {
			if c.Column < 1 || c.Column > plain.MaxColumns || strings.TrimSpace(c.Text) == "" {
				continue
			}
			for len(s.Cells) < c.Column {
				s.Cells = append(s.Cells, "")
			}
			s.Cells[c.Column-1] = c.Text
		}
		out = append(out, s)
		return nil
	})
	if err != nil {
		return nil, placed(file, err)
	}
	return out, nil
}

// WriteRows makes a workbook of one list of texts: long digits stay what they are.
func WriteRows(title, sheet string, head []string, rows [][]string) ([]byte, error) {
	r := xlsx.Register{Name: sheet, Rows: rows}
	for i, h := range head {
		width := 14
		if i == len(head)-1 {
			width = 60
		}
		r.Columns = append(r.Columns, xlsx.TextColumn(h, width))
	}
	return xlsx.WriteRegisters(title, []xlsx.Register{r})
}
