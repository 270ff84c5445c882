package store

import (
	"database/sql"
)

// A DigestRow is one line of a year as lists across years show it. What its texts
// mean is the caller's. It can be made again of the year's acts, and nothing is
// decided by it.
type DigestRow struct {
	Tree, Code   string
	Place        int64 // in its year
	Name, Office string
	Target       string
	Entry        string // that states the value; empty where none does
	Value        string
	Act          int64 // that stated the value; zero where none did
	Weight, Rate string
	Points       string
	State        string
	Derived      int64 // the act of the value that rate, points and state are of
	Gone         bool  // it was in the year, and is no longer
	Changed      int64 // counts up with each row that is written
}

// A Digest is a year as lists of years show it, as of an act.
type Digest struct {
	Tree         string
	Act          int64
	Total, Grade string
	Open         int64 // open points
}

const digestColumns = `tree, code, place, name, office, target, entry, value, act, weight, rate, points, state, derived, gone, changed`

func (d *DigestRow) columns() []any {
	return []any{&d.Tree, &d.Code, &d.Place, &d.Name, &d.Office, &d.Target, &d.Entry, &d.Value, &d.Act, &d.Weight, &d.Rate, &d.Points, &d.State,
		&d.Derived, &d.Gone, &d.Changed}
}

func scanDigest(r *sql.Rows) (d DigestRow, err error) {
	err = r.Scan(d.columns()...)
	return d, err
}

// DigestChanged is the number of the last row that was written; zero before the
// first.
func (tx *Tx) DigestChanged() (int64, error) {
	var n int64
	_, err := tx.get(`SELECT changed FROM digest_indicator ORDER BY changed DESC LIMIT 1`, nil, &n)
	return n, err
}

// DigestSince lists the rows that were written behind a number, in that order, at
// most limit.
func (tx *Tx) DigestSince(changed int64, limit int) ([]DigestRow, error) {
	return list(tx, `SELECT `+digestColumns+` FROM digest_indicator WHERE changed > $1 ORDER BY changed LIMIT $2`, []any{changed, limit}, scanDigest)
}

// DigestOf lists the rows of a year by code.
func (tx *Tx) DigestOf(tree string) ([]DigestRow, error) {
	return list(tx, `SELECT `+digestColumns+` FROM digest_indicator WHERE tree = $1 ORDER BY code`, []any{tree}, scanDigest)
}

// nextChanged is what the next row is counted as.
const nextChanged = `(SELECT COALESCE(max(changed), 0) + 1 FROM digest_indicator)`

// PutDigest writes a row, in the place of the one of its year and code.
func (tx *Tx) PutDigest(d DigestRow) error {
	_, err := tx.exec(`INSERT INTO digest_indicator (`+digestColumns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, `+nextChanged+`)
		ON CONFLICT (tree, code) DO UPDATE SET place = excluded.place, name = excluded.name, office = excluded.office, target = excluded.target,
		entry = excluded.entry, value = excluded.value, act = excluded.act, weight = excluded.weight, rate = excluded.rate,
		points = excluded.points, state = excluded.state, derived = excluded.derived, gone = excluded.gone, changed = excluded.changed`,
		d.Tree, d.Code, d.Place, d.Name, d.Office, d.Target, d.Entry, d.Value, d.Act, d.Weight, d.Rate, d.Points, d.State, d.Derived, d.Gone)
	return err
}

// SetDigestValue writes the value of a row as an act has just stated it. A row that
// is not there yet is made when its year is derived.
func (tx *Tx) SetDigestValue(tree, code, value string, act int64) error {
	_, err := tx.exec(`UPDATE digest_indicator SET value = $3, act = $4, changed = `+nextChanged+` WHERE tree = $1 AND code = $2`,
		tree, code, value, act)
	return err
}

// YearDigest returns the digest of a year; ok is false where there is none yet.
func (tx *Tx) YearDigest(tree string) (d Digest, ok bool, err error) {
	ok, err = tx.get(`SELECT tree, act, total, grade, open FROM digest WHERE tree = $1`, []any{tree}, &d.Tree, &d.Act, &d.Total, &d.Grade, &d.Open)
	return d, ok, err
}

// PutYearDigest writes the digest of a year.
func (tx *Tx) PutYearDigest(d Digest) error {
	_, err := tx.exec(`INSERT INTO digest (tree, act, total, grade, open) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (tree) DO UPDATE SET act = excluded.act, total = excluded.total, grade = excluded.grade, open = excluded.open`,
		d.Tree, d.Act, d.Total, d.Grade, d.Open)
	return err
}

// Undigested lists years that have gone on since their digest was made, by ID from
// behind one, at most limit.
func (tx *Tx) Undigested(after string, limit int) ([]string, error) {
	return list(tx, `SELECT y.id FROM years y JOIN trees t ON t.id = y.id LEFT JOIN digest d ON d.tree = y.id
		WHERE y.id > $1 AND t.head > COALESCE(d.act, 0) ORDER BY y.id LIMIT $2`, []any{after, limit},
		func(r *sql.Rows) (id string, err error) { err = r.Scan(&id); return id, err })
}

// DropDigests takes all digests back; they are made again of the acts.
func (tx *Tx) DropDigests() error {
	if _, err := tx.exec(`UPDATE digest_indicator SET gone = $1, changed = changed + (SELECT max(changed) FROM digest_indicator)`, true); err != nil {
		return err
	}
	if _, err := tx.exec(`DELETE FROM digest_ledger WHERE file <> ''`); err != nil {
		return err
	}
	_, err := tx.exec(`DELETE FROM digest WHERE act >= 0`)
	return err
}
