package store

import "time"

// Failures (登录失败) counts how often signing in to an account from an address
// has failed of late. One of the two may be empty: it then counts for all.
type Failures struct {
	Account string
	Address string
	Count   int64
	Time    time.Time // of the last
	Until   time.Time // it is refused until then; zero where it is not
}

// Failures returns the count of an account and address; zero where nothing has
// failed.
func (tx *Tx) Failures(account, address string) (Failures, error) {
	f := Failures{Account: account, Address: address}
	var at, until string
	ok, err := tx.get(`SELECT count, at, until FROM failures WHERE account = $1 AND address = $2`, []any{account, address}, &f.Count, &at, &until)
	if err == nil && ok {
		f.Time, f.Until, err = whenBoth(at, until)
	}
	return f, err
}

// PutFailures keeps a count in the place of the one of its account and address.
func (tx *Tx) PutFailures(f Failures) error {
	if err := plainText("账号或地址", f.Account, f.Address); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO failures (account, address, count, at, until) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (account, address) DO UPDATE SET count = excluded.count, at = excluded.at, until = excluded.until`,
		f.Account, f.Address, f.Count, f.Time, f.Until)
	return err
}

// FailedSince counts the failures of all accounts whose last was at a time or later.
func (tx *Tx) FailedSince(at time.Time) (n int64, err error) {
	_, err = tx.get(`SELECT CAST(COALESCE(sum(count), 0) AS BIGINT) FROM failures WHERE at >= $1 AND account <> ''`, []any{at}, &n)
	return n, err
}

// DropFailures drops the counts of an account.
func (tx *Tx) DropFailures(account string) error {
	_, err := tx.exec(`DELETE FROM failures WHERE account = $1`, account)
	return err
}

// ForgetFailures drops the counts whose last failure is before a time and which
// refuse nothing any more.
func (tx *Tx) ForgetFailures(before time.Time) error {
	_, err := tx.exec(`DELETE FROM failures WHERE at < $1 AND until < $1`, before)
	return err
}

// Knows reports whether a person has signed in from an address before.
func (tx *Tx) Knows(person, address string) (bool, error) {
	var one int64
	return tx.get(`SELECT 1 FROM addresses WHERE person = $1 AND address = $2`, []any{person, address}, &one)
}

// Know keeps that a person has signed in from an address, and drops those of
// theirs that were last used before a time.
func (tx *Tx) Know(person, address string, at, before time.Time) error {
	if err := plainText("地址", person, address); err != nil {
		return err
	}
	if _, err := tx.exec(`DELETE FROM addresses WHERE person = $1 AND at < $2`, person, before); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO addresses (person, address, at) VALUES ($1, $2, $3)
		ON CONFLICT (person, address) DO UPDATE SET at = excluded.at`, person, address, at)
	return err
}
