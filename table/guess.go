package table

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
)

// A Guessed is what a table that nobody has defined yet seems to be.
type Guessed struct {
	Sheet   string   // whose head was taken; empty for CSV
	Sheets  []string // whose rows were looked at
	Head    int      // last row of the head
	Columns []GuessedColumn
	Records int
	Said    fault.List // what reading it as texts had to say
}

// A GuessedColumn is a column as it seems.
type GuessedColumn struct {
	Column
	Asked    string // what the table says of its unit that is not understood, or two units
	Filled   int    // records with a cell
	Distinct bool   // no two of them are alike in any of the sheets, as far as was looked
	InSheet  bool   // no two of them are alike in one sheet
}

// maxDistinct bounds the values of a column that are remembered; a column with
// more is taken for distinct as long as no two neighbours were alike.
const maxDistinct = 200_000

// maxCodes is the most values of a column that is a choice among words.
const maxCodes = 8

// A Hint answers what a table leaves open to one who guesses.
type Hint struct {
	Sheets []string // that are looked at; empty for all that are shown
	Head   []int    // first and last row of the head; empty where it is to be found
}

// Guess looks at the first sheet that holds a table, and at all others of its
// shape: where the head is, found as Read finds it, what its columns are called
// and hold. It is a proposal for a person to correct. A file without a table, and
// a sheet that is not there, are errors.
func Guess(file string, data []byte, hint Hint) (*Guessed, error) {
	src, err := open(file, data, false)
	if err != nil {
		return nil, placed(file, err)
	}
	held := maxHeld
	if n := len(hint.Head); n > 0 {
		held = max(held, hint.Head[n-1]+1)
	}
	for _, t := range src.tabs() {
		if n := len(hint.Sheets); n > 0 && !slices.Contains(hint.Sheets, t.name) || n == 0 && t.hidden {
			continue
		}
		s, err := src.survey(t.name, held)
		if err != nil {
			return nil, placed(file, err)
		}
		if names := guessHead(s, hint.Head); names != nil {
			return guessRows(file, data, hint, t.name, names)
		}
	}
	if len(hint.Sheets) > 0 && !slices.ContainsFunc(src.tabs(), func(t tab) bool { return slices.Contains(hint.Sheets, t.name) }) {
		var names []string
		for _, t := range src.tabs() {
			names = append(names, t.name)
		}
		return nil, fault.New(fault.NotFound, fault.Place{File: file}, "sheet-missing", "工作簿里没有“%s”这张工作表；有：%s", strings.Join(hint.Sheets, "、"), strings.Join(names, "、"))
	}
	return nil, fault.Bad(fault.Place{File: file}, "table-none",
		"没有找到表：要有列名各不相同的一行，下面至少有一行数据；请检查文件，或用 --head 写明表头在第几行（两行的写 --head 3-4），用 --sheet 写明工作表")
}

// guessRows reads the records of all sheets that have the columns; a sheet that
// has some of them is left out, and said.
func guessRows(file string, data []byte, hint Hint, sheet string, names []columnName) (*Guessed, error) {
	g := &Guessed{Sheet: sheet}
	for _, name := range proposed(names) {
		g.Columns = append(g.Columns, GuessedColumn{Column: Column{Name: name}})
	}
	spec := Spec{File: file, Key: -1, Sheets: hint.Sheets, Head: hint.Head}
	err := g.fill(spec, data)
	if list := fault.All(err); len(list) == 1 && list[0].Code == "sheet-partly" && sheet != "" {
		left := list[0]
		spec.Sheets = []string{sheet}
		if err = g.fill(spec, data); err == nil {
			left.Message = "只看了“" + sheet + "”；" + left.Message
			g.Said = append(g.Said, left)
		}
	}
	return g, err
}

// fill reads every record as texts and tells from them what the columns hold.
func (g *Guessed) fill(spec Spec, data []byte) error {
	seen := make([]*looked, len(g.Columns))
	for i, c := range g.Columns {
		seen[i] = &looked{values: map[string]int{}}
		spec.Columns = append(spec.Columns, c.Column)
	}
	g.Records = 0
	r := newReader(spec, func(r Row) error {
		for i, text := range r.Cells {
			seen[i].add(text, r.Sheet)
		}
		g.Records++
		return nil
	})
	out, err := r.readAll(data)
	if err != nil {
		return err
	}
	g.Said, g.Head, g.Sheets = out.Said, out.Line, out.Sheets
	for i := range g.Columns {
		seen[i].tell(&g.Columns[i], r.above)
	}
	return nil
}

// looked is what was seen of a column.
type looked struct {
	filled                      int
	days, whole, numbers, rates int
	yes                         int
	values                      map[string]int
	repeated, inSheet           bool // a value was met again; in the same sheet
	last                        string
}

func (l *looked) add(text string, sheet int) {
	if text == "" {
		return
	}
	l.filled++
	if _, _, ok := ParseDay(text); ok {
		l.days++
	}
	if n, why, ok := parseNumber(text, num.Unit{}, true); ok || why == hasShare {
		l.numbers++
		if n.share || why == hasShare {
			l.rates++
		} else if d, err := num.ParseDecimal(text); err == nil && d.Ratio().IsInt() {
			l.whole++
		}
	}
	if text == "是" || text == "否" {
		l.yes++
	}
	l.repeated = l.repeated || l.values[text] > 0 || text == l.last
	l.inSheet = l.inSheet || l.values[text] == sheet+1 || text == l.last
	l.last = strings.Clone(text)
	if _, known := l.values[l.last]; known || len(l.values) < maxDistinct {
		l.values[l.last] = sheet + 1 // where it was met last
	}
}

// moneyWords and dayWords are in the names of columns of amounts and of days.
var (
	moneyWords = []string{"金额", "价款", "资金", "补贴", "费用", "经费", "支出", "收入", "单价", "总价", "元"}
	dayWords   = []string{"日期", "时间", "年月日"}
	longWords  = []string{"编号", "编码", "代码", "证号", "号码", "电话", "手机", "文号", "身份证", "序号"}
)

// tell says what a column holds: the narrowest type that all of its cells have.
func (l *looked) tell(c *GuessedColumn, unit wording) {
	c.Filled, c.Distinct, c.InSheet = l.filled, l.filled > 0 && !l.repeated, l.filled > 0 && !l.inSheet
	long := slices.ContainsFunc(longWords, func(w string) bool { return strings.Contains(c.Name, w) })
	all := func(n int) bool { return l.filled > 0 && n == l.filled }
	named := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(c.Name, w) })
	}
	switch {
	case all(l.yes):
		c.Type = YesNo
	case all(l.days) && (named(dayWords) || !all(l.whole)):
		c.Type = Day
	case long:
	case all(l.rates):
		c.Type = Rate
	case all(l.numbers) && named(moneyWords):
		c.money(unit)
	case all(l.whole):
		c.Type = Integer
	case all(l.numbers):
		c.Type = Decimal
	case len(l.values) >= 2 && len(l.values) <= maxCodes && l.filled >= 5*len(l.values):
		c.Type = Code
		for v := range l.values {
			c.Codes = append(c.Codes, v)
		}
		slices.Sort(c.Codes)
	}
}

// money makes a column one of money, in the unit that its name or else the table
// names; none where neither names one, or one that is not understood.
func (c *GuessedColumn) money(table wording) {
	c.Type = Money
	w := wordingOf(insideOf(flat(c.Name), ""))
	if !w.says() {
		c.Unit, c.Asked = table.unit(), table.question()
		return
	}
	c.Asked = w.question()
	if c.Unit = w.unit(); !c.Unit.IsZero() && strings.LastIndexAny(c.Name, "(（") > 0 && strings.HasSuffix(fold(c.Name), ")") {
		c.Name = strings.TrimRight(c.Name[:strings.LastIndexAny(c.Name, "(（")], " ")
	}
}
