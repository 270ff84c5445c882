package xlsx

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"jiheng/document"
)

// Limits of shared strings.
const (
	maxStrings  = 2_000_000
	maxPieces   = 4096    // runs of one text
	maxCellText = 1 << 18 // bytes of one cell; Excel allows 32,767 characters
)

// A sharedString is a text that cells point to; pieces holds its runs where
// they differ in a way that matters here.
type sharedString struct {
	text   string
	pieces []piece
	cut    bool // a piece of it was struck out, and is not here
}

// A piece is a run of rich text.
type piece struct {
	text  string
	color string // RGB, "FF000001"; empty for the font's own
	super bool

	struck bool
}

func (f *File) readStrings(part string) error {
	f.strings = nil
	return f.scanPart(part, maxHeld, func(s *scanner) error {
		if err := s.root("sst"); err != nil {
			return err
		}
		return s.children(func() error {
			if !s.is("si") {
				return nil
			}
			one, err := readString(s)
			if f.strings = append(f.strings, one); len(f.strings) > document.Lower(maxStrings, f.bounds.Elements) {
				return tooBig("不同的文字超过%d种", document.Lower(maxStrings, f.bounds.Elements))
			}
			return err
		})
	})
}

// readString reads the inside of si or is: one text, or runs; phonetic
// readings are left out.
func readString(s *scanner) (sharedString, error) {
	var out sharedString
	var all []byte
	rich := false
	err := s.children(func() error {
		switch {
		case s.is("t"):
			text, err := s.content(nil)
			all = append(all, unmask(text)...)
			return err
		case s.is("r"):
			p, err := readPiece(s)
			if p.struck {
				out.cut = out.cut || p.text != ""
				return err
			}
			all = append(all, p.text...)
			out.pieces = append(out.pieces, p)
			rich = rich || p.color != "" || p.super
			if len(out.pieces) > maxPieces {
				return tooBig("有单元格的文字分成超过%d段", maxPieces)
			}
			return err
		}
		return nil
	})
	if err == nil && len(all) > maxCellText {
		err = tooBig("有单元格的文字超过%d字节", maxCellText)
	}
	if !rich {
		out.pieces = nil
	}
	out.text = string(all)
	return out, err
}

func readPiece(s *scanner) (piece, error) {
	var p piece
	err := s.children(func() error {
		switch {
		case s.is("rPr"):
			return s.children(func() error {
				switch {
				case s.is("color"):
					p.color = string(s.attr("rgb"))
				case s.is("vertAlign"):
					p.super = string(s.attr("val")) == "superscript"
				case s.is("strike"):
					p.struck = isOn(s.attr("val"))
				}
				return nil
			})
		case s.is("t"):
			text, err := s.content(nil)
			p.text += string(unmask(text))
			return err
		}
		return nil
	})
	return p, err
}

// isOn reads a switch that stands by itself: no value means on.
func isOn(val []byte) bool { v := string(val); return v != "0" && v != "false" }

// unmask resolves _x000D_, the way in which sheets write characters that XML
// refuses.
func unmask(b []byte) []byte {
	if !bytes.Contains(b, []byte("_x")) {
		return b
	}
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] == '_' && i+7 <= len(b) && b[i+1] == 'x' && b[i+6] == '_' {
			if n, err := strconv.ParseUint(string(b[i+2:i+6]), 16, 16); err == nil {
				out = utf8.AppendRune(out, rune(n))
				i += 6
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}
