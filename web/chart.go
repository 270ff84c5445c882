package web

import (
	"fmt"
	"strings"

	"jiheng/document/draw"
)

// chartWidth is the width of a chart on the paper of the screen, in µm.
const chartWidth = 156000

func boxOf(d draw.Drawing) string { return fmt.Sprintf("0 0 %d %d", d.Width, d.Height) }

func inkOf(s draw.Shape) string {
	r, g, b := s.Ink.RGB()
	return fmt.Sprintf("#%02x%02x%02x", r, g, b)
}

func pointsOf(s draw.Shape) string {
	words := make([]string, len(s.Points))
	for i, p := range s.Points {
		words[i] = fmt.Sprintf("%d,%d", p.X, p.Y)
	}
	return strings.Join(words, " ")
}

// span is a span of a cell as HTML has it.
func span(n int) string { return itoa(max(n, 1)) }
