package store

import (
	"database/sql"
	"strings"
	"unicode/utf8"

	"jiheng/fault"
)

// A Year (单位年度) is one unit's year: a tree of acts by the name of its ID. Head
// is the number of its last act, zero where there is none.
type Year struct {
	ID   string
	Unit string // its ID
	Year int
	Head int64
}

// CreateUnit adds a unit that may have years, by its ID: the program's, the same
// for ever. What it is called is not the store's. One of this ID is a Conflict.
func (tx *Tx) CreateUnit(id string) error {
	if err := named(id, "单位"); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO units (id) VALUES ($1)`, id)
	return err
}

// Units lists the IDs of the units, in their order.
func (tx *Tx) Units() ([]string, error) {
	return list(tx, `SELECT id FROM units ORDER BY id`, nil, scanText)
}

// CreateYear adds a unit's year, whose folder is empty. A year that the unit has,
// or one of this ID, is a Conflict; a unit that is not there is NotFound.
func (tx *Tx) CreateYear(y Year) error {
	if err := named(y.ID, "年度"); err != nil {
		return err
	}
	var there int64
	ok, err := tx.get(`SELECT 1 FROM units WHERE id = $1`, []any{y.Unit}, &there)
	switch {
	case err != nil:
		return err
	case !ok:
		return absent("没有编号为%s的单位", y.Unit)
	}
	if _, err := tx.exec(`INSERT INTO trees (id, head) VALUES ($1, 0)`, y.ID); err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO years (id, unit, year) VALUES ($1, $2, $3)`, y.ID, y.Unit, y.Year)
	return err
}

const yearColumns = `SELECT y.id, y.unit, y.year, t.head FROM years y JOIN trees t ON t.id = y.id `

func scanYear(r *sql.Rows) (y Year, err error) {
	err = r.Scan(&y.ID, &y.Unit, &y.Year, &y.Head)
	return y, err
}

// YearByID returns a unit's year; one that is not there is NotFound.
func (tx *Tx) YearByID(id string) (Year, error) {
	var y Year
	ok, err := tx.get(yearColumns+`WHERE y.id = $1`, []any{id}, &y.ID, &y.Unit, &y.Year, &y.Head)
	if err == nil && !ok {
		err = absent("没有编号为%s的年度", id)
	}
	return y, err
}

// YearFor returns a unit's year with the head of the house, and whether a request
// was answered, as Answered does.
func (tx *Tx) YearFor(id string, r Request) (y Year, house int64, answered bool, err error) {
	var digest []byte
	ok, err := tx.get(`SELECT y.id, y.unit, y.year, t.head, h.head, r.digest FROM years y JOIN trees t ON t.id = y.id JOIN trees h ON h.id = $2
		LEFT JOIN requests r ON r.person = $3 AND r.key = $4 WHERE y.id = $1`, []any{id, House, r.Person, r.Key},
		&y.ID, &y.Unit, &y.Year, &y.Head, &house, &digest)
	if err == nil && !ok {
		err = absent("没有编号为%s的年度", id)
	}
	if err == nil && digest != nil {
		answered, err = true, r.isOf(digest)
	}
	if !tx.writes {
		tx.s.known.keepYear(y)
	}
	return y, house, answered, err
}

// yearNow returns a unit's year and the head of the house as of the acts before this
// one of the batch; ok is false where they have to be asked for.
func (tx *Tx) yearNow(id string) (y Year, house int64, ok bool) {
	if y, house, ok = tx.s.known.year(id); !ok {
		return Year{}, 0, false
	}
	if e := tx.before[id]; e != nil {
		y.Head = e.size
	}
	if e := tx.before[House]; e != nil {
		house = e.size
	}
	return y, house, true
}

// Heads returns the numbers of the last acts of a year and of the house.
func (tx *Tx) Heads(year string) (head, house int64, err error) {
	if year == tx.year {
		return tx.head, tx.house, nil
	}
	ok, err := tx.get(`SELECT t.head, h.head FROM trees t JOIN trees h ON h.id = $2 WHERE t.id = $1`, []any{year, House}, &head, &house)
	if err == nil && !ok {
		err = absent("没有编号为%s的年度", year)
	}
	return head, house, err
}

// Years lists all units' years, the newest years first.
func (tx *Tx) Years() ([]Year, error) {
	return list(tx, yearColumns+`ORDER BY y.year DESC, y.unit, y.id`, nil, scanYear)
}

// YearsOf lists the years of a unit, the newest first.
func (tx *Tx) YearsOf(unit string) ([]Year, error) {
	return list(tx, yearColumns+`WHERE y.unit = $1 ORDER BY y.year DESC, y.id`, []any{unit}, scanYear)
}

// Head returns the number of the last act of a tree: a year's ID, or House. One
// that is not there is NotFound.
func (tx *Tx) Head(tree string) (int64, error) {
	var head int64
	ok, err := tx.get(`SELECT head FROM trees WHERE id = $1`, []any{tree}, &head)
	if err == nil && !ok {
		err = absent("没有编号为%s的年度", tree)
	}
	return head, err
}

// named refuses an ID that is not letters, digits, points and hyphens.
func named(id, what string) error {
	ok := id != "" && len(id) <= 64 && id != House && id != headsTree
	for _, r := range id {
		ok = ok && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '.' || r == '_')
	}
	if !ok {
		return invalid("%s的编号%s不合用：应当是64个以内的字母、数字、点和横线", what, fault.Clip(id))
	}
	return nil
}

// plainText refuses what a database of one of the engines cannot keep as text.
func plainText(what string, texts ...string) error {
	for _, t := range texts {
		if !utf8.ValidString(t) || strings.Contains(t, "\x00") {
			return invalid("%s的文字里有不是UTF-8的内容，或者空字符；请另存为UTF-8再试", what)
		}
	}
	return nil
}
