package store

import (
	"cmp"
	"database/sql"
	"errors"
	"math"
	"slices"

	"jiheng/proof"
)

// A stored is a leaf as it stands in its table.
type stored struct {
	number int64
	hash   proof.Hash
}

// breaks is where the acts of a tree are not what they were: what else does not
// fit there needs no second name.
type breaks struct {
	acts     map[int64]bool // changed or gone
	last     int64          // behind it acts are cut off, up to most
	most     int64
	disorder bool // acts do not stand at their places
}

// at reports whether an act, or its absence, has been named.
func (b *breaks) at(act int64) bool {
	return b.disorder || b.acts[act] || act > b.last && act <= b.most
}

// whole verifies that the rows of a tree are the leaves that its nodes have, at
// their places, and returns the tree of its nodes' leaves.
func (v *verifier) whole(tx *Tx, tree string, rows []stored) (*grown, *breaks, error) {
	var head int64
	if _, err := tx.get(`SELECT head FROM trees WHERE id = $1`, []any{tree}, &head); err != nil {
		return nil, nil, err
	}
	nodes, err := list(tx, `SELECT place, hash FROM nodes WHERE tree = $1 ORDER BY place`, []any{tree}, scanNode)
	if err != nil {
		return nil, nil, err
	}
	t := &grown{kept: nodes}
	bad := 0
	for t.size() < int64(len(nodes)) {
		h, ok := nodeAt(nodes, proof.LeafPlace(t.size()))
		if !ok {
			break
		}
		first := proof.Nodes(t.size())
		made, err := t.add(h)
		if err != nil {
			return nil, nil, err
		}
		for i, n := range made {
			if h, ok := nodeAt(nodes, first+int64(i)); !ok || h != n {
				bad++
			}
		}
	}
	if bad += max(0, len(nodes)-int(proof.Nodes(t.size()))); bad > 0 {
		v.find(Finding{Kind: FoundNodes, Tree: tree}, "%s的树有%d个节点不是由它的办理算出来的", nameOf(tree), bad)
	}
	return t, v.places(tree, head, t.leaves, rows), nil
}

// nodeAt returns the node of a place; nodes stand in the order of their places.
func nodeAt(nodes []stored, place int64) (proof.Hash, bool) {
	i := int(place)
	if i >= len(nodes) || nodes[i].number != place { // some are gone, or were put in
		var ok bool
		if i, ok = slices.BinarySearchFunc(nodes, place, func(n stored, p int64) int { return cmp.Compare(n.number, p) }); !ok {
			return proof.Hash{}, false
		}
	}
	return nodes[i].hash, true
}

func scanNode(r *sql.Rows) (n stored, err error) {
	var hash []byte
	if err = r.Scan(&n.number, &hash); err == nil {
		copy(n.hash[:], hash)
	}
	return n, err
}

// places names the rows that are not the leaves of a tree, and the leaves that have
// no row.
func (v *verifier) places(tree string, head int64, leaves []proof.Hash, rows []stored) *breaks {
	b := &breaks{acts: map[int64]bool{}}
	if head == int64(len(leaves)) && slices.EqualFunc(leaves, rows, func(l proof.Hash, r stored) bool { return l == r.hash }) && inOrder(rows) {
		b.last, b.most = head, head
		return b
	}
	place := make(map[proof.Hash]int64, len(leaves)) // numbers, from 1
	for i, h := range leaves {
		place[h] = int64(i) + 1
	}
	has := make(map[int64]bool, len(rows)) // leaves that have a row
	var stray []stored
	var order []stored // rows that are leaves, with the number of the leaf, as the rows stand
	for _, r := range rows {
		n := place[r.hash]
		switch {
		case n == 0:
			stray = append(stray, r)
		case has[n]:
			b.disorder = true
			v.find(Finding{Kind: FoundDuplicated, Tree: tree, Act: r.number}, "%s的第%d次办理是第%d次的重复", nameOf(tree), r.number, n)
		default:
			has[n] = true
			order = append(order, stored{number: n, hash: r.hash})
		}
	}
	for _, r := range stray {
		if r.number >= 1 && r.number <= int64(len(leaves)) && !has[r.number] {
			has[r.number], b.acts[r.number] = true, true
			v.find(Finding{Kind: FoundChanged, Tree: tree, Act: r.number}, "%s的第%d次办理被改过", nameOf(tree), r.number)
			continue
		}
		b.disorder = true
		v.find(Finding{Kind: FoundInserted, Tree: tree, Act: r.number}, "%s的第%d次办理是插进来的，树里没有它", nameOf(tree), r.number)
	}
	kept := risen(order)
	for _, o := range order {
		if !kept[o.number] {
			b.disorder = true
			v.find(Finding{Kind: FoundReordered, Tree: tree, Act: o.number}, "%s的第%d次办理不在它的位置上", nameOf(tree), o.number)
		}
	}
	v.gone(b, tree, head, int64(len(leaves)), has)
	return b
}

// inOrder reports rows with the numbers 1, 2, 3 and so on.
func inOrder(rows []stored) bool {
	for i, r := range rows {
		if r.number != int64(i)+1 {
			return false
		}
	}
	return true
}

// gone names the leaves without a row.
func (v *verifier) gone(b *breaks, tree string, head, size int64, has map[int64]bool) {
	last := int64(0)
	for n := range has {
		last = max(last, n)
	}
	for n := int64(1); n < last; n++ {
		if !has[n] {
			b.acts[n] = true
			v.find(Finding{Kind: FoundMissing, Tree: tree, Act: n}, "%s的第%d次办理不见了", nameOf(tree), n)
		}
	}
	b.last, b.most = last, max(head, size)
	switch most := b.most; {
	case last == 0 && most > 0:
		v.find(Finding{Kind: FoundEmptied, Tree: tree}, "%s的%d次办理全都不见了", nameOf(tree), most)
	case last < most:
		v.find(Finding{Kind: FoundCut, Tree: tree, Act: last + 1}, "%s的末尾被截去：应当有%d次办理，现在只到第%d次", nameOf(tree), most, last)
	case head < size:
		v.find(Finding{Kind: FoundNodes, Tree: tree}, "%s登记为%d次办理，树里有%d次", nameOf(tree), head, size)
	}
}

// risen returns a longest run of rows that stand in the order of their leaves.
func risen(order []stored) map[int64]bool {
	var tails []int // of runs by length, the row with the smallest last leaf
	prev := make([]int, len(order))
	for i, o := range order {
		at, _ := slices.BinarySearchFunc(tails, o.number, func(t int, n int64) int {
			return int(order[t].number - n)
		})
		prev[i] = -1
		if at > 0 {
			prev[i] = tails[at-1]
		}
		if at == len(tails) {
			tails = append(tails, i)
		} else {
			tails[at] = i
		}
	}
	kept := map[int64]bool{}
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
			kept[order[i].number] = true
		}
	}
	return kept
}

// tree verifies one tree: its acts, its entries, and the heads that were signed.
func (v *verifier) tree(tx *Tx, tree string) error {
	var signed []headRow
	var sizes []int64
	for _, h := range v.signed {
		if h.tree == tree {
			signed, sizes = append(signed, h), append(sizes, h.size)
		}
	}
	acts := &actReader{v: v, tx: tx, tree: tree, odd: map[int64]bool{}}
	d := &data{v: v, tx: tx, tree: tree, live: map[string]version{}, erased: map[erasure]bool{}, done: math.MinInt64}
	f := follow(tx, tree, sizes)
	for {
		page, err := acts.page()
		if err != nil {
			return err
		}
		if len(page) == 0 {
			break
		}
		v.report.Acts += int64(len(page))
		if err := errors.Join(f.page(page), d.page(page)); err != nil {
			return err
		}
	}
	if err := d.end(); err != nil {
		return err
	}
	size, root, b, err := v.retold(tx, f)
	if err != nil {
		return err
	}
	for _, f := range d.findings {
		if !b.at(f.Act) {
			v.report.Findings = append(v.report.Findings, f)
		}
	}
	v.report.Trees++
	v.report.Proven += min(v.proven[tree], size)
	v.report.Outside += min(v.outside[tree], size)
	v.roots(tree, size, root, signed)
	return nil
}

// roots compares the heads of a tree that were signed with what it is now.
func (v *verifier) roots(tree string, size int64, root func(int64) proof.Hash, signed []headRow) {
	for _, h := range signed {
		switch {
		case h.size > size && size == 0:
			v.find(Finding{Kind: FoundEmptied, Tree: tree}, "%s的%d次办理全都不见了", nameOf(tree), h.size)
		case h.size > size:
			v.find(Finding{Kind: FoundCut, Tree: tree, Act: size + 1}, "%s的末尾被截去：签过的树头有%d次办理，现在只有%d次", nameOf(tree), h.size, size)
		case root(h.size) != h.root:
			v.find(Finding{Kind: FoundRewritten, Tree: tree}, "%s的前%d次办理不是签过的那些：记录被整个改写过", nameOf(tree), h.size)
		}
	}
}
