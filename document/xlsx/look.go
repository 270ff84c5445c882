package xlsx

import (
	"github.com/xuri/excelize/v2"

	"jiheng/document"
)

// Fonts by the names that offices have installed.
const (
	baseFont  = "Verdana" // of the empty cell, whose digits columns count: they are as wide in the free font that stands in for it
	listFont  = "宋体"      // of lists and charts
	bodyFont  = "仿宋_GB2312"
	headFont  = "黑体"
	kaiFont   = "楷体_GB2312"
	titleFont = "方正小标宋简体"
)

// baseSize makes a digit of the base font 8 pixels wide, in points.
const baseSize = 9.5

// Sizes of titles: smallTitle is for one that doesn't fit on one line else.
const (
	titleSize  = 180
	smallTitle = 140
)

// A look is how a cell is set; sizes are in tenths of a point.
type look struct {
	font            string
	size            int
	align           document.Align
	border          bool
	noTop, noBottom bool // open to the cell above, below
	shrink          bool
	top             bool // text at the top of the cell, not in its middle
	tone            document.Tone
	format          string // number format; empty for General
}

var (
	bodyCell = look{font: bodyFont, size: 105, border: true}
	headCell = look{font: headFont, size: 105, border: true, align: document.Center}
)

// setBaseFont gives the workbook its base font.
func setBaseFont(x *excelize.File) error {
	if err := x.SetDefaultFont(baseFont); err != nil {
		return err
	}
	size := baseSize
	x.Styles.Fonts.Font[0].Sz.Val = &size
	return nil
}

func headingLook(level int) look {
	switch level {
	case 1:
		return look{font: headFont, size: 140}
	case 2:
		return look{font: kaiFont, size: 140}
	}
	return look{font: bodyFont, size: 120}
}

func styleLook(s document.Style) look {
	switch s {
	case document.Title:
		return look{font: titleFont, size: titleSize, align: document.Center}
	case document.Subtitle:
		return look{font: kaiFont, size: 105, align: document.Center}
	case document.Caption:
		return look{font: headFont, size: 105, align: document.Center}
	case document.UnitLine:
		return look{font: bodyFont, size: 105, align: document.Right}
	case document.Remark:
		return look{font: bodyFont, size: 90}
	case document.Annex:
		return look{font: headFont, size: 160}
	case document.Signature, document.Date:
		return look{font: bodyFont, size: 120, align: document.Right}
	}
	return look{font: bodyFont, size: 120}
}

// textFormat keeps text that begins like a formula from becoming one when
// somebody edits the cell.
const textFormat = "@"

// risky reports text that a sheet would take for a formula.
func risky(s string) bool {
	for _, r := range s {
		switch r {
		case ' ', '　', '\t', '\r', '\n':
			continue
		case '=', '+', '-', '@', '＝', '＋', '－', '＠':
			return true
		}
		return false
	}
	return false
}

// style returns the number of a look among the workbook's styles.
func (w *writer) style(k look) (int, error) {
	if id, ok := w.styles[k]; ok {
		return id, nil
	}
	s := &excelize.Style{
		Font: &excelize.Font{Family: k.font, Size: float64(k.size) / 10},
		Alignment: &excelize.Alignment{
			Horizontal:  horizontal(k.align),
			Vertical:    vertical(k.top),
			WrapText:    !k.shrink,
			ShrinkToFit: k.shrink,
		},
	}
	if k.format != "" {
		s.CustomNumFmt = &k.format
	}
	if fill := toneFills[k.tone]; fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	if k.border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			if side == "top" && k.noTop || side == "bottom" && k.noBottom {
				continue
			}
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	id, err := w.x.NewStyle(s)
	if err == nil {
		w.styles[k] = id
	}
	return id, err
}

// toneFills are pale enough for black words on them, and for a print without
// colours.
var toneFills = map[document.Tone]string{document.Good: "C6E7CE", document.Watch: "FFE699", document.Alarm: "F4B6B0"}

func vertical(top bool) string {
	if top {
		return "top"
	}
	return "center"
}

func horizontal(a document.Align) string {
	if a == document.Left {
		return "left"
	}
	return string(a)
}
