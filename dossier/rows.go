package dossier

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/num"
	"jiheng/plain"
	"jiheng/table"
)

// supersedes is the column in which a row names the key of the row that it
// replaces.
const supersedes = "取代"

// columnTypes are the ledger's types as a table reads them.
var columnTypes = map[budget.ColumnType]table.Type{budget.TextColumn: table.Text, budget.DateColumn: table.Day, budget.IntegerColumn: table.Integer,
	budget.DecimalColumn: table.Decimal, budget.MoneyColumn: table.Money, budget.RateColumn: table.Rate, budget.BoolColumn: table.YesNo, budget.CodeColumn: table.Code}

// toAnswer tells how a definition answers what a row is.
const toAnswer = "是合计就在定义里写“合计行: [行号]”，是数据就写“数据行: [行号]”"

// rows reads a ledger's rows. Rows whose key was there already are refused and
// noted; a superseded row no longer counts.
func (l *loader) rows(g *budget.Ledger, n plain.Node, aliases map[string]string) (*budget.Rows, bool) {
	name := n.Need("数据")
	if name == "" {
		return nil, false
	}
	file := path.Join(DirLedgers, name)
	data, ok := l.refer(n.Get("数据"), "台账的数据文件", file, maxTable)
	if !ok {
		return nil, false
	}
	r := &rowReader{loader: l, ledger: g, file: file, key: g.Column(g.Key), sup: g.Column(supersedes), keys: map[string]int32{}, list: budget.NewRows(len(g.Columns))}
	if r.sup < 0 {
		r.sup = len(g.Columns)
	}
	spec := ledgerSpec(g, n, aliases)
	spec.File = file
	reading, err := table.Read(spec, data, r.row)
	l.notices = append(l.notices, reading.Said...)
	if err != nil {
		l.faults.Add(err)
		return nil, false
	}
	for i := range g.Columns {
		g.Columns[i].UnitFound = g.Columns[i].Unit.IsZero() && !reading.Units[i].IsZero()
		g.Columns[i].Unit = reading.Units[i]
		if g.Columns[i].Type == budget.RateColumn {
			g.Columns[i].Unit = num.MustUnit("倍")
		}
	}
	g.Supersedes = len(reading.At) > len(g.Columns) && reading.At[len(g.Columns)] > 0
	r.sheets = reading.Sheets
	return r.all()
}

// ledgerSpec says what is looked for in a ledger's file.
func ledgerSpec(g *budget.Ledger, n plain.Node, aliases map[string]string) table.Spec {
	spec := table.Spec{Key: g.Column(g.Key), Code: "cell", How: toAnswer,
		Sheets: n.Texts("工作表"), Head: headRows(n), Totals: n.Texts("合计行"), Data: n.Texts("数据行")}
	for _, c := range g.Columns {
		col := table.Column{Name: c.Name, Type: columnTypes[c.Type], Unit: c.Unit, Required: c.Required, Codes: c.Codes, Exact: exact(g, n, c)}
		if alias := aliases[c.Name]; alias != "" && alias != c.Name {
			col.Heads = []string{alias, c.Name}
			if slices.Contains(budget.ColumnTypes, budget.ColumnType(alias)) {
				col.Heads = []string{c.Name, alias}
			}
		}
		spec.Columns = append(spec.Columns, col)
	}
	if g.Column(supersedes) < 0 {
		spec.Columns = append(spec.Columns, table.Column{Name: supersedes, Optional: true, Exact: true})
	}
	return spec
}

// exact reports a column by which rows are told apart: the key, and those whose
// different values are counted.
func exact(g *budget.Ledger, n plain.Node, c budget.Column) bool {
	if c.Type != budget.TextColumn && c.Name != g.Key {
		return false
	}
	return c.Name == g.Key || slices.ContainsFunc(n.List("取数"), func(d plain.Node) bool {
		return d.Text("方法") == string(budget.Distinct) && d.Text("列") == c.Name
	})
}

// headRows reads where the head is: 3, [3, 4] or 3-4.
func headRows(n plain.Node) []int {
	texts := n.Texts("表头行")
	if len(texts) == 1 {
		texts = strings.FieldsFunc(texts[0], func(r rune) bool { return strings.ContainsRune("-—～~至、,，", r) })
	}
	var out []int
	for _, t := range texts {
		i, err := strconv.Atoi(strings.TrimSpace(t))
		if err != nil || i < 1 || i > maxHeadRow || len(out) > 0 && i < out[0] || len(out) > 0 && i > out[0]+2 {
			n.Get("表头行").Bad("head-row", "“表头行”写的“%s”看不懂；请写行号，如 3，两行的写 [3, 4]", fault.Clip(strings.Join(n.Texts("表头行"), "、")))
			return nil
		}
		out = append(out, i)
	}
	return out
}

const maxHeadRow = 1000

// A rowReader makes a ledger's rows of a table's records.
type rowReader struct {
	*loader
	ledger *budget.Ledger
	file   string
	key    int
	sup    int              // column of the rows that are replaced
	keys   map[string]int32 // key → number of its row
	list   *budget.Rows
	gone   map[int]bool // rows that were replaced
	sheets []string

	repeated  []again
	differ    int // of the repeated rows: those that say something else
	replaced  []again
	unknown   []again // rows that replace one that is not there
	unmatched string
}

// again is a row that has to do with an earlier one.
type again struct{ row, earlier spot }

// A spot is where a row stands.
type spot struct{ line, sheet int }

// row takes one record.
func (r *rowReader) row(rec table.Row) error {
	n := len(r.ledger.Columns)
	key := rec.Cells[r.key]
	here := spot{rec.Line, rec.Sheet}
	if at, ok := r.keys[key]; ok && key != "" {
		old := r.list.Row(int(at))
		for i, c := range rec.Cells[:n] {
			if old.Cell(i) != c {
				r.differ++
				break
			}
		}
		r.repeated = append(r.repeated, again{here, r.spot(int(at))})
		return nil
	}
	if sup := rec.Cells[r.sup]; sup != "" {
		r.supersede(sup, here)
	}
	r.list.Add(rec.Cells, rec.Line, rec.Sheet)
	at := r.list.Len() - 1
	r.keys[r.list.Row(at).Cell(r.key)] = int32(at)
	return nil
}

func (r *rowReader) spot(i int) spot {
	row := r.list.Row(i)
	return spot{row.Line(), row.Sheet()}
}

// supersede takes an earlier row out of the count, by its key.
func (r *rowReader) supersede(text string, by spot) {
	at, ok := r.keys[r.canonicalKey(text)]
	if !ok {
		r.unknown = append(r.unknown, again{row: by})
		if r.unmatched == "" {
			r.unmatched = text
		}
		return
	}
	if r.gone == nil {
		r.gone = map[int]bool{}
	}
	r.gone[int(at)] = true
	r.replaced = append(r.replaced, again{by, r.spot(int(at))})
}

// canonicalKey writes a key as the key's column holds it.
func (r *rowReader) canonicalKey(text string) string {
	switch r.ledger.Columns[r.key].Type {
	case budget.DateColumn:
		if iso, _, ok := table.ParseDay(text); ok {
			return iso
		}
	case budget.IntegerColumn, budget.DecimalColumn:
		if d, err := num.ParseDecimal(text); err == nil {
			return d.Canonical()
		}
	}
	return text
}

// all returns the rows that count, and notes the others.
func (r *rowReader) all() (*budget.Rows, bool) {
	if len(r.unknown) > 0 {
		r.bad(r.place(r.unknown[0].row), "cell", "“取代”写的“%s”在前面的行里没有%s；请写被取代的行的“%s”", fault.Clip(r.unmatched), r.more(r.unknown), r.ledger.Key)
	}
	r.ledger.Repeated, r.ledger.Superseded = len(r.repeated), len(r.gone)
	if len(r.repeated) > 0 {
		text := "有" + strconv.Itoa(len(r.repeated)) + "行的“" + r.ledger.Key + "”前面已经有了，没有计入：" + r.pairs(r.repeated, "同")
		if r.differ > 0 {
			text += "；其中" + strconv.Itoa(r.differ) + "行的内容与前面的不同，请核对"
		}
		r.note(r.repeated, text)
	}
	if len(r.replaced) > 0 {
		r.note(r.replaced, "有"+strconv.Itoa(len(r.gone))+"行被后面的行取代，没有计入："+r.pairs(r.replaced, "取代"))
	}
	rows := r.list.Without(r.gone)
	if rows.Len() == 0 && len(r.unknown) == 0 {
		r.notice(fault.Place{File: r.file}, "rows-none", "台账《%s》还没有数据，由它取的数都空着", r.ledger.Name)
	}
	return rows, len(r.unknown) == 0
}

func (r *rowReader) place(row spot) fault.Place {
	return fault.Place{File: r.file, Line: row.line}
}

// name says which row is meant.
func (r *rowReader) name(row spot) string {
	out := "第" + strconv.Itoa(row.line) + "行"
	if len(r.sheets) > 1 {
		out = "“" + r.sheets[row.sheet] + "”" + out
	}
	return out
}

// named is how many rows of one note are named.
const named = 5

// pairs lists rows with the earlier ones: 第5行（同第3行）.
func (r *rowReader) pairs(list []again, how string) string {
	var parts []string
	for _, a := range list[:min(len(list), named)] {
		parts = append(parts, r.name(a.row)+"（"+how+r.name(a.earlier)+"）")
	}
	out := strings.Join(parts, "、")
	if len(list) > named {
		out += "等"
	}
	return out
}

func (r *rowReader) more(list []again) string {
	if len(list) == 1 {
		return ""
	}
	return "，这样的有" + strconv.Itoa(len(list)) + "行"
}

func (r *rowReader) note(list []again, text string) {
	r.year.Notes = append(r.year.Notes, budget.RowNote{Ledger: r.ledger.ID, Place: r.place(list[0].row), Rows: len(list), Text: text})
}

// undated notes the rows that have no date, where figures of a period are made
// by it.
func (l *loader) undated(g *budget.Ledger, column string, rows *budget.Rows, file string) {
	at := g.Column(column)
	if at < 0 {
		return
	}
	var first []string
	n, line := 0, 0
	for row := range rows.All() {
		if row.Cell(at) != "" {
			continue
		}
		if n++; n == 1 {
			line = row.Line()
		}
		if len(first) < named {
			first = append(first, strconv.Itoa(row.Line()))
		}
	}
	if n == 0 {
		return
	}
	text := "有" + strconv.Itoa(n) + "行没有“" + column + "”，按期间取的数没有计入：第" + strings.Join(first, "、") + "行"
	if n > named {
		text += "等"
	}
	l.year.Notes = append(l.year.Notes, budget.RowNote{Ledger: g.ID, Place: fault.Place{File: file, Line: line}, Rows: n, Text: text})
}
