package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

var (
	sourceHeads = []string{"数据来源", "取值方式", "取值来源", "完成值来源", "指标值来源", "取数方式"}
	surveyHeads = []string{"数据来源", "取值方式", "取值来源", "完成值来源", "取数方式", "佐证", "评分标准", "扣分标准"}
	askedBy     = []string{"问卷", "调查", "访谈", "测评", "回访", "抽样", "评价器", "热线", "12345", "好差评", "座谈", "走访", "第三方", "评议", "打分", "反馈", "意见", "扫码",
		"电话", "样本", "统计局", "评价系统"}
)

// valueHasSource wants the columns for the source of a value and for how it is
// taken to be filled; one finding for a table.
func valueHasSource(p *check.Pass) check.Outcome {
	judged := false
	if p.Dossier != nil && len(p.Dossier.Indicators) > 0 {
		judged = true
		var missing []string
		for _, i := range p.Dossier.Indicators {
			if i.NotApply == "" && (i.Source == "" || i.Collection == "") {
				missing = append(missing, i.Code+" "+i.Name)
			}
		}
		if len(missing) > 0 {
			p.Whole(fmt.Sprintf("%d个指标没有写取值方式或数据来源：%s。", len(missing), paper.Clip(strings.Join(missing, "、"), 120)), "在指标.yaml里写明取值方式和数据来源")
		}
	}
	for _, it := range p.IndicatorTables() {
		for c := range it.Grid.Cells[it.Head] {
			head := paper.PlainHead(it.Grid.Text(it.Head, c))
			if !paper.HasAny(head, sourceHeads...) || c > 0 && it.Grid.At(it.Head, c) == it.Grid.At(it.Head, c-1) {
				continue
			}
			judged = true
			blankSources(p, it, c, head)
		}
	}
	switch {
	case judged:
		return check.Decided
	case len(p.IndicatorTables()) == 0:
		return noIndicators
	}
	return check.Undecided("指标表里没有数据来源、取值方式的栏")
}

func blankSources(p *check.Pass, it *paper.IndicatorTable, c int, head string) {
	var blank []*paper.Line
	first := ""
	for _, r := range it.Rows {
		if paper.NoValue(paper.CellText(it.Grid.At(r.Row, c))) {
			if blank = append(blank, r.At); first == "" {
				first = r.Name
			}
		}
	}
	if len(blank) == 0 {
		return
	}
	var other []paper.Site
	for _, l := range blank[1:] {
		other = append(other, l.Site(l.All()))
	}
	message := fmt.Sprintf("指标“%s”的“%s”是空的。", first, head)
	if len(blank) > 1 {
		message = fmt.Sprintf("指标“%s”等%d个的“%s”是空的。", first, len(blank), head)
	}
	p.Line(blank[0], message, "写明完成值从哪份台账、报表或系统取得，怎样计算", other...)
}

// satisfactionCollectable wants an indicator of satisfaction to say how those
// served are asked, where the form has a column for it.
func satisfactionCollectable(p *check.Pass) check.Outcome {
	judged := false
	if p.Dossier != nil {
		for _, i := range p.Dossier.Indicators {
			if !i.Satisfaction() || i.NotApply != "" {
				continue
			}
			if judged = true; !paper.HasAny(i.Collection+i.Source+i.Definition, askedBy...) {
				p.Whole("满意度指标“"+i.Code+" "+i.Name+"”没有写怎样调查。", "在指标.yaml的取值方式里写明调查方式、对象和样本数")
			}
		}
	}
	seen := false
	for _, it := range p.IndicatorTables() {
		var cols []int
		for c := range it.Grid.Cells[it.Head] {
			if paper.HasAny(paper.PlainHead(it.Grid.Text(it.Head, c)), surveyHeads...) {
				cols = append(cols, c)
			}
		}
		for _, r := range it.Rows {
			if !r.In("满意") && !paper.HasAny(r.Name, "满意度", "满意率") {
				continue
			}
			if seen = true; len(cols) == 0 {
				continue
			}
			judged = true
			text := r.Name
			for _, c := range cols {
				text += paper.CellText(it.Grid.At(r.Row, c))
			}
			if !paper.HasAny(text, askedBy...) {
				p.Line(r.At, "满意度指标“"+r.Name+"”没有写怎样调查。", "写明调查方式、对象和样本数，如“年末对服务对象发放问卷300份”")
			}
		}
	}
	switch {
	case judged:
		return check.Decided
	case seen:
		return check.Undecided("指标表里没有写取值方式、数据来源的栏")
	}
	return check.NotApplicable("没有满意度指标")
}
