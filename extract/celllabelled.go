package extract

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"jiheng/num"
)

// A labelPair is a label with its number in one text: 其中：一般公共预算：2920.
type labelPair struct {
	label      string
	start, end int // of the number, in the text
	fig        CellFigure
}

// labelledIn returns the labels with bare numbers of a text that holds nothing else, with
// blanks or marks between them; nil for other texts, and for numbers with units of their
// own, which the reader of sentences takes.
func labelledIn(text string) (out []labelPair) {
	text = strings.TrimRight(text, "。；;")
	if text == "" || !isDigit(text[len(text)-1]) || !strings.ContainsAny(text, "：:") || utf8.RuneCountInString(text) > longestLabelled {
		return nil
	}
	for from := 0; from < len(text); {
		end := from + strings.IndexAny(text[from:]+"；", "；;，　 \n")
		part := text[from:end]
		if _, n := utf8.DecodeRuneInString(text[min(end, len(text)):]); n > 0 {
			end += n
		} else {
			end++
		}
		if part != "" {
			k, ok := labelledOf(part)
			if !ok {
				return nil
			}
			k.start, k.end = k.start+from, k.end+from
			out = append(out, k)
		}
		from = end
	}
	return out
}

// longestLabelled is how many characters such a text has at most.
const longestLabelled = 60

func labelledOf(part string) (k labelPair, ok bool) {
	at := strings.LastIndexAny(part, "：:")
	if at <= 0 {
		return k, false
	}
	last, _ := utf8.DecodeLastRuneInString(part[:at])
	if !unicode.Is(unicode.Han, last) && !strings.ContainsRune("）)", last) {
		return k, false
	}
	_, n := utf8.DecodeRuneInString(part[at:])
	k.label, k.start, k.end = strings.TrimSpace(part[:at]), at+n, len(part)
	k.fig, ok = ReadCell(part[k.start:])
	return k, ok && k.fig.Class == Bare
}

// labelled makes figures of the labels with numbers of a cell, or of a line outside tables;
// those of which nobody knows the unit are named. False where the text holds none.
func (w *walker) labelled(l *Line, i, from, to int, c Cell) bool {
	all := labelledIn(l.Text[from:to])
	f := finder{line: l, index: i, from: from, to: to}
	for _, k := range all {
		x := Found{Value: k.fig.Written, Subject: k.label, Line: i, Start: from + k.start, End: from + k.end, at: l.place(from + k.start),
			Quote: l.Text[from+k.start : from+k.end], base: -1, scope: -1, places: k.fig.Number.Scale(), Confidence: 80, label: k.label, is: other}
		switch why := w.nameLabelled(&x, k, c); {
		case why == Unnamed && l.Table == 0 && k.countedAs() != "":
			x.Kind, x.number = k.countedAs(), k.fig.Number.Ratio()
			f.out = append(f.out, x)
		case x.Kind != "":
			x.number = valueOf(k.fig.Number, x.Unit)
			f.out = append(f.out, x)
		case l.ofPerson(x.Start, x.End):
		case why != nothingOpen && l.Table > 0:
			w.miss(l, i, Cell{Start: from, End: to, Col: c.Col, Head: k.label}, why)
		case why == Unitless || why == Foreign || why == Unsure || why == Unnamed && (w.loose == i-1 || hanLetters(k.label) > 1):
			w.loose = i
			said := UnreadCell{Text: l.Text[from:to], Line: i, At: l.Place(from), Why: Loose}
			if len(all) > 1 {
				said.Text, said.At = k.label+"："+k.fig.Text, l.Place(x.Start)
			}
			w.unread = append(w.unread, said)
		}
	}
	w.add(f)
	return len(all) > 0
}

// countedAs says what a number without a unit is that its label says was counted: 编制人数：12,
// 开展活动次数：26; empty where the label says no such thing.
func (k *labelPair) countedAs() FoundKind {
	word := plainWord(lastOfLabel(k.label))
	switch {
	case k.fig.Number.Scale() > 0 || !hasSuffixAny(word, "数", "量", "人次", "场次", "户", "编制", "在编", "在职", "实有", "人口", "职工") ||
		hasSuffixAny(word, "分数", "指数", "系数", "参数", "基数", "倍数", "金额数", "质量", "力量", "流量", "产量", "用量"):
		return ""
	case staffWords.find(word) != "" && notStaff.find(word) == "":
		return Staff
	}
	return Indicator
}

// nothingOpen is of a number that measures nothing.
const nothingOpen UnreadWhy = -1

// nameLabelled says what the number behind a label is, by the label, or why nobody knows.
func (w *walker) nameLabelled(x *Found, k labelPair, c Cell) UnreadWhy {
	word := plainWord(lastOfLabel(k.label))
	kind, staged := stageWords.nearest(k.label)
	switch {
	case hasSuffixAny(word, pointWords...):
		x.points(&k.fig)
	case strings.HasSuffix(word, "率"):
		if k.fig.Number.Sign() > 0 && k.fig.Number.Cmp(num.Int(2)) <= 0 {
			return Unsure // 0.98 and 1 may be parts of one
		}
		if x.Kind, x.Unit = Indicator, "%"; rateWords.find(word) != "" {
			x.Kind = ExecutionRate
		}
	case staged, amountHeads.find(word) != "", Expense(word), headUnit(k.label) != "", weakBudget.before(word) != "", strings.HasSuffix(word, "预算"):
		if w.alien {
			return Foreign
		}
		x.Unit = cmp.Or(headUnit(k.label), w.beside, headUnit(c.Head), headUnit(c.Side), headUnit(c.Corner), w.unit)
		if x.Unit == "" {
			return Unitless
		}
		x.is = level
		if x.Kind = kind; !staged {
			x.Kind = Indicator
		}
	case w.valueless(word, k.fig.Text, c), namesThing(k.fig.Text):
		return nothingOpen
	default:
		return Unnamed
	}
	return nothingOpen
}

// lastOfLabel is what follows the last colon of a label: 基本支出 of 其中：基本支出.
func lastOfLabel(label string) string {
	if i := strings.LastIndexAny(label, "：:"); i >= 0 {
		_, n := utf8.DecodeRuneInString(label[i:])
		label = label[i+n:]
	}
	return label
}
