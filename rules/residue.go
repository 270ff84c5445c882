package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// brokenSentence finds paragraphs that were cut inside a sentence: those that
// had to be joined. A text that breaks nearly every line was set so by a page's
// width, and says nothing.
func brokenSentence(p *check.Pass) check.Outcome {
	joined := 0
	for _, l := range p.Lines {
		if l.Kind != paper.CellLine && strings.Contains(l.AsRead().Raw, "\n") {
			joined++
		}
	}
	if joined > 8 && joined*3 > len(p.Lines) {
		return check.NotApplicable("文件按行宽折行，看不出原来的段落")
	}
	for i, l := range p.Lines {
		if l.Kind == paper.CellLine || l.Kind == paper.TitleLine {
			continue // a long title is set in several lines
		}
		if raw := l.AsRead().Raw; strings.Contains(raw, "\n") {
			if cut := cutSentence(raw); cut >= 0 {
				cutAt(p, l, cut)
			}
			continue
		}
		if i > 0 && l.Kind == paper.BodyLine && p.Lines[i-1].Kind != paper.TitleLine && orphan(p.Lines[i-1], l) {
			a := p.Lines[i-1]
			r := paper.Range{From: paper.Endings(a.Text, 4), To: len(a.Text)}
			p.At(a, r, "“"+r.Of(a.Text)+"”与下一段“"+l.Text+"”之间，句子被换段拆开。", "接成一段")
		}
	}
	return check.Decided
}

// cutSentence is where a paragraph was broken inside a sentence; -1 where its lines are fields,
// each a label with its value: 年初预算数：126.00.
func cutSentence(raw string) int {
	at := 0
	for {
		i := strings.Index(raw[at:], "\n")
		if i < 0 {
			return -1
		}
		at += i
		if !fieldLine.MatchString(strings.TrimLeft(paper.Clip(raw[at+1:], fieldReach), "*_ 　\t")) {
			return at
		}
		at++
	}
}

// fieldReach is how many characters of a line its label is looked for in.
const fieldReach = 40

// fieldLine matches a line that begins with a label of its own.
var fieldLine = plain.NewExpr(`^[\p{Han}（）()A-Z]{2,16}\**\s*[：:]`)

// cutAt reports the first place at which a line was joined.
func cutAt(p *check.Pass, l *paper.Line, cut int) {
	at := 0
	for at < len(l.Text) && l.AsRead().RawAt(l.From+at) < cut {
		at = paper.Next(l.Text, at)
	}
	from := at
	for range 4 {
		from = paper.Before(l.Text, from)
	}
	tail := paper.Clip(l.Text[at:], 6)
	p.At(l, paper.Range{From: from, To: at}, "“"+l.Text[from:at]+"”与下一段“"+tail+"”之间，句子被换段拆开。", "接成“"+l.Text[from:at]+tail+"”")
}

// orphan reports a very short paragraph behind one without a stop.
func orphan(a, b *paper.Line) bool {
	if a.AsRead().At.Cell != "" && b.AsRead().At.Cell != "" {
		return false // rows of a sheet
	}
	return (a.Kind == paper.BodyLine || a.Kind == paper.TitleLine && !a.Has("报告", "表")) && paper.Runes(b.Text) <= 4 &&
		b.Mark == "" && !tailWord[strings.TrimRight(b.Text, "。；")] && paper.Runes(a.Text) >= 7 &&
		unicode.Is(unicode.Han, paper.LastRune(a.Text)) && unicode.Is(unicode.Han, paper.FirstRune(b.Text)) && a.Mark == "" &&
		(!fieldWithNumber.MatchString(a.Text) || strings.HasSuffix(b.Text, "。"))
}

// fieldWithNumber matches a line that ends a field with its number: 成本：目标≤1.80万元，完成1.74万元.
// What follows heads the next fields, where it has no stop.
var fieldWithNumber = plain.NewExpr(`^[^：:，。]{2,16}[：:].*[0-9]\p{Han}{1,4}$`)

// tailWord lists short lines that stand alone on purpose.
var tailWord = map[string]bool{"目录": true, "合计": true, "小计": true, "总计": true, "备注": true, "其他": true, "前言": true, "附件": true, "附表": true,
	"说明": true, "无": true, "特此报告": true, "略": true}

// wordCutByPrompt finds the help text of a form inside a sentence.
func wordCutByPrompt(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		for _, prompt := range append([]string{"【提示语】"}, p.Lexicon().Prompts[:4]...) {
			i := l.IndexOf(prompt)
			if i <= 0 || i+len(prompt) >= len(l.Text) {
				continue
			}
			left, right := l.Text[paper.Before(l.Text, i):i], l.Text[i+len(prompt):]
			if !unicode.Is(unicode.Han, paper.FirstRune(left)) || !unicode.Is(unicode.Han, paper.FirstRune(right)) {
				continue
			}
			from, to := i, i+len(prompt)
			for range 4 {
				from, to = paper.Before(l.Text, from), paper.Next(l.Text, to)
			}
			whole := l.Text[from:i] + l.Text[i+len(prompt):to]
			p.At(l, paper.Range{From: i, To: i + len(prompt)}, "句子中间夹着填报提示语“"+prompt+"”，去掉后应是“"+whole+"”。", "删去“"+prompt+"”")
			break
		}
	}
	return check.Decided
}

// sentenceTwice finds a sentence that stands twice, and paragraphs that are
// nearly the same.
func sentenceTwice(p *check.Pass) check.Outcome {
	least := p.Limit("重复句字数")
	type seen struct {
		line *paper.Line
		at   paper.Range
	}
	first := map[string]seen{}
	for _, l := range p.Lines {
		another := l.Kind == paper.TitleLine || l.Text == p.Title && strings.HasSuffix(l.Text, "表")
		if another { // another form in the same file
			clear(first)
		}
		if another || l.Kind != paper.BodyLine {
			continue
		}
		for _, s := range l.Sentences() {
			text := strings.TrimRight(s.Of(l.Text), "。；！？")
			if paper.Runes(text) < least || paper.HasAny(paper.Clip(text, 20), "原因", "主要用于", "用于") {
				continue
			}
			if f, ok := first[text]; ok {
				p.At(l, s, "这一句与前面重复：“"+paper.Clip(text, 30)+"”。", "删去一处", f.line.Site(f.at))
				continue
			}
			first[text] = seen{l, s}
		}
	}
	nearParagraphs(p)
	return check.Decided
}

// wordTwice finds a word of two to four characters written twice in a row.
func wordTwice(p *check.Pass) check.Outcome {
	ok := p.Lexicon().Doubles
	for _, l := range p.Lines {
		if at, word := doubleWordIn(l.Text, ok); word != "" {
			r := paper.Range{From: at, To: at + 2*len(word)}
			p.At(l, r, "“"+paper.InContext(l.Text, r)+"”：“"+word+"”写了两遍。", "删去一个“"+word+"”")
		}
	}
	return check.Decided
}

// doubleWordIn returns the first word that stands twice in a row; empty for
// none.
func doubleWordIn(s string, ok map[string]bool) (at int, word string) {
	const han = 3 // bytes of a Han character of the basic plane
	for i := 0; i < len(s); i = paper.Next(s, i) {
		for n := 4; n >= 2; n-- {
			end := i + n*han
			if end+n*han > len(s) || s[i] < 0xE4 || s[i] > 0xE9 || s[i:end] != s[end:end+n*han] {
				continue
			}
			w := s[i:end]
			if allHan(w) && !ok[w] && !ok[w+w] && w[:han] != w[len(w)-han:] && !numeral(w) && !strings.HasPrefix(w, "一") {
				return i, w
			}
		}
	}
	return 0, ""
}

func allHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

func numeral(s string) bool {
	return strings.Trim(s, "一二三四五六七八九十百千万〇零") == ""
}

// prepositions stand before 镇 or 乡 without being part of a name: 经镇党委会.
var prepositions = []string{"经", "由", "向", "报", "请", "对", "与", "为", "按", "据", "依", "从", "将", "把", "以", "让", "给", "到", "随", "同", "和", "及",
	"被", "当", "因", "但", "并", "则", "而",
	"报经", "提请", "提交", "报请", "呈报", "上报", "根据", "依据", "按照", "依照", "通过", "经过", "围绕", "结合", "配合", "对照", "由于", "为了", "对于", "关于", "凡是", "如果",
	"其中", "同时", "此外", "另外", "目前"}

// leadsIn reports whether what stands before 镇 or 乡 leads in a sentence: a
// preposition, or words of time, which end as times do (年初, 今年, 三月).
func leadsIn(before string) bool {
	return slices.Contains(prepositions, before) || strings.ContainsRune("年月日初末底时后前间", paper.LastRune(before))
}

// foreignUnit finds the names of other units outside contexts of cooperation.
func foreignUnit(p *check.Pass) check.Outcome {
	names := p.Neighbours
	if own := paper.ShortUnit(p.Text.Unit); len(names) == 0 && own != "" {
		return foreignTown(p, own)
	}
	if len(names) == 0 {
		return check.NotApplicable("没有外单位名单，题名里也没有本单位")
	}
	for _, l := range p.Lines {
		for _, n := range names {
			if i := strings.Index(l.Text, n); i >= 0 && n != p.Text.Unit &&
				!paper.HasAny(paper.Clause(l.Text, i), p.Lexicon().Together...) {
				p.At(l, paper.Range{From: i, To: i + len(n)}, "出现了外单位“"+n+"”，本单位是“"+p.Text.Unit+"”。", "改为本单位，或写明合作关系")
			}
		}
	}
	return check.Decided
}

// foreignTown finds the subject of a sentence that is another town or street:
// 乙镇 where the title names 甲镇.
func foreignTown(p *check.Pass, own string) check.Outcome {
	tail := own[paper.Before(own, len(own)):]
	if strings.HasSuffix(own, "街道") {
		tail = "街道"
	}
	p.Bodies(func(l *paper.Line) {
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			i := strings.Index(text, tail)
			if i <= 0 || i > 12 || paper.Runes(text[:i]) > 3 || !allHan(text[:i]) || strings.HasPrefix(text, own) ||
				strings.ContainsRune("级域区容街属", paper.FirstRune(text[i+len(tail):])) ||
				paper.HasAny(text[:i], "本", "我", "是", "由", "全", "各", "城", "该", "在", "乡", "集", "建", "小", "村", "区") || leadsIn(text[:i]) {
				continue
			}
			if paper.HasAny(text, p.Lexicon().Together...) {
				continue
			}
			name := text[:i+len(tail)]
			p.At(l, paper.Range{From: s.From, To: s.From + len(name)}, fmt.Sprintf("这一句的主语是“%s”，本报告的单位是“%s”。", name, own),
				"改为“"+own+"”，或写明与外单位的关系")
			return
		}
	})
	return check.Decided
}
