package pdfread

import (
	"context"
	"errors"
	"testing"

	"jiheng/document"
	"jiheng/fault"
	"jiheng/hostile"
)

// FuzzRead reads broken files: it must come to a verdict in time, and what it
// gives must be whole. Seeds are small files by our own writer and by hand.
func FuzzRead(f *testing.F) {
	f.Add(printed(f, short("决算数12.50万元")))
	f.Add(onePage([]byte("BT /F 12 Tf 50 700 Td (Total 12.50) Tj ET 50 600 m 300 600 l S 50 500 m 300 500 l S 50 500 m 50 600 l S 300 500 m 300 600 l S 100 500 m 100 600 l S"), "", "", nil))
	f.Add(scan("BT 3 Tr /F 12 Tf 50 700 Td (Total) Tj ET"))
	f.Add(nameless())
	e, err := started()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s *Study
		var err error
		if n := hostile.Work(func() { s, err = e.Study(context.Background(), "x.pdf", data) }); n > 512<<20 {
			t.Errorf("allocated %d MiB", n>>20)
		}
		var bad *fault.Error
		if err != nil {
			if !errors.As(err, &bad) || bad.Kind != fault.Invalid {
				t.Errorf("not an error for a person: %v", err)
			}
			return
		}
		for _, b := range s.Document.Blocks {
			if tab, ok := b.(*document.Table); ok && tab.Check() != 0 {
				t.Errorf("row %d does not fill its table:\n%s", tab.Check(), s.Document.Dump())
			}
		}
	})
}
