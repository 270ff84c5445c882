package store

import (
	"database/sql"
	"time"
)

// A Secret (秘密) is one thing that a person proves themselves with, as it is
// kept: a hash wherever one will do. What the kinds mean is the caller's. Secrets
// stand in no log; they are copied with the database.
type Secret struct {
	Person string // ID
	Kind   string
	Number int64 // several of a kind: the earlier passwords, the recovery codes
	Value  string
	Time   time.Time // when it was set
	Until  time.Time // when it ends; zero where it does not
}

// mostSecret bounds the value of a secret, in bytes.
const mostSecret = 4096

// Secrets lists what is kept of a person, by kind and number.
func (tx *Tx) Secrets(person string) ([]Secret, error) {
	return list(tx, `SELECT person, kind, number, value, at, until FROM secrets WHERE person = $1 ORDER BY kind, number`,
		[]any{person}, func(r *sql.Rows) (x Secret, err error) {
			var at, until string
			if err = r.Scan(&x.Person, &x.Kind, &x.Number, &x.Value, &at, &until); err == nil {
				x.Time, x.Until, err = whenBoth(at, until)
			}
			return x, err
		})
}

// PutSecret keeps a secret in the place of the one of its person, kind and number.
func (tx *Tx) PutSecret(x Secret) error {
	if x.Person == "" || x.Kind == "" || len(x.Value) > mostSecret {
		return invalid("口令或验证码的记录不合用：缺人、缺种类，或者过长")
	}
	if err := plainText("口令或验证码", x.Person, x.Kind, x.Value); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO secrets (person, kind, number, value, at, until) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (person, kind, number) DO UPDATE SET value = excluded.value, at = excluded.at, until = excluded.until`,
		x.Person, x.Kind, x.Number, x.Value, x.Time, x.Until)
	return err
}

// DropSecret drops one secret; was is false where there was none, so that what may
// be used once is used once.
func (tx *Tx) DropSecret(person, kind string, number int64) (was bool, err error) {
	n, err := tx.exec(`DELETE FROM secrets WHERE person = $1 AND kind = $2 AND number = $3`, person, kind, number)
	return n > 0, err
}

// DropSecrets drops a person's secrets of a kind.
func (tx *Tx) DropSecrets(person, kind string) error {
	_, err := tx.exec(`DELETE FROM secrets WHERE person = $1 AND kind = $2`, person, kind)
	return err
}

// whenBoth reads two times as they are kept.
func whenBoth(a, b string) (x, y time.Time, err error) {
	if x, err = when(a); err == nil {
		y, err = when(b)
	}
	return x, y, err
}
