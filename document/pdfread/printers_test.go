package pdfread

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"jiheng/document"
)

// TestPrintersAgree prints one document with three programs and reads the same
// text back, paragraph by paragraph and cell by cell.
func TestPrintersAgree(t *testing.T) {
	printers := []struct {
		name  string
		print func(testing.TB, *document.Document) []byte
	}{{"ours", printed}, {"LibreOffice", byLibreOffice}, {"Chromium", byChromium}}
	want := told(sample())
	for _, p := range printers {
		t.Run(p.name, func(t *testing.T) {
			s := studied(t, p.print(t, sample()))
			if diff := cmp.Diff(want, told(s.Document)); diff != "" {
				t.Errorf("not what was printed (-printed +read):\n%s", diff)
			}
			if len(s.Skipped) > 0 {
				t.Errorf("pages skipped: %v", s.Skipped)
			}
		})
	}
}
