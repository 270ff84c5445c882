package page

import "strings"

// words that a title does not part, and endings after which it is well parted
// (回行时词意完整, 7.3.1).
var (
	whole = []string{"单位", "部门", "整体", "支出", "预算", "绩效", "自评", "评价", "报告", "项目", "资金", "专项",
		"政府", "人民", "年度", "目标", "监控", "情况", "汇总", "中心", "委员会", "办公室", "街道", "财政", "管理",
		"评分", "调整", "公开", "说明", "附件", "明细", "指标", "执行", "分析", "整改", "佐证", "材料", "清单", "台账",
		"决算", "申报", "审核", "意见", "结果", "应用", "工作", "计划", "发展", "建设", "服务", "教育", "卫生", "人大"}
	parting = []string{"年度", "政府", "委员会", "办公室", "街道", "中心", "镇", "乡", "区", "市", "县", "局", "院", "校", "站", "的", "关于", "年"}
)

// breakTitle breaks a title into the fewest lines, of different lengths rather
// than equal ones, at the ends of words.
func breakTitle(gs []glyph, width int) []line {
	greedy := breakLines(gs, measure{width, width})
	n := len(greedy)
	if n < 2 || n > 4 || len(gs) > 120 {
		return greedy
	}
	for _, l := range greedy[:n-1] {
		if l.last { // the title says itself where it turns
			return greedy
		}
	}
	best := newTitleSearch(gs, width)
	best.split(0, n, nil, 0)
	if best.lines == nil {
		return greedy
	}
	return best.lines
}

// A titleSearch tries every way to part a title into so many lines.
type titleSearch struct {
	gs    []glyph
	width int
	upTo  []int // width of the glyphs before each
	price []int // of a turn before each; -1 where there is none
	lines []line
	cost  int
}

func newTitleSearch(gs []glyph, width int) *titleSearch {
	t := &titleSearch{gs: gs, width: width, upTo: []int{0}, price: []int{-1}, cost: 1 << 60}
	text := ""
	for i, g := range gs {
		t.upTo = append(t.upTo, t.upTo[i]+g.wide+g.gap)
		text += string(g.r)
	}
	at := 0
	for i := 1; i < len(gs); i++ {
		at += len(string(gs[i-1].r))
		price := turnPrice(text[:at], text[at:])
		switch between(&gs[i-1], &gs[i]) {
		case never:
			price = -1
		case unwise:
			price += 40
		}
		t.price = append(t.price, price)
	}
	return t
}

func (t *titleSearch) split(from, n int, done []line, cost int) {
	if cost >= t.cost {
		return
	}
	if n == 1 {
		if t.spanOf(from, len(t.gs)) > t.width {
			return
		}
		all := append(append([]line(nil), done...), line{from, len(t.gs), true})
		if cost += t.shape(all); cost < t.cost {
			t.lines, t.cost = all, cost
		}
		return
	}
	for to := from + 1; to < len(t.gs) && t.spanOf(from, to) <= t.width; to++ {
		if t.price[to] >= 0 {
			t.split(to, n-1, append(done, line{from, to, true}), cost+t.price[to])
		}
	}
}

func (t *titleSearch) spanOf(from, to int) int { return t.upTo[to] - t.upTo[from] }

// turnPrice prices a turn between two texts: dear within a word, cheap after an
// ending.
func turnPrice(before, after string) int {
	for _, w := range whole {
		for i := range w {
			if i > 0 && strings.HasSuffix(before, w[:i]) && strings.HasPrefix(after, w[i:]) {
				return 60
			}
		}
	}
	for _, p := range parting {
		if strings.HasSuffix(before, p) {
			return 0
		}
	}
	return 12
}

// shape prices the outline of the lines: far from even is dear, so are equal
// lines, and a waist in the middle.
func (t *titleSearch) shape(ls []line) int {
	em := t.gs[0].size
	sum, cost := 0, 0
	w := make([]int, len(ls))
	for i, l := range ls {
		w[i] = t.spanOf(l.from, l.to)
		sum += w[i]
	}
	for i := range w {
		d := (w[i] - sum/len(w)) / em
		cost += d * d
		if i > 0 && abs(w[i]-w[i-1]) < em {
			cost += 6
		}
	}
	if n := len(w); n > 2 && w[1] < w[0] && w[1] < w[2] {
		cost += 30
	}
	return cost
}

func abs(n int) int { return max(n, -n) }
