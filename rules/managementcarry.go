package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	carryRate  = plain.NewExpr(`(?:结转结余|结余结转|结转和结余|结转|结余)(?:资金)?率(?:为|是|达到|达|：|:)?([0-9]+(?:\.[0-9]+)?)[%％]`)
	adjustRate = plain.NewExpr(`(?:预算)?(?:调整|调剂)率(?:为|是|达到|达|：|:)?([0-9]+(?:\.[0-9]+)?)[%％]`)
)

// A statedRate is a rate of management with what its sentence gives to recompute
// it.
type statedRate struct {
	line  *paper.Line
	at    paper.Range
	shown num.Decimal
	parts []paper.LabelledAmount // amounts of the sentence
}

// statedRates finds a rate in sentences.
func statedRates(p *check.Pass, re *plain.Expr) []statedRate {
	var out []statedRate
	p.Bodies(func(l *paper.Line) {
		if !l.Has("率") {
			return
		}
		for _, s := range paper.FullSentences(l) {
			text := s.Of(l.Text)
			m := re.FindStringSubmatchIndex(text)
			if m == nil || paper.HasAny(text[max(0, m[0]-12):m[0]], "上年", "去年", "目标") {
				continue
			}
			d, err := num.ParseDecimal(text[m[2]:m[3]])
			if err != nil {
				continue
			}
			r := statedRate{line: l, at: paper.Range{From: s.From + m[0], To: s.From + m[1]}, shown: d}
			for _, v := range paper.LabelledIn(l, s) {
				if v.Unit == "元" {
					r.parts = append(r.parts, v)
				}
			}
			out = append(out, r)
		}
	})
	return out
}

// bases returns the budgets that a rate can be of: those of its sentence, else
// the totals of the document.
func bases(p *check.Pass, r statedRate, want ...paper.Stage) []paper.Amount {
	var out []paper.Amount
	for _, v := range r.parts {
		st, ok := paper.StageSaid(v.Label)
		for _, w := range want {
			if ok && st == w && v.Shown.Sign() > 0 {
				out = append(out, v.Amount)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, row := range p.MoneyRows() {
		for _, w := range want {
			if c := row.Cells[w]; row.Total && c.Set && c.Shown.Sign() > 0 {
				out = append(out, c)
			}
		}
	}
	return out
}

// fitsRate reports whether part by whole can be a shown percentage.
func fitsRate(part, whole num.Interval, shown num.Decimal) bool {
	low, ok1 := num.Quo(part.Low, whole.High)
	high, ok2 := num.Quo(part.High, whole.Low)
	return ok1 && ok2 && whole.Low.Sign() > 0 && paper.InPercent(low, high, shown)
}

// carryRecomputes wants a rate of carry-over to be carry-over by budget, and a
// rise over last year to be explained.
func carryRecomputes(p *check.Pass) check.Outcome {
	seen := false
	for _, r := range statedRates(p, carryRate) {
		var carried []paper.LabelledAmount
		for _, v := range r.parts {
			if paper.HasAny(v.Label, "结转", "结余") && !paper.HasAny(v.Label, "上年", "年初", "去年", "增加", "减少", "预算") {
				carried = append(carried, v)
			}
		}
		bases := bases(p, r, paper.RevisedBudget, paper.OriginalBudget)
		if len(carried) == 0 || len(bases) == 0 {
			continue
		}
		seen = true
		if !carryFits(p, r, carried, bases) && len(carried) == 1 {
			c, b := carried[0], bases[0]
			p.At(r.line, r.at, fmt.Sprintf("结转结余率写的是%s%%，按%s÷%s应是%s。", r.shown, c.Text, b.Text, ratePercent(c.Value(), b.Value())),
				"核对结转结余数和预算数；分母用全年预算数", b.Line.Site(b.At))
		}
	}
	seen = carryRises(p) || seen
	if !seen {
		return unsettled(p, "没有同时写出结转结余率和结转结余数、预算数", "结转结余率", "结转率", "结余率")
	}
	return check.Decided
}

// carryFits reports whether one of the amounts, or all of them together, makes
// the rate with one of the budgets.
func carryFits(p *check.Pass, r statedRate, carried []paper.LabelledAmount, bases []paper.Amount) bool {
	var all num.Interval
	for i, c := range carried {
		x := c.Rounded()
		if all = x; i > 0 {
			all = num.Interval{Low: all.Low.Add(x.Low), High: all.High.Add(x.High)}
		}
		for _, b := range bases {
			if fitsRate(x, b.Rounded(), r.shown) || fitsRate(all, b.Rounded(), r.shown) {
				return true
			}
		}
	}
	return false
}

var carrySaid = plain.NewExpr(`(?:年末|本年|2[0-9]{3}年)[^，。；0-9]{0,10}结转(?:和)?(?:结余)?(?:资金)?[^，。；0-9]{0,6}[0-9][0-9,，.]*(?:万|亿)?元，(?:比|较)上年(?:末)?(?:增加|增长|上升)[0-9]`)

// carryRises finds carry-over above last year's without a reason in its
// paragraph.
func carryRises(p *check.Pass) (seen bool) {
	p.Bodies(func(l *paper.Line) {
		if !l.Has("结转") {
			return
		}
		m := carrySaid.FindStringIndex(l.Text)
		if m == nil {
			return
		}
		if seen = true; !paper.HasAny(l.Text, "原因", "主要是", "由于", "因为", "主要为", "系", "因") {
			p.At(l, paper.Range{From: m[0], To: m[1]}, "结转结余比上年增加，没有写原因。", "写明结转结余增加的原因和消化的办法")
		}
	})
	return seen
}

// adjustmentRate wants a rate of adjustment to be the sum of all changes, cuts
// without their sign, by the original budget.
func adjustmentRate(p *check.Pass) check.Outcome {
	seen := false
	for _, r := range statedRates(p, adjustRate) {
		var up, down, whole num.Ratio
		given := false
		for _, v := range r.parts {
			switch {
			case paper.HasAny(v.Label, "追减", "调减", "核减", "压减", "减少", "下降"):
				down, given = down.Add(v.Value()), true
			case paper.HasAny(v.Label, "追加", "调增", "增加"):
				up, given = up.Add(v.Value()), true
			case paper.HasAny(v.Label, "调整总额", "调整额", "调整数", "调整金额") && !strings.Contains(v.Label, "调整后"):
				whole, given = v.Value(), true
			}
		}
		bases := bases(p, r, paper.OriginalBudget)
		if !given || len(bases) == 0 {
			continue
		}
		seen = true
		judgeAdjustment(p, r, up, down, whole, bases[0])
	}
	if !seen {
		return unsettled(p, "没有同时写出预算调整率和调整数、年初预算数", "预算调整率", "调整率")
	}
	return check.Decided
}

func judgeAdjustment(p *check.Pass, r statedRate, up, down, whole num.Ratio, base paper.Amount) {
	fits := func(x num.Ratio) bool {
		q, ok := num.Quo(x, base.Value())
		return ok && paper.InPercent(q, q, r.shown)
	}
	gross, net := up.Add(down), up.Sub(down)
	if net.Sign() < 0 {
		net = num.Ratio{}.Sub(net)
	}
	switch {
	case whole.Sign() > 0 && fits(whole), gross.Sign() > 0 && fits(gross):
		return
	case whole.Sign() > 0:
		gross = whole
	}
	way := fmt.Sprintf("按调整总额和年初预算数%s应是%s", base.Text, ratePercent(gross, base.Value()))
	if up.Sign() > 0 && down.Sign() > 0 && fits(net) {
		way = fmt.Sprintf("这是追加与追减相抵后的数；按绝对值相加应是%s", ratePercent(gross, base.Value()))
	}
	p.At(r.line, r.at, fmt.Sprintf("预算调整率写的是%s%%，%s。", r.shown, way), "预算调整率用追加、追减、调剂的绝对值之和除以年初预算数", base.Line.Site(base.At))
}

var (
	cleanClaim = plain.NewExpr(`(?:未发现|没有发现|不存在|未发生|没有发生|无|杜绝了)[^，。；]{0,10}(?:违规|违纪|截留|挤占|挪用|虚列|套取)[^，。；]{0,24}`)
	auditFound = plain.NewExpr(`(?:审计|巡察|巡视|监督检查|专项检查|财政检查)[^，。；]{0,16}(?:发现|指出|查出|反映)[^。；]{0,40}?(?:违规|挤占|挪用|截留|套取|虚列|超范围|超标准|违反)`)
)

// cleanClaimIn finds a claim that nothing was against the rules.
func cleanClaimIn(l *paper.Line) []int {
	if !l.Has("违规", "违纪", "截留", "挤占", "挪用", "虚列", "套取") {
		return nil
	}
	return cleanClaim.FindStringIndex(l.Text)
}

// complianceHolds compares the claim that nothing was against the rules with
// what an audit of the year is said to have found.
func complianceHolds(p *check.Pass) check.Outcome {
	var claims []paper.Site
	var claim *paper.Line
	var at paper.Range
	var found *paper.Line
	var foundAt paper.Range
	p.Bodies(func(l *paper.Line) {
		if claim == nil && !l.Has("资金", "支出", "经费", "财务", "预算", "使用") && !l.Has("审计", "巡察", "巡视", "检查") {
			return
		}
		if m := cleanClaimIn(l); m != nil && claim == nil && paper.HasAny(l.Text, "资金", "支出", "经费", "财务", "预算", "使用") &&
			!paper.HasAny(l.Text[:m[0]], "严禁", "确保", "防止", "杜绝", "坚决") {
			claim, at = l, paper.Range{From: m[0], To: m[1]}
			claims = append(claims, l.Site(at))
		}
		if found == nil && l.Has("审计", "巡察", "巡视", "检查") {
			for _, m := range auditFound.FindAllStringIndex(l.Text, -1) {
				if t := l.Text[m[0]:m[1]]; !paper.HasAny(t, "未发现", "没有发现", "未查出", "没有", "未", "无", "不存在", "上年", "以前年度", "往年") &&
					!paper.HasAny(paper.Clip(l.Text[:m[0]], 400), "上年", "以前年度") {
					found, foundAt = l, paper.Range{From: m[0], To: m[1]}
				}
			}
		}
	})
	switch {
	case claim == nil:
		return check.NotApplicable("没有写“没有违规”一类的话")
	case found == nil:
		return check.Undecided("没有当年的审计、检查记录可以对照")
	}
	p.At(claim, at, fmt.Sprintf("这里说“%s”，而“%s”。", paper.Clip(at.Of(claim.Text), 24), paper.Clip(foundAt.Of(found.Text), 40)),
		"按审计、检查的结果改写，写明问题和整改情况", found.Site(foundAt))
	return check.Decided
}
