package store

import (
	"database/sql"
	"errors"

	"jiheng/fault"
	"jiheng/proof"
)

// heads verifies the tree of heads and the checkpoints, those of this database and
// those that were kept elsewhere.
func (v *verifier) heads(tx *Tx) error {
	rows, err := list(tx, `SELECT number, tree, size, root, at FROM heads ORDER BY number`, nil, scanHead)
	if err != nil {
		return err
	}
	leaves := make([]stored, len(rows))
	for i, h := range rows {
		leaves[i] = stored{number: h.number, hash: proof.Leaf(h.leaf(v.s.origin))}
	}
	t, _, err := v.whole(tx, headsTree, leaves)
	if err != nil {
		return err
	}
	checkpoints, err := tx.Checkpoints(0, 1<<30)
	if err != nil {
		return err
	}
	proven := int64(0)
	var read []readCheckpoint
	for _, c := range checkpoints {
		r := v.checkpoint(t, c.Note, c.Size)
		if r.fits && r.size > proven {
			proven, v.report.Until = r.size, c.Time
		}
		read = append(read, r)
	}
	outside := int64(0)
	for _, note := range v.trust.Checkpoints {
		r := v.checkpoint(t, note, -1)
		if r.fits {
			outside = max(outside, r.size)
		}
		read = append(read, r)
	}
	v.strange(read, max(proven, outside), t.size())
	v.signed = rows
	for i, h := range rows {
		if n := int64(i) + 1; n <= proven {
			v.proven[h.tree] = max(v.proven[h.tree], h.size)
		}
		if n := int64(i) + 1; n <= outside {
			v.outside[h.tree] = max(v.outside[h.tree], h.size)
		}
	}
	return nil
}

func scanHead(r *sql.Rows) (h headRow, err error) {
	var root []byte
	if err = r.Scan(&h.number, &h.tree, &h.size, &root, &h.at); err == nil {
		copy(h.root[:], root)
	}
	return h, err
}

// A readCheckpoint is a checkpoint that was verified by itself.
type readCheckpoint struct {
	at   string // where it was kept
	ours bool   // its signature fits, and it is of this database
	size int64
	fits bool // the tree of heads has its root
	away bool // kept elsewhere
}

// checkpoint verifies one checkpoint against the tree of heads. size is that of its
// row, negative for one that was kept elsewhere. What is signed and does not fit is
// named by [verifier.strange], when all have been read.
func (v *verifier) checkpoint(t *grown, note []byte, size int64) readCheckpoint {
	r := readCheckpoint{at: "数据库里"}
	if size < 0 {
		r.at, r.away = "另存", true
	}
	if len(v.trust.Keys) == 0 {
		return r
	}
	h, _, err := proof.Open(note, v.trust.Keys...)
	var f *fault.Error
	switch {
	case errors.As(err, &f) && f.Code == "proof-key-unknown":
		v.find(Finding{Kind: FoundKey, Tree: headsTree}, "%s的检查点不是用给出的密钥签的；可能换了密钥，请核对密钥的记录", r.at)
		return r
	case err != nil:
		v.find(Finding{Kind: FoundSignature, Tree: headsTree}, "%s的检查点签名不对，内容被改过", r.at)
		return r
	case h.Origin != v.s.origin:
		v.find(Finding{Kind: FoundForeign, Tree: headsTree}, "%s的检查点是另一个库（%s）的", r.at, h.Origin)
		return r
	case size >= 0 && h.Size != size:
		v.find(Finding{Kind: FoundSignature, Tree: headsTree}, "%s的检查点放错了地方：它有%d条，登记为%d条", r.at, h.Size, size)
		return r
	}
	r.ours, r.size = true, h.Size
	r.fits = h.Size <= t.size() && t.root(h.Size) == h.Root
	return r
}

// strange names the checkpoints that are signed and that the tree of heads does not
// fit. signed is the size of the tree that another checkpoint proves: one below it
// was itself replaced. has is the size of the tree.
func (v *verifier) strange(read []readCheckpoint, signed, has int64) {
	left := 0
	for _, r := range read {
		switch {
		case !r.ours || r.fits:
		case r.away && v.trust.left(r.size):
			left++
		case r.size > has && r.away:
			v.find(Finding{Kind: FoundOlder, Tree: headsTree}, "%s的检查点有%d条树头，现在只有%d条：数据库被换成了旧的，或者连同树头一起截去了末尾", r.at, r.size, has)
		case r.size > has:
			v.find(Finding{Kind: FoundCut, Tree: headsTree}, "%s的检查点有%d条树头，现在只有%d条：记录的末尾被截去", r.at, r.size, has)
		case r.size <= signed:
			v.find(Finding{Kind: FoundCheckpoint, Tree: headsTree}, "%s的检查点（%d条）签名是对的，却和别的检查点接不上：检查点被换过", r.at, r.size)
		default:
			v.find(Finding{Kind: FoundRewritten, Tree: headsTree}, "%s的检查点（%d条）和现在的记录对不上：签过的记录被改写", r.at, r.size)
		}
	}
	if left > 0 {
		v.find(Finding{Kind: FoundFork, Tree: headsTree}, "另存的%d个检查点属于一次恢复备份以前的内容：恢复有记录，那以后的办理在换下来的数据库里", left)
	}
}

// A grown is a tree that was computed again from its leaves.
type grown struct {
	leaves []proof.Hash
	kept   []stored     // nodes of the database, which need no second copy where they are right
	right  int          // of them from the first on
	nodes  []proof.Hash // the others
}

// add adds a leaf and returns the nodes that came with it.
func (g *grown) add(h proof.Hash) ([]proof.Hash, error) {
	nodes, err := proof.Grow(g.size(), h, g)
	if err != nil {
		return nil, err
	}
	g.leaves = append(g.leaves, h)
	for _, n := range nodes {
		if i := g.right; len(g.nodes) == 0 && i < len(g.kept) && g.kept[i].number == int64(i) && g.kept[i].hash == n {
			g.right++
		} else {
			g.nodes = append(g.nodes, n)
		}
	}
	return nodes, nil
}

func (g *grown) size() int64 { return int64(len(g.leaves)) }

// ReadHashes gives the nodes to package proof.
func (g *grown) ReadHashes(places []int64) ([]proof.Hash, error) {
	out := make([]proof.Hash, len(places))
	for i, p := range places {
		switch rest := int(p) - g.right; {
		case p < 0 || rest >= len(g.nodes):
			return nil, errors.New("no such node")
		case rest < 0:
			out[i] = g.kept[p].hash
		default:
			out[i] = g.nodes[rest]
		}
	}
	return out, nil
}

// root returns the root of the first leaves; the zero hash where there are fewer.
func (g *grown) root(size int64) proof.Hash {
	h, err := proof.Root(size, g)
	if err != nil || size > g.size() {
		return proof.Hash{}
	}
	return h
}
