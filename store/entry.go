package store

import (
	"database/sql"
	"math"
	"slices"
	"strconv"
	"time"
)

// Newest stands for the last act of a tree.
const Newest = math.MaxInt64 - 1

// noEnd is the end of a version that still stands.
const noEnd = math.MaxInt64

// An Entry (条目) is a piece of a file's text, or a whole file by the hash of its
// content. What File, Kind, Block and Key mean is the caller's; the entries of a
// file in the order of their ranks, one after another, are its text.
type Entry struct {
	ID      string // the store's own, unique in its tree
	File    string // path in the folder, with slashes
	Kind    int
	Block   string
	Key     string
	Rank    string // its place in the file
	Text    string // empty for a whole file
	Hash    string // of a whole file: see PutFile
	Version int64  // the act that wrote it so
	Erased  string // why its text was erased; empty where it was not
}

const entryColumns = `id, since, file, kind, block, key, rank, text, hash, erased`

// columns are where entryColumns are read to.
func (e *Entry) columns() []any {
	return []any{&e.ID, &e.Version, &e.File, &e.Kind, &e.Block, &e.Key, &e.Rank, &e.Text, &e.Hash, &e.Erased}
}

// Entries lists the entries of a tree as they stood after an act, by file and
// place. After act zero there are none.
func (tx *Tx) Entries(tree string, at int64) ([]Entry, error) {
	if err := tx.has(tree, at); err != nil {
		return nil, err
	}
	return list(tx, `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND until > $2 AND since <= $2 ORDER BY file, rank, id`,
		[]any{tree, at}, scanRow)
}

func scanRow(r *sql.Rows) (e Entry, err error) {
	err = r.Scan(e.columns()...)
	return e, err
}

// FileEntries lists the entries of one file as they stood after an act.
func (tx *Tx) FileEntries(tree string, at int64, file string) ([]Entry, error) {
	if err := tx.has(tree, at); err != nil {
		return nil, err
	}
	return list(tx, `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND until > $2 AND since <= $2 AND file = $3 ORDER BY rank, id`,
		[]any{tree, at, file}, scanRow)
}

// Entry returns one entry as it stood after an act; one that did not stand then is
// NotFound.
func (tx *Tx) Entry(tree, id string, at int64) (Entry, error) {
	q, args := `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND id = $2 AND until > $3 AND since <= $3`, []any{tree, id, at}
	if at == Newest {
		q, args = currentEntry, []any{tree, id, int64(noEnd)}
	}
	var e Entry
	ok, err := tx.get(q, args, e.columns()...)
	if err == nil && !ok {
		err = absent("没有编号为%s的条目，可能已经删除", id)
	}
	return e, err
}

// EntriesOf lists those of some entries that stand, in any order; IDs that are
// empty are passed over.
func (tx *Tx) EntriesOf(tree string, ids []string) ([]Entry, error) {
	var out []Entry
	for some := range slices.Chunk(slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" }), mostTogether) {
		q, args := `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND until = $2 AND id IN (`, []any{tree, int64(noEnd)}
		for i, id := range some {
			if i > 0 {
				q += ", "
			}
			q += "$" + strconv.Itoa(i+3)
			args = append(args, id)
		}
		found, err := list(tx, q+`) ORDER BY id`, args, scanRow)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// An Outline is an entry without its text.
type Outline struct {
	Entry
	Ended bool // its text ends with the end of a line
}

// Outlines lists the entries of a tree that stand, without their texts but for those
// of one block of a file, by file and place.
func (tx *Tx) Outlines(tree, file, block string) ([]Outline, error) {
	return list(tx, `SELECT id, since, file, kind, block, key, rank, hash, erased, text LIKE '%' || CAST($3 AS TEXT),
		CASE WHEN file = $4 AND block = $5 THEN text ELSE '' END FROM entries
		WHERE tree = $1 AND until = $2 ORDER BY file, rank, id`, []any{tree, int64(noEnd), "\n", file, block}, func(r *sql.Rows) (o Outline, err error) {
		err = r.Scan(&o.ID, &o.Version, &o.File, &o.Kind, &o.Block, &o.Key, &o.Rank, &o.Hash, &o.Erased, &o.Ended, &o.Text)
		return o, err
	})
}

// Since lists what the acts behind one did to the entries of a tree: those that
// stand and were written, in the order of the acts, with those whose text was ever
// erased, and the IDs of those that are gone. The sign before a column keeps SQLite
// from an index by which it would walk over all that stands.
func (tx *Tx) Since(tree string, act int64) (now []Entry, gone []string, err error) {
	now, err = list(tx, `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND since > $2 AND +until = $3 ORDER BY since, id`,
		[]any{tree, act, int64(noEnd)}, scanRow)
	if err != nil {
		return nil, nil, err
	}
	erased, err := list(tx, `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND erased <> '' AND +since <= $2 AND +until = $3 ORDER BY since, id`,
		[]any{tree, act, int64(noEnd)}, scanRow)
	if err != nil {
		return nil, nil, err
	}
	now = append(now, erased...)
	gone, err = list(tx, `SELECT e.id FROM entries e WHERE e.tree = $1 AND e.until > $2 AND e.until < $3
		AND NOT EXISTS (SELECT 1 FROM entries n WHERE n.tree = e.tree AND n.until = $3 AND n.id = e.id) ORDER BY e.id`,
		[]any{tree, act, int64(noEnd)}, func(r *sql.Rows) (id string, err error) { err = r.Scan(&id); return id, err })
	return now, gone, err
}

// KeysEver lists which entries of a file of a tree ever had which key, in versions that
// stand and in those that were closed: ID, Kind, Block and Key, the oldest first.
func (tx *Tx) KeysEver(tree, file string) ([]Entry, error) {
	return list(tx, `SELECT id, kind, block, key FROM entries WHERE tree = $1 AND file = $2 AND key <> '' GROUP BY id, kind, block, key ORDER BY MIN(since), id`,
		[]any{tree, file}, func(r *sql.Rows) (e Entry, err error) {
			e.File = file
			return e, r.Scan(&e.ID, &e.Kind, &e.Block, &e.Key)
		})
}

// Gone lists the entries of a tree that acts behind one took away and that do not stand
// now, nor another with their key, each as it stood last; its Version is the act that took
// it away.
func (tx *Tx) Gone(tree string, act int64) ([]Entry, error) {
	return list(tx, `SELECT e.id, e.until, e.file, e.kind, e.block, e.key FROM entries e WHERE e.tree = $1 AND e.until > $2 AND e.until < $3
		AND NOT EXISTS (SELECT 1 FROM entries n WHERE n.tree = e.tree AND n.until > e.until AND n.id = e.id)
		AND (e.key = '' OR NOT EXISTS (SELECT 1 FROM entries n WHERE n.tree = e.tree AND n.until = $3 AND n.file = e.file AND n.block = e.block AND n.key = e.key))
		ORDER BY e.until, e.id`,
		[]any{tree, act, int64(noEnd)}, func(r *sql.Rows) (e Entry, err error) {
			return e, r.Scan(&e.ID, &e.Version, &e.File, &e.Kind, &e.Block, &e.Key)
		})
}

// currentEntry reads an entry that stands.
const currentEntry = `SELECT ` + entryColumns + ` FROM entries WHERE tree = $1 AND id = $2 AND until = $3`

// has refuses an act that a tree does not have.
func (tx *Tx) has(tree string, at int64) error {
	head, err := tx.Head(tree)
	if err == nil && at != Newest && (at < 0 || at > head) {
		err = absent("没有第%s次办理，现在共%s次", strconv.FormatInt(at, 10), strconv.FormatInt(head, 10))
	}
	return err
}

// A Version is an entry as one act left it, with who did it.
type Version struct {
	Entry  Entry // zero but for ID where it was deleted
	Act    int64
	Person string
	Kind   string
	Reason string
	Time   time.Time
}

// History lists what became of an entry, the oldest first. One that never was is
// NotFound.
func (tx *Tx) History(tree, id string) ([]Version, error) {
	type row struct {
		Version
		until int64
	}
	rows, err := list(tx, `SELECT e.id, e.since, e.file, e.kind, e.block, e.key, e.rank, e.text, e.hash, e.erased, e.until,
		a.person, a.kind, a.reason, a.at FROM entries e JOIN acts a ON a.tree = e.tree AND a.number = e.since
		WHERE e.tree = $1 AND e.id = $2 ORDER BY e.since`, []any{tree, id}, func(r *sql.Rows) (v row, err error) {
		var at string
		err = r.Scan(append(v.Entry.columns(), &v.until, &v.Person, &v.Kind, &v.Reason, &at)...)
		if err == nil {
			v.Act = v.Entry.Version
			v.Time, err = when(at)
		}
		return v, err
	})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, absent("没有编号为%s的条目", id)
	}
	out := make([]Version, 0, len(rows)+1)
	for i, r := range rows {
		out = append(out, r.Version)
		if last := i == len(rows)-1; r.until != noEnd && (last || rows[i+1].Act != r.until) {
			a, err := tx.Act(tree, r.until)
			if err != nil {
				return nil, err
			}
			out = append(out, Version{Entry: Entry{ID: id}, Act: a.Number, Person: a.Person, Kind: a.Kind, Reason: a.Reason, Time: a.Time})
		}
	}
	return out, nil
}

// Changed lists what an act did to entries: each as it was and as it is; the zero
// Entry stands for one that was not there before, or is no longer, and for the
// text that was erased.
func (tx *Tx) Changed(tree string, act int64) (before, after []Entry, err error) {
	a, err := tx.Act(tree, act)
	if err != nil {
		return nil, nil, err
	}
	was, err := list(tx, `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND until = $2 ORDER BY id`, []any{tree, act}, scanRow)
	if err != nil {
		return nil, nil, err
	}
	is, err := list(tx, `SELECT `+entryColumns+` FROM entries WHERE tree = $1 AND since = $2 ORDER BY id`, []any{tree, act}, scanRow)
	if err != nil {
		return nil, nil, err
	}
	byID := func(es []Entry) map[string]Entry {
		m := make(map[string]Entry, len(es))
		for _, e := range es {
			m[e.ID] = e
		}
		return m
	}
	old, now := byID(was), byID(is)
	for _, c := range a.Changes {
		before, after = append(before, old[c.ID]), append(after, now[c.ID])
	}
	return before, after, nil
}

// Strokes lists which acts the entries of a tree that stand are of, once a file, in the
// order of the acts: entries of which nothing but file and version is read.
func (tx *Tx) Strokes(tree string) ([]Entry, error) {
	return list(tx, `SELECT DISTINCT since, file FROM entries WHERE tree = $1 AND until = $2 ORDER BY since, file`,
		[]any{tree, int64(noEnd)}, func(r *sql.Rows) (e Entry, err error) { return e, r.Scan(&e.Version, &e.File) })
}
