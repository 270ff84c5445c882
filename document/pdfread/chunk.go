package pdfread

// A chunk is glyphs of one base line with no more room between them than words
// of one cell have.
type chunk struct {
	left, right int
	glyphs      []glyph
}

// chunks parts a band, from left to right, where cells of a table without rules
// may meet. Blanks part nothing by themselves, and belong to a chunk between figures
// only.
func chunks(band []glyph) []chunk {
	var out []chunk
	held := -1
	for i := range band {
		g := &band[i]
		if blank(g.r) {
			held = i
			continue
		}
		n := len(out)
		if n == 0 || out[n-1].ends(g) {
			out = append(out, chunk{left: g.left, right: g.right, glyphs: band[i : i+1 : i+1]})
			continue
		}
		c := &out[n-1]
		if held == i-1 && figureMark(g.r) && figureMark(band[i-2].r) {
			c.glyphs = append(c.glyphs, band[held])
		}
		c.glyphs, c.right = append(c.glyphs, *g), max(c.right, g.right)
	}
	return out
}

// ends tells whether a glyph begins the next chunk.
func (c *chunk) ends(g *glyph) bool {
	last := &c.glyphs[len(c.glyphs)-1]
	room, size := g.left-c.right, min(last.size, g.size)
	if room > size/2 || room < -size/4 && last.ink != g.ink && !marking(last.r) && !marking(g.r) {
		return true
	}
	least := size / 7
	if n := len(c.glyphs); n > 1 && snug(&c.glyphs[n-2], last) {
		least = size / 12
	}
	return figureMark(last.r) && figureMark(g.r) && last.ink != g.ink && room > least
}

// snug tells whether there is no room at all between two glyphs.
func snug(a, b *glyph) bool { return abs(b.left-a.right)*40 < a.size }

// said returns the text of a chunk.
func (c *chunk) said() string {
	if l := lineOf(append([]glyph(nil), c.glyphs...), 0); l != nil {
		return l.words()
	}
	return ""
}

// asunder parts chunks once more in rows that have several: where a figure that a
// file draws by itself follows words with hardly any room, as where a name fills
// its column, or words follow such a figure, as where the other half of an account
// begins.
func asunder(cs []chunk) []chunk {
	var out []chunk
	for _, c := range cs {
		start := 0
		for _, k := range c.seams() {
			out = append(out, piecesOf(c.glyphs[start:k]))
			start = k
		}
		if start == 0 {
			out = append(out, c)
		} else {
			out = append(out, piecesOf(c.glyphs[start:]))
		}
	}
	return out
}

// seams returns the glyphs at which a chunk falls into words and figures that are
// cells of their own.
func (c *chunk) seams() []int {
	var out []int
	start, object := 0, 0 // of the part that is open, and of its last text object
	for i := 1; i <= len(c.glyphs); i++ {
		if i < len(c.glyphs) && c.glyphs[i].ink == c.glyphs[i-1].ink {
			continue
		}
		own := c.glyphs[object:i]
		if object > start && leads(&c.glyphs[object-1], &own[0]) && figured(saidBy(own)) && !c.counted(i) {
			out, start = append(out, object), object
		}
		if i < len(c.glyphs) && c.trails(i) && figured(saidBy(c.glyphs[start:i])) {
			out, start = append(out, i), i
		}
		object = i
	}
	return out
}

// leads tells whether a figure that stands so near to words is a cell of its own.
func leads(word, figure *glyph) bool {
	return wide(word.r) && !marking(word.r) && figureMark(figure.r) && figure.left-word.right > figure.size/20
}

// leastSeam is the least room behind a figure before the next cell, in percent of
// its size: writers part Han from figures by a quarter.
const leastSeam = 30

// trails tells whether the words that begin with glyph i are a cell behind that of
// the figure before, and no counter or unit of it.
func (c *chunk) trails(i int) bool {
	a, b := &c.glyphs[i-1], &c.glyphs[i]
	return figureMark(a.r) && (wide(b.r) && !marking(b.r)) && (b.left-a.right)*100 > a.size*leastSeam && b.r != '年'
}

// counted tells whether words follow at glyph i that may belong to the figure
// before.
func (c *chunk) counted(i int) bool { return i < len(c.glyphs) && !c.trails(i) && wide(c.glyphs[i].r) }

func saidBy(gs []glyph) string {
	c := piecesOf(gs)
	return c.said()
}
