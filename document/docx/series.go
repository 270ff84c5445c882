package docx

import (
	"fmt"
	"slices"

	"jiheng/document"
	"jiheng/document/draw"
	"jiheng/num"
)

// open begins a series with its name.
func (w *chartWriter) open(i int, s document.Series) {
	w.addf(`<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:strRef><c:f>Sheet1!$%s$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>%s</c:v></c:pt></c:strCache></c:strRef></c:tx>`,
		i, i, columnName(i+1), escape(s.Name))
}

// label says which values of series i are printed, and where: those that find
// room without covering others. The format is written in any case: LibreOffice
// keeps the decimals of a chart nowhere else.
func (w *chartWriter) label(i int, s document.Series, place, colour string) {
	thin, stacked := w.thin(s), w.c.Kind == document.Stacked
	shown := 0
	var one markup
	for j, p := range s.Points {
		side, found := w.labels[[2]int{i, j}]
		if p.Blank || j >= len(w.c.Categories) {
			continue
		}
		if stacked && slices.Contains(thin, j) || !stacked && !found {
			one.addf(`<c:dLbl><c:idx val="%d"/><c:delete val="1"/></c:dLbl>`, j)
			continue
		}
		shown++
		if at := linePlaces[side]; w.c.Kind == document.Lines && at != place {
			one.addf(`<c:dLbl><c:idx val="%d"/><c:numFmt formatCode="%s" sourceLinked="0"/>`, j, numberFormat(w.c.Places))
			one.add(w.labelLook(at, colour, 1), `</c:dLbl>`)
		}
	}
	w.add(`<c:dLbls>`)
	if shown > 0 || stacked {
		w.add(one.String())
	}
	w.addf(`<c:numFmt formatCode="%s" sourceLinked="0"/>`, numberFormat(w.c.Places))
	w.add(w.labelLook(place, colour, oneIf(shown > 0 || stacked)), `</c:dLbls>`)
}

// linePlaces are the sides of a point on a line as charts name them.
var linePlaces = map[draw.Side]string{draw.Above: "t", draw.Below: "b", draw.LeftOf: "l", draw.RightOf: "r"}

// labelLook returns how a value is printed; shown is 0 where it is not.
func (w *chartWriter) labelLook(place, colour string, shown int) string {
	look := ""
	if shown > 0 {
		look = `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` + w.text(800, colour) + `<c:dLblPos val="` + place + `"/>`
	}
	return look + fmt.Sprintf(`<c:showLegendKey val="0"/><c:showVal val="%d"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`, shown)
}

// thin returns the points of a stacked series that are too low, below a
// twelfth of the highest pile, for a number to stand in them.
func (w *chartWriter) thin(s document.Series) []int {
	if w.c.Kind != document.Stacked {
		return nil
	}
	var top num.Ratio
	for j := range w.c.Categories {
		var pile num.Ratio
		for _, other := range w.c.Series {
			if j < len(other.Points) && !other.Points[j].Blank {
				pile = pile.Add(other.Points[j].Value.Ratio().Abs())
			}
		}
		top = top.Max(pile)
	}
	var out []int
	for j, p := range s.Points {
		if j < len(w.c.Categories) && !p.Blank && p.Value.Ratio().Abs().Mul(num.Int(12).Ratio()).Cmp(top) < 0 {
			out = append(out, j)
		}
	}
	return out
}

// values writes names and values of the points, with where they stand in the
// workbook. A value keeps the decimals that it was written with.
func (w *chartWriter) values(i int, s document.Series) {
	rows := len(w.c.Categories)
	w.addf(`<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$%d</c:f><c:strCache><c:ptCount val="%d"/>`, rows+1, rows)
	for j, name := range w.c.Categories {
		w.addf(`<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, j, escape(name))
	}
	col := columnName(i + 1)
	w.addf(`</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$%s$2:$%s$%d</c:f><c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val="%d"/>`,
		col, col, rows+1, numberFormat(w.c.Places), rows)
	for j, p := range s.Points {
		if p.Blank || j >= rows {
			continue
		}
		format := ""
		if p.Value.Scale() != w.c.Places {
			format = ` formatCode="` + numberFormat(p.Value.Scale()) + `"`
		}
		w.addf(`<c:pt idx="%d"%s><c:v>%s</c:v></c:pt>`, j, format, p.Value)
	}
	w.add(`</c:numCache></c:numRef></c:val>`)
}

// axes writes both axes. The names of lying bars run from the top, as they are
// read.
func (w *chartWriter) axes() {
	order, namePos, valuePos, crosses := "minMax", "b", "l", "autoZero"
	if w.c.Kind == document.Bars {
		order, namePos, valuePos, crosses = "maxMin", "l", "b", "max"
	}
	const thin = `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="%s"/></a:solidFill></a:ln></c:spPr>`
	w.addf(`<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:numFmt formatCode="General" sourceLinked="0"/>`, order, namePos)
	w.addf(`<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>`+thin, "7F7F7F")
	w.add(w.text(900, "262626"), `<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`)
	w.addf(`<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/>%s</c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines>`+thin+`</c:majorGridlines>`, w.fromZero(), valuePos, "D9D9D9")
	w.add(`<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`,
		w.text(900, "595959"), fmt.Sprintf(`<c:crossAx val="111"/><c:crosses val="%s"/><c:crossBetween val="between"/></c:valAx>`, crosses))
}

// fromZero makes the axis of bars begin at zero, where no value is below it:
// the length of a bar is what one compares.
func (w *chartWriter) fromZero() string {
	if w.c.Kind == document.Lines {
		return ""
	}
	for _, s := range w.c.Series {
		for _, p := range s.Points {
			if !p.Blank && p.Value.Sign() < 0 {
				return ""
			}
		}
	}
	return `<c:min val="0"/>`
}

// columnName spells a column of a sheet from 0: A, B … Z, AA.
func columnName(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// workbook returns the data of a chart as the small workbook that Word opens
// when somebody edits them.
func workbook(p *packer, c document.Chart) ([]byte, error) {
	const main = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	var m markup
	word := func(col, row int, s string) {
		m.addf(`<c r="%s%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, columnName(col), row, escape(s))
	}
	m.add(xmlHead, `<worksheet xmlns="`, main, `"><sheetData><row r="1">`)
	for i, s := range c.Series {
		word(i+1, 1, s.Name)
	}
	m.add(`</row>`)
	for j, name := range c.Categories {
		m.addf(`<row r="%d">`, j+2)
		word(0, j+2, name)
		for i, s := range c.Series {
			if j < len(s.Points) && !s.Points[j].Blank {
				m.addf(`<c r="%s%d"><v>%s</v></c>`, columnName(i+1), j+2, s.Points[j].Value)
			}
		}
		m.add(`</row>`)
	}
	m.add(`</sheetData></worksheet>`)
	const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	book := xmlHead + `<workbook xmlns="` + main +
		`" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`
	return p.pack([]part{
		{"[Content_Types].xml", []byte(typesPart([]kindOf{{"xl/workbook.xml", sheet + "sheet.main+xml"},
			{"xl/worksheets/sheet1.xml", sheet + "worksheet+xml"}}))},
		{"_rels/.rels", []byte(relsPart([]rel{{id: "rId1", kind: "officeDocument", target: "xl/workbook.xml"}}))},
		{"xl/workbook.xml", []byte(book)},
		{"xl/_rels/workbook.xml.rels", []byte(relsPart([]rel{{id: "rId1", kind: "worksheet", target: "worksheets/sheet1.xml"}}))},
		{"xl/worksheets/sheet1.xml", m.Bytes()},
	})
}
