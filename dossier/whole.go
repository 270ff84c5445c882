package dossier

import (
	"strings"

	"jiheng/budget"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

// joiners stand between the parts in the name of a whole.
const joiners = "及和与、"

// wholes refuses a list of expenses that holds a whole beside its parts
// (公务用车购置及运行维护费 beside 公务用车购置费): their sum counts them twice.
func wholes(list []plain.Node, expenses []budget.PublicExpense) {
	for i, whole := range expenses {
		for k, part := range expenses {
			if i != k && isPart(part.Item, whole.Item) && bothKnow(whole, part) {
				list[k].Get("名称").Bad("whole-and-part", "“%s”已经含在“%s”里，两行都写会加两遍；请只留“%s”，或只写各个部分", part.Item, whole.Item, whole.Item)
			}
		}
	}
}

// isPart reports whether one expense by its name is a part of another, whose
// name joins parts or speaks of cars altogether.
func isPart(part, whole string) bool {
	p := budget.PublicID(part)
	if strings.ContainsAny(p, joiners) {
		return false
	}
	for _, key := range partKeys(whole) {
		if strings.Contains(p, key) {
			return true
		}
	}
	return false
}

// partKeys returns the words by which parts of a whole are known: of the first
// its last two characters, of the others their first two; none for an expense
// that is no whole.
func partKeys(whole string) []string {
	name := budget.PublicID(whole)
	parts := strings.FieldsFunc(strings.NewReplacer("（", "", "）", "", "(", "", ")", "").Replace(whole), func(r rune) bool { return strings.ContainsRune(joiners, r) })
	if len(parts) < 2 {
		if strings.Contains(name, "车") && !strings.Contains(name, "购置") && !strings.Contains(name, "运行") && !strings.Contains(name, "维护") {
			return []string{"购置", "运行", "维护"}
		}
		return nil
	}
	var out []string
	for i, p := range parts {
		r := []rune(budget.PublicID(p))
		switch {
		case len(r) < 2:
		case i == 0:
			out = append(out, string(r[len(r)-2:]))
		default:
			out = append(out, string(r[:2]))
		}
	}
	return out
}

// bothKnow reports two expenses that share a stage with an amount.
func bothKnow(a, b budget.PublicExpense) bool {
	for _, s := range [][2]budget.Amount{{a.Original, b.Original}, {a.Revised, b.Revised}, {a.Outturn, b.Outturn}, {a.Last, b.Last}} {
		if s[0].Known && s[1].Known && s[0].Fen != 0 && s[1].Fen != 0 {
			return true
		}
	}
	return false
}

// What a list of procurement calls its sum, its budget and its parts.
const (
	procurementTotal  = "合计"
	procurementBudget = "预算数"
)

var procurementParts = []string{"货物", "工程", "服务"}

// procurement reads what was bought (政府采购). Its parts must add up to its
// total; more than the budget is an open point.
func (l *loader) procurement(n plain.Node) {
	amounts := map[string]budget.Amount{}
	at := map[string]plain.Node{}
	for _, x := range n.List("政府采购") {
		x.Only(recordKeys(FileMoney, "政府采购")...)
		p := budget.ProcurementLine{Name: x.Need("名称"), Amount: l.unsigned(x.Text("金额"), x.Get("金额").Place(), "政府采购“"+x.Text("名称")+"”的金额"), Sample: l.year.Sample}
		if _, twice := at[p.Name]; twice && p.Name != "" {
			x.Get("名称").Bad("duplicate", "政府采购“%s”写了两次，请合并或改名", p.Name)
		}
		if p.Name != procurementTotal && table.NamesTotal(p.Name) {
			x.Get("名称").Bad("total-row", "政府采购“%s”像是合计；请把这一行的名称写成“%s”，已经有“%s”的请删去", p.Name, procurementTotal, procurementTotal)
		}
		amounts[p.Name], at[p.Name] = p.Amount, x
		l.year.Procurement = append(l.year.Procurement, p)
	}
	total := amounts[procurementTotal]
	if !total.Known {
		return
	}
	x := at[procurementTotal].Get("金额")
	if sum, names, open := partsOf(amounts, at); len(names) > 0 && (sum > total.Fen || sum != total.Fen && !open) {
		x.Bad("procurement-sum", "政府采购“合计”%s万元，%s相加是%s万元，两者不等；请核对，没有写的一类请补上", total.Fen.ShownWan(), strings.Join(names, "、"), sum.ShownWan())
	}
	if planned := amounts[procurementBudget]; planned.Known && total.Fen > planned.Fen {
		l.notice(x.Place(), "procurement-open", "政府采购合计%s万元，超过预算数%s万元，执行率超过100%%；请核对两个数，预算调整过的请写调整以后的",
			total.Fen.ShownWan(), planned.Fen.ShownWan())
	}
}

// partsOf adds up the parts of procurement; open says that one has no amount.
func partsOf(amounts map[string]budget.Amount, at map[string]plain.Node) (sum num.Fen, names []string, open bool) {
	for _, p := range procurementParts {
		if _, ok := at[p]; !ok {
			continue
		}
		names = append(names, p)
		sum += amounts[p].Fen
		open = open || !amounts[p].Known
	}
	return sum, names, open
}

// checkAdjustment asks about an adjustment that is there already, or is a total
// by its reason; one without reason is an open point.
func (l *loader) checkAdjustment(a budget.Adjustment) {
	if strings.TrimSpace(a.Reason) == "" {
		l.notice(a.Place, "reason-open", "调整“%s”没有写原因；请补上，如“年中追加专项”", a.ID)
	}
	if table.NamesTotal(a.Reason) {
		l.bad(a.Place, "total-unsure", "调整“%s”的原因写的是“%s”，看不出是合计还是一笔调整；是合计请删去这一行，是一笔请写明原因", a.ID, a.Reason)
	}
	for _, old := range l.year.Adjustments {
		same := old
		same.Place = a.Place
		if same == a {
			l.bad(a.Place, "adjustment-twice", "调整“%s”与第%d行完全相同，看不出是写了两遍还是真有两笔；写了两遍请删去一行，真有两笔请写不同的“编号”", a.ID, old.Place.Line)
			return
		}
	}
}
