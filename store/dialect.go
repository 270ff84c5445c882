package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A dialect is all in which two engines differ.
type dialect struct {
	name      string // as the glossary has it
	goose     goose.Dialect
	begin     []string // a transaction that writes, as the only one of all processes
	beginRead string   // of a snapshot
	readers   int      // connections for snapshots
	schema    func(string) string
	class     func(error) class
	check     func(context.Context, *sql.Conn) error // of every connection that is made
	options   func() ([]goose.ProviderOption, error)
}

// A class is what an error of an engine means for what is done next.
type class int

const (
	classOther    class = iota // a fault of ours; the savepoint can be rolled back
	classUnique                // a key stands already
	classRetry                 // the engine asks to do it again: locks, serialization
	classLost                  // the connection is gone
	classFull                  // no room; nothing was kept
	classReadOnly              // this database may not be written
	classDisk                  // reading or writing failed: what the disk holds is not known
	classDamaged               // the file is no database, or a damaged one
)

// whole reports classes after which no act of a group can go on.
func (c class) whole() bool { return c >= classRetry }

// applicationID marks a SQLite file as one of ours: "JHng".
const applicationID = 0x4a486e67

// oldestSQLite is the version below which acknowledged writes could be lost in
// WAL mode.
const oldestSQLite = "3.51.3"

// oldestPostgres is the version that the suite runs on.
const oldestPostgres = 150000

// The engines by name.
const (
	sqliteName   = "SQLite"
	postgresName = "PostgreSQL"
)

var sqliteDialect = &dialect{
	name:      sqliteName,
	goose:     goose.DialectSQLite3,
	begin:     []string{"BEGIN IMMEDIATE"},
	beginRead: "BEGIN",
	readers:   2,
	schema:    sqliteSchema,
	class:     sqliteClass,
	check:     sqliteCheck,
	options:   func() ([]goose.ProviderOption, error) { return nil, nil },
}

var postgresDialect = &dialect{
	name:      postgresName,
	goose:     goose.DialectPostgres,
	begin:     []string{"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", "SELECT pg_advisory_xact_lock(" + strconv.Itoa(applicationID) + ")"},
	beginRead: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	readers:   8,
	schema:    postgresSchema,
	class:     postgresClass,
	check:     postgresCheck,
	options: func() ([]goose.ProviderOption, error) {
		l, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, err
		}
		return []goose.ProviderOption{goose.WithSessionLocker(l)}, nil
	},
}

// sqliteDSN names a file with the settings that every connection must have. A
// reader cannot write.
func sqliteDSN(path string, reader bool) string {
	q := "_txlock=immediate"
	for _, p := range sqlitePragmas {
		q += "&_pragma=" + p.name + "(" + p.set + ")"
	}
	if reader {
		return "file:" + escaped(path) + "?" + q + "&_pragma=query_only(1)"
	}
	q += "&_pragma=cache_size(-16384)"                                  // KiB; the pages that are written stay at hand
	q += "&_pragma=wal_autocheckpoint(" + strconv.Itoa(movePages) + ")" // one that is written again and again goes to its place once
	return "file:" + escaped(path) + "?" + q
}

// escaped writes a path as a DSN takes it.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// sqlitePragmas are set on every connection, and seen to be set.
var sqlitePragmas = []struct{ name, set, seen string }{
	{"busy_timeout", "5000", "5000"},
	{"journal_mode", "wal", "wal"},
	{"synchronous", "full", "2"},
	{"foreign_keys", "1", "1"},
	{"secure_delete", "1", "1"},
	{"trusted_schema", "0", "0"},
	{"journal_size_limit", "67108864", "67108864"},
}

func sqliteCheck(ctx context.Context, c *sql.Conn) error {
	for _, p := range sqlitePragmas {
		var seen string
		if err := c.QueryRowContext(ctx, "PRAGMA "+p.name).Scan(&seen); err != nil {
			return unopened(sqliteName, err)
		}
		if seen != p.seen {
			return refused("setting", "数据库的设置%s应当是%s，实际是%s；请用本程序的原样文件", p.name, p.seen, seen)
		}
	}
	return nil
}

func postgresCheck(ctx context.Context, c *sql.Conn) error {
	for _, p := range []struct{ name, bad string }{{"fsync", "off"}, {"synchronous_commit", "off"}, {"full_page_writes", "off"}} {
		var seen string
		if err := c.QueryRowContext(ctx, "SELECT current_setting($1)", p.name).Scan(&seen); err != nil {
			return unopened(postgresName, err)
		}
		if seen == p.bad {
			return refused("setting", "PostgreSQL的设置%s关着，断电会丢失已保存的内容；请打开它再启动", p.name)
		}
	}
	return nil
}

// The schema is written in PostgreSQL's words, with four of SQLite's and ours:
// STRICT behind a table, WITHOUT ROWID behind one whose rows are small and stand by
// their key, GUARD for a table that only grows, or of which the columns named
// never change, and APART for entries of a file whose lists may have only one of some
// words, and nothing beside it: tree, file, what stands before a word, the words.
var (
	typeWords  = regexp.MustCompile(`\b(BIGINT|BOOLEAN|BYTEA)\b`)
	strictWord = regexp.MustCompile(`\) STRICT(, WITHOUT ROWID)?;`)
	apartWord  = regexp.MustCompile(`(?m)^APART (\S+) (\S+) (\S+) (.+);$`)
	guardWord  = regexp.MustCompile(`(?m)^GUARD (\w+)(?: \(([^)]*)\))?;$`)
)

func sqliteSchema(text string) string {
	text = typeWords.ReplaceAllStringFunc(text, func(w string) string {
		return map[string]string{"BIGINT": "INTEGER", "BOOLEAN": "INTEGER", "BYTEA": "BLOB"}[w]
	})
	text = apartWord.ReplaceAllStringFunc(text, func(line string) string {
		where, kinds := apartOf(line, "char(10)")
		return statement("CREATE TRIGGER entries_apart BEFORE INSERT ON entries WHEN " + where + " AND " + strings.Join(kinds, " + ") +
			" > 1 BEGIN SELECT RAISE(ABORT, 'these are kept apart'); END;\n")
	})
	return guardWord.ReplaceAllStringFunc(text, func(line string) string {
		m := guardWord.FindStringSubmatch(line)
		of := ""
		if m[2] != "" {
			of = " OF " + m[2]
		}
		refuse := " BEGIN SELECT RAISE(ABORT, 'this table keeps what it has'); END;\n"
		return statement("CREATE TRIGGER "+m[1]+"_update BEFORE UPDATE"+of+" ON "+m[1]+refuse) +
			statement("CREATE TRIGGER "+m[1]+"_delete BEFORE DELETE ON "+m[1]+refuse)
	})
}

// apartOf is where an APART holds, and a condition for each kind that an entry may be
// of: one a word, and one for all other words. newline is the engine's.
func apartOf(line, newline string) (where string, kinds []string) {
	m := apartWord.FindStringSubmatch(line)
	quoted := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
	lead := newline + " || " + quoted("      - "+m[3]+" ")
	rest := "NEW.text"
	for word := range strings.FieldsSeq(m[4]) {
		whole := "(" + lead + " || " + quoted(word) + ")"
		kinds = append(kinds, "(CASE WHEN NEW.text LIKE '%' || "+whole+" || '%' THEN 1 ELSE 0 END)")
		rest = "replace(" + rest + ", " + whole + ", '')"
	}
	kinds = append(kinds, "(CASE WHEN "+rest+" LIKE '%' || ("+lead+") || '%' THEN 1 ELSE 0 END)")
	return "NEW.tree = " + quoted(m[1]) + " AND NEW.file = " + quoted(m[2]), kinds
}

func postgresSchema(text string) string {
	text = strictWord.ReplaceAllString(text, ");")
	text = apartWord.ReplaceAllStringFunc(text, func(line string) string {
		where, kinds := apartOf(line, "chr(10)")
		return statement("CREATE FUNCTION entries_apart() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF "+where+" AND "+strings.Join(kinds, " + ")+
			" > 1 THEN RAISE EXCEPTION 'these are kept apart'; END IF; RETURN NEW; END $$;\n") +
			statement("CREATE TRIGGER entries_apart BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION entries_apart();\n")
	})
	first := true
	return guardWord.ReplaceAllStringFunc(text, func(line string) string {
		m := guardWord.FindStringSubmatch(line)
		of, out := "", ""
		if m[2] != "" {
			of = " OF " + m[2]
		}
		if first {
			first = false
			out = statement("CREATE OR REPLACE FUNCTION keeps() RETURNS trigger LANGUAGE plpgsql AS " +
				"$$ BEGIN RAISE EXCEPTION 'this table keeps what it has'; END $$;\n")
		}
		return out +
			statement("CREATE TRIGGER "+m[1]+"_update BEFORE UPDATE"+of+" ON "+m[1]+" FOR EACH ROW EXECUTE FUNCTION keeps();\n") +
			statement("CREATE TRIGGER "+m[1]+"_delete BEFORE DELETE ON "+m[1]+" FOR EACH ROW EXECUTE FUNCTION keeps();\n") +
			statement("CREATE TRIGGER "+m[1]+"_truncate BEFORE TRUNCATE ON "+m[1]+" FOR EACH STATEMENT EXECUTE FUNCTION keeps();\n")
	})
}

// statement marks several words with semicolons as one statement for goose.
func statement(s string) string {
	return "-- +goose StatementBegin\n" + s + "-- +goose StatementEnd\n"
}

func sqliteClass(err error) class {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return lostClass(err)
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return classUnique
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return classRetry
	case sqlite3.SQLITE_FULL:
		return classFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return classReadOnly
	case sqlite3.SQLITE_IOERR:
		return classDisk
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return classDamaged
	}
	return classOther
}

func postgresClass(err error) class {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return lostClass(err)
	}
	switch {
	case e.Code == "23505":
		return classUnique
	case e.Code == "40001", e.Code == "40P01", e.Code == "55P03":
		return classRetry
	case e.Code == "25006":
		return classReadOnly
	case e.Code == "53100":
		return classFull
	case strings.HasPrefix(e.Code, "08"), strings.HasPrefix(e.Code, "57P"), strings.HasPrefix(e.Code, "53"):
		return classLost
	case e.Code == "58030":
		return classDisk
	case strings.HasPrefix(e.Code, "XX"):
		return classDamaged
	}
	return classOther
}
