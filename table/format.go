package table

import (
	"bytes"
	"path"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/plain"
)

func open(file string, data []byte, draft bool) (source, error) {
	if strings.EqualFold(path.Ext(file), ".xlsx") {
		book, err := xlsx.Open(data)
		return workbook{book}, err
	}
	if what := alien(file, data); what != "" {
		return nil, fault.Bad(fault.Place{File: file}, CodeForeign, "“%s”%s", path.Base(file), what)
	}
	if draft {
		if text, _ := plain.DecodeFlawed(file, data); text != "" {
			return csvFile{file, text}, nil
		}
	}
	text, err := plain.Decode(file, data)
	return csvFile{file, text}, err
}

// CodeForeign is the code of a file that is no table in a format that is read.
const CodeForeign = "table-format"

// CodeCharacter is the code of a character that may not stand in a text.
const CodeCharacter = "text-character"

const saveAs = "；请用Excel或WPS打开，另存为xlsx，再用新的文件"

// Foreign says what a file is that is neither CSV nor xlsx by its ending, as the
// end of a sentence with the next step; it is empty where it may be either.
func Foreign(file string) string { return alien(file, nil) }

// alien looks at the first bytes, and at the ending where they say nothing.
func alien(file string, data []byte) string {
	start := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], "\xef\xbb\xbf \t\r\n"))
	ext := strings.ToLower(path.Ext(file))
	markup := func(words ...string) bool {
		for _, w := range words {
			if bytes.HasPrefix(start, []byte(w)) {
				return true
			}
		}
		return false
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return "是旧格式的表格（xls、et），不能读" + saveAs
	case bytes.HasPrefix(data, []byte("PK\x03\x04")) && ext != ".ods" && ext != ".numbers":
		return "其实是压缩格式的文件，多半是xlsx；是的话请把扩展名改成“.xlsx”，不是的另存为xlsx"
	case markup("<html", "<!doctype html", "<table", "<meta", "<style", "<head"):
		return "其实是网页，有的系统导出的“Excel”就是这样，不能读" + saveAs
	case markup("<?xml"):
		return "是XML格式的表格，不能读" + saveAs
	case markup("%pdf"):
		return "是PDF，不能当作表读；请向出表的人要xlsx或CSV"
	case ext == ".xls" || ext == ".et" || ext == ".xlt" || ext == ".dbf" || ext == ".ods" || ext == ".xlsb" || ext == ".numbers":
		if len(data) > 0 && ext == ".xls" && !bytes.ContainsRune(data[:min(len(data), 512)], 0) {
			return "" // a CSV file that was only named so
		}
		return "是“" + strings.TrimPrefix(ext, ".") + "”格式的表格，不能读" + saveAs
	}
	return ""
}
