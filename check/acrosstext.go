package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

func yearText(y int) string { return fmt.Sprintf("%d年", y) }

var yearOnly = regexp.MustCompile(`20[0-9]{2}年`)

var arrangement = []string{"年度安排", "本年安排", "年度资金安排", "年度预算安排", "本年预算安排", "资金安排情况", "年度计划安排"}

// thisYearMissing finds a section on the year's arrangement that has amounts, but
// only totals or those of other years.
func thisYearMissing(p *Pass) Outcome {
	seen := false
	own := []string{"本年", "今年", "当年", "年初", "全年", "年度", "本期"}
	for _, h := range p.Headings() {
		if !h.Has(arrangement...) || h.Has("中期", "三年", "历年") || p.Text.Year == 0 {
			continue
		}
		amounts, total, mine := 0, (*Line)(nil), false
		for _, l := range p.Section(h) {
			if l.Kind != BodyLine {
				mine = mine || l.Kind == CellLine
				continue
			}
			for _, s := range l.Sentences() {
				text := s.Of(l.Text)
				for _, t := range l.figuresIn(s) {
					if t.base != "元" {
						continue
					}
					amounts++
					c := clause(text, t.Start)
					other := hasAny(c, "总投资", "总概算", "总额", "总金额", "总预算", "累计", "上年", "去年", "以前年度")
					for _, y := range yearOnly.FindAllString(text[:t.Start], -1) {
						other = other || y != yearText(p.Text.Year) && strings.Contains(c, y)
					}
					if other && total == nil {
						total = l
					}
					mine = mine || !other || hasAny(c, own...) && !hasAny(c, "累计", "上年", "去年", "总")
				}
				mine = mine || strings.Contains(text, yearText(p.Text.Year)) && !hasAny(text, "截至", "累计") && amounts > 0 && len(l.figuresIn(s)) > 0
			}
		}
		if amounts == 0 {
			continue
		}
		if seen = true; !mine && total != nil {
			p.Line(h, fmt.Sprintf("“%s”里只有项目总额或往年的数，没有%d年的数。", clip(h.Name(), 20), p.Text.Year), "补写本年安排了多少", total.Site(Range{0, len(clip(total.Text, quoteMost))}))
		}
	}
	if !seen {
		return NotApplicable("没有写年度安排的一节")
	}
	return Decided
}

var (
	ownScoreSaid = regexp.MustCompile(`(?:得分|总分|评分|总得分|分数)(?:结果)?(?:合计)?(?:为|是|：)?([0-9]{2,3}(?:\.[0-9]+)?)分`)
	ownScoreHead = []string{"自评", "综合", "总", "整体", "最终", "评价"}
	notTotal     = []string{"执行", "产出", "效益", "满意", "指标得分", "平均", "上年", "项目", "管理", "其中", "满分", "投入", "过程", "目标", "部门评价", "财政评价", "复核"}
	ownGradeSaid = regexp.MustCompile(`(?:等级|等次|评级|级别)(?:结果)?(?:为|是|：|评定为|评为)?“?(优秀|优|良好|良|中|差)(?:”|等|级|[，。；]|$)`)
	countSaid    = regexp.MustCompile(`([0-9]+)个[^，。；0-9]{0,8}项目|项目(?:共|数|共计)?(?:为)?([0-9]+)个`)
	moneySaid    = regexp.MustCompile(`涉及[^，。；0-9]{0,8}(?:资金|金额|预算|支出)[^，。；0-9]{0,6}?([0-9][0-9,]*(?:\.[0-9]+)?)(亿元|万元|元)`)
)

// ownScore returns the total score that the document gives; ok is false where it
// gives none, or several.
func ownScore(t *Text) (h heldFigure, ok bool) {
	take := func(text string, s Site) bool {
		d, err := num.ParseDecimal(text)
		if err != nil || d.Cmp(num.Int(int64(100))) > 0 {
			return true
		}
		said := heldFigure{key: "总分", what: "自评总分", shown: d, scale: num.One, text: text, site: s}
		if ok && !h.agrees(&said) {
			return false
		}
		if !ok || d.Scale() > 0 && !strings.Contains(h.text, ".") {
			h, ok = said, true
		}
		return true
	}
	if t.paper() == SelfFormPaper {
		for _, it := range t.indicatorTables() {
			for r := it.head + 1; r < len(it.grid.Cells) && it.score >= 0; r++ {
				l := it.grid.At(r, it.score)
				if _, isNumber := number(l); isNumber && totalRow(it.grid, r) && !strings.Contains(it.grid.Text(r, 0), "小计") && !take(strings.TrimSuffix(cell(l), "分"), l.Site(Range{0, len(l.Text)})) {
					return h, false
				}
			}
		}
		return h, ok
	}
	for _, l := range t.Lines {
		if l.Kind != BodyLine || !l.Has("分") {
			continue
		}
		for _, m := range ownScoreSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			head := clause(l.Text, m[0])
			if !hasAny(head, ownScoreHead...) || hasAny(head, notTotal...) {
				continue
			}
			if !take(l.Text[m[2]:m[3]], l.Site(Range{m[2], m[3]})) {
				return h, false
			}
		}
	}
	return h, ok
}

// ownGrade returns the grade that the document gives itself; ok is false where it
// gives none, or several.
func ownGrade(t *Text) (h held, ok bool) {
	for _, l := range t.Lines {
		if !l.Has("等级", "等次", "评级") {
			continue
		}
		for _, m := range ownGradeSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			head := clause(l.Text, m[0])
			if hasAny(head, "项目", "上年", "指标", "信用", "资质", "财政评价", "部门评价", "复核") {
				continue
			}
			grade := strings.TrimSuffix(strings.TrimSuffix(l.Text[m[2]:m[3]], "秀"), "好")
			if ok && h.text != grade {
				return h, false
			}
			h, ok = held{grade, l.Site(Range{m[2], m[3]})}, true
		}
	}
	return h, ok
}

// readSelfEvaluation keeps what a document says of the projects that were
// evaluated: how many, and over how much money.
func (g *Digest) readSelfEvaluation(t *Text) {
	for _, l := range t.Lines {
		if l.Kind != BodyLine || !l.Has("自评") || !l.Has("项目") {
			continue
		}
		text := l.Text
		for i := strings.Index(text, "自评"); i >= 0; {
			c := clause(text, i)
			from := strings.Index(text, c)
			if hasAny(c, "项目") && !hasAny(c, "其中", "部门评价", "重点评价", "跟踪") {
				g.keepCount(l, countSaid.FindStringSubmatchIndex(c), from)
				reach := text[from:min(len(text), from+len(c)+90)]
				if j := strings.IndexAny(reach, "。；（"); j >= 0 {
					reach = reach[:j]
				}
				g.keepAmount(l, moneySaid.FindStringSubmatchIndex(reach), from)
			}
			j := strings.Index(text[i+len("自评"):], "自评")
			if j < 0 {
				break
			}
			i += len("自评") + j
		}
	}
}

const (
	evaluatedCount = "自评项目数"
	evaluatedMoney = "自评涉及金额"
)

func (g *Digest) keepCount(l *Line, m []int, from int) {
	if m == nil {
		return
	}
	k := 2
	if m[k] < 0 {
		k = 4
	}
	g.keepSaid(l, evaluatedCount, Range{from + m[k], from + m[k+1]}, "个", num.One)
}

func (g *Digest) keepAmount(l *Line, m []int, from int) {
	if m != nil {
		unit := l.Text[from+m[4] : from+m[5]]
		g.keepSaid(l, evaluatedMoney, Range{from + m[2], from + m[3]}, unit, scaleOf(unit))
	}
}

func (g *Digest) keepSaid(l *Line, key string, r Range, unit string, scale num.Ratio) {
	d, err := num.ParseDecimal(strings.ReplaceAll(r.Of(l.Text), ",", ""))
	if err != nil {
		return
	}
	h := heldFigure{key: key, what: key, shown: d, scale: scale, text: r.Of(l.Text) + unit, site: l.Site(r)}
	for i := range g.evaluated {
		if e := &g.evaluated[i]; e.key == key {
			if !e.agrees(&h) {
				e.what = "" // said twice, differently
			}
			return
		}
	}
	g.evaluated = append(g.evaluated, h)
}

var promiseLeft = regexp.MustCompile(`(?:将|拟|计划|预定|力争|争取|有望)(?:于|在)?(?:(20[0-9]{2})年|本年|今年|当年)?(?:内|[0-9]{1,2}月份?|[一二三四]季度|年)(?:底|末)?(?:之?前)?[^，。；0-9]{0,10}(?:完成|建成|投用|竣工|验收|启用|达到|实现|交付|投入使用)`)

// forecastLeft finds, among what a report after the year's end says was done,
// what is still to be done within that year.
func forecastLeft(p *Pass) Outcome {
	if p.Kind != Report || p.Text.Year == 0 {
		return NotApplicable("不是写明年度的自评报告")
	}
	p.Bodies(func(l *Line) {
		if !l.Has("将", "拟", "计划", "预定", "力争", "争取") || !p.InResults(l) {
			return
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			m := promiseLeft.FindStringSubmatchIndex(text)
			if m == nil || hasAny(text, "实际", "已", "提前", "原计划", "如期", "按期", "未能", "完成了", "目标", "次年", "明年", "下年", "规划", "方案", "通知") {
				continue
			}
			said := text[m[0]:m[1]]
			if m[2] >= 0 && text[m[2]:m[3]] != fmt.Sprint(p.Text.Year) || m[2] < 0 && !hasAny(said, "本年", "今年", "当年", "年内", "年底", "年末") {
				continue
			}
			p.At(l, Range{s.From + m[0], s.From + m[1]}, fmt.Sprintf("“%s”：%d年已经结束，成效里还留着年内的打算。", clip(said, 24), p.Text.Year), "写实际完成的情况；没有完成的写明原因，移到问题部分")
		}
	})
	return Decided
}
