package proof

import (
	"golang.org/x/mod/sumdb/tlog"

	"jiheng/fault"
)

// A Hash is a node of a tree, a root, or a commitment: 32 bytes of SHA-256.
type Hash = tlog.Hash

// A Reader gives the nodes of a tree by their places, in the order asked for.
// Nodes stand in one row in the order in which they become whole: a leaf, and
// behind it every node that it makes whole.
type Reader = tlog.HashReader

// ReaderFunc makes a Reader of a function.
type ReaderFunc = tlog.HashReaderFunc

// Leaf returns the hash of a leaf: of a zero byte and the data behind it.
func Leaf(data []byte) Hash { return tlog.RecordHash(data) }

// Grow returns the nodes that the leaf behind size others adds to a tree, the
// leaf itself first. The first of them stands at place [Nodes](size). r is asked
// for the left brothers of the new nodes, none for a leaf at an even place.
func Grow(size int64, leaf Hash, r Reader) ([]Hash, error) {
	nodes, err := tlog.StoredHashesForRecordHash(size, leaf, r)
	if err != nil {
		return nil, damaged(err)
	}
	return nodes, nil
}

// Nodes returns how many nodes a tree of size leaves has, which is the place of
// the next one.
func Nodes(size int64) int64 { return tlog.StoredHashCount(size) }

// LeafPlace returns the place of a leaf, which is counted from zero.
func LeafPlace(leaf int64) int64 { return tlog.StoredHashIndex(0, leaf) }

// Edge returns the places of the nodes that a tree of size leaves will be asked
// for when it grows: the roots of its whole subtrees, the largest first.
func Edge(size int64) []int64 {
	var at []int64
	for level, left := 62, int64(0); level >= 0; level-- {
		if width := int64(1) << level; size&width != 0 {
			at = append(at, tlog.StoredHashIndex(level, left>>level))
			left += width
		}
	}
	return at
}

// Root returns the root of a tree of size leaves. An empty tree has the hash of
// no bytes, as RFC 6962 says.
func Root(size int64, r Reader) (Hash, error) {
	root, err := tlog.TreeHash(size, r)
	if err != nil {
		return Hash{}, damaged(err)
	}
	return root, nil
}

// Inclusion returns the proof that a leaf, counted from zero, stands in a tree.
func Inclusion(size, leaf int64, r Reader) ([]Hash, error) {
	if leaf < 0 || leaf >= size {
		return nil, fault.New(fault.NotFound, fault.Place{}, "proof-range", "记录里没有第%d条，现在共%d条", leaf+1, size)
	}
	p, err := tlog.ProveRecord(size, leaf, r)
	if err != nil {
		return nil, damaged(err)
	}
	return p, nil
}

// CheckInclusion tells whether a leaf stands at its place in the tree of a head.
// One that does not is an Invalid error.
func CheckInclusion(p []Hash, h Head, leaf int64, hash Hash) error {
	if err := tlog.CheckRecord(p, h.Size, h.Root, leaf, hash); err != nil {
		return fault.Bad(fault.Place{}, "proof-inclusion", "证明不成立：第%d条不在这份记录里", leaf+1).Because(err)
	}
	return nil
}

// Consistency returns the proof that a tree of size leaves begins with the tree
// of its first older leaves.
func Consistency(size, older int64, r Reader) ([]Hash, error) {
	if older < 0 || older > size {
		return nil, fault.New(fault.NotFound, fault.Place{}, "proof-range", "记录现在只有%d条，不到%d条", size, older)
	}
	if older == 0 {
		return nil, nil
	}
	p, err := tlog.ProveTree(size, older, r)
	if err != nil {
		return nil, damaged(err)
	}
	return p, nil
}

// CheckConsistency tells whether the tree of a newer head continues that of an
// older one. One that does not, or that is smaller, is an Invalid error.
func CheckConsistency(p []Hash, newer, older Head) error {
	if older.Size == 0 && len(p) == 0 && newer.Size >= 0 {
		return nil
	}
	if err := tlog.CheckTree(p, newer.Size, newer.Root, older.Size, older.Root); err != nil {
		return fault.Bad(fault.Place{}, "proof-consistency",
			"后来的记录（%d条）没有接着先前的%d条：先前的被改过、换过或截断了", newer.Size, older.Size).Because(err)
	}
	return nil
}

// damaged is the error of nodes that cannot be read.
func damaged(err error) error {
	return fault.New(fault.Internal, fault.Place{}, "proof-nodes", "记录树的节点读不出来；请核对数据库是否完整").Because(err)
}
