package workbench

import (
	"path"
	"slices"
	"strings"
	"sync"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/store"
)

// A standing (现状) is what acts at a year are decided by, without deriving it: its
// stage, its indicators, where their values are stated, and which of them are
// computed. It is brought forward from act to act by the entries that became
// others.
type standing struct {
	mu     sync.Mutex
	act    int64
	pieces map[string]piece // by the ID of the entry
	stale  bool             // pieces have changed since they were put in order

	items    map[string][]string  // entries that may be an indicator, by code
	aims     map[string]*aim      // indicators that were read, by code; the first of a code
	stated   map[string]string    // entries that state a value, by code; the first of a code
	computed map[string]fact.Kind // codes whose value is not typed
	pairs    map[string]string    // what counts, of codes that are compared
	named    map[string]bool      // ids and names in the budget and the goals
	last     budget.Step          // zero before the first
	after    string               // the last entry of the statements
	end      string               // the last entry of FileFacts
	begun    bool                 // as Year.Begun
	open     bool                 // an entry of FileFacts does not end its line
}

// A piece is what one entry adds to the standing of its year.
type piece struct {
	file, block, key, rank string
	version                int64
	item                   bool
	open                   bool   // its last line does not end
	text                   string // of a statement: what is typed is written over it
	aims                   []*aim
	sources                []dossier.Source
	steps                  []budget.Step
}

// An aim is what has to be known of an indicator to write its value.
type aim struct {
	code, name, office string
	operator           budget.Operator
	unit               num.Unit
}

func aimOf(i *budget.Indicator) *aim {
	t := i.InForce()
	return &aim{code: i.Code, name: i.Name, office: i.Office, operator: t.Operator, unit: t.Unit}
}

// forward brings the standing up to the head of its year; one that is ahead stays.
func (s *standing) forward(tx *store.Tx, year string, head int64) error {
	switch {
	case s.act >= head && s.pieces != nil:
		return nil
	case s.pieces == nil:
		if err := s.begin(tx, year); err != nil {
			return err
		}
	default:
		now, gone, err := tx.Since(year, s.act)
		if err != nil {
			return err
		}
		for _, e := range now {
			s.take(e, strings.HasSuffix(e.Text, "\n"))
		}
		for _, id := range gone {
			_, known := s.pieces[id]
			s.stale = s.stale || known
			delete(s.pieces, id)
		}
	}
	s.act = head
	if s.stale {
		s.order()
	}
	return nil
}

// begin reads the standing of a year: the outlines of its entries, and the texts of
// statements and of the few others that are decided by theirs.
func (s *standing) begin(tx *store.Tx, year string) error {
	all, err := tx.Outlines(year, dossier.FileFacts, stated)
	if err != nil {
		return err
	}
	s.pieces = make(map[string]piece, len(all)/2)
	for _, o := range all {
		e := o.Entry
		if dossier.NeedsText(asEntry(e)) {
			if e, err = tx.Entry(year, o.ID, store.Newest); err != nil {
				s.pieces = nil
				return err
			}
		}
		s.take(e, o.Ended)
	}
	return nil
}

// advance takes over an act that has just been done, where it is the next one and
// wrote over entries alone; all else is read when the standing is next asked for.
func (s *standing) advance(act int64, edits []store.Edit) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pieces == nil || s.act != act-1 {
		return
	}
	now := make([]store.Entry, len(edits))
	for i, e := range edits {
		old, known := s.pieces[e.ID]
		now[i] = e.Entry
		now[i].ID, now[i].Rank, now[i].Version = e.ID, old.rank, act
		if _, matters := pieceOf(now[i], true); e.Op != store.Write || matters && !known {
			return
		}
	}
	for _, e := range now {
		s.take(e, strings.HasSuffix(e.Text, "\n"))
	}
	if s.act = act; s.stale {
		s.order()
	}
}

// take takes an entry in, if anything is decided by its file.
func (s *standing) take(e store.Entry, ended bool) {
	p, ok := pieceOf(e, ended)
	old, known := s.pieces[e.ID]
	if !ok && !known {
		return
	}
	again := known && ok && old.file == p.file && old.key == p.key && old.rank == p.rank && old.open == p.open && old.block == p.block
	s.stale = s.stale || !again || len(old.aims)+len(old.sources)+len(old.steps)+len(p.aims)+len(p.sources)+len(p.steps) > 0
	if p.file == dossier.FileIndicators {
		delete(s.aims, p.key)
	}
	if s.pieces[e.ID] = p; !ok {
		delete(s.pieces, e.ID)
	}
}

// pieceOf is what an entry adds; ok is false where nothing is decided by its file.
func pieceOf(e store.Entry, ended bool) (p piece, ok bool) {
	if e.Erased != "" {
		return p, false
	}
	d := asEntry(e)
	p = piece{file: e.File, block: e.Block, key: e.Key, rank: e.Rank, version: e.Version, item: d.Kind == dossier.EntryItem, open: !ended}
	switch {
	case e.File == dossier.FileFacts && p.item && e.Block == stated:
		p.text = e.Text
	case e.File == dossier.FileFacts:
		p.sources = dossier.SourcesIn(d)
	case e.File == dossier.FileIndicators && p.item:
		return p, e.Block == dossier.BlockIndicators
	case e.File == dossier.FileIndicators:
		for _, i := range dossier.IndicatorsIn(d) {
			p.aims = append(p.aims, aimOf(i))
		}
		return p, len(p.aims) > 0
	case e.File == dossier.FileReview:
		p.steps = dossier.StepsIn(d)
		return p, len(p.steps) > 0
	case path.Dir(e.File) == dossier.DirLedgers:
		p.sources = dossier.SourcesIn(d)
		return p, len(p.sources) > 0
	case e.File == dossier.FileLines, e.File == dossier.FileGoals, e.File == dossier.FileMoney:
		return p, e.Key != ""
	case e.File == dossier.FileMain:
	default:
		return p, false
	}
	return p, true
}

// order puts together what the pieces say, in the order of files and places.
func (s *standing) order() {
	ids := make([]string, 0, len(s.pieces))
	for id := range s.pieces {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		p, q := s.pieces[a], s.pieces[b]
		for _, c := range []int{strings.Compare(p.file, q.file), strings.Compare(p.rank, q.rank)} {
			if c != 0 {
				return c
			}
		}
		return strings.Compare(a, b)
	})
	s.items, s.aims = map[string][]string{}, map[string]*aim{}
	s.stated, s.computed = map[string]string{}, map[string]fact.Kind{}
	s.pairs, s.named = map[string]string{}, map[string]bool{}
	s.last, s.after, s.end, s.open, s.begun, s.stale = budget.Step{}, "", "", false, false, false
	for _, id := range ids {
		s.add(id, s.pieces[id])
	}
}

func (s *standing) add(id string, p piece) {
	for _, a := range p.aims {
		if s.aims[a.code] == nil {
			s.aims[a.code] = a
		}
	}
	for _, x := range p.sources {
		if x.Kind == "" {
			s.pairs[x.Fact] = x.Counts
		} else if s.computed[x.Fact] == "" {
			s.computed[x.Fact] = x.Kind
		}
	}
	if n := len(p.steps); n > 0 {
		s.last = p.steps[n-1]
	}
	switch p.file {
	case dossier.FileMain:
		s.begun = true
	case dossier.FileIndicators:
		if p.item {
			s.items[p.key] = append(s.items[p.key], id)
		}
	case dossier.FileFacts:
		s.end = id
		s.open = s.open || p.open
		if p.block != stated {
			return
		}
		if s.after = id; p.item && s.stated[p.key] == "" {
			s.stated[p.key] = id
		}
	case dossier.FileLines, dossier.FileGoals:
		s.named[p.key] = true
	case dossier.FileMoney:
		s.named[p.key], s.named[budget.PublicID(p.key)] = true, true
	}
}

// stage is where the year stands in its cycle, as Year.Stage.
func (s *standing) stage() Stage {
	if s.last.To != "" {
		return Stage(s.last.To)
	}
	if !s.begun {
		return Drafting
	}
	return Reporting
}

// sourceOf tells from what the value of a code is computed, where it is.
func (s *standing) sourceOf(code string) (fact.Kind, bool) {
	kind, ok := s.computed[code]
	if base, grows := strings.CutSuffix(code, "-同比"); !ok && grows {
		kind, ok = fact.Formula, s.gives(base) && s.gives(base+"-上年")
	}
	if !ok && budget.Makes(code, func(prefix string) bool { return s.named[prefix] }) {
		kind, ok = fact.Budget, true
	}
	if ok && s.pairs[code] == stated { // what is typed counts
		return "", false
	}
	return kind, ok
}

// gives reports a fact that has a ground.
func (s *standing) gives(id string) bool { return s.stated[id] != "" || s.computed[id] != "" }

// mostStandings bounds the years whose standing is kept.
const mostStandings = 512

// standings are those of the years that are at work.
type standings struct {
	mu   sync.Mutex
	kept map[string]*standing
	used map[string]int64
	tick int64
}

// of returns the standing of a year, an empty one where none is kept; the one that
// was used longest ago is forgotten where there are too many.
func (k *standings) of(year string) *standing {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept, k.used = map[string]*standing{}, map[string]int64{}
	}
	k.tick++
	s := k.kept[year]
	if s == nil {
		if len(k.kept) >= mostStandings {
			oldest := ""
			for id, at := range k.used {
				if oldest == "" || at < k.used[oldest] {
					oldest = id
				}
			}
			delete(k.kept, oldest)
			delete(k.used, oldest)
		}
		s = &standing{}
		k.kept[year] = s
	}
	k.used[year] = k.tick
	return s
}

// A footing is a year as one person decides an act at it: its standing, and the
// snapshot in which the texts of entries are read.
type footing struct {
	*standing
	Seat
	tx   *store.Tx
	year string
	head int64 // the act as of which it is decided

	near map[string]store.Entry // that were read together, by ID
}

// read reads the entries by which indicators are known, all together.
func (f *footing) read(values []Value) error {
	var ids []string
	for _, v := range values {
		if f.aims[v.Code] == nil {
			ids = append(ids, f.items[v.Code]...)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	found, err := f.tx.EntriesOf(f.year, ids)
	f.near = make(map[string]store.Entry, len(found))
	for _, e := range found {
		f.near[e.ID] = e
	}
	return err
}

// aim returns the indicator of a code; one that is not there is NotFound.
func (f *footing) aim(code string) (*aim, error) {
	if a := f.aims[code]; a != nil {
		return a, nil
	}
	for _, id := range f.items[code] {
		e, err := f.entry(id)
		if err != nil {
			return nil, err
		}
		for _, i := range dossier.IndicatorsIn(asEntry(e)) {
			if i.Code == code {
				f.aims[code] = aimOf(i)
				return f.aims[code], nil
			}
		}
	}
	return nil, unknownIndicator(code)
}

// entry returns an entry of the year by its ID.
func (f *footing) entry(id string) (store.Entry, error) {
	if e, ok := f.near[id]; ok {
		return e, nil
	}
	if p := f.pieces[id]; p.text != "" {
		return store.Entry{ID: id, File: p.file, Kind: int(dossier.EntryItem), Block: p.block, Key: p.key, Rank: p.rank, Text: p.text, Version: p.version}, nil
	}
	e, err := f.tx.Entry(f.year, id, store.Newest)
	if fault.KindOf(err) == fault.NotFound {
		return e, unknownEntry(absence{id: id})
	}
	return e, err
}

// deed begins a deed that is decided by the footing.
func (f *footing) deed(kind string) *deed {
	return &deed{Seat: f.Seat, year: f.year, stage: f.stage(), begun: f.begun, asOf: f.head, kind: kind}
}
