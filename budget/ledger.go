package budget

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/num"
)

// A ColumnType is what a ledger's column holds.
type ColumnType string

// The types of columns.
const (
	TextColumn    ColumnType = "文本"
	DateColumn    ColumnType = "日期"
	IntegerColumn ColumnType = "整数"
	DecimalColumn ColumnType = "小数"
	MoneyColumn   ColumnType = "金额"
	RateColumn    ColumnType = "比率" // 98.5%, held as 0.985
	BoolColumn    ColumnType = "是否"
	CodeColumn    ColumnType = "代码"
)

// ColumnTypes lists the types of columns.
var ColumnTypes = []ColumnType{TextColumn, DateColumn, IntegerColumn, DecimalColumn, MoneyColumn, RateColumn, BoolColumn, CodeColumn}

// PersonalClasses lists the classes of personal data (个人信息类别).
var PersonalClasses = []string{"企业信息", "个人一般", "个人敏感"}

// A Column is a typed column of a ledger.
type Column struct {
	Name     string
	Type     ColumnType
	Required bool
	Codes    []string // of a code column
	Unit     num.Unit // of a number column
	UnitIn   string   // column of the file that holds the unit of each row's number (单位列); empty for none

	UnitFound bool   // the unit was found in the file, and not in the definition
	Personal  string // class of personal data; empty for none
}

// A Ledger is the definition of a table of evidence rows (台账), and how figures
// are made from it.
type Ledger struct {
	ID          string
	Name        string
	Office      string
	Columns     []Column
	Keys        []string // columns that together tell rows apart; KeySheet and KeyLine stand for none
	Twice       string   // LaterCounts or EarlierCounts: which of several rows of one key counts; empty asks
	Date        string   // column by which rows fall into a period; empty for none
	Derivations []Derivation
	Grade       string // evidence grade of the ledger
	Note        string
	Sample      bool
	Place       fault.Place

	Repeated   int  // rows that do not count because another one has their key
	Superseded int  // rows that a later one replaced
	Supersedes bool // the table has a column that names the rows which are replaced
}

// A RowNote is something worth knowing about rows that were read: refused
// because they were there already, superseded by a later row, without a date,
// of another year. It is one sentence for all rows of which it holds; its place is the
// first of them.
type RowNote struct {
	Ledger string
	Place  fault.Place
	Rows   int
	Text   string
}

// Column returns the index of a column by its name, -1 where there is none.
func (l *Ledger) Column(name string) int {
	return slices.IndexFunc(l.Columns, func(c Column) bool { return c.Name == name })
}

// rowsHash returns the hex SHA-256 over rows in the order of some columns, each cell ended by
// 0x1F and each row by 0x1E, so that the same rows give the same hash in any
// order.
func rowsHash(order []int, rows picked) string {
	byKey := func(a, b int32) int {
		for _, k := range order {
			if c := strings.Compare(rows.rows.Row(int(a)).Cell(k), rows.rows.Row(int(b)).Cell(k)); c != 0 {
				return c
			}
		}
		return 0
	}
	if !slices.IsSortedFunc(rows.at, byKey) {
		rows.at = slices.Clone(rows.at)
		slices.SortStableFunc(rows.at, byKey)
	}
	h := sha256.New()
	var line []byte
	for r := range rows.all() {
		line = line[:0]
		for i := range r.rows.columns {
			line = append(append(line, r.Cell(i)...), 0x1f)
		}
		h.Write(append(line, 0x1e))
	}
	return hex.EncodeToString(h.Sum(nil))
}
