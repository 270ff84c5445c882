package draft

import (
	"regexp"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/num"
	"jiheng/paper"
)

// An indicatorCells is what a row of a form tells of one indicator.
type indicatorCells struct {
	code                         string // of its own; empty where the form shows none
	level1, level2, name         string
	target, adjusted, unit       string
	weight, actual, cause, owner string
	actualFact                   string // id of the fact that the actual value shows
}

// levels are the first levels of indicators, by a word that names them.
var levels = []struct{ word, level1 string }{
	{"满意度", "满意度指标"}, {"成本", "成本指标"}, {"数量", "产出指标"}, {"质量", "产出指标"}, {"时效", "产出指标"}, {"产出", "产出指标"},
	{"经济效益", "效益指标"}, {"社会效益", "效益指标"}, {"生态效益", "效益指标"}, {"可持续", "效益指标"}, {"效益", "效益指标"}, {"效果", "效益指标"},
	{"管理", "管理指标"}, {"决策", "管理指标"}, {"过程", "管理指标"},
}

// coded is an indicator's name with its code before it, as forms print both:
// before Han characters the code ends by itself, before digits and Latin letters
// at a mark.
var coded = regexp.MustCompile(`^([A-Za-z]{1,4}-?[0-9]{1,4})(?:[ 　:：、]+\S|\.[^0-9]|\p{Han}|[“《])`)

// indicatorTables reads the indicators of every form, the first of several with
// one name and target.
func (w *writer) readIndicators() []indicatorCells {
	var out []indicatorCells
	seen := map[string]bool{}
	for _, g := range w.grids {
		for _, c := range indicatorRows(g) {
			if key := c.name + "\x00" + c.code; !seen[key] {
				seen[key] = true
				out = append(out, c)
			}
		}
	}
	return out
}

// indicatorRows reads the rows below each head of indicators in a table.
func indicatorRows(g [][]cell) []indicatorCells {
	var out []indicatorCells
	var cols map[string]int
	for _, row := range g {
		if name := column(row, []string{"三级指标", "指标名称"}, nil); name >= 0 {
			cols = indicatorColumns(row, name)
			continue
		}
		if cols == nil {
			continue
		}
		if c, ok := indicatorOf(row, cols); ok {
			out = append(out, c)
		}
	}
	return out
}

func indicatorColumns(head []cell, name int) map[string]int {
	adjusted := []string{"调整指标值", "调整后指标值", "调整后目标值", "调整目标值"}
	return map[string]int{
		"name": name, "level1": column(head, []string{"一级指标"}, nil), "level2": column(head, []string{"二级指标"}, nil),
		"target":   column(head, []string{"年初指标值", "年度指标值", "指标值", "年度目标值", "目标值"}, []string{"调整"}),
		"adjusted": column(head, adjusted, nil), "unit": column(head, []string{"计量单位", "度量单位"}, nil),
		"actual": column(head, []string{"实际完成", "完成值", "完成情况"}, []string{"偏差", "原因"}),
		"weight": column(head, []string{"分值", "权重"}, []string{"得分"}), "owner": column(head, []string{"科室", "责任部门"}, nil),
		"cause": column(head, []string{"偏差原因", "未完成原因"}, nil),
	}
}

func indicatorOf(row []cell, cols map[string]int) (c indicatorCells, ok bool) {
	get := func(key string) string {
		if x := at(row, cols[key]); !x.blank() {
			return x.text
		}
		return ""
	}
	c = indicatorCells{level1: get("level1"), level2: get("level2"), name: get("name"), target: get("target"), adjusted: get("adjusted"), unit: get("unit"),
		weight: get("weight"), actual: get("actual"), cause: get("cause"), owner: get("owner"), actualFact: at(row, cols["actual"]).fact}
	if m := coded.FindStringSubmatch(c.name); m != nil {
		c.code, c.name = m[1], strings.TrimLeft(c.name[len(m[1]):], " 　:：.、")
	}
	sum := paper.HasAny(c.name, "合计", "总分", "小计") || c.name == c.level1
	return c, c.name != "" && (c.target != "" || c.weight != "") && !sum
}

// indicators writes the indicators of the forms. What they reached stays among
// the stated figures, under the indicator's own code where the form shows one.
func (w *writer) indicators() {
	var b strings.Builder
	b.WriteString("# 报告的表里的指标。完成值从台账取，或在 事实.yaml 里陈述，编号与指标编号相同。\n指标:")
	list := w.readIndicators()
	if len(list) == 0 {
		b.WriteString(" []\n")
		w.todo("指标.yaml：报告里没有指标表，请写三级指标；报告里的数在 事实.yaml，可以挑作完成值")
	} else {
		b.WriteString("\n")
	}
	var unread []string
	for i := range list {
		c := &list[i]
		w.Indicators++
		c.code = w.codeOf(c)
		w.called[c.code] = c.name
		target := targetOf(*c)
		if target == "" && c.target != "" {
			unread = append(unread, "“"+c.code+" "+c.name+"”（"+c.target+"）")
		}
		if c.adjusted != "" && c.adjusted != c.target {
			w.todo("指标.yaml：“%s %s”的指标值年中调整为%s，请补“调整”的日期和批准", c.code, c.name, c.adjusted)
		}
		b.WriteString("  - " + flow("编号", c.code, "名称", c.name, "一级", levelOf(*c), "二级", c.level2, "指标值", target, "分值", weightOf(*c)) + "\n")
		w.actual(c)
	}
	w.list("指标.yaml：%d个指标的指标值要改写成≥40个、=100%%、定性：……这样的写法：%s", unread)
	w.put(dossier.FileIndicators, b.String())
}

// codeOf is the id of an indicator: its own code, that of the fact which its
// actual value shows, or the next free number.
func (w *writer) codeOf(c *indicatorCells) string {
	for _, id := range []string{c.code, c.actualFact, "ZB" + strconv.Itoa(w.Indicators)} {
		if fact.ValidID(id) && !w.codes[id] {
			w.codes[id] = true
			return id
		}
	}
	for n := w.Indicators; ; n++ {
		if id := "ZB" + strconv.Itoa(n); !w.codes[id] {
			w.codes[id] = true
			return id
		}
	}
}

// actual remembers what an indicator reached, to be stated under its code.
func (w *writer) actual(c *indicatorCells) {
	if c.actual == "" {
		return
	}
	w.actuals = append(w.actuals, actualValue{code: c.code, name: c.name, text: c.actual, target: targetOf(*c)})
}

// An actualValue is what an indicator reached, as a form prints it.
type actualValue struct{ code, name, text, target string }

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

// approvedWeight is the weight that a form of ours prints behind one that it
// changed.
var approvedWeight = regexp.MustCompile(`〔原([0-9.]+)〕`)

func weightOf(c indicatorCells) string {
	if m := approvedWeight.FindStringSubmatch(c.weight); m != nil {
		c.weight = m[1]
	}
	if d, err := num.ParseDecimal(strings.TrimSuffix(c.weight, "分")); err == nil && d.Sign() >= 0 {
		return d.String()
	}
	return "0"
}
