package show

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"jiheng/check"
	"jiheng/document"
	"jiheng/fault"
	"jiheng/paper"
)

// WriteText writes results for a terminal: each finding with its place, the line
// and a caret below the words; then what was let pass, what the reader says of the
// file, what could not be judged, and the verdict.
func WriteText(w io.Writer, results ...*check.Result) error {
	b := bufio.NewWriter(w)
	for i, r := range results {
		if i > 0 {
			fmt.Fprintln(b)
		}
		writeResult(r, b)
	}
	return b.Flush()
}

func writeResult(r *check.Result, b *bufio.Writer) {
	for _, i := range Order(r) {
		f := r.Findings[i]
		fmt.Fprintf(b, "%s%s：%s %s %s\n", fault.Args(placeWords(f.Site, r.File), nearWords(f), f.Severity, f.Rule, f.Message)...)
		writeCaret(b, f)
		writeOthers(b, f, r.File)
		if f.Suggestion != "" {
			fmt.Fprintf(b, "    建议：%s\n", fault.Args(f.Suggestion)...)
		}
	}
	for _, s := range r.Suppressed {
		fmt.Fprintf(b, "%s：放过 %s “%s”（理由：%s）\n", fault.Args(placeWords(s.Site, r.File), s.Rule, paper.Clip(s.Quote, paper.QuoteMost), s.Reason)...)
	}
	for _, n := range r.Reading {
		fmt.Fprintf(b, "%s：%s %s %s\n", fault.Args(placeWords(paper.Site{Place: n.At}, r.File), readingWord(n), n.Code, n.Text)...)
	}
	writeOpen(r, b)
	fmt.Fprintf(b, "%s：%s\n", fault.Args(r.File, r.Verdict)...)
}

// othersQuoted is how many other places of one fault are quoted; of the rest the
// places stand in one line.
const othersQuoted = 5

// writeOthers writes the further places of a finding.
func writeOthers(b *bufio.Writer, f check.Finding, file string) {
	quoted := f.Other
	if len(f.Other) > othersQuoted+1 {
		quoted = f.Other[:othersQuoted]
	}
	for _, o := range quoted {
		fmt.Fprintf(b, "    另一处：%s “%s”\n", fault.Args(placeWords(o, file), paper.Clip(o.Quote, paper.QuoteMost))...)
	}
	rest := f.Other[len(quoted):]
	if len(rest) == 0 {
		return
	}
	places := make([]string, len(rest))
	for i, o := range rest {
		o.Place.File = ""
		places[i] = strings.TrimPrefix(o.Place.String(), ":")
	}
	fmt.Fprintf(b, "    另外%d处：%s\n", len(rest), strings.Join(places, "、"))
}

// readingWord begins a note of the reader.
func readingWord(n document.ReadNote) string {
	if n.Unread {
		return "没有读到"
	}
	return "读取说明"
}

// writeOpen lists the rules that could not decide, by reason.
func writeOpen(r *check.Result, b *bufio.Writer) {
	for _, d := range dutiesOf(r) {
		fmt.Fprintf(b, "未判定：%s（%s）\n", fault.Args(d.Why, strings.Join(d.Rules, "、"))...)
	}
}

// nearWords is what stands near a place that no editor can go to, in brackets.
func nearWords(f check.Finding) string {
	if f.Near == "" || f.Place.Line > 0 {
		return ""
	}
	return "（" + f.Near + "）"
}

// PlaceBeside is a place inside a file as people say it, with what stands near
// it: 第17段（二、绩效实现情况）; empty for the whole file.
func PlaceBeside(f check.Finding) string {
	words := placeSaid(f.Place)
	if f.Near != "" {
		words += "（" + f.Near + "）"
	}
	return words
}

// placeSaid is a place inside a file as people say it.
func placeSaid(p fault.Place) string {
	line, column := p.Line, p.Column
	p.File, p.Line, p.Column = "", 0, 0
	words := p.String()
	switch {
	case line > 0 && p.Page > 0: // a line of the page
		words += "第" + strconv.Itoa(line) + "行"
	case line > 0 && column > 0:
		words = strings.TrimSpace("第" + strconv.Itoa(line) + "行第" + strconv.Itoa(column) + "字 " + words)
	case line > 0:
		words = strings.TrimSpace("第" + strconv.Itoa(line) + "行 " + words)
	}
	return words
}

// Order returns the findings of a result by their numbers as they are read:
// errors first, those of one severity by their places.
func Order(r *check.Result) []int {
	out := make([]int, len(r.Findings))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int { return r.Findings[a].Severity.Rank() - r.Findings[b].Severity.Rank() })
	return out
}

func placeWords(s paper.Site, file string) string {
	p := s.Place
	if p.File == "" {
		p.File = file
	}
	return p.String()
}

// Characters of a line shown before and behind the quote.
const (
	shownBefore = 24
	shownBehind = 30
)

// writeCaret writes the part of the line around the quote, and carets below it;
// a Han character is two columns wide.
func writeCaret(b *bufio.Writer, f check.Finding) {
	line := []rune(strings.Map(visible, f.Line))
	n := paper.Runes(f.Quote)
	if len(line) == 0 || n == 0 || f.Caret >= len(line) {
		return
	}
	from, to := max(f.Caret-shownBefore, 0), min(f.Caret+n+shownBehind, len(line))
	head, tail := "", ""
	if from > 0 {
		head = "…"
	}
	if to < len(line) {
		tail = "…"
	}
	fmt.Fprintf(b, "    %s%s%s\n", head, string(line[from:to]), tail)
	pad := columns([]rune(head)) + columns(line[from:f.Caret])
	mark := columns(line[f.Caret:min(f.Caret+n, len(line))])
	fmt.Fprintf(b, "    %s%s\n", strings.Repeat(" ", pad), strings.Repeat("^", max(mark, 1)))
}

// visible shows what has no shape of its own as a blank.
func visible(r rune) rune {
	if r < ' ' || r == 0x7f {
		return ' '
	}
	return r
}

// columns is the width of a text on a terminal.
func columns(rs []rune) int {
	n := 0
	for _, r := range rs {
		switch {
		case r >= 0x200B && r <= 0x200F, r == 0xFEFF:
		case r >= 0x1100 && (r <= 0x115F || r >= 0x2E80), r == '…', r == '—', r == '“', r == '”', r == '‘', r == '’':
			n += 2
		default:
			n++
		}
	}
	return n
}
