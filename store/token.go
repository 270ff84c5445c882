package store

import (
	"database/sql"
	"time"

	"jiheng/fault"
)

// A Token (令牌) lets a program act for a person until a day. Like a session it is kept
// by the hash of what is shown, stands in no log and is not copied: a database that was
// restored brings back none that was taken away since.
type Token struct {
	Token   string // SHA-256 of the token, in hexadecimal
	Person  string // ID
	Name    string // what it is for, in the person's words
	Scope   string // what it may, a text of the caller's
	Made    time.Time
	Used    time.Time // when it was last noted to be in use; zero where it never was
	Address string    // from where
	Until   time.Time
}

const tokenColumns = `SELECT token, person, name, scope, made, used, address, until FROM tokens `

func scanToken(r *sql.Rows) (x Token, err error) {
	var made, used, until string
	if err = r.Scan(&x.Token, &x.Person, &x.Name, &x.Scope, &made, &used, &x.Address, &until); err != nil {
		return x, err
	}
	if x.Made, x.Until, err = whenBoth(made, until); err == nil {
		x.Used, err = when(used)
	}
	return x, err
}

// Token returns the token of a hash; ok is false where there is none.
func (tx *Tx) Token(hash string) (x Token, ok bool, err error) {
	found, err := list(tx, tokenColumns+`WHERE token = $1 ORDER BY token`, []any{hash}, scanToken)
	if err != nil || len(found) == 0 {
		return Token{}, false, err
	}
	return found[0], true, nil
}

// TokensOf lists a person's tokens, the newest first.
func (tx *Tx) TokensOf(person string) ([]Token, error) {
	return list(tx, tokenColumns+`WHERE person = $1 ORDER BY made DESC, token`, []any{person}, scanToken)
}

// KeepToken keeps a new token.
func (tx *Tx) KeepToken(x Token) error {
	if err := plainText("令牌", x.Person, x.Name, x.Scope, x.Address); err != nil {
		return err
	}
	if !isHash(x.Token) || x.Person == "" {
		return fault.New(fault.Internal, fault.Place{}, "store-token", "令牌缺人，或者不是散列：这是程序的错误")
	}
	_, err := tx.exec(`INSERT INTO tokens (token, person, name, scope, made, used, address, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		x.Token, x.Person, x.Name, x.Scope, x.Made, x.Used, x.Address, x.Until)
	return err
}

// UseToken notes from where and when a token was in use; one that is gone stays so.
func (tx *Tx) UseToken(hash, address string, at time.Time) error {
	if err := plainText("令牌", address); err != nil {
		return err
	}
	_, err := tx.exec(`UPDATE tokens SET used = $1, address = $2 WHERE token = $3`, at, address, hash)
	return err
}

// DropToken takes a token away, if there is one.
func (tx *Tx) DropToken(hash string) error {
	_, err := tx.exec(`DELETE FROM tokens WHERE token = $1`, hash)
	return err
}

// Tokens lists everybody's tokens, by person, the newest first.
func (tx *Tx) Tokens() ([]Token, error) {
	return list(tx, tokenColumns+`ORDER BY person, made DESC, token`, nil, scanToken)
}
