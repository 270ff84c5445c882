package document

// Bounds are limits of what a reader takes from one foreign file, where they are
// lower than its own. A field of 0 leaves the reader's own. Whoever reads many
// small files may lower them; tests do, so that small files show what would
// take files that harm other programs.
type Bounds struct {
	Bytes      int // of the file
	Characters int // of the document
	Members    int // of its archive
	Unpacked   int // bytes of the members together
	Packed     int // bytes that a member may have however well it is packed
	Depth      int // elements in one another
	Elements   int // what it is made of: elements, cells, strings, merged areas, lines, drawn objects
	Pages      int
}

// Lower returns the lower of a reader's own limit and a bound, which counts
// where it is above 0.
func Lower[N int | int64 | uint64](own N, bound int) N {
	if bound > 0 {
		return min(own, N(bound))
	}
	return own
}
