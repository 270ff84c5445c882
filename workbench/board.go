package workbench

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"jiheng/fault"
	"jiheng/num"
	"jiheng/store"
)

// A Line is one indicator value of one unit's year in a list across units. It is
// never changed; another takes its place.
type Line struct {
	store.DigestRow
	Unit     string // its name in that year
	UnitCode string
	Year     int

	tree   int // among the years of the board
	number num.Decimal
	isText bool // the value is no number
	shown  atomic.Pointer[[]byte]
}

// Waits reports a line whose value is newer than its points.
func (l *Line) Waits() bool { return l.Derived < l.Act }

// Shown returns what a page makes of the line, made once.
func (l *Line) Shown(of func(*Line) ([]byte, error)) ([]byte, error) {
	if b := l.shown.Load(); b != nil {
		return *b, nil
	}
	b, err := of(l)
	if err == nil {
		l.shown.Store(&b)
	}
	return b, err
}

// A Column is one by which a list can be sorted.
type Column string

// The columns of a list, as an address names them.
const (
	ByUnit   Column = "unit"
	ByCode   Column = "code"
	ByName   Column = "name"
	ByValue  Column = "value"
	ByRate   Column = "rate"
	ByPoints Column = "points"
)

// Columns lists them in their order.
var Columns = []Column{ByUnit, ByCode, ByName, ByValue, ByRate, ByPoints}

// A board is all lines of all years in memory, in the orders that were asked for.
// It is brought forward by the lines that were written since; each list asks
// whether there are any.
type board struct {
	mu      sync.Mutex
	act     int64 // of the house, whose names the lines have
	changed int64
	years   []boardYear
	index   map[string]int // of a year among them
	lines   map[lineKey]*Line
	orders  map[Column][]*Line
	words   map[string]string // each text once
	reach   map[string][]bool // which years somebody may see
}

// A boardYear is one unit's year, and what the unit is in it.
type boardYear struct {
	id, name, code string
	year           int
}

type lineKey struct {
	tree int
	code string
}

// mostReach bounds the people whose reach is kept.
const mostReach = 512

// mostLines bounds the lines that are kept in memory.
const mostLines = 500_000

// before is the order of a column; equal lines are in the order of year and place.
func (c Column) before(a, b *Line) int {
	d := 0
	switch c {
	case ByCode:
		d = strings.Compare(a.Code, b.Code)
	case ByName:
		d = strings.Compare(a.Name, b.Name)
	case ByValue:
		if a.isText != b.isText {
			d = 1
			if b.isText {
				d = -1
			}
		} else if a.isText {
			d = strings.Compare(a.Value, b.Value)
		} else {
			d = a.number.Cmp(b.number)
		}
	case ByRate:
		d = byNumber(a.Rate, b.Rate)
	case ByPoints:
		d = byNumber(a.Points, b.Points)
	case ByUnit:
		d = strings.Compare(a.UnitCode, b.UnitCode)
	}
	for _, next := range []int{a.tree - b.tree, int(a.Place - b.Place)} {
		if d == 0 {
			d = next
		}
	}
	if d == 0 {
		d = strings.Compare(a.Code, b.Code)
	}
	return d
}

// byNumber compares texts of numbers; one that is none comes first.
func byNumber(a, b string) int {
	x, noX := num.ParseDecimal(a)
	y, noY := num.ParseDecimal(b)
	switch {
	case noX != nil && noY != nil:
		return 0
	case noX != nil:
		return -1
	case noY != nil:
		return 1
	}
	return x.Cmp(y)
}

// forward brings the board up to a snapshot.
func (b *board) forward(tx *store.Tx, h *House, changed int64) error {
	if b.lines == nil || b.act != h.Act {
		all, err := tx.Years()
		if err != nil {
			return err
		}
		b.begin(h, all)
	}
	for b.changed < changed {
		rows, err := tx.DigestSince(b.changed, 5000)
		if err != nil || len(rows) == 0 {
			return err
		}
		if len(rows) > 200 { // they are put in order anew
			b.orders = map[Column][]*Line{}
		}
		for _, d := range rows {
			b.put(d)
			b.changed = d.Changed
		}
		if len(b.lines) > mostLines {
			b.lines = nil
			return fault.New(fault.Conflict, fault.Place{}, "list-long", "各单位的指标合计超过%d行，一览放不下；请按单位进各年度看", mostLines)
		}
	}
	return nil
}

// begin forgets what depends on the house, and all lines where units or years have
// become others.
func (b *board) begin(h *House, all []store.Year) {
	years := make([]boardYear, len(all))
	for i, y := range all {
		years[i] = boardYear{id: y.ID, year: y.Year, name: y.Unit}
		if u := h.units[y.Unit]; u != nil {
			in, _ := u.In(y.Year)
			years[i].name, years[i].code = in.Name, in.Code
		}
	}
	b.act, b.reach = h.Act, map[string][]bool{}
	if slices.Equal(years, b.years) && b.lines != nil {
		return
	}
	b.years, b.index, b.changed = years, map[string]int{}, 0
	b.lines, b.orders, b.words = map[lineKey]*Line{}, map[Column][]*Line{}, map[string]string{}
	for i, y := range years {
		b.index[y.id] = i
	}
}

// put takes a row in, in the place of the one that it replaces.
func (b *board) put(d store.DigestRow) {
	at, ok := b.index[d.Tree]
	if !ok {
		return
	}
	for _, s := range []*string{&d.Tree, &d.Code, &d.Name, &d.Office, &d.Target, &d.Weight, &d.State} {
		w, ok := b.words[*s]
		if !ok {
			w = *s
			b.words[w] = w
		}
		*s = w
	}
	k := lineKey{at, d.Code}
	old := b.lines[k]
	for c, order := range b.orders {
		if i, ok := find(order, old, c); ok {
			order = slices.Delete(order, i, i+1)
		}
		b.orders[c] = order
	}
	delete(b.lines, k)
	if d.Gone {
		return
	}
	y := b.years[at]
	l := &Line{DigestRow: d, Unit: y.name, UnitCode: y.code, Year: y.year, tree: at}
	l.number, l.isText = numberIn(d.Value)
	b.lines[k] = l
	for c, order := range b.orders {
		i, _ := find(order, l, c)
		b.orders[c] = slices.Insert(order, i, l)
	}
}

// numberIn is the number that a value begins with, before its unit; isText says that
// it is a day or words.
func numberIn(value string) (n num.Decimal, isText bool) {
	end := strings.IndexFunc(value, func(r rune) bool { return !strings.ContainsRune("-0123456789.,", r) })
	if end < 0 {
		end = len(value)
	}
	n, err := num.ParseDecimal(value[:end])
	return n, err != nil || strings.HasPrefix(value[end:], "年") // 2024年12月20日
}

// find is the place of a line in an order.
func find(order []*Line, l *Line, c Column) (int, bool) {
	if l == nil {
		return 0, false
	}
	return slices.BinarySearchFunc(order, l, c.before)
}

// order is all lines in the order of a column.
func (b *board) order(c Column) []*Line {
	if o, ok := b.orders[c]; ok {
		return o
	}
	o := make([]*Line, 0, len(b.lines))
	for _, l := range b.lines {
		o = append(o, l)
	}
	slices.SortFunc(o, c.before)
	b.orders[c] = o
	return o
}

// reaches tells of each year whether a person may see it.
func (b *board) reaches(tx *store.Tx, h *House, who Person, day string) ([]bool, error) {
	key := who.ID + " " + day + " " + strconv.Itoa(len(who.Posts))
	if r, ok := b.reach[key]; ok && who.asOf == h.Act {
		return r, nil
	}
	all, err := tx.Years()
	if err != nil {
		return nil, err
	}
	out := make([]bool, len(b.years))
	for _, y := range all {
		if _, err := who.may(See, h.scope(y)); err == nil {
			out[b.index[y.ID]] = true
		}
	}
	if len(b.reach) >= mostReach {
		clear(b.reach)
	}
	if who.asOf == h.Act {
		b.reach[key] = out
	}
	return out, nil
}

// A ListQuery asks for a page of a list across units.
type ListQuery struct {
	Year int    // fiscal; zero for all
	Sort Column // empty for ByUnit
	Desc bool
	Page int // from 1
}

// PageLines is how many lines a page has.
const PageLines = 50

// A List is a page of the lines that a person may see.
type List struct {
	Lines []*Line
	Total int // of all pages
	Pages int
	Page  int
	Years []int // fiscal years of which the person may see something, the newest first
}

// List returns a page of the indicator values of all units' years that a person may
// see, with their total. It shows every act that was acknowledged before: its value
// at once, its points when the year has been derived. A page that is not there is
// the last.
func (b *Bench) List(ctx context.Context, who Person, q ListQuery) (List, error) {
	if !slices.Contains(Columns, q.Sort) {
		q.Sort = ByUnit
	}
	var out List
	var h *House
	err := b.store.View(ctx, func(tx *store.Tx) error {
		changed, err := tx.DigestChanged()
		if err != nil {
			return err
		}
		if h, err = b.houseIn(tx); err != nil {
			return err
		}
		b.board.mu.Lock()
		defer b.board.mu.Unlock()
		if err := b.board.forward(tx, h, changed); err != nil {
			return err
		}
		reach, err := b.board.reaches(tx, h, who, dayOf(b.now()))
		if err == nil {
			out = b.board.page(reach, q)
		}
		return err
	})
	if err != nil {
		return List{}, err
	}
	b.keepHouse(h)
	return out, b.noteAuditor(ctx, who)
}

// noteAuditor keeps in the log of the house that an auditor looks at a list.
func (b *Bench) noteAuditor(ctx context.Context, who Person) error {
	at := slices.IndexFunc(who.Posts, func(q Post) bool { return q.Role == Auditor })
	if at < 0 {
		return nil
	}
	return b.store.Update(ctx, func(tx *store.Tx) error {
		a := who.act(b.now(), store.House, string(See), who.Posts[at])
		a.Detail = "指标一览"
		_, err := tx.Append(a, nil)
		return err
	})
}

// page picks the lines of a page.
func (b *board) page(reach []bool, q ListQuery) List {
	order := b.order(q.Sort)
	mask := make([]bool, len(reach))
	whole := true
	var years []int
	for i, may := range reach {
		if may && !slices.Contains(years, b.years[i].year) {
			years = append(years, b.years[i].year)
		}
		mask[i] = may && (q.Year == 0 || b.years[i].year == q.Year)
		whole = whole && mask[i]
	}
	if !whole {
		some := make([]*Line, 0, len(order))
		for _, l := range order {
			if mask[l.tree] {
				some = append(some, l)
			}
		}
		order = some
	}
	slices.SortFunc(years, func(a, b int) int { return b - a })
	out := List{Total: len(order), Years: years, Pages: max(1, (len(order)+PageLines-1)/PageLines)}
	out.Page = min(max(q.Page, 1), out.Pages)
	from := (out.Page - 1) * PageLines
	to := min(from+PageLines, len(order))
	if !q.Desc {
		out.Lines = slices.Clone(order[from:to])
		return out
	}
	for i := from; i < to; i++ {
		out.Lines = append(out.Lines, order[len(order)-1-i])
	}
	return out
}
