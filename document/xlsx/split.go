package xlsx

import (
	"strings"

	"jiheng/document"
)

// maxLines is how many lines of prose one cell takes: a page can't be cut
// inside a cell without cutting a line of text.
const maxLines = 16

// splitRuns parts a long text at the ends of its sentences, outside of figures,
// into pieces of at most maxLines lines where sentences allow that.
func splitRuns(runs []document.Run, k look, wide int) [][]document.Run {
	if wrap(document.Text(runs), k.size, wide-cellPadding) <= maxLines {
		return [][]document.Run{runs}
	}
	var out [][]document.Run
	var now []document.Run
	for _, sentence := range sentences(runs) {
		longer := append(now[:len(now):len(now)], sentence...)
		if len(now) > 0 && wrap(document.Text(longer), k.size, wide-cellPadding) > maxLines {
			out = append(out, now)
			longer = sentence
		}
		now = longer
	}
	return append(out, now)
}

// sentences cuts runs behind the stops of their plain text.
func sentences(runs []document.Run) [][]document.Run {
	var out [][]document.Run
	var now []document.Run
	for _, r := range runs {
		rest := r.Text
		for r.Fact == "" && rest != "" {
			n := strings.IndexAny(rest, "。；！？\n")
			if n < 0 {
				break
			}
			n += len("。")
			if rest[n-len("。")] == '\n' {
				n -= len("。") - 1
			}
			piece := r
			piece.Text, rest = rest[:n], rest[n:]
			out = append(out, append(now, piece))
			now = nil
		}
		if rest != "" || r.Fact != "" {
			r.Text = rest
			now = append(now, r)
		}
	}
	if len(now) > 0 {
		out = append(out, now)
	}
	return out
}
