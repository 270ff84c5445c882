package draw

import (
	"fmt"
	"strings"
)

// Dump prints the drawing as plain lines, one shape a line: golden files and
// tests compare it.
func (d Drawing) Dump() string {
	var b strings.Builder
	fmt.Fprintf(&b, "drawing %d x %d\n", d.Width, d.Height)
	for _, s := range d.Shapes {
		switch s.Kind {
		case Rect:
			fmt.Fprintf(&b, "rect %d,%d %dx%d", s.X, s.Y, s.W, s.H)
		case Text:
			fmt.Fprintf(&b, "text %d,%d %s %d %q", s.X, s.Y, s.Anchor, s.Size, s.Text)
		default:
			fmt.Fprintf(&b, "%s %d", s.Kind, s.Width)
			for _, p := range s.Points {
				fmt.Fprintf(&b, " %d,%d", p.X, p.Y)
			}
		}
		fmt.Fprintf(&b, " %s", s.Ink)
		if s.Fact != "" {
			fmt.Fprintf(&b, " {%s}", s.Fact)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
