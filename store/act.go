package store

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"jiheng/fault"
	"jiheng/proof"
)

// An Act (办理) is one deed of one person. Its number is its place in its tree,
// from 1, and is given by Append.
type Act struct {
	Tree    string // a year's ID, or House
	Number  int64
	Time    time.Time // UTC, whole seconds
	Person  string    // who did it
	Role    string    // as what
	For     string    // whom they stood in for
	Kind    string    // what kind of deed, a word of the caller's
	Request string    // the request key that it came with
	Reason  string    // in the person's words
	Detail  string    // more of the caller's: session, address, texts about things that are no entries
	Seen    int64     // given to Append: the act up to which the tree was looked at; zero where it does not matter
	Changes []Change  // given by Append and Act
}

// A Change is what an act did to one entry.
type Change struct {
	ID   string
	Was  int64 // the version before; zero for a new one
	Gone bool  // deleted

	Erased bool // the text of that version was erased; the entry stands as it did
}

// A leaf is what the log keeps of an act, in this order, as JSON. Texts stand in
// it as commitments only.
type leaf struct {
	Form    string       `json:"form"`
	Origin  string       `json:"origin"`
	Tree    string       `json:"tree"`
	Number  int64        `json:"number"`
	Time    string       `json:"time"`
	Person  string       `json:"person"`
	Role    string       `json:"role,omitempty"`
	For     string       `json:"for,omitempty"`
	Kind    string       `json:"kind"`
	Request string       `json:"request,omitempty"`
	Words   proof.Hash   `json:"words"` // of reason and detail
	Changes []leafChange `json:"changes,omitempty"`
}

type leafChange struct {
	ID     string      `json:"id"`
	Was    int64       `json:"was,omitempty"`
	Gone   bool        `json:"gone,omitempty"`
	Erased bool        `json:"erased,omitempty"`
	Text   *proof.Hash `json:"text,omitempty"` // of the entry as it is now
}

func (c leafChange) change() Change {
	return Change{ID: c.ID, Was: c.Was, Gone: c.Gone, Erased: c.Erased}
}

// leafForm names this form of a leaf.
const leafForm = "jiheng act 1"

// bytes returns the leaf as it is hashed.
func (l leaf) bytes() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(l); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// parseLeaf reads a leaf, and refuses bytes that it would not write so.
func parseLeaf(data []byte) (leaf, error) {
	var l leaf
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		return leaf{}, err
	}
	again, err := l.bytes()
	if err != nil {
		return leaf{}, err
	}
	if l.Form != leafForm || !bytes.Equal(again, data) {
		return leaf{}, errors.New("not in the form of a leaf")
	}
	return l, nil
}

// words is the commitment of an act's texts.
func (a *Act) words(salt proof.Salt) proof.Hash { return proof.Commit(salt, a.Reason, a.Detail) }

// commitment stands for an entry's text and all by which it is found.
func (e *Entry) commitment(salt proof.Salt) proof.Hash {
	return proof.Commit(salt, e.File, itoa(int64(e.Kind)), e.Block, e.Key, e.Rank, e.Text, e.Hash)
}

// check refuses an act whose leaf would not be one line for people.
func (a *Act) check() error {
	if a.Person == "" || a.Kind == "" || a.Time.IsZero() {
		return fault.New(fault.Internal, fault.Place{}, "store-act", "办理缺少人、事由或时间：这是程序的错误")
	}
	for _, s := range []string{a.Person, a.Role, a.For, a.Kind, a.Request} {
		if len(s) > 200 || !utf8.ValidString(s) || strings.ContainsFunc(s, fault.Steers) {
			return invalid("办理的人、身份、种类或请求号里有控制字符，或者过长")
		}
	}
	return plainText("理由", a.Reason, a.Detail)
}

const actColumns = `leaf, reason, detail FROM acts `

func scanAct(r interface{ Scan(...any) error }) (Act, error) {
	var data []byte
	var a Act
	if err := r.Scan(&data, &a.Reason, &a.Detail); err != nil {
		return Act{}, err
	}
	l, err := parseLeaf(data)
	if err != nil {
		return Act{}, damagedLog(err)
	}
	a.Tree, a.Number, a.Person, a.Role, a.For, a.Kind, a.Request = l.Tree, l.Number, l.Person, l.Role, l.For, l.Kind, l.Request
	if a.Time, err = when(l.Time); err != nil {
		return Act{}, damagedLog(err)
	}
	for _, c := range l.Changes {
		a.Changes = append(a.Changes, c.change())
	}
	return a, nil
}

func damagedLog(err error) error {
	return fault.New(fault.Internal, fault.Place{}, "store-log", "办理记录读不出来，可能被改过；请核对数据库").Because(err)
}

// Act returns an act; one that is not there is NotFound.
func (tx *Tx) Act(tree string, number int64) (Act, error) {
	acts, err := tx.Acts(tree, number-1, 1)
	if err != nil {
		return Act{}, err
	}
	if len(acts) == 0 || acts[0].Number != number {
		return Act{}, absent("没有第%s次办理", itoa(number))
	}
	return acts[0], nil
}

// timeOf returns when an act was done; zero for act zero.
func (tx *Tx) timeOf(tree string, number int64) (time.Time, error) {
	var at string
	ok, err := tx.get(`SELECT at FROM acts WHERE tree = $1 AND number = $2`, []any{tree, number}, &at)
	if err != nil || !ok {
		return time.Time{}, err
	}
	return when(at)
}

// Acts lists the acts of a tree behind one, in their order, at most limit.
func (tx *Tx) Acts(tree string, after int64, limit int) ([]Act, error) {
	return list(tx, `SELECT `+actColumns+`WHERE tree = $1 AND number > $2 ORDER BY number LIMIT $3`,
		[]any{tree, after, limit}, func(r *sql.Rows) (Act, error) { return scanAct(r) })
}

// Kinds lists the kinds of the acts of a tree behind one, in their order, at most
// limit.
func (tx *Tx) Kinds(tree string, after int64, limit int) ([]string, error) {
	return list(tx, `SELECT kind FROM acts WHERE tree = $1 AND number > $2 ORDER BY number LIMIT $3`, []any{tree, after, limit}, scanText)
}

// LastOf is the number of the last act of a tree of a kind; zero where there is none.
func (tx *Tx) LastOf(tree, kind string) (number int64, err error) {
	_, err = tx.get(`SELECT number FROM acts WHERE tree = $1 AND kind = $2 ORDER BY number DESC LIMIT 1`, []any{tree, kind}, &number)
	return number, err
}

// Latest lists the last acts of a tree, the newest first, at most limit.
func (tx *Tx) Latest(tree string, limit int) ([]Act, error) {
	return list(tx, `SELECT `+actColumns+`WHERE tree = $1 ORDER BY number DESC LIMIT $2`,
		[]any{tree, limit}, func(r *sql.Rows) (Act, error) { return scanAct(r) })
}
