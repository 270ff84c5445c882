package store

import (
	"database/sql"
	"time"

	"jiheng/fault"
)

// A Session (会话) is somebody signed in. It is kept by the hash of its token, so
// that whoever reads the database holds no session. Sessions stand in no log and
// are not copied: in a restored database nobody is signed in.
type Session struct {
	Token   string // SHA-256 of the token, in hexadecimal
	Person  string // ID
	Address string
	Began   time.Time
	Used    time.Time // when it was last noted to be in use
	Until   time.Time // it ends then at the latest
	Change  bool      // the password is to be changed before anything else
}

const sessionColumns = `SELECT token, person, address, began, used, until, change FROM sessions `

func scanSession(scan func(...any) error) (x Session, err error) {
	var began, used, until string
	if err = scan(&x.Token, &x.Person, &x.Address, &began, &used, &until, &x.Change); err != nil {
		return x, err
	}
	if x.Began, x.Used, err = whenBoth(began, used); err == nil {
		x.Until, err = when(until)
	}
	return x, err
}

// Session returns the session of a token's hash; ok is false where there is none.
func (tx *Tx) Session(token string) (x Session, ok bool, err error) {
	found, err := list(tx, sessionColumns+`WHERE token = $1 ORDER BY token`, []any{token}, func(r *sql.Rows) (Session, error) { return scanSession(r.Scan) })
	if err != nil || len(found) == 0 {
		return Session{}, false, err
	}
	return found[0], true, nil
}

// sessionNow is Session, with the head of the house.
func (tx *Tx) sessionNow(token string) (x Session, house int64, ok bool, err error) {
	found, err := list(tx, `SELECT s.token, s.person, s.address, s.began, s.used, s.until, s.change, t.head
		FROM sessions s JOIN trees t ON t.id = $2 WHERE s.token = $1 ORDER BY s.token`, []any{token, House}, func(r *sql.Rows) (Session, error) {
		return scanSession(func(dest ...any) error { return r.Scan(append(dest, &house)...) })
	})
	if err != nil || len(found) == 0 {
		return Session{}, 0, false, err
	}
	return found[0], house, true, nil
}

// SessionsOf lists a person's sessions, the newest first.
func (tx *Tx) SessionsOf(person string) ([]Session, error) {
	return list(tx, sessionColumns+`WHERE person = $1 ORDER BY began DESC, token`, []any{person},
		func(r *sql.Rows) (Session, error) { return scanSession(r.Scan) })
}

// Sessions lists everybody's sessions, by person, the newest first.
func (tx *Tx) Sessions() ([]Session, error) {
	return list(tx, sessionColumns+`ORDER BY person, began DESC, token`, nil,
		func(r *sql.Rows) (Session, error) { return scanSession(r.Scan) })
}

// BeginSession keeps a new session.
func (tx *Tx) BeginSession(x Session) error {
	if err := plainText("会话", x.Person, x.Address); err != nil {
		return err
	}
	if !isHash(x.Token) || x.Person == "" {
		return fault.New(fault.Internal, fault.Place{}, "store-session", "会话缺人，或者不是散列：这是程序的错误")
	}
	tx.sessions = append(tx.sessions, x.Token)
	_, err := tx.exec(`INSERT INTO sessions (token, person, address, began, used, until, change) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		x.Token, x.Person, x.Address, x.Began, x.Used, x.Until, x.Change)
	return err
}

// UseSession notes that a session is in use; one that has ended stays so.
func (tx *Tx) UseSession(token string, at time.Time) error {
	tx.sessions = append(tx.sessions, token)
	_, err := tx.exec(`UPDATE sessions SET used = $1 WHERE token = $2 AND used < $1`, at, token)
	return err
}

// EndSession ends a session, if there is one.
func (tx *Tx) EndSession(token string) error {
	tx.sessions = append(tx.sessions, token)
	_, err := tx.exec(`DELETE FROM sessions WHERE token = $1`, token)
	return err
}

// EndSessions ends all sessions of a person, takes their tokens away, and returns how
// many both were.
func (tx *Tx) EndSessions(person string) (int64, error) {
	tx.everyone = true
	n, err := tx.exec(`DELETE FROM sessions WHERE person = $1`, person)
	if err != nil {
		return n, err
	}
	tokens, err := tx.exec(`DELETE FROM tokens WHERE person = $1`, person)
	return n + tokens, err
}

// ForgetSessions drops the sessions and tokens that have ended before a time.
func (tx *Tx) ForgetSessions(before time.Time) error {
	tx.everyone = true
	if _, err := tx.exec(`DELETE FROM sessions WHERE until < $1`, before); err != nil {
		return err
	}
	_, err := tx.exec(`DELETE FROM tokens WHERE until < $1`, before)
	return err
}
