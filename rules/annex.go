package rules

import (
	"fmt"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

var annexItem = plain.NewExpr(`^(?:附件[：:])?\s*([0-9]{1,2})[.．、]\s*(.{3,40})$`)

var annexHead = plain.NewExpr(`^附件([0-9一二三四五六七八九十]{0,2})[：:]?$`)

// annexes wants every annex that the report lists to be attached, and the other
// way about.
func annexes(p *check.Pass) check.Outcome {
	listed, attached := annexList(p)
	switch {
	case len(listed) == 0 && attached == 0:
		return check.NotApplicable("没有附件")
	case len(listed) == 0:
		return check.Decided
	}
	if len(p.Tables) > 0 && attached == 0 {
		attached = len(p.Tables)
	}
	for _, x := range listed {
		if isAttached(p, x) {
			continue
		}
		if attached < len(listed) {
			p.Line(x, "附件说明列了“"+strings.TrimSpace(x.Text)+"”，正文后面没有。", "附上这个附件，或删去说明")
		}
	}
	if attached > len(listed) && len(p.Tables) != attached {
		p.Line(listed[0], fmt.Sprintf("附件说明列了%d个，后面附了%d个。", len(listed), attached), "附件说明与所附附件的数目和名称一致")
	}
	return check.Decided
}

// annexList returns the lines of the list of annexes, and the number of annexes
// that follow.
func annexList(p *check.Pass) (listed []*paper.Line, attached int) {
	in := false
	for _, l := range p.Lines {
		switch {
		case annexHead.MatchString(l.Text) && !strings.HasSuffix(l.Text, "："):
			attached++
			in = false
		case strings.HasPrefix(l.Text, "附件：") || strings.HasPrefix(l.Text, "附件:"):
			in = true
			if annexName(l) != "" {
				listed = append(listed, l)
			}
		case in && annexItem.MatchString(l.Text):
			listed = append(listed, l)
		case l.Kind != paper.SignatureLine && l.Kind != paper.DateLine:
			in = false
		}
	}
	return listed, attached
}

func annexName(l *paper.Line) string {
	if m := annexItem.FindStringSubmatch(l.Text); m != nil {
		return strings.TrimRight(m[2], "。；，、")
	}
	return strings.TrimRight(strings.TrimPrefix(strings.TrimPrefix(l.Text, "附件："), "附件:"), "。；，、")
}

// isAttached reports whether the name of a listed annex stands again further down.
func isAttached(p *check.Pass, x *paper.Line) bool {
	name := annexName(x)
	for _, l := range p.Lines[x.Index+1:] {
		if l.Kind != paper.AnnexLine && strings.Contains(l.Text, name) && !annexItem.MatchString(l.Text) {
			return true
		}
	}
	return false
}

// goalUnanswered wants each quantity of the goals to come back among the
// results, with the same thing counted.
func goalUnanswered(p *check.Pass) check.Outcome {
	if !p.IsReport() {
		return notReport
	}
	var goals []*paper.Line
	for _, h := range p.Headings() {
		if h.Has("目标", "任务") && !h.Has("完成", "实现", "管理", "问题") {
			goals = p.Section(h)
			break
		}
	}
	var done strings.Builder
	p.Bodies(func(l *paper.Line) {
		if p.InResults(l) {
			done.WriteString(l.Text)
		}
	})
	if len(goals) == 0 || done.Len() == 0 {
		return check.Undecided("没有分别写目标和成效的两节")
	}
	seen, part := false, "成效部分"
	if !p.HasResults() {
		part = "别处"
	}
	for _, l := range goals {
		if l.Kind != paper.BodyLine {
			continue
		}
		for _, t := range l.Figures() {
			noun := head(l.Text, t)
			if paper.Runes(noun) < 2 {
				continue
			}
			if seen = true; !answered(done.String(), noun) {
				p.At(l, paper.Range{From: t.Start, To: t.End}, "目标写了“"+paper.Clause(l.Text, t.Start)+"”，"+part+"没有提到“"+noun+"”。", "补写完成情况")
			}
		}
	}
	if !seen {
		return check.Undecided("目标里没有数")
	}
	return check.Decided
}

// aimWords lead from a thing to the number that is aimed at.
var aimWords = []string{"控制在", "控制到", "控制为", "保持在", "稳定在", "维持在", "压缩到", "压减到", "提高到", "提升到", "提高至", "提升至", "降低到", "下降到", "降到", "降至", "降低至", "达到", "不少于",
	"不低于", "不超过", "不高于", "不多于", "不大于", "不小于", "低于", "高于", "超过", "至少", "控制", "以上", "以内", "左右", "为", "约", "超", "达", "至", "到", "在", "≥", "≤", "＞", "＜", "于", "不"}

// head returns the thing that a figure counts: what stands behind it, else the
// last words before it.
func head(text string, t paper.Figure) string {
	rest := text[t.End:]
	if i := strings.IndexAny(rest, "，。；：、（）“”0123456789"); i >= 0 {
		rest = rest[:i]
	}
	if paper.Runes(rest) >= 2 {
		return paper.Clip(rest, 6)
	}
	before := paper.WordsBefore(text, t.Start)
	for cut := true; cut; {
		cut = false
		for _, w := range aimWords {
			if rest, ok := strings.CutSuffix(before, w); ok {
				before, cut = rest, true
			}
		}
	}
	return before[paper.Endings(before, 4):]
}

// answered reports whether a text speaks of a thing: by its last two characters
// and by all of it, or by a neighbouring pair of them.
func answered(text, noun string) bool {
	rs := []rune(noun)
	for i := 0; i+2 <= len(rs); i++ {
		if strings.Contains(text, string(rs[i:i+2])) {
			return true
		}
	}
	return false
}
