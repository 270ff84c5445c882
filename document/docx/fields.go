package docx

import (
	"strings"

	"jiheng/document"
)

// A field is a calculated text: an instruction, then its result, which alone a
// reader sees.
type field struct {
	code     string
	result   bool   // the instruction is over
	contents bool   // a table of contents
	link     string // of a HYPERLINK
	form     *node  // what an old form field holds; nil for other fields
	shown    bool   // the result has text
}

// maxCode is the most bytes of an instruction that are read.
const maxCode = 4096

// fieldMark follows the three marks of a field.
func (r *reader) fieldMark(t *paragraphText, c *node, look document.Run, s scope) {
	n, kind := len(r.fields), c.attr("w:fldCharType")
	switch {
	case kind == "begin" && n < maxDepth:
		f := field{}
		if data := c.kid("w:ffData"); data.name != "" {
			f.form = data
		}
		r.fields = append(r.fields, f)
	case n == 0:
	case kind == "separate":
		f := &r.fields[n-1]
		f.result = true
		r.settle(t, f)
	case kind == "end":
		f := r.fields[n-1]
		if !f.result {
			r.settle(t, &f)
		}
		r.fields = r.fields[:n-1]
		r.unshown(t, &f, look, s)
	}
}

// unshown adds what a field shows that keeps no result in the text.
func (r *reader) unshown(t *paragraphText, f *field, look document.Run, s scope) {
	if f.shown || f.contents || r.inContents() {
		return
	}
	text, known := fieldText(f)
	if !known {
		name, _, _ := strings.Cut(strings.TrimSpace(f.code), " ")
		r.meet(unreadField, strings.ToUpper(name))
		return
	}
	if r.outer.paragraph == nil {
		s.from.run, s.from.child = nil, nil // no element holds this text
	}
	r.visible(t, text, look, s)
}

// settle reads a complete instruction.
func (r *reader) settle(t *paragraphText, f *field) {
	words := strings.Fields(f.code)
	if len(words) == 0 {
		return
	}
	switch strings.ToUpper(words[0]) {
	case "TOC":
		if !r.inContents() {
			t.contents = contentsDepth(f.code)
		}
		f.contents = true
	case "HYPERLINK":
		f.link = linkField(f.code)
	}
}

// linkField returns the address in a HYPERLINK instruction.
func linkField(code string) string {
	parts := strings.Split(code, `"`)
	if len(parts) < 2 {
		return ""
	}
	if strings.Contains(parts[0], `\l`) {
		return inside(parts[1])
	}
	return parts[1]
}

// inContents reports whether the text now read is a table of contents'.
func (r *reader) inContents() bool {
	for _, f := range r.fields {
		if f.contents && f.result {
			return true
		}
	}
	return false
}

// leaveContents closes the fields that are open, where one is a table of
// contents: a heading cannot stand in it, so its end mark is missing.
func (r *reader) leaveContents() {
	if r.inContents() {
		r.fields = nil
	}
}

// simpleField reads a field whose instruction is an attribute.
func (r *reader) simpleField(t *paragraphText, k *node, s scope) {
	f := field{code: k.attr("w:instr"), result: true}
	r.settle(t, &f)
	if f.contents {
		return
	}
	if f.link != "" {
		s.link = f.link
	}
	n := len(r.fields)
	r.fields = append(r.fields, f)
	r.inline(t, k.kids, s)
	if len(r.fields) > n {
		f, r.fields = r.fields[n], r.fields[:n]
	}
	r.unshown(t, &f, document.Run{}, s)
}
