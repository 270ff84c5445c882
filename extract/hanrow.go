package extract

import (
	"strings"

	"jiheng/num"
)

// A hanMember is one number of a row in Han numerals.
type hanMember struct {
	start, end int
	value      int64
	digits     string // behind 点
	numerals   int
}

// number is the value of a member.
func (m hanMember) number() num.Decimal { return hanDecimal(m.value, m.digits) }

// hanMemberAt reads Han numerals at i, decimals behind them.
func hanMemberAt(s string, i int) (m hanMember, ok bool) {
	m.start = i
	if m.value, m.numerals, m.end, ok = hanNumber(s, i); !ok {
		return m, false
	}
	m.digits, m.end = hanPoint(s, m.end)
	return m, true
}

// hanRow reads Han numerals that share the unit behind the last of them, from those
// here on: 一百、二百、三百万元 are three amounts of 万元, 三万、五万和八万元 have 元 alone.
// A smaller step than that of the last is shared with it only where the numbers are of
// one size: 三千、五万元 may be either.
func (s *scanner) hanRow() bool {
	first, ok := hanMemberAt(s.s, s.i)
	if !ok || joins.at(s.rest(first.end)) == "" || inOrdinal(s.s, s.i) {
		return false
	}
	row := []hanMember{first}
	for len(row) < mostDealt {
		last := row[len(row)-1]
		w := joins.at(s.rest(last.end))
		next, ok := hanMemberAt(s.s, last.end+len(w))
		if w == "" || !ok {
			return false
		}
		row = append(row, next)
		scale := ""
		if next.digits != "" {
			scale = prefix(s.rest(next.end), "万亿", "千万", "百万", "十万", "亿", "万")
		}
		if unit := unitAt(s.rest(next.end + len(scale))); unit != "" {
			return s.emitRow(row, scale, unit)
		}
	}
	return false
}

// emitRow adds the numbers of a row, whose last has a unit, behind a scale where one
// stands behind decimals.
func (s *scanner) emitRow(row []hanMember, scale, unit string) bool {
	last := row[len(row)-1]
	money := strings.HasPrefix(unit, "元") || unit == "圆"
	led := hasAny(s.phrase(row[0].start), "分别", "依次", "各")
	step, shared := int64(1), last.value
	if k := hanStep(s.s[last.start:last.end]); k > 1 && last.digits == "" {
		step, shared = k, last.value/k
	}
	for _, m := range row {
		several := m.numerals >= 2 || m.digits != ""
		if !several && !(money && led) || !money && !led && last.value-m.value == 1 {
			return false
		}
		if own := hanStep(s.s[m.start:m.end]); own == 1 && m.value < 1e4 && step > 1 && m.value >= 100*max(shared, 1) {
			return false
		}
	}
	if unit == "元整" || unit == "圆" || unit == "元人民币" {
		unit = "元"
	}
	said := scale
	if step > 1 {
		said = map[int64]string{1e4: "万", 1e8: "亿"}[step]
	}
	for i, m := range row {
		d, end := m.number(), m.end
		if step > 1 && (m.value >= 1e4 || hanStep(s.s[m.start:m.end]) > 1) {
			_, d, _ = moved(d.String(), 1-len(itoa(int(step)))) // 三万, 三百万
		}
		l := lead{from: m.start}
		if i == 0 {
			l = s.lead(m.start, m.end)
		}
		if i == len(row)-1 {
			end += len(scale) + len(unitAt(s.rest(m.end+len(scale))))
		}
		if whole, exact := d.Ratio().Exact(); exact {
			d = whole
		}
		s.emit(Token{Class: HanQuantity, Written: s.s[m.start:m.end], Number: l.of(d), Scale: said, Unit: unit, Approx: l.approx}, l.from, end)
	}
	return true
}

// phrase is the text from the last stop, or the last token, up to an offset.
func (s *scanner) phrase(i int) string {
	before := window(s.s[s.done:i])
	if k := strings.LastIndexAny(before, "，。；：,;:！？|\n"); k >= 0 {
		before = before[k:]
	}
	return strings.TrimLeft(strings.ToValidUTF8(before, ""), "，。；：！？,;:|\n ")
}
