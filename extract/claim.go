package extract

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
)

// The rules by which claims are recomputed.
const (
	RuleRate       = "rate"       // 执行率 = 执行 ÷ 预算
	RuleGrowth     = "growth"     // 增幅 = 增减额 ÷ 上年
	RuleDifference = "difference" // 增减额 = 本年 − 上年
	RuleShare      = "share"      // 占比 = 部分 ÷ 合计
	RuleShares     = "shares"     // 占比之和 = 100%
	RuleSum        = "sum"        // 合计 = 各项之和
	RuleCount      = "count"      // 个数 = 名单
	RuleBalance    = "balance"    // 收入总计 = 支出总计
	RuleRemainder  = "remainder"  // 未支付 = 预算 − 支付
	RuleProduct    = "product"    // 数量 × 单价
	RuleCode       = "code"       // “3+4+5”与展开
	RuleDone       = "done"       // 完成率 = 完成 ÷ 任务
	RuleAverage    = "average"    // 人均 = 金额 ÷ 人数
	RuleImplied    = "implied"    // what the figures imply and the text does not say
)

// A Claim is something that a document says about its own figures, recomputed
// from them.
type Claim struct {
	Claim      string // in the words of the document: 执行率98.85%
	Recomputed string // the calculation with its result
	Consistent bool
	Rounding   bool   // not consistent to the digit, but within the rounding of the figures it was computed from
	Unsure     bool   // not consistent, and other figures beside them may be the ones that are meant
	Note       string // Chinese: which denominator fits, by how much it is off
	Rule       string
	Line       int
	Start, End int // in the line's text
	At         fault.Place
	Parts      []FigureAt // where the figures stand that it rests on, in the order of the calculation
}

// A FigureAt is where one of the figures stands that a claim rests on: its line, and
// its bytes there.
type FigureAt struct{ Line, Start, End int }

func (f *Found) place() FigureAt { return FigureAt{f.Line, f.Start, f.End} }

// Claims recomputes what the lines claim about their figures, in reading order.
// A percentage is consistent where rounding or truncation gives the printed
// digits; a sum of amounts with decimals may be off by 0.02 of its unit. A claim
// is called inconsistent only where it is clear which figures belong together.
func Claims(lines []Line, facts []Found) []Claim {
	c := &claimer{lines: lines}
	var pieces []*piece
	for i := range facts {
		if p := facts[i].in; p != nil && (len(pieces) == 0 || pieces[len(pieces)-1] != p) && !slices.Contains(pieces[max(len(pieces)-8, 0):], p) {
			pieces = append(pieces, p)
		}
	}
	for n, p := range pieces {
		c.piece(p)
		before := len(c.out)
		if c.items(pieces, n); len(c.out) == before {
			c.numberedParts(pieces, n)
		}
	}
	c.balance(pieces)
	c.forms(pieces)
	c.tables(pieces)
	c.columnRates(pieces)
	c.keyedRates(pieces)
	c.keyedPoints(pieces)
	c.declared(pieces)
	c.keyedMoves(pieces)
	for i := range lines {
		c.words(i)
	}
	slices.SortStableFunc(c.out, func(a, b Claim) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Start - b.Start
	})
	return c.out
}

// A claimer collects claims.
type claimer struct {
	lines []Line
	out   []Claim

	ofYear string // that the title names
	dated  bool   // ofYear is read

	copyOf *piece  // whose figures copied are
	copied []Found // in which one may stand for others

	made  map[claimKey]bool // what the claims are about
	known int               // so many of them are in made
}

// A claimKey is a rule and the figure that is claimed.
type claimKey struct {
	rule        string
	line, start int
}

// claims reports whether a claim by a rule is about a figure.
func (c *claimer) claims(rule string, f *Found) bool {
	if c.made == nil {
		c.made = map[claimKey]bool{}
	}
	for ; c.known < len(c.out); c.known++ {
		if cl := &c.out[c.known]; len(cl.Parts) > 0 {
			c.made[claimKey{cl.Rule, cl.Parts[0].Line, cl.Parts[0].Start}] = true
		}
	}
	return c.made[claimKey{rule, f.Line, f.Start}]
}

// piece recomputes the claims of one line or cell.
func (c *claimer) piece(p *piece) {
	v := view{p, &c.lines[p.line]}
	c.rates(v)
	c.growths(v)
	sums := c.sums(v)
	c.shares(v, sums)
	for _, t := range sums {
		c.changeSum(v, t)
	}
	c.remainders(v)
	c.opened(v)
	c.runs(v)
	c.divided(v)
	c.carried(v)
	c.doneRates(v)
	c.averages(v)
	c.eachTimes(v)
	c.partRates(v)
	c.percentPoints(v)
	c.points(v)
	c.satisfied(v)
	c.answers(v)
	c.respective(v)
	c.comparedWith(v)
	c.netChanges(v)
	c.changeRates(v)
	c.counts(v)
	c.comparisons(v)
	c.implied(v)
}

// A view is the figures of one piece with their line.
type view struct {
	*piece
	line *Line
}

// said returns the text of the piece: all of the line but where a longer one was cut.
func (v view) said() string { return v.line.Text[v.begins:v.end()] }

// end is where the piece ends in the line's text.
func (v view) end() int {
	if v.ends > 0 {
		return v.ends
	}
	return len(v.line.Text)
}

// between returns the text from one offset to another, empty where they cross.
func (v view) between(from, to int) string {
	if from >= to {
		return ""
	}
	return v.line.Text[from:to]
}

// add keeps a claim over the text from the first to the last of its figures.
func (c *claimer) add(cl Claim, parts ...Found) {
	cl.Parts = make([]FigureAt, len(parts))
	cl.Line = parts[0].Line
	cl.Start, cl.End = parts[0].Start, parts[0].End
	for i := range parts {
		p := parts[i].place()
		if cl.Parts[i] = p; p.Line == cl.Line {
			cl.Start, cl.End = min(cl.Start, p.Start), max(cl.End, p.End)
		}
	}
	cl.At = c.lines[cl.Line].Place(cl.Start)
	c.out = append(c.out, cl)
}

// shown reports whether an exact ratio prints as a percentage, rounded or
// truncated.
func shown(r num.Ratio, f *Found) bool {
	p := r.Mul(num.Hundred)
	return p.Round(f.places, num.HalfUp).Ratio().Cmp(f.number) == 0 || p.Round(f.places, num.Down).Ratio().Cmp(f.number) == 0
}

// reach returns the values that a printed figure may stand for, in base units.
func reach(f *Found) num.Interval {
	step := unitStep(f).Mul(half)
	return num.Interval{Low: f.number.Sub(step), High: f.number.Add(step)}
}

// unitStep is one of the last printed digit, in base units.
func unitStep(f *Found) num.Ratio {
	switch {
	case f.places <= 0:
		return unitFactor(f)
	case f.places < len(lastDigits):
		return lastDigits[f.places].Mul(unitFactor(f))
	}
	return num.MustDecimal("0." + strings.Repeat("0", f.places-1) + "1").Ratio().Mul(unitFactor(f))
}

// lastDigits are one of the last digit, by the number of decimals.
var lastDigits = func() (out [9]num.Ratio) {
	out[0] = num.One
	for i := range out[1:] {
		out[i+1] = out[i].Mul(tenth)
	}
	return out
}()

// unitFactor is how many base units the printed unit is.
func unitFactor(f *Found) num.Ratio { return valueOf(num.Int(1), f.Unit) }

// within reports whether the quotient of two figures can print as the
// percentage when each was rounded before it was printed.
func within(top, bottom num.Interval, f *Found) bool {
	if bottom.Low.Sign() <= 0 {
		return false
	}
	low, _ := num.Quo(top.Low, bottom.High)
	high, _ := num.Quo(top.High, bottom.Low)
	step := unitStep(f)
	print := num.Interval{Low: f.number.Sub(step.Mul(half)), High: f.number.Add(step)}
	return num.Interval{Low: low.Mul(num.Hundred), High: high.Mul(num.Hundred)}.Meets(print)
}

// inUnit prints a value of base units in the unit of a figure.
func inUnit(r num.Ratio, f *Found) string {
	q, ok := num.Quo(r, unitFactor(f))
	if !ok {
		return r.String()
	}
	d, exact := q.Exact()
	if !exact || d.Scale() > 6 {
		d = q.Round(4, num.HalfUp)
	}
	return d.String() + f.Unit
}

// overHundred prints a quotient in percent, with the units where they differ.
func overHundred(a, b *Found, q num.Ratio) string {
	x, y := a.Value, b.Value
	if moneyUnit(a.Unit) != moneyUnit(b.Unit) {
		x, y = x+a.Unit, y+b.Unit
	}
	return x + "/" + y + "*100 = " + q.Percent(4).String() + "%"
}

// named prints a figure with its label.
func named(f *Found) string { return f.Subject + f.Value + f.Unit }

// exact reports a figure that is said without words of approximation.
func exact(f *Found) bool {
	q := f.Qualifier
	if f.is == change || f.is == growth {
		q = q[len(changeWords.at(q)):] // 多 of 比上年多35万元
	}
	return !hasAny(q, "约", "近", "超", "余", "多", "以上", "以下", "左右", "≥", "≤", "不", "过", "逾", "至少", "最多", "高于", "低于", "大于", "小于",
		"突破", "以内", "足", "<", ">", "＞", "＜")
}
