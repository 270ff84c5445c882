// Package fonts holds the faces that every Jiheng can print with: subsets
// of free fonts, packed into the program. README.md says where they come from.
package fonts

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
)

// A Face is one packed font.
type Face struct {
	Name   string // how people call it
	packed []byte
}

//go:embed serif-400.ttf.gz
var serif400 []byte

//go:embed serif-700.ttf.gz
var serif700 []byte

//go:embed sans-400.ttf.gz
var sans400 []byte

//go:embed kai-400.ttf.gz
var kai400 []byte

//go:embed mono-400.ttf.gz
var mono400 []byte

// The faces. Each but Mono covers 通用规范汉字表 (8,105 characters), GB 2312, and the
// marks and figures in use.
var (
	Serif = &Face{Name: "Noto Serif SC", packed: serif400}      // for 仿宋 and 宋体
	Bold  = &Face{Name: "Noto Serif SC Bold", packed: serif700} // for 小标宋
	Sans  = &Face{Name: "Noto Sans SC", packed: sans400}        // for 黑体
	Kai   = &Face{Name: "Jiheng Kai", packed: kai400}           // for 楷体
	Mono  = &Face{Name: "Jiheng Mono", packed: mono400}         // half-width characters of literal text
)

// limit bounds what a face unpacks to; the largest has 4.4 million bytes.
const limit = 16 << 20

// Bytes unpacks the face and returns it as a TrueType file. Nothing of it is kept here.
func (f *Face) Bytes() ([]byte, error) { return unpack(f.packed) }

func unpack(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("opening an embedded face: %w", err)
	}
	var b bytes.Buffer
	b.Grow(5 << 20)
	if _, err := io.Copy(&b, io.LimitReader(z, limit)); err != nil {
		return nil, fmt.Errorf("unpacking an embedded face: %w", err)
	}
	return b.Bytes(), nil
}
