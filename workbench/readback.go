package workbench

import (
	"errors"
	"fmt"

	"jiheng/fault"
	"jiheng/store"
)

// readEntry reads an entry of the house; ok is false for one by which nothing is known,
// like the head of a list.
func readEntry(e store.Entry) (x any, ok bool, err error) {
	switch {
	case e.Erased != "" || e.Key == "" && e.File != FileSettings:
		return nil, false, nil
	case e.File == FileUnits:
		x, err = readUnit(e)
	case e.File == FilePeople:
		x, err = readMember(e)
	case e.File == FileSettings:
		x, err = readSettings(e)
	case e.File == FileCalendar:
		x, err = readDeadline(e)
	default:
		return nil, false, nil
	}
	return x, true, err
}

// readBack refuses to write entries of the house that would not be read again as what
// they are written for: a person, or a unit, would be gone with them. Whoever plans the
// edits has to refuse what cannot be written, so this is a fault of the program.
func readBack(edits []store.Edit) error {
	for _, x := range edits {
		if x.Op != store.Insert && x.Op != store.Write {
			continue
		}
		read, ok, err := readEntry(x.Entry)
		if !ok {
			continue
		}
		if err == nil {
			err = sameText(read, x.Entry)
		}
		if err != nil {
			return fault.New(fault.Internal, fault.Place{File: x.Entry.File}, "read-back",
				"写下去的内容读不回来，没有保存，原来的没有变；请核对刚填的，还不行请把这句话告诉系统管理员").Because(errors.New(err.Error()))
		}
	}
	return nil
}

// sameText refuses what was read of an entry where it would be written otherwise, or
// under another key.
func sameText(read any, e store.Entry) error {
	written, key := "", e.Key
	switch x := read.(type) {
	case *Unit:
		written, key = x.text(), x.ID
	case *Member:
		written, key = x.text(), x.ID
	case Settings:
		written = x.text()
	case Deadline:
		written, key = x.text(), x.ID
	default:
		return fmt.Errorf("%T is no entry of the house", read)
	}
	if written != e.Text || key != e.Key {
		return fmt.Errorf("%s of %s is read as %q and written as %q", e.Key, e.File, written, e.Text)
	}
	return nil
}
