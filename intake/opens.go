package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	_ "image/jpeg" // pictures that are opened
	_ "image/png"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// broken are the codes by which readers say that a file cannot be opened by anybody,
// or not without what only its owner has. A file that merely holds no text, or too
// much of it, is whole.
var broken = []string{
	"pdf-damaged", "pdf-encrypted",
	"docx-damaged", "docx-not-zip", "docx-old", "docx-rtf", "docx-encrypted", "docx-no-text",
	"xlsx-damaged", "xlsx-not", "xlsx-locked", "xlsx-xls",
	"read-disguised", "read-format",
	"xml-damaged", "ofd-damaged", "picture-damaged",
	codeMarked,
}

// Opens reads a file that is to be kept (pdf, docx, xlsx, ofd, xml, png, jpg) to its
// end, as its name says, and refuses one that is damaged, locked or something else: an
// Invalid error. A scan is whole, and so is what no reader gets through within its
// bounds: nothing is known against it.
func (r *Reader) Opens(name string, data []byte) error {
	ext := strings.ToLower(filepath.Ext(name))
	var f Format
	switch ext {
	case ".pdf", ".docx", ".xlsx":
		f = Format(ext[1:])
		held, err := FormatOf(name, data)
		if err == nil && held != f {
			err = fault.Bad(fault.Place{File: name}, "read-disguised", "这不是%s文件，内容其实是%s文件", ext[1:], string(held))
		}
		if err != nil {
			return unsound(err)
		}
	}
	_, err := r.inChild(request{File: name, Format: f, Data: data, Bounds: r.Bounds, Opens: true})
	return unsound(err)
}

// unsound is the first error that says that a file is broken, nil where none does.
func unsound(err error) error {
	for _, e := range fault.All(err) {
		if slices.Contains(broken, e.Code) {
			return e
		}
	}
	return nil
}

// mostPixels bounds the pictures that are looked through; the head of a larger one
// has to do.
const mostPixels = 64 << 20

// opens reads a file that is no document to its end.
func opens(name string, data []byte) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".png", ".jpg", ".jpeg":
		return opensPicture(data)
	case ".xml":
		if err := opensXML(name, data); err != nil {
			return err
		}
		return markedXML(name, data)
	case ".ofd":
		return opensOFD(data)
	}
	return nil
}

func opensPicture(data []byte) error {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err == nil && c.Width > 0 && c.Height > 0 && c.Width <= mostPixels/c.Height {
		_, _, err = image.Decode(bytes.NewReader(data))
	}
	if err == nil || strings.Contains(err.Error(), "unsupported") { // a kind of picture that the library does not read is no damage
		return nil
	}
	return fault.Bad(fault.Place{}, "picture-damaged", "图片已损坏，打不开；请重新拍照、扫描或传送").Because(err)
}

func opensXML(name string, data []byte) error {
	text, err := plain.Decode(name, data)
	if err != nil {
		return fault.Bad(fault.Place{}, "xml-damaged", "XML 文件读不出文字；请重新取得原件")
	}
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it was decoded
	elements := 0
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) && elements > 0 {
			return nil
		}
		if err != nil {
			return fault.Bad(fault.Place{}, "xml-damaged", "XML 文件不完整或已损坏；请重新取得原件").Because(err)
		}
		if _, is := t.(xml.StartElement); is {
			elements++
		}
	}
}

func opensOFD(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err == nil && !slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.TrimPrefix(f.Name, "/") == "OFD.xml" }) {
		err = errors.New("there is no OFD.xml")
	}
	if err != nil {
		return fault.Bad(fault.Place{}, "ofd-damaged", "不是 OFD 文件，或者文件不完整；请重新取得原件").Because(err)
	}
	return nil
}
