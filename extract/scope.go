package extract

import (
	"strings"
	"unicode/utf8"
)

// A scope is a list of figures that a figure or a label introduces: 支出100万元，
// 其中：…, 收入：…, 12个（…）.
type scope struct {
	owner   int    // figure that introduces it; -1 for a label alone
	label   string // the label
	bracket bool   // it is in brackets
	colon   bool   // a colon opened it: it runs over ；
	among   bool   // 其中 opened it
	parent  int    // scope around it; -1 for none
	start   int    // in the line's text
	end     int    // where it closed; 0 while open
}

// inner returns the innermost open scope; -1 for none.
func (f *finder) inner() int {
	if len(f.open) == 0 {
		return -1
	}
	return f.open[len(f.open)-1]
}

// maxDepth is how deep lists may stand in one another.
const maxDepth = 12

// push opens a scope.
func (f *finder) push(s scope) {
	if len(f.open) >= maxDepth {
		return
	}
	s.parent = f.inner()
	f.scopes = append(f.scopes, s)
	f.open = append(f.open, len(f.scopes)-1)
}

// pop closes scopes from the innermost one while the condition holds.
func (f *finder) pop(at int, while func(s *scope) bool) {
	for len(f.open) > 0 {
		s := &f.scopes[f.inner()]
		if !while(s) {
			return
		}
		s.end = at
		f.open = f.open[:len(f.open)-1]
	}
}

// walkTo opens and closes scopes by the marks between the last place walked to
// and an offset.
func (f *finder) walkTo(to int) {
	from := max(f.walked, f.done)
	f.walked = max(to, from)
	if from >= to {
		return
	}
	gap, skipTo := f.line.Text[from:to], 0
	for i, r := range gap {
		if i < skipTo {
			continue
		}
		at := from + i
		switch r {
		case '（', '(':
			if end := closing(gap[i:]); end > 0 {
				skipTo = i + end
				continue
			}
			before := f.before(at)
			f.push(scope{owner: f.ownerBefore(before), label: labelOf(before), bracket: true, start: at})
		case '）', ')':
			f.pop(at, func(s *scope) bool { return !s.bracket })
			f.popOne(at)
		case '。', '！', '？':
			f.pop(at, func(s *scope) bool { return !s.bracket })
		case '；', ';':
			f.pop(at, func(s *scope) bool { return !s.bracket && !s.colon })
		case '：', ':':
			f.colon(at)
		case '其':
			if strings.HasPrefix(gap[i:], "其中") {
				f.amongst(at)
			}
		}
	}
}

// before returns the text between the last figure and an offset, as far as it is
// near.
func (f *finder) before(at int) string { return window(f.line.Text[f.done:at]) }

// popOne closes the innermost bracket.
func (f *finder) popOne(at int) {
	if n := f.inner(); n >= 0 && f.scopes[n].bracket {
		f.scopes[n].end = at
		f.open = f.open[:len(f.open)-1]
	}
}

// closing returns the end of a bracket that closes in the text; 0 otherwise.
func closing(s string) int {
	depth := 0
	for i, r := range s[:min(len(s), maxSentence)] {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
	}
	return 0
}

// colon opens the list behind a colon. Right behind a figure the list is of its
// parts; a label of its own names another list.
func (f *finder) colon(at int) {
	before := f.before(at)
	if strings.HasSuffix(before, "其中") {
		return // amongst has opened it
	}
	label := labelOf(before)
	owner := f.ownerBefore(before)
	if label == "" && owner < 0 {
		return
	}
	f.pop(at, func(s *scope) bool { return !s.bracket && s.colon && owner < 0 })
	f.push(scope{owner: owner, label: label, colon: true, start: at})
}

// amongst opens the list behind 其中.
func (f *finder) amongst(at int) {
	colon := prefix(f.line.Text[at+len("其中"):], "：", ":") != ""
	owner := f.outsideOwner(f.comparedOwner(f.level(len(f.out)-1, !colon)), at)
	// A new 其中 ends the one before it, unless it speaks of a part of it.
	f.push(scope{owner: owner, among: true, colon: colon, start: at})
}

// ownerBefore returns the figure that a mark follows, words such as 主要用于以下
// 方面 and the noun of a count allowed in between; -1 where a stop or a label
// stands between.
func (f *finder) ownerBefore(between string) int {
	if strings.HasPrefix(between, " ") {
		return -1 // a label of its own behind another one's value
	}
	words := strings.Trim(dropBrackets(between), " ")
	if len(f.out) == 0 || strings.ContainsAny(words, "。；;") {
		return -1
	}
	words = strings.Trim(words, "，,")
	words = words[strings.LastIndexAny(words, "，,")+1:]
	words = strings.TrimLeft(words, "，")
	if words != "" && !introduces(words) && (utf8.RuneCountInString(words) > 12 || strings.ContainsAny(between, "，,、")) {
		return -1
	}
	return f.level(len(f.out)-1, false)
}

// introduces reports the words that lead from a total to its parts.
func introduces(words string) bool {
	return leadWords.find(words) != ""
}

var leadWords = newLexicon("包括", "用于", "分别", "其中", "具体", "主要", "构成", "组成", "来源", "如下", "即", "明细")

// level returns the last figure at or before i that others can be part of:
// percentages and rates speak of one; a change does too, unless the list may be
// of its parts.
func (f *finder) level(i int, parts bool) int {
	for i >= 0 {
		x := &f.out[i]
		switch {
		case x.is == level, x.is == prior && x.base < 0, x.is == change && (parts || x.base < 0):
			return i
		case x.base >= 0:
			i = x.base
		default:
			i--
		}
	}
	return -1
}

// labelOf returns the last phrase of a text, which a colon or bracket follows.
func labelOf(s string) string {
	p, own := lastPhrase(dropBrackets(s))
	if !own {
		return ""
	}
	return p
}
