package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/plain"
)

// joinKinds makes one finding of those of one kind: the first, with its count and the
// places of the others.
func (r *Result) joinKinds() {
	first := map[string]int{} // by kind
	said := map[string]bool{} // by kind and text of a cell
	kept := r.Findings[:0]
	for _, f := range r.Findings {
		key := f.kind()
		i, again := first[key]
		cell := f.cellText()
		repeated := cell != "" && said[key+"\x00"+cell]
		if cell != "" {
			said[key+"\x00"+cell] = true
		}
		if key == "" || !again {
			first[key] = len(kept)
			kept = append(kept, f)
			continue
		}
		kept[i].join(&f, repeated)
	}
	r.Findings = kept
	for i := range r.Findings {
		r.Findings[i].sayJoined()
	}
}

// Join makes one finding of those of one kind, as Run does unless they are wanted
// Apart, and says the verdict anew.
func (r *Result) Join() {
	before := len(r.Findings)
	if r.joinKinds(); len(r.Findings) < before {
		r.Verdict = r.verdict(false)
	}
}

// counted matches what a message says of its number of places.
var counted = plain.NewExpr(`（这一类共[0-9]+处，第[0-9]+处以后只列位置。）|[，；](?:全文|这一段|这样的)共[0-9]+处|，同样的文字另有[0-9]+处`)

// cellText is the table and column of a cell and its text, where that is a sentence: rows
// of a ledger repeat what they have in common. Empty for other places.
func (f *Finding) cellText() string {
	if f.Span == nil || f.Span.Row == 0 || utf8.RuneCountInString(f.Line) < sentenceRunes || f.recomputes() {
		return ""
	}
	return strings.Join([]string{strconv.Itoa(f.Span.Block), strconv.Itoa(f.Span.Cell), strconv.Itoa(f.Caret), f.Quote, f.Line}, "\x00")
}

// sentenceRunes is how many characters a sentence has at least.
const sentenceRunes = 12

// kind is what findings have in common that tell of one kind of fault: the rule, the
// severity and the words of the message around what it quotes. Who recomputes figures
// says them outside of quotes: then all of the message is its kind, as every such
// fault has an answer of its own; so it is with figures of rules that judge a row.
// Rules of words alone may count what they speak of: 这一句有156个字. What is compared
// with another file is of that file's kind. It is empty for what is said of the whole
// document.
func (f *Finding) kind() string {
	if f.Span == nil {
		return ""
	}
	if f.Alike != "" {
		return strings.Join([]string{f.Rule, string(f.Severity), f.Title, f.Alike}, "\x00")
	}
	message := counted.ReplaceAllString(f.Message, "")
	head, middle, tail := aroundQuotes(message)
	figures := digitsOf(head + "|" + middle + "|" + tail)
	switch {
	case f.claim || f.recomputes() && figures != "||":
		head, tail = message, ""
	case f.text && !f.recomputes():
		head, tail, figures = withoutDigits(head), withoutDigits(tail), ""
	}
	return strings.Join([]string{f.Rule, string(f.Severity), f.Title, head, tail, figures, f.elsewhere()}, "\x00")
}

// elsewhere is the file of the other side of a fault, where that is another one.
func (f *Finding) elsewhere() string {
	for i := range f.Other {
		if file := f.Other[i].Place.File; file != f.Place.File {
			return file
		}
	}
	return ""
}

// recomputes reports the finding of a rule that recomputes figures.
func (f *Finding) recomputes() bool {
	return f.claim || !f.Asks && !slices.Contains(words, f.Rule) &&
		slices.ContainsFunc(arithmetic, func(id string) bool { return strings.HasPrefix(f.Rule, id) })
}

// aroundQuotes splits a message at its first and last quotation mark; middle is what
// stands between without the quotes themselves.
func aroundQuotes(s string) (head, middle, tail string) {
	from, to := strings.Index(s, "“"), strings.LastIndex(s, "”")
	if from < 0 || to < from {
		return s, "", ""
	}
	head, middle, tail = s[:from], s[from:to+len("”")], s[to+len("”"):]
	for {
		open := strings.Index(middle, "“")
		if open < 0 {
			return head, middle, tail
		}
		end := strings.Index(middle[open:], "”")
		if end < 0 {
			return head, middle[:open], tail
		}
		if again := strings.LastIndex(middle[:open+end], "“"); again > open {
			open, end = again, end-(again-open)
		}
		middle = middle[:open] + middle[open+end+len("”"):]
	}
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '|' {
			return r
		}
		return -1
	}, s)
}

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '.' {
			return -1
		}
		return r
	}, s)
}

// join tells the places of another finding of the same kind with this one; those of a text
// that rows repeat are not counted again.
func (f *Finding) join(other *Finding, repeated bool) {
	n := max(f.Count, 1) + max(other.Count, 1)
	switch {
	case other.Count > 1 && other.repeats == 0: // the rest of very many: which of them repeat a text is not known
		n, f.repeats = n+f.repeats, 0
	case repeated:
		n--
		f.repeats++
	}
	f.alsoAt(other.Site)
	for _, s := range other.Other {
		if other.Count > 1 || s.Place.File != f.Place.File { // else it is the other side of it, in this file
			f.alsoAt(s)
		}
	}
	f.Also = alsoOf(f, other)
	f.otherwise = f.otherwise || other.Suggestion != f.Suggestion
	f.Count, f.joined = n, true
}

// sayJoined says how many places a finding stands for that others were joined to.
func (f *Finding) sayJoined() {
	if !f.joined {
		return
	}
	f.Message = strings.TrimSuffix(counted.ReplaceAllString(f.Message, ""), "。")
	if f.Count > 1 {
		f.Message += "，全文共" + strconv.Itoa(f.Count) + "处"
	}
	if f.repeats > 0 {
		f.Message += "，同样的文字另有" + strconv.Itoa(f.repeats) + "处"
	}
	f.Message += "。"
	if f.otherwise && f.Suggestion != "" {
		f.Suggestion = strings.TrimSuffix(f.Suggestion, "。") + "，其余各处照此改"
	}
	f.joined, f.otherwise = false, false
}
