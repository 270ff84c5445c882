package paper

import (
	"slices"
	"strings"

	"jiheng/extract"
)

// A formula says from which columns of its row a figure follows; minus marks those that
// are taken off.
type formula struct {
	cols  []int // indices of sumBlock.cols
	minus []bool
	named bool // the heads say so
}

// columnSums recomputes the columns headed 合计, 小计 or 总分 from those beside them.
func (b *sumBlock) columnSums() {
	for k := range b.cols {
		low := b.lowHead(k)
		if !isTotalName(low) && !HasAny(low, pointWords...) || HasAny(low, "率", "占") {
			continue
		}
		b.best(k, b.sumFormulas(k, low))
	}
}

// sumFormulas returns the columns that may make up a column of sums: those below the same
// head, those whose heads speak of the same, and those next to it on either side.
func (b *sumBlock) sumFormulas(k int, low string) (out []formula) {
	add := func(cols []int, named bool) {
		if len(cols) > 1 && len(cols) <= widestGroup {
			out = append(out, formula{cols: cols, named: named})
		}
	}
	if up, ok := strings.CutSuffix(b.heads[k], "·"+lastHead(b.heads[k])); ok && up != "" {
		var same []int
		for j, h := range b.heads {
			if j != k && strings.HasPrefix(h, up+"·") && !b.rates[j] && !strings.Contains(strings.TrimPrefix(h, up+"·"), "·") {
				same = append(same, j)
			}
		}
		add(same, true)
	}
	what := low
	for _, w := range []string{"合计", "总计", "小计", "共计", "总得分", "总分", "总额"} {
		what = strings.TrimSuffix(what, w)
	}
	if HasAny(low, "总分", "总得分", "得分合计") {
		what = "得分"
	}
	if what != "" {
		var same []int
		for j := k - 1; j >= 0 && strings.Contains(lastHead(b.heads[j]), what) && !isTotalName(HeadWords(lastHead(b.heads[j]))); j-- {
			same = append(same, j)
		}
		slices.Reverse(same)
		add(same, true)
	}
	if b.rates[k] {
		return out
	}
	run := func(from, to int) {
		cols := indices(from, to)
		if some := b.undivided(cols); len(some) < len(cols) {
			add(some, false)
		}
		add(cols, from == 0 && b.sourcesOnly(cols))
	}
	for j := k - 2; j >= 0 && k-j <= widestGroup && !b.anyRate(j, k); j-- {
		run(j, k)
	}
	for j := k + 3; j <= len(b.cols) && j-k <= widestGroup && !b.anyRate(k+1, j); j++ {
		run(k+1, j)
	}
	return out
}

// undivided leaves out the columns that stand below the same head as a 小计 among them.
func (b *sumBlock) undivided(cols []int) []int {
	up := func(j int) string { return strings.TrimSuffix(b.heads[j], lastHead(b.heads[j])) }
	return slices.DeleteFunc(slices.Clone(cols), func(j int) bool {
		return up(j) != "" && !isTotalName(b.lowHead(j)) && slices.ContainsFunc(cols, func(o int) bool { return up(o) == up(j) && isTotalName(b.lowHead(o)) })
	})
}

// sourceHeads are words of heads that name where money comes from.
var sourceHeads = []string{"中央", "省级", "市级", "县级", "区级", "镇级", "乡级", "本级", "自筹", "社会资金", "社会资本", "其他资金", "上级", "单位资金", "财政拨款"}

// sourcesOnly reports columns of sources of money, which are all of it.
func (b *sumBlock) sourcesOnly(cols []int) bool {
	return !slices.ContainsFunc(cols, func(j int) bool {
		return !HasAny(b.lowHead(j), sourceHeads...) || strings.HasPrefix(b.lowHead(j), "其中")
	})
}

func (b *sumBlock) anyRate(from, to int) bool { return slices.Contains(b.rates[from:to], true) }

// Words of heads whose figures follow from others of their row.
var (
	endWords     = []string{"年末", "期末", "年底"}
	leftWords    = []string{"结余", "剩余", "余额", "未支", "未执行", "未使用", "未付", "未完成", "结转"}
	changedWords = []string{"增减", "差异", "差额", "变动", "增长额", "减少额", "增加额", "节约额", "调整数", "调整额"}
	pointWords   = []string{"总分", "总得分", "总额"}
)

// equations recomputes what is left of a budget, the end of a year from its beginning,
// and what changed against another year.
func (b *sumBlock) equations() {
	for k := range b.cols {
		low := b.lowHead(k)
		switch {
		case b.rates[k]:
		case HasAny(low, endWords...) && !HasAny(low, "在", "人"):
			b.best(k, b.movements(k))
		case HasAny(low, leftWords...):
			b.best(k, b.differences(k, budgetHead, spentHead))
		case HasAny(low, changedWords...):
			any := func(string) bool { return true }
			b.best(k, b.differences(k, any, any))
		case (extract.YearAlone(low) || extract.YearNumber(low)) && HasAny(HeadWords(lastHead(upperHeads(b.heads[k]))), changedWords...):
			all := b.differences(k, b.sameYear(low), b.sameYear(low)) // 差异 over the years that stand below 预算数 and 决算数 too
			for i := range all {
				all[i].named = true
			}
			b.best(k, all)
		}
	}
}

// upperHeads are the heads above the lowest.
func upperHeads(head string) string { return strings.TrimSuffix(head, "·"+lastHead(head)) }

// sameYear reports a head of a year.
func (b *sumBlock) sameYear(year string) func(head string) bool {
	return func(head string) bool { return strings.HasSuffix(head, "·"+year) }
}

func budgetHead(h string) bool {
	return HasAny(h, "预算", "计划", "指标", "到位", "下达", "批复", "安排", "收入") && !HasAny(h, "执行", "支出", "支付", "决算", "使用") || HasAny(h, "预算数", "预算金额")
}

func spentHead(h string) bool {
	return HasAny(h, "支", "执行", "完成投资", "实际", "决算", "使用", "付", "花费", "发生") && !HasAny(h, "未", "率")
}

// differences are one column less another.
func (b *sumBlock) differences(k int, from, off func(head string) bool) (out []formula) {
	for i := range b.cols {
		for j := range b.cols {
			near := max(i-k, k-i) <= widestGroup && max(j-k, k-j) <= widestGroup
			if i == j || i == k || j == k || b.rates[i] || b.rates[j] || !near || !from(HeadWords(b.heads[i])) || !off(HeadWords(b.heads[j])) {
				continue
			}
			out = append(out, formula{cols: []int{i, j}, minus: []bool{false, true}})
		}
	}
	return out
}

// movements are 年初 with 增加 added and 减少 taken off.
func (b *sumBlock) movements(k int) (out []formula) {
	f := formula{named: true}
	begin := false
	for i, h := range b.heads {
		low := HeadWords(lastHead(h))
		switch {
		case i == k || b.rates[i]:
		case HasAny(low, "年初", "期初", "上年末"):
			if begin {
				return nil
			}
			begin = true
			f.cols, f.minus = append(f.cols, i), append(f.minus, false)
		case HasAny(low, "增减", "净"):
			return nil
		case HasAny(low, "增加", "新增", "购置", "借方"):
			f.cols, f.minus = append(f.cols, i), append(f.minus, false)
		case HasAny(low, "减少", "处置", "报废", "贷方"):
			f.cols, f.minus = append(f.cols, i), append(f.minus, true)
		}
	}
	if !begin || len(f.cols) < 2 {
		return nil
	}
	return []formula{f}
}

// best reports the rows that do not fit the formula which fits in most rows, where it is
// sure that it is meant: in more rows than not, or in as many where its heads say so.
func (b *sumBlock) best(k int, all []formula) {
	var best formula
	most, worst, sharp := 0, 0, 0
	for _, f := range all {
		fits, fails, exact := b.try(k, f)
		if fits > most || fits == most && fits > 0 && (exact > sharp || exact == sharp && f.named && !best.named) {
			best, most, worst, sharp = f, fits, fails, exact
		}
	}
	if most == 0 || worst > most || worst == most && !best.named {
		return
	}
	for i := range b.rows {
		switch parts, state := b.terms(i, k, best); state {
		case unread:
			b.out.Unread++
		case judged:
			b.out.Judged++
			if total := b.rows[i].cells[k]; !agrees(total, parts, best) {
				b.off(i, k, total, parts, true)
			}
		}
	}
}

// agrees is makesUp for a formula: a difference may be said without its sign.
func agrees(total Amount, parts []Amount, f formula) bool {
	if makesUp(total, parts) {
		return true
	}
	if len(f.minus) != 2 || f.named {
		return false
	}
	turned := total
	turned.Shown = turned.Shown.Neg()
	return makesUp(turned, parts)
}

type termState int

const (
	silent termState = iota // nothing to judge
	unread
	judged
)

// terms are the figures of a row that a formula names, silent too where only one of them
// is not 0.
func (b *sumBlock) terms(i, k int, f formula) (parts []Amount, state termState) {
	r := &b.rows[i]
	total := r.cells[k]
	if r.rated || !total.Set && !total.Unknown {
		return nil, silent
	}
	filled := 0
	for n, j := range f.cols {
		c := r.cells[j]
		if c.Unknown || total.Unknown {
			return nil, unread
		}
		if !c.Set {
			if f.minus != nil && !f.named {
				return nil, silent // a difference of one figure
			}
			continue
		}
		c.Minus = f.minus != nil && f.minus[n]
		parts = append(parts, c)
		if c.Shown.Sign() != 0 {
			filled++
		}
	}
	if filled < 2 && !(f.named && filled == 1 && f.minus != nil) {
		return parts, silent
	}
	return parts, judged
}

func (b *sumBlock) try(k int, f formula) (fits, fails, exact int) {
	for i := range b.rows {
		parts, state := b.terms(i, k, f)
		if state == silent && f.named && len(parts) > 1 && b.rows[i].cells[k].Shown.Sign() != 0 && makesUp(b.rows[i].cells[k], parts) {
			fits++ // one of them is all of it, and the others say 0
		}
		if state == judged {
			total := b.rows[i].cells[k]
			switch {
			case !agrees(total, parts, f):
				fails++
			case makesUp(total, parts):
				exact++
				fits++
			default:
				fits++
			}
		}
	}
	return fits, fails, exact
}
