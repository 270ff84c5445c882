package web

import (
	"net/http"
	"strings"
	"sync"

	"jiheng/budget"
	"jiheng/regs"
)

// A packsPage lists the packs by which is scored (规则包).
type packsPage struct {
	view
	Packs []packRow
}

// A packRow is a pack with how its cases come out.
type packRow struct {
	*regs.Pack
	Right   int  // cases that come out
	Default bool // of years that name none
}

// packRows runs the cases of every built-in pack, once.
var packRows = sync.OnceValues(func() ([]packRow, error) {
	all, err := regs.Packs()
	if err != nil {
		return nil, err
	}
	out := make([]packRow, len(all))
	for i, p := range all {
		out[i] = packRow{Pack: p, Default: p.ID == regs.DefaultPack}
		for _, r := range budget.RunCases(p) {
			if r.OK {
				out[i].Right++
			}
		}
	}
	return out, nil
})

// force is when a pack is in force.
func (r packRow) force() string {
	switch {
	case r.From == "" && r.Until == "":
		return ""
	case r.Until == "":
		return r.From + "起"
	}
	return r.From + "至" + r.Until
}

// code is the pack's id, and whether it is that of years which name none.
func (r packRow) code() string {
	if r.Default {
		return "编号 " + r.ID + "，没有写明的年度用它"
	}
	return "编号 " + r.ID
}

// grades names the pack's grades, the best first.
func (r packRow) grades() string {
	names := make([]string, len(r.Grades))
	for i, g := range r.Grades {
		names[i] = g.Name
	}
	return strings.Join(names, "、")
}

// surely gives how surely a pack is known its sign and colour.
func (r packRow) surely() string {
	switch r.Certainty {
	case regs.Seen:
		return "good"
	case regs.Secondary:
		return "calm"
	}
	return "warn"
}

func (v *visit) packs() error {
	rows, err := packRows()
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, packsWhole(packsPage{view: v.adminView("规则包", "/packs"), Packs: rows}))
}
