package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// A purchase is what one place says of procurement.
type purchase struct {
	total, goods, works, services, small paper.Amount
}

// take files an amount; in sentences a total does not stand behind its parts.
func (s *purchase) take(name string, c paper.Amount, sentence bool) {
	put := func(to *paper.Amount) {
		if !to.Set {
			*to = c
		}
	}
	switch {
	case paper.HasAny(name, "中小企业", "小微企业", "中小微"):
		if strings.Contains(name, "小微") && s.small.Set {
			return
		}
		put(&s.small)
	case paper.HasAny(name, "货物"):
		put(&s.goods)
	case paper.HasAny(name, "工程"):
		put(&s.works)
	case paper.HasAny(name, "服务"):
		put(&s.services)
	case paper.HasAny(name, "采购", "合计", "总计", "共计") && !paper.HasAny(name, "预算", "计划", "节约", "率", "预留", "中标", "成交"):
		if !sentence || !s.goods.Set && !s.works.Set && !s.services.Set || paper.HasAny(name, "合计", "总计", "共计") {
			put(&s.total)
		}
	}
}

func judgePurchase(p *check.Pass, s *purchase) (seen bool) {
	if s.total.Set && s.goods.Set && s.works.Set && s.services.Set {
		seen = true
		parts := []paper.Amount{s.goods, s.works, s.services}
		if sum := sumCells(parts); !addsUp(s.total, parts) {
			atCell(p, s.total, "", fmt.Sprintf("政府采购总额写的是%s，货物%s、工程%s、服务%s加起来是%s，相差%s。", s.total.Text, s.goods.Text, s.works.Text,
				s.services.Text, s.total.In(sum), s.total.In(sum.Sub(s.total.Value()).Abs())), "核对总额和各类采购金额", s.goods.Line.Site(s.goods.At))
		}
	}
	if s.total.Set && s.small.Set {
		if seen = true; s.small.Value().Cmp(s.total.Value()) > 0 && !s.small.Exact().Meets(s.total.Exact()) {
			atCell(p, s.small, "", fmt.Sprintf("授予中小企业合同金额%s，超过政府采购总额%s。", s.small.Text, s.total.Text), "核对授予中小企业的金额和采购总额", s.total.Line.Site(s.total.At))
		}
	}
	return seen
}

// procurementAddsUp wants goods, works and services to make up the total, and
// what went to small enterprises not to exceed it.
func procurementAddsUp(p *check.Pass) check.Outcome {
	seen := false
	p.Bodies(func(l *paper.Line) {
		if !l.Has("采购") {
			return
		}
		var s purchase
		on := false
		for _, v := range paper.LabelledIn(l, l.All()) {
			on = on || strings.Contains(v.Label, "采购")
			if on && v.Unit == "元" && !paper.HasAny(v.Label, notLevel...) && !paper.HasAny(v.Label, "上年", "去年") {
				s.take(v.Label, v.Amount, true)
			}
		}
		seen = judgePurchase(p, &s) || seen
	})
	for _, g := range p.Tables {
		var s purchase
		if !strings.Contains(g.Caption+g.Text(0, 0)+paper.Words(g.Lines[:min(len(g.Lines), 12)]), "采购") {
			continue
		}
		for r := range g.Cells {
			if len(g.Cells[r]) < 2 {
				continue
			}
			if l := g.At(r, 1); l != nil && l != g.At(r, 0) {
				if c := l.Amount(); c.Set {
					s.take(paper.StripWords(g.Text(r, 0)), c, false)
				}
			}
		}
		seen = judgePurchase(p, &s) || seen
	}
	if !seen {
		return unsettled(p, "没有同时写出政府采购总额和各类金额", "采购")
	}
	return check.Decided
}

var purchaseRate = plain.NewExpr(`采购(?:预算)?(?:执行率|完成率)(?:为|达到|达|是)?([0-9]+(?:\.[0-9]+)?)[%％]`)

// procurementRate wants the rate of procurement within 0 and 100 percent, and to
// follow from the amounts beside it.
func procurementRate(p *check.Pass) check.Outcome {
	seen := false
	for _, l := range p.Lines {
		if l.Kind == paper.CellLine || !l.Has("采购") {
			continue
		}
		reasoned := l.Has("原因", "主要是", "由于", "因为")
		for _, s := range paper.FullSentences(l) {
			if !strings.Contains(s.Of(l.Text), "采购") {
				continue
			}
			var b, o paper.Amount
			for _, v := range paper.LabelledIn(l, s) {
				switch {
				case v.Unit != "元" || paper.HasAny(v.Label, notLevel...) || paper.HasAny(v.Label, "上年", "节约", "中小", "小微"):
				case strings.Contains(v.Label, "采购") && paper.HasAny(v.Label, "实际", "完成", "支出", "执行", "成交", "合同") && !o.Set:
					o = v.Amount
				case strings.Contains(v.Label, "采购") && paper.HasAny(v.Label, "预算", "计划") && !b.Set:
					b = v.Amount
				}
			}
			if b.Set && o.Set {
				seen = true
			}
			m := purchaseRate.FindStringSubmatchIndex(s.Of(l.Text))
			if m == nil {
				if b.Set && o.Set && o.Value().Cmp(b.Value()) > 0 && !reasoned {
					atCell(p, o, "", fmt.Sprintf("实际采购金额%s，超过采购预算%s，多%s，没有说明原因。", o.Text, b.Text, o.In(o.Value().Sub(b.Value()))),
						"核对采购预算和实际采购金额", b.Line.Site(b.At))
				}
				continue
			}
			seen = true
			d, _ := num.ParseDecimal(s.Of(l.Text)[m[2]:m[3]])
			purchaseRateOf(p, paper.Amount{Line: l, At: paper.Range{From: s.From + m[2], To: s.From + m[3] + 1},
				Text: s.Of(l.Text)[m[2]:m[3]] + "%", Shown: d, Scale: num.One, Set: true}, b, o, reasoned)
		}
	}
	for v := range p.BudgetPairs() {
		if paper.HasAny(v.Label, "采购执行率", "采购完成率") {
			seen = true
			v.Text = strings.TrimRight(v.Text, "%％") + "%"
			purchaseRateOf(p, v.Amount, paper.Amount{}, paper.Amount{}, false)
		}
	}
	if !seen {
		return unsettled(p, "没有写政府采购执行率", "采购")
	}
	return check.Decided
}

// purchaseRateOf judges one rate, with the amounts where both are known.
func purchaseRateOf(p *check.Pass, c, b, o paper.Amount, reasoned bool) {
	if b.Set && o.Set && b.Shown.Sign() > 0 {
		low, ok1 := num.Quo(o.Exact().Low, b.Exact().High)
		high, ok2 := num.Quo(o.Exact().High, b.Exact().Low)
		if ok1 && ok2 && !paper.InPercent(low, high, c.Shown) {
			q, _ := num.Quo(o.Value(), b.Value())
			atCell(p, c, check.Error, fmt.Sprintf("采购执行率写的是%s，按%s÷%s应是%s%%。", c.Text, o.Text, b.Text,
				q.Percent(max(c.Shown.Scale(), 2))), "核对采购预算、实际采购金额和执行率", b.Line.Site(b.At), o.Line.Site(o.At))
			return
		}
	}
	if c.Shown.Cmp(num.Int(100)) > 0 && !reasoned {
		atCell(p, c, "", fmt.Sprintf("政府采购执行率%s，超过100%%，没有说明原因。", c.Text), "核对采购预算和实际采购金额；有追加的写明")
	}
}
