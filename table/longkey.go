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
	first       []spot         // numbers that end in zeros
	seen        map[string]int // of those: how often
	again       []spot         // those that were there before
	tail        int            // fewest zeros of those
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
		c = &longColumn{seen: map[string]int{}}
		k.columns[column] = c
	}
	c.long++
	if strings.Trim(text[15:], "0") != "" {
		return
	}
	c.zeros++
	at.text = text
	if len(c.first) < fewest {
		c.first = append(c.first, at)
	}
	if c.seen[text]++; c.seen[text] > 1 {
		c.again = append(c.again, at)
		if n := len(text) - 15; c.tail == 0 || n < c.tail {
			c.tail = n
		}
	}
}

const (
	fewestLong = 3 // from how many on numbers that all end in zeros are no chance
	sureTail   = 3 // zeros that are no chance where a number is there twice
)

// lost returns the numbers of which a spreadsheet took the last digits: all,
// where every long one ends in zeros, or those that are equal. A value that is
// no key may be there twice, and end in a zero by chance.
func (c *longColumn) lost(key bool) (first []spot, count int) {
	switch {
	case c.zeros == c.long && c.long >= fewestLong:
		return c.first, c.long
	case len(c.again) > 0 && (key || c.tail >= sureTail || c.zeros == c.long):
		return c.again[:min(len(c.again), fewest)], len(c.again)
	}
	return nil, 0
}

// judge makes a fault of numbers whose last digits were lost, however they
// stand in the file.
func (k *longKeys) judge(r *reader) {
	for i := range r.spec.Columns {
		c := k.columns[i]
		if c == nil || r.causes.of(digitsLost) > 0 {
			continue
		}
		first, count := c.lost(i == r.spec.Key)
		for _, at := range first {
			r.causes.add(digitsLost, i, "", at)
		}
		if f := r.causes.index[causeKey{digitsLost, i, ""}]; f != nil {
			f.count = count
		}
	}
}

func digits(n int) string { return strconv.Itoa(n) }
