package extract

// numberRange reads 3~5天, 5%—6%, 8000—9500元.
func (s *scanner) numberRange(start int, x lexeme, left measure) bool {
	w := prefix(s.rest(left.unitEnd), "~", "～", "—", "–", "-", "至", "－", "到", "―")
	i := left.unitEnd + len(w)
	if w == "" || i >= len(s.s) || !isDigit(s.s[i]) || left.post != "" {
		return false
	}
	y := s.lexeme(i)
	right := s.unlisted(y, s.measure(y.end))
	if right.unit == "" && right.scale == "" || !y.ok || left.unit != "" && left.unit != right.unit {
		return false
	}
	if left.unit == "" && left.scale == "" {
		wide := right.scale != "" || y.value.Cmp(x.value) <= 0
		switch said := w == "至" || w == "到"; {
		case said && (numberedUnits.in(right.unit) || namesThing(x.written) && right.unit == "年"):
			return false
		case wide && x.value.Cmp(y.value) >= 0 && (said || right.scale != ""):
			return s.emit(Token{Class: Flat}, start, right.end) // 500至1万元
		}
	}
	l := s.lead(start, right.end)
	if l.approx == "" {
		l.approx = right.post
	}
	t := Token{Class: Range, Written: l.written(x.written) + "~" + y.written, Number: l.of(x.value), Upper: y.value, Scale: right.scale, Unit: right.unit,
		Approx: l.approx}
	return s.emit(t, l.from, right.end)
}

// numberedUnits are of things that have numbers: 3至5级.
var numberedUnits = newLexicon("级", "号", "层", "届", "组", "班", "栋", "幢", "条", "款", "日", "点", "期", "排", "节", "周", "季度")
