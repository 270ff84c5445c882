package workbench

import (
	"fmt"
	"strconv"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
)

// codeTargetDay is the code of a target that is a day before the year.
const codeTargetDay = "target-day"

// TargetAsks says what is to be asked about a target that is a day: one outside the year.
// before reports one that was past before the year began, which no year can keep; a later
// one may be meant. It is empty for every other target.
func (y *Year) TargetAsks(t budget.Target) (says string, before bool) {
	if t.Day == "" || len(t.Day) < 4 {
		return "", false
	}
	of, err := strconv.Atoi(t.Day[:4])
	if err != nil || of == y.Year.FiscalYear {
		return "", false
	}
	says = fmt.Sprintf("指标值的日期%s不在%d年里；", t.Day, y.Year.FiscalYear)
	if of < y.Year.FiscalYear {
		return says + "请改成年度里的日期", true
	}
	return says + "请核对，确实要到下一年的不用改", false
}

// DayAsks lists the indicators whose target in force is a day outside the year, each
// with what is to be asked, in their order.
func (y *Year) DayAsks() (codes, says []string) {
	for _, ind := range y.Year.Indicators {
		if ask, _ := y.TargetAsks(ind.InForce()); ask != "" && ind.NotApply == "" {
			codes, says = append(codes, ind.Code), append(says, ask)
		}
	}
	return codes, says
}

// outOfYear are the targets that are a day before the year.
func (y *Year) outOfYear() fault.List {
	var out fault.List
	for _, ind := range y.Year.Indicators {
		if ask, before := y.TargetAsks(ind.InForce()); before && ind.NotApply == "" {
			at := ind.Place
			at.File = dossier.FileIndicators
			out.Add(fault.Bad(at, codeTargetDay, "%s %s：%s", ind.Code, ind.Name, ask))
		}
	}
	return out
}
