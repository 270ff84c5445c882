package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"jiheng/document"
)

// lineBreak stands for a br until blanks are folded.
const lineBreak = '\v'

// A format is what a piece of text has from the elements around it.
type format struct {
	bold, super, low bool
	field            bool // the value of a field of a form
	link             string

	unseen, struck, tiny bool
	colour, ground       string // six digits, or what is none; empty where nothing was said
}

// shows returns what of a format is kept in runs.
func (f format) shows() format {
	return format{bold: f.bold, super: f.super, link: f.link, field: f.field}
}

var plain format

// runs collects text.
type runs struct {
	list  []document.Run
	text  strings.Builder // of the last run, while more may join it
	owner *html.Node      // element of the last run; nil where nothing may join it
	as    format          // of the last run
}

// add appends text; it joins the run before it from the same element, in other
// people's pages from any element that sets it alike.
func (rs *runs) add(owner *html.Node, text string, f format, own bool) {
	if text != string(lineBreak) {
		text = clean(text)
	}
	if rs.owner == nil || rs.as != f || (own && rs.owner != owner) {
		rs.close()
		rs.list = append(rs.list, document.Run{Bold: f.bold, Super: f.super, Link: f.link, Field: f.field})
	}
	rs.text.WriteString(text)
	rs.owner, rs.as = owner, f
}

// put appends a run that nothing joins.
func (rs *runs) put(r document.Run) {
	rs.close()
	rs.list = append(rs.list, r)
}

// close ends the last run.
func (rs *runs) close() {
	if rs.owner != nil {
		rs.list[len(rs.list)-1].Text = rs.text.String()
		rs.text.Reset()
		rs.owner = nil
	}
}

// take returns the collected runs, with blanks folded in pages of others, and
// begins anew.
func (rs *runs) take(folded bool) []document.Run {
	rs.close()
	list := rs.list
	rs.list = nil
	if folded {
		list = document.SettleRaised(fold(list))
	}
	for i := range list {
		list[i].Text = strings.ReplaceAll(list[i].Text, string(lineBreak), "\n")
	}
	return list
}

// text adds text as people see it: what they do not see is left out.
func (r *reader) text(rs *runs, owner *html.Node, text string, f format) {
	if text != string(lineBreak) && !r.own {
		v := f.veilOf()
		if v == bare && folded(owner) {
			v = hidden
		}
		if v != bare {
			r.leaveOut(v, text)
			return
		}
		if strings.TrimSpace(text) != "" {
			r.asides[stamped].open = false
			r.asides[hidden].open, r.asides[pale].open, r.asides[struck].open = false, false, false
		}
		if f.low {
			text = document.Lowered(text)
		}
	}
	rs.add(owner, text, f.shows(), r.own)
}

// inline collects the text of n; blocks inside it begin new lines.
func (r *reader) inline(rs *runs, n *html.Node, f format) {
	owner := n
	for hasClass(owner, "nb") { // only holds its text together
		owner = owner.Parent
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			r.text(rs, owner, c.Data, f)
		}
		if c.Type != html.ElementNode || r.odd(rs, owner, c, f) {
			continue
		}
		in, read := r.enter(c, f)
		switch {
		case !read:
		case c.Data == "br":
			r.text(rs, owner, string(lineBreak), f)
		case c.Data == "table" && !r.own && r.nested(c, in):
		case blocks[c.Data]:
			r.text(rs, owner, string(lineBreak), f)
			r.inline(rs, c, in)
			r.text(rs, owner, string(lineBreak), f)
		default:
			r.element(rs, c, in)
		}
	}
}

// odd reads an element whose text is no text of the page's tree: the fields of
// forms and formulas. It reports whether the element was one, or a note's mark.
func (r *reader) odd(rs *runs, owner, c *html.Node, f format) bool {
	if r.own {
		return false
	}
	switch c.Data {
	case "input", "select", "textarea", "math":
		text, _ := r.fieldText(c)
		if c.Data == "math" {
			text = formula(c)
		}
		if style, _ := r.sheet.of(c); veiled(c, &style) {
			f.unseen = true
		}
		f.field = c.Data != "math"
		for i, line := range strings.Split(strings.TrimRight(text, "\r\n"), "\n") {
			if i > 0 {
				r.text(rs, owner, string(lineBreak), f)
			}
			if line = strings.TrimSpace(line); line != "" {
				r.text(rs, owner, line, f)
			}
		}
		return true
	case "a":
		return noteMark(c, f)
	}
	return false
}

// element collects the text of an element that formats text.
func (r *reader) element(rs *runs, c *html.Node, f format) {
	switch c.Data {
	case "sup":
		if r.own && c.FirstChild == nil {
			rs.put(document.Run{Super: true, Bold: f.bold, Link: f.link})
		}
	case "data":
		if v := f.veilOf(); v != bare && !r.own {
			r.leaveOut(v, textOf(c))
			return
		}
		rs.put(r.figureRun(c, f))
		return
	}
	r.inline(rs, c, f)
}

// figureRun reads a figure: what it shows, and what programs read of it.
func (r *reader) figureRun(c *html.Node, f format) document.Run {
	var inner runs
	r.inline(&inner, c, plain)
	run := document.Run{Text: document.Text(inner.take(false)), Bold: f.bold, Super: f.super, Link: f.link,
		Fact: clean(attrOf(c, "data-fact")), Value: clean(attrOf(c, "value")), Unit: clean(attrOf(c, "data-unit"))}
	if link := attrOf(c, "data-link"); link != "" && safeLink(link) {
		run.Link = link
	}
	return run
}

// longestCount is the most characters of a paragraph's number: （十二）.
const longestCount = 4

// fold folds blanks to one, takes them away at both ends and around line
// breaks, and leaves out runs that become empty.
func fold(list []document.Run) []document.Run {
	var out []document.Run
	space, started, wanted := false, false, 0 // wanted counts line breaks
	columns, gap := lined(list), 0            // wide blanks and firm ones since the last word
	n, counted := 0, false                    // the text so far is a number, whose gap is no blank
	for _, run := range list {
		var b strings.Builder
		for _, c := range run.Text {
			switch {
			case c == lineBreak:
				wanted++
			case unicode.IsSpace(c) || c == '\ufeff' || c == '\u200b':
				space = true
				if c == '　' {
					gap += 2
				} else if c == '\u00a0' {
					gap++
				}
			default:
				if started && wanted > 0 {
					b.WriteRune(lineBreak)
				} else if started && space && !counted {
					b.WriteRune(between(gap, columns))
				}
				b.WriteRune(c)
				space, started, wanted, gap = false, true, 0, 0
				n++
				counted = n <= longestCount && (c == '、' || c == '）')
			}
		}
		run.Text = b.String()
		if run.Text != "" || run.Fact != "" {
			out = append(out, run)
		}
	}
	return out
}

// leastLines is in how many lines columns stand at least, the head's counted.
const leastLines = 3

// lined reports text in so many lines that its wide blanks may divide columns.
func lined(list []document.Run) bool {
	n := 1
	for _, r := range list {
		n += strings.Count(r.Text, string(lineBreak))
	}
	return n >= leastLines
}

// between is what stands between two words of a line: a wide blank where columns may be
// divided by it.
func between(gap int, columns bool) rune {
	if columns && gap > 1 {
		return '　'
	}
	return ' '
}

// blank reports whether text shows nothing.
func blank(list []document.Run) bool {
	for _, r := range list {
		if strings.TrimSpace(r.Text) != "" || r.Fact != "" {
			return false
		}
	}
	return true
}

// skipped lists elements without text of the document.
var skipped = set("head title script style noscript template iframe object embed audio video canvas img map picture " +
	"button select textarea input datalist option rp rt rtc frameset frame noframes")

// blocks lists elements that stand in lines of their own.
var blocks = set("address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form " +
	"h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
