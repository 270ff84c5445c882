package extract

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A ownMeasure is what a row says itself of what its figures measure, whatever unit of money
// heads the columns: 公务用车保有量（辆）, 人均支出（元）, 计量单位 of 平方米.
type ownMeasure struct {
	unit  string // in brackets behind the name, or in the column of units; empty for none
	money bool   // it is one of money alone
	thing bool   // the name says that something is counted: 保有量, 接待人次
}

// says reports a row that says anything of it.
func (m ownMeasure) says() bool { return m.unit != "" || m.thing }

// measureOf reads what a row says of a cell in it that stands below a head.
func measureOf(l *Line, side string) ownMeasure {
	name := ownName(side)
	plain := plainWord(name)
	m := ownMeasure{thing: countsThings(plain)}
	if beside := measuredBeside(l); beside != "" {
		m.unit = beside
	} else if m.unit = unitBehindName(name); classMark[m.unit] && !m.thing {
		m.unit = ""
	}
	if named := countedBy(plain); m.thing && strings.HasPrefix(named, m.unit) {
		m.unit = named // 接待人次（人）
	}
	m.money = moneyUnitWord(m.unit)
	return m
}

// ownName is the nearest of the labels of a row that names something: that of a group for its
// 小计.
func ownName(side string) string {
	name := strings.Trim(side, "·")
	for {
		last := lastName(name)
		up := upperHead(name)
		if up == "" || up == name || !sumHeads[plainWord(last)] {
			return last
		}
		name = up
	}
}

// classMark are units that stand behind names of classes of spending: 教育支出（类）, 普通教育（款）.
var classMark = map[string]bool{"类": true, "款": true, "项": true, "级": true, "部": true, "届": true, "期": true, "代": true, "行": true, "角": true, "师": true, "节": true, "首": true, "点": true, "段": true, "字": true}

// unitBehindName is the unit in the bracket at the end of a name, or behind the word 单位 there:
// 保有量（辆）, 建筑面积（单位：平方米）, 人均支出，单位：元. Empty for none.
func unitBehindName(name string) string {
	inside := ""
	if hasSuffixAny(name, "）", ")") {
		i := strings.LastIndexAny(name, "（(")
		if i <= 0 {
			return ""
		}
		if inside = name[i:]; strings.Count(name, "（")+strings.Count(name, "(") > 1 && strings.HasSuffix(inside, "））") {
			return ""
		}
		inside = strings.Trim(inside, "（()） ")
	} else if i := strings.LastIndex(name, "单位"); i > 0 && strings.ContainsAny(name[i:], "：:") {
		inside = name[i:]
	}
	for _, label := range []string{"计量单位", "金额单位", "单位"} {
		inside = strings.TrimPrefix(inside, label)
	}
	inside = withoutCurrency(strings.TrimLeft(inside, "：: 为"))
	switch inside {
	case "", "年", "月", "日", "分":
		return ""
	case "％":
		return "%"
	}
	return unitWord(inside)
}

// countsThings reports a name that says that something is counted or measured and is no money:
// 公务用车保有量, 国内公务接待批次, 建筑面积.
func countsThings(plain string) bool {
	if u := countedBy(plain); u != "" {
		return u != "%" && !moneyUnitWord(u)
	}
	return hasSuffixAny(plain, thingEnds...)
}

// thingEnds are further ends of names of what is counted or measured.
var thingEnds = []string{"保有量", "购置数", "购置量", "购买数", "采购数", "更新数", "数量", "团组数", "编制数", "实有数", "在编数", "在职数", "台套数", "台班数", "床位", "面积", "里程", "公里数", "存栏量", "出栏量", "产量", "用电量",
	"用水量", "用油量", "用气量", "耗电量", "耗油量", "排放量", "工程量", "业务量", "办件量", "接待量", "客流量", "吞吐量", "发电量", "供水量", "处理量", "藏书量", "阅读量", "诊疗量", "门诊量", "受理量"}

// inPartsEnds end names of what is measured in parts too.
var inPartsEnds = []string{"面积", "里程", "公里数", "产量", "电量", "水量", "油量", "气量", "排放量", "工程量", "吞吐量", "处理量"}

// besideHead is the column of a row as the row itself says: its own unit of money goes before that
// of the head, and what it counts is no money. sure is false where nobody can tell, and the number
// is not read.
func (w *walker) besideHead(l *Line, c Cell, col column, fig *CellFigure) (out column, sure bool) {
	m := measureOf(l, c.Side)
	if !m.says() {
		return col, true
	}
	if m.money {
		col.unit = m.unit
		return col, true
	}
	if w.countedInColumn(l, c) {
		return col, true // the unit is that of its number
	}
	low := plainWord(lastName(c.Head))
	whole := fig.Number.Ratio().IsInt()
	switch {
	case m.unit == "%":
		return column{kind: countColumn, unit: "%", year: col.year}, fig.Number.Abs().Cmp(mostPercent(ownName(c.Side))) <= 0
	case strings.Contains(m.unit, "/") && strings.Contains(m.unit, "元"): // a price
	case !whole && !measuredInParts(m.unit) && !(m.unit == "" && m.thing && hasSuffixAny(plainWord(ownName(c.Side)), inPartsEnds...)):
		return col, !m.thing
	case !m.thing && paidHead(low):
		return col, false
	}
	return column{kind: countColumn, unit: m.unit, low: col.low, above: col.above, year: col.year}, true
}

// paidHead reports a head of money whatever the row counts, the stages of a budget aside.
func paidHead(low string) bool {
	kind, known := stageWords.nearest(low)
	if known && (kind == Outturn || kind == BudgetInitial || kind == BudgetAdjusted) && !hasAny(low, "金额", "费", "资金", "拨款") {
		return false
	}
	return hasAny(low, moneyOnly...)
}

// countedInColumn reports a row with a number of what it counts in a column of its own: 数量,
// 工程量, 面积（亩）.
func (w *walker) countedInColumn(l *Line, own Cell) bool {
	return slices.ContainsFunc(l.Cells, func(c Cell) bool {
		if c.IsHead || c.Head == "" || c.Start == own.Start || unitHead(c.Head) {
			return false
		}
		if _, ok := ReadCell(l.Text[c.Start:c.End]); !ok {
			return false
		}
		col := w.column(c)
		return col.kind == countColumn && col.unit != "%" || col.kind == planColumn || hasAny(c.Head, "单价", "工程量", "规模", "任务量", "标准")
	})
}

// CountedRow reports a row of a table of money whose name, or whose column of units, says that its
// figures are of something else, or nobody can tell: 公务用车保有量（辆）.
func CountedRow(l *Line, name string) bool {
	m := measureOf(l, name)
	if !m.says() || m.money || utf8.RuneCountInString(name) > longestLabel*2 {
		return false
	}
	w := walker{}
	counted := false
	for _, c := range l.Cells {
		fig, ok := ReadCell(l.Text[c.Start:c.End])
		if c.IsHead || c.Head == "" || !ok || fig.Class != Bare || w.column(c).kind != moneyColumn {
			continue
		}
		col, sure := w.besideHead(l, c, w.column(c), &fig)
		if sure && col.kind == moneyColumn {
			return false
		}
		counted = true
	}
	return counted
}

// RowUnit is the unit of money that the name of a row says for it alone: 元 of 人均支出（元）. Empty
// for none.
func RowUnit(name string) string {
	if u := unitBehindName(ownName(name)); moneyUnitWord(u) {
		return u
	}
	return ""
}
