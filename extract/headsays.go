package extract

import (
	"strings"
)

// Heads and labels are judged by their whole word or by their last noun: 联系电话 and
// 预算年度 measure nothing, while 电话费, 年度考核奖 and 行政运行 only hold such a word.

// measureNothing reports a head or label whose numbers measure nothing.
func measureNothing(word string) bool {
	return bareWords.in(word) || hasSuffixAny(word, nothingEnds...) || codeHead(word)
}

// bareWords are such heads where they stand alone.
var bareWords = newLexicon("序", "行", "栏", "页", "级", "名", "账", "人", "项目", "指标", "批", "期", "月", "年", "电话", "时间", "传真", "邮编", "档")

// nothingEnds end such heads.
var nothingEnds = []string{"期限", "年限", "年度", "年份", "日期", "时间", "月份", "电话", "手机", "传真", "邮编", "批次", "级次", "级别", "等级", "层级", "姓名", "户名", "备注", "名称", "项目", "指标",
	"系人", "责人", "办人", "报人", "核人", "表人", "地址", "地点", "页数", "页"}

// codeHead reports the head of a column of numbers that only tell things apart, whatever
// they look like: 序号, 文号, 行次, 项目编码.
func codeHead(word string) bool {
	return hasSuffixAny(word, "号", "码", "行次", "栏次", "页次", "次序", "顺序", "排序", "序次") || word == "序"
}

// valueless reports a head or label of numbers that are none to be read. An amount with
// decimals in a table that names its unit of money is one to be read, whatever its head is
// called, unless the head names codes.
func (w *walker) valueless(word, text string, c Cell) bool {
	if codeHead(word) {
		return true
	}
	if YearAlone(word) && w.priced(c) { // 2023年度 beside 2024年度: the amounts of these years
		return false
	}
	if !measureNothing(word) && !hasSuffixAny(word, nameEnds...) {
		return false
	}
	return !strings.ContainsAny(text, ".,，") || !w.priced(c)
}

// labelWithValue reports a cell that names the paper's office, day or the like beside its
// label: 填报单位：水利局, 编制日期：2024年3月. It heads no column.
func labelWithValue(text string) bool {
	i := strings.IndexAny(text, "：:")
	if i <= 0 || ColonEnds(text) {
		return false
	}
	label := text[:i]
	return labelWords[label] || infoLabel(label) || hasSuffixAny(noBlanks.Replace(label), "时间", "日期", "填表人", "制表人", "填报人", "审核人", "编制人", "报送人")
}

// tellsWhy reports a head whose column holds sentences: 偏差原因分析及改进措施, 存在问题.
func tellsWhy(plain string) bool {
	return hasSuffixAny(plain, "原因", "措施", "原因分析", "理由", "问题", "建议", "意见", "打算") || strings.Contains(plain, "原因") && !Expense(plain)
}

// Expense reports a name that ends as those of amounts do that are paid or received,
// whatever stands before: 电话费, 上级补助, 年终奖金. None where it is of a price, a number or
// a share: 人均费, 占公用经费.
func Expense(word string) bool {
	word = noBlanks.Replace(dropBrackets(word)) // 因公出国（境）费
	return hasSuffixAny(word, expenseEnds...) && !hasSuffixAny(word, "免费", "收费", "缴费", "欠费", "消费", "次均费", "人均费", "户均费") && !strings.Contains(word, "占")
}

// expenseEnds end such names.
var expenseEnds = []string{"费", "补助", "补贴", "津贴", "奖金", "工资", "债券", "借款", "贷款", "罚款", "捐款", "进度款", "工程款", "货款", "尾款", "保险", "公积金", "税金", "租金", "押金", "保证金", "质保金", "报酬"}

// explains reports a head whose column explains, and holds no figures; 说明书印制费 is none.
func explains(head string) bool {
	return explainWords.find(head) != "" && !Expense(lastName(head))
}

// keyedRows reports a table of two columns whose first row is a label with its value, as
// those below it are, and no head: 单位全称 | 青山县水利局, over 编制数 | 126人 and 控制率 | 95%.
func keyedRows(grid [][]gridCell) bool {
	if len(grid) < 3 || len(written(grid[0])) != 2 {
		return false
	}
	top := written(grid[0])
	name, value := plainWord(top[0].text), plainWord(top[1].text)
	kind, _ := readHead(value)
	if kind != anyColumn || formWords[name] || formWords[value] || groupWords[value] || yearHead(value) || YearAlone(value) || YearNumber(value) || YearsHead(name) ||
		hasSuffixAny(value, valueHeads...) || hasSuffixAny(value, nameEnds...) && !hasSuffixAny(name, "单位", "部门", "名称", "全称", "简称") {
		return false
	}
	units := map[string]bool{}
	for _, row := range grid[1:] {
		said := written(row)
		if len(said) != 2 {
			if len(said) > 2 {
				return false
			}
			continue
		}
		switch fig, ok := ReadCell(said[1].text); {
		case ok:
			units[fig.Measured()] = true
		default:
			units["words"] = true
		}
	}
	return len(units) > 2 || units["words"] && len(units) > 1 || keyLabel(name) && !figuresFirst(grid)
}

// valueHeads end the heads of a column with the values of the labels beside it.
var valueHeads = []string{"数量", "内容", "情况", "数据", "值", "说明", "结果", "备注", "信息", "金额", "数", "额", "本年", "上年", "栏"}

// aimHead reports the head of a column whose words are no names of what stands right of
// them: 年度指标值, 评分标准, 实际完成值.
func aimHead(head string) bool {
	plain := strings.ReplaceAll(bareHead(lastName(head)), " ", "")
	return hasSuffixAny(plain, "指标值", "目标值", "计划值", "标准值", "完成值", "实际值", "目标", "完成情况", "评分标准", "评价标准", "评分规则", "评分细则", "评分办法", "计分方法", "计分办法", "计算公式",
		"计算方法", "得分公式", "指标要求", "任务要求", "计划数", "完成数", "计划完成", "实际完成", "年度指标", "计划目标", "预期值", "扣分标准", "打分标准")
}

// glossHead reports the head of a column that explains what stands left of it: 指标解释.
func glossHead(head string) bool {
	return hasSuffixAny(plainWord(lastName(head)), "解释", "说明", "内涵", "定义", "释义", "依据", "口径", "备注", "要点")
}

// measuredValue reports a number with a unit that is more than a figure has elsewhere
// (1,400元/人次): it names nothing right of it.
func measuredValue(text string) bool {
	if text == "" || !isDigit(text[0]) || YearAlone(text) {
		return false
	}
	fig, ok := ReadCell(text)
	return ok && fig.Class == Quantity && fig.Unit != "年" && fig.Unit != "月" && fig.Unit != "日" && fig.Unit != "期"
}
