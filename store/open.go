package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"jiheng/proof"
)

// House is the tree of what belongs to no year: people, rights, settings.
const House = "house"

// Heads is the tree of the heads of all others.
const Heads = "heads"

const headsTree = Heads

// A Store is an open database.
type Store struct {
	d        *dialect
	path     string // of a SQLite file
	wdb, rdb *sql.DB
	guard    io.Closer // keeps a second process out of a SQLite file
	origin   string
	random   io.Reader // salts and names of blobs

	// Holds, where it is set before the store is used, is told of everything that has a
	// connection, as it begins, and what it returns is called as that ends: for tests, by
	// the goroutine that has it.
	Holds func() (ends func())

	jobs       chan *job
	quit       chan struct{} // closed to end the writer
	stopped    chan struct{} // closed when it has ended
	closing    atomic.Bool
	halted     atomic.Pointer[error]
	wconn      *conn            // the writer's own
	edges      map[string]*edge // the writer's own
	mover      *mover           // of a SQLite file; nil for a server
	coming     atomic.Int64     // that are about to be written
	committing time.Duration    // that the last commit took; the writer's own

	known   *known     // of a SQLite file; nil for a server
	readers chan *conn // nil where there is none at the moment
}

// Open opens a database, makes it if there is none, and brings it up to what this
// program needs. dsn is "sqlite:PATH", or the URL of a PostgreSQL database.
//
// It refuses, each time with what to do: a database that a newer program wrote, a
// SQLite file on a network file system or held by another process, a file that is
// none of ours, a PostgreSQL database that does not sort by bytes (LC_COLLATE C)
// or does not know Chinese letters (LC_CTYPE C.UTF-8), and settings under which
// what was saved could be lost. Before a SQLite database that has anything in it is
// migrated it is copied beside itself, and the copy is verified.
func Open(ctx context.Context, dsn string) (*Store, error) {
	return open(ctx, dsn, migrations)
}

func open(ctx context.Context, dsn string, m source) (*Store, error) {
	s := &Store{
		random:  rand.Reader,
		jobs:    make(chan *job, 8*mostTogether),
		quit:    make(chan struct{}),
		stopped: make(chan struct{}),
		edges:   map[string]*edge{},
	}
	var err error
	path, file := strings.CutPrefix(dsn, "sqlite:")
	switch {
	case file:
		err = s.openFile(path)
	case strings.HasPrefix(dsn, "postgres://"), strings.HasPrefix(dsn, "postgresql://"):
		err = s.openServer(dsn)
	default:
		return nil, refused("dsn", "认不出数据库地址；应当写“sqlite:文件”或者“postgres://…”")
	}
	if err == nil {
		err = s.start(ctx, m)
	}
	if err != nil {
		return nil, errors.Join(err, s.release())
	}
	if s.path != "" {
		s.mover = newMover()
		go s.move()
	}
	go s.write()
	return s, nil
}

// openFile prepares a SQLite file.
func (s *Store) openFile(path string) error {
	s.d, s.known = sqliteDialect, newKnown()
	full, err := filepath.Abs(path)
	if err != nil {
		return unopened(s.d.name, err)
	}
	s.path = full
	if err := local(filepath.Dir(full)); err != nil {
		return err
	}
	if s.guard, err = guardFile(full); err != nil {
		return err
	}
	if s.wdb, err = sql.Open("sqlite", sqliteDSN(full, false)); err != nil {
		return unopened(s.d.name, err)
	}
	s.wdb.SetMaxOpenConns(1)
	if s.rdb, err = sql.Open("sqlite", sqliteDSN(full, true)); err != nil {
		return unopened(s.d.name, err)
	}
	return nil
}

// connectTimeout is how long a server may take to answer for the first time.
const connectTimeout = 3 * time.Second

// openServer prepares a PostgreSQL database.
func (s *Store) openServer(dsn string) (err error) {
	s.d = postgresDialect
	c, err := pgx.ParseConfig(dsn)
	if err != nil {
		return refused("dsn", "认不出PostgreSQL的地址；应当写“postgres://用户:口令@主机/数据库”")
	}
	if c.DefaultQueryExecMode == pgx.QueryExecModeSimpleProtocol {
		return refused("dsn", "PostgreSQL的地址里不能用simple_protocol；请删去default_query_exec_mode")
	}
	for name, value := range map[string]string{"application_name": "jiheng", "lock_timeout": "4s", "idle_in_transaction_session_timeout": "60s"} {
		if c.RuntimeParams[name] == "" {
			c.RuntimeParams[name] = value
		}
	}
	if c.ConnectTimeout == 0 || c.ConnectTimeout > connectTimeout {
		c.ConnectTimeout = connectTimeout
	}
	s.wdb = stdlib.OpenDB(*c)
	s.rdb = s.wdb
	return nil
}

// start looks at the database, migrates it, and readies readers and writer.
func (s *Store) start(ctx context.Context, m source) error {
	if err := s.d.fit(ctx, s.wdb); err != nil {
		return err
	}
	if err := s.migrate(ctx, m); err != nil {
		return err
	}
	if _, err := s.writer(ctx); err != nil {
		return err
	}
	s.readers = make(chan *conn, s.d.readers)
	for range s.d.readers {
		s.readers <- nil
	}
	if err := s.sweep(ctx); err != nil {
		return err
	}
	if err := s.settleHouse(); err != nil {
		return err
	}
	return s.identify(ctx)
}

// identify reads the name of this database, which its trees are called by; a new
// one gets one.
func (s *Store) identify(ctx context.Context) error {
	var id [8]byte
	if _, err := io.ReadFull(s.random, id[:]); err != nil {
		return unopened(s.d.name, err)
	}
	return s.direct(func(tx *Tx) error {
		if _, err := tx.exec(`INSERT INTO meta (name, value) VALUES ('origin', $1) ON CONFLICT (name) DO NOTHING`,
			"jiheng/"+hex.EncodeToString(id[:])); err != nil {
			return err
		}
		_, err := tx.get(`SELECT value FROM meta WHERE name = 'origin'`, nil, &s.origin)
		return err
	})
}

// direct runs a function as the writer before there is one.
func (s *Store) direct(fn func(*Tx) error) error {
	j := &job{fn: fn, done: make(chan struct{})}
	s.alone(j)
	return j.err
}

// Origin is the name of this database in its checkpoints, the same as long as it
// lives, in copies too.
func (s *Store) Origin() string { return s.origin }

// Engine is SQLite or PostgreSQL.
func (s *Store) Engine() string { return s.d.name }

// Close ends what is being written and closes the database. What comes later is
// refused.
func (s *Store) Close() error {
	if !s.closing.CompareAndSwap(false, true) {
		return nil
	}
	close(s.quit)
	<-s.stopped
	if s.mover != nil {
		<-s.mover.stopped
	}
	return s.release()
}

// release gives up connections and the guard of the file.
func (s *Store) release() error {
	var errs []error
	if s.wconn != nil {
		if s.path != "" {
			_ = s.wconn.do(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
		}
		s.wconn.close()
		s.wconn = nil
	}
	for range cap(s.readers) {
		if c := <-s.readers; c != nil {
			c.close()
		}
	}
	if s.rdb != nil && s.rdb != s.wdb {
		errs = append(errs, s.rdb.Close())
	}
	if s.wdb != nil {
		errs = append(errs, s.wdb.Close())
	}
	if s.guard != nil {
		errs = append(errs, s.guard.Close())
	}
	return errors.Join(errs...)
}

// reader waits for a connection to read with.
func (s *Store) reader(ctx context.Context) (*conn, error) {
	if s.closing.Load() {
		return nil, closedFault()
	}
	select {
	case c := <-s.readers:
		if c != nil {
			return c, nil
		}
		c, err := connect(ctx, s.d, s.rdb)
		if err != nil {
			s.readers <- nil
			return nil, err
		}
		return c, nil
	case <-s.quit:
		return nil, closedFault()
	case <-ctx.Done():
		return nil, gaveUp(ctx)
	}
}

func (s *Store) free(c *conn) { s.readers <- c }

func (s *Store) spoilt(c *conn) {
	c.drop()
	s.readers <- nil
}

// salt returns a new salt.
func (s *Store) salt() (proof.Salt, error) {
	var out proof.Salt
	if _, err := io.ReadFull(s.random, out[:]); err != nil {
		return out, unopened(s.d.name, err)
	}
	return out, nil
}
