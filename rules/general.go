package rules

import (
	"fmt"
	"strings"
	"unicode"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// Identity and completeness (GEN).
var general = []*check.Rule{
	{ID: "GEN-01", Title: "必填栏目应填写", Source: "own/form", Severity: check.Error, Run: whereWhole(requiredFields)},
	{ID: "GEN-02", Title: "年度前后一致", Source: "own/consistency", Severity: check.Error, Run: yearConsistent},
	{ID: "GEN-03", Title: "单位名称前后一致", Source: "own/consistency", Severity: check.Warning, Run: unitNameConsistent},
	{ID: "GEN-04", Title: "单位的文件统一称“单位”，不与“部门”混用", Source: "own/consistency", Severity: check.Warning, Run: unitCallsItselfUnit},
	{ID: "GEN-05", Title: "项目代码符合编码规则", Source: "project-code", Severity: check.Warning, Run: projectCode},
	{ID: "GEN-06", Title: "项目代码里的年份不晚于预算年度", Source: "project-code", Severity: check.Warning, Run: projectCodeYear},
	{ID: "GEN-07", Title: "项目名称与批复的预算一致", Source: "self-evaluation/coverage", Severity: check.Error, Run: projectNames},
	{ID: "GEN-08", Title: "没有留下待填的占位符", Source: "usage/residue", Severity: check.Error, Run: placeholders},
	{ID: "GEN-09", Title: "没有留下填报提示语", Source: "usage/residue", Severity: check.Error, Run: prompts},
	{ID: "GEN-10", Title: "文字不超过表格的字数上限", Source: "local/sichuan", Severity: check.Warning, Run: lengthLimits},
	{ID: "GEN-11", Title: "表格要求的负责人已签名", Source: "local/sichuan", Severity: check.Warning, Run: signed},
	{ID: "GEN-12", Title: "附件说明与所附附件一致", Source: "document/format", Severity: check.Error, Run: annexes},
	{ID: "GEN-13", Title: "有预算的项目都已自评", Source: "self-evaluation/coverage", Severity: check.Error, Run: allProjects},
	{ID: "GEN-14", Title: "整体支出自评的表和报告齐全", Source: "local/pidu", Severity: check.Error, Run: formAndReport},
	{ID: "GEN-15", Title: "按期报送", Source: "local/sichuan", Severity: check.Warning, Run: inTime},
	{ID: "GEN-16", Title: "写明的数目与名单一致", Source: "own/consistency", Severity: check.Warning, Run: declaredCount},
	{ID: "GEN-17", Title: "一栏之内没有重复的句子", Source: "usage/residue", Severity: check.Notice, Run: doubledInField},
	{ID: "GEN-18", Title: "没有乱码和损坏的字符", Source: "usage/characters", Severity: check.Warning, Run: damagedCharacters},
	{ID: "GEN-19", Title: "成文日期在年度结束和所写已完成的事以后、批复以前", Source: "own/consistency", Severity: check.Warning, Run: datedBetween},
}

var mustFill = map[string]bool{"项目名称": true, "主管部门": true, "实施单位": true, "单位名称": true, "部门名称": true, "实际完成情况": true, "填报单位": true, "预算单位": true}

// requiredFields wants every required field of a form to hold a value.
func requiredFields(p *check.Pass) check.Outcome {
	if !p.IsForm() {
		return check.NotApplicable("不是自评表或目标表")
	}
	all := p.Fields(func(name string) bool { return mustFill[name] })
	if len(all) == 0 {
		return check.Undecided("没有找到表格的栏目名")
	}
	for _, f := range all {
		if paper.NoValue(f.Value) && (f.At != f.Label || !headOfColumn(p, f.Label)) {
			p.Line(f.Label, "“"+f.Name+"”没有填写。", "填写“"+f.Name+"”")
		}
	}
	return check.Decided
}

// headOfColumn reports a label whose value stands below it.
func headOfColumn(p *check.Pass, l *paper.Line) bool {
	if l.Table == nil {
		return false
	}
	r, c, ok := l.Table.PlaceOf(l)
	below := l.Table.At(r+1, c)
	return ok && below != nil && below != l && !paper.NoValue(below.Text)
}

// unitLevel reports a document of a single unit rather than of a department.
func unitLevel(p *check.Pass) bool {
	w := callsItself(p.Title)
	return w == "单位" || strings.Contains(p.Title, "（本级）") && w != "部门" || p.Dossier != nil
}

// unitCallsItselfUnit wants the headings of a unit's document to say 单位.
func unitCallsItselfUnit(p *check.Pass) check.Outcome {
	if p.Title == "" {
		return check.Undecided("没有读出题名")
	}
	if !unitLevel(p) {
		return check.NotApplicable("题名没有说是单位的文件")
	}
	for _, l := range p.Headings() {
		if w := callsItself(l.Text); w != "" && w != "单位" {
			p.At(l, l.Find(w), fmt.Sprintf("这是单位的文件，标题“%s”却称“%s”。", paper.Clip(l.Text, 24), w), "标题统一称“单位”")
		}
	}
	return check.Decided
}

var codeForm = plain.NewExpr(`^[0-9]{8}[RYT][0-9]{12}$`)

// codes returns the project codes that the document names.
func codes(p *check.Pass) []paper.Field {
	named := func(name string) bool { return name == "项目代码" || name == "项目编码" }
	all := append(p.Fields(named), p.ColumnFields(named)...)
	var out []paper.Field
	for _, f := range all {
		f.Value, _, _ = strings.Cut(strings.ReplaceAll(f.Value, " ", ""), "〔")
		f.Value, _, _ = strings.Cut(f.Value, "（")
		if !paper.NoValue(f.Value) {
			out = append(out, f)
		}
	}
	return out
}

// projectCode wants project codes of 21 characters: division, year, class,
// number.
func projectCode(p *check.Pass) check.Outcome {
	all := codes(p)
	if len(all) == 0 {
		return check.NotApplicable("没有写项目代码")
	}
	decided := false
	for _, f := range all {
		// A code without a letter is a place's own.
		if strings.IndexFunc(f.Value, unicode.IsLetter) < 0 {
			continue
		}
		decided = true
		if !codeForm.MatchString(f.Value) {
			p.At(f.At, f.At.Find(f.Value), fmt.Sprintf("项目代码“%s”有%d位，不合编码规则：应是6位区划、2位年份、1个字母（R、Y、T）和12位数字，共21位。", f.Value,
				paper.Runes(f.Value)), "按预算管理一体化系统里的代码核对")
		}
	}
	if !decided {
		return check.Undecided("项目代码不是一体化系统的编码")
	}
	return check.Decided
}

// projectCodeYear wants the year in a project code not to lie after the budget's.
func projectCodeYear(p *check.Pass) check.Outcome {
	if p.Text.Year == 0 {
		return check.Undecided("没有从题名里读出年度")
	}
	decided := false
	for _, f := range codes(p) {
		if !codeForm.MatchString(f.Value) {
			continue
		}
		decided = true
		if year := 2000 + int(f.Value[6]-'0')*10 + int(f.Value[7]-'0'); year > p.Text.Year {
			p.At(f.At, f.At.Find(f.Value), fmt.Sprintf("项目代码“%s”是%d年设立的项目，本表是%d年度。", f.Value, year, p.Text.Year), "核对项目代码或年度")
		}
	}
	if !decided {
		return check.NotApplicable("没有可以读出年份的项目代码")
	}
	return check.Decided
}

// projectNames wants every project that a form names to be in the year's budget
// under that name.
func projectNames(p *check.Pass) check.Outcome {
	if p.Dossier == nil {
		return check.NotApplicable("没有档案里的预算")
	}
	named := func(name string) bool { return name == "项目名称" }
	all := append(p.Fields(named), p.ColumnFields(named)...)
	decided := false
	for _, f := range all {
		if paper.NoValue(f.Value) {
			continue
		}
		decided = true
		if !budgeted(p.Dossier, f.Value) {
			p.At(f.At, f.At.Find(f.Value), "项目“"+f.Value+"”不在批复的预算里。", "按批复的预算写项目名称")
		}
	}
	if !decided {
		return check.NotApplicable("没有写项目名称")
	}
	return check.Decided
}

func budgeted(y *budget.Year, name string) bool {
	for _, l := range y.Lines {
		if paper.Squeeze(l.Name) == paper.Squeeze(name) {
			return true
		}
	}
	return false
}
