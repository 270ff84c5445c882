package xlsx

import (
	"bytes"
	"strconv"

	"jiheng/fault"
)

// cell reads one cell of a row.
func (r *rowReader) cell() error {
	s := r.s
	if !s.is("c") {
		return nil
	}
	if len(r.row.Cells) == maxColumn {
		return bad("more than %d cells in a row", maxColumn)
	}
	var c Cell
	var at cellSpans
	if err := r.place(&c, &at); err != nil {
		return err
	}
	if v := s.attr("s"); v != nil {
		n, err := strconv.Atoi(string(v))
		if err != nil || n < 0 || n >= max(len(r.f.styles), 1) {
			return r.fail(c.refer(r.last), "单元格的样式不存在", errNoStyle)
		}
		c.style = n
	}
	kind := cellType(s.attr("t"))
	formula, valued, err := r.inside(&c)
	if err != nil {
		return err
	}
	c.Struck = c.style < len(r.f.styles) && r.f.styles[c.style].struck
	c.Uncomputed = formula && (!valued || len(r.value) == 0 && (kind != "str" || r.counts) || r.f.recount && string(r.value) == "0" && kind == "n")
	c.Formula = formula
	if len(r.value) > 0 {
		if err := r.interpret(kind, &c, &at); err != nil {
			return err
		}
	}
	if len(r.arena)+r.inline > maxRowText {
		return tooBig("第%d行的文字超过%dMB", r.last, maxRowText>>20)
	}
	r.row.Cells = append(r.row.Cells, c)
	r.spans = append(r.spans, at)
	return nil
}

// inside reads value, text and formula of a cell.
func (r *rowReader) inside(c *Cell) (formula, valued bool, err error) {
	r.value = r.value[:0]
	err = r.s.children(func() error {
		switch {
		case r.s.is("v"):
			if valued {
				return bad("a cell with two values")
			}
			valued = true
			r.value, err = r.s.content(r.value)
			return err
		case r.s.is("f"):
			formula = true
			shared := r.s.attr("si") != nil
			c.Sum, err = r.sumFormula()
			r.counts = r.counts && !shared || c.Sum != ""
			return err
		case r.s.is("is"):
			one, err := readString(r.s)
			c.inline, c.Cut = &one, one.cut
			r.inline += len(one.text)
			c.Text, c.Kind = one.text, Text
			return err
		}
		return nil
	})
	return formula, valued, err
}

// sumFormula reads a formula, and keeps one that adds up cells; counts tells whether
// it can only come to a number.
func (r *rowReader) sumFormula() (string, error) {
	from := len(r.arena)
	text, err := r.s.content(r.arena)
	if err != nil {
		return "", err
	}
	f := bytes.TrimLeft(text[from:], " =")
	r.arena = text[:from]
	r.counts = onlyNumber(f)
	for _, name := range []string{"SUM(", "SUBTOTAL(", "AGGREGATE("} {
		if len(f) > len(name) && bytes.EqualFold(f[:len(name)], []byte(name)) {
			return string(f), nil
		}
	}
	return "", nil
}

// onlyNumber reports a formula that never comes to text: one that calculates and has
// neither text nor a choice in it. One of which nothing is kept has no text either.
func onlyNumber(f []byte) bool {
	if len(f) == 0 {
		return true
	}
	if bytes.ContainsAny(f, "\"&") {
		return false
	}
	open := bytes.IndexByte(f, '(')
	if open < 0 {
		return bytes.ContainsAny(f, "+-*/^")
	}
	name := bytes.ToUpper(bytes.TrimLeft(f[:open], "+-("))
	return calculates[string(name)] || bytes.ContainsAny(f[:open], "+-*/^")
}

// calculates are functions that come to a number, whatever they are given.
var calculates = map[string]bool{"SUM": true, "SUBTOTAL": true, "AGGREGATE": true, "ROUND": true, "ROUNDUP": true, "ROUNDDOWN": true, "AVERAGE": true, "PRODUCT": true,
	"SUMIF": true, "SUMIFS": true, "SUMPRODUCT": true, "COUNT": true, "COUNTA": true, "COUNTIF": true, "COUNTIFS": true, "INT": true, "ABS": true, "TRUNC": true}

// place reads the cell's column: its own, or the one after the last.
func (r *rowReader) place(c *Cell, at *cellSpans) error {
	last := 0
	if n := len(r.row.Cells); n > 0 {
		last = r.row.Cells[n-1].Column
	}
	ref := r.s.attr("r")
	if ref == nil {
		c.Column = last + 1
		at.ref = r.keep([]byte(c.refer(r.last)))
	} else {
		col, row, ok := parseRef(ref)
		if !ok || row != r.last {
			return r.fail(fault.Clip(string(ref)), "单元格的位置与所在行不符", nil)
		}
		c.Column = col
		at.ref = r.keep(ref)
	}
	if c.Column <= last || c.Column > maxColumn {
		return r.fail(c.refer(r.last), "单元格重复、倒退或超出最后一列", nil)
	}
	return nil
}

// refer writes the cell's place; the row's memory may not hold it yet.
func (c *Cell) refer(row int) string { return columnName(c.Column) + strconv.Itoa(row) }

func cellType(t []byte) string {
	switch string(t) {
	case "", "n":
		return "n"
	case "s":
		return "s"
	case "b":
		return "b"
	case "e":
		return "e"
	case "d":
		return "d"
	}
	return "str"
}

// interpret makes text and kind of a cell's stored value.
func (r *rowReader) interpret(kind string, c *Cell, at *cellSpans) error {
	switch kind {
	case "s":
		n, err := strconv.Atoi(string(r.value))
		if err != nil || n < 0 || n >= len(r.f.strings) {
			return r.fail(c.refer(r.last), "单元格指向的文字不存在", err)
		}
		c.Text, c.Kind, c.shared, c.Cut = r.f.strings[n].text, Text, n+1, r.f.strings[n].cut
	case "b":
		c.Kind, c.Text = Bool, "FALSE"
		if string(r.value) == "1" || string(r.value) == "true" {
			c.Text = "TRUE"
		}
	case "e":
		c.Kind, at.text = Failed, r.keep(r.value)
	case "d":
		c.Kind, c.Text, at.raw = Date, isoDate(string(r.value)), r.keep(r.value)
	case "str":
		c.Kind, at.text = Text, r.keep(unmask(r.value))
	default:
		return r.numeric(c, at)
	}
	return nil
}

// numeric makes text of a stored number, by the cell's style.
func (r *rowReader) numeric(c *Cell, at *cellSpans) error {
	format := r.f.styleOf(c).format
	c.Kind, c.Format = Number, format.code
	if plainNumber(r.value) && format.uniform {
		c.Scale = format.sections[0].scale()
		at.text = r.keep(r.value)
		return nil
	}
	raw := string(r.value)
	num, err := cleanNumber(raw)
	if err != nil {
		return r.fail(c.refer(r.last), "单元格的数“"+fault.Clip(raw)+"”不能读作小数", err)
	}
	sec, _ := format.of(num)
	c.Scale = sec.scale()
	switch _, _, _, exp, _ := splitNumber(num); {
	case exp != 0:
	case sec.show == asPercent:
		num, c.Kind = shiftPoint(num, 2)+"%", Percent
	case sec.show != asNumber:
		if text, ok := dateText(num, sec.show, r.f.days); ok {
			num, c.Kind = text, Date
			if sec.show == asTime || sec.show == asElapsed {
				c.Kind = Time
			}
		}
	}
	if c.Text = num; num != raw {
		at.raw = r.keep([]byte(raw))
	}
	return nil
}
