package pdfread

// A chunk is glyphs of one base line with no more room between them than words
// of one cell have.
type chunk struct {
	left, right int
	glyphs      []glyph
}

// chunks parts a band, from left to right, where cells of a table without rules
// may meet. Blanks part nothing by themselves, and belong to no chunk at its
// ends.
func chunks(band []glyph) []chunk {
	var out []chunk
	for i := range band {
		g := &band[i]
		if blank(g.r) {
			continue
		}
		n := len(out)
		if n == 0 || out[n-1].ends(g) {
			out = append(out, chunk{left: g.left, right: g.right, glyphs: band[i : i+1 : i+1]})
			continue
		}
		c := &out[n-1]
		c.glyphs, c.right = append(c.glyphs, *g), max(c.right, g.right)
	}
	return out
}

// ends tells whether a glyph begins the next chunk.
func (c *chunk) ends(g *glyph) bool {
	last := &c.glyphs[len(c.glyphs)-1]
	room, size := g.left-c.right, min(last.size, g.size)
	if room > size/2 {
		return true
	}
	return figureMark(last.r) && figureMark(g.r) && last.ink != g.ink && room > size/7
}

// said returns the text of a chunk.
func (c *chunk) said() string {
	if l := lineOf(append([]glyph(nil), c.glyphs...), 0); l != nil {
		return l.words()
	}
	return ""
}

// asunder parts chunks once more in rows that have several: where a figure that a
// file draws by itself follows words with hardly any room, as where a name fills
// its column.
func asunder(cs []chunk) []chunk {
	var out []chunk
	for _, c := range cs {
		k := 0
		for i := 1; i < len(c.glyphs); i++ {
			a, b := &c.glyphs[i-1], &c.glyphs[i]
			if a.ink != b.ink {
				if k = 0; wide(a.r) && !marking(a.r) && figureMark(b.r) && b.left-a.right > b.size/20 {
					k = i
				}
			}
		}
		if k > 0 {
			if tail := piecesOf(c.glyphs[k:]); figured(tail.said()) {
				out = append(out, piecesOf(c.glyphs[:k]), tail)
				continue
			}
		}
		out = append(out, c)
	}
	return out
}
