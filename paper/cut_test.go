package paper

import (
	"strings"
	"testing"
	"unicode/utf8"

	"jiheng/document"
)

// A long text is cut into stretches that are all of it, behind sentences where
// there are any, never inside a character, and inside a number only where there
// is nothing else.
func TestStretches(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		end  string // of every stretch but the last
	}{
		"短":     {strings.Repeat("全年支出1.5万元。", 10), ""},
		"句":     {strings.Repeat("全年支出1.5万元，增长2%。", 2000), "。"},
		"括号里的句": {strings.Repeat("（见附件。另见表。）全年支出1.5万元。", 2000), "。"},
		"顿号":    {strings.Repeat("1.5、", 5000), "、"},
		"没有标点":  {strings.Repeat("支出1234.5万元整", 3000), ""},
		"一个长数":  {strings.Repeat("9", 20_000), ""},
		"汉字数":   {strings.Repeat("九千九百九十九万亿", 3000), ""},
		"坏字节":   {strings.Repeat("\xff\xfe", 9000), ""},
	} {
		t.Run(name, func(t *testing.T) {
			at := 0
			for _, r := range stretches(c.text) {
				s := r.Of(c.text)
				if r.From != at || len(s) > longestLine || s == "" || utf8.ValidString(c.text) != utf8.ValidString(s) {
					t.Fatalf("stretch %+v of %d bytes after %d", r, len(s), at)
				}
				if at = r.To; at < len(c.text) && !strings.HasSuffix(s, c.end) {
					t.Errorf("a stretch ends in %q", s[len(s)-12:])
				}
				if tail, head := s[len(s)-1], c.text[at:]; c.end == "" && name == "没有标点" && head != "" &&
					tail >= '0' && tail <= '9' && head[0] >= '0' && head[0] <= '9' {
					t.Errorf("a number is cut before %.10q", head)
				}
			}
			if at != len(c.text) {
				t.Errorf("%d of %d bytes", at, len(c.text))
			}
		})
	}
}

// Places in the later stretches of a paragraph, a cell and its raw text are
// those of the whole, and claims are found in them.
func TestPlacesInLongParagraphs(t *testing.T) {
	sentence := "全年完成修缮项目十二处，支出8.5万元。"
	long := strings.Repeat(sentence, 400) + "甲乙丙丁预算100万元，支出90万元，执行率80%。"
	d := &document.Document{Blocks: []document.Block{
		&document.Paragraph{Style: document.Body, Runs: document.Plain(long)},
		&document.Table{Columns: []document.Column{{Width: 1}}, Rows: []document.Row{{Cells: []document.Cell{{Runs: document.Plain(long)}}}}},
	}}
	text := NewText(d)
	found := 0
	for _, l := range text.Lines {
		i := strings.Index(l.Text, "甲乙丙丁")
		if len(l.Text) > longestLine {
			t.Errorf("a line of %d bytes", len(l.Text))
		}
		if i < 0 {
			continue
		}
		found++
		s := l.Site(Range{i, i + len("甲乙丙丁")})
		if want := utf8.RuneCountInString(sentence) * 400; s.Quote != "甲乙丙丁" || s.Span.Start != want || s.Span.End != want+4 {
			t.Errorf("%+v %+v, want character %d", s, *s.Span, want)
		}
	}
	for _, p := range text.Pieces {
		if i := strings.Index(p.Raw, "甲乙丙丁"); i >= 0 {
			found++
			if s := p.Site(Range{i, i + 12}); s.Span.Start != utf8.RuneCountInString(sentence)*400 {
				t.Errorf("piece: %+v", *s.Span)
			}
		}
	}
	if found != 4 {
		t.Errorf("found in %d lines and pieces, want 4", found)
	}
	claims := text.Claims()
	if len(claims) == 0 {
		t.Fatal("no claim")
	}
	c := claims[0]
	if l, r, ok := text.LineAt(c.Line, c.Start, c.End); !ok || !strings.HasPrefix(r.Of(l.Text), "100万元") {
		t.Errorf("claim %q: %v %q", c.Claim, ok, r.Of(l.Text))
	}
	if _, _, ok := text.LineAt(99, 0, 1); ok {
		t.Error("a line that does not exist was found")
	}
}
