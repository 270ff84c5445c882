package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/pressly/goose/v3"

	"jiheng/fault"
)

// A DamageKind says in what way a SQLite file is not what it should be.
type DamageKind string

// The kinds of damage, in the order in which they are looked for.
const (
	DamageUnreadable DamageKind = "unreadable" // there is no such file, or it cannot be read
	DamageEmpty      DamageKind = "empty"      // no byte in it
	DamageForeign    DamageKind = "foreign"    // no SQLite file, or another program's
	DamageCut        DamageKind = "cut"        // shorter than its header says
	DamageLong       DamageKind = "long"       // something stands behind its last page
	DamageWAL        DamageKind = "wal"        // what stands beside it in -wal is another file's
	DamagePage       DamageKind = "page"       // a page, row or index that does not fit
	DamageReference  DamageKind = "reference"  // rows that point nowhere
	DamageNewer      DamageKind = "newer"      // a newer program has written it
	DamageSchema     DamageKind = "schema"     // tables, triggers or indexes are not those of its version
	DamageName       DamageKind = "name"       // the database has no name
	DamageFile       DamageKind = "file"       // the content of a kept file is gone or another
	DamageLog        DamageKind = "log"        // texts and log do not fit each other
)

// A Damage is one thing that is wrong with a file. Message says it in Chinese.
type Damage struct {
	Kind    DamageKind
	Message string
}

// An Inspection is what was found in a SQLite file.
type Inspection struct {
	Damages []Damage // none where the file is good
	Origin  string   // name of the database
	Version int64    // of its schema
	Log     *Report  // nil where it was not reached
}

// Good reports a file without damage.
func (in *Inspection) Good() bool { return len(in.Damages) == 0 }

func (in *Inspection) find(k DamageKind, format string, args ...any) {
	in.Damages = append(in.Damages, Damage{k, fmt.Sprintf(format, fault.Args(args...)...)})
}

// Inspect looks through a SQLite file that no process has open, a backup above all,
// and changes nothing in it or beside it: its pages, its schema, its references, the
// contents of files, and whether texts and log fit each other. A file with a -wal
// that holds something is copied into the folder temp for that; temp may be empty for
// the system's. The error is of the machine, not of the file.
func Inspect(ctx context.Context, path, temp string, trust Trust) (*Inspection, error) {
	in := &Inspection{}
	if !in.outside(path) {
		return in, nil
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return in, in.withWAL(ctx, path, temp, trust)
	}
	return in, in.inside(ctx, path, trust)
}

// outside looks at a file without SQLite; false where there is no use in going on.
func (in *Inspection) outside(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		in.find(DamageUnreadable, "%s读不了：文件不存在，或者没有权限", path)
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		in.find(DamageUnreadable, "%s读不了：它不是文件", path)
		return false
	}
	if info.Size() == 0 {
		in.find(DamageEmpty, "%s是空的", path)
		return false
	}
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil || string(head[:16]) != "SQLite format 3\x00" {
		in.find(DamageForeign, "%s不是数据库文件，或者开头已经损坏", path)
		return false
	}
	page := int64(binary.BigEndian.Uint16(head[16:18]))
	if page == 1 {
		page = 1 << 16
	}
	want := page * int64(binary.BigEndian.Uint32(head[28:32]))
	wal, err := os.Stat(path + "-wal")
	whole := err != nil || wal.Size() == 0 // else what is missing may stand beside it
	switch {
	case whole && binary.BigEndian.Uint32(head[68:72]) != applicationID:
		in.find(DamageForeign, "%s是别的程序的数据库，不是绩衡的", path)
		return false
	case whole && info.Size() < want:
		in.find(DamageCut, "%s不全：应当有%d字节，只有%d字节，末尾被截去", path, want, info.Size())
		return false
	case whole && info.Size() > want:
		in.find(DamageLong, "%s的末尾多出%d字节，不是数据库写的", path, info.Size()-want)
	}
	return true
}

// withWAL inspects a copy of a file together with what stands beside it. Where both
// together are damaged and the file alone is not, the other is not its own.
func (in *Inspection) withWAL(ctx context.Context, path, temp string, trust Trust) (err error) {
	dir, err := os.MkdirTemp(temp, ".jiheng-inspect-")
	if err != nil {
		return copyFault(path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	both, alone := dir+"/both.db", dir+"/alone.db"
	for to, from := range map[string]string{both: path, both + "-wal": path + "-wal"} {
		if err := copyFile(from, to); err != nil {
			return copyFault(path, err)
		}
	}
	first := &Inspection{}
	if err := first.inside(ctx, both, trust); err != nil {
		return err
	}
	if !first.Good() {
		if err := copyFile(path, alone); err != nil {
			return copyFault(path, err)
		}
		second := &Inspection{}
		if err := second.inside(ctx, alone, trust); err != nil {
			return err
		}
		if second.Good() {
			*first = *second
			first.find(DamageWAL, "%s-wal不是这个数据库的，或者已经损坏：打开时会把它的内容写进去；请先核对，再移走它", path)
		}
	}
	in.Damages = append(in.Damages, first.Damages...)
	in.Origin, in.Version, in.Log = first.Origin, first.Version, first.Log
	return nil
}

// inside looks at a file as SQLite reads it.
func (in *Inspection) inside(ctx context.Context, path string, trust Trust) (err error) {
	s := peek(path)
	defer func() { err = errors.Join(err, s.release()) }()
	var said string
	if err := s.rdb.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil || said != "ok" {
		in.find(DamagePage, "%s里有损坏的页或索引（%s）", path, oneOf(said, err))
		return ctx.Err()
	}
	var id, strays int
	if err := s.rdb.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil || id != applicationID {
		in.find(DamageForeign, "%s是别的程序的数据库，不是绩衡的", path)
		return ctx.Err()
	}
	if err := s.rdb.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&strays); err != nil {
		return faultOr(sqliteDialect, err)
	}
	if strays > 0 {
		in.find(DamageReference, "%s里有%d处引用落空", path, strays)
	}
	if ok, err := in.schema(ctx, s); err != nil || !ok {
		return err
	}
	err = s.View(ctx, func(tx *Tx) error {
		_, err := tx.get(`SELECT value FROM meta WHERE name = 'origin'`, nil, &s.origin)
		return err
	})
	if err != nil {
		return err
	}
	if in.Origin = s.origin; in.Origin == "" {
		in.find(DamageName, "数据库没有名称：它从来没有用过，或者名称被删去")
	}
	if in.Log, err = s.Verify(ctx, trust); err != nil {
		return err
	}
	for _, f := range in.Log.Findings {
		switch {
		case f.Kind.Warning():
		case f.Kind == FoundFile:
			in.find(DamageFile, "%s", fault.Lines(f.Message))
		default:
			in.find(DamageLog, "%s", fault.Lines(f.Message))
		}
	}
	return nil
}

func oneOf(said string, err error) string {
	if err != nil {
		return err.Error()
	}
	return said
}

// schema compares the tables of a file with those that its version has; false where
// they cannot be read.
func (in *Inspection) schema(ctx context.Context, s *Store) (bool, error) {
	if err := s.rdb.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version").Scan(&in.Version); err != nil {
		in.find(DamageSchema, "数据库里没有版本的记录：表被删去，或者它没有建成")
		return false, ctx.Err()
	}
	ours, err := SchemaVersion(ctx)
	if err != nil {
		return false, err
	}
	if in.Version > ours {
		in.find(DamageNewer, "数据库是第%d版，由更新的程序写成，本程序只认得到第%d版", in.Version, ours)
		return false, nil
	}
	want, err := schemaOf(ctx, in.Version)
	if err != nil {
		return false, err
	}
	have, err := schemaRows(ctx, s.rdb)
	if err != nil {
		return false, err
	}
	whole := true
	for name, text := range want {
		if have[name] == "" {
			whole = whole && name[:5] != "table"
			in.find(DamageSchema, "数据库里少了%s", name)
		} else if have[name] != text {
			in.find(DamageSchema, "数据库里的%s不是第%d版的样子", name, in.Version)
		}
	}
	for name := range have {
		if want[name] == "" {
			in.find(DamageSchema, "数据库里多了%s，不是绩衡建的", name)
		}
	}
	return whole, nil
}

// schemaOf returns the tables, triggers and indexes of a version.
func schemaOf(ctx context.Context, version int64) (map[string]string, error) {
	db, p, err := blank()
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if _, err := p.UpTo(ctx, version); err != nil {
		return nil, unopened(sqliteName, err)
	}
	return schemaRows(ctx, db)
}

// SchemaVersion returns the version of this program's schema.
func SchemaVersion(ctx context.Context) (int64, error) {
	db, p, err := blank()
	if err != nil {
		return 0, err
	}
	defer db.Close()
	_, ours, err := p.GetVersions(ctx)
	return ours, err
}

// blank returns a database in memory and what makes its tables.
func blank() (*sql.DB, *goose.Provider, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, nil, unopened(sqliteName, err)
	}
	db.SetMaxOpenConns(1)
	p, err := (&Store{d: sqliteDialect, wdb: db}).provider(migrations)
	if err != nil {
		return nil, nil, errors.Join(unopened(sqliteName, err), db.Close())
	}
	return db, p, nil
}

func schemaRows(ctx context.Context, db *sql.DB) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
	if err != nil {
		return nil, faultOr(sqliteDialect, err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var kind, name, text string
		if err := rows.Scan(&kind, &name, &text); err != nil {
			return nil, faultOr(sqliteDialect, err)
		}
		out[kind+" "+name] = text
	}
	return out, rows.Err()
}

// peek opens a file that nobody writes, for reading alone, without a lock and with
// nothing written beside it; a file with a -wal it opens as any reader does.
func peek(path string) *Store {
	d := *sqliteDialect
	d.check = func(context.Context, *sql.Conn) error { return nil }
	mode := "?mode=ro&immutable=1&_pragma=trusted_schema(0)&_pragma=query_only(1)"
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		mode = "?_pragma=trusted_schema(0)"
	}
	s := &Store{d: &d, path: path, stopped: make(chan struct{}), quit: make(chan struct{}), edges: map[string]*edge{}}
	close(s.stopped)                                          // there is no writer
	s.rdb, _ = sql.Open("sqlite", "file:"+escaped(path)+mode) // errors come when it is used
	s.readers = make(chan *conn, d.readers)
	for range d.readers {
		s.readers <- nil
	}
	return s
}
