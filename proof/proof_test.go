package proof

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"jiheng/fault"
)

// memory is the nodes of a tree in a slice.
type memory struct{ nodes []Hash }

func (m *memory) ReadHashes(at []int64) ([]Hash, error) {
	out := make([]Hash, len(at))
	for i, a := range at {
		if a >= int64(len(m.nodes)) {
			return nil, errors.New("no such node")
		}
		out[i] = m.nodes[a]
	}
	return out, nil
}

func (m *memory) add(t *testing.T, size int64, leaf Hash) {
	t.Helper()
	nodes, err := Grow(size, leaf, m)
	if err != nil {
		t.Fatal(err)
	}
	if int64(len(m.nodes)) != Nodes(size) {
		t.Fatalf("%d nodes before leaf %d, want %d", len(m.nodes), size, Nodes(size))
	}
	m.nodes = append(m.nodes, nodes...)
}

// rootOf is RFC 6962, section 2.1, word for word.
func rootOf(leaves [][]byte) Hash {
	switch n := len(leaves); n {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, leaves[0]...))
	default:
		k := 1
		for k*2 < n {
			k *= 2
		}
		l, r := rootOf(leaves[:k]), rootOf(leaves[k:])
		return sha256.Sum256(append(append([]byte{1}, l[:]...), r[:]...))
	}
}

func TestTree(t *testing.T) {
	const most = 70
	var m memory
	var leaves [][]byte
	heads := []Head{{Root: rootOf(nil)}}
	for n := int64(0); n < most; n++ {
		data := fmt.Appendf(nil, "办理%d", n)
		leaves = append(leaves, data)
		m.add(t, n, Leaf(data))
		if m.nodes[LeafPlace(n)] != Leaf(data) {
			t.Fatalf("leaf %d does not stand at its place", n)
		}
		root, err := Root(n+1, &m)
		if err != nil || root != rootOf(leaves) {
			t.Fatalf("root of %d leaves: %v %v", n+1, root, err)
		}
		heads = append(heads, Head{Size: n + 1, Root: root})
	}
	for size := int64(1); size <= most; size += 3 {
		for leaf := int64(0); leaf < size; leaf++ {
			p, err := Inclusion(size, leaf, &m)
			if err != nil {
				t.Fatal(err)
			}
			if err := CheckInclusion(p, heads[size], leaf, Leaf(leaves[leaf])); err != nil {
				t.Errorf("leaf %d of %d: %v", leaf, size, err)
			}
			if CheckInclusion(p, heads[size], leaf, Leaf([]byte("别的"))) == nil {
				t.Errorf("another leaf passes for leaf %d of %d", leaf, size)
			}
			if size > 1 && CheckInclusion(p, heads[size], (leaf+1)%size, Leaf(leaves[leaf])) == nil {
				t.Errorf("leaf %d of %d passes at another place", leaf, size)
			}
		}
		for old := int64(0); old <= size; old++ {
			p, err := Consistency(size, old, &m)
			if err != nil {
				t.Fatal(err)
			}
			if err := CheckConsistency(p, heads[size], heads[old]); err != nil {
				t.Errorf("%d after %d: %v", size, old, err)
			}
			if old > 0 {
				forged := heads[old]
				forged.Root[7]++
				if CheckConsistency(p, heads[size], forged) == nil {
					t.Errorf("another tree of %d passes for the beginning of %d", old, size)
				}
			}
		}
	}
	for _, bad := range []func() error{
		func() error { _, err := Inclusion(5, 5, &m); return err },
		func() error { _, err := Inclusion(5, -1, &m); return err },
		func() error { _, err := Consistency(5, 6, &m); return err },
	} {
		if err := bad(); fault.KindOf(err) != fault.NotFound {
			t.Errorf("out of range: %v", err)
		}
	}
	if _, err := Root(most+1, &m); fault.KindOf(err) != fault.Internal {
		t.Errorf("nodes that are not there: %v", err)
	}
}

// The edge is all that a tree is asked for when it grows.
func TestEdge(t *testing.T) {
	var m memory
	for n := int64(0); n < 300; n++ {
		edge := map[int64]bool{}
		for _, at := range Edge(n) {
			edge[at] = true
		}
		_, err := Grow(n, Leaf(nil), ReaderFunc(func(at []int64) ([]Hash, error) {
			for _, a := range at {
				if !edge[a] {
					t.Errorf("a tree of %d is asked for node %d, which is not of its edge", n, a)
				}
			}
			return m.ReadHashes(at)
		}))
		if err != nil {
			t.Fatal(err)
		}
		m.add(t, n, Leaf(fmt.Append(nil, n)))
	}
}

func TestCommit(t *testing.T) {
	salt := Salt{1}
	of := Commit(salt, "指标.yaml", "完成值: 12")
	if Commit(salt, "指标.yaml", "完成值: 12") != of {
		t.Error("the same texts have two commitments")
	}
	for name, other := range map[string]Hash{
		"another salt":   Commit(Salt{2}, "指标.yaml", "完成值: 12"),
		"another text":   Commit(salt, "指标.yaml", "完成值: 13"),
		"another bound":  Commit(salt, "指标.yaml完", "成值: 12"),
		"one text":       Commit(salt, "指标.yaml完成值: 12"),
		"an empty more":  Commit(salt, "指标.yaml", "完成值: 12", ""),
		"the other way":  Commit(salt, "完成值: 12", "指标.yaml"),
		"a leaf of them": Leaf([]byte("指标.yaml完成值: 12")),
	} {
		if other == of {
			t.Errorf("%s has the same commitment", name)
		}
	}
}

// steady is randomness that is always the same.
type steady struct{ r *rand.ChaCha8 }

func (s steady) Read(p []byte) (int, error) { return s.r.Read(p) }

func keys(t *testing.T, name string, seed byte) (Signer, Verifier) {
	t.Helper()
	skey, vkey, err := NewKey(steady{rand.NewChaCha8([32]byte{seed})}, name)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	v, err := NewVerifier(vkey)
	if err != nil {
		t.Fatal(err)
	}
	return s, v
}

func TestCheckpoint(t *testing.T) {
	s, v := keys(t, "jiheng.虹桥", 1)
	s2, v2 := keys(t, "witness", 2)
	_, other := keys(t, "jiheng.虹桥", 3)
	h := Head{Origin: "jiheng/0102 年度", Size: 81204, Root: Leaf([]byte("x"))}
	signed, err := Sign(h, s, s2)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Sign(h, s, s2)
	if err != nil || string(again) != string(signed) {
		t.Errorf("the same head is signed in two ways: %v", err)
	}
	got, by, err := Open(signed, v, v2)
	if err != nil || got != h || len(by) != 2 {
		t.Errorf("opened: %+v %v %v", got, by, err)
	}
	if _, by, err := Open(signed, v2); err != nil || len(by) != 1 || by[0].Name() != "witness" {
		t.Errorf("opened by one of two keys: %v %v", by, err)
	}
	code := func(err error) string {
		var f *fault.Error
		errors.As(err, &f)
		if f == nil {
			return ""
		}
		return f.Code
	}
	if _, _, err := Open(signed, other); code(err) != "proof-key-unknown" {
		t.Errorf("a key of the same name: %v", err)
	}
	changed := strings.Replace(string(signed), "81204", "81205", 1)
	if _, _, err := Open([]byte(changed), v); code(err) != "proof-signature" {
		t.Errorf("a changed size: %v", err)
	}
	if _, _, err := Open(signed[:len(signed)-20], v2); err == nil {
		t.Error("a cut note is opened")
	}
	if _, err := Sign(h); code(err) != "proof-key" {
		t.Errorf("signed by nobody: %v", err)
	}
}

// What note.Open would refuse is not signed.
func TestHeadText(t *testing.T) {
	s, v := keys(t, "k", 1)
	for _, origin := range []string{"", "a\tb", "a\nb", "a\r", "\x00", "a\x7f", "\xff", "甲\xe5", "\ufffd"} {
		if _, err := Sign(Head{Origin: origin}, s); fault.KindOf(err) != fault.Invalid {
			t.Errorf("the origin %q is signed: %v", origin, err)
		}
	}
	for _, origin := range []string{"a", "jiheng/虹桥镇", "a b + c", "— x"} {
		signed, err := Sign(Head{Origin: origin}, s)
		if err != nil {
			t.Errorf("the origin %q: %v", origin, err)
			continue
		}
		if h, _, err := Open(signed, v); err != nil || h.Origin != origin {
			t.Errorf("the origin %q: %+v %v", origin, h, err)
		}
	}
	good := Head{Origin: "a", Size: 3}.Text()
	for _, bad := range []string{
		"", "a\n3\n", good + "more\n", strings.TrimSuffix(good, "\n"), strings.Replace(good, "\n3\n", "\n03\n", 1),
		strings.Replace(good, "\n3\n", "\n-3\n", 1), strings.Replace(good, "\n3\n", "\n+3\n", 1), strings.Replace(good, "\n3\n", "\n3 \n", 1),
		strings.Replace(good, "AAA=", "AA=", 1), strings.Replace(good, "AAA=", "AAB=", 1), strings.Replace(good, "a\n", "\n", 1),
	} {
		if h, err := ParseHead(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, h)
		}
	}
	if _, err := note.Sign(&note.Note{Text: "a\tb\n"}, s); err != nil {
		t.Errorf("note.Sign now refuses what note.Open refuses: %v", err)
	}
}

func TestKeys(t *testing.T) {
	if _, _, err := NewKey(steady{rand.NewChaCha8([32]byte{1})}, "a b"); err == nil {
		t.Error("a name with a space is taken")
	}
	if _, err := NewSigner("PRIVATE+KEY+x"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no key: %v", err)
	}
	if _, err := NewVerifier("x+1+y"); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no key: %v", err)
	}
}
