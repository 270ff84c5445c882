package store

import "time"

// A Mapping (列的对应) is what workbooks of a kind and shape call the columns that a
// unit imports: the last that its people have said.
type Mapping struct {
	Unit   string
	Kind   string
	Shape  string // by which a workbook with the same heads is known again
	Text   string
	Person string
	Time   time.Time
}

// PutMapping keeps a mapping in the place of the last one of the same unit, kind and
// shape.
func (tx *Tx) PutMapping(m Mapping) error {
	if err := plainText("列的对应", m.Unit, m.Kind, m.Shape, m.Text); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO mappings (unit, kind, shape, text, person, at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (unit, kind, shape) DO UPDATE SET text = excluded.text, person = excluded.person, at = excluded.at`,
		m.Unit, m.Kind, m.Shape, m.Text, m.Person, m.Time)
	return err
}

// MappingOf returns the mapping of a unit for workbooks of a kind and shape, else the
// newest of the kind; exact says which. Its text is empty where there is none.
func (tx *Tx) MappingOf(unit, kind, shape string) (m Mapping, exact bool, err error) {
	var at string
	ok, err := tx.get(`SELECT unit, kind, shape, text, person, at FROM mappings WHERE unit = $1 AND kind = $2 ORDER BY CASE WHEN shape = $3 THEN 0 ELSE 1 END, at DESC, shape LIMIT 1`,
		[]any{unit, kind, shape}, &m.Unit, &m.Kind, &m.Shape, &m.Text, &m.Person, &at)
	if err != nil || !ok {
		return Mapping{}, false, err
	}
	m.Time, err = when(at)
	return m, m.Shape == shape, err
}
