package store

import (
	"context"
	"database/sql"
	"time"

	"jiheng/proof"
)

// A Checkpoint is the signed head of the tree of heads: it stands for every act of
// every tree up to its time. Note is its text with the signatures, to be kept where
// whoever has this database cannot change it.
type Checkpoint struct {
	Size int64 // heads under it
	Time time.Time
	Note []byte
}

// headsAtOnce is how many heads one transaction takes in.
const headsAtOnce = 500

// SignHeads puts the head of every tree with news into the tree of heads and signs
// that. Where there is no news the last checkpoint is returned and nothing is
// signed; before the first act it is zero.
func (s *Store) SignHeads(ctx context.Context, now time.Time, signer proof.Signer) (Checkpoint, error) {
	for {
		var c Checkpoint
		var more bool
		err := s.Update(ctx, func(tx *Tx) (err error) {
			if more, err = tx.takeHeads(now); err != nil || more {
				return err
			}
			c, err = tx.sign(now, signer)
			return err
		})
		if err != nil || !more {
			return c, err
		}
	}
}

// takeHeads puts heads of trees with news into the tree of heads; more says that
// there are others.
func (tx *Tx) takeHeads(now time.Time) (more bool, err error) {
	if _, err := tx.exec(`UPDATE trees SET head = head WHERE id = $1`, headsTree); err != nil { // holds off other processes
		return false, err
	}
	size, err := tx.Head(headsTree)
	if err != nil {
		return false, err
	}
	heads, err := list(tx, `SELECT id, head FROM trees WHERE id <> $1
		AND head > COALESCE((SELECT max(h.size) FROM heads h WHERE h.tree = trees.id), 0) ORDER BY id LIMIT $2`,
		[]any{headsTree, headsAtOnce}, func(r *sql.Rows) (h headRow, err error) {
			err = r.Scan(&h.tree, &h.size)
			return h, err
		})
	if err != nil {
		return false, err
	}
	for _, h := range heads {
		if h.root, err = proof.Root(h.size, tx.Nodes(h.tree)); err != nil {
			return false, err
		}
		h.at = now.UTC().Format(instant)
		if _, err := tx.exec(`INSERT INTO heads (number, tree, size, root, at) VALUES ($1, $2, $3, $4, $5)`,
			size+1, h.tree, h.size, h.root, h.at); err != nil {
			return false, err
		}
		if err := tx.grow(headsTree, size, proof.Leaf(h.leaf(tx.s.origin))); err != nil {
			return false, err
		}
		size++
	}
	_, err = tx.exec(`UPDATE trees SET head = $1 WHERE id = $2`, size, headsTree)
	return len(heads) == headsAtOnce, err
}

// A headRow is the head of one tree in the tree of heads.
type headRow struct {
	number int64
	tree   string
	size   int64
	root   proof.Hash
	at     string
}

// leaf is what is hashed of a head: its text and its time.
func (h headRow) leaf(origin string) []byte {
	return []byte(proof.Head{Origin: origin + "/" + h.tree, Size: h.size, Root: h.root}.Text() + h.at + "\n")
}

// sign signs the tree of heads, if it has grown since the last time.
func (tx *Tx) sign(now time.Time, signer proof.Signer) (Checkpoint, error) {
	size, err := tx.Head(headsTree)
	if err != nil || size == 0 {
		return Checkpoint{}, err
	}
	last, err := tx.Checkpoints(size-1, 1)
	if err != nil || len(last) == 1 {
		return one(last), err
	}
	root, err := proof.Root(size, tx.Nodes(headsTree))
	if err != nil {
		return Checkpoint{}, err
	}
	c := Checkpoint{Size: size, Time: now.UTC().Truncate(time.Second)}
	if c.Note, err = proof.Sign(proof.Head{Origin: tx.s.origin, Size: size, Root: root}, signer); err != nil {
		return Checkpoint{}, err
	}
	_, err = tx.exec(`INSERT INTO checkpoints (size, at, note) VALUES ($1, $2, $3)`, c.Size, c.Time, c.Note)
	return c, err
}

func one(c []Checkpoint) Checkpoint {
	if len(c) == 0 {
		return Checkpoint{}
	}
	return c[0]
}

// Checkpoints lists the checkpoints over more than a number of heads, the smallest
// first, at most limit.
func (tx *Tx) Checkpoints(after int64, limit int) ([]Checkpoint, error) {
	return list(tx, `SELECT size, at, note FROM checkpoints WHERE size > $1 ORDER BY size LIMIT $2`, []any{after, limit},
		func(r *sql.Rows) (c Checkpoint, err error) {
			var at string
			if err = r.Scan(&c.Size, &at, &c.Note); err == nil {
				c.Time, err = when(at)
			}
			return c, err
		})
}

// LastCheckpoint returns the newest checkpoint; zero where there is none.
func (tx *Tx) LastCheckpoint() (Checkpoint, error) {
	var size int64
	ok, err := tx.get(`SELECT size FROM checkpoints ORDER BY size DESC LIMIT 1`, nil, &size)
	if err != nil || !ok {
		return Checkpoint{}, err
	}
	last, err := tx.Checkpoints(size-1, 1)
	return one(last), err
}

// Nodes gives the nodes of a tree to package proof: a year's ID, or House; of the
// tree of heads with an empty name.
func (tx *Tx) Nodes(tree string) proof.Reader {
	if tree == "" {
		tree = headsTree
	}
	return proof.ReaderFunc(func(places []int64) ([]proof.Hash, error) {
		out := make([]proof.Hash, len(places))
		for i, p := range places {
			if err := tx.node(tree, p, &out[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}
