package xlsx

import (
	"bytes"
	"strconv"

	"github.com/xuri/excelize/v2"

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

// listSize is the size of a register's words, in tenths of a point. A register
// of 155 characters' width prints them at 8 points on an A4 page across.
const listSize = 100

// listStyles makes the styles of head and body.
func listStyles(x *excelize.File) (head, body int, err error) {
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Style: 1, Color: "BFBFBF"})
	}
	font := excelize.Font{Family: listFont, Size: float64(listSize) / 10}
	bold := font
	bold.Bold = true
	head, err = x.NewStyle(&excelize.Style{Border: border, Font: &bold, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEFF2"}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	if err == nil {
		body, err = x.NewStyle(&excelize.Style{Border: border, Font: &font, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	}
	return head, body, err
}

func writeRegister(x *excelize.File, r Register) error {
	head, body, err := listStyles(x)
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

// highestRow is the height of the highest row, in points; workbooks end at 409.
const highestRow = 400

// listDigit is the width of a character in which a register's columns count.
const listDigit = 8 * 25_400 / 96

// height is what the fullest cell of a row needs, in points.
func (r Register) height(row []string) float64 {
	most := 0
	for j, text := range row {
		most = max(most, textHeight(text, look{size: listSize}, r.Columns[j].Width*listDigit))
	}
	return min(float64(most)*72/25_400, highestRow)
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
// page, pages numbered.
func registerPage(x *excelize.File, name string) error {
	yes, a4, one, endless, orientation := true, 9, 1, 0, "landscape"
	if err := x.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := x.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &one, FitToHeight: &endless}); err != nil {
		return err
	}
	m, edge := listMargins, 0.3
	err := x.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: inches(m[0]), Right: inches(m[1]), Top: inches(m[2]),
		Bottom: inches(m[3]), Header: &edge, Footer: &edge})
	if err != nil {
		return err
	}
	if err := x.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: `&C&"` + listFont + `"&9&A　第&P页，共&N页`}); err != nil {
		return err
	}
	return x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoteSheet(name) + "!$1:$1", Scope: name})
}
