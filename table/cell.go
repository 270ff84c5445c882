package table

import (
	"slices"
	"strings"
	"unicode"

	"jiheng/document/xlsx"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
)

// A found is what a cell says about itself: a cause to be noted, with a detail
// and a text to show.
type found struct {
	kind   *kind
	detail string
	text   string
}

// cell returns the canonical text of a cell, and notes what there is to say. A
// cell that is no value of its column is a fault, and blank.
func (sr *sheetReader) cell(i, line int) string {
	c, col := &sr.cells[i], &sr.spec.Columns[i]
	text, f := sr.value(i, c)
	if f.kind != nil {
		sr.note(i, line, c, f)
		if f.kind.bad {
			sr.bad = append(sr.bad, i)
		}
	}
	if c.Cut && text != "" {
		sr.note(i, line, c, found{kind: struckPart, text: text})
	}
	if text == "" && (f.kind == nil || !f.kind.bad) && (col.Required || i == sr.spec.Key) {
		sr.note(i, line, c, found{kind: badBlank})
	}
	if col.Exact && text != "" {
		sr.long.add(i, text, sr.spot(line))
	}
	return text
}

func (sr *sheetReader) note(i, line int, c *xlsx.Cell, f found) {
	ref := c.Ref
	if ref == "" && sr.src.tabs()[0].name != "" && sr.sheet.head.at[i] > 0 {
		ref = xlsx.ColumnName(sr.sheet.head.at[i]) + digits(line)
	}
	sr.causes.add(f.kind, i, f.detail, spot{sheet: sr.name, line: line, ref: ref, text: f.text})
}

// value reads a cell by the type of its column; what is found goes with it.
func (sr *sheetReader) value(i int, c *xlsx.Cell) (string, found) {
	col := &sr.spec.Columns[i]
	switch {
	case c.Column == 0:
		return "", found{}
	case c.Struck:
		return "", found{kind: struckOut, text: c.Text}
	case c.Uncomputed:
		return "", found{kind: notComputed}
	case c.Kind == xlsx.Failed:
		return "", found{kind: badFormula, text: c.Text}
	}
	text := strings.TrimSpace(c.Text)
	if text == "" {
		if c.Cut {
			return "", found{kind: struckOut}
		}
		return "", found{}
	}
	if c.Kind == xlsx.Text && !plainSight(text) {
		var why string
		if text, why = seen(text); why != "" {
			text = plain.Legible(text)
			if f := (found{kind: badCharacter, detail: why, text: text}); !sr.spec.Draft || col.Type != Text {
				return "", f
			} else { // words are read without it
				return text, f
			}
		}
	}
	switch col.Type {
	case Day:
		return sr.day(text, c)
	case Integer, Decimal, Money:
		return sr.number(i, text, c)
	case Rate:
		return sr.rate(i, text, c)
	case YesNo:
		if text != "是" && text != "否" {
			return "", found{kind: badYesNo, text: text}
		}
	case Code:
		if !slices.Contains(col.Codes, text) {
			return "", found{kind: badCode, detail: strings.Join(col.Codes, "、"), text: text}
		}
	default:
		return text, lostDigits(col, text, c)
	}
	return text, found{}
}

// plainSight reports a text of characters that are all seen.
func plainSight(text string) bool {
	for _, r := range text {
		if unseen(r) {
			return false
		}
	}
	return true
}

func unseen(r rune) bool {
	return !(r >= ' ' && r < 0x7F || han(r) || r == '\n' || unicode.IsPrint(r)) // most are told without the table of all
}

// seen returns a text with plain line ends, and what is wrong with it.
func seen(text string) (clean, why string) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	const utf8Mark = "\ufeff" // tells Decode not to guess
	if _, err := plain.Decode("", []byte(utf8Mark+text)); err != nil {
		return text, fault.All(err)[0].Message
	}
	return text, ""
}

// lostDigits finds digits that a spreadsheet lost: a text in powers of ten, or a
// number of more digits than it holds.
func lostDigits(col *Column, text string, c *xlsx.Cell) found {
	lost := false
	switch {
	case c.Kind == xlsx.Number:
		lost = len(strings.TrimLeft(text, "-0")) > 15 && !strings.Contains(text, ".") || strings.ContainsAny(text, "eE")
	case len(text) > 4 && len(text) < 32:
		lost = strings.ContainsAny(text, "eE") && text[0] >= '0' && text[0] <= '9' && strings.Contains(text, "+") && power.MatchString(text)
	}
	switch {
	case lost && col.Exact:
		return found{kind: digitsLost, text: text}
	case lost:
		return found{kind: digitsMaybe, text: text}
	}
	return found{}
}

func (sr *sheetReader) day(text string, c *xlsx.Cell) (string, found) {
	if len(text) == 10 && text[4] == '-' && c.Kind == xlsx.Date {
		return text, found{}
	}
	if c.Kind == xlsx.Text && nothing(text) {
		return "", found{kind: dashed, text: text}
	}
	if c.Kind == xlsx.Time || c.Kind == xlsx.Bool || c.Kind == xlsx.Percent {
		return "", found{kind: badDay, detail: notADay, text: text}
	}
	d, reason, ok := parseDay(text, sr.dates1904())
	switch {
	case !ok:
		return "", found{kind: badDay, detail: reason, text: text}
	case d.serial:
		return d.iso, found{kind: serials, text: shownSerial(text, d.iso)}
	case d.timed:
		return d.iso, found{kind: timesLeft, text: text}
	}
	return d.iso, found{}
}

func (sr *sheetReader) dates1904() bool {
	w, ok := sr.src.(workbook)
	return ok && w.Dates1904()
}

// number reads a figure and turns it into the column's unit.
func (sr *sheetReader) number(i int, text string, c *xlsx.Cell) (string, found) {
	col := &sr.spec.Columns[i]
	from, to := sr.conv[i].from, sr.out.Units[i]
	bare := !sr.conv[i].named
	if u := sr.perRow.units[i]; !u.IsZero() {
		from, bare = u, false
	}
	if sr.perRow.open[i] {
		return "", found{}
	}
	note := found{}
	if col.Exact {
		if f := lostDigits(col, text, c); f.kind != nil {
			return "", f
		}
	}
	switch {
	case c.Kind == xlsx.Text && nothing(text):
		return "", found{kind: dashed, text: text}
	case c.Kind == xlsx.Date || c.Kind == xlsx.Time || c.Kind == xlsx.Bool:
		return "", found{kind: badNumber, detail: col.Type.String(), text: text}
	case col.money() && foreign.MatchString(flat(c.Scale.Lead+" "+c.Scale.Word)):
		return "", found{kind: foreignFormat, detail: strings.TrimSpace(c.Scale.Lead + c.Scale.Word), text: c.Text}
	case (c.Kind == xlsx.Number || c.Scale.Mixed) && (c.Scale.Shift != 0 || c.Scale.Mixed || c.Scale.Word != ""):
		u, f := scaled(col, to, c)
		if f.kind == nil && !u.IsZero() && col.money() {
			f = sr.besides(i, u, c)
		}
		if f.kind != nil && f.kind.bad {
			return "", f
		}
		if note = f; !u.IsZero() {
			if from, bare = u, false; to.IsZero() && col.Type == Money { // said for the column
				return "", found{}
			}
		}
	}
	if s, ok := plainDecimal(text); ok && from == to {
		if col.Type == Integer && strings.Contains(s, ".") {
			return "", found{kind: badNumber, detail: col.Type.String(), text: text}
		}
		sr.out.Bare[i] = sr.out.Bare[i] || bare
		return s, note
	}
	n, reason, ok := parseNumber(text, to, col.money())
	if why := sr.typed(text, to, ok && !n.share, from); why != "" {
		return "", found{kind: badNumber, detail: typedClause + why, text: text}
	}
	if !ok || n.share {
		return "", found{kind: badNumber, detail: col.Type.String() + "|" + reason, text: text}
	}
	sr.out.Bare[i] = sr.out.Bare[i] || bare && n.unit.IsZero()
	if !n.unit.IsZero() {
		if from = n.unit; to.IsZero() && col.Type == Money { // said for the column
			return "", found{}
		} else if to.IsZero() && from.Dimension() != "" {
			return "", found{kind: unitMissing, text: text}
		}
	}
	d, ok := inUnit(n.value, from, to)
	if !ok || col.Type == Integer && !d.Ratio().IsInt() {
		return "", found{kind: badNumber, detail: col.Type.String(), text: text}
	}
	return d.Canonical(), note
}

// typed says what is wrong with a number of the program's own tables, in which people
// type, in the words of everywhere else that they do; empty for one that is right. A
// multiple where the unit is one already is none: 12万 of 万元.
func (sr *sheetReader) typed(text string, unit num.Unit, read bool, from num.Unit) string {
	if !sr.spec.Strict {
		return ""
	}
	d, u, err := num.ParseQuantity(text)
	_, bare := num.Multiple(u.String())
	if read && (err != nil || !bare || from != unit) {
		return ""
	}
	if _, err = plain.ReadDecimal(MoneyText(text), unit); err != nil {
		return err.Error()
	}
	return "“" + fault.Clip(text) + "”写成“" + d.String() + "”"
}

// inUnit turns a number of one unit into another, exactly.
func inUnit(d num.Decimal, from, to num.Unit) (num.Decimal, bool) {
	if from == to || from.IsZero() {
		return d, true
	}
	v, err := num.Of(d, from).In(to)
	if err != nil {
		return d, false
	}
	return v.Exact()
}

// scaled reads the unit that a number format stands for. A format that moves
// the point and says by which multiple shows a number of 元; one that moves it
// without a word, or says something else, leaves a question.
func scaled(col *Column, to num.Unit, c *xlsx.Cell) (num.Unit, found) {
	ask := found{kind: scaledUnsure, detail: c.Format, text: c.Text}
	word := flat(c.Scale.Word)
	u := moneyUnit(word)
	switch {
	case c.Scale.Mixed:
		return u, ask
	case c.Scale.Shift == 0:
		return written(col, to, word, u, ask)
	}
	multiple, noun := word, "元"
	if !u.IsZero() {
		multiple = strings.TrimSuffix(u.String(), "元")
	} else if !col.money() {
		if _, noun = to.Split(); noun != "" {
			multiple = strings.TrimSuffix(word, noun)
		}
	}
	if multiples[multiple] != c.Scale.Shift {
		return u, ask
	}
	if noun == "" {
		return num.Unit{}, found{}
	}
	base, err := num.ParseUnit(noun)
	if err != nil {
		return u, ask
	}
	return base, found{kind: scaledRead, detail: "“" + c.Scale.Word + "”", text: c.Text}
}

// besides compares the unit that a number format writes with the one that holds
// for the column: two that differ are a fault where the file names the other, and
// are said where the definition alone does.
func (sr *sheetReader) besides(i int, u num.Unit, c *xlsx.Cell) found {
	from, named := sr.conv[i].from, sr.conv[i].named
	if row := sr.perRow.units[i]; !row.IsZero() {
		from, named = row, true
	}
	switch {
	case u == from || from.IsZero() && sr.spec.Columns[i].Type == Money:
		return found{}
	case named:
		return found{kind: formatDiffers, detail: u.String() + "|" + from.String(), text: c.Text}
	}
	return found{kind: formatUnit, detail: u.String(), text: c.Text}
}

// written reads the word that a format writes behind digits as they are stored:
// a unit of money, or a multiple that nothing else explains.
func written(col *Column, to num.Unit, word string, u num.Unit, ask found) (num.Unit, found) {
	if col.money() && u.IsZero() {
		u = moneyUnit(word + "元")
	}
	switch {
	case col.money() && !u.IsZero():
		return u, found{}
	case strings.ContainsAny(word, "百千万亿萬億仟佰wk") && word != to.String():
		return num.Unit{}, ask
	}
	return num.Unit{}, found{}
}

// rate reads a percentage as a part of one.
func (sr *sheetReader) rate(i int, text string, c *xlsx.Cell) (string, found) {
	if c.Kind == xlsx.Text && nothing(text) {
		return "", found{kind: dashed, text: text}
	}
	if c.Kind == xlsx.Number && (c.Scale.Word == "%" || c.Scale.Word == "％" || c.Scale.Word == "‰") { // written behind the number by its format
		text += c.Scale.Word
	}
	n, reason, ok := parseNumber(text, num.Unit{}, false)
	switch {
	case c.Kind == xlsx.Date || c.Kind == xlsx.Time || c.Kind == xlsx.Bool || !ok || !n.unit.IsZero():
		return "", found{kind: badNumber, detail: Rate.String() + "|" + reason, text: text}
	case n.share:
		return n.value.Canonical(), found{}
	case sr.conv[i].share != "":
		d, _ := shifted(n.value, sr.conv[i].share)
		return d.Canonical(), found{}
	case n.value.Cmp(num.Int(1)) > 0 || n.value.Cmp(num.Int(-1)) < 0:
		return "", found{kind: badRate, text: text}
	}
	return n.value.Canonical(), found{}
}
