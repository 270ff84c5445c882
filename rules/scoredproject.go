package rules

import (
	"strings"

	"jiheng/paper"
	"jiheng/plain"
)

var (
	projectNamed   = plain.NewExpr(`([^，。；、：]{1,40})项目[^。；]{0,30}$`)
	projectInTurn  = plain.NewExpr(`^(?:其中|[一二三四五六七八九十]+是|其[一二三四五六七八九十]|第[一二三四五六七八九十]|[（(][0-9一二三四五六七八九十]+[）)]|[0-9]+[.．、])`)
	projectGeneric = plain.NewExpr(`^(?:(?:本|该|各|全部|所有|单位|部门|预算|重点|专项|本次|[0-9一二三四五六七八九十两]+个)*)(?:支出|资金|绩效)?$`)
)

// otherProject reports that scores are of two things: of two projects that are named, or of one
// and of the whole. a and b are the words before the scores.
func otherProject(a, b string) bool {
	x, y := scoredProject(a), scoredProject(b)
	return x != y && (x == "" || y == "" || !strings.Contains(x, y) && !strings.Contains(y, x))
}

// scoredProject returns the name of the project of which a sentence speaks at the end of some
// words; empty where it speaks of the one of the paper, or of none: 实验室更新 of “实验室更新”项目
// 自评得分.
func scoredProject(head string) string {
	if i := strings.LastIndexAny(head, "。；;"); i >= 0 {
		head = head[paper.Next(head, i):]
	}
	if i := strings.LastIndex(head, "”项目"); i >= 0 {
		if k := strings.LastIndex(head[:i], "“"); k >= 0 {
			return head[k+len("“") : i]
		}
	}
	m := projectNamed.FindStringSubmatch(head)
	if m == nil {
		return ""
	}
	name := strings.Trim(projectInTurn.ReplaceAllString(m[1], ""), "“”\"‘’《》 ")
	if projectGeneric.MatchString(name) {
		return ""
	}
	return name
}
