package paper

import (
	"strings"
	"unicode/utf8"
)

// longestLine is the most bytes of a line or piece that rules look at as one: two
// thousand characters, more than three pages of the official layout. A longer
// paragraph is read in stretches, so that what looks at the whole of a line for
// each of its words takes work in proportion to the text.
const longestLine = 6000

// stretches cuts a text into stretches of at most longestLine bytes, behind the
// end of a sentence where there is one, else behind another mark, else beside a
// character that is no part of a number or word. A text that is short enough is
// one stretch.
func stretches(text string) []Range {
	if len(text) <= longestLine {
		return []Range{{0, len(text)}} // the usual case
	}
	var out []Range
	from := 0
	for len(text)-from > longestLine {
		end := from + cut(text[from:])
		out = append(out, Range{from, end})
		from = end
	}
	return append(out, Range{from, len(text)})
}

// What a text may be cut behind, the best first.
const (
	atSentence = iota // 。 and the like, outside of brackets
	atStop            // the same within brackets, or ；
	atMark            // a comma or the like, a space
	atWord            // a character that is no part of a number or word
	cuts
)

// cut returns where the first stretch of a long text ends: at the last of its
// best places, the first third of it left out.
func cut(text string) int {
	var last [cuts]int
	depth, whole := 0, 0
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			end = i + 1
		}
		if end > longestLine {
			break
		}
		whole = end
		switch {
		case strings.ContainsRune("（(“《〔【", r):
			depth++
		case strings.ContainsRune("）)”》〕】", r):
			depth = max(depth-1, 0)
			last[atMark] = end
		case strings.ContainsRune("。！？\n", r) && depth == 0:
			last[atSentence] = end
		case strings.ContainsRune("。！？；\n", r):
			last[atStop] = end
		case strings.ContainsRune("，、：|;", r), r == ' ', r == '　':
			last[atMark] = end
		case r >= 0x3000 && !strings.ContainsRune("〇零一二三四五六七八九十百千万亿两几数点分之年月日", r):
			last[atWord] = end
		}
	}
	for _, at := range last {
		if at > longestLine/3 {
			return at
		}
	}
	return whole
}

// near is how many bytes before or behind a word belong to it at most: a
// hundred and fifty characters without a stop are no phrase.
const near = 450

// nearBefore returns where the text near byte i begins.
func nearBefore(text string, i int) int {
	from := max(0, i-near)
	for from < i && !utf8.RuneStart(text[from]) {
		from++
	}
	return from
}

// nearBehind returns where the text near byte i ends.
func nearBehind(text string, i int) int {
	to := min(len(text), i+near)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return to
}
