package paper

import (
	"strings"

	"jiheng/extract"
	"jiheng/num"
)

// lossColumns are the columns of a table of points: what can be reached, what was taken
// off and what is left.
type lossColumns struct{ weight, lost, got int }

// lossColumnsOf finds them by the heads above a row; false where one is missing or stands
// twice.
func (g *Grid) lossColumnsOf(r int) (p lossColumns, ok bool) {
	p = lossColumns{-1, -1, -1}
	set := func(at *int, c int) bool {
		again := *at >= 0
		*at = c
		return !again
	}
	var last *Line
	for c, l := range g.Cells[r] {
		if l == nil || l == last {
			continue
		}
		last = l
		head := HeadWords(lastHead(l.ColumnHead()))
		once := true
		switch {
		case HasAny(head, "%", "％", "率"):
		case HasAny(head, "扣分", "减分", "失分") && !HasAny(head, "原因", "说明", "标准", "依据", "理由", "项", "情况"):
			once = set(&p.lost, c)
		case HasAny(head, "分值", "权重", "满分", "标准分"):
			once = set(&p.weight, c)
		case head == "得分" || head == "自评分" || head == "自评得分" || head == "实际得分" || head == "评价得分":
			once = set(&p.got, c)
		}
		if !once {
			return p, false
		}
	}
	return p, p.weight >= 0 && p.lost >= 0 && p.got >= 0
}

// lostPoints recomputes points from those that can be reached and those taken off, and
// tells the one row of a table that does not follow where two others do at least.
func (g *Grid) lostPoints(out *TableSums) {
	var off *TableSum
	fits := 0
	var p lossColumns
	known := false
	for r := range g.Cells {
		if !g.HasFigures(r) {
			known = false
			continue
		}
		if !known {
			if p, known = g.lossColumnsOf(r); !known {
				if fits == 0 && r > mostLevels+captionReach {
					return
				}
				continue
			}
		}
		s, ok := g.pointsOf(r, p)
		switch {
		case !ok:
		case s.Want.Cmp(s.Total.Value()) == 0:
			fits++
		case isTotalName(HeadWords(g.Text(r, 0))) || strings.HasPrefix(s.Name, "合计") || strings.HasPrefix(s.Name, "总"):
			// its column is added up elsewhere
		case off != nil:
			return
		default:
			off = &s
		}
	}
	if fits < 2 {
		return
	}
	if out.Judged += fits; off != nil {
		out.Judged++
		out.Off = append(out.Off, *off)
	}
}

// pointsOf is what the points of a row come to; false where one of them is missing.
func (g *Grid) pointsOf(r int, p lossColumns) (s TableSum, ok bool) {
	var c [3]Amount
	for i, col := range []int{p.weight, p.lost, p.got} {
		l := g.At(r, col)
		if l == nil || r > 0 && g.At(r-1, col) == l || r+1 < len(g.Cells) && g.At(r+1, col) == l {
			return s, false
		}
		if fig, read := extract.ReadCell(l.Text); !read || fig.Unit == "%" {
			return s, false
		}
		if c[i] = AmountOf(l, num.One, ""); !c[i].Set {
			return s, false
		}
	}
	if c[1].Shown.Sign() < 0 { // 扣分 -1.5
		c[1].Shown = c[1].Shown.Neg()
	}
	c[1].Minus = true
	name := ""
	for k := min(p.weight, p.lost, p.got) - 1; k >= 0 && name == ""; k-- {
		if l := g.At(r, k); l != nil && l.Text != "" && !IsNumber(l.Text) {
			name = Clip(StripWords(l.Text), 20)
		}
	}
	s = TableSum{Name: name + "·" + HeadWords(lastHead(g.At(r, p.got).ColumnHead())), Total: c[2], Parts: []Amount{c[0], c[1]}, Sure: true}
	s.Want = c[0].Value().Sub(c[1].Value())
	return s, name != ""
}
