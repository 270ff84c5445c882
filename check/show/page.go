// Package show prints what the rules found: for the terminal, as JSON lines, as
// SARIF, as pages, and the list of the rules themselves.
package show

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"jiheng/check"
	"jiheng/document"
	"jiheng/paper"
)

var (
	//go:embed html/page.html
	pageText string
	//go:embed html/page.css
	pageStyle string
	//go:embed html/page.js
	pageScript string

	pageTemplate = template.Must(template.New("page").Funcs(htmlFuncs).Parse(pageText))
)

var htmlFuncs = template.FuncMap{
	"style":  func() template.CSS { return template.CSS(pageStyle) },          //nolint:gosec // our own file
	"script": func() template.JS { return template.JS(pageScript) },           //nolint:gosec // our own file
	"allow":  func() string { return "sha256-" + scriptDigest(pageScript) },   // of the one script that may run
	"grade":  func(s check.Severity) string { return strconv.Itoa(s.Rank()) }, // class of a severity
	"place": func(s paper.Site, file string) string {
		if s.Place.File == "" || s.Place.File == file {
			return placeSaid(s.Place)
		}
		return s.Place.File + " " + placeSaid(s.Place)
	},
	"beside": PlaceBeside,
	"next":   func(i int) int { return i + 1 },
}

func scriptDigest(script string) string {
	sum := sha256.Sum256([]byte(script))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// A Page is one document with what was found in it.
type Page struct {
	Result   *check.Result
	Document *document.Document
	Name     string   // of its file in the folder of pages; empty for a page alone
	Unread   []Unread // what was not checked beside it; shown on a page alone

	mask *check.Masker
}

// WriteHTML writes one page that needs nothing else: the document at the left
// with the words that findings are about, the findings beside it. It runs no
// script but its own, loads nothing, and shows the document's text as text.
func WriteHTML(w io.Writer, p Page) error {
	return pageTemplate.Execute(w, pageData{Result: p.Result, Single: p.Name == "", Blocks: marked(p), Open: dutiesOf(p.Result),
		Order: Order(p.Result), Parts: PartsOf(p.Result), Missed: p.Unread})
}

// pageData is what the page shows.
type pageData struct {
	*check.Result
	Single bool
	Blocks []blockHTML
	Open   []openDuty
	Order  []int // of the findings, as they are listed
	Parts  []Part
	Missed []Unread
}

// A blockHTML is one block of the document: a heading, a paragraph, or a table.
type blockHTML struct {
	Level int // of headings, from 1; 0 for paragraphs
	Title bool
	Text  []piece
	Rows  [][]cellHTML
}

type cellHTML struct {
	ColSpan, RowSpan int
	Head             bool
	Text             []piece
}

// A piece is a stretch of text that the same findings are about, by their
// numbers from 0.
type piece struct {
	Text  string
	Marks []int
	Grade string // class of the gravest
	First []int  // findings that begin here
}

// marked returns the document's blocks with the findings' places marked.
func marked(p Page) []blockHTML {
	bySpan := map[[3]int][]int{}
	for i := range p.Result.Findings {
		if s := p.Result.Findings[i].Span; s != nil {
			key := [3]int{s.Block, s.Row, s.Cell}
			bySpan[key] = append(bySpan[key], i)
		}
	}
	var out []blockHTML
	p.mask = check.NewMasker(paper.NewText(p.Document))
	for i, b := range p.Document.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			out = append(out, blockHTML{Level: min(b.Level, 4), Text: p.pieces(document.Text(b.Runs), bySpan[[3]int{i}])})
		case *document.Paragraph:
			out = append(out, blockHTML{Title: b.Style == document.Title, Text: p.pieces(document.Text(b.Runs), bySpan[[3]int{i}])})
		case *document.Table:
			t := blockHTML{Rows: make([][]cellHTML, len(b.Rows))}
			for r, row := range b.Rows {
				for c, x := range row.Cells {
					t.Rows[r] = append(t.Rows[r],
						cellHTML{max(x.ColSpan, 1), max(x.RowSpan, 1), x.Head, p.pieces(document.Text(x.Runs), bySpan[[3]int{i, r, c}])})
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// pieces cuts a text where findings begin and end.
func (p Page) pieces(text string, found []int) []piece {
	rs := []rune(p.mask.Mask(text))
	cuts := []int{0, len(rs)}
	for _, i := range found {
		s := p.Result.Findings[i].Span
		cuts = append(cuts, min(max(s.Start, 0), len(rs)), min(max(s.End, 0), len(rs)))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []piece
	for k := 0; k+1 < len(cuts); k++ {
		from, to := cuts[k], cuts[k+1]
		x := piece{Text: string(rs[from:to])}
		worst := 3
		for _, i := range found {
			f := &p.Result.Findings[i]
			if f.Span.Start > from || f.Span.End < to {
				continue
			}
			x.Marks = append(x.Marks, i)
			if f.Span.Start == from {
				x.First = append(x.First, i)
			}
			worst = min(worst, f.Severity.Rank())
		}
		x.Grade = strconv.Itoa(worst)
		out = append(out, x)
	}
	return out
}

// An openDuty is why rules could not decide.
type openDuty struct {
	Why   string
	Rules []string
}

// dutiesOf lists the rules that could not decide, by reason; text rules that
// stand for one of the catalogue are left to it.
func dutiesOf(r *check.Result) []openDuty {
	var out []openDuty
	for _, o := range r.Outcomes {
		if o.State != check.StateUndecided || o.As != "" {
			continue
		}
		i := slices.IndexFunc(out, func(x openDuty) bool { return x.Why == o.Why })
		if i < 0 {
			out = append(out, openDuty{Why: o.Why})
			i = len(out) - 1
		}
		out[i].Rules = append(out[i].Rules, o.Rule)
	}
	return out
}

// Numbers joins the findings of a piece for a page's attribute.
func (x piece) Numbers() string {
	var s []string
	for _, i := range x.Marks {
		s = append(s, strconv.Itoa(i))
	}
	return strings.Join(s, " ")
}
