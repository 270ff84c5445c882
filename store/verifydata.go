package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"maps"
	"slices"
	"time"

	"jiheng/proof"
)

// pageOf is how many acts or files are read at once.
const pageOf = 500

// A readAct is a row of an act with its leaf; ok is false where that is none.
type readAct struct {
	stored
	leaf leaf
	ok   bool
}

// An actReader reads the acts of a tree page by page and verifies each by itself.
type actReader struct {
	v     *verifier
	tx    *Tx
	tree  string
	after int64
	last  time.Time
	odd   map[int64]bool // places where another act stands than theirs
	gaps  [][2]int64     // numbers without an act, from and to
}

func (r *actReader) page() ([]readAct, error) {
	type row struct {
		readAct
		at, person, kind, reason, detail string
		data, salt                       []byte
	}
	rows, err := list(r.tx, `SELECT number, at, person, kind, leaf, reason, detail, salt FROM acts WHERE tree = $1 AND number > $2 ORDER BY number LIMIT $3`,
		[]any{r.tree, r.after, pageOf}, func(s *sql.Rows) (a row, err error) {
			err = s.Scan(&a.number, &a.at, &a.person, &a.kind, &a.data, &a.reason, &a.detail, &a.salt)
			return a, err
		})
	if err != nil {
		return nil, err
	}
	out := make([]readAct, len(rows))
	for i, a := range rows {
		if a.number > r.after+1 {
			r.gaps = append(r.gaps, [2]int64{r.after + 1, a.number - 1})
		}
		r.after = a.number
		a.hash = proof.Leaf(a.data)
		l, err := parseLeaf(a.data)
		if a.ok = err == nil; a.ok {
			a.leaf = l
			r.foreign(a.number, l)
			if l.Number != a.number {
				r.odd[a.number] = true
			}
			var salt proof.Salt
			words := Act{Reason: a.reason, Detail: a.detail}
			if len(a.salt) == len(salt) {
				copy(salt[:], a.salt)
			}
			if a.at != l.Time || a.person != l.Person || a.kind != l.Kind || words.words(salt) != l.Words {
				r.v.find(Finding{Kind: FoundData, Tree: r.tree, Act: a.number}, "%s第%d次办理的人、时间或理由和记录不符：在记录之外被改过", nameOf(r.tree), a.number)
			}
			r.clock(a.number, l.Time)
		}
		out[i] = a.readAct
	}
	return out, nil
}

// foreign names an act that was written for another place.
func (r *actReader) foreign(number int64, l leaf) {
	switch {
	case l.Origin != r.v.s.origin:
		r.v.find(Finding{Kind: FoundForeign, Tree: r.tree, Act: number}, "%s的第%d次办理是从另一个库（%s）搬来的", nameOf(r.tree), number, l.Origin)
	case l.Tree != r.tree:
		r.v.find(Finding{Kind: FoundForeign, Tree: r.tree, Act: number}, "%s的第%d次办理是从%s搬来的", nameOf(r.tree), number, nameOf(l.Tree))
	case l.Number != number && r.stands(l.Number, number):
		r.v.find(Finding{Kind: FoundDuplicated, Tree: r.tree, Act: number}, "%s的第%d次办理是第%d次的重复", nameOf(r.tree), number, l.Number)
	}
}

// stands reports whether an act before another stands at its own place.
func (r *actReader) stands(n, before int64) bool {
	if n < 1 || n >= before || r.odd[n] {
		return false
	}
	for _, g := range r.gaps {
		if n >= g[0] && n <= g[1] {
			return false
		}
	}
	return true
}

func (r *actReader) clock(number int64, at string) {
	t, err := when(at)
	if err != nil {
		return
	}
	if t.Before(r.last) {
		r.v.find(Finding{Kind: FoundClock, Tree: r.tree, Act: number}, "%s第%d次办理的时间早于前一次：时钟倒走过", nameOf(r.tree), number)
	}
	r.last = t
}

// A data verifies the entries of a tree against its acts, page by page.
type data struct {
	v    *verifier
	tx   *Tx
	tree string
	live map[string]version // by ID, the versions that the acts so far leave standing
	done int64              // acts so far

	erased map[erasure]bool // versions whose text an act has erased
	blanks []textRow        // versions without their text

	findings []Finding // kept back until it is known which acts are broken themselves
}

// stands notes a version that stands from now on.
func (d *data) stands(r textRow) { d.live[r.ID] = version{r.Version, r.until, r.File} }

func (d *data) found(act int64, e Entry, format string, args ...any) {
	d.findings = append(d.findings, Finding{Kind: FoundData, Tree: d.tree, Act: act, Entry: e.ID, File: e.File}.say(format, args...))
}

// A version is what a row says of how long it stands.
type version struct {
	since, until int64
	file         string
}

// An erasure names a version of an entry.
type erasure struct {
	id    string
	since int64
}

// A textRow is a version of an entry with its salt.
type textRow struct {
	Entry
	until int64
	salt  []byte
}

func (d *data) rows(from, to int64) ([]textRow, error) {
	return list(d.tx, `SELECT `+entryColumns+`, until, salt FROM entries WHERE tree = $1 AND since > $2 AND since <= $3 ORDER BY since, id`,
		[]any{d.tree, from, to}, func(r *sql.Rows) (t textRow, err error) {
			err = r.Scan(append(t.columns(), &t.until, &t.salt)...)
			return t, err
		})
}

func (d *data) page(acts []readAct) error {
	to := acts[len(acts)-1].number
	rows, err := d.rows(d.done, to)
	if err != nil {
		return err
	}
	d.v.report.Entries += int64(len(rows))
	for _, a := range acts {
		n := 0
		for n < len(rows) && rows[n].Version <= a.number {
			n++
		}
		d.act(a, rows[:n])
		rows = rows[n:]
	}
	d.done = to
	return nil
}

// act verifies what one act says of entries against the rows that it wrote.
func (d *data) act(a readAct, rows []textRow) {
	byID := make(map[string]textRow, len(rows))
	for _, r := range rows {
		if r.Version != a.number {
			d.found(r.Version, r.Entry, "%s的条目%s（%s）没有办理记录：在记录之外加进来的", nameOf(d.tree), r.ID, r.File)
			d.stands(r)
			continue
		}
		byID[r.ID] = r
	}
	if !a.ok {
		for _, r := range byID {
			d.stands(r)
		}
		return // the act itself is named
	}
	for _, c := range a.leaf.Changes {
		if c.Erased {
			d.erased[erasure{c.ID, c.Was}] = true
			continue
		}
		if was, ok := d.live[c.ID]; ok && was.until != a.number {
			d.found(a.number, Entry{ID: c.ID, File: was.file}, "%s的条目%s（%s）起止和办理记录不符：在记录之外被改过", nameOf(d.tree), c.ID, was.file)
		}
		delete(d.live, c.ID)
		r, there := byID[c.ID]
		delete(byID, c.ID)
		switch {
		case c.Gone && there:
			d.found(a.number, r.Entry, "%s的条目%s（%s）已删除，却还在：在记录之外加进来的", nameOf(d.tree), c.ID, r.File)
		case c.Gone:
		case !there:
			d.found(a.number, Entry{ID: c.ID}, "%s第%d次办理写的条目%s不见了：在记录之外删去的", nameOf(d.tree), a.number, c.ID)
		default:
			d.text(a.number, c, r)
		}
	}
	for _, r := range rows {
		if _, ok := byID[r.ID]; ok && r.Version == a.number {
			d.found(a.number, r.Entry, "%s的条目%s（%s）没有办理记录：在记录之外加进来的", nameOf(d.tree), r.ID, r.File)
		}
	}
}

func (d *data) text(number int64, c leafChange, r textRow) {
	d.stands(r)
	var salt proof.Salt
	copy(salt[:], r.salt)
	if r.Erased != "" {
		d.blanks = append(d.blanks, r)
		return
	}
	if c.Text == nil || len(r.salt) != len(salt) || r.commitment(salt) != *c.Text {
		d.found(number, r.Entry, "%s的条目%s（%s）和第%d次办理写的不同：在记录之外被改过", nameOf(d.tree), c.ID, r.File, number)
	}
}

// end verifies what stands after the last act.
func (d *data) end() error {
	rest, err := d.rows(d.done, noEnd)
	if err != nil {
		return err
	}
	for _, r := range rest {
		d.found(r.Version, r.Entry, "%s的条目%s（%s）没有办理记录：在记录之外加进来的", nameOf(d.tree), r.ID, r.File)
	}
	for _, r := range d.blanks {
		if !d.erased[erasure{r.ID, r.Version}] {
			d.found(r.Version, r.Entry, "%s的条目%s（%s）标为已删除，却没有办理记录：在记录之外删去的", nameOf(d.tree), r.ID, r.File)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(d.live)) {
		if l := d.live[id]; l.until != noEnd {
			d.found(l.until, Entry{ID: id, File: l.file}, "%s的条目%s（%s）没有办理记录就不再有效：在记录之外删去的", nameOf(d.tree), id, l.file)
		}
	}
	return nil
}

// files verifies the content of every file, and that the files of all entries are
// there.
func (v *verifier) files(ctx context.Context) error {
	type file struct {
		hash, blob string
		size       int64
	}
	after := ""
	for {
		var page []file
		err := v.s.View(ctx, func(tx *Tx) (err error) {
			page, err = list(tx, `SELECT hash, blob, size FROM files WHERE hash > $1 ORDER BY hash LIMIT $2`, []any{after, pageOf},
				func(r *sql.Rows) (f file, err error) {
					err = r.Scan(&f.hash, &f.blob, &f.size)
					return f, err
				})
			return err
		})
		if err != nil {
			return err
		}
		for _, f := range page {
			after = f.hash
			v.report.Files++
			sum, size, err := v.content(ctx, f.blob)
			if err != nil {
				return err
			}
			if sum != f.hash || size != f.size {
				v.find(Finding{Kind: FoundFile, File: f.hash}, "保存的文件%s…内容被改过，或者不全", f.hash[:min(12, len(f.hash))])
			}
		}
		if len(page) < pageOf {
			break
		}
	}
	var lost []string
	err := v.s.View(ctx, func(tx *Tx) (err error) {
		lost, err = list(tx, `SELECT DISTINCT hash FROM entries WHERE hash <> '' AND erased = '' AND hash NOT IN (SELECT hash FROM files) ORDER BY hash`,
			nil, scanText)
		return err
	})
	for _, hash := range lost {
		v.find(Finding{Kind: FoundFile, File: hash}, "保存的文件%s…不见了", hash[:min(12, len(hash))])
	}
	return err
}

// content hashes the pieces of a blob, each read in a snapshot of its own.
func (v *verifier) content(ctx context.Context, blob string) (sum string, size int64, err error) {
	h := sha256.New()
	for n := 0; ; n++ {
		var piece []byte
		var there bool
		err := v.s.View(ctx, func(tx *Tx) (err error) {
			there, err = tx.get(`SELECT data FROM pieces WHERE blob = $1 AND number = $2`, []any{blob, n}, &piece)
			return err
		})
		if err != nil {
			return "", 0, err
		}
		if !there {
			return hex.EncodeToString(h.Sum(nil)), size, nil
		}
		h.Write(piece)
		size += int64(len(piece))
	}
}
