package table

import (
	"regexp"
	"strings"

	"jiheng/num"
)

// shares are what heads of rates write for % and ‰, with what bare numbers are
// multiplied with.
var shares = map[string]string{
	"%": "0.01", "百分比": "0.01", "百分数": "0.01", "百分率": "0.01", "百分之": "0.01", "percent": "0.01",
	"‰": "0.001", "千分比": "0.001", "千分数": "0.001", "千分率": "0.001", "千分之": "0.001", "permille": "0.001",
	"万分比": "0.0001", "万分率": "0.0001", "万分之": "0.0001", "‱": "0.0001",
}

// times are units that money is paid by, behind a stroke or in brackets.
var times = map[string]bool{"年": true, "季": true, "季度": true, "半年": true, "月": true, "个月": true, "周": true, "日": true, "天": true, "小时": true, "学期": true}

var inAnyBrackets = regexp.MustCompile(`[(\[【]([^()\[\]【】]*)[)\]】]`)

// unit returns the unit that a column's name holds, where it fits the column, and
// for a rate what bare numbers are multiplied with. Units of money that are not
// understood, or two that differ, are handed back as asked.
func (n columnName) unit(c Column) (u num.Unit, share string, asked wording) {
	var w wording
	for i := len(n.pieces) - 1; i >= 0; i-- {
		in := insideOf(flat(n.pieces[i]), flat(c.Name))
		for _, t := range apart(in) {
			if f := shares[t]; f != "" && c.Type == Rate {
				return u, f, asked
			}
		}
		if p, err := num.ParseUnit(in); err == nil && in != "" && c.Type.number() && !c.Unit.IsZero() && p.Dimension() == c.Unit.Dimension() && moneyWord(in).IsZero() {
			return p, "", asked
		}
		if !c.money() {
			continue
		}
		w.join(wordingOf(in))
		for _, t := range apart(in) {
			if w.unknown == "" && moneyWord(t).IsZero() && isUnit(t) && !baseUnits[t] && !times[t] {
				w.unknown = t
			}
		}
	}
	if u = w.unit(); u.IsZero() {
		asked = w
	}
	return u, "", asked
}

// insideOf is what a flat name says beside the column's name: in brackets, behind
// a stroke, behind the name, or all where it is nothing but units.
func insideOf(piece, name string) string {
	var parts []string
	for _, m := range inAnyBrackets.FindAllStringSubmatch(piece, -1) {
		parts = append(parts, strings.TrimPrefix(m[1], "单位:"))
	}
	bare := inAnyBrackets.ReplaceAllString(piece, "")
	if _, behind, ok := strings.Cut(bare, "/"); ok {
		parts = append(parts, behind)
	} else if rest, ok := strings.CutPrefix(bare, name); ok {
		parts = append(parts, rest)
	}
	if onlyUnits(bare).says() || shares[bare] != "" {
		parts = append(parts, bare)
	}
	return strings.Trim(strings.Join(parts, ","), ",")
}
