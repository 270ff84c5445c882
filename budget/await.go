package budget

import (
	"slices"
	"strings"

	"jiheng/num"
)

// Awaits reports whether an id is that of a fact which is bound to come: an
// indicator's actual value, or what the program makes itself and cannot make
// yet, because budget, outturn, staff or last year's value behind it are still
// missing. Such a figure stays open; an id that nothing will ever make is a
// mistake.
func (y *Year) Awaits(id string) bool {
	if _, ok := y.Facts.Get(id); ok {
		return false
	}
	if _, ok := y.IndicatorByCode(id); ok {
		return true
	}
	if y.Lost && (slices.Contains(counted, id) || Makes(id, func(string) bool { return true })) {
		return true
	}
	i := strings.LastIndex(id, "-")
	if i < 0 {
		return slices.Contains(awaited, id)
	}
	switch prefix, last := id[:i], id[i+1:]; last {
	case StageOriginal, StageAdjusted, StageRevised, StageOutturn, StageUnspent, "执行率", "追加", "追减", "调剂":
		return y.hasMoney(prefix)
	case "上年决算数":
		return y.hasPublic(prefix)
	case "下年安排":
		_, ok := y.LineByID(prefix)
		return ok
	case "净变动":
		return prefix == "应用"
	case "年初指标值": // of a target that is not set, nobody knows yet whether it will be adjusted
		i, ok := y.IndicatorByCode(prefix)
		return ok && i.InForce().IsZero()
	case "同比":
		return y.Awaits(prefix) || y.blank(prefix) || y.blank(prefix+"-上年")
	default:
		return prefix == "累计支付" && slices.Contains(monthNames, last) ||
			prefix == "政府采购" && slices.ContainsFunc(y.Procurement, func(p ProcurementLine) bool { return p.Name == last })
	}
}

// awaited lists facts without a prefix that come with the budget, the outturn or
// the staff.
var awaited = []string{"编制数", "在职人数", "在职人员控制率", "结转下年数", "财政收回数", "十二月支付数", "十二月支付占比", "预算调整总额",
	"预算完成率", "三公经费控制率", "三公经费决算变动率", "公用经费控制率", "政府采购执行率", "结转结余率", "预算调整率"}

// counted lists facts without a prefix that count the budget's lines.
var counted = []string{"项目数", "自评项目数", "自评覆盖率"}

// OwnNames lists the ids without a prefix that the program gives to what it
// makes of budget, outturn and staff; nobody may state facts under them.
func OwnNames() []string { return slices.Clone(awaited) }

// Makes reports whether an id is one that the program gives to what it makes of
// budget, outturn and staff; named tells the ids of lines and tasks and the names
// of expenses.
func Makes(id string, named func(prefix string) bool) bool {
	if slices.Contains(awaited, id) {
		return true
	}
	i := strings.LastIndex(id, "-")
	if i < 0 {
		return false
	}
	switch prefix, last := id[:i], id[i+1:]; last {
	case StageOriginal, StageAdjusted, StageRevised, StageOutturn, StageUnspent, "执行率", "追加", "追减", "调剂", "上年决算数", "下年安排":
		return slices.Contains(sums, prefix) || named(prefix)
	case "净变动":
		return prefix == "应用"
	default:
		return prefix == "累计支付" && slices.Contains(monthNames, last) || prefix == "政府采购" && named(last)
	}
}

// sums lists what the budget is added up by, beside its tasks.
var sums = func() []string {
	out := []string{"合计", "三公经费", "公用经费", "人员经费", string(BasicExpenditure), string(ProjectExpenditure)}
	for _, f := range Funds {
		out = append(out, string(f), string(f)+"-"+string(BasicExpenditure), string(f)+"-"+string(ProjectExpenditure))
	}
	return out
}()

var monthNames = func() []string {
	names := make([]string, 12)
	for i := range names {
		names[i] = num.Int(int64(i+1)).String() + "月"
	}
	return names
}()

// hasMoney reports whether a prefix of the budget's facts has lines.
func (y *Year) hasMoney(prefix string) bool {
	return prefix == "合计" || y.HasTask(prefix) || y.hasPublic(prefix) || slices.ContainsFunc(y.Lines, func(l Line) bool {
		return l.ID == prefix || string(l.Fund) == prefix || string(l.Part) == prefix || string(l.Fund)+"-"+string(l.Part) == prefix ||
			l.Part == BasicExpenditure && l.Name == prefix
	})
}

func (y *Year) hasPublic(prefix string) bool {
	return len(y.ThreePublic) > 0 && prefix == "三公经费" ||
		slices.ContainsFunc(slices.Concat(y.ThreePublic, y.General), func(e PublicExpense) bool { return PublicID(e.Item) == prefix })
}

func (y *Year) blank(id string) bool {
	f, ok := y.Facts.Get(id)
	return ok && f.Value.IsBlank()
}

// Awaits reports whether an id is that of a result which the evaluation cannot
// give yet: the grade, the points of a group, the points and the completion of
// a leaf.
func (e *Evaluation) Awaits(id string) bool {
	if e.Complete {
		return false
	}
	code := strings.TrimSuffix(strings.TrimSuffix(id, "-得分"), "-完成率")
	return id == "自评等级" || slices.ContainsFunc(e.Groups, func(g GroupScore) bool { return g.Name+"-得分" == id }) ||
		slices.ContainsFunc(e.Scores, func(s Score) bool { return s.Code == code && s.State != Scored && s.State != NotApplicable })
}
