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
	bold, super bool
	link        string
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
		rs.list = append(rs.list, document.Run{Bold: f.bold, Super: f.super, Link: f.link})
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
		list = fold(list)
	}
	for i := range list {
		list[i].Text = strings.ReplaceAll(list[i].Text, string(lineBreak), "\n")
	}
	return list
}

// inline collects the text of n; blocks inside it begin new lines.
func (r *reader) inline(rs *runs, n *html.Node, f format) {
	owner := n
	for hasClass(owner, "nb") { // only holds its text together
		owner = owner.Parent
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			rs.add(owner, c.Data, f, r.own)
		case c.Type != html.ElementNode || hidden(c):
		case c.Data == "br":
			rs.add(owner, string(lineBreak), f, r.own)
		case blocks[c.Data]:
			rs.add(owner, string(lineBreak), f, r.own)
			r.inline(rs, c, f)
			rs.add(owner, string(lineBreak), f, r.own)
		default:
			r.element(rs, c, f)
		}
	}
}

// element collects the text of an element that formats text.
func (r *reader) element(rs *runs, c *html.Node, f format) {
	switch c.Data {
	case "b", "strong":
		f.bold = true
	case "sup":
		f.super = true
		if r.own && c.FirstChild == nil {
			rs.put(document.Run{Super: true, Bold: f.bold, Link: f.link})
		}
	case "a":
		if href := strings.TrimSpace(attrOf(c, "href")); !hasClass(c, "f") && href != "#" && safeLink(href) {
			f.link = href
		}
	case "data":
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

// fold folds blanks to one, takes them away at both ends and around line
// breaks, and leaves out runs that become empty.
func fold(list []document.Run) []document.Run {
	var out []document.Run
	space, started, wanted := false, false, 0 // wanted counts line breaks
	for _, run := range list {
		var b strings.Builder
		for _, c := range run.Text {
			switch {
			case c == lineBreak:
				wanted++
			case unicode.IsSpace(c) || c == '\ufeff' || c == '\u200b':
				space = true
			default:
				if started && wanted > 0 {
					b.WriteRune(lineBreak)
				} else if started && space {
					b.WriteByte(' ')
				}
				b.WriteRune(c)
				space, started, wanted = false, true, 0
			}
		}
		run.Text = b.String()
		if run.Text != "" || run.Fact != "" {
			out = append(out, run)
		}
	}
	return out
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

// hidden reports whether an element shows no text of the document.
func hidden(n *html.Node) bool {
	if skipped[n.Data] || n.Namespace != "" {
		return true
	}
	if _, yes := lookup(n, "hidden"); yes {
		return true
	}
	style := strings.ToLower(strings.Join(strings.Fields(attrOf(n, "style")), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// skipped lists elements without text of the document.
var skipped = set("head title script style noscript template iframe object embed audio video canvas img map picture " +
	"button select textarea input datalist option dialog rp rt frameset noframes")

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
