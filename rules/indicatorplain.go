package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var freeSign = map[string]bool{"其他": true, "其它": true, "自定义": true, "其他方式": true, "其他规则": true}

// freeRuleExplained wants the rule of scoring in words where the sign is “other”.
func freeRuleExplained(p *check.Pass) check.Outcome {
	tables := p.IndicatorTables()
	if len(tables) == 0 {
		return noIndicators
	}
	judged := false
	for _, it := range tables {
		way := it.Column("计分方式", "评分方式", "计算方式", "计分方法", "评分方法")
		if it.Sign < 0 && way < 0 {
			continue
		}
		judged = true
		for _, r := range it.Rows {
			for _, l := range []*paper.Line{r.Sign, it.Grid.At(r.Row, way)} {
				if freeSign[paper.CellText(l)] && paper.NoValue(paper.CellText(r.Rule)) {
					p.Line(l, fmt.Sprintf("“%s”的计分方式是“%s”，没有写评分标准。", r.Name, paper.CellText(l)), "写明怎样计分，如“每少一次扣1分”")
					break
				}
			}
		}
	}
	if !judged {
		return check.NotApplicable("指标表里没有计算符号或计分方式一栏")
	}
	return check.Decided
}

var (
	degreeWord = plain.NewExpr(`有效|明显|显著|提高|提升|增强|改善|良好|较好|优化|促进|保障|长期|持续|加强|推动|积极|逐步|不断|优质|稳步|进一步`)
	checkable  = plain.NewExpr(`[0-9≥≤]|[一二三四五六七八九十两]+(?:个|项|次|件|档|级|类)|均|无|零|不发生|未发生|通过|达标|合格|符合|建成|取得|获得|《|优[、/良]|良[、/中]|达成|下降|上升|高于|低于|不低于|全覆盖|全部`)
	gradeWords = plain.NewExpr(`优[、/良]|分档|[一二三]档|部分(?:达成|实现|完成)|基本(?:达成|实现|达到)|扣[0-9]|得[0-9]|未达成|较差|酌情扣|按比例`)
)

// qualitativeGradable wants a target in words to say what each grade looks like;
// one finding for a table.
func qualitativeGradable(p *check.Pass) check.Outcome {
	tables := p.IndicatorTables()
	if len(tables) == 0 {
		return noIndicators
	}
	judged := false
	for _, it := range tables {
		for i := range it.Rows {
			r := &it.Rows[i]
			target := strings.TrimLeft(strings.TrimPrefix(paper.CellText(r.Target), "定性"), "：: ")
			if paper.NoValue(target) || hasDigit.MatchString(target) || strings.Trim(target, "。") == "" {
				continue
			}
			judged = true
			if r.In("产出", "数量", "质量", "时效") && notMeasured[strings.Trim(target, "。 “”")] {
				continue // not measured at all
			}
			if degreeWord.MatchString(target) && !checkable.MatchString(target) && !gradeWords.MatchString(target+paper.CellText(r.Rule)) {
				p.Line(r.Target, fmt.Sprintf("定性指标“%s”的指标值是“%s”，没有写明怎样算达到。", r.Name, paper.Clip(paper.CellText(r.Target), 24)),
					"写明达成、部分达成、未达成各是什么样，或改用可以计数的指标")
			}
		}
	}
	if !judged {
		return check.NotApplicable("没有用文字写的指标值")
	}
	return check.Decided
}

const measureTail = `(?:次数|场次|人次|人数|户数|件数|个数|数量|面积|金额|合格率|完成率|覆盖率|及时率|达标率|满意度|满意率|知晓率|参与率|办结率|整改率|率|户次|家次|台数|座数|篇数|期数)`

var twoMeasures = plain.NewExpr(measureTail + `(?:和|及|与|、|以及)[^，。；（）]{0,14}` + measureTail + `$`)

// oneThing finds two measures under one value.
func oneThing(p *check.Pass) check.Outcome {
	return targets(p, func(r *paper.Indicator) {
		m := twoMeasures.FindStringIndex(r.Name)
		if m == nil || strings.ContainsAny(paper.CellText(r.Target), "、，；,;/和及") || !hasDigit.MatchString(paper.CellText(r.Target)) {
			return
		}
		p.At(r.At, r.At.Find(r.Name[m[0]:m[1]]), fmt.Sprintf("“%s”是两个指标，只有一个指标值“%s”。", r.Name, paper.CellText(r.Target)), "拆成两个指标，各写各的指标值")
	})
}

var unitCost = plain.NewExpr(`单|每|人均|平均|户均|均价|标准|节约|降低|下降|率`)

// costIsBudget finds cost indicators whose target is the budget itself.
func costIsBudget(p *check.Pass) check.Outcome {
	if !p.IsForm() {
		return check.NotApplicable("不是自评表或目标表")
	}
	judged := false
	for _, f := range p.ProjectForms() {
		budgets := budgetsOf(p, &f)
		if len(budgets) == 0 {
			continue
		}
		for _, r := range f.Rows() {
			if !r.In("成本") || unitCost.MatchString(r.Name) || r.Target == nil {
				continue
			}
			all := paper.FiguresOf(paper.CellText(r.Target) + paper.CellText(r.Unit))
			if len(all) != 1 || all[0].Base != "元" {
				continue
			}
			judged = true
			for _, b := range budgets {
				v := all[0].Value
				shown := b.Text
				if v.Mul(num.Int(10_000).Ratio()).Cmp(b.Value()) == 0 {
					v, shown = b.Value(), b.Shown.String() // the unit of one of them is a slip
				}
				if v.Sign() > 0 && v.Cmp(b.Value()) == 0 {
					p.Line(r.Target, fmt.Sprintf("成本指标“%s”的指标值%s就是预算数%s，花完预算即为达标，控制不了成本。", r.Name, paper.CellText(r.Target),
						shown), "改用单位成本，如“每台不超过28万元”，或写明要节约多少", b.Line.Site(b.At))
					break
				}
			}
		}
	}
	if !judged {
		return check.Undecided("没有同时读出成本指标的金额和预算数")
	}
	return check.Decided
}

// budgetsOf returns the budgets that a form shows.
func budgetsOf(p *check.Pass, f *paper.ProjectForm) []paper.Amount {
	var out []paper.Amount
	for _, m := range p.MoneyTables() {
		for _, r := range m.Rows {
			if r.Line == nil || r.Line.Index < f.From || r.Line.Index >= f.To {
				continue
			}
			for _, s := range []paper.Stage{paper.OriginalBudget, paper.RevisedBudget} {
				if c := r.Cells[s]; c.Set && c.Shown.Sign() > 0 {
					out = append(out, c)
				}
			}
		}
	}
	if c, ok := p.MoneyOf(f); len(out) == 0 && ok && c.Shown.Sign() > 0 {
		out = append(out, c)
	}
	return out
}

// economicMeasure finds benefits called economic that measure neither money nor
// efficiency.
func economicMeasure(p *check.Pass) check.Outcome {
	seen := false
	done := classed(p, func(r *paper.Indicator) {
		if !strings.Contains(r.Class2, "经济效益") {
			return
		}
		seen = true
		if undecidedTarget(r) { // what it measures stands in the target, which is still to come
			return
		}
		if text := r.Name + paper.CellText(r.Target) + paper.CellText(r.Unit); !paper.HasAny(text, p.Lexicon().Economic...) {
			p.Line(r.At, fmt.Sprintf("经济效益指标“%s”没有计量金额或效率。", r.Name), "移到社会效益或生态效益指标，或改用收入、成本、产值等指标")
		}
	})
	if done == check.Decided && !seen {
		return check.NotApplicable("没有经济效益指标")
	}
	return done
}

var (
	timeTarget = plain.NewExpr(`年|月|日|天|小时|分钟|季度|周|秒|工作日|[%％]|期|时|前|底|末`)
	timeCount  = plain.NewExpr(`^(?:≥|≤|＝|=|>|<|＞|＜|不少于|不低于|不超过)?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*(?:个|次|人|人次|场|件|家|项|台|套|户|份|处|万元|元|平方米|公里|吨|篇|座)$`)
)

// timeHasTime wants the target of an indicator of time to be a date, a duration
// or a rate.
func timeHasTime(p *check.Pass) check.Outcome {
	seen := false
	done := classed(p, func(r *paper.Indicator) {
		target := paper.CellText(r.Target) + paper.CellText(r.Unit)
		if !strings.Contains(r.Class2, "时效") || paper.NoValue(paper.CellText(r.Target)) ||
			notMeasured[strings.Trim(paper.CellText(r.Target), "。 “”")] || paper.HasAny(r.Name, payment...) {
			return
		}
		seen = true
		if timeCount.MatchString(target) || !timeTarget.MatchString(target) && !hasDigit.MatchString(target) &&
			!paper.HasAny(target, "即时", "实时", "随到随", "按") {
			p.Line(r.Target, fmt.Sprintf("时效指标“%s”的指标值“%s”没有时间。", r.Name, target), "写成日期、天数或及时率，如“11月底前”“≤5个工作日”“及时率≥95%”")
		}
	})
	if done == check.Decided && !seen {
		return check.NotApplicable("没有时效指标的指标值")
	}
	return done
}

var (
	inputName  = plain.NewExpr(`(?:投入|安排|拨付|使用|落实)(?:财政)?(?:资金|经费|预算|人员|人力)|(?:资金|经费|预算|财政)(?:投入|拨付|安排|支出)(?:金额|总额|数|量|额|规模)?$|会议(?:召开)?(?:次数|场次|数量)|召开[^，。]{0,8}会议?(?:次数|场次)?$|(?:工作|管理|服务)人员(?:配备)?(?:数量|人数|数)$|配备人员`)
	drawsMoney = []string{"带动", "撬动", "拉动", "吸引", "引导", "节约", "社会资金", "社会资本", "减少", "降低", "压减", "增收", "人均", "争取", "效率", "效益", "满意"}
)

// inputAsEffect finds staff, money or meetings among the effects.
func inputAsEffect(p *check.Pass) check.Outcome {
	seen := false
	done := classed(p, func(r *paper.Indicator) {
		if !r.In("效益", "效果", "影响") || r.In("产出", "满意") {
			return
		}
		seen = true
		if m := inputName.FindString(r.Name); m != "" && !paper.HasAny(r.Name, drawsMoney...) {
			p.Line(r.At, fmt.Sprintf("效益指标“%s”计的是投入，不是效果。", r.Name), "写投入带来了什么变化，如“就业人数”“事故下降”")
		}
	})
	if done == check.Decided && !seen {
		return check.NotApplicable("没有效益指标")
	}
	return done
}

// undecidedTarget reports a target that is still to be set: its cell is empty, or says so.
func undecidedTarget(r *paper.Indicator) bool {
	return r.Target != nil && paper.CellText(r.Target) == "" || paper.HasAny(paper.CellText(r.Target), "未定", "待定", "暂未确定", "尚未确定")
}
