package extract

import (
	"strings"
	"unicode/utf8"
)

// gap walks the text between two figures, from an offset to figure k.
func (n *nester) gap(from, k int) {
	gap := n.text[from:n.all[k].Start]
	skip := 0
	for i, r := range gap {
		if i < skip {
			continue
		}
		at := from + i
		switch r {
		case '（', '(':
			if end := closing(gap[i:]); end > 0 {
				skip = i + end
				continue
			}
			n.bracket(from, at, k)
		case '）', ')':
			n.popLists(at, anyList)
			if n.top() != nil {
				n.pop(at)
			}
		case '。', '！', '？':
			n.popLists(at, anyList)
			if len(n.open) == 0 {
				n.whole = partRow{name: "-"}
			}
		case '；', ';':
			n.popLists(at, func(t *nested) bool { return !t.colon })
		case '组', '构':
			n.popLists(at, func(t *nested) bool { return t.until != "" && strings.HasPrefix(gap[i:], t.until) })
		case '：', ':':
			n.colon(from, at, k)
		default:
			skip = i + n.opener(from, at, k)
		}
	}
}

// label is the last phrase between an offset and figure k.
func (n *nester) label(from, k int) string {
	p, _ := lastPhrase(dropBrackets(window(n.text[from:n.all[k].Start])))
	return p
}

// isMoney reports an amount.
func (s Said) isMoney() bool { return s.Is == SaidMoney || s.Is == SaidBudget || s.Is == SaidOutturn }

// lists reports that figure k can be the first of a list of parts: an amount with
// a name of its own.
func (n *nester) lists(from, k int) bool {
	return n.all[k].isMoney() && PartName(n.label(from, k)) != ""
}

// bracket opens a bracket with figures. Right behind an amount, with a name
// before its first, it lists parts; else it explains.
func (n *nester) bracket(from, at, k int) {
	_, size := utf8.DecodeRuneInString(n.text[at:])
	owner := k - 1
	near := owner >= 0 && utf8.RuneCountInString(n.text[from:at]) <= 6 && !strings.ContainsAny(n.text[from:at], "，,。；;、")
	if near && n.all[owner].isMoney() && n.lists(at+size, k) {
		n.push(at, owner, nested{bracket: true})
		return
	}
	n.push(at, -1, nested{bracket: true, aside: true})
}

// colon opens the list behind a colon that follows an amount.
func (n *nester) colon(from, at, k int) {
	lead := n.text[from:at]
	if t := n.top(); t != nil && !t.aside && n.out.Lists[t.list].From >= from {
		t.colon = true // 其中：
		return
	}
	if k > 0 && n.all[k-1].isMoney() && utf8.RuneCountInString(lead) <= 8 && !strings.ContainsAny(lead, "，,。；;") && n.lists(at, k) {
		n.push(at, k-1, nested{colon: true})
	}
}

// partOpeners begin a list of parts right behind an amount and a comma.
var partOpeners = newLexicon("包括", "包含", "含", "分别为", "分别是", "分别用于", "具体为", "具体是", "具体包括", "主要包括", "主要是", "主要为", "主要用于", "用于", "由", "分为", "即",
	"构成为", "组成为", "涵盖")

// opener opens a list at a word that introduces parts, and returns how many bytes
// of it were read.
func (n *nester) opener(from, at, k int) int {
	rest := n.text[at:n.all[k].Start]
	if strings.HasPrefix(rest, "其中") {
		if owner := n.lastMoney(k); owner >= 0 && n.lists(at+len("其中"), k) {
			n.push(at, owner, nested{})
		}
		return len("其中")
	}
	w := partOpeners.at(rest)
	if w == "" || k == 0 || !n.all[k-1].isMoney() || strings.Trim(n.text[from:at], "，,： ") != "" || !n.lists(at+len(w), k) {
		return 0
	}
	t := nested{}
	if w == "由" {
		end := window(n.text[n.all[k].Start:min(len(n.text), n.all[k].Start+maxSentence)])
		if i := strings.IndexAny(end, "。；"); i >= 0 {
			end = end[:i]
		}
		switch {
		case strings.Contains(end, "组成"):
			t.until = "组成"
		case strings.Contains(end, "构成"):
			t.until = "构成"
		default:
			return 0
		}
	}
	n.push(at, k-1, t)
	return len(w)
}

// lastMoney returns the last amount before figure k that stands in the list that
// is open, no compared one in a bracket where another stands outside; -1 for none.
func (n *nester) lastMoney(k int) int {
	compared := -1
	for i := k - 1; i >= 0 && i >= k-6; i-- {
		if !n.all[i].isMoney() || n.out.List[i] != n.current() {
			continue
		}
		if !ClosedBehind(n.text[n.all[i].End:n.all[k].Start]) || !Compared(n.text, n.all[i].Start) {
			return i
		}
		compared = max(compared, i)
	}
	return compared
}
