package intake

import (
	"bytes"
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

// advice says, for files that we do not read, what to save them as.
var advice = map[string]string{
	".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx", ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx", ".ofd": "pdf（或原来的 docx）",
	".ppt": "pdf", ".pptx": "pdf",
}

// extensions lists the files that a folder is searched for.
var extensions = map[string]Format{".txt": PlainText, ".md": PlainText, ".docx": Word, ".docm": Word, ".xlsx": Workbook, ".xlsm": Workbook,
	".pdf": Portable, ".html": WebPage, ".htm": WebPage}

// FormatOf tells the format of a file by its name and its first bytes. One that
// is not read is Invalid, and the message says what to save it as.
func FormatOf(file string, data []byte) (Format, error) {
	ext := strings.ToLower(filepath.Ext(file))
	if to, ok := advice[ext]; ok {
		return "", fault.Bad(fault.Place{File: file}, "read-format", "不能直接读%s文件；请用 WPS 或 Office 打开“%s”，另存为 %s 再检查", ext, filepath.Base(file), to)
	}
	f, ok := extensions[ext]
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return Portable, nil
	}
	if !ok {
		return "", fault.Bad(fault.Place{File: file}, "read-format", "不认识“%s”的格式；能读 docx、xlsx、pdf、html、txt、md", filepath.Base(file))
	}
	return f, disguised(file, f, data)
}

// Searched reports whether a file is looked at where a folder is given: one that
// is read, or refused with advice what to save it as.
func Searched(file string) bool {
	ext := strings.ToLower(filepath.Ext(file))
	_, readable := extensions[ext]
	return readable || advice[ext] != ""
}
