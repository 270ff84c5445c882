package store

import (
	"context"
	"errors"
	"io"
	"os"
	"time"
)

// Peek opens a SQLite file for reading alone, one that no process has open, and
// leaves nothing beside it. What is no database of ours shows when it is read.
func Peek(ctx context.Context, path string) (*Store, error) {
	if err := header(path); err != nil {
		return nil, err
	}
	if !exists(path) {
		return nil, absent("没有文件%s", path)
	}
	s := peek(path)
	err := s.View(ctx, func(tx *Tx) error {
		_, err := tx.get(`SELECT value FROM meta WHERE name = 'origin'`, nil, &s.origin)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Sound looks through the pages, indexes and references of the database while
// others work; PostgreSQL sees to its own. A damaged one is a Conflict.
func (s *Store) Sound(ctx context.Context) error {
	if s.path == "" {
		return nil
	}
	return sound(ctx, s.path)
}

// Schema returns the version of the database's tables.
func (tx *Tx) Schema() (version int64, err error) {
	_, err = tx.get(`SELECT CAST(max(version_id) AS BIGINT) FROM goose_db_version`, nil, &version)
	return version, err
}

// Files lists the contents of files that are kept, by their names here.
func (tx *Tx) Files() ([]string, error) {
	return list(tx, `SELECT hash FROM files ORDER BY hash`, nil, scanText)
}

// Acted counts the acts of all trees.
func (tx *Tx) Acted() (n int64, err error) {
	_, err = tx.get(`SELECT CAST(COALESCE(sum(head), 0) AS BIGINT) FROM trees WHERE id <> $1`, []any{headsTree}, &n)
	return n, err
}

// LatestTime returns when the last act of any tree was done; zero where there is
// none.
func (tx *Tx) LatestTime() (time.Time, error) {
	var at string
	ok, err := tx.get(`SELECT a.at FROM trees t JOIN acts a ON a.tree = t.id AND a.number = t.head ORDER BY a.at DESC LIMIT 1`, nil, &at)
	if err != nil || !ok {
		return time.Time{}, err
	}
	return when(at)
}

// Unsigned reports whether a tree has acts that are under no signed head yet.
func (tx *Tx) Unsigned() (bool, error) {
	var n int64
	_, err := tx.get(`SELECT count(*) FROM trees WHERE id <> $1
		AND head > COALESCE((SELECT max(h.size) FROM heads h WHERE h.tree = trees.id), 0)`, []any{headsTree}, &n)
	return n > 0, err
}

// copyFile copies a file whole.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
