package plain

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"jiheng/num"
)

// FormatCSV writes a table that Excel opens right and EachRecord reads back:
// UTF-8 with mark, commas, \r\n. Rows without any text are lost on reading.
//
// A cell that a spreadsheet would take for a formula, because it begins with
// = + - @ or their full-width forms, gets an apostrophe before it, and so does
// one that already has apostrophes there; EachRecord takes one off again. Figures
// (-74.32, +5%) and mere dashes stay as they are.
func FormatCSV(head []string, rows [][]string) []byte {
	var b strings.Builder
	b.WriteString(bomUTF8)
	writeRecord(&b, head)
	for _, r := range rows {
		writeRecord(&b, r)
	}
	return []byte(b.String())
}

func writeRecord(b *strings.Builder, cells []string) {
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if formula(strings.TrimLeft(c, "'")) {
			c = "'" + c
		}
		if c == "" || (c == strings.TrimSpace(c) && !strings.ContainsAny(c, "\",;\t\r\n，；、")) {
			b.WriteString(c)
			continue
		}
		b.WriteString(`"` + strings.ReplaceAll(c, `"`, `""`) + `"`)
	}
	b.WriteString("\r\n")
}

// formula reports a cell that a spreadsheet would calculate or call an error.
func formula(cell string) bool {
	s := fold(strings.TrimSpace(cell))
	if s == "" || !strings.Contains("=+-@", s[:1]) || strings.Trim(s, "-") == "" {
		return false
	}
	_, err := num.ParseDecimal(strings.TrimSuffix(s, "%"))
	return err != nil
}

// unguard takes off the apostrophe that FormatCSV sets.
func unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && formula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

// bare is text that YAML reads as itself without quotes, as a key and as a
// value, in a line and in brackets.
var bare = regexp.MustCompile(`^[\p{Han}\p{L}\p{N}（《〈【“‘≥≤＜＞＝±￥¥+.-][^\t\n:#\[\]{},"'&*!|>%@` + "`" + `\\?]*%?$`)

// words that YAML readers take for something else than text.
var reserved = regexp.MustCompile(`^(?i:null|~|true|false|yes|no|on|off|y|n|[-+]?\.(inf|nan)|=|<<|-+|\.+|\+)$`)

// Quote returns text as a YAML scalar in one line, with double quotes where it
// needs them, for use as a value or as a key of at most 250 characters. Figures
// and dates stay without quotes. Reading it back gives the same text, unless it
// has characters that Decode refuses.
func Quote(s string) string {
	unclean := strings.ContainsFunc(s, func(r rune) bool { return flaw(r) != "" })
	if bare.MatchString(s) && !unclean && !reserved.MatchString(s) && s == strings.TrimSpace(s) &&
		!strings.HasPrefix(s, "- ") && !strings.HasPrefix(s, "---") && !strings.HasPrefix(s, "...") {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case flaw(r) != "" && r <= 0xffff:
			b.WriteString(`\u` + hex(r, 4))
		case flaw(r) != "":
			b.WriteString(`\U` + hex(r, 8))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hex(r rune, digits int) string {
	s := strconv.FormatInt(int64(r), 16)
	return strings.Repeat("0", digits-len(s)) + s
}

// Block returns text of several lines as a YAML value behind a key, begun with
// | and indented by a number of blanks, as a person would write it. Text that
// cannot be written so exactly, or has one line, is given to Quote.
func Block(s string, indent int) string {
	lines := strings.Split(s, "\n")
	plainly := len(lines) > 1 && strings.TrimSpace(lines[0]) != "" && lines[len(lines)-1] != ""
	for _, l := range lines {
		blankLine := l != "" && strings.Trim(l, " \t") == ""
		plainly = plainly && !blankLine && !strings.ContainsFunc(l, func(r rune) bool { return flaw(r) != "" })
	}
	if !plainly || lines[0][0] == ' ' || lines[0][0] == '\t' {
		return Quote(s)
	}
	var b strings.Builder
	b.WriteString("|-")
	for _, l := range lines {
		b.WriteByte('\n')
		if l != "" {
			b.WriteString(strings.Repeat(" ", indent) + l)
		}
	}
	return b.String()
}

// Columns is the width of a text on a screen or in a file, where Chinese
// characters take two columns.
func Columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
