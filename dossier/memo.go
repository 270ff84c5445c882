package dossier

import (
	"crypto/sha256"
	"slices"
	"sync"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/plain"
)

// A Memo keeps what was read of a dossier, for years that are read again and again
// while people work at them: the rows of ledgers with the figures that they give,
// YAML files, and evidence in which nothing was found. What has not changed is not
// read twice. It may be used by several readers at once. The same folder gives the
// same dossier with a memo and without.
type Memo struct {
	most int // rows that are kept
	mu   sync.Mutex
	kept map[memoKey]*readRows
	last []memoKey // the latest last
	rows int

	trees  map[treeKey]plain.Node
	sizes  map[treeKey]int // of their texts, in bytes
	order  []treeKey       // the latest last
	bytes  int             // of all texts
	papers map[paperKey]bool
	sheets map[treeKey]readSheet
}

// A readSheet is a table of the budget as it was read without a fault, and what was
// said of it. It is never changed.
type readSheet struct {
	*sheet
	notices  fault.List
	unitless []string
}

// What bounds the tables of budgets that are kept.
const (
	mostSheets     = 64
	mostSheetBytes = 128 << 10
)

// sheet returns a table that was read before.
func (m *Memo) sheet(k treeKey) (readSheet, bool) {
	if m == nil {
		return readSheet{}, false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.sheets[k]
	return s, ok
}

// lay keeps a table that was read of so many bytes.
func (m *Memo) lay(k treeKey, size int, s readSheet) {
	if m == nil || size > mostSheetBytes {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.sheets) >= mostSheets {
		clear(m.sheets)
	}
	m.sheets[k] = s
}

// mostTreeBytes bounds the text of YAML files whose trees are kept; a tree takes
// some ten times as much.
const mostTreeBytes = 1 << 20

// mostPapers bounds the papers that are known to be in order.
const mostPapers = 100_000

// NewMemo returns a memo of at most so many rows; of a ledger with more none is
// kept.
func NewMemo(rows int) *Memo {
	return &Memo{most: rows, kept: map[memoKey]*readRows{}, trees: map[treeKey]plain.Node{}, sizes: map[treeKey]int{}, papers: map[paperKey]bool{}, sheets: map[treeKey]readSheet{}}
}

// A treeKey is all that a tree depends on.
type treeKey struct {
	file string
	data [sha256.Size]byte
}

// tree parses a YAML file, or hands out the tree of one that was in order.
func (m *Memo) tree(name string, data []byte, hash [sha256.Size]byte) (plain.Node, *fault.List) {
	if m == nil {
		return plain.ParseYAML(name, data)
	}
	k := treeKey{name, hash}
	m.mu.Lock()
	n, ok := m.trees[k]
	m.mu.Unlock()
	if ok {
		return n.Again()
	}
	n, faults := plain.ParseYAML(name, data)
	if len(*faults) == 0 {
		kept, _ := n.Again()
		m.plant(k, kept, len(data))
	}
	return n, faults
}

// plant keeps a tree, and forgets the oldest where there is too much.
func (m *Memo) plant(k treeKey, n plain.Node, size int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.trees[k]; ok || size > mostTreeBytes/4 {
		return
	}
	m.trees[k], m.sizes[k] = n, size
	m.order = append(m.order, k)
	for m.bytes += size; m.bytes > mostTreeBytes && len(m.order) > 1; m.order = m.order[1:] {
		m.bytes -= m.sizes[m.order[0]]
		delete(m.sizes, m.order[0])
		delete(m.trees, m.order[0])
	}
}

// A paperKey is all that the reading of a paper depends on: what is said of it, and
// the hashes of its files.
type paperKey struct{ title, file, original, hash, originalHash string }

// paper reports a paper that is known to be in order.
func (m *Memo) paper(k paperKey) bool {
	if m == nil {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.papers[k]
}

// file keeps that a paper is in order.
func (m *Memo) file(k paperKey) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.papers) >= mostPapers {
		clear(m.papers)
	}
	m.papers[k] = true
}

// A Hasher is a folder that knows the content of its files by their SHA-256 in
// hexadecimal, without reading them; ok is false for a file that it does not.
type Hasher interface {
	HashOf(file string) (hash string, ok bool)
}

// hashOf is the hash of a file as the folder knows it.
func (l *loader) hashOf(file string) (string, bool) {
	if h, ok := l.folder.(Hasher); ok && l.memo != nil {
		return h.HashOf(file)
	}
	return "", false
}

// A memoKey is all that the rows of a ledger depend on.
type memoKey struct{ definition, data [sha256.Size]byte }

// readRows is a ledger's rows, and what was said of them. They are never changed.
type readRows struct {
	reader  rowReader
	ledger  budget.Ledger // with what its rows have shown
	notices fault.List
	notes   []budget.RowNote

	mu   sync.Mutex
	said map[sayingKey]saying
}

// A sayingKey is all that something which is made of a ledger's rows depends on,
// beside the ledger: where the definition asks for it, and what the year says.
type sayingKey struct {
	at     fault.Place
	name   string // of the fact
	sample bool
	year   int
}

// A saying is what was made of rows, and what was said with it.
type saying struct {
	fact    fact.Fact
	notices fault.List
	notes   []budget.RowNote
}

// once makes something of rows, or hands out what was made of them before; fn adds
// to notices and notes alone.
func (k *readRows) once(l *loader, key sayingKey, fn func() fact.Fact) fact.Fact {
	if k == nil {
		return fn()
	}
	k.mu.Lock()
	s, ok := k.said[key]
	k.mu.Unlock()
	if ok {
		l.notices = append(l.notices, s.notices...)
		l.year.Notes = append(l.year.Notes, s.notes...)
		return s.fact
	}
	notices, notes := len(l.notices), len(l.year.Notes)
	f := fn()
	s = saying{f, slices.Clone(l.notices[notices:]), slices.Clone(l.year.Notes[notes:])}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.said == nil {
		k.said = map[sayingKey]saying{}
	}
	k.said[key] = s
	return f
}

// get returns what was read, with the readers' own state not yet set.
func (m *Memo) get(k memoKey) (*readRows, bool) {
	if m == nil {
		return nil, false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.kept[k]
	return r, ok
}

// put keeps what was read, and forgets the oldest where there is too much.
func (m *Memo) put(k memoKey, r *readRows) {
	n := r.reader.left.Len()
	if m == nil || n > m.most {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.kept[k]; ok {
		return
	}
	m.kept[k] = r
	m.last = append(m.last, k)
	for m.rows += n; m.rows > m.most; m.last = m.last[1:] {
		old := m.last[0]
		m.rows -= m.kept[old].reader.left.Len()
		delete(m.kept, old)
	}
}

// sum hashes what a memo needs to know again.
func sum(m *Memo, data []byte) (out [sha256.Size]byte) {
	if m != nil {
		out = sha256.Sum256(data)
	}
	return out
}

// newReadRows keeps of a reader what its ledger's figures need.
func newReadRows(r *rowReader, notices fault.List, notes []budget.RowNote) *readRows {
	kept := rowReader{file: r.file, key: r.key, sup: r.sup, left: r.left, sheets: r.sheets, unmatched: r.unmatched}
	return &readRows{reader: kept, ledger: *r.ledger, notices: slices.Clone(notices), notes: slices.Clone(notes)}
}

// again hands out rows that were read before.
func (k *readRows) again(l *loader, g *budget.Ledger, n plain.Node) *rowReader {
	sample := g.Sample // is the year's
	*g = k.ledger
	g.Sample, g.Columns = sample, slices.Clone(k.ledger.Columns)
	l.notices = append(l.notices, k.notices...)
	l.year.Notes = append(l.year.Notes, k.notes...)
	r := k.reader
	r.kept = k
	r.loader, r.ledger, r.at = l, g, n
	return &r
}
