package table

import (
	"slices"
	"strings"

	"jiheng/num"
)

// A spelling is a flat name, parted from what stands in brackets at its end.
type spelling struct {
	name, base, inside string
	shorter            []string // the base without one pair of brackets after another
}

func spell(name string) spelling {
	base, inside := bracket(name)
	s := spelling{name: name, base: base, inside: inside}
	for body, in := bracket(base); in != ""; body, in = bracket(body) {
		s.shorter = append(s.shorter, body)
	}
	return s
}

// wanted are the names by which the file may call a column, the likeliest first.
func (c Column) wanted() []spelling {
	heads := c.Heads
	if len(heads) == 0 {
		heads = []string{c.Name}
	}
	out := make([]spelling, len(heads))
	for i, h := range heads {
		out[i] = spell(flat(h))
	}
	return out
}

// matching returns the names that a column may have: those that are equal, or
// where there is none those that add something in brackets, as a unit.
func matching(wanted []spelling, names []columnName) []columnName {
	for _, want := range wanted {
		for _, alike := range []func(want, have spelling) bool{equal, nearly} {
			var out []columnName
			for _, n := range names {
				if slices.ContainsFunc(n.spelt, func(have spelling) bool { return alike(want, have) }) {
					out = append(out, n)
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

func equal(want, have spelling) bool { return want.name == have.name }

// nearly reports names that differ by what stands in brackets behind one of
// them, by units in brackets behind both, or by a unit behind a stroke.
func nearly(want, have spelling) bool {
	if have.base == want.name || have.name == want.base && isUnit(want.inside) {
		return true
	}
	if have.base == want.base && isUnit(have.inside) && isUnit(want.inside) {
		return true
	}
	if slices.Contains(have.shorter, want.name) { // 金额（不含税）（元）
		return true
	}
	rest, ok := strings.CutPrefix(have.name, want.name)
	return ok && (strings.HasPrefix(rest, "/") && isUnit(rest[1:]) || !moneyUnit(rest).IsZero())
}

// isUnit reports a unit of money or of the catalogue, not any short word.
func isUnit(s string) bool {
	if !moneyUnit(s).IsZero() || baseUnits[s] {
		return true
	}
	u, err := num.ParseUnit(s)
	return err == nil && s != "" && u.Dimension() != u.String()
}

// baseUnits are units that others are counted in, and words for counting that
// stand in heads.
var baseUnits = map[string]bool{"米": true, "平方米": true, "立方米": true, "吨": true, "月": true, "天": true, "小时": true, "分钟": true, "个": true, "人": true,
	"人次": true, "户": true, "家": true, "次": true, "项": true, "件": true, "条": true, "台": true, "套": true, "千瓦": true, "千瓦时": true}

// bracket parts what stands in brackets at the end of a flat name.
func bracket(name string) (base, inside string) {
	for _, b := range [][2]string{{"(", ")"}, {"[", "]"}, {"【", "】"}} {
		body, ok := strings.CutSuffix(name, b[1])
		if !ok {
			continue
		}
		if i := strings.LastIndex(body, b[0]); i > 0 {
			return body[:i], strings.TrimPrefix(body[i+len(b[0]):], "单位:")
		}
	}
	return name, ""
}
