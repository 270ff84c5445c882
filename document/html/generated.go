package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// A writing is a rule that writes text before or behind elements.
type writing struct {
	name  string
	chain []compound // nil for a selector that is not understood
}

// mostWritings is how many such rules of a page are looked at.
const mostWritings = 200

// writes notes the selectors that write text with figures or words: 产出::after
// { content: "500万元" }.
func (s *sheet) writes(selectors, body string) {
	words := ""
	for _, d := range strings.Split(body, ";") {
		if name, v, ok := strings.Cut(d, ":"); ok && strings.EqualFold(strings.TrimSpace(name), "content") {
			words = v
		}
	}
	spoken := strings.ContainsFunc(quotedIn(words), func(c rune) bool { return unicode.IsDigit(c) || unicode.Is(unicode.Han, c) })
	if !spoken && !strings.Contains(words, "attr(") {
		return
	}
	for _, text := range strings.Split(selectors, ",") {
		lower := strings.ToLower(text)
		at := max(strings.LastIndex(lower, ":before"), strings.LastIndex(lower, ":after"))
		if at < 0 || len(s.writings) >= mostWritings {
			continue
		}
		own := strings.TrimRight(text[:at], ":")
		if strings.TrimSpace(own) == "" {
			own = "*"
		}
		chain, _, _ := selector(own)
		s.writings = append(s.writings, writing{strings.TrimSpace(text), chain})
	}
}

// quotedIn returns what stands in quotation marks; escapes of figures for fonts of
// signs are no text.
func quotedIn(v string) string {
	var b strings.Builder
	mark, escaped := rune(0), false
	for _, c := range v {
		switch {
		case mark == 0:
			if c == '"' || c == '\'' {
				mark = c
			}
		case c == mark:
			mark, escaped = 0, false
		case c == '\\':
			escaped = true
		case escaped && (unicode.Is(unicode.Hex_Digit, c) || c == ' '):
		default:
			escaped = false
			b.WriteRune(c)
		}
	}
	return b.String()
}

// generates counts the elements that a style sheet writes text into, with the first
// of its selectors that does.
func (s *sheet) generates(root *html.Node) (n int, name string) {
	if len(s.writings) == 0 {
		return 0, ""
	}
	for c := range root.Descendants() {
		if c.Type != html.ElementNode || skipped[c.Data] {
			continue
		}
		for _, w := range s.writings {
			if w.chain != nil && s.work > 0 && s.meets(c, w.chain) {
				if n++; n == 1 {
					name = w.name
				}
				break
			}
		}
	}
	for _, w := range s.writings {
		if w.chain == nil {
			if n++; n == 1 {
				name = w.name
			}
		}
	}
	return n, name
}
