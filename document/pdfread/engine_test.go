package pdfread

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"jiheng/document/page"
	"jiheng/document/pdf"
)

func TestCacheIsFilledAndUsed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	for range 2 {
		e, err := New(t.Context(), Options{Cache: dir})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Read(t.Context(), "x.pdf", printed(t, short("一份短文。"))); err != nil {
			t.Error(err)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
	n := 0
	filepath.WalkDir(dir, func(_ string, d os.DirEntry, _ error) error {
		if d != nil && !d.IsDir() {
			n++
		}
		return nil
	})
	if n == 0 && compiles {
		t.Error("nothing was kept")
	}
}

// A cache that was cut short, as by a full disk, does no harm.
func TestDamagedCacheIsPassedOver(t *testing.T) {
	dir := t.TempDir()
	for i := range 2 {
		e, err := New(t.Context(), Options{Cache: dir})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Read(t.Context(), "x.pdf", printed(t, short("一份短文。"))); err != nil {
			t.Error(i, err)
		}
		e.Close()
		filepath.WalkDir(dir, func(name string, d os.DirEntry, _ error) error {
			if d != nil && !d.IsDir() {
				info, _ := d.Info()
				return os.Truncate(name, info.Size()/2)
			}
			return nil
		})
	}
}

func TestCacheThatCannotBeUsedIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := New(t.Context(), Options{Cache: file})
	if codeOf(err) != "pdf-engine" || !strings.Contains(err.Error(), file) {
		t.Errorf("%v", err)
	}
}

// The interpreter, for processors without a compiler, reads the same.
func TestInterpreterReadsTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	e, err := New(t.Context(), Options{Interpret: true})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	data := printed(t, sample())
	d, err := e.Read(t.Context(), "x.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	if want := studied(t, data).Document.Dump(); d.Dump() != want {
		t.Error("another document")
	}
}

// Several goroutines read at once, and the memory of one document never shows
// in another.
func TestManyAtOnce(t *testing.T) {
	files := [][]byte{printed(t, sample()), printed(t, short("甲部门决算数12.50万元。")), printed(t, short("乙部门决算数31.75万元。"))}
	var want []string
	for _, f := range files {
		want = append(want, studied(t, f).Document.Dump())
	}
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Go(func() {
			d, err := engine(t).Read(context.Background(), "x.pdf", files[i%3])
			if err != nil {
				t.Error(err)
			} else if d.Dump() != want[i%3] {
				t.Errorf("file %d reads differently", i%3)
			}
		})
	}
	wg.Wait()
}

func BenchmarkRead(b *testing.B) {
	fonts, err := page.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	data, err := pdf.Write(sample(), fonts)
	if err != nil {
		b.Fatal(err)
	}
	e := engine(b)
	pages := 0
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := e.Study(context.Background(), "x.pdf", data)
		if err != nil {
			b.Fatal(err)
		}
		pages += s.Pages
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkStart measures a start with a filled cache.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		e, err := New(context.Background(), Options{Cache: dir})
		if err != nil {
			b.Fatal(err)
		}
		e.Close()
	}
}
