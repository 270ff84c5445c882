package intake

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
)

// A kind is what a file holds, as its bytes tell, or its name where they do not.
type kind struct {
	what  string // in Chinese
	next  string // what to do about it
	paper bool   // a report may well be in it: leaving it out is an error
	read  Format // that reads it; empty for none
	names string // extensions that it goes by, each between blanks
}

const (
	saveDocx = "请用 WPS 或 Office 打开，另存为 docx 再检查"
	saveXlsx = "请用 WPS 或 Office 打开，另存为 xlsx 再检查"
	savePDF  = "请用 WPS 或 Office 打开，另存为 pdf 再检查"
	unpack   = "里面的文件没有读，请解压后再检查"
	byEye    = "请人工看"
)

// The kinds that bytes tell.
var (
	word     = &kind{what: "Word 文件（docx）", next: "请把扩展名改成 .docx 再检查", paper: true, read: Word, names: " .docx .docm "}
	workbook = &kind{what: "Excel 工作簿（xlsx）", next: "请把扩展名改成 .xlsx 再检查", paper: true, read: Workbook, names: " .xlsx .xlsm "}
	portable = &kind{what: "PDF 文件", next: "请把扩展名改成 .pdf 再检查", paper: true, read: Portable, names: " .pdf "}
	webPage  = &kind{what: "网页（html）", next: "请用 WPS 或 Office 打开，表格另存为 xlsx、文章另存为 docx 再检查；或者把扩展名改成 .html", paper: true, read: WebPage,
		names: " .html .htm "}
	plainText = &kind{what: "纯文本", next: "请把扩展名改成 .txt 再检查；是表格的，请用 WPS 或 Office 打开，另存为 xlsx", read: PlainText, names: " .txt .md "}

	oldWord     = &kind{what: "旧格式的 Word 或 WPS 文字文件（doc、wps）", next: saveDocx, paper: true, names: " .doc .dot .wps .wpt "}
	oldBook     = &kind{what: "旧格式的 Excel 或 WPS 表格文件（xls、et）", next: saveXlsx, paper: true, names: " .xls .xlt .et .ett "}
	oldSlides   = &kind{what: "旧格式的演示文稿（ppt、dps）", next: savePDF, paper: true, names: " .ppt .pps .dps "}
	oldOther    = &kind{what: "旧格式的 Office 或 WPS 文件", next: "请用 WPS 或 Office 打开，另存为 docx 或 xlsx 再检查", paper: true}
	packedOther = &kind{what: "压缩包或 Office 文件，可能不完整", next: "请用 WPS 或 Office 打开，另存为 docx 或 xlsx 再检查；打不开的，请重新取得", paper: true}
	locked      = &kind{what: "加了打开密码的 Office 文件", next: "请去掉密码，另存为 docx 或 xlsx 再检查", paper: true}
	binaryBook  = &kind{what: "二进制的 Excel 工作簿（xlsb）", next: saveXlsx, paper: true, names: " .xlsb "}
	slides      = &kind{what: "演示文稿（pptx）", next: savePDF, paper: true, names: " .pptx .pptm .ppsx "}
	openText    = &kind{what: "OpenDocument 文字文件（odt）", next: saveDocx, paper: true, names: " .odt .ott .fodt "}
	openBook    = &kind{what: "OpenDocument 表格文件（ods）", next: saveXlsx, paper: true, names: " .ods .ots .fods "}
	openOther   = &kind{what: "OpenDocument 文件", next: savePDF, paper: true, names: " .odp .odg "}
	fixed       = &kind{what: "版式文件（ofd）", next: "请用 OFD 阅读器另存为 pdf，或取得原来的 docx 再检查", paper: true, names: " .ofd "}
	richText    = &kind{what: "RTF 文件", next: saveDocx, paper: true, names: " .rtf "}
	archived    = &kind{what: "网页归档文件（mht）", next: "请用 WPS、Office 或浏览器打开，另存为 docx 或 html 再检查", paper: true, names: " .mht .mhtml "}
	xmlBook     = &kind{what: "XML 格式的表格（Excel 2003）", next: saveXlsx, paper: true}
	xmlWord     = &kind{what: "XML 格式的 Word 文件", next: saveDocx, paper: true}

	picture = &kind{what: "图片或扫描件", next: "里面的字读不出来，请取得能选中文字的原件（docx、pdf）",
		names: " .jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic "}
	archive  = &kind{what: "压缩包", next: unpack, names: " .zip .rar .7z .gz .tar .tgz .bz2 .xz .cab "}
	media    = &kind{what: "音频或视频", next: byEye, names: " .mp3 .wav .m4a .mp4 .mov .avi .wmv .mkv "}
	mail     = &kind{what: "邮件", next: "请把附件另存出来再检查", names: " .eml .msg "}
	program  = &kind{what: "程序", next: "不是报告，请移走或换成报告本身", names: " .exe .dll .bat .cmd .sh .js .py .msi "}
	drawing  = &kind{what: "图纸", next: byEye, names: " .dwg .dxf .vsd .vsdx .psd .ai "}
	dataFile = &kind{what: "数据文件", next: "不是报告，请移走或换成报告本身", names: " .yaml .yml .json .xml .jsonl "}

	database = &kind{what: "数据库", next: "不是报告，请移走或换成报告本身", names: " .db .sqlite .dbf .mdb "}

	// Kinds that only a name tells.
	commas  = &kind{what: "CSV 表", next: saveXlsx, names: " .csv .tsv "}
	link    = &kind{what: "快捷方式", next: "请放进原来的文件", names: " .lnk .url .webloc "}
	unknown = &kind{what: "不认识的格式", next: "能读 docx、xlsx、pdf、html、txt、md；是报告的，请另存成其中一种"}
)

// byNames lists the kinds that have names, in the order in which they are asked.
var byNames = []*kind{word, workbook, portable, webPage, plainText, oldWord, oldBook, oldSlides, binaryBook, slides, openText, openBook, openOther, fixed, richText,
	archived, picture, archive, media, mail, program, drawing, dataFile, database, commas, link}

// kindNamed returns the kind that goes by an extension, in small letters with its
// dot.
func kindNamed(ext string) *kind {
	for _, k := range byNames {
		if ext != "" && strings.Contains(k.names, " "+ext+" ") {
			return k
		}
	}
	return unknown
}

// goesBy reports whether files of the kind bear an extension.
func (k *kind) goesBy(ext string) bool { return ext != "" && strings.Contains(k.names, " "+ext+" ") }

// headBytes are as many of a file's first bytes as its kind is sought in.
const headBytes = 4096

// signatures are the first bytes of kinds, at their places.
var signatures = []struct {
	at   int
	head string
	kind *kind
}{
	{0, "%PDF-", portable}, {0, `{\rtf`, richText}, {0, "\x89PNG", picture}, {0, "\xff\xd8\xff", picture}, {0, "GIF8", picture}, {0, "II*\x00", picture},
	{0, "MM\x00*", picture}, {8, "WEBP", picture}, {4, "ftyphei", picture}, {4, "ftypmif1", picture}, {0, "Rar!\x1a", archive}, {0, "7z\xbc\xaf", archive},
	{0, "\x1f\x8b", archive}, {0, "BZh", archive}, {0, "\xfd7zXZ", archive}, {0, "MSCF", archive}, {257, "ustar", archive}, {4, "ftyp", media}, {8, "AVI ", media},
	{8, "WAVE", media}, {0, "ID3", media}, {0, "\x1aE\xdf\xa3", media}, {0, "\x7fELF", program}, {0, "SQLite format 3", database}, {0, "AC10", drawing},
	{0, "8BPS", drawing},
}

// contentOf tells what a file holds by its bytes; nil where they do not tell.
// Of a container all bytes are needed, of others the first headBytes.
func contentOf(all []byte) *kind {
	head := all[:min(len(all), headBytes)]
	switch {
	case isContainer(head) && head[0] == 'P':
		return packedKind(all)
	case isContainer(head):
		return compoundKind(all)
	}
	for _, s := range signatures {
		if len(head) >= s.at && bytes.HasPrefix(head[s.at:], []byte(s.head)) {
			return s.kind
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("MZ")) && !isText(head):
		return program
	case bytes.HasPrefix(head, []byte("BM")) && !isText(head):
		return picture
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")): // behind what a program has put before it
		return portable
	case isText(head):
		return textKind(head)
	}
	return nil
}

// isContainer reports the head of an archive or of a compound file, whose names
// of parts may stand anywhere.
func isContainer(head []byte) bool {
	for _, h := range []string{"PK\x03\x04", "PK\x05\x06", "\xd0\xcf\x11\xe0"} {
		if bytes.HasPrefix(head, []byte(h)) {
			return true
		}
	}
	return false
}

// isText reports whether bytes hold no character that no text has.
func isText(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	return !bytes.ContainsFunc(head, func(r rune) bool { return r < ' ' && !unicode.IsSpace(r) && r != 0x1b && r != 0x1a })
}

// textKind tells markup and mail from plain text.
func textKind(head []byte) *kind {
	s := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(narrowed(head), "\ufeff"), " \t\r\n"))
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	switch {
	case strings.HasPrefix(s, "<"):
		return markupKind(s, has)
	case has("mime-version:") && has("content-type: multipart/related", "content-type:multipart/related"):
		return archived
	case has("mime-version:") && has("\nsubject:", "\nreceived:"):
		return mail
	}
	return plainText
}

// narrowed is a text in UTF-16 as one in UTF-8; any other as it is.
func narrowed(head []byte) string {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		order = binary.BigEndian
	case !bytes.HasPrefix(head, []byte("\xff\xfe")):
		return string(head)
	}
	var units []uint16
	for i := 0; i+1 < len(head); i += 2 {
		units = append(units, order.Uint16(head[i:]))
	}
	return string(utf16.Decode(units))
}

// markupKind tells what a text is that begins with a bracket.
func markupKind(s string, has func(...string) bool) *kind {
	switch {
	case has("<html", "<!doctype html"):
		return webPage
	case has("urn:schemas-microsoft-com:office:spreadsheet"):
		return xmlBook
	case has("schemas.microsoft.com/office/word/2003/wordml", "schemas.microsoft.com/office/2006/xmlpackage"):
		return xmlWord
	case has("<office:document") && has("office:spreadsheet", "opendocument.spreadsheet"):
		return openBook
	case has("<office:document"):
		return openText
	case strings.HasPrefix(s, "<?xml"):
		return dataFile
	}
	for _, tag := range []string{"<head", "<meta", "<body", "<table", "<style"} {
		if strings.HasPrefix(s, tag) {
			return webPage
		}
	}
	return plainText
}

// streams are the names in a compound file of old Office that tell what it is.
var streams = []struct {
	name string
	kind *kind
}{
	{"EncryptedPackage", locked}, {"WordDocument", oldWord}, {"WpsDocument", oldWord}, {"Workbook", oldBook}, {"Book", oldBook},
	{"PowerPoint Document", oldSlides}, {"__substg1.0_", mail}, {"VisioDocument", drawing},
}

// compoundKind tells what a compound file is, by the names in its directory. A
// document may hold an embedded one of another kind: what is named first in the
// list is the outer.
func compoundKind(all []byte) *kind {
	for _, s := range streams {
		var name []byte
		for _, u := range utf16.Encode([]rune(s.name)) {
			name = binary.LittleEndian.AppendUint16(name, u)
		}
		if bytes.Contains(all, name) {
			return s.kind
		}
	}
	return oldOther
}
