package table

import (
	"strings"

	"jiheng/document/xlsx"
	"jiheng/num"
)

// Levels of totals: 小计 adds what stands since the last one, 合计 what stands
// since the last 合计, 总计 and 累计 everything so far.
type level int

const (
	low level = iota
	middle
	high
)

func levelOf(label string) level {
	s := flat(label)
	switch {
	case strings.Contains(s, "总计"), strings.Contains(s, "累计"), strings.Contains(s, "总合计"), strings.Contains(s, "grandtotal"):
		return high
	case strings.Contains(s, "本页"), strings.Contains(s, "小计"), strings.Contains(s, "subtotal"), strings.Contains(s, "汇总"):
		return low
	}
	if endsTotal.MatchString(s) && !exactTotal.MatchString(s) { // 一季度合计
		return low
	}
	return middle
}

// sums adds up the columns of numbers, so that totals can be compared.
type sums struct {
	r       *reader
	columns []columnSums
	records int  // of the sheet
	heading bool // the sheet's first total stood above its first record
}

// columnSums are the sums of one column.
type columnSums struct {
	on      bool
	all     exactSum       // of every sheet so far
	sheet   pair           // of this sheet
	since   [2]pair        // since the last total of a level
	groups  []exactSum     // what stood since each total since the last one of a higher level
	waiting []waitingTotal // totals above what they add up
	places  int            // most decimals of a record
	recent  []recentTerm   // the last records since the last total
}

// A recentTerm is what a record added.
type recentTerm struct {
	term
	line int
}

// mostRecent is how many records a named subtotal may be looked for in.
const mostRecent = 2000

// A pair is a sum of all rows, and one of the rows that are shown.
type pair struct {
	all, shown exactSum
	n          int // numbers
}

func (p *pair) add(d term, hidden bool) {
	p.n++
	if p.all.add(d); !hidden {
		p.shown.add(d)
	}
}

// A waitingTotal stands above the rows that it adds up.
type waitingTotal struct {
	value num.Decimal
	level level
	label string
	at    spot
	sum   pair
	free  bool // the definition names it: it may add up any of the rows below it
	fits  bool // so it does
	until *pair
}

func newSums(r *reader) *sums {
	s := &sums{r: r, columns: make([]columnSums, len(r.spec.Columns))}
	for i, c := range r.spec.Columns {
		s.columns[i].on = c.Type.number() && i != r.spec.Key && !c.Exact
	}
	return s
}

// begin starts a sheet.
func (s *sums) begin() {
	s.settle()
	s.records, s.heading = 0, false
	for i := range s.columns {
		c := &s.columns[i]
		c.sheet, c.since, c.groups, c.recent = pair{}, [2]pair{}, nil, nil
	}
}

// end compares what still waits.
func (s *sums) end() { s.settle() }

// record adds a record.
func (s *sums) record(texts []string, line int, hidden bool) {
	s.records++
	for i := range s.columns {
		c := &s.columns[i]
		if !c.on || texts[i] == "" {
			continue
		}
		d := termOf(texts[i])
		c.places = max(c.places, d.places)
		c.all.add(d)
		if len(c.recent) == mostRecent {
			c.recent = append(c.recent[:0], c.recent[mostRecent/2:]...)
		}
		c.recent = append(c.recent, recentTerm{d, line})
		c.sheet.add(d, hidden)
		c.since[low].add(d, hidden)
		c.since[middle].add(d, hidden)
		for k := range c.waiting {
			w := &c.waiting[k]
			w.sum.add(d, hidden)
			w.fits = w.fits || w.free && w.sum.all.decimal().Cmp(w.value) == 0
		}
	}
}

// total compares a total with the sums that it may stand for, and says that the
// row is left out.
func (sr *sheetReader) total(row xlsx.Row) {
	at := sr.spot(row.Number)
	sr.out.Totals++
	sr.causes.add(totalsLeft, -1, "", at)
	label := "合计"
	if c, how := sr.labelled(row); how != noLabelling {
		label = strings.TrimSpace(c.Text)
	}
	s := sr.sums
	if s.records == 0 {
		s.heading = true
	}
	lv, free := levelOf(label), sr.answered(sr.spec.Totals, row)
	for i := range s.columns {
		c := &s.columns[i]
		if !c.on {
			continue
		}
		if sr.cells[i].Uncomputed {
			sr.causes.add(totalOpen, -1, "", at)
			continue
		}
		text, f := sr.value(i, &sr.cells[i])
		d, err := num.ParseDecimal(text)
		known := err == nil && (f.kind == nil || !f.kind.bad)
		at.ref = sr.cells[i].Ref
		switch {
		case !known:
		case s.heading, free && !c.fits(d):
			s.wait(c, i, waitingTotal{value: d, level: lv, label: label, at: at, free: free})
		default:
			s.compare(i, lv, label, d, at)
		}
		c.close(lv)
	}
}

// wait remembers a total that stands above its rows; one of its level or below
// ends those that wait.
func (s *sums) wait(c *columnSums, i int, w waitingTotal) {
	kept := c.waiting[:0]
	for _, old := range c.waiting {
		if old.free {
			if old.until == nil && old.sum.n > 0 {
				ends := old.sum
				old.until = &ends
			}
			kept = append(kept, old)
			continue
		}
		if old.level <= w.level && w.level == low || old.level == w.level {
			s.judge(i, old.label, old.value, old.sum, old.at)
		} else {
			kept = append(kept, old)
		}
	}
	c.waiting = append(kept, w)
}

// fits reports that a total is one of the sums above it that it may stand for.
func (c *columnSums) fits(d num.Decimal) bool {
	for _, lv := range []level{low, middle, high} {
		for _, p := range c.candidates(lv) {
			if p.all.decimal().Cmp(d) == 0 {
				return true
			}
		}
	}
	return false
}

func (s *sums) settle() {
	for i := range s.columns {
		c := &s.columns[i]
		for _, w := range c.waiting {
			if w.fits {
				continue
			}
			if w.until != nil {
				w.sum = *w.until
			}
			s.judge(i, w.label, w.value, w.sum, w.at)
		}
		c.waiting = nil
	}
}

// close starts the sums anew that a total has ended.
func (c *columnSums) close(lv level) {
	switch lv {
	case low:
		c.groups = append(c.groups, c.since[low].all)
	case middle:
		c.groups = nil
		c.since[middle] = pair{}
	default:
		c.groups = nil
	}
	c.since[low], c.recent = pair{}, c.recent[:0]
}

// tail returns the line of the record from which on the last records add up to
// a total; ok is false where there is none, or only the last one.
func (c *columnSums) tail(d num.Decimal) (line int, ok bool) {
	var sum exactSum
	for k := len(c.recent) - 1; k >= 0; k-- {
		sum.add(c.recent[k].term)
		if k < len(c.recent)-1 && sum.decimal().Cmp(d) == 0 {
			return c.recent[k].line, true
		}
	}
	return 0, false
}

// candidates are the sums that a total of a level may stand for, the likeliest
// first.
func (c *columnSums) candidates(lv level) []pair {
	var out []pair
	switch lv {
	case low:
		out = append(out, c.since[low])
		sum := c.since[low].all
		for k := len(c.groups) - 1; k >= 0; k-- { // a subtotal of subtotals
			sum.join(c.groups[k])
			out = append(out, pair{all: sum, shown: sum})
		}
	case middle:
		out = append(out, c.since[middle], c.sheet)
	default:
		out = append(out, c.sheet)
	}
	if lv != low {
		out = append(out, pair{all: c.all, shown: c.all})
	}
	return out
}

// fits reports whether every figure of the row is a sum that its total could
// stand for, and at least one is of several records.
func (s *sums) fits(sr *sheetReader) bool {
	if s.records < 2 {
		return false
	}
	fit := 0
	for i := range s.columns {
		if !s.columns[i].on || sr.cells[i].Column == 0 {
			continue
		}
		text, _ := sr.value(i, &sr.cells[i])
		d, err := num.ParseDecimal(text)
		if err != nil || d.Sign() == 0 {
			continue
		}
		if !s.columns[i].fits(d) {
			return false
		}
		fit++
	}
	return fit > 0
}

// compare looks for a sum that a total stands for.
func (s *sums) compare(i int, lv level, label string, d num.Decimal, at spot) {
	list := s.columns[i].candidates(lv)
	for _, p := range list[1:] {
		if p.all.decimal().Cmp(d) == 0 {
			return
		}
	}
	if named := labellingOf(label) == ends; named && list[0].all.decimal().Cmp(d) != 0 {
		if line, ok := s.columns[i].tail(d); ok {
			at.text = "“" + label + "”的“" + s.r.spec.Columns[i].Name + "”只加了第" + digits(line) + "行以后的各行"
			s.r.causes.add(totalPartly, i, "", at)
			return
		}
	}
	s.judge(i, label, d, list[0], at)
}

// judge says by how much a total differs from its sum: a fault in a column of
// money, a notice elsewhere, and where rounding explains it.
func (s *sums) judge(i int, label string, d num.Decimal, sum pair, at spot) {
	col := s.r.spec.Columns[i]
	all, shown := sum.all.decimal(), sum.shown.decimal()
	diff := d.Sub(all)
	if diff.Sign() == 0 || s.r.faulty(i) {
		return
	}
	unit := s.r.out.Units[i]
	text := "“" + label + "”的“" + col.Name + "”写的是" + d.Canonical() + unit.String() + "，各行相加是" + all.Canonical() + unit.String() + "，相差" +
		diff.Abs().Canonical() + unit.String()
	if shown.Cmp(d) == 0 {
		text += "；只加显示的行正好相等，请取消隐藏和筛选，重算合计再保存"
	}
	k := totalDiffersNotice
	if col.money() {
		k = totalDiffers
		if s.rounding(i, diff) {
			k = totalRounded
		}
	}
	at.text = text
	s.r.causes.add(k, i, "", at)
}

// rounding reports a difference that comes of printing amounts in 万元 or so with
// few decimals: no more than half a last place for each record, and small.
func (s *sums) rounding(i int, diff num.Decimal) bool {
	places := max(s.columns[i].places, 2)
	if u := s.r.out.Units[i]; u.IsZero() || u == num.Yuan || places > 2 {
		return false
	}
	most := num.Int(int64(min(s.records+1, 20))).Ratio().Mul(num.MustDecimal("0.005").Ratio())
	return diff.Ratio().Abs().Cmp(most) <= 0
}

// faulty reports a column with cells that could not be read: its sum says
// nothing.
func (r *reader) faulty(i int) bool {
	for _, c := range r.causes.list {
		if c.kind.bad && c.column == r.spec.Columns[i].Name && c.kind != totalDiffers {
			return true
		}
	}
	return false
}
