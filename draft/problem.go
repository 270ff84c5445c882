package draft

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/paper"
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

// A trouble is one problem as the report names it, with what is done about it.
type trouble struct {
	id, theme, gap, cause, measure, owner, due, state string
}

// problems writes the problems that the report names, and what it will do
// about them: by its tables, else by its sections, one for one where there are
// as many.
func (w *writer) problems() {
	list := w.tabled()
	if len(list) == 0 {
		list = w.told()
	}
	if len(list) == 0 {
		w.todo("问题.yaml：报告里没有读出存在的问题")
		return
	}
	var b strings.Builder
	b.WriteString("问题:\n")
	var open []string
	for i, p := range list {
		if p.id == "" {
			p.id = "WT" + strconv.Itoa(i+1)
		}
		if p.cause == "" || p.owner == "" || p.due == "" {
			open = append(open, p.id)
		}
		w.Problems++
		b.WriteString("  - 编号: " + p.id + "\n")
		for _, x := range [][2]string{{"主题", p.theme}, {"差距", p.gap}, {"原因", p.cause}, {"措施", p.measure}, {"责任", p.owner}, {"期限", p.due},
			{"状态", cmp.Or(p.state, "整改中")}} {
			if x[1] != "" || x[0] != "主题" && x[0] != "期限" && x[0] != "原因" {
				b.WriteString("    " + x[0] + ": " + plain.Quote(plainBraces(x[1])) + "\n")
			}
		}
	}
	w.list("问题.yaml：%d个问题还缺原因、责任或期限：%s", open)
	w.put(dossier.FileProblems, b.String())
}

var problemID = regexp.MustCompile(`^[A-Z]{1,3}[0-9]{1,3}$`)

// tabled reads problems from a table of problems and one of measures, joined by
// their numbers.
func (w *writer) tabled() []trouble {
	var out []trouble
	byID := map[string]int{}
	for _, g := range w.grids {
		cols := problemColumns(g)
		if cols == nil {
			continue
		}
		for _, row := range g[1:] {
			get := func(key string) string {
				if c := at(row, cols[key]); !c.blank() {
					return c.text
				}
				return ""
			}
			id := get("id")
			if !problemID.MatchString(id) {
				id = ""
			}
			n, known := byID[id]
			if !known || id == "" {
				if get("gap") == "" && get("theme") == "" {
					continue
				}
				n = len(out)
				out = append(out, trouble{id: id})
				byID[id] = n
			}
			p := &out[n]
			for to, key := range map[*string]string{&p.theme: "theme", &p.gap: "gap", &p.cause: "cause", &p.measure: "measure",
				&p.owner: "owner", &p.state: "state"} {
				*to = cmp.Or(*to, get(key))
			}
			if day, ok := plain.ParseDay(get("due")); ok {
				p.due = day
			}
		}
	}
	for i := range out {
		out[i].gap = cmp.Or(out[i].gap, out[i].theme)
	}
	return out
}

// problemColumns finds the columns of a table of problems or measures; nil for
// other tables, those about last year's problems among them.
func problemColumns(g [][]cell) map[string]int {
	if len(g) < 2 || column(g[0], []string{"上年"}, nil) >= 0 || column(g[0], []string{"指标"}, nil) >= 0 {
		return nil
	}
	cols := map[string]int{"id": column(g[0], []string{"编号", "序号"}, nil), "theme": column(g[0], []string{"问题", "主题"}, nil),
		"gap":   column(g[0], []string{"差距", "问题描述", "具体表现"}, nil),
		"cause": column(g[0], []string{"原因"}, nil), "measure": column(g[0], []string{"措施"}, nil), "owner": column(g[0], []string{"责任"}, nil),
		"due": column(g[0], []string{"期限", "完成时间", "时限"}, nil), "state": column(g[0], []string{"状态", "进展"}, nil)}
	if cols["gap"] < 0 && cols["theme"] < 0 || cols["cause"] < 0 && cols["measure"] < 0 {
		return nil
	}
	return cols
}

// told reads problems from the sections about them.
func (w *writer) told() []trouble {
	found := w.items([]string{"问题"}, []string{"整改", "措施", "改进", "建议", "上年"})
	if len(found) == 0 {
		found = w.items([]string{"问题"}, []string{"整改", "上年"})
	}
	measures := w.items([]string{"措施", "下一步", "建议", "改进"}, []string{"问题", "上年"})
	out := make([]trouble, len(found))
	for i, p := range found {
		out[i].gap = p
		if len(measures) == len(found) {
			out[i].measure = measures[i]
		}
	}
	return out
}

// items returns what stands below the highest heading that has one of the words
// and none of the others, the first of several: its headings with their text, or
// its paragraphs.
func (w *writer) items(words, not []string) []string {
	for level := 1; level <= 4; level++ {
		if out := w.itemsAt(level, words, not); len(out) > 0 {
			return out
		}
	}
	return nil
}

func (w *writer) itemsAt(level int, words, not []string) []string {
	for i := range w.lines {
		h := &w.lines[i]
		if h.Kind != extract.Heading || levelOfHeading(h) != level || !paper.HasAny(h.Text, words...) || paper.HasAny(h.Text, not...) {
			continue
		}
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
