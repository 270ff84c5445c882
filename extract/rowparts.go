package extract

import (
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// A PartRow is a row below a sum, in one column: what decides whether it stands beside
// the rows around it or is a part of one of them.
type PartRow struct {
	Within bool       // its name begins with 其中
	Source bool       // its name is that of a source of money, which ends a list of parts
	Level  int        // of the number before its name; 0 for none
	Amount *num.Ratio // nil where it has none
}

// sourceRows are the sources of money that stand beside one another in forms.
var sourceRows = []string{"财政拨款", "其他资金", "单位资金", "自筹", "结转", "结余"}

// PartRowOf is what the name of a row says of its place; it has no amount.
func PartRowOf(name string) PartRow {
	name = strings.TrimLeft(name, " 　\t")
	r := PartRow{Within: strings.HasPrefix(name, "其中"), Source: hasAny(name, sourceRows...)}
	r.Level, _ = document.NumberedLevel(strings.TrimLeft(strings.TrimPrefix(name, "其中"), "：: "))
	return r
}

const (
	mostPartRows     = 80 // rows that several readings are tried of
	mostPartReadings = 64 // readings that are tried
)

// PartReadings returns the lists of rows that may stand beside one another below a sum,
// the likeliest first. A row with 其中 that is not the first is a part of the row before it
// and begins a list of parts; how far that goes is told by the amounts (the parts make up
// their whole), by the next number or the next source of money, else it is open: each end
// is a reading of its own. The last reading is all rows.
func PartReadings(rows []PartRow) (out [][]int) {
	all := make([]int, len(rows))
	for i := range rows {
		all[i] = i
	}
	if len(rows) > 0 && rows[0].Level > 0 {
		out = addReading(out, ofLevel(rows))
	}
	var at []int
	ends := make([][]int, len(rows)) // by row with 其中: where its list can end
	product := 1
	for i := len(rows) - 1; i > 0; i-- {
		if !rows[i].Within {
			continue
		}
		ends[i] = partEnds(rows, i, ends)
		at = append(at, i)
		if product *= len(ends[i]); product > mostPartReadings || len(rows) > mostPartRows {
			product = mostPartReadings + 1
		}
	}
	slices.Reverse(at)
	if product > mostPartReadings {
		product = 1
	}
	for n := range product {
		if len(at) == 0 {
			break
		}
		var list []int
		next, rest := 0, n
		for _, from := range at {
			for ; next < from; next++ {
				list = append(list, next)
			}
			next = max(next, ends[from][rest%len(ends[from])])
			rest /= len(ends[from])
		}
		for ; next < len(rows); next++ {
			list = append(list, next)
		}
		out = addReading(out, list)
	}
	return addReading(out, all)
}

func addReading(out [][]int, list []int) [][]int {
	for _, o := range out {
		if slices.Equal(o, list) {
			return out
		}
	}
	return append(out, list)
}

// ofLevel returns the rows with a number of the level of the first.
func ofLevel(rows []PartRow) (out []int) {
	for i, r := range rows {
		if r.Level == rows[0].Level && (i == 0 || !r.Within) {
			out = append(out, i)
		}
	}
	return out
}

// partEnds returns the rows before which the list of parts that begins in a row can end,
// the likeliest first; ends are those of the rows behind it.
func partEnds(rows []PartRow, from int, ends [][]int) (out []int) {
	last := from + 1
	for last < len(rows) && last < from+mostPartRows && (rows[last].Level == 0 || rows[last].Level == rows[from].Level && rows[from-1].Level != rows[from].Level) {
		last++
	}
	add := func(e int) {
		for _, o := range out {
			if o == e {
				return
			}
		}
		out = append(out, e)
	}
	whole := rows[from-1].Amount
	var sum num.Ratio
	limit := last
	for e := from; e < last; e++ {
		if e > from && rows[e].Within { // parts of a part
			e = max(e, ends[e][0]-1)
			continue
		}
		if a := rows[e].Amount; a != nil && whole != nil {
			if sum = sum.Add(*a); sum.Cmp(*whole) > 0 && e > from {
				limit = e
				break
			} else if sum.Cmp(*whole) == 0 {
				add(e + 1)
			}
		}
	}
	source := from + 1
	for source < limit && !rows[source].Source {
		source++
	}
	if source < limit {
		add(source)
	}
	for e := from + 1; e <= limit; e++ {
		add(e)
	}
	return out
}
