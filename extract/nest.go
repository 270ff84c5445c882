package extract

import (
	"slices"

	"jiheng/num"
)

// SaidAs is what a figure of a paragraph is, as far as it matters for who a rate
// belongs to.
type SaidAs int

// What a figure can be said as.
const (
	SaidOther   SaidAs = iota // a count, a share, a change
	SaidMoney                 // an amount of no sure stage
	SaidBudget                // a budget
	SaidOutturn               // what was spent
	SaidRate                  // a rate of execution
)

// A Said is one figure of a paragraph, as NestOf looks at it.
type Said struct {
	Start, End int       // in the text, in bytes
	Value      num.Ratio // in base units; of a rate in percent
	Places     int       // decimals printed
	Is         SaidAs
}

// A PartList is a list of parts within a paragraph: 其中：…, （基本支出…，项目支出…）,
// 包括…, 由…组成.
type PartList struct {
	Owner    int // figure that the parts make up; -1 where none is clear
	Parent   int // list around it; -1 for none
	From, To int // in the text
}

// A Nest says which figures of a paragraph are parts of which other, and which
// of them a rate is of: 预算300万元，支出300万元，其中：基本支出120万元，项目支出180万元，
// 执行率100% gives the rate to the two first.
type Nest struct {
	List  []int  // by figure: the list that it stands in; -1 for none
	As    []bool // by figure: a part that is what its list's owner is, whatever its own word: 预算（基本支出…）
	Lists []PartList

	text string
	all  []Said
}

// NestOf reads the lists of a paragraph. Figures are in the order of the text; one that
// begins before the end of another, as the second of a range or a grade that is named
// last, stands at its end.
func NestOf(text string, all []Said) Nest { return nestOf(text, 0, all) }

// nestOf reads the lists from an offset on.
func nestOf(text string, from int, all []Said) Nest {
	all = inOrder(all, from)
	n := nester{text: text, all: all}
	n.out = Nest{List: make([]int, len(all)), As: make([]bool, len(all)), text: text, all: all}
	n.whole.name = "-"
	for k := range all {
		n.gap(from, k)
		n.place(k)
		from = all[k].End
	}
	for len(n.open) > 0 {
		n.pop(len(text))
	}
	return n.out
}

// inOrder returns figures none of which begins before the end of the one before it.
func inOrder(all []Said, from int) []Said {
	out := slices.Clone(all)
	for k := range out {
		out[k].Start = max(out[k].Start, from)
		out[k].End = max(out[k].End, out[k].Start)
		from = out[k].End
	}
	return out
}

// A nested is a list that is open.
type nested struct {
	partRow
	list    int  // its index; that of the list around it where it is only an aside
	aside   bool // a bracket that explains and lists no parts
	bracket bool
	colon   bool   // a colon opened it: it runs over ；
	until   string // 组成, 构成: the word that closes it
	named   map[string]bool
	sum     num.Ratio // of the parts that are what the owner is
	parts   int
	rated   int
	paired  bool // a part has had a budget and an outturn
}

// A partRow is the part, or the whole, that is being read.
type partRow struct {
	name            string
	budget, outturn int // figures plus one; 0 for none
}

func (r *partRow) pair() bool { return r.budget > 0 && r.outturn > 0 }

func (r *partRow) set(k int, is SaidAs) {
	switch is {
	case SaidBudget:
		r.budget = k + 1
	case SaidOutturn:
		r.outturn = k + 1
	}
}

type nester struct {
	text  string
	all   []Said
	out   Nest
	open  []nested
	whole partRow // what stands in no list
}

// top returns the innermost open list; nil for none.
func (n *nester) top() *nested {
	if len(n.open) == 0 {
		return nil
	}
	return &n.open[len(n.open)-1]
}

// current is the index of the list that a figure would stand in.
func (n *nester) current() int {
	if t := n.top(); t != nil {
		return t.list
	}
	return -1
}

// row is the part that is being read in a list; the whole for -1.
func (n *nester) row() *partRow {
	for i := len(n.open) - 1; i >= 0; i-- {
		if !n.open[i].aside {
			return &n.open[i].partRow
		}
	}
	return &n.whole
}

func (n *nester) pop(at int) {
	t := n.top()
	if !t.aside {
		n.out.Lists[t.list].To = at
	}
	n.open = n.open[:len(n.open)-1]
}

// popLists closes lists outside brackets.
func (n *nester) popLists(at int, which func(*nested) bool) {
	for t := n.top(); t != nil && !t.bracket && which(t); t = n.top() {
		n.pop(at)
	}
}

func anyList(*nested) bool { return true }

// push opens a list before figure k.
func (n *nester) push(at, owner int, t nested) {
	if len(n.open) >= maxDepth {
		return
	}
	if t.list = n.current(); !t.aside {
		n.out.Lists = append(n.out.Lists, PartList{Owner: owner, Parent: t.list, From: at})
		t.list, t.named = len(n.out.Lists)-1, map[string]bool{}
	}
	n.open = append(n.open, t)
}
