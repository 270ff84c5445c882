package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/secrecy"
)

// mostPart bounds what is read of one part of an Office file. Its reader has bounded
// the whole before.
const mostPart = 64 << 20

// markedParts refuses an Office file that bears a secrecy mark where its reader does not
// look, or takes it out of the text: sheets that are hidden, names of sheets, heads and
// feet of pages, comments, text boxes, properties.
func markedParts(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil //nolint:nilerr // its reader tells what is wrong with it
	}
	for _, f := range z.File {
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".xml", ".vml":
		default:
			continue
		}
		if mark := partMark(f); mark != "" {
			return markFault(fault.Place{}, mark)
		}
	}
	return nil
}

// partMark returns the mark that one part bears.
func partMark(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, mostPart))
	if err != nil || !bytes.Contains(data, []byte("密")) && !bytes.Contains(data, []byte("&#")) { // as most are
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var w partWords
	for {
		t, err := d.Token()
		if err != nil {
			return w.end()
		}
		if mark := w.take(t); mark != "" {
			return mark
		}
	}
}

// partWords puts the words of a part together, paragraph by paragraph and cell by cell.
type partWords struct {
	text strings.Builder
}

// closes are the elements of Office files at whose ends a text ends: paragraphs, rich
// texts of cells, cells, comments, heads and feet of sheets, properties.
var closes = map[string]bool{"p": true, "si": true, "is": true, "c": true, "text": true, "comment": true, "oddHeader": true, "oddFooter": true, "evenHeader": true,
	"evenFooter": true, "firstHeader": true, "firstFooter": true, "title": true, "subject": true, "keywords": true, "description": true, "category": true,
	"creator": true, "lpwstr": true, "div": true, "definedName": true, "contentStatus": true}

// take takes one token, and returns the mark that a text which ends with it is.
func (w *partWords) take(t xml.Token) string {
	switch t := t.(type) {
	case xml.CharData:
		w.text.Write(t)
	case xml.StartElement:
		switch t.Name.Local {
		case "br", "cr":
			w.text.WriteByte('\n')
		case "tab":
			w.text.WriteByte('\t')
		}
		for _, a := range t.Attr { // names of sheets, words of WordArt, what stands for a picture
			if mark := secrecy.Mark(a.Value); mark != "" {
				return mark
			}
		}
	case xml.EndElement:
		if closes[t.Name.Local] {
			return w.end()
		}
	}
	return ""
}

func (w *partWords) end() string {
	text := w.text.String()
	w.text.Reset()
	if !strings.Contains(text, "密") {
		return ""
	}
	for part := range strings.SplitSeq(text, "&") { // a head of a sheet: &L机密★1年&C&"宋体,常规"&12表
		part = strings.TrimLeft(part, "LCR")
		if i := strings.LastIndexByte(part, '"'); i >= 0 {
			part = part[i+1:]
		}
		if mark := secrecy.Mark(part); mark != "" {
			return mark
		}
	}
	mark, _ := secrecy.MarkIn(text)
	return mark
}

// markedNotes refuses a document of which the reader left a mark out of the text and
// says so: of a watermark, a seal, an annotation, a head or foot of the page.
func markedNotes(d *document.Document) error {
	for _, n := range d.Reading {
		for i, part := range strings.Split(n.Text, "“") {
			words, _, closed := strings.Cut(part, "”")
			if i == 0 || !closed {
				continue
			}
			if mark, _ := secrecy.MarkIn(words); mark != "" {
				return markFault(n.At, mark)
			}
		}
	}
	for _, words := range []string{d.Title, d.Head, d.Footer} {
		if mark, _ := secrecy.MarkIn(words); mark != "" {
			return markFault(fault.Place{}, mark)
		}
	}
	return nil
}
