package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A property is one that decides whether text is seen, and how it is read.
type property int

const (
	display property = iota
	visibility
	colour
	ground
	picture // a background of which the colour is not known
	opacity
	size
	line
	raise
	position
	left
	top
	indent
	overflow
	height
	width
	clip
	moved // transform
	scaled
	tracks    // columns of a grid
	direction // in which the children of a flexible box lie
	spacing   // what becomes of blanks
	properties
)

// propertyOf are the properties by the names that style sheets call them.
var propertyOf = map[string]property{"display": display, "visibility": visibility, "color": colour, "background-color": ground, "background": ground,
	"background-image": picture, "opacity": opacity, "font-size": size, "text-decoration": line, "text-decoration-line": line, "vertical-align": raise,
	"position": position, "left": left, "right": left, "top": top, "text-indent": indent, "overflow": overflow, "height": height, "max-height": height,
	"width": width, "max-width": width, "clip": clip, "clip-path": clip, "transform": moved, "scale": scaled, "grid-template-columns": tracks, "flex-direction": direction, "white-space": spacing, "content-visibility": visibility, "mso-hide": display, "font": size}

// A computed holds what applies to an element itself; empty where nothing was
// said.
type computed [properties]string

// A declaration sets a property.
type declaration struct {
	what  property
	value string
}

// A rule is the declarations of one selector.
type rule struct {
	chain     []compound // from the element outwards
	weight    int        // ids, classes and names, as browsers rank them
	order     int
	usual     []declaration
	important []declaration
}

// A compound is what one element must be: a name, ids and classes.
type compound struct {
	name    string
	id      string
	classes []string
	child   bool // the next one in the chain is its parent, not only above it
}

// A sheet holds the rules of a page by the last of their names.
type sheet struct {
	byKey    map[string][]*rule
	rules    int
	work     int  // comparisons that may still be made
	open     bool // the colour of a ground may come from what is not understood
	writings []writing
	cut      bool                  // more rules or comparisons than are looked at
	lays     bool                  // a rule lays elements out
	made     map[*html.Node]bool   // elements that the page does not have
	names    map[*html.Node]string // by which the page calls elements that were given the name of what they are laid out as
}

// Limits of the styles of a page.
const (
	maxRules    = 4000
	maxCompares = 6_000_000
)

// readSheet reads the style sheets inside a page.
func readSheet(root *html.Node) *sheet {
	s := &sheet{byKey: map[string][]*rule{}, work: maxCompares}
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "style" && forScreen(attrOf(n, "media")):
			s.read(textOf(n), 0)
		case n.Data == "link" && strings.Contains(strings.ToLower(attrOf(n, "rel")), "stylesheet"):
			s.open = true
		}
	}
	return s
}

// forScreen reports whether a list of media holds the screen.
func forScreen(media string) bool {
	media = strings.ToLower(media)
	return strings.TrimSpace(media) == "" || (strings.Contains(media, "screen") || strings.Contains(media, "all")) && !strings.Contains(media, "(") && !strings.Contains(media, "not")
}

// mostNested is how deep rules may stand in rules for media.
const mostNested = 8

// read reads the rules of a style sheet, or of a part of one for some media.
func (s *sheet) read(text string, depth int) {
	if depth > mostNested {
		return
	}
	text = strings.ReplaceAll(strings.ReplaceAll(withoutComments(text), "<!--", ""), "-->", "")
	for text != "" {
		open := strings.IndexAny(text, "{;")
		if open < 0 {
			return
		}
		head := strings.TrimSpace(text[:open])
		if text[open] == ';' { // @import, @charset
			s.open = s.open || strings.HasPrefix(strings.ToLower(head), "@import")
			text = text[open+1:]
			continue
		}
		body, rest := block(text[open+1:])
		text = rest
		switch at := strings.ToLower(head); {
		case strings.HasPrefix(at, "@media") && forScreen(strings.TrimPrefix(at, "@media")), strings.HasPrefix(at, "@layer"):
			s.read(body, depth+1)
		case strings.HasPrefix(at, "@"):
		default:
			s.add(head, body)
			if strings.Contains(body, "content") {
				s.writes(head, body)
			}
		}
	}
}

// withoutComments cuts comments out of a style sheet.
func withoutComments(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "/*")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, text, _ = strings.Cut(rest, "*/")
	}
}

// block splits a text at the brace that closes the block it begins in.
func block(text string) (body, rest string) {
	depth := 1
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[:i], text[i+1:]
			}
		}
	}
	return text, ""
}

// add adds the rules of a list of selectors.
func (s *sheet) add(selectors, body string) {
	usual, important := declarations(body)
	if len(usual)+len(important) == 0 {
		return
	}
	s.lays = s.lays || laying(body)
	for _, text := range strings.Split(selectors, ",") {
		chain, weight, ok := selector(text)
		if !ok {
			s.open = s.open || slices.ContainsFunc(append(usual, important...), func(d declaration) bool { return d.what == ground || d.what == picture }) && !passing(text)
			continue
		}
		if s.rules++; s.rules > maxRules {
			s.cut = true
			return
		}
		key := chain[0].key()
		s.byKey[key] = append(s.byKey[key], &rule{chain, weight, s.rules, usual, important})
	}
}

// passing reports a selector for a state that text is in only for a while.
func passing(text string) bool {
	for _, state := range []string{":hover", ":focus", ":active", ":visited", "::selection", "::before", "::after", ":before", ":after", "::placeholder"} {
		if strings.Contains(text, state) {
			return true
		}
	}
	return false
}

// declarations reads those declarations of a rule that matter here.
func declarations(body string) (usual, important []declaration) {
	for _, d := range strings.Split(body, ";") {
		name, value, ok := strings.Cut(d, ":")
		what, known := propertyOf[strings.ToLower(strings.TrimSpace(name))]
		if !ok || !known {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		if strings.EqualFold(strings.TrimSpace(name), "mso-hide") {
			if value != "all" {
				continue
			}
			value = "none"
		}
		if v, yes := strings.CutSuffix(value, "!important"); yes {
			important = append(important, declaration{what, strings.TrimSpace(v)})
			continue
		}
		usual = append(usual, declaration{what, value})
	}
	return usual, important
}

// selector reads a selector of names, ids and classes; ok is false for any other.
func selector(text string) (chain []compound, weight int, ok bool) {
	words := strings.Fields(strings.ReplaceAll(text, ">", " > "))
	if len(words) == 0 || len(words) > 16 || strings.ContainsAny(text, ":[+~*()\\") && strings.TrimSpace(text) != "*" {
		return nil, 0, false
	}
	child := false
	for i := len(words) - 1; i >= 0; i-- {
		if words[i] == ">" {
			child = true
			continue
		}
		if n := len(chain); n > 0 {
			chain[n-1].child = child
		}
		child = false
		c := compoundOf(words[i])
		if c.id != "" {
			weight += 1 << 16
		}
		weight += len(c.classes) << 8
		if c.name != "" {
			weight++
		}
		chain = append(chain, c)
	}
	return chain, weight, len(chain) > 0 && !child
}

// compoundOf reads name, id and classes: p.a#b.
func compoundOf(word string) compound {
	var c compound
	at := 0
	for i := 1; i <= len(word); i++ {
		if i < len(word) && word[i] != '.' && word[i] != '#' {
			continue
		}
		switch piece := word[at:i]; piece[0] {
		case '.':
			c.classes = append(c.classes, piece[1:])
		case '#':
			c.id = piece[1:]
		case '*':
		default:
			c.name = strings.ToLower(piece)
		}
		at = i
	}
	return c
}

// key is what a rule is looked up by.
func (c compound) key() string {
	switch {
	case c.id != "":
		return "#" + c.id
	case len(c.classes) > 0:
		return "." + c.classes[0]
	}
	return c.name
}

// of returns what the rules of the page and the element's own style say of it.
func (s *sheet) of(n *html.Node) (out computed, any bool) {
	matched := s.matching(n)
	own, ownImportant := declarations(attrOf(n, "style"))
	if len(matched)+len(own)+len(ownImportant) == 0 {
		return out, false
	}
	slices.SortFunc(matched, func(a, b *rule) int {
		if a.weight != b.weight {
			return a.weight - b.weight
		}
		return a.order - b.order
	})
	for _, r := range matched {
		out.set(r.usual)
	}
	out.set(own)
	for _, r := range matched {
		out.set(r.important)
	}
	out.set(ownImportant)
	return out, true
}

func (c *computed) set(list []declaration) {
	for _, d := range list {
		c[d.what] = d.value
	}
}

// matching returns the rules that an element meets.
func (s *sheet) matching(n *html.Node) (out []*rule) {
	if len(s.byKey) == 0 {
		return nil
	}
	try := func(key string) {
		for _, r := range s.byKey[key] {
			if s.work <= 0 {
				s.cut = true
				return
			}
			if s.meets(n, r.chain) {
				out = append(out, r)
			}
		}
	}
	try(s.nameOf(n))
	try("")
	if id := attrOf(n, "id"); id != "" {
		try("#" + id)
	}
	classes := strings.Fields(attrOf(n, "class"))
	for i, c := range classes {
		if i < 32 && !slices.Contains(classes[:i], c) {
			try("." + c)
		}
	}
	return out
}

// meets reports whether an element and those above it meet a chain.
func (s *sheet) meets(n *html.Node, chain []compound) bool {
	s.work--
	if !s.is(n, &chain[0]) {
		return false
	}
	for i := 1; i < len(chain); i++ {
		direct := chain[i-1].child
		for n = n.Parent; ; n = n.Parent {
			s.work--
			if n == nil {
				return false
			}
			if s.made[n] {
				continue
			}
			if n.Type == html.ElementNode && s.is(n, &chain[i]) {
				break
			}
			if direct {
				return false
			}
		}
	}
	return true
}
