package pdfread

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// pageNumber is a line that gives the number of the page.
var pageNumber = regexp.MustCompile(`^[—–\-－―·•~～ ]*(第? ?\d{1,4} ?页?|[ivxlcIVXLC]{1,6})[—–\-－―·•~～ ]*$|^第? ?\d{1,4} ?页?[ ,，/／]*共? ?\d{1,4} ?页?$|^(?i:page) ?\d{1,4}( ?(/|(?i:of)) ?\d{1,4})?$`)

// printedAt is a line with date and time, and pageAddress one with an address, as
// browsers print them at the head and foot of each page.
var (
	printedAt = regexp.MustCompile(`^(\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}|\d{4}年\d{1,2}月\d{1,2}日)[,， ]*(上午|下午)? ?` +
		`\d{1,2}[:：]\d{2}([:：]\d{2})? ?([AaPp]\.?[Mm]\.?)?$`)
	pageAddress = regexp.MustCompile(`^(https?|file|about|blob|data|chrome|ftp):\S+$`)
)

// stampShare is the share of the height of a page, in percent, that a browser's own
// header and footer stand in.
const stampShare = 6

// stamped tells whether a row is what a browser prints around pages of its own: when,
// and from where.
func stamped(s *sheet, r *row) bool {
	if zone := s.height * stampShare / 100; r.bottom > zone && r.top < s.height-zone {
		return false
	}
	return slices.ContainsFunc(r.lines, func(l *line) bool {
		w := strings.TrimSpace(words([]*line{l}))
		return printedAt.MatchString(w) || pageAddress.MatchString(strings.ReplaceAll(w, " ", ""))
	})
}

// A margin is the rows of text at the head and foot of a page that may be its
// header and footer.
type margin struct {
	head, foot []*row
}

// shares of the height of a page that its header and footer stand in.
const marginShare = 11 // percent

// marginOf returns the rows in the margins, outermost first.
func marginOf(s *sheet, rs []*row) margin {
	var m margin
	zone := s.height * marginShare / 100
	for i := 0; i < len(rs) && rs[i].bottom < zone; i++ {
		m.head = append(m.head, rs[i])
	}
	for i := len(rs) - 1; i >= 0 && rs[i].top > s.height-zone; i-- {
		m.foot = append(m.foot, rs[i])
	}
	return m
}

// shape is a row's text with every number alike.
func (r *row) shape() string {
	var b strings.Builder
	digits := false
	for _, c := range words(r.lines) {
		switch {
		case numeral(c):
			if !digits {
				b.WriteByte('#')
			}
			digits = true
		case c != ' ':
			b.WriteRune(c)
			digits = false
		}
	}
	return b.String()
}

// place is where a row stands, near enough, with the size of its page.
type place struct {
	width, height, y int
	shape            string
}

const samePlace = 2500 // µm

func placeOf(s *sheet, r *row) place {
	return place{s.width / samePlace, s.height / samePlace, r.lines[0].base / samePlace, r.shape()}
}

// A margined is a row that stands in the margin of a page, with its numbers.
type margined struct {
	page    int
	numbers []string
}

// A trimmer takes headers, footers and page numbers off the pages.
type trimmer struct {
	seen       map[place][]margined
	size       map[[2]int]int // pages of a size
	head, foot string         // words of the first header and footer
	bodySize   int
	pages      int
}

// learn counts what stands in the margins.
func (t *trimmer) learn(s *sheet, rs []*row) {
	m := marginOf(s, rs)
	t.size[[2]int{s.width / samePlace, s.height / samePlace}]++
	for _, r := range append(m.head, m.foot...) {
		p := placeOf(s, r)
		for d := -1; d <= 1; d++ {
			q := p
			q.y += d
			if len(t.seen[q]) < mostMargins {
				t.seen[q] = append(t.seen[q], margined{s.number, r.numbers()})
			}
		}
	}
}

// repeats tells whether a row stands at the same place on other pages too: on
// at least two and two in five of its size.
func (t *trimmer) repeats(s *sheet, r *row) bool {
	own := margined{s.number, r.numbers()}
	list := t.seen[placeOf(s, r)]
	n := 0
	for i := range list {
		if own.like(&list[i], r.tabular()) {
			n++
		}
	}
	pages := t.size[[2]int{s.width / samePlace, s.height / samePlace}]
	return n >= 2 && (n*5 >= pages*2 || n >= mostMargins/2) && !unitLine.MatchString(words(r.lines))
}

// mostMargins is how many rows of one place and shape are kept.
const mostMargins = 400

// like tells whether rows of margins may be one header: their numbers are the
// same, or go with the pages. Numbers that go otherwise are those of a table
// that runs over pages, where the row has several.
func (m *margined) like(o *margined, tabular bool) bool {
	if len(m.numbers) != len(o.numbers) {
		return false
	}
	same := true
	for i, a := range m.numbers {
		b := o.numbers[i]
		x, errA := strconv.Atoi(a)
		y, errB := strconv.Atoi(b)
		same = same && (a == b || errA == nil && errB == nil && x-y == m.page-o.page)
	}
	return same || !tabular
}

// cells returns how many words and figures of a row stand apart.
func (r *row) cells() int {
	var gs []glyph
	for _, l := range r.lines {
		gs = append(gs, l.glyphs...)
	}
	return len(chunks(gs))
}

// tabular tells whether a row has several figures apart, as rows of tables have.
func (r *row) tabular() bool {
	var gs []glyph
	for _, l := range r.lines {
		gs = append(gs, l.glyphs...)
	}
	n := 0
	for i, c := range asunder(chunks(gs)) {
		if s := c.said(); i > 0 && figured(s) && strings.ContainsFunc(s, numeral) {
			n++
		}
	}
	return n > 1
}

// numbers returns the numbers of a row as they are written.
func (r *row) numbers() []string {
	return strings.FieldsFunc(words(r.lines), func(c rune) bool { return !numeral(c) })
}

// trim returns the rows of a page without those of its margins.
func (t *trimmer) trim(s *sheet, rs []*row) []*row {
	m := marginOf(s, rs)
	gone := map[*row]bool{}
	for i, r := range m.head {
		if !t.numbered(r) && !stamped(s, r) && !t.repeats(s, r) && !t.lonely(rs, i) && !t.paired(s, r, m) {
			break
		}
		gone[r] = true
	}
	t.heads(rs, gone)
	for _, r := range m.foot {
		if !t.numbered(r) && !stamped(s, r) && !t.repeats(s, r) {
			break
		}
		gone[r] = true
		t.foot = t.keep(t.foot, r)
	}
	var out []*row
	for _, r := range rs {
		if !gone[r] {
			out = append(out, r)
		}
	}
	return out
}

// heads gives back rows at the head of a page that are heads of a table, which
// are printed again on each page: rows of figures follow right below. What is left
// is the header.
func (t *trimmer) heads(rs []*row, gone map[*row]bool) {
	n := 0
	for n < len(rs) && gone[rs[n]] {
		n++
	}
	first, several := n, false
	if n < len(rs) && (rs[n].tabular() || n+1 < len(rs) && rs[n+1].tabular()) {
		for first > 0 && rs[first].base()-rs[first-1].base() < 3*rs[first-1].size() {
			first--
			several = several || rs[first].cells() > 2
		}
	}
	for k := range n {
		if k >= first && several {
			delete(gone, rs[k])
		} else {
			t.head = t.keep(t.head, rs[k])
		}
	}
}

// lonely tells whether the first row of the only page is its header: small, and
// far above what follows.
func (t *trimmer) lonely(rs []*row, i int) bool {
	return i == 0 && len(rs) > 1 && t.pages == 1 &&
		rs[0].lines[0].size*100 < t.bodySize*80 && rs[1].top-rs[0].bottom > 2*rs[1].height()
}

// paired tells whether a row at the head is set in the middle as the number of
// the page at the foot is, in a type that the text is not set in.
func (t *trimmer) paired(s *sheet, r *row, m margin) bool {
	if len(m.foot) == 0 || !t.numbered(m.foot[0]) || len(r.lines) > 1 {
		return false
	}
	a, b := r.lines[0], m.foot[0].lines[0]
	middle := func(l *line) bool { return abs(l.left+l.right-s.width) < 6000 }
	return a.size == b.size && a.face == b.face && !alike(a.size, t.bodySize) && middle(a) && middle(b)
}

// numbered tells whether one line of a row is the number of the page.
func (t *trimmer) numbered(r *row) bool {
	for _, l := range r.lines {
		if pageNumber.MatchString(strings.TrimSpace(words([]*line{l}))) {
			return true
		}
	}
	return pageNumber.MatchString(strings.TrimSpace(words(r.lines)))
}

// keep returns the words of a margin: the first that are no page number.
func (t *trimmer) keep(have string, r *row) string {
	var out []string
	for _, l := range r.lines {
		if w := words([]*line{l}); !pageNumber.MatchString(strings.TrimSpace(w)) {
			out = append(out, w)
		}
	}
	if have != "" || len(out) == 0 {
		return have
	}
	return strings.Join(out, " ")
}
