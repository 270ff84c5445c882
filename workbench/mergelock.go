package workbench

import (
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
)

// mergeAllowed makes the edits of one difference, as far as the person may make them
// now: of an entry that came back with several fields changed those that are not locked.
// locked tells the others, and why is the refusal of the first of them.
func (s *sight) mergeAllowed(d *deed, x *dossier.Difference, all bool) (locked []string, why, err error) {
	part := &deed{Seat: d.Seat, stage: d.stage}
	if err := s.mergeEntry(part, x, all); err != nil {
		return nil, nil, err
	}
	_, why = part.right()
	if why != nil && fault.KindOf(why) != fault.Forbidden {
		return nil, nil, why
	}
	if why != nil {
		rest := *x
		rest.Whole, rest.Fields, locked = false, nil, nil
		for _, f := range x.Fields {
			if refusal := s.refusesField(x, f.Field); refusal != nil || x.Kind != dossier.DiffChanged || f.Field == "全文" {
				locked = append(locked, s.lockedCell(x, f, why))
				continue
			}
			rest.Fields = append(rest.Fields, f)
		}
		if len(x.Fields) == 0 {
			locked = []string{s.calledEntry(x) + "（" + x.Kind.String() + "）：" + fault.All(why)[0].Message}
		}
		if part = (&deed{Seat: d.Seat, stage: d.stage}); len(rest.Fields) == 0 {
			return locked, why, nil
		}
		if err := s.mergeEntry(part, &rest, all); err != nil {
			return nil, nil, err
		}
		if _, err := part.right(); err != nil { // more hangs on them than the fields tell
			return append(locked, s.calledEntry(x)+"："+fault.All(err)[0].Message), err, nil
		}
	}
	d.edits, d.changes = append(d.edits, part.edits...), append(d.changes, part.changes...)
	return locked, why, nil
}

// refusesField is why the person may not change a field of an entry now; nil where they
// may.
func (s *sight) refusesField(x *dossier.Difference, field string) error {
	e := x.Held.Entry
	c := dossier.Change{File: e.File, Block: e.Block, Key: e.Key, Field: field, Class: dossier.ClassOf(e.File, e.Block)(field)}
	_, err := s.Who.mayChange(s.scope, s.Stage(), c, officeOf(e, headIn(s.Entries, asStored(e))))
	return err
}

// lockedCell tells a cell that stays as it is.
func (s *sight) lockedCell(x *dossier.Difference, f dossier.FieldDifference, why error) string {
	says := fault.All(why)[0].Message
	if err := s.refusesField(x, f.Field); err != nil {
		says = fault.All(err)[0].Message
	}
	return s.calledEntry(x) + "的“" + f.Field + "”：现在存着" + dashed(fault.Clip(f.Now)) + "，文件夹里是" + dashed(fault.Clip(f.Theirs)) + "；" + says
}

// calledEntry is an entry by its key and its name.
func (s *sight) calledEntry(x *dossier.Difference) string {
	e := x.Held.Entry
	if e.Text == "" {
		e = x.Entry
	}
	name, _ := fieldOf(e, headIn(s.Entries, asStored(e)), "名称")
	return strings.TrimSpace(x.Name() + " " + name)
}
