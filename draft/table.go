package draft

import (
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/num"
	"jiheng/plain"
)

// An indicatorCells is what a row of a form tells of one indicator.
type indicatorCells struct {
	level1, level2, name, target, unit, weight, actual string
}

// levels are the first levels of indicators, by a word that names them.
var levels = []struct{ word, level1 string }{
	{"满意度", "满意度指标"}, {"成本", "成本指标"}, {"数量", "产出指标"}, {"质量", "产出指标"}, {"时效", "产出指标"}, {"产出", "产出指标"},
	{"经济效益", "效益指标"}, {"社会效益", "效益指标"}, {"生态效益", "效益指标"}, {"可持续", "效益指标"}, {"效益", "效益指标"}, {"效果", "效益指标"},
	{"管理", "管理指标"}, {"决策", "管理指标"}, {"过程", "管理指标"},
}

// indicators writes the indicators of the report's tables. What they reached
// stays among the stated figures: the row's account shows it.
func (w *writer) indicators() {
	var b strings.Builder
	b.WriteString("# 报告的表里的指标。完成值从台账取，或在 事实.yaml 里陈述，编号与指标编号相同。\n指标:")
	w.rows = map[int]bool{}
	seen := map[string]bool{}
	var rest strings.Builder
	for i := range w.lines {
		c, ok := cellsOf(&w.lines[i])
		if !ok || seen[c.name+c.target] {
			continue
		}
		seen[c.name+c.target] = true
		w.rows[i] = true
		w.Indicators++
		target := targetOf(c)
		if target == "" && c.target != "" {
			w.todo("指标.yaml：“%s”的指标值“%s”要改写成≥40个、=100%%、定性：……这样的写法", oneLine(c.name), oneLine(c.target))
		}
		rest.WriteString("  - " + flow("编号", "ZB"+strconv.Itoa(w.Indicators), "名称", c.name, "一级", levelOf(c), "二级", c.level2, "指标值", target, "分值", weightOf(c)) + "\n")
	}
	if w.Indicators == 0 {
		b.WriteString(" []\n")
		w.todo("指标.yaml：报告里没有指标表，请写三级指标；报告里的数在 事实.yaml，可以挑作完成值")
	} else {
		b.WriteString("\n" + rest.String())
	}
	w.put(dossier.FileIndicators, b.String())
}

// cellsOf reads a row of a form's block of indicators; ok is false for other
// rows.
func cellsOf(l *extract.Line) (c indicatorCells, ok bool) {
	if l.Kind != extract.Row {
		return c, false
	}
	for _, x := range l.Cells {
		if x.IsHead && !strings.Contains(x.Head, "指标") {
			continue
		}
		text := oneLine(l.Text[x.Start:x.End])
		heads := strings.Split(x.Head, "·")
		switch head := strings.ReplaceAll(heads[len(heads)-1], " ", ""); {
		case text == "" || text == head:
		case strings.Contains(head, "一级指标"):
			c.level1 = text
		case strings.Contains(head, "二级指标"):
			c.level2 = text
		case strings.Contains(head, "三级指标") || strings.HasPrefix(head, "指标名称"):
			c.name = text
		case strings.Contains(head, "得分") || strings.Contains(head, "系数"):
		case hasAny(head, []string{"实际完成", "完成值", "完成情况"}):
			c.actual = text
		case hasAny(head, []string{"指标值", "目标值"}):
			c.target = text
		case hasAny(head, []string{"计量单位", "度量单位"}) || head == "单位":
			c.unit = text
		case hasAny(head, []string{"分值", "权重"}):
			c.weight = text
		}
	}
	sum := hasAny(c.name, []string{"合计", "总分", "小计"})
	return c, c.name != "" && (c.target != "" || c.weight != "") && !sum && !strings.Contains(c.name, "三级指标")
}

func levelOf(c indicatorCells) string {
	for _, from := range []string{c.level1, c.level2} {
		for _, l := range levels {
			if strings.Contains(from, l.word) {
				return l.level1
			}
		}
	}
	return "产出指标"
}

// targetOf writes a target as a dossier wants it; empty where a person must.
func targetOf(c indicatorCells) string {
	for _, s := range []string{c.target, c.target + c.unit} {
		if _, err := budget.ParseTarget(s); err == nil && s != "" {
			return s
		}
	}
	return ""
}

func weightOf(c indicatorCells) string {
	if d, err := num.ParseDecimal(strings.TrimSuffix(c.weight, "分")); err == nil && d.Sign() >= 0 {
		return d.String()
	}
	return "0"
}

// lineHead is the head of the budget's lines.
var lineHead = []string{"编号", "名称", "资金", "支出", "年初预算数", "决算数"}

// budget writes the projects that tables list with their money.
func (w *writer) budget() {
	var rows [][]string
	seen := map[string]bool{}
	changed := 0
	for from := 0; from < len(w.facts); {
		to := from
		for to < len(w.facts) && w.facts[to].Line == w.facts[from].Line {
			to++
		}
		l := &w.lines[w.facts[from].Line]
		if name := rowName(l); l.Kind == extract.Row && name != "" && !seen[name] {
			if original, revised, outturn := amounts(w.facts[from:to]); outturn != "" && (original != "" || revised != "") {
				seen[name] = true
				if original == "" {
					original = revised
				} else if revised != "" && revised != original {
					changed++
				}
				rows = append(rows, []string{"P" + strconv.Itoa(len(rows)+1), name, fundOf(l), partOf(name), original, outturn})
			}
		}
		from = to
	}
	w.Lines = len(rows)
	switch {
	case len(rows) == 0:
		w.todo("预算/预算.csv：报告里没有逐个项目的预算和支出，请按部门预算填写")
	case changed > 0:
		w.todo("预算/调整.csv：有%d行的全年预算与年初预算不同，请补每笔调整的日期和原因", changed)
	}
	w.put(dossier.FileLines, string(plain.FormatCSV(lineHead, rows)))
}

// sums are names of rows that are no project.
var sums = []string{"合计", "总计", "小计", "总额", "拨款", "结转", "其他资金", "自有资金", "专户", "中央", "省级", "市级", "区级", "县级", "其中"}

// rowName returns the name of a project's row; empty for rows of sums and funds,
// and for others.
func rowName(l *extract.Line) string {
	for _, c := range l.Cells {
		text := oneLine(l.Text[c.Start:c.End])
		if text == "" || strings.Trim(text, "0123456789.") == "" {
			continue
		}
		if hasAny(text, sums) || strings.ContainsAny(text, "。；") || len([]rune(text)) > 40 || !hasAny(c.Head, []string{"项目", "名称", "内容"}) {
			return ""
		}
		return text
	}
	return ""
}

// amounts returns the budget and the outturn of a row in 万元.
func amounts(row []extract.Found) (original, revised, outturn string) {
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
	if hasAny(name, []string{"基本支出", "人员经费", "公用经费"}) {
		return string(budget.BasicExpenditure)
	}
	return string(budget.ProjectExpenditure)
}
