package report

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/fact"
	"jiheng/num"
)

func (m *Maker) staffTable() []document.Block {
	if len(m.Year.Unit.Offices) == 0 {
		return nil
	}
	cols := []col{{"内设机构", 40, document.Left}, {"编制（人）", 30, document.Right}, {"在职（人）", 30, document.Right}}
	var rows [][]val
	for _, o := range m.Year.Unit.Offices {
		rows = append(rows, []val{txt(o.Name), m.people(o.ApprovedPost, o.PostsOpen), m.people(o.StaffInPost, o.StaffOpen)})
	}
	rows = append(rows, []val{txt("合计"), m.amt("编制数"), m.amt("在职人数")})
	return titled("内设机构和人员", "", simple("staff", cols, rows))
}

func (m *Maker) people(n int, open bool) val {
	if open {
		return dash()
	}
	return m.toldDigits(num.Int(int64(n)))
}

func (m *Maker) assetTable() []document.Block {
	if len(m.Year.Unit.Assets) == 0 {
		return nil
	}
	cols := []col{{"项目", 60, document.Left}, {"金额或比例", 40, document.Right}}
	var rows [][]val
	for _, a := range m.Year.Unit.Assets {
		id := "资产-" + a.Name
		if a.Rate {
			id = a.Name
		}
		rows = append(rows, []val{txt(a.Name), m.fig(id)})
	}
	return titled("资产情况（截至"+fact.HanDay(m.Year.Unit.AssetsAsOf)+"）", "", simple("assets", cols, rows))
}

func (m *Maker) taskTable() []document.Block {
	if len(m.Year.Tasks) == 0 {
		return nil
	}
	cols := []col{{"编号", 9, document.Center}, {"任务", 22, document.Left}, {"主要内容", 31, document.Left}, {"科室", 10, document.Center},
		{"全年预算数", 14, document.Right}, {"决算数", 14, document.Right}}
	var rows [][]val
	for _, t := range m.Year.Tasks {
		rows = append(rows, []val{m.told(t.ID), m.told(t.Name), m.told(t.Content), m.told(t.Office),
			m.amt(t.ID + "-" + budget.StageRevised), m.amt(t.ID + "-" + budget.StageOutturn)})
	}
	return titled("年度主要任务", "万元", simple("tasks", cols, rows))
}

func (m *Maker) goalTable() []document.Block {
	if len(m.Year.Goals) == 0 {
		return nil
	}
	cols := []col{{"工作领域", 14, document.Center}, {"权重", 9, document.Center}, {"年度目标", 39, document.Left}, {"完成情况", 38, document.Left}}
	var rows [][]val
	for _, g := range m.Year.Goals {
		rows = append(rows, []val{txt(g.Field), m.toldDigits(g.Share), m.prose(g.Text, g.Place), m.prose(g.Achieved, g.Place)})
	}
	return titled("年度绩效目标及完成情况", "", simple("goals", cols, rows))
}

func (m *Maker) indicatorTable() []document.Block {
	cols := []col{{"编号", 10, document.Center}, {"指标", 36, document.Left}, {"年度指标值", 16, document.Center}, {"完成值", 20, document.Center},
		{"分值", 8, document.Center}, {"得分", 10, document.Center}}
	var rows [][]val
	for _, i := range m.Year.Indicators {
		weight := dash()
		if !i.WeightOpen {
			weight = digits(i.Weight)
		}
		if s, ok := m.Eval.ScoreOf(i.Code); ok {
			weight = scoreWeight(s)
		}
		weight.sample = m.Year.Sample
		rows = append(rows, []val{m.told(i.Code), m.told(i.Name), m.targetCell(i, i.InForce()), m.fig(i.Code), weight, m.amt(i.ScoreID())})
	}
	out := titled("绩效指标完成情况", "", simple("indicators", cols, rows))
	if note := weightNote(m.Eval); note != "" {
		out = append(out, document.Styled(document.Remark, note))
	}
	return out
}

// targetCell shows a target as forms print it, bound to its fact.
func (m *Maker) targetCell(i *budget.Indicator, t budget.Target) val {
	id := i.TargetID()
	if i.Adjusted != nil && t == i.Target {
		id = i.Code + "-年初指标值"
	}
	r := document.Run{Text: t.String(), Fact: id}
	if t.Operator == budget.Qualitative {
		r.Text = t.Words
	}
	if f, ok := m.Facts.Get(id); ok && f.Value.IsNumber() {
		p := f.Print()
		r.Value, r.Unit = p.Number.String(), p.Unit.String()
	}
	return val{runs: []document.Run{r}, sample: i.Sample}
}

func (m *Maker) scoreTable() []document.Block {
	cols := []col{{"类", 30, document.Left}, {"分值", 20, document.Center}, {"适用分值", 25, document.Center}, {"得分", 25, document.Center}}
	var rows [][]val
	for _, g := range m.Eval.Groups {
		points := m.amt(g.Name + "-得分")
		rows = append(rows, []val{txt(g.Name), digits(g.Weight), m.toldDigits(g.Applicable), points})
	}
	rows = append(rows, []val{txt("合计"), digits(m.Eval.Pack.Total), m.amt("适用分值"), m.amt("自评得分合计")},
		[]val{txt("折算总分和等级"), txt(""), m.rated(m.fig("自评总分")), m.fig("自评等级")})
	out := titled("自评得分汇总", "分", simple("scores", cols, rows))
	if m.Eval.GapWords != "" {
		out = append(out, document.Styled(document.Remark, m.Eval.GapWords+"各项照写的分值计分，不折算，总分和等级"+budget.Unrated+"。"))
	}
	out = append(out, document.Styled(document.Remark, m.Basis()))
	for _, c := range m.Eval.Consequences() {
		out = append(out, document.Styled(document.Remark, "假设：财政评价等级比自评低"+Han(c.Lower)+"等，结果乘以"+c.Factor.String()+"，为"+c.Total.String()+
			"分（"+c.Grade+"）；只供参考，不计入自评。"))
	}
	return out
}

// Basis says by which pack the score was made, how surely its rules are known,
// and that the pack is our choice where the place has no table of its own.
func (m *Maker) Basis() string {
	p := m.Eval.Pack
	text := m.ruleNote()
	switch {
	case len(p.Items) == 0 && p.Region == "全国":
		text += "部门和单位整体支出没有全国统一的分值表，选用此规则包是本软件的默认选择。"
	case strings.HasPrefix(p.Region, "中央部门"):
		text += "此规则包依据的文件发给中央部门，地方是参照；部门和单位整体支出没有全国统一的分值表。"
	}
	return text
}

// ruleNote names the pack, how surely its rules are known, and what in it is our
// own choice.
func (m *Maker) ruleNote() string {
	p := m.Eval.Pack
	text := "注：按规则包" + budget.RuleName(p) + "评分。"
	if !p.Verified() {
		text += "该规则包的条文未经核对原文，使用前请与本地文件核对。"
	}
	if says, ok := budget.OutOfForce(p, m.Year); ok {
		text += says + "。"
	}
	if p.Over.Own {
		text += "目标偏低的扣减方法，官方没有公式，由本软件自定。"
	}
	return text
}

func (m *Maker) lossTable() []document.Block {
	cols := []col{{"编号", 9, document.Center}, {"指标", 25, document.Left}, {"分值", 8, document.Center}, {"得分", 9, document.Center},
		{"失分", 9, document.Center}, {"原因", 40, document.Left}}
	var rows [][]val
	for _, s := range m.Eval.Scores {
		if s.State != budget.Scored || s.Points.Cmp(s.Weight) >= 0 {
			continue
		}
		reason := ""
		if i, ok := m.Year.IndicatorByCode(s.Code); ok && i.Deviation != nil {
			reason = i.Deviation.Reason
		} else if s.Code == budget.ExecutionID {
			reason = "未执行{{合计-" + budget.StageUnspent + "}}"
		}
		rows = append(rows, []val{m.told(s.Code), m.told(s.Name), m.toldDigits(s.Weight), m.amt(s.Code + "-得分"),
			m.toldDigits(s.Weight.Sub(s.Points)), m.prose(reason, m.placeOf(s.Code))})
	}
	if len(rows) == 0 {
		return []document.Block{document.P("各项适用指标均得满分。")}
	}
	return titled("失分情况", "分", simple("losses", cols, rows))
}

func (m *Maker) print(id string) string {
	f, _ := m.Facts.Get(id)
	return f.Print().Text
}

func (m *Maker) evidenceTable() []document.Block {
	cols := []col{{"编号", 12, document.Center}, {"名称", 58, document.Left}, {"佐证等级", 16, document.Center}, {"种类", 14, document.Center}}
	var rows [][]val
	ledgers := slices.SortedStableFunc(slices.Values(m.Year.Ledgers), func(a, b *budget.Ledger) int { return byID(a.ID, b.ID) })
	for _, g := range ledgers {
		rows = append(rows, []val{m.told(g.ID), m.told(g.Name), m.told(g.Grade), m.told("台账")})
	}
	papers := slices.SortedStableFunc(slices.Values(m.Year.Evidence), func(a, b budget.Evidence) int { return byID(a.ID, b.ID) })
	for _, e := range papers {
		kind := "文件"
		if e.Original != "" {
			kind = "电子原件"
		}
		rows = append(rows, []val{m.told(e.ID), m.told(e.Title), m.told(e.Grade), m.told(kind)})
	}
	return titled("佐证材料清单", "", simple("evidence", cols, rows))
}

// byID orders ids as people count them: T2 before T10, D before T.
func byID(a, b string) int {
	padded := func(id string) string {
		return numberInID.ReplaceAllStringFunc(id, func(n string) string { return strings.Repeat("0", max(0, fact.MaxID-len(n))) + n })
	}
	return cmp.Or(cmp.Compare(padded(a), padded(b)), cmp.Compare(a, b))
}

var numberInID = regexp.MustCompile(`[0-9]+`)

func (m *Maker) disclosureTable() []document.Block {
	d := m.Year.Disclosure
	if d == nil {
		return nil
	}
	cols := []col{{"事项", 26, document.Left}, {"安排", 74, document.Left}}
	rows := [][]val{{txt("审定会议"), m.told(d.DecidedBy + "，" + fact.HanDay(d.DecidedOn))},
		{txt("公开内容"), m.told(strings.Join(d.Documents, "、"))}, {txt("公开位置"), m.told(d.Where)},
		{txt("计划公开日期"), m.told(fact.HanDay(d.Planned) + bracketed("期限", fact.HanDay(d.Due)))}, {txt("保密审查"), m.told(reviewed(d))},
		{txt("更正"), m.told(d.Correction)}}
	return titled("公开安排", "", simple("disclosure", cols, rows))
}

// reviewed tells of the review for secrecy: day, body, person, result, and what
// it settled about work secrets.
func reviewed(d *budget.Disclosure) string {
	text := fact.HanDay(d.ReviewedOn) + "，" + d.ReviewBody + d.Reviewer + "：" + d.Review
	if d.WorkSecret != "" {
		text += "；工作秘密：" + d.WorkSecret
	}
	return text
}

// bracketed puts words into brackets behind a lead; nothing stays nothing.
func bracketed(lead, words string) string {
	if words == "" {
		return ""
	}
	return "（" + lead + words + "）"
}

func (m *Maker) withheldTable() []document.Block {
	if m.Year.Disclosure == nil || len(m.Year.Disclosure.Withheld) == 0 {
		return nil
	}
	kinds := slices.ContainsFunc(m.Year.Disclosure.Withheld, func(w budget.Withheld) bool { return w.Kind != "" })
	cols := []col{{"不公开的内容", 60, document.Left}, {"理由", 40, document.Left}}
	if kinds {
		cols = []col{{"不公开的内容", 48, document.Left}, {"种类和依据", 24, document.Left}, {"理由", 28, document.Left}}
	}
	var rows [][]val
	for _, w := range m.Year.Disclosure.Withheld {
		row := []val{m.told(w.What)}
		if kinds {
			row = append(row, m.told(w.Kind+bracketed("", groundOf(w.Kind))))
		}
		rows = append(rows, append(row, m.told(w.Why)))
	}
	return titled("不公开事项", "", simple("withheld", cols, rows))
}

// groundOf returns the ground of law for withholding a kind of thing.
func groundOf(kind string) string {
	for _, k := range budget.WithheldKinds {
		if k.Kind == kind {
			return k.Ground
		}
	}
	return ""
}
