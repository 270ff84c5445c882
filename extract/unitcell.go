package extract

import "strings"

// scaledUnitCell reports a cell that names a unit with a scale before it, where its column or
// its row is of units: 千元, 百株. It holds no figure.
func scaledUnitCell(c Cell, text string) bool {
	if !unitHead(c.Head) && !unitHead(strings.Trim(c.Side, "·")) {
		return false
	}
	unit := strings.TrimLeft(text, "十百千万亿")
	return unit != text && !strings.ContainsAny(unit, "0123456789一二三四五六七八九两")
}
