package pdf

import (
	"os"
	"testing"

	"jiheng/document/page"
)

func TestTmp(t *testing.T) {
	f, err := page.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	b, err := Write(sample(3), f)
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile("/tmp/fontwork/s.pdf", b, 0o644)
	t.Log(len(b))
}

func BenchmarkWrite(b *testing.B) {
	f, _ := page.Embedded()
	d := sample(9)
	for b.Loop() {
		if _, err := Write(d, f); err != nil {
			b.Fatal(err)
		}
	}
}
func BenchmarkSet(b *testing.B) {
	f, _ := page.Embedded()
	d := sample(9)
	n := 0
	for b.Loop() {
		l, _ := page.Set(d, f)
		n = len(l.Pages)
	}
	b.Log(n)
}
