package docx

import (
	"strconv"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// An asideKind is a kind of text that is in a file and not in its document,
// because nobody sees it or it is no longer meant.
type asideKind int8

const (
	seen asideKind = iota
	hiddenText
	struckText
	paleText
	deletedText
	asideKinds
)

// An aside is what was left out of one kind: in how many stretches, and the
// first of them.
type aside struct {
	count    int
	examples [][]byte
	at       fault.Place // of the first
	last     *node       // paragraph of the last stretch
}

// Limits of what a message repeats of text that was left out.
const (
	mostExamples = 3
	mostRepeated = 60 // bytes kept of each
)

// leaveOut notes text that is left out. Text that goes on in the same paragraph,
// with nothing that is seen between, is one stretch.
func (r *reader) leaveOut(kind asideKind, text string, paragraph *node) {
	a := &r.asides[kind]
	if kind != deletedText {
		r.left = r.left || document.EmptiedOf(text) != ""
	}
	if r.leaving == kind && a.last == paragraph {
		if n := len(a.examples); a.count <= mostExamples && len(a.examples[n-1]) < mostRepeated {
			a.examples[n-1] = append(a.examples[n-1], text...)
		}
		return
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	r.leaving, a.last = kind, paragraph
	if a.count++; a.count == 1 {
		a.at = r.here()
	}
	if a.count <= mostExamples {
		a.examples = append(a.examples, []byte(text))
	}
}

// here is the place of what is being read: the paragraph by its number among
// those with text, or the table.
func (r *reader) here() fault.Place {
	if r.inTable > 0 {
		return fault.Place{Cell: "表" + strconv.Itoa(r.tables)}
	}
	return fault.Place{Paragraph: r.paragraphs + 1}
}

// quoted lists the first of the stretches.
func (a *aside) quoted() string {
	first := make([]string, len(a.examples))
	for i, e := range a.examples {
		first[i] = strings.Join(strings.Fields(string(e)), " ")
	}
	return document.Quoted(first, a.count)
}

// say tells of everything in the file that is no text of the document.
func (r *reader) say(d *document.Document) {
	for _, k := range []struct {
		kind       asideKind
		code, what string
		next       string
	}{
		{hiddenText, "docx-hidden", "设成隐藏的文字（屏幕和纸上都看不见）", "公开前请删去，要保留的取消隐藏"},
		{struckText, "docx-struck", "加了删除线的文字", "定稿时请删去，要保留的去掉删除线"},
		{paleText, "docx-unseen", "与底色相同或小到看不见的文字", "公开前请删去，要保留的改成看得见的颜色和字号"},
	} {
		if a := &r.asides[k.kind]; a.count > 0 {
			a.at.Hidden = k.kind != struckText
			d.Say(a.at, k.code, "有%d处%s，不算正文，里面的数没有读：%s；%s", a.count, k.what, a.quoted(), k.next)
		}
	}
	r.sayRevisions(d)
	r.sayParts(d)
}

// sayRevisions tells of tracked changes that are open.
func (r *reader) sayRevisions(d *document.Document) {
	var what []string
	for _, k := range []struct {
		n    int
		what string
	}{{r.inserted, "插入"}, {r.asides[deletedText].count, "删除"}, {r.moved, "移动"}} {
		if k.n > 0 {
			what = append(what, k.what+strconv.Itoa(k.n)+"处")
		}
	}
	if len(what) == 0 {
		return
	}
	gone, at := "", fault.Place{}
	if a := &r.asides[deletedText]; a.count > 0 {
		gone, at = "（"+a.quoted()+"）", a.at
	}
	d.Say(at, "docx-revisions", "修订还没有定稿：%s；按全部接受以后的样子检查，删去的文字%s不算正文；报送和公开前请接受或拒绝全部修订", strings.Join(what, "、"), gone)
}
