package intake

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"jiheng/document"
	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/pdfread"
	"jiheng/document/text"
	"jiheng/document/xlsx"
	"jiheng/fault"
)

// Load reads a file's bytes, MostBytes at most. A file that is not there is
// NotFound; one that is empty, too large, or no plain file is Invalid.
func Load(file string) ([]byte, error) {
	at := fault.Place{File: file}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fault.New(fault.NotFound, at, "file-missing", "找不到文件“%s”", file)
	case err != nil:
		return nil, fault.Bad(at, "file-open", "打不开文件“%s”；请检查权限", file).Because(err)
	case !info.Mode().IsRegular():
		return nil, fault.Bad(at, "file-kind", "“%s”是文件夹、管道或设备，不是普通文件，读不了；请换成文件本身", file)
	case info.Size() > MostBytes:
		return nil, fault.Bad(at, "file-size", "文件“%s”超过%d兆字节；请拆分或压缩图片后再检查", file, MostBytes>>20)
	case info.Size() == 0:
		return nil, fault.Bad(at, "file-empty", "文件“%s”是空的，一个字节也没有；请重新取得或重新导出后再检查", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fault.Bad(at, "file-open", "打不开文件“%s”；请检查权限", file).Because(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MostBytes))
	if err != nil {
		return nil, fault.New(fault.Internal, at, "file-read", "读文件“%s”时出错", file).Because(err)
	}
	return data, nil
}

// A Parser reads documents in this process, one after the other. The engine for
// pdf is made at the first pdf.
type Parser struct {
	Bounds document.Bounds // lower limits than the usual ones
	Cache  string          // folder of the compiled engine; empty for none
	engine *pdfread.Engine
}

// columned reads the tables that a document has in lines of its running text.
func columned(d *document.Document, err error) (*document.Document, error) {
	if err == nil {
		d.Blocks = text.Columns(d.Blocks)
	}
	return d, err
}

// Parse reads the bytes of a file of a format; the name is only for messages.
func (p *Parser) Parse(file string, f Format, data []byte) (*document.Document, error) {
	switch f {
	case PlainText:
		return text.ReadWithin(file, data, p.Bounds)
	case Word:
		return columned(docx.ReadWithin(data, p.Bounds))
	case Workbook:
		return xlsx.DocumentWithin(data, p.Bounds)
	case WebPage:
		return columned(html.ReadWithin(data, p.Bounds))
	}
	ctx := context.Background() // the work is limited, not the time that passes
	if p.engine == nil {
		e, err := pdfread.New(ctx, pdfread.Options{Cache: p.Cache, Bounds: p.Bounds, Used: used})
		if err != nil {
			return nil, err
		}
		p.engine = e
	}
	return p.engine.Read(ctx, file, data)
}

// named puts the file's name to every place and fault that lacks it, and refuses
// documents beyond the bounds.
func named(file string, d *document.Document, err error, b document.Bounds) (*document.Document, error) {
	if err != nil {
		return nil, withFile(file, err)
	}
	if err := bounded(file, d, b); err != nil {
		return nil, err
	}
	document.Locate(d, file)
	return d, nil
}

func withFile(file string, err error) error {
	list := fault.All(err)
	for _, e := range list {
		if e.Place.File == "" {
			e.Place.File = file
		}
	}
	return fewer(file, list).Err()
}

// CacheFolder is where compiled readers are kept: a folder of this user alone.
func CacheFolder() string {
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
