package store

import (
	"database/sql"
	"slices"

	"jiheng/fault"
	"jiheng/proof"
)

// A plan is what the edits of one act come to, before any of it is written.
type plan struct {
	tx      *Tx
	tree    string
	number  int64
	rows    map[string]*planned // by ID
	order   []string            // of the rows, as the edits came
	files   map[string]*row     // the order of a file's entries, by its path
	made    int                 // new entries
	erasing []Edit
	clashes clashes
}

// planned is an entry before the act and after it.
type planned struct {
	before *Entry // nil for a new one
	after  *Entry // nil for one that is deleted
}

// row is the entries of a file in their order, and behind which of them the act
// has already put some.
type row struct {
	ids   []string
	ranks map[string]string // empty for those that the act has put there
	tail  map[string]string
	whole bool // the one entry is a whole file
}

func (p *plan) edit(e Edit) error {
	switch e.Op {
	case Insert:
		return p.insert(e)
	case Erase:
		p.erasing = append(p.erasing, e)
		return nil
	}
	pl, err := p.get(e)
	if err != nil || pl == nil {
		return err
	}
	if pl.after == nil {
		return fault.New(fault.Internal, fault.Place{}, "store-act", "同一次办理里先删后改：这是程序的错误")
	}
	next := *pl.after
	switch e.Op {
	case Delete:
		if r := p.files[next.File]; r != nil {
			r.drop(next.ID)
		}
		pl.after = nil
		return nil
	case Move:
		from, err := p.row(next.File) // read before it is taken out, else it would stand there still
		if err != nil {
			return err
		}
		from.drop(next.ID)
		next.File = e.Entry.File
		if err := p.place(&next, e.After); err != nil {
			return err
		}
	case Write:
		if (next.Hash == "") != (e.Entry.Hash == "") {
			return fault.New(fault.Internal, fault.Place{File: next.File}, "store-act", "整份的文件和条目不能互相改写：这是程序的错误")
		}
		next.Kind, next.Block, next.Key, next.Text, next.Hash = e.Entry.Kind, e.Entry.Block, e.Entry.Key, e.Entry.Text, e.Entry.Hash
		next.Erased = ""
	}
	pl.after = &next
	return nil
}

// get returns the entry of an edit; nil where it clashes.
func (p *plan) get(e Edit) (*planned, error) {
	if pl := p.rows[e.ID]; pl != nil {
		return pl, nil
	}
	now, err := p.current(e.ID)
	if err != nil {
		return nil, err
	}
	if now == nil || now.Version != e.Seen {
		return nil, p.clash(e, now)
	}
	after := *now
	pl := &planned{before: now, after: &after}
	p.rows[e.ID] = pl
	p.order = append(p.order, e.ID)
	return pl, nil
}

// current returns an entry as it stands; nil where it does not.
func (p *plan) current(id string) (*Entry, error) {
	var e Entry
	ok, err := p.tx.get(currentEntry, []any{p.tree, id, int64(noEnd)}, e.columns()...)
	if err != nil || !ok {
		return nil, err
	}
	return &e, nil
}

// clash notes that an entry is another than was seen. One that never was is
// NotFound.
func (p *plan) clash(e Edit, now *Entry) error {
	past, err := p.tx.History(p.tree, e.ID)
	if err != nil {
		return err
	}
	last := past[len(past)-1]
	c := Clash{Mine: e, Gone: now == nil, Act: last.Act, Person: last.Person, Time: last.Time}
	if now != nil {
		c.Now = *now
	}
	for _, v := range past {
		if v.Act == e.Seen && v.Entry.Version != 0 {
			c.Seen = v.Entry
		}
	}
	p.clashes = append(p.clashes, c)
	return nil
}

// insert adds a new entry, or brings back one that was deleted.
func (p *plan) insert(e Edit) error {
	next := e.Entry
	next.ID, next.Erased = e.ID, ""
	pl := &planned{after: &next}
	if next.ID == "" {
		p.made++
		next.ID = itoa(p.number) + "-" + itoa(int64(p.made))
	} else {
		switch now, err := p.current(next.ID); {
		case err != nil:
			return err
		case now != nil || p.rows[next.ID] != nil:
			return p.clash(e, now)
		}
		if _, err := p.tx.History(p.tree, next.ID); err != nil {
			return err
		}
	}
	if err := p.place(&next, e.After); err != nil {
		return err
	}
	p.rows[next.ID] = pl
	p.order = append(p.order, next.ID)
	return nil
}

// place puts an entry into its file, behind another. Its rank is given when the
// whole act is known.
func (p *plan) place(e *Entry, after string) error {
	r, err := p.row(e.File)
	if err != nil {
		return err
	}
	if len(r.ids) == 0 {
		if err := p.room(e.File); err != nil {
			return err
		}
	} else if e.Hash != "" || r.whole {
		return fault.New(fault.Conflict, fault.Place{File: e.File}, "store-exists", "档案里已经有文件%s；请替换它，或者换一个名字", e.File)
	}
	r.whole = e.Hash != ""
	at := slices.Index(r.ids, r.tail[after]) + 1
	if at == 0 && after != "" {
		if at = slices.Index(r.ids, after) + 1; at == 0 {
			if at, err = p.where(r, e.File, after); err != nil {
				return err
			}
		}
	}
	e.Rank = ""
	r.ids = slices.Insert(r.ids, at, e.ID)
	r.ranks[e.ID] = ""
	r.tail[after] = e.ID
	return nil
}

// room refuses a new file where a folder of its name stands, or a file of the name
// of one of its folders.
func (p *plan) room(file string) error {
	for i, c := range file {
		if c == '/' {
			if r := p.files[file[:i]]; r != nil && len(r.ids) == 0 {
				continue // this act has emptied it
			}
			if err := p.free(file[:i], "file = $3", file[:i]); err != nil {
				return err
			}
		}
	}
	return p.free(file, "file > $3 AND file < $4", file+"/", file+"0")
}

func (p *plan) free(name, where string, args ...any) error {
	found, err := list(p.tx, `SELECT id FROM entries WHERE tree = $1 AND until = $2 AND `+where+` ORDER BY id`,
		append([]any{p.tree, int64(noEnd)}, args...), func(r *sql.Rows) (id string, err error) { err = r.Scan(&id); return id, err })
	if err != nil {
		return err
	}
	for _, id := range found {
		if pl := p.rows[id]; pl == nil || pl.after != nil {
			return fault.New(fault.Conflict, fault.Place{File: name}, "store-exists", "档案里“%s”不能既是文件又是文件夹；请换一个名字", name)
		}
	}
	return nil
}

// rank gives the entries that were placed their ranks: those that stand together
// share the room between their neighbours.
func (p *plan) rank() {
	for _, r := range p.files {
		for i := 0; i < len(r.ids); {
			j := i
			for j < len(r.ids) && r.ranks[r.ids[j]] == "" {
				j++
			}
			low, high := "", ""
			if i > 0 {
				low = r.ranks[r.ids[i-1]]
			}
			if j < len(r.ids) {
				high = r.ranks[r.ids[j]]
			}
			for k, rank := range ranksBetween(low, high, j-i) {
				id := r.ids[i+k]
				r.ranks[id], p.rows[id].after.Rank = rank, rank
			}
			i = j + 1
		}
	}
}

// where is the place behind an entry that no longer stands: that of its last rank.
func (p *plan) where(r *row, file, id string) (int, error) {
	past, err := p.tx.History(p.tree, id)
	if err != nil {
		return 0, err
	}
	last := Entry{}
	for _, v := range past {
		if v.Entry.File == file {
			last = v.Entry
		}
	}
	for i, other := range r.ids {
		if rank := r.ranks[other]; rank != "" && rank > last.Rank {
			return i, nil
		}
	}
	return len(r.ids), nil
}

// row reads the order of a file's entries once.
func (p *plan) row(file string) (*row, error) {
	if r := p.files[file]; r != nil {
		return r, nil
	}
	r := &row{ranks: map[string]string{}, tail: map[string]string{}}
	entries, err := list(p.tx, `SELECT id, rank, hash FROM entries WHERE tree = $1 AND until = $2 AND file = $3 ORDER BY rank, id`,
		[]any{p.tree, int64(noEnd), file}, func(rows *sql.Rows) (e Entry, err error) {
			err = rows.Scan(&e.ID, &e.Rank, &e.Hash)
			return e, err
		})
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if pl := p.rows[e.ID]; pl != nil && (pl.after == nil || pl.after.File != file) {
			continue
		}
		r.ids = append(r.ids, e.ID)
		r.ranks[e.ID] = e.Rank
		r.whole = e.Hash != ""
	}
	p.files[file] = r
	return r, nil
}

func (r *row) drop(id string) {
	r.ids = slices.DeleteFunc(r.ids, func(s string) bool { return s == id })
}

// write writes what the plan has come to, and returns what the log says of it.
func (p *plan) write() ([]leafChange, error) {
	p.rank()
	var out []leafChange
	for _, id := range p.order {
		pl := p.rows[id]
		if pl.before == nil && pl.after == nil || pl.before != nil && pl.after != nil && same(*pl.before, *pl.after) {
			continue
		}
		c := leafChange{ID: id, Gone: pl.after == nil}
		if pl.before != nil {
			c.Was = pl.before.Version
			n, err := p.tx.exec(`UPDATE entries SET until = $1 WHERE tree = $2 AND id = $3 AND since = $4 AND until = $5`,
				p.number, p.tree, id, pl.before.Version, int64(noEnd))
			if err != nil {
				return nil, err
			}
			if n != 1 {
				return nil, p.tx.again(fault.New(fault.Conflict, fault.Place{}, "store-busy", "数据库正忙，没有保存；请再试一次"))
			}
		}
		if pl.after != nil {
			text, err := p.put(pl.after)
			if err != nil {
				return nil, err
			}
			c.Text = &text
		}
		out = append(out, c)
	}
	return out, nil
}

// put writes an entry as it is from this act on.
func (p *plan) put(e *Entry) (proof.Hash, error) {
	salt, err := p.tx.s.salt()
	if err != nil {
		return proof.Hash{}, err
	}
	if e.Hash != "" {
		var there int64
		if ok, err := p.tx.get(`SELECT 1 FROM files WHERE hash = $1`, []any{e.Hash}, &there); err != nil {
			return proof.Hash{}, err
		} else if !ok {
			return proof.Hash{}, absent("文件%s的内容还没有上传；请重新上传", e.File)
		}
	}
	_, err = p.tx.exec(`INSERT INTO entries (tree, id, since, until, file, kind, block, key, rank, text, hash, salt, erased)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '')`,
		p.tree, e.ID, p.number, int64(noEnd), e.File, e.Kind, e.Block, e.Key, e.Rank, e.Text, e.Hash, salt)
	return e.commitment(salt), err
}

// same reports entries of which nothing differs.
func same(a, b Entry) bool {
	a.Version, b.Version = 0, 0
	return a == b
}
