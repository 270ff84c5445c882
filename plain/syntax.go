package plain

import (
	"errors"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/fault"
)

// A hint is a likely mistake on a line.
type hint struct {
	column  int
	message string
}

// diagnose says where a text stops being YAML, and why it probably does. The
// parser names the place where it gave up, which is often lines below or above
// the mistake: so the mistake is looked for on the line where the parser first
// stumbles, and on the one before it.
func (s *source) diagnose(text string, err error) {
	at := stumble(text, err)
	line, h := at, hint{1, explain(err)}
	switch {
	case errors.Is(err, errSecond):
		s.add(fault.Place{File: s.file, Line: at, Column: 1}, "yaml-documents", "%s", h.message)
		return
	case strings.Contains(err.Error(), "max depth"):
		s.add(fault.Place{File: s.file, Line: at, Column: 1}, "yaml-deep", "嵌套超过%d层，请减少层次", MaxDepth)
		return
	}
	for _, l := range []int{at, s.above(at)} {
		if found, ok := hintAt(s.lines, l); ok {
			line, h = l, found
			break
		}
	}
	s.add(fault.Place{File: s.file, Line: line, Column: h.column}, "yaml-syntax", "%s", h.message).Because(err)
}

// above returns the nearest line above that is neither blank nor a comment.
func (s *source) above(n int) int {
	for n--; n > 0; n-- {
		if t := strings.TrimSpace(s.lines[n-1]); t != "" && t[0] != '#' {
			return n
		}
	}
	return 0
}

// stumble returns the number of the last line that is needed to make the
// parser fail as it does. Whatever follows the mistake does not change the
// failure, so the line can be found by halving; it is mostly near the line
// that the parser names, so the search begins there.
func stumble(text string, err error) int {
	lines := strings.Count(strings.TrimRight(text, "\n"), "\n") + 1
	fails := func(n int) bool {
		_, e := parse(linesOf(text, n))
		return e != nil && e.Error() == err.Error()
	}
	low, high := 0, lines // fails at high, not at low
	if m := named.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		low = min(max(n-1, 0), lines-1)
	}
	if low > 0 && fails(low) {
		low, high = 0, low
	}
	for step := 1; low+step < high; step *= 2 {
		if fails(low + step) {
			high = low + step
			break
		}
		low += step
	}
	return low + 1 + sort.Search(high-low-1, func(i int) bool { return fails(low + 1 + i) })
}

// named is the line that the parser gives.
var named = regexp.MustCompile(`line ([0-9]{1,9}):`)

// explain translates what the parser says, for mistakes that no hint fits.
func explain(err error) string {
	if errors.Is(err, errSecond) {
		return "一个文件只能有一份内容，请删去这里的“---”，或拆成两个文件"
	}
	for _, e := range []struct{ part, message string }{
		{"mapping values are not allowed", "缩进没有与上面同级的项对齐，或一行里有两个冒号；请对齐，或给文字整个加上引号"},
		{"did not find expected key", "缩进没有与上面同级的项对齐，请用空格对齐"},
		{"did not find expected '-' indicator", "列表各项的“- ”没有对齐，请用空格对齐"},
		{"block sequence entries are not allowed", "列表的“- ”要另起一行，写在键的下面"},
		{"could not find expected ':'", "这里缺少冒号，请写成“键: 值”"},
		{"']'", "方括号“[”没有配对的“]”，或各项之间缺少半角逗号"},
		{"'}'", "花括号“{”没有配对的“}”，或各项之间缺少半角逗号"},
		{"unexpected end of stream", "引号没有配对，请在文字末尾补上同样的引号"},
		{"cannot start any token", "值不能以这个符号开头，请给文字整个加上引号"},
		{"unknown anchor", "以“*”开头的文字会被当作引用，请给文字整个加上引号"},
		{"escape", "双引号里的反斜杠“\\”写法不对，请把“\\”改成“\\\\”，或改用单引号"},
		{"hexdecimal", "双引号里的反斜杠“\\”写法不对，请把“\\”改成“\\\\”，或改用单引号"},
		{"tab character", "缩进用了制表符（Tab），请改成空格"},
		{"directive", "以“%”开头的文字要整个加上引号"},
		{"document start", "这里的内容接不上前面，请检查缩进；以“%”开头的文字要加引号"},
		{"block scalar", "“|”后面要另起一行写文字"},
		{"tag", "以“!”开头的文字要整个加上引号"},
	} {
		if strings.Contains(err.Error(), e.part) {
			return e.message
		}
	}
	return "这一行读不懂，请检查冒号、缩进和引号"
}

// entry is a line cut into indent and dashes, key, colon and value.
var entry = regexp.MustCompile(`^([ \t\x{3000}\x{a0}]*(?:- +)*)([^:："'\[{#]{1,60}?)([:：])(.*)$`)

// hintAt looks at one line for the mistakes that people make.
func hintAt(lines []string, n int) (hint, bool) {
	if n < 1 || n > len(lines) {
		return hint{}, false
	}
	line := lines[n-1]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t\u3000\u00a0"))]
	body := line[len(indent):]
	at := func(head, format string) (hint, bool) {
		return hint{utf8.RuneCountInString(head) + 1, format}, true
	}
	switch {
	case body == "" || body[0] == '#':
		return hint{}, false
	case strings.Contains(indent, "\t"):
		return at(indent[:strings.Index(indent, "\t")], "缩进用了制表符（Tab），请改成空格")
	case strings.Trim(indent, " ") != "":
		return at(indent[:strings.IndexAny(indent, "\u3000\u00a0")], "缩进用了全角空格或不间断空格，请改成半角空格")
	case len(body) > 1 && body[0] == '-' && !slices.Contains([]byte(" -"), body[1]):
		return at(indent+"-", "短横“-”后面缺少空格，请写成“- ”")
	case strings.HasPrefix(body, "---") || strings.HasPrefix(body, "..."):
		return hint{}, false
	}
	m := entry.FindStringSubmatch(line)
	if m == nil {
		return hintValue(line[:len(line)-len(strings.TrimLeft(line, " -"))], strings.TrimLeft(line, " -"), true)
	}
	head := m[1] + m[2]
	switch {
	case m[3] == "：":
		return at(head, "键后面用了全角冒号“：”，请改成半角冒号加空格（“: ”）")
	case strings.HasPrefix(m[4], "\u3000") || strings.HasPrefix(m[4], "\u00a0"):
		return at(head+":", "冒号后面是全角空格或不间断空格，请改成半角空格")
	case m[4] != "" && m[4][0] != ' ':
		return at(head+":", "冒号后面缺少空格，请写成“键: 值”")
	}
	value := strings.TrimLeft(m[4], " ")
	return hintValue(line[:len(line)-len(value)], value, false)
}

// hintValue looks at what stands after a key or a dash.
func hintValue(head, value string, keyless bool) (hint, bool) {
	column := utf8.RuneCountInString(head) + 1
	say := func(message string) (hint, bool) { return hint{column, message}, true }
	if value == "" {
		return hint{}, false
	}
	switch value[0] {
	case '"', '\'':
		return hintQuote(column, value)
	case '@', '`', '%', '*', '&', '!':
		return say("值不能以“" + value[:1] + "”开头，请给文字整个加上引号")
	case '[', '{':
		return hintBracket(column, value)
	case '|', '>':
		if strings.Trim(value[1:], "+-0123456789 ") != "" && !strings.Contains(value, " #") {
			return say("“" + value[:1] + "”后面要另起一行写文字；如果它是文字的一部分，请整个加上引号")
		}
		return hint{}, false
	}
	if i := strings.Index(value, ": "); i >= 0 && !keyless {
		column += utf8.RuneCountInString(value[:i])
		return say("文字里有“: ”，请给文字整个加上引号，或改用全角冒号“：”")
	}
	if keyless && !strings.ContainsAny(value, ":：") && !strings.HasSuffix(head, "- ") {
		return say("这一行没有冒号，请写成“键: 值”；如果是上一行文字的延续，请在上面的冒号后写“|”再换行缩进")
	}
	return hint{}, false
}

func hintQuote(column int, value string) (hint, bool) {
	q := value[:1]
	body := value[1:]
	if q == `"` {
		body = strings.NewReplacer(`\\`, "xx", `\"`, "xx").Replace(body)
	} else {
		body = strings.ReplaceAll(body, `''`, "xx")
	}
	end := strings.Index(body, q)
	if end < 0 {
		return hint{column, "引号“" + q + "”没有配对，请在文字末尾补上"}, true
	}
	rest := strings.TrimLeft(body[end+1:], " ")
	if rest != "" && !strings.ContainsAny(rest[:1], "#,:]}") {
		n := utf8.RuneCountInString(value[:1+end+1])
		return hint{column + n, "引号后面还有文字，请把整句放进引号，里面的引号改用“”"}, true
	}
	return hint{}, false
}

func hintBracket(column int, value string) (hint, bool) {
	open, shut := value[:1], "]"
	if open == "{" {
		shut = "}"
	}
	i := strings.LastIndex(value, shut)
	switch {
	case i < 0:
		return hint{column, "括号“" + open + "”没有配对的“" + shut + "”；如果是文字，请整个加上引号"}, true
	case strings.TrimSpace(value[i+1:]) != "" && !strings.HasPrefix(strings.TrimSpace(value[i+1:]), "#"):
		return hint{column, "以“" + open + "”开头的文字要整个加上引号"}, true
	case strings.Contains(value, "，"):
		return hint{column, "括号里各项之间要用半角逗号加空格（“, ”）；如果是文字，请整个加上引号"}, true
	}
	return hint{}, false
}
