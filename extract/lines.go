package extract

import (
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// Lines returns the lines of a document in reading order: broken lines joined,
// page numbers and the running heads beside them left out, text made normal,
// table rows with the heads of their columns. A place that the reader of the
// document left out is filled with the number of the block, as Line.
func Lines(d *document.Document) []Line {
	r := &liner{doc: d}
	skip := furniture(d)
	r.out = make([]Line, 0, mostLines(d))
	for i, b := range d.Blocks {
		if skip[i] {
			continue
		}
		switch b := b.(type) {
		case *document.Heading:
			r.flush()
			r.start(i, Heading, b.Level, textOf(b.Runs), b.At)
			r.flush()
		case *document.Paragraph:
			r.paragraph(i, b)
		case *document.Table:
			r.flush()
			r.table(i, b)
		case *document.Break:
		default:
			r.flush()
		}
	}
	r.flush()
	return r.out
}

// mostLines is how many lines a document can have.
func mostLines(d *document.Document) int {
	n := 0
	for _, b := range d.Blocks {
		if t, ok := b.(*document.Table); ok {
			n += len(t.Rows)
		} else {
			n++
		}
	}
	return n
}

// A liner builds lines; one may be open, waiting for its continuation.
type liner struct {
	doc    *document.Document
	out    []Line
	tables int
	open   bool
	line   Line
	b      *builder
	unit   stated // of bare amounts in the lines that follow
	under  int    // level of the last heading
	runes  int    // characters of the last piece of the open line
}

// start opens a line.
func (r *liner) start(block int, k Kind, level int, raw string, at fault.Place) {
	r.line = Line{Kind: k, Level: level, At: placeOf(at, block), Block: block}
	r.b = &builder{}
	r.open = true
	r.join(block, raw, at)
}

// join adds the text of a block to the open line.
func (r *liner) join(block int, raw string, at fault.Place) {
	if r.b.raw.Len() > 0 {
		r.b.split()
	}
	r.line.parts = append(r.line.parts, part{raw: r.b.raw.Len(), block: block, row: -1, cell: -1, at: newPlace(placeOf(at, block))})
	r.b.add(raw)
	r.runes = utf8.RuneCountInString(raw)
}

// flush closes the open line; one without text is dropped.
func (r *liner) flush() {
	if !r.open {
		return
	}
	r.open = false
	r.line.Text, r.line.Raw, r.line.spans = r.b.text.String(), r.b.raw.String(), r.b.spans
	if r.line.Text == "" {
		return
	}
	if r.line.Kind == Body && r.line.Level == 0 {
		r.line.Level, _ = document.NumberedLevel(r.line.Text)
	}
	r.stateUnit(&r.line)
	r.out = append(r.out, r.line)
}

// placeOf fills a place that a reader left out with the block's number.
func placeOf(at fault.Place, block int) fault.Place {
	if at == (fault.Place{}) {
		at.Line = block + 1
	}
	return at
}

var kinds = map[document.Style]Kind{
	document.Body: Body, document.Title: Title, document.Subtitle: Title, document.Remark: Remark, document.Item: Item,
	document.Caption: Caption, document.UnitLine: UnitLine, document.Annex: Annex, document.Signature: Signature,
	document.Date: Date, document.Code: Body,
}

func (r *liner) paragraph(i int, p *document.Paragraph) {
	raw := textOf(p.Runs)
	kind, ok := kinds[p.Style]
	if !ok {
		kind = Body
	}
	if strings.TrimSpace(raw) == "" {
		return
	}
	if head, ok := signOff(raw); ok && kind == Body {
		r.flush()
		r.start(i, Body, 0, raw[:head-1], p.At)
		r.flush()
		r.start(i, Body, 0, raw[head:], p.At)
		r.line.parts[0].base = utf8.RuneCountInString(raw[:head])
		r.flush()
		return
	}
	if kind == Body && !r.open && leads(raw, "。，、；：）”》！？") {
		r.reopen()
	}
	if kind == Body && r.open && r.continues(raw, p.At) {
		r.join(i, raw, p.At)
		return
	}
	r.flush()
	level := 0
	if kind == Body {
		// Headings that a word processor set as plain paragraphs.
		if level = document.HeadingLevel(strings.TrimSpace(raw)); level > 0 {
			kind = Heading
		}
	}
	r.start(i, kind, level, raw, p.At)
	if kind != Body && kind != Item {
		r.flush()
	}
}

// longestSigner is the most characters of a unit's name above the date.
const longestSigner = 30

// signOff returns where the day begins in a paragraph of a unit's name and the day below
// it: 白石镇人民政府 and 2025年3月28日, with a line end between.
func signOff(raw string) (day int, ok bool) {
	day = strings.LastIndexByte(raw, '\n') + 1
	if day == 0 || len(raw)-day > 60 {
		return 0, false
	}
	name, date := strings.TrimSpace(raw[:day]), strings.ReplaceAll(strings.TrimSpace(raw[day:]), " ", "")
	s := scanner{s: date}
	han := strings.Trim(date, "〇○零一二三四五六七八九十年月日") == "" && strings.Contains(date, "年") && strings.HasSuffix(date, "日")
	if date == "" || !han && (!isDigit(date[0]) || s.date(0) != len(date) || !strings.Contains(date, "月")) {
		return 0, false
	}
	return day, name != "" && utf8.RuneCountInString(name) <= longestSigner && !strings.ContainsAny(name, "，。；：、,;:")
}

// reopen takes back a heading that turns out to be the beginning of a paragraph.
func (r *liner) reopen() {
	if n := len(r.out); n > 0 && r.out[n-1].Kind == Heading && r.b != nil {
		r.line, r.open = r.out[n-1], true
		r.line.Kind = Body
		r.out = r.out[:n-1]
	}
}

// leads reports whether the first character of a text is one of the marks.
func leads(text, marks string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(text))
	return strings.ContainsRune(marks, first)
}

// longest line that others are joined to, in bytes: no paragraph is longer.
const longestLine = 40_000

// shortest line that a page width can have broken.
const brokenRunes = 24

// continues reports whether a paragraph is the rest of the open line, which was
// broken by a page's width or by a careless return. Cells of a sheet are neither:
// one continues another only where its mark says so.
func (r *liner) continues(raw string, at fault.Place) bool {
	next := strings.TrimSpace(raw)
	if leads(next, "。，、；：）”》！？,;:)") {
		return true
	}
	end := strings.TrimRight(r.b.text.String(), " ")
	if len(end) > longestLine {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(end)
	if strings.ContainsRune("。！？；：!?;:”’）)…", last) || begins(next) {
		return false
	}
	if strings.ContainsRune("、，,（(“《", last) {
		return true
	}
	if at.Cell != "" && r.line.At.Cell != "" {
		return false
	}
	return r.runes >= brokenRunes && !slashed(end) && !fullForm(next) && !groupBehind(end, next) && !(len(r.out) < 3 && titleEnds(end, next))
}

// begins reports text that opens a paragraph of its own.
func begins(text string) bool {
	if level, _ := document.NumberedLevel(text); level > 0 {
		return true
	}
	for _, w := range []string{"附件", "附表", "注：", "备注：", "单位：", "表", "图"} {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return leads(text, "①②③④⑤⑥⑦⑧⑨⑩●■◆★※-•")
}

// slashed reports the head of a table written with slashes: 预算/执行/得分.
func slashed(text string) bool { return strings.Count(text, "/") >= 3 }

// groupBehind reports a line that ends a field with its number, and words behind it that
// name the fields which follow: 成本指标：目标≤1.80万元，完成1.74万元 and 效益指标. The rest of a broken
// sentence has its stop.
func groupBehind(end, next string) bool {
	if utf8.RuneCountInString(next) > 12 || !strings.ContainsAny(end, "：:") || strings.ContainsFunc(next, notHan) {
		return false
	}
	tokens := Tokens(end[strings.LastIndexAny(end, "：:，,；;、"):])
	n := len(tokens)
	return n > 0 && tokens[n-1].Class == Quantity && strings.HasSuffix(end, tokens[n-1].Text)
}

// fullForm reports a line that is label and value: 项目名称：甲.
func fullForm(text string) bool {
	i := strings.IndexAny(text, "：:")
	return i > 0 && utf8.RuneCountInString(text[:i]) <= 10 && !strings.ContainsAny(text[:i], "，。、（“")
}
