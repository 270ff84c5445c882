package fact

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"jiheng/fault"
)

// A Set is all facts of one dossier, in the order in which they came about. Several may
// read it at once; who adds to one that others read adds to a Clone.
type Set struct {
	order []string
	byID  map[string]Fact
}

// NewSet returns an empty set.
func NewSet() *Set { return &Set{byID: map[string]Fact{}} }

// Clone returns a set of the same facts that grows apart.
func (s *Set) Clone() *Set {
	return &Set{order: slices.Clip(s.order), byID: maps.Clone(s.byID)}
}

// Add puts a fact in. A bad id is Invalid, an id that is taken is a Conflict
// that names both places.
func (s *Set) Add(f Fact) error {
	if !ValidID(f.ID) {
		return fault.Bad(f.Account.Place, "fact-id", "事实编号“%s”不合要求：只能用汉字、拉丁字母、数字和中间的连字符，以字母或汉字开头，不超过%d个字", f.ID, MaxID)
	}
	if old, ok := s.byID[f.ID]; ok {
		return fault.New(fault.Conflict, f.Account.Place, "fact-duplicate", "事实编号“%s”重复，已用于“%s”（%s）；请改用另一个编号", f.ID, old.Name, old.Account.Place)
	}
	s.byID[f.ID] = f
	s.order = append(s.order, f.ID)
	return nil
}

// Beside puts a comparison into the account of a fact that is there.
func (s *Set) Beside(id string, c Comparison) {
	if f, ok := s.byID[id]; ok {
		f.Account.Compared = &c
		s.byID[id] = f
	}
}

// Get returns a fact by its id.
func (s *Set) Get(id string) (Fact, bool) {
	f, ok := s.byID[id]
	return f, ok
}

// Need returns a fact by its id; otherwise a NotFound error at the place that
// asked, with the nearest id there is.
func (s *Set) Need(id string, at fault.Place) (Fact, error) {
	if f, ok := s.byID[id]; ok {
		return f, nil
	}
	hint := ""
	if near := s.nearest(id); near != "" {
		hint = "，是不是“" + near + "”？"
	}
	return Fact{}, fault.New(fault.NotFound, at, "fact-unknown", "没有编号为“%s”的事实%s", id, hint)
}

// All returns the facts in order.
func (s *Set) All() []Fact {
	out := make([]Fact, len(s.order))
	for i, id := range s.order {
		out[i] = s.byID[id]
	}
	return out
}

// Named reports whether a fact bears the name.
func (s *Set) Named(name string) bool {
	for _, f := range s.byID {
		if f.Name == name {
			return true
		}
	}
	return false
}

// Len returns the number of facts.
func (s *Set) Len() int {
	return len(s.order)
}

// nearest returns the id that shares most with id: one contains the other, or
// the longest common beginning of at least two characters.
func (s *Set) nearest(id string) string {
	best, most := "", 1
	for _, have := range s.order {
		n := common([]rune(have), []rune(id))
		if strings.Contains(have, id) || strings.Contains(id, have) {
			n += 2
		}
		if n > most || n == most && best != "" && distance(have, id) < distance(best, id) {
			best, most = have, n
		}
	}
	return best
}

// distance is by how many characters two ids differ in length.
func distance(a, b string) int {
	n := utf8.RuneCountInString(a) - utf8.RuneCountInString(b)
	return max(n, -n)
}

func common(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// A Node is a fact with the facts it rests on: the account unfolded.
type Node struct {
	Fact     Fact
	Children []Node
	Missing  []string // inputs that the set lacks
}

// Limits of an unfolded account: facts that many others rest on are unfolded
// wherever they stand.
const (
	maxNodes = 100_000
	maxDepth = 1000
)

// Explain unfolds the account of a fact down to the ground. A ring of facts, and
// an account of more than 100,000 facts or 1,000 levels, is an Invalid error; an
// unknown id is NotFound.
func (s *Set) Explain(id string) (Node, error) {
	f, err := s.Need(id, fault.Place{})
	if err != nil {
		return Node{}, err
	}
	left := maxNodes
	return s.unfold(f, nil, &left)
}

func (s *Set) unfold(f Fact, path []string, left *int) (Node, error) {
	if *left--; *left < 0 || len(path) == maxDepth {
		return Node{}, fault.Bad(f.Account.Place, "fact-large", "来由展开后超过%d项或%d层，列不出来；请从下一层的事实看起", maxNodes, maxDepth)
	}
	for i, p := range path {
		if p == f.ID {
			return Node{}, ring(f.Account.Place, append(path[i:], f.ID))
		}
	}
	n := Node{Fact: f}
	path = append(path, f.ID)
	for _, id := range f.Account.Below() {
		in, ok := s.Get(id)
		if !ok {
			n.Missing = append(n.Missing, id)
			continue
		}
		child, err := s.unfold(in, path, left)
		if err != nil {
			return Node{}, err
		}
		n.Children = append(n.Children, child)
	}
	return n, nil
}

// Grounded reports whether the whole tree ends in grounds, nothing missing.
func (n Node) Grounded() bool {
	if len(n.Missing) > 0 || (len(n.Children) == 0 && !n.Fact.Account.Kind.Ground()) {
		return false
	}
	for _, c := range n.Children {
		if !c.Grounded() {
			return false
		}
	}
	return true
}

func ring(at fault.Place, ids []string) error {
	return fault.Bad(at, "fact-cycle", "事实互相引用成环：%s；请去掉其中一处引用", strings.Join(ids, " → "))
}
