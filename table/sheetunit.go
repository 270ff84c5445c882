package table

import (
	"strings"

	"jiheng/document/xlsx"
	"jiheng/num"
)

// A declaration is the unit that a sheet names for a column, none where it names
// none.
type declaration struct {
	unit  num.Unit
	sheet string
	at    spot
	asked bool // it has been asked about
}

// convert turns the numbers of a column into its unit.
type convert struct {
	from  num.Unit // that bare numbers have
	share string   // what bare numbers of a rate are multiplied with; empty for nothing
	named bool     // the file names the unit
}

// units settles the unit of every column of numbers: the head's own, or the one
// that stands above, below or beside the table. It holds for this sheet alone.
func (sr *sheetReader) units() {
	h := sr.sheet.head
	at := sr.spot(h.last())
	lines := unitLines(sr.sheet.survey, h)
	for _, l := range lines {
		sr.above.join(l.wording)
	}
	table, asked := num.Unit{}, false
	if sr.needsLine() {
		table, asked = sr.tableUnit(lines)
	}
	for i, c := range sr.spec.Columns {
		sr.conv[i].share = h.share[i]
		if !c.Type.number() || h.at[i] == 0 {
			continue
		}
		from, open := h.units[i], false
		if w := h.asked[i]; w.says() {
			open = true
			if at.text = h.labels[h.at[i]]; w.unknown != "" {
				sr.causes.add(unitUnknown, i, w.unknown, at)
			} else {
				sr.causes.add(unitsDiffer, -1, "", at)
			}
		} else if from.IsZero() && c.money() {
			from, open = table, asked
		}
		sr.declare(i, declaration{from, sr.name, sr.spot(h.last()), open})
		sr.conv[i].named = !from.IsZero()
		sr.out.Named[i] = sr.out.Named[i] || sr.conv[i].named
		if sr.out.Units[i].IsZero() {
			sr.out.Units[i] = from
		}
		if from.IsZero() {
			from = sr.out.Units[i]
		}
		sr.conv[i].from = from
	}
	if table.IsZero() && !asked && sr.needsLine() {
		sr.sayMentioned()
	}
	sr.sayUnit()
}

// sayMentioned says of a line above the head that it mentions a unit of money in
// words that are not understood as the table's unit.
func (sr *sheetReader) sayMentioned() {
	for _, row := range sr.sheet.survey.First {
		if row.Number >= sr.sheet.head.first() {
			return
		}
		for _, c := range row.Cells {
			if m := mentioned.FindStringSubmatch(flat(c.Text)); m != nil && c.Kind == xlsx.Text {
				at := sr.spot(row.Number)
				at.text = strings.TrimSpace(c.Text)
				sr.causes.add(unitMentioned, -1, m[1], at)
				return
			}
		}
	}
}

// needsLine reports a column of money whose unit the head does not name.
func (sr *sheetReader) needsLine() bool {
	h := sr.sheet.head
	for i, c := range sr.spec.Columns {
		if c.money() && h.at[i] != 0 && h.units[i].IsZero() && !h.asked[i].says() {
			return true
		}
	}
	return false
}

// tableUnit finds the one unit that the lines name. A word that is not understood
// and units that differ are faults; a currency that all columns of money are
// defined in is none.
func (sr *sheetReader) tableUnit(lines []unitLine) (u num.Unit, asked bool) {
	var all wording
	for _, l := range lines {
		if l.unknown != "" && !sr.definedIn(l.unknown) {
			at := sr.spot(l.line)
			at.text = l.text
			sr.causes.add(unitUnknown, -1, l.unknown, at)
			return u, true
		}
		l.unknown = ""
		all.join(l.wording)
	}
	if len(all.units) > 1 {
		for _, l := range lines {
			at := sr.spot(l.line)
			at.text = l.text
			sr.causes.add(unitsDiffer, -1, "", at)
		}
		return u, true
	}
	return all.unit(), false
}

// definedIn reports a word that is the unit of every column of money.
func (sr *sheetReader) definedIn(word string) bool {
	u, err := num.ParseUnit(word)
	if err != nil {
		return false
	}
	for i, c := range sr.spec.Columns {
		if c.money() && sr.sheet.head.at[i] != 0 && c.Unit != u {
			return false
		}
	}
	return true
}

// declare remembers what a sheet says of the unit of a column.
func (sr *sheetReader) declare(i int, d declaration) {
	if !sr.spec.Columns[i].money() {
		return
	}
	if sr.declared == nil {
		sr.declared = map[int][]declaration{}
	}
	sr.declared[i] = append(sr.declared[i], d)
}

// judgeUnits asks where nobody knows the unit of a column of money: where one
// sheet names a unit that is not the definition's own and another names none, and
// where neither a sheet nor the definition names one.
func (r *reader) judgeUnits() {
	for i, c := range r.spec.Columns {
		var with, without *declaration
		for k := range r.declared[i] {
			switch d := &r.declared[i][k]; {
			case d.asked:
			case d.unit.IsZero():
				without = d
			case d.unit != c.Unit:
				with = d
			}
		}
		switch {
		case without == nil:
		case with != nil:
			r.causes.add(unitPartly, i, "工作表“"+with.sheet+"”写了单位，“"+without.sheet+"”没有写", without.at)
		case c.Unit.IsZero() && c.Type == Money:
			r.causes.add(unitNone, i, "", without.at).how = r.spec.How
		}
	}
}

// sayUnit says by which unit money is read, where the file names one that is
// not the definition's.
func (sr *sheetReader) sayUnit() {
	said := map[string][]string{} // by how it is read: the columns
	var order []string
	for i, c := range sr.spec.Columns {
		from, to := sr.conv[i].from, c.Unit
		if sr.sheet.head.at[i] == 0 || !c.money() || from == to || from.IsZero() {
			continue
		}
		where := "列名里写的"
		if sr.sheet.head.units[i].IsZero() {
			where = "表上写的"
		}
		text := "按" + where + "“" + from.String() + "”读"
		if !to.IsZero() {
			text += "，换算成" + to.String()
		}
		if said[text] == nil {
			order = append(order, text)
		}
		said[text] = append(said[text], c.Name)
	}
	for _, text := range order {
		sr.causes.add(unitTaken, -1, "“"+joinedNames(said[text])+"”"+text, sr.spot(sr.sheet.head.last()))
	}
}

// unitAsk is how a message ends that a unit is missing or not understood.
func unitAsk(how string) string {
	if strings.Contains(how, "定义") {
		return "请在列名里写明，如“金额（万元）”，或在表头上面写“单位：万元”，或在定义的这一列写“单位: 万元”"
	}
	return "请在列名里写明，如“金额（万元）”，或在表头上面写“单位：万元”"
}
