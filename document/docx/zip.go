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

// A packedPart is a part as a zip holds it.
type packedPart struct {
	name string
	size int // unpacked
	sum  uint32
	data []byte
}

// A packer packs parts one after another, each of them piece by piece: a long
// one never stands in memory as a whole.
type packer struct {
	flate *flate.Writer
	out   bytes.Buffer
	size  int
	sum   uint32
	err   error
}

// packers are packers to be used again: one takes 600 kB.
var packers = sync.Pool{New: func() any {
	p := &packer{}
	if p.flate, p.err = flate.NewWriter(&p.out, packing); p.err != nil {
		panic(p.err) // the level is one that there is
	}
	return p
}}

// add packs the next piece of a part.
func (p *packer) add(b []byte) {
	p.size += len(b)
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	if _, err := p.flate.Write(b); err != nil && p.err == nil {
		p.err = err
	}
}

// end returns what has been added as a part, and makes room for the next.
func (p *packer) end(name string) (packedPart, error) {
	err := p.flate.Close()
	if p.err != nil {
		err = p.err
	}
	m := packedPart{name, p.size, p.sum, bytes.Clone(p.out.Bytes())}
	p.out.Reset()
	p.flate.Reset(&p.out)
	p.size, p.sum, p.err = 0, 0, nil
	return m, err
}

// members packs parts.
func (p *packer) members(parts []part) ([]packedPart, error) {
	out := make([]packedPart, len(parts))
	for i, part := range parts {
		p.add(part.data)
		m, err := p.end(part.name)
		if err != nil {
			return nil, err
		}
		out[i] = m
	}
	return out, nil
}

// pack writes parts, in their order, as a zip whose bytes depend on nothing
// but them.
func pack(parts []part) ([]byte, error) {
	p := packers.Get().(*packer)
	defer packers.Put(p)
	return p.pack(parts)
}

func (p *packer) pack(parts []part) ([]byte, error) {
	list, err := p.members(parts)
	if err != nil {
		return nil, err
	}
	return bundle(list)
}

// bundle writes members as a zip. Sizes stand in the local headers, because some
// programs do not accept them behind the data.
func bundle(list []packedPart) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, m := range list {
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: m.name, Method: zip.Deflate,
			//lint:ignore SA1019 CreateRaw takes the date from here
			ModifiedDate:  firstDay, //nolint:staticcheck // as above
			ReaderVersion: 20,
			CRC32:         m.sum, UncompressedSize64: uint64(m.size), CompressedSize64: uint64(len(m.data)),
		})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(m.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
