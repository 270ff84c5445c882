package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"unicode/utf16"

	"jiheng/document/page"
)

// A writer writes one file.
type writer struct {
	layout *page.Layout
	buf    bytes.Buffer
	places []int // of the objects, by number from 1
	fonts  []*font
	byFace map[*page.Face]*font
	pages  []int // numbers of the page objects
}

// id reserves the number of an object.
func (w *writer) id() int {
	w.places = append(w.places, 0)
	return len(w.places)
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.buf, format, args...) }

func (w *writer) open(id int) {
	w.places[id-1] = w.buf.Len()
	w.printf("%d 0 obj\n", id)
}

func (w *writer) close() { w.printf("\nendobj\n") }

// stream writes data packed, with further entries of its dictionary.
func (w *writer) stream(id int, entries string, data []byte) {
	var packed bytes.Buffer
	z, _ := zlib.NewWriterLevel(&packed, zlib.BestCompression) // the level is valid
	_, _ = z.Write(data)                                       // a bytes.Buffer takes all
	_ = z.Close()
	w.open(id)
	w.printf("<</Filter/FlateDecode/Length %d%s>>\nstream\n", packed.Len(), entries)
	w.buf.Write(packed.Bytes())
	w.printf("\nendstream")
	w.close()
}

// text writes a string of any characters.
func text(s string) string {
	var b bytes.Buffer
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}

// points prints a length in points, to a ten-thousandth.
func points(um int) string {
	n := (um*720000 + 12700) / 25400
	return fmt.Sprintf("%d.%04d", n/10000, n%10000)
}
