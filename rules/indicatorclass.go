package rules

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var classNames = map[string]bool{"数量指标": true, "质量指标": true, "时效指标": true, "成本指标": true, "经济效益指标": true, "社会效益指标": true, "生态效益指标": true,
	"可持续影响指标": true, "满意度指标": true, "服务对象满意度指标": true, "产出指标": true, "效益指标": true, "经济成本指标": true, "社会成本指标": true, "生态环境成本指标": true,
	"经济效益": true, "社会效益": true, "生态效益": true, "可持续影响": true}

var ownName = plain.NewExpr(`^指标[0-9一二三四五六七八九十]*[：:]?$`)

// nameIsClass finds indicators named by their class.
func nameIsClass(p *check.Pass) check.Outcome {
	rows := p.Indicators()
	if len(rows) == 0 {
		return noIndicators
	}
	for _, r := range rows {
		if name := strings.ReplaceAll(r.Name, " ", ""); classNames[name] || ownName.MatchString(name) {
			p.Line(r.At, "三级指标的名称只写“"+name+"”，这是类别，不是指标。", "写出衡量什么，如“培训场次”“验收合格率”")
		}
	}
	return check.Decided
}

var payment = []string{"支付率", "资金使用率", "经费使用率", "预算执行率", "资金执行率", "支出完成率", "支付完成率", "资金支出率", "预算完成率", "资金支付进度"}

// paymentAsOutput finds rates of payment among the outputs.
func paymentAsOutput(p *check.Pass) check.Outcome {
	return classed(p, func(r *paper.Indicator) {
		if paper.HasAny(r.Name, payment...) && r.In("产出", "时效", "数量", "质量") && !r.In("预算执行", "执行率", "过程", "管理", "成本") &&
			!paper.HasAny(r.Name, "补贴", "补助", "救助", "工资") {
			p.Line(r.At, fmt.Sprintf("“%s”是花钱的进度，不是产出，列在“%s”下面。", r.Name, r.Class()), "移到预算执行情况；产出写办成了什么")
		}
	})
}

// satisfactionElsewhere finds satisfaction outside its class.
func satisfactionElsewhere(p *check.Pass) check.Outcome {
	return classed(p, func(r *paper.Indicator) {
		if paper.HasAny(r.Name, "满意度", "满意率") && !r.In("满意") && !(r.In("效益") && evaluationFrame(p)) {
			p.Line(r.At, fmt.Sprintf("“%s”列在“%s”下面，应列在满意度指标下面。", r.Name, r.Class()), "移到满意度指标")
		}
	})
}

var countedValue = plain.NewExpr(`^(?:≥|＝|=|>|＞|不少于|不低于)?\s*([0-9][0-9,]*)\s*(个|次|人|人次|场|件|家|项|台|套|户|份)$`)

// qualityCounted finds a quality told by counting things.
func qualityCounted(p *check.Pass) check.Outcome {
	done := classed(p, func(r *paper.Indicator) {
		if !strings.Contains(r.Class2, "质量") || paper.HasAny(r.Name, "事故", "投诉", "违规", "差错", "获奖", "问题", "奖") {
			return
		}
		if m := countedValue.FindStringSubmatch(paper.CellText(r.Target) + paper.CellText(r.Unit)); m != nil &&
			strings.Trim(m[1], "0") != "" {
			p.Line(r.At, fmt.Sprintf("质量指标“%s”的指标值是“%s”，计的是数量。", r.Name, paper.CellText(r.Target)+paper.CellText(r.Unit)),
				"移到数量指标；质量写合格率、达标率或等级")
		}
	})
	return done
}

var percentTarget = plain.NewExpr(`^(?:≥|≤|＝|=|>|<|＞|＜|不低于|不超过)?\s*([0-9]+(?:\.[0-9]+)?)\s*[%％]$`)

// shareAboveWhole finds a share above the whole as a target.
func shareAboveWhole(p *check.Pass) check.Outcome {
	return targets(p, func(r *paper.Indicator) {
		m := percentTarget.FindStringSubmatch(paper.CellText(r.Target) + paper.CellText(r.Unit))
		if m == nil || !paper.HasAny(r.Name, "合格率", "覆盖率", "达标率", "及时率", "满意度", "满意率", "普及率", "占比", "比例", "参与率", "知晓率", "到位率",
			"准确率", "通过率", "执行率", "发放率", "入库率", "办结率") {
			return
		}
		if d, err := num.ParseDecimal(m[1]); err == nil && d.Cmp(num.Int(100)) > 0 && !paper.HasAny(r.Name, "增", "变动", "提高", "下降") {
			p.Line(r.Target, fmt.Sprintf("“%s”最多是100%%，指标值写的是%s%%。", r.Name, m[1]), "核对指标值")
		}
	})
}

// mostWeight is the weight from which one indicator carries the form.
const mostWeight = 60

// weighsMost finds indicators that carry a form alone. Forms of which one or two
// indicators are all there is have one cause, and are named together.
func weighsMost(p *check.Pass) check.Outcome {
	if len(p.Indicators()) == 0 {
		return noIndicators
	}
	judged := false
	last := map[*paper.Line]bool{}
	for _, f := range p.ProjectForms() {
		rows := f.Rows()
		for _, r := range rows {
			w, ok := paper.CellNumber(r.Weight)
			if !ok || last[r.Weight] {
				continue
			}
			judged, last[r.Weight] = true, true
			switch {
			case !carries(&r):
			case len(rows) < p.Limit("指标最少"):
				p.Report(check.Finding{Message: fmt.Sprintf("“%s”一个指标占%s分：表里的指标太少，一个指标就定了得分。", r.Name, paper.CellText(r.Weight)),
					Suggestion: fmt.Sprintf("每个项目至少设%d个指标，有数量、质量和效益，再分配分值", p.Limit("指标最少")),
					Site:       r.Weight.Site(r.Weight.All()), Line: r.Weight.Text, Alike: "指标太少"})
			default:
				p.Line(r.Weight, fmt.Sprintf("“%s”一个指标占%s分，其他%d个指标起不了作用。", r.Name, w, len(rows)-1), "拆成几个指标，或调低分值")
			}
		}
	}
	if !judged {
		return check.Undecided("指标表里没有分值")
	}
	return check.Decided
}

var (
	lessIsBetter = []string{"投诉率", "投诉件数", "投诉次数", "事故", "成本", "变动率", "违规", "差错率", "超支", "死亡率", "发案率", "流失率", "故障率", "空置率"}
	moreIsBetter = []string{"完成率", "覆盖率", "合格率", "达标率", "及时率", "满意度", "满意率", "普及率", "知晓率", "准确率", "通过率", "到位率"}
	turned       = []string{"处理", "办结", "整改", "化解", "下降", "降低", "减少", "回复", "控制", "节约", "处置", "回收", "查处", "压减", "节省", "收回", "演练", "排查",
		"不达标", "不合格", "未完成", "不满意"}
	leastSign = plain.NewExpr(`^(?:≥|>|＞|≧|不低于|不少于|至少)`)
	mostSign  = plain.NewExpr(`^(?:≤|<|＜|≦|不超过|不高于)`)
)

// costPer reports an indicator of cost that is a price of one thing: 每个网点补贴标准.
func costPer(r *paper.Indicator) bool {
	return r.In("成本") && strings.HasPrefix(r.Name, "每") && strings.Contains(paper.CellText(r.Target)+paper.CellText(r.Unit), "元")
}

// directionOfSign wants the sign to point where the name says better is.
func directionOfSign(p *check.Pass) check.Outcome {
	return targets(p, func(r *paper.Indicator) {
		sign := paper.CellText(r.Target)
		if s := paper.CellText(r.Sign); anySign.MatchString(s) {
			sign = s
		}
		if paper.HasAny(r.Name, turned...) || r.In("满意") && paper.HasAny(r.Name, lessIsBetter...) {
			return
		}
		less, more := paper.HasAny(r.Name, lessIsBetter...) || costPer(r), paper.HasAny(r.Name, moreIsBetter...)
		switch {
		case less && !more && leastSign.MatchString(sign):
			p.Line(r.Target, fmt.Sprintf("“%s”越低越好，指标值“%s”却用了“不低于”的符号。", r.Name, paper.CellText(r.Target)), "改用“≤”")
		case more && !less && mostSign.MatchString(sign):
			p.Line(r.Target, fmt.Sprintf("“%s”越高越好，指标值“%s”却用了“不超过”的符号。", r.Name, paper.CellText(r.Target)), "改用“≥”")
		}
	})
}

// evaluationFrame reports the frame of evaluations (决策、过程、产出、效益), in which satisfaction is
// an indicator of benefit.
func evaluationFrame(p *check.Pass) bool {
	has := func(word string) bool {
		for _, t := range p.IndicatorTables() {
			if slices.ContainsFunc(t.Rows, func(r paper.Indicator) bool { return r.In(word) }) {
				return true
			}
		}
		return false
	}
	return has("决策") && has("过程") && !has("满意")
}
