package extract

import (
	"slices"
	"strings"

	"jiheng/num"
)

// columnInRow says what a column holds in one row where its heads do not say it alone: what
// the row counts (接待批次, of 上年 and 本年), and amounts of a part of the year or of what
// moved below a stated unit of money (一季度, 应收, 本年增加).
func (w *walker) columnInRow(l *Line, c Cell, col column, fig *CellFigure) column {
	if col.kind == moneyColumn && c.Head != "" && fig.Class == Bare {
		if own, sure := w.besideHead(l, c, col, fig); !sure {
			return column{kind: wordColumn, year: col.year}
		} else if own.kind != col.kind || own.unit != col.unit {
			return own
		}
	}
	if col.unit != "" || col.kind != anyColumn && col.kind != moneyColumn || c.Head == "" && w.measure == "" || fig.Class != Bare {
		return col
	}
	row, low := lastName(strings.Trim(c.Side, "·")), plainWord(lastName(c.Head))
	if w.measure != "" && headUnit(c.Head) == "" && headUnit(c.Side) == "" && w.beside == "" && !hasAny(low, moneyOnly...) && guessUnit(c.Side) != "%" {
		col.kind, col.unit = countColumn, w.measure
		return col
	}
	if c.Head == "" {
		return col
	}
	if otherMeasure(l) && headUnit(c.Head) == "" && measuredBeside(l) != "%" && w.measuredByRow(l, c, low, col) {
		col.kind, col.unit = countColumn, measuredBeside(l)
		return col
	}
	counted := countedBy(plainWord(row))
	if row != "" && counted == "" && strings.ContainsAny(row, "（(") {
		counted = bracketUnitOf(row)
	}
	if counted != "" && headUnit(c.Side) == "" {
		if col.kind == anyColumn && !countedHead(low) && col.year == "" || col.kind == moneyColumn && hasAny(low, moneyOnly...) ||
			counted != "%" && fig.Number.Scale() > 0 && !measuredInParts(counted) {
			return col
		}
		if counted == "%" && !w.percentRow(l, c, fig.Number) {
			return column{year: col.year} // what a rate is of, or the rate
		}
		col.kind, col.unit = countColumn, counted
		return col
	}
	if col.kind == anyColumn && w.priced(c) && !w.alien && !pricedBeside(l) && !otherMeasure(l) && uncounted(row) &&
		(partOfYear(low) || partHeads.in(low) || movedHeads.in(low) || fig.Number.Scale() > 0 && levelHeads.in(low)) {
		col.kind = moneyColumn
	}
	return col
}

// percentRow reports that a bare number in the row of a rate is in percent: the row says so,
// or it and the numbers beside it can be, and no column of rates tells that they are what the
// rate is of (及时率 | 应完成数 2416 | 实际完成数 2409 | 完成率).
func (w *walker) percentRow(l *Line, own Cell, n num.Decimal) bool {
	name := lastName(strings.Trim(own.Side, "·"))
	if measuredBeside(l) == "%" || strings.ContainsAny(name, "%％") {
		return true
	}
	most := mostPercent(name)
	marked, rated, fits := false, false, n.Abs().Cmp(most) <= 0
	for _, c := range l.Cells {
		if c.IsHead || c.Start == own.Start || c.Head == "" {
			continue
		}
		fig, ok := ReadCell(l.Text[c.Start:c.End])
		col := w.column(c)
		switch {
		case !ok || col.kind == pointColumn || col.kind == wordColumn:
		case col.kind == rateColumn || col.unit == "%":
			rated = true
		case fig.Unit == "%":
			marked = true
		default:
			fits = fits && fig.Number.Abs().Cmp(most) <= 0
		}
	}
	return fits && (marked || !rated)
}

// mostPercent is the most that a rate of a name is taken for where nothing marks it: of what
// grows or is done more than planned, more than all.
func mostPercent(name string) num.Decimal {
	if hasAny(name, "增", "升", "降", "变动", "完成", "达成", "利用", "使用", "回报", "收益", "负债") {
		return num.Int(1000)
	}
	return num.Int(100)
}

// countedHead reports a head that says of when, or of which stage, what a row counts is.
func countedHead(low string) bool {
	return partOfYear(low) || partHeads.in(low) || levelHeads.in(low) || YearNumber(low) || hasSuffixAny(low, "上年", "本年", "去年", "今年", "数量", "年数", "期数", "本期", "上期", "同期", "合计", "小计", "差异")
}

// moneyOnly are words of heads below which no row is counted: 租车台次 has an amount too.
var moneyOnly = []string{"金额", "支出", "费", "经费", "资金", "收入", "拨款", "元", "结余", "余额", "投资", "成本", "拨付", "支付"}

// measuredByRow reports a column of which only the rows say what is measured, where they name
// their units: of a year, of a part of one, of what was planned and done.
func (w *walker) measuredByRow(l *Line, c Cell, low string, col column) bool {
	if slices.ContainsFunc(l.Cells, func(o Cell) bool { return hasAny(o.Head, "数量", "单价") }) {
		return false // the unit is theirs
	}
	if col.kind == moneyColumn {
		return !hasAny(low, moneyOnly...) && !w.priced(c)
	}
	return col.year != "" || YearAlone(low) || countedHead(low)
}

// measuredInParts reports a unit in which parts are usual: 12.5亩.
func measuredInParts(unit string) bool {
	return hasSuffixAny(unit, "亩", "公里", "吨", "米", "小时", "公顷", "克", "升", "度", "时", "天", "倍", "平方", "立方", "㎡", "²", "³", "m2", "m3", "㎥", "㎢", "㏊", "ha", "km", "kg", "斤", "里", "年")
}

// otherMeasure reports a row that names its unit, and that is none of money.
func otherMeasure(l *Line) bool {
	u := measuredBeside(l)
	return u != "" && !moneyUnitWord(u)
}

// uncounted reports the name of a row, or none, that is of no number, rate or price.
func uncounted(row string) bool {
	plain := plainWord(row)
	if countedBy(plain) != "" || bracketUnitOf(row) != "" || hasSuffixAny(plain, "量", "率", "价", "标准", "均", "指数", "系数", "得分", "面积", "里程", "长度") {
		return false
	}
	kind, _ := readHead(row)
	return row == "" || kind == anyColumn || kind == moneyColumn
}

var (
	// partHeads are further heads of parts of a year.
	partHeads = newLexicon("上半年", "下半年", "前三季度", "前3季度", "1-3季度", "一至三季度", "四个季度合计", "全年合计", "年度合计", "全年", "全年累计", "累计", "本月", "当月", "本季", "当季", "上季", "上月", "本月止累计")
	// movedHeads are heads of amounts that were due, came in or went out.
	movedHeads = newLexicon("应收", "实收", "已收", "未收", "欠收", "应缴", "实缴", "已缴", "欠缴", "未缴", "应付", "实付", "欠付", "应退", "已退", "实退", "应征", "实征", "应发", "实发", "应补", "应拨", "欠拨", "应还", "已还", "未还",
		"本年增加", "本年减少", "本期增加", "本期减少", "本月增加", "本月减少", "当年增加", "当年减少", "本年新增", "本年收回", "本年归还", "本年偿还", "本年发生", "本期发生", "本年计提", "本年转入", "本年转出",
		"本期转入", "本期转出", "增加额", "减少额", "转入", "转出", "借方", "贷方", "借方发生", "贷方发生", "核销", "上缴", "上解", "返还")
	// levelHeads are heads of levels, which may be of numbers too.
	levelHeads = newLexicon("期初", "期末", "年初", "年末", "上年末", "本年末", "月初", "月末", "增加", "减少", "新增", "增加数", "减少数", "上年", "本年", "去年", "今年", "上期", "本期")
)
