package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/fault"
)

// flaw names what is wrong with a character, or returns "" for one that may
// stand in a text.
func flaw(r rune) string {
	switch {
	case r == '\n' || r == '\t' || (r >= ' ' && r < 0x7f):
		return ""
	case r == utf8.RuneError:
		return "读不出来的字（文件可能损坏，或编码不对）"
	case r == 0:
		return "空字符（文件可能不是文本，或是没有标记的 UTF-16）"
	case unicode.Is(unicode.Cc, r):
		return "看不见的控制字符"
	case r == 0x2028 || r == 0x2029:
		return "看不见的分行符"
	case unicode.Is(unicode.Bidi_Control, r):
		return "改变文字方向的控制字符"
	case unicode.Is(unicode.Cf, r), r == 0x034f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0:
		return "看不见的零宽字符"
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return "不是文字的编码"
	}
	return ""
}

// Legible returns a text with □ for each character that could not be read, and
// without the others that Decode refuses.
func Legible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError:
			return '□'
		case flaw(r) != "":
			return -1
		}
		return r
	}, s)
}

// flawed reports a text with a character that may not stand in it.
func flawed(text string) bool {
	for _, r := range text {
		if r >= ' ' && r < 0x7f || r >= 0x4e00 && r <= 0x9fff || r == '\n' { // as most are
			continue
		}
		if flaw(r) != "" {
			return true
		}
	}
	return false
}

// clean refuses characters that are not seen and would still count.
func clean(file, text string) error {
	if !flawed(text) {
		return nil
	}
	var found record
	line, column := 1, 0
	for _, r := range text {
		column++
		if why := flaw(r); why != "" {
			found.add(fault.Place{File: file, Line: line, Column: column}, "text-character",
				"这里有一个%s U+%04X，请删去后重新输入", why, r)
		}
		if len(found.list) > maxFaults {
			break
		}
		if r == '\n' {
			line, column = line+1, 0
		}
	}
	return found.list.Err()
}
