package docx

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jiheng/document"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Files as their programs write them; testdata/writers/README.md says how they
// were made. Beside each stands what is read of it.
func TestWriters(t *testing.T) {
	files, err := filepath.Glob("testdata/writers/*.docx")
	if err != nil || len(files) < 4 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(data)
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			b.WriteString(d.Dump())
			for _, n := range d.Reading {
				b.WriteString("reading: " + n.Code + " " + n.At.String() + " " + n.Text + "\n")
			}
			for _, x := range d.Blocks {
				if tab, ok := x.(*document.Table); ok && tab.Check() != 0 {
					t.Errorf("row %d does not fill the grid", tab.Check())
				}
			}
			golden := strings.TrimSuffix(f, ".docx") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
