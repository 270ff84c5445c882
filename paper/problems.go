package paper

import "strings"

// SaysNone reports a text that says there is nothing to report.
func SaysNone(text string) bool {
	text = strings.Trim(text, " 。，；\n")
	return Runes(text) < 16 && (NoReason(text) || HasAny(text, "暂无", "不存在问题", "没有问题", "无问题", "未发现问题", "没有存在问题", "无明显问题", "没有发现问题"))
}

// SaidProblems returns what the document says of its problems: a section of a
// report, a field of a form.
func (t *Text) SaidProblems() (at *Line, text string, ok bool) {
	if head, lines, ok := t.Problems(); ok {
		if text := strings.TrimSpace(Words(lines)); text != "" {
			return head, text, true
		}
	}
	for _, f := range t.Fields(func(name string) bool {
		return name == "存在问题" || name == "存在的问题" || name == "主要问题" || name == "存在问题及原因"
	}) {
		if f.At != f.Label || f.Value != "" {
			return f.At, f.Value, true
		}
	}
	return nil, "", false
}

// UnderProblems reports a line that stands under a heading on problems.
func UnderProblems(l *Line) bool {
	for up := l.Up; up != nil; up = up.Up {
		if up.Has("问题", "不足") {
			return true
		}
	}
	return false
}

// Measures returns the section on measures; where problems and measures share
// one, the whole of it.
func (t *Text) Measures() (head *Line, lines []*Line, ok bool) {
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

// IsReport reports whether the document is a narrative report with parts.
func (t *Text) IsReport() bool { return t.Kind == Report }

// Problems returns the section on problems.
func (t *Text) Problems() (head *Line, lines []*Line, ok bool) {
	for _, h := range t.Headings() {
		if h.Has("问题", "不足") && !h.Has("上年", "整改情况") {
			head, lines, ok = h, t.Section(h), true
			if !h.Has("措施", "改进", "建议") {
				return head, lines, ok
			}
		}
	}
	if ok && head.Has("措施", "改进", "建议") {
		lines = t.Under(head)
		ok = len(lines) > 0
	}
	return head, lines, ok
}

// Under returns the paragraphs directly under a heading.
func (t *Text) Under(h *Line) []*Line {
	var out []*Line
	for _, l := range t.Section(h) {
		if l.Kind == HeadingLine {
			break
		}
		if l.Kind == BodyLine {
			out = append(out, l)
		}
	}
	return out
}
