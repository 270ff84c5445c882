package dossier

import (
	"slices"
	"strings"

	"jiheng/plain"
)

// splitNarrative cuts the narrative before each heading; what stands before the
// first is a head. Lines within a fence are no headings.
func splitNarrative(_, text string) []Entry {
	lines := lineStarts(text)
	var out []Entry
	from, key, fence := 0, "", ""
	add := func(to int) {
		if to == from {
			return
		}
		kind := EntrySection
		if key == "" && len(out) == 0 {
			kind = EntryHead
		}
		out = append(out, Entry{Kind: kind, Key: key, Text: text[from:to]})
		from = to
	}
	for i := range len(lines) - 1 {
		line := strings.TrimRight(text[lines[i]:lines[i+1]], "\r\n")
		if mark := fenceOf(line); mark != "" && (fence == "" || strings.HasPrefix(mark, fence)) {
			if fence == "" {
				fence = mark
			} else {
				fence = ""
			}
			continue
		}
		if title, ok := headingOf(line); ok && fence == "" {
			add(lines[i])
			key = title
		}
	}
	add(len(text))
	return out
}

// fenceOf returns the marks that open or close a stretch of plain text.
func fenceOf(line string) string {
	s := strings.TrimLeft(line, " ")
	for _, mark := range []string{"`", "~"} {
		if n := len(s) - len(strings.TrimLeft(s, mark)); n >= 3 && len(line)-len(s) <= 3 {
			return s[:n]
		}
	}
	return ""
}

// headingOf returns the text of a heading: one to six # and a blank.
func headingOf(line string) (string, bool) {
	rest := strings.TrimLeft(line, "#")
	n := len(line) - len(rest)
	if n == 0 || n > 6 || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return "", false
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(rest), "#")), true
}

// splitTable cuts a CSV text into its head and its records. Blank lines belong
// to the record above them.
func splitTable(file, text string) []Entry {
	type cut struct {
		line int
		key  string
	}
	var cuts []cut
	var key int
	err := plain.EachRecord(file, strings.TrimPrefix(text, "\ufeff"), func(line int, cells []string) error {
		if len(cuts) == 0 {
			key = slices.IndexFunc(cells, func(c string) bool { return slices.Contains(keyFields, c) })
			cuts = append(cuts, cut{line: line})
			return nil
		}
		c := cut{line: line}
		if key >= 0 && key < len(cells) {
			c.key = strings.TrimSpace(cells[key])
		}
		cuts = append(cuts, c)
		return nil
	})
	if err != nil || len(cuts) == 0 {
		return nil
	}
	lines := lineStarts(text)
	if cuts[len(cuts)-1].line > len(lines)-1 {
		return nil // another line end than ours
	}
	var out []Entry
	for i, c := range cuts {
		from, to := lines[c.line-1], len(text)
		if i == 0 {
			from = 0 // with what stands above the head
		}
		if i+1 < len(cuts) {
			to = lines[cuts[i+1].line-1]
		}
		kind := EntryLine
		if i == 0 {
			kind = EntryHead
		}
		out = append(out, Entry{Kind: kind, Key: c.key, Text: text[from:to]})
	}
	return out
}
