package intake

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"slices"
	"strings"
)

// mostNames bounds the members whose names are looked at: the parts by which
// office programs are known come early, and a directory may have millions.
const mostNames = 2000

// packedKind tells what an archive is by the names of its members. Where it is
// empty or has no directory, its name has to say more.
func packedKind(all []byte) *kind {
	names := memberNames(all)
	if len(names) == 0 {
		return packedOther
	}
	office := false
	for _, n := range names {
		switch {
		case n == "mimetype":
			return openKind(all)
		case n == "OFD.xml":
			return fixed
		case n == "xl/workbook.bin":
			return binaryBook
		case n == "[Content_Types].xml" || n == "_rels/.rels":
			office = true
		}
	}
	if !office {
		return archive
	}
	return officeKind(names)
}

// officeKind tells what an Office file is: by its main part, else by the folder
// of its parts, which may bear any name. What could be two kinds is left to the
// reader that the name asks for.
func officeKind(names []string) *kind {
	parts := []struct {
		folder, main string
		kind         *kind
	}{{"word/", "word/document.xml", word}, {"xl/", "xl/workbook.xml", workbook}, {"ppt/", "ppt/presentation.xml", slides}, {"visio/", "visio/document.xml", drawing}}
	var main, inside []*kind
	for _, p := range parts {
		if slices.Contains(names, p.main) {
			main = append(main, p.kind)
		}
		if slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, p.folder) }) {
			inside = append(inside, p.kind)
		}
	}
	switch {
	case len(main) == 1:
		return main[0]
	case len(main) == 0 && len(inside) == 1:
		return inside[0]
	}
	return packedOther
}

// openKind tells the kinds of OpenDocument by the member that names them, which
// should come first and unpacked; some programs put it elsewhere, or pack it.
func openKind(all []byte) *kind {
	head := mimeMember(all)
	switch {
	case bytes.Contains(head, []byte("opendocument.spreadsheet")):
		return openBook
	case bytes.Contains(head, []byte("opendocument.text")):
		return openText
	case bytes.Contains(head, []byte("opendocument")):
		return openOther
	}
	return packedOther
}

// mimeMember returns the beginning of an archive's member mimetype, nil where it
// cannot be read.
func mimeMember(all []byte) []byte {
	const headSize, most = 30, 128
	name := []byte("mimetype")
	for at := 0; ; at += len(name) {
		i := bytes.Index(all[at:], name)
		if i < 0 {
			return nil
		}
		at += i
		if at < headSize || !bytes.HasPrefix(all[at-headSize:], []byte("PK\x03\x04")) {
			continue
		}
		h := all[at-headSize : at]
		from := at + int(binary.LittleEndian.Uint16(h[26:])) + int(binary.LittleEndian.Uint16(h[28:]))
		if from > len(all) {
			return nil
		}
		body := all[from:min(len(all), from+4*most)]
		if binary.LittleEndian.Uint16(h[8:]) == 0 {
			return body[:min(len(body), most)]
		}
		out := make([]byte, most)
		n, _ := io.ReadFull(flate.NewReader(bytes.NewReader(body)), out)
		return out[:n]
	}
}

// memberNames returns the first names of an archive's directory. The package of
// the library would read all of it, whatever its size.
func memberNames(all []byte) []string {
	const endSize, entrySize = 22, 46
	end := bytes.LastIndex(all[max(0, len(all)-1<<16-endSize):], []byte("PK\x05\x06"))
	if end < 0 {
		return nil
	}
	end += max(0, len(all)-1<<16-endSize)
	if end+endSize > len(all) {
		return nil
	}
	at := uint64(binary.LittleEndian.Uint32(all[end+16:]))
	size := uint64(binary.LittleEndian.Uint32(all[end+12:]))
	if at+size > uint64(end) && size <= uint64(end) || at > uint64(end) { // large archives say it elsewhere; some have bytes before them
		at = uint64(end) - min(size, uint64(end))
	}
	var out []string
	for len(out) < mostNames && at+entrySize <= uint64(len(all)) && bytes.HasPrefix(all[at:], []byte("PK\x01\x02")) {
		e := all[at:]
		n, extra, remark := int(binary.LittleEndian.Uint16(e[28:])), int(binary.LittleEndian.Uint16(e[30:])), int(binary.LittleEndian.Uint16(e[32:]))
		if entrySize+n > len(e) {
			break
		}
		out = append(out, string(e[entrySize:entrySize+n]))
		at += uint64(entrySize + n + extra + remark)
	}
	return out
}
