package dossier

import "slices"

// A RecordList is a list in a YAML file of the dossier whose items have fields of a fixed
// order: offices, alerts, problems. The first field is what an item cannot do without.
type RecordList struct {
	File, Block string
	Fields      []string
	Several     []string // of the fields, those that hold several words
}

// RecordLists are the lists whose items can be typed by their fields, in the order of
// their files. Goals, indicators, statements and evidence have forms of their own.
var RecordLists = []RecordList{
	{File: FileUnit, Block: "内设机构", Fields: []string{"名称", "编制", "在职"}},
	{File: FileUnit, Block: "资产", Fields: []string{"名称", "金额", "比例"}},
	{File: FileMoney, Block: "三公经费", Fields: expenseKeys},
	{File: FileMoney, Block: "一般性支出", Fields: expenseKeys},
	{File: FileMoney, Block: "政府采购", Fields: []string{"名称", "金额"}},
	{File: FileMonitoring, Block: "指标", Fields: []string{"指标", "完成", "预计", "可能性", "依据"}},
	{File: FileMonitoring, Block: "预警", Fields: []string{"编号", "灯", "对象", "原因类别", "原因", "措施", "答复期限", "答复", "处置", "调整", "结果"}},
	{File: FileProblems, Block: "问题", Fields: []string{"编号", "主题", "对象", "差距", "原因", "措施", "责任", "期限", "状态", "再现"}, Several: []string{"对象"}},
	{File: FileProblems, Block: "上年问题", Fields: []string{"编号", "问题", "措施", "期限", "结果", "状态", "对应"}},
	{File: FileUses, Block: "预算安排", Fields: []string{"行", "本年", "下年", "做法", "文件"}},
	{File: FileDisclosure, Block: "不公开", Fields: []string{"内容", "种类", "理由"}},
}

// expenseKeys are what is known of an expense.
var expenseKeys = []string{"名称", "年初预算数", "全年预算数", "决算数", "上年决算数"}

// RecordValues are the values of a file that stand by themselves, in the order in which
// they are asked for. A value in a group is named with the group: 保密审查·日期.
var RecordValues = map[string][]string{
	FileMain:       {"年度工作按期完成"},
	FileUnit:       {"名称", "简称", "编码", "主管部门", "地区", "职能", "机构说明", "资产截至"},
	FileMonitoring: {"期间", "截至月份", "日期", "规则", "提示线", "预警线"},
	FileDisclosure: {"报告日期", "保密审查·审查机构", "保密审查·审查人", "保密审查·日期", "保密审查·结果", "保密审查·工作秘密", "决定会议", "决定日期", "决算批复", "公开期限", "计划公开", "位置", "更正"},
}

// recordKeys are the fields of a list's items.
func recordKeys(file, block string) []string {
	l, _ := RecordListOf(file, block)
	return l.Fields
}

// RecordListOf returns the list of a file's block.
func RecordListOf(file, block string) (RecordList, bool) {
	i := slices.IndexFunc(RecordLists, func(l RecordList) bool { return l.File == file && l.Block == block })
	if i < 0 {
		return RecordList{}, false
	}
	return RecordLists[i], true
}

// AdjustmentFields are the columns of the adjustments of the budget, in their order.
func AdjustmentFields() []string {
	return slices.Concat(adjustmentsTable.must, adjustmentsTable.may)
}
