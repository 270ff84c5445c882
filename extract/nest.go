package extract

import (
	"strings"
	"unicode/utf8"

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
}

// NestOf reads the lists of a paragraph. Figures are in the order of the text.
func NestOf(text string, all []Said) Nest {
	n := nester{text: text, all: all}
	n.out.List, n.out.As = make([]int, len(all)), make([]bool, len(all))
	n.whole.name = "-"
	from := 0
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
// is open; -1 for none.
func (n *nester) lastMoney(k int) int {
	for i := k - 1; i >= 0 && i >= k-6; i-- {
		if n.all[i].isMoney() && n.out.List[i] == n.current() {
			return i
		}
	}
	return -1
}

// place says in which list figure k stands.
func (n *nester) place(k int) {
	f := n.all[k]
	from := 0
	if k > 0 {
		from = n.all[k-1].End
	}
	label := n.label(from, k)
	switch {
	case f.Is == SaidRate:
		n.rate(k, label)
	case f.isMoney():
		n.amount(k, label)
	default:
		n.out.List[k] = n.current()
	}
}

// amount places an amount, after the lists that it does not belong to are
// closed.
func (n *nester) amount(k int, label string) {
	f, name := n.all[k], PartName(label)
	n.popLists(f.Start, func(t *nested) bool { return n.leaves(t, f, name, label) })
	n.out.List[k] = n.current()
	row := n.row()
	if name != "" && name != row.name {
		*row = partRow{name: name}
	}
	t := n.innermost()
	if t == nil {
		row.set(k, f.Is)
		return
	}
	is := f.Is
	owner := n.out.Lists[t.list].Owner
	if owner >= 0 && plainPart(label) && (row.budget == 0 && row.outturn == 0) {
		is, n.out.As[k] = n.all[owner].Is, true
	}
	row.set(k, is)
	t.paired = t.paired || row.pair()
	if name != "" && !t.named[name] {
		t.named[name] = true
		t.parts++
	}
	if owner >= 0 && is == n.all[owner].Is {
		t.sum = t.sum.Add(f.Value)
	}
}

// innermost is the innermost list of parts that is open.
func (n *nester) innermost() *nested {
	for i := len(n.open) - 1; i >= 0; i-- {
		if !n.open[i].aside {
			return &n.open[i]
		}
	}
	return nil
}

// leaves reports that an amount stands behind a list, not in it.
func (n *nester) leaves(t *nested, f Said, name, label string) bool {
	if t.parts == 0 {
		return false
	}
	if name == "" {
		switch has := t.partRow; {
		case strings.Contains(label, "总") || strings.Contains(label, "合计") || strings.Contains(label, "共"):
			return true
		case f.Is == SaidMoney:
		case f.Is == SaidBudget && has.budget > 0 || f.Is == SaidOutturn && has.outturn > 0:
			return true
		case t.paired:
			return false
		case f.Is == SaidOutturn && has.budget > 0 && f.Value.Cmp(n.all[has.budget-1].Value) > 0:
			return true
		}
	}
	return n.complete(t)
}

// complete reports a list whose parts make up its owner.
func (n *nester) complete(t *nested) bool {
	owner := n.out.Lists[t.list].Owner
	return owner >= 0 && t.parts > 1 && apart(t.sum, n.all[owner].Value).Cmp(partOf("0.0005")) <= 0
}

// wholeRates are words of a rate that is of everything.
var wholeRates = newLexicon("总执行", "总体", "整体", "综合", "总支", "总的", "合计", "全部", "总预算", "平均")

// rate places a rate: with the part before it where that has a budget and an
// outturn, else with what the list is of.
func (n *nester) rate(k int, label string) {
	if wholeRates.find(label) != "" {
		n.popLists(n.all[k].Start, anyList)
	} else {
		n.popLists(n.all[k].Start, func(t *nested) bool { return n.notOfPart(t, k, PartName(label)) })
	}
	n.out.List[k] = n.current()
	if t := n.innermost(); t != nil {
		t.rated++
	}
	row := n.row()
	*row = partRow{name: row.name}
}

// notOfPart reports a rate that is not of the part before it.
func (n *nester) notOfPart(t *nested, k int, name string) bool {
	if t.aside || name != "" && t.named[name] {
		return false
	}
	around := &n.whole
	for i := len(n.open) - 2; i >= 0; i-- {
		if !n.open[i].aside {
			around = &n.open[i].partRow
			break
		}
	}
	if !t.pair() {
		return around.pair() || t.parts > 1 && t.rated == 0
	}
	// The only rate behind several parts with both figures can be of either.
	return around.pair() && t.parts > 1 && t.rated == 0 && !n.fits(k, t.partRow)
}

// fits reports whether a rate is that of a part, to a tenth of a point.
func (n *nester) fits(k int, r partRow) bool {
	q, ok := num.Quo(n.all[r.outturn-1].Value, n.all[r.budget-1].Value)
	return ok && q.Mul(num.Hundred).Sub(n.all[k].Value).Abs().Cmp(partOf("0.1")) <= 0
}

// stageStarts begin the words of a label that say which stage an amount is of.
var stageStarts = newLexicon("年初", "调整", "全年", "批复", "支出", "决算", "执行", "实际", "支付", "拨付", "安排", "收入", "预算", "下达", "共", "总", "合计", "累计", "完成", "到位", "使用",
	"列支", "年末", "财政支出", "为", "达", "申请", "申报", "核定")

// plainNames are of no part: they stand for the whole.
var plainNames = newLexicon("部门", "单位", "本部门", "本单位", "项目", "该项目", "本项目", "资金", "项目资金", "年度", "本年", "本年度", "当年", "其", "整体", "本级", "该单位", "部门整体", "单位整体",
	"我", "我局", "我镇", "我委", "我办", "我中心", "我校", "我院", "我乡", "我街道", "我单位", "我部门", "全局", "全镇", "全县", "专项资金", "预", "的", "已", "年", "今年", "经费", "项目经费",
	"期末", "期内", "上述", "以上", "全部", "可", "可用", "财政", "我馆", "我所", "我站", "我队", "我处", "我厅")

// PartName returns what a label names, up to the words for the stage; empty where
// it names nothing but the whole.
func PartName(label string) string {
	label = strings.TrimLeft(label, "，,、：:；;（( 和及与")
	if len(label) > 7 && run(label, 0) == 4 && strings.HasPrefix(label[4:], "年") {
		label = strings.TrimPrefix(label[7:], "度")
	}
	for _, w := range []string{"其中", "包括", "含"} {
		label = strings.TrimPrefix(label, w)
	}
	name := label
	for i := range label {
		if w := stageStarts.at(label[i:]); w != "" {
			name = label[:i]
			if rest := label[i:]; strings.HasPrefix(rest, "支出") && name == "项目" {
				return "项目支出"
			}
			break
		}
	}
	name = strings.Trim(name, "度的“” ")
	if plainNames.in(name) {
		return ""
	}
	return name
}

// plainPart reports a label that names a part and says nothing sure of its stage:
// 基本支出, 人员经费.
func plainPart(label string) bool {
	for _, w := range []string{"预算", "决算", "执行", "实际", "支付", "拨付", "支出数", "安排", "批复", "下达", "完成", "已支出", "使用", "列支"} {
		if strings.Contains(label, w) {
			return strings.HasPrefix(label, "一般公共预算") && strings.HasSuffix(label, "一般公共预算")
		}
	}
	return PartName(label) != ""
}
