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
	from    string   // what stands there
	to      string   // what is put instead
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
		x.Only("规则", "文", "处", "插", "换", "删", "近", "全", "除")
		w := wrong{rule: x.Need("规则"), kind: x.Text("文"), part: x.Text("处"), insert: x.Texts("插"), remove: x.Text("删"),
			near: x.Text("近"), whole: x.Text("全") == "是", without: x.Text("除"), line: x.Place().Line}
		if w.kind == "" {
			w.kind = "report"
		}
		if pair := x.Texts("换"); len(pair) == 2 {
			w.from, w.to = pair[0], pair[1]
		}
		if len(w.insert) == 0 && w.from == "" && w.remove == "" {
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
		p.text, err = remove(b.text, w.remove)
		p.whole = true
		return p, err
	default:
		p.text, err = replace(b, w.from, w.to)
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
	if r.IntN(2) == 0 {
		lines[at] += sentence
	} else {
		lines[at] = sentence + lines[at]
	}
	return strings.Join(lines, "\n"), nil
}

func heading(l string) bool {
	return strings.HasPrefix(l, "（") && strings.Contains(l, "）") && !strings.HasSuffix(l, "。") || strings.Index(l, "、") == 3 && !strings.HasSuffix(l, "。")
}

// remove takes out a section with its heading.
func remove(text, head string) (string, error) {
	var out []string
	gone, found := false, false
	for _, l := range strings.Split(text, "\n") {
		switch {
		case l == head:
			gone, found = true, true
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

// replace puts other words into the first place that has the words.
func replace(b base, from, to string) (string, error) {
	v := values(b.seed)
	for _, s := range []*string{&from, &to} {
		t, err := template.New("").Option("missingkey=error").Parse(*s)
		if err != nil {
			return "", err
		}
		var w bytes.Buffer
		if err := t.Execute(&w, v); err != nil {
			return "", err
		}
		*s = w.String()
	}
	if !strings.Contains(b.text, from) {
		return "", fmt.Errorf("the %s of seed %d has no %q", b.kind, b.seed, from)
	}
	return strings.Replace(b.text, from, to, 1), nil
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
