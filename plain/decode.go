package plain

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiheng/fault"
)

// The marks that editors set before a text to name its encoding.
const (
	bomUTF8    = "\xef\xbb\xbf"
	bomLE      = "\xff\xfe"
	bomBE      = "\xfe\xff"
	bomGB18030 = "\x84\x31\x95\x33"
)

// Decode returns text as UTF-8 with \n line ends, whatever it was: UTF-8 with
// or without byte order mark, GB18030 or GBK, UTF-16 of either order with or
// without mark; \r\n, \n or \r line ends. The mark is taken off.
//
// Invalid errors, each with line and column: a file of more than one encoding;
// bytes that no encoding explains; control characters but tab and line end,
// marks of writing direction, characters without width, separators of lines
// and paragraphs, noncharacters and U+FFFD. Larger than MaxBytes is refused.
func Decode(file string, data []byte) (string, error) {
	if len(data) > MaxBytes {
		return "", fault.Bad(fault.Place{File: file}, "file-too-large", "文件超过%s，请拆成几个文件", mebibytes(MaxBytes))
	}
	text, err := toUTF8(file, data)
	if err != nil {
		return "", err
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if err := clean(file, text); err != nil {
		return "", err
	}
	return text, nil
}

// DecodeFlawed is Decode for a text that people are still at work on: where single
// characters are all that is wrong, it returns the text with them in it, and their
// errors beside it.
func DecodeFlawed(file string, data []byte) (string, error) {
	text, err := Decode(file, data)
	if err == nil || len(data) > MaxBytes {
		return text, err
	}
	text, other := toUTF8(file, data)
	if other != nil {
		return "", err
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), err
}

func toUTF8(file string, data []byte) (string, error) {
	has := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }
	switch {
	case has("\xff\xfe\x00\x00"), has("\x00\x00\xfe\xff"):
		return "", fault.Bad(fault.Place{File: file}, "text-encoding", "文件是 UTF-32 编码，读不了，请用编辑器另存为 UTF-8")
	case (has(bomLE) || has(bomBE)) && falseMark(data):
		return "", fault.Bad(fault.Place{File: file}, "text-encoding", "文件开头的标记说是 UTF-16，内容却是 UTF-8，请用编辑器打开，另存为 UTF-8")
	case has(bomLE):
		return fromUTF16(file, data[2:], false)
	case has(bomBE):
		return fromUTF16(file, data[2:], true)
	case has(bomUTF8) && utf8.Valid(data):
		return string(data[3:]), nil
	case has(bomUTF8):
		return fromBytes(file, data[3:])
	case has(bomGB18030):
		return fromGB(data[4:]), nil
	}
	if big, ok := looksUTF16(data); ok {
		return fromUTF16(file, data, big)
	}
	return fromBytes(file, data)
}

// fromBytes reads UTF-8 or GB18030 without a mark that says which.
func fromBytes(file string, data []byte) (string, error) {
	valid := utf8.Valid(data)
	if valid && looksGB(data) {
		return fromGB(data), nil
	}
	if !valid || bytes.ContainsFunc(data, strange) {
		if err := mixed(file, data); err != nil {
			return "", err
		}
	}
	if valid {
		return string(data), nil
	}
	if big, ok := hanUTF16(data); ok {
		return fromUTF16(file, data, big)
	}
	return fromGB(data), nil
}

// fromGB reads GB18030, of which GBK is a part; bytes that are not become
// U+FFFD, which clean refuses with its place.
func fromGB(data []byte) string {
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return string(utf8.RuneError)
	}
	return string(out)
}

func fromUTF16(file string, data []byte, big bool) (string, error) {
	if len(data)%2 != 0 {
		return "", fault.Bad(fault.Place{File: file}, "text-encoding", "UTF-16 文件少了半个字，可能没有传完整，请重新取得文件，或另存为 UTF-8")
	}
	return decode16(data, big), nil
}

// decode16 reads UTF-16; half a pair becomes U+FFFD.
func decode16(data []byte, big bool) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/2)
	unit := func(i int) rune {
		if big {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	for i := 0; i+1 < len(data); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) && i+3 < len(data) {
			if pair := utf16.DecodeRune(r, unit(i+2)); pair != utf8.RuneError {
				r = pair
				i += 2
			}
		}
		b.WriteRune(r) // a lone half is written as U+FFFD
	}
	return b.String()
}
