package store

import (
	"context"
	"maps"
	"sync"
)

// A known is what the one process of a SQLite file knows of it without asking: the
// heads of trees that have grown, and who is signed in. It is told of each commit
// before those who wait for the commit are. A PostgreSQL database has none: other
// processes write there.
type known struct {
	mu       sync.RWMutex
	heads    map[string]int64   // by tree
	years    map[string]Year    // by ID, without their heads; what a year is of never changes
	sessions map[string]Session // by the hash of the token
	turn     int64              // counts the commits that touched sessions
}

// mostKnown bounds the years and the sessions that are known.
const mostKnown = 1 << 15

func newKnown() *known {
	return &known{heads: map[string]int64{}, years: map[string]Year{}, sessions: map[string]Session{}}
}

// A learnt is what a batch leaves to be known when it is committed.
type learnt struct {
	edges    map[string]*edge // of trees that have grown
	sessions []string         // that have become others, by the hash of their token
	everyone bool             // any session may have
}

func newLearnt() *learnt { return &learnt{edges: map[string]*edge{}} }

// add takes in what a function of the batch has done.
func (l *learnt) add(tx *Tx) {
	maps.Copy(l.edges, tx.edges)
	l.sessions = append(l.sessions, tx.sessions...)
	l.everyone = l.everyone || tx.everyone
}

// learn takes in what was committed.
func (k *known) learn(l *learnt) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for tree, e := range l.edges {
		k.heads[tree] = e.size
	}
	if !l.everyone && len(l.sessions) == 0 {
		return
	}
	k.turn++
	for _, token := range l.sessions {
		delete(k.sessions, token)
	}
	if l.everyone {
		clear(k.sessions)
	}
}

// forget is for a commit of which nobody knows whether it was.
func (k *known) forget() {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.turn++
	clear(k.heads)
	clear(k.sessions)
}

// year returns a unit's year with the head of the house; ok is false where one of
// them is not known.
func (k *known) year(id string) (y Year, house int64, ok bool) {
	if k == nil {
		return Year{}, 0, false
	}
	k.mu.RLock()
	defer k.mu.RUnlock()
	y, isYear := k.years[id]
	head, grown := k.heads[id]
	house, settled := k.heads[House]
	y.Head = head
	return y, house, isYear && grown && settled
}

// keepYear keeps what a year is of.
func (k *known) keepYear(y Year) {
	if k == nil || y.ID == "" {
		return
	}
	k.mu.RLock()
	_, ok := k.years[y.ID]
	k.mu.RUnlock()
	if ok {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.years) >= mostKnown {
		clear(k.years)
	}
	k.years[y.ID] = y
}

// session returns a session with the head of the house, and the turn at which it is
// asked for where one of them is not known.
func (k *known) session(token string) (x Session, house, turn int64, ok bool) {
	if k == nil {
		return Session{}, 0, 0, false
	}
	k.mu.RLock()
	defer k.mu.RUnlock()
	x, ok = k.sessions[token]
	house, settled := k.heads[House]
	return x, house, k.turn, ok && settled
}

// keepSession keeps a session that was read behind a turn, unless any has become
// another since.
func (k *known) keepSession(x Session, turn int64) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.turn != turn {
		return
	}
	if len(k.sessions) >= mostKnown {
		clear(k.sessions)
	}
	k.sessions[x.Token] = x
}

// settle notes the head of the house, before anybody writes.
func (s *Store) settleHouse() error {
	if s.known == nil {
		return nil
	}
	return s.direct(func(tx *Tx) error {
		head, err := tx.Head(House)
		s.known.heads[House] = head
		return err
	})
}

// YearNow returns a unit's year as of the last commit, with the head of the house,
// without asking the database; ok is false where that has to be asked.
func (s *Store) YearNow(id string) (y Year, house int64, ok bool) { return s.known.year(id) }

// SessionNow returns the session of a token's hash, with the head of the house; ok is
// false where there is none.
func (s *Store) SessionNow(ctx context.Context, token string) (x Session, house int64, ok bool, err error) {
	x, house, turn, ok := s.known.session(token)
	if ok {
		return x, house, true, nil
	}
	err = s.Glance(ctx, func(tx *Tx) (err error) {
		x, house, ok, err = tx.sessionNow(token)
		return err
	})
	if err == nil && ok {
		s.known.keepSession(x, turn)
	}
	return x, house, ok, err
}
