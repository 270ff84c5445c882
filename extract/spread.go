package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joins are what stands between numbers that share the unit of the last.
var joins = newLexicon("、", "和", "与", "及", "以及", "或")

// spreadUnits gives the numbers of a row the unit that is said once, after the
// last: 分别为12、15、18万元, 120、95和80.5万元. Where 分别 leads the row, labels may
// stand between: 分别为甲镇12、乙镇15、丙镇18万元.
func spreadUnits(text string, tokens []Token) {
	bracketUnits(text, tokens)
	for i := len(tokens) - 1; i > 0; i-- {
		last := &tokens[i]
		if last.Class != Quantity && last.Class != Range || last.Unit == "" && last.Scale == "" {
			continue
		}
		first, named := i, false
		for first > 0 && tokens[first-1].Class == Bare && len(tokens[first-1].Written) <= 12 {
			plain, ok := rowJoin(text[tokens[first-1].End:tokens[first].Start])
			if !ok {
				break
			}
			named = named || !plain
			first--
		}
		if first > 0 && numberedFirst(tokens[first-1]) && text[tokens[first-1].End:tokens[first].Start] == "、" {
			for k := first; k <= i; k++ { // 第1、2、3项
				tokens[k].Class = Ordinal
			}
			continue
		}
		if first == i || named && !ledBy(text, tokens, first, "分别") || numbersOfThings(text, tokens[first:i+1]) || otherUnitBefore(text, tokens, first, last) {
			continue
		}
		for k := first; k < i; k++ {
			tokens[k].Class, tokens[k].Scale, tokens[k].Unit = Quantity, last.Scale, last.Unit
		}
		i = first
	}
	unitSaidFirst(text, tokens)
}

// otherUnitBefore reports a member right before a row of bare numbers that has another
// unit than the one behind them: of 12处、8、5次 nobody knows what 8 counts.
func otherUnitBefore(text string, tokens []Token, first int, last *Token) bool {
	if first == 0 || !tokens[first-1].Counts() || !inRow(text[tokens[first-1].End:tokens[first].Start]) {
		return false
	}
	return tokens[first-1].Unit != last.Unit || tokens[first-1].Scale != last.Scale
}

// unitSaidFirst gives the numbers of a row that 分别 deals out the unit that is said once,
// behind the first: 道路、桥梁、隧道分别投入120万元、80、60。 There are as many names as numbers.
func unitSaidFirst(text string, tokens []Token) {
	if len(tokens) < 2 || !strings.Contains(text, "分别") {
		return
	}
	for i := 0; i+1 < len(tokens); i++ {
		if tokens[i].Class != Quantity || tokens[i+1].Class != Bare {
			continue
		}
		end := i + 1
		spans := [][2]int{{0, 0}, {tokens[i].Start, tokens[i].End}}
		if i > 0 {
			spans[0] = [2]int{tokens[i-1].End, tokens[i-1].End}
		}
		for end < len(tokens) && end-i < mostDealt && tokens[end].Class == Bare && tokens[end].endsClause(text) && inRow(text[tokens[end-1].End:tokens[end].Start]) {
			spans = append(spans, [2]int{tokens[end].Start, tokens[end].End})
			end++
		}
		if len(spans) < 3 || end < len(tokens) && tokens[end].Counts() && inRow(text[tokens[end-1].End:tokens[end].Start]) {
			continue
		}
		if names, _ := Dealt(text, spans, 1); len(names) == len(spans)-1 && ledBy(text, tokens, i, "分别") {
			for k := i + 1; k < end; k++ {
				tokens[k].Class, tokens[k].Scale, tokens[k].Unit = Quantity, tokens[i].Scale, tokens[i].Unit
			}
		}
		i = end - 1
	}
}

// bracketUnits gives a bare number the unit that stands in brackets behind it, or
// before it with nothing but a colon between: 支出98.50（万元）, 预算（单位：万元）：100,
// and those that go on from there.
func bracketUnits(text string, tokens []Token) {
	last := -2 // that was given one
	for i := range tokens {
		t := &tokens[i]
		if t.Class != Bare {
			continue
		}
		scale, unit := bracketUnit(text[t.End:])
		if unit == "" && t.Start >= len("（元）") {
			scale, unit = unitBefore(text[max(t.Start-60, 0):t.Start])
		}
		if unit == "" && last == i-1 && joins.in(text[tokens[last].End:t.Start]) {
			scale, unit = tokens[i-1].Scale, tokens[i-1].Unit
		}
		if unit != "" {
			t.Class, t.Scale, t.Unit, last = Quantity, scale, unit, i
			rowBefore(text, tokens, i)
		}
	}
}

// rowBefore gives the unit in brackets behind the last number of a row to those before
// it: 道路35、桥梁12.5、水渠8，共55.5（万元）.
func rowBefore(text string, tokens []Token, i int) {
	for k := i - 1; k >= 0 && tokens[k].Class == Bare; k-- {
		between := text[tokens[k].End:tokens[k+1].Start]
		total := k == i-1 && prefix(strings.TrimLeft(between, "，, "), "共", "合计", "总计", "计") != ""
		if !total && !isRow(between) {
			return
		}
		tokens[k].Class, tokens[k].Scale, tokens[k].Unit = Quantity, tokens[i].Scale, tokens[i].Unit
	}
}

// bracketUnit reads a unit in brackets at the start of a text.
func bracketUnit(s string) (scale, unit string) {
	w := prefix(s, "（", "(")
	if w == "" {
		return "", ""
	}
	rest := s[len(w):]
	rest = rest[len(prefix(rest, "单位：", "单位:")):]
	scale = prefix(rest, scales...)
	unit = unitAt(rest[len(scale):])
	if unit == "" {
		scale = ""
		unit = unitAt(rest)
	}
	if unit == "" || prefix(rest[len(scale)+len(unit):], "）", ")") == "" {
		return "", ""
	}
	return scale, unit
}

// unitBefore reads a unit of money in brackets at the end of a text, a colon or 为
// behind it.
func unitBefore(s string) (scale, unit string) {
	s = s[:len(s)-len(trailing(s, "：", ":", "为"))]
	if trailing(s, "）", ")") == "" {
		return "", ""
	}
	open := strings.LastIndexAny(s, "（(")
	if open < 0 {
		return "", ""
	}
	if scale, unit = bracketUnit(s[open:]); !strings.HasSuffix(unit, "元") {
		return "", ""
	}
	return scale, unit
}

// trailing returns the first of the words that a text ends with.
func trailing(s string, words ...string) string {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// numberedFirst reports the first number of 第1、2、3项.
func numberedFirst(t Token) bool {
	return t.Class == Ordinal && strings.HasPrefix(t.Text, "第") && isDigit(t.Text[len(t.Text)-1])
}

// rowJoin reports that numbers on both sides of a text stand in one row; plain is
// set where no label stands between them.
func rowJoin(between string) (plain, ok bool) {
	w := joins.at(between)
	if w == "" {
		w = prefix(between, "，", ",", "/", "；", ";")
		return false, w != "" && (between == w || isLabel(between[len(w):]))
	}
	if between == w {
		return true, true
	}
	return false, isLabel(between[len(w):])
}

// isLabel reports a few Han characters and nothing else.
func isLabel(s string) bool {
	n := 0
	for _, r := range s {
		if n++; n > 12 || !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return n > 0
}

// ledBy reports that a word stands before a token or the row that it stands in, in the
// sentence and behind the token before it.
func ledBy(text string, tokens []Token, i int, word string) bool {
	for n := 0; i > 0 && n < mostDealt && (tokens[i-1].Counts() || tokens[i-1].Class == Bare) && inRow(text[tokens[i-1].End:tokens[i].Start]); n++ {
		i--
	}
	from := max(tokens[i].Start-120, 0)
	if i > 0 {
		from = max(from, tokens[i-1].End)
	}
	before := text[from:tokens[i].Start]
	if k := strings.LastIndexAny(before, "。；;"); k >= 0 {
		before = before[k:]
	}
	return strings.Contains(before, word)
}

// numbersOfThings reports a row of numbers that name things: 第1、2、3项, 指标1、2项.
func numbersOfThings(text string, row []Token) bool {
	last := row[len(row)-1]
	if last.Unit == "" || strings.HasSuffix(last.Unit, "元") || last.Unit == "%" || last.Scale != "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:row[0].Start])
	if before == '第' || before == '、' || numberLabels.before(text[:row[0].Start]) != "" {
		return true
	}
	for i := 1; i < len(row); i++ {
		step := row[i].Number.Sub(row[i-1].Number)
		if step.Scale() > 0 || step.String() != "1" {
			return false
		}
	}
	return len(row[0].Written) <= 2
}
