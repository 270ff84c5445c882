package upkeep

import (
	"archive/zip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

// A Pick names a unit's year: the unit by its ID, its code or its name.
type Pick struct {
	Unit string `json:"unit"`
	Year int    `json:"year"`
	Act  int64  `json:"act,omitempty"` // as of which; zero for the last
	New  string `json:"new,omitempty"` // level of the budget of a unit that is made where it is not there
	By   string `json:"by,omitempty"`  // who takes it out, as the log names them
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
func (k *Keeper) find(ctx context.Context, p Pick) (YearRecord, error) {
	u, err := k.unit(ctx, p.Unit)
	if err != nil {
		return YearRecord{}, err
	}
	all, err := yearRecords(ctx, k.Store)
	if err != nil {
		return YearRecord{}, err
	}
	var have []string
	for _, y := range all {
		switch {
		case y.Unit == u.ID && y.Year == p.Year:
			return y, nil
		case y.Unit == u.ID:
			have = append(have, strconv.Itoa(y.Year))
		}
	}
	if len(have) == 0 {
		have = []string{"一个也没有"}
	}
	return YearRecord{}, fault.New(fault.NotFound, fault.Place{}, "year-unknown", "“%s”没有%d年度；有的年度：%s", u.Name, p.Year, strings.Join(have, "、"))
}

// unit returns the unit of an ID, or of a code or name that it has or had in some
// year; without a word, the only one.
func (k *Keeper) unit(ctx context.Context, word string) (*workbench.Unit, error) {
	h, err := workbench.New(k.Store, k.Now).House(ctx)
	if err != nil {
		return nil, err
	}
	units := h.Units()
	var found []*workbench.Unit
	var names []string
	for _, u := range units {
		if u.ID == word {
			return u, nil
		}
		if word != "" && slices.ContainsFunc(u.Years, func(y workbench.UnitYear) bool { return y.Code == word || y.Name == word }) {
			found = append(found, u)
		}
		names = append(names, u.Name+"（"+u.ID+"）")
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return nil, fault.New(fault.Conflict, fault.Place{}, "unit-twice", "“%s”有%d个单位；请写编号：%s", fault.Clip(word), len(found), listed(names))
	case len(units) == 1 && word == "":
		return units[0], nil
	}
	return nil, fault.New(fault.NotFound, fault.Place{}, "unit-unknown", "没有单位“%s”；有的单位：%s", fault.Clip(word), listed(names))
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

// Export writes a year as of an act as a zip, which [ReadExport] reads: the folder,
// and what it is.
func (k *Keeper) Export(ctx context.Context, p Pick, to io.Writer) error {
	y, err := k.find(ctx, p)
	if err != nil {
		return err
	}
	act := p.Act
	switch {
	case act == 0:
		act = store.Newest
	case act < 0 || act > y.Acts:
		return fault.New(fault.NotFound, fault.Place{}, "act-unknown", "“%s”%d年度没有第%d次办理；最后一次是第%d次", y.Name, y.Year, act, y.Acts)
	}
	folder, err := k.Store.Folder(ctx, y.ID, act)
	if err != nil {
		return err
	}
	by := p.By
	if by == "" {
		by = Program
	}
	if err := k.log(ctx, by, workbench.TakenOut, "", fmt.Sprintf("%s 第%d次办理", y.ID, folder.Act)); err != nil {
		return err
	}
	out := Exported{Year: y, Act: folder.Act, Whole: folder.Whole}
	z := zip.NewWriter(to)
	if out.Files, err = workbench.Pack(z, folder, dossier.Origin{Store: k.Store.Origin(), Year: y.ID, Act: folder.Act}); err != nil {
		return err
	}
	said, err := json.Marshal(out)
	if err != nil {
		return err
	}
	if err := z.SetComment(string(said)); err != nil {
		return err
	}
	return z.Close()
}

// ReadExport reads what Export writes.
func ReadExport(r io.ReaderAt, size int64) (fs.FS, *Exported, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, nil, fault.New(fault.Internal, fault.Place{}, "export-broken", "导出中途断了，什么也没有写；请再试一次").Because(err)
	}
	var out Exported
	if err := json.Unmarshal([]byte(z.Comment), &out); err != nil {
		return nil, nil, fault.New(fault.Internal, fault.Place{}, "export-broken", "导出的内容读不懂；请核对服务和本程序是不是同一个版本").Because(err)
	}
	return z, &out, nil
}

// Import puts a folder into a year that is still empty. A year that the unit does
// not have yet is opened; with New, a unit that is not there is made by its name.
// The log names who worked at the machine.
func (k *Keeper) Import(ctx context.Context, by string, p Pick, folder fs.FS) (*Imported, error) {
	if p.Year < 2000 || p.Year > 2100 {
		return nil, fault.Bad(fault.Place{}, "year", "年度%d不合用：应当是四位的公历年", p.Year)
	}
	if d, _ := dossier.LoadDraft(folder, nil); d.Year.FiscalYear != 0 && d.Year.FiscalYear != p.Year {
		return nil, fault.Bad(fault.Place{}, "year-other", "这个档案是%d年度的，不能放进%d年度；请核对 --year", d.Year.FiscalYear, p.Year)
	}
	bench := workbench.New(k.Store, k.Now)
	unit, err := k.unit(ctx, p.Unit)
	if p.New != "" && fault.KindOf(err) == fault.NotFound {
		n := workbench.NewUnit{UnitYear: workbench.UnitYear{Year: p.Year, Name: p.Unit, Level: p.New}, Reason: "从命令行导入档案"}
		if p.Unit, err = bench.AddUnit(ctx, operator(by, workbench.SystemAdmin, ""), n); err == nil {
			unit, err = k.unit(ctx, p.Unit)
		}
	}
	if err != nil {
		return nil, err
	}
	p.Unit = unit.ID
	y, err := k.find(ctx, p)
	if fault.KindOf(err) == fault.NotFound {
		if _, err = bench.OpenYear(ctx, operator(by, workbench.SystemAdmin, ""), unit.ID, p.Year); err == nil {
			y, err = k.find(ctx, p)
		}
	}
	if err != nil {
		return nil, err
	}
	done, err := bench.Import(ctx, operator(by, workbench.FinanceClerk, unit.ID), y.ID, folder)
	if err != nil {
		return nil, err
	}
	y.Acts = done.Act
	return &Imported{Year: y, Act: done.Act, Files: done.Files, Entries: done.Entries, Housed: done.Housed}, nil
}

// operator is whoever works at the machine itself, as the log names them, for one
// deed.
func operator(by string, role workbench.Role, unit string) workbench.Person {
	return workbench.Person{ID: by, Name: by, Posts: []workbench.Post{{Role: role, Unit: unit}}}
}
