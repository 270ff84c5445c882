// Package press turns the papers of a set into files: each paper in the formats
// that are wanted, the facts and the open data beside them. It puts what report
// makes before the writers of document; it writes nothing to the disk.
package press

import (
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"jiheng/document/docx"
	"jiheng/document/html"
	"jiheng/document/page"
	"jiheng/document/pdf"
	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/report"
)

// A File is one output, ready to be written. Folders in its name are parted by
// slashes.
type File struct {
	Name string
	Data []byte
}

// Formats lists what can be wanted, in the order in which it is told.
var Formats = []string{"docx", "xlsx", "pdf", "html", "json", "data"}

// FactsFile is the name of the file that holds every fact.
const FactsFile = "facts.json"

// formatNames are other names of formats.
var formatNames = map[string]string{"word": "docx", "excel": "xlsx", "htm": "html", "网页": "html", "数据包": "data"}

// FormatName returns a format's own name for what people call it: in any case,
// with a dot before it, or by its program. Others stay as they are, in lower case.
func FormatName(s string) string {
	s = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), ".")
	if name, ok := formatNames[s]; ok {
		return name
	}
	return s
}

// Wanted reads a list of formats, parted by commas or blanks; an empty one, or
// “all”, is all of them. unknown is the first word that is none.
func Wanted(list string) (want map[string]bool, unknown string) {
	want = map[string]bool{}
	if list == "" || FormatName(list) == "all" {
		for _, f := range Formats {
			want[f] = true
		}
		return want, ""
	}
	for _, f := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '，' || r == '、' || r == ' ' }) {
		name := FormatName(f)
		if !slices.Contains(Formats, name) {
			return nil, f
		}
		want[name] = true
	}
	if len(want) == 0 { // nothing but commas
		return nil, list
	}
	return want, ""
}

// Documents returns what is wanted of the formats of papers, without the data
// beside them.
func Documents(want map[string]bool) map[string]bool {
	out := maps.Clone(want)
	delete(out, "json")
	delete(out, "data")
	return out
}

// A Job makes one file.
type Job struct {
	Name string
	make func() ([]byte, error)
}

// Jobs lists the files of the set in the wanted formats, paper by paper. The
// fonts are asked for where a paper is set in pages: unpacking them takes as long
// as all else.
func Jobs(m *report.Maker, papers []report.Paper, want map[string]bool, fonts func() (*page.Fonts, error)) []Job {
	var out []Job
	for _, p := range papers {
		if want["docx"] {
			out = append(out, Job{p.Name + ".docx", func() ([]byte, error) { return docx.Write(p.Doc) }})
		}
		if want["pdf"] {
			out = append(out, Job{p.Name + ".pdf", func() ([]byte, error) {
				f, err := fonts()
				if err != nil {
					return nil, fmt.Errorf("loading fonts: %w", err)
				}
				return pdf.Write(p.Doc, f)
			}})
		}
		if want["html"] {
			out = append(out, Job{p.Name + ".html", func() ([]byte, error) { return html.Write(p.Doc) }})
		}
		if want["xlsx"] && len(p.Sheets) > 0 {
			out = append(out, Job{p.Name + ".xlsx", func() ([]byte, error) { return xlsx.Write(book(p)) }})
		}
	}
	if want["json"] {
		out = append(out, Job{FactsFile, m.FactsJSON})
	}
	if want["data"] {
		for _, f := range m.DataPackage() {
			out = append(out, Job{"数据包/" + f.Name, func() ([]byte, error) { return f.Data, nil }})
		}
	}
	return out
}

func book(p report.Paper) *xlsx.Book {
	b := &xlsx.Book{Title: p.Doc.Title, Author: p.Doc.Author, Sample: p.Doc.Sample, Footer: p.Doc.Footer}
	for _, s := range p.Sheets {
		b.Sheets = append(b.Sheets, xlsx.Sheet{Name: s.Name, Doc: s.Blocks, Landscape: s.Landscape})
	}
	return b
}

// alone makes a file; a panic in it is its error, and of no other.
func alone(make func() ([]byte, error)) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fault.New(fault.Internal, fault.Place{}, "panic", "程序内部出错，这份文件没有做成；请把命令和文件告诉维护的人").Because(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return make()
}

// Run makes all files with so many workers, and returns them in the order of
// the jobs; done is called after each.
func Run(list []Job, workers int, done func(name string)) ([]File, error) {
	files := make([]File, len(list))
	errs := make([]error, len(list))
	next := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range next {
				files[i].Name = list[i].Name
				files[i].Data, errs[i] = alone(list[i].make)
				done(list[i].Name)
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
