package web

import (
	"net/http"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/workbench"
)

// A unitsPage is the list of units (单位).
type unitsPage struct {
	view
	refusal
	Rows  []unitRow
	House *workbench.House
	Now   int // the year
}

// A unitRow is a unit as it is now, or last was, with its links as names.
type unitRow struct {
	*workbench.Unit
	workbench.UnitYear
	ParentName, DepartmentName, BureauName string
	Opened                                 []int // years, the newest first
}

func (v *visit) units() error { return v.unitsWith(http.StatusOK, refusal{}) }

func (v *visit) unitsWith(status int, r refusal) error {
	h, err := v.bench.Oversee(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	years, err := v.bench.YearsOpened(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	p := unitsPage{view: v.adminView("单位", "/admin/units"), refusal: r, House: h, Now: v.now().In(china).Year()}
	for _, u := range h.Units() {
		row := unitRowOf(h, u, u.Years[len(u.Years)-1])
		row.Opened = years[u.ID]
		p.Rows = append(p.Rows, row)
	}
	return v.write(status, unitsWhole(p))
}

// unitRowOf is a unit as it is from one of its years on.
func unitRowOf(h *workbench.House, u *workbench.Unit, y workbench.UnitYear) unitRow {
	name := func(id string) string {
		if o, err := h.Unit(id); err == nil {
			return o.Name
		}
		return id
	}
	row := unitRow{Unit: u, UnitYear: y}
	row.ParentName, row.DepartmentName, row.BureauName = name(y.Parent), name(y.Department), name(y.Bureau)
	return row
}

// unitTyped is what the form says of a unit from a year on.
func (v *visit) unitTyped(id string) (workbench.NewUnit, error) {
	f := func(name string) string { return strings.TrimSpace(v.r.PostFormValue(name)) }
	year, err := yearTyped(f("year"))
	own := func(name string) string { // of the unit itself
		if f(name) == selfUnit {
			return id
		}
		return f(name)
	}
	return workbench.NewUnit{ID: id, Reason: f("reason"), UnitYear: workbench.UnitYear{Year: year, Code: f("code"), Name: f("name"), Level: f("level"),
		Parent: f("parent"), Department: own("department"), Bureau: own("bureau")}}, err
}

// selfUnit is the choice by which a unit is its own department or bureau.
const selfUnit = "."

func yearTyped(s string) (int, error) {
	year, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(s, "度"), "年"))
	if err != nil {
		return 0, fault.Bad(fault.Place{}, "unit-year", "年度“%s”读不懂；要写四位的公历年，如2025", fault.Clip(s))
	}
	return year, nil
}

func (v *visit) unitAdd() error {
	if _, err := v.bench.Oversee(v.r.Context(), v.who); err != nil {
		return err
	}
	n, err := v.unitTyped("")
	if err == nil {
		n.Department, n.Bureau = strings.TrimPrefix(n.Department, selfUnit), strings.TrimPrefix(n.Bureau, selfUnit)
		n.ID, err = v.bench.AddUnit(v.r.Context(), v.who, n)
	}
	if err != nil {
		if r, status, ok := v.refused("add", err); ok {
			return v.unitsWith(status, r)
		}
		return err
	}
	return v.goTo(adminPath("units", n.ID) + "?done=built")
}

// A unitPage is one unit, year by year.
type unitPage struct {
	view
	refusal
	*workbench.Unit
	Rows   []unitRow
	Last   workbench.UnitYear
	House  *workbench.House
	Opened []int
	Now    int
}

func (v *visit) unit() error { return v.unitWith(http.StatusOK, refusal{}) }

func (v *visit) unitWith(status int, r refusal) error {
	h, err := v.bench.Oversee(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	u, err := h.Unit(v.r.PathValue("unit"))
	if err != nil {
		return err
	}
	years, err := v.bench.YearsOpened(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	p := unitPage{view: v.adminView(u.Name, "/admin/units"), refusal: r, Unit: u, Last: u.Years[len(u.Years)-1], House: h, Opened: years[u.ID], Now: v.now().In(china).Year()}
	for _, y := range u.Years {
		p.Rows = append(p.Rows, unitRowOf(h, u, y))
	}
	return v.write(status, unitWhole(p))
}

func (v *visit) unitChange() error {
	if _, err := v.bench.Oversee(v.r.Context(), v.who); err != nil {
		return err
	}
	id := v.r.PathValue("unit")
	n, err := v.unitTyped(id)
	if err == nil {
		still, err := v.bench.VacatedByUnit(v.r.Context(), v.who, n)
		if err != nil {
			return v.unitDone("change", "unit", err)
		}
		if r, asks := v.asksFirst("change", still); asks {
			return v.unitWith(http.StatusConflict, r)
		}
	}
	if err == nil {
		err = v.bench.ChangeUnit(v.r.Context(), v.who, n)
	}
	return v.unitDone("change", "unit", err)
}

func (v *visit) yearOpen() error {
	if _, err := v.bench.Oversee(v.r.Context(), v.who); err != nil {
		return err
	}
	year, err := yearTyped(strings.TrimSpace(v.r.PostFormValue("year")))
	if err == nil {
		_, err = v.bench.OpenYear(v.r.Context(), v.who, v.r.PathValue("unit"), year)
	}
	return v.unitDone("open", "year", err)
}

// unitDone leads back to the unit, or says in the form why it was not taken.
func (v *visit) unitDone(form, done string, err error) error {
	if err == nil {
		return v.goTo(adminPath("units", v.r.PathValue("unit")) + "?done=" + done)
	}
	if r, status, ok := v.refused(form, err); ok {
		return v.unitWith(status, r)
	}
	return err
}

// openedText lists the years that are open.
func openedText(years []int) string {
	if len(years) == 0 {
		return "—"
	}
	return workbench.YearsText(years)
}

// linkOptions are the units to choose a link from, the unit itself first where it
// may be its own.
func linkOptions(h *workbench.House, but, self string) []option {
	out := unitOptions(h, "没有")
	for i, o := range out {
		if o.Value == but && but != "" {
			out = append(out[:i], out[i+1:]...)
			break
		}
	}
	if self != "" {
		out = append(out[:1:1], append([]option{{selfUnit, self}}, out[1:]...)...)
	}
	return out
}

// linkIn is the choice that a link of a unit is.
func linkIn(id, link string) string {
	if id != "" && link == id {
		return selfUnit
	}
	return link
}

// selfName is what the choice of the unit itself is called; a new unit has none yet.
func selfName(id string) string {
	if id == "" {
		return ""
	}
	return "本单位自己"
}

// changed is what the form of a change begins with: the unit as it last was, from
// this year on.
func (p unitPage) changed() workbench.UnitYear {
	y := p.Last
	y.Year = max(y.Year, p.Now)
	return y
}

// nextYear is the year that is proposed to be opened: the one behind the last, or
// last year's, which is evaluated now.
func (p unitPage) nextYear() int {
	if len(p.Opened) > 0 {
		return p.Opened[0] + 1
	}
	return max(p.Unit.Years[0].Year, p.Now-1)
}

func levelOptions() []option {
	var out []option
	for _, l := range workbench.Levels {
		out = append(out, option{l, l})
	}
	return out
}
