// Package secrecy knows the marks (密级标志) that papers with state secrets bear.
package secrecy

import (
	"strings"
	"unicode"

	"jiheng/plain"
)

// level is one of the levels of state secrets, until is how long one stays so.
const (
	level = `(?:绝密|机密|秘密)`
	until = `(?:[0-9一二三四五六七八九十]{1,3}(?:年|个月|月|天)|长期|永久|启封前|解密前|(?:至|到)?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日(?:止|前)?)`
)

var (
	// markLine is a line that is a mark and nothing else: 机密★1年, 秘密★启封前, with the
	// number of the copy before it.
	markLine = plain.NewExpr(`^(?:(?:份号[：:]?)?(?:№|No\.?)?[0-9]{1,8})?(?:密级[：:]?)?(` + level + `级?[★☆]{1,2}` + until + `?)$`)
	// levelLine is a line or cell that tells the level: 密级：机密.
	levelLine = plain.NewExpr(`^密级[：:](` + level + `级?)$`)
)

// Mark returns the mark that a line, a paragraph or a cell consists of, without
// spaces, and "" where it is none. What only speaks of marks, in a sentence, is none:
// a rule on how to mark papers, a training, “商业秘密”.
func Mark(line string) string {
	if len(line) > 200 || !strings.Contains(line, "密") {
		return ""
	}
	line = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\ufeff' {
			return -1
		}
		return r
	}, line)
	line = strings.Trim(line, "【】[]（）()")
	for _, e := range []*plain.Expr{markLine, levelLine} {
		if m := e.FindStringSubmatch(line); m != nil {
			return m[1]
		}
	}
	return ""
}

// MarkIn returns the first mark among the lines of a text, and its line from 1.
func MarkIn(text string) (mark string, line int) {
	if !strings.Contains(text, "密") {
		return "", 0
	}
	for l := range strings.SplitSeq(text, "\n") {
		line++
		if mark := Mark(l); mark != "" {
			return mark, line
		}
		for cell := range strings.FieldsFuncSeq(l, func(r rune) bool { return r == ',' || r == '\t' || r == '|' || r == '"' }) {
			if mark := Mark(cell); mark != "" {
				return mark, line
			}
		}
	}
	return "", 0
}
