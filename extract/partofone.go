package extract

import "jiheng/num"

// smallRates are words in the names of rates that may well lie below one percent, or
// between one and two.
var smallRates = newLexicon("差错", "错误", "误差", "投诉", "故障", "死亡", "病死", "发病", "增长", "增幅", "下降", "降低", "降幅", "流失", "返贫", "失业", "超支", "逾期", "退回", "退货", "破损", "损耗", "漏", "违规",
	"违约", "不良", "事故", "缺陷", "不合格", "偏差", "变动", "结转结余", "未", "波动", "差异", "空置", "坏账", "辍学", "重复", "拖欠", "调整")

// PartOfOne reads a number without a mark in the row of a rate: 0.965 of 水质达标率 is
// 96.5% where it stands as a part of one. others are the other figures of its row,
// marked says that the table names % as their unit. part reports that it has to be
// multiplied by a hundred; sure is false where it may be either.
func PartOfOne(name string, own num.Decimal, others []CellFigure, marked bool) (part, sure bool) {
	one := num.Int(1)
	if own.Sign() <= 0 || own.Cmp(one) > 0 {
		return false, true
	}
	small, marks := smallRates.find(name) != "", marked
	for _, o := range others {
		switch {
		case o.Unit == "%" || o.Number.Cmp(num.Int(2)) > 0:
			if o.Number.Cmp(num.Int(50)) >= 0 && !small {
				return true, true // beside 95%
			}
			marks = true
		case o.Class == Bare && o.Number.Cmp(one) > 0:
			marks = true
		}
	}
	switch {
	case small && marked:
		return false, true
	case small || marks && !marked:
		return false, false
	}
	return !marked, true
}

// plansBeside returns the figures of the other cells with targets or what was reached
// in a row.
func plansBeside(l *Line, own Cell) (out []CellFigure) {
	for _, c := range l.Cells {
		if c.IsHead || c.Start == own.Start || planWords.find(c.Head) == "" {
			continue
		}
		if fig, ok := ReadCell(l.Text[c.Start:c.End]); ok {
			out = append(out, fig)
		}
	}
	return out
}

// CountedInPercent reports the name of an indicator that is counted in percent: 达标率,
// 满意度, 占比.
func CountedInPercent(name string) bool { return countedBy(name) == "%" }
