package extract

import "strings"

// arrowsTo are arrows between what was and what is: 3个→5个.
var arrowsTo = newLexicon("→", "➔", "➜", "⇒")

// arrowBetween reports a text that is such an arrow and nothing else.
func arrowBetween(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && arrowsTo.at(s) == s
}

// beforeArrow gives a bare number the unit of the figure that an arrow behind it leads to:
// 3→5个.
func beforeArrow(text string, tokens []Token) {
	for i := 0; i+1 < len(tokens); i++ {
		t, next := &tokens[i], &tokens[i+1]
		if t.Class == Bare && next.Class == Quantity && next.Approx == "" && !namesThing(t.Written) && arrowBetween(text[t.End:next.Start]) {
			t.Class, t.Unit, t.Scale = Quantity, next.Unit, next.Scale
		}
	}
}

// arrowTo makes the figure before an arrow the prior of the one behind it.
func (f *finder) arrowTo(x *Found) {
	n := len(f.out)
	if n == 0 {
		return
	}
	p := &f.out[n-1]
	if !arrowBetween(f.line.Text[min(p.End, x.Start):x.Start]) || unitRoot(p.Unit) != unitRoot(x.Unit) || p.is != level && p.is != other {
		return
	}
	p.is, p.base = prior, n
	x.is, x.base = level, -1
	if s := strings.TrimSuffix(strings.TrimSuffix(p.Subject, "由"), "从"); s != "" {
		p.Subject = s
	}
	x.Subject = p.Subject
}

// rateInRow reports a percentage in one row with a rate of spending before it: 支付率分别为95%、96%
// 和97%.
func (f *finder) rateInRow(c context) bool {
	n := len(f.out)
	if n == 0 || f.out[n-1].Kind != ExecutionRate || !f.out[n-1].Percent() || trimmed(c.label) != "" && c.label != f.out[n-1].label {
		return false // each has a name of its own: 预算执行率、资金到位率分别为95%和100%
	}
	switch strings.TrimSpace(c.gap) {
	case "、", "和", "及", "与", "以及", "，和", "、和":
		return true
	}
	return false
}

// ratedPart returns what a rate of spending is of where a part of the list stands right before it:
// 其中：基本支出1398万元，执行率99.71%.
func (f *finder) ratedPart(x *Found, c context) string {
	n := len(f.out)
	if n == 0 || x.Kind != ExecutionRate || x.scope < 0 || strings.ContainsAny(c.gap, "。；;") {
		return ""
	}
	p := &f.out[n-1]
	if p.scope != x.scope || !p.Money() || p.is != level || p.Kind != Expenditure && p.Kind != Outturn || f.scopes[x.scope].owner < 0 || PartName(p.label) == "" {
		return ""
	}
	return p.Subject
}
