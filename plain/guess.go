package plain

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"jiheng/fault"
)

// sample is how much of a file is looked at to guess its encoding.
const sample = 64 << 10

// common tells the characters of GB 2312, which nearly all of a Chinese text
// is made of, from those that appear when a text is read in a wrong encoding.
var common = sync.OnceValue(func() *[1 << 16]bool {
	var set [1 << 16]bool
	for lead := 0xa1; lead <= 0xf7; lead++ {
		for trail := 0xa1; trail <= 0xfe; trail++ {
			for _, r := range fromGB([]byte{byte(lead), byte(trail)}) {
				if r < 1<<16 && r != utf8.RuneError && !unicode.Is(unicode.Co, r) {
					set[r] = true
				}
			}
		}
	}
	return &set
})

func isCommon(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= ' ' || r == '\n' || r == '\r' || r == '\t'
	}
	return r < 1<<16 && common()[r]
}

// share returns the part of a text that is common, in percent.
func share(text string) int {
	good, all := 0, 0
	for _, r := range text {
		all++
		if isCommon(r) {
			good++
		}
	}
	if all == 0 {
		return 0
	}
	return good * 100 / all
}

// looksUTF16 reports UTF-16 without a mark, by its zero bytes: every ASCII
// character and line end has one.
func looksUTF16(data []byte) (big, ok bool) {
	head := data[:min(len(data), sample)]
	zeros := bytes.Count(head, []byte{0})
	if len(data)%2 != 0 || zeros == 0 || (utf8.Valid(data) && zeros*3 < len(head)) {
		return false, false
	}
	return order(head, 80)
}

// falseMark reports a mark of UTF-16 before a text that reads well as UTF-8 and
// badly as UTF-16.
func falseMark(data []byte) bool {
	rest := data[2:]
	if !utf8.Valid(rest) || bytes.IndexByte(rest, 0) >= 0 || utf8.RuneCount(rest) < 8 {
		return false
	}
	head := rest[:min(len(rest), sample)]
	return share(string(head)) >= 90 && share(decode16(head, data[0] == bomBE[0])) < 50
}

// hanUTF16 reports UTF-16 without a mark and without ASCII: it reads well as
// UTF-16 and badly as GBK.
func hanUTF16(data []byte) (big, ok bool) {
	head := data[:min(len(data), sample)]
	if len(data)%2 != 0 || share(fromGB(head)) >= 90 {
		return false, false
	}
	return order(head, 95)
}

func order(head []byte, least int) (big, ok bool) {
	le, be := share(decode16(head, false)), share(decode16(head, true))
	return be > le, max(le, be) >= least
}

// looksGB reports short GBK text that happens to be valid UTF-8 as well: as
// UTF-8 it would be letters of foreign scripts without one Chinese character.
func looksGB(data []byte) bool {
	foreign := false
	for _, r := range string(data) {
		switch {
		case r >= 0x800:
			return false
		case r >= 0x100 && !unicode.Is(unicode.Greek, r):
			foreign = true
		}
	}
	return foreign && share(fromGB(data)) == 100
}

// strange tells letters that no Chinese text has, and that two bytes of GBK
// look like when they are taken for UTF-8.
func strange(r rune) bool { return r >= 0x100 && r < 0x800 && !isCommon(r) }

// A script is what one line tells about its encoding.
type script int

const (
	either   script = iota // ASCII, or readable both ways
	isUTF8                 // Chinese in UTF-8
	notUTF8                // bytes that are no UTF-8
	spliced                // no UTF-8 as a whole, with Chinese in UTF-8 inside
	utf8Run  = 4           // so many Han characters in a row are no accident
	hanBytes = 3
)

// mixed refuses a file that is neither UTF-8 nor GBK from end to end; the
// lines of the rarer encoding are the faults.
func mixed(file string, data []byte) error {
	var kinds []script
	var count [4]int
	lines := bytes.Split(bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")), []byte("\n"))
	for _, l := range lines {
		k := scriptOf(l)
		kinds = append(kinds, k)
		count[k]++
	}
	odd, is, rest := isUTF8, "UTF-8", "GBK"
	if count[isUTF8] >= count[notUTF8] {
		odd, is, rest = notUTF8, "GBK 或已损坏", "UTF-8"
	}
	var r record
	for i, k := range kinds {
		at := fault.Place{File: file, Line: i + 1, Column: firstHigh(lines[i])}
		switch {
		case k == spliced:
			r.add(at, "text-mixed", "这一行混用了 UTF-8 和 GBK 两种编码，请重新输入这一行，再把文件另存为 UTF-8")
		case k == odd && count[isUTF8] > 0:
			r.add(at, "text-mixed", "这一行的编码（%s）与其余各行（%s）不同，请重新输入这一行，再把文件另存为 UTF-8", is, rest)
		}
	}
	return r.list.Err()
}

func scriptOf(line []byte) script {
	run, longest, han, others := 0, 0, 0, 0
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRune(line[i:])
		i += n
		if n == hanBytes && r != utf8.RuneError && isCommon(r) {
			run++
			han++
			longest = max(longest, run)
			continue
		}
		run = 0
		if r >= utf8.RuneSelf && !isCommon(r) {
			others++
		}
	}
	switch {
	case !utf8.Valid(line) && longest >= utf8Run:
		return spliced
	case !utf8.Valid(line), bytes.ContainsFunc(line, strange) && looksGB(line):
		return notUTF8
	case han == 0 || others > 0, han < utf8Run && share(fromGB(line)) == 100:
		return either
	}
	return isUTF8
}

// firstHigh returns the column of the first byte beyond ASCII.
func firstHigh(line []byte) int {
	return max(strings.IndexFunc(string(line), func(r rune) bool { return r >= utf8.RuneSelf })+1, 1)
}
