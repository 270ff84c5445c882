package extract

import "strings"

// rateBefore reports a rate of spending of the year before: 执行率由上年的92.30%, and the size of
// a change of one: 执行率较上年增长5%.
func (f *finder) rateBefore(x *Found, label string) bool {
	if rateWords.find(label) == "" || againstAmount(label) || priorWord(label) == "" || fromTo(label) != "" {
		return false
	}
	if changeWord(label) != "" {
		x.is, x.base = growth, f.changed(label, "")
		return true
	}
	if !hasSuffixAny(trimmed(strings.TrimSuffix(label, "的")), "上年", "去年", "上年度", "上年同期", "去年同期", "上期", "同期", "上年末", "去年末", "年") && rateWords.before(trimmed(label)) == "" {
		return false
	}
	x.is = prior
	return true
}

// rateSince reports the rate of this year behind that of the year before in its sentence:
// 由上年的92.30%提高到97.10%, 比上年的92.30%提高4.80个百分点，达到97.10%.
func (f *finder) rateSince(x *Found, c context) bool {
	p := f.priorRate(x)
	label := c.label
	if label == "" {
		label = prefix(f.line.Text[x.Start:x.End], "达到", "达") // it stands in the number's own words
	}
	return p != nil && (fromTo(label) != "" || sinceWords.in(strings.TrimSuffix(label, "了")))
}

// sinceWords lead from a change to what it came to.
var sinceWords = newLexicon("达", "达到", "为", "至", "到", "升至", "降至", "本年达到", "本年为", "今年达到")

// priorRate is the rate of spending of the year before that stands at most two figures before,
// in the sentence; nil for none.
func (f *finder) priorRate(x *Found) *Found {
	for i := len(f.out) - 1; i >= max(0, len(f.out)-2); i-- {
		p := &f.out[i]
		if strings.ContainsAny(f.line.Text[p.End:x.Start], "。；;") {
			return nil
		}
		if p.is == prior && p.Percent() && rateWords.find(p.label) != "" {
			return p
		}
	}
	return nil
}

// rateNamed gives both rates the name that stands before the first.
func (f *finder) rateNamed(x *Found) {
	if p := f.priorRate(x); p != nil && x.Kind == ExecutionRate {
		name := p.Subject
		if i := strings.IndexAny(name, "由从比较与"); i > 0 {
			name = name[:i]
		}
		p.Subject, x.Subject = name, name
	}
}

// rateThen reports a rate of spending of the year before.
func (x *Found) rateThen() bool {
	return x.is == prior && x.base < 0 && x.Percent() && rateWords.find(x.label) != ""
}
