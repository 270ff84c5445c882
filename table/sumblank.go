package table

// blankHeads are the records that leave a column of words blank, or are named as
// wholes: heads, if each of them is the sum of rows below it.
type blankHeads struct {
	heads, rows int
	broken      bool
	open        bool // a head waits for its rows
	head        figures
	at          spot
	sum         []int64
	below       int
	fits        bool
	several     bool // a head is the sum of two rows or more
	top         figures
	topped      bool // the first head has the others below it
	tops        []int64
	list        []spot
}

func (b *blankHeads) record(f figures, at func() spot, mayHead, marked bool) {
	if b.broken || marked && !f.any() {
		return
	}
	if !marked {
		b.rows++
		if !b.open {
			return
		}
		b.below++
		add(b.sum, f)
		if b.head.equals(b.sum) && b.below >= 2 {
			b.fits, b.several = true, true
		}
		return
	}
	if b.close(); b.broken {
		return
	}
	if b.broken = !mayHead; b.broken {
		return
	}
	b.heads++
	b.open, b.head, b.at, b.sum, b.below, b.fits = true, f, at(), make([]int64, len(f)), 0, false
}

// close ends the rows of a head.
func (b *blankHeads) close() {
	if !b.open {
		return
	}
	b.open = false
	switch {
	case b.below == 0 && b.heads == 1 && b.rows == 0: // the total of all heads
		b.top, b.topped, b.tops = b.head, true, make([]int64, len(b.head))
	case b.fits || b.below == 1 && b.head.equals(b.sum):
		if b.topped {
			add(b.tops, b.head)
		}
	default:
		b.broken = true
		return
	}
	b.list = append(b.list, b.at)
}

func (b *blankHeads) settle(h *heads) {
	if b.close(); b.broken || !b.several || b.heads > b.rows || b.topped && !b.top.equals(b.tops) {
		return
	}
	h.asked = append(h.asked, b.list...)
}
