package paper

import (
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/extract"
	"jiheng/num"
)

// A TableSum is a figure of a table that follows from others of its row or column, and
// differs from what they come to.
type TableSum struct {
	Name  string // row and column, as a message calls them
	Total Amount
	Parts []Amount // as they are added; Minus for what is taken off
	Want  num.Ratio
	Share bool // a percentage: the first part over the second
	// Growth is of a percentage: the first part less the second, over the second.
	Growth bool
	Times  bool // the product of the parts
	Sure   bool // the same figures elsewhere in the table agree
	Loose  bool // whole numbers that were rounded may differ by as much

	Common *Amount // the part by which another total is off as well; nil for none
}

// TableSums are the sums and quotients of tables that do not hold, in reading order.
// Judged counts those that were recomputed; Unread those of which a figure was not read.
type TableSums struct {
	Off    []TableSum
	Judged int
	Unread int
}

// TableSums recomputes what tables say by their heads and by the names of their rows:
// 小计 and 合计, numbered rows and those below them, 合计 beside its columns, what is
// left of a budget, 年末 from 年初, shares and rates. Which figures belong together is
// taken from the figures themselves: the same parts have to make up another total of
// the table.
func (t *Text) TableSums() TableSums { return t.kept.tableSums.get(t.readTableSums) }

func (t *Text) readTableSums() TableSums {
	var out TableSums
	for _, g := range t.Tables {
		for _, b := range g.sumBlocks() {
			b.rowSums()
			b.columnSums()
			b.equations()
			b.quotients()
			b.growths()
			b.products()
			b.upTo()
			b.yearChanges()
			b.settle(&out)
		}
		g.lostPoints(&out)
	}
	return out
}

// mostSummed is how many cells of a table are looked at for sums.
const mostSummed = 200_000

// A sumBlock is the figures below one head of a table, on one of its sides.
type sumBlock struct {
	g     *Grid
	rows  []summed
	cols  []int    // columns of figures
	heads []string // by column of figures: its heads, joined by ·
	rates []bool   // by column of figures: percentages, prices and the like, which do not add up
	names []bool   // by column of the grid: it says what a row is about
	codes []bool   // by column of the grid: codes of a classification
	out   TableSums
}

// A summed is one row of a block.
type summed struct {
	at     int
	name   string
	group  *Line // the cell of its first name, which may hang down over several rows
	level  int   // of its number; 0 for none
	total  bool
	within bool // 其中
	rated  bool // a row of percentages
	cells  []Amount
}

// sumBlocks divides a table at its heads.
func (g *Grid) sumBlocks() []*sumBlock {
	if len(g.Lines) > mostSummed {
		return nil
	}
	var out []*sumBlock
	from := -1
	end := func(to int) {
		if from >= 0 && to > from && !g.scoresIndicators(from) {
			for _, side := range g.sides(from) {
				if b := g.sumBlock(from, to, side); b != nil {
					out = append(out, b)
				}
			}
		}
		from = -1
	}
	for r := range g.Cells {
		switch {
		case g.numbersColumns(r):
		case g.headsColumns(r):
			end(r)
		case from < 0:
			from = r
		}
	}
	end(len(g.Cells))
	return out
}

// headsColumns reports a row whose cells are heads but for the first.
func (g *Grid) headsColumns(r int) bool {
	heads, figures := 0, 0
	for c, l := range g.Cells[r] {
		if l == nil || l.Text == "" || c > 0 && g.Cells[r][c-1] == l {
			continue
		}
		if cell, ok := l.cell(); ok && cell.IsHead {
			heads++
		} else if extract.FigureLike(l.Text) {
			figures++
		}
	}
	return heads > 1 && figures == 0
}

// scoresIndicators reports a block whose head names indicators: their points are the
// matter of other rules.
func (g *Grid) scoresIndicators(r int) bool {
	return slices.ContainsFunc(g.Cells[r], func(l *Line) bool {
		return l != nil && HasAny(l.ColumnHead(), "级指标", "指标值", "分值", "权重", "指标名称")
	})
}

// noSums are words of heads whose figures do not add up, codes among them.
var (
	noSums  = []string{"率", "占", "比重", "比例", "%", "％", "‰", "单价", "均", "标准", "得分", "排名", "进度", "增幅", "完成比", "总分", "评分"}
	noValue = []string{"序号", "编号", "编码", "代码", "年度", "年限", "年份", "时间", "日期", "行次", "栏次", "电话", "期限", "文号", "账号", "名次"}
)

// sumBlock reads one side of a block; nil where it has no two rows with figures.
func (g *Grid) sumBlock(from, to int, side [2]int) *sumBlock {
	width := len(g.Cells[from])
	b := &sumBlock{g: g, names: make([]bool, width), codes: make([]bool, width)}
	for c := side[0]; c < min(side[1], width); c++ {
		figures, words, percents, years, code := 0, 0, 0, 0, false
		head := ""
		for r := from; r < to; r++ {
			l := g.At(r, c)
			if l == nil || l.Text == "" || c > side[0] && g.At(r, c-1) == l {
				continue
			}
			if head == "" {
				head = l.ColumnHead()
			}
			if _, ok := extract.ReadCell(l.Text); ok {
				figures++
				if extract.YearNumber(l.Text) {
					years++
				}
				code = code || len(l.Text) > 1 && l.Text[0] == '0' && strings.Trim(l.Text, "0123456789") == ""
				if strings.HasSuffix(l.Text, "%") || strings.HasSuffix(l.Text, "‰") {
					percents++
				}
			} else if !extract.NoFigure(l.Text) && !isTotalName(HeadWords(l.Text)) &&
				(!extract.FigureLike(l.Text) || extract.YearAlone(l.Text) || extract.PartOfYear(l.Text)) {
				words++
			}
		}
		low := HeadWords(lastHead(head))
		switch {
		case words == 0 && extract.YearsHead(low) && years == figures && years > 0:
			b.names[c] = true
		case words == 0 && (code || codesHead(head) || slices.Contains(codeHeads, low)):
			b.codes[c] = true
		case words == 0 && valueless(low):
		case figures > 0 && words == 0 && c > side[0]:
			b.cols = append(b.cols, c)
			b.heads = append(b.heads, head)
			b.rates = append(b.rates, percents > 0 || addsNothing(lastHead(head)))
		case words > 0:
			b.names[c] = true
		}
	}
	if len(b.cols) == 0 {
		return nil
	}
	if !b.asksSums(from, to, side) {
		return nil
	}
	for r := from; r < to; r++ {
		if row, ok := b.row(r, side); ok {
			b.rows = append(b.rows, row)
		}
	}
	if len(b.rows) < 2 {
		return nil
	}
	b.oneScale()
	return b
}

// oneScale gives figures without a unit the scale of the others, where those have one.
func (b *sumBlock) oneScale() {
	var bare []*Amount
	var scale *Amount
	for i := range b.rows {
		for k := range b.rows[i].cells {
			c := &b.rows[i].cells[k]
			switch {
			case b.rates[k] || !c.Set:
			case c.Unitless():
				bare = append(bare, c)
			case scale == nil:
				scale = c
			case scale.Scale.Cmp(c.Scale) != 0:
				return
			}
		}
	}
	if scale == nil {
		return
	}
	for _, c := range bare {
		c.Scale = scale.Scale
	}
}

// asksSums reports that a head or the name of a row speaks of a sum, or that rows are
// numbered; most long lists have none of it.
func (b *sumBlock) asksSums(from, to int, side [2]int) bool {
	if slices.ContainsFunc(b.codes, func(code bool) bool { return code }) || slices.Contains(b.rates, true) {
		return true
	}
	for k := range b.cols {
		if low := b.lowHead(k); isTotalName(low) || HasAny(low, endWords...) || HasAny(low, leftWords...) || HasAny(low, pointWords...) ||
			HasAny(low, "累计", "比上年", "较上年") || HasAny(b.heads[k], changedWords...) {
			return true
		}
	}
	for r := from; r < to; r++ {
		for c := side[0]; c < b.cols[0]; c++ {
			if l := b.g.At(r, c); l != nil && len(l.Text) <= 4*longestTitle && (strings.ContainsAny(l.Text, "计和") && isTotalName(HeadWords(l.Text)) || numberLevel(l.Text) > 0) {
				return true
			}
		}
	}
	return false
}

// lastHead is the lowest of heads that are joined by ·.
func lastHead(head string) string {
	if i := strings.LastIndex(head, "·"); i >= 0 {
		return head[i+len("·"):]
	}
	return head
}

// row reads a row; ok is false where it has no figure.
func (b *sumBlock) row(r int, side [2]int) (row summed, ok bool) {
	row.at = r
	var last *Line
	for c := side[0]; c < side[1] && c < b.cols[0]; c++ {
		l := b.g.At(r, c)
		if l == nil || l == last || NoValue(l.Text) {
			continue
		}
		if n := numberLevel(l.Text); n > 0 && row.level == 0 {
			row.level = n
		}
		if !b.names[c] && !isTotalName(HeadWords(l.Text)) {
			continue
		}
		if row.group == nil {
			row.group = l
		}
		row.within = row.within || strings.HasPrefix(strings.TrimLeft(l.Text, " 　"), "其中")
		row.name, last = StripWords(l.Text), l
		row.total = row.total || isTotalName(HeadWords(row.name))
	}
	if row.level == 0 {
		row.level = b.codeLevel(r)
	}
	row.rated = HasAny(row.name, "率", "占比", "比重", "增幅", "人均", "单价", "增减")
	row.cells = make([]Amount, len(b.cols))
	for k, c := range b.cols {
		l := b.g.At(r, c)
		if l == nil || c > side[0] && b.g.At(r, c-1) == l {
			continue
		}
		a := AmountOf(l, num.One, "")
		if !b.rates[k] {
			a = l.Amount()
		}
		if b.g.At(r-1, c) == l || b.g.At(r+1, c) == l {
			a.Set, a.Unknown = false, true // of several rows together
		}
		row.cells[k] = a
		ok = ok || a.Set || a.Unknown
	}
	return row, ok && row.name != ""
}

// codeHeads head the columns of a code that is divided.
var codeHeads = []string{"类", "款", "项", "目", "节"}

// codeLevel is the level of a row by its code: 204, 20401, 2040101, or 类, 款, 项 in columns
// of their own; 0 for none.
func (b *sumBlock) codeLevel(r int) int {
	columns, filled, length := 0, 0, 0
	for c, code := range b.codes {
		if !code {
			continue
		}
		columns++
		if l := b.g.At(r, c); l != nil && !NoValue(l.Text) {
			filled, length = columns, len(l.Text)
		}
	}
	if columns > 1 {
		return filled
	}
	if length == 3 || length == 5 || length == 7 {
		return (length - 1) / 2
	}
	return 0
}

// numberLevel is the level of the number that a name begins with, or that stands in a
// cell of its own: 一 1, （一） 2, 1. 3, （1） 4; 0 for none.
func numberLevel(s string) int {
	s = strings.TrimLeft(s, " 　")
	if level, _ := document.NumberedLevel(s); level > 0 {
		return level
	}
	if Runes(s) <= 3 && strings.Trim(s, "一二三四五六七八九十") == "" && s != "" {
		return 1
	}
	return 0
}

// isTotalName reports the name of a row of sums.
func isTotalName(name string) bool {
	name = strings.TrimRight(name, "：:")
	for _, end := range []string{"合计", "总计", "小计", "共计"} {
		if strings.HasSuffix(name, end) || strings.HasPrefix(name, end) && Runes(name) <= 4 {
			return true
		}
	}
	return name == "计" || name == "总和"
}
