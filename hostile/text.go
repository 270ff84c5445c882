package hostile

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// wide is a text in UTF-16 with its mark.
func wide(s string, order binary.ByteOrder) []byte {
	out := make([]byte, 0, 2*len(s)+2)
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		out = append(out, 0, 0)
		order.PutUint16(out[len(out)-2:], u)
	}
	return out
}

func gb18030(s string) []byte {
	out, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	must(err)
	return out
}

// texts are plain texts in bad encodings, or of bad sizes.
func texts() []File {
	const kind = "text"
	plain := func(parts ...string) func() []byte {
		return func() []byte { return []byte(strings.Join(parts, "")) }
	}
	const encoding = "text-encoding text-character text-mixed too-many-faults"
	return []File{
		either("text-nul.txt", kind, "a zero character", encoding, plain(Fact+"\n甲\x00乙\n", strings.Repeat("正文完整。\n", 50))),
		refused("text-nuls.txt", kind, "mostly zero characters", encoding, plain(Fact, strings.Repeat("\x00", 5000))),
		refused("text-torn.txt", kind, "UTF-8 with a hundred torn characters", encoding, plain(Fact, strings.Repeat("\xe5\x85\xff\xfe", 100))),
		refused("text-mixed.txt", kind, "one half UTF-8, one half GB18030", encoding, func() []byte {
			return append([]byte(strings.Repeat(Fact+"\n", 40)), gb18030(strings.Repeat("联通移动一二三四五六七。\n", 40))...)
		}),
		either("text-marks.txt", kind, "byte order marks in the middle", encoding, plain("\ufeff", Fact, "\n\ufeff甲\ufeff\n")),
		refused("text-false-mark.txt", kind, "the mark of UTF-16 before UTF-8", "text-encoding", plain("\xff\xfe", strings.Repeat(Fact+"\n", 30))),
		refused("text-surrogates.txt", kind, "half characters of UTF-16", encoding, func() []byte {
			return append(wide(Fact, binary.LittleEndian), bytes.Repeat([]byte{0x00, 0xd8}, 300)...)
		}),
		inert("text-direction.txt", kind, "marks that turn the direction of writing", plain("\u202e"+"万元\u202c\n", Fact, "\n\u2067甲\u2069\n")),
		inert("text-invisible.txt", kind, "marks without width between characters", plain("甲\u200b乙\u2060丙\u00ad\n", Fact, "\n")),
		inert("text-stacked.txt", kind, "five hundred accents on one letter", plain(Fact, "\na", strings.Repeat("\u0301", 500), "\n")),
		inert("text-controls.txt", kind, "commands for a terminal", plain(strings.Repeat("正文完整。\n", 200), Fact, "\n\x1b]0;x\x07\x1b[2J\n")),
		inert("text-formula.txt", kind, "formulas for a spreadsheet", plain("=cmd|' /C calc'!A0 | +1+1\n@SUM(1) | -2\n", Fact, "\n")),
		inert("text-brackets.txt", kind, "three thousand open brackets", plain(Fact, "\n", strings.Repeat("（《“", 1000))),
		inert("text-digits.txt", kind, "a number of ten thousand digits", plain(Fact, "\n", strings.Repeat("9", 10_000))),
		inert("text-han-digits.txt", kind, "a number of two thousand words", plain(Fact, "\n", strings.Repeat("九千九百九十九万亿", 200))),
		small("text-line.txt", kind, "a hundred thousand characters in one line", "read-too-long", plain(Fact, strings.Repeat("全年完成改造12处，居民满意率98.5%，", 6000))),
		small("text-lines.txt", kind, "many lines", "text-too-long read-too-long", plain(strings.Repeat(Fact+"\n", 3000))),
		small("text-long.txt", kind, "many sentences", "read-too-long", plain(strings.Repeat(strings.Repeat("全年支出合计1234.56万元，", 40)+"\n", 200))),
		inert("text-table-wide.txt", kind, "a table of a thousand columns", plain(Fact, "\n", strings.Repeat(strings.Repeat("1|", 1000)+"\n", 3))),
		refused("text-blank.txt", "empty", "blanks and line ends", "read-nothing", plain(" \n\n \t\n　\n")),
		refused("text-zero.txt", "empty", "no byte at all", "file-empty", plain()),
		refused("text-mark-only.txt", "empty", "a byte order mark and nothing else", "read-nothing", plain("\ufeff")),
		fine("honest-gb18030.txt", "a text in GB18030", func() []byte {
			return gb18030(strings.Repeat("单位概况、主要职责、绩效目标。\n", 20) + Fact + "\n")
		}),
		fine("honest-utf16.txt", "a text in UTF-16", func() []byte {
			return wide(strings.Repeat("单位概况、主要职责。\r\n", 20)+Fact+"\r\n", binary.LittleEndian)
		}),
		large(fine("honest-1mb.txt", "nine thousand different lines", func() []byte { return []byte(Fact + "\n" + sentences(9000)) })),
	}
}
