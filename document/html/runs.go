package html

import (
	"net/url"
	"slices"
	"strings"

	"jiheng/document"
)

// runs writes text; a line feed inside it is a line break.
func (w *writer) runs(runs []document.Run) {
	for _, r := range runs {
		w.run(r)
	}
}

func (w *writer) run(r document.Run) {
	text := held(r.Text)
	if r.Fact != "" || r.Value != "" || r.Unit != "" {
		text = w.figureOf(r, strings.ReplaceAll(escape(r.Text), "\n", "<br>"))
	}
	if r.Super {
		text = "<sup>" + text + "</sup>"
	}
	if r.Bold {
		text = "<b>" + text + "</b>"
	}
	if r.Link != "" && !w.noted[r.Fact] && safeLink(r.Link) {
		text = "<a href=\"" + escape(r.Link) + "\">" + text + "</a>"
	}
	w.s(text)
}

// mostHeld is the length, in characters, up to which a figure stands on one line.
const mostHeld = 16

// held returns text with its line breaks; what no line may part is held together.
func held(s string) string {
	text := []rune(s)
	ties := document.Bound(text)
	var b strings.Builder
	from := 0
	for i := 0; i < len(text); i++ {
		if ties[i] == document.Loose {
			continue
		}
		end := i
		for end < len(text)-1 && (ties[end] != document.Loose || ofNumber(text[end]) && ofNumber(text[end+1])) {
			end++
		}
		for i > from && ofNumber(text[i-1]) {
			i--
		}
		b.WriteString(escape(string(text[from:i])) + "<span class=\"nb\">" + escape(string(text[i:end+1])) + "</span>")
		from, i = end+1, end
	}
	b.WriteString(escape(string(text[from:])))
	return strings.ReplaceAll(b.String(), "\n", "<br>")
}

func ofNumber(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' }

// figureOf returns a figure's element: value and unit for programs, and a link
// to its account where the page has one. The first of a fact can be led back
// to.
func (w *writer) figureOf(r document.Run, text string) string {
	attrs := " value=\"" + escape(r.Value) + "\""
	if text := []rune(r.Text); len(text) <= mostHeld && slices.ContainsFunc(document.Bound(text), func(t document.Tie) bool { return t > document.Loose }) {
		attrs = " class=\"nb\"" + attrs
	}
	if r.Unit != "" {
		attrs += " data-unit=\"" + escape(r.Unit) + "\""
	}
	if r.Fact != "" {
		attrs += " data-fact=\"" + escape(r.Fact) + "\""
	}
	if !w.noted[r.Fact] {
		return "<data" + attrs + ">" + text + "</data>"
	}
	if r.Link != "" {
		attrs += " data-link=\"" + escape(r.Link) + "\""
	}
	return "<a class=\"f\"" + w.backID(r.Fact) + " href=\"" + noteHref(r.Fact) + "\"><data" + attrs + ">" + text + "</data></a>"
}

// backID returns the id attribute of the first figure of a fact, nothing for
// later ones.
func (w *writer) backID(fact string) string {
	if w.shown[fact] {
		return ""
	}
	w.shown[fact] = true
	return " id=\"f-" + escape(fact) + "\""
}

func noteHref(fact string) string { return "#n-" + escape(fact) }

// safeLink reports whether a link may stand in a page that others open: places
// inside it, web and mail addresses.
func safeLink(link string) bool {
	u, err := url.Parse(link)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return true
	}
	return u.Scheme == "" && u.Host == ""
}
