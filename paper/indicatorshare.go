package paper

import (
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// shares returns target and actual value of an indicator as Signed and CellText do,
// those of a rate that stand as parts of one in percent: 0.965 as 96.5%. sure is false
// where a number may be either.
func (r *Indicator) shares() (target, actual string, sure bool) {
	target, actual = r.Signed(), CellText(r.Actual)
	if !r.ofRate() {
		return target, actual, true
	}
	a, ok1 := extract.ReadCell(target)
	b, ok2 := extract.ReadCell(actual)
	var beside []extract.CellFigure
	if ok2 {
		beside = []extract.CellFigure{b}
	}
	if ok1 {
		if target, sure = r.inPercent(target, a, beside); !sure {
			return target, actual, false
		}
		beside = []extract.CellFigure{a}
	}
	if ok2 {
		if !ok1 {
			beside = nil
		}
		if actual, sure = r.inPercent(actual, b, beside); !sure {
			return target, actual, false
		}
	}
	return target, actual, true
}

// ofRate reports an indicator that is counted in percent, by its name, its unit or its
// target.
func (r *Indicator) ofRate() bool {
	unit := CellText(r.Unit)
	return unit == "%" || unit == "％" || extract.CountedInPercent(r.Name) || strings.ContainsAny(CellText(r.Target), "%％")
}

// inPercent gives a bare number of a rate its unit.
func (r *Indicator) inPercent(text string, own extract.CellFigure, beside []extract.CellFigure) (string, bool) {
	if own.Class != extract.Bare || own.Number.Sign() <= 0 {
		return text, true
	}
	unit := CellText(r.Unit)
	part, sure := extract.PartOfOne(r.Name, own.Number, beside, unit == "%" || unit == "％")
	switch {
	case !sure:
		return text, false
	case part:
		d, ok := own.Number.Ratio().Mul(num.Hundred).Exact()
		return own.Approx + d.String() + "%", ok
	case own.Number.Cmp(num.Int(2)) > 0 && unit == "" && strings.ContainsAny(CellText(r.Target)+CellText(r.Actual), "%％"):
		return text + "%", true
	}
	return text, true
}

// TargetIsShare reports a target of a rate that stands as a part of one and so needs no
// unit: 0.95 of 水质达标率.
func (r *Indicator) TargetIsShare() bool {
	own, ok := extract.ReadCell(CellText(r.Target))
	if !ok || !r.ofRate() {
		return false
	}
	var beside []extract.CellFigure
	if fig, ok := extract.ReadCell(CellText(r.Actual)); ok {
		beside = append(beside, fig)
	}
	text, sure := r.inPercent("", own, beside)
	return sure && strings.HasSuffix(text, "%")
}
