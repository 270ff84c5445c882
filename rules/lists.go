package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var declared = plain.NewExpr(`([0-9]{1,3}|[一二三四五六七八九十两]{1,3})(个|项|家|类|方面|大类|支|名|所|处|条|座)([^，。：；、（）0-9]{0,15})[，：]?(?:具体)?(?:包括|分别为|分别是|分别|即|为|有|是|：)[：:]?`)

// counts of things of which a list follows; others may be parts of speech.
var listed = []string{"机构", "科室", "部门", "单位", "办公室", "内设", "中心", "项目", "站所", "街道", "镇", "村", "社区", "企业", "方面", "任务", "工程", "指标", "目标", "股室", "事业", "平台", "大队"}

// declaredCount wants a declared number to equal that of the names listed.
func declaredCount(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if !strings.Contains(text, "、") {
				continue
			}
			for _, m := range declared.FindAllStringSubmatchIndex(text, -1) {
				n := paper.CountWord(text[m[2]:m[3]])
				things := text[paper.Endings(text[:m[2]], 8):m[1]]
				list := paper.Members(text, m[1], "，。；：")
				if n == 0 || n > 99 || len(list.Members) < 2 || !paper.HasAny(things, listed...) || hasFigures(list) {
					continue
				}
				seen = true
				got := len(list.Members)
				if got > n || got < n && !list.Open {
					p.At(l, paper.Range{From: s.From + m[2], To: s.From + m[5]},
						fmt.Sprintf("写的是%s，列出的是%d个：%s。", text[m[2]:m[5]]+text[m[6]:m[7]], got, strings.Join(list.Members, "、")),
						"核对数目和名单")
				}
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有写明数目的名单")
	}
	return check.Decided
}

// hasFigures reports a list whose members carry numbers: parts of a sum.
func hasFigures(l paper.Listing) bool {
	return slices.ContainsFunc(l.Members, func(m string) bool { return strings.ContainsAny(m, "0123456789") })
}

var series = plain.NewExpr(`“?([0-9](?:\+[0-9]){1,5})”?[^（，。；]{0,12}（([^（）]+)）`)

// numberSeries wants “3+4+5” to be spelt out with as many parts and the same
// numbers.
func numberSeries(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
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
				p.At(l, paper.Range{From: m[2], To: m[3]}, "“"+l.Text[m[2]:m[3]]+"”与括号里的展开“"+l.Text[m[4]:m[5]]+"”对不上。", "核对数目和展开的内容")
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有“3+4”式的组合数")
	}
	return check.Decided
}

// leading returns the count that a text begins with; 0 for none.
func leading(s string) int {
	for i := len(s); i > 0; i = paper.Before(s, i) {
		if n := paper.CountWord(s[:i]); n > 0 && i <= 9 {
			return n
		}
	}
	return 0
}

var etcCount = plain.NewExpr(`等([0-9]{1,2}|[一二三四五六七八九十两]{1,3})(个|项|家|类|名|所|处|条|座|场|种)`)

// listBeforeCount finds more members before “等N个” than N.
func listBeforeCount(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		if !strings.Contains(l.Text, "等") {
			return
		}
		for _, m := range etcCount.FindAllStringSubmatchIndex(l.Text, -1) {
			head := l.Text[:m[0]]
			if i := strings.LastIndexAny(head, "，。；：（"); i >= 0 {
				head = head[paper.Next(head, i):]
			}
			names := paper.Members(head, 0, "").Members
			if n := paper.CountWord(l.Text[m[2]:m[3]]); n > 0 && len(names) > n && len(names) > 1 {
				p.At(l, paper.Range{From: m[0], To: m[1]}, fmt.Sprintf("列出了%d个，却写“%s”。", len(names), l.Text[m[0]:m[1]]),
					fmt.Sprintf("改为“等%d%s”，或核对名单", len(names), l.Text[m[4]:m[5]]))
			}
		}
	})
	return check.Decided
}

var ordinalIs = plain.NewExpr(`(?:^|[。；：，])([一二三四五六七八九])(?:是|要|抓)`)

// firstSecondThird wants 一是, 二是, 三是 to run without gap. A list may run over several
// paragraphs; it ends at a heading.
func firstSecondThird(p *check.Pass) check.Outcome {
	last := 0
	for _, l := range p.Lines {
		if l.Kind != paper.BodyLine || l.Level > 0 {
			if l.Level > 0 {
				last = 0
			}
			if l.Kind != paper.BodyLine {
				continue
			}
		}
		if l.Has("一是", "二是", "三是", "四是", "五是") {
			last = ordinalsOf(p, l, last)
		}
	}
	return check.Decided
}

// ordinalsOf reads the ordinals of a line behind the last of the lines before it, and
// returns its own last.
func ordinalsOf(p *check.Pass, l *paper.Line, last int) int {
	for i, m := range ordinalIs.FindAllStringSubmatchIndex(l.Text, -1) {
		if l.Text[m[3]:m[1]] != "是" {
			continue
		}
		n := paper.HanNumber(l.Text[m[2]:m[3]])
		if i == 0 && n <= last {
			last = 0 // a list of its own
		}
		if n != last+1 && n != 1 && !saidInWords(l.Text[:m[2]], n-1) {
			p.At(l, paper.Range{From: m[2], To: m[1]}, fmt.Sprintf("“%s是”前面应有“%s是”。", paper.HanOf(n), paper.HanOf(last+1)),
				"补上缺的一项，或改序数")
			return n
		}
		last = n
	}
	return last
}

// joinedOne are characters before 一是 that make a word with 一.
const joinedOne = "之统唯第同单专万逐划惟合归"

// saidInWords reports that an ordinal stands in a text behind a word, no mark: 主要原因一是….
func saidInWords(text string, n int) bool {
	i := strings.LastIndex(text, paper.HanOf(n)+"是")
	return i > 0 && !strings.ContainsRune(joinedOne, paper.LastRune(text[:i]))
}

// memberTwice finds the same name twice in one list.
func memberTwice(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			if strings.Count(text, "、") < 2 {
				continue
			}
			for from := 0; from < len(text); {
				list := paper.Members(text, from, "，。；：")
				if m := repeated(list.Members); m != "" {
					at := strings.LastIndex(text[:list.At.To], m)
					p.At(l, paper.Range{From: s.From + at, To: s.From + at + len(m)}, "“"+m+"”在一串并列项里列了两次。", "删去一个，或核对名单")
					return
				}
				if list.At.To >= len(text) {
					break
				}
				from = paper.Next(text, list.At.To)
			}
		}
	})
	return check.Decided
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
	seen := make(map[string]bool, len(all))
	for i, m := range all {
		name := paper.Runes(m) >= 2 && !paper.IsNumber(m)
		switch {
		case name && seen[m]:
			return m
		case name && i == last:
			if e := withCount(m, all[:i]); e != "" {
				return e
			}
		}
		seen[m] = true
		if i == last && i > 1 {
			for tail := all[0]; paper.Runes(tail) >= 2; tail = tail[paper.Next(tail, 0):] {
				if strings.HasPrefix(m, tail) && countFollows(m, tail) {
					return tail
				}
			}
		}
		if i > 1 && name && strings.HasSuffix(all[0], m) && paper.Runes(all[0]) <= paper.Runes(m)+2 {
			return m
		}
	}
	return ""
}

// withCount returns the name before the last member that the last is with a count
// behind it: 甲村、乙村、甲村等2个.
func withCount(last string, before []string) string {
	for _, e := range before {
		if strings.HasPrefix(last, e) && countFollows(last, e) && paper.Runes(e) >= 2 {
			return e
		}
	}
	return ""
}

// countFollows reports a number or 等 right behind a name that a text begins with.
func countFollows(text, name string) bool {
	return strings.ContainsRune("一二三四五六七八九十两等0123456789", paper.FirstRune(text[len(name):]))
}

var valuesOf = plain.NewExpr(`([^，。；：]*、[^，。；：]*?)分别\p{Han}{0,4}?([0-9][^。：]*)`)

// respectively wants as many values behind 分别 as names before it.
func respectively(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !strings.Contains(l.Text, "分别") {
			return
		}
		for _, m := range valuesOf.FindAllStringSubmatchIndex(l.Text, -1) {
			names := paper.Members(l.Text[m[2]:m[3]], 0, "")
			values := valuesDealt(l.Text[m[4]:m[5]])
			if len(names.Members) < 2 || names.Open || values.n < 2 || values.unsure {
				continue
			}
			if values.first < 2 {
				values.first = values.n
			}
			if seen = true; len(names.Members) != values.n && len(names.Members) != values.first {
				p.At(l, paper.Range{From: m[0], To: m[4] + values.end}, fmt.Sprintf("“分别”前面是%d个，后面是%d个数。", len(names.Members), values.first), "补上缺的，或核对对应关系")
			}
		}
	})
	if !seen {
		return check.NotApplicable("没有“分别”对应的数")
	}
	return check.Decided
}

// dealtValues are the values behind 分别.
type dealtValues struct {
	n, first int  // in all, and up to the first comma
	end      int  // of the first of them, in the text
	unsure   bool // what stands in the row may or may not be a value
}

var betweenValues = plain.NewExpr(`、|，|；|,|;|以及|和|及|与`)

// valuesDealt counts the values that a text begins with, whatever stands between them: each
// is a figure, or a number alone. Behind a comma they may be of something else.
func valuesDealt(s string) (v dealtValues) {
	from, comma := 0, false
	for from < len(s) {
		end, next, mark := len(s), len(s), ""
		if m := betweenValues.FindStringIndex(s[from:]); m != nil {
			end, next = from+m[0], from+m[1]
			mark = s[end:next]
		}
		part := strings.TrimSpace(s[from:end])
		figure, digit := len(paper.FiguresOf(part)) > 0, part != "" && part[0] >= '0' && part[0] <= '9'
		alone := strings.Trim(part, "0123456789.") == ""
		switch {
		case comma && !digit:
			return v
		case figure || digit && alone:
			v.n++
			if !comma {
				v.first, v.end = v.n, end
			}
		case digit && !comma:
			v.unsure = true
		case digit:
			return v
		}
		comma = comma || mark == "，" || mark == "；" || mark == "," || mark == ";"
		from = next
	}
	return v
}

// partsOf reads parts with the total's unit from a stretch of text; ok is false
// where some part has no figure of that unit.
func partsOf(text string, unit paper.Figure) (parts []paper.Figure, ok bool) {
	for _, m := range strings.FieldsFunc(text, func(r rune) bool { return r == '、' || r == '，' || r == '；' }) {
		fs := paper.FiguresOf(m)
		if len(fs) != 1 || fs[0].Base != unit.Base {
			return nil, false
		}
		parts = append(parts, fs[0])
	}
	return parts, len(parts) >= 2
}

// sumOf returns what the parts may add up to. Where one of them or the total has
// decimals, all may have been rounded.
func sumOf(parts []paper.Figure, total paper.Figure) (sum, whole num.Interval) {
	decimals := total.Number.Scale() > 0
	for _, t := range parts {
		decimals = decimals || t.Number.Scale() > 0
	}
	of := paper.Figure.Envelope
	if decimals {
		of = paper.Figure.Rounded
	}
	for _, t := range parts {
		e := of(t)
		sum.Low, sum.High = sum.Low.Add(e.Low), sum.High.Add(e.High)
	}
	return sum, of(total)
}

func totalOf(parts []paper.Figure) num.Ratio {
	var sum num.Ratio
	for _, t := range parts {
		sum = sum.Add(t.Value)
	}
	return sum
}
