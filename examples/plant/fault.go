package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// The kinds of fault: a sentence that comes into a document, a place of it that
// is changed, and a section that says something else or is taken out.
const (
	insert  = "句"
	swap    = "换"
	rewrite = "节"
)

// A planting is one rule with the ways of offending against it.
type planting struct {
	rule  string
	kind  string
	slot  string   // for sentences: the part of the document
	bases []string // templates that it can be planted in
	not   string   // format that cannot carry it
	near  string   // word by which its place is known too
	whole bool     // the finding may be anywhere: something is absent
	ways  []string // sentences; or changes: before ⇒ after, several parted by ∥
}

// reports are the templates that take sentences.
var reports = []string{"镇报告", "局报告", "市报告"}

// plantings reads the lists of faults. A head line names kind and rule, the
// templates where not every report will do, behind - a format that cannot carry
// the fault, behind ~ a word by which its place is known, and * where it may be
// found anywhere: “换 BUD-03 镇报告”,
// “句@预算 W01 -pdf”. The lines below it are the ways, up to an empty line; ⏎
// stands for the end of a line.
func plantings() ([]planting, error) {
	var out []planting
	entries, err := files.ReadDir("data")
	if err != nil {
		return nil, fmt.Errorf("listing the data: %w", err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "错-") {
			continue
		}
		data, err := files.ReadFile("data/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("reading faults: %w", err)
		}
		list, err := parsePlantings(string(data))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		out = append(out, list...)
	}
	slices.SortStableFunc(out, func(a, b planting) int { return strings.Compare(a.rule, b.rule) })
	return out, nil
}

func parsePlantings(text string) ([]planting, error) {
	var out []planting
	for part := range strings.SplitSeq(text, "\n\n") {
		lines := strings.Split(strings.Trim(part, "\n"), "\n")
		head := strings.Fields(lines[0])
		if len(head) == 0 || head[0] == "#" {
			continue
		}
		p, ok := parseHead(head)
		p.ways = lines[1:]
		if !ok || len(p.ways) == 0 {
			return nil, fmt.Errorf("no planting: %q", part)
		}
		out = append(out, p)
	}
	return out, nil
}

func parseHead(words []string) (planting, bool) {
	p := planting{}
	if len(words) < 2 {
		return p, false
	}
	p.kind, p.slot, _ = strings.Cut(words[0], "@")
	p.rule = words[1]
	for _, w := range words[2:] {
		switch {
		case strings.HasPrefix(w, "-"):
			p.not = w[1:]
		case strings.HasPrefix(w, "~"):
			p.near = w[1:]
		case w == "*":
			p.whole = true
		default:
			p.bases = append(p.bases, w)
		}
	}
	if len(p.bases) == 0 {
		p.bases = reports
	}
	return p, p.kind == insert || p.kind == swap || p.kind == rewrite
}

// A planted document has one fault, and the lines in which it shows; none where
// something was taken away.
type planted struct {
	lines []string
	at    []string
	near  string
}

// plant puts one way of offending into a clean document. ok is false where the
// document has no place for it.
func (p *planting) plant(c *clean, way int, r *rand.Rand) (planted, bool, error) {
	text, err := c.values.expand(p.ways[way])
	if err != nil {
		return planted{}, false, fmt.Errorf("%s: %w", p.rule, err)
	}
	text = unescape.Replace(text)
	var out planted
	var ok bool
	switch p.kind {
	case insert:
		out, ok = c.insert(text, p.slot, r)
	case rewrite:
		out, ok = c.rewrite(text)
	default:
		out, ok, err = c.swap(text, r)
	}
	if out.near = p.near; p.whole {
		out.at = nil
	}
	return out, ok, err
}

// unescape puts the characters that no list can show.
var unescape = strings.NewReplacer("⏎", "\n", "[零宽]", "\u200b", "[私用]", "\ue000", "[不断行]", "\u00a0", "[软连字]", "\u00ad")

// insert puts a text behind one of the slots: as paragraphs of its own, or at the
// end of the paragraph before.
func (c *clean) insert(text, slot string, r *rand.Rand) (planted, bool) {
	may := c.slots[slot]
	if len(may) == 0 {
		return planted{}, false
	}
	at := may[r.IntN(len(may))]
	lines := slices.Clone(c.lines)
	added := strings.Split(text, "\n")
	if len(added) == 1 && r.IntN(3) == 0 && strings.HasSuffix(lines[at], "。") && !ordinal(text) {
		lines[at] += text
		return planted{lines: lines, at: []string{lines[at]}}, true
	}
	return planted{lines: slices.Insert(lines, at+1, added...), at: added}, true
}

// rewrite puts other words below a heading, up to the next of its rank; no words
// take it out with its heading.
func (c *clean) rewrite(change string) (planted, bool) {
	head, instead, _ := strings.Cut(change, " ⇒ ")
	from := slices.Index(c.lines, head)
	if from < 0 {
		return planted{}, false
	}
	to := from + 1
	for to < len(c.lines)-2 && strings.Index(c.lines[to], "、") != len("一") {
		to++
	}
	out := planted{lines: slices.Clone(c.lines[:from])}
	if instead != "" {
		out.lines = append(out.lines, head, instead)
		out.at = []string{head, instead}
	}
	out.lines = append(out.lines, c.lines[to:]...)
	return out, true
}

// ordinal reports a text that must stand at the beginning of its line.
func ordinal(text string) bool {
	return strings.ContainsAny(firstOf(text), "（(0123456789①②一二三四五六七八九十 \u3000附第—")
}

func firstOf(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// swap changes places of the text: of each change one of the places where it can
// be made.
func (c *clean) swap(changes string, r *rand.Rand) (planted, bool, error) {
	text := strings.Join(c.lines, "\n") + "\n"
	for change := range strings.SplitSeq(changes, " ∥ ") {
		before, after, ok := strings.Cut(change, " ⇒ ")
		if !ok {
			return planted{}, false, fmt.Errorf("no ⇒ in %q", change)
		}
		n := strings.Count(text, before)
		if n == 0 {
			return planted{}, false, nil
		}
		text = replaceNth(text, before, after, r.IntN(n))
	}
	out := planted{lines: strings.Split(strings.TrimRight(text, "\n"), "\n")}
	left := slices.Clone(c.lines)
	for _, l := range out.lines {
		if i := slices.Index(left, l); i >= 0 {
			left = slices.Delete(left, i, i+1)
			continue
		}
		out.at = append(out.at, l)
	}
	return out, true, nil
}

func replaceNth(text, before, after string, n int) string {
	from := 0
	for range n {
		from += strings.Index(text[from:], before) + len(before)
	}
	i := from + strings.Index(text[from:], before)
	return text[:i] + after + text[i+len(before):]
}
