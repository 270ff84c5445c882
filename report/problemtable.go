package report

import (
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
	"jiheng/fault"
)

// prose is a cell of words with bound figures; the figures in it carry no mark
// of their own, the cell does.
func (m *Maker) prose(text string, at fault.Place) val {
	var runs []document.Run
	for _, r := range m.Expand(text, at) {
		if !r.Super || r.Text != Mark {
			runs = append(runs, r)
		}
	}
	return val{runs: joined(runs), sample: m.Year.Sample && text != ""}
}

// placeOf is where an indicator stands in the dossier.
func (m *Maker) placeOf(code string) fault.Place {
	if i, ok := m.Year.IndicatorByCode(code); ok {
		return i.Place
	}
	return fault.Place{}
}

// named returns an object's id with its name: an indicator or a budget line.
func (m *Maker) named(id string) string {
	if i, ok := m.Year.IndicatorByCode(id); ok {
		return id + " " + i.Name
	}
	if l, ok := m.Year.LineByID(id); ok {
		return id + " " + l.Name
	}
	return id
}

func (m *Maker) problemTable() []document.Block {
	if len(m.Year.Problems) == 0 {
		return nil
	}
	cols := []col{{"编号", 9, document.Center}, {"对象", 27, document.Left}, {"差距", 34, document.Left}, {"原因", 30, document.Left}}
	var rows [][]val
	for _, p := range m.Year.Problems {
		objects := make([]string, len(p.Objects))
		for i, o := range p.Objects {
			objects[i] = m.named(o)
		}
		rows = append(rows, []val{m.told(p.ID), m.told(strings.Join(objects, "；")), m.prose(p.Gap, p.Place), m.prose(p.Cause, p.Place)})
	}
	return titled("存在问题", "", simple("problems", cols, rows))
}

func (m *Maker) measureTable() []document.Block {
	if len(m.Year.Problems) == 0 {
		return nil
	}
	cols := []col{{"编号", 9, document.Center}, {"问题", 19, document.Left}, {"措施", 34, document.Left}, {"责任科室", 12, document.Center},
		{"期限", 16, document.Center}, {"状态", 10, document.Center}}
	var rows [][]val
	for _, p := range m.Year.Problems {
		rows = append(rows, []val{m.told(p.ID), m.prose(p.Theme, p.Place), m.prose(p.Measure, p.Place), m.told(p.Owner), m.told(fact.HanDay(p.Due)), m.told(p.Status)})
	}
	return titled("整改措施", "", simple("measures", cols, rows))
}

func (m *Maker) pastTable() []document.Block {
	if len(m.Year.Past) == 0 {
		return nil
	}
	cols := []col{{"编号", 9, document.Center}, {"上年问题", 28, document.Left}, {"措施", 20, document.Left}, {"结果", 29, document.Left}, {"状态", 14, document.Center}}
	var rows [][]val
	for _, p := range m.Year.Past {
		state := p.State
		if p.Returns != "" {
			state += "（" + p.Returns + "）"
		}
		rows = append(rows, []val{m.told(p.ID), m.prose(p.Text, p.Place), m.prose(p.Measure, p.Place),
			m.prose(p.FollowUp, p.Place), m.told(state)})
	}
	return titled("上年问题整改情况", "", simple("past", cols, rows))
}

func (m *Maker) useTable() []document.Block {
	if len(m.Year.Uses) == 0 {
		return nil
	}
	cols := []col{{"项目", 26, document.Left}, {"本年年初数", 14, document.Right}, {"下年安排", 14, document.Right}, {"变动", 12, document.Right}, {"做法", 34, document.Left}}
	var rows [][]val
	for _, u := range m.Year.Uses {
		rows = append(rows, []val{m.told(m.named(u.Line)), m.amt(u.Line + "-" + budget.StageOriginal), m.amt(u.Line + "-下年安排"),
			m.toldDigits((u.Next - u.Now).ShownWan()), m.prose(u.How, u.Place)})
	}
	rows = append(rows, []val{txt("净变动"), txt(""), txt(""), m.amt("应用-净变动"), txt("")})
	return titled("自评结果在下年预算中的应用", "万元", simple("uses", cols, rows))
}

func (m *Maker) monitoringTable() []document.Block {
	mon := m.Year.Monitoring
	if mon == nil {
		return nil
	}
	cols := []col{{"指标", 30, document.Left}, {"年度指标值", 16, document.Center}, {"完成情况", 14, document.Center}, {"全年预计", 14, document.Center},
		{"可能性", 12, document.Center}, {"依据", 14, document.Left}}
	var rows [][]val
	for _, c := range mon.Checks {
		i, ok := m.Year.IndicatorByCode(c.Indicator)
		if !ok {
			continue
		}
		rows = append(rows, []val{m.told(m.named(c.Indicator)), m.targetCell(i, i.Target), m.toldQuantity(c.ToDate),
			m.toldQuantity(c.Forecast), m.told(c.Likelihood).lit(c.Likelihood), m.told(c.Basis)})
	}
	return titled(mon.Round+"指标执行情况", "", simple("monitoring", cols, rows))
}

func (m *Maker) alertTable() []document.Block {
	mon := m.Year.Monitoring
	if mon == nil || len(mon.Alerts) == 0 {
		return nil
	}
	cols := []col{{"编号", 9, document.Center}, {"对象", 24, document.Left}, {"原因", 22, document.Left}, {"处置", 12, document.Center}, {"结果", 33, document.Left}}
	var rows [][]val
	for _, a := range mon.Alerts {
		rows = append(rows, []val{m.told(a.ID), m.told(m.named(a.Object)), m.prose(a.Cause, a.Place), m.told(a.Disposition), m.prose(a.Result, a.Place)})
	}
	return titled("监控预警和处置", "", simple("alerts", cols, rows))
}
