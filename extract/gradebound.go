package extract

import (
	"regexp"
	"strings"
)

// gradeBounds match the rules that say which grade so many points are: 得分90（含）—100分为优,
// 90分（含90分）以上的为优秀, ≥90分为优, [90,100]为优, 优：得分90分以上. What somebody got states no
// bound and is none of them; 优（90分以上） is a bound of 优, and no score of anybody.
var gradeBounds = func() []*regexp.Regexp {
	const (
		points = `[0-9]{1,3}(?:\.[0-9]+)?分?`
		with   = `(?:[（(](?:不?含|不?包含|包括)[^（()）]{0,8}[）)])?`
		above  = `(?:[（(]含[）)])?(?:及|含|或)?(?:以上|以下)` + with
		below  = `(?:≥|≤|>=|<=|≧|≦|>|<|大于等于|小于等于|大于|小于|不低于|低于|高于|不足)`
		span   = points + with + `(?:[-—–~～－]+|至|到)` + points + with + `(?:之间|区间)?`
		spaced = `[\[［(（【][0-9]{1,3}(?:\.[0-9]+)?分?[,，][0-9]{1,3}(?:\.[0-9]+)?分?[\])）］】]分?`
		bound  = `(?:` + span + `|` + points + with + above + `|` + below + points + with + `|` + spaced + `)`
		grade  = `[“"‘]?(?:优秀|优良|优|良好|良|中等|中|基本合格|不合格|合格|及格|不及格|一般|较好|较差|差|[ABCD][级等]?(?:[^0-9A-Za-z]|$))`
		is     = `(?:的?[，,]?(?:绩效)?(?:评价|评定|自评)?(?:等级|等次|结果)?(?:为|是|属于|属|评为|定为|评定为|确定为|列为|对应)|：|:|，?即为)`
		name   = `(?:优秀|优良|优|良好|良|中等|中|基本合格|不合格|合格|及格|不及格|一般|较好|较差|差)[”"’]?(?:等级|等次|级|等)?`
	)
	return []*regexp.Regexp{
		regexp.MustCompile(bound + is + grade),
		regexp.MustCompile(name + `(?:[（(]|：|:|为|是)(?:得分|总分|综合得分)(?:在|为)?` + bound),
	}
}()

// gradeBound reports that a number, or the word of a grade, stands in such a rule.
func (f *finder) gradeBound(start, end int) bool {
	const most = 120 // bytes of a rule
	text := f.line.Text
	from := max(f.from, start-most)
	for from > 0 && text[from]&0xc0 == 0x80 {
		from--
	}
	piece := text[from:min(len(text), end+most)]
	if !strings.ContainsAny(piece, "优良中差格般好ABCD") {
		return false
	}
	for _, e := range gradeBounds {
		for _, at := range e.FindAllStringIndex(piece, -1) {
			if from+at[0] < end && start < from+at[1] {
				return true
			}
		}
	}
	return false
}
