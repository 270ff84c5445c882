package text

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"jiheng/document"
)

// Limits of what passes for a title.
const (
	maxTitleLines = 3
	maxTitleRunes = 40
)

// titleLine reports a line above the text: short, without a stop, and with
// more text to come.
func (r *reader) titleLine(text string) bool {
	if utf8.RuneCountInString(text) > maxTitleRunes || strings.ContainsAny(text, "。；：，;:,！？/|") {
		return false
	}
	if p, ok := r.last(); ok && kindWord.MatchString(document.Text(p.Runs)) {
		return false
	}
	for _, l := range r.lines[r.next:] {
		if strings.TrimFunc(l, blank) != "" {
			return true
		}
	}
	return false
}

// last returns the last block where it is a paragraph.
func (r *reader) last() (p *document.Paragraph, ok bool) {
	if len(r.out) == 0 {
		return nil, false
	}
	p, ok = r.out[len(r.out)-1].(*document.Paragraph)
	return p, ok
}

var (
	kindWord  = regexp.MustCompile(`(?:报告|说明|表|方案|总结|自评|评价|通知|意见|预算|决算|公开|材料|情况)$`)
	unitWords = regexp.MustCompile(`^[（(]?\s*(?:金额|计量|货币)?单位\s*[：:]\s*(?:人民币)?\s*[\p{Han}%、/，,]{1,12}\s*[）)]?$`)
	annexWord = regexp.MustCompile(`^附(?:件|表|录)\s*[0-9一二三四五六七八九十]{0,3}\s*[：:]?$`)
	dateLine  = regexp.MustCompile(`^(?:20\d\d|二[〇○零]\p{Han}{2})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9一二三四五六七八九十]{1,3}\s*日)?$`)
	bodyName  = regexp.MustCompile(`(?:局|委|办|厅|部|院|所|站|校|学|馆|会|府|处|队|中心|园|公司|（本级）|委员会)$`)
)

// unitLine reports the line above a table that names its unit: 单位：万元.
func unitLine(text string) bool {
	return len(text) < 60 && unitWords.MatchString(text)
}

func annex(text string) bool { return len(text) < 30 && annexWord.MatchString(text) }

// ends marks the date and the signature above it at the end of the text.
func (r *reader) ends() {
	n := len(r.out)
	if n < 3 {
		return
	}
	last, ok := r.out[n-1].(*document.Paragraph)
	if !ok || !dateLine.MatchString(document.Text(last.Runs)) {
		return
	}
	last.Style = document.Date
	p, ok := r.out[n-2].(*document.Paragraph)
	if !ok {
		return
	}
	text := document.Text(p.Runs)
	if utf8.RuneCountInString(text) <= maxTitleRunes && bodyName.MatchString(text) && !strings.ContainsAny(text, "。，；：") {
		p.Style = document.Signature
	}
}
