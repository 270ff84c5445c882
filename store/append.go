package store

import (
	"fmt"
	"strconv"
	"time"

	"jiheng/fault"
	"jiheng/proof"
)

// Append does an act: it does what the edits say to the entries of the act's tree,
// and takes the next place there. It returns the act with its number and what it
// changed.
//
// Edits that change nothing are passed over; where edits were given and all are
// such, nothing is done and the number is zero. An act without edits is one that
// only the log keeps.
//
// A tree that is not there is NotFound. An entry that is newer than the version
// seen, or gone, makes all of it a Conflict, CodeChanged, with a Clash for each.
// A tree that has gone on since a.Seen is a Conflict, CodeMoved. Text that is not
// UTF-8, or a path that is none, is Invalid.
//
// After a clash the function of the Update may go on, and try again with texts that
// take in the others'; after any other error nothing of what it did is kept.
func (tx *Tx) Append(a Act, edits []Edit) (Act, error) {
	a.Time = a.Time.UTC().Truncate(time.Second)
	if err := a.check(); err != nil {
		return Act{}, err
	}
	for _, e := range edits {
		if err := e.check(); err != nil {
			return Act{}, err
		}
	}
	wrote := tx.wrote
	tx.year = "" // its head is another then
	number, err := tx.take(a.Tree, a.Seen)
	if err != nil {
		return Act{}, err
	}
	a.Number, a.Changes = number, nil
	done, err := tx.act(&a, edits)
	switch {
	case done:
		return a, nil
	case err == nil || ClashesOf(err) != nil:
		if _, back := tx.exec(`UPDATE trees SET head = head - 1 WHERE id = $1`, a.Tree); back != nil {
			return Act{}, back
		}
		tx.wrote = wrote
		return Act{Tree: a.Tree}, err
	case tx.erred == nil:
		tx.erred = err
	}
	return Act{}, err
}

// act does what an act with its number says. Where it returns neither done nor an
// error but that of clashes, it has written nothing.
func (tx *Tx) act(a *Act, edits []Edit) (done bool, err error) {
	p := &plan{tx: tx, tree: a.Tree, number: a.Number, rows: map[string]*planned{}, files: map[string]*row{}}
	for _, e := range edits {
		if err := p.edit(e); err != nil {
			return false, err
		}
	}
	if len(p.clashes) > 0 {
		return false, clashFault(p.clashes)
	}
	changes, err := p.write()
	if err != nil {
		return false, err
	}
	erased, err := p.erase(a.Reason)
	if err != nil {
		return false, err
	}
	changes = append(changes, erased...)
	if len(changes) == 0 && len(edits) > 0 {
		return false, nil
	}
	if err := tx.log(a, changes); err != nil {
		return false, err
	}
	return true, nil
}

// take takes the next place of a tree, and holds the tree until the end of the
// transaction.
func (tx *Tx) take(tree string, seen int64) (int64, error) {
	if tree == headsTree {
		return 0, absent("没有编号为%s的年度", tree)
	}
	if err := tx.mayWrite(); err != nil {
		return 0, err
	}
	var number int64
	q, args := `UPDATE trees SET head = head + 1 WHERE id = $1 RETURNING head`, []any{tree}
	if seen > 0 {
		q, args = `UPDATE trees SET head = head + 1 WHERE id = $1 AND head = $2 RETURNING head`, []any{tree, seen}
	}
	ok, err := tx.get(q, args, &number)
	if err != nil || ok {
		tx.wrote = tx.wrote || ok
		return number, err
	}
	head, err := tx.Head(tree)
	if err != nil {
		return 0, err
	}
	if seen > head {
		return 0, fault.New(fault.Conflict, fault.Place{}, CodeMoved, "这一年只办理到第%d次，还没有您写的第%d次；请重新读这一年再提交", head, seen)
	}
	return 0, fault.New(fault.Conflict, fault.Place{}, CodeMoved, "这一年在您打开之后又办理了%d次；请看过再提交", head-seen)
}

// log keeps an act and its place in the tree.
func (tx *Tx) log(a *Act, changes []leafChange) error {
	salt, err := tx.s.salt()
	if err != nil {
		return err
	}
	l := leaf{
		Form: leafForm, Origin: tx.s.origin, Tree: a.Tree, Number: a.Number, Time: a.Time.Format(instant),
		Person: a.Person, Role: a.Role, For: a.For, Kind: a.Kind, Request: a.Request, Words: a.words(salt), Changes: changes,
	}
	data, err := l.bytes()
	if err != nil {
		return damagedLog(err)
	}
	for _, c := range changes {
		a.Changes = append(a.Changes, c.change())
	}
	if _, err := tx.exec(`INSERT INTO acts (tree, number, at, person, kind, leaf, reason, detail, salt) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		a.Tree, a.Number, a.Time, a.Person, a.Kind, data, a.Reason, a.Detail, salt); err != nil {
		return err
	}
	return tx.grow(a.Tree, a.Number-1, proof.Leaf(data))
}

// grow adds a leaf to a tree of a size.
func (tx *Tx) grow(tree string, size int64, hash proof.Hash) error {
	old := tx.edge(tree, size)
	nodes, err := proof.Grow(size, hash, proof.ReaderFunc(func(places []int64) ([]proof.Hash, error) {
		out := make([]proof.Hash, len(places))
		for i, p := range places {
			if h, ok := old.nodes[p]; ok {
				out[i] = h
			} else if err := tx.node(tree, p, &out[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	}))
	if err != nil {
		return err
	}
	first := proof.Nodes(size)
	q, args := `INSERT INTO nodes (tree, place, hash) VALUES ($1, $2, $3)`, []any{tree, first, nodes[0]}
	for i, h := range nodes[1:] {
		q += fmt.Sprintf(`, ($1, $%d, $%d)`, 2*i+4, 2*i+5)
		args = append(args, first+int64(i)+1, h)
	}
	if _, err := tx.exec(q, args...); err != nil {
		return err
	}
	next := &edge{size: size + 1, nodes: map[int64]proof.Hash{}}
	for _, p := range proof.Edge(size + 1) {
		if p >= first {
			next.nodes[p] = nodes[p-first]
		} else if h, ok := old.nodes[p]; ok {
			next.nodes[p] = h
		}
	}
	tx.edges[tree] = next
	return nil
}

// edge returns what is known of the edge of a tree of a size; empty where nothing
// is.
func (tx *Tx) edge(tree string, size int64) *edge {
	for _, known := range []map[string]*edge{tx.edges, tx.before, tx.s.edges} {
		if e := known[tree]; e != nil && e.size == size {
			return e
		}
	}
	return &edge{}
}

// node reads one node of a tree.
func (tx *Tx) node(tree string, place int64, into *proof.Hash) error {
	var b []byte
	ok, err := tx.get(`SELECT hash FROM nodes WHERE tree = $1 AND place = $2`, []any{tree, place}, &b)
	if err != nil {
		return err
	}
	if !ok || len(b) != len(into) {
		return fault.New(fault.Internal, fault.Place{}, "store-log", "办理记录的树缺了一个节点；请核对数据库")
	}
	copy(into[:], b)
	return nil
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
