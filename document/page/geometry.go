package page

// Measures of official paper, in µm (GB/T 9704-2012, 5.2).
const (
	short, long = 210000, 297000 // A4
	blockWide   = 156000         // text block (版心), across
	blockHigh   = 225000         // and down
	perLine     = 28             // characters in a line
	perPage     = 22             // lines on a page
	linePitch   = blockHigh / perPage
	titlePitch  = 12510 // lines of the title
	numberDrop  = 7000  // from the block to the dash of the page number
	tolerance   = 60    // what rounding may add up to on a page
)

// Sizes of type, one em: points × 25,400 / 72, rounded.
const (
	pt22  = 7761
	pt16  = 5644
	pt14  = 4939
	pt12  = 4233
	pt105 = 3704
	pt10  = 3528
	pt95  = 3351
	pt9   = 3175
)

// Strokes of tables: 0.75 and 0.5 pt.
const (
	frameStroke = 265
	innerStroke = 176
)

// A paper is the shape of a page: its size and its text block. A page across
// (横排) is an upright page turned, its head on the left.
type paper struct {
	width, height int
	left, top     int // of the text block
	wide, high    int
}

var (
	upright = paper{short, long, 28000, 37000, blockWide, blockHigh}
	across  = paper{long, short, 35000, 28000, blockHigh, blockWide}
)

// cell returns the width of a body character: the block's share, so that a full
// line fills it.
func (p paper) cell() int { return p.wide / (p.wide / (blockWide / perLine)) }
