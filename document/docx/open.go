package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// Limits of a file that somebody sends.
const (
	maxMembers  = 4096     // members of the zip
	maxUnpacked = 64 << 20 // bytes of all parts read
	maxRatio    = 300      // of unpacked to packed size, for parts over a mebibyte
	maxDepth    = 200      // of nested elements
	maxElements = 1 << 20  // of all parts read
)

// A node is an element of a part. Its name and those of attributes carry a
// short prefix for each namespace known here, whatever the file calls it.
type node struct {
	name  string
	attrs []xml.Attr // Name.Local holds the prefixed name
	kids  []*node
	text  string // of elements that hold text
	raw   []byte // that text, while it is being read
	span  extent
}

// An extent is where an element stands in the bytes of its part: its start tag,
// what it holds, its end tag. Elements of one tag hold nothing and end where
// their tag does.
type extent struct{ from, inner, innerEnd, to int32 }

// attr returns an attribute, or nothing.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// kid returns the first child of a name, or an empty node: chains of kid need
// no tests.
func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nothing
}

// nothing is the node where there is none; it is never changed.
var nothing = &node{}

func (n *node) has(name string) bool { return n.kid(name).name != "" }

// val returns w:val of a child.
func (n *node) val(name string) string { return n.kid(name).attr("w:val") }

// on reports whether a switch among the children is there and not off.
func (n *node) on(name string) bool {
	k := n.kid(name)
	v := k.attr("w:val")
	return k.name != "" && v != "0" && v != "false" && v != "off" && v != "none"
}

// each calls f for every descendant of a name, outer ones first; it does not
// look inside those.
func (n *node) each(name string, f func(*node)) {
	for _, k := range n.kids {
		if k.name == name {
			f(k)
		} else {
			k.each(name, f)
		}
	}
}

// prefixes are the namespaces known here, in their transitional and strict
// spelling.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":              "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                          "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":       "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                   "r",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                     "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                                 "a",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                    "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                                "c",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":               "mc",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":                "m",
	"http://purl.org/dc/elements/1.1/":                                          "dc",
	"http://schemas.openxmlformats.org/package/2006/relationships":              "rel",
	"http://www.w3.org/XML/1998/namespace":                                      "xml",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":         "wps",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":    "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":                "wp",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   "cp",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "ep",
	"http://purl.oclc.org/ooxml/officeDocument/extendedProperties":              "ep",
	"urn:schemas-microsoft-com:office:office":                                   "o",
	"urn:schemas-microsoft-com:vml":                                             "v",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                  "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                              "dgm",
}

// holdsText lists the elements whose characters count.
var holdsText = map[string]bool{"w:t": true, "w:instrText": true, "c:v": true, "c:formatCode": true, "a:t": true, "m:t": true,
	"dc:title": true, "dc:creator": true, "cp:lastModifiedBy": true, "ep:Company": true, "ep:Manager": true, "ep:Application": true, "w:delText": true}

// An opened is a package that was opened.
type opened struct {
	zip      *zip.Reader
	files    map[string]*zip.File // by name; of several with one, the first
	twice    map[string]bool      // names that several have
	left     int64                // bytes that may still be unpacked
	elements int                  // that may still be read
	names    map[xml.Name]string  // short names of those met
	bounds   document.Bounds
}

var errTooLarge = errors.New("part too large")

// open checks what kind of file data is, and its directory.
func open(data []byte) (*opened, error) { return openWithin(data, document.Bounds{}) }

func openWithin(data []byte, bounds document.Bounds) (*opened, error) {
	bad := func(code, text string) error { return fault.Bad(fault.Place{}, code, "%s", text) }
	switch {
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}):
		if bytes.Contains(data, wide("EncryptedPackage")) {
			return nil, bad("docx-encrypted", "这个 Word 文件设了打开密码，读不了；请去掉密码，另存为 .docx 文件后再试")
		}
		return nil, bad("docx-old", "这是旧格式的 Word 文件（.doc 或 .wps），读不了；请用 Word 或 WPS 打开，另存为 .docx 文件后再试")
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return nil, bad("docx-rtf", "这是 RTF 文件，不是 Word 文件；请用 Word 或 WPS 打开，另存为 .docx 文件后再试")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Bad(fault.Place{}, "docx-not-zip", "这不是 Word 文件（.docx），或者文件已损坏；请重新保存或重新下载后再试").Because(err)
	}
	if most := document.Lower(maxMembers, bounds.Members); len(z.File) > most {
		return nil, fault.Bad(fault.Place{}, "docx-too-large", "Word 文件内含%d个部件，超过%d个的上限；请另存为新文件，或拆开后再试", len(z.File), most)
	}
	o := &opened{zip: z, files: map[string]*zip.File{}, twice: map[string]bool{}, bounds: bounds,
		left: document.Lower(int64(maxUnpacked), bounds.Unpacked), elements: document.Lower(maxElements, bounds.Elements), names: map[xml.Name]string{}}
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "/")
		if _, twice := o.files[name]; twice {
			o.twice[name] = true
			continue
		}
		o.files[name] = f
	}
	return o, nil
}

// wide spells ASCII as UTF-16, as the directories of old files do.
func wide(s string) []byte {
	var out []byte
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// part reads and parses a part; it is nil, without an error, where the package
// has none of that name.
func (o *opened) part(name string) (*node, error) {
	f := o.files[name]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, fault.Bad(fault.Place{}, "docx-encrypted", "这个 Word 文件设了打开密码，读不了；请去掉密码，另存为 .docx 文件后再试")
	}
	n, err := o.parse(f)
	if o.twice[name] { // programs differ in which one they show
		err = errors.New("two members of one name")
	}
	switch {
	case err == nil:
		return n, nil
	case errors.Is(err, errTooLarge):
		return nil, fault.Bad(fault.Place{}, "docx-too-large", "Word 文件的部件 %s 解压后过大或层次过深，为安全起见没有读取；请拆开或另存为新文件后再试", name).Because(err)
	}
	return nil, fault.Bad(fault.Place{}, "docx-damaged", "Word 文件的部件 %s 已损坏，读不了；请用 Word 或 WPS 打开并重新保存后再试", name).Because(err)
}

func (o *opened) parse(f *zip.File) (*node, error) {
	if f.UncompressedSize64 > document.Lower(uint64(1<<20), o.bounds.Packed) && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
		return nil, fmt.Errorf("%w: packed %d bytes to %d", errTooLarge, f.UncompressedSize64, f.CompressedSize64)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: o.left + 1}
	n, err := o.tree(xml.NewDecoder(limited))
	o.left = limited.N - 1
	if o.left < 0 {
		return nil, fmt.Errorf("%w: more than %d bytes", errTooLarge, maxUnpacked)
	}
	return n, err
}

// tree builds the nodes of one part. Document types are refused: no part of a
// Word file has one, and they can hide entities.
func (o *opened) tree(d *xml.Decoder) (*node, error) {
	root := &node{}
	stack := []*node{root}
	for {
		before := int32(d.InputOffset())
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			if len(root.kids) != 1 {
				return nil, errors.New("no root element")
			}
			return root.kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if o.elements--; o.elements < 0 || len(stack) > document.Lower(maxDepth, o.bounds.Depth) {
				return nil, fmt.Errorf("%w: too many or too deep elements", errTooLarge)
			}
			n := &node{name: o.short(t.Name), attrs: t.Attr, span: extent{from: before, inner: int32(d.InputOffset())}}
			for i, a := range n.attrs {
				n.attrs[i].Name.Local = o.short(a.Name)
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			top.text, top.raw = string(top.raw), nil
			top.span.innerEnd, top.span.to = before, int32(d.InputOffset())
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if holdsText[top.name] {
				top.raw = append(top.raw, t...)
			}
		case xml.Directive:
			return nil, errors.New("document type declarations are not allowed")
		}
	}
}

// short returns a name with the prefix that is used here.
func (o *opened) short(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	if s, met := o.names[n]; met {
		return s
	}
	s := "?:" + n.Local
	if p := prefixes[n.Space]; p != "" {
		s = p + ":" + n.Local
	}
	o.names[n] = s
	return s
}

// A target is what a relationship points to.
type target struct {
	kind, to string
	external bool
}

// rels returns the relationships of a part by id; targets inside the package
// are full names.
func (o *opened) rels(name string) (map[string]target, error) {
	dir, file := path.Split(name)
	n, err := o.part(dir + "_rels/" + file + ".rels")
	if err != nil {
		return nil, err
	}
	out := map[string]target{}
	if n == nil {
		return out, nil
	}
	for _, k := range n.kids {
		t := target{kind: path.Base(k.attr("Type")), to: k.attr("Target"), external: k.attr("TargetMode") == "External"}
		if !t.external {
			if strings.HasPrefix(t.to, "/") {
				t.to = strings.TrimPrefix(path.Clean(t.to), "/")
			} else {
				t.to = path.Join(dir, t.to)
			}
		}
		out[k.attr("Id")] = t
	}
	return out, nil
}
