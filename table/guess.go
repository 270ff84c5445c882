package table

import (
	"slices"
	"strings"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/num"
)

// A Guessed is what a table that nobody has defined yet seems to be.
type Guessed struct {
	Sheet   string // that was looked at; empty for CSV
	Head    int    // last row of the head
	Columns []GuessedColumn
	Records int
	Said    fault.List // what reading it as texts had to say
}

// A GuessedColumn is a column as it seems.
type GuessedColumn struct {
	Column
	Asked    string // what the table says of its unit that is not understood, or two units
	Filled   int    // records with a cell
	Distinct bool   // no two of them are alike, as far as was looked
}

// maxDistinct bounds the values of a column that are remembered; a column with
// more is taken for distinct as long as no two neighbours were alike.
const maxDistinct = 200_000

// maxCodes is the most values of a column that is a choice among words.
const maxCodes = 8

// Guess looks at the first sheet that holds a table: where its head is, what
// its columns are called and hold. It is a proposal for a person to correct. A
// file without a table is an Invalid error.
func Guess(file string, data []byte) (*Guessed, error) {
	src, err := open(file, data)
	if err != nil {
		return nil, placed(file, err)
	}
	for _, t := range src.tabs() {
		if t.hidden {
			continue
		}
		s, err := src.survey(t.name, maxHeld)
		if err != nil {
			return nil, placed(file, err)
		}
		if g := guessHead(t.name, s); g != nil {
			return g, g.fill(file, data, s)
		}
	}
	return nil, fault.Bad(fault.Place{File: file}, "table-none", "没有找到表：要有一行列名，下面至少有一行数据；请检查文件，或删去前面的空工作表")
}

// guessHead takes the widest row of words that has rows as wide below it.
func guessHead(sheet string, s *xlsx.Survey) *Guessed {
	best, width := -1, 1
	for i := 0; i+1 < len(s.First); i++ {
		n := len(s.First[i].Cells)
		if n <= width || !wordsOnly(s.First[i]) || !distinctWords(s.First[i]) || len(s.First[i+1].Cells)*2 < n {
			continue
		}
		best, width = i, n
	}
	if best < 0 {
		return nil
	}
	g := &Guessed{Sheet: sheet, Head: s.First[best].Number}
	for _, c := range s.First[best].Cells {
		g.Columns = append(g.Columns, GuessedColumn{Column: Column{Name: strings.Join(strings.Fields(c.Text), ""), Optional: true}})
	}
	return g
}

// distinctWords reports a row whose cells are short words, no two alike.
func distinctWords(row xlsx.Row) bool {
	seen := map[string]bool{}
	for _, c := range row.Cells {
		name := flat(c.Text)
		if name == "" || seen[name] || len([]rune(name)) > 30 {
			return false
		}
		seen[name] = true
	}
	return true
}

// fill reads every record as texts and tells from them what the columns hold.
func (g *Guessed) fill(file string, data []byte, s *xlsx.Survey) error {
	spec := Spec{File: file, Key: -1, Head: []int{g.Head}}
	if g.Sheet != "" {
		spec.Sheets = []string{g.Sheet}
	}
	seen := make([]*looked, len(g.Columns))
	for i, c := range g.Columns {
		seen[i] = &looked{values: map[string]int{}}
		spec.Columns = append(spec.Columns, c.Column)
	}
	out, err := Read(spec, data, func(r Row) error {
		for i, text := range r.Cells {
			seen[i].add(text)
		}
		g.Records++
		return nil
	})
	if err != nil {
		return err
	}
	g.Said = out.Said
	var unit wording
	for _, l := range unitLines(s, g.head(s)) {
		unit.join(l.wording)
	}
	for i := range g.Columns {
		seen[i].tell(&g.Columns[i], unit)
	}
	return nil
}

// head is the head that was guessed.
func (g *Guessed) head(s *xlsx.Survey) *head {
	h := &head{labels: map[int]string{}}
	for _, row := range s.First {
		if row.Number != g.Head {
			continue
		}
		h.rows = []xlsx.Row{row}
		for _, c := range row.Cells {
			h.labels[c.Column] = c.Text
			h.at = append(h.at, c.Column)
		}
	}
	return h
}

// looked is what was seen of a column.
type looked struct {
	filled                      int
	days, whole, numbers, rates int
	yes                         int
	values                      map[string]int
	repeated                    bool
	last                        string
}

func (l *looked) add(text string) {
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
	l.last = strings.Clone(text)
	if len(l.values) < maxDistinct {
		l.values[l.last]++
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
	c.Filled, c.Distinct = l.filled, l.filled > 0 && !l.repeated
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
