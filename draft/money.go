package draft

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/paper"
	"jiheng/plain"
)

// A project is a line of the budget as a form or a list tells it, in 万元;
// amounts that are not told are empty.
type project struct {
	code, name, fund, part     string
	original, revised, outturn string
}

// budget writes the lines of the budget: projects that have a form of their
// own, else those that tables list with their money, and basic expenditure as
// the overall form has it.
func (w *writer) budget() {
	var list []project
	for _, g := range w.grids {
		if p, ok := projectOf(g); ok && !slices.ContainsFunc(list, func(o project) bool { return o.name == p.name }) {
			list = append(list, p)
		}
	}
	forms := len(list)
	if forms == 0 {
		list = w.listed()
	}
	if p, ok := w.basic(); ok {
		list = append([]project{p}, list...)
	}
	w.Lines = len(list)
	w.blankNegative(list)
	var rows [][]string
	var changed []string
	taken, head := map[string]bool{}, lineHead
	if slices.ContainsFunc(list, project.changed) {
		head = append(slices.Clone(head), "全年预算数")
	}
	spoken := w.spoken()
	for i := range list {
		p := &list[i]
		id := p.code
		for n := i + 1; !fact.ValidID(id) || taken[id] || id != p.code && spoken[id]; n++ {
			id = "P" + strconv.Itoa(n)
		}
		taken[id] = true
		if id == p.code {
			w.called[id] = p.name
		}
		if p.original == "" {
			p.original = p.revised
		}
		row := []string{id, p.name, p.fund, p.part, p.original, p.outturn}
		if p.changed() {
			changed = append(changed, p.name+"（"+p.original+"→"+p.revised+"万元）")
			row = append(row, p.revised)
		}
		for len(row) < len(head) {
			row = append(row, "")
		}
		rows = append(rows, row)
	}
	switch {
	case len(rows) == 0:
		w.todo("预算/预算.csv：报告里没有逐个项目的预算和支出，请按部门预算填写")
	default:
		w.todo("预算/预算.csv：%d行的“资金”不能从表里读出，都写成一般公共预算，请核对", len(rows))
	}
	w.list("预算/调整.csv：%d行的全年预算与年初预算不同，两个数都写进了 预算.csv，请补每笔调整的日期、原因和文件：%s", changed)
	w.put(dossier.FileLines, string(plain.FormatCSV(head, rows)))
	w.expenses()
}

// blankNegative leaves budgets blank that the report prints as less than
// nothing, which no budget is, and lists them.
func (w *writer) blankNegative(list []project) {
	var below []string
	for i := range list {
		p := &list[i]
		for _, amount := range []*string{&p.original, &p.revised} {
			if strings.HasPrefix(*amount, "-") {
				below = append(below, p.name+"（"+*amount+"万元）")
				*amount = ""
			}
		}
	}
	w.list("预算/预算.csv：报告里有%d个预算数是负数，预算不能是负数，空着没有写；请核对，追减的写进 调整.csv：%s", below)
}

// changed reports whether the budget was adjusted in the year.
func (p project) changed() bool {
	return p.original != "" && p.revised != "" && p.revised != p.original
}

// lineHead is the head of the budget's lines.
var lineHead = []string{"编号", "名称", "资金", "支出", "年初预算数", "决算数"}

// projectOf reads the form of one project.
func projectOf(g [][]cell) (p project, ok bool) {
	unit := num.Wan
	var head []cell
	for _, row := range g {
		for j, c := range row {
			switch t := strings.ReplaceAll(c.text, " ", ""); {
			case p.name == "" && (t == "项目名称" || t == "项目名称："):
				p.code, p.name = codeAndName(beside(row, j).text)
			case strings.Contains(t, "（元）") && strings.Contains(t, "资金"):
				unit = num.Yuan
			}
		}
		if column(row, []string{"年初预算数", "全年预算数"}, nil) >= 0 && column(row, []string{"决算数", "执行数"}, nil) >= 0 {
			head = row
		}
		if p.name != "" && head != nil && strings.Contains(strings.ReplaceAll(row[0].text+beside(row, 0).text, " ", ""), "年度资金总额") {
			p.amounts(head, row, unit)
			p.fund, p.part = string(budget.Funds[0]), string(budget.ProjectExpenditure)
			return p, p.outturn != "" || p.revised != "" || p.original != ""
		}
	}
	return p, false
}

func (p *project) amounts(head, row []cell, unit num.Unit) {
	p.original = wan(at(row, column(head, []string{"年初预算数"}, nil)), unit)
	p.revised = wan(at(row, column(head, []string{"全年预算数", "调整后预算数", "调整预算数"}, nil)), unit)
	p.outturn = wan(at(row, column(head, []string{"全年执行数", "决算数", "执行数"}, nil)), unit)
}

// beside is the next other cell at the right of one.
func beside(row []cell, j int) cell {
	for k := j + 1; k < len(row); k++ {
		if row[k] != row[j] {
			return row[k]
		}
	}
	return cell{}
}

// wan is a cell's amount in 万元; empty where it tells none.
func wan(c cell, unit num.Unit) string {
	d, ok := paper.DecimalOf(extract.CellText(c.text))
	if !ok || strings.HasSuffix(c.text, "%") || strings.HasSuffix(c.text, "％") {
		return ""
	}
	v, err := num.Of(d, unit).In(num.Wan)
	if err != nil {
		return ""
	}
	exact, ok := v.Exact()
	if !ok {
		return ""
	}
	return exact.String()
}

// lineCode is the id of a budget line before its name: before Han characters it
// ends by itself, before digits and Latin letters at a blank.
var lineCode = regexp.MustCompile(`^([A-Z]{1,3}[0-9]{1,4})(?:[ 　]+\S|\p{Han}|[“《])`)

func codeAndName(s string) (code, name string) {
	if m := lineCode.FindStringSubmatch(s); m != nil {
		return m[1], strings.TrimLeft(s[len(m[1]):], " 　")
	}
	return "", s
}

// basic reads basic expenditure from the money block of an overall form.
func (w *writer) basic() (p project, ok bool) {
	for _, g := range w.grids {
		var head []cell
		for _, row := range g {
			if column(row, []string{"年初预算数"}, nil) >= 0 && column(row, []string{"决算数", "执行数"}, nil) >= 0 {
				head = row
			}
			name := strings.TrimPrefix(strings.TrimPrefix(row[0].text, "按支出："), "其中：")
			if head != nil && name == string(budget.BasicExpenditure) {
				p = project{name: name, fund: string(budget.Funds[0]), part: name, code: w.basicID()}
				p.amounts(head, row, num.Wan)
				return p, p.outturn != ""
			}
		}
	}
	return p, false
}

// basicID is the id of the one line of basic expenditure, clear of those that
// the documents give to parts of it.
func (w *writer) basicID() string {
	spoken := w.spoken()
	id := "B01"
	for n := 1; spoken[id]; n++ {
		id = "JB" + strconv.Itoa(n)
	}
	return id
}

// spoken are the first words of the ids that the report's figures carry: P03 of
// P03-执行率.
func (w *writer) spoken() map[string]bool {
	out := map[string]bool{}
	for _, id := range w.doc.Facts() {
		first, _, _ := strings.Cut(id, "-")
		out[first] = true
	}
	return out
}

// listed reads the projects that tables list one in a row.
func (w *writer) listed() []project {
	var out []project
	seen := map[string]bool{}
	for from := 0; from < len(w.facts); {
		to := from
		for to < len(w.facts) && w.facts[to].Line == w.facts[from].Line {
			to++
		}
		l := &w.lines[w.facts[from].Line]
		if name := rowName(l); l.Kind == extract.Row && name != "" && !seen[name] {
			p := project{fund: fundOf(l), part: partOf(name)}
			p.code, p.name = codeAndName(name)
			if p.original, p.revised, p.outturn = w.amounts(w.facts[from:to]); p.outturn != "" && (p.original != "" || p.revised != "") {
				seen[name] = true
				out = append(out, p)
			}
		}
		from = to
	}
	return out
}

// sums are names of rows that are no project.
var sums = []string{"合计", "总计", "小计", "总额", "拨款", "结转", "其他资金", "自有资金", "专户", "中央", "省级", "市级", "区级", "县级", "其中", "预算", "货物", "工程", "服务采购"}

// publicItems are the three public expenses and what is told beside them.
var publicItems = []string{"因公出国", "公务用车", "公务接待", "公车购置", "公车运行", "三公", "会议费", "培训费"}

// rowName returns the name of a project's row; empty for rows of sums, funds
// and public expenses, and for others.
func rowName(l *extract.Line) string {
	for _, c := range l.Cells {
		text := oneLine(l.Text[c.Start:c.End])
		if text == "" || strings.Trim(text, "0123456789.") == "" {
			continue
		}
		if paper.HasAny(text, sums...) || paper.HasAny(text, publicItems...) || strings.ContainsAny(text, "。；") || len([]rune(text)) > 40 ||
			!paper.HasAny(c.Head, "项目", "名称", "内容") {
			return ""
		}
		return text
	}
	return ""
}

// amounts returns the budget and the outturn of a row in 万元.
func (w *writer) amounts(row []extract.Found) (original, revised, outturn string) {
	for i := range row {
		f := &row[i]
		q, ok := f.Fact().Value.Quantity()
		if !ok || !f.Money() {
			continue
		}
		v, err := q.In(num.Wan)
		if err != nil {
			continue
		}
		d, exact := v.Exact()
		if !exact || d.Scale() > 6 {
			continue
		}
		if _, bare := w.minus(f); bare != "" {
			d = d.Abs().Neg()
		}
		for kind, to := range map[extract.FoundKind]*string{extract.BudgetInitial: &original, extract.BudgetAdjusted: &revised, extract.Outturn: &outturn} {
			if f.Kind == kind && *to == "" {
				*to = d.String()
			}
		}
	}
	return original, revised, outturn
}

func fundOf(l *extract.Line) string {
	for _, f := range budget.Funds {
		if strings.Contains(l.Text, strings.TrimSuffix(string(f), "预算")) {
			return string(f)
		}
	}
	return string(budget.Funds[0])
}

func partOf(name string) string {
	if paper.HasAny(name, "基本支出", "人员经费", "公用经费") {
		return string(budget.BasicExpenditure)
	}
	return string(budget.ProjectExpenditure)
}

// expenses writes the three public expenses of the first table that has them.
func (w *writer) expenses() {
	for _, g := range w.grids {
		var b strings.Builder
		var head []cell
		for _, row := range g {
			if column(row, []string{"决算数"}, []string{"上年"}) >= 0 {
				head = row
				continue
			}
			if head == nil || !paper.HasAny(row[0].text, publicItems[:5]...) || paper.HasAny(row[0].text, "合计", "三公") {
				continue
			}
			pairs := []string{"名称", row[0].text}
			for _, c := range []struct {
				key   string
				words []string
				not   []string
			}{{"年初预算数", []string{"年初预算数"}, nil}, {"全年预算数", []string{"全年预算数", "调整预算数"}, nil}, {"决算数", []string{"决算数"}, []string{"上年"}},
				{"上年决算数", []string{"上年决算数"}, nil}} {
				pairs = append(pairs, c.key, wan(at(row, column(head, c.words, c.not)), num.Wan))
			}
			b.WriteString("  - " + flow(pairs...) + "\n")
		}
		if b.Len() > 0 {
			w.put(dossier.FileMoney, "三公经费:\n"+b.String())
			return
		}
	}
}
