package final

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"jiheng/document"
	"jiheng/dossier"
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
var braces = regexp.MustCompile(`[{｛﹛](?:\s{0,3}[{｛﹛])*[^{}｛｝﹛﹜\n]{0,60}[}｝﹜](?:\s{0,3}[}｝﹜])*|[{}｛｝﹛﹜]+[\p{L}\p{N}|-]{0,40}`)

// brackets find short words in the other brackets that people take for braces;
// only one that names a fact is a reference.
var brackets = regexp.MustCompile(`(?:[\[［【〖〔<＜〈《«‹「『⦃%$#＃@]|__|&lt;){1,2}\s*(\p{L}[\p{L}\p{N}\-－—‑]{0,39})\s*(?:[|｜][^\]］】〗〕>＞〉》»›\n]{0,20})?(?:[\]］】〗〕>＞〉》»›」』⦄%$#＃@]|__|&gt;){1,2}|[（(]{2}\s*(\p{L}[\p{L}\p{N}\-－—‑]{0,39})\s*[)）]{2}`)

// What each of the expressions of this file needs; most texts have none of it,
// and a look for one character is quicker than an expression.
const (
	ofBraces      = "{}｛｝﹛﹜"
	ofBrackets    = "[［【〖〔<＜〈《«‹「『⦃%$#＃@_&(（"
	ofPlaceholder = "T待请○△□◇〇〔×XxＸ某插此"
	ofMissing     = "〔缺："
)

// codes find the id of a figure in round brackets, where it is one with a letter
// and a digit: what else stands in round brackets is a remark, and so is an id
// behind the name of its figure.
var codes = regexp.MustCompile(`[（(]\s*([A-Za-zＡ-Ｚａ-ｚ][\p{L}\p{N}\-－—‑]{0,38}[0-9０-９][a-zA-Z]?)\s*[)）]`)

// missingFigure finds the words that stand for a figure without a value.
var missingFigure = regexp.MustCompile(`〔缺：([^〕]*)〕`)

// omitted is a text that consists of dots alone, as a template's examples have it.
var omitted = regexp.MustCompile(`^[\s"“]*(?:…{1,4}|\.{3,6}|。{3,6}|・{3,6})[\s"”]*$`)

// stillPrompts is said of a prompt that nobody has replaced.
const stillPrompts = "是新建档案时的提示，还没有换成本单位的内容；请改写或删去"

// leftovers returns what is left in a text, each once. Figures of the text have
// been taken out.
func leftovers(text string, known *fact.Set, prompts promptIndex) []leftover {
	var out []leftover
	add := func(l leftover) {
		for _, o := range out {
			if o.text == l.text {
				return
			}
		}
		out = append(out, l)
	}
	if strings.Contains(text, ofMissing) {
		for _, m := range missingFigure.FindAllString(text, -1) {
			add(leftover{m, "figure-missing", "这个数还没有，印出来是空的；请补数，或改写这一处"})
		}
		text = missingFigure.ReplaceAllString(text, "")
	}
	for _, p := range prompts.whole {
		if strings.Contains(text, p) {
			add(leftover{p, "prompt-left", stillPrompts})
			text = strings.ReplaceAll(text, p, "")
		}
	}
	if prompts.edited(text) {
		add(leftover{clippedText(text), "prompt-left", "还留着新建档案时提示的话，没有换成本单位的内容；请改写或删去"})
	}
	if strings.ContainsAny(text, ofPlaceholder) {
		for _, m := range placeholder.FindAllString(text, -1) {
			add(leftover{m, "placeholder", "是待填的占位，不是内容；请写实或删去"})
		}
	}
	if omitted.MatchString(text) && strings.TrimSpace(text) != "" {
		add(leftover{strings.TrimSpace(text), "prompt-left", "是例子里的省略号，还没有换成本单位的内容；请写上内容或删去这一项"})
	}
	for _, l := range references(text, known) {
		add(l)
	}
	return out
}

// references returns what looks like a reference that no figure replaced.
func references(text string, known *fact.Set) []leftover {
	var out []leftover
	if strings.ContainsAny(text, ofBraces) {
		for _, m := range braces.FindAllString(text, -1) {
			out = append(out, leftover{m, "reference-left", "是没有换成数的引用；引用写成两层半角花括号{{编号}}，不是引用就删去括号"})
		}
	}
	if strings.ContainsAny(text, ofBrackets) {
		for _, m := range brackets.FindAllStringSubmatch(text, -1) {
			if id := strings.TrimSpace(m[1] + m[2]); names(known, id) || calls(known, id) {
				out = append(out, inBrackets(m[0], id))
			}
		}
		for _, m := range codes.FindAllStringSubmatchIndex(text, -1) {
			id, before := text[m[2]:m[3]], text[:m[0]]
			if f, ok := known.Get(id); ok && !strings.HasSuffix(before, f.Name) && !endsInBracket(before) || !ok && names(known, id) {
				out = append(out, inBrackets(text[m[0]:m[1]], id))
			}
		}
	}
	return out
}

// endsInBracket reports a text that ends in a round bracket: one of two.
func endsInBracket(s string) bool { return strings.HasSuffix(s, "（") || strings.HasSuffix(s, "(") }

func inBrackets(text, id string) leftover {
	return leftover{text, "reference-left", "像是用错括号的引用；要印这个数写{{" + id + "}}，只是提到编号就去掉括号"}
}

// clippedText is the beginning of a text, for a message and for finding it.
func clippedText(s string) string {
	const most = 16
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// names reports whether a word is the id of a fact, in letters of any width and
// case.
func names(known *fact.Set, word string) bool {
	if _, ok := known.Get(word); ok {
		return true
	}
	word = strings.ToUpper(dashes.Replace(width.Narrow.String(word)))
	if _, ok := known.Get(word); ok {
		return true
	}
	_, ok := known.Get(strings.Replace(word, "-", "", 1)) // SL-01
	return ok
}

var dashes = strings.NewReplacer("－", "-", "—", "-", "‑", "-", "–", "-")

// calls reports whether a word in brackets is the name of a fact.
func calls(known *fact.Set, word string) bool {
	const least = 4 // characters; shorter names are words of the language
	if len([]rune(word)) < least {
		return false
	}
	return known.Named(word)
}

// placeholder finds words that stand for what is still to be written.
var placeholder = regexp.MustCompile(`TODO|TBD|待[定填补查](?:[）)】\]。，；、]|$)|待(?:补充|核实|完善|确认)|待[\p{Han}]{1,4}(?:提供|确认|补充)|请(?:补充|填写|输入|完善|在此)|[○△□◇〇]{2,}|〔缺〕|[×]{2,}|[XxＸ]{2,}[镇县区乡市局办年月日号次个万]|第[×XxＸ某]+号|某某|[【\[（(](?:待|插入|此处|请)[^】\]）)]{1,12}[】\])）]`)

// promptRun is how many characters of a prompt in a row betray it, whatever
// marks stand between them.
const promptRun = 10

// A promptIndex holds every run of the prompts' words; those of short prompts
// whole.
type promptIndex struct {
	whole []string
	runs  map[string]bool
}

func indexOf(prompts []string) promptIndex {
	x := promptIndex{whole: prompts, runs: map[string]bool{}}
	for _, p := range prompts {
		words := []rune(bareWords(p))
		for i := 0; i+min(promptRun, len(words)) <= len(words); i++ {
			x.runs[string(words[i:i+min(promptRun, len(words))])] = true
		}
	}
	return x
}

// edited reports whether a text still holds a run of a prompt.
func (x promptIndex) edited(text string) bool {
	words := bareWords(text)
	if x.runs[words] {
		return true
	}
	var starts []int // of the characters
	for i := range words {
		starts = append(starts, i)
	}
	starts = append(starts, len(words))
	for i := 0; i+promptRun < len(starts); i++ {
		if x.runs[words[starts[i]:starts[i+promptRun]]] {
			return true
		}
	}
	return false
}

// bareWords is a text without marks and blanks.
func bareWords(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
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

// asWritten is a text as the narrative has it: braces that are printed were
// escaped there, and those that were not are bindings.
func asWritten(text string) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	return strings.NewReplacer("{", `\{`, "}", `\}`).Replace(text)
}

// leftIn returns what is left in the papers, each text once at each place in the
// dossier where it was written, and the prompts that no paper prints.
func leftIn(papers []report.Paper, known *fact.Set, folder fs.FS) []Hindrance {
	var left []leftover
	var said, wanted []string // by leftover: the paper that says it, and its text
	prompts := dossier.Prompts()
	index := indexOf(prompts)
	seen, looked := map[string]bool{}, map[string]bool{} // leftovers, and texts: forms say most things twice
	for _, p := range papers {
		texts(p.Doc, func(text string) {
			if looked[text] {
				return
			}
			looked[text] = true
			for _, l := range leftovers(text, known, index) {
				if seen[l.text] || omitted.MatchString(l.text) {
					continue // the latter stand in the files
				}
				seen[l.text] = true
				left, said, wanted = append(left, l), append(said, p.Name), append(wanted, asWritten(l.text))
			}
		})
	}
	var out []Hindrance
	at := func(l leftover, places []fault.Place) {
		for _, p := range places {
			out = append(out, Hindrance{Error: fault.Bad(p, l.code, "“%s”%s", l.text, l.say)})
		}
	}
	for i, places := range dossier.Find(folder, wanted) {
		at(left[i], places)
		if l := left[i]; len(places) == 0 {
			out = append(out, Hindrance{Error: fault.Bad(fault.Place{}, l.code, "“%s”%s（见《%s》）", l.text, l.say, said[i])})
		}
	}
	unprinted := slices.DeleteFunc(slices.Clone(prompts), func(p string) bool { return seen[p] })
	places, examples := dossier.FindUnwritten(folder, unprinted)
	for i := range places {
		at(leftover{unprinted[i], "prompt-left", stillPrompts}, places[i])
	}
	for _, e := range examples {
		if !slices.Contains(prompts, e.Text) {
			at(leftover{e.Text, "prompt-left", "是例子里的写法，还没有换成本单位的内容；请写上内容或删去这一项"}, []fault.Place{e.Place})
		}
	}
	return out
}
