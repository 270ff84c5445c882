package workbench

import (
	"context"
	"strconv"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
)

// A Drawing is indicators that a reviewer or evaluator draws to look at closely.
type Drawing struct {
	Year    string
	Seed    string // that was made known before
	Count   string // how many, as it was typed
	Seen    int64  // the act as of which the person looked at the year
	Request string
}

// deedDraw is the kind of the act by which indicators are drawn.
const deedDraw = "抽查"

// mostSeed bounds a seed, in characters.
const mostSeed = 60

// DrawIndicators draws indicators that apply by a seed as one act. Those draw who may
// review or evaluate the year as it stands. A draw by a seed that was drawn by is a
// Conflict: it would draw the same.
func (b *Bench) DrawIndicators(ctx context.Context, who Person, r Drawing) (*Year, error) {
	return b.do(ctx, who, r.Year, asks(r.Request, "draw", r.Year, r.Seed, r.Count), func(s *sight) (*deed, error) {
		by, err := s.judges()
		if err != nil {
			return nil, err
		}
		seed := strings.TrimSpace(r.Seed)
		if err := words("种子", seed, mostSeed); err != nil {
			return nil, err
		}
		var codes []string
		for _, i := range s.Year.Year.Indicators {
			if i.NotApply == "" {
				codes = append(codes, i.Code)
			}
		}
		n, err := strconv.Atoi(strings.TrimSpace(r.Count))
		if err != nil || n < 1 || n > len(codes) {
			return nil, fault.Bad(fault.Place{}, "draw-count", "抽几项写的“%s”不对；写1到%d的整数", fault.Clip(r.Count), len(codes))
		}
		for _, o := range s.Year.Year.SpotChecks {
			if o.Seed == seed {
				return nil, fault.New(fault.Conflict, fault.Place{}, "draw-seed", "已经用种子“%s”抽过，抽中%d项；要再抽，换一个公布过的种子", fault.Clip(seed), len(o.Codes))
			}
		}
		d := s.deed(deedDraw)
		d.by = by
		drawn := budget.SpotCheck{Seed: seed, Codes: budget.Draw(seed, codes, n), Person: s.Who.ID, Role: string(by.Role), Time: b.now().UTC().Format(time.RFC3339), Act: r.Seen}
		d.edits = s.behind(dossier.BlockSpotChecks, dossier.SpotCheckHead(), dossier.SpotCheckEntry(drawn))
		return d, nil
	})
}
