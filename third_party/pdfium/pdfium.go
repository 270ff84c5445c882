// Package pdfium holds PDFium, the PDF library of the Chromium project, as a
// WebAssembly module, part of the program. README.md says where it comes from
// and under which licences it may be passed on.
package pdfium

import _ "embed"

// It is not packed: unpacking would take a fifth of the start of a reader, and
// what is passed on of the program is packed as a whole.
//
//go:embed pdfium.wasm
var module []byte

// Wasm returns the module, which nobody may change.
func Wasm() []byte { return module }
