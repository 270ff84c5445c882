package pdfread

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// The kinds of annotations, and of form fields, as PDFium counts them.
const (
	linkAnnot, popupAnnot, widgetAnnot = 2, 16, 20

	pushButton, checkBox, radioButton, comboBox, listBox, textField, signatureField = 1, 2, 3, 4, 5, 6, 7
)

// Flags of annotations and of text fields.
const (
	invisible, hidden, noView = 1, 2, 32
	password                  = 1 << 13
)

// maxAnnots is how many annotations of a page are looked at.
const maxAnnots = 5000

// annotWords name what stands on a page beside its own text.
var annotWords = map[int]string{1: "批注", 3: "文本框批注", 4: "线条", 5: "方框", 6: "圆圈", 7: "多边形", 8: "折线", 9: "突出显示", 10: "下划线", 11: "波浪线",
	12: "删除线", 13: "图章", 14: "插入符批注", 15: "手写批注", 17: "附件", 18: "录音", 19: "影片", 24: "水印批注", 28: "涂黑标记"}

// A mark is an annotation: what kind it is of, and what it says.
type mark struct {
	kind int
	text string
}

// annotations reads what stands on a page beside its own text: the values of form
// fields as glyphs, the others by name.
func (r *reader) annotations(page uint64, s *sheet, u upright) {
	n := min(r.integer("FPDFPage_GetAnnotCount", page), maxAnnots)
	if n <= 0 {
		return
	}
	form := r.form()
	var fields []field
	if form != 0 {
		r.work("FORM_OnAfterLoadPage", page, form) // without it no button tells whether it is ticked
		defer r.work("FORM_OnBeforeClosePage", page, form)
	}
	for i := 0; i < n && r.goesOn(i); i++ {
		a := r.handle("FPDFPage_GetAnnot", page, uint64(i))
		if a == 0 {
			continue
		}
		switch kind := r.integer("FPDFAnnot_GetSubtype", a); kind {
		case linkAnnot, popupAnnot:
		case widgetAnnot:
			if f, ok := r.field(form, a, s, u); ok {
				fields = append(fields, f)
			}
		default:
			s.marks = append(s.marks, mark{kind, r.annotText(a, "Contents")})
		}
		r.call("FPDFPage_CloseAnnot", a)
	}
	s.fillIn(fields)
}

// form returns PDFium's view of the form, made at the first field; 0 where the
// file has none.
func (r *reader) form() uint64 {
	if r.asked {
		return r.formed
	}
	r.asked = true
	if r.integer("FPDF_GetFormType", r.doc) > 0 {
		r.formed = r.work("PDFiumExt_InitFormFillEnvironment", r.doc, r.work("PDFiumExt_OpenFormFillInfo"))
	}
	return r.formed
}

// A field is a form field with what is filled in.
type field struct {
	box
	text string
}

// field reads a form field. Those that hold nothing to read, or that nobody sees,
// are counted on the sheet.
func (r *reader) field(form, a uint64, s *sheet, u upright) (field, bool) {
	kind := r.integer("FPDFAnnot_GetFormFieldType", form, a)
	if form == 0 || kind <= 0 {
		s.unread++
		return field{}, false
	}
	var f field
	switch kind {
	case pushButton:
		return f, false
	case signatureField:
		s.signed++
		return f, false
	case checkBox, radioButton:
		if f.text = "□"; r.integer("FPDFAnnot_IsChecked", form, a) == 1 {
			f.text = "☑"
		}
	case listBox, comboBox:
		f.text = r.chosen(form, a)
	default:
		if f.text = r.words("FPDFAnnot_GetFormFieldValue", form, a); r.integer("FPDFAnnot_GetFormFieldFlags", form, a)&password != 0 {
			if f.text != "" {
				s.unread++
			}
			return f, false
		}
	}
	if strings.TrimSpace(f.text) == "" {
		return f, false
	}
	r.call("FPDFAnnot_GetRect", a, r.out(0))
	left, top, right, bottom := r.float(0), r.float(1), r.float(2), r.float(3)
	f.box = u.box(left, bottom, right, top)
	if r.integer("FPDFAnnot_GetFlags", a)&(invisible|hidden|noView) != 0 || f.width() <= 0 || f.height() <= 0 ||
		f.right < 0 || f.bottom < 0 || f.left > s.width || f.top > s.height {
		s.unseen[unseenField] = append(s.unseen[unseenField], []rune(f.text)...)
		return f, false
	}
	if f.text != "□" {
		s.fields++
	}
	return f, true
}

// chosen returns the options of a list that are chosen, as the list shows them.
func (r *reader) chosen(form, a uint64) string {
	const most = 200
	var out []string
	for i := range min(r.integer("FPDFAnnot_GetOptionCount", form, a), most) {
		if r.integer("FPDFAnnot_IsOptionSelected", form, a, uint64(i)) == 1 {
			out = append(out, r.words("FPDFAnnot_GetOptionLabel", form, a, uint64(i)))
		}
	}
	if len(out) == 0 {
		return r.words("FPDFAnnot_GetFormFieldValue", form, a)
	}
	return strings.Join(out, "、")
}

// annotText returns a text that an annotation holds.
func (r *reader) annotText(a uint64, key string) string {
	k := r.load([]byte(key))
	defer r.call("free", k)
	return r.words("FPDFAnnot_GetStringValue", a, k)
}

// mostWords is how many bytes of a field are read.
const mostWords = 1 << 20

// words calls a function that writes UTF-16 into a buffer.
func (r *reader) words(name string, args ...uint64) string {
	n := r.integer(name, append(args, 0, 0)...)
	if n < 4 || n > mostWords || r.err != nil {
		return ""
	}
	at := r.handle("malloc", uint64(n))
	if at == 0 {
		r.fail(errMemory)
		return ""
	}
	defer r.call("free", at)
	r.work(name, append(args, at, uint64(n))...)
	b, ok := r.module.Memory().Read(uint32(at), uint32(n-2))
	if !ok {
		return ""
	}
	if r.left -= n / 2; r.left < 0 {
		r.fail(errTooLong)
	}
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return string(utf16.Decode(u))
}
