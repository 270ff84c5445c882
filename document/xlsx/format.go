package xlsx

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"jiheng/num"
)

// A numberFormat is a number format code, read once for all cells that bear it.
type numberFormat struct {
	code     string // empty for General
	sections []section
	tested   bool // sections have conditions of their own: [>=10000]
	uniform  bool // every section shows a number, and does the same to it
	plain    bool // it is uniform, shows every number, and leaves the point where it is
}

// A section is one part of a number format, between semicolons: what stands
// before, inside and behind the digits, and what is done to the number.
type section struct {
	test    condition
	show    showing
	blank   bool   // it shows nothing at all
	general bool   // General, with or without text around it
	before  string // text before the first digit; marks of Chinese money are left out
	pattern string // places of the digits: 0 # ? , . with the inner text in its place
	after   string // text behind the last digit
	inner   bool   // text stands among the digits
	commas  int    // behind the digits: each leaves out three places
	point   int    // places behind a point that is mere text; 0 for none
	percent int    // signs %: each multiplies with a hundred
	yuan    bool   // it shows a sign of Chinese money, which is left out
	odd     bool   // it is not understood
	unknown bool   // it has signs that no format has: nobody knows what is shown
}

// A condition is when a section holds: [>=10000].
type condition struct {
	op    string // empty for none
	limit num.Decimal
}

func (c condition) holds(d num.Decimal) bool {
	cmp := d.Cmp(c.limit)
	switch c.op {
	case ">":
		return cmp > 0
	case ">=":
		return cmp >= 0
	case "<":
		return cmp < 0
	case "<=":
		return cmp <= 0
	case "=":
		return cmp == 0
	case "<>":
		return cmp != 0
	}
	return false
}

// readFormatCode reads a code; General is the empty one.
func readFormatCode(code string) *numberFormat {
	f := &numberFormat{code: code}
	for _, s := range splitSections(code) {
		sec := readSection(s)
		sec.blank = s == "" && code != ""
		f.tested = f.tested || sec.test.op != ""
		f.sections = append(f.sections, sec)
	}
	f.uniform, f.plain = !f.tested, true
	for i := range f.sections[:min(len(f.sections), 3)] {
		s := &f.sections[i]
		says := s.pattern != "" || s.general
		f.uniform = f.uniform && s.show == asNumber && s.percent == 0 && (!says || s.scale() == f.sections[0].scale())
		f.plain = f.plain && f.uniform && !s.blank && !s.odd && s.shift() == 0 && (s.general || s.before+s.after != "" || strings.Contains(s.pattern, "0"))
	}
	return f
}

// hides reports a format that shows no text: ;;;
func (f *numberFormat) hides() bool { return len(f.sections) > 3 && f.sections[3].blank }

// general is the format of cells that have none.
var general = readFormatCode("")

// of returns the section that shows a number, and whether it shows the number
// without its sign: the second section of a code without conditions says itself
// that a number is below zero.
func (f *numberFormat) of(number string) (sec *section, absolute bool) {
	s := f.sections
	if len(s) == 1 && !f.tested {
		return &s[0], false
	}
	negative := strings.HasPrefix(number, "-")
	if f.tested {
		return f.tests(number), false
	}
	switch zero := strings.Trim(number, "-0.") == ""; {
	case zero && len(s) > 2:
		return &s[2], false
	case negative && !zero:
		return &s[1], true
	}
	return &s[0], false
}

// tests chooses a section by the conditions: the first that holds, else the one
// behind them.
func (f *numberFormat) tests(number string) *section {
	d, err := num.ParseDecimal(number)
	if err != nil {
		return &section{odd: true}
	}
	numeric := f.sections[:min(len(f.sections), 3)]
	for i := range numeric {
		switch c := numeric[i].test; {
		case c.op != "" && c.holds(d), c.op == "" && i > 0:
			return &numeric[i]
		case c.op == "" && (d.Sign() > 0 || len(numeric) > 2 && d.Sign() == 0): // of the positive ones
			return &numeric[i]
		}
	}
	if len(numeric) == 1 { // the program adds General to the one condition
		return &section{general: true}
	}
	return &section{odd: true} // the program shows #####
}

// splitSections parts a format at the semicolons outside of quoted text.
func splitSections(code string) []string {
	var out []string
	from, quoted := 0, false
	for i := 0; i < len(code); i++ {
		switch {
		case code[i] == '"':
			quoted = !quoted
		case (code[i] == '\\' || code[i] == '!') && !quoted:
			i++
		case code[i] == ';' && !quoted:
			out = append(out, code[from:i])
			from = i + 1
		}
	}
	return append(out, code[min(from, len(code)):])
}

// A sectionReader takes a section apart.
type sectionReader struct {
	out  section
	text strings.Builder // since the last digit
	dot  bool            // the point was met
	worn bool            // a bracket says in which colour, numerals or language it is shown
}

// generals are the ways in which codes call the format without a pattern.
var generals = []string{"general", "g/通用格式", "g/標準", "g/常规"}

// readSection reads one section. A date's has nothing but its showing.
func readSection(code string) section {
	r := &sectionReader{}
	r.out.show = showingOf(code)
	if code == "" {
		r.out.general = true
		return r.out
	}
	brackets := true // there is nothing else
	for i := 0; i < len(code); {
		brackets = brackets && code[i] == '['
		n := r.next(code[i:])
		if n == 0 {
			r.out.odd = true
			break
		}
		i += n
	}
	if brackets && r.worn && r.text.Len() == 0 {
		r.out.general = true // [DBNum2], [Red][<=100]: General in these numerals, in this colour
	}
	return r.end()
}

// next reads what a section begins with, and returns its length; 0 where it is
// not closed.
func (r *sectionReader) next(code string) int {
	c, n := utf8.DecodeRuneInString(code)
	switch {
	case c == '"':
		end := strings.IndexByte(code[1:], '"')
		if end < 0 {
			return 0
		}
		r.literal(code[1 : 1+end])
		return end + 2
	case (c == '\\' || c == '!') && n < len(code):
		_, m := utf8.DecodeRuneInString(code[n:])
		r.literal(code[n : n+m])
		return n + m
	case (c == '_' || c == '*') && n < len(code):
		_, m := utf8.DecodeRuneInString(code[n:])
		return n + m
	case c == '[':
		end := strings.IndexByte(code, ']')
		if end < 0 {
			return 0
		}
		r.bracket(code[1:end])
		return end + 1
	case c == '0' || c == '#' || c == '?':
		r.digit(byte(c))
	case c == '@':
		r.out.unknown = r.out.unknown || r.out.pattern != "" // the place of a text beside those of digits
		r.out.general = true
		r.digit('0')
	case c == ',' && r.out.pattern != "":
		r.out.commas++
	case c == '.':
		r.out.odd = r.out.odd || r.dot || r.out.point > 0
		r.dot = true
		r.flush()
		r.out.pattern += "."
	case c == '%':
		r.out.percent++
		r.literal("%")
	case (c == 'E' || c == 'e') && len(code) > 1 && (code[1] == '+' || code[1] == '-'), c == '/' && r.out.pattern != "":
		r.out.general, r.out.pattern = true, "" // powers of ten, fractions: the number itself says more
		r.text.Reset()
		rest := strings.TrimLeft(code[1:], "+-")
		return len(code) - len(strings.TrimLeft(rest, "0123456789#? "))
	default:
		for _, g := range generals {
			if len(code) >= len(g) && strings.EqualFold(code[:len(g)], g) {
				r.out.general = true
				r.digit('0')
				return len(g)
			}
		}
		r.literal(string(c))
	}
	return n
}

func (r *sectionReader) literal(s string) { r.text.WriteString(s) }

// digit takes a place of a digit; text and commas before it turn out to stand
// among the digits.
func (r *sectionReader) digit(c byte) {
	if r.out.pattern == "" {
		r.out.before = r.text.String()
		r.text.Reset()
	} else {
		if r.out.commas > 0 && !r.dot {
			r.out.pattern += ","
			r.out.commas = 0
		}
		r.flush()
	}
	r.out.pattern += string(c)
	if r.out.point > 0 {
		r.out.point++
	}
}

// flush puts text since the last digit among the digits: one that is a point is
// the point that is meant.
func (r *sectionReader) flush() {
	text := r.text.String()
	r.text.Reset()
	switch {
	case text == "":
	case r.out.pattern == "": // a point opens the pattern
		r.out.before += text
	case text == "." && !r.dot && r.out.point == 0:
		r.out.point = 1 // and one more for every digit
		r.out.pattern += "."
	default:
		r.out.inner = true
		r.out.odd = r.out.odd || r.dot
	}
}

// bracket reads what stands in brackets: a condition, a colour, a language or a
// currency. Signs of Chinese money are left out; others stay.
func (r *sectionReader) bracket(s string) {
	if op := s[:len(s)-len(strings.TrimLeft(s, "<>="))]; op != "" {
		limit, err := num.ParseDecimal(strings.TrimSpace(s[len(op):]))
		r.out.test = condition{op, limit}
		r.out.odd = r.out.odd || err != nil
		return
	}
	if sign, ok := strings.CutPrefix(s, "$"); ok {
		sign, _, _ = strings.Cut(sign, "-")
		r.literal(sign)
		r.worn = true
		return
	}
	known := knownBracket.MatchString(s)
	r.worn, r.out.unknown = r.worn || known, r.out.unknown || !known
}

// knownBracket is what brackets hold beside conditions and currencies: colours,
// numerals of a language, hours that are counted on.
var knownBracket = regexp.MustCompile(`^(?i:black|blue|cyan|green|magenta|red|white|yellow|黑色?|蓝色?|蓝绿色?|青色?|绿色?|洋红色?|红色?|白色?|黄色?|` +
	`(color|颜色) ?([1-9]|[1-4][0-9]|5[0-6])|(db|nat)num ?[0-9]+.*|eng|h+|m+|s+)$`)

// end settles what stands behind the digits and what is done to the number.
func (r *sectionReader) end() section {
	out := &r.out
	if out.show > asPercent {
		return section{show: out.show, test: out.test}
	}
	if out.point > 0 {
		out.point--
	}
	out.after = r.text.String()
	if out.pattern == "" && !out.general {
		out.before, out.after = out.after, ""
	}
	for _, sign := range []string{"CN¥", "CNY", "RMB", "人民币", "¥", "￥"} {
		out.yuan = out.yuan || strings.Contains(out.before+out.after, sign)
		out.before, out.after = strings.ReplaceAll(out.before, sign, ""), strings.ReplaceAll(out.after, sign, "")
	}
	if seen, below, two := strings.Cut(out.after, "\n"); two && strings.Trim(below, "\r%") == "" {
		out.after = strings.TrimSuffix(seen, "\r") // a sign on a second line, which the row is too low to show
	}
	out.before, out.after = strings.TrimLeft(out.before, " "), strings.TrimRight(out.after, " ")
	out.show = asNumber
	if strings.Contains(out.after+out.before, "%") && out.percent > 0 {
		out.show = asPercent
	}
	out.odd = out.odd || out.unknown || out.percent > 1 || out.show == asPercent && out.shift() != 0 || out.inner && out.point > 0 ||
		out.point > 0 && r.dot || strings.Contains(out.before, "%")
	return *out
}

// shift is how many places the point of the stored number moves to the left, the
// signs % aside.
func (s *section) shift() int { return 3*s.commas + s.point }

// scale says of a number shown by the section how it differs from the stored one.
func (s *section) scale() Scale {
	if s.show > asPercent {
		return Scale{}
	}
	out := Scale{Shift: s.shift(), Lead: strings.Trim(s.before, signs), Word: strings.Trim(s.after, signs)}
	if s.show == asPercent {
		out.Word = strings.TrimSpace(strings.ReplaceAll(out.Word, "%", ""))
	} else {
		out.Shift -= 2 * s.percent
	}
	multiple := s.pattern != "" && strings.ContainsAny(s.before, "百千万亿") // of what stands behind it, or of a title
	out.Mixed = multiple || s.unknown || s.odd && (s.commas > 0 || s.point > 0 || s.percent > 0)
	return out
}

// A Scale is how the number that is shown differs from the number that is
// stored: 0!.0,"万元" shows 1234567 as 123.5万元.
type Scale struct {
	Shift int    // shown are the stored digits with the point so many places further left; 0 for none
	Lead  string // what the format writes before the digits: US$; signs of Chinese money are left out
	Word  string // what the format writes behind the digits: 万元
	Mixed bool   // it is not sure what is shown: ask
}
