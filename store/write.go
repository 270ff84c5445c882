package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"jiheng/fault"
)

const (
	// mostTogether is how many acts one transaction takes.
	mostTogether = 128
	// retries is how often what certainly was not saved is tried again.
	retries = 4
)

// A job is a function that waits to be written.
type job struct {
	fn    func(*Tx) error
	err   error
	done  chan struct{}
	taken atomic.Bool // by the writer, or by somebody who no longer waits
}

func (j *job) end(err error) {
	j.err = err
	close(j.done)
}

// write is the one goroutine that writes. It takes all that wait, and never waits
// for more.
func (s *Store) write() {
	defer close(s.stopped)
	for {
		select {
		case j := <-s.jobs:
			s.commit(s.gather(j))
		case <-s.quit:
			for {
				select {
				case j := <-s.jobs:
					s.commit(s.gather(j))
				default:
					return
				}
			}
		}
	}
}

// mostYields is how often the writer lets others go first.
const mostYields = 16

// gather returns the jobs that wait now, the first of them given. Where others are
// about to bring theirs, the writer lets them run first, as long as some come: the
// processor is busy then, and a commit costs the same for one job and for many. It
// never waits where nobody works.
func (s *Store) gather(j *job) []*job {
	var batch []*job
	for yields, had := 0, 0; ; {
		if j.taken.CompareAndSwap(false, true) {
			batch = append(batch, j)
		}
		if len(batch) == mostTogether {
			return batch
		}
		select {
		case j = <-s.jobs:
			continue
		default:
		}
		if yields == mostYields || yields > 0 && len(batch) == had {
			return s.awaited(batch)
		}
		yields, had = yields+1, len(batch)
		runtime.Gosched()
		select {
		case j = <-s.jobs:
		default:
			return s.awaited(batch)
		}
	}
}

// Coming tells the writer that something is about to be written, until what it returns
// is called: where a commit takes long, the writer waits a moment for it.
func (s *Store) Coming() (came func()) {
	s.coming.Add(1)
	return sync.OnceFunc(func() { s.coming.Add(-1) })
}

// mostWait bounds how long a batch waits for what is about to be written, and waitShare
// is of how long the last commit took.
const (
	mostWait  = 8 * time.Millisecond
	waitShare = 4
)

// awaited is a batch with what was about to be written when it was gathered, as far as
// that comes within a part of the time that a commit takes.
func (s *Store) awaited(batch []*job) []*job {
	most := min(s.committing/waitShare, mostWait)
	if most < time.Millisecond || int64(len(batch)) >= s.coming.Load() {
		return batch
	}
	end := time.NewTimer(most)
	defer end.Stop()
	for len(batch) < mostTogether && int64(len(batch)) < s.coming.Load() {
		select {
		case j := <-s.jobs:
			if j.taken.CompareAndSwap(false, true) {
				batch = append(batch, j)
			}
		case <-end.C:
			return batch
		}
	}
	return batch
}

// commit writes a batch together, and where that fails as a whole each alone.
func (s *Store) commit(batch []*job) {
	if len(batch) == 0 {
		return
	}
	if len(batch) > 1 {
		err := s.together(batch, false)
		if errors.Is(err, errHalf) {
			err = s.together(batch, true)
		}
		if err == nil {
			return
		}
		if is(err, codeLost) { // there is no server; each would wait for it anew
			for _, j := range batch {
				j.end(err)
			}
			return
		}
	}
	for _, j := range batch {
		s.alone(j)
	}
}

// alone writes one job in a transaction of its own, again as long as it certainly
// was not saved and may succeed.
func (s *Store) alone(j *job) {
	for try := 0; ; try++ {
		err := s.together([]*job{j}, false)
		if err == nil {
			return
		}
		c := s.d.class(err)
		if try < retries && (c == classRetry || c == classLost && !is(err, codeLost)) {
			continue
		}
		j.end(faultOf(s.d, err))
		return
	}
}

// halt stops all writing: after an error of the disk nobody knows what it holds,
// and only a start, which looks at it anew, can tell.
func (s *Store) halt(err error) {
	f := faultOf(s.d, err)
	s.halted.CompareAndSwap(nil, &f)
}

// errHalf asks for savepoints: one of several jobs failed after it had written.
var errHalf = errors.New("failed after it had written")

// together writes jobs in one transaction. Either each has its outcome and nil is
// returned, or certainly nothing was saved and the cause is returned. Savepoints
// cost as much as the jobs between them, and a job seldom fails when it has begun
// to write, so that they are set where one of the batch did.
func (s *Store) together(batch []*job, savepoints bool) error {
	if f := s.halted.Load(); f != nil {
		for _, j := range batch {
			j.end(*f)
		}
		return nil
	}
	defer s.holds()()
	ctx := context.Background()
	c, err := s.writer(ctx)
	if err != nil {
		return err
	}
	for _, q := range s.d.begin {
		if err := c.do(ctx, q); err != nil {
			s.dropWriter()
			return err
		}
	}
	errs, new, err := s.run(ctx, c, batch, savepoints)
	if err != nil {
		s.rollback(ctx, c)
		switch s.d.class(err) {
		case classReadOnly: // a server that has become a standby keeps its connections
			s.dropWriter()
		case classDisk:
			s.halt(err)
		}
		return err
	}
	if allFailed(errs) {
		s.rollback(ctx, c)
	} else if err := s.settle(ctx, c, batch); err != nil {
		if errors.Is(err, errEnded) {
			s.known.forget()
			return nil
		}
		return err
	}
	s.keepEdges(new.edges)
	s.known.learn(new)
	for i, j := range batch {
		j.end(errs[i])
	}
	s.settleActs(ctx, c, len(batch))
	return nil
}

// holds tells that a connection is held; what it returns is called when it no longer is.
func (s *Store) holds() (ends func()) {
	if s.Holds == nil {
		return func() {}
	}
	return s.Holds()
}

func allFailed(errs []error) bool {
	for _, e := range errs {
		if e == nil {
			return false
		}
	}
	return true
}

// errEnded says that the jobs have had their outcome.
var errEnded = errors.New("ended")

// settle commits. Where nobody can know whether it was, the jobs are told so.
func (s *Store) settle(ctx context.Context, c *conn, batch []*job) error {
	began := time.Now()
	err := c.do(ctx, "COMMIT")
	if s.committing = time.Since(began); err == nil {
		return nil
	}
	switch s.d.class(err) {
	case classLost, classDisk:
		if s.d.class(err) == classDisk {
			s.halt(err)
		}
		s.dropWriter()
		for _, j := range batch {
			j.end(unknownFault(err))
		}
		return errEnded
	}
	s.rollback(ctx, c)
	return err
}

// run runs the functions of a batch, each in a savepoint where that is asked for.
func (s *Store) run(ctx context.Context, c *conn, batch []*job, savepoints bool) ([]error, *learnt, error) {
	errs := make([]error, len(batch))
	new := newLearnt()
	for i, j := range batch {
		if savepoints {
			if err := c.do(ctx, "SAVEPOINT act"); err != nil {
				return nil, nil, err
			}
		}
		tx := &Tx{s: s, c: c, ctx: ctx, writes: true, edges: map[string]*edge{}, before: new.edges}
		errs[i] = call(j.fn, tx)
		if errs[i] == nil {
			errs[i] = tx.erred // passed over by the function; PostgreSQL would commit nothing and say nothing
		}
		if tx.broken != nil {
			return nil, nil, tx.broken
		}
		switch {
		case errs[i] == nil:
			new.add(tx)
		case !savepoints && len(batch) > 1 && (tx.wrote || tx.erred != nil):
			return nil, nil, errHalf
		case savepoints:
			if err := c.do(ctx, "ROLLBACK TO SAVEPOINT act"); err != nil {
				return nil, nil, err
			}
		}
		if savepoints {
			if err := c.do(ctx, "RELEASE SAVEPOINT act"); err != nil {
				return nil, nil, err
			}
		}
	}
	return errs, new, nil
}

// call runs a function; a panic in it is its error, and nobody else's.
func call(fn func(*Tx) error, tx *Tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fault.New(fault.Internal, fault.Place{}, "panic", "程序内部出错，这次操作没有保存").
				Because(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
		}
	}()
	return fn(tx)
}

// rollback undoes a transaction; where that fails the connection is given up.
func (s *Store) rollback(ctx context.Context, c *conn) {
	err := c.do(ctx, "ROLLBACK")
	if err != nil && !strings.Contains(err.Error(), "no transaction is active") { // SQLite has undone it by itself
		s.dropWriter()
	}
}

// writer returns the connection of the writer.
func (s *Store) writer(ctx context.Context) (*conn, error) {
	if s.wconn == nil {
		c, err := connect(ctx, s.d, s.wdb)
		if err != nil {
			return nil, err
		}
		s.wconn = c
	}
	return s.wconn, nil
}

func (s *Store) dropWriter() {
	if s.wconn != nil {
		s.wconn.drop()
		s.wconn = nil
	}
}

// mostEdges bounds the trees whose edge is kept in memory.
const mostEdges = 4096

// keepEdges keeps the edges of trees after a commit, for the acts that come next.
func (s *Store) keepEdges(edges map[string]*edge) {
	for tree := range s.edges {
		if len(s.edges)+len(edges) <= mostEdges {
			break
		}
		delete(s.edges, tree)
	}
	maps.Copy(s.edges, edges)
}
