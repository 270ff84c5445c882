package workbench

import (
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// TestReadBack: no entry of the house is written that would be read otherwise, or not at
// all.
func TestReadBack(t *testing.T) {
	good := &Member{Person: Person{ID: "p-1", Account: "caiwu", Name: "财务", Posts: []Post{{Role: FinanceClerk, Unit: "u", From: "2025-01-06"}}}, entry: "e"}
	unit := &Unit{ID: "u", entry: "e", Years: []UnitYear{{Year: 2024, Name: "某镇", Level: "乡级"}}}
	bad := *good
	bad.Posts = []Post{{Role: FinanceClerk, Unit: "u", Until: "0001-01-01"}}
	closed := *good
	closed.Closed = "昨天"
	odd := *unit
	odd.Years = []UnitYear{{Year: 1, Name: "某镇", Level: "乡级"}}
	settings := func(s Settings) store.Edit {
		return store.Edit{Op: store.Insert, Entry: store.Entry{File: FileSettings, Kind: kindBlock, Block: blockSettings, Text: s.text()}}
	}
	other := writeMember(good)
	other.Entry.Key = "p-2"
	role := writeMember(good)
	role.Entry.Text = strings.Replace(role.Entry.Text, "财务经办人", "财务", 1)
	wild := DefaultSettings()
	wild.Tries = 0
	deadline := store.Edit{Op: store.Insert, Entry: store.Entry{File: FileCalendar, Kind: int(dossier.EntryItem), Block: blockDeadlines, Key: "q", Text: Deadline{ID: "q", Year: 25, Stage: Reporting}.text()}}
	for _, c := range []struct {
		name string
		edit store.Edit
		ok   bool
	}{
		{"a person", writeMember(good), true}, {"a unit", writeUnit(unit), true}, {"the settings", settings(DefaultSettings()), true},
		{"taking away", store.Edit{Op: store.Delete, ID: "e"}, true}, {"the head of a list", (&House{}).add(FilePeople, blockPeople)[0], true},
		{"a day of no year", writeMember(&bad), false}, {"a word for a day", writeMember(&closed), false}, {"another key", other, false},
		{"no such role", role, false}, {"a unit of no year", writeUnit(&odd), false}, {"settings out of bounds", settings(wild), false}, {"a deadline of no year", deadline, false},
	} {
		err := readBack([]store.Edit{c.edit})
		if (err == nil) != c.ok || err != nil && fault.KindOf(err) != fault.Internal {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
