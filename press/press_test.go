package press

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"jiheng/document"
	"jiheng/report"
)

func TestWanted(t *testing.T) {
	for list, want := range map[string][]string{"": Formats, "all": Formats, "docx": {"docx"}, "docx，pdf、json": {"docx", "pdf", "json"}, "html, xlsx": {"html", "xlsx"}} {
		got, unknown := Wanted(list)
		if unknown != "" || len(got) != len(want) {
			t.Errorf("%q: %v, unknown %q; want %v", list, got, unknown, want)
		}
		for _, f := range want {
			if !got[f] {
				t.Errorf("%q lacks %s", list, f)
			}
		}
	}
	if got, unknown := Wanted("docx,ofd"); got != nil || unknown != "ofd" {
		t.Errorf("got %v, unknown %q", got, unknown)
	}
}

// Papers are made in the wanted formats alone; one without sheets has no workbook.
func TestJobs(t *testing.T) {
	doc := &document.Document{Title: "题名", Blocks: []document.Block{&document.Paragraph{Runs: []document.Run{{Text: "正文"}}}}}
	papers := []report.Paper{{Name: "甲", Doc: doc}, {Name: "乙", Doc: doc, Sheets: []report.Sheet{{Name: "乙", Blocks: doc.Blocks}}}}
	for list, want := range map[string][]string{
		"docx":      {"甲.docx", "乙.docx"},
		"xlsx":      {"乙.xlsx"},
		"html,xlsx": {"甲.html", "乙.html", "乙.xlsx"},
	} {
		wanted, _ := Wanted(list)
		jobs := Jobs(nil, papers, wanted, nil)
		var done atomic.Int64
		files, err := Run(jobs, 3, func(string) { done.Add(1) })
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, f := range files {
			names = append(names, f.Name)
			if len(f.Data) == 0 {
				t.Errorf("%s is empty", f.Name)
			}
		}
		if !slices.Equal(names, want) || int(done.Load()) != len(want) {
			t.Errorf("%s: %v, %d done; want %v", list, names, done.Load(), want)
		}
	}
}

// One file that fails fails the set; of several the first one is told.
func TestRunFails(t *testing.T) {
	var jobs []Job
	for i := range 20 {
		jobs = append(jobs, Job{fmt.Sprint(i), func() ([]byte, error) {
			if i%7 == 5 {
				return nil, fmt.Errorf("file %d: %w", i, errors.ErrUnsupported)
			}
			return []byte{1}, nil
		}})
	}
	if files, err := Run(jobs, 4, func(string) {}); files != nil || err == nil || err.Error() != "file 5: unsupported operation" {
		t.Errorf("got %d files, %v", len(files), err)
	}
}
