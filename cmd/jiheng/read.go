package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/pdfread"
	"jiheng/document/text"
	"jiheng/document/xlsx"
	"jiheng/fault"
)

// maxDocument is the largest file that is read.
const maxDocument = 64 << 20

// A format is a kind of file that we read, or refuse with advice.
type format string

const (
	plainText format = "txt"
	word      format = "docx"
	workbook  format = "xlsx"
	portable  format = "pdf"
	webPage   format = "html"
)

// advice says, for files that we do not read, what to save them as.
var advice = map[string]string{
	".doc": "docx", ".wps": "docx", ".rtf": "docx", ".odt": "docx", ".xls": "xlsx", ".et": "xlsx", ".ods": "xlsx", ".ofd": "pdf（或原来的 docx）", ".ppt": "pdf", ".pptx": "pdf",
}

// extensions lists the files that a folder is searched for.
var extensions = map[string]format{".txt": plainText, ".md": plainText, ".docx": word, ".docm": word, ".xlsx": workbook, ".xlsm": workbook, ".pdf": portable, ".html": webPage, ".htm": webPage}

// formatOf tells the format of a file by its name and its first bytes.
func formatOf(file string, data []byte) (format, error) {
	ext := strings.ToLower(filepath.Ext(file))
	if to, ok := advice[ext]; ok {
		return "", fault.Bad(fault.Place{File: file}, "read-format", "不能直接读%s文件；请用 WPS 或 Office 打开“%s”，另存为 %s 再检查", ext, filepath.Base(file), to)
	}
	f, ok := extensions[ext]
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return portable, nil
	}
	if !ok {
		return "", fault.Bad(fault.Place{File: file}, "read-format", "不认识“%s”的格式；能读 docx、xlsx、pdf、html、txt、md", filepath.Base(file))
	}
	return f, disguised(file, f, data)
}

// loadDocument reads a file's bytes within the limit.
func loadDocument(file string) ([]byte, error) {
	at := fault.Place{File: file}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.NotFound, at, "file-missing", "找不到文件“%s”", file)
	case err != nil:
		return nil, fault.Bad(at, "file-open", "打不开文件“%s”；请检查权限", file).Because(err)
	case !info.Mode().IsRegular():
		return nil, fault.Bad(at, "file-kind", "“%s”不是普通文件", file)
	case info.Size() > maxDocument:
		return nil, fault.Bad(at, "file-size", "文件“%s”超过%d兆字节；请拆分或压缩图片后再检查", file, maxDocument>>20)
	case info.Size() == 0:
		return nil, fault.Bad(at, "file-empty", "文件“%s”是空的，一个字节也没有；请重新取得或重新导出后再检查", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fault.Bad(at, "file-open", "打不开文件“%s”；请检查权限", file).Because(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxDocument))
	if err != nil {
		return nil, fault.New(fault.Internal, at, "file-read", "读文件“%s”时出错", file).Because(err)
	}
	return data, nil
}

// parse reads a document in this process. The engine for pdf is made at the
// first pdf.
type parser struct {
	cache  string
	engine *pdfread.Engine
}

func (p *parser) parse(file string, f format, data []byte) (*document.Document, error) {
	switch f {
	case plainText:
		return text.Read(file, data)
	case word:
		return docx.Read(data)
	case workbook:
		return xlsx.Document(data)
	case webPage:
		return html.Read(data)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if p.engine == nil {
		e, err := pdfread.New(ctx, pdfread.Options{Cache: p.cache})
		if err != nil {
			return nil, err
		}
		p.engine = e
	}
	return p.engine.Read(ctx, file, data)
}

// named puts the file's name to every place and fault that lacks it, and refuses
// documents beyond the bounds.
func named(file string, d *document.Document, err error) (*document.Document, error) {
	if err != nil {
		list := fault.All(err)
		for _, e := range list {
			if e.Place.File == "" {
				e.Place.File = file
			}
		}
		return nil, fewer(file, list).Err()
	}
	if err := bounded(file, d); err != nil {
		return nil, err
	}
	document.Locate(d, file)
	return d, nil
}

// cacheFolder is where compiled readers are kept: a folder of this user alone.
func cacheFolder() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir := filepath.Join(base, "jiheng", "pdf")
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return dir
}
