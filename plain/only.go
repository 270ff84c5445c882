package plain

import (
	"slices"
	"strings"

	"jiheng/fault"
)

// Only reports every key of a map but the given ones as a fault, with the
// allowed key that is most like it.
func (n Node) Only(keys ...string) {
	for _, key := range n.Keys() {
		if slices.Contains(keys, key) {
			continue
		}
		child := n.Get(key)
		child.y = child.key // the fault is the key's, not its value's
		if whole, ok := n.cutUp(key); ok {
			child.Bad("yaml-comma", "逗号在{}里是分隔符，“%s”被当成了另一项；请写成%s，或整个加上引号", fault.Clip(key), fault.Clip(whole))
			continue
		}
		child.Bad("yaml-unknown-key", "不认识的键“%s”%s；%s可用的键：%s",
			fault.Clip(key), perhaps(key, keys), n.here(), strings.Join(keys, "、"))
	}
}

func (n Node) here() string {
	if n.path == "" {
		return "这里"
	}
	return n.path + "下面"
}

// OneOf returns the text under a key, which must be one of the words. It is
// empty where absent, blank or, as a fault, another word. Full-width and
// half-width characters count as the same.
func (n Node) OneOf(key string, words ...string) string {
	child := n.Get(key)
	s := strings.TrimSpace(child.String())
	if s == "" {
		return ""
	}
	for _, w := range words {
		if fold(w) == fold(s) {
			return w
		}
	}
	child.Bad("yaml-word", "%s不能是“%s”%s，只能是：%s", child.name(), fault.Clip(s), perhaps(s, words), strings.Join(words, "、"))
	return ""
}

// Nearest returns the word most like s: equal but for width, blanks and case,
// or few enough characters away. It is empty where none is.
func Nearest(s string, words []string) string {
	const longest = 64 // nobody mistypes a whole sentence
	best, least := "", longest
	from := []rune(plainest(s))
	if len(from) > longest {
		return ""
	}
	for _, w := range words {
		to := []rune(plainest(w))
		if len(to) > longest {
			continue
		}
		d := distance(from, to)
		if d < least && d <= max(len(from), len(to))/2 && d < max(len(from), len(to)) {
			best, least = w, d
		}
	}
	return best
}

func plainest(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(fold(s)), ""))
}

func perhaps(s string, words []string) string {
	if w := Nearest(s, words); w != "" {
		return "（是不是“" + w + "”？）"
	}
	return ""
}

// distance counts the characters to add, drop, replace or swap with their
// neighbour to get from a to b.
func distance(a, b []rune) int {
	var before []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			same := 1
			if a[i] == b[j] {
				same = 0
			}
			next[j+1] = min(row[j]+same, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
