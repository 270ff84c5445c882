package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"text/template"

	"jiheng/plain"
)

//go:embed faults.yaml
var faultList []byte

// A wrong is one entry of faults.yaml: a fault of a rule in several wordings.
type wrong struct {
	rule    string
	kind    string   // of the document it is planted in
	part    string   // word of the part that a sentence is put into
	insert  []string // sentences
	pairs   []string // what stands there, and what is put instead, in turn
	section []string // heading of a section, and what it says instead
	remove  string   // heading of a section that is taken out
	near    string   // word by which the place is known, where the marks enclose nothing
	whole   bool     // the finding may be about the document
	without string   // format that cannot carry it
	line    int
}

func wrongs() ([]wrong, error) {
	n, faults := plain.ParseYAML("faults.yaml", faultList)
	var out []wrong
	for _, x := range n.Items() {
		x.Only("规则", "文", "处", "插", "换", "删", "节", "近", "全", "除")
		w := wrong{rule: x.Need("规则"), kind: x.Text("文"), part: x.Text("处"), insert: x.Texts("插"), remove: x.Text("删"),
			near: x.Text("近"), whole: x.Text("全") == "是", without: x.Text("除"), line: x.Place().Line}
		if w.kind == "" {
			w.kind = "report"
		}
		w.pairs, w.section = x.Texts("换"), x.Texts("节")
		if len(w.pairs)%2 != 0 || len(w.section)%2 != 0 {
			x.Bad("fault", "“换”和“节”要成对")
		}
		if len(w.insert)+len(w.pairs)+len(w.section) == 0 && w.remove == "" {
			x.Bad("fault", "要写“插”“换”或“删”")
		}
		out = append(out, w)
	}
	return out, faults.Err()
}

// A planted document has one fault, at a place known by its words.
type planted struct {
	*wrong
	text    string
	context string // the fault with a few characters to either side
}

const (
	opens  = "⟦"
	closes = "⟧"
)

// plant puts a fault into a clean document; its wording and place are drawn from
// the seed.
func plant(w *wrong, b base) (planted, error) {
	r := rand.New(rand.NewPCG(b.seed, uint64(w.line)))
	p := planted{wrong: w}
	var err error
	switch {
	case len(w.insert) > 0:
		p.text, err = insert(b.text, w.insert[r.IntN(len(w.insert))], w.part, r)
	case w.remove != "":
		p.text, err = rewrite(b.text, w.remove, "")
		p.whole = true
		return p, err
	case len(w.section) == 2:
		p.text, err = rewrite(b.text, w.section[0], w.section[1])
	default:
		p.text, err = replace(b, w.pairs)
	}
	if err != nil {
		return p, fmt.Errorf("faults.yaml line %d: %w", w.line, err)
	}
	p.text, p.context = unmark(p.text)
	return p, nil
}

// unseen writes characters that a data file refuses.
var unseen = strings.NewReplacer("U+FFFD", "\ufffd", "U+200B", "\u200b")

// insert puts a sentence behind a paragraph of a part.
func insert(text, sentence, part string, r *rand.Rand) (string, error) {
	if part == "" {
		part = "目标完成情况"
	}
	lines := strings.Split(text, "\n")
	var may []int
	in := false
	for i, l := range lines {
		if heading(l) {
			in = strings.Contains(l, part) || part == "目标完成情况" && strings.Contains(l, "履职效果")
		} else if in && l != "" {
			may = append(may, i)
		}
	}
	if len(may) == 0 {
		return "", fmt.Errorf("no paragraph in the part %q", part)
	}
	at := may[r.IntN(len(may))]
	sentence = unseen.Replace(sentence)
	switch own, apart := strings.CutPrefix(sentence, "¶"); {
	case apart: // a paragraph of its own
		lines[at] += "\n\n" + own
	case r.IntN(2) == 0:
		lines[at] += sentence
	default:
		lines[at] = sentence + lines[at]
	}
	return strings.Join(lines, "\n"), nil
}

func heading(l string) bool {
	return strings.HasPrefix(l, "（") && strings.Contains(l, "）") && !strings.HasSuffix(l, "。") || strings.Index(l, "、") == 3 && !strings.HasSuffix(l, "。")
}

// rewrite puts other words into a section; none take it out with its heading.
func rewrite(text, head, instead string) (string, error) {
	var out []string
	gone, found := false, false
	for _, l := range strings.Split(text, "\n") {
		switch {
		case l == head:
			gone, found = true, true
			if instead != "" {
				out = append(out, l, "", instead, "")
			}
		case gone && (strings.Index(l, "、") == 3 || strings.HasSuffix(l, "人民政府")):
			gone = false
		}
		if !gone {
			out = append(out, l)
		}
	}
	if !found {
		return "", fmt.Errorf("no heading %q", head)
	}
	return strings.Join(out, "\n"), nil
}

// replace puts other words into the first places that have the words.
func replace(b base, pairs []string) (string, error) {
	v, text := values(b.seed), b.text
	var filled []string
	for _, s := range pairs {
		t, err := template.New("").Option("missingkey=error").Funcs(template.FuncMap{"off": off}).Parse(s)
		if err != nil {
			return "", err
		}
		var w bytes.Buffer
		if err := t.Execute(&w, v); err != nil {
			return "", err
		}
		filled = append(filled, w.String())
	}
	for i := 0; i < len(filled); i += 2 {
		if !strings.Contains(text, filled[i]) {
			return "", fmt.Errorf("the %s of seed %d has no %q", b.kind, b.seed, filled[i])
		}
		text = strings.Replace(text, filled[i], filled[i+1], 1)
	}
	return text, nil
}

// off is a number with a slip: two unlike digits beside each other exchanged,
// the last ones first; where there are none, the last digit is another.
func off(s string) string {
	b := []byte(s)
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	for i := len(b) - 1; i > 0; i-- {
		if digit(b[i]) && digit(b[i-1]) && b[i] != b[i-1] && (i > 1 || b[i] != '0') {
			b[i], b[i-1] = b[i-1], b[i]
			return string(b)
		}
	}
	last := len(b) - 1
	b[last] = '0' + (b[last]-'0'+3)%10
	return string(b)
}

// around is how many characters to either side of a fault its place is known
// by.
const around = 5

// unmark takes the marks out, and returns the fault with what stands beside it.
func unmark(text string) (clean, context string) {
	before, rest, _ := strings.Cut(text, opens)
	inside, after, _ := strings.Cut(rest, closes)
	after = strings.NewReplacer(opens, "", closes, "").Replace(after)
	left := []rune(before[strings.LastIndexAny(before, "\n|")+1:])
	right := after
	if i := strings.IndexAny(after, "\n|"); i >= 0 {
		right = after[:i]
	}
	tail := []rune(right)
	context = string(left[max(len(left)-around, 0):]) + inside + string(tail[:min(len(tail), around)])
	return before + inside + after, context
}
