package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"time"

	"jiheng/fault"
)

// packed is the time that every member of a workbook bears: the first one that
// an archive can name.
var packed = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// repack writes the library's parts in a fixed order, with a fixed time, and
// with properties that name neither a program's version nor a day.
func repack(data []byte, b *Book) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, internal(err)
	}
	slices.SortFunc(z.File, func(a, b *zip.File) int { return strings.Compare(orderOf(a.Name), orderOf(b.Name)) })
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		body, err := partOf(f, b)
		if err != nil {
			return nil, internal(err)
		}
		member, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: packed})
		if err != nil {
			return nil, internal(err)
		}
		if _, err := member.Write(body); err != nil {
			return nil, internal(err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, internal(err)
	}
	return out.Bytes(), nil
}

// orderOf puts the list of types and the relations of the package first, where
// programs that guess a file's type look.
func orderOf(name string) string {
	switch name {
	case "[Content_Types].xml":
		return "0"
	case "_rels/.rels":
		return "1"
	}
	return "2" + name
}

func partOf(f *zip.File, b *Book) ([]byte, error) {
	switch f.Name {
	case "docProps/core.xml":
		return coreProperties(b)
	case "docProps/app.xml":
		return []byte(xml.Header + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Jiheng</Application></Properties>`), nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // reading only: nothing is lost
	body, err := io.ReadAll(r)
	switch {
	case err != nil:
		return nil, err
	case strings.HasPrefix(f.Name, "xl/worksheets/"):
		// The library takes every formula's value for text; ours are numbers.
		body = bytes.ReplaceAll(body, []byte(` t="str"><f>`), []byte(`><f>`))
	case f.Name == "[Content_Types].xml":
		return sortTypes(body)
	case f.Name == "xl/styles.xml":
		// A font of the theme would take the place of the one that is named.
		body = bytes.ReplaceAll(body, []byte(`<scheme val="minor"></scheme>`), nil)
	}
	return body, nil
}

func coreProperties(b *Book) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`)
	for _, p := range [][2]string{{"dc:title", b.Title}, {"dc:creator", b.Author}} {
		out.WriteString("<" + p[0] + ">")
		if err := xml.EscapeText(&out, []byte(storable(p[1]))); err != nil {
			return nil, fault.New(fault.Internal, fault.Place{}, "xlsx-write", "写工作簿属性时出错，请把文件和操作告诉管理员").Because(err)
		}
		out.WriteString("</" + p[0] + ">")
	}
	out.WriteString("</cp:coreProperties>")
	return out.Bytes(), nil
}
