package workbench

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// A Unit (单位) is one that has years here, or that approves or reviews those of
// others. Its ID stays; all else may become another from one year to the next.
type Unit struct {
	ID, Name string     // the name is that of the last year that is told
	Years    []UnitYear // by year; each stands until the next
	version  int64
	entry    string // ID of the entry in the tree of the house
}

// A UnitYear is what a unit is from a year on. The links are IDs of units: a town
// has a budget of its own and a sub-district has not, so whom the unit stands
// under, who approves and who reviews are three things.
type UnitYear struct {
	Year       int
	Code       string // of the budget (预算编码); empty where there is none
	Name       string
	Level      string // of the budget (预算级次), one of Levels
	Parent     string // whom it stands under; empty at the top
	Department string // 主管部门, which reviews first; may be the unit itself
	Bureau     string // 财政部门, which approves; may be the unit itself
}

// Levels are the levels of budgets. A sub-district's unit is of the level of its
// district.
var Levels = []string{"中央", "省级", "市级", "县级", "乡级"}

// In returns what the unit is in a year; ok is false before its first.
func (u *Unit) In(year int) (y UnitYear, ok bool) {
	for _, x := range u.Years {
		if x.Year > year {
			break
		}
		y, ok = x, true
	}
	return y, ok
}

// from is a unit that is something else from a year on.
func (u *Unit) from(y UnitYear) *Unit {
	next := *u
	next.Years = slices.DeleteFunc(slices.Clone(u.Years), func(x UnitYear) bool { return x.Year == y.Year })
	next.Years = append(next.Years, y)
	slices.SortFunc(next.Years, func(a, b UnitYear) int { return a.Year - b.Year })
	next.Name = next.Years[len(next.Years)-1].Name
	return &next
}

// Files of the tree of the house, and the lists that they hold.
const (
	FilePeople   = "人员.yaml"
	FileUnits    = "单位.yaml"
	FileSettings = "设置.yaml"

	blockPeople   = "人员"
	blockUnits    = "单位"
	blockSettings = "登录"
)

// readUnit reads a unit from its entry.
func readUnit(e store.Entry) (*Unit, error) {
	n, err := readItem(e)
	if err != nil {
		return nil, err
	}
	n.Only("编号", "各年")
	u := &Unit{ID: n.Need("编号"), version: e.Version, entry: e.ID}
	for _, x := range n.List("各年") {
		x.Only("年", "编码", "名称", "级次", "上级", "主管部门", "财政部门")
		y := UnitYear{Code: x.Text("编码"), Name: x.Need("名称"), Level: x.OneOf("级次", Levels...),
			Parent: x.Text("上级"), Department: x.Text("主管部门"), Bureau: x.Text("财政部门")}
		y.Year, _ = x.Int("年", 1978, 2200)
		u.Years = append(u.Years, y)
	}
	if len(u.Years) == 0 {
		n.Bad("empty", "单位没有写各年的情况")
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(u.Years, func(a, b UnitYear) int { return a.Year - b.Year })
	u.Name = u.Years[len(u.Years)-1].Name
	return u, nil
}

// readItem parses an entry that is one item of a list.
func readItem(e store.Entry) (plain.Node, error) {
	root, faults := plain.ParseYAML(e.File, []byte(e.Text))
	if err := faults.Err(); err != nil {
		return plain.Node{}, err
	}
	items := root.Items()
	if len(items) != 1 {
		return plain.Node{}, fault.Bad(fault.Place{File: e.File}, "entry", "条目“%s”不是一项", fault.Clip(e.Key))
	}
	return items[0], nil
}

// text writes a unit as its entry.
func (u *Unit) text() string {
	var b strings.Builder
	b.WriteString("  - 编号: " + plain.Quote(u.ID) + "\n    各年:\n")
	for _, y := range u.Years {
		b.WriteString("      - {年: " + strconv.Itoa(y.Year) + ", 名称: " + plain.Quote(y.Name))
		pair(&b, "编码", y.Code)
		pair(&b, "级次", y.Level)
		pair(&b, "上级", y.Parent)
		pair(&b, "主管部门", y.Department)
		pair(&b, "财政部门", y.Bureau)
		b.WriteString("}\n")
	}
	return b.String()
}

// pair writes a key of a map in one line, unless it has no value. Figures are
// quoted, so that a code keeps its zeros in any reader.
func pair(b *strings.Builder, key, value string) {
	if value != "" {
		b.WriteString(", " + key + ": " + quoted(value))
	}
}

// quoted is a text as YAML, in double quotes where any reader would take it for
// something else than text.
func quoted(s string) string {
	if q := plain.Quote(s); q != s || strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		return q
	}
	return `"` + s + `"`
}

// check refuses a unit that does not fit among the others of the house.
func (u *Unit) check(h *House) error {
	for i, y := range u.Years {
		if y.Year < 1978 || y.Year > 2200 {
			return fault.Bad(fault.Place{}, "unit-year", "年度“%d”不合用；应当是四位的公历年", y.Year)
		}
		if i > 0 && u.Years[i-1].Year >= y.Year {
			return fault.Bad(fault.Place{}, "unit-year", "%d年写了两次；每年只写一次", y.Year)
		}
		if err := words("单位名称", y.Name, 80); err != nil {
			return err
		}
		if y.Code != "" {
			if err := words("预算编码", y.Code, 40); err != nil {
				return err
			}
		}
		if !slices.Contains(Levels, y.Level) {
			return fault.Bad(fault.Place{}, "unit-level", "预算级次“%s”不合用；应当是：%s", fault.Clip(y.Level), strings.Join(Levels, "、"))
		}
		for _, l := range []struct{ name, id string }{{"上级单位", y.Parent}, {"主管部门", y.Department}, {"财政部门", y.Bureau}} {
			if l.id != "" && l.id != u.ID && h.units[l.id] == nil {
				return fault.Bad(fault.Place{}, "unit-link", "%s“%s”还没有建；请先建它", l.name, fault.Clip(l.id))
			}
		}
		if err := u.clash(h, y); err != nil {
			return err
		}
	}
	return u.loops(h)
}

// clash refuses a code, or a name below the same parent, that another unit has in
// that year.
func (u *Unit) clash(h *House, y UnitYear) error {
	for _, o := range h.units {
		x, ok := o.In(y.Year)
		switch {
		case !ok || o.ID == u.ID:
		case y.Code != "" && x.Code == y.Code:
			return fault.New(fault.Conflict, fault.Place{}, "unit-taken", "%d年编码“%s”已经是%s的；请核对编码", y.Year, y.Code, x.Name)
		case x.Name == y.Name && x.Parent == y.Parent:
			return fault.New(fault.Conflict, fault.Place{}, "unit-taken", "%d年已经有“%s”；不用再建", y.Year, y.Name)
		}
	}
	return nil
}

// loops refuses a unit that would stand below itself in any year that is told of
// it or of those above.
func (u *Unit) loops(h *House) error {
	years := map[int]bool{}
	for _, o := range h.units {
		for _, y := range o.Years {
			years[y.Year] = true
		}
	}
	for _, y := range u.Years {
		years[y.Year] = true
	}
	for year := range years {
		y, _ := u.In(year)
		for id, n := y.Parent, 0; id != ""; n++ {
			if id == u.ID || n > mostAbove {
				return fault.Bad(fault.Place{}, "unit-loop", "%s的上级绕一圈又回到自己；请核对上级单位", u.Name)
			}
			above := h.units[id]
			if above == nil {
				break
			}
			x, _ := above.In(year)
			id = x.Parent
		}
	}
	return nil
}

// mostAbove bounds how many units stand above one another.
const mostAbove = 20
