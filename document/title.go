package document

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// titleEnds are what the title of a paper ends in, if it names no year.
var titleEnds = []string{"报告", "表", "总结", "说明", "方案", "通知", "公开", "清单", "目录", "决算", "预算"}

// longestTitle is the most characters of a title.
const longestTitle = 80

// NamesPaper reports words that a paper may be called by: they end as titles do, or
// name a year.
func NamesPaper(s string) bool {
	if utf8.RuneCountInString(s) > longestTitle {
		return false
	}
	if slices.ContainsFunc(titleEnds, func(w string) bool { return strings.HasSuffix(s, w) }) {
		return true
	}
	return strings.Contains(s, "年") && strings.ContainsAny(s, "0123456789〇零")
}

// mostTitleLines is how many headings together are one title at most, mostAbove how
// many paragraphs may stand above it: 附件1, a number.
const (
	mostTitleLines = 3
	mostAbove      = 3
)

// PromoteTitle makes the headings that name the paper, before all text and without a
// number, its title, as other writers set it: in the style Heading 1. Where no further
// heading has their level, those below stand one higher. A document with a paragraph
// in the style of titles stays as it is.
func (d *Document) PromoteTitle() {
	from, end := d.titleHeadings()
	if end == from {
		return
	}
	level := d.Blocks[from].(*Heading).Level
	for i := from; i < end; i++ {
		h := d.Blocks[i].(*Heading)
		d.Blocks[i] = &Paragraph{Style: Title, Runs: h.Runs, At: h.At}
	}
	alone := !slices.ContainsFunc(d.Blocks[end:], func(b Block) bool { h, ok := b.(*Heading); return ok && h.Level <= level })
	for _, b := range d.Blocks[end:] {
		if h, ok := b.(*Heading); ok && alone {
			h.Level = max(h.Level-1, 1)
		}
	}
}

// titleHeadings returns the first headings that are the title together; from is end
// where there are none.
func (d *Document) titleHeadings() (from, end int) {
	above, name := 0, ""
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case *Break:
			continue
		case *Paragraph:
			text := strings.TrimSpace(Text(b.Runs))
			if text == "" && name == "" {
				continue
			}
			above++
			if name != "" || b.Style == Title || above > mostAbove || utf8.RuneCountInString(text) > 30 || strings.ContainsAny(text, "，。；") {
				return 0, 0
			}
		case *Heading:
			text := strings.Join(strings.Fields(Text(b.Runs)), "")
			numbered, _ := NumberedLevel(text)
			if text == "" || numbered > 0 || name != "" && b.Level != d.Blocks[from].(*Heading).Level || name != "" && i-from >= mostTitleLines {
				return 0, 0
			}
			if name == "" {
				from = i
			}
			if name += text; NamesPaper(name) && !d.titledBelow(i+1) {
				return from, i + 1
			}
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// titledBelow reports a paragraph in the style of titles from a block on, before any
// table and any further heading.
func (d *Document) titledBelow(i int) bool {
	for _, b := range d.Blocks[i:] {
		switch b := b.(type) {
		case *Heading, *Table:
			return false
		case *Paragraph:
			if b.Style == Title {
				return true
			}
		}
	}
	return false
}
