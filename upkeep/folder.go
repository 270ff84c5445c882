package upkeep

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// A Pick names a unit's year: the unit by its ID, its code or its name.
type Pick struct {
	Unit string `json:"unit"`
	Year int    `json:"year"`
	Act  int64  `json:"act,omitempty"` // as of which; zero for the last
}

// An Exported is a year that was written as a folder.
type Exported struct {
	Year  YearRecord `json:"year"`
	Act   int64      `json:"act"`
	Files int        `json:"files"`
	Whole bool       `json:"whole"` // nothing in it was erased
}

// An Imported is a folder that was put into a year.
type Imported struct {
	Year    YearRecord `json:"year"`
	Act     int64      `json:"act"`
	Files   int        `json:"files"`
	Entries int        `json:"entries"`
	Housed  []string   `json:"housed,omitempty"` // files that were put into house form
}

// find returns the one year that is picked.
func find(tx *store.Tx, p Pick) (YearRecord, error) {
	all, err := yearRecords(tx)
	if err != nil {
		return YearRecord{}, err
	}
	units, err := tx.Units()
	if err != nil {
		return YearRecord{}, err
	}
	u, err := unitOf(units, p.Unit)
	if err != nil {
		return YearRecord{}, err
	}
	years, err := tx.YearsOf(u.ID)
	if err != nil {
		return YearRecord{}, err
	}
	var have []string
	for _, y := range years {
		if y.Year == p.Year {
			i := slices.IndexFunc(all, func(r YearRecord) bool { return r.ID == y.ID })
			return all[i], nil
		}
		have = append(have, strconv.Itoa(y.Year))
	}
	if len(have) == 0 {
		have = []string{"一个也没有"}
	}
	return YearRecord{}, fault.New(fault.NotFound, fault.Place{}, "year-unknown", "“%s”没有%d年度；有的年度：%s", u.Name, p.Year, strings.Join(have, "、"))
}

// unitOf returns the unit of an ID, a code or a name.
func unitOf(units []store.Unit, word string) (store.Unit, error) {
	var found []store.Unit
	var names []string
	for _, u := range units {
		if u.ID == word {
			return u, nil
		}
		if word != "" && (u.Code == word || u.Name == word) {
			found = append(found, u)
		}
		names = append(names, u.Name+"（"+u.ID+"）")
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return store.Unit{}, fault.New(fault.Conflict, fault.Place{}, "unit-twice", "“%s”有%d个单位；请写编号：%s", fault.Clip(word), len(found), listed(names))
	case len(units) == 1 && word == "":
		return units[0], nil
	}
	return store.Unit{}, fault.New(fault.NotFound, fault.Place{}, "unit-unknown", "没有单位“%s”；有的单位：%s", fault.Clip(word), listed(names))
}

func listed(names []string) string {
	const most = 20
	switch {
	case len(names) == 0:
		return "一个也没有"
	case len(names) > most:
		return strings.Join(names[:most], "、") + fmt.Sprintf("等%d个", len(names))
	}
	return strings.Join(names, "、")
}

// Export writes a year as of an act as a zip: what is read of it with
// [archive/zip.NewReader] is the folder.
func (k *Keeper) Export(ctx context.Context, p Pick, to io.Writer) (*Exported, error) {
	var y YearRecord
	err := k.Store.View(ctx, func(tx *store.Tx) (err error) { y, err = find(tx, p); return err })
	if err != nil {
		return nil, err
	}
	act := p.Act
	switch {
	case act == 0:
		act = store.Newest
	case act < 0 || act > y.Acts:
		return nil, fault.New(fault.NotFound, fault.Place{}, "act-unknown", "“%s”%d年度没有第%d次办理；最后一次是第%d次", y.Name, y.Year, act, y.Acts)
	}
	folder, err := k.Store.Folder(ctx, y.ID, act)
	if err != nil {
		return nil, err
	}
	out := &Exported{Year: y, Act: folder.Act, Whole: folder.Whole}
	err = fs.WalkDir(folder, ".", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out.Files++
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	z := zip.NewWriter(to)
	if err := z.AddFS(folder); err != nil {
		return nil, err
	}
	return out, z.Close()
}

// Import puts a folder into a year that is still empty. A year that the unit does
// not have yet is opened.
func (k *Keeper) Import(ctx context.Context, by string, p Pick, folder fs.FS) (*Imported, error) {
	if p.Year < 2000 || p.Year > 2100 {
		return nil, fault.Bad(fault.Place{}, "year", "年度%d不合用：应当是四位的公历年", p.Year)
	}
	var unit store.Unit
	err := k.Store.Update(ctx, func(tx *store.Tx) error {
		units, err := tx.Units()
		if err != nil {
			return err
		}
		if unit, err = unitOf(units, p.Unit); err != nil {
			return err
		}
		years, err := tx.YearsOf(unit.ID)
		if err != nil || slices.ContainsFunc(years, func(y store.Year) bool { return y.Year == p.Year }) {
			return err
		}
		return tx.CreateYear(store.Year{ID: unit.ID + "-" + strconv.Itoa(p.Year), Unit: unit.ID, Year: p.Year})
	})
	if err != nil {
		return nil, err
	}
	var y YearRecord
	if err := k.Store.View(ctx, func(tx *store.Tx) (err error) { y, err = find(tx, p); return err }); err != nil {
		return nil, err
	}
	done, err := workbench.New(k.Store, k.Now).Import(ctx, operator(by, y.ID), y.ID, folder)
	if err != nil {
		return nil, err
	}
	return &Imported{Year: y, Act: done.Act, Files: done.Files, Entries: done.Entries, Housed: done.Housed}, nil
}

// operator is whoever works at the machine itself: the log says so.
func operator(by, year string) workbench.Person {
	return workbench.Person{ID: by, Name: by, Posts: []workbench.Post{{Role: workbench.FinanceClerk, Year: year}}}
}
