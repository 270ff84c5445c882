package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxQuote is the most characters that a quoted name may have.
const maxQuote = 20

// quoted reads a name or a code in quotes; a quoted sentence is looked into.
func (s *scanner) quoted() bool {
	open := len("“")
	rest := s.rest(s.i + open)
	end := strings.Index(rest[:min(len(rest), 3*maxQuote+len("”"))], "”")
	if end < 0 {
		return false
	}
	body := s.s[s.i+open : s.i+open+end]
	if strings.ContainsAny(body, "，。；：") || utf8.RuneCountInString(body) > maxQuote {
		return false
	}
	switch stop := s.i + open + end + len("”"); {
	case strings.Contains(body, "+"):
		return s.emit(Token{Class: Code}, s.i, stop)
	case strings.ContainsFunc(body, func(r rune) bool { return isHanNumeral(r) || unicode.IsDigit(r) || r == '亿' }):
		return s.emit(Token{Class: Name}, s.i, stop)
	}
	return false
}

// docNumber reads 〔2020〕10号 and its variants with other brackets.
func (s *scanner) docNumber(open, closing string) bool {
	i := s.i + len(open)
	end := run(s.s, i)
	if end-i != 4 || !strings.HasPrefix(s.rest(end), closing) {
		return false
	}
	k := end + len(closing)
	k += len(prefix(s.rest(k), "第"))
	n := run(s.s, k)
	if n == k || !strings.HasPrefix(s.rest(n), "号") {
		return false
	}
	return s.emit(Token{Class: DocNo}, s.i, n+len("号"))
}

// ordinal reads 第三轮 and 第3次; 第三方 and its like are words.
func (s *scanner) ordinal() bool {
	if w := fixedWords.at(s.rest(s.i)); w != "" {
		return s.jump(len(w))
	}
	i := s.i + len("第")
	end := run(s.s, i)
	if end == i {
		_, _, k, ok := hanNumber(s.s, i)
		if !ok {
			return false
		}
		end = k
	}
	r, n := utf8.DecodeRuneInString(s.rest(end))
	if r == '号' && end > i && isDigit(s.s[i]) {
		return s.emit(Token{Class: DocNo}, s.i, end+n)
	}
	if unicode.Is(unicode.Han, r) {
		end += n
	}
	return s.emit(Token{Class: Ordinal}, s.i, end)
}

// first reads 首届.
func (s *scanner) first() bool {
	i := s.i + len("首")
	w := prefix(s.rest(i), "届", "批", "次", "个", "家")
	if w == "" {
		return false
	}
	return s.emit(Token{Class: Ordinal}, s.i, i+len(w))
}
