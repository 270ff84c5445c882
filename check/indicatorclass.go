package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

var classNames = map[string]bool{"数量指标": true, "质量指标": true, "时效指标": true, "成本指标": true, "经济效益指标": true, "社会效益指标": true, "生态效益指标": true, "可持续影响指标": true, "满意度指标": true, "服务对象满意度指标": true, "产出指标": true, "效益指标": true, "经济成本指标": true, "社会成本指标": true, "生态环境成本指标": true, "经济效益": true, "社会效益": true, "生态效益": true, "可持续影响": true}

var ownName = regexp.MustCompile(`^指标[0-9一二三四五六七八九十]*[：:]?$`)

// nameIsClass finds indicators named by their class.
func nameIsClass(p *Pass) Outcome {
	rows := p.indicators()
	if len(rows) == 0 {
		return noIndicators
	}
	for _, r := range rows {
		if name := strings.ReplaceAll(r.name, " ", ""); classNames[name] || ownName.MatchString(name) {
			p.Line(r.at, "三级指标的名称只写“"+name+"”，这是类别，不是指标。", "写出衡量什么，如“培训场次”“验收合格率”")
		}
	}
	return Decided
}

var payment = []string{"支付率", "资金使用率", "经费使用率", "预算执行率", "资金执行率", "支出完成率", "支付完成率", "资金支出率", "预算完成率", "资金支付进度"}

// paymentAsOutput finds rates of payment among the outputs.
func paymentAsOutput(p *Pass) Outcome {
	return p.classed(func(r *indicatorRow) {
		if hasAny(r.name, payment...) && r.in("产出", "时效", "数量", "质量") && !r.in("预算执行", "执行率", "过程", "管理", "成本") && !hasAny(r.name, "补贴", "补助", "救助", "工资") {
			p.Line(r.at, fmt.Sprintf("“%s”是花钱的进度，不是产出，列在“%s”下面。", r.name, r.class()), "移到预算执行情况；产出写办成了什么")
		}
	})
}

// class returns the nearest class of an indicator.
func (r *indicatorRow) class() string {
	if r.class2 != "" {
		return r.class2
	}
	return r.class1
}

// satisfactionElsewhere finds satisfaction outside its class.
func satisfactionElsewhere(p *Pass) Outcome {
	return p.classed(func(r *indicatorRow) {
		if hasAny(r.name, "满意度", "满意率") && !r.in("满意") {
			p.Line(r.at, fmt.Sprintf("“%s”列在“%s”下面，应列在满意度指标下面。", r.name, r.class()), "移到满意度指标")
		}
	})
}

var countedValue = regexp.MustCompile(`^(?:≥|＝|=|>|＞|不少于|不低于)?\s*([0-9][0-9,]*)\s*(个|次|人|人次|场|件|家|项|台|套|户|份)$`)

// qualityCounted finds a quality told by counting things.
func qualityCounted(p *Pass) Outcome {
	done := p.classed(func(r *indicatorRow) {
		if !strings.Contains(r.class2, "质量") || hasAny(r.name, "事故", "投诉", "违规", "差错", "获奖", "问题", "奖") {
			return
		}
		if m := countedValue.FindStringSubmatch(cell(r.target) + cell(r.unit)); m != nil && strings.Trim(m[1], "0") != "" {
			p.Line(r.at, fmt.Sprintf("质量指标“%s”的指标值是“%s”，计的是数量。", r.name, cell(r.target)+cell(r.unit)), "移到数量指标；质量写合格率、达标率或等级")
		}
	})
	return done
}

var percentTarget = regexp.MustCompile(`^(?:≥|≤|＝|=|>|<|＞|＜|不低于|不超过)?\s*([0-9]+(?:\.[0-9]+)?)\s*[%％]$`)

// shareAboveWhole finds a share above the whole as a target.
func shareAboveWhole(p *Pass) Outcome {
	return p.targets(func(r *indicatorRow) {
		m := percentTarget.FindStringSubmatch(cell(r.target) + cell(r.unit))
		if m == nil || !hasAny(r.name, "合格率", "覆盖率", "达标率", "及时率", "满意度", "满意率", "普及率", "占比", "比例", "参与率", "知晓率", "到位率", "准确率", "通过率", "执行率", "发放率", "入库率", "办结率") {
			return
		}
		if d, err := num.ParseDecimal(m[1]); err == nil && d.Cmp(num.Int(100)) > 0 && !hasAny(r.name, "增", "变动", "提高", "下降") {
			p.Line(r.target, fmt.Sprintf("“%s”最多是100%%，指标值写的是%s%%。", r.name, m[1]), "核对指标值")
		}
	})
}

// mostWeight is the weight from which one indicator carries the form.
const mostWeight = 60

// weighsMost finds indicators that carry a form alone. Forms of which one or two
// indicators are all there is have one cause, and are named together.
func weighsMost(p *Pass) Outcome {
	if len(p.indicators()) == 0 {
		return noIndicators
	}
	judged := false
	last := map[*Line]bool{}
	var thin []indicatorRow // of forms with too few indicators
	for _, f := range p.goalForms() {
		rows := f.rows()
		for _, r := range rows {
			w, ok := number(r.weight)
			if !ok || last[r.weight] {
				continue
			}
			judged, last[r.weight] = true, true
			switch {
			case !r.carries():
			case len(rows) < p.Limit("指标最少"):
				thin = append(thin, r)
			default:
				p.Line(r.weight, fmt.Sprintf("“%s”一个指标占%s分，其他%d个指标起不了作用。", r.name, w, len(rows)-1), "拆成几个指标，或调低分值")
			}
		}
	}
	if len(thin) > 0 {
		var other []Site
		for _, r := range thin[1:] {
			other = append(other, r.weight.Site(Range{0, len(r.weight.Text)}))
		}
		first := thin[0]
		message := fmt.Sprintf("“%s”一个指标占%s分：表里的指标太少，一个指标就定了得分。", first.name, cell(first.weight))
		if len(thin) > 1 {
			message = strings.TrimSuffix(message, "。") + fmt.Sprintf("；这样的项目共%d个。", len(thin))
		}
		p.Line(first.weight, message, fmt.Sprintf("每个项目至少设%d个指标，有数量、质量和效益，再分配分值", p.Limit("指标最少")), other...)
	}
	if !judged {
		return Undecided("指标表里没有分值")
	}
	return Decided
}

var (
	lessIsBetter = []string{"投诉率", "投诉件数", "投诉次数", "事故", "成本", "变动率", "违规", "差错率", "超支", "死亡率", "发案率", "流失率", "故障率", "空置率"}
	moreIsBetter = []string{"完成率", "覆盖率", "合格率", "达标率", "及时率", "满意度", "满意率", "普及率", "知晓率", "准确率", "通过率", "到位率"}
	turned       = []string{"处理", "办结", "整改", "化解", "下降", "降低", "减少", "回复", "控制", "节约", "处置", "回收", "查处", "压减", "节省", "收回", "演练", "排查", "不达标", "不合格", "未完成", "不满意"}
	leastSign    = regexp.MustCompile(`^(?:≥|>|＞|≧|不低于|不少于|至少)`)
	mostSign     = regexp.MustCompile(`^(?:≤|<|＜|≦|不超过|不高于)`)
)

// costPer reports an indicator of cost that is a price of one thing: 每个网点补贴标准.
func costPer(r *indicatorRow) bool {
	return r.in("成本") && strings.HasPrefix(r.name, "每") && strings.Contains(cell(r.target)+cell(r.unit), "元")
}

// directionOfSign wants the sign to point where the name says better is.
func directionOfSign(p *Pass) Outcome {
	return p.targets(func(r *indicatorRow) {
		sign := cell(r.target)
		if s := cell(r.sign); anySign.MatchString(s) {
			sign = s
		}
		if hasAny(r.name, turned...) || r.in("满意") && hasAny(r.name, lessIsBetter...) {
			return
		}
		less, more := hasAny(r.name, lessIsBetter...) || costPer(r), hasAny(r.name, moreIsBetter...)
		switch {
		case less && !more && leastSign.MatchString(sign):
			p.Line(r.target, fmt.Sprintf("“%s”越低越好，指标值“%s”却用了“不低于”的符号。", r.name, cell(r.target)), "改用“≤”")
		case more && !less && mostSign.MatchString(sign):
			p.Line(r.target, fmt.Sprintf("“%s”越高越好，指标值“%s”却用了“不超过”的符号。", r.name, cell(r.target)), "改用“≥”")
		}
	})
}
