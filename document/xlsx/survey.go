package xlsx

import "slices"

// A Survey is what a reader wants to know of a sheet before its rows: the first
// of them, and what stands behind the last one in the file.
type Survey struct {
	First    []Row   // the first rows that hold something
	Merges   []Range // in the file's order
	Filtered bool    // the sheet has a filter
	hidden   []span
}

// HiddenColumn reports whether a column, from 1, is not shown.
func (s *Survey) HiddenColumn(n int) bool {
	return slices.ContainsFunc(s.hidden, func(h span) bool { return n >= h.from && n <= h.to })
}

// Survey reads the first rows of a sheet, at most the number asked for, and
// passes over the others. Errors are those of Rows and Merges.
func (f *File) Survey(sheet string, rows int) (*Survey, error) {
	part, err := f.sheet(sheet)
	if err != nil {
		return nil, err
	}
	out := &Survey{}
	w := &walker{enough: rows}
	w.row = func(row Row) error {
		kept := Row{Number: row.Number, Hidden: row.Hidden}
		for _, c := range row.Cells {
			if c.holds() {
				kept.Cells = append(kept.Cells, c)
			}
		}
		if len(kept.Cells) > 0 {
			out.First = append(out.First, kept)
		}
		return nil
	}
	if err := f.walk(part, w); err != nil {
		return nil, err
	}
	out.Merges, out.Filtered, out.hidden = w.merges, w.filter, w.hidden
	return out, f.checkMerges(part, w.merges)
}
