package html

import (
	"bytes"

	"golang.org/x/net/html"

	"jiheng/document"
)

// Limits of a page: bytes, tags, pieces of its tree, and depth of the tree,
// beyond which the parser gives up too.
const (
	maxBytes = 16 << 20
	maxTags  = 400_000
	maxNodes = 4_000_000
	maxDepth = 512
)

// formatting lists the elements that the parser opens again in every block
// until they are closed: a few unclosed ones can make a small page a huge tree.
var formatting = map[string]bool{"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true,
	"nobr": true, "s": true, "small": true, "strike": true, "strong": true, "tt": true, "u": true}

// affordable reports whether a page's tree stays inside the limits, by an
// estimate from above that needs no tree.
func affordable(page []byte, b document.Bounds) bool {
	z := html.NewTokenizer(bytes.NewReader(page))
	open := map[string][]string{} // tags of an element that are open
	same := map[string]int{}      // how often a tag is open; the parser keeps three
	active, tags, nodes := 0, 0, 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return true
		}
		nodes += 1 + active
		if kind == html.StartTagToken || kind == html.EndTagToken {
			tag := string(z.Raw())
			raw, _ := z.TagName()
			name := string(raw)
			tags++
			switch {
			case !formatting[name]:
			case kind == html.StartTagToken && same[tag] < 3:
				open[name], active = append(open[name], tag), active+1
				same[tag]++
			case kind == html.EndTagToken && len(open[name]) > 0:
				last := len(open[name]) - 1
				same[open[name][last]]--
				open[name], active = open[name][:last], active-1
			}
		}
		if tags > document.Lower(maxTags, b.Elements) || nodes > document.Lower(maxNodes, b.Elements) {
			return false
		}
	}
}
