package dossier

import (
	"encoding/hex"
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
	budget.DecimalColumn: table.Decimal, budget.MoneyColumn: table.Money, budget.RateColumn: table.Rate, budget.BoolColumn: table.YesNo,
	budget.CodeColumn: table.Code}

// toAnswer tells how a definition answers what a row is.
const toAnswer = "是合计就在定义里写“合计行: [行号]”，是数据就写“数据行: [行号]”"

// rows reads a ledger's rows. Rows that were there already are refused and
// noted, a superseded row no longer counts; rows of one key that say different
// things are a fault, unless the definition says which counts.
func (l *loader) rows(g *budget.Ledger, n plain.Node, aliases map[string]string) (*rowReader, bool) {
	name := n.Need("数据")
	if name == "" {
		return nil, false
	}
	file := path.Join(DirLedgers, name)
	if r, ok := l.told(g, n, file); ok {
		return r, true
	}
	data, ok := l.ledgerData(n.Get("数据"), file)
	if !ok {
		return nil, false
	}
	key := memoKey{l.sums[n.Place().File], sum(l.memo, data)}
	if r, ok := l.before(g, n, key); ok {
		return r, true
	}
	faults, notices, notes, said := len(l.faults), len(l.notices), len(l.year.Notes), len(*n.Faults())
	r := &rowReader{loader: l, ledger: g, file: file, at: n, key: newRowKey(g), sup: g.Column(supersedes), keys: map[string]int32{},
		list: budget.NewRows(len(g.Columns))}
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
	if ok := r.settle(); !ok || len(l.faults) > faults || len(*n.Faults()) > said {
		return r, ok
	}
	r.kept = newReadRows(r, l.notices[notices:], l.year.Notes[notes:])
	r.from = key
	l.memo.put(key, r.kept)
	return r, true
}

// told returns what was read of a file that is known by its hash, without opening it.
func (l *loader) told(g *budget.Ledger, n plain.Node, file string) (*rowReader, bool) {
	hash, ok := l.hashOf(file)
	if !ok {
		return nil, false
	}
	key := memoKey{definition: l.sums[n.Place().File]}
	if k, err := hex.Decode(key.data[:], []byte(hash)); err != nil || k != len(key.data) {
		return nil, false
	}
	r, ok := l.before(g, n, key)
	if ok {
		l.opened[file] = true
	}
	return r, ok
}

// before returns what was read of a ledger before: its rows, or all that is made of
// them where nobody wants to see the rows.
func (l *loader) before(g *budget.Ledger, n plain.Node, key memoKey) (*rowReader, bool) {
	kept, ok := l.memo.get(key)
	if !ok || len(kept.shown.units) != len(g.Columns) || !kept.hasRows() && (l.wantRows || !kept.tells(l, n)) {
		return nil, false
	}
	r := kept.again(l, g, n)
	r.from = key
	return r, true
}

// ledgerSpec says what is looked for in a ledger's file.
func ledgerSpec(g *budget.Ledger, n plain.Node, aliases map[string]string) table.Spec {
	spec := table.Spec{Key: newRowKey(g).single(), Code: "cell", How: toAnswer,
		Sheets: n.Texts("工作表"), Head: headRows(n), Totals: n.Texts("合计行"), Data: n.Texts("数据行")}
	for _, c := range g.Columns {
		col := table.Column{Name: c.Name, Type: columnTypes[c.Type], Unit: c.Unit, UnitIn: c.UnitIn, Required: c.Required, Codes: c.Codes, Exact: exact(g, n, c)}
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
	if c.Type != budget.TextColumn && !g.InKey(c.Name) {
		return false
	}
	return g.InKey(c.Name) || slices.ContainsFunc(n.List("取数"), func(d plain.Node) bool {
		return d.Text("方法") == string(budget.Distinct) && d.Text("列") == c.Name
	})
}

// headRows reads where the head is: 3, [3, 4] or 3-4.
func headRows(n plain.Node) []int {
	texts := n.Texts("表头行")
	rows, ok := ParseHead(strings.Join(texts, ","))
	if !ok {
		n.Get("表头行").Bad("head-row", "“表头行”写的“%s”看不懂；请写行号，如 3，两行的写 [3, 4]", fault.Clip(strings.Join(texts, "、")))
	}
	return rows
}

// ParseHead reads the rows of a head: 3, or 3-4; at most three, one below the
// other. Empty is none, and ok.
func ParseHead(text string) (rows []int, ok bool) {
	for _, t := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-—～~至、,，", r) }) {
		i, err := strconv.Atoi(strings.TrimSpace(t))
		if err != nil || i < 1 || i > maxHeadRow || len(rows) > 0 && (i < rows[0] || i > rows[0]+2) {
			return nil, false
		}
		rows = append(rows, i)
	}
	return rows, len(rows) > 0 || strings.TrimSpace(text) == ""
}

const maxHeadRow = 1000
