package workbench

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/plain"
	"jiheng/secret"
	"jiheng/store"
)

// FileCalendar lists the deadlines in the house's folder.
const FileCalendar = "日历.yaml"

const blockDeadlines = "期限"

// A Deadline (期限) is until when a year may be changed at a stage: of all units, or
// of one, for which it counts in the place of that of all.
type Deadline struct {
	ID    string
	Year  int
	Stage Stage
	Unit  string    // ID; empty for all
	Until time.Time // the minute that is still in time
	entry string    // ID of its entry
	seen  int64
}

// minuteText is how a deadline is written.
const minuteText = "2006-01-02 15:04"

// readDeadline reads a deadline from its entry.
func readDeadline(e store.Entry) (any, error) {
	root, faults := plain.ParseYAML(e.File, []byte(e.Text))
	if err := faults.Err(); err != nil {
		return nil, err
	}
	items := root.Items()
	if len(items) != 1 {
		return nil, fault.Bad(fault.Place{File: e.File}, "deadline", "一条期限写一项")
	}
	n := items[0]
	n.Only("编号", "年度", "环节", "单位", "到")
	d := Deadline{ID: n.Need("编号"), Stage: stageOfText(n, "环节"), Unit: n.Text("单位"), entry: e.ID, seen: e.Version}
	d.Year, _ = n.Int("年度", 2000, 2100)
	t, err := time.ParseInLocation(minuteText, n.Need("到"), beijing)
	if err != nil {
		n.Get("到").Bad("deadline", "期限要写成 2025-02-28 17:00")
	}
	d.Until = t
	if err := n.Err(); err != nil {
		return nil, err
	}
	return d, nil
}

// text writes a deadline as its entry.
func (d Deadline) text() string {
	return "  - {编号: " + plain.Quote(d.ID) + ", 年度: " + strconv.Itoa(d.Year) + ", 环节: " + plain.Quote(string(d.Stage)) +
		", 单位: " + plain.Quote(d.Unit) + ", 到: " + plain.Quote(d.Until.In(beijing).Format(minuteText)) + "}\n"
}

// Deadlines lists the deadlines: by year descending, stage, those of all units first.
func (h *House) Deadlines() []Deadline {
	return slices.SortedFunc(maps.Values(h.deadlines), func(a, b Deadline) int {
		return cmp.Or(b.Year-a.Year, cmp.Compare(slices.Index(Stages, a.Stage), slices.Index(Stages, b.Stage)), strings.Compare(a.Unit, b.Unit), strings.Compare(a.ID, b.ID))
	})
}

// deadlinesOf are the deadlines that count for a unit's year, by stage.
func (h *House) deadlinesOf(unit string, year int) map[Stage]time.Time {
	var out map[Stage]time.Time
	for _, d := range h.Deadlines() { // those of one unit come after those of all
		if d.Year == year && (d.Unit == "" || d.Unit == unit) {
			if out == nil {
				out = map[Stage]time.Time{}
			}
			out[d.Stage] = d.Until
		}
	}
	return out
}

// Deadline is until when the year may be changed at its stage; ok is false where no
// day is set.
func (p Seat) Deadline(y *Year) (until time.Time, ok bool) {
	until, ok = p.scope.until[y.Stage()]
	return until, ok
}

// late refuses a change after the deadline of a stage.
func (sc scope) late(at Stage) error {
	until, ok := sc.until[at]
	if !ok || sc.now.Before(until.Add(time.Minute)) {
		return nil
	}
	return fault.New(fault.Forbidden, fault.Place{}, "deadline", "“%s”%s已经截止，从此锁住；还要改，请财政审核人把本单位的期限往后改", at, until.In(beijing).Format("2006年1月2日15时04分"))
}

// mostYearsLate is how many years after its own a year may be worked at.
const mostYearsLate = 5

// SetsDeadline says why a person does not set a deadline of a unit and year; nil where they
// do: the system administrator those of all units and of each, the bureau those of the
// units that it approves in that year.
func (h *House) SetsDeadline(who Person, unit string, year int) error {
	bureau := ""
	if u := h.units[unit]; u != nil {
		in, _ := u.In(year)
		bureau = in.Bureau
	}
	reviews := false
	for _, q := range who.Posts {
		reviews = reviews || q.Role == BureauReviewer
		if q.Role == SystemAdmin || q.Role == BureauReviewer && bureau != "" && q.Unit == bureau {
			return nil
		}
	}
	switch {
	case !reviews:
		return forbidden("“"+string(SetDeadlines)+"”", deeds[SetDeadlines])
	case unit == "":
		return fault.New(fault.Forbidden, fault.Place{}, "right", "全部单位的期限由系统管理员定；您可以给由您所在财政部门审核的单位定，请选单位")
	}
	return fault.New(fault.Forbidden, fault.Place{}, "right", "这个单位%d年度的财政部门不是您所在的单位，它的期限不由您定；请找它的财政部门，或者系统管理员", year)
}

// setsNow is SetsDeadline by the posts that a person holds now.
func (h *House) setsNow(who Person, unit string, year int) error {
	now, err := h.again(who)
	if err != nil {
		return err
	}
	return h.SetsDeadline(now, unit, year)
}

// RemoveDeadline takes a deadline away: that of all units counts again for the unit, or
// none does.
func (b *Bench) RemoveDeadline(ctx context.Context, who Person, id, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.Bad(fault.Place{}, "reason", "去掉期限要写理由，单位看日志才知道为什么")
	}
	return b.decide(ctx, who, SetDeadlines, store.Act{Kind: "去掉期限", Reason: reason}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		d, ok := h.deadlines[id]
		if !ok {
			return nil, fault.New(fault.NotFound, fault.Place{}, "deadline", "这个期限已经去掉了；请刷新页面")
		}
		if err := h.setsNow(who, d.Unit, d.Year); err != nil {
			return nil, err
		}
		return []store.Edit{{Op: store.Delete, ID: d.entry, Seen: d.seen}}, nil
	})
}

// SetDeadline sets until when a stage may be worked at, of all units or of one; the
// same stage, year and unit has one. SetsDeadline says whose it is.
func (b *Bench) SetDeadline(ctx context.Context, who Person, d Deadline, reason string) error {
	if !slices.Contains(Stages, d.Stage) || d.Year < 2000 || d.Year > 2100 || d.Until.IsZero() {
		return fault.Bad(fault.Place{}, "deadline", "期限要有年度、环节和时间，如2024年度、填报、2025-02-28 17:00")
	}
	if y := d.Until.In(beijing).Year(); y < d.Year-1 || y > d.Year+mostYearsLate {
		return fault.Bad(fault.Place{}, "deadline", "期限写的是%d年，和%d年度对不上；请核对年份，要在%d年到%d年之间", y, d.Year, d.Year-1, d.Year+mostYearsLate)
	}
	if strings.TrimSpace(reason) == "" {
		return fault.Bad(fault.Place{}, "reason", "定期限要写理由，如“按某某通知”，单位看日志才知道为什么")
	}
	id, err := secret.NewID(b.random)
	if err != nil {
		return err
	}
	return b.decide(ctx, who, SetDeadlines, store.Act{Kind: "定期限", Reason: reason}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		if d.Unit != "" {
			if _, err := h.Unit(d.Unit); err != nil {
				return nil, err
			}
		}
		if err := h.setsNow(who, d.Unit, d.Year); err != nil {
			return nil, err
		}
		for _, old := range h.deadlines {
			if old.Year == d.Year && old.Stage == d.Stage && old.Unit == d.Unit {
				d.ID = old.ID
				e, err := tx.Entry(store.House, old.entry, store.Newest)
				e.Text = d.text()
				return []store.Edit{{Op: store.Write, ID: old.entry, Seen: e.Version, Entry: e}}, err
			}
		}
		d.ID = "q-" + id
		return h.add(FileCalendar, blockDeadlines, item{d.ID, d.text()}), nil
	})
}
