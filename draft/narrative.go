package draft

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/plain"
)

// narrative writes the report's text, a file for each part, with its figures
// bound.
func (w *writer) narrative() {
	at := w.byLine()
	var b strings.Builder
	name, part, tables := "概况", 1, 0
	flush := func() {
		if strings.TrimSpace(b.String()) != "" {
			file, text := fmt.Sprintf("%s/%d-%s.md", dossier.DirNarrative, part, name), b.String()
			if read, err := plain.Decode(file, []byte(text)); err != nil || read != text {
				text = "\ufeff" + text // so short that it could be taken for another encoding
			}
			w.put(file, text)
			part++
		}
		b.Reset()
	}
	last := -1
	for i := range w.lines {
		l := &w.lines[i]
		switch l.Kind {
		case extract.Heading:
			level, n := document.NumberedLevel(l.Text)
			if level == 0 {
				level = max(l.Level, 1)
			}
			if level == 1 {
				flush()
				name = fileName(l.Text[n:])
			}
			b.WriteString(strings.Repeat("#", min(level, 4)) + " " + w.bound(i, n, at[i]) + "\n\n")
		case extract.Body, extract.Item, extract.Remark:
			b.WriteString(w.bound(i, 0, at[i]) + "\n\n")
		case extract.Row:
			if l.Table != last {
				last = l.Table
				tables++
			}
		}
	}
	flush()
	if tables > 0 {
		w.todo("正文：报告里的%d张表没有抄进正文，请在原来的地方写 [[表:…]]", tables)
	}
	if part == 1 {
		w.put(dossier.DirNarrative+"/1-概况.md", "# 概况\n")
	}
}

// fileName makes the name of a file of a heading.
func fileName(heading string) string {
	s := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|.`, r) || r < ' ' {
			return -1
		}
		return r
	}, oneLine(heading))
	if s = strings.TrimSpace(cut(s, 20)); s == "" {
		return "正文"
	}
	return s
}

// byLine lists the figures of each line.
func (w *writer) byLine() map[int][]int {
	out := map[int][]int{}
	for i := range w.facts {
		out[w.facts[i].Line] = append(out[w.facts[i].Line], i)
	}
	return out
}

// bound returns a line's text from an offset on, as Markdown, with its figures
// bound. Its line breaks become blanks.
func (w *writer) bound(line, from int, figures []int) string {
	text := w.lines[line].Text
	var b strings.Builder
	for _, i := range figures {
		f := &w.facts[i]
		if f.Start < from {
			continue
		}
		n := &w.names[i]
		if n.id == "" || strings.HasSuffix(text[:f.Start]+n.before, "{") { // three braces are no binding
			w.Typed++
			continue
		}
		w.Bound++
		b.WriteString(escape(text[from:f.Start], b.Len() == 0) + escape(n.before, false) + n.bind + escape(n.after, false))
		from = f.End
	}
	b.WriteString(escape(text[from:], b.Len() == 0))
	return strings.TrimSpace(b.String())
}

var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "{", `\{`, "}", `\}`, "\n", " ", "\r", " ", "\t", " ")

// escape writes text as Markdown that prints it; first is set at the beginning
// of a paragraph, where more marks have a meaning.
func escape(s string, first bool) string {
	s = marks.Replace(plain.Legible(s))
	if !first {
		return s
	}
	s = strings.TrimLeft(s, " ")
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
		return s
	case strings.ContainsRune("#-+=_~", rune(s[0])):
		return `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		return "{{~" + s[:digits] + "}}" + s[digits:]
	}
	return s
}
