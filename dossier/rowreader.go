package dossier

import (
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/table"
)

// A rowReader makes a ledger's rows of a table's records.
type rowReader struct {
	*loader
	ledger *budget.Ledger
	file   string
	at     plain.Node // the definition
	key    rowKey
	sup    int              // column of the rows that are replaced
	keys   map[string]int32 // key → number of its row
	list   *budget.Rows
	rest   []uint64     // of each row, what the columns hold that are not read; none as long as they hold nothing
	gone   map[int]bool // rows that were replaced
	left   *budget.Rows // rows that count; nil where they are not kept
	kept   *readRows    // what a memo keeps of them; nil where it does not
	from   memoKey      // what it was made of
	used   []sayingKey  // what was made of them for this dossier
	sheets []string

	repeated  []again
	differ    []again // rows of one key that say different things
	overruled []again // of these, where the definition says which counts
	replaced  []again
	unknown   []again // rows that replace one that is not there
	unmatched string
}

// again is a row that has to do with an earlier one.
type again struct{ row, earlier spot }

// A spot is where a row stands.
type spot struct{ line, sheet int }

// counted returns the rows that count; none before they are read.
func (r *rowReader) counted() *budget.Rows {
	if r == nil {
		return nil
	}
	return r.left
}

// row takes one record.
func (r *rowReader) row(rec table.Row) error {
	key := r.key.of(rec.Name, rec.Cells)
	here := spot{rec.Line, rec.Sheet}
	sup := rec.Cells[r.sup]
	if at, ok := r.keys[key]; ok && key != "" && (sup == "" || r.key.named(r.ledger, rec.Name, sup) != key) {
		pair := again{here, r.spot(int(at))}
		switch {
		case r.key.byLine:
			r.repeated = append(r.repeated, pair)
		case r.same(rec, int(at)):
			r.repeated = append(r.repeated, pair)
			return nil
		case r.ledger.Twice == "":
			r.differ = append(r.differ, pair)
			return nil
		case r.ledger.Twice == budget.EarlierCounts:
			r.overruled = append(r.overruled, pair)
			return nil
		default:
			r.overruled = append(r.overruled, pair)
			r.drop(int(at))
		}
	}
	if sup != "" {
		r.supersede(rec.Name, sup, here)
	}
	r.list.Add(rec.Cells, rec.Line, rec.Sheet)
	at := r.list.Len() - 1
	if rec.Rest != 0 || r.rest != nil {
		for len(r.rest) < at {
			r.rest = append(r.rest, 0)
		}
		r.rest = append(r.rest, rec.Rest)
	}
	if !r.key.one() {
		r.keys[key] = int32(at)
	} else { // the list's own text, not the reader's
		r.keys[r.list.Row(at).Cell(r.key.parts[0])] = int32(at)
	}
	return nil
}

// same reports a record that says what an earlier row does, in the columns that
// are read and in the others.
func (r *rowReader) same(rec table.Row, at int) bool {
	old := r.list.Row(at)
	for i := range r.ledger.Columns {
		if old.Cell(i) != rec.Cells[i] {
			return false
		}
	}
	return at < len(r.rest) && r.rest[at] == rec.Rest || at >= len(r.rest) && rec.Rest == 0
}

func (r *rowReader) spot(i int) spot {
	row := r.list.Row(i)
	return spot{row.Line(), row.Sheet()}
}

func (r *rowReader) drop(at int) {
	if r.gone == nil {
		r.gone = map[int]bool{}
	}
	r.gone[at] = true
}

// supersede takes an earlier row out of the count, by its key.
func (r *rowReader) supersede(sheet, text string, by spot) {
	at, ok := r.keys[r.key.named(r.ledger, sheet, text)]
	if !ok {
		r.unknown = append(r.unknown, again{row: by})
		if r.unmatched == "" {
			r.unmatched = text
		}
		return
	}
	r.drop(int(at))
	r.replaced = append(r.replaced, again{by, r.spot(int(at))})
}

// settle notes the rows that do not count; false where it is not known which do.
func (r *rowReader) settle() bool {
	name := r.ledger.KeyName()
	if len(r.unknown) > 0 {
		r.bad(r.place(r.unknown[0].row), "cell", "“取代”写的“%s”在前面的行里没有%s；请写被取代的行的“%s”", fault.Clip(r.unmatched), r.more(r.unknown), name)
	}
	r.ledger.Repeated, r.ledger.Superseded = len(r.repeated)+len(r.overruled), len(r.gone)
	if r.ledger.Twice == budget.LaterCounts {
		r.ledger.Superseded -= len(r.overruled)
	}
	r.notes(name)
	if len(r.differ) > 0 {
		r.ask(name)
	}
	r.left = r.list.Without(r.gone)
	if r.left.Len() == 0 && len(r.unknown) == 0 {
		r.notice(fault.Place{File: r.file}, "rows-none", "台账《%s》还没有数据，由它取的数都空着", r.ledger.Name)
	}
	return len(r.unknown) == 0 && len(r.differ) == 0
}

// notes says which rows do not count, and why.
func (r *rowReader) notes(name string) {
	switch {
	case len(r.repeated) == 0:
	case r.key.byLine:
		r.ledger.Repeated = 0
		r.note(r.repeated, "有"+strconv.Itoa(len(r.repeated))+"行与前面的完全相同，“主键: 行号”不看重复，照样计入："+r.pairs(r.repeated, "同"))
	default:
		r.note(r.repeated, "有"+strconv.Itoa(len(r.repeated))+"行与前面的完全相同（“"+name+"”也相同），没有计入："+r.pairs(r.repeated, "同"))
	}
	if len(r.overruled) > 0 {
		which := map[string]string{budget.LaterCounts: "前面的", budget.EarlierCounts: "后面的"}[r.ledger.Twice]
		r.note(r.overruled, "有"+strconv.Itoa(len(r.overruled))+"行的“"+name+"”与前面的相同，内容不同；按“重复: "+r.ledger.Twice+"”，"+which+"没有计入："+r.pairs(r.overruled, "同"))
	}
	if len(r.replaced) > 0 {
		r.note(r.replaced, "有"+strconv.Itoa(len(r.replaced))+"行被后面的行取代，没有计入："+r.pairs(r.replaced, "取代"))
	}
}

// ask makes a fault of rows that have one key and say different things.
func (r *rowReader) ask(name string) {
	other := "两列合起来才分得清的，写“主键: [列名, 列名]”"
	if !slices.ContainsFunc(r.differ, func(a again) bool { return a.row.sheet == a.earlier.sheet }) && !r.ledger.InKey(budget.KeySheet) {
		other = "各张工作表分别编号的，写“主键: [工作表, " + strings.Join(r.ledger.Keys, ", ") + "]”"
	}
	r.bad(r.place(r.differ[0].row), "key-repeated", "有%d行的“%s”前面已经有了，内容却不同，看不出是几条记录还是更正：%s。"+
		"是几条记录的，请在%s里换一个分得清的主键：%s，没有编号的写“主键: 行号”；是更正的，在表里加“取代”一列，写明被取代的那一行，或在定义里写“重复: 后面的算”",
		len(r.differ), name, r.pairs(r.differ, "同"), r.at.Place().File, other)
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
