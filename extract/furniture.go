package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

var pageNumber = regexp.MustCompile(`^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d{1,4})$`)

// repeats is how often a line must stand beside page numbers to be a running
// head.
const repeats = 3

// furniture reports the blocks that are page numbers, and the lines beside them
// that return on every page.
func furniture(d *document.Document) map[int]bool {
	out := map[int]bool{}
	beside := map[string][]int{}
	texts := make([]string, len(d.Blocks))
	for i, b := range d.Blocks {
		if p, ok := b.(*document.Paragraph); ok {
			texts[i] = strings.TrimSpace(document.Text(p.Runs))
		}
	}
	for i, t := range texts {
		if t == "" || len(t) > 40 || !pageNumber.MatchString(t) {
			continue
		}
		out[i] = true
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(texts) && texts[k] != "" && utf8.RuneCountInString(texts[k]) <= 40 {
				beside[texts[k]] = append(beside[texts[k]], k)
			}
		}
	}
	for t, places := range beside {
		if len(places) >= repeats && !strings.HasSuffix(t, "。") {
			for _, k := range places {
				out[k] = true
			}
		}
	}
	return out
}
