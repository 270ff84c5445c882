package store

import (
	"context"
)

// Glance runs a function that asks one question, which is a snapshot of its own: as
// View, without beginning and ending one. After a lost connection the function is
// run once more.
func (s *Store) Glance(ctx context.Context, fn func(*Tx) error) error {
	defer s.holds()()
	for try := 0; ; try++ {
		c, err := s.reader(ctx)
		if err != nil {
			return err
		}
		tx := &Tx{s: s, c: c, ctx: s.d.patience(ctx)}
		err = call(fn, tx)
		if tx.erred == nil {
			s.free(c)
			return err
		}
		s.spoilt(c)
		if tx.broken == nil || s.d.class(tx.broken) != classLost || try == retries || ctx.Err() != nil {
			return err
		}
	}
}

// patience is the context that the statements of a reader run under. What a file
// answers takes no longer than it takes, and looking out for whoever asked costs as
// much as the answer; a server may not answer at all.
func (d *dialect) patience(ctx context.Context) context.Context {
	if d == sqliteDialect {
		return context.WithoutCancel(ctx)
	}
	return ctx
}
