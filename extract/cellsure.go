package extract

import (
	"cmp"
	"strings"

	"jiheng/num"
)

// levelWords are the lower heads of a group whose upper head says of what: 预算数
// over 年初 and 调整后.
var levelWords = map[string]string{
	"年初": "年初预算数", "年初数": "年初预算数", "年初批复": "年初预算数", "批复": "年初预算数", "批复数": "年初预算数", "调整前": "年初预算数",
	"调整后": "调整后预算数", "调整": "调整后预算数", "全年": "全年预算数", "全年数": "全年预算数", "调整后数": "调整后预算数", "调整数": "", "本年": "全年预算数", "变更后": "调整后预算数",
}

// stageOfCell says what an amount of a table is by the heads above it and the
// labels beside it. What stands on the side of revenue is revenue, whatever was
// decided of it.
func stageOfCell(c Cell) (kind FoundKind, known bool) {
	if kind = stageOfRow(c); kind != "" {
		return kind, true
	}
	low := plainWord(lastName(c.Head))
	if word := levelWords[low]; word != "" && strings.Contains(strings.TrimSuffix(c.Head, lastName(c.Head)), "预算") {
		return stageWords.nearest(word)
	}
	if hasAny(low, "追加", "追减", "调增", "调减", "核减", "压减", "调整数", "调整额", "增减额") || hasSuffixAny(low, changeHeads...) || AdjustingHead(low) ||
		betweenHead(low) || YearAlone(low) && betweenHead(plainWord(lastName(upperHead(c.Head)))) {
		return Indicator, true
	}
	if up := strings.TrimSuffix(c.Head, lastName(c.Head)); doneHeads.in(low) && hasAny(up, "投资", "资金", "金额", "支出", "预算") {
		return Outturn, true
	}
	kind, known = stageWords.nearest(c.Head)
	if !known {
		kind, known = stageWords.nearest(c.Side)
	}
	if known && (kind == Expenditure || kind == Revenue) && leftOver(plainWord(lastName(c.Side))) && c.Head != "" {
		return Indicator, true
	}
	if known && kind == Expenditure {
		kind = cmp.Or(budgetedLabel(c), kind)
	}
	if known && kind == Outturn && ofRevenue(c) {
		kind = Revenue
	}
	if kind == Revenue && carriedOver.in(low) {
		if up, ok := stageWords.nearest(strings.TrimSuffix(c.Head, lastName(c.Head))); ok {
			kind = up // the part of a budget, or of what was spent, that comes from the year before
		}
	}
	if (kind == BudgetInitial || kind == BudgetAdjusted) && generalHead(c) {
		kind = Indicator
	}
	return kind, known
}

// budgetedLabel is the stage of a name of what money is for, beside a label that says that
// it is a budget: 基本支出 of 年度预算（万元）. Empty for others.
func budgetedLabel(c Cell) FoundKind {
	low, up := lastName(c.Head), strings.Trim(c.Side, "·")
	if c.Head == "" {
		low, up = lastName(up), strings.TrimSuffix(upperHead(up), "·")
	}
	low, up = plainWord(low), lastName(up)
	if !strings.Contains(up, "预算") || !strings.HasSuffix(low, "支出") || hasAny(low, "实际", "全年", "累计", "执行", "本年", "合计") {
		return ""
	}
	if kind, _ := stageWords.nearest(up); kind == BudgetAdjusted || kind == BudgetInitial {
		return kind
	}
	return ""
}

// betweenHead reports the head of what lies between two amounts, or of what was not done:
// 差异, 变更金额, 未完成.
func betweenHead(low string) bool {
	return hasSuffixAny(low, "差异", "差额", "偏差", "相差", "缺口", "差异数", "差异额", "差距") ||
		hasPrefixAny(low, "变更", "未完", "未支", "未拨", "未付", "未到", "未执行", "未使用", "尚未") && !hasSuffixAny(low, "前", "后")
}

// doneHeads are heads of what was paid below one that names money: 投资 over 计划 and 完成.
var doneHeads = newLexicon("完成", "已完成", "实际完成", "完成数", "完成额", "累计完成", "本年完成")

// carriedOver are lower heads for the money of the year before.
var carriedOver = newLexicon("上年结转", "上年结转资金", "上年结转结余", "年初结转", "结转资金", "上年结余", "年初结转和结余")

// ofRevenue reports a cell below a head 收入, or in a row of revenue.
func ofRevenue(c Cell) bool {
	for part := range strings.SplitSeq(c.Head, "·") {
		switch word := plainWord(part); {
		case word == "收入", word == "本年收入", strings.HasSuffix(word, "收入决算数"), strings.HasSuffix(word, "收入决算"):
			return true
		case word == "支出", word == "本年支出", word == "支出数", hasSuffixAny(word, "支出决算数", "支出决算", "实际支出", "支出金额"):
			return false
		}
	}
	if word := plainWord(lastName(c.Corner)); word == "收入" || word == "支出" {
		return word == "收入"
	}
	row := plainWord(lastName(strings.Trim(c.Side, "·")))
	for _, end := range []string{"合计", "总计", "小计", "决算数", "数"} {
		row = strings.TrimSuffix(row, end)
	}
	return strings.HasSuffix(row, "收入") && !strings.Contains(row, "支出")
}

// share settles a rate without a mark: 0.9977 and 1 are parts of one where the
// amounts of their row say so, or where no head says % and no rate of the table
// is above one; they are read as 99.77% and 100%. A rate that may be either is
// read as it stands and less sure.
func (w *walker) share(l *Line, x *Found, t *Token) {
	if strings.ContainsAny(t.Text, "%％") || t.Number.Sign() < 0 {
		return
	}
	part, whole := w.ratioOf(l, *t)
	if t.Number.Cmp(num.Int(2)) > 0 {
		x.Unit = "%"
		return
	}
	switch {
	case whole && !part:
		x.Unit = "%"
		return
	case !part && (x.Unit == "%" || t.Number.Cmp(num.Int(1)) > 0 || w.hasPercents(l, x)):
		if x.Unit == "" {
			x.Confidence = 50
		}
		return
	}
	hundred := num.Int(100)
	d, ok := t.Number.Ratio().Mul(hundred.Ratio()).Exact()
	if !ok {
		return
	}
	t.Number, x.Value, x.Unit, x.places = d, d.String(), "%", d.Scale()
	if !part {
		x.Confidence = 60
	}
}

// ratioOf compares a rate with outturn and budget of its row, each in the unit of its
// column: part reports that it fits as a part of one, whole that it fits as a
// percentage.
func (w *walker) ratioOf(l *Line, t Token) (part, whole bool) {
	spent, budgets := w.amountsOf(l)
	for _, s := range spent {
		for _, b := range budgets {
			q, ok := num.Quo(s, b)
			if !ok || q.Sign() < 0 {
				continue
			}
			places := max(t.Number.Scale(), 2)
			part = part || q.Round(places, num.HalfUp).Cmp(t.Number) == 0 || q.Round(places, num.Down).Cmp(t.Number) == 0
			whole = whole || q.Percent(t.Number.Scale()).Cmp(t.Number) == 0 && q.Percent(4).Sign() != 0
		}
	}
	return part, whole
}

// adjustedHead reports a column 调整数 of a budget, which may be the budget behind the
// change, or the change.
func adjustedHead(c Cell) bool {
	low := plainWord(lastName(c.Head))
	return (low == "调整数" || low == "调整额") && strings.Contains(strings.TrimSuffix(c.Head, lastName(c.Head)), "预算")
}

// fitsRate reports that a row's rate of execution is that of its outturn and this
// budget, in the unit of the cell.
func (w *walker) fitsRate(l *Line, budget num.Ratio) bool {
	spent, _ := w.amountsOf(l)
	for _, c := range l.Cells {
		if c.IsHead || w.column(c).kind != rateColumn {
			continue
		}
		r, ok := ReadCell(l.Text[c.Start:c.End])
		for _, s := range spent {
			q, known := num.Quo(s, budget)
			if ok && known && (q.Percent(r.Number.Scale()).Cmp(r.Number) == 0 || q.Round(max(r.Number.Scale(), 2), num.HalfUp).Cmp(r.Number) == 0) {
				return true
			}
		}
	}
	return false
}

// amountsOf returns the outturns and the budgets of a row in base units.
func (w *walker) amountsOf(l *Line) (spent, budgets []num.Ratio) {
	for _, c := range l.Cells {
		col := w.column(c)
		if c.IsHead || col.kind != moneyColumn && col.kind != anyColumn {
			continue
		}
		fig, ok := ReadCell(l.Text[c.Start:c.End])
		if !ok {
			continue
		}
		value := valueOf(fig.Number, w.moneyUnitOf(c, cmp.Or(col.unit, headUnit(c.Side)), fig))
		switch kind, _ := stageOfCell(c); {
		case kind == Outturn || kind == Expenditure:
			spent = append(spent, value)
		case kind == BudgetAdjusted || kind == BudgetInitial, adjustedHead(c):
			budgets = append(budgets, value)
		}
	}
	return spent, budgets
}

// hasPercents reports that the column of a rate holds others above one, or marks
// some with %.
func (w *walker) hasPercents(l *Line, x *Found) bool {
	cell, ok := l.CellAt(x.Start)
	if !ok || cell.Head == "" {
		return false // a form of labels and values has no columns
	}
	near := func(i, step int) bool {
		for n := 0; n < 50 && i >= 0 && i < len(w.lines) && w.lines[i].Table == l.Table; n, i = n+1, i+step {
			for _, c := range w.lines[i].Cells {
				if c.Col != cell.Col || c.Head != cell.Head || c.IsHead {
					continue
				}
				text := w.lines[i].Text[c.Start:c.End]
				t, ok := cellNumber(text)
				if strings.ContainsAny(text, "%％") || ok && t.Number.Cmp(num.Int(2)) > 0 {
					return true
				}
			}
		}
		return false
	}
	return near(x.Line, 1) || near(x.Line, -1)
}

// leftOver reports the name of a row of changes or of what is left, which is neither spent nor
// received whatever its column is called: 增减额 and 年末结转和结余 below 基本支出.
func leftOver(name string) bool {
	return hasSuffixAny(name, "增减额", "增减", "变动额", "变动") || name == "结余" || name == "结转" || hasPrefixAny(name, "年末结转", "年末结余", "结转结余", "结余结转", "期末结余", "结转下年")
}
