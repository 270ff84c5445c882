// Package text reads plain text and Markdown, in any encoding that Chinese
// offices use, into the document tree.
package text

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// MaxLines is the most lines that a text may have.
const MaxLines = 400_000

// Read returns the document in a text or Markdown file: headings by their
// number (一、（一）1.（1）) or their # marks, tables by | or tab, title,
// signature and date by their place, everything else as paragraphs, one a line;
// empty lines are left out. Every block and cell knows its line and column.
//
// Lines are not joined and characters are not changed, so that rules about
// layout can see what was written. A file that cannot be decoded, or has more
// than MaxLines lines, is an Invalid error.
func Read(file string, data []byte) (*document.Document, error) {
	return ReadWithin(file, data, document.Bounds{})
}

// ReadWithin is Read with lower limits.
func ReadWithin(file string, data []byte, b document.Bounds) (*document.Document, error) {
	content, err := decode(file, data)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(content, "\n")
	if most := document.Lower(MaxLines, b.Elements); len(lines) > most {
		return nil, fault.Bad(fault.Place{File: file}, "text-too-long", "文本有%d行，超过%d行，请拆成几个文件", len(lines), most)
	}
	r := reader{file: file, lines: lines, markdown: isMarkdown(file)}
	for r.next < len(r.lines) {
		r.block()
	}
	r.ends()
	d := &document.Document{Blocks: r.out}
	r.sayLoose(d)
	if r.markdown {
		d.PromoteTitle()
	}
	for _, b := range d.Blocks {
		if p, ok := b.(*document.Paragraph); ok && p.Style == document.Title {
			d.Title += document.Text(p.Runs)
		}
	}
	return d, nil
}

func isMarkdown(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == ".md" || ext == ".markdown"
}

// A reader turns lines into blocks.
type reader struct {
	file     string
	markdown bool
	lines    []string
	next     int           // index of the next line
	unread   []fault.Place // rows of no table
	begun    bool
	out      []document.Block
}

// block reads the next block: a table of several lines, or one line.
func (r *reader) block() {
	for _, table := range []func() int{r.table, r.drawn, r.bars, r.aligned} {
		if n := table(); n > 0 {
			r.next += n
			r.begun = true
			return
		}
	}
	line := r.lines[r.next]
	text, indent := trim(line)
	at := fault.Place{File: r.file, Line: r.next + 1, Column: indent + 1}
	r.next++
	switch {
	case text == "":
	case r.markdown && r.mark(text, at):
	default:
		r.loose(text, at)
		r.out = append(r.out, r.line(text, at))
	}
}

// line returns a line as a heading or a paragraph.
func (r *reader) line(text string, at fault.Place) document.Block {
	if level := document.HeadingLevel(text); level > 0 {
		r.begun = true
		return &document.Heading{Level: level, Runs: document.Plain(text), At: at}
	}
	style := document.Body
	switch {
	case unitLine(text):
		style = document.UnitLine
	case !r.begun && len(r.out) < maxTitleLines && r.titleLine(text):
		return &document.Paragraph{Style: document.Title, Runs: document.Plain(text), At: at}
	case annex(text):
		style = document.Annex
	}
	r.begun = true
	return &document.Paragraph{Style: style, Runs: r.runs(text), At: at}
}

// trim cuts blanks off both ends, the wide ones too, and counts the characters
// cut off in front.
func trim(line string) (text string, indent int) {
	left := strings.TrimLeftFunc(line, blank)
	indent = utf8.RuneCountInString(line[:len(line)-len(left)])
	return strings.TrimRightFunc(left, blank), indent
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }
