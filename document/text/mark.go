package text

import (
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// mark reads the lines that Markdown writes with a mark: headings, list items,
// rules; false for all others.
func (r *reader) mark(text string, at fault.Place) bool {
	rest := strings.TrimLeft(text, "#")
	level := len(text) - len(rest)
	switch {
	case level > 0 && level <= 6 && strings.HasPrefix(rest, " "):
		body, indent := trim(rest)
		at.Column += level + indent
		r.hash(level, body, at)
	case text == "---" || text == "***" || text == "___":
	case strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* ") || strings.HasPrefix(text, "+ "):
		body, indent := trim(text[1:])
		at.Column += 1 + indent
		r.out = append(r.out, &document.Paragraph{Style: document.Item, Runs: r.runs(body), At: at})
	default:
		return false
	}
	r.begun = true
	return true
}

// hash adds a heading with # marks. The first single # is the title; a number
// in the text says the level better than the marks do.
func (r *reader) hash(level int, text string, at fault.Place) {
	if text == "" {
		return
	}
	if level == 1 && len(r.out) == 0 {
		r.out = append(r.out, &document.Paragraph{Style: document.Title, Runs: document.Plain(text), At: at})
		return
	}
	if n := document.HeadingLevel(text); n > 0 {
		level = n
	}
	r.out = append(r.out, &document.Heading{Level: min(level, 4), Runs: r.runs(text), At: at})
}

// runs returns a line as runs; in Markdown, ** around words makes them bold.
func (r *reader) runs(text string) []document.Run {
	parts := strings.Split(text, "**")
	if !r.markdown || len(parts)%2 == 0 {
		return document.Plain(text)
	}
	var out []document.Run
	for i, p := range parts {
		if p != "" {
			out = append(out, document.Run{Text: p, Bold: i%2 == 1})
		}
	}
	return out
}
