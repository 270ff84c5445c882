package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"jiheng/check"
	"jiheng/check/show"
	"jiheng/document"
	"jiheng/output"
)

// A resultWriter writes what a check has found, in one of checkFormats.
type resultWriter struct {
	app    *app
	set    *check.Set
	format string
	out    string         // file or folder; empty for the terminal
	target *output.Target // the folder that pages wait for until all are there
	many   bool
	unread []show.Unread // what was not checked, for the record
	mu     sync.Mutex
	names  map[*check.Result]string // of pages
}

// resultWriter refuses what can't be written before anything is read.
func (a *app) resultWriter(set *check.Set, o checkOptions, inputs int) (*resultWriter, error) {
	w := &resultWriter{app: a, set: set, format: o.format, out: o.out, many: inputs > 1, names: map[*check.Result]string{}}
	if a.json && w.format == "text" {
		w.format = "jsonl"
	}
	if w.out == "" {
		if w.format == "html" || w.format == "xlsx" {
			return nil, usage("%s 要写到文件里，请加 -o，如 -o 检查意见", w.format)
		}
		return w, nil
	}
	if w.format != "html" || !w.many && strings.EqualFold(filepath.Ext(w.out), ".html") {
		w.many = false
		if _, err := os.Lstat(w.out); err == nil {
			return nil, output.Taken(w.out)
		}
		return w, nil
	}
	w.many = true
	var err error
	w.target, err = output.NewFolder(w.out, "output")
	return w, err
}

// drop removes pages that were not moved in.
func (w *resultWriter) drop() {
	w.target.Release()
}

// today is the day on which a ledger is made; SOURCE_DATE_EPOCH, the seconds that
// makers of reproducible files agree on, sets another.
func today() string {
	now := time.Now()
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		now = time.Unix(s, 0).UTC()
	}
	return now.Format(time.DateOnly)
}

// page writes the page of one document; several may do so at once.
func (w *resultWriter) page(n int, r *check.Result, d *document.Document) error {
	if w.format != "html" {
		return nil
	}
	var b bytes.Buffer
	if !w.many {
		if err := show.WriteHTML(&b, show.Page{Result: r, Document: d, Unread: w.unread}); err != nil {
			return err
		}
		return w.file(b.Bytes())
	}
	name := pageName(n, r.File)
	if err := show.WriteHTML(&b, show.Page{Result: r, Document: d, Name: name}); err != nil {
		return err
	}
	if err := w.target.Write(name, b.Bytes()); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.names[r] = name
	return nil
}

// pageName is the name of a document's page: its number keeps them apart.
func pageName(n int, file string) string {
	base := []rune(filepath.Base(file))
	return fmt.Sprintf("%04d-%s.html", n+1, strings.NewReplacer("%", "_", "*", "_").Replace(string(base[:min(len(base), 60)])))
}

// file writes the one file whole, or nothing.
func (w *resultWriter) file(data []byte) error { return output.NewFile(w.out, data) }

// write writes all results.
func (w *resultWriter) write(results []*check.Result) error {
	switch w.format {
	case "html":
		return w.index(results)
	case "xlsx":
		data, err := resultBook(results, w.unread, today())
		if err != nil {
			return err
		}
		return w.told(w.file(data), results)
	}
	var b bytes.Buffer
	if err := w.text(&b, results); err != nil {
		return err
	}
	if w.out != "" {
		return w.told(w.file(b.Bytes()), results)
	}
	_, err := w.app.out.Write(b.Bytes())
	return err
}

func (w *resultWriter) text(b *bytes.Buffer, results []*check.Result) error {
	switch w.format {
	case "sarif":
		return show.WriteSARIF(b, w.set, w.unread, results...)
	case "jsonl":
		if err := show.WriteJSONL(b, results...); err != nil || w.app.json && w.out == "" {
			return err // with --json every file that was not checked has its line already
		}
		return show.WriteUnreadJSONL(b, w.unread)
	}
	if err := show.WriteText(b, results...); err != nil {
		return err
	}
	if len(results) > 1 {
		writeTotals(b, results)
	}
	if w.out == "" && terminal(w.app.out.w) { // there the warnings stand beside it
		return nil
	}
	return show.WriteUnreadText(b, w.unread)
}

// index writes the first page and moves the folder in whole.
func (w *resultWriter) index(results []*check.Result) error {
	if !w.many && len(results) > 0 {
		return w.told(nil, results)
	}
	names := make([]string, len(results))
	for i, r := range results {
		names[i] = w.names[r]
	}
	var b bytes.Buffer
	if err := show.WriteIndex(&b, results, names, w.unread); err != nil {
		return err
	}
	if !w.many { // the one file could not be read
		return w.told(w.file(b.Bytes()), results)
	}
	if err := w.target.Write("index.html", b.Bytes()); err != nil {
		return err
	}
	return w.told(w.target.Land(), results)
}

// told says where the results are.
func (w *resultWriter) told(err error, results []*check.Result) error {
	if err != nil || w.app.quiet || w.app.json {
		return err
	}
	e, n := 0, 0
	for _, r := range results {
		e, n = e+r.Count(check.Error), n+len(r.Findings)
	}
	at := w.out
	if w.many {
		at = filepath.Join(w.out, "index.html")
	}
	more := ""
	if n := show.CountUnread(w.unread); n > 0 {
		more = fmt.Sprintf("；另有%d个文件没有检查，原因写在里面", n)
	}
	w.app.tell("已写入%s：%d个文件，意见%d条，其中错误%d条%s", at, len(results), n, e, more)
	return nil
}

// writeTotals prints one line for each file and one for each rule.
func writeTotals(b *bytes.Buffer, results []*check.Result) {
	files := [][]string{{"文件", ">错误", ">警告", ">提示", ">未判定"}}
	for _, r := range results {
		files = append(files, []string{r.File, itoa(r.Count(check.Error)), itoa(r.Count(check.Warning)), itoa(r.Count(check.Notice)), itoa(r.Duties.Undecided)})
	}
	rules := [][]string{{"规则", ">次数", ">文件数", "要求"}}
	for _, t := range show.RuleTotals(results) {
		rules = append(rules, []string{t.Rule, itoa(t.Found), itoa(t.Files), t.Title})
	}
	for _, rows := range [][][]string{files, rules} {
		fmt.Fprintln(b)
		writeTable(b, "", rows)
	}
}
