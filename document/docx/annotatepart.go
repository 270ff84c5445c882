package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"maps"
	"path"
	"strconv"
	"strings"
)

const (
	spaceWord   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	spaceStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	relStrict   = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	spaceTypes  = "http://schemas.openxmlformats.org/package/2006/content-types"
	typesName   = "[Content_Types].xml"
)

// comments places every comment and adds them to the part of comments, which is
// made where there is none.
func (a *annotator) comments(list []Comment) error {
	name, root, err := a.commentsPart()
	if err != nil {
		return err
	}
	word, raw := wordName{space: a.word.space, prefix: "w"}, []byte(nil)
	if root != nil {
		if raw, err = a.bytes(name); err != nil {
			return err
		}
		word = wordNames(raw)
	}
	used := usedIDs(a.body, root)
	var m strings.Builder
	id := 0
	for _, c := range list {
		for used[id] {
			id++
		}
		used[id] = true
		begin, end, own := a.locate(c.At)
		a.mark(id, begin, end)
		word.comment(&m, id, c, own)
	}
	if root == nil {
		raw = []byte(xmlHead + `<w:comments xmlns:w="` + word.space + `">` + m.String() + `</w:comments>`)
	} else {
		raw = appendTo(raw, root.span, m.String())
	}
	a.changed[name] = raw
	return nil
}

// usedIDs returns the ids of comments that are in use in the text or among the
// comments.
func usedIDs(parts ...*node) map[int]bool {
	out := map[int]bool{}
	for _, p := range parts {
		if p == nil {
			continue
		}
		for _, name := range []string{"w:comment", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"} {
			p.each(name, func(n *node) {
				if id, err := strconv.Atoi(n.attr("w:id")); err == nil {
					out[id] = true
				}
			})
		}
	}
	return out
}

// comment writes one comment. Its paragraphs are set small and without the
// indents that the document's body text has.
func (w wordName) comment(m *strings.Builder, id int, c Comment, own bool) {
	p := w.prefix + ":"
	props := "<" + p + "rPr><" + p + `sz ` + p + `val="20"/><` + p + `szCs ` + p + `val="20"/></` + p + "rPr>"
	fmt.Fprintf(m, `<%scomment%s %sid="%d" %sauthor="%s"`, p, w.decl, p, id, p, escape(c.Author))
	if !c.Date.IsZero() {
		fmt.Fprintf(m, ` %sdate="%s"`, p, c.Date.Format("2006-01-02T15:04:05Z"))
	}
	if c.Initials != "" {
		fmt.Fprintf(m, ` %sinitials="%s"`, p, escape(c.Initials))
	}
	m.WriteString(">")
	text := c.Text
	if !own && c.Where != "" {
		text = c.Where + "\n" + text
	}
	for i, line := range strings.Split(text, "\n") {
		fmt.Fprintf(m, `<%sp><%spPr><%sspacing %sbefore="0" %safter="0" %sline="240" %slineRule="auto"/><%sind %sfirstLineChars="0" %sfirstLine="0"/></%spPr>`, p, p, p, p, p, p, p, p, p, p, p)
		if i == 0 {
			fmt.Fprintf(m, `<%sr>%s<%sannotationRef/></%sr>`, p, props, p, p)
		}
		fmt.Fprintf(m, `<%sr>%s<%st xml:space="preserve">%s</%st></%sr></%sp>`, p, props, p, escape(line), p, p, p)
	}
	m.WriteString("</" + p + "comment>")
}

// appendTo adds text at the end of a part's root element.
func appendTo(raw []byte, root extent, text string) []byte {
	if root.inner == root.to {
		return apply(raw, []edit{{root.to - 2, 2, ">" + text + "</" + tagName(raw[root.from:]) + ">"}})
	}
	return apply(raw, []edit{{root.innerEnd, 0, text}})
}

// commentsPart returns the name and root of the part of comments that the main
// part refers to; where there is none it is given one, and root is nil.
func (a *annotator) commentsPart() (name string, root *node, err error) {
	for _, id := range sortedKeys(a.rels) {
		t := a.rels[id]
		if t.kind != "comments" || t.external {
			continue
		}
		if root, err = a.file.part(t.to); err != nil {
			return "", nil, err
		}
		if root == nil || root.name == "w:comments" {
			return t.to, root, a.addType(t.to)
		}
	}
	dir, file := path.Split(a.part)
	name = dir + "comments.xml"
	for i := 1; a.taken(name); i++ {
		name = fmt.Sprintf("%scomments%d.xml", dir, i)
	}
	id := "rIdComments"
	for i := 1; a.rels[id].to != ""; i++ {
		id = fmt.Sprint("rIdComments", i)
	}
	kind := relBase + "comments"
	if a.word.space == spaceStrict {
		kind = relStrict + "comments"
	}
	element := `<Relationship Id="` + id + `" Type="` + kind + `" Target="` + escape(path.Base(name)) + `"/>`
	rels := dir + "_rels/" + file + ".rels"
	if a.file.files[rels] == nil {
		a.changed[rels] = []byte(relsPart([]rel{{id: id, kind: kind, target: path.Base(name)}}))
	} else if err := a.addTo(rels, relPackage, element, nil); err != nil {
		return "", nil, err
	}
	return name, nil, a.addType(name)
}

// taken reports whether the file has a member of a name, in any case.
func (a *annotator) taken(name string) bool {
	for k := range a.file.files {
		if strings.EqualFold(k, name) {
			return true
		}
	}
	return false
}

// addTo adds an element at the end of a part whose names are those of a
// namespace, unless has says that the part needs none.
func (a *annotator) addTo(name, space, element string, has func(root *node) bool) error {
	root, err := a.file.part(name)
	if err != nil || root == nil || has != nil && has(root) {
		return err
	}
	raw, err := a.bytes(name)
	if err != nil {
		return err
	}
	if strings.Contains(tagName(raw[root.span.from:]), ":") {
		element = strings.Replace(element, " ", ` xmlns="`+space+`" `, 1)
	}
	a.changed[name] = appendTo(raw, root.span, element)
	return nil
}

// addType names the type of the part of comments in the list of types, unless it
// is there.
func (a *annotator) addType(name string) error {
	element := `<Override PartName="/` + escape(name) + `" ContentType="` + typeWord + `comments+xml"/>`
	return a.addTo(typesName, spaceTypes, element, func(root *node) bool {
		for _, k := range root.kids {
			if strings.HasSuffix(k.name, "Override") && strings.EqualFold(k.attr("PartName"), "/"+name) {
				return true
			}
		}
		return false
	})
}

// packed returns the file with the members that have changed; all others are
// copied as they are packed, in their order. New ones follow.
func (a *annotator) packed() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	if err := z.SetComment(a.file.zip.Comment); err != nil {
		return nil, err
	}
	left := maps.Clone(a.changed)
	for _, f := range a.file.zip.File {
		name := strings.TrimPrefix(f.Name, "/")
		data, ok := left[name]
		if !ok || a.file.files[name] != f {
			if err := z.Copy(f); err != nil {
				return nil, fmt.Errorf("copying %s: %w", f.Name, err)
			}
			continue
		}
		delete(left, name)
		if err := member(z, f.FileHeader, data); err != nil {
			return nil, err
		}
	}
	for _, name := range sortedKeys(left) {
		h := a.file.files[a.part].FileHeader
		h.Name = name
		if err := member(z, h, left[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// member writes a member of a package with new data: its name, date and
// attributes are those of h, and it is packed if the old one was.
func member(z *zip.Writer, h zip.FileHeader, data []byte) error {
	small := data
	if h.Method != zip.Store {
		var b bytes.Buffer
		f, err := flate.NewWriter(&b, flate.DefaultCompression)
		if err != nil {
			return err
		}
		if _, err := f.Write(data); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
		h.Method, small = zip.Deflate, b.Bytes()
	}
	const utf8Names = 0x800
	h.Flags &= utf8Names
	h.Extra, h.CRC32, h.UncompressedSize64, h.CompressedSize64 = nil, crc32.ChecksumIEEE(data), uint64(len(data)), uint64(len(small))
	w, err := z.CreateRaw(&h)
	if err != nil {
		return fmt.Errorf("adding %s: %w", h.Name, err)
	}
	_, err = w.Write(small)
	return err
}
