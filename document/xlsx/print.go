package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"jiheng/document"
	"jiheng/fault"
)

// maxFooter is the longest footer that a workbook takes, in UTF-16 units.
const maxFooter = 255

// A footer has the page's number on the outer side, and words in the middle.
type footer struct{ odd, even string }

func footerOf(b *Book) (footer, error) {
	var words []string
	if b.Sample && !strings.Contains(b.Footer, "样例") {
		words = append(words, document.SampleWords)
	}
	if b.Footer != "" {
		words = append(words, strings.Map(printable, b.Footer))
	}
	middle := ""
	if len(words) > 0 {
		middle = `&C&"宋体"&9 ` + strings.ReplaceAll(strings.Join(words, "　"), "&", "&&")
	}
	const number = `&"宋体"&14— &P —`
	f := footer{odd: middle + "&R" + number, even: "&L" + number + middle}
	if shorten(f.odd, maxFooter) != f.odd {
		return f, fault.Bad(fault.Place{}, "xlsx-footer", "页脚文字太长，工作表的页脚装不下，请缩短到200字以内")
	}
	return f, nil
}

// Margins in tenths of a millimetre: left, right, top, bottom. Forms use the page
// more fully than letters do; a page across lies with its head at the binding
// side.
var (
	portraitMargins  = [4]int{180, 150, 150, 160}
	landscapeMargins = [4]int{150, 150, 180, 160}
	listMargins      = [4]int{120, 120, 120, 150} // of registers
)

// print sets paper, margins, footers, and what repeats.
func (w *writer) print(name string, l *layout) error {
	a4, one, endless, orientation, m := 9, 1, 0, "portrait", portraitMargins
	if l.landscape {
		orientation, m = "landscape", landscapeMargins
	}
	tall := endless
	if l.onePage {
		tall = one
	}
	yes := true
	if err := w.x.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	err := w.x.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &a4, Orientation: &orientation, FitToWidth: &one, FitToHeight: &tall})
	if err != nil {
		return err
	}
	header, foot := 0.3, 0.3 // inches
	err = w.x.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: inches(m[0]), Right: inches(m[1]), Top: inches(m[2]), Bottom: inches(m[3]),
		Header: &header, Footer: &foot, Horizontally: &yes})
	if err != nil {
		return err
	}
	err = w.x.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		DifferentOddEven: true, OddFooter: w.footer.odd, EvenFooter: w.footer.even})
	if err != nil {
		return err
	}
	dimension := "A1:" + columnName(len(l.edges)-1) + strconv.Itoa(len(l.heights))
	if err := w.x.SetSheetDimension(name, dimension); err != nil {
		return err
	}
	return w.printNames(name, l)
}

// inches returns tenths of a millimetre in thousandths of an inch.
func inches(tenths int) *float64 {
	x := float64((tenths*1000+127)/254) / 1000
	return &x
}

// printNames sets the print area and the rows that repeat on every page: the
// header of the longest table, since a sheet has only one such place.
func (w *writer) printNames(name string, l *layout) error {
	quoted := quoteSheet(name)
	area := quoted + "!$A$1:$" + columnName(len(l.edges)-1) + "$" + strconv.Itoa(len(l.heights))
	err := w.x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: area, Scope: name})
	if err != nil {
		return err
	}
	i := l.longest()
	if i < 0 || l.header[i] == 0 {
		return nil
	}
	top := l.tables[i].Top
	rows := "!$" + strconv.Itoa(top) + ":$" + strconv.Itoa(top+l.header[i]-1)
	return w.x.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoted + rows, Scope: name})
}

// longest returns the table with the most rows, -1 where there is none.
func (l *layout) longest() int {
	best := -1
	for i, t := range l.tables {
		if best < 0 || t.Bottom-t.Top > l.tables[best].Bottom-l.tables[best].Top {
			best = i
		}
	}
	return best
}

// maxFrozen is the height above which rows are not frozen: they would leave too
// little of a small screen.
const maxFrozen = 75_000

// freeze holds everything down to the longest table's header on the screen,
// where that is not too much.
func (w *writer) freeze(name string, l *layout) error {
	i := l.longest()
	if i < 0 || l.header[i] == 0 {
		return nil
	}
	rows := l.tables[i].Top + l.header[i] - 1
	height := 0
	for _, h := range l.heights[:rows] {
		height += h
	}
	if height > maxFrozen || rows == len(l.heights) {
		return nil
	}
	cell := "A" + strconv.Itoa(rows+1)
	return w.x.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: rows, TopLeftCell: cell, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: cell, ActiveCell: cell, Pane: "bottomLeft"}}})
}
