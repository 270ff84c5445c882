package extract

import (
	"strings"
	"unicode/utf8"
)

// A context is the words around a figure.
type context struct {
	gap    string // text since the figure before it, closed brackets left out
	label  string // the last phrase of the gap that says something
	own    bool   // the label stands right before the figure
	open   bool   // 分别 leads a row of more or fewer names than figures
	signed bool   // a plus or a minus stands before the figure
	tail   string // text up to the next figure, stop or bracket
	after  string // all text after it
	quote  int    // where its quote begins in the line's text
	trust  int
}

// stops end a phrase.
const stops = "，。；：、（）！？,;:()|\n"

// fillers are labels that say nothing of what is measured.
var fillers = newLexicon("共", "共计", "合计", "总计", "为", "达", "各", "分别", "分别为", "其中", "约", "计", "总额", "均", "均为", "即", "是", "小计", "累计", "实际", "总数", "总", "和", "与", "及", "以及", "或")

// context reads the words around token k.
func (f *finder) context(t Token, k int) context {
	gap := window(f.line.Text[f.done:t.Start])
	c := context{gap: dropBrackets(gap), trust: 90}
	c.after = f.line.Text[t.End:max(t.End, min(f.to, t.End+longestReach))]
	c.tail = c.after
	if k+1 < len(f.tokens) {
		c.tail = c.after[:min(len(c.after), f.tokens[k+1].Start-t.End)]
	}
	if i := strings.IndexAny(c.tail, stops); i >= 0 {
		c.tail = c.tail[:i]
		if labelsNext(c.after, i) {
			c.tail = ""
		}
	}
	if joins.in(c.tail) {
		c.tail = "" // 14和16万元
	}
	if c.label, c.own = lastPhrase(c.gap); len(f.dealt) == 0 && f.unclear == 0 &&
		(c.own && strings.Contains(c.label, "分别") || strings.HasSuffix(c.gap, "：") && strings.Contains(c.gap, "、")) {
		f.deal(k)
	}
	if len(f.dealt) > 0 {
		c.label, c.own, f.dealt = f.dealt[0], true, f.dealt[1:]
	}
	if c.open = f.unclear > 0; c.open {
		c.label = f.row
		f.unclear--
	}
	if (f.last == BudgetInitial || f.last == BudgetAdjusted) && t.Unit == "元" && actually[strings.Trim(c.gap, stops+" ")] {
		c.label, c.own = "实际支出", true // 预算20万元，实际10万元
	}
	if rest := strings.TrimRight(c.gap, "+＋"); rest != c.gap && rest != "" {
		c.gap, c.label, c.signed = rest, strings.TrimRight(c.label, "+＋"), true
	}
	c.signed = c.signed || t.Number.Sign() < 0
	if !c.own {
		c.trust = 70
	}
	if c.label == "" && f.side == "" {
		c.trust = 50
	}
	if i := strings.LastIndexAny(gap, "。；;"); i >= 0 {
		_, n := utf8.DecodeRuneInString(gap[i:])
		gap = gap[i+n:]
	}
	c.quote = t.Start - len(strings.TrimLeft(gap, stops+" "))
	return c
}

// actually are words before what was spent of a budget that was just named.
var actually = map[string]bool{"实际": true, "实际为": true, "实际是": true, "实为": true}

// labelsNext reports that the first n bytes behind a figure are the label of the
// next one: 预算数：500 执行数（万元）：400.
func labelsNext(after string, n int) bool {
	rest := after[n:]
	if open := prefix(rest, "（", "("); open != "" {
		end := strings.IndexAny(rest[:min(len(rest), 60)], "）)")
		if end < 0 {
			return false
		}
		_, size := utf8.DecodeRuneInString(rest[end:])
		rest = rest[end+size:]
	}
	if prefix(rest, "：", ":") == "" {
		return false
	}
	label := strings.TrimSpace(after[:n])
	return fieldEnds.before(label) != ""
}

// fieldEnds are what the labels of fields with figures end in.
var fieldEnds = newLexicon("预算", "预算数", "预算金额", "决算", "决算数", "执行数", "执行金额", "支出", "支出数", "支出金额", "收入", "收入数", "金额", "资金", "拨款", "结转", "结余", "总额",
	"率", "得分", "分值", "满分", "评分", "人数", "户数", "次数", "场次", "面积", "数量", "目标值", "指标值", "完成值", "实际值")

// fieldNames are fields that stand for themselves, whatever figure stands before.
var fieldNames = newLexicon("年初预算", "年初预算数", "全年预算", "全年预算数", "调整预算", "预算数", "全年执行数", "执行数", "决算数", "支出金额", "执行率", "预算执行率", "完成率", "到位率", "满意率",
	"自评得分", "得分", "培训场次", "参加人数")

// maxSentence is how far back the words that a figure belongs to are looked for,
// in bytes.
const maxSentence = 900

// longestReach is how many bytes of a text around a figure are looked at where a whole
// sentence is meant: nine hundred characters.
const longestReach = 3 * maxSentence

// window returns the end of a text that is near enough.
func window(s string) string {
	if len(s) <= maxSentence {
		return s
	}
	s = s[len(s)-maxSentence:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// dropBrackets takes brackets that are closed, with what is in them, out of a
// text.
func dropBrackets(s string) string {
	if !strings.ContainsAny(s, "）)") {
		return s
	}
	var out []byte
	var open []int // where brackets that are open begin in out
	for i, r := range s {
		switch r {
		case '（', '(':
			open = append(open, len(out))
		case '）', ')':
			if len(open) == 0 {
				return string(out) + s[i:]
			}
			out, open = out[:open[len(open)-1]], open[:len(open)-1]
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// lastPhrase returns the last phrase of a text that is no filler; own is false
// where stops or fillers stand behind it.
func lastPhrase(s string) (phrase string, own bool) {
	own = true
	for s != "" {
		cut := strings.TrimRight(s, stops+" ")
		if cut != s {
			own = false
		}
		start := 0
		if i := strings.LastIndexAny(cut, stops); i >= 0 {
			_, n := utf8.DecodeRuneInString(cut[i:])
			start = i + n
		}
		p := behindBreak(strings.TrimSpace(cut[start:]))
		if p != "" && !fillers.in(p) && !numberAlone(p) {
			return p, own
		}
		if p != "" {
			own = false
		}
		s = cut[:start]
	}
	return "", false
}

// numberAlone reports a number of a row that gave no figure, which names nothing: 8 of
// 12处、8、5次. A year does.
func numberAlone(p string) bool {
	return isDigit(p[0]) && strings.Trim(p, "0123456789.") == "" && !namesThing(p)
}

// find returns the first word of the lexicon that stands anywhere in s.
func (l lexicon) find(s string) string {
	for i := range s {
		if w := l.at(s[i:]); w != "" {
			return w
		}
	}
	return ""
}

// priors are words for the year before.
var priors = newLexicon("上年", "去年", "上年度", "上年同期", "去年同期", "上一年", "上一年度")

// priorWord returns the word by which a label speaks of another year: 比上年,
// 较2023年.
func priorWord(label string) string {
	for _, w := range []string{"比", "较", "由", "从", "与"} {
		if i := strings.LastIndex(label, w); i >= 0 {
			rest := label[i+len(w):]
			if p := priors.at(rest); p != "" {
				return p
			}
			if len(rest) >= 7 && run(rest, 0) == 4 && strings.HasPrefix(rest[4:], "年") {
				return rest[:7]
			}
		}
	}
	return ""
}
