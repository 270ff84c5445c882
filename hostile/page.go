package hostile

import (
	"strings"
)

// pages are HTML that would like to be run, or to break its parser.
func pages() []File {
	const kind = "html"
	page := func(parts ...string) func() []byte {
		return func() []byte {
			return []byte("<!DOCTYPE html><html><head><meta charset=utf-8></head><body>" + strings.Join(parts, "") + "</body></html>")
		}
	}
	p := "<p>" + Fact + "</p>"
	return []File{
		small("html-deep.html", kind, "eighty elements in one another", "html-size html-syntax", page(strings.Repeat("<div>", 80), p, strings.Repeat("</div>", 80))),
		small("html-unclosed.html", kind, "open marks that follow every paragraph", "html-size html-syntax", page(strings.Repeat("<b><i><u><p>", 200), p)),
		inert("html-script.html", kind, "scripts, refresh, frames, handlers", page(`<script>alert(1)</script><script src="`+address+`"></script><meta http-equiv=refresh content="0;url=`+address+`"><iframe src="`+secret+`"></iframe><img src="`+address+`" onerror=alert(1)><link rel=stylesheet href="`+address+`"><base href="`+address+`"><object data="`+secret+`"></object><svg onload=alert(1)></svg>`, p)),
		inert("html-attributes.html", kind, "an element with ten thousand attributes", page("<p ", strings.Repeat("a=1 b=2 ", 5000), ">", Fact, "</p>")),
		either("html-spans.html", kind, "cells that span three hundred rows and columns", "html-table", page(p, `<table><tr><td colspan=300 rowspan=300>1<td>2<tr><td>3</table>`)),
		either("html-tables.html", kind, "twelve tables in one another", "html-size html-syntax", page(p, strings.Repeat("<table><tr><td>", 12), "1")),
		small("html-many.html", kind, "a table of many cells", "html-size", page(p, "<table>", strings.Repeat("<tr>"+strings.Repeat("<td>1", 10), 300), "</table>")),
		inert("html-entities.html", kind, "entities that mean nothing, and the zero character", page(p, strings.Repeat("&lol;&#0;&#x110000;&#99999999999;", 2000))),
		inert("html-doctype.html", kind, "a document type with entities", func() []byte {
			return []byte(`<!DOCTYPE html [<!ENTITY x SYSTEM "` + secret + `">]><html><head><meta charset=utf-8></head><body>` + p + `&x;</body></html>`)
		}),
		either("html-charset.html", kind, "claims an encoding that hides markup", "html-encoding", func() []byte {
			return []byte(`<html><head><meta charset="utf-7"></head><body>` + p + `+ADw-script+AD4-</body></html>`)
		}),
		refused("html-empty.html", "empty", "no text", "html-empty", page("<div></div><script>x</script>")),
		refused("html-hidden.html", "empty", "text that is not shown", "html-empty html-hidden", page(`<div style="display:none">`, p, `</div>`)),
		refused("html-picture.html", "empty", "a picture of a report", "html-empty", page(`<img src="data:image/png;base64,iVBORw0KGgo=">`)),
		small("html-long.html", kind, "a long page", "html-size", page(strings.Repeat(p, 8000))),
	}
}
