// Package pdfread reads PDF files: it finds lines, paragraphs, headings and
// tables in the places of characters and ruled lines, which PDFium tells.
//
// PDFium runs as WebAssembly in a sandbox without files, network or clock, one
// instance for each document, with limits of memory and time: what a hostile
// file breaks is thrown away with the instance.
package pdfread

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"jiheng/document"
	"jiheng/fault"
)

// A Study is what was found in a PDF file.
type Study struct {
	Document *document.Document
	Pages    int        // in the file
	Skipped  fault.List // pages that could not be read, in order; the rest of the file was
}

// A reading is the work on one file.
type reading struct {
	engine *Engine
	file   string
	ctx    context.Context // of the caller, who may cancel it
	page   int             // that is worked on, from 1; 0 while the file is opened
	begun  time.Duration   // processor time when the file was begun
	paged  time.Duration   // and the page
	sheets []*sheet
	study  *Study
}

// Study returns the document in a PDF file, with what could not be read of it.
// Every block and cell tells its page, and its line on that page or its place
// in its table. Headers, footers, page numbers, watermarks and the words inside
// charts are left out; a table that runs over pages is one table.
//
// Invalid errors: pdf-damaged, also for files that are no PDF; pdf-encrypted;
// pdf-scanned where at least half of the pages are pictures, or no page has
// text; pdf-garbled where the file does not tell which characters its text has;
// pdf-limit where size, pages, text, memory or processor time go beyond the
// limits. Where the caller cancels the context, that is the error.
func (e *Engine) Study(ctx context.Context, file string, data []byte) (*Study, error) {
	w := &reading{engine: e, file: file, ctx: ctx, begun: e.opts.Used(), study: &Study{}}
	if err := w.accept(data); err != nil {
		return nil, err
	}
	d, err := w.read(data)
	if err != nil {
		return nil, w.fault(err)
	}
	if err := w.judge(); err != nil {
		return nil, err
	}
	if err := w.compose(d); err != nil {
		return nil, w.fault(err)
	}
	w.speak(d)
	w.study.Document = d
	return w.study, nil
}

// accept checks a file before PDFium sees it.
func (w *reading) accept(data []byte) error {
	at := fault.Place{File: w.file}
	switch head := data[:min(len(data), 1024)]; {
	case len(data) > document.Lower(maxBytes, w.engine.opts.Bounds.Bytes):
		return fault.Bad(at, "pdf-limit", "PDF文件有%d兆字节，超过%d兆的上限，请拆成几个文件，或降低图片清晰度另存后再试", len(data)>>20, maxBytes>>20)
	case len(data) == 0:
		return fault.Bad(at, "pdf-damaged", "PDF文件是空的，请重新下载或重新导出后再试")
	case !bytes.Contains(head, []byte("%PDF-")):
		return fault.Bad(at, "pdf-damaged", "这不是PDF文件，或者文件开头已损坏，请确认文件，重新下载或重新导出后再试")
	}
	return nil
}

// read reads all pages.
func (w *reading) read(data []byte) (*document.Document, error) {
	w.turn(0)
	p, err := w.engine.instance(w.late)
	if p != nil {
		defer p.end()
	}
	if err != nil {
		return nil, err
	}
	r := &reader{instance: p, faces: map[uint64]*face{}, left: maxText, bounds: w.engine.opts.Bounds, layered: layered(data)}
	if r.doc, err = r.open(data); err != nil {
		return nil, err
	}
	d := &document.Document{Title: r.meta(r.doc, "Title"), Author: r.meta(r.doc, "Author")}
	n := int(int32(r.work("FPDF_GetPageCount", r.doc)))
	switch {
	case r.err != nil:
		return nil, r.err
	case n > document.Lower(maxPages, w.engine.opts.Bounds.Pages):
		return nil, fault.Bad(fault.Place{}, "pdf-limit", "PDF文件有%d页，超过%d页的上限，请拆成几个文件后再试", n, document.Lower(maxPages, w.engine.opts.Bounds.Pages))
	case n <= 0:
		return nil, errNoPage
	}
	w.study.Pages = n
	r.whole(d)
	for i := range n {
		if err := w.sheet(r, i+1); err != nil {
			return nil, err
		}
	}
	carried(w.sheets)
	overlaid(w.sheets)
	for _, s := range w.sheets {
		s.strike()
		s.big = s.large()
	}
	return d, nil
}

// sheet reads a page. One that cannot be opened is skipped.
func (w *reading) sheet(r *reader, n int) error {
	w.turn(n)
	s, err := r.sheet(n)
	if errors.Is(err, errNoPage) {
		w.study.Skipped = append(w.study.Skipped, fault.Bad(fault.Place{File: w.file, Page: n}, "pdf-damaged",
			"这一页已损坏，没有读出，请用阅读软件打开并重新导出后再试"))
		return nil
	}
	if err != nil {
		return err
	}
	w.sheets = append(w.sheets, s)
	return w.late()
}

// turn begins with a page.
func (w *reading) turn(page int) { w.page, w.paged = page, w.engine.opts.Used() }

// late tells whether the page or the file took too much work, or the caller
// waits no longer.
func (w *reading) late() error {
	switch used := w.engine.opts.Used(); {
	case used-w.paged > w.engine.opts.Patience:
		return errPatience
	case used-w.begun > w.engine.opts.Time:
		return errTime
	}
	return w.ctx.Err()
}

// The errors of FPDF_GetLastError.
const lockedFile, unknownLock = 4, 5

// open loads the document.
func (r *reader) open(data []byte) (uint64, error) {
	at := r.load(data)
	doc := r.work("FPDF_LoadMemDocument", at, uint64(len(data)), 0)
	if r.err != nil || doc != 0 {
		return doc, r.err
	}
	switch r.integer("FPDF_GetLastError") {
	case lockedFile, unknownLock:
		return 0, fault.Bad(fault.Place{}, "pdf-encrypted", "PDF文件设了打开密码，读不了，请去掉密码另存后再试")
	}
	return 0, errDamaged
}

var errDamaged = errors.New("PDFium cannot load it")

// fault turns what ended the reading into an error for a person.
func (w *reading) fault(err error) error {
	at := fault.Place{File: w.file}
	var known *fault.Error
	switch {
	case errors.As(err, &known):
		known.Place = at
		return known
	case w.ctx.Err() != nil:
		return fmt.Errorf("reading %s: %w", w.file, w.ctx.Err())
	case errors.Is(err, errTime):
		return fault.Bad(at, "pdf-limit", "读取PDF文件用了%d秒处理器时间还没有读完，已经停止，请拆成几个文件，或用阅读软件重新导出后再试", seconds(w.engine.opts.Time)).Because(err)
	case errors.Is(err, errPatience):
		at.Page = w.page
		return fault.Bad(at, "pdf-limit", "%s过于复杂，用了%d秒处理器时间还没有读完，已经停止，请去掉这样的内容，或用阅读软件重新导出后再试", w.where(), seconds(w.engine.opts.Patience)).Because(err)
	case errors.Is(err, errMemory):
		return fault.Bad(at, "pdf-limit", "读取PDF文件要的内存超过上限，已经停止，请拆成几个文件，或用阅读软件重新导出后再试").Because(err)
	case errors.Is(err, errCrowded):
		at.Page = w.page
		return fault.Bad(at, "pdf-limit", "%s的文字或图形过多，超过一页的上限，没有读，请去掉这样的内容，或用阅读软件重新导出后再试", w.where()).Because(err)
	case errors.Is(err, errTooLong):
		return fault.Bad(at, "pdf-limit", "PDF文件的文字、表格或图形过多，超过一个文件的上限，没有读完，请拆成几个文件，或用阅读软件重新导出后再试").Because(err)
	}
	return fault.Bad(at, "pdf-damaged", "PDF文件已损坏，读不了，请用阅读软件打开并重新导出，或重新下载后再试").Because(err)
}

// where names what is worked on.
func (w *reading) where() string {
	if w.page == 0 {
		return "PDF文件的结构"
	}
	return "PDF文件的这一页"
}

// seconds rounds a limit up, so that none is 0.
func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

// whole speaks of the file as a whole: that it was repaired, and what is in it
// that is no page.
func (r *reader) whole(d *document.Document) {
	if r.integer("FPDF_DocumentHasValidCrossReferenceTable", r.doc) == 0 {
		d.Say(fault.Place{}, "pdf-repaired", "PDF文件的结构已损坏，按能找到的内容修复后读出，可能缺页缺字，请重新导出或重新下载后再核对")
	}
	if n := r.integer("FPDFDoc_GetAttachmentCount", r.doc); n > 0 {
		d.SayUnread(fault.Place{}, "pdf-attachment", "PDF文件里带有%d个附件，没有读，请另存出来单独检查", n)
	}
	if n := r.integer("FPDFDoc_GetJavaScriptActionCount", r.doc); n > 0 {
		d.Say(fault.Place{}, "pdf-script", "PDF文件里有脚本%d段，没有运行，由脚本算出来的数以文件里存的为准", n)
	}
	r.sayAuthor(d)
	const xfa = 2
	if r.integer("FPDF_GetFormType", r.doc) == xfa {
		d.SayUnread(fault.Place{}, "pdf-form-unread", "PDF文件是XFA动态表单，填的值没有读，请用填写的软件打印成PDF后再试")
	}
}

// programs are the names that programs write where a person's would stand.
var programs = []string{"anonymous", "Anonymous", "unspecified", "root", "user", "User", "Administrator", "admin"}

// sayAuthor tells whom the file's properties name as its author; our own writer
// names the unit.
func (r *reader) sayAuthor(d *document.Document) {
	name := strings.Trim(d.Author, " ()")
	if name == "" || slices.Contains(programs, name) || r.meta(r.doc, "Producer") == "Jiheng" {
		return
	}
	d.Say(fault.Place{}, "pdf-properties", "文件属性里写着作者“%s”；公开前请核对，不该公开的清除后重新导出", fault.Clip(name))
}

// sparsePage is how many letters a page has that holds little text.
const sparsePage = 200

// aside names what a file without text has beside it; "" for nothing.
func (w *reading) aside() string {
	has := func(f func(*sheet) bool) bool { return slices.ContainsFunc(w.sheets, f) }
	var out []string
	for _, c := range []struct {
		there bool
		name  string
	}{
		{has(func(s *sheet) bool {
			return slices.ContainsFunc(s.unseen[:], func(r []rune) bool { return len(r) > 0 })
		}), "看不见的文字"},
		{has(func(s *sheet) bool { return len(s.marks) > 0 }), "批注类内容"},
		{has(func(s *sheet) bool { return len(s.watermarks)+len(s.seals)+len(s.slanting)+len(s.turned) > 0 }), "水印、印章一类的文字"},
	} {
		if c.there {
			out = append(out, c.name)
		}
	}
	return strings.Join(out, "、")
}

// misread counts letters as not told where most of a page's are of the kinds that
// stand for Han characters whose codes were taken for other ones: ÖÐ¹ú.
func (s *sheet) misread() {
	odd, plain := 0, 0
	for i := range s.glyphs {
		switch r := s.glyphs[i].r; {
		case r >= 0xA1 && r <= 0x24F && !strings.ContainsRune("·×÷°±§", r), r >= 0x2020 && r <= 0x2022, r == 0x2122:
			odd++
		case wide(r) && !quoting(r), r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			plain++
		}
	}
	if odd > 20 && 2*odd > plain {
		s.unmapped += odd
	}
}

// judge refuses files whose text cannot be had.
func (w *reading) judge() error {
	glyphs, unmapped := 0, 0
	var scans fault.List
	for _, s := range w.sheets {
		s.sparse = len(s.glyphs) < sparsePage
		s.misread()
		glyphs += len(s.glyphs)
		unmapped += s.unmapped
		if s.pictures > 0 && len(s.glyphs) < 20 && (s.covered || len(s.glyphs) == 0) {
			scans = append(scans, fault.Bad(fault.Place{File: w.file, Page: s.number}, "pdf-scanned", "这一页是图片，没有文字，没有读出，请换用带文字的文件"))
		}
	}
	at := fault.Place{File: w.file}
	switch {
	case unmapped > 20 && unmapped > glyphs/3:
		return fault.Bad(at, "pdf-garbled", "PDF文件没有写明文字的编码，读出来是乱码，请用Word或WPS原件，或重新导出带文字的PDF后再试")
	case len(scans) > 0 && 2*len(scans) >= len(w.sheets):
		return fault.Bad(at, "pdf-scanned", "PDF文件是扫描件或图片（%d页中有%d页没有文字），读不出文字，请换用由Word、WPS直接导出的PDF，或先做文字识别", w.study.Pages, len(scans))
	case glyphs == 0 && len(w.study.Skipped) > 0:
		return fault.Bad(at, "pdf-damaged", "PDF文件已损坏，没有一页能打开，请用阅读软件打开并重新导出，或重新下载后再试")
	case glyphs == 0 && w.aside() != "":
		return fault.Bad(at, "pdf-scanned", "PDF文件的页面上没有正文，只有%s，没有读，请换用由Word、WPS直接导出的PDF", w.aside())
	case glyphs == 0:
		return fault.Bad(at, "pdf-scanned", "PDF文件里没有文字，可能是扫描件或空白文件，请换用由Word、WPS直接导出的PDF，或先做文字识别")
	}
	w.study.Skipped = append(w.study.Skipped, scans...)
	return nil
}
