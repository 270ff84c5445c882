package paper

// A sieve tells in a few steps that a text does not contain a word; whether it
// does, only the text can tell. It holds a mark for every three and every six
// bytes of the text: for one and two Chinese characters.
type sieve [32]uint64

const sieveBits = 11 // 2048 marks

// leastSieved is the length in bytes of a text that is worth marks: a shorter one, as
// most cells of a table are, is looked through as fast. It has none, and may contain
// any word.
const leastSieved = 25

func sieveOf(text string) *sieve {
	if len(text) < leastSieved {
		return nil
	}
	s := &sieve{}
	for i := 0; i+3 <= len(text); i++ {
		s.set(three(text[i:]))
		if i+6 <= len(text) {
			s.set(six(text[i:]))
		}
	}
	return s
}

func (s *sieve) set(key uint32) { s[key>>6] |= 1 << (key & 63) }

// may reports whether the text can contain the word.
func (s *sieve) may(word string) bool {
	if s == nil {
		return true
	}
	var key uint32
	switch {
	case len(word) >= 6:
		key = six(word)
	case len(word) >= 3:
		key = three(word)
	default:
		return true
	}
	return s[key>>6]&(1<<(key&63)) != 0
}

// three and six hash the first bytes of s, by multiplication with a large odd
// number, to sieveBits bits.
func three(s string) uint32 {
	v := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16
	return v * 0x9E3779B1 >> (32 - sieveBits)
}

func six(s string) uint32 {
	v := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40
	return uint32(v * 0x9E3779B97F4A7C15 >> (64 - sieveBits))
}
