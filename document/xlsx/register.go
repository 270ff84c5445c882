package xlsx

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	textwidth "golang.org/x/text/width"

	"jiheng/document"
	"jiheng/fault"
)

// A Register is a list on a worksheet of its own, to be sorted, filtered and
// written on: one row a record, columns as wide as said, the head held in place.
type Register struct {
	Name    string // of the sheet, at most 31 characters
	Columns []RegisterColumn
	Rows    [][]string
}

// A RegisterColumn is one column of a register.
type RegisterColumn struct {
	Head   string
	Width  int  // in characters of Latin text, as workbooks count
	Number bool // its cells are whole numbers
}

// TextColumn is a column of texts.
func TextColumn(head string, width int) RegisterColumn {
	return RegisterColumn{Head: head, Width: width}
}

// CountColumn is a column of whole numbers.
func CountColumn(head string, width int) RegisterColumn {
	return RegisterColumn{Head: head, Width: width, Number: true}
}

// longestText is the most characters of a cell; workbooks end at 32,767.
const longestText = 32_000

// WriteRegisters makes a workbook of registers, the same bytes for the same
// lists. Texts too long for a cell end in ….
func WriteRegisters(title string, registers []Register) ([]byte, error) {
	if len(registers) == 0 {
		return nil, fault.Bad(fault.Place{}, "xlsx-empty-book", "工作簿没有工作表，请至少选择一张表")
	}
	x := excelize.NewFile()
	defer func() { _ = x.Close() }() // nothing was opened: it can't fail
	if err := setBaseFont(x); err != nil {
		return nil, internal(err)
	}
	for i, r := range registers {
		var err error
		if i == 0 {
			err = x.SetSheetName("Sheet1", r.Name)
		} else {
			_, err = x.NewSheet(r.Name)
		}
		if err == nil {
			err = writeRegister(x, r)
		}
		if err != nil {
			return nil, internal(err)
		}
	}
	var out bytes.Buffer
	if err := x.Write(&out); err != nil {
		return nil, internal(err)
	}
	return repack(out.Bytes(), &Book{Title: title})
}

func writeRegister(x *excelize.File, r Register) error {
	border := []excelize.Border{{Type: "left", Style: 1, Color: "BFBFBF"}, {Type: "right", Style: 1, Color: "BFBFBF"}, {Type: "top", Style: 1, Color: "BFBFBF"}, {Type: "bottom", Style: 1, Color: "BFBFBF"}}
	head, err := x.NewStyle(&excelize.Style{Border: border, Font: &excelize.Font{Bold: true, Size: 11}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEFF2"}}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	if err != nil {
		return err
	}
	body, err := x.NewStyle(&excelize.Style{Border: border, Font: &excelize.Font{Size: 11}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	last := document.ColumnName(len(r.Columns) - 1)
	for i, c := range r.Columns {
		name := document.ColumnName(i)
		if err := x.SetColWidth(r.Name, name, name, float64(c.Width)); err != nil {
			return err
		}
		if err := x.SetCellStr(r.Name, name+"1", c.Head); err != nil {
			return err
		}
	}
	for i, row := range r.Rows {
		if err := x.SetRowHeight(r.Name, i+2, r.height(row)); err != nil {
			return err
		}
		for j, text := range row {
			if err := registerCell(x, r, document.ColumnName(j)+strconv.Itoa(i+2), r.Columns[j].Number, text); err != nil {
				return err
			}
		}
	}
	bottom := strconv.Itoa(len(r.Rows) + 1)
	if err := x.SetCellStyle(r.Name, "A1", last+"1", head); err != nil {
		return err
	}
	if len(r.Rows) > 0 {
		if err := x.SetCellStyle(r.Name, "A2", last+bottom, body); err != nil {
			return err
		}
	}
	if err := x.AutoFilter(r.Name, "A1:"+last+bottom, nil); err != nil {
		return err
	}
	if err := x.SetPanes(r.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return registerPage(x, r.Name)
}

// Heights of a register's rows in points; workbooks end at 409.
const (
	registerLine   = 15
	highestRow     = 400
	registerMargin = 1 // characters of a column's width that stay empty
)

// height is what the fullest cell of a row needs.
func (r Register) height(row []string) float64 {
	lines := 1
	for j, text := range row {
		n := 0
		for _, part := range strings.Split(text, "\n") {
			n += 1 + max(columnsOf(part)-1, 0)/max(r.Columns[j].Width-registerMargin, 1)
		}
		lines = max(lines, n)
	}
	return float64(min(lines*registerLine+3, highestRow))
}

// columnsOf is the width of a text in characters of Latin text.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := textwidth.LookupRune(r).Kind(); k == textwidth.EastAsianWide || k == textwidth.EastAsianFullwidth {
			n++
		}
	}
	return n
}

func registerCell(x *excelize.File, r Register, at string, number bool, text string) error {
	if n, err := strconv.ParseInt(text, 10, 64); number && err == nil {
		return x.SetCellInt(r.Name, at, n)
	}
	if rs := []rune(text); len(rs) > longestText {
		text = string(rs[:longestText]) + "…"
	}
	return x.SetCellStr(r.Name, at, mask(storable(text)))
}

// registerPage prints a register as wide as an A4 page across, its head on every
// page.
func registerPage(x *excelize.File, name string) error {
	yes, a4, one, endless, orientation := true, 9, 1, 0, "landscape"
	if err := x.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := x.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &one, FitToHeight: &endless}); err != nil {
		return err
	}
	return x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + name + "'!$1:$1", Scope: name})
}
