package dossier

import (
	"crypto/sha256"
	"slices"
	"sync"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/plain"
)

// A Memo keeps the rows of ledgers that were read, for years that are read again
// and again while people work at them: a ledger whose definition and rows have
// not changed is not read twice. It may be used by several readers at once. The
// same folder gives the same dossier with a memo and without.
type Memo struct {
	most int // rows that are kept
	mu   sync.Mutex
	kept map[memoKey]*readRows
	last []memoKey // the latest last
	rows int
}

// NewMemo returns a memo of at most so many rows; of a ledger with more none is
// kept.
func NewMemo(rows int) *Memo { return &Memo{most: rows, kept: map[memoKey]*readRows{}} }

// A memoKey is all that the rows of a ledger depend on.
type memoKey struct{ definition, data [sha256.Size]byte }

// readRows is a ledger's rows, and what was said of them. They are never changed.
type readRows struct {
	reader  rowReader
	ledger  budget.Ledger // with what its rows have shown
	notices fault.List
	notes   []budget.RowNote
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
	r.loader, r.ledger, r.at = l, g, n
	return &r
}
