package draft

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/paper"
	"jiheng/plain"
)

// narrative writes the report's text, a file for each part, with its figures
// bound.
func (w *writer) narrative() {
	at := w.byLine()
	var b strings.Builder
	name, part, tables := "概况", 1, 0
	flush := func() {
		if strings.TrimSpace(b.String()) != "" {
			file, text := fmt.Sprintf("%s/%d-%s.md", dossier.DirNarrative, part, name), b.String()
			if read, err := plain.Decode(file, []byte(text)); err != nil || read != text {
				text = "\ufeff" + text // so short that it could be taken for another encoding
			}
			w.put(file, text)
			part++
		}
		b.Reset()
	}
	last, end := -1, w.annexes()
	notes := w.tableNotes(end)
	for i := range w.lines[:end] {
		l := &w.lines[i]
		if notes[i] {
			continue
		}
		switch l.Kind {
		case extract.Heading:
			level, n := document.NumberedLevel(l.Text)
			if level == 0 {
				level = max(l.Level, 1)
			}
			if level == 1 {
				flush()
				name = fileName(l.Text[n:])
			}
			b.WriteString(strings.Repeat("#", min(level, 4)) + " " + w.bound(i, n, at[i]) + "\n\n")
		case extract.Body, extract.Item, extract.Remark:
			if i < w.opening() && w.prelim(l) {
				continue
			}
			if n, rest := runIn(l.Text); rest > 0 { // 2.组织架构：设16个…
				b.WriteString("### " + w.bound(i, n, at[i], rest-len("：")) + "\n\n" + w.bound(i, rest, at[i]) + "\n\n")
				continue
			}
			b.WriteString(w.bound(i, 0, at[i]) + "\n\n")
		case extract.Row:
			if l.Table != last {
				last = l.Table
				tables++
			}
		}
	}
	flush()
	w.left(tables, len(notes), end)
	w.typed()
	if part == 1 {
		w.put(dossier.DirNarrative+"/1-概况.md", "# 概况\n")
	}
}

// left says what the narrative does not have: tables, the remarks below them,
// the text of annexes, which begin at a line.
func (w *writer) left(tables, notes, annex int) {
	switch {
	case notes > 0:
		w.todo("正文：报告里的%d张表和表下的%d条注没有抄进正文，请在原来的地方写 [[表:…]]", tables, notes)
	case tables > 0:
		w.todo("正文：报告里的%d张表没有抄进正文，请在原来的地方写 [[表:…]]", tables)
	}
	beside := 0
	for i := annex; i < len(w.lines); i++ {
		if k := w.lines[i].Kind; k == extract.Heading || k == extract.Body || k == extract.Item {
			beside++
		}
	}
	if beside > 0 {
		w.todo("正文：附件里的%d段文字没有抄进正文，请看哪些还要", beside)
	}
}

// annexes is the first line of the annexes behind the text, which are forms and
// lists that the program makes by itself; the number of lines where there are
// none. The mark of an annex above the text is that of the report itself.
func (w *writer) annexes() int {
	for i := w.opening(); i < len(w.lines); i++ {
		if w.lines[i].Kind == extract.Annex {
			return i
		}
	}
	return len(w.lines)
}

// tableNote is how a remark below a table begins.
var tableNote = regexp.MustCompile(`^(?:注|备注|附注|说明|表注|资料来源|数据来源)[0-9一二三]?[：:]`)

// tableNotes finds the remarks below tables, up to a line: they belong to the
// tables, which are made anew.
func (w *writer) tableNotes(end int) map[int]bool {
	out := map[int]bool{}
	below := false
	for i := range w.lines[:end] {
		l := &w.lines[i]
		remark := l.Kind == extract.Remark || (l.Kind == extract.Body || l.Kind == extract.Item) && tableNote.MatchString(l.Text)
		switch {
		case l.Kind == extract.Row:
			below = true
		case below && remark:
			out[i] = true
		default:
			below = false
		}
	}
	return out
}

// typed counts the figures of the narrative that stay as they were typed, as
// build counts them, and names their places.
func (w *writer) typed() {
	var places []string
	for _, f := range w.Files {
		if !strings.HasPrefix(f.Name, dossier.DirNarrative+"/") {
			continue
		}
		for _, t := range extract.TypedFigures(bindings.ReplaceAllString(strings.TrimPrefix(string(f.Data), "\ufeff"), "\x00")) {
			w.Typed++
			places = append(places, fmt.Sprintf("%s第%d行“%s”", f.Name, t.Place.Line, t.Text))
		}
	}
	w.list("正文：%d处数没有绑定，定稿前要绑定或声明：%s", places)
}

var bindings = regexp.MustCompile(`\{\{[^{}]*\}\}|\[\[[^\]]*\]\]`)

// opening is the first heading; the number of lines where there is none.
func (w *writer) opening() int {
	i := slices.IndexFunc(w.lines, func(l extract.Line) bool { return l.Kind == extract.Heading })
	if i < 0 {
		return 0
	}
	return i
}

// prelim reports whether a line before the first heading belongs to the title
// page, which the program sets by itself: the title, the unit, remarks.
func (w *writer) prelim(l *extract.Line) bool {
	if l.Kind == extract.Remark || l.Text == w.Unit {
		return true
	}
	return paper.HasAny(l.Text, "自评报告", "评价报告") && !strings.ContainsAny(l.Text, "。；") && utf8.RuneCountInString(l.Text) <= 60
}

// runIn finds a short heading of the third level at the beginning of a
// paragraph: n bytes are its number, and the text behind its colon begins at
// rest; zero where there is none.
func runIn(text string) (n, rest int) {
	const longest = 12
	level, n := document.NumberedLevel(text)
	colon := strings.Index(text, "：")
	if level != 3 || colon <= n || colon+len("：") == len(text) || utf8.RuneCountInString(text[n:colon]) > longest ||
		strings.ContainsAny(text[n:colon], "，。；、0123456789") {
		return 0, 0
	}
	return n, colon + len("：")
}

// fileName makes the name of a file of a heading.
func fileName(heading string) string {
	s := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|.`, r) || r < ' ' {
			return -1
		}
		return r
	}, oneLine(heading))
	if s = strings.TrimSpace(cut(s, 20)); s == "" {
		return "正文"
	}
	return s
}

// byLine lists the figures of each line.
func (w *writer) byLine() map[int][]int {
	out := map[int][]int{}
	for i := range w.facts {
		out[w.facts[i].Line] = append(out[w.facts[i].Line], i)
	}
	return out
}

// bound returns a line's text from an offset on, up to another where one is
// given, as Markdown, with its figures bound. Its line breaks become blanks.
func (w *writer) bound(line, from int, figures []int, to ...int) string {
	text := w.lines[line].Text
	if len(to) > 0 {
		text = text[:to[0]]
	}
	places := slices.Clone(w.places[line])
	for _, i := range figures {
		places = append(places, place{w.facts[i].Start - w.names[i].sign, w.facts[i].End, w.names[i]})
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	for _, n := range places {
		if n.start < from || n.end > len(text) || n.id == "" || strings.HasSuffix(text[:n.start]+n.before, "{") { // three braces are no binding
			continue
		}
		w.Bound++
		before := text[from:n.start] + n.before
		if n.growth != "" {
			before = strings.TrimSuffix(before, n.growth)
		}
		b.WriteString(escape(before, b.Len() == 0) + n.bind + escape(n.after, false))
		from = n.end
	}
	b.WriteString(escape(text[from:], b.Len() == 0))
	return strings.TrimSpace(b.String())
}

var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "{", `\{`, "}", `\}`,
	"\n", " ", "\r", " ", "\t", " ")

// escape writes text as Markdown that prints it; first is set at the beginning
// of a paragraph, where more marks have a meaning.
func escape(s string, first bool) string {
	s = marks.Replace(plain.Legible(s))
	if !first {
		return s
	}
	s = strings.TrimLeft(s, " ")
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
		return s
	case strings.ContainsRune("#-+=_~", rune(s[0])):
		return `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') && (digits+1 == len(s) || s[digits+1] == ' '):
		return "{{~" + s[:digits] + "}}" + s[digits:]
	}
	return s
}
