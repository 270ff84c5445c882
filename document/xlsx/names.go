package xlsx

import (
	"strconv"
	"strings"
	"unicode"

	"jiheng/fault"
)

// The defined name of a fact is F_ and its id. Names know no hyphen and no
// case, so a hyphen becomes a full stop, and in ids that differ by case alone
// a capital becomes _ and the small letter. The second place that shows the
// same fact is named F_…__2.
const factPrefix = "F_"

// A naming gives facts their names, in the order in which they are shown.
type naming struct {
	marked map[string]bool // ids whose capitals are marked
	shown  map[string]int
}

// newNaming prepares the names of all ids of a workbook.
func newNaming(ids []string) *naming {
	n := &naming{marked: map[string]bool{}, shown: map[string]int{}}
	first := map[string]string{}
	for _, id := range ids {
		low := strings.ToLower(id)
		if other, ok := first[low]; ok && other != id {
			n.marked[id], n.marked[other] = true, true
		}
		if first[low] == "" {
			first[low] = id
		}
	}
	return n
}

// next returns the name of the next place that shows a fact. An id of other
// characters than Han and Latin letters, digits and hyphens is Invalid.
func (n *naming) next(id string) (string, error) {
	var b strings.Builder
	b.WriteString(factPrefix)
	for _, r := range id {
		switch {
		case r == '-':
			b.WriteByte('.')
		case r >= 'A' && r <= 'Z' && n.marked[id]:
			b.WriteByte('_')
			b.WriteRune(unicode.ToLower(r))
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || unicode.Is(unicode.Han, r):
			b.WriteRune(r)
		default:
			return "", fault.Bad(fault.Place{}, "xlsx-fact-name",
				"事实编号“%s”含有汉字、字母、数字、连字符以外的字符，请改编号", id)
		}
	}
	n.shown[id]++
	if times := n.shown[id]; times > 1 {
		b.WriteString("__" + strconv.Itoa(times))
	}
	return b.String(), nil
}

// factOf returns the id of a fact's defined name; ok is false for other names.
func factOf(name string) (id string, ok bool) {
	body, ok := strings.CutPrefix(name, factPrefix)
	if !ok || body == "" {
		return "", false
	}
	if i := strings.LastIndex(body, "__"); i > 0 && i+2 < len(body) && onlyDigits(body[i+2:]) {
		body = body[:i]
	}
	var b strings.Builder
	capital := false
	for _, r := range body {
		switch {
		case r == '_' && !capital:
			capital = true
			continue
		case r == '.':
			r = '-'
		case capital:
			r = unicode.ToUpper(r)
		}
		capital = false
		b.WriteRune(r)
	}
	return b.String(), b.Len() > 0
}

// sheetNames makes names that sheets may have: not empty, at most 31 UTF-16
// units, without the characters that references use, none twice.
func sheetNames(sheets []Sheet) []string {
	wide := strings.NewReplacer(":", "：", "\\", "＼", "/", "／", "?", "？", "*", "＊", "[", "［", "]", "］")
	taken := map[string]bool{"history": true} // Excel keeps this one for itself
	out := make([]string, len(sheets))
	for i, s := range sheets {
		name := strings.Map(printable, wide.Replace(s.Name))
		name = strings.Trim(strings.TrimSpace(name), "'")
		if name == "" {
			name = "表" + strconv.Itoa(i+1)
		}
		out[i] = strings.TrimRight(shorten(name, 31), "'")
		for n := 2; taken[strings.ToLower(out[i])]; n++ {
			tail := "（" + strconv.Itoa(n) + "）"
			out[i] = shorten(name, 31-len([]rune(tail))) + tail
		}
		taken[strings.ToLower(out[i])] = true
	}
	return out
}

func printable(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

// shorten cuts to a number of UTF-16 units, between characters.
func shorten(s string, units int) string {
	for i, r := range s {
		if units -= 1 + count(r > 0xFFFF); units < 0 {
			return s[:i]
		}
	}
	return s
}
