package docx

import (
	"strconv"
	"strings"

	"jiheng/document"
)

// A readStyle is what a style of the file means here.
type readStyle struct {
	name  string // lower case
	kind  document.Style
	ours  bool   // one of the names that this package writes
	level int    // of a heading; 0 for none
	align string // w:jc
	num   numRef
	look  runLook
	id    string
	tint  bool // of a table: it may set other grounds than white
}

// A numRef names a list and its level.
type numRef struct {
	list  string
	level int
	set   bool
	exact bool   // the level is said
	owner string // style that names the list; empty for a paragraph's own
}

// A styleSheet holds the styles of a file by id.
type styleSheet struct {
	byID     map[string]readStyle
	standard readStyle // of paragraphs that name none
	defaults runLook   // of all text
	ours     bool      // they are those that Write makes
}

// kinds are the styles that names stand for; names of others' files are here
// in English and Chinese.
var kinds = styleKinds()

func styleKinds() map[string]document.Style {
	out := map[string]document.Style{
		"title": document.Title, "标题": document.Title, "公文标题": document.Title, "subtitle": document.Subtitle, "副标题": document.Subtitle,
		"caption": document.Caption, "题注": document.Caption, "footnote text": document.Remark, "脚注文本": document.Remark,
		"list paragraph": document.Item, "列出段落": document.Item, "列表段落": document.Item,
	}
	for _, l := range looks {
		if l.kind != "" {
			out[strings.ToLower(l.name)] = l.kind
		}
	}
	return out
}

// readStyles resolves what styles inherit; chains longer than 32 end there.
func readStyles(n *node) styleSheet {
	sheet := styleSheet{byID: map[string]readStyle{}}
	if n == nil {
		return sheet
	}
	sheet.defaults = lookOf(n.kid("w:docDefaults").kid("w:rPrDefault").kid("w:rPr"))
	all := map[string]*node{}
	for _, k := range n.kids {
		if k.name == "w:style" {
			all[k.attr("w:styleId")] = k
		}
	}
	for _, id := range sortedKeys(all) {
		k := all[id]
		s := readStyle{id: id, level: -1, name: strings.ToLower(strings.TrimSpace(k.val("w:name")))}
		for depth := 0; k != nil && depth < 32; depth++ {
			s.inherit(k)
			s.tint = s.tint || all[id].attr("w:type") == "table" && tinted(k)
			k = all[k.val("w:basedOn")]
		}
		s.level = max(s.level, 0)
		sheet.byID[id] = s
		sheet.ours = sheet.ours || s.ours
		if def := all[id].attr("w:default"); all[id].attr("w:type") == "paragraph" && (def == "1" || def == "true") {
			sheet.standard = s
		}
	}
	return sheet
}

// inherit takes from k what s, nearer to the text, has not set.
func (s *readStyle) inherit(k *node) {
	name := strings.ToLower(strings.TrimSpace(k.val("w:name")))
	p := k.kid("w:pPr")
	kind, known := kinds[name]
	if s.level < 0 {
		if kind == document.Title || kind == document.Subtitle {
			s.level = 0 // some files give titles an outline level
		} else if l, ok := headingName(name); ok {
			s.level = l
		} else if p.has("w:outlineLvl") {
			s.level = outline(p)
		}
	}
	if known && s.kind == "" {
		s.kind = kind
	}
	if p.has("w:numPr") {
		s.num = s.num.over(listOf(p), k.attr("w:styleId"))
	}
	if s.align == "" {
		s.align = p.val("w:jc")
	}
	s.ours = s.ours || strings.HasPrefix(s.name, "公文")
	own := lookOf(k.kid("w:rPr"))
	if shd := p.kid("w:shd"); shd.name != "" && own.ground == "" {
		own.ground = groundOf(shd)
	}
	s.look = s.look.over(&own)
}

// tinted reports whether a table style sets a ground that is not white.
func tinted(k *node) bool {
	found := false
	k.each("w:shd", func(n *node) {
		g := groundOf(n)
		found = found || g != "" && !faint("FFFFFF", g)
	})
	return found
}

// headingName reads the level from a style's name: heading 1, 标题 1.
func headingName(name string) (int, bool) {
	for _, prefix := range []string{"heading", "标题"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n >= 1 && n <= 9 {
				return min(n, 4), true
			}
		}
	}
	return 0, false
}

// outline returns the heading level of paragraph properties, 0 for body text.
func outline(p *node) int {
	n, err := strconv.Atoi(p.val("w:outlineLvl"))
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return min(n+1, 4)
}

func listOf(p *node) numRef {
	n := p.kid("w:numPr")
	return numRef{list: n.val("w:numId"), level: clamp(number(n.val("w:ilvl")), 0, 8), set: true, exact: n.has("w:ilvl")}
}

// over fills what n does not say from the style behind it.
func (n numRef) over(behind numRef, owner string) numRef {
	if n.list == "" && behind.list != "" {
		n.list, n.owner = behind.list, owner
	}
	if !n.exact && behind.exact {
		n.level, n.exact = behind.level, true
	}
	n.set = true
	return n
}

// number reads a whole number; what is none, or beyond a million, is 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > 1_000_000 || n < -1_000_000 {
		return 0
	}
	return n
}

func clamp(n, low, high int) int { return min(max(n, low), high) }

// of returns the style of a paragraph, with what it sets itself.
func (s styleSheet) of(p *node) readStyle {
	props := p.kid("w:pPr")
	st, ok := s.byID[props.val("w:pStyle")]
	if !ok {
		st = s.standard
	}
	if props.has("w:outlineLvl") {
		st.level = outline(props)
	}
	if props.has("w:numPr") {
		own := listOf(props)
		if own.list == "" {
			own = own.over(st.num, st.num.owner)
		}
		st.num = own
	}
	if a := props.val("w:jc"); a != "" {
		st.align = a
	}
	return st
}
