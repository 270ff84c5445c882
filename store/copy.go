package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"jiheng/fault"
)

// tables are all tables with their keys, each behind those that it points to.
var tables = []struct{ name, key string }{
	{"meta", "name"},
	{"trees", "id"},
	{"units", "id"},
	{"years", "id"},
	{"acts", "tree, number"},
	{"nodes", "tree, place"},
	{"entries", "tree, since, id"},
	{"files", "hash"},
	{"pieces", "blob, number"},
	{"drafts", "person, tree, entry"},
	{"mappings", "unit, kind, shape"},
	{"requests", "person, key"},
	{"heads", "number"},
	{"checkpoints", "size"},
	{"secrets", "person, kind, number"},
	{"failures", "account, address"},
	{"addresses", "person, address"},
	{"sessions", "token"},
	{"tokens", "token"},
	{"digest_indicator", "tree, code"},
	{"digest", "tree"},
	{"digest_ledger", "tree, file"},
}

// passing are the tables that are not copied: in a copy nobody is signed in, no program has a token, and
// digests are made again.
var passing = map[string]bool{"sessions": true, "tokens": true, "digest_indicator": true, "digest": true, "digest_ledger": true}

// Copy copies all of a database into an empty one, of the same engine or of the
// other: acts, proofs, texts, files, drafts, secrets, and the name of the database;
// sessions are left behind. It is one snapshot, and is there as a whole or not at
// all. A database that has something in it is a Conflict.
func Copy(ctx context.Context, from, to *Store) error {
	err := to.Update(ctx, func(into *Tx) error {
		var things int64
		if _, err := into.get(`SELECT (SELECT count(*) FROM units) + (SELECT count(*) FROM acts) + (SELECT count(*) FROM files)`, nil, &things); err != nil {
			return err
		}
		if things > 0 {
			return refused("copy", "目标数据库里已经有内容；请用空的数据库")
		}
		return from.View(ctx, func(tx *Tx) error {
			for _, t := range tables {
				if passing[t.name] {
					continue
				}
				if err := copyTable(tx, into, t.name, t.key); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err == nil {
		to.origin = from.origin
		to.known.forget()
	}
	return err
}

// copyTable copies the rows of one table, those that every database has over them.
func copyTable(from, to *Tx, name, key string) error {
	var insert string
	return from.each("SELECT * FROM "+name+" ORDER BY "+key, nil, func(r *sql.Rows) error {
		columns, err := r.Columns()
		if err != nil {
			return err
		}
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := r.Scan(into...); err != nil {
			return err
		}
		if insert == "" {
			insert = insertOver(name, key, columns)
		}
		_, err = to.exec(insert, values...)
		return err
	})
}

// insertOver is the statement that puts a row in the place of the one of its key.
func insertOver(name, key string, columns []string) string {
	marks, sets := make([]string, len(columns)), []string{}
	keys := strings.Split(key, ", ")
	for i, c := range columns {
		marks[i] = fmt.Sprintf("$%d", i+1)
		if !slices.Contains(keys, c) {
			sets = append(sets, c+" = excluded."+c)
		}
	}
	q := "INSERT INTO " + name + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(marks, ", ") + ")"
	if name != "meta" && name != "trees" {
		return q
	}
	return q + " ON CONFLICT (" + key + ") DO UPDATE SET " + strings.Join(sets, ", ")
}

// Backup writes all of the database into a new SQLite file while others work, and
// verifies the copy as Verify does, without keys: the report is about the copy. A
// PostgreSQL database becomes a SQLite file too; Copy brings either back. The file
// is there as a whole or not at all; one that stands already is a Conflict. What else
// is to be read of the copy, under the name that it has so far, is read meanwhile.
func (s *Store) Backup(ctx context.Context, path string, also ...func(file string) error) (r *Report, err error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, copyFault(path, err)
	}
	if _, err := os.Lstat(full); err == nil {
		return nil, refused("copy", "%s已经有了；请换一个名字，备份不覆盖旧的", path)
	}
	temp := full + ".part"
	if err := removeFiles(temp); err != nil {
		return nil, copyFault(path, err)
	}
	defer func() { err = errors.Join(err, removeFiles(temp)) }()
	if s.path != "" {
		if err := flushed(temp, func() error { return vacuumInto(ctx, s.path, temp) }); err != nil {
			return nil, copyFault(path, err)
		}
	}
	if err := s.fill(ctx, temp); err != nil {
		return nil, err
	}
	if r, err = lookedThrough(ctx, temp, also); err != nil {
		return nil, copyFault(path, err)
	}
	if err := settleFile(temp, full); err != nil {
		return nil, copyFault(path, err)
	}
	return r, nil
}

// lookedThrough verifies a copy that nobody writes any more, in every way at once: each
// waits for the disk or computes while another waits.
func lookedThrough(ctx context.Context, temp string, also []func(file string) error) (r *Report, err error) {
	all, within := errgroup.WithContext(ctx)
	all.Go(func() error { return sound(within, temp) })
	all.Go(func() error { return syncFile(temp) })
	for _, read := range also {
		all.Go(func() error { return read(temp) })
	}
	all.Go(func() (err error) {
		r, err = verifyFile(within, temp)
		return err
	})
	return r, all.Wait()
}

func verifyFile(ctx context.Context, path string) (r *Report, err error) {
	s, err := Peek(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return s.Verify(ctx, Trust{})
}

// flushEvery is how long what is being written to a copy waits before it is asked for on
// the disk.
const flushEvery = 200 * time.Millisecond

// flushed lets what a function writes to a file go to the disk while it writes on, so
// that little is left to wait for in the end.
func flushed(file string, write func() error) error {
	ended, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-ended:
				return
			case <-time.After(flushEvery):
				_ = syncFile(file) // it may not be there yet; it is asked for again in the end
			}
		}
	}()
	defer func() { close(ended); <-done }()
	return write()
}

// fill opens a file as a store, and copies this one into it where it is empty.
func (s *Store) fill(ctx context.Context, path string) (err error) {
	to, err := Open(ctx, "sqlite:"+path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	if s.path == "" {
		return Copy(ctx, s, to)
	}
	return to.Update(ctx, dropPassing)
}

// dropPassing empties the tables that are not copied, where the whole file was.
func dropPassing(tx *Tx) error {
	for name := range passing {
		if _, err := tx.exec("DELETE FROM " + name); err != nil {
			return err
		}
	}
	return nil
}

// removeFiles removes a database that was not finished, with what stands beside it.
func removeFiles(path string) error {
	var errs []error
	for _, end := range []string{"", "-wal", "-shm", "-journal", ".lock"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// copySQLite copies a SQLite database as it stands, while others write, and puts
// the copy in its place when it is seen to be whole and on the disk.
func copySQLite(ctx context.Context, from, to string) (err error) {
	temp := to + ".part"
	if err := removeFiles(temp); err != nil {
		return copyFault(to, err)
	}
	defer func() { err = errors.Join(err, removeFiles(temp)) }()
	if err := vacuumInto(ctx, from, temp); err != nil {
		return copyFault(to, err)
	}
	if err := sound(ctx, temp); err != nil {
		return err
	}
	if err := settleFile(temp, to); err != nil {
		return copyFault(to, err)
	}
	return nil
}

func vacuumInto(ctx context.Context, from, to string) error {
	db, err := sql.Open("sqlite", sqliteDSN(from, false))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO $1", to)
	return errors.Join(err, db.Close())
}

// settleFile gives a file that is whole its name, when it is on the disk.
func settleFile(temp, name string) error {
	if err := syncFile(temp); err != nil {
		return err
	}
	if err := os.Rename(temp, name); err != nil {
		return err
	}
	return syncFile(filepath.Dir(name))
}

// sound refuses a SQLite file with a damaged page, or rows that point nowhere.
func sound(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+escaped(path)+"?mode=ro&_pragma=trusted_schema(0)")
	if err != nil {
		return unopened(sqliteName, err)
	}
	defer db.Close()
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil {
		return faultOr(sqliteDialect, err)
	}
	var strays int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&strays); err != nil {
		return faultOr(sqliteDialect, err)
	}
	if said != "ok" || strays > 0 {
		return refused("damaged", "数据库%s有损坏的内容（%s，%d处引用落空）；请用备份恢复", path, said, strays)
	}
	return nil
}

// syncFile waits until a file or a folder is on the disk.
func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err == nil {
		return errors.Join(f.Sync(), f.Close())
	}
	if f, err = os.Open(name); err != nil { // a folder
		return err
	}
	_ = f.Sync() // some systems do not sync folders
	return f.Close()
}

func copyFault(to string, err error) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return err
	}
	return refused("copy", "备份%s没有做成；请核对磁盘空间和权限", to).Because(err)
}
