package html

import (
	"strings"

	"jiheng/document"
)

// main writes the blocks, a section for each stretch between breaks.
func (w *writer) main() {
	attrs := ""
	if w.d.Sample {
		attrs = " data-sample=\"true\""
	}
	if w.d.Footer != "" {
		attrs += " data-footer=\"" + escape(w.d.Footer) + "\""
	}
	w.f("<main id=\"text\"%s>\n", attrs)
	open := false
	for _, b := range w.d.Blocks {
		br, isBreak := b.(*document.Break)
		if open && isBreak {
			w.s("</section>\n")
		}
		switch {
		case isBreak && br.Landscape:
			w.s("<section class=\"sheet wide\" data-break=\"landscape\">\n")
		case isBreak:
			w.s("<section class=\"sheet\" data-break=\"portrait\">\n")
		case !open:
			w.s("<section class=\"sheet\">\n")
		}
		open = true
		if isBreak {
			w.wide = br.Landscape
		}
		w.block(b)
	}
	if open {
		w.s("</section>\n")
	}
	w.s("</main>\n")
}

func (w *writer) block(b document.Block) {
	label := w.label
	w.label = ""
	switch b := b.(type) {
	case *document.Heading:
		tag := headTag(b.Level)
		w.f("<%s id=\"%s\">", tag, w.ids[b])
		w.runs(b.Runs)
		w.f("</%s>\n", tag)
	case *document.Paragraph:
		w.paragraph(b)
		if b.Style == document.Caption || b.Style == document.UnitLine {
			w.label = strings.TrimSpace(label + " " + document.Text(b.Runs))
		}
	case *document.Table:
		w.table(b, label)
	case *document.Figure:
		w.figure(b)
	case *document.Contents:
		w.contents(b)
	}
}

// headTag returns the element of a heading's level: the title alone is h1.
func headTag(level int) string {
	return []string{"h2", "h3", "h4", "h5", "h6"}[min(max(level, 1), 5)-1]
}

func (w *writer) paragraph(p *document.Paragraph) {
	tag := "p"
	if p.Style == document.Title {
		tag = "h2"
		if w.titles++; w.titles == 1 {
			tag = "h1"
		}
	}
	w.f("<%s class=\"%s\">", tag, escape(string(p.Style)))
	w.runs(p.Runs)
	w.f("</%s>\n", tag)
}

// contents lists the headings down to a depth, each with a link.
func (w *writer) contents(c *document.Contents) {
	w.f("<nav id=\"contents\" class=\"contents\" data-depth=\"%d\" aria-label=\"目录\"><details open><summary>目录</summary>\n<ul>\n", c.Depth)
	for _, b := range w.d.Blocks {
		if h, ok := b.(*document.Heading); ok && h.Level <= c.Depth {
			w.f("<li class=\"l%d\"><a href=\"#%s\">%s</a></li>\n", min(max(h.Level, 1), 5), w.ids[h], escape(document.Text(h.Runs)))
		}
	}
	w.s("</ul></details></nav>\n")
}
