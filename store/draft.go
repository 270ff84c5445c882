package store

import (
	"database/sql"
	"time"
)

// A Draft is what a person has typed into an entry and not yet given: one a person
// and entry, overwritten, no act, and shown to nobody else.
type Draft struct {
	Person string
	Tree   string
	Entry  string // its ID, or a name of the caller's for one that is not there yet
	Seen   int64  // the version that it was typed over
	Text   string
	Time   time.Time
}

// PutDraft keeps a draft in the place of the last one.
func (tx *Tx) PutDraft(d Draft) error {
	if len(d.Text) > mostText {
		return invalid("草稿超过%d兆字节；请拆开再填", mostText>>20)
	}
	if err := plainText("草稿", d.Person, d.Entry, d.Text); err != nil {
		return err
	}
	if _, err := tx.Head(d.Tree); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO drafts (person, tree, entry, seen, text, at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (person, tree, entry) DO UPDATE SET seen = excluded.seen, text = excluded.text, at = excluded.at`,
		d.Person, d.Tree, d.Entry, d.Seen, d.Text, d.Time)
	return err
}

// Drafts lists a person's drafts in a tree, by entry.
func (tx *Tx) Drafts(person, tree string) ([]Draft, error) {
	return list(tx, `SELECT person, tree, entry, seen, text, at FROM drafts WHERE person = $1 AND tree = $2 ORDER BY entry`,
		[]any{person, tree}, func(r *sql.Rows) (d Draft, err error) {
			var at string
			if err = r.Scan(&d.Person, &d.Tree, &d.Entry, &d.Seen, &d.Text, &at); err == nil {
				d.Time, err = when(at)
			}
			return d, err
		})
}

// DropDraft drops a person's draft of an entry, if there is one.
func (tx *Tx) DropDraft(person, tree, entry string) error {
	_, err := tx.exec(`DELETE FROM drafts WHERE person = $1 AND tree = $2 AND entry = $3`, person, tree, entry)
	return err
}
