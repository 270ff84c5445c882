// Package document holds one tree of headings, paragraphs, tables and figures:
// reports are made into it, writers print it, readers give it back.
package document

import (
	"jiheng/fault"
	"jiheng/num"
)

// A Document is one paper, from title to last attachment.
type Document struct {
	Title  string  // for the file's properties and the browser's tab
	Author string  // the unit that answers for it
	Sample bool    // made from sample data; every footer says so
	Footer string  // words on every page beside the number; empty for none
	Head   string  // short code or version words at the head of every page; empty for none
	Blocks []Block // in reading order
	Notes  []Note  // accounts of the facts shown, for formats that can unfold them

	Reading []ReadNote // what the reader of a file says of it; none where the tree was made
}

// A Block is a Heading, Paragraph, Table, Figure, Contents or Break.
type Block interface{ block() }

// A Heading opens a part. Level runs from 1 (一、) to 4 （1）; its number is part
// of its text, as official documents print it.
type Heading struct {
	Level int
	Runs  []Run
	At    fault.Place `json:",omitzero"` // where a reader found it; zero where the tree was made
}

// A Style is what a paragraph is for; writers know how each is set.
type Style string

// The styles of paragraphs.
const (
	Body      Style = "body"      // 正文
	Title     Style = "title"     // 标题
	Subtitle  Style = "subtitle"  // 副标题
	Remark    Style = "remark"    // 说明, small, below a table or title
	Item      Style = "item"      // list item, set like the body
	Caption   Style = "caption"   // title of a table or figure, above it
	UnitLine  Style = "unit-line" // 单位：万元, right, above a table
	Annex     Style = "annex"     // 附件1, flush left, first line of an attachment
	Signature Style = "signature" // 署名
	Date      Style = "date"      // 成文日期
	Code      Style = "code"      // literal text, equal widths
	Blank     Style = "blank"     // an empty line
)

// A Paragraph is runs of text in one style.
type Paragraph struct {
	Style Style
	Runs  []Run
	At    fault.Place `json:",omitzero"` // where a reader found it; zero where the tree was made
}

// A Run is a piece of text. One with a Fact is a figure: Value and Unit are
// what it prints, in a form that programs read.
type Run struct {
	Text  string
	Fact  string `json:",omitempty"` // id of the fact that the figure shows; empty for plain text
	Value string `json:",omitempty"` // printed number, canonical: 48.8 for 48.8万余条; empty for words
	Unit  string `json:",omitempty"` // printed unit: 万条
	Super bool   `json:",omitempty"` // raised, as the mark 样 of sample figures
	Bold  bool   `json:",omitempty"`
	Field bool   `json:",omitempty"` // the value of a field of a form, which what stands beside it did not write
	Link  string `json:",omitempty"` // address, or #id of a block; empty for none
}

// An Align is the side on which a cell's text stands.
type Align string

// The alignments; the zero value is left.
const (
	Left   Align = ""
	Center Align = "center"
	Right  Align = "right"
)

// A Table has a grid of columns; rows list their cells from the left, leaving
// out grid places that a span from the left or from above covers.
type Table struct {
	ID      string   // latin word, unique in the document, for anchors and sheets
	Columns []Column // the grid
	Header  int      // rows at the top that repeat on every page
	Rows    []Row
	At      fault.Place `json:",omitzero"` // where a reader found it; zero where the tree was made
}

// A Column has a width, in parts of the sum of all widths.
type Column struct {
	Width int
	Align Align // of body cells that name none
}

// A Row is a row of a table.
type Row struct{ Cells []Cell }

// A Cell spans one or more places of the grid: zero spans mean one.
type Cell struct {
	Runs    []Run
	ColSpan int         `json:",omitempty"`
	RowSpan int         `json:",omitempty"`
	Align   Align       `json:",omitempty"`
	Head    bool        `json:",omitempty"` // set as a head: 黑体, centred
	Name    string      `json:",omitempty"` // by which formulas call the cell; empty for none
	Formula *Formula    `json:",omitempty"` // how the figure follows from other cells; nil for one that stands for itself
	Tone    Tone        `json:",omitempty"` // colour of the state that the cell shows
	Beyond  int         `json:",omitempty"` // decimals of its number that the file holds and the screen rounds away
	Yuan    bool        `json:",omitempty"` // its number format shows a sign of Chinese money
	Shift   int         `json:",omitempty"` // places by which its number format moves the point, and does not say in which unit
	At      fault.Place `json:",omitzero"`  // where a reader found it; zero where the tree was made
}

// A Figure is a chart with a title below it.
type Figure struct {
	ID    string
	Title string
	Chart Chart
}

// A ChartKind is a way to draw values.
type ChartKind string

// The kinds of chart.
const (
	Columns ChartKind = "columns" // upright bars beside one another
	Bars    ChartKind = "bars"    // lying bars, for long names
	Lines   ChartKind = "lines"   // one line a series
	Stacked ChartKind = "stacked" // upright bars, series on one another
)

// A Chart shows series over the same categories.
type Chart struct {
	Kind       ChartKind
	Unit       string // of all values: 万元, %
	Categories []string
	Series     []Series
	Places     int // decimals of the printed values
}

// A Series is one row of points, as many as there are categories.
type Series struct {
	Name   string
	Points []Point
}

// A Point is one value; a blank is a gap, never a zero.
type Point struct {
	Value num.Decimal
	Blank bool
	Fact  string // id of the fact it shows, where there is one
}

// Contents stands for the table of contents (目录), made by the writer from the
// headings down to Depth.
type Contents struct{ Depth int }

// A Break begins a new page, upright or across (横排), until the next break.
type Break struct{ Landscape bool }

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Table) block()     {}
func (*Figure) block()    {}
func (*Contents) block()  {}
func (*Break) block()     {}

// A Note is the account of a fact as text (来由): the figure's name, what it
// prints, and the lines of its tree, each with its depth.
type Note struct {
	Fact  string
	Name  string
	Print string
	Lines []NoteLine
}

// A NoteLine is one line of an account.
type NoteLine struct {
	Depth int
	Text  string
	Fact  string // the fact that the line is about, if any
}
