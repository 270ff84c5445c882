package table

import (
	"strconv"
	"strings"
)

// longKeys looks at all long numbers of the columns that tell records apart: a
// spreadsheet that keeps 15 digits leaves zeros behind them, and a CSV file
// does not tell.
type longKeys struct {
	columns map[int]*longColumn
}

type longColumn struct {
	long, zeros int
	first       []spot
}

// add notes a key.
func (k *longKeys) add(column int, text string, at spot) {
	if len(text) <= 15 || len(text) > 30 || strings.Trim(text, "0123456789") != "" {
		return
	}
	if k.columns == nil {
		k.columns = map[int]*longColumn{}
	}
	c := k.columns[column]
	if c == nil {
		c = &longColumn{}
		k.columns[column] = c
	}
	c.long++
	if strings.Trim(text[15:], "0") == "" {
		c.zeros++
		if len(c.first) < fewest {
			at.text = text
			c.first = append(c.first, at)
		}
	}
}

// fewestLong is from how many on numbers that all end in zeros are no chance.
const fewestLong = 3

// judge makes a fault where every long number ends in zeros.
func (k *longKeys) judge(r *reader) {
	for i := range r.spec.Columns {
		c := k.columns[i]
		if c == nil || c.zeros != c.long || c.long < fewestLong || r.causes.of(digitsLost) > 0 {
			continue
		}
		for _, at := range c.first {
			r.causes.add(digitsLost, i, "", at)
		}
		if f := r.causes.index[causeKey{digitsLost, i, ""}]; f != nil {
			f.count = c.long
		}
	}
}

func digits(n int) string { return strconv.Itoa(n) }
