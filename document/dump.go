package document

import (
	"fmt"
	"strings"
)

// Dump prints the tree as plain lines, one block a line: golden files and tests
// compare it. Figures print as [text]{id}, raised runs as ^text^.
func (d *Document) Dump() string {
	var b strings.Builder
	for _, x := range d.Blocks {
		switch x := x.(type) {
		case *Heading:
			fmt.Fprintf(&b, "%s %s\n", strings.Repeat("#", x.Level), dumpRuns(x.Runs))
		case *Paragraph:
			fmt.Fprintf(&b, "%s: %s\n", x.Style, dumpRuns(x.Runs))
		case *Table:
			dumpTable(&b, x)
		case *Figure:
			fmt.Fprintf(&b, "figure %s: %s\n", x.Chart.Kind, x.Title)
			for _, s := range x.Chart.Series {
				fmt.Fprintf(&b, "  %s:", s.Name)
				for i, c := range x.Chart.Categories {
					v := "-"
					if i < len(s.Points) && !s.Points[i].Blank {
						v = s.Points[i].Value.String()
					}
					fmt.Fprintf(&b, " %s=%s", c, v)
				}
				b.WriteByte('\n')
			}
		case *Contents:
			fmt.Fprintf(&b, "contents %d\n", x.Depth)
		case *Break:
			fmt.Fprintf(&b, "break landscape=%t\n", x.Landscape)
		}
	}
	return b.String()
}

func dumpTable(b *strings.Builder, t *Table) {
	fmt.Fprintf(b, "table %d columns, %d head rows\n", len(t.Columns), t.Header)
	for _, row := range t.Rows {
		b.WriteString("  |")
		for _, c := range row.Cells {
			cols, rows := c.Spans()
			if cols > 1 || rows > 1 {
				fmt.Fprintf(b, "<%dx%d>", cols, rows)
			}
			fmt.Fprintf(b, " %s |", dumpRuns(c.Runs))
		}
		b.WriteByte('\n')
	}
}

func dumpRuns(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		text := strings.ReplaceAll(r.Text, "\n", "⏎")
		switch {
		case r.Fact != "":
			fmt.Fprintf(&b, "[%s]{%s}", text, r.Fact)
		case r.Super:
			fmt.Fprintf(&b, "^%s^", text)
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}
