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

// push opens a scope.
func (f *finder) push(s scope) {
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

// walkGap opens and closes scopes by the marks between two figures.
func (f *finder) walkGap(gap string, at int) {
	skipTo := 0
	for i, r := range gap {
		if i < skipTo {
			continue
		}
		switch r {
		case '（', '(':
			if end := closing(gap[i:]); end > 0 {
				skipTo = i + end
				continue
			}
			f.push(scope{owner: f.ownerBefore(gap[:i]), label: labelOf(gap[:i]), bracket: true, start: at + i})
		case '）', ')':
			f.pop(at+i, func(s *scope) bool { return !s.bracket })
			f.popOne(at + i)
		case '。', '！', '？':
			f.pop(at+i, func(s *scope) bool { return !s.bracket })
		case '；', ';':
			f.pop(at+i, func(s *scope) bool { return !s.bracket && !s.colon })
		case '：', ':':
			f.colon(gap, i, at)
		case '其':
			if strings.HasPrefix(gap[i:], "其中") {
				f.amongst(gap, i, at)
			}
		}
	}
}

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
	for i, r := range s {
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
func (f *finder) colon(gap string, i, at int) {
	if i > 0 && strings.HasSuffix(gap[:i], "其中") {
		return // amongst has opened it
	}
	label := labelOf(gap[:i])
	owner := f.ownerBefore(gap[:i])
	if label == "" && owner < 0 {
		return
	}
	f.pop(at+i, func(s *scope) bool { return !s.bracket && s.colon && owner < 0 })
	f.push(scope{owner: owner, label: label, colon: true, start: at + i})
}

// amongst opens the list behind 其中.
func (f *finder) amongst(gap string, i, at int) {
	rest := gap[i+len("其中"):]
	colon := prefix(rest, "：", ":") != ""
	owner := f.level(len(f.out)-1, !colon)
	// A new 其中 ends the one before it, unless it speaks of a part of it.
	f.push(scope{owner: owner, among: true, colon: colon, start: at + i})
}

// ownerBefore returns the figure that a mark follows, words such as 主要用于以下
// 方面 and the noun of a count allowed in between; -1 where a stop or a label
// stands between.
func (f *finder) ownerBefore(between string) int {
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
