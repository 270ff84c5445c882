package dossier

import (
	"strings"

	"jiheng/num"
)

// Content is what an entry says, in one text: its fields by name in their order, figures
// without what is but spelling. Two entries of one key with the same content are changes of
// each other in nothing that Changes lists by value. An entry that cannot be read is its
// own text.
func Content(e Entry, head string) string {
	fields, err := Fields(e, head)
	if err != nil {
		return e.Text
	}
	var b strings.Builder
	for _, f := range fields {
		outer, _, _ := strings.Cut(f.Name, partMark)
		b.WriteString(f.Name + "\x1f" + plainValue(ruleOf(e.File, e.Block, outer), f.Value) + "\x1e")
	}
	return b.String()
}

// plainValue is a value by which sameValue can be told from equal texts.
func plainValue(r fieldRule, value string) string {
	value = strings.TrimSpace(value)
	if !r.figure {
		return value
	}
	d, err := num.ParseDecimal(strings.ReplaceAll(value, ",", ""))
	if err != nil {
		return value
	}
	text := d.String()
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}
