package table

import (
	"strconv"
	"strings"

	"jiheng/fault"
)

// How many places of one cause are named.
const fewest = 5

// A kind is a cause that may be met in many places, and is told in one sentence.
type kind struct {
	code string // of the fault or notice; empty for the code of cells
	bad  bool   // the table cannot be used
	say  func(c *cause) string
}

// A cause is a kind in a column, with the places where it was met.
type cause struct {
	kind   *kind
	column string // empty where it is of no column; the names of several, joined, where it was met in several
	many   bool   // it was met in several columns
	detail string // what tells causes of one kind apart, or goes into their sentence
	count  int
	first  []spot
	how    string // how to answer
}

// A spot is a place with what stands there.
type spot struct {
	sheet string // empty where only one sheet is read
	line  int
	ref   string // of a workbook's cell
	text  string
}

func (s spot) String() string {
	out := "第" + strconv.Itoa(s.line) + "行"
	if s.sheet != "" {
		out = "“" + s.sheet + "”" + out
	}
	return out
}

// times says how often a cause was met, where there is one place nothing.
func (c *cause) times(of string) string {
	if c.count == 1 {
		return ""
	}
	return "有" + strconv.Itoa(c.count) + of
}

// items lists the places with what stands there: 第2行“三月”、第5行“四月”等.
func (c *cause) items() string {
	parts := make([]string, len(c.first))
	for i, s := range c.first {
		parts[i] = s.String()
		if s.text != "" {
			parts[i] += "“" + fault.Clip(s.text) + "”"
		}
	}
	return strings.Join(parts, "、") + c.andMore()
}

// where lists the rows alone: 第4、7、9行等.
func (c *cause) where() string {
	var b strings.Builder
	sheet := ""
	for i, s := range c.first {
		switch {
		case i > 0 && s.sheet == sheet && s.line == c.first[i-1].line: // in another column
		case i == 0 || s.sheet != sheet:
			if i > 0 {
				b.WriteString("行、")
			}
			if sheet = s.sheet; sheet != "" {
				b.WriteString("“" + sheet + "”")
			}
			b.WriteString("第" + strconv.Itoa(s.line))
		default:
			b.WriteString("、" + strconv.Itoa(s.line))
		}
	}
	return b.String() + "行" + c.andMore()
}

func (c *cause) andMore() string {
	if c.count > len(c.first) {
		return "等"
	}
	return ""
}

// cells lists the cells of a workbook, or the rows of a CSV file.
func (c *cause) cells() string {
	if c.first[0].ref == "" {
		return c.where()
	}
	parts := make([]string, len(c.first))
	for i, s := range c.first {
		if parts[i] = s.ref; s.sheet != "" {
			parts[i] = s.sheet + "!" + s.ref
		}
	}
	return strings.Join(parts, "、") + c.andMore()
}

// causes collects what is met, in the order in which it was met first.
type causes struct {
	file    string
	code    string
	columns []Column
	list    []*cause
	index   map[causeKey]*cause
}

type causeKey struct {
	kind   *kind
	column int
	detail string
}

// add notes a place of a cause; column -1 is none.
func (cs *causes) add(k *kind, column int, detail string, at spot) *cause {
	key := causeKey{k, column, detail}
	c := cs.index[key]
	if c == nil {
		c = &cause{kind: k, detail: detail}
		if column >= 0 {
			c.column = cs.columns[column].Name
		}
		if cs.index == nil {
			cs.index = map[causeKey]*cause{}
		}
		cs.index[key] = c
		cs.list = append(cs.list, c)
	}
	if c.count++; len(c.first) < fewest {
		at.text = strings.Clone(at.text)
		at.ref = strings.Clone(at.ref)
		c.first = append(c.first, at)
	}
	return c
}

// of returns how many places a kind was met in.
func (cs *causes) of(k *kind) (n int) {
	for _, c := range cs.list {
		if c.kind == k {
			n += c.count
		}
	}
	return n
}

func (cs *causes) said() fault.List   { return cs.collect(false) }
func (cs *causes) faults() fault.List { return cs.collect(true) }

func (cs *causes) collect(bad bool) fault.List {
	var out fault.List
	for _, c := range cs.together(bad) {
		at := fault.Place{File: cs.file, Line: c.first[0].line, Cell: c.first[0].ref}
		if at.Cell != "" && c.first[0].sheet != "" {
			at.Cell = c.first[0].sheet + "!" + at.Cell
		}
		code := c.kind.code
		if code == "" {
			code = cs.code
		}
		out.Add(fault.Bad(at, code, "%s", c.kind.say(c)))
	}
	return out
}

// quoted joins names: “甲”、“乙”.
func quoted(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "“" + strings.Join(names, "”、“") + "”"
}
