package extract

import (
	"slices"
	"strings"
)

// A columnKind is what the numbers of a column are, by its heads.
type columnKind int

const (
	anyColumn   columnKind = iota // its heads do not say: 2024年
	moneyColumn                   // 全年预算数, 金额（元）
	rateColumn                    // 执行率
	countColumn                   // 户数, 面积（亩）, 完成率（%）
	pointColumn                   // 得分, 分值
	planColumn                    // 指标值, 完成值: the row says what is counted
	wordColumn                    // 编码, 年度, 备注: no figures
)

// A column is what the heads of a cell say of it.
type column struct {
	kind  columnKind
	unit  string // of money, or of what is counted; empty where no head names one
	low   string // the head that says it, what stands in brackets left out
	above bool   // an upper head says it
	year  string // that a head names: 2024年; empty for none

	row FoundKind // that the name of the row says, whatever the heads do; empty where it says none
}

// columnOf reads the heads above a cell from the nearest up; in a form of labels and
// values, the label beside it. The first head that says what is counted decides;
// a unit of money may stand in any of them.
func columnOf(c Cell) column {
	heads := c.Head
	if heads == "" {
		heads = lastName(strings.Trim(c.Side, "·"))
	}
	out := column{}
	for rest := heads; rest != ""; {
		head := lastName(rest)
		rest = strings.TrimSuffix(strings.TrimSuffix(rest, head), "·")
		kind, unit := readHead(head)
		switch {
		case out.year != "" || c.Head == "":
		case yearHead(head) || YearAlone(head):
			out.year = head[:len("2024年")]
		case len(head) == len("2024") && namesThing(head):
			out.year = head + "年"
		}
		switch {
		case out.kind == anyColumn && kind != anyColumn:
			out.kind, out.unit, out.low = kind, unit, bareHead(head)
			out.above = len(head) < len(heads) && !strings.HasSuffix(heads, head)
		case out.kind == moneyColumn && out.unit == "" && kind == moneyColumn:
			out.unit = unit
		}
	}
	return out
}

// pointWords end the heads of columns of points.
var pointWords = []string{"得分", "分值", "权重", "满分", "评分", "扣分", "总分", "分数", "自评分", "标准分"}

// notPoints end in 分 and are no points.
var notPoints = []string{"部分", "成分", "百分", "水分", "处分", "区分", "养分", "划分", "身分"}

// nameEnds end the heads of columns of names: 资金来源, 支出类型.
var nameEnds = []string{"名称", "类型", "类别", "分类", "来源", "科目", "内容", "事项", "用途", "渠道", "方式", "性质", "构成", "种类", "单位", "部门"}

// readHead reads one head: what its column holds, and the unit that it names.
func readHead(head string) (columnKind, string) {
	word := bareHead(head)
	plain := strings.ReplaceAll(word, " ", "")
	inside := bracketUnitOf(head)
	if rest := strings.Trim(plain, "%％"); rest != plain { // 占比%, ％: whatever the rows are called
		plain, inside = rest, "%"
	}
	switch {
	case inside != "%" && (hasSuffixAny(plain, nameEnds...) || tellsWhy(plain)):
		return anyColumn, ""
	case notCell.in(plain) && !hasSuffixAny(plain, pointWords...), hasSuffixAny(plain, "编码", "代码", "编号", "序号"), explains(plain):
		return wordColumn, ""
	case inside == "" && Expense(head):
		return moneyColumn, headUnit(head)
	case hasSuffixAny(plain, pointWords...), strings.HasSuffix(plain, "分") && !hasSuffixAny(plain, notPoints...):
		return pointColumn, ""
	case planWords.find(plain) != "":
		return planColumn, inside
	}
	money := headUnit(head)
	switch {
	case money != "" && rateWords.find(plain) != "" && strings.HasSuffix(plain, "率"):
		return rateColumn, ""
	case money != "" && inside != "%":
		return moneyColumn, money
	case rateWords.find(plain) != "" && plain != "预算执行" && !amountOfRate(plain):
		return rateColumn, ""
	case inside != "":
		return countColumn, inside
	}
	if unit := countedBy(plain); unit != "" {
		return countColumn, unit
	}
	if _, known := stageWords.nearest(word); known || amountHeads.find(plain) != "" {
		return moneyColumn, ""
	}
	if hasAny(plain, "追加", "追减", "调增", "调减", "核减", "压减", "调整数", "调整额", "增减额") || hasSuffixAny(plain, changeHeads...) || AdjustingHead(plain) {
		return moneyColumn, ""
	}
	if hasSuffixAny(plain, "量", "长度", "面积", "里程", "高度", "宽度", "深度", "排名", "名次", "时长", "系数", "倍数") {
		return countColumn, ""
	}
	return anyColumn, ""
}

// changeHeads end heads of columns with the change of the amounts beside them.
var changeHeads = []string{"变动", "增减", "变动额"}

// amountOfRate reports a head with a word of rates that ends as those of amounts do:
// 预算执行数, 支出进度金额; 占预算数 and 完成预算数 are rates.
func amountOfRate(plain string) bool {
	return hasSuffixAny(plain, "数", "额", "资金") && !hasPrefixAny(rateWords.find(plain), "占", "完成", "为")
}

// bracketUnitOf returns the unit in the bracket at the end of a head that is none of
// money: 面积（亩）, 完成率（%）.
func bracketUnitOf(head string) string {
	if !strings.ContainsAny(head, "（(") {
		return ""
	}
	inside := head[strings.LastIndexAny(head, "（("):]
	inside = strings.TrimLeft(strings.Trim(inside, "（()） "), "单位：: ")
	if hasSuffixAny(inside, "％", "%", "百分比", "百分数") {
		return "%"
	}
	if scaledUnit(inside) && !strings.HasSuffix(inside, "元") && inside != "年" && inside != "月" && inside != "日" {
		return inside
	}
	return ""
}

// rowStages are the names of rows that say of what stage their figures are, where
// projects head the columns.
var rowStages = map[string]FoundKind{"年初预算数": BudgetInitial, "年初预算": BudgetInitial, "年初批复数": BudgetInitial, "全年预算数": BudgetAdjusted, "全年预算": BudgetAdjusted,
	"调整后预算数": BudgetAdjusted, "调整后预算": BudgetAdjusted, "调整预算数": BudgetAdjusted, "预算数": BudgetInitial, "全年执行数": Outturn, "执行数": Outturn, "决算数": Outturn,
	"支出决算数": Outturn, "实际支出": Outturn, "实际支出数": Outturn, "支出数": Outturn, "执行率": ExecutionRate, "预算执行率": ExecutionRate, "支付率": ExecutionRate, "支出进度": ExecutionRate,
	"执行进度": ExecutionRate, "预算": BudgetInitial, "调整后": BudgetAdjusted, "决算": Outturn, "预算执行数": Outturn}

// stageOfRow returns what the name of a row says of all its figures; empty for names
// of things, and where the heads of the columns say it.
func stageOfRow(c Cell) FoundKind { return rowStages[rowName(c)] }

// rowName is the name of the row of a cell below heads; empty for none.
func rowName(c Cell) string {
	if c.Head == "" || c.Side == "" {
		return ""
	}
	return plainWord(lastName(strings.Trim(c.Side, "·")))
}

// levelRows are names of rows that say of what stage their figures are where other rows
// do so too; in a table of balances they do not: 年初, 年末.
var levelRows = map[string]FoundKind{"年初": BudgetInitial, "年初数": BudgetInitial, "年初安排": BudgetInitial, "年初安排数": BudgetInitial, "年初批复": BudgetInitial, "批复数": BudgetInitial,
	"年初下达": BudgetInitial, "调整前": BudgetInitial, "全年": BudgetAdjusted, "全年数": BudgetAdjusted, "全年安排": BudgetAdjusted, "调整后数": BudgetAdjusted, "变更后": BudgetAdjusted,
	"年中": Indicator, "年中调整": Indicator, "年中调整数": Indicator, "年中追加": Indicator, "调整": Indicator, "调整数": Indicator, "追加": Indicator, "调增": Indicator, "调减": Indicator,
	"年末": Indicator, "年末数": Indicator, "期初": Indicator, "期末": Indicator}

// rowSays returns what the name of a row says of its figures: its stage, or what time of
// the year it names, whatever thing heads the column (项目支出 is none that was spent by
// 年初), that of a stage only where another row of the table has one. Empty for other names.
func (w *walker) rowSays(l *Line, i int, c Cell) FoundKind {
	name := rowName(c)
	if kind := rowStages[name]; kind != "" {
		return kind
	}
	kind := levelRows[name]
	if kind == "" {
		return ""
	}
	if headed, known := stageWords.nearest(c.Head); known && headed != Expenditure {
		return "" // the heads are stages themselves
	}
	if kind != Indicator && !w.stagesDown(l.Table, i) {
		kind = Indicator
	}
	return kind
}

// stagesDown reports a table whose rows are named by stages.
func (w *walker) stagesDown(table, i int) bool {
	if w.downTable == table {
		return w.down
	}
	w.downTable, w.down = table, false
	for i > 0 && w.lines[i-1].Table == table {
		i--
	}
	for ; i < len(w.lines) && w.lines[i].Table == table && !w.down; i++ {
		for _, c := range w.lines[i].Cells {
			if c.IsHead || c.Side == "" {
				continue
			}
			kind := stageOfRow(c)
			w.down = w.down || kind != "" && kind != BudgetInitial || spentRows[plainWord(lastName(strings.Trim(c.Side, "·")))]
		}
	}
	return w.down
}

// spentRows are further names of rows of what was spent.
var spentRows = map[string]bool{"支出": true, "全年支出": true, "实际支出": true, "执行": true, "全年执行": true, "实际执行": true}

// unitHead reports the head of a column that names the unit of its row.
func unitHead(head string) bool {
	switch bareHead(lastName(head)) {
	case "计量单位", "度量单位", "指标单位", "单位", "数量单位":
		return true
	}
	return false
}

// measuredBeside is the unit that a row names in its column of units; empty where it
// has none.
func measuredBeside(l *Line) string {
	for _, c := range l.Cells {
		if c.IsHead || !unitHead(c.Head) {
			continue
		}
		if u := unitWord(l.Text[c.Start:c.End]); u != "" {
			return u
		}
	}
	return ""
}

// unitWord is a text that is a unit and nothing else, with another in brackets or behind a
// stroke where either is meant: 万元, 台（套）, 台/套, 人（次）; empty for other texts.
func unitWord(text string) string {
	if text == "％" {
		return "%"
	}
	u := text[len(prefix(text, scales...)):]
	if text == "" || scaledUnit(text) {
		return text
	}
	one, other, ok := strings.Cut(strings.NewReplacer("(", "/", "（", "/", ")", "", "）", "", "、", "/", "或", "/").Replace(u), "/")
	if ok && one != "" && unitAt(one) == one && (unitAt(other) == other && other != "" || other == "次") {
		return text
	}
	return ""
}

// scaledUnit reports a unit with a scale before it or without: 万吨; 千瓦时 and 万千瓦时 begin
// with no thousand.
func scaledUnit(s string) bool {
	if unitAt(s) == s {
		return s != ""
	}
	return slices.ContainsFunc(scales, func(scale string) bool {
		u, ok := strings.CutPrefix(s, scale)
		return ok && u != "" && unitAt(u) == u
	})
}

// UnitBeside is the unit of money that a row names in its column of units; empty where
// it has none.
func UnitBeside(l *Line) string {
	if u := measuredBeside(l); moneyUnitWord(u) {
		return u
	}
	return ""
}
