package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// counts compares a number with the list of names that follows it or stands
// before it: 设16个内设机构，包括…; …、债务管理科10个科室.
func (c *claimer) counts(v view) {
	for i := range v.found {
		f := &v.found[i]
		if f.is != level || f.places > 0 || f.Unit == "" || !strings.Contains("个家项条类种所名人处支", f.Unit) || !exact(f) || v.line.Kind == Heading {
			continue
		}
		names, open := v.namesAfter(i)
		if names == nil {
			names, open = v.namesBefore(i)
		}
		if len(names) < 2 {
			continue
		}
		c.count(v, f, names, open)
	}
}

// OfficeList returns the names of the offices that a document lists behind or
// before their number, and the index of that figure; -1 where it lists none, or
// another number of them than it says.
func OfficeList(lines []Line, facts []Found) (names []string, of int) {
	for i := range facts {
		f := &facts[i]
		if f.Kind != OfficeCount || f.in == nil {
			continue
		}
		v := view{f.in, &lines[f.Line]}
		k := slices.IndexFunc(v.found, func(x Found) bool { return x.Start == f.Start })
		if k < 0 {
			continue
		}
		list, open := v.namesAfter(k)
		if list == nil {
			list, open = v.namesBefore(k)
		}
		if len(list) < 2 {
			continue
		}
		if open || num.Int(int64(len(list))).Ratio().Cmp(f.number) != 0 {
			return list, -1
		}
		return list, i
	}
	return nil, -1
}

func (c *claimer) count(v view, f *Found, names []string, open bool) {
	n := num.Int(int64(len(names))).Ratio()
	same := n.Cmp(f.number) == 0
	if !same {
		// 和 joins the last two names, or belongs to one of them.
		n = num.Int(int64(len(names) + joined(names))).Ratio()
		same = n.Cmp(f.number) == 0
	}
	count := num.Int(int64(len(names))).Ratio()
	if !same && (open && count.Cmp(f.number) < 0 || joinedMakes(names, f)) {
		return
	}
	cl := Claim{Rule: RuleCount, Claim: named(f), Recomputed: "名单计数 = " + count.String(), Consistent: same, Note: strings.Join(names, "、")}
	if same {
		cl.Recomputed = "名单计数 = " + f.number.String()
	}
	c.add(cl, *f)
}

// joined counts the 和, 及, 与 between names.
func joined(names []string) int {
	n := 0
	for _, s := range names {
		for _, w := range []string{"和", "及", "与"} {
			n += strings.Count(s, w)
		}
	}
	return n
}

// joinedMakes reports that some of the joined names would make the count fit.
func joinedMakes(names []string, f *Found) bool {
	low, high := num.Int(int64(len(names))).Ratio(), num.Int(int64(len(names)+joined(names))).Ratio()
	return f.number.Cmp(low) >= 0 && f.number.Cmp(high) <= 0
}

// listLeads are the words between a count and its list.
var listLeads = newLexicon("包括：", "包括:", "包括", "分别是：", "分别是:", "分别是", "分别为：", "分别为:", "分别为", "即：", "即", "：", ":", "（", "(", "有：", "主要是",
	"其中：", "其中:", "具体为：", "具体为", "具体包括", "名称为", "依次为")

// longestList is how many bytes a list of names may have: a thousand characters,
// a hundred names.
const longestList = 3000

// namesAfter returns the names of a list behind a count. nil where there is
// none; open where the list ends in 等.
func (v view) namesAfter(i int) (names []string, open bool) {
	f := &v.found[i]
	rest := v.line.Text[f.End:min(len(v.line.Text), f.End+longestList)]
	if i+1 < len(v.found) {
		rest = v.between(f.End, v.found[i+1].Start)
	}
	lead := 0
	for lead < len(rest) && lead <= 45 && listLeads.at(rest[lead:]) == "" {
		_, n := utf8.DecodeRuneInString(rest[lead:])
		lead += n
	}
	if lead > 45 || lead >= len(rest) || strings.ContainsAny(rest[:lead], "。；;、") || strings.Count(rest[:lead], "，") > 1 {
		return nil, false
	}
	noun := rest[:lead]
	if f.Kind != OfficeCount && utf8.RuneCountInString(strings.Trim(noun, "，,")) > 12 {
		return nil, false
	}
	word := listLeads.at(rest[lead:])
	list := rest[lead+len(word):]
	closed := false
	if j := strings.IndexAny(list, "。；;）)"); j >= 0 {
		list, closed = list[:j], true
	}
	if !closed && i+1 < len(v.found) {
		return nil, false // figures stand among the names
	}
	names, open = splitNames(list)
	if f.Kind != OfficeCount && slices.ContainsFunc(names, func(n string) bool { return utf8.RuneCountInString(n) > 12 || strings.Contains(n, "，") }) {
		return nil, false // sentences, not names
	}
	return names, open
}

// namesBefore returns the names before a count: 内设办公室、预算科10个科室.
func (v view) namesBefore(i int) (names []string, open bool) {
	f := &v.found[i]
	start := max(0, f.Start-longestList)
	if i > 0 {
		start = v.found[i-1].End
	}
	if f.Kind != OfficeCount || officeTail.at(v.line.Text[f.End:]) == "" {
		return nil, false
	}
	text := v.between(start, f.Start)
	if j := strings.LastIndexAny(text, "。；;：:"); j >= 0 {
		_, n := utf8.DecodeRuneInString(text[j:])
		text = text[j+n:]
	}
	if strings.HasSuffix(text, "，") {
		return nil, false // another clause
	}
	if strings.Count(text, "、") < 1 {
		return nil, false
	}
	for _, w := range []string{"内设", "下设", "设有", "设", "包括", "为", "有"} {
		if j := strings.Index(text, w); j >= 0 {
			text = text[j+len(w):]
			break
		}
	}
	return splitNames(strings.TrimRight(text, "共计合，, "))
}

// splitNames cuts a list into names; nil where it holds what is no name.
func splitNames(list string) (names []string, open bool) {
	list = dropBrackets(strings.TrimSpace(list))
	if strings.HasSuffix(list, "等") {
		list, open = strings.TrimSuffix(list, "等"), true
	}
	open = open || strings.Contains(list, "等")
	sep := "、"
	if !strings.Contains(list, "、") {
		sep = "，"
		list = strings.ReplaceAll(list, ",", "，")
	} else if i := strings.IndexAny(list, "，,"); i >= 0 && strings.Count(list, "、") > strings.Count(list, "，")+strings.Count(list, ",") {
		// Commas among 、 are slips where a name follows, and ends otherwise.
		if last := strings.LastIndexAny(list, "，,"); utf8.RuneCountInString(list[last:]) <= 9 {
			list = strings.NewReplacer("，", "、", ",", "、").Replace(list)
		} else {
			list = list[:i]
		}
	}
	for _, n := range strings.Split(list, sep) {
		n = strings.TrimSpace(n)
		if n == "" {
			continue
		}
		if n == "一" || n == "1" || strings.HasPrefix(n, "一是") || strings.HasPrefix(n, "①") {
			return nil, open // a numbered list
		}
		if i := strings.IndexAny(n, "年月日"); i > 0 && isDigit(n[i-1]) {
			return nil, open // a day among them
		}
		if utf8.RuneCountInString(n) > 24 || strings.ContainsAny(n, "。；：:|") || strings.IndexFunc(n, unicode.IsDigit) >= 0 && len(n) > 30 {
			return nil, open
		}
		names = append(names, n)
	}
	return names, open
}

// words recomputes what a line says with words alone: 包括5个支出项目，一是…；
// calculations with their signs; codes with their expansion.
func (c *claimer) words(i int) {
	l := &c.lines[i]
	if l.Kind == Heading || l.Kind == Title {
		return
	}
	c.enumerated(l, i)
	if strings.ContainsAny(l.Text, "=＝") || strings.Contains(l.Text, "每") ||
		strings.Contains(l.Text, "计") && hasAny(l.Text, "人均", "户均", "单价", "标准") {
		c.products(l, i)
	}
	if strings.Contains(l.Text, "+") {
		c.codes(l, i)
	}
}

// enumerators are the ways to number the members of a list in a sentence.
var enumerators = [][]string{
	{"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"},
	{"一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"},
	{"1、", "2、", "3、", "4、", "5、", "6、", "7、", "8、", "9、", "10、"},
	{"（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）", "（8）", "（9）", "（10）"},
	{"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"},
}

// numbered returns where a numbered list begins behind a stop, and how many
// members it has; -1 where there is none.
func numbered(text string) (at, n int) {
	for _, marks := range enumerators {
		at = strings.Index(text, marks[0])
		if at <= 0 || !strings.ContainsRune("：:。，,；;", runeBefore(text, at)) {
			continue
		}
		rest := text[at:]
		for n < len(marks) {
			i := strings.Index(rest, marks[n])
			if i < 0 {
				break
			}
			rest = rest[i+len(marks[n]):]
			n++
		}
		return at, n
	}
	return -1, 0
}

// enumerated compares 包括5个支出项目，一是…二是… with its members.
func (c *claimer) enumerated(l *Line, index int) {
	at, n := numbered(l.Text)
	if n < 2 {
		return
	}
	start := strings.LastIndexAny(l.Text[:at], "|") + 1
	tokens := Tokens(l.Text[start:at])
	for _, t := range slices.Backward(tokens) {
		if t.Class != Quantity && t.Class != HanQuantity {
			continue
		}
		t.Start, t.End = t.Start+start, t.End+start
		between := l.Text[t.End:at]
		if t.Unit == "" || !strings.Contains("个项方面条类点", t.Unit) || utf8.RuneCountInString(between) > 12 || t.Approx != "" {
			return
		}
		count := num.Int(int64(n))
		from := t.Start - len(lastWords(l.Text[start:t.Start]))
		c.out = append(c.out, Claim{Rule: RuleCount, Claim: strings.TrimSpace(l.Text[from:t.Start]) + t.Text +
			strings.Trim(between, "，：,:。"), Recomputed: fmt.Sprintf("实列%s%s", count, t.Unit),
			Consistent: count.Ratio().Cmp(t.Number.Ratio()) == 0, Line: index, Start: t.Start, End: t.End, At: l.Place(t.Start)})
		return
	}
}

// lastWords is the end of a text behind its last stop.
func lastWords(s string) string {
	if i := strings.LastIndexAny(s, "。；;，,："); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		return s[i+n:]
	}
	return s
}
