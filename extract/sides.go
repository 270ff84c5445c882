package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// sides keeps the labels left of the figures, those that hang down over several
// rows too.
type sides struct {
	text   []string // by column
	figure []bool   // by column: the cell holds a figure
	until  []int    // row after the last that the label covers
	down   []bool   // by column: the label covers several rows
	starts []int    // by column: the first one of its side
	money  []bool   // by column: a head of it names a unit of money
	unit   []bool   // by column: it names the units of the rows
	aim    []bool   // by column: it holds targets, rules or results, which name nothing
	years  []bool   // by column: it names the years of the rows
	gloss  []bool   // by column: it explains, and names a row only where nothing else does
	class  []bool   // by column: it says of which class the thing is that a column left of it names
	named  []bool   // by column: its head says that it names the rows
	block  string   // label at the left end that says the unit of money of its row, and of those below it that have none there: 项目资金（万元）
}

func newSides(columns int) *sides {
	return &sides{text: make([]string, columns), figure: make([]bool, columns), until: make([]int, columns), down: make([]bool, columns), starts: make([]int, columns), money: make([]bool, columns),
		unit: make([]bool, columns), aim: make([]bool, columns), years: make([]bool, columns), gloss: make([]bool, columns),
		class: make([]bool, columns), named: make([]bool, columns)}
}

// heads notes what the heads of the columns name.
func (s *sides) heads(heads []string) {
	for k, h := range heads {
		s.money[k], s.unit[k], s.aim[k], s.gloss[k] = headUnit(h) != "", unitHead(h), aimHead(h), glossHead(h) || asideHead(h)
		low := plainWord(lastName(h))
		s.years[k], s.class[k], s.named[k] = YearsHead(low), ClassHead(h), hasSuffixAny(low, "名称", "项目", "事项", "工程", "活动", "任务", "课题")
	}
}

// from is the column from which on labels belong to a column.
func (s *sides) from(col int) int {
	start := max(col-maxLeft, 0)
	if col < len(s.starts) {
		start = max(start, s.starts[col])
	}
	return start
}

func (s *sides) enter(row int, cells []gridCell) {
	for k := range s.text {
		if s.until[k] <= row {
			s.text[k], s.figure[k] = "", false
		}
	}
	if len(cells) > 0 && cells[0].Col == 0 && cells[0].text != "" {
		if s.block = ""; headUnit(cells[0].text) != "" && !figure(cells[0].text) && len(cells) > 1 {
			s.block = cells[0].text
		}
	}
	for _, c := range cells {
		if c.Col >= len(s.text) {
			continue
		}
		_, rows := c.Spans()
		s.until[c.Col], s.down[c.Col] = row+rows, rows > 1
		s.text[c.Col], s.figure[c.Col] = "", (figure(c.text) || measuredValue(c.text)) && !(s.years[c.Col] && YearNumber(c.text))
		if !s.figure[c.Col] && strings.Trim(c.text, "—–-－/\\* ") != "" && c.text != "是" && c.text != "否" {
			s.text[c.Col] = c.text
		}
	}
}

// maxLeft is how far left of a cell its labels are looked for, in columns.
const maxLeft = 60

// left returns the labels left of a column. A label that ends in a colon is the
// only one for the cell beside it; so is, in a row without heads, one with another figure
// before it, but for labels that cover several rows.
func (s *sides) left(col int, head string) string {
	var out []string
	var classes []string // of the thing, the nearest first
	gloss, passed := "", false
	for k := min(col, len(s.text)) - 1; k >= s.from(col) && len(out) < 8; k-- {
		t := s.text[k]
		passed = passed || head == "" && len(out) > 0 && (s.figure[k] || s.valueOfInfo(k) || s.pairBehind(k, out[0]))
		if passed && !s.down[k] {
			continue
		}
		if t != "" && s.class[k] && len(out) == 0 && !strings.HasSuffix(t, "：") && !strings.HasSuffix(t, ":") {
			classes = append(classes, t)
			continue
		}
		if t != "" && s.gloss[k] {
			gloss = cmp.Or(gloss, t)
			continue
		}
		if t == "" || s.aim[k] || s.unit[k] && (unitWord(t) != "" || unitAt(t[len(prefix(t, scales...)):]) != "") {
			continue
		}
		if strings.HasSuffix(t, "：") || strings.HasSuffix(t, ":") {
			if len(out) == 0 {
				return strings.TrimRight(t, "：:")
			}
			break
		}
		if utf8.RuneCountInString(t) <= 60 && !strings.Contains(t, "。") {
			if out = append(out, t); classes != nil {
				out, classes = besideClass(out, classes, s.named[k] && !s.down[k]), nil
			}
		}
	}
	out = append(out, classes...)
	if len(out) == 0 && utf8.RuneCountInString(gloss) <= 60 && !strings.Contains(gloss, "。") {
		return gloss
	}
	slices.Reverse(out)
	return strings.Join(out, "·")
}

// asideEnds end heads of columns that say who answers for a row, or what is noted of it.
var asideEnds = []string{"负责人", "责任人", "联系人", "经办人", "填报人", "填表人", "承办人", "电话", "联系方式", "手机", "手机号", "手机号码", "电话号码", "邮箱", "备注", "序号"}

// asideHead reports the head of such a column, by which a row is called only where nothing else
// names it.
func asideHead(head string) bool { return hasSuffixAny(plainWord(lastName(head)), asideEnds...) }

// classEnds end heads of columns that say of which class a thing is.
var classEnds = []string{"性质", "属性", "类型", "类别", "分类", "级别", "级次", "方式", "地点", "状态",
	"资金来源", "经费来源", "主管科室", "责任科室", "承办科室", "实施科室", "归口科室", "主管部门", "责任部门", "牵头部门", "实施单位", "责任单位", "承办单位", "建设单位"}

// ClassHead reports the head of a column that says of which class a thing is: 项目性质, 支出类别.
func ClassHead(head string) bool { return hasSuffixAny(plainWord(lastName(head)), classEnds...) }

// besideClass puts the classes of a thing before its name, from the nearest label up, where the
// column left of them names the rows; elsewhere the classes name them: 项目 in one cell over
// rows of several classes.
func besideClass(names, classes []string, named bool) []string {
	if named {
		return append(names, classes...)
	}
	return append(classes, names...)
}

// valueOfInfo reports a cell that tells what a form is about, its label left of it: 水务局
// of 主管部门 names nothing of the pair behind it.
func (s *sides) valueOfInfo(col int) bool {
	return col > 0 && s.text[col] != "" && !infoLabel(s.text[col]) && infoLabel(s.text[col-1]) && !s.down[col]
}

// corner returns the head above the labels left of a column: the nearest that names
// a unit of money, where one does (its cells below may not be joined and be blank),
// else that above the nearest label.
func (s *sides) corner(col int, heads []string) string {
	near := ""
	if col < len(heads) && heads[col] == "" && s.block != "" {
		near = s.block
	}
	for k := min(col, len(s.text)) - 1; k >= s.from(col); k-- {
		switch {
		case s.money[k] && !s.figure[k]:
			return heads[k]
		case near == "" && s.text[k] != "":
			near = heads[k]
		}
	}
	return near
}
