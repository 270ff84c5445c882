package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jiheng/document"
	"jiheng/fault"
)

// A veil is why text is not seen, or not meant.
type veil int8

const (
	bare    veil = iota
	hidden       // not drawn
	pale         // of the colour of its ground, or tiny
	struck       // struck out
	stamped      // across the page: a watermark
	veils
)

// An aside is the text that was left out under one veil: in how many stretches,
// and the first of them.
type aside struct {
	count    int
	examples []string
	at       fault.Place
	open     bool // nothing that is seen came since the last stretch
}

// mostExamples is how many stretches a message repeats.
const mostExamples = 3

// leaveOut notes text that is left out. One behind another, with nothing seen
// between, is the same stretch.
func (r *reader) leaveOut(v veil, text string) {
	text = strings.Join(strings.Fields(clean(text)), " ")
	a := &r.asides[v]
	if text == "" {
		return
	}
	r.left = r.left || document.EmptiedOf(text) != ""
	if a.open {
		if n := len(a.examples); a.count <= mostExamples && len(a.examples[n-1]) < 3*fault.MostClipped {
			a.examples[n-1] += text
		}
		return
	}
	for i := range r.asides {
		r.asides[i].open = veil(i) == v
	}
	if a.count++; a.count == 1 {
		a.at = r.here()
	}
	if a.count <= mostExamples {
		a.examples = append(a.examples, text)
	}
}

// here is the place of what is being read: the paragraph by its number among
// those with text, or the table.
func (r *reader) here() fault.Place {
	paragraphs, tables := r.paragraphs, r.tables
	if r.inTable > 0 {
		return fault.Place{Cell: "表" + strconv.Itoa(tables+1)}
	}
	return fault.Place{Paragraph: paragraphs + 1}
}

// enter returns the format of the text in an element, and whether it is read: not
// where nobody sees it. What is left out is noted.
func (r *reader) enter(c *html.Node, f format) (in format, read bool) {
	if skipped[c.Data] || c.Namespace != "" {
		r.passOver(c)
		return f, false
	}
	if r.own {
		return formatted(c, f), !ownHidden(c)
	}
	in = formatted(c, f)
	style, any := r.sheet.of(c)
	if veiled(c, &style) {
		r.leaveOut(hidden, shownText(c))
		return in, false
	}
	if any && overPage(&style) && len([]rune(strings.TrimSpace(textOf(c)))) <= longestStamp {
		r.leaveOut(stamped, shownText(c))
		return in, false
	}
	switch c.Data {
	case "s", "strike", "del":
		in.struck = true
	case "font":
		if v := attrOf(c, "color"); v != "" {
			in.colour = colourOf(v)
		}
	}
	if v := attrOf(c, "bgcolor"); v != "" {
		in.ground = colourOf(v)
	}
	if any {
		in.dress(&style)
	}
	return in, true
}

// formatted returns the format of the text in an element by its name.
func formatted(c *html.Node, f format) format {
	switch c.Data {
	case "b", "strong":
		f.bold = true
	case "sup":
		f.super, f.low = true, false
	case "sub":
		f.super, f.low = false, true
	case "a":
		if href := strings.TrimSpace(attrOf(c, "href")); !hasClass(c, "f") && href != "#" && safeLink(href) {
			f.link = href
		}
	}
	return f
}

// ownHidden reports whether an element of a page of ours shows no text.
func ownHidden(n *html.Node) bool {
	if _, yes := lookup(n, "hidden"); yes {
		return true
	}
	style := strings.ToLower(strings.Join(strings.Fields(attrOf(n, "style")), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// veiled reports whether an element and all that is in it is not drawn.
func veiled(c *html.Node, style *computed) bool {
	if _, yes := lookup(c, "hidden"); yes && style[display] == "" {
		return true
	}
	if c.Data != "summary" && folded(c.Parent) {
		return true
	}
	if c.Data == "dialog" {
		if _, open := lookup(c, "open"); !open {
			return true
		}
	}
	switch {
	case style[display] == "none", style[visibility] == "collapse", shrunk(style[moved]), style[scaled] != "" && zero(strings.Fields(style[scaled] + " 1")[0]), cutOff(style[clip]):
		return true
	case style[opacity] != "" && zero(style[opacity]):
		return true
	case style[overflow] == "hidden" && (zeroLength(style[height]) || zeroLength(style[width])):
		return true
	case (style[position] == "absolute" || style[position] == "fixed") && (faraway(style[left]) || faraway(style[top]) || strings.HasPrefix(style[clip], "rect(0") || strings.HasPrefix(style[clip], "rect(1px")):
		return true
	}
	return faraway(style[indent])
}

func zero(s string) bool {
	return strings.Trim(s, "0.%") == "" && strings.ContainsRune(s, '0')
}

// zeroLength reports a length of nothing; empty for none is not.
func zeroLength(s string) bool { return s != "" && zero(strings.TrimRight(s, "pxtemrcin")) }

// faraway reports a place left of or above every screen.
func faraway(s string) bool {
	v, ok := strings.CutPrefix(s, "-")
	n := strings.IndexFunc(v, func(c rune) bool { return c < '0' || c > '9' })
	if !ok || n < 3 {
		return false
	}
	return n >= 4 || strings.HasPrefix(v[n:], "em") || v[:n] >= "900"
}

// dress takes over what a style says of the text in an element.
func (f *format) dress(style *computed) {
	switch style[visibility] {
	case "hidden":
		f.unseen = true
	case "visible":
		f.unseen = false
	}
	if v := style[colour]; v != "" {
		f.colour = colourOf(v)
	}
	if v := style[ground]; v != "" && v != "none" && v != "transparent" && v != "inherit" {
		f.ground = colourOf(v)
	}
	if v := style[picture]; v != "" && v != "none" {
		f.ground = unknown
	}
	if v := style[size]; v != "" {
		f.tiny = tiny(v)
	}
	if strings.Contains(style[line], "line-through") {
		f.struck = true
	}
	switch v := style[raise]; {
	case v == "super":
		f.super, f.low = true, false
	case v == "sub":
		f.super, f.low = false, true
	case v == "baseline":
		f.super, f.low = false, false
	}
}

// tiny reports a size of text that nobody reads, below 2 points.
func tiny(v string) bool {
	for _, w := range strings.Fields(v) {
		for unit, least := range map[string]float64{"pt": 2, "px": 2.5, "em": 0.1, "rem": 0.1, "%": 10} {
			if n, yes := strings.CutSuffix(w, unit); yes {
				if x, err := strconv.ParseFloat(n, 64); err == nil {
					return x < least
				}
			}
		}
		if w == "0" {
			return true
		}
	}
	return false
}

// veilOf tells why text of a format is left out.
func (f *format) veilOf() veil {
	switch {
	case f.unseen:
		return hidden
	case f.struck:
		return struck
	case f.tiny, f.colour == transparent, faint(f.colour, f.ground):
		return pale
	}
	return bare
}

// Colours that are none.
const (
	unknown     = "?"
	transparent = "-"
)

// named are the colours whose names matter: those that are near to white, and
// the usual dark ones.
var named = map[string]string{"white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff", "floralwhite": "fffaf0", "whitesmoke": "f5f5f5", "black": "000000",
	"windowtext": "000000", "transparent": transparent, "red": "ff0000", "blue": "0000ff", "navy": "000080", "green": "008000", "gray": "808080", "grey": "808080"}

// colourOf returns six digits for a colour, or one of those that are none.
func colourOf(v string) string {
	v = strings.ToLower(strings.TrimSpace(v))
	if i := strings.IndexAny(v, " "); i > 0 && !strings.HasPrefix(v, "rgb") {
		for _, w := range strings.Fields(v) {
			if c := colourOf(w); c != unknown {
				return c
			}
		}
		return unknown
	}
	if c, ok := named[v]; ok {
		return c
	}
	if hex, ok := strings.CutPrefix(v, "#"); ok {
		switch {
		case len(hex) == 3:
			return string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		case len(hex) == 6:
			return hex
		case len(hex) == 8 && hex[6:] == "00":
			return transparent
		}
	}
	if args, ok := strings.CutSuffix(v, ")"); ok && strings.HasPrefix(v, "rgb") {
		return components(args[strings.IndexByte(args, '(')+1:])
	}
	if len(v) == 6 && strings.Trim(v, "0123456789abcdef") == "" {
		return v
	}
	return unknown
}

// components returns the colour of rgb(r, g, b) and rgba(r, g, b, a).
func components(args string) string {
	list := strings.FieldsFunc(args, func(c rune) bool { return c == ',' || c == ' ' || c == '/' })
	if len(list) < 3 {
		return unknown
	}
	if len(list) > 3 && zero(list[3]) {
		return transparent
	}
	out := ""
	for _, s := range list[:3] {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 || n > 255 {
			return unknown
		}
		out += string("0123456789abcdef"[n>>4]) + string("0123456789abcdef"[n&15])
	}
	return out
}

// faint reports whether text cannot be told from its ground; white where nothing
// was said.
func faint(colour, ground string) bool {
	if ground == "" || ground == transparent {
		ground = "ffffff"
	}
	if len(colour) != 6 || len(ground) != 6 {
		return false
	}
	a, errA := strconv.ParseUint(colour, 16, 32)
	b, errB := strconv.ParseUint(ground, 16, 32)
	if errA != nil || errB != nil {
		return false
	}
	const near = 6
	for shift := 0; shift <= 16; shift += 8 {
		if d := int(a>>shift&255) - int(b>>shift&255); d > near || d < -near {
			return false
		}
	}
	return true
}

// shownText returns the text below n that is text of a document, scripts and
// styles apart.
func shownText(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && !skipped[c.Data]:
			b.WriteString(shownText(c))
			b.WriteByte(' ')
		}
		if b.Len() > 1000 {
			break
		}
	}
	return b.String()
}

// say tells of everything in the page that is no text of the document.
func (r *reader) say(d *document.Document) {
	for _, k := range []struct {
		v          veil
		code, what string
		next       string
	}{
		{hidden, "html-hidden", "网页上不显示的文字（隐藏、折叠或移出屏幕）", "要检查的请让它显示出来再保存，公开前不用的请删去"},
		{pale, "html-unseen", "与底色相同或小到看不见的文字", "公开前请删去，要保留的改成看得见的颜色和字号"},
		{stamped, "html-watermark", "盖在页面上的水印", "公开前请核对"},
		{struck, "html-struck", "加了删除线的文字", "定稿时请删去，要保留的去掉删除线"},
	} {
		if a := &r.asides[k.v]; a.count > 0 {
			a.at.Hidden = k.v != struck && k.v != stamped
			d.Say(a.at, k.code, "有%d处%s，不算正文，里面的数没有读：%s；%s", a.count, k.what, document.Quoted(a.examples, a.count), k.next)
		}
	}
	r.sayInsets(d)
	if r.sheet != nil && r.sheet.cut {
		d.Say(fault.Place{}, "html-styles", "网页的样式太多，没有全部看完，可能有看不见的文字也当作正文读了；请核对，或另存为 .docx 再检查")
	}
}
