package proof

import (
	"crypto/sha256"
	"encoding/binary"
)

// A Salt hides what a commitment stands for: without it nobody can try texts
// until one fits. It is kept beside the text and erased with it.
type Salt [16]byte

// commitDomain begins what a commitment hashes, so that it is no leaf and no node.
const commitDomain = "jiheng commitment 1\x00"

// Commit returns the commitment of some texts under a salt: the same for the same
// texts, another for any others, also where their bounds lie elsewhere.
func Commit(salt Salt, texts ...string) Hash {
	h := sha256.New()
	h.Write([]byte(commitDomain))
	h.Write(salt[:])
	var n [binary.MaxVarintLen64]byte
	for _, t := range texts {
		h.Write(n[:binary.PutUvarint(n[:], uint64(len(t)))])
		h.Write([]byte(t))
	}
	return Hash(h.Sum(nil))
}
