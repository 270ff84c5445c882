package store

import (
	"context"
	"database/sql"
	"sync/atomic"
)

const (
	// moveAfter is after how many acts what was committed is moved to its place in a
	// SQLite file.
	moveAfter = 500
	// movePages is how many pages of the journal of a SQLite file the writer itself
	// moves to their places, where nobody has done so before.
	movePages = 12000
)

// A mover moves what was committed from the journal of a SQLite file to its place in
// the file, beside the writer. What was written meanwhile the writer moves after it,
// so that the journal begins anew.
type mover struct {
	acts    int           // since it was asked; the writer's own
	asked   chan struct{} // holds one
	moved   atomic.Bool   // all but what was written meanwhile
	stopped chan struct{}
}

func newMover() *mover {
	return &mover{asked: make(chan struct{}, 1), stopped: make(chan struct{})}
}

const moveNow = "PRAGMA wal_checkpoint(PASSIVE)"

// move runs until the writer has ended. It waits for nobody and nobody for it: a
// reader of an old snapshot leaves the rest for the next time.
func (s *Store) move() {
	m := s.mover
	defer close(m.stopped)
	db, err := sql.Open("sqlite", sqliteDSN(s.path, false))
	if err != nil {
		return // the writer moves alone
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for {
		select {
		case <-s.stopped:
			return
		case <-m.asked:
		}
		switch _, err := db.ExecContext(context.Background(), moveNow); {
		case err == nil:
			m.moved.Store(true)
		case s.d.class(err) == classDisk:
			s.halt(err)
		}
	}
}

// settleActs counts acts that were committed, and sees to it that they are moved.
func (s *Store) settleActs(ctx context.Context, c *conn, n int) {
	m := s.mover
	if m == nil {
		return
	}
	if m.moved.Swap(false) {
		if err := c.do(ctx, moveNow); err != nil && s.d.class(err) == classDisk {
			s.halt(err)
		}
	}
	if m.acts += n; m.acts < moveAfter {
		return
	}
	select {
	case m.asked <- struct{}{}:
		m.acts = 0
	default:
	}
}
