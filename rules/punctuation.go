package rules

import (
	"strings"
	"unicode/utf8"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// quotePairs wants every quotation mark to have its partner in the paragraph.
func quotePairs(p *check.Pass) check.Outcome {
	for _, l := range p.Lines {
		if at, why, ok := firstQuoteFault(l.Text); ok {
			r := paper.Range{From: at, To: paper.Next(l.Text, at)}
			p.At(l, r, "“"+paper.InContext(l.Text, r)+"”处引号"+why+"。", "补上或改正引号")
		}
	}
	return check.Decided
}

func firstQuoteFault(s string) (at int, why string, ok bool) {
	var open []int
	var kind []rune
	for i, r := range s {
		switch r {
		case '“', '‘':
			if len(kind) > 0 && kind[len(kind)-1] == r {
				return i, "没有收尾又开了一层，方向可能写反", true
			}
			open, kind = append(open, i), append(kind, r)
		case '”', '’':
			if r == '’' && latinBefore(s, i) {
				continue
			}
			if len(kind) == 0 || kind[len(kind)-1] != r-1 {
				return i, "没有前引号，方向可能写反", true
			}
			open, kind = open[:len(open)-1], kind[:len(kind)-1]
		}
	}
	if len(open) > 0 {
		return open[0], "没有后引号", true
	}
	return 0, "", false
}

func latinBefore(s string, i int) bool {
	return i > 0 && latin(s[i-1])
}

func latin(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

var closers = map[rune]rune{'）': '（', ')': '（', '】': '【', '〕': '〔', '》': '《', '〉': '〈'}

const noCloser = "缺后括号"

// bracketPairs wants every bracket to have its partner in the paragraph; width
// is another rule's. In a table whose cells are not shown to their end the rest may
// hold it.
func bracketPairs(p *check.Pass) check.Outcome {
	clipped := p.Clipped()
	for _, l := range p.Lines {
		if at, why, ok := firstBracketFault(l.Text); ok && !(clipped && l.Table != nil && why == noCloser) {
			r := paper.Range{From: at, To: paper.Next(l.Text, at)}
			p.At(l, r, "“"+paper.InContext(l.Text, r)+"”处"+why+"。", "补上另一半括号，或删去多余的")
		}
	}
	return check.Decided
}

func firstBracketFault(s string) (at int, why string, ok bool) {
	type opened struct {
		at   int
		kind rune
	}
	var stack []opened
	for i, r := range s {
		switch r {
		case '（', '(', '【', '〔', '《', '〈':
			if r == '(' {
				r = '（'
			}
			stack = append(stack, opened{i, r})
		case '）', ')', '】', '〕', '》', '〉':
			if len(stack) > 0 && stack[len(stack)-1].kind == closers[r] {
				stack = stack[:len(stack)-1]
				continue
			}
			if (r == '）' || r == ')') && listMark(s[:i]) {
				continue
			}
			return i, "缺前括号", true
		}
	}
	if len(stack) > 0 {
		return stack[len(stack)-1].at, noCloser, true
	}
	return 0, "", false
}

// listMark reports a text that ends in a short number or letter at its start or
// behind a mark: 1）, 甲；2）.
func listMark(before string) bool {
	trimmed := strings.TrimRight(before, "0123456789abcdefABCDEF一二三四五六七八九十")
	if len(trimmed) == len(before) || len(before)-len(trimmed) > 6 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(trimmed)
	return trimmed == "" || strings.ContainsRune("。；：，、 |", r)
}

// formTitle is the title of a form, whatever form it is: its few lines above and
// below the table are no paragraphs.
var formTitle = plain.NewExpr(`^[^，。；：]{2,40}表(?:（[^（）]*）)?$`)

// isForm reports a document that is titled as a form: by its title, or by its
// first line, where a page does not tell which line is the title.
func isForm(p *check.Pass) bool {
	return formTitle.MatchString(p.Title) || len(p.Lines) > 0 && p.Lines[0].Kind != paper.CellLine && formTitle.MatchString(p.Lines[0].Text)
}

// missingStop wants a paragraph of running text to end in a stop.
func missingStop(p *check.Pass) check.Outcome {
	if p.Kind == paper.SelfForm || p.Kind == paper.GoalForm || isForm(p) {
		return check.NotApplicable("表格不查段落")
	}
	least := p.Limit("正文段落字数")
	p.Bodies(func(l *paper.Line) {
		if paper.Runes(l.Text) < least || strings.ContainsRune("。！？：；”’）…!?.;:)》|", paper.LastRune(l.Text)) {
			return
		}
		if !strings.ContainsAny(l.Text, "，。；") || strings.Contains(l.Text, "……") || strings.HasPrefix(l.Text, "注") || l.Has("单位：", "日期：", "电话：", "签字", "联系人") {
			return
		}
		r := paper.Range{From: paper.Before(l.Text, len(l.Text)), To: len(l.Text)}
		p.At(l, r, "段落以“"+l.Text[paper.Endings(l.Text, 8):]+"”结束，句末没有点号，可能没写完或少了句号。", "写完整，句末加句号")
	})
	return check.Decided
}

// stopInSeries finds 。 between members of a series that ； separates.
func stopInSeries(p *check.Pass) check.Outcome {
	p.Bodies(func(l *paper.Line) {
		if strings.Count(l.Text, "；") < 2 || !l.Has("一是", "（1）", "第一，") {
			return
		}
		from, to := strings.Index(l.Text, "；"), strings.LastIndex(l.Text, "；")
		i := strings.Index(l.Text[from:to], "。")
		if i < 0 {
			return
		}
		r := paper.Range{From: from + i, To: from + i + len("。")}
		p.At(l, r, "“"+paper.InContext(l.Text, r)+"”：分项之间有的用分号，有的用句号。", "各分项之间统一用分号")
	})
	return check.Decided
}
