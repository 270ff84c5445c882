package check

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/paper"
	"jiheng/personal"
)

// Run runs every rule on one document.
func (s *Set) Run(in *Input) *Result {
	text := in.Read
	if text == nil {
		text = paper.NewText(in.Document)
	}
	w := &work{set: s, lines: make([][]int32, len(s.regexes)), raw: make([][]int32, len(s.regexes))}
	for i, l := range text.Lines {
		scatter(w.lines, s.lines.may(l.Text), i)
	}
	for i := range text.Pieces {
		scatter(w.raw, s.raw.may(text.Pieces[i].Raw), i)
	}
	res := &Result{File: in.File, Given: in.File, Unit: text.Unit, Year: text.Year, Profile: s.profile.Name, Reading: text.Reading()}
	res.sayNoFigure(text)
	for _, r := range s.rules {
		if s.profile.off[r.ID] || s.profile.off[r.As] {
			res.outcome(r, Outcome{StateNotApplicable, "配置里关闭了这条规则"}, 0)
			continue
		}
		before := len(w.found)
		o, n := s.one(r, in, text, w)
		sayCounts(w.found[before:], n)
		res.outcome(r, o, n)
	}
	res.figures(text)
	s.settle(res, w.found)
	res.about(text)
	res.mask(NewMasker(text))
	res.nameFiles(cmp.Or(in.Shown, personal.MaskName(in.File)))
	if !in.Apart {
		res.joinKinds()
	}
	res.Verdict = res.verdict(text.Empty())
	return res
}

// sayCounts says where of what one rule found the places alone are listed; n are the
// rule's places in all.
func sayCounts(found []Finding, n int) {
	for i := range found {
		f := &found[i]
		if i+1 == mostHits && n > mostHits {
			f.Message += fmt.Sprintf("（这一类共%d处，第%d处以后只列位置。）", n, mostHits)
		}
	}
}

// one runs a rule; where the document has no text, no rule can decide.
// It returns the number of places reported, those not shown too.
func (s *Set) one(r *Rule, in *Input, text *paper.Text, w *work) (Outcome, int) {
	if text.Empty() {
		return Undecided("文件里没有读出文字"), 0
	}
	p := &Pass{Input: in, Text: text, rule: r, work: w}
	return p.run(), p.reported
}

// stoppedShort begins the reason of a rule that stopped at a fault of the program: it
// is undecided, and the others go on.
const stoppedShort = "程序出错，这条规则没有判定："

// BrokeOff reports whether a rule ended at a fault of the program.
func BrokeOff(o RuleOutcome) bool { return strings.HasPrefix(o.Why, stoppedShort) }

func (p *Pass) run() (o Outcome) {
	defer func() {
		if e := recover(); e != nil {
			o = Undecided(fmt.Sprint(stoppedShort, e))
		}
	}()
	return p.rule.Run(p)
}

// scatter adds a line to the lists of the expressions that may match it.
func scatter(lists [][]int32, may patternSet, line int) {
	for k, word := range may {
		for word != 0 {
			n := k*64 + bits.TrailingZeros64(word)
			word &= word - 1
			lists[n] = append(lists[n], int32(line))
		}
	}
}

func (r *Result) outcome(rule *Rule, o Outcome, findings int) {
	r.Outcomes = append(r.Outcomes, RuleOutcome{rule.ID, rule.As, o.State, o.Why, findings})
	switch o.State {
	case StateDecided:
		r.Duties.Settled++
	case StateUndecided:
		r.Duties.Undecided++
	default:
		r.Duties.NotApplicable++
	}
}

// noFigure is the code of what is said of a document in which there is no figure.
const noFigure = "no-figure"

// sayNoFigure says of a document with words that no figure was read in it: nothing of what
// compares figures has been done then.
func (r *Result) sayNoFigure(text *paper.Text) {
	if text.Empty() || len(text.Facts()) > 0 {
		return
	}
	note := document.ReadNote{Code: noFigure, Text: "文件里没有读到一个数，数的核对都没有做；文件里要是有数，请换用Word、Excel原件再查"}
	note.At.File = r.File
	r.Reading = append(slices.Clip(r.Reading), note)
}

func (r *Result) withoutFigure() bool {
	return slices.ContainsFunc(r.Reading, func(n document.ReadNote) bool { return n.Code == noFigure })
}

// unseenNote reports a note of text or figures that nobody sees and that were not read.
func unseenNote(n document.ReadNote) bool {
	return slices.Contains([]string{"xlsx-veiled", "xlsx-white", "docx-hidden", "docx-unseen", "html-hidden", "html-unseen", "pdf-hidden"}, n.Code)
}

func (r *Result) verdict(empty bool) string {
	if empty {
		return "没有读出文字，什么都没有查：请确认文件不是扫描件或空文件"
	}
	e, w, n := r.Count(Error), r.Count(Warning), r.Count(Notice)
	head := "没有查出问题"
	unread, bare := r.Unread(), r.withoutFigure()
	switch {
	case unread > 0 && e+w+n == 0:
		head = fmt.Sprintf("有%d处没有读到，没有查，见读取说明；读到的部分没有意见", unread)
	case unread > 0 && e+w == 0:
		head = fmt.Sprintf("有%d处没有读到，没有查，见读取说明；读到的部分有提示%d处", unread, n)
	case bare && e+w+n == 0:
		head = "没有读到一个数，数的核对都没有做；读到的文字没有意见"
	case bare && e+w == 0:
		head = fmt.Sprintf("没有读到一个数，数的核对都没有做；读到的文字有提示%d处", n)
	case e > 0:
		head = fmt.Sprintf("须改正后再报：错误%d处，警告%d处，提示%d处", e, w, n)
	case w > 0:
		head = fmt.Sprintf("没有错误，有警告%d处须改正或说明，提示%d处", w, n)
	case n > 0:
		head = fmt.Sprintf("没有错误和警告，提示%d处", n)
	case slices.ContainsFunc(r.Reading, unseenNote):
		head = "有看不见的内容没有读、没有查，见读取说明；读到的部分没有意见"
	}
	if unread > 0 && e+w > 0 {
		head += fmt.Sprintf("；另有%d处没有读到，没有查，见读取说明", unread)
	}
	if bare && (unread > 0 || e+w > 0) {
		head += "；没有读到一个数，数的核对都没有做"
	}
	tail := fmt.Sprintf("；%d条规则已判定，%d条缺资料未判定，%d条不适用", r.Duties.Settled, r.Duties.Undecided, r.Duties.NotApplicable)
	if len(r.Suppressed) > 0 {
		tail += fmt.Sprintf("；放过%d处，理由列在后面", len(r.Suppressed))
	}
	return head + tail + "。"
}
