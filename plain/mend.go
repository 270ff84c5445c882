package plain

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// What people write and YAML takes for something else, where there is but one
// sense that it can have: >=30次 after a key, which YAML reads as the head of a
// folded text, and the commas of 9,876.40 inside {}, which YAML reads as the end
// of an item.

// bound is a > that stands where a value begins and is followed by a number.
var bound = regexp.MustCompile(`(?:: +|- +|[\[{,] *)(>) *[=＝]? *[0-9０-９]`)

// block is a line whose value is a text on the lines below.
var block = regexp.MustCompile(`(?:: +|- +)[|>][-+0-9]{0,2} *(?:#.*)?$`)

// spared is how a bound is written while the text is parsed: as wide as >, so that
// columns hold.
const spared = "＞"

// A position is a line and column of a text, both from 1.
type position struct{ line, column int }

// spare writes every bound of a text as ＞ and returns where they stand; the text
// itself where there is none.
func spare(text string) (string, map[position]bool) {
	if !strings.Contains(text, ">") {
		return text, nil
	}
	at := map[position]bool{}
	lines := strings.Split(text, "\n")
	inside := -1 // indent of the key whose text the lines belong to
	for i, line := range lines {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if inside >= 0 && (indent > inside || strings.TrimSpace(line) == "") {
			continue
		}
		if inside = -1; block.MatchString(line) {
			inside = indent
		}
		spans := bound.FindAllStringSubmatchIndex(line, -1)
		for j := len(spans) - 1; j >= 0; j-- {
			from := spans[j][2]
			at[position{i + 1, utf8.RuneCountInString(line[:from]) + 1}] = true
			line = line[:from] + spared + line[from+1:]
		}
		lines[i] = line
	}
	if len(at) == 0 {
		return text, nil
	}
	return strings.Join(lines, "\n"), at
}

// parseSpared parses a text that is no YAML once more with its bounds spared. What
// it returns to diagnose is the text that comes nearest to YAML.
func (s *source) parseSpared(text string, err error) (*yaml.Node, string, error) {
	mended, at := spare(text)
	if len(at) == 0 {
		return nil, text, err
	}
	root, again := parse(mended)
	if again != nil {
		return nil, mended, again
	}
	s.spared = at
	return root, mended, nil
}

// restore gives a value its bound back.
func (s *source) restore(y *yaml.Node) {
	if y.Kind != yaml.ScalarNode {
		return
	}
	if rest, ok := strings.CutPrefix(y.Value, spared); ok && s.spared[position{y.Line, y.Column}] {
		y.Value = ">" + rest
	}
	if y.Style&yaml.FoldedStyle != 0 && y.Value == "" && y.Line >= 1 && y.Line <= len(s.lines) {
		line := []rune(s.lines[y.Line-1])
		if m := header.FindString(string(line[min(y.Column-1, len(line)):])); m != "" {
			y.Value, y.Style = strings.TrimSpace(m), 0 // >5 with nothing below it is a bound
		}
	}
}

// header is the head of a folded text that is a bound just as well.
var header = regexp.MustCompile(`^>[0-9]\b`)

// The parts of a number that commas inside {} have cut up.
var (
	leadingGroup = regexp.MustCompile(`(?:^|[^0-9,.])[0-9]{1,3}(?:,[0-9]{3})*$`)
	nextGroup    = regexp.MustCompile(`^[0-9]{3}(?:[^0-9].*)?$`)
)

// joinGroups puts the parts of a number together that commas inside {} have cut
// up: {金额: 9,876.40} is read as 金额: 9 and a key 876.40 without value. Nobody
// calls a key so, and nothing stands between the parts but the comma.
func joinGroups(y *yaml.Node) {
	if y.Kind != yaml.MappingNode || y.Style&yaml.FlowStyle == 0 {
		return
	}
	kept := y.Content[:0]
	for i := 0; i+1 < len(y.Content); i += 2 {
		k, v := y.Content[i], y.Content[i+1]
		if n := len(kept); n > 0 && blank(v) && cutFrom(kept[n-1], k) {
			kept[n-1].Value += "," + k.Value
			kept[n-1].Tag = "!!str"
			continue
		}
		kept = append(kept, k, v)
	}
	y.Content = kept
}

// cutFrom reports whether a key is the next group of the number before it.
func cutFrom(v, k *yaml.Node) bool {
	return v.Kind == yaml.ScalarNode && k.Kind == yaml.ScalarNode && v.Style&^yaml.FlowStyle == 0 && k.Style&^yaml.FlowStyle == 0 &&
		k.Value != "" && (k.Value[0] >= utf8.RuneSelf || k.Value[0] >= '0' && k.Value[0] <= '9') && // before anything that costs time
		v.Line == k.Line && v.Column+utf8.RuneCountInString(v.Value)+1 == k.Column &&
		leadingGroup.MatchString(fold(v.Value)) && nextGroup.MatchString(fold(k.Value))
}

// digitsOnly is a key that is no key but a part of a number.
var digitsOnly = regexp.MustCompile(`^[0-9][0-9,]*(?:\.[0-9]+)?[^0-9]{0,6}$`)

// cutUp says of a key inside {} that is a part of a number how the number has to
// be written; ok is false for other keys.
func (n Node) cutUp(key string) (whole string, ok bool) {
	i, found := n.find(key)
	if !found || i == 0 || n.y.Style&yaml.FlowStyle == 0 || !blank(n.y.Content[i+1]) || !digitsOnly.MatchString(fold(key)) {
		return "", false
	}
	before := n.y.Content[i-1]
	if before.Kind != yaml.ScalarNode || before.Value == "" || !strings.ContainsAny(fold(before.Value[len(before.Value)-1:]), "0123456789") {
		return "", false
	}
	return strings.ReplaceAll(before.Value+key, ",", ""), true
}
