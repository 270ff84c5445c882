package pdfread

// A picture is a page as it looks, in tones of grey.
type picture struct {
	asked      bool
	tone       []byte
	wide, high int
	page       box // in µm
}

// Bounds of a picture: its longer side in dots, and the objects of a page that is
// painted at all.
const longestSide, mostPainted = 1400, 30_000

// paint paints the page once and tells whether there is a picture.
func (v *sight) paint() bool {
	p := &v.picture
	if p.asked {
		return p.tone != nil
	}
	p.asked = true
	w, h := v.sheet.width, v.sheet.height
	if w <= 0 || h <= 0 || v.sheet.drawn > mostPainted {
		return false
	}
	long := max(w, h)
	p.wide, p.high = max(w*longestSide/long, 1), max(h*longestSide/long, 1)
	p.page = box{0, 0, w, h}
	const fourBytes, white = 3, 0xFFFFFFFF
	m := v.handle("FPDFBitmap_Create", uint64(p.wide), uint64(p.high), 0)
	if m == 0 {
		return false
	}
	defer v.call("FPDFBitmap_Destroy", m)
	v.call("FPDFBitmap_FillRect", m, 0, 0, uint64(p.wide), uint64(p.high), white)
	turn := (v.view.turn - v.integer("FPDFPage_GetRotation", v.page) + 8) & 3
	v.work("FPDF_RenderPageBitmap", m, v.page, 0, 0, uint64(p.wide), uint64(p.high), uint64(turn), 0)
	stride := v.integer("FPDFBitmap_GetStride", m)
	at := v.handle("FPDFBitmap_GetBuffer", m)
	if v.err != nil || at == 0 || stride < 4*p.wide {
		return false
	}
	dots, ok := v.module.Memory().Read(uint32(at), uint32(stride*p.high))
	if !ok {
		return false
	}
	p.tone = make([]byte, p.wide*p.high)
	for y := range p.high {
		for x := range p.wide {
			i := y*stride + 4*x
			p.tone[y*p.wide+x] = byte((11*int(dots[i]) + 59*int(dots[i+1]) + 30*int(dots[i+2])) / 100)
		}
	}
	return true
}

// tones returns how far the lightest and the darkest dot of a box differ.
func (p *picture) tones(b box) int {
	x0, x1 := b.left*p.wide/p.page.right, b.right*p.wide/p.page.right
	y0, y1 := b.top*p.high/p.page.bottom, b.bottom*p.high/p.page.bottom
	least, most := 255, 0
	for y := max(y0, 0); y <= min(y1, p.high-1); y++ {
		for x := max(x0, 0); x <= min(x1, p.wide-1); x++ {
			t := int(p.tone[y*p.wide+x])
			least, most = min(least, t), max(most, t)
		}
	}
	return max(most-least, 0)
}

// A picture of this size, in µm, can hold a table or a page; a seal or a sign is
// smaller.
const largeWide, largeHigh = 70_000, 30_000

// large counts the pictures of a page that may hold a table and that no text
// stands on.
func (s *sheet) large() int {
	const mostLooked, fewGlyphs = 200, 20
	n := 0
	for i := range s.images[:min(len(s.images), mostLooked)] {
		b := s.images[i].box
		if b.width() < largeWide || b.height() < largeHigh {
			continue
		}
		over := 0
		for k := range s.glyphs {
			if x, y := s.glyphs[k].middle(); b.has(x, y) {
				over++
			}
		}
		if over < fewGlyphs {
			n++
		}
	}
	return n
}
