package intake

import (
	"path/filepath"
	"strings"

	"jiheng/fault"
)

// MostBytes is the size of the largest file that is read.
const MostBytes = 64 << 20

// A Format is a kind of file that is read.
type Format string

const ( // formats, by the extension that they are mostly met with
	PlainText Format = "txt"
	Word      Format = "docx"
	Workbook  Format = "xlsx"
	Portable  Format = "pdf"
	WebPage   Format = "html"
)

// FormatOf tells the format of a file by its bytes and its name. One that is not
// read, and one that holds something else than its name says, is Invalid, and the
// message says what it is and what to do; only a PDF is read under any name.
func FormatOf(file string, data []byte) (Format, error) {
	ext := strings.ToLower(filepath.Ext(file))
	named, held := kindNamed(ext), contentOf(data)
	switch {
	case held == portable:
		return Portable, nil
	case named.read != "" && (held == nil || named.mayHold(held, ext)): // damage is its reader's to tell
		return named.read, nil
	case named.read == "" && named != unknown && vague(held):
		return "", refused(file, ext, named)
	case named == unknown && (held == nil || held == plainText || held == dataFile):
		return "", refused(file, ext, unknown)
	case named == unknown, held == locked, held.goesBy(ext):
		return "", refused(file, ext, held)
	}
	return "", fault.Bad(fault.Place{File: file}, "read-disguised", "这不是%s，内容其实是%s；%s", spaced(named.what), spaced(held.what), held.next)
}

// vague reports that a file's bytes say less than a name does.
func vague(held *kind) bool {
	return held == nil || held == plainText || held == dataFile || held == oldOther || held == packedOther
}

// mayHold reports whether a file of a kind that is read may hold what its bytes
// say; what its reader tells better is left to it.
func (k *kind) mayHold(held *kind, ext string) bool {
	switch k {
	case plainText:
		return held == plainText || held == dataFile || held == webPage && ext == ".md"
	case webPage:
		return held == webPage || held == plainText || held == dataFile
	case word, workbook:
		return held == k || held == locked || held == oldOther || held == packedOther
	}
	return held == k
}

// refused is the fault of a file that is not read.
func refused(file, ext string, k *kind) *fault.Error {
	at := fault.Place{File: file}
	switch {
	case k == unknown:
		return fault.Bad(at, "read-format", "不认识“%s”的格式；%s", filepath.Base(file), k.next)
	case k.goesBy(ext):
		return fault.Bad(at, "read-format", "不能直接读%s文件，这是%s；%s", ext, spaced(k.what), k.next)
	}
	if k.read != "" {
		return fault.Bad(at, "read-format", "“%s”的内容是%s，扩展名没有写对；%s", filepath.Base(file), spaced(k.what), k.next)
	}
	return fault.Bad(at, "read-format", "“%s”是%s，不能直接读；%s", filepath.Base(file), spaced(k.what), k.next)
}

// spaced puts a blank before words that begin with a Latin letter.
func spaced(s string) string {
	if s[0] < 0x80 {
		return " " + s
	}
	return s
}
