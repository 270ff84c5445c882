package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/fault"
)

// A Place is a stretch of the text that Read returns: the block, for tables the
// row and the cell in its list, and the characters from Start to before End of
// the block's or cell's text. Everything counts from 0.
type Place struct{ Block, Row, Cell, Start, End int }

// A Comment (批注) is a remark in the margin. Line ends in Text part paragraphs.
type Comment struct {
	At       *Place // nil for a remark on the whole document, which stands at its beginning
	Author   string
	Initials string
	Date     time.Time // wall time; zero for none
	Text     string
	Where    string // a paragraph added before Text where At has no place in the file
}

// Annotate returns a Word file with comments added, in the order given; those
// that it has stay. Each is fixed to the words of its place; where these are not
// in the text proper (in a note or text box, or an automatic number), to what
// shows them, and where there is no such place, to the beginning of the block or
// document. Nothing else changes: Read gives the same document, and all members
// of the file but the main part, its relationships, the comments and the list of
// types keep their bytes. Without comments the file is returned as it is. Errors
// are those of Read; a file without a single paragraph is an Invalid error.
func Annotate(original []byte, comments []Comment) ([]byte, error) {
	if len(comments) == 0 {
		return original, nil
	}
	from := origins{}
	r, _, err := read(original, from)
	if err != nil {
		return nil, err
	}
	if len(from) == 0 {
		return nil, fault.Bad(fault.Place{}, "docx-no-paragraph", "Word 正文里没有段落，批注没有地方可放；请检查文件是不是空的")
	}
	a := &annotator{reader: r, from: from, marks: map[cut]*marks{}, changed: map[string][]byte{}}
	if a.raw, err = a.bytes(r.part); err != nil {
		return nil, err
	}
	a.word = wordNames(a.raw)
	if err := a.comments(comments); err != nil {
		return nil, err
	}
	a.changed[r.part] = apply(a.raw, a.edits())
	out, err := a.packed()
	if err != nil {
		return nil, fault.New(fault.Internal, fault.Place{}, "docx-write", "写 Word 文件时出错").Because(err)
	}
	return out, nil
}

// An annotator adds comments to one file.
type annotator struct {
	*reader
	from    origins
	raw     []byte // the main part
	word    wordName
	marks   map[cut]*marks
	changed map[string][]byte // members that are new or have changed
}

// marks are the comments that begin or end at one cut, by id.
type marks struct{ ends, points, starts []int }

// bytes returns a member as it is; nil where there is none.
func (a *annotator) bytes(name string) ([]byte, error) {
	f := a.file.files[name]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, maxUnpacked))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return b, nil
}

// mark notes where a comment begins and ends.
func (a *annotator) mark(id int, begin, end cut) {
	at := func(c cut) *marks {
		if a.marks[c] == nil {
			a.marks[c] = &marks{}
		}
		return a.marks[c]
	}
	if begin == end {
		at(begin).points = append(at(begin).points, id)
		return
	}
	at(begin).starts = append(at(begin).starts, id)
	at(end).ends = append(at(end).ends, id)
}

// An edit replaces some bytes of a part by text.
type edit struct {
	at   int32
	drop int32
	text string
}

// apply returns raw with the edits made.
func apply(raw []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(x, y edit) int { return cmp.Compare(x.at, y.at) })
	var out bytes.Buffer
	var done int32
	for _, e := range edits {
		out.Write(raw[done:e.at])
		out.WriteString(e.text)
		done = e.at + e.drop
	}
	out.Write(raw[done:])
	return out.Bytes()
}

// edits returns what the marks change in the main part.
func (a *annotator) edits() []edit {
	var out []edit
	for c, m := range a.marks {
		var s strings.Builder
		for _, id := range m.ends {
			a.word.end(&s, id)
		}
		for _, id := range m.points {
			a.word.start(&s, id)
			a.word.end(&s, id)
		}
		for _, id := range m.starts {
			a.word.start(&s, id)
		}
		out = append(out, a.editAt(c, s.String()))
	}
	return out
}

// editAt puts marks at a cut: a run is closed before them and opened again with
// the same properties.
func (a *annotator) editAt(c cut, s string) edit {
	switch {
	case c.bare != nil:
		return edit{c.at, 2, ">" + s + "</" + tagName(a.raw[c.bare.span.from:]) + ">"}
	case c.run == nil:
		return edit{c.at, 0, s}
	}
	slice := func(from, to int32) string { return string(a.raw[from:to]) }
	run, text := c.run.span, ""
	if c.text != nil {
		t := c.text.span
		s = slice(t.innerEnd, t.to) + slice(run.innerEnd, run.to) + s
		text = slice(t.from, t.inner)
		if c.text.attr("xml:space") != "preserve" && strings.IndexByte(blanks, a.raw[c.at]) >= 0 {
			text = text[:len(text)-1] + ` xml:space="preserve">`
		}
	} else {
		s = slice(run.innerEnd, run.to) + s
	}
	props := c.run.kid("w:rPr").span
	return edit{c.at, 0, s + slice(run.from, run.inner) + slice(props.from, props.to) + text}
}

// tagName returns the name in a start tag, as it is written.
func tagName(tag []byte) string {
	end := bytes.IndexAny(tag, " \t\r\n/>")
	return string(tag[1:end])
}

// A wordName is how a part spells the names of WordprocessingML.
type wordName struct {
	space  string // namespace
	prefix string
	decl   string // declares the prefix, where that is not certain to be known everywhere
}

// wordNames reads how a part spells names.
func wordNames(raw []byte) wordName {
	var w wordName
	d := xml.NewDecoder(bytes.NewReader(raw))
	for root := true; ; root = false {
		t, err := nextStart(d)
		if err != nil {
			break
		}
		if root {
			w.prefix = prefixOf(t)
		}
		if prefixes[t.Name.Space] == "w" {
			w.space = t.Name.Space
			if !root || !declaredOnce(raw, w.prefix) {
				w.prefix = ""
			}
			break
		}
	}
	if w.space == "" {
		w.space = spaceWord
	}
	if w.prefix == "" {
		w.prefix, w.decl = "w", ` xmlns:w="`+w.space+`"`
	}
	return w
}

func nextStart(d *xml.Decoder) (xml.StartElement, error) {
	for {
		t, err := d.Token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if s, ok := t.(xml.StartElement); ok {
			return s, nil
		}
	}
}

// prefixOf returns the prefix that an element declares for its own namespace.
func prefixOf(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Space == "xmlns" && a.Value == t.Name.Space {
			return a.Name.Local
		}
	}
	return ""
}

// declaredOnce reports whether a prefix is declared at one place of a part only.
func declaredOnce(raw []byte, prefix string) bool {
	if prefix == "" {
		return false
	}
	n := 0
	for rest := raw; ; n++ {
		_, after, ok := bytes.Cut(rest, []byte("xmlns:"+prefix))
		if !ok {
			return n == 1
		}
		if len(after) > 0 && after[0] != '=' && strings.IndexByte(blanks, after[0]) < 0 {
			n--
		}
		rest = after
	}
}

func (w wordName) start(s *strings.Builder, id int) {
	s.WriteString("<" + w.prefix + ":commentRangeStart" + w.decl + " " + w.prefix + `:id="` + strconv.Itoa(id) + `"/>`)
}

func (w wordName) end(s *strings.Builder, id int) {
	n := " " + w.prefix + `:id="` + strconv.Itoa(id) + `"/>`
	s.WriteString("<" + w.prefix + ":commentRangeEnd" + w.decl + n + "<" + w.prefix + ":r" + w.decl + "><" + w.prefix +
		":commentReference" + n + "</" + w.prefix + ":r>")
}
