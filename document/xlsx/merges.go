package xlsx

import (
	"cmp"
	"slices"
)

// Merges returns the merged ranges of a sheet in the file's order. Ranges that
// meet, more than 100,000 of them, or an unreadable sheet are Invalid errors.
func (f *File) Merges(sheet string) ([]Range, error) {
	part, err := f.sheet(sheet)
	if err != nil {
		return nil, err
	}
	w := &walker{}
	if err := f.walk(part, w); err != nil {
		return nil, err
	}
	return w.merges, f.checkMerges(part, w.merges)
}

func (w *walker) merge(s *scanner) error {
	if !s.is("mergeCell") {
		return nil
	}
	r, ok := parseRange(string(s.attr("ref")))
	if !ok {
		return bad("a merged range that is none")
	}
	if w.merges = append(w.merges, r); len(w.merges) > w.most {
		return tooBig("合并单元格超过%d处", w.most)
	}
	return nil
}

// checkMerges refuses ranges that meet one another.
func (f *File) checkMerges(part sheetPart, merges []Range) error {
	if a, ok := meeting(merges); ok {
		return damaged(part.part, bad("merged ranges meet at %s", a))
	}
	return nil
}

// meeting returns a range that meets another one. It goes down the rows and
// holds the ranges that are open, from left to right: a new one can only meet
// its neighbours there.
func meeting(merges []Range) (Range, bool) {
	byTop := slices.Clone(merges)
	slices.SortFunc(byTop, func(a, b Range) int { return cmp.Or(a.Top-b.Top, a.Left-b.Left) })
	var open []Range
	for _, r := range byTop {
		i, _ := slices.BinarySearchFunc(open, r, func(a, b Range) int { return a.Left - b.Left })
		for i > 0 && open[i-1].Bottom < r.Top {
			open = slices.Delete(open, i-1, i)
			i--
		}
		for i < len(open) && open[i].Bottom < r.Top {
			open = slices.Delete(open, i, i+1)
		}
		if i > 0 && open[i-1].meets(r) || i < len(open) && open[i].meets(r) {
			return r, true
		}
		open = slices.Insert(open, i, r)
	}
	return Range{}, false
}
