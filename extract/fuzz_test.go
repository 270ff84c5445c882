package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"jiheng/document/text"
	"jiheng/extract"
	"jiheng/hostile"
)

// FuzzRead: whatever the text, reading it ends without a slip, and every figure
// stands where it says.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/corpus/*.txt")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("其中：（一）3个项目：（2）5家"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > hostile.MostFuzzed {
			return
		}
		d, err := text.Read("a.txt", data)
		if err != nil {
			return
		}
		lines := extract.Lines(d)
		var facts []extract.Found
		var claims []extract.Claim
		hostile.Bounded(t, func() {
			facts = extract.Facts(lines)
			claims = extract.Claims(lines, facts)
		})
		if len(facts)+len(claims) > len(data) {
			t.Errorf("%d facts and %d claims in %d bytes", len(facts), len(claims), len(data))
		}
		for _, x := range facts {
			if x.Start < 0 || x.End < x.Start || x.End > len(lines[x.Line].Text) {
				t.Errorf("figure %q at %d to %d of a line of %d bytes", x.Value, x.Start, x.End, len(lines[x.Line].Text))
			}
		}
	})
}
