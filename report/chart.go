package report

import (
	"jiheng/budget"
	"jiheng/document"
	"jiheng/num"
)

// point shows a fact in a chart; a missing one is a gap.
func (m *Maker) point(id string, places int) document.Point {
	f, ok := m.Facts.Get(id)
	if !ok || !f.Value.IsNumber() {
		return document.Point{Blank: true}
	}
	return document.Point{Value: f.Value.Number.Round(places, num.HalfUp), Fact: id}
}

// fundChart compares the stages of each fund that the unit has. Its bars lie, so
// that a fund a hundredth of another is still to be seen.
func (m *Maker) fundChart() []document.Block {
	c := document.Chart{Kind: document.Bars, Unit: "万元", Places: 2}
	stages := []string{budget.StageOriginal, budget.StageRevised, budget.StageOutturn}
	for _, s := range stages {
		c.Series = append(c.Series, document.Series{Name: s})
	}
	for _, f := range budget.Funds {
		if !m.known(string(f)) {
			continue
		}
		c.Categories = append(c.Categories, string(f))
		for i, s := range stages {
			c.Series[i].Points = append(c.Series[i].Points, m.point(string(f)+"-"+s, 2))
		}
	}
	return m.chart("chart-funds", "分资金预算和执行", c)
}

// monthChart shows what was paid each month, cumulated.
func (m *Maker) monthChart() []document.Block {
	c := document.Chart{Kind: document.Lines, Unit: "万元", Places: 2, Series: []document.Series{{Name: "累计支付"}, {Name: "按序时进度"}}}
	total, ok := m.Facts.Get("合计-" + budget.StageRevised)
	if !ok || !m.has("累计支付-12月") {
		return nil
	}
	for i := 1; i <= 12; i++ {
		c.Categories = append(c.Categories, itoa(i)+"月")
		c.Series[0].Points = append(c.Series[0].Points, m.point("累计支付-"+itoa(i)+"月", 2))
		even, _ := num.Quo(total.Value.Number.Mul(num.Int(int64(i)).Ratio()), num.Int(12).Ratio())
		c.Series[1].Points = append(c.Series[1].Points, document.Point{Value: even.Round(2, num.HalfUp)})
	}
	return m.chart("chart-months", "分月累计支付与序时进度", c)
}

// fieldChart shows the share of the applicable points that each field of work
// reached.
func (m *Maker) fieldChart() []document.Block {
	c := document.Chart{Kind: document.Bars, Unit: "%", Places: 2, Series: []document.Series{{Name: "得分率"}}}
	for _, field := range m.Year.Fields {
		var points, weight num.Decimal
		for _, s := range m.Eval.Scores {
			if i, ok := m.Year.IndicatorByCode(s.Code); ok && i.Field == field.Name && s.State == budget.Scored {
				points, weight = points.Add(s.Points), weight.Add(s.Weight)
			}
		}
		if share, ok := num.Quo(points.Ratio(), weight.Ratio()); ok {
			c.Categories = append(c.Categories, field.Name)
			c.Series[0].Points = append(c.Series[0].Points, document.Point{Value: share.Percent(2)})
		}
	}
	return m.chart("chart-fields", "各工作领域的得分率", c)
}

// lossChart shows the points lost, indicator by indicator.
func (m *Maker) lossChart() []document.Block {
	c := document.Chart{Kind: document.Bars, Unit: "分", Places: 2, Series: []document.Series{{Name: "失分"}}}
	for _, s := range m.Eval.Scores {
		if s.State == budget.Scored && s.Points.Cmp(s.Weight) < 0 {
			c.Categories = append(c.Categories, s.Code+" "+s.Name)
			c.Series[0].Points = append(c.Series[0].Points, document.Point{Value: s.Weight.Sub(s.Points), Fact: s.Code + "-得分"})
		}
	}
	return m.chart("chart-losses", "失分分布", c)
}

// chart returns a figure; one without categories is left out.
func (m *Maker) chart(id, title string, c document.Chart) []document.Block {
	if len(c.Categories) == 0 {
		return nil
	}
	if m.Year.Sample {
		title += Label
	}
	return []document.Block{&document.Figure{ID: id, Title: title, Chart: c}}
}
