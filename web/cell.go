package web

import (
	"strconv"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// A cell is one field of an entry as it stands in a table, to be typed where the
// person may.
type cell struct {
	Name    string // for those who do not see the table: P06 道路养护，决算数
	Label   string // of the column
	Field   string // as dossier.Fields names it
	Text    string
	Unit    string
	Locked  string // why it is not typed; empty where it is
	Wide    bool   // words, not a figure
	Long    bool   // of several lines
	Note    string // what its text names, where that is a code
	Message string
	Options []option // that are chosen from; none where it is typed
	Fact    cellFact // the figure that a locked cell prints; zero for none
}

func (c cell) isLocked() bool { return c.Locked != "" }

// A cellFact is the figure of a cell, with the view whose year it is of.
type cellFact struct {
	View view
	ID   string
}

// A cellForm is what a cell sends with what was typed.
type cellForm struct {
	Action  string // where it is sent
	Target  string // what is exchanged by the answer
	Entry   string
	Seen    int64
	Line    string // of the budget, where the entry is that of its months
	Request string
}

// cellsOf are fields of a row in the order of the columns; may asks for the class of
// each once.
func cellsOf(v view, row string, columns []cell, classOf func(field string) dossier.Class, office string, textOf func(field string) string) []cell {
	locked := map[dossier.Class]string{}
	out := make([]cell, len(columns))
	for i, c := range columns {
		class := classOf(c.Field)
		why, ok := locked[class]
		if !ok {
			if err := v.Seat.May(v.Year, class, office); err != nil {
				why = faultOf(err).Message
			}
			locked[class] = why
		}
		c.Name, c.Locked, c.Text = row+"，"+c.Label, why, textOf(c.Field)
		if c.Wide && why != "" && strings.Contains(c.Text, "{{") {
			c.Text = v.plainText(c.Text)
		}
		out[i] = c
	}
	return out
}

// cellEdit is what a cell sent of an entry of a file.
func (v *visit) cellEdit(file, key string) (f workbench.FieldsEdit, err error) {
	f = workbench.FieldsEdit{Year: v.r.PathValue("year"), File: file, Key: key, Entry: v.r.PostFormValue("entry"), Request: v.r.PostFormValue("request")}
	if f.Seen, err = v.seen("请刷新后再填"); err != nil {
		return f, err
	}
	f.Fields = []dossier.Field{{Name: v.r.PostFormValue("field"), Value: v.r.PostFormValue("text")}}
	return f, nil
}

// cellEnter stores what a cell sent of an entry of a file.
func (v *visit) cellEnter(file, key string) (*workbench.Year, error) {
	f, err := v.cellEdit(file, key)
	if err != nil {
		return nil, err
	}
	return v.setFields(f)
}

// setFields stores fields of an entry; where somebody else wrote them meanwhile, both
// texts are told.
func (v *visit) setFields(f workbench.FieldsEdit) (*workbench.Year, error) {
	y, err := v.bench.SetFields(v.r.Context(), v.who, f)
	if c := store.ClashesOf(err); len(c) > 0 {
		return nil, cellClash(v, f, c[0])
	}
	return y, err
}

// seen is the version, or the act, as of which the person looked at what they change;
// a form without one is too old, and then says what to do.
func (v *visit) seen(then string) (int64, error) { return versionOf(v.r.PostFormValue("seen"), then) }

// versionOf reads a version that a form carries.
func versionOf(text, then string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fault.Bad(fault.Place{}, "form", "这一页太旧了，%s", then)
	}
	return n, nil
}

// stored says that a deed was stored, and when.
func (v *visit) stored() string { return "已存 " + v.now().In(china).Format("15:04:05") }

// authorOf names who wrote something meanwhile: of the person themselves, where else.
func (v *visit) authorOf(person string) string {
	if person == v.who.ID {
		return "您自己（在另一个页面或另一台电脑上）"
	}
	return v.nameOf(person)
}

// cellClash shows both texts of the fields that somebody else wrote meanwhile: the
// person's and theirs.
func cellClash(v *visit, f workbench.FieldsEdit, c store.Clash) error {
	who := v.authorOf(c.Person) + "在" + clockText(c.Time)
	if c.Gone {
		return fault.New(fault.Conflict, fault.Place{}, "two-texts", "您填的时候%s删去了这一条。您填的是“%s”，没有存；请刷新页面，再决定要不要加回来", who, fault.Clip(f.Fields[0].Value))
	}
	y, err := v.year()
	if err != nil {
		return err
	}
	was, is := y.TextOf(c.Seen), y.TextOf(c.Now)
	var both []string
	for _, field := range f.Fields {
		if theirs := is(field.Name); theirs != was(field.Name) && theirs != field.Value {
			name := strings.TrimPrefix(field.Name, "偏差·")
			both = append(both, "“"+name+"”您填的是“"+fault.Clip(field.Value)+"”，现在存着的是“"+fault.Clip(theirs)+"”")
		}
	}
	return fault.New(fault.Conflict, fault.Place{}, "two-texts", "您填的时候%s也改了：%s。您填的还没有存；请刷新页面，再决定用哪个", who, strings.Join(both, "；"))
}
