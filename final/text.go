package final

import (
	"regexp"
	"strings"

	"golang.org/x/text/width"

	"jiheng/document"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/report"
)

// A leftover is a piece of a document's text that should have been replaced.
type leftover struct {
	text string // as it stands in the document
	code string
	say  string // what is wrong and what to do, for a sentence that begins with the text
}

// braces find what stands between braces of any width, and braces alone: no
// official document has any.
var braces = regexp.MustCompile(`[{｛﹛]+[^{}｛｝﹛﹜\n]{0,60}[}｝﹜]+|[{}｛｝﹛﹜]+[\p{L}\p{N}|-]{0,40}`)

// brackets find short words in the other brackets that people take for braces;
// only one that names a fact is a reference.
var brackets = regexp.MustCompile(`[\[［【〖〔<＜〈《«‹%$#＃]{1,2}\s*(\p{L}[\p{L}\p{N}-]{0,39})\s*(?:[|｜][^\]］】〗〕>＞〉》»›\n]{0,20})?[\]］】〗〕>＞〉》»›%$#＃]{1,2}|[（(]{2}\s*(\p{L}[\p{L}\p{N}-]{0,39})\s*[)）]{2}`)

// missingFigure finds the words that stand for a figure without a value.
var missingFigure = regexp.MustCompile(`〔缺：([^〕]*)〕`)

// omitted is a text that consists of dots alone, as a template's examples have it.
var omitted = regexp.MustCompile(`^[\s"“]*(?:…{1,4}|\.{3,6}|。{3,6}|・{3,6})[\s"”]*$`)

// leftovers returns what is left in a text, each once. Figures of the text have
// been taken out.
func leftovers(text string, known *fact.Set, prompts []string) []leftover {
	var out []leftover
	add := func(l leftover) {
		for _, o := range out {
			if o.text == l.text {
				return
			}
		}
		out = append(out, l)
	}
	for _, m := range missingFigure.FindAllStringSubmatch(text, -1) {
		add(leftover{m[0], "figure-missing", "这个数还没有，印出来是空的；请补数，或改写这一处"})
	}
	text = missingFigure.ReplaceAllString(text, "")
	for _, p := range prompts {
		if strings.Contains(text, p) {
			add(leftover{p, "prompt-left", "是新建档案时的提示，还没有换成本单位的内容；请改写或删去"})
			text = strings.ReplaceAll(text, p, "")
		}
	}
	if omitted.MatchString(text) && strings.TrimSpace(text) != "" {
		add(leftover{strings.TrimSpace(text), "prompt-left", "是例子里的省略号，还没有换成本单位的内容；请写上内容或删去这一项"})
	}
	if !strings.ContainsFunc(text, opens) {
		return out
	}
	for _, m := range braces.FindAllString(text, -1) {
		add(leftover{m, "reference-left", "是没有换成数的引用；引用写成两层半角花括号{{编号}}，不是引用就删去括号"})
	}
	for _, m := range brackets.FindAllStringSubmatch(text, -1) {
		if id := strings.TrimSpace(m[1] + m[2]); names(known, id) {
			add(leftover{m[0], "reference-left", "像是用错括号的引用；要印这个数写{{" + id + "}}，只是提到编号就去掉括号"})
		}
	}
	return out
}

// opens reports a character of which braces or brackets need one.
func opens(r rune) bool {
	switch r {
	case '{', '}', '｛', '｝', '﹛', '﹜', '[', '［', '【', '〖', '〔', '<', '＜', '〈', '《', '«', '‹', '%', '$', '#', '＃', '(', '（':
		return true
	}
	return false
}

// names reports whether a word is the id of a fact, in letters of any width and
// case.
func names(known *fact.Set, word string) bool {
	if _, ok := known.Get(word); ok {
		return true
	}
	_, ok := known.Get(strings.ToUpper(width.Narrow.String(word)))
	return ok
}

// texts calls f for the text of every block and cell of a document, without its
// figures.
func texts(d *document.Document, f func(text string)) {
	f(d.Title)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			f(unbound(b.Runs))
		case *document.Paragraph:
			f(unbound(b.Runs))
		case *document.Table:
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					f(unbound(c.Runs))
				}
			}
		case *document.Figure:
			for _, c := range b.Chart.Categories {
				f(c)
			}
			for _, s := range b.Chart.Series {
				f(s.Name)
			}
		}
	}
}

// unbound is the text of runs, with a mark in the place of each figure.
func unbound(runs []document.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Fact != "" {
			b.WriteString("￼")
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// leftIn returns what is left in the papers, each text once, with the place in
// the dossier where it was written.
func leftIn(papers []report.Paper, known *fact.Set, prompts []string, find func(text string) (fault.Place, bool)) []Hindrance {
	var out []Hindrance
	seen, looked := map[string]bool{}, map[string]bool{} // leftovers, and texts: forms say most things twice
	for _, p := range papers {
		texts(p.Doc, func(text string) {
			if looked[text] {
				return
			}
			looked[text] = true
			for _, l := range leftovers(text, known, prompts) {
				if seen[l.text] {
					continue
				}
				seen[l.text] = true
				at, ok := find(l.text)
				where := ""
				if !ok {
					at, where = fault.Place{}, "（见《"+p.Name+"》）"
				}
				out = append(out, Hindrance{Error: fault.Bad(at, l.code, "“%s”%s%s", l.text, l.say, where)})
			}
		})
	}
	return out
}
