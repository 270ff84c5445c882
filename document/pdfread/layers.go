package pdfread

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
)

// offLayers is what a file says that turns layers off, or on under conditions.
var offLayers = regexp.MustCompile(`/OFF\s*\[\s*\d|/BaseState\s*/OFF|/Type\s*/OCMD`)

// Bounds of the streams of objects that are looked through.
const mostOfStream, mostStreams = 4 << 20, 64 << 20

// layered tells whether a file may have text on a layer that is off. PDFium tells
// of layers only by what it paints, so that the bytes are looked through for the
// words; a stream that cannot be read may hold them.
func layered(data []byte) bool {
	if bytes.Contains(data, []byte("/OCProperties")) {
		return offLayers.Match(data) || packed(data, offLayers.Match)
	}
	return packed(data, func(b []byte) bool { return bytes.Contains(b, []byte("/OCProperties")) }) &&
		(offLayers.Match(data) || packed(data, offLayers.Match))
}

// packed tells whether a stream of objects has something, or cannot be read.
func packed(data []byte, has func([]byte) bool) bool {
	left := mostStreams
	for rest := data; left > 0; {
		i := bytes.Index(rest, []byte("/ObjStm"))
		if i < 0 {
			return false
		}
		rest = rest[i:]
		k := bytes.Index(rest, []byte("stream"))
		if k < 0 {
			return false
		}
		rest = rest[k+len("stream"):]
		body := bytes.TrimLeft(rest[:min(2, len(rest))], "\r\n")
		z, err := zlib.NewReader(io.MultiReader(bytes.NewReader(body), bytes.NewReader(rest[min(2, len(rest)):])))
		if err != nil {
			return true
		}
		b, err := io.ReadAll(io.LimitReader(z, mostOfStream))
		if left -= len(b); err != nil && len(b) == 0 || has(b) {
			return true
		}
	}
	return false
}
