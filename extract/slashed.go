package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A slashHead is the head of a table written with slashes: 年初预算/全年预算/
// 执行/得分.
type slashHead struct {
	kinds []FoundKind
	unit  string
}

// slashed reads the rows of a table that is written with slashes, and its head;
// false for other lines.
func (w *walker) slashed(i int) bool {
	l := &w.lines[i]
	if !strings.Contains(l.Text, "/") {
		return false
	}
	if h, ok := readSlashHead(l.Text); ok {
		w.slash = h
	}
	if len(w.slash.kinds) == 0 {
		return false
	}
	f := finder{line: l, index: i, to: len(l.Text)}
	f.slashRows(w.slash)
	if len(f.out) == 0 {
		return false
	}
	w.add(f)
	return true
}

// readSlashHead reads such a head; at least two of its names must be known.
func readSlashHead(text string) (slashHead, bool) {
	h := slashHead{unit: headUnit(text)}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("：:，。；;\n ()（）", r) }) {
		names := strings.Split(part, "/")
		if len(names) < 2 {
			continue
		}
		known := 0
		kinds := make([]FoundKind, len(names))
		for k, n := range names {
			kind, ok := stageWords.nearest(n)
			switch {
			case rateWords.find(n) != "":
				kind, ok = ExecutionRate, true
			case notCell.find(n) != "":
				kind, ok = "", false
			}
			if ok {
				kinds[k] = kind
				known++
			}
		}
		if known >= 2 {
			h.kinds = kinds
			return h, true
		}
	}
	return h, false
}

// slashRows reads 年度资金总额:0/0/0/10/0/0;本年财政拨款:90/89.974/89.974.
func (f *finder) slashRows(h slashHead) {
	tokens := tokensApart(f.line.Text)
	start := 0
	for i := 0; i < len(tokens); i++ {
		first := i
		for i+1 < len(tokens) && f.line.Text[tokens[i].End:tokens[i+1].Start] == "/" {
			i++
		}
		if i == first || i-first >= len(h.kinds) {
			continue
		}
		label := slashLabel(f.line.Text[start:tokens[first].Start])
		start = tokens[i].End
		for k, t := range tokens[first : i+1] {
			f.slashFigure(h, k, t, label)
		}
	}
}

// slashLabel names a row: the last phrase that is not the head itself.
func slashLabel(text string) string {
	for _, p := range slices.Backward(strings.FieldsFunc(dropBrackets(text), func(r rune) bool { return strings.ContainsRune(stops+" /", r) })) {
		if _, known := stageWords.nearest(p); !known || utf8.RuneCountInString(p) > 4 || hasAny(p, "资金") {
			return p
		}
	}
	return ""
}

func (f *finder) slashFigure(h slashHead, k int, t Token, label string) {
	kind := h.kinds[k]
	if kind == "" || t.Class != Bare && t.Class != Quantity {
		return
	}
	x := Found{Kind: kind, Subject: label, Value: t.Written, Unit: t.Measured(), Quote: label + t.Text, Line: f.index, Start: t.Start,
		End: t.End, at: f.line.place(t.Start), base: -1, scope: -1, places: t.Number.Scale(), Confidence: 80, label: label}
	switch {
	case kind == ExecutionRate:
		x.is = other
	case x.Unit == "":
		x.Unit = h.unit
	}
	x.number = valueOf(t.Number, x.Unit)
	f.out = append(f.out, x)
}
