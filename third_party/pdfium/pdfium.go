// Package pdfium holds PDFium, the PDF library of the Chromium project, as a
// WebAssembly module, packed into the program. README.md says where it comes
// from and under which licences it may be passed on.
package pdfium

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
)

//go:embed pdfium.wasm.gz
var packed []byte

// size is what the module unpacks to.
const size = 4646932

// Wasm returns the module, unpacked anew at each call: 4.6 million bytes that
// are needed only until they are compiled.
func Wasm() ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("opening the embedded PDFium: %w", err)
	}
	out := make([]byte, size)
	if _, err := io.ReadFull(z, out); err != nil {
		return nil, fmt.Errorf("unpacking the embedded PDFium: %w", err)
	}
	return out, nil
}
