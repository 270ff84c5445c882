package intake

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jiheng/fault"
	"jiheng/hostile"
)

// archiveOf packs members, by name and content in turn.
func archiveOf(t *testing.T, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: members[i], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// oldFile returns a file of the kit of hostile ones, which has the heads of old
// formats.
func oldFile(t *testing.T, name string) string {
	t.Helper()
	for _, f := range hostile.Files() {
		if f.Name == name {
			return string(f.Data())
		}
	}
	t.Fatalf("the kit has no %s", name)
	return ""
}

// contents are files of many kinds by what they hold, with what is said of them.
func contents(t *testing.T) map[string]struct{ data, what, remedy string } {
	types := []string{"[Content_Types].xml", "<Types/>"}
	pack := func(members ...string) string { return archiveOf(t, members...) }
	office := func(part string) string { return pack(append(slices.Clone(types), part, "<a/>")...) }
	return map[string]struct{ data, what, remedy string }{
		"docx":              {office("word/document.xml"), "Word 文件（docx）", "改成 .docx"},
		"docx by rels":      {pack("_rels/.rels", "<a/>", "word/document2.xml", "<a/>"), "Word 文件（docx）", "改成 .docx"},
		"xlsx":              {office("xl/workbook.xml"), "Excel 工作簿（xlsx）", "改成 .xlsx"},
		"xlsx last":         {pack("docProps/app.xml", "<a/>", "xl/workbook.xml", "<a/>", "[Content_Types].xml", "<a/>"), "Excel 工作簿（xlsx）", "改成 .xlsx"},
		"xlsb":              {office("xl/workbook.bin"), "xlsb", "另存为 xlsx"},
		"pptx":              {office("ppt/presentation.xml"), "演示文稿", "另存为 pdf"},
		"odt":               {pack("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), "odt", "另存为 docx"},
		"ods":               {pack("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "ods", "另存为 xlsx"},
		"ofd":               {pack("OFD.xml", "<ofd:OFD/>", "Doc_0/Document.xml", "<a/>"), "ofd", "另存为 pdf"},
		"zip":               {pack("报告.docx", "x", "表.xlsx", "y"), "压缩包", "解压"},
		"zip of office":     {pack("甲/word/document.xml", "x"), "压缩包", "解压"},
		"rar":               {"Rar!\x1a\x07\x01\x00\x01", "压缩包", "解压"},
		"7z":                {"7z\xbc\xaf\x27\x1c\x00\x04", "压缩包", "解压"},
		"tar":               {strings.Repeat("a\x00", 128) + "\x00ustar\x00", "压缩包", "解压"},
		"doc":               {oldFile(t, "old.doc"), "doc、wps", "另存为 docx"},
		"wps":               {oldFile(t, "old.wps"), "doc、wps", "另存为 docx"},
		"xls":               {oldFile(t, "old.xls"), "xls、et", "另存为 xlsx"},
		"locked":            {oldFile(t, "locked.docx"), "打开密码", "去掉密码"},
		"rtf":               {`{\rtf1\ansi 2024}`, "RTF 文件", "另存为 docx"},
		"page":              {"\ufeff\r\n<!DOCTYPE HTML><HTML><body>", "网页（html）", "另存为 xlsx"},
		"page of a program": {"<meta http-equiv=Content-Type content='text/html; charset=gbk'><table><tr><td>\xd6\xd0</td></tr></table>", "网页（html）", "另存为 xlsx"},
		"page by Excel":     {`<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><table>`, "网页（html）", "另存为 xlsx"},
		"xhtml":             {`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">`, "网页（html）", "另存为 xlsx"},
		"page in UTF-16":    {"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "网页（html）", "另存为 xlsx"},
		"SpreadsheetML":     {`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, "XML 格式的表格", "另存为 xlsx"},
		"WordML":            {`<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">`, "XML 格式的 Word 文件", "另存为 docx"},
		"flat odt":          {`<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">`, "odt", "另存为 docx"},
		"mht":               {"From: <Saved by WPS>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "mht", "另存为 docx"},
		"eml":               {"Subject: 报送\r\nMIME-Version: 1.0\r\nReceived: by a\r\nSubject: 甲\r\n", "邮件", "附件另存"},
		"png":               {"\x89PNG\r\n\x1a\n\x00", "图片", "能选中文字的原件"},
		"jpg":               {"\xff\xd8\xff\xe0\x00\x10JFIF", "图片", "能选中文字的原件"},
		"tif":               {"II*\x00\x08\x00", "图片", "能选中文字的原件"},
		"bmp":               {"BM\x36\x00\x00\x00\x00\x00", "图片", "能选中文字的原件"},
		"heic":              {"\x00\x00\x00\x18ftypheic", "图片", "能选中文字的原件"},
		"program":           {"MZ\x90\x00\x03\x00\x00\x00", "程序", "不是报告"},
	}
}

// Whatever a file is called, it is told by what it holds, with what to do about
// it; only under its own name it may be read.
func TestFilesAreToldByContent(t *testing.T) {
	names := []string{"甲.doc", "甲.xls", "甲.et", "甲.wps", "甲.docx", "甲.xlsx", "甲.pdf", "甲.txt", "甲.html", "甲.zip", "甲.jpg", "甲.dat", "甲"}
	for kindName, c := range contents(t) {
		held := contentOf([]byte(c.data))
		if held == nil {
			t.Errorf("%s is not told", kindName)
			continue
		}
		for _, name := range names {
			f, err := FormatOf(name, []byte(c.data))
			own := held.goesBy(filepath.Ext(name))
			if name == "甲.docx" || name == "甲.xlsx" {
				own = own || held == locked // its reader says more
			}
			if err == nil {
				if !own {
					t.Errorf("%s named %s is read as %s", kindName, name, f)
				}
				continue
			}
			said := err.Error()
			if !strings.Contains(said, c.what) || !strings.Contains(said, c.remedy) || !strings.HasPrefix(said, name) {
				t.Errorf("%s named %s: %s", kindName, name, said)
			}
			if code := fault.All(err)[0].Code; code != "read-format" && code != "read-disguised" {
				t.Errorf("%s named %s: code %s", kindName, name, code)
			}
		}
	}
}

// A PDF is read under any name; text that begins like something else is text;
// what is damaged is left to its reader.
func TestReadAllTheSame(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       Format
	}{
		{"甲.docx", "%PDF-1.4\n", Portable}, {"甲.doc", "%PDF-1.4\n", Portable}, {"甲", "%PDF-1.4\n", Portable}, {"甲.pdf", "抬头\r\n%PDF-1.4\n", Portable},
		{"甲.txt", "MZ是一个词", PlainText}, {"甲.txt", "PKU是北京大学", PlainText}, {"甲.txt", "BM项目", PlainText}, {"甲.md", "<table><tr><td>1</td></tr></table>", PlainText},
		{"甲.txt", "<备注>", PlainText}, {"甲.txt", "\xd6\xd0\xb9\xfa", PlainText}, {"甲.html", "<p>没有 html 标签", WebPage}, {"甲.htm", "文字", WebPage},
		{"甲.docx", "PK\x03\x04破", Word}, {"甲.xlsx", "\x01\x02\x03", Workbook}, {"甲.DOCX", archiveOf(t, "[Content_Types].xml", "", "word/document.xml", ""), Word},
		{"甲.docx", archiveOf(t), Word}, {"甲.docx", archiveOf(t, "[Content_Types].xml", "", "正文.xml", ""), Word},
	} {
		if f, err := FormatOf(c.name, []byte(c.data)); f != c.want {
			t.Errorf("%s %q: %s, %v; want %s", c.name, c.data, f, err, c.want)
		}
	}
}

// A folder's files are all told of: read, refused, left out with the reason, or
// counted among what systems leave.
func TestSearchLeavesNothingOut(t *testing.T) {
	dir := t.TempDir()
	put := func(name, data string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c := contents(t)
	for name, data := range map[string]string{
		"报告.txt": "甲", "表.et": c["xls"].data, "里/报告.DOC": c["doc"].data, "里/没有扩展名": c["docx"].data, "里/导出.dat": c["page"].data, "图.jpg": c["pptx"].data,
		"扫描.PNG": c["png"].data, "证.rar": c["rar"].data, "预算.csv": "a,b", "片.jfif": c["jpg"].data, "无": "文字", "说明.xml": "<?xml version='1.0'?><a/>",
		"旧.xml": c["SpreadsheetML"].data, "件.pdf1": "%PDF-1.4", ".DS_Store": "x", "~$报告.docx": "x", "Thumbs.db": "x", "里/._报告.docx": "x", "__MACOSX/._a": "x",
	} {
		put(name, data)
	}
	in, err := Search(dir)
	if err != nil {
		t.Fatal(err)
	}
	var files, unread []string
	for _, f := range in.Files {
		rel, _ := filepath.Rel(dir, f)
		files = append(files, filepath.ToSlash(rel))
	}
	for _, u := range in.Unread {
		rel, _ := filepath.Rel(dir, u.File)
		unread = append(unread, filepath.ToSlash(rel)+" "+u.Kind)
	}
	slices.Sort(files)
	slices.Sort(unread)
	want := []string{"件.pdf1", "图.jpg", "报告.txt", "旧.xml", "表.et", "里/导出.dat", "里/报告.DOC", "里/没有扩展名"}
	if !slices.Equal(files, want) {
		t.Errorf("files %q, want %q", files, want)
	}
	want = []string{"扫描.PNG 图片或扫描件", "无 不认识的格式", "片.jfif 图片或扫描件", "证.rar 压缩包", "说明.xml 数据文件", "预算.csv CSV 表"}
	if !slices.Equal(unread, want) {
		t.Errorf("left out %q, want %q", unread, want)
	}
	if len(in.Litter) != 5 {
		t.Errorf("litter %q", in.Litter)
	}
	if _, err := Search(filepath.Join(dir, "没有")); codes(err) != "folder" {
		t.Errorf("a folder that is not there: %v", err)
	}
}
