package dossier

import (
	"io/fs"
	"strings"

	"jiheng/fault"
)

// A LastValue is a figure of the closed year as it stands in the files of the next: the
// fields of an entry that hold it (上年数).
type LastValue struct {
	File, Block, Key string // of the entry
	Name             string
	Entry            Entry   // as a rollover writes it now
	Fields           []Field // of it, that hold the figure
}

// lastFields are the fields of a statement that say what a figure of the closed year is.
var lastFields = []string{"值", "单位", "限定", "小数", "舍入", "显示单位", "大写", "期间"}

// FromLastYear reports a statement that a rollover wrote and that nobody has put on
// another ground since.
func FromLastYear(key, paper string) bool {
	return strings.HasSuffix(key, "-上年") && paper == lastReport
}

// LastValues returns the figures of a closed year that a rollover takes over into the
// next, as they are now: statements of last year's values, then last year's outturn of
// expenses. Errors are those of Rollover.
func LastValues(folder fs.FS, old *Dossier, plainly func(text string, at fault.Place) string) ([]LastValue, error) {
	files, err := Rollover(folder, old, plainly)
	if err != nil {
		return nil, err
	}
	var out []LastValue
	for _, f := range files {
		if f.Name != FileFacts && f.Name != FileMoney {
			continue
		}
		entries, ok := Split(f.Name, f.Data)
		if !ok {
			continue
		}
		for _, e := range entries {
			if v, ok := lastValue(e); ok {
				out = append(out, v)
			}
		}
	}
	return out, nil
}

// lastValue is the figure of the closed year that an entry holds.
func lastValue(e Entry) (v LastValue, ok bool) {
	if e.Kind != EntryItem {
		return v, false
	}
	has, err := Fields(e, "")
	if err != nil {
		return v, false
	}
	v = LastValue{File: e.File, Block: e.Block, Key: e.Key, Entry: e}
	v.Name, _ = valueOf(has, "名称")
	names := []string{"上年决算数"}
	if e.File == FileFacts {
		paper, _ := valueOf(has, "佐证")
		if names = lastFields; !FromLastYear(e.Key, paper) {
			return v, false
		}
	}
	said := false
	for _, name := range names {
		value, ok := valueOf(has, name)
		v.Fields, said = append(v.Fields, Field{Name: name, Value: value}), said || ok
	}
	return v, said
}
