package report

import (
	"regexp"
	"strings"

	"jiheng/fault"
)

// Plainly writes a text of a closed year with its figures as plain numbers, so
// that the next year prints them as they were.
func (m *Maker) Plainly(text string, at fault.Place) string {
	var b strings.Builder
	declared := declaredNumber.FindAllString(text, -1) // they stay as they are
	for i, part := range declaredNumber.Split(text, -1) {
		for _, r := range m.Expand(part, at) {
			switch {
			case r.Super && r.Text == Mark: // the mark of sample data belongs to its year
			case r.Fact != "":
				b.WriteString("{{~" + r.Text + "}}")
			default:
				b.WriteString(r.Text)
			}
		}
		if i < len(declared) {
			b.WriteString(declared[i])
		}
	}
	return b.String()
}

var declaredNumber = regexp.MustCompile(`\{\{~[^}]*\}\}`)
