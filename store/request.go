package store

import (
	"bytes"
	"context"
	"time"

	"jiheng/fault"
	"jiheng/proof"
)

// A Request is one that a person may send again: a lost answer, a double click, a
// reload. Key is chosen by the page that sends it.
type Request struct {
	Person string
	Key    string
	Digest proof.Hash // of all that the request asks for
	Time   time.Time
	Year   string // whose heads the function asks for, see Heads; empty for none
}

// Once runs a function as Update does, once for a request: the same request later,
// or at the same time, gets the answer that the function gave the first time, and
// again is true. A function that fails leaves no trace, so that the request may be
// sent again. Another request under the key of one that was answered is a Conflict,
// CodeReused.
func (s *Store) Once(ctx context.Context, r Request, fn func(*Tx) (answer []byte, err error)) (answer []byte, again bool, err error) {
	if r.Key == "" || len(r.Key) > 200 || r.Person == "" {
		return nil, false, invalid("请求没有编号，或者编号过长；请刷新页面再试")
	}
	if err := plainText("请求编号", r.Key, r.Person); err != nil {
		return nil, false, err
	}
	for try := 0; ; try++ {
		err = s.Update(ctx, func(tx *Tx) (err error) {
			answer, again, err = tx.once(r, fn)
			return err
		})
		if err == nil {
			return answer, again, nil
		}
		if try == retries || !is(err, CodeUnknown) {
			return nil, false, err
		}
	}
}

// Answered returns the answer of a request that Once has answered; ok is false where
// it has not. Another request under the same key is a Conflict, CodeReused.
func (tx *Tx) Answered(r Request) (answer []byte, ok bool, err error) {
	var digest []byte
	ok, err = tx.get(`SELECT digest, answer FROM requests WHERE person = $1 AND key = $2`, []any{r.Person, r.Key}, &digest, &answer)
	if err == nil && ok {
		err = r.isOf(digest)
	}
	return answer, ok && err == nil, err
}

// isOf refuses another request than the one that was answered under its key.
func (r Request) isOf(digest []byte) error {
	if bytes.Equal(digest, r.Digest[:]) {
		return nil
	}
	return fault.New(fault.Conflict, fault.Place{}, CodeReused, "这个请求编号已经用于另一次提交；请刷新页面再试")
}

func (tx *Tx) once(r Request, fn func(*Tx) ([]byte, error)) (answer []byte, again bool, err error) {
	asked := false
	if y, house, ok := tx.yearNow(r.Year); ok {
		tx.year, tx.head, tx.house = y.ID, y.Head, house
	} else if r.Year != "" {
		asked = true
		if y, tx.house, again, err = tx.YearFor(r.Year, r); err != nil {
			return nil, false, err
		}
		tx.year, tx.head = y.ID, y.Head
	}
	if again || !asked {
		if answer, again, err = tx.Answered(r); err != nil || again {
			return answer, again, err
		}
	}
	if answer, err = fn(tx); err != nil {
		return nil, false, err
	}
	n, err := tx.exec(`INSERT INTO requests (person, key, digest, answer, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person, key) DO NOTHING`,
		r.Person, r.Key, r.Digest, answer, r.Time)
	if err == nil && n == 0 { // another process was quicker
		err = tx.again(fault.New(fault.Conflict, fault.Place{}, "store-busy", "数据库正忙，没有保存；请再试一次"))
	}
	return answer, false, err
}

// ForgetRequests drops the answers of requests before a time: nobody sends them
// again.
func (tx *Tx) ForgetRequests(before time.Time) error {
	_, err := tx.exec(`DELETE FROM requests WHERE at < $1`, before)
	return err
}
