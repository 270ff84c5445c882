package rules

import (
	"fmt"
	"strconv"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var (
	wholeDay = plain.NewExpr(`(20[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日`)
	// doneThen follows a day on which something was done.
	doneThen = plain.NewExpr(`^(?:，)?(?:已|全部|全面|正式|顺利|如期|组织|[^，。；、：:0-9]{0,8})?(?:完成|验收|竣工|完工|投入使用|投用|启用|印发|下达|拨付|支付|召开|签订|开工|开展|批复|收到|通过)`)
	// notYet are words of what is still to be done, or of a limit.
	notYet = []string{"计划", "拟", "将", "预计", "预期", "应", "要求", "截止", "限", "前", "至", "到", "目标", "下一步", "届满", "有效", "争取", "力争", "确保", "原定", "尚未", "未", "须", "需", "待", "安排",
		"若", "如果", "约定", "规定", "质保", "《", "下年", "次年", "明年"}
	// planHead are words of headings over what is to be done.
	planHead = []string{"措施", "打算", "计划", "下一步", "下步", "建议", "整改", "安排", "应用", "展望", "思路", "改进"}
)

// doneLater finds days of what was done, in the text, behind the day of signature.
func doneLater(p *check.Pass) {
	for _, l := range p.Lines {
		if l.Kind != paper.BodyLine || l.Table != nil || !l.Has("日") || underPlans(l) {
			continue
		}
		for _, m := range wholeDay.FindAllStringSubmatchIndex(l.Text, -1) {
			day := isoDay(l.Text[m[2]:m[3]], l.Text[m[4]:m[5]], l.Text[m[6]:m[7]])
			done := doneThen.FindStringIndex(l.Text[m[1]:])
			if day <= p.Day || done == nil || paper.HasAny(paper.Clause(l.Text, m[0]), notYet...) {
				continue
			}
			p.At(l, paper.Range{From: m[0], To: m[1] + done[1]}, fmt.Sprintf("正文写的已完成之日%s晚于成文日期%s。", l.Text[m[0]:m[1]], han(p.Day)),
				"核对这个日期和成文日期；还没有办的写明是计划")
		}
	}
}

// underPlans reports a line that is headed by words of what is to be done, or stands under
// such a heading.
func underPlans(l *paper.Line) bool {
	for ; l != nil; l = l.Up {
		if paper.HasAny(l.Text[:min(len(l.Text), mostLead)], planHead...) {
			return true
		}
	}
	return false
}

// mostLead is how many bytes of a paragraph may hold the words that head it.
const mostLead = 45

// isoDay writes a day as 2025-03-10.
func isoDay(year, month, day string) string {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	return fmt.Sprintf("%s-%02d-%02d", year, m, d)
}
