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
	proven, outside := int64(0), int64(0)
	for _, c := range checkpoints {
		if size := v.checkpoint(t, c.Note, c.Size); size > proven {
			proven, v.report.Until = size, c.Time
		}
	}
	for _, note := range v.trust.Checkpoints {
		outside = max(outside, v.checkpoint(t, note, -1))
	}
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

// checkpoint verifies one checkpoint against the tree of heads and returns how many
// heads it proves; zero where none. size is that of its row, negative for one that
// was kept elsewhere.
func (v *verifier) checkpoint(t *grown, note []byte, size int64) int64 {
	at := "数据库里"
	if size < 0 {
		at = "另存"
	}
	if len(v.trust.Keys) == 0 {
		return 0
	}
	h, _, err := proof.Open(note, v.trust.Keys...)
	var f *fault.Error
	switch {
	case errors.As(err, &f) && f.Code == "proof-key-unknown":
		v.find(Finding{Kind: FoundKey, Tree: headsTree}, "%s的检查点不是用给出的密钥签的；可能换了密钥，请核对密钥的记录", at)
		return 0
	case err != nil:
		v.find(Finding{Kind: FoundSignature, Tree: headsTree}, "%s的检查点签名不对，内容被改过", at)
		return 0
	case h.Origin != v.s.origin:
		v.find(Finding{Kind: FoundForeign, Tree: headsTree}, "%s的检查点是另一个库（%s）的", at, h.Origin)
		return 0
	case size >= 0 && h.Size != size:
		v.find(Finding{Kind: FoundSignature, Tree: headsTree}, "%s的检查点放错了地方：它有%d条，登记为%d条", at, h.Size, size)
		return 0
	case h.Size > t.size():
		v.find(Finding{Kind: FoundCut, Tree: headsTree}, "%s的检查点有%d条树头，现在只有%d条：记录的末尾被截去，或者数据库被换成了旧的", at, h.Size, t.size())
		return 0
	case t.root(h.Size) != h.Root:
		v.find(Finding{Kind: FoundRewritten, Tree: headsTree}, "%s的检查点（%d条）和现在的记录对不上：签过的记录被改写", at, h.Size)
		return 0
	}
	return h.Size
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
