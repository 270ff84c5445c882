package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"jiheng/fault"
	"jiheng/proof"
)

// A Tx is a snapshot, or an act's part of a group that is being written. It is
// valid inside the function that was given it, and for one goroutine.
type Tx struct {
	s      *Store
	c      *conn
	ctx    context.Context
	writes bool
	wrote  bool             // something that stands
	broken error            // an engine's error after which the whole transaction cannot go on
	erred  error            // an engine's error, which undoes what this function did
	edges  map[string]*edge // of the trees that have grown in it
	before map[string]*edge // of those that have grown in the acts before it, not yet committed

	year        string // whose head and that of the house were read, before the first act
	head, house int64

	sessions []string // that it has touched, by the hash of their token
	everyone bool     // it may have touched any
}

// An edge is the nodes of a tree that it will be asked for when it grows. One of
// a size never changes.
type edge struct {
	size  int64
	nodes map[int64]proof.Hash
}

// exec runs a statement and returns how many rows it touched.
func (tx *Tx) exec(q string, args ...any) (int64, error) {
	if err := tx.mayWrite(); err != nil {
		return 0, err
	}
	st, bound, err := tx.ready(q, args)
	if err != nil {
		return 0, err
	}
	res, err := st.ExecContext(tx.ctx, bound...)
	if err != nil {
		return 0, tx.failed(err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, tx.failed(err)
	}
	tx.wrote = tx.wrote || n > 0
	return n, nil
}

func (tx *Tx) mayWrite() error {
	if tx.writes {
		return nil
	}
	return fault.New(fault.Internal, fault.Place{}, "store-view", "在只读的快照里写了数据：这是程序的错误")
}

// get reads one row; ok is false where there is none.
func (tx *Tx) get(q string, args []any, dest ...any) (ok bool, err error) {
	st, bound, err := tx.ready(q, args)
	if err != nil {
		return false, err
	}
	switch err := st.QueryRowContext(tx.ctx, bound...).Scan(dest...); {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	case err != nil:
		return false, tx.failed(err)
	}
	return true, nil
}

// each reads rows one after another. scan must not use the Tx.
func (tx *Tx) each(q string, args []any, scan func(*sql.Rows) error) (err error) {
	st, bound, err := tx.ready(q, args)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(tx.ctx, bound...)
	if err != nil {
		return tx.failed(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return tx.failed(err)
		}
	}
	if err := rows.Err(); err != nil {
		return tx.failed(err)
	}
	return nil
}

// list reads rows into a slice.
func list[T any](tx *Tx, q string, args []any, scan func(*sql.Rows) (T, error)) ([]T, error) {
	var out []T
	err := tx.each(q, args, func(r *sql.Rows) error {
		v, err := scan(r)
		out = append(out, v)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (tx *Tx) ready(q string, args []any) (*sql.Stmt, []any, error) {
	if tx.broken != nil {
		return nil, nil, faultOf(tx.s.d, tx.broken)
	}
	bound, err := bind(args)
	if err != nil {
		return nil, nil, err
	}
	st, err := tx.c.prepared(tx.ctx, q)
	if err != nil {
		return nil, nil, tx.failed(err)
	}
	return st, bound, nil
}

// failed notes an error that the whole transaction cannot outlive.
func (tx *Tx) failed(err error) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return err
	}
	if tx.broken == nil && tx.s.d.class(err).whole() {
		tx.broken = err
	}
	if tx.erred == nil {
		tx.erred = faultOf(tx.s.d, err)
	}
	return faultOf(tx.s.d, err)
}

// again asks for the function to be run once more, alone.
func (tx *Tx) again(err error) error {
	if tx.broken == nil {
		tx.broken = errAgain
	}
	return err
}

// errAgain stands for a transaction that another process has outrun.
var errAgain = errors.New("outrun by another process")

// instant is how a time is kept: RFC 3339, UTC, whole seconds.
const instant = "2006-01-02T15:04:05Z"

// bind makes arguments fit both engines: times become text, hashes bytes. There
// are no floats in the store.
func bind(args []any) ([]any, error) {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case time.Time:
			out[i] = a.UTC().Format(instant)
		case proof.Hash:
			out[i] = a[:]
		case proof.Salt:
			out[i] = a[:]
		case []byte:
			if a == nil {
				a = []byte{}
			}
			out[i] = a
		case string, int64, int, bool:
			out[i] = a
		default:
			return nil, fault.New(fault.Internal, fault.Place{}, "store-bind", "数据库里没有这种值：这是程序的错误")
		}
	}
	return out, nil
}

// when reads a time as it is kept.
func when(s string) (time.Time, error) { return time.Parse(instant, s) }

// Update runs a function that reads and writes, and returns when what it wrote is
// on the disk, or nothing is. Several that wait are committed together; each has
// its own outcome: an error of the function undoes what it did, and no other's. The
// function may run more than once, also after it has returned nil, and sees each
// time what is there then. While it runs nobody else writes: it is short, waits for
// nothing, and begins no other Update.
//
// The outcome is always known, but for one fault, whose code is CodeUnknown: the
// connection was lost while the engine was committing.
func (s *Store) Update(ctx context.Context, fn func(*Tx) error) error {
	j := &job{fn: fn, done: make(chan struct{})}
	select {
	case s.jobs <- j:
	case <-ctx.Done():
		return gaveUp(ctx)
	case <-s.stopped:
		return closedFault()
	}
	select {
	case <-j.done:
		return j.err
	case <-ctx.Done():
		if j.taken.CompareAndSwap(false, true) {
			return gaveUp(ctx)
		}
		<-j.done
		return j.err
	case <-s.stopped:
		select {
		case <-j.done:
			return j.err
		default:
			return closedFault()
		}
	}
}

func gaveUp(ctx context.Context) error {
	return fault.New(fault.Internal, fault.Place{}, "store-canceled", "请求在轮到保存之前已经取消，没有保存").Because(ctx.Err())
}

// View runs a function on a snapshot, which does not see what is written meanwhile
// and cannot write. There are few readers, so the function is short, waits for
// nothing, and begins no other View, Update or file.
func (s *Store) View(ctx context.Context, fn func(*Tx) error) error {
	c, err := s.reader(ctx)
	if err != nil {
		return err
	}
	defer s.holds()()
	for try := 0; ; try++ {
		if err = c.do(ctx, s.d.beginRead); err == nil {
			return s.look(ctx, c, fn)
		}
		c.drop() // it may have been lost since it was last used; a new one tells
		if try == retries || ctx.Err() != nil || s.d.class(err) != classLost {
			break
		}
		var again error
		if c, again = connect(ctx, s.d, s.rdb); again != nil {
			err = again
			break
		}
	}
	s.readers <- nil
	return faultOf(s.d, err)
}

// look runs a function in a snapshot that has begun.
func (s *Store) look(ctx context.Context, c *conn, fn func(*Tx) error) error {
	tx := &Tx{s: s, c: c, ctx: s.d.patience(ctx)}
	healthy := false
	defer func() {
		if healthy {
			s.free(c)
		} else {
			s.spoilt(c)
		}
	}()
	err := call(fn, tx)
	if tx.erred == nil {
		healthy = c.do(context.WithoutCancel(ctx), "ROLLBACK") == nil
	}
	return err
}
