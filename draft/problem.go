package draft

import (
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/plain"
)

// goals writes the year's goal as the report tells it.
func (w *writer) goals() {
	s := w.sectionText("绩效目标", "年度目标", "工作目标")
	if s == "" {
		w.todo("目标.yaml：报告里没有读出年度目标")
		return
	}
	w.put(dossier.FileGoals, "年度目标:\n  - 编号: MB1\n    文字: "+plain.Block(plainBraces(s), 6)+"\n    完成: \"\"\n")
}

// problems writes the problems that the report names, and what it will do
// about them, one for one where there are as many.
func (w *writer) problems() {
	found := w.items([]string{"问题"}, []string{"整改", "措施", "改进", "建议"})
	if len(found) == 0 {
		found = w.items([]string{"问题"}, []string{"整改"})
	}
	if len(found) == 0 {
		w.todo("问题.yaml：报告里没有读出存在的问题")
		return
	}
	measures := w.items([]string{"措施", "下一步", "建议", "改进"}, []string{"问题"})
	var b strings.Builder
	b.WriteString("问题:\n")
	for i, p := range found {
		measure := ""
		if len(measures) == len(found) {
			measure = measures[i]
		}
		w.Problems++
		b.WriteString("  - 编号: WT" + strconv.Itoa(i+1) + "\n    差距: " + plain.Quote(plainBraces(p)) + "\n    措施: " + plain.Quote(plainBraces(measure)) + "\n    责任: \"\"\n    状态: 整改中\n")
	}
	w.todo("问题.yaml：补%d个问题的原因、责任和期限", len(found))
	w.put(dossier.FileProblems, b.String())
}

// items returns what stands below the first heading that has one of the words
// and none of the others: its headings with their text, or its paragraphs.
func (w *writer) items(words, not []string) []string {
	for i := range w.lines {
		h := &w.lines[i]
		if h.Kind != extract.Heading || !hasAny(h.Text, words) || hasAny(h.Text, not) {
			continue
		}
		level := levelOfHeading(h)
		var out []string
		for _, l := range w.lines[i+1:] {
			if l.Kind == extract.Heading && levelOfHeading(&l) <= level {
				break
			}
			_, n := document.NumberedLevel(l.Text)
			text := strings.TrimSpace(l.Text[n:])
			switch {
			case l.Kind != extract.Heading && l.Kind != extract.Body && l.Kind != extract.Item:
			case l.Kind == extract.Heading || n > 0 || len(out) == 0 || l.Kind == extract.Item:
				out = append(out, text)
			default:
				out[len(out)-1] += "：" + text
			}
		}
		if len(out) == 1 {
			out = clauses(out[0])
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// clauses cuts the one paragraph of a section at its semicolons.
func clauses(s string) []string {
	var out []string
	for _, c := range strings.FieldsFunc(s, func(r rune) bool { return r == '；' || r == ';' }) {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

func levelOfHeading(l *extract.Line) int {
	if level, _ := document.NumberedLevel(l.Text); level > 0 {
		return level
	}
	return max(l.Level, 1)
}

// plainBraces keeps text from being read as a binding.
func plainBraces(s string) string {
	return strings.NewReplacer("{{", "｛｛", "}}", "｝｝").Replace(plain.Legible(s))
}
