package dossier

import (
	"crypto/sha256"
	"maps"
	"slices"
	"sync"

	"jiheng/budget"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
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

// readRows is a ledger's rows, and what was said of them. They are never changed. The
// rows are absent where they are not kept, or were not read but told of by a digest.
type readRows struct {
	reader  rowReader
	shown   rowsShown
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

// get returns what was read of a ledger.
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
	n := r.weight()
	if m == nil || n > m.most {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	switch old, ok := m.kept[k]; {
	case ok && (old.hasRows() || !r.hasRows()):
		return
	case ok:
		m.rows -= old.weight()
		r.said = old.bare().said
	default:
		m.last = append(m.last, k)
	}
	m.kept[k] = r
	for m.rows += n; m.rows > m.most; m.last = m.last[1:] {
		old := m.last[0]
		m.rows -= m.kept[old].weight()
		delete(m.kept, old)
	}
}

// Rest lets go of the rows of ledgers, the most of what is kept: what was made of them
// stays, and rows that somebody asks for are read again.
func (m *Memo) Rest() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for k, r := range m.kept {
		if r.hasRows() {
			bare := r.bare()
			m.kept[k] = bare
			m.rows += bare.weight() - r.weight()
		}
	}
}

// sum hashes what a memo needs to know again.
func sum(m *Memo, data []byte) (out [sha256.Size]byte) {
	if m != nil {
		out = sha256.Sum256(data)
	}
	return out
}

// rowsShown is what its rows have shown of a ledger, beside its definition.
type rowsShown struct {
	units      []num.Unit // of its columns
	found      []bool     // of these, which were found in the file
	repeated   int
	superseded int
	supersedes bool
}

func shownOf(g *budget.Ledger) rowsShown {
	s := rowsShown{repeated: g.Repeated, superseded: g.Superseded, supersedes: g.Supersedes}
	for _, c := range g.Columns {
		s.units, s.found = append(s.units, c.Unit), append(s.found, c.UnitFound)
	}
	return s
}

// of sets it in the ledger as it is defined.
func (s rowsShown) of(g *budget.Ledger) {
	for i := range g.Columns {
		g.Columns[i].Unit, g.Columns[i].UnitFound = s.units[i], s.found[i]
	}
	g.Repeated, g.Superseded, g.Supersedes = s.repeated, s.superseded, s.supersedes
}

// newReadRows keeps of a reader what its ledger's figures need.
func newReadRows(r *rowReader, notices fault.List, notes []budget.RowNote) *readRows {
	kept := rowReader{file: r.file, key: r.key, sup: r.sup, left: r.left, sheets: r.sheets}
	return &readRows{reader: kept, shown: shownOf(r.ledger), notices: slices.Clone(notices), notes: slices.Clone(notes)}
}

// again hands out what was read before.
func (k *readRows) again(l *loader, g *budget.Ledger, n plain.Node) *rowReader {
	k.shown.of(g)
	l.notices = append(l.notices, k.notices...)
	l.year.Notes = append(l.year.Notes, k.notes...)
	r := k.reader
	r.kept = k
	r.loader, r.ledger, r.at = l, g, n
	return &r
}

// hasRows reports whether the rows themselves are kept.
func (k *readRows) hasRows() bool { return k.reader.left != nil }

// weighsAlone is how many rows take as much memory as what is kept beside them.
const weighsAlone = 400

func (k *readRows) weight() int { return k.reader.left.Len() + weighsAlone }

// bare is what is kept, without the rows.
func (k *readRows) bare() *readRows {
	k.mu.Lock()
	defer k.mu.Unlock()
	return &readRows{reader: rowReader{file: k.reader.file}, shown: k.shown, notices: k.notices, notes: k.notes, said: maps.Clone(k.said)}
}

// tells reports whether all that a definition makes of its rows is kept.
func (k *readRows) tells(l *loader, n plain.Node) bool {
	faults := n.Faults()
	defer func(before int) { *faults = (*faults)[:before] }(len(*faults))
	k.mu.Lock()
	defer k.mu.Unlock()
	_, ok := k.said[l.sayingOfDays(n)]
	for _, x := range n.List("取数") {
		_, name := l.named(x)
		if !ok {
			break
		}
		_, ok = k.said[l.sayingOf(x, name)]
	}
	return ok
}
