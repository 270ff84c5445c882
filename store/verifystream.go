package store

import (
	"database/sql"

	"jiheng/proof"
)

// A follower computes a tree again while its acts go by, and compares it with its
// nodes, in little memory however many acts there are. It stops at the first thing
// that does not fit: what that is, [verifier.whole] tells.
type follower struct {
	tx    *Tx
	tree  string
	size  int64
	edge  map[int64]proof.Hash
	roots map[int64]proof.Hash // of the sizes that are asked for, when they are reached
	lost  bool                 // something does not fit
}

// follow begins to follow a tree whose roots of some sizes will be asked for.
func follow(tx *Tx, tree string, sizes []int64) *follower {
	f := &follower{tx: tx, tree: tree, edge: map[int64]proof.Hash{}, roots: map[int64]proof.Hash{}}
	for _, s := range sizes {
		f.roots[s] = proof.Hash{}
	}
	return f
}

// ReadHashes gives the nodes of the edge.
func (f *follower) ReadHashes(places []int64) ([]proof.Hash, error) {
	out := make([]proof.Hash, len(places))
	for i, p := range places {
		out[i] = f.edge[p]
	}
	return out, nil
}

// page follows acts that stand one after another.
func (f *follower) page(acts []readAct) error {
	if f.lost {
		return nil
	}
	from := proof.Nodes(f.size)
	nodes, err := list(f.tx, `SELECT place, hash FROM nodes WHERE tree = $1 AND place >= $2 AND place < $3 ORDER BY place`,
		[]any{f.tree, from, proof.Nodes(f.size + int64(len(acts)))}, scanNode)
	if err != nil {
		return err
	}
	for _, a := range acts {
		made, err := proof.Grow(f.size, a.hash, f)
		if err != nil {
			return err
		}
		if f.lost = a.number != f.size+1 || len(made) > len(nodes); f.lost {
			return nil
		}
		first := proof.Nodes(f.size)
		for i, h := range made {
			if n := nodes[i]; n.number != first+int64(i) || n.hash != h {
				f.lost = true
				return nil
			}
		}
		nodes = nodes[len(made):]
		f.step(first, made)
		if _, asked := f.roots[f.size]; asked {
			if f.roots[f.size], err = proof.Root(f.size, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// step takes the nodes of one more leaf in.
func (f *follower) step(first int64, made []proof.Hash) {
	f.size++
	next := make(map[int64]proof.Hash, len(f.edge)+1)
	for _, p := range proof.Edge(f.size) {
		if p >= first {
			next[p] = made[p-first]
		} else {
			next[p] = f.edge[p]
		}
	}
	f.edge = next
}

// fits reports whether the tree is what its acts make of it, and nothing else.
func (f *follower) fits() (bool, error) {
	var head, more int64
	if _, err := f.tx.get(`SELECT head FROM trees WHERE id = $1`, []any{f.tree}, &head); err != nil {
		return false, err
	}
	_, err := f.tx.get(`SELECT count(*) FROM nodes WHERE tree = $1 AND (place >= $2 OR place < 0)`, []any{f.tree, proof.Nodes(f.size)}, &more)
	return !f.lost && head == f.size && more == 0, err
}

// retold returns the size of a tree, the roots of its beginnings, and where its
// acts are not what they were: as it was followed where it fits, and else computed
// from all of its acts.
func (v *verifier) retold(tx *Tx, f *follower) (size int64, root func(int64) proof.Hash, b *breaks, err error) {
	ok, err := f.fits()
	if err != nil {
		return 0, nil, nil, err
	}
	if ok {
		return f.size, func(n int64) proof.Hash { return f.roots[n] }, &breaks{last: f.size, most: f.size}, nil
	}
	rows, err := list(tx, `SELECT number, leaf FROM acts WHERE tree = $1 ORDER BY number`, []any{f.tree}, func(r *sql.Rows) (s stored, err error) {
		var data []byte
		err = r.Scan(&s.number, &data)
		s.hash = proof.Leaf(data)
		return s, err
	})
	if err != nil {
		return 0, nil, nil, err
	}
	t, b, err := v.whole(tx, f.tree, rows)
	if err != nil {
		return 0, nil, nil, err
	}
	return t.size(), t.root, b, nil
}
