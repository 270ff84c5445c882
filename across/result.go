package across

import (
	"regexp"
	"strings"

	"jiheng/num"
	"jiheng/paper"
)

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
func ownScore(t *paper.Text) (h Figure, ok bool) {
	take := func(text string, s paper.Site) bool {
		d, err := num.ParseDecimal(text)
		if err != nil || d.Cmp(num.Int(int64(100))) > 0 {
			return true
		}
		said := Figure{Key: "总分", What: "自评总分", Shown: d, Scale: num.One, Text: text, Site: s}
		if ok && !h.Agrees(&said) {
			return false
		}
		if !ok || d.Scale() > 0 && !strings.Contains(h.Text, ".") {
			h, ok = said, true
		}
		return true
	}
	if t.Genre() == paper.SelfFormGenre {
		for _, it := range t.IndicatorTables() {
			for r := it.Head + 1; r < len(it.Grid.Cells) && it.Score >= 0; r++ {
				l := it.Grid.At(r, it.Score)
				if _, isNumber := paper.CellNumber(l); isNumber && paper.TotalRow(it.Grid, r) &&
					!strings.Contains(it.Grid.Text(r, 0), "小计") && !take(strings.TrimSuffix(paper.CellText(l), "分"), l.Site(l.All())) {
					return h, false
				}
			}
		}
		return h, ok
	}
	for _, l := range t.Lines {
		if l.Kind != paper.BodyLine || !l.Has("分") {
			continue
		}
		for _, m := range ownScoreSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			head := paper.Clause(l.Text, m[0])
			if !paper.HasAny(head, ownScoreHead...) || paper.HasAny(head, notTotal...) {
				continue
			}
			if !take(l.Text[m[2]:m[3]], l.Site(paper.Range{From: m[2], To: m[3]})) {
				return h, false
			}
		}
	}
	return h, ok
}

// ownGrade returns the grade that the document gives itself; ok is false where it
// gives none, or several.
func ownGrade(t *paper.Text) (h Passage, ok bool) {
	for _, l := range t.Lines {
		if !l.Has("等级", "等次", "评级") {
			continue
		}
		for _, m := range ownGradeSaid.FindAllStringSubmatchIndex(l.Text, -1) {
			head := paper.Clause(l.Text, m[0])
			if paper.HasAny(head, "项目", "上年", "指标", "信用", "资质", "财政评价", "部门评价", "复核") {
				continue
			}
			grade := strings.TrimSuffix(strings.TrimSuffix(l.Text[m[2]:m[3]], "秀"), "好")
			if ok && h.Text != grade {
				return h, false
			}
			h, ok = Passage{grade, l.Site(paper.Range{From: m[2], To: m[3]})}, true
		}
	}
	return h, ok
}

// readSelfEvaluation keeps what a document says of the projects that were
// evaluated: how many, and over how much money.
func (g *Digest) readSelfEvaluation(t *paper.Text) {
	for _, l := range t.Lines {
		if l.Kind != paper.BodyLine || !l.Has("自评") || !l.Has("项目") {
			continue
		}
		text := l.Text
		for i := strings.Index(text, "自评"); i >= 0; {
			c := paper.Clause(text, i)
			from := strings.Index(text, c)
			if paper.HasAny(c, "项目") && !paper.HasAny(c, "其中", "部门评价", "重点评价", "跟踪") {
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

func (g *Digest) keepCount(l *paper.Line, m []int, from int) {
	if m == nil {
		return
	}
	k := 2
	if m[k] < 0 {
		k = 4
	}
	g.keepSaid(l, evaluatedCount, paper.Range{From: from + m[k], To: from + m[k+1]}, "个", num.One)
}

func (g *Digest) keepAmount(l *paper.Line, m []int, from int) {
	if m != nil {
		unit := l.Text[from+m[4] : from+m[5]]
		g.keepSaid(l, evaluatedMoney, paper.Range{From: from + m[2], To: from + m[3]}, unit, paper.ScaleOf(unit))
	}
}

func (g *Digest) keepSaid(l *paper.Line, key string, r paper.Range, unit string, scale num.Ratio) {
	d, err := num.ParseDecimal(strings.ReplaceAll(r.Of(l.Text), ",", ""))
	if err != nil {
		return
	}
	h := Figure{Key: key, What: key, Shown: d, Scale: scale, Text: r.Of(l.Text) + unit, Site: l.Site(r)}
	for i := range g.Evaluated {
		if e := &g.Evaluated[i]; e.Key == key {
			if !e.Agrees(&h) {
				e.What = "" // said twice, differently
			}
			return
		}
	}
	g.Evaluated = append(g.Evaluated, h)
}
