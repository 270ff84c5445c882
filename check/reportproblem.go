package check

import (
	"fmt"
	"regexp"
	"strings"

	"jiheng/num"
)

// saysNone reports a text that says there is nothing to report.
func saysNone(text string) bool {
	text = strings.Trim(text, " 。，；\n")
	return runes(text) < 16 && (noReason(text) || hasAny(text, "暂无", "不存在问题", "没有问题", "无问题", "未发现问题", "没有存在问题", "无明显问题", "没有发现问题"))
}

var totalScore = regexp.MustCompile(`(?:自评|评价|综合|最终|总体)?(?:得分|总分|评分|自评得|综合得)(?:为|是|：|:|合计)?([0-9]{1,3}(?:\.[0-9]+)?)分?`)

// lostPoints returns how the document says that points were lost; known is false
// where it shows no score.
func (p *Pass) lostPoints() (says string, lost, known bool) {
	for _, r := range p.indicators() {
		w, s, ok := r.points()
		if !ok {
			continue
		}
		known = true
		if s.Cmp(w) < 0 {
			return fmt.Sprintf("“%s”分值%s、得分%s", r.name, w, s), true, true
		}
	}
	full := num.Int(int64(p.Limit("满分")))
	for _, l := range p.Lines {
		if l.Kind == CellLine || !l.Has("得分", "总分", "评分", "自评得", "综合得") {
			continue
		}
		m := totalScore.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		d, err := num.ParseDecimal(m[1])
		if err != nil || d.Cmp(full) > 0 || d.Cmp(num.Int(30)) < 0 {
			continue
		}
		if known = true; d.Cmp(full) < 0 {
			return "得分" + m[1] + "分", true, true
		}
	}
	return "", false, known
}

// saidProblems returns what the document says of its problems: a section of a
// report, a field of a form.
func (t *Text) saidProblems() (at *Line, text string, ok bool) {
	if head, lines, ok := t.problems(); ok {
		if text := strings.TrimSpace(Words(lines)); text != "" {
			return head, text, true
		}
	}
	for _, f := range t.fields(func(name string) bool {
		return name == "存在问题" || name == "存在的问题" || name == "主要问题" || name == "存在问题及原因"
	}) {
		if f.at != f.label || f.value != "" {
			return f.at, f.value, true
		}
	}
	return nil, "", false
}

// realProblems wants the problems to name an indicator, a project or an amount.
// That there are none although points were lost is another rule's.
func realProblems(p *Pass) Outcome {
	if !p.wholeReport() {
		return notReport
	}
	if _, text, ok := p.saidProblems(); ok && saysNone(text) {
		if _, lost, _ := p.lostPoints(); lost {
			return Decided
		}
	}
	return vagueProblems(p)
}

// noProblemsThoughLost finds a document that knows no problem although points
// were lost.
func noProblemsThoughLost(p *Pass) Outcome {
	at, text, ok := p.saidProblems()
	if !ok {
		return Undecided("没有找到写问题的一节或一栏")
	}
	says, lost, known := p.lostPoints()
	if !known {
		return Undecided("没有写得分，看不出是否扣分")
	}
	if lost && saysNone(text) {
		p.Line(at, fmt.Sprintf("存在问题写的是“%s”，但%s，扣了分。", clip(strings.Trim(text, " 。\n"), 16), says), "写明扣分的指标、差多少和原因")
	}
	return Decided
}

// lostPointsExplained wants a report whose table has no column for reasons to
// speak of every indicator that lost points.
func lostPointsExplained(p *Pass) Outcome {
	if !p.wholeReport() {
		return NotApplicable("不是自评报告")
	}
	tables := p.indicatorTables()
	if len(tables) == 0 {
		return noIndicators
	}
	var text strings.Builder
	for _, l := range p.Lines {
		if l.Kind != CellLine && (underProblems(l) || l.Kind == BodyLine && hasAny(l.Text, "未达", "未完成", "原因", "问题", "不足", "低于", "偏低", "扣")) {
			text.WriteString(l.Text)
		}
	}
	said, judged, asked := squeeze(text.String()), false, false
	for _, it := range tables {
		if it.reason >= 0 {
			continue
		}
		asked = true
		for _, r := range it.rows {
			w, s, ok := r.points()
			if judged = judged || ok; ok && s.Cmp(w) < 0 && !mentions(said, squeeze(r.name)) {
				p.Line(r.score, fmt.Sprintf("“%s”分值%s，得分%s，报告里没有解释为什么扣分。", r.name, w, s), "在问题部分写明扣分原因和改进措施")
			}
		}
	}
	switch {
	case !asked:
		return NotApplicable("指标表里有写原因的栏")
	case !judged:
		return noPoints
	}
	return Decided
}

func underProblems(l *Line) bool {
	for up := l.Up; up != nil; up = up.Up {
		if up.Has("问题", "不足") {
			return true
		}
	}
	return false
}

// mentions reports a text with an indicator's name, or with four characters of
// it in a row.
func mentions(text, name string) bool {
	rs := []rune(name)
	if len(rs) <= 4 {
		return strings.Contains(text, name)
	}
	for i := 0; i+4 <= len(rs); i++ {
		if strings.Contains(text, string(rs[i:i+4])) {
			return true
		}
	}
	return false
}

// measures returns the section on measures; where problems and measures share
// one, the whole of it.
func (t *Text) measures() (head *Line, lines []*Line, ok bool) {
	var shared *Line
	for _, h := range t.Headings() {
		if !h.Has("措施", "改进", "整改", "下一步", "打算") {
			continue
		}
		if !h.Has("问题", "上年") {
			return h, t.Section(h), true
		}
		if shared == nil && !h.Has("上年") {
			shared = h
		}
	}
	if shared == nil {
		return nil, nil, false
	}
	return shared, t.Section(shared), true
}

var (
	owner = regexp.MustCompile(`牵头|负责|责任人|责任单位|责任科室|责任部门|由[^，。；]{1,12}(?:科|股|室|所|办|中心|处|部|局|队|组|站)`)
	due   = regexp.MustCompile(`20[0-9]{2}年|[0-9]{1,2}月|季度|月底|年底|上半年|下半年|每[月周季年]|[0-9]+(?:日|天|个工作日|个月)内|年内|完成时限|整改时限`)
)

// said returns what lines say, the signature and its date left out.
func said(lines []*Line) string {
	var b strings.Builder
	for _, l := range lines {
		if l.Kind != SignatureLine && l.Kind != DateLine && l.Kind != AnnexLine {
			b.WriteString(l.Text + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

// measuresConcrete wants measures with an owner and a date.
func measuresConcrete(p *Pass) Outcome {
	if !p.wholeReport() {
		return notReport
	}
	_, lines, ok := p.measures()
	text := said(lines)
	if !ok || text == "" {
		return Undecided("没有找到写措施的一节")
	}
	var missing []string
	if !owner.MatchString(text) {
		missing = append(missing, "由谁负责")
	}
	if !due.MatchString(text) {
		missing = append(missing, "什么时候完成")
	}
	if len(missing) > 0 {
		at := lines[0]
		if at.Kind == HeadingLine && len(lines) > 1 {
			at = lines[1]
		}
		p.Line(at, "改进措施没有一条写明"+strings.Join(missing, "、")+"。", "每条措施写明责任科室和完成时间，如“由财政所负责，2025年6月底前完成”")
	}
	return Decided
}

var (
	published     = regexp.MustCompile(`网站|官网|门户|平台|公开栏|公示栏|公告栏|公众号|网址|https?:|政府网|信息网`)
	publishedWhen = regexp.MustCompile(`20[0-9]{2}年|[0-9]{1,2}月|[0-9]+(?:日|天|个工作日)内|季度|随(?:同)?[^，。；]{0,6}决算|与[^，。；]{0,8}决算[^，。；]{0,6}(?:同步|一并|一同)|年底`)
	publishedWhat = []string{"自评报告", "自评表", "自评结果", "评价结果", "绩效结果", "绩效信息", "绩效目标", "报告", "决算", "情况"}
)

// disclosureConcrete wants what is published, where and when.
func disclosureConcrete(p *Pass) Outcome {
	if !p.wholeReport() {
		return notReport
	}
	head := p.Find("公开")
	if head == nil {
		return Undecided("没有找到写公开的一节")
	}
	lines := p.Section(head)
	text := said(lines)
	if text == "" {
		return Undecided("写公开的一节没有内容")
	}
	var missing []string
	if !hasAny(text, publishedWhat...) {
		missing = append(missing, "公开什么")
	}
	if !published.MatchString(text) {
		missing = append(missing, "在哪里公开")
	}
	if !publishedWhen.MatchString(text) {
		missing = append(missing, "什么时候公开")
	}
	if len(missing) == 0 {
		return Decided
	}
	at, r := head, Range{0, len(clip(head.Text, quoteMost))}
	for _, l := range lines {
		if i := strings.Index(l.Text, "公开"); i >= 0 && l.Kind == BodyLine {
			at, r = l, Range{i, i + len("公开")}
			break
		}
	}
	p.At(at, r, "公开没有写明"+strings.Join(missing, "、")+"。", "写明公开的文件、网站和时间，如“自评报告随2024年决算在区政府网站公开”")
	return Decided
}
