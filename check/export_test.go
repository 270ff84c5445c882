package check

// Unfiltered returns the set with every expression run on every line.
func (s *Set) Unfiltered() *Set {
	open := *s
	open.lines, open.raw = newFilter(), newFilter()
	for _, p := range s.regexes {
		if p.raw {
			open.raw.always.set(p.n)
		} else {
			open.lines.always.set(p.n)
		}
	}
	return &open
}
