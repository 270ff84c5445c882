package extract

import (
	"strings"

	"jiheng/num"
)

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
	if t := n.top(); t != nil && !t.aside && name == "" && shortParts.in(label) {
		name = label // 其中工资800万元、项目1000万元
	}
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
	if owner >= 0 && !n.spentNext(k) && (plainPart(label) || name == label && name != "") && (row.budget == 0 && row.outturn == 0) {
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

// spentNext reports a budget by name whose own spending comes next: 一般公共预算1500万元，
// 执行1440万元.
func (n *nester) spentNext(k int) bool {
	if n.all[k].Is != SaidBudget || k+1 >= len(n.all) || n.all[k+1].Is != SaidOutturn {
		return false
	}
	between := n.text[n.all[k].End:n.all[k+1].Start]
	return !strings.ContainsAny(between, "。；;") && PartName(n.label(n.all[k].End, k+1)) == ""
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
	"期末", "期内", "上述", "以上", "全部", "可", "可用", "应", "应予", "财政", "我馆", "我所", "我站", "我队", "我处", "我厅")

// PartName returns what a label names, up to the words for the stage; empty where
// it names nothing but the whole.
func PartName(label string) string {
	label = strings.TrimLeft(label, "，,、：:；;（( 和及与")
	if n := leadingYear(label); n > 0 && n < len(label) {
		label = strings.TrimPrefix(label[n:], "度")
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

// leadingYear is the length of a year that a text begins with, in digits or Han numerals:
// 2024年, 二〇二四年; 0 for none.
func leadingYear(s string) int {
	if run(s, 0) == 4 && strings.HasPrefix(s[4:], "年") {
		return len("2024年")
	}
	n := 0
	for i, r := range s {
		switch {
		case n == 4 && r == '年':
			return i + len("年")
		case n > 3 || !strings.ContainsRune("〇零○一二三四五六七八九", r):
			return 0
		}
		n++
	}
	return 0
}

// shortParts stand for the whole outside a list, and for a part inside one.
var shortParts = newLexicon("项目", "经费", "资金", "财政", "专项资金", "项目资金", "项目经费", "本级", "单位", "部门")

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
