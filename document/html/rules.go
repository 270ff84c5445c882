package html

import (
	"fmt"
	"strings"
	"unicode"

	"jiheng/document"
)

// rules returns the style rules of this very document: the words in its margins
// and the widths of its columns.
func (w *writer) rules() string {
	var b strings.Builder
	w.marginRules(&b)
	n := 0
	for _, block := range w.d.Blocks {
		if t, ok := block.(*document.Table); ok {
			n++
			columnRules(&b, n, t)
		}
	}
	return b.String()
}

// marginRules sets the words of every page beside its number, which stands
// outside: right on odd pages, left on even ones.
func (w *writer) marginRules(b *strings.Builder) {
	if words := w.d.FooterWords(); words != "" {
		for _, page := range []string{"", "wide"} {
			fmt.Fprintf(b, "@page %s:right{@bottom-left{content:%s}}\n@page %s:left{@bottom-right{content:%s}}\n", page, quoted(words), page, quoted(words))
		}
	}
	if w.d.Head != "" {
		fmt.Fprintf(b, "@page{@top-right{content:%s}}\n", quoted(w.d.Head))
	}
}

// columnRules gives every column its part of the width, in tenths of a percent.
func columnRules(b *strings.Builder, n int, t *document.Table) {
	total := 0
	for _, c := range t.Columns {
		total += max(c.Width, 0)
	}
	for i, c := range t.Columns {
		if c.Width > 0 {
			p := c.Width * 1000 / total
			fmt.Fprintf(b, "[data-t=\"%d\"] col:nth-child(%d){width:%d.%d%%}\n", n, i+1, p/10, p%10)
		}
	}
}

// quoted returns text as a string of a style sheet; all but letters and digits
// are written as numbers, so that nothing in it can end the string or the
// style.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else if r != 0 {
			fmt.Fprintf(&b, "\\%x ", r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
