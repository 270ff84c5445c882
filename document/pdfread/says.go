package pdfread

import (
	"fmt"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// An unseen is a reason why nobody sees a text on its page.
type unseen int

const (
	unseenField unseen = iota
	unseenLayer
	unseenWhite
	unseenMode
	unseenOutside
	unseenSmall
	unseenCovered
	unseenKinds

	seen       unseen = -1
	recognised unseen = -2 // in a scan, by a program
)

// whyUnseen says for each reason how the text is hidden.
var whyUnseen = [unseenKinds]string{"在隐藏的表单域里", "在关掉的图层上", "和底色同色", "设成了不显示", "在纸面以外", "字小得看不见", "被色块盖住"}

// mostQuoted is how many characters of text that is not read are quoted.
const mostQuoted = 30

// hide notes a glyph that nobody sees.
func (s *sheet) hide(why unseen, g *glyph) {
	if !blank(g.r) {
		s.unseen[why] = append(s.unseen[why], g.r)
	}
}

// A speaker says what is to be said of a file that was read, one note for each
// kind of thing.
type speaker struct {
	doc    *document.Document
	sheets []*sheet
}

// pages returns where something is: the first page, and all of them in words.
func (p *speaker) pages(has func(*sheet) bool) (first int, words string) {
	const most = 5
	var list []string
	for _, s := range p.sheets {
		if has(s) {
			if list = append(list, fmt.Sprint(s.number)); len(list) == 1 {
				first = s.number
			}
		}
	}
	n := len(list)
	if n == 1 {
		return first, "这一页"
	}
	if n > most {
		return first, fmt.Sprintf("第%s页等%d页", strings.Join(list[:most], "、"), n)
	}
	return first, fmt.Sprintf("第%s页", strings.Join(list, "、"))
}

// say says something of the pages that have it.
func (p *speaker) say(unread bool, code string, has func(*sheet) bool, what string, args ...any) {
	first, words := p.pages(has)
	if first == 0 {
		return
	}
	at := fault.Place{Page: first}
	if unread {
		p.doc.SayUnread(at, code, "%s"+what, append([]any{words}, args...)...)
		return
	}
	p.doc.Say(at, code, "%s"+what, append([]any{words}, args...)...)
}

// sum adds what the pages have of something.
func (p *speaker) sum(of func(*sheet) int) int {
	n := 0
	for _, s := range p.sheets {
		n += of(s)
	}
	return n
}

// clipped returns a text on one line, and only its beginning where it is long.
func clipped(s string) string {
	s = strings.Join(strings.Fields(s), "")
	if rs := []rune(s); len(rs) > mostQuoted {
		return string(rs[:mostQuoted]) + "…"
	}
	return s
}

// list returns the different ones of the texts of all pages, the first few of
// them.
func (p *speaker) list(of func(*sheet) []string) string {
	const most = 3
	var out []string
	for _, s := range p.sheets {
		for _, t := range of(s) {
			if t != "" && !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	if len(out) > most {
		return fmt.Sprintf("%s等%d种", strings.Join(out[:most], "、"), len(out))
	}
	return strings.Join(out, "、")
}

// cells names the cells of all pages, the first few of them.
func (p *speaker) cells(of func(*sheet) []string) string {
	const most = 5
	var out []string
	for _, s := range p.sheets {
		out = append(out, of(s)...)
	}
	if len(out) > most {
		return strings.Join(out[:most], "、") + "等"
	}
	return strings.Join(out, "、")
}

// texts is list in quotation marks.
func (p *speaker) texts(of func(*sheet) []string) string {
	return p.list(func(s *sheet) []string {
		var out []string
		for _, t := range of(s) {
			if t = clipped(t); t != "" {
				out = append(out, "“"+t+"”")
			}
		}
		return out
	})
}

// words names an annotation with what it says.
func (m *mark) words() string {
	w := annotWords[m.kind]
	if w == "" {
		w = "其他附注"
	}
	if t := clipped(m.text); t != "" {
		return w + "“" + t + "”"
	}
	return w
}

// speak says everything.
func (w *reading) speak(d *document.Document) {
	p := &speaker{doc: d, sheets: w.sheets}
	for _, e := range w.study.Skipped {
		d.SayUnread(fault.Place{Page: e.Place.Page}, e.Code, "%s", e.Message)
	}
	p.forms()
	p.lost()
	p.hidden()
	p.struck()
	p.overlays()
	p.annots()
}

// forms speaks of form fields.
func (p *speaker) forms() {
	filled := func(s *sheet) int { return s.fields }
	p.say(false, "pdf-form", func(s *sheet) bool { return s.fields > 0 }, "是可填写的表单，填好的%d个域按填的值读出，请核对打印出来是否一样", p.sum(filled))
	unread := func(s *sheet) int { return s.unread }
	p.say(true, "pdf-form-unread", func(s *sheet) bool { return s.unread > 0 },
		"是可填写的表单，有%d个域的值读不出，没有查，请用填写的软件打印成PDF后再试", p.sum(unread))
	signed := func(s *sheet) int { return s.signed }
	p.say(false, "pdf-signature", func(s *sheet) bool { return s.signed > 0 }, "有电子签名域%d处，签名的内容没有读", p.sum(signed))
}

// lost speaks of text that was not read, or was recognised by a program.
func (p *speaker) lost() {
	p.say(true, "pdf-garbled", func(s *sheet) bool { return s.unmapped > 0 },
		"有%d个字文件没有写明是什么字（乱码），没有读出，请用Word或WPS原件，或重新导出后再试", p.sum(func(s *sheet) int { return s.unmapped }))
	p.say(true, "pdf-vertical", func(s *sheet) bool { return len(s.columns) > 0 },
		"有直排的文字%s，没有读出，请改成横排，或对照原件核对", p.texts(func(s *sheet) []string { return s.columns }))
	p.say(true, "pdf-turned", func(s *sheet) bool { return len(s.lain()) > 0 },
		"有侧放的文字%s，没有读出，请对照原件核对", p.texts((*sheet).lain))
	p.say(true, "pdf-table-unread", func(s *sheet) bool { return len(s.missed) > 0 },
		"有几行数像是表格，看不出分栏，各数是哪一栏的没有查：%s，请用Word、Excel原件，或给表格加上框线后重新导出", p.texts(besideOneAnother(func(s *sheet) []string { return s.missed })))
	p.say(true, "pdf-head-unread", func(s *sheet) bool { return len(s.bare) > 0 },
		"有表格读不出表头，各数是哪一栏的没有查：%s，请用Word、Excel原件，或给表格加上框线后重新导出", p.texts(besideOneAnother(func(s *sheet) []string { return s.bare })))
	p.say(true, "pdf-cell-unread", func(s *sheet) bool { return len(s.crowded) > 0 },
		"的表格里有的格并着几个数，看不出分栏或分行，没有查：%s，请用Word、Excel原件，或给表格加上框线后重新导出", p.texts(besideOneAnother(func(s *sheet) []string { return s.crowded })))
	p.say(true, "pdf-narrow", func(s *sheet) bool { return len(s.narrow) > 0 },
		"有%d格的数因为列太窄没有显示出来（###），没有读，用到它们的核对没有做：%s，请加宽这一列后重新导出",
		p.sum(func(s *sheet) int { return len(s.narrow) }), p.cells(func(s *sheet) []string { return s.narrow }))
	p.say(true, "pdf-clipped", func(s *sheet) bool { return len(s.clipped) > 0 },
		"有的格列太窄，字没有显示全，后面的字和数没有读：%s，请加宽这一列后重新导出", p.texts(func(s *sheet) []string { return s.clipped }))
	p.say(false, "pdf-recognised", func(s *sheet) bool { return s.recognised > 0 },
		"是扫描的图片，文字是别的软件从图上认出来的，可能认错，数字请对照原件核对")
	p.say(true, "pdf-picture", func(s *sheet) bool { return s.covered && s.recognised == 0 && len(s.glyphs) >= 20 && s.sparse },
		"大部分是图片，图片里的文字没有读出，请换用带文字的文件，或先做文字识别")
	beside := func(s *sheet) bool { return s.big > 0 && !(s.covered && s.sparse) && s.recognised == 0 }
	p.say(true, "pdf-picture", beside, "有%d幅大图片，图里的文字和数没有读；是表格或扫描件的，请换成文字", p.sum(func(s *sheet) int {
		if beside(s) {
			return s.big
		}
		return 0
	}))
}

// hidden speaks of text that nobody sees.
func (p *speaker) hidden() {
	for why := range unseenKinds {
		p.say(false, "pdf-hidden", func(s *sheet) bool { return len(s.unseen[why]) > 0 },
			"有看不见的文字%s（%s），不算正文，没有读，请核对是不是该删", p.texts(func(s *sheet) []string { return []string{string(s.unseen[why])} }), whyUnseen[why])
	}
}

// besideOneAnother parts figures that stand apart by a mark that is kept when they are
// quoted.
func besideOneAnother(of func(*sheet) []string) func(*sheet) []string {
	return func(s *sheet) []string {
		var out []string
		for _, t := range of(s) {
			out = append(out, strings.ReplaceAll(strings.Join(strings.Fields(t), "｜"), "|", "｜"))
		}
		return out
	}
}

// struck speaks of words that a line goes through.
func (p *speaker) struck() {
	p.say(false, "pdf-struck", func(s *sheet) bool { return len(s.struck) > 0 },
		"有加了删除线的文字%s，不算正文，里面的数没有读；定稿时请删去，要保留的去掉删除线", p.texts(func(s *sheet) []string { return s.struck }))
}

// overlays speaks of watermarks and seals.
func (p *speaker) overlays() {
	marks := func(s *sheet) []string { return append(slices.Clone(s.watermarks), runsOf(s.slanting)...) }
	p.say(false, "pdf-watermark", func(s *sheet) bool { return len(marks(s)) > 0 }, "有水印%s，不算正文，没有读", p.texts(marks))
	seals := func(s *sheet) []string { return s.seals }
	p.say(false, "pdf-seal", func(s *sheet) bool { return len(s.seals) > 0 }, "有印章，印文%s不算正文，没有读", p.texts(seals))
}

// annots speaks of what was put on pages: text boxes may hold figures.
func (p *speaker) annots() {
	const freeText = 3
	of := func(box bool) func(*sheet) []string {
		return func(s *sheet) []string {
			var out []string
			for _, m := range s.marks {
				if (m.kind == freeText) == box {
					out = append(out, m.words())
				}
			}
			return out
		}
	}
	for _, box := range []bool{true, false} {
		texts := of(box)
		n := p.sum(func(s *sheet) int { return len(texts(s)) })
		p.say(box, "pdf-annotation", func(s *sheet) bool { return len(texts(s)) > 0 }, "有批注类内容%d处：%s，不是正文，没有读", n, p.list(texts))
	}
}

// runsOf returns the texts of glyphs that the file draws one after the other.
func runsOf(gs []glyph) []string {
	var out []string
	var b strings.Builder
	for i := range gs {
		if i > 0 && (gs[i].ink.colour() != gs[i-1].ink.colour() || gs[i].size != gs[i-1].size || far(&gs[i-1], &gs[i])) {
			out = append(out, b.String())
			b.Reset()
		}
		b.WriteString(spoken(gs[i].r))
	}
	if b.Len() > 0 {
		out = append(out, b.String())
	}
	return slices.DeleteFunc(out, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// far tells whether glyphs are no neighbours.
func far(a, b *glyph) bool { return abs(a.x-b.x)+abs(a.base-b.base) > 4*a.size }
