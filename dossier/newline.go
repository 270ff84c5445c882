package dossier

import (
	"slices"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// NewTable returns the head of a table of the dossier that is not there yet, in house
// form.
func NewTable(file string, columns []string) Entry {
	return Entry{File: file, Kind: EntryHead, Text: string(plain.FormatCSV(columns, nil))}
}

// NewLine returns a record of a table with these fields, in the columns and with the
// line ends of its head. A field that has no column is an Invalid error.
func NewLine(file, head string, fields []Field) (Entry, error) {
	names, err := recordOf(file, head)
	if err != nil {
		return Entry{}, err
	}
	cells := make([]string, len(names))
	for _, f := range fields {
		i := slices.IndexFunc(names, func(n string) bool { short, _, _ := strings.Cut(n, "（"); return short == f.Name })
		if i < 0 {
			return Entry{}, fault.Bad(fault.Place{File: file}, "field-set", "表里没有“%s”这一列", f.Name)
		}
		if cells[i], err = InLine(file, "", f); err != nil {
			return Entry{}, err
		}
	}
	line := strings.TrimPrefix(string(plain.FormatCSV(cells, nil)), "\ufeff")
	if !strings.HasSuffix(head, "\r\n") {
		line = strings.TrimSuffix(line, "\r\n") + "\n"
	}
	e := Entry{File: file, Kind: EntryLine, Text: line}
	e.Key = entryKey(e, head)
	return e, nil
}

// Months are the columns of the table of months, from January on.
func Months() []string { return slices.Clone(months) }

// MonthColumns are the columns of a new table of months.
func MonthColumns() []string { return append([]string{"行"}, months...) }

// TableColumns are the columns of a new table of the budget.
func TableColumns(file string) []string {
	switch file {
	case FileMonthly:
		return MonthColumns()
	case FileLines:
		out := []string{"编号", "名称", "资金", "支出", "类别", "项目代码", "科室", "项目负责人", "任务", "功能科目", "经济科目", "年初预算数（万元）", "全年预算数（万元）", "其中上年结转（万元）", "决算数（万元）"}
		return append(out, "未执行去向", "未执行原因", "政府采购", "自评", "未自评原因", "项目目标", "完成情况", "指标", "指标借自")
	}
	return nil
}

// WithColumn returns the head of a table with a column that it lacks behind the others,
// where the format knows the column and it is optional. ok is false for any other. The
// rows stay as they are: what a row does not have is blank.
func WithColumn(file, head, column string) (wider string, ok bool) {
	if file != FileLines || !slices.Contains(lineMay, column) || HasColumn(file, head, column) {
		return head, false
	}
	body := strings.TrimRight(head, "\r\n")
	return body + "," + column + head[len(body):], true
}

// columnsChanged lists the columns that one of two heads of a table has behind those of
// the other, each in its own class; ok is false where the heads differ otherwise.
func columnsChanged(a, b Entry) (out []Change, ok bool) {
	if a.Kind != EntryHead || b.Kind != EntryHead || a.File != b.File || isYAML(a.File) || a.Text == "" || b.Text == "" {
		return nil, false
	}
	short, err := recordOf(a.File, a.Text)
	if err != nil {
		return nil, false
	}
	long, err := recordOf(b.File, b.Text)
	if err != nil {
		return nil, false
	}
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == len(long) || !slices.Equal(short, long[:len(short)]) {
		return nil, false
	}
	for _, column := range long[len(short):] {
		name, _, _ := strings.Cut(column, "（")
		out = append(out, Change{File: a.File, Block: a.Block, Key: a.Key, Field: name, Class: ClassOf(a.File, a.Block)(name)})
	}
	return out, true
}

// Reaches reports a record that has a cell in the columns by which a head is wider than
// another.
func Reaches(file, record, narrow string) bool {
	names, err := recordOf(file, narrow)
	if err != nil {
		return true
	}
	cells, err := recordOf(file, record)
	return err != nil || len(cells) > len(names) && slices.ContainsFunc(cells[len(names):], func(c string) bool { return strings.TrimSpace(c) != "" })
}

// SameFigure reports two values of a field that say the same: 2148.2 and 2148.20.
func SameFigure(file, field, a, b string) bool { return sameValue(ruleOf(file, "", field), a, b) }

// SameField reports two values of a field of a block that say the same.
func SameField(file, block, field, a, b string) bool {
	return sameValue(ruleOf(file, block, field), a, b)
}

// HasColumn reports whether a table, by its head, has a column.
func HasColumn(file, head, column string) bool {
	names, err := recordOf(file, head)
	return err == nil && slices.ContainsFunc(names, func(n string) bool { short, _, _ := strings.Cut(n, "（"); return short == column })
}
