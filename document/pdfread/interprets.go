//go:build !amd64 && !arm64

package pdfread

// compiles tells whether wazero has a compiler for this processor.
const compiles = false
