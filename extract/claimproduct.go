package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// products recomputes calculations that are written out: 7.55万元/人/年*49人=
// 369.95万元, 37个，每个7183.95元，共计26.58万元.
func (c *claimer) products(l *Line, index int) {
	tokens := summands(Tokens(l.Text))
	for i := 0; i+1 < len(tokens); i++ {
		if end, ok := c.formula(l, index, tokens, i); ok {
			i = end
			continue
		}
		if i+2 < len(tokens) {
			c.perUnit(l, index, tokens[:i], tokens[i:i+3])
			c.priced(l, index, tokens[i:i+3])
		}
	}
}

// summands takes sums that look like names apart: 120+80 in a calculation is two
// numbers.
func summands(tokens []Token) []Token {
	if !slices.ContainsFunc(tokens, func(t Token) bool { return strings.Contains(t.Text, "+") }) {
		return tokens
	}
	var out []Token
	for _, t := range tokens {
		parts := strings.Split(t.Text, "+")
		if len(parts) < 2 || slices.ContainsFunc(parts, func(s string) bool { return run(s, 0) != len(s) || s == "" }) {
			out = append(out, t)
			continue
		}
		at := t.Start
		for _, s := range parts {
			d, err := num.ParseDecimal(s)
			if err != nil {
				out = append(out, t)
				break
			}
			out = append(out, Token{Class: Bare, Text: s, Written: s, Number: d, Start: at, End: at + len(s)})
			at += len(s) + 1
		}
	}
	return out
}

// isNumber reports a token that can stand in a calculation; 12月 between signs
// is a number of months.
func isNumber(t Token) bool {
	if t.Class == Day {
		return len(t.Text) <= len("12月") && strings.HasSuffix(t.Text, "月")
	}
	return (t.Class == Quantity || t.Class == Bare) && (t.Approx == "" || t.Approx == "约")
}

// operand returns the value of a number in a calculation; 95% is 0.95.
func operand(t Token) num.Ratio {
	if t.Class == Day {
		d, err := num.ParseDecimal(strings.TrimSuffix(t.Text, "月"))
		if err != nil {
			return num.Ratio{}
		}
		return d.Ratio()
	}
	if t.Measured() == "%" {
		return t.Number.Ratio().Mul(percent)
	}
	return valueOf(t.Number, t.Measured())
}

var percent = num.MustDecimal("0.01").Ratio()

// sign returns the sign of calculation that stands alone between two numbers.
func sign(text string) string {
	switch strings.TrimSpace(dropBrackets(text)) {
	case "*", "×", "x", "X", "＊":
		return "*"
	case "+", "＋":
		return "+"
	case "-", "－", "—":
		return "-"
	case "/", "÷":
		return "/"
	case "=", "＝":
		return "="
	}
	return ""
}

// totals reports the words that stand for = behind a calculation.
func totals(text string) bool {
	switch strings.Trim(text, "，,、 ") {
	case "共计", "合计", "共", "计", "总计", "共计约", "合计约":
		return true
	}
	return false
}

// formula reads numbers joined by signs and brackets up to = and the result; it
// returns the index of the result. What a sign or a bracket joins to what stands
// before is no beginning: of (120+80)×3×5=3000 no part is read by itself.
func (c *claimer) formula(l *Line, index int, tokens []Token, i int) (end int, ok bool) {
	from := 0
	if i > 0 {
		from = tokens[i-1].End
	}
	opens, whole := beginning(l.Text[from:tokens[i].Start])
	if !whole {
		return 0, false
	}
	x := newExpression(opens)
	for k := i; k < len(tokens) && k < i+20; k++ {
		if !isNumber(tokens[k]) || !x.number(operand(tokens[k])) || k+1 == len(tokens) {
			return 0, false
		}
		gap := l.Text[tokens[k].End:tokens[k+1].Start]
		ends, ok := x.signs(gap)
		if !ok && k > i && totals(gap) {
			ends, ok = true, true
		}
		if !ok {
			return 0, false
		}
		if !ends {
			continue
		}
		v, ok := x.value()
		if k == i || !ok || tokens[k+1].Class == Day || !isNumber(tokens[k+1]) {
			return 0, false
		}
		start := tokens[i].Start
		if opens > 0 && x.closed > 0 {
			start = from + strings.LastIndexAny(l.Text[from:start], "（(")
			for n := 1; n < min(opens, x.closed); n++ {
				start = from + strings.LastIndexAny(l.Text[from:start], "（(")
			}
		}
		c.calculated(l, index, start, tokens[k+1], v, l.Text[start:tokens[k].End]+closers(gap))
		return k + 1, true
	}
	return 0, false
}

// closers is what of a gap closes brackets, with the unit behind them.
func closers(gap string) string {
	if i := strings.IndexAny(gap, "=＝"); i >= 0 && strings.ContainsAny(gap[:i], "）)") {
		return strings.TrimSpace(gap[:i])
	}
	return ""
}

// beginning counts the brackets that open right before the first number of a
// calculation; whole is false where a sign joins it to something before.
func beginning(gap string) (opens int, whole bool) {
	rest := strings.TrimRight(gap, " ")
	if name := strings.TrimLeft(rest, " ÷×*＊/"); name != strings.TrimLeft(rest, " ") && !strings.ContainsAny(name, stops) {
		return 0, false // 在职186人÷编制192人×100%
	}
	for {
		cut := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(rest, "（"), "("), " ")
		if cut == rest {
			break
		}
		rest = cut
		opens++
	}
	op := strings.TrimRight(rest, "*×xX＊+＋/÷-－")
	if op == rest || op == "" {
		return opens, true
	}
	r, _ := utf8.DecodeLastRuneInString(op)
	return opens, !strings.ContainsRune("）)%％ 0123456789", r) && !unicode.Is(unicode.Han, r)
}

// calculated adds the claim that a calculation has a printed result. Units that
// people leave out (万) and percentages are allowed for.
func (c *claimer) calculated(l *Line, index, start int, result Token, v num.Ratio, formula string) {
	printed := valueOf(result.Number, result.Measured())
	step := valueOf(num.Int(1), result.Measured())
	for range result.Number.Scale() {
		step = step.Mul(tenth)
	}
	// Units that people leave out (万, %) make other readings; the one that is
	// nearest counts.
	best := v
	for _, by := range []num.Ratio{num.Hundred, num.Int(10_000).Ratio(), num.MustDecimal("0.0001").Ratio()} {
		if x := v.Mul(by); x.Sub(printed).Abs().Cmp(best.Sub(printed).Abs()) < 0 {
			best = x
		}
	}
	unit := Found{Unit: result.Measured(), places: result.Number.Scale()}
	c.out = append(c.out, Claim{Rule: RuleProduct, Claim: l.Text[start:result.End],
		Recomputed: fmt.Sprintf("%s = %s", formula, inUnit(best, &unit)), Consistent: best.Sub(printed).Abs().Cmp(step) < 0,
		Line: index, Start: start, End: result.End, At: l.Place(start)})
}

var tenth = num.MustDecimal("0.1").Ratio()

// perUnit recomputes 37个，每个投放点每年7183.95元，共计26.5806万元. Where the number right before
// is one of several of its unit, the amount may be of any of them: of 里程420公里，其中县道120公
// 里，每公里0.75万元 of the whole. Where it is of none, the whole counts.
func (c *claimer) perUnit(l *Line, index int, before, t []Token) {
	for _, k := range t {
		if k.Class != Quantity || k.Approx != "" && k.Approx != "约" {
			return
		}
	}
	first, second := l.Text[t[0].End:t[1].Start], l.Text[t[1].End:t[2].Start]
	money := func(k Token) bool { return strings.HasPrefix(k.Unit, "元") }
	if money(t[0]) || !money(t[1]) || !money(t[2]) || !strings.Contains(first, "每"+t[0].Unit) || strings.ContainsAny(first+second, "。；;") {
		return
	}
	if !hasAny(second, "共计", "合计", "共", "总计", "计") || len(second) > 45 {
		return
	}
	many, printed := t[0], valueOf(t[2].Number, t[2].Measured())
	each := valueOf(t[1].Number, t[1].Measured())
	times := func(k Token) num.Ratio { return valueOf(k.Number, k.Measured()).Mul(each) }
	if times(many).Cmp(printed) != 0 {
		for i := len(before) - 1; i >= 0 && i > len(before)-mostNearBy && !strings.ContainsAny(l.Text[before[i].End:t[0].Start], "。；;|"); i-- {
			k := before[i]
			if k.Class != Quantity || k.Measured() != t[0].Measured() || k.Approx != "" {
				continue
			}
			if k.Number.Ratio().Cmp(many.Number.Ratio()) > 0 {
				many = k
			}
			if times(k).Cmp(printed) == 0 {
				many = k
				break
			}
		}
	}
	c.calculated(l, index, many.Start, t[2], times(many), many.Written+"*"+t[1].Written)
}

// codes compares “3+4+5” with the expansion in brackets behind it: 三大…、四大…、
// 五大….
func (c *claimer) codes(l *Line, index int) {
	for _, t := range Tokens(l.Text) {
		if t.Class != Code {
			continue
		}
		parts := strings.Split(strings.Trim(t.Text, "“”"), "+")
		rest := l.Text[t.End:min(len(l.Text), t.End+600)]
		open := strings.Index(rest, "（")
		if open < 0 || open > 45 || strings.ContainsAny(rest[:open], "。；，") {
			continue
		}
		inside, _, ok := strings.Cut(rest[open+len("（"):], "）")
		if !ok {
			continue
		}
		items := strings.Split(inside, "、")
		if got := firstNumbers(items); len(got) == len(items) && len(items) == len(parts) {
			end := t.End + open + len("（") + len(inside)
			same := true
			for k := range parts {
				same = same && (parts[k] == got[k] || !isDigit(parts[k][0]))
			}
			c.out = append(c.out, Claim{Rule: RuleCode, Claim: t.Text + "与“" + inside + "”", Recomputed: strings.Join(got, "+"),
				Consistent: same, Line: index, Start: t.Start, End: end, At: l.Place(t.Start)})
		}
	}
}

// firstNumbers returns the number that every item begins with.
func firstNumbers(items []string) []string {
	var out []string
	for _, s := range items {
		if n := run(s, 0); n > 0 {
			out = append(out, s[:n])
		} else if v, _, _, ok := hanNumber(s, 0); ok {
			out = append(out, num.Int(v).String())
		}
	}
	return out
}
