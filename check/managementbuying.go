package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

// A purchase is what one place says of procurement.
type purchase struct {
	total, goods, works, services, small moneyCell
}

// take files an amount; in sentences a total does not stand behind its parts.
func (s *purchase) take(name string, c moneyCell, sentence bool) {
	put := func(to *moneyCell) {
		if !to.set {
			*to = c
		}
	}
	switch {
	case hasAny(name, "中小企业", "小微企业", "中小微"):
		if strings.Contains(name, "小微") && s.small.set {
			return
		}
		put(&s.small)
	case hasAny(name, "货物"):
		put(&s.goods)
	case hasAny(name, "工程"):
		put(&s.works)
	case hasAny(name, "服务"):
		put(&s.services)
	case hasAny(name, "采购", "合计", "总计", "共计") && !hasAny(name, "预算", "计划", "节约", "率", "预留", "中标", "成交"):
		if !sentence || !s.goods.set && !s.works.set && !s.services.set || hasAny(name, "合计", "总计", "共计") {
			put(&s.total)
		}
	}
}

func (p *Pass) judgePurchase(s *purchase) (seen bool) {
	if s.total.set && s.goods.set && s.works.set && s.services.set {
		seen = true
		parts := []moneyCell{s.goods, s.works, s.services}
		if sum := sumCells(parts); !addsUp(s.total, parts) {
			p.cellAt(s.total, "", fmt.Sprintf("政府采购总额写的是%s，货物%s、工程%s、服务%s加起来是%s，相差%s。", s.total.text, s.goods.text, s.works.text, s.services.text, s.total.in(sum), s.total.in(sum.Sub(s.total.value()).Abs())), "核对总额和各类采购金额", s.goods.line.Site(s.goods.at))
		}
	}
	if s.total.set && s.small.set {
		if seen = true; s.small.value().Cmp(s.total.value()) > 0 && !s.small.exact().Meets(s.total.exact()) {
			p.cellAt(s.small, "", fmt.Sprintf("授予中小企业合同金额%s，超过政府采购总额%s。", s.small.text, s.total.text), "核对授予中小企业的金额和采购总额", s.total.line.Site(s.total.at))
		}
	}
	return seen
}

// procurementAddsUp wants goods, works and services to make up the total, and
// what went to small enterprises not to exceed it.
func procurementAddsUp(p *Pass) Outcome {
	seen := false
	p.Bodies(func(l *Line) {
		if !l.Has("采购") {
			return
		}
		var s purchase
		on := false
		for _, v := range labelledIn(l, Range{0, len(l.Text)}) {
			on = on || strings.Contains(v.label, "采购")
			if on && v.unit == "元" && !hasAny(v.label, notLevel...) && !hasAny(v.label, "上年", "去年") {
				s.take(v.label, v.moneyCell, true)
			}
		}
		seen = p.judgePurchase(&s) || seen
	})
	for _, g := range p.Tables {
		var s purchase
		if !strings.Contains(g.Caption+g.Text(0, 0)+Words(g.Lines[:min(len(g.Lines), 12)]), "采购") {
			continue
		}
		for r := range g.Cells {
			if len(g.Cells[r]) < 2 {
				continue
			}
			if l := g.At(r, 1); l != nil && l != g.At(r, 0) {
				if c := cellOf(l, scaleOf(g.Unit), g.Unit); c.set {
					s.take(stripWords(g.Text(r, 0)), c, false)
				}
			}
		}
		seen = p.judgePurchase(&s) || seen
	}
	if !seen {
		return p.unsettled("没有同时写出政府采购总额和各类金额", "采购")
	}
	return Decided
}

var purchaseRate = regexp.MustCompile(`采购(?:预算)?(?:执行率|完成率)(?:为|达到|达|是)?([0-9]+(?:\.[0-9]+)?)[%％]`)

// procurementRate wants the rate of procurement within 0 and 100 percent, and to
// follow from the amounts beside it.
func procurementRate(p *Pass) Outcome {
	seen := false
	for _, l := range p.Lines {
		if l.Kind == CellLine || !l.Has("采购") {
			continue
		}
		reasoned := l.Has("原因", "主要是", "由于", "因为")
		for _, s := range fullSentences(l) {
			if !strings.Contains(s.Of(l.Text), "采购") {
				continue
			}
			var b, o moneyCell
			for _, v := range labelledIn(l, s) {
				switch {
				case v.unit != "元" || hasAny(v.label, notLevel...) || hasAny(v.label, "上年", "节约", "中小", "小微"):
				case strings.Contains(v.label, "采购") && hasAny(v.label, "实际", "完成", "支出", "执行", "成交", "合同") && !o.set:
					o = v.moneyCell
				case strings.Contains(v.label, "采购") && hasAny(v.label, "预算", "计划") && !b.set:
					b = v.moneyCell
				}
			}
			if b.set && o.set {
				seen = true
			}
			m := purchaseRate.FindStringSubmatchIndex(s.Of(l.Text))
			if m == nil {
				if b.set && o.set && o.value().Cmp(b.value()) > 0 && !reasoned {
					p.cellAt(o, "", fmt.Sprintf("实际采购金额%s，超过采购预算%s，多%s，没有说明原因。", o.text, b.text, o.in(o.value().Sub(b.value()))), "核对采购预算和实际采购金额", b.line.Site(b.at))
				}
				continue
			}
			seen = true
			d, _ := num.ParseDecimal(s.Of(l.Text)[m[2]:m[3]])
			p.purchaseRateOf(moneyCell{line: l, at: Range{s.From + m[2], s.From + m[3] + 1}, text: s.Of(l.Text)[m[2]:m[3]] + "%", shown: d, scale: num.One, set: true}, b, o, reasoned)
		}
	}
	for _, v := range p.pairs() {
		if hasAny(v.label, "采购执行率", "采购完成率") {
			seen = true
			v.text = strings.TrimRight(v.text, "%％") + "%"
			p.purchaseRateOf(v.moneyCell, moneyCell{}, moneyCell{}, false)
		}
	}
	if !seen {
		return p.unsettled("没有写政府采购执行率", "采购")
	}
	return Decided
}

// purchaseRateOf judges one rate, with the amounts where both are known.
func (p *Pass) purchaseRateOf(c, b, o moneyCell, reasoned bool) {
	if b.set && o.set && b.shown.Sign() > 0 {
		low, ok1 := num.Quo(o.exact().Low, b.exact().High)
		high, ok2 := num.Quo(o.exact().High, b.exact().Low)
		if ok1 && ok2 && !inPercent(low, high, c.shown) {
			q, _ := num.Quo(o.value(), b.value())
			p.cellAt(c, Error, fmt.Sprintf("采购执行率写的是%s，按%s÷%s应是%s%%。", c.text, o.text, b.text, q.Percent(max(c.shown.Scale(), 2))), "核对采购预算、实际采购金额和执行率", b.line.Site(b.at), o.line.Site(o.at))
			return
		}
	}
	if c.shown.Cmp(num.Int(100)) > 0 && !reasoned {
		p.cellAt(c, "", fmt.Sprintf("政府采购执行率%s，超过100%%，没有说明原因。", c.text), "核对采购预算和实际采购金额；有追加的写明")
	}
}
