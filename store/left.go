package store

import "database/sql"

// A Left is a whole file that entries had, and that none has any more: its content is
// still kept, so that the acts by which it went can be undone.
type Left struct {
	Hash string // SHA-256 of the content
	Size int64  // bytes
	Tree string // a year's ID
	Path string // of the file in the folder of that year
	Act  int64  // by which it went
}

// LeftFiles lists the whole files that no entry has any more, a row for each time that
// one went, by year and act; of one content alone where hash is not empty. At most limit.
func (tx *Tx) LeftFiles(hash string, limit int) ([]Left, error) {
	q := `SELECT f.hash, f.size, e.tree, e.file, e.until FROM entries e JOIN files f ON f.hash = e.hash
		WHERE e.hash <> '' AND e.hash NOT IN (SELECT n.hash FROM entries n WHERE n.until = $1 AND n.hash <> '')`
	args := []any{int64(noEnd), limit}
	if hash != "" {
		q += ` AND e.hash = $3`
		args = append(args, hash)
	}
	return list(tx, q+` ORDER BY e.tree, e.until, e.id LIMIT $2`, args, func(r *sql.Rows) (l Left, err error) {
		return l, r.Scan(&l.Hash, &l.Size, &l.Tree, &l.Path, &l.Act)
	})
}

// HeldNow reports whether an entry has the whole file of a hash as it stands.
func (tx *Tx) HeldNow(hash string) (bool, error) {
	var n int64
	_, err := tx.get(`SELECT count(*) FROM entries WHERE until = $1 AND hash = $2`, []any{int64(noEnd), hash}, &n)
	return n > 0, err
}

// A Held is a version of an entry that has a whole file.
type Held struct {
	Tree string
	ID   string
	Act  int64 // the version
}

// Held lists the versions of entries that have the whole file of a hash, by year.
func (tx *Tx) Held(hash string) ([]Held, error) {
	return list(tx, `SELECT tree, id, since FROM entries WHERE hash = $1 ORDER BY tree, since, id`, []any{hash}, func(r *sql.Rows) (h Held, err error) {
		return h, r.Scan(&h.Tree, &h.ID, &h.Act)
	})
}

// ActsAbout lists the acts of a tree of a kind whose detail begins with a text, the
// oldest first.
func (tx *Tx) ActsAbout(tree, kind, begins string) ([]Act, error) {
	return list(tx, `SELECT `+actColumns+`WHERE tree = $1 AND kind = $2 AND substr(detail, 1, $3) = $4 ORDER BY number`,
		[]any{tree, kind, len([]rune(begins)), begins}, func(r *sql.Rows) (Act, error) { return scanAct(r) })
}
