package extract

import (
	"strings"
	"unicode/utf8"
)

// Dealt returns the words for each number of a row that 分别 deals out in order: 年初预算,
// 全年预算 and 全年支出 for 年初预算、全年预算、全年支出分别为2000万元、2100万元、1995万元. Spans are the
// numbers of the text in order, first and end in bytes; the row begins with number i.
// It is nil where 分别 does not lead the row, where words stand between its numbers, or
// where there are not as many names as numbers: nothing is guessed.
// Unclear is how many numbers the row has where several names lead it that are more
// or fewer.
func Dealt(text string, spans [][2]int, i int) (names []string, unclear int) {
	from := 0
	if i > 0 {
		from = spans[i-1][1]
	}
	lead := window(text[from:spans[i][0]])
	at := strings.LastIndex(lead, "分别")
	if at < 0 { // 低保、特困、救助支出（万元）：120.5、88.3、12.2
		if lead, at = colonRow(lead); at < 0 {
			return nil, 0
		}
	}
	if strings.ContainsAny(lead[at:], stops) {
		return nil, 0
	}
	n, first := rowOf(text, spans, i)
	if n < 2 {
		return nil, 0
	}
	names, several := namesOf(lead[:at], n)
	if names == nil && first > 1 && first < n { // 分别为5万元、3万元，12万元用于…
		names, _ = namesOf(lead[:at], first)
	}
	if names == nil {
		if several && at < len(lead) {
			unclear = n
		}
		return nil, unclear
	}
	n = len(names)
	shareTail(names)
	verb := trimmed(strings.TrimPrefix(lead[at:], "分别"))
	stage := stageOf(names[n-1])
	for k, name := range names {
		if _, ok := stageWords.nearest(name); !ok && stage != "" && !strings.HasSuffix(name, "率") && !strings.HasSuffix(stage, "率") {
			name += stage // 基本、项目支出分别为
		}
		names[k] = name + verb
	}
	return names, 0
}

// colonRow returns the names before a colon that a row of numbers follows, and where they
// end; at is -1 where there are none.
func colonRow(lead string) (names string, at int) {
	names = strings.TrimRight(lead, "：: ")
	if names == lead || !strings.Contains(names, "、") {
		return "", -1
	}
	names = dropBrackets(names)
	return names, len(names)
}

// rowOf returns how many numbers the row has that begins with number i, and how many it
// has up to its first comma or semicolon.
func rowOf(text string, spans [][2]int, i int) (n, first int) {
	for n = 1; i+n < len(spans); n++ {
		between := strings.TrimSpace(text[spans[i+n-1][1]:spans[i+n][0]])
		if !inRow(between) {
			break
		}
		if first == 0 && !joins.in(between) {
			first = n
		}
	}
	return n, first
}

// inRow reports what stands between two numbers of a row.
func inRow(s string) bool {
	switch s {
	case "，", ",", "；", ";":
		return true
	}
	return joins.in(strings.TrimLeft(s, "，；"))
}

// shareTail gives names that are ordinals alone what the last is an ordinal of: 一, 二 and
// 三季度 are 一季度, 二季度 and 三季度.
func shareTail(names []string) {
	last := names[len(names)-1]
	tail := last[ordinalLength(last):]
	if tail == last || tail == "" {
		return
	}
	for _, name := range names[:len(names)-1] {
		if name == "" || ordinalLength(name) < len(name) {
			return
		}
	}
	for k := range names[:len(names)-1] {
		names[k] += tail
	}
}

// ordinalLength is how many bytes of a text, from its start, are an ordinal: 第三, 三, 12.
func ordinalLength(s string) int {
	n := len(prefix(s, "第"))
	k := n
	for k < len(s) {
		r, size := utf8.DecodeRuneInString(s[k:])
		if !digit(r) && !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		k += size
	}
	if k == n {
		return 0
	}
	return k
}

// namesOf splits the end of a text into so many names; nil where it holds another
// number of them, several then reports more than one.
func namesOf(s string, n int) (names []string, several bool) {
	s = strings.TrimRight(s, "，, ")
	if i := strings.LastIndexAny(s, "。；;：:，,（("); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "其中"), "按")
	names = strings.Split(s, "、")
	if len(names) == n-1 {
		last := names[n-2]
		for _, w := range []string{"以及", "和", "与", "及"} {
			if a, b, ok := strings.Cut(last, w); ok && a != "" && b != "" && !strings.Contains(b, w) {
				names = append(names[:n-2], a, b)
				break
			}
		}
	}
	if len(names) != n || strings.Contains(s, "等") {
		return nil, len(names) > 1
	}
	for k, name := range names {
		if names[k] = strings.Trim(name, " “”"); names[k] == "" || utf8.RuneCountInString(name) > 20 {
			return nil, true
		}
	}
	names[n-1] = countedOff(names[n-1])
	return names, true
}

// countedOff takes the number of things off the last of their names: 三项 of 公用经费三项.
func countedOff(s string) string {
	for _, w := range countWords {
		if rest, ok := strings.CutSuffix(s, w); ok {
			if r, size := utf8.DecodeLastRuneInString(rest); strings.ContainsRune("两三四五六七八九十", r) && len(rest) > size {
				return rest[:len(rest)-size]
			}
		}
	}
	return s
}

var countWords = []string{"项", "个镇", "个村", "个乡", "个单位", "镇", "村", "乡", "类", "笔", "者", "家", "部分", "方面", "个项目", "年"}

// stageOf is the end of a name from its word of a stage on: 支出 of 项目支出; empty where
// it has none or is nothing else.
func stageOf(name string) string {
	for i := range name {
		if i > 0 && stageWords.words.at(name[i:]) != "" {
			return name[i:]
		}
	}
	return ""
}

// deal keeps the labels of the row that begins with token k. A number without a unit is a
// member too: it takes its name away from those behind it.
func (f *finder) deal(k int) {
	spans, counted := [][2]int{{f.done, f.done}}, 0
	for _, t := range f.tokens[k:min(len(f.tokens), k+mostDealt)] {
		if !t.Counts() && (t.Class != Bare || !t.endsClause(f.line.Text)) {
			break
		}
		if spans = append(spans, [2]int{t.Start, t.End}); t.Counts() {
			counted = len(spans)
		}
	}
	if len(spans) > 2 {
		f.dealt, f.unclear = Dealt(f.line.Text[:f.to], spans, 1)
		if f.dealt == nil && counted > 2 && counted < len(spans) {
			f.dealt, f.unclear = Dealt(f.line.Text[:f.to], spans[:counted], 1)
		}
	}
	if f.unclear > 0 {
		lead := window(f.line.Text[f.done:f.tokens[k].Start])
		lead = lead[strings.LastIndexAny(lead, "。；;：:，,（(")+1:]
		lead = strings.ToValidUTF8(lead, "")
		f.row, _, _ = strings.Cut(lead, "分别")
	}
}

// mostDealt is how many figures 分别 deals out at most.
const mostDealt = 40
