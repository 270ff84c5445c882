package dossier

import (
	"path"
	"strings"
)

// A Class is what a field is for. Rights are given and frozen by class.
type Class int

// The classes of fields (字段类别).
const (
	Administration Class = iota // 管理: the unit, the pack, disclosure
	Goal                        // 目标: what was promised, and how it is measured
	Budget                      // 预算: what was given
	Adjustment                  // 调整: what was changed of goals and budget after they were approved
	Execution                   // 执行: what was spent
	Result                      // 完成: what was reached, and what proves it
	Text                        // 文字: the narrative, reasons, problems
	Decision                    // 审核: what reviewers decide; written by the deed alone, by nobody's hand
)

// Classes lists them in their order.
var Classes = []Class{Administration, Goal, Budget, Adjustment, Execution, Result, Text, Decision}

func (c Class) String() string {
	return [...]string{"管理", "目标", "预算", "调整", "执行", "完成", "文字", "审核"}[c]
}

// A fieldRule gives the fields of a file their class. An empty block or field
// stands for all that have no line of their own.
type fieldRule struct {
	file, block, field string
	class              Class
	figure             bool // 2148.2 is no change of 2148.20
}

// fieldRules is the one list of what the format's fields are for; the folders
// 台账, 正文 and 批复 stand for their files. The order is that of docs/档案格式.md.
var fieldRules = []fieldRule{
	{FileMain, "", "", Administration, false},
	{FileUnit, "", "", Administration, false},
	{FileUnit, "内设机构", "编制", Administration, true},
	{FileUnit, "内设机构", "在职", Administration, true},
	{FileUnit, "资产", "金额", Execution, true},
	{FileUnit, "资产", "比例", Execution, true},
	{FileUnit, "资产", "", Execution, false},
	{FileUnit, "资产截至", "", Execution, false},

	{FileLines, "", "", Budget, false},
	{FileLines, "", "科室", Administration, false},
	{FileLines, "", "项目负责人", Administration, false},
	{FileLines, "", "任务", Goal, false},
	{FileLines, "", "指标", Goal, false},
	{FileLines, "", "指标借自", Goal, false},
	{FileLines, "", "项目目标", Goal, false},
	{FileLines, "", "年初预算数", Budget, true},
	{FileLines, "", "全年预算数", Budget, true},
	{FileLines, "", "其中上年结转", Budget, true},
	{FileLines, "", "决算数", Execution, true},
	{FileLines, "", "未执行去向", Execution, false},
	{FileLines, "", "未执行原因", Execution, false},
	{FileLines, "", "完成情况", Text, false},
	{FileLines, "", "自评", Administration, false},
	{FileLines, "", "未自评原因", Administration, false},
	{FileAdjustments, "", "", Adjustment, false},
	{FileAdjustments, "", "金额", Adjustment, true},
	{FileMonthly, "", "", Execution, true},
	{FileMonthly, "", "行", Execution, false},
	{FileMoney, "", "", Budget, false},
	{FileMoney, "三公经费", "年初预算数", Budget, true},
	{FileMoney, "三公经费", "全年预算数", Budget, true},
	{FileMoney, "三公经费", "决算数", Execution, true},
	{FileMoney, "三公经费", "上年决算数", Execution, true},
	{FileMoney, "一般性支出", "年初预算数", Budget, true},
	{FileMoney, "一般性支出", "全年预算数", Budget, true},
	{FileMoney, "一般性支出", "决算数", Execution, true},
	{FileMoney, "一般性支出", "上年决算数", Execution, true},
	{FileMoney, "政府采购", "", Execution, false},
	{FileMoney, "政府采购", "金额", Execution, true},
	{FileMoney, "科目拆分", "", Execution, false},
	{FileMoney, "资金说明", "", Text, false},

	{FileGoals, "", "", Goal, false},
	{FileGoals, "年度目标", "权重", Goal, true},
	{FileGoals, "年度目标", "完成", Text, false},
	{FileIndicators, "", "", Goal, false},
	{FileIndicators, "指标", "分值", Goal, true},
	{FileIndicators, "指标", "调整", Adjustment, false},
	{FileIndicators, "指标", "数据来源", Result, false},
	{FileIndicators, "指标", "给分比例", Result, true},
	{FileIndicators, "指标", "贡献说明", Text, false},
	{FileIndicators, "指标", "偏差", Text, false},
	{FileFacts, "", "", Result, false},
	{FileFacts, "陈述", "值", Result, true},
	{DirLedgers, "", "", Result, false},
	{FileEvidence, "", "", Result, false},
	{FileMonitoring, "", "", Result, false},
	{FileMonitoring, "提示线", "", Result, true},
	{FileMonitoring, "预警线", "", Result, true},
	{FileMonitoring, "预警", "", Text, false},
	{FileProblems, "", "", Text, false},
	{FileUses, "", "", Text, false},
	{FileUses, "预算安排", "本年", Text, true},
	{FileUses, "预算安排", "下年", Text, true},
	{FileDisclosure, "", "", Administration, false},
	{FileReview, "", "", Decision, false},
	{FileReleases, "", "", Decision, false},
	{DirApproved, "", "", Decision, false},
	{FileOrigin, "", "", Administration, false},
	{DirNarrative, "", "", Text, false},
}

// ruleOf returns the rule of a field; field is its outermost key within the
// entry. A file that the format does not know is 管理.
func ruleOf(file, block, field string) fieldRule {
	if dir := path.Dir(file); dir == DirLedgers || dir == DirNarrative || dir == DirApproved {
		file = dir
	}
	best, most := fieldRule{}, -1
	for _, r := range fieldRules {
		if r.file != file || r.block != "" && r.block != block || r.field != "" && r.field != field {
			continue
		}
		n := 0
		if r.block != "" {
			n++
		}
		if r.field != "" {
			n += 2
		}
		if n > most {
			best, most = r, n
		}
	}
	return best
}

// IsFigure reports a field in which one number stands.
func IsFigure(file, block, field string) bool {
	outer, _, _ := strings.Cut(field, partMark)
	return ruleOf(file, block, outer).figure
}

// Classed reports a file whose fields have a class of their own.
func Classed(file string) bool { return ruleOf(file, "", "").file != "" }

// ClassOf returns the class of the fields of a file's block, by their names.
func ClassOf(file, block string) func(field string) Class {
	return func(field string) Class {
		outer, _, _ := strings.Cut(field, partMark)
		return ruleOf(file, block, outer).class
	}
}
