package docx

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"jiheng/document"
	"jiheng/fault"
)

// A reader turns the parts of one file into blocks.
type reader struct {
	file      *opened
	rels      map[string]target
	styles    styleSheet
	numbers   *numbering
	notes     map[string]*node // footnotes and endnotes by kind and id
	cited     []citation       // of them, in order of mention
	mentioned map[string]bool  // keys of those cited
	pictures  int              // met so far
	fields    []field          // that are open
	facts     int              // occurrences of figures so far
	tables    int              // tables so far
	places    int              // places in their grids
	ends      []sectionLook    // of all sections, in order
	ended     int              // sections that are over
	out       []document.Block
	err       error  // the first one met on the way
	part      string // name of the main part
	body      *node
	origins   origins // of what out holds; nil unless they are wanted
	outer     origin  // what holds the text box or note that is being read

	asides     [asideKinds]aside // text that was left out
	left       bool              // a number was left out of the cell that is read
	leaving    asideKind         // kind of the text left out last, while nothing seen follows
	insets     [insetKinds]inset // things that are not read
	inserted   int               // stretches inserted by revisions that are open
	moved      int               // stretches moved by them
	paragraphs int               // with text, in the running text, so far
	inTable    int               // tables around what is being read
	side       string            // the note or box that is being read: 脚注1; empty in the running text
	prompt     bool              // inside a control that shows only its prompt
	asked      bool              // and all of its text is the prompt
	ground     string            // colour behind the text of the cell or box that is being read; empty for white
	carried    *carried          // text of paragraphs whose mark is gone
	inner      []*node           // tables in cells of the one that is being read, each one of its own
	marks      []string          // watermarks
	figured    []string          // words of headers and footers with amounts, which are not read
}

// A citation is the mention of a footnote or endnote.
type citation struct {
	key   string // kind and id of the note
	at    origin
	place fault.Place
}

// A sectionLook is what matters of a section's properties.
type sectionLook struct{ landscape, continuous bool }

// Read returns the document in a Word file, from what a person sees of it:
// paragraphs, tables, charts, and the controls and bookmarks around figures.
// Hidden, pale, struck and deleted text is left out, inserted text is kept, and
// the document says so in Reading, as it does of objects, comments and whatever
// else is in the file and no text. Automatic numbers and the values of form
// fields become text; footnotes follow at the end, as remarks. Runs that look
// alike are joined. Nothing outside the file is fetched. Files that are no Word
// files, are locked, damaged or larger than 64 MiB unpacked are an Invalid
// error that says what to do.
func Read(data []byte) (*document.Document, error) {
	return ReadWithin(data, document.Bounds{})
}

// ReadWithin is Read with lower limits.
func ReadWithin(data []byte, b document.Bounds) (*document.Document, error) {
	_, d, err := readWithin(data, nil, b)
	return d, err
}

// read is Read, with the elements that the text came from.
func read(data []byte, from origins) (*reader, *document.Document, error) {
	return readWithin(data, from, document.Bounds{})
}

// readWithin is Read with lower limits; where origins is not nil, it is filled with the elements that
// the text came from.
func readWithin(data []byte, from origins, b document.Bounds) (*reader, *document.Document, error) {
	file, err := openWithin(data, b)
	if err != nil {
		return nil, nil, err
	}
	root, err := file.rels("")
	if err != nil {
		return nil, nil, err
	}
	name := "word/document.xml"
	for _, id := range sortedKeys(root) {
		if root[id].kind == "officeDocument" {
			name = root[id].to
		}
	}
	main, err := file.part(name)
	if err != nil {
		return nil, nil, err
	}
	if main == nil || !main.has("w:body") {
		return nil, nil, fault.Bad(fault.Place{}, "docx-no-text", "这个文件里没有 Word 正文，可能是 Excel、WPS 表格或其他文件；请选择 .docx 文件")
	}
	r := &reader{file: file, notes: map[string]*node{}, mentioned: map[string]bool{}, part: name, origins: from}
	if err := r.prepare(name); err != nil {
		return nil, nil, err
	}
	d := &document.Document{}
	r.body = main.kid("w:body")
	r.text(r.body)
	r.properties(d, root)
	if r.err != nil {
		return nil, nil, r.err
	}
	d.Blocks = r.out
	d.PromoteTitle()
	r.say(d)
	r.sayProperties(d, root)
	if err := r.scanned(d); err != nil {
		return nil, nil, err
	}
	return r, d, nil
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// prepare reads styles, numbering and notes.
func (r *reader) prepare(name string) error {
	rels, err := r.file.rels(name)
	if err != nil {
		return err
	}
	r.rels = rels
	found := map[string]*node{}
	for _, id := range sortedKeys(rels) {
		kind := rels[id].kind
		if !slices.Contains([]string{"styles", "numbering", "footnotes", "endnotes"}, kind) || rels[id].external {
			continue
		}
		n, err := r.file.part(rels[id].to)
		if err != nil {
			return err
		}
		if n != nil {
			found[kind] = n
		}
	}
	r.styles = readStyles(found["styles"])
	r.numbers = readNumbering(found["numbering"], r.styles)
	for _, kind := range []string{"footnotes", "endnotes"} {
		if found[kind] == nil {
			continue
		}
		for _, n := range found[kind].kids {
			if t := n.attr("w:type"); t == "" || t == "normal" {
				r.notes[kind+n.attr("w:id")] = n
			}
		}
	}
	return nil
}

// text reads the body and appends the notes it cites.
func (r *reader) text(body *node) {
	body.each("w:sectPr", func(n *node) {
		size := n.kid("w:pgSz")
		r.ends = append(r.ends, sectionLook{
			landscape:  size.attr("w:orient") == "landscape" || wider(size.attr("w:w"), size.attr("w:h")),
			continuous: n.val("w:type") == "continuous",
		})
	})
	if len(r.ends) > 0 && r.ends[0].landscape {
		r.add(&document.Break{Landscape: true})
	}
	r.blocks(body.kids)
	r.settleCarried()
	r.noteBlocks()
}

// noteBlocks appends the footnotes and endnotes that are cited, each with the
// place of its citation.
func (r *reader) noteBlocks() {
	count := map[string]int{}
	for i := 0; i < len(r.cited); i++ {
		c := r.cited[i]
		name := "脚注"
		if strings.HasPrefix(c.key, "endnotes") {
			name = "尾注"
		}
		count[name]++
		if n := r.notes[c.key]; n != nil {
			r.outer, r.side = c.at, name+strconv.Itoa(count[name])
			r.note(n, c.place)
			r.outer, r.side = origin{}, ""
		}
	}
}

func wider(w, h string) bool { return number(w) > number(h) && number(h) > 0 }

func (r *reader) note(n *node, at fault.Place) {
	var lines []string
	n.each("w:p", func(p *node) {
		if s := strings.TrimSpace(document.Text(r.paragraph(p, r.styles.of(p)).runs())); s != "" {
			lines = append(lines, s)
		}
	})
	if len(lines) > 0 {
		words := strings.Join(lines, "\n")
		r.keep(0, 0, source{paragraph: r.outer.paragraph, text: []stretch{{r.outer, utf8.RuneCountInString(words)}}})
		at.Part = r.side
		r.add(&document.Paragraph{Style: document.Remark, Runs: document.Plain(words), At: at})
	}
}

// add appends blocks. Those of a text box have the place of what it hangs on.
func (r *reader) add(b ...document.Block) {
	for _, x := range b {
		switch x := x.(type) {
		case *document.Heading:
			r.count(&x.At)
		case *document.Paragraph:
			if len(x.Runs) > 0 {
				r.count(&x.At)
			}
		}
	}
	r.out = append(r.out, b...)
}

func (r *reader) count(at *fault.Place) {
	switch {
	case r.side == "":
		r.paragraphs++
	case at.Part == "":
		*at = fault.Place{Paragraph: r.paragraphs, Part: r.side}
	}
}

// properties fills title and author, and the words of header and footer.
func (r *reader) properties(d *document.Document, root map[string]target) {
	for _, id := range sortedKeys(root) {
		if root[id].kind != "core-properties" {
			continue
		}
		n, err := r.file.part(root[id].to)
		if err != nil || n == nil {
			continue // a report is readable without its properties
		}
		d.Title, d.Author = n.kid("dc:title").text, n.kid("dc:creator").text
	}
	out, asides := r.out, r.asides
	r.side = margins
	for _, id := range sortedKeys(r.rels) {
		t := r.rels[id]
		if t.external || t.kind != "header" && t.kind != "footer" {
			continue
		}
		n, err := r.file.part(t.to)
		if err != nil || n == nil {
			continue
		}
		words := r.margin(n)
		if amountIn.MatchString(words) && !slices.Contains(r.figured, words) {
			r.figured = append(r.figured, words)
		}
		if t.kind == "header" && d.Head == "" {
			d.Head = words
		}
		if t.kind == "footer" && d.Footer == "" {
			d.Footer = words
		}
	}
	r.out, r.asides, r.side = out, asides, ""
	d.Sample = strings.Contains(d.Footer, document.SampleWords)
}

// margins is the side of headers and footers.
const margins = "页眉页脚"

// amountIn matches an amount or a percentage.
var amountIn = regexp.MustCompile(`[0-9０-９][0-9０-９,，.．]*[ 　]*(?:%|％|‰|[百千万亿]{0,2}元|万|亿)`)

// margin returns the words of a header or footer without the page number.
func (r *reader) margin(n *node) string {
	var words []string
	n.each("w:p", func(p *node) {
		for _, piece := range strings.Split(document.Text(r.paragraph(p, r.styles.of(p)).runs()), "\t") {
			piece = strings.TrimSpace(piece)
			if strings.Trim(piece, "—-－ 0123456789第页共") != "" {
				words = append(words, piece)
			}
		}
	})
	return strings.Join(words, " ")
}
