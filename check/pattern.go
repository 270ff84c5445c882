package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/paper"
	"jiheng/plain"
	"jiheng/regs"
)

// A pattern is a text rule of the data files: one that is a regular expression,
// or the description of one that is a function.
type pattern struct {
	id, title, as string
	source        regs.Key
	severity      Severity
	re            *regexp.Regexp // nil for functions
	expr          string
	results       bool // looks at what was done only
	raw           bool // looks at the text as it was found
	kinds         []paper.LineKind
	bare          bool // only where no figure stands in the clause or behind
	unless        []string
	after         []string       // words of which one must stand shortly before
	within        *regexp.Regexp // what it stands in is no fault; nil for nothing
	replace       string
	advice        string
	lookup        bool // the word list says what is right
	risk          string
	wrong, right  string
	n             int // its number among the regular expressions
}

var lineKinds = []paper.LineKind{paper.TitleLine, paper.HeadingLine, paper.BodyLine, paper.CellLine, paper.SignatureLine,
	paper.DateLine, paper.AnnexLine, paper.CaptionLine}

// readPatterns reads all text rules in the order of the files. A user's file may
// leave rules out, but an id stands once.
func readPatterns(files dataFiles) ([]*pattern, error) {
	var out []*pattern
	seen := map[string]bool{}
	for _, name := range files.texts() {
		n, err := files.read(name)
		if err != nil {
			return nil, err
		}
		for _, item := range n.Items() {
			p := readPattern(item)
			if seen[p.id] {
				item.Get("编号").Bad("check-twice", "规则“%s”写了两次", p.id)
			}
			seen[p.id] = true
			out = append(out, p)
		}
		if err := n.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func readPattern(n plain.Node) *pattern {
	n.Only("编号", "标题", "依据", "程度", "同", "正则", "算法", "范围", "文本", "行", "除非", "后有数不报", "前有", "不算", "查词表", "改为", "建议", "误报", "错", "对")
	p := &pattern{id: n.Need("编号"), title: n.Need("标题"), as: n.Text("同"), source: regs.Key(n.Need("依据")), expr: n.Text("正则"),
		severity: Severity(n.OneOf("程度", string(Error), string(Warning), string(Notice))), results: n.OneOf("范围", "行", "成效部分") == "成效部分",
		raw: n.OneOf("文本", "原文") == "原文", bare: n.Bool("后有数不报"), unless: n.Texts("除非"), after: n.Texts("前有"),
		replace: n.Text("改为"), advice: n.Text("建议"), lookup: n.Bool("查词表"),
		risk: n.Text("误报"), wrong: codePoints(n.Text("错")), right: codePoints(n.Text("对"))}
	for _, k := range n.Texts("行") {
		if !slices.Contains(lineKinds, paper.LineKind(k)) {
			n.Get("行").Bad("check-line-kind", "没有“%s”这种行；可用的：正文、标题、题名、表格、落款、日期、附件、表题", k)
		}
		p.kinds = append(p.kinds, paper.LineKind(k))
	}
	if _, ok := SourceText(p.source); !ok {
		n.Get("依据").Bad("check-source", "没有“%s”这个依据", p.source)
	}
	if p.severity == "" {
		n.Bad("check-severity", "规则“%s”缺“程度”", p.id)
	}
	if expr := n.Text("不算"); expr != "" {
		re, err := regexp.Compile(expr)
		if err != nil {
			n.Get("不算").Bad("check-regex", "规则“%s”的“不算”写法不对：%s", p.id, err)
		}
		p.within = re
	}
	switch {
	case n.Bool("算法"):
	case p.expr == "":
		n.Bad("check-regex", "规则“%s”缺“正则”", p.id)
	default:
		re, err := regexp.Compile(p.expr)
		if err != nil {
			n.Get("正则").Bad("check-regex", "规则“%s”的正则写法不对：%s", p.id, err)
		}
		p.re = re
	}
	return p
}

// rule makes a rule of a pattern with an expression.
func (p *pattern) rule() *Rule {
	return &Rule{ID: p.id, Title: p.title, Source: p.source, Severity: p.severity, As: p.as, Run: p.run}
}

func (p *pattern) run(pass *Pass) Outcome {
	if p.results && (pass.Text.Kind == paper.GoalForm || pass.Text.Kind == paper.Plan) {
		return NotApplicable("不是年终的自评或决算文件")
	}
	pass.reported = p.hits(pass, func(f Finding) {
		if right := pass.Lexicon().Correct[f.Quote]; p.lookup && right != "" {
			f.Message = strings.TrimSuffix(f.Message, "。") + "，“" + f.Quote + "”应为“" + right + "”。"
			f.Suggestion = "改为“" + right + "”"
		}
		pass.Report(f)
	})
	return Decided
}

// mostBuilt bounds the matches of one rule that are made findings; more are
// counted.
const mostBuilt = 20_000

// hits calls f for the matches in the document, and returns how many there are in
// all: of too many only the first are shown.
func (p *pattern) hits(pass *Pass, f func(Finding)) (n int) {
	if p.raw {
		markdown := strings.HasSuffix(pass.File, ".md") || strings.HasSuffix(pass.File, ".markdown")
		for _, i := range pass.work.raw[p.n] {
			piece := &pass.Pieces[i]
			if len(p.kinds) > 0 && !slices.Contains(p.kinds, piece.Kind) || len(p.unless) > 0 && paper.HasAny(piece.Raw, p.unless...) {
				continue
			}
			right := p.rightIn(piece.Raw)
			for _, m := range p.re.FindAllStringSubmatchIndex(piece.Raw, -1) {
				r := paper.FirstGroup(m)
				if inside(right, r) || markdown && m[0] == 0 && listMark(piece.Raw) > 0 && m[1] <= listMark(piece.Raw)+utf8.UTFMax {
					continue
				}
				if n++; n <= mostBuilt {
					f(p.finding(piece.Site(r), piece.Raw, r))
				}
			}
		}
		return n
	}
	for _, i := range pass.work.lines[p.n] {
		l := pass.Lines[i]
		if !p.reads(pass, l) {
			continue
		}
		right := p.rightIn(l.Text)
		for _, m := range p.re.FindAllStringSubmatchIndex(l.Text, -1) {
			r := paper.FirstGroup(m)
			if p.spared(l.Text, r) || inside(right, r) {
				continue
			}
			if n++; n <= mostBuilt {
				f(p.finding(l.Site(r), l.Text, r))
			}
		}
	}
	return n
}

// listMark is the length of the mark of an item in Markdown, which is a number, a point
// and a blank; 0 where a text begins with none.
func listMark(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n+1 >= len(s) || s[n] != '.' && s[n] != ')' || s[n+1] != ' ' {
		return 0
	}
	return n + 2
}

// rightIn returns the stretches of a text in which a match is no fault.
func (p *pattern) rightIn(text string) [][]int {
	if p.within == nil || !p.re.MatchString(text) {
		return nil
	}
	return p.within.FindAllStringIndex(text, -1)
}

func inside(right [][]int, r paper.Range) bool {
	return slices.ContainsFunc(right, func(m []int) bool { return m[0] <= r.From && r.To <= m[1] })
}

// spared reports a match that is none in its surroundings.
func (p *pattern) spared(text string, r paper.Range) bool {
	return p.bare && figureNear(text, r) || len(p.after) > 0 && !follows(text[:r.From], p.after)
}

// figureNear reports digits in the clause of a stretch, or behind it in its
// sentence.
func figureNear(text string, r paper.Range) bool {
	rest := text[r.From:]
	if i := strings.IndexAny(rest, "。；"); i >= 0 {
		rest = rest[:i]
	}
	return strings.ContainsAny(paper.Clause(text, r.From), "0123456789") || strings.ContainsAny(rest, "0123456789")
}

// nearBefore is the most characters between a match and the word before it.
const nearBefore = 6

// follows reports whether a text ends in one of the words and a few characters
// that count nothing.
func follows(head string, words []string) bool {
	for _, w := range words {
		i := strings.LastIndex(head, w)
		if i < 0 {
			continue
		}
		if gap := head[i+len(w):]; paper.Runes(gap) <= nearBefore && !strings.ContainsAny(gap, "，。；：0123456789人户") {
			return true
		}
	}
	return false
}

// reads reports whether the rule looks at the line at all.
func (p *pattern) reads(pass *Pass, l *paper.Line) bool {
	if len(p.kinds) > 0 && !slices.Contains(p.kinds, l.Kind) {
		return false
	}
	return (len(p.unless) == 0 || !l.Has(p.unless...)) && (!p.results || pass.InResults(l))
}

func (p *pattern) finding(s paper.Site, line string, r paper.Range) Finding {
	f := Finding{Site: s, Line: line, Caret: paper.Runes(line[:r.From]), Suggestion: p.advice,
		Message: "“" + paper.InContext(line, r) + "”：" + p.title + "。"}
	if p.replace != "" {
		if fixed := p.re.ReplaceAllString(s.Quote, p.replace); fixed != s.Quote {
			f.Suggestion = "改为“" + fixed + "”"
		}
	}
	return f
}

var codePoint = regexp.MustCompile(`\[U\+([0-9A-F]{4,5})\]`)

// codePoints puts characters that nobody can see in a file in the place of their
// numbers: [U+200B].
func codePoints(s string) string {
	return codePoint.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseInt(m[3:len(m)-1], 16, 32)
		if err != nil {
			return m
		}
		return string(rune(n))
	})
}
