package docx

import (
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// An equation reads the instruction of an EQ field, as 拼音指南 and 带圈字符 leave
// it: \o\ad(\s\up 9(yín),银), \o\ac(○,1).
type equation struct {
	rest  string
	depth int
}

// A term is the text of a piece of an equation; a reading stands small above
// the text it belongs to.
type term struct {
	text    string
	reading bool
}

// deepest is how far the parts of an equation may be nested.
const deepest = 20

// equationText returns what an EQ field shows; the instruction is without EQ.
func equationText(code string) string {
	e := &equation{rest: code}
	return strings.TrimSpace(e.until("").text)
}

// until reads up to one of the marks, or to the end.
func (e *equation) until(marks string) term {
	var b strings.Builder
	readings := true // nothing but readings so far
	for e.rest != "" {
		c, size := utf8.DecodeRuneInString(e.rest)
		if strings.ContainsRune(marks, c) {
			break
		}
		e.rest = e.rest[size:]
		if c != '\\' {
			b.WriteRune(c)
			readings = readings && c == ' '
			continue
		}
		t := e.command()
		b.WriteString(t.text)
		readings = readings && t.reading
	}
	return term{strings.TrimSpace(b.String()), readings && b.Len() > 0}
}

// command reads what follows a backslash: a switch of the field, a command with
// its options and arguments, or a character that stands for itself.
func (e *equation) command() term {
	c, size := utf8.DecodeRuneInString(e.rest)
	e.rest = e.rest[size:]
	if c == '*' {
		e.word()
		return term{}
	}
	if !strings.ContainsRune("abdfilorsxABDFILORSX", c) {
		return term{text: string(c)}
	}
	name := strings.ToLower(string(c))
	options := e.options()
	if !strings.HasPrefix(e.rest, "(") || e.depth >= deepest {
		return term{}
	}
	e.depth++
	var args []term
	for sep := true; sep; {
		e.rest = e.rest[1:]
		args = append(args, e.until(",;，；)"))
		sep = strings.HasPrefix(e.rest, ",") || strings.HasPrefix(e.rest, ";")
		if wide := strings.TrimPrefix(strings.TrimPrefix(e.rest, "，"), "；"); wide != e.rest {
			e.rest, sep = " "+wide, true
		}
	}
	e.rest = strings.TrimPrefix(e.rest, ")")
	e.depth--
	return combined(name, options, args)
}

// word skips one word or quoted text.
func (e *equation) word() {
	e.rest = strings.TrimLeft(e.rest, " ")
	end := strings.IndexAny(e.rest, ` \`)
	if strings.HasPrefix(e.rest, `"`) {
		if end = strings.Index(e.rest[1:], `"`); end >= 0 {
			end += 2
		}
	}
	if end < 0 {
		end = len(e.rest)
	}
	e.rest = e.rest[end:]
}

// options reads the switches between a command and its arguments: \ad, \up 9,
// \bc\{.
func (e *equation) options() string {
	from := e.rest
	for {
		e.rest = strings.TrimLeft(e.rest, " -0123456789")
		if !strings.HasPrefix(e.rest, `\`) || len(e.rest) < 3 {
			break
		}
		name := e.rest[1:3]
		e.rest = e.rest[3:]
		if strings.HasSuffix(strings.ToLower(name), "c") && strings.HasPrefix(e.rest, `\`) { // a character follows
			_, size := utf8.DecodeRuneInString(e.rest[1:])
			e.rest = e.rest[1+size:]
		}
	}
	return strings.ToLower(from[:len(from)-len(e.rest)])
}

// frames are the characters that 带圈字符 draws around another.
const frames = "○◯〇□◇△▽☐"

// combined returns the text of a command with its arguments.
func combined(name, options string, args []term) term {
	var texts []string
	for _, a := range args {
		texts = append(texts, a.text)
	}
	all := strings.Join(texts, "")
	switch {
	case name == "o":
		return term{text: overlaid(args)}
	case name == "f" && len(args) == 2:
		return term{text: document.Grouped(texts[0]) + "/" + document.Grouped(texts[1])}
	case name == "r" && len(args) == 2:
		return term{text: texts[0] + "√" + document.Grouped(texts[1])}
	case name == "r":
		return term{text: "√" + document.Grouped(all)}
	case name == "s" && !strings.Contains(options, `\do`):
		if up, ok := document.Raised(all); ok {
			return term{text: up, reading: true}
		}
		return term{text: all, reading: true}
	case name == "b":
		return term{text: "(" + all + ")"}
	case name == "a", name == "l":
		return term{text: strings.Join(texts, "，")}
	case name == "i":
		return term{text: "∫" + all}
	}
	return term{text: all}
}

// overlaid returns the text of characters set over one another: without readings
// and frames, a number in a circle as its own character.
func overlaid(args []term) string {
	var b strings.Builder
	frame := ""
	for _, a := range args {
		switch {
		case a.reading:
		case len(args) > 1 && utf8.RuneCountInString(a.text) == 1 && strings.Contains(frames, a.text):
			frame = a.text
		default:
			b.WriteString(a.text)
		}
	}
	text := b.String()
	switch {
	case text == "":
		return frame
	case frame == "□" && strings.Contains("√✓✔", text):
		return "☑"
	case strings.Contains("○◯〇", frame) && frame != "":
		if n := number(text); n > 0 && n <= 20 {
			return pick("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
		}
	}
	return text
}
