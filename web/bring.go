package web

import (
	"errors"
	"net/http"
	"slices"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// A bringPage is the import of the budget's workbooks: a file is chosen, its columns are
// mapped, what it would change is shown, and then it is given as one act (导入).
type bringPage struct {
	view
	Kinds   []dossier.ImportKind
	Locked  string
	Plan    *workbench.Bringing // nil where no workbook waits
	Fault   *fault.Error        // why the file was not taken
	Chosen  string              // the kind that was chosen
	Request string
}

// moneyUnits are the units of amounts that a workbook may leave unsaid.
var moneyUnits = []string{"元", "千元", "万元", "亿元"}

// mostShown is how many lines of a kind the page shows; the others are counted.
const mostShown = 200

func (v *visit) bring() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, bringWhole(v.bringPage(y)))
}

func (v *visit) bringPage(y *workbench.Year) bringPage {
	p := bringPage{view: v.yearView(y, "budget"), Kinds: dossier.ImportKinds, Request: newRequest()}
	p.Title = "导入"
	if err := v.seat.May(y, dossier.Execution, ""); err != nil {
		p.Locked = faultOf(err).Message
	}
	return p
}

// bringTake takes a workbook in to be looked at.
func (v *visit) bringTake() error {
	id := v.r.PathValue("year")
	y, err := v.year()
	if err != nil {
		return err
	}
	name, data, err := v.sentTable()
	kind := v.r.PostFormValue("kind")
	if err == nil {
		err = v.bench.Bring(v.r.Context(), v.who, id, kind, name, data)
	}
	var f *fault.Error
	if errors.As(err, &f) && f.Kind == fault.Invalid && !v.partial() {
		p := v.bringPage(y)
		p.Fault, p.Chosen = f, kind
		return v.write(statusFor(f), bringWhole(p))
	}
	if err != nil {
		return err
	}
	return v.goTo(yearPath(id, "budget", "import", kind))
}

// sentTable is the workbook that a form sent; its name is empty where none was chosen.
func (v *visit) sentTable() (string, []byte, error) {
	name, data, err := v.sentFile("file")
	if err == nil && len(data) > workbench.MostTable {
		err = fault.Bad(fault.Place{File: name}, "import-size", "“%s”超过%d MB，没有收；请只留要导入的工作表", fault.Clip(name), workbench.MostTable>>20)
	}
	return name, data, err
}

// brought shows a workbook that waits.
func (v *visit) brought() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := v.bringPage(y)
	if p.Plan, err = v.bench.Brought(v.r.Context(), v.who, y.ID, v.r.PathValue("kind")); err != nil {
		return err
	}
	return v.write(http.StatusOK, bringWhole(p))
}

// broughtTake maps a workbook that waits, gives it, or lets go of it.
func (v *visit) broughtTake() error {
	id, kind, ctx := v.r.PathValue("year"), v.r.PathValue("kind"), v.r.Context()
	if _, err := v.year(); err != nil {
		return err
	}
	switch v.r.PostFormValue("how") {
	case "map":
		k, _ := dossier.ImportKindOf(kind)
		m := dossier.Mapping{Unit: v.r.PostFormValue("unit"), Columns: map[string]string{}, Fixed: map[string]string{}}
		if !slices.Contains(moneyUnits, m.Unit) {
			m.Unit = ""
		}
		for _, c := range k.Columns {
			m.Columns[c.Name] = v.r.PostFormValue("列·" + c.Name)
			if word := v.r.PostFormValue("都是·" + c.Name); slices.Contains(c.Words, word) {
				m.Fixed[c.Name] = word
			}
		}
		if err := v.bench.MapBrought(ctx, v.who, id, kind, m); err != nil {
			return err
		}
	case "drop":
		if err := v.bench.DropBrought(ctx, v.who, id, kind); err != nil {
			return err
		}
		return v.goTo(yearPath(id, "budget", "import"))
	default:
		seen, err := v.seen("请刷新后再导入")
		if err != nil {
			return err
		}
		if _, err := v.bench.GiveBrought(ctx, v.who, id, kind, seen, v.r.PostFormValue("request")); err != nil {
			return err
		}
		to := ""
		if kind == "分月" {
			to = "months"
		}
		return v.goTo(yearPath(id, "budget", to) + "?done=import")
	}
	return v.goTo(yearPath(id, "budget", "import", kind))
}

// broughtRefused gives out the rows of a workbook that are not taken.
func (v *visit) broughtRefused() error {
	name, data, err := v.bench.RefusedRows(v.r.Context(), v.who, v.r.PathValue("year"), v.r.PathValue("kind"))
	if err != nil {
		return err
	}
	return v.file(name, data)
}

// shown cuts a list to what the page shows.
func shown[T any](list []T) []T { return list[:min(len(list), mostShown)] }

// left is how many of a list the page does not show.
func left[T any](list []T) int { return max(0, len(list)-mostShown) }
