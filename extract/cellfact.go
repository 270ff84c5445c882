package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// row finds the figures of a table's row: numbers by their heads and labels, and
// the figures of sentences in cells.
func (w *walker) row(i int) {
	l := &w.lines[i]
	if l.Table != w.table {
		w.table = l.Table
	}
	if u := rowUnit(l); u != "" {
		w.unit = u
	}
	for _, c := range l.Cells {
		text := l.Text[c.Start:c.End]
		if c.IsHead || text == "" || onlyUnit(text) {
			continue
		}
		if explainWords.find(c.Head) != "" || explainWords.in(strings.Trim(c.Side, "·")) {
			continue
		}
		f := finder{line: l, index: i, from: c.Start, to: c.End, side: strings.Trim(c.Side+"·"+c.Head, "·")}
		f.name = subjectOfCell(c)
		f.plan = planWords.find(c.Side) != "" || planWords.find(c.Head) != ""
		if x, ok := w.cell(l, i, c, f.side); ok {
			f.out = append(f.out, x)
			w.add(f)
		} else if !wholeNumber(text) {
			w.read(f)
		}
	}
}

// wholeNumber reports a cell with nothing but a number and a sign.
func wholeNumber(text string) bool {
	_, ok := cellNumber(text)
	return ok
}

// cellNumber reads a cell with nothing but a number, with ≥ or its like before
// it. A number below zero, however that is shown, has a negative value.
func cellNumber(text string) (t Token, ok bool) {
	body, negative := unsigned(text)
	tokens := Tokens(body)
	if len(tokens) != 1 || tokens[0].Class != Bare || tokens[0].Start != 0 || tokens[0].End != len(body) {
		return Token{}, false
	}
	t = tokens[0]
	if negative && t.Number.Sign() > 0 {
		t.Number, t.Written = t.Number.Neg(), "-"+t.Written
	}
	return t, true
}

// unsigned takes the signs off a cell's number that are none in a sentence:
// brackets around a whole number, ▲ before it.
func unsigned(text string) (body string, negative bool) {
	for _, b := range [][2]string{{"(", ")"}, {"（", "）"}} {
		if in, ok := strings.CutPrefix(text, b[0]); ok && strings.HasSuffix(in, b[1]) && strings.Trim(in[:len(in)-len(b[1])], "0123456789.,，¥￥ ") == "" {
			return strings.TrimSpace(in[:len(in)-len(b[1])]), true
		}
	}
	if rest, ok := strings.CutPrefix(text, "▲"); ok {
		return rest, true
	}
	return text, false
}

// cell makes a figure of a bare number where its heads say what it is.
func (w *walker) cell(l *Line, i int, c Cell, side string) (Found, bool) {
	t, ok := cellNumber(l.Text[c.Start:c.End])
	if head := bareHead(lastHead(c)); !ok || notCell.in(head) || hasSuffixAny(head, "编码", "代码", "编号", "序号") {
		return Found{}, false
	}
	x := Found{Value: t.Written, Qualifier: t.Approx, Subject: subjectOfCell(c), Line: i, Start: c.Start, End: c.End, At: l.Place(c.Start),
		Quote: l.Text[c.Start:c.End], base: -1, scope: -1, places: t.Number.Scale(), Confidence: 80, label: side}
	money := headUnit(c.Head)
	if money == "" {
		money = headUnit(c.Side)
	}
	kind, known := stageOfCell(c)
	switch {
	case rateWords.find(c.Head) != "" || rateWords.find(c.Side) != "" && c.Head == "":
		x.Kind, x.is = ExecutionRate, other
		if strings.Contains(side, "%") || strings.Contains(side, "％") {
			x.Unit = "%"
		}
		w.share(l, &x, &t)
	case planWords.find(c.Head) != "":
		x.Kind, x.Unit, x.Modality = Indicator, guessUnit(c.Side), Target
		if x.Unit == "" {
			return Found{}, false
		}
	case staffWords.find(c.Head+c.Side) != "" && money == "" && t.Number.Scale() == 0 && !known:
		x.Kind, x.Unit = Staff, headCount(side)
	case known || money != "" || w.unit != "" && amountHeads.find(lastName(c.Head)) != "":
		if x.Unit = money; x.Unit == "" {
			x.Unit = headUnit(c.Corner)
		}
		if x.Unit == "" {
			x.Unit = w.unit
		}
		x.Kind = kind
		if word := plainWord(lastName(c.Head)); prefix(word, "上年", "去年", "上一年") != "" {
			x.Period, x.is = "上年", prior
		} else if partOfYear(word) {
			x.Period = word
		}
		if !known {
			x.Kind = Indicator
			if money != "" && weakBudget.find(side) != "" {
				x.Kind = BudgetInitial
			}
		}
	}
	x.number = valueOf(t.Number, x.Unit)
	return x, x.Kind != "" && (x.Unit != "" || x.Kind == ExecutionRate || x.Kind == Staff)
}

// amountHeads are heads of columns of money in a table that states its unit, where
// nothing says of which stage the amounts are.
var amountHeads = newLexicon("余额", "期末数", "期初数", "年末数", "金额", "上年数", "本年数", "小计", "合计", "总计", "拨款", "资金", "经费", "费用", "收入", "基金", "结余", "结转")

// lastHead is the head nearest to a cell: of its column, or the label left of
// it.
func lastHead(c Cell) string {
	if c.Head != "" {
		return lastName(c.Head)
	}
	return lastName(c.Side)
}

// bareHead is a head without its bracket and colon: 分值（10分）： is 分值.
func bareHead(head string) string {
	if i := strings.IndexAny(head, "（(：:"); i > 0 {
		head = head[:i]
	}
	return strings.TrimSpace(head)
}

// subjectOfCell names what a cell holds, by its labels and heads.
func subjectOfCell(c Cell) string {
	side, head := strings.Trim(c.Side, "·"), c.Head
	if top, below, ok := strings.Cut(head, "·"); ok && sideWords[plainWord(top)] {
		head = below // of one of two tables side by side: its rows have names of their own
	}
	if side == "" {
		return head
	}
	if head == "" {
		return side
	}
	if planWords.find(head) != "" {
		return lastName(side)
	}
	return side + "·" + head
}

// lastName is the last of names joined by ·.
func lastName(s string) string {
	if i := strings.LastIndex(s, "·"); i >= 0 {
		return s[i+len("·"):]
	}
	return s
}

// moneyUnits are the units of money that tables name, longest first where one
// ends in another.
var moneyUnits = []string{"亿元", "千万元", "百万元", "十万元", "万元", "千元"}

// headUnit returns the unit of money that a head names.
func headUnit(label string) string {
	for _, u := range moneyUnits {
		if strings.Contains(label, u) {
			return u
		}
	}
	if strings.Contains(label, "（元）") || strings.Contains(label, "(元)") || strings.Contains(label, "，元") || strings.Contains(label, ",元") {
		return "元"
	}
	for part := range strings.SplitSeq(label, "·") {
		if part == "元" || part == "金额：元" {
			return "元"
		}
	}
	return statedUnit(label)
}

// headCount returns the unit of persons that a head names: 人数（人）.
func headCount(side string) string {
	for _, u := range []string{"人", "名", "个"} {
		if strings.Contains(side, "（"+u+"）") || strings.Contains(side, "("+u+")") {
			return u
		}
	}
	return ""
}

// guessUnit returns the unit that an indicator's name ends in: 人数, 满意率, or
// that it names in brackets: 面积（平方米）.
func guessUnit(name string) string {
	name = lastName(name)
	if i := strings.LastIndexAny(name, "（("); i >= 0 {
		_, n := utf8.DecodeRuneInString(name[i:])
		if u := unitAt(name[i+n:]); u != "" && len(name)-i-n-len(u) <= 3 {
			return u
		}
		if u := headUnit(name); u != "" {
			return u
		}
	}
	for _, g := range []struct{ end, unit string }{{"人数", "人"}, {"人员数", "人"}, {"人次", "人次"}, {"率", "%"}, {"满意度", "%"}, {"比例", "%"},
		{"户数", "户"}, {"场次", "场次"}, {"天数", "天"}, {"次数", "次"}, {"家数", "家"}, {"个数", "个"}, {"件数", "件"}, {"人员数量", "人"}} {
		if strings.HasSuffix(name, g.end) {
			return g.unit
		}
	}
	return ""
}

// A slashHead is the head of a table written with slashes: 年初预算/全年预算/
// 执行/得分.
type slashHead struct {
	kinds []FoundKind
	unit  string
}

// slashed reads the rows of a table that is written with slashes, and its head;
// false for other lines.
func (w *walker) slashed(i int) bool {
	l := &w.lines[i]
	if !strings.Contains(l.Text, "/") {
		return false
	}
	if h, ok := readSlashHead(l.Text); ok {
		w.slash = h
	}
	if len(w.slash.kinds) == 0 {
		return false
	}
	f := finder{line: l, index: i, to: len(l.Text)}
	f.slashRows(w.slash)
	if len(f.out) == 0 {
		return false
	}
	w.add(f)
	return true
}

// readSlashHead reads such a head; at least two of its names must be known.
func readSlashHead(text string) (slashHead, bool) {
	h := slashHead{unit: headUnit(text)}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("：:，。；;\n ()（）", r) }) {
		names := strings.Split(part, "/")
		if len(names) < 2 {
			continue
		}
		known := 0
		kinds := make([]FoundKind, len(names))
		for k, n := range names {
			kind, ok := stageWords.nearest(n)
			switch {
			case rateWords.find(n) != "":
				kind, ok = ExecutionRate, true
			case notCell.find(n) != "":
				kind, ok = "", false
			}
			if ok {
				kinds[k] = kind
				known++
			}
		}
		if known >= 2 {
			h.kinds = kinds
			return h, true
		}
	}
	return h, false
}

// slashRows reads 年度资金总额:0/0/0/10/0/0;本年财政拨款:90/89.974/89.974.
func (f *finder) slashRows(h slashHead) {
	tokens := Tokens(f.line.Text)
	start := 0
	for i := 0; i < len(tokens); i++ {
		first := i
		for i+1 < len(tokens) && f.line.Text[tokens[i].End:tokens[i+1].Start] == "/" {
			i++
		}
		if i == first || i-first >= len(h.kinds) {
			continue
		}
		label := slashLabel(f.line.Text[start:tokens[first].Start])
		start = tokens[i].End
		for k, t := range tokens[first : i+1] {
			f.slashFigure(h, k, t, label)
		}
	}
}

// slashLabel names a row: the last phrase that is not the head itself.
func slashLabel(text string) string {
	for _, p := range slices.Backward(strings.FieldsFunc(dropBrackets(text), func(r rune) bool { return strings.ContainsRune(stops+" /", r) })) {
		if _, known := stageWords.nearest(p); !known || utf8.RuneCountInString(p) > 4 || hasAny(p, "资金") {
			return p
		}
	}
	return ""
}

func (f *finder) slashFigure(h slashHead, k int, t Token, label string) {
	kind := h.kinds[k]
	if kind == "" || t.Class != Bare && t.Class != Quantity {
		return
	}
	x := Found{Kind: kind, Subject: label, Value: t.Written, Unit: t.Measured(), Quote: label + t.Text, Line: f.index, Start: t.Start,
		End: t.End, At: f.line.Place(t.Start), base: -1, scope: -1, places: t.Number.Scale(), Confidence: 80, label: label}
	switch {
	case kind == ExecutionRate:
		x.is = other
	case x.Unit == "":
		x.Unit = h.unit
	}
	x.number = valueOf(t.Number, x.Unit)
	f.out = append(f.out, x)
}
