package dossier

import (
	"regexp"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/plain"
	"jiheng/table"
)

// An ImportKind is a kind of workbook that is imported into a table of the budget.
type ImportKind struct {
	Name    string // 预算, 分月
	File    string // the table
	Columns []ImportColumn
}

// An ImportColumn is a column of the dossier's table, with what workbooks of others
// call it.
type ImportColumn struct {
	Name  string
	Heads []string // what it is often called, the surest first
	Money bool     // an amount, in 万元
	Words []string // the words that it takes; empty for any
}

// ImportKinds lists the kinds, in the order in which they are offered.
var ImportKinds = []ImportKind{
	{Name: "预算", File: FileLines, Columns: append(slices.Clone(whoColumns),
		ImportColumn{Name: "资金", Heads: []string{"资金来源", "资金性质", "资金类型"}, Words: fundWords()},
		ImportColumn{Name: "支出", Heads: []string{"支出类别", "支出类型", "支出性质"}, Words: []string{string(budget.BasicExpenditure), string(budget.ProjectExpenditure)}},
		ImportColumn{Name: "类别", Heads: []string{"项目类别", "项目类型"}},
		ImportColumn{Name: "科室", Heads: []string{"责任科室", "业务科室", "承办科室", "使用科室", "处室", "内设机构"}},
		ImportColumn{Name: "功能科目", Heads: []string{"功能分类科目", "功能分类", "支出功能分类科目"}},
		ImportColumn{Name: "经济科目", Heads: []string{"经济分类科目", "经济分类", "部门预算经济分类"}},
		ImportColumn{Name: "年初预算数", Heads: []string{"年初预算", "年初批复数", "预算批复数", "批复预算数", "批复数", "年初预算金额", "预算数", "预算金额"}, Money: true},
		ImportColumn{Name: "全年预算数", Heads: []string{"全年预算", "调整后预算数", "调整预算数", "调整后预算"}, Money: true},
		ImportColumn{Name: "其中上年结转", Heads: []string{"上年结转", "上年结转数"}, Money: true},
		ImportColumn{Name: "决算数", Heads: []string{"支出决算数", "决算", "全年执行数", "执行数", "全年支出数", "累计支出", "实际支出", "支出数"}, Money: true})},
	{Name: "分月", File: FileMonthly, Columns: append(slices.Clone(whoColumns), monthImport()...)},
}

// whoColumns tell which line of the budget a row is of.
var whoColumns = []ImportColumn{
	{Name: "编号", Heads: []string{"行", "行号编号", "预算行"}},
	{Name: "项目代码", Heads: []string{"项目编码", "项目编号", "预算项目代码", "预算项目编码"}},
	{Name: "名称", Heads: []string{"项目名称", "预算项目名称", "预算项目", "支出项目", "项目"}},
}

// shortWords are what kinds of funds and of expenditure are called for short, once what
// stands around a name is taken off.
var shortWords = map[string]string{
	"一般公共": string(budget.GeneralPublicBudget), "公共": string(budget.GeneralPublicBudget), "一般": string(budget.GeneralPublicBudget), "公共财政": string(budget.GeneralPublicBudget),
	"政府性基金": string(budget.GovernmentFundBudget), "基金": string(budget.GovernmentFundBudget),
	"国有资本经营": string(budget.StateCapitalBudget), "国有资本": string(budget.StateCapitalBudget), "国资": string(budget.StateCapitalBudget), "国资经营": string(budget.StateCapitalBudget),
	"财政专户管理": string(budget.FiscalAccountFunds), "财政专户": string(budget.FiscalAccountFunds), "专户": string(budget.FiscalAccountFunds), "专户管理": string(budget.FiscalAccountFunds),
	"单位": string(budget.UnitFunds),
	"基本": string(budget.BasicExpenditure), "项目": string(budget.ProjectExpenditure),
}

// aroundWords stands behind the name of a kind of funds or expenditure, and says nothing
// of which it is.
var aroundWords = []string{"财政拨款", "拨款", "预算资金", "预算", "资金", "收入", "支出"}

// wordOf is the column's word that a text means; ok is false where it means none of them.
func (c ImportColumn) wordOf(text string) (word string, ok bool) {
	if len(c.Words) == 0 || slices.Contains(c.Words, text) {
		return text, true
	}
	bare := plainHead(text)
	for range aroundWords {
		for _, w := range aroundWords {
			bare = strings.TrimSuffix(bare, w)
		}
	}
	word = shortWords[bare]
	return word, slices.Contains(c.Words, word)
}

func fundWords() []string {
	out := make([]string, len(budget.Funds))
	for i, f := range budget.Funds {
		out[i] = string(f)
	}
	return out
}

// monthImport are the columns of the months, as they are called elsewhere.
func monthImport() []ImportColumn {
	han := []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}
	out := make([]ImportColumn, len(months))
	for i, m := range months {
		n := strings.TrimSuffix(m, "月")
		out[i] = ImportColumn{Name: m, Heads: []string{m + "份", m + "支出", m + "支付", m + "支付数", m + "执行数", "0" + m, "0" + m + "份", n, han[i] + "月", han[i] + "月份"}, Money: true}
	}
	return out
}

// ImportKindOf returns a kind by its name.
func ImportKindOf(name string) (ImportKind, bool) {
	i := slices.IndexFunc(ImportKinds, func(k ImportKind) bool { return k.Name == name })
	if i < 0 {
		return ImportKind{}, false
	}
	return ImportKinds[i], true
}

// A Mapping (列的对应) says what a workbook calls the columns of the dossier's table.
type Mapping struct {
	Unit    string            // of amounts whose unit the workbook does not name; empty where it does
	Columns map[string]string // by the dossier's column, the workbook's head; empty for a column that is left out
	Fixed   map[string]string // words that hold for all rows, by the dossier's column
}

// Text writes a mapping, the same bytes for the same mapping.
func (m Mapping) Text() string {
	var b strings.Builder
	b.WriteString("单位: " + plain.Quote(m.Unit) + "\n")
	for _, part := range []struct {
		name string
		of   map[string]string
	}{{"列", m.Columns}, {"都是", m.Fixed}} {
		b.WriteString(part.name + ":\n")
		keys := make([]string, 0, len(part.of))
		for k := range part.of {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			b.WriteString("  " + plain.Quote(k) + ": " + plain.Quote(part.of[k]) + "\n")
		}
	}
	return b.String()
}

// ParseMapping reads what Text wrote.
func ParseMapping(text string) (Mapping, error) {
	m := Mapping{Columns: map[string]string{}, Fixed: map[string]string{}}
	n, faults := plain.ParseYAML("列的对应", []byte(text))
	if err := faults.Err(); err != nil {
		return m, err
	}
	m.Unit = n.Text("单位")
	for name, of := range map[string]map[string]string{"列": m.Columns, "都是": m.Fixed} {
		for _, k := range n.Get(name).Keys() {
			of[k] = n.Get(name).Text(k)
		}
	}
	return m, n.Err()
}

// headAside is what stands in brackets behind the name of a column: its unit, mostly.
var headAside = regexp.MustCompile(`[（(【\[][^）)】\]]*[）)】\]]|[*★☆\s]`)

// plainHead is a head without what people vary.
func plainHead(s string) string { return headAside.ReplaceAllString(s, "") }

// Propose proposes a mapping for a workbook with these heads: that of a workbook that
// was mapped before, as far as it has the same heads, else by what columns are often
// called. A head serves one column.
func (k ImportKind) Propose(heads []string, known Mapping) Mapping {
	out := Mapping{Unit: known.Unit, Columns: map[string]string{}, Fixed: map[string]string{}}
	taken := map[string]bool{}
	give := func(column, head string) {
		out.Columns[column], taken[head] = head, true
	}
	for _, c := range k.Columns {
		if head := known.Columns[c.Name]; head != "" && slices.Contains(heads, head) && !taken[head] {
			give(c.Name, head)
		}
		if word := known.Fixed[c.Name]; slices.Contains(c.Words, word) && word != "" {
			out.Fixed[c.Name] = word
		}
	}
	ranks := 0
	for _, c := range k.Columns {
		ranks = max(ranks, len(c.Heads)+1)
	}
	for rank := range ranks { // what is surest of all columns first
		for _, c := range k.Columns {
			names := append([]string{c.Name}, c.Heads...)
			if _, decided := known.Columns[c.Name]; decided || out.Columns[c.Name] != "" || rank >= len(names) {
				continue
			}
			for _, h := range heads {
				if !taken[h] && plainHead(h) == names[rank] {
					give(c.Name, h)
					break
				}
			}
		}
	}
	return out
}

// ImportHeads finds the heads of a workbook of some kind: what its columns are called,
// and the sheet and row in which they stand. A file without a table is an error.
func ImportHeads(file string, data []byte) (*table.Guessed, error) {
	return table.Guess(file, data, table.Hint{})
}
