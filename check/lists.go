package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"jiheng/num"
)

// A listing is a list as the text gives it: its members and whether it ends in
// 等.
type listing struct {
	members []string
	at      Range
	open    bool // ends in 等
}

// members splits the text from a byte on into the members of a list: up to the
// end of the sentence or a comma outside brackets, at 、 outside brackets and
// quotes; 和, 及, 与 and 以及 part the last two.
func members(text string, from int, ends string) listing {
	l := listing{at: Range{from, len(text)}}
	depth, start := 0, from
loop:
	for i, r := range text[from:] {
		switch r {
		case '（', '(', '“', '《', '〔':
			depth++
		case '）', ')', '”', '》', '〕':
			if depth == 0 {
				l.at.To = from + i
				break loop
			}
			depth--
		case '、':
			if depth == 0 {
				l.members = append(l.members, text[start:from+i])
				start = from + i + len("、")
			}
		default:
			if depth == 0 && strings.ContainsRune(ends, r) {
				l.at.To = from + i
				break loop
			}
		}
	}
	last := text[start:l.at.To]
	if i := strings.Index(last, "等"); i >= 0 && !strings.HasPrefix(last[i:], "等级") {
		last, l.open = last[:i], true
	}
	l.members = append(l.members, splitLast(last, len(l.members) > 0)...)
	for i, m := range l.members {
		l.members[i] = strings.TrimSpace(m)
	}
	l.members = slices.DeleteFunc(l.members, func(s string) bool { return s == "" })
	return l
}

// joiners part the last member of a list.
var joiners = []string{"以及", "和", "及", "与"}

// notJoined are words in which a joiner is part of a name.
var notJoined = []string{"规划和自然资源", "文化和旅游", "人力资源和社会保障", "住房和城乡", "发展和改革", "和谐", "及时", "工业和信息", "社会治安", "参与", "普及", "经济和", "党建和", "和平", "与会", "涉及", "纪检监察", "卫生和", "城市建设和", "综合行政执法和", "民政和"}

func splitLast(s string, many bool) []string {
	if !many || hasAny(s, notJoined...) {
		return []string{s}
	}
	for _, j := range joiners {
		if a, b, ok := strings.Cut(s, j); ok && runes(a) >= 2 && runes(b) >= 2 && !strings.ContainsAny(s, "（“《") {
			return []string{a, b}
		}
	}
	return []string{s}
}

var declared = regexp.MustCompile(`([0-9]{1,3}|[一二三四五六七八九十两]{1,3})(个|项|家|类|方面|大类|支|名|所|处|条|座)([^，。：；、（）0-9]{0,15})[，：]?(?:具体)?(?:包括|分别为|分别是|分别|即|为|有|是|：)[：:]?`)

// counts of things of which a list follows; others may be parts of speech.
var listed = []string{"机构", "科室", "部门", "单位", "办公室", "内设", "中心", "项目", "站所", "街道", "镇", "村", "社区", "企业", "方面", "任务", "工程", "指标", "目标", "股室", "事业", "平台", "大队"}

// declaredCount wants a declared number to equal that of the names listed.
func declaredCount(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if !strings.Contains(text, "、") {
				continue
			}
			for _, m := range declared.FindAllStringSubmatchIndex(text, -1) {
				n := countWord(text[m[2]:m[3]])
				things := text[endings(text[:m[2]], 8):m[1]]
				list := members(text, m[1], "，。；：")
				if n == 0 || n > 99 || len(list.members) < 2 || !hasAny(things, listed...) || hasFigures(list) {
					continue
				}
				seen = true
				got := len(list.members)
				if got > n || got < n && !list.open {
					p.At(l, Range{s.From + m[2], s.From + m[5]}, fmt.Sprintf("写的是%s，列出的是%d个：%s。", text[m[2]:m[5]]+text[m[6]:m[7]], got, strings.Join(list.members, "、")),
						"核对数目和名单")
				}
			}
		}
	})
	if !seen {
		return NotApplicable("没有写明数目的名单")
	}
	return Decided
}

// hasFigures reports a list whose members carry numbers: parts of a sum.
func hasFigures(l listing) bool {
	return slices.ContainsFunc(l.members, func(m string) bool { return strings.ContainsAny(m, "0123456789") })
}

var series = regexp.MustCompile(`“?([0-9](?:\+[0-9]){1,5})”?[^（，。；]{0,12}（([^（）]+)）`)

// numberSeries wants “3+4+5” to be spelt out with as many parts and the same
// numbers.
func numberSeries(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !strings.Contains(l.Text, "+") {
			return
		}
		for _, m := range series.FindAllStringSubmatchIndex(l.Text, -1) {
			want := strings.Split(l.Text[m[2]:m[3]], "+")
			parts := strings.Split(l.Text[m[4]:m[5]], "、")
			var got []string
			for _, part := range parts {
				if n := leading(part); n > 0 {
					got = append(got, fmt.Sprint(n))
				}
			}
			if len(got) < 2 {
				continue
			}
			if seen = true; !slices.Equal(got, want) {
				p.At(l, Range{m[2], m[3]}, "“"+l.Text[m[2]:m[3]]+"”与括号里的展开“"+l.Text[m[4]:m[5]]+"”对不上。", "核对数目和展开的内容")
			}
		}
	})
	if !seen {
		return NotApplicable("没有“3+4”式的组合数")
	}
	return Decided
}

// leading returns the count that a text begins with; 0 for none.
func leading(s string) int {
	for i := len(s); i > 0; i = before(s, i) {
		if n := countWord(s[:i]); n > 0 && i <= 9 {
			return n
		}
	}
	return 0
}

var etcCount = regexp.MustCompile(`等([0-9]{1,2}|[一二三四五六七八九十两]{1,3})(个|项|家|类|名|所|处|条|座|场|种)`)

// listBeforeCount finds more members before “等N个” than N.
func listBeforeCount(p *Pass) Outcome {
	p.Bodies(func(l *Line) {
		if !strings.Contains(l.Text, "等") {
			return
		}
		for _, m := range etcCount.FindAllStringSubmatchIndex(l.Text, -1) {
			head := l.Text[:m[0]]
			if i := strings.LastIndexAny(head, "，。；：（"); i >= 0 {
				head = head[next(head, i):]
			}
			names := members(head, 0, "").members
			if n := countWord(l.Text[m[2]:m[3]]); n > 0 && len(names) > n && len(names) > 1 {
				p.At(l, Range{m[0], m[1]}, fmt.Sprintf("列出了%d个，却写“%s”。", len(names), l.Text[m[0]:m[1]]), fmt.Sprintf("改为“等%d%s”，或核对名单", len(names), l.Text[m[4]:m[5]]))
			}
		}
	})
	return Decided
}

var ordinalIs = regexp.MustCompile(`(?:^|[。；：，])([一二三四五六七八九])(?:是|要|抓)`)

// firstSecondThird wants 一是, 二是, 三是 to run without gap.
func firstSecondThird(p *Pass) Outcome {
	p.Bodies(func(l *Line) {
		if !l.Has("一是", "二是", "三是") {
			return
		}
		last := 0
		for _, m := range ordinalIs.FindAllStringSubmatchIndex(l.Text, -1) {
			if l.Text[m[3]:m[1]] != "是" {
				continue
			}
			n := hanNumber(l.Text[m[2]:m[3]])
			if n != last+1 && n != 1 {
				p.At(l, Range{m[2], m[1]}, fmt.Sprintf("“%s是”前面应有“%s是”。", hanOf(n), hanOf(last+1)), "补上缺的一项，或改序数")
				return
			}
			last = n
		}
	})
	return Decided
}

// memberTwice finds the same name twice in one list.
func memberTwice(p *Pass) Outcome {
	p.Bodies(func(l *Line) {
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if strings.Count(text, "、") < 2 {
				continue
			}
			for from := 0; from < len(text); {
				list := members(text, from, "，。；：")
				if m := repeated(list.members); m != "" {
					at := strings.LastIndex(text[:list.at.To], m)
					p.At(l, Range{s.From + at, s.From + at + len(m)}, "“"+m+"”在一串并列项里列了两次。", "删去一个，或核对名单")
					return
				}
				if list.at.To >= len(text) {
					break
				}
				from = next(text, list.at.To)
			}
		}
	})
	return Decided
}

// behindVerb is the first member of a list without the words that lead it in.
func behindVerb(s string) string {
	for _, w := range []string{"分别为", "分别是", "包括", "涵盖", "涉及", "主要有", "设有"} {
		if i := strings.LastIndex(s, w); i >= 0 && i+len(w) < len(s) {
			return s[i+len(w):]
		}
	}
	return s
}

// repeated returns a member that stands twice in a list; a verb before the first
// and a count behind the last do not hide it. It is empty for none.
func repeated(all []string) string {
	last := len(all) - 1
	if last > 0 {
		all = append([]string{behindVerb(all[0])}, all[1:]...)
	}
	for i, m := range all {
		for _, e := range all[:i] {
			switch {
			case runes(m) < 2 || figure(m) || runes(e) < 2:
			case m == e:
				return m
			case i == last && strings.HasPrefix(m, e) && strings.ContainsRune("一二三四五六七八九十两等0123456789", firstRune(m[len(e):])):
				return e
			}
		}
		if i == last && i > 1 {
			for tail := all[0]; runes(tail) >= 2; tail = tail[next(tail, 0):] {
				if strings.HasPrefix(m, tail) && strings.ContainsRune("一二三四五六七八九十两等0123456789", firstRune(m[len(tail):])) {
					return tail
				}
			}
		}
		if i > 1 && runes(m) >= 2 && !figure(m) && strings.HasSuffix(all[0], m) && runes(all[0]) <= runes(m)+2 {
			return m
		}
	}
	return ""
}

var valuesOf = regexp.MustCompile(`([^，。；：]*、[^，。；：]*?)分别\p{Han}{0,4}?([0-9][^，。；：]*)`)

// respectively wants as many values behind 分别 as names before it.
func respectively(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !strings.Contains(l.Text, "分别") {
			return
		}
		for _, m := range valuesOf.FindAllStringSubmatchIndex(l.Text, -1) {
			names := members(l.Text[m[2]:m[3]], 0, "")
			values := figuresInList(l.Text[m[4]:m[5]])
			if len(names.members) < 2 || names.open || values < 2 {
				continue
			}
			if seen = true; len(names.members) != values {
				p.At(l, Range{m[0], m[1]}, fmt.Sprintf("“分别”前面是%d个，后面是%d个数。", len(names.members), values), "补上缺的，或核对对应关系")
			}
		}
	})
	if !seen {
		return NotApplicable("没有“分别”对应的数")
	}
	return Decided
}

func figuresInList(s string) int {
	n := 0
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == '、' || r == '和' || r == '及' }) {
		if len(figures(part)) > 0 {
			n++
		}
	}
	return n
}

// partsOf reads parts with the total's unit from a stretch of text; ok is false
// where some part has no figure of that unit.
func partsOf(text string, unit figureToken) (parts []figureToken, ok bool) {
	for _, m := range strings.FieldsFunc(text, func(r rune) bool { return r == '、' || r == '，' || r == '；' }) {
		fs := figures(m)
		if len(fs) != 1 || fs[0].base != unit.base {
			return nil, false
		}
		parts = append(parts, fs[0])
	}
	return parts, len(parts) >= 2
}

// sumOf returns what the parts may add up to. Where one of them or the total has
// decimals, all may have been rounded.
func sumOf(parts []figureToken, total figureToken) (sum, whole num.Interval) {
	decimals := total.Number.Scale() > 0
	for _, t := range parts {
		decimals = decimals || t.Number.Scale() > 0
	}
	of := figureToken.envelope
	if decimals {
		of = figureToken.rounded
	}
	for _, t := range parts {
		e := of(t)
		sum.Low, sum.High = sum.Low.Add(e.Low), sum.High.Add(e.High)
	}
	return sum, of(total)
}

func totalOf(parts []figureToken) num.Ratio {
	var sum num.Ratio
	for _, t := range parts {
		sum = sum.Add(t.value)
	}
	return sum
}
