package hostile

import (
	"fmt"
	"strconv"
	"strings"
)

// sheets are workbooks whose cells, strings and sizes are odd.
func sheets() []File {
	const kind = "table"
	row := func(s string) func() []byte {
		return func() []byte { return packed(book("<sheetData>" + s + "</sheetData>")...) }
	}
	one := func(cell string) func() []byte { return row(`<row r="1">` + cell + `</row>`) }
	return []File{
		refused("sheet-row-huge.xlsx", kind, "row 2^31", "xlsx-bad-cell", row(`<row r="2147483648"><c r="A2147483648"><v>1</v></c></row>`)),
		refused("sheet-row-negative.xlsx", kind, "row -1", "xlsx-bad-cell", row(`<row r="-1"/>`)),
		refused("sheet-column-huge.xlsx", kind, "a column beyond the last", "xlsx-bad-cell", one(`<c r="ZZZZZZ1"><v>1</v></c>`)),
		refused("sheet-nan.xlsx", kind, "a number that is none", "xlsx-bad-cell", one(`<c r="A1"><v>NaN</v></c>`)),
		refused("sheet-exponent.xlsx", kind, "1E+309", "xlsx-bad-cell", one(`<c r="A1"><v>1E+309</v></c>`)),
		refused("sheet-digits.xlsx", kind, "a number of four thousand digits", "xlsx-bad-cell xlsx-damaged", one(`<c r="A1"><v>`+strings.Repeat("9", 4000)+`</v></c>`)),
		refused("sheet-string-missing.xlsx", kind, "a text that is not in the list", "xlsx-bad-cell", one(`<c r="A1" t="s"><v>4000000000</v></c>`)),
		refused("sheet-cell-twice.xlsx", kind, "a cell with two values", "xlsx-bad-cell", one(`<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`)),
		small("sheet-merges.xlsx", kind, "many merged areas", "xlsx-too-big", func() []byte {
			return packed(book("<sheetData>" + told() + "</sheetData><mergeCells>" + merges(3000) + "</mergeCells>")...)
		}),
		inert("sheet-merge-all.xlsx", kind, "one merged area far beyond what is filled", func() []byte {
			return packed(book("<sheetData>" + told() + `</sheetData><mergeCells><mergeCell ref="A1:Z400"/></mergeCells>`)...)
		}),
		inert("sheet-far.xlsx", kind, "a cell far from all others", func() []byte {
			return packed(book("<sheetData>" + told() + `<row r="900"><c r="AZ900"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:AZ1"/></mergeCells>`)...)
		}),
		inert("sheet-dimension.xlsx", kind, "claims to have many more cells than it has", func() []byte {
			return packed(book(`<dimension ref="A1:CV2000"/><sheetData>` + told() + "</sheetData>")...)
		}),
		small("sheet-strings.xlsx", kind, "many shared strings", "xlsx-too-big", func() []byte { return strung(4000, 8) }),
		either("sheet-string-long.xlsx", kind, "a shared string of half a mebibyte", "xlsx-damaged xlsx-too-big", func() []byte { return strung(1, 1<<19) }),
		small("sheet-cells.xlsx", kind, "many cells with text", "xlsx-too-big", func() []byte {
			return packed(book("<sheetData>" + told() + rows(2, 200, `<c t="inlineStr"><is><t>办公费</t></is></c>`, 20) + "</sheetData>")...)
		}),
		refused("sheet-none.xlsx", "empty", "a workbook without sheets", "xlsx-damaged", func() []byte { return packed(book("", text("xl/workbook.xml", workbookXML("")))...) }),
		refused("sheet-empty.xlsx", "empty", "a sheet without a row", "read-nothing", row("")),
		refused("sheet-blank.xlsx", "empty", "rows whose cells are blank", "read-nothing", func() []byte {
			return packed(book("<sheetData>" + rows(1, 200, `<c s="1"/>`, 8) + "</sheetData>")...)
		}),
		refused("sheet-spaces.xlsx", "empty", "cells of nothing but spaces", "read-nothing", one(said("A1", "  ")+said("B1", "　"))),
		inert("sheet-very-hidden.xlsx", kind, "figures on a sheet that no menu shows", func() []byte {
			return packed(book("", text("xl/workbook.xml", workbookXML(`<sheet name="自评表" sheetId="1" state="veryHidden" r:id="rId1"/>`)), text("xl/worksheets/sheet1.xml", sheetXML("<sheetData>"+told()+"</sheetData>")))...)
		}),
		large(fine("sheet-styled-rows.xlsx", "sixty thousand rows that hold nothing but a style", func() []byte {
			return packed(book("<sheetData>" + told() + rows(2, 60_000, `<c s="2"/>`, 3) + "</sheetData>")...)
		})),
		large(fine("sheet-bordered-rows.xlsx", "sixty thousand blank rows with borders", func() []byte {
			return packed(book("<sheetData>" + told() + rows(2, 60_000, `<c s="1"/>`, 3) + "</sheetData>")...)
		})),
	}
}

// merges are n merged areas below one another.
func merges(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<mergeCell ref="A%d:B%d"/>`, 2*i+5, 2*i+6)
	}
	return b.String()
}

// rows are the XML of rows up to a number; each has so many cells, which get
// their places.
func rows(first, last int, cell string, columns int) string {
	var b strings.Builder
	for r := first; r <= last; r++ {
		n := strconv.Itoa(r)
		b.WriteString(`<row r="` + n + `">`)
		for c := range columns {
			b.WriteString(strings.Replace(cell, "<c", `<c r="`+string(rune('A'+c))+n+`"`, 1))
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

// strung is a workbook with n shared strings of a length.
func strung(n, length int) []byte {
	var b strings.Builder
	b.WriteString(declaration + `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	for i := range n {
		fmt.Fprintf(&b, "<si><t>%0*d</t></si>", length, i)
	}
	b.WriteString(`</sst>`)
	return packed(book("<sheetData>"+told()+"</sheetData>", text("xl/sharedStrings.xml", b.String()),
		text("xl/_rels/workbook.xml.rels", rels(rel("rId1", "worksheet", "worksheets/sheet1.xml", false), rel("rId2", "styles", "styles.xml", false), rel("rId3", "sharedStrings", "sharedStrings.xml", false))))...)
}
