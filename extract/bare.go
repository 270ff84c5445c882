package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bareFigure reports a number without a unit outside tables that is a figure all the same: a
// name stands before it and its clause ends behind it (公务接待费 0.74, 编制35，实有33). Years,
// codes, telephones, numbers of documents, pages and versions, and numbers that have no unit
// by their nature (指数102.30) are none.
func bareFigure(l *Line, tokens []Token, k int) bool {
	t, text := &tokens[k], l.Text
	if t.Written == "" || !isDigit(t.Written[len(t.Written)-1]) || !t.standsAlone(text) {
		return false
	}
	label, apart := bareLabelOf(text, tokens, k)
	decimal := t.Number.Scale() > 0 || strings.ContainsAny(t.Text, ",，")
	switch {
	case label == "":
		return aloneFigure(text, t)
	case l.Kind == Heading && !decimal && !amountBefore(label):
		return false
	case namesThing(t.Written) && t.Written != "0" && !(len(t.Written) == 4 && amountBefore(label) && moneyLabel(label)):
		return false
	case namesNumber(label), noUnitEnds.before(label) != "", k > 0 && tokens[k-1].Counts() && hasSuffixAny(label, "实际", "实际值", "完成值", "目标值", "指标值"):
		return false
	case decimal:
		return utf8.RuneCountInString(label) > 1
	case numberLabels.before(label) != "", notMoneyEnds.before(label) != "":
		return false
	case len(t.Written) > 1:
		return utf8.RuneCountInString(label) > 1
	}
	if brokenBehind(text[t.End:]) {
		return utf8.RuneCountInString(label) > 1
	}
	return apart && t.Written != "0" || amountBefore(label) || Expense(label) || staffWords.find(label) != "" || hasSuffixAny(label, "数", "量", "额", "率", "人", "户", "人次", "度")
}

// inBareRow reports a number without a name that follows one with it: 140 of 编制120、140.
func inBareRow(l *Line, tokens []Token, k int) bool {
	for n := k; n > max(0, k-mostDealt) && inRow(l.Text[tokens[n-1].End:tokens[n].Start]) && tokens[n-1].Class == Bare; n-- {
		if bareFigure(l, tokens, n-1) {
			return tokens[k].standsAlone(l.Text)
		}
	}
	return false
}

// aloneFigure reports a number that is all that its line says, and is none of a page or a heading.
func aloneFigure(text string, t *Token) bool {
	return t.Number.Scale() == 2 && strings.Trim(text, "。；;，, ") == t.Text
}

// bareLabelOf returns the name that ends right before a token, behind the one before it.
func bareLabelOf(text string, tokens []Token, k int) (label string, apart bool) {
	from := 0
	if k > 0 {
		from = tokens[k-1].End
	}
	return bareLabel(text[from:tokens[k].Start])
}

// bareLabel returns the name that ends right before a number; apart reports a blank, a colon or a
// verb between: 公务接待费为, 支出合计=.
func bareLabel(before string) (label string, apart bool) {
	before = window(before)
	label = strings.TrimRight(before, " 　\t:：=＝…·．￥¥")
	for _, w := range []string{"约", "均为", "仅为", "共计", "达到", "为", "是", "达", "仅", "共", "计"} {
		if rest, ok := strings.CutSuffix(label, w); ok && utf8.RuneCountInString(rest) > 1 {
			label = rest
		}
	}
	apart = label != before
	r, _ := utf8.DecodeLastRuneInString(label)
	if !unicode.Is(unicode.Han, r) && !strings.ContainsRune("）)”", r) {
		return "", apart
	}
	phrase, _ := lastPhrase(dropBrackets(label))
	return strings.TrimSpace(phrase), apart
}

// standsAlone reports a number that is part of no longer writing: a telephone, a product, a span.
func (t *Token) standsAlone(text string) bool {
	switch r := runeBefore(text, t.Start); {
	case strings.ContainsRune("×÷*/／^~～≥≤><＞＜%％#＃@_", r):
		return false
	case strings.ContainsRune("-－−–—+＋", r):
		if r = runeBefore(text, t.Start-utf8.RuneLen(r)); digit(r) || r < utf8.RuneSelf && unicode.IsLetter(r) {
			return false
		}
	}
	rest := text[t.End:]
	r, n := utf8.DecodeRuneInString(rest)
	switch {
	case n == 0 || strings.ContainsRune("，。；、）),;！？!?|", r):
		return true
	case r == '（' || r == '(' || r == '：' || r == ' ':
		return true
	}
	return comparedBehind(rest) || peopleBehind(rest)
}

// namesNumber reports a name whose number is no figure: 预算编码, 联系电话, 报告编号.
func namesNumber(label string) bool {
	return namedByNumber.find(label) != "" || namedBefore.before(label) != ""
}

var (
	// namedByNumber stand in names of such numbers, namedBefore end them.
	namedByNumber = newLexicon("编码", "代码", "编号", "序号", "账号", "帐号", "户号", "电话", "手机", "联系方式", "邮编", "邮政", "传真", "文号", "号码", "证号", "页码", "身份证", "信用码", "微信", "版本", "热线", "批次号", "合同号", "档号")
	namedBefore   = newLexicon("第", "版", "号", "码", "表", "图", "式", "附件", "附表", "附录", "附注", "注", "见", "详见", "参见", "标准", "规范", "规程", "条", "章", "节", "款", "卷", "类", "级", "型", "系列", "截至", "截止", "自", "从", "至", "到", "于", "日期", "时间", "年份", "年度",
		"行次", "栏次", "步骤", "例", "房间", "门牌", "网址", "品牌")
	// noUnitEnds end the names of numbers that have no unit by their nature.
	noUnitEnds = newLexicon("指数", "系数", "权重", "比值", "倍数", "容积率", "信度", "效度", "标准差", "方差", "均值", "比例", "比", "名次", "排名", "位次", "等级")
)

// ofName gives the bare numbers of prose the unit that their own name says for sure: points, and
// money where nothing is.
func ofName(text string, tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Class != Bare || !t.standsAlone(text) {
			continue
		}
		label, _ := bareLabelOf(text, tokens, i)
		switch {
		case label == "":
		case hasSuffixAny(label, "得分", "自评分", "总分", "评分", "满分", "分值"):
			t.Class, t.Unit = Quantity, "分"
		case t.Number.Sign() == 0 && (Expense(label) || amountBefore(label)) && !hasSuffixAny(label, "率", "人数"):
			t.Class, t.Unit = Quantity, "元"
		}
	}
}
