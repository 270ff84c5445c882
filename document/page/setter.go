package page

import (
	"sort"
	"strings"

	"jiheng/document"
	"jiheng/fault"
)

// A setter sets one document.
type setter struct {
	doc    *document.Document
	fonts  *Fonts
	pages  []Page
	paper  paper
	y      int // next free height in the block, from its top
	fresh  int // first run of the page that may still grow
	used   map[*Face]role
	lost   map[rune]bool
	errs   fault.List
	toc    []tocLine
	marks  map[document.Block]place // where headings and titles stand
	ids    map[string]place         // where tables and figures stand
	inner  []innerLink
	tables map[*document.Table]*grid
	list   []outlineEntry
}

// A place is a page from 0 and a height on it.
type place struct{ page, y int }

// An innerLink is a link to a block, to be pointed when all pages are set.
type innerLink struct {
	page int
	link Link
	id   string
}

type outlineEntry struct {
	text  string
	level int
	at    place
}

func newSetter(d *document.Document, f *Fonts) *setter {
	s := &setter{doc: d, fonts: f, paper: upright, used: map[*Face]role{}, lost: map[rune]bool{},
		marks: map[document.Block]place{}, ids: map[string]place{}, tables: map[*document.Table]*grid{}}
	s.turn()
	return s
}

func (s *setter) page() *Page { return &s.pages[len(s.pages)-1] }

// here returns the place where the next thing will stand.
func (s *setter) here() place { return place{len(s.pages) - 1, s.paper.top + s.y} }

// turn begins a new page.
func (s *setter) turn() {
	s.pages = append(s.pages, Page{Width: s.paper.width, Height: s.paper.height})
	s.y, s.fresh = 0, 0
}

// empty reports whether nothing stands on the page yet.
func (s *setter) empty() bool { return s.y == 0 }

// room reports whether a height is left on the page.
func (s *setter) room(high int) bool { return s.y+high <= s.paper.high+tolerance }

// need begins a new page unless a height is left; no page is left empty.
func (s *setter) need(high int) {
	if !s.room(high) && !s.empty() {
		s.turn()
	}
}

// snap moves down to the next body line, so that lines of facing pages match.
func (s *setter) snap() {
	if off := s.y % linePitch; off > tolerance {
		s.y += linePitch - off
	} else {
		s.y -= off
	}
}

// use notes that a face shows text.
func (s *setter) use(f *Face, in role) {
	if r, ok := s.used[f]; !ok || in < r {
		s.used[f] = in
	}
}

// mostLost bounds the characters that an error names.
const mostLost = 20

// missing notes a character that no font has.
func (s *setter) missing(r rune, text string) {
	if s.lost[r] || len(s.lost) >= mostLost {
		return
	}
	s.lost[r] = true
	s.errs = append(s.errs, fault.Bad(fault.Place{}, "font-missing-character",
		"字体中没有字符“%c”（U+%04X），见“%s”，请配置含有该字的字体，或改用其他写法", r, r, around(text, r)))
}

// around returns the words about a character, a few to either side.
func around(text string, r rune) string {
	at := strings.IndexRune(text, r)
	if at < 0 {
		return ""
	}
	before, after := []rune(text[:at]), []rune(text[at:])
	out := string(before[max(len(before)-8, 0):]) + string(after[:min(len(after), 9)])
	return strings.Join(strings.Fields(out), " ")
}

// layout returns the finished pages.
func (s *setter) layout() *Layout {
	out := &Layout{Title: s.doc.Title, Author: s.doc.Author, Pages: s.pages}
	for _, e := range s.list {
		out.Outline = append(out.Outline, Entry{e.text, e.level, e.at.page, e.at.y})
	}
	var faces []*Face
	for f := range s.used {
		faces = append(faces, f)
	}
	sort.Slice(faces, func(i, j int) bool {
		a, b := s.used[faces[i]], s.used[faces[j]]
		if a != b {
			return a < b
		}
		return faces[i].Name < faces[j].Name
	})
	for _, f := range faces {
		out.Faces = append(out.Faces, f.Name)
	}
	return out
}
