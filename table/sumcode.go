package table

import (
	"strings"
	"unicode/utf8"
)

// A codeTree follows records by their numbers: what stands below 1 is 1.1 and
// 1.2, below 301 is 30101.
type codeTree struct {
	open    []codeHead
	asked   []spot
	single  []spot // heads of one row
	several bool
}

// A codeHead is a record whose number is the beginning of those below it.
type codeHead struct {
	code  string
	f     figures
	line  spot
	sum   []int64
	below int
	may   bool
}

// longestCode is how long a number of a row may be.
const longestCode = 60

func (t *codeTree) record(code string, f figures, at func() spot, mayHead bool) {
	if code == "" || len(code) > longestCode {
		code = ""
	}
	for n := len(t.open); n > 0 && !under(code, t.open[n-1].code); n = len(t.open) {
		t.end(t.open[n-1])
		t.open = t.open[:n-1]
	}
	if n := len(t.open); n > 0 {
		p := &t.open[n-1]
		if p.sum == nil {
			p.sum = make([]int64, len(f))
		}
		p.below++
		add(p.sum, f)
	}
	if code != "" {
		t.open = append(t.open, codeHead{code: strings.Clone(code), f: f, line: at(), may: mayHead})
	}
}

// under reports a number that begins with another one: behind a point or a dash,
// or as codes of classes do, two digits more.
func under(code, head string) bool {
	rest, ok := strings.CutPrefix(code, head)
	if !ok || rest == "" || head == "" {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune(".．-－—_/·、(（", r) {
		return true
	}
	return len(head) >= 3 && len(rest) >= 2 && strings.Trim(head, "0123456789") == "" && strings.Trim(rest, "0123456789") == ""
}

func (t *codeTree) end(c codeHead) {
	switch {
	case c.below == 0 || !c.may || !c.f.equals(c.sum):
	case c.below == 1:
		t.single = append(t.single, c.line)
	default:
		t.asked, t.several = append(t.asked, c.line), true
	}
}

func (t *codeTree) settle(h *heads) {
	for _, c := range t.open {
		t.end(c)
	}
	if h.asked = append(h.asked, t.asked...); t.several {
		h.asked = append(h.asked, t.single...)
	}
}
