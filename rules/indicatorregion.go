package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
)

// regional lists results of a whole region, which no single unit brings about.
var regional = []string{"工业总产值", "地区生产总值", "生产总值", "商品销售总额", "服务业营业收入", "社会消费品零售总额", "固定资产投资额", "居民人均可支配收入", "进出口总额", "农业总产值"}

// contributed lists words with which a text says what the unit did for them.
var contributed = []string{"贡献", "带动", "拉动", "扶持", "协助", "走访", "奖补", "补贴", "牵头", "统计口径", "不作为", "仅供参考", "外部"}

// notAttributable finds results of the region that are shown as the unit's own.
func notAttributable(p *check.Pass) check.Outcome {
	if !p.IsReport() && !p.IsForm() {
		return check.NotApplicable("不是自评报告、自评表或目标表")
	}
	explained := contributions(p)
	type hit struct {
		line *paper.Line
		word paper.Range
	}
	var hits []hit
	for _, r := range p.Indicators() {
		for _, w := range regional {
			if i := strings.Index(r.At.Text, w); i >= 0 && !explained[w] &&
				!paper.HasAny(r.Name+paper.CellText(r.Rule)+paper.CellText(r.Reason), contributed...) {
				hits = append(hits, hit{r.At, paper.Range{From: i, To: i + len(w)}})
				break
			}
		}
	}
	for _, l := range p.Lines {
		if !p.IsReport() || !p.InResults(l) {
			continue
		}
		for _, s := range l.Sentences() {
			text := s.Of(l.Text)
			for _, w := range regional {
				if i := strings.Index(text, w); i >= 0 && !explained[w] && len(l.FiguresIn(s)) > 0 &&
					!paper.HasAny(l.Text, contributed...) {
					hits = append(hits, hit{l, paper.Range{From: s.From + i, To: s.From + i + len(w)}})
					break
				}
			}
		}
	}
	for _, h := range hits {
		p.At(h.line, h.word, fmt.Sprintf("“%s”是全地区的结果，不由本单位一家决定，没有说明本单位的贡献。", h.word.Of(h.line.Text)),
			"写明本单位做了什么、带来多少，或改用本单位能决定的指标")
	}
	return check.Decided
}

// contributions returns the results of the region of which the document says
// somewhere what they owe to the unit, or that the unit does not decide them.
func contributions(p *check.Pass) map[string]bool {
	out := map[string]bool{}
	for _, l := range p.Lines {
		if !l.Has("贡献", "区域总量", "不由本", "非本单位", "不是本单位", "不完全由", "不作为本", "外部因素") {
			continue
		}
		for _, w := range regional {
			if l.Has(w) {
				out[w] = true
			}
		}
	}
	return out
}
