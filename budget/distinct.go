package budget

import (
	"fmt"
	"iter"
	"strings"
)

// DistinctOf counts the different values of the derivation's column in some
// rows. none are the rows whose text stands for no value, though it is not
// blank; alike are the values that are written in several ways and count once.
func (d Derivation) DistinctOf(l *Ledger, rows iter.Seq[Row]) (n, none, alike int) {
	written := map[string]string{} // value → how it was written first
	twice := map[string]bool{}
	at := l.Column(d.Column)
	for r := range rows {
		text := r.Cell(at)
		if text == "" {
			continue
		}
		value := text
		if d.ValueOf != nil {
			value = d.ValueOf(text)
		}
		if value == "" {
			none++
			continue
		}
		first, ok := written[value]
		switch {
		case !ok:
			written[strings.Clone(value)] = text
		case first != text:
			twice[value] = true
		}
	}
	return len(written), none, len(twice)
}

// distinctSays says what was left out of a count of different values, and what
// was counted once; empty where there is nothing to say.
func distinctSays(none, alike int) string {
	var parts []string
	if none > 0 {
		parts = append(parts, fmt.Sprintf("%d行写着没有，不算", none))
	}
	if alike > 0 {
		parts = append(parts, fmt.Sprintf("%d个值有全角、半角几种写法，各算一个", alike))
	}
	if len(parts) == 0 {
		return ""
	}
	return "（" + strings.Join(parts, "；") + "）"
}
