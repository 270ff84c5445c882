package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"sync"
)

// A part is one member of a package.
type part struct {
	name string
	data []byte
}

// firstDay is 1980-01-01 in the form of zip, the earliest day it can hold:
// members carry no clock.
const firstDay = 1<<5 | 1

// packing is how hard parts are packed: a twentieth larger than by default, in
// half the time.
const packing = 5

// packers are compressors to be used again: one takes 600 kB.
var packers = sync.Pool{New: func() any {
	f, err := flate.NewWriter(nil, packing)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return f
}}

// pack writes parts, in their order, as a zip whose bytes depend on nothing
// but them. Sizes stand in the local headers, because some programs do not
// accept them behind the data.
func pack(parts []part) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	f := packers.Get().(*flate.Writer)
	defer packers.Put(f)
	for _, p := range parts {
		var small bytes.Buffer
		f.Reset(&small)
		if _, err := f.Write(p.data); err != nil {
			return nil, err
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
		m, err := z.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate,
			//lint:ignore SA1019 CreateRaw takes the date from here
			ModifiedDate:  firstDay, //nolint:staticcheck // as above
			ReaderVersion: 20,
			CRC32:         crc32.ChecksumIEEE(p.data), UncompressedSize64: uint64(len(p.data)), CompressedSize64: uint64(small.Len()),
		})
		if err != nil {
			return nil, err
		}
		if _, err := m.Write(small.Bytes()); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
