package docx

import (
	"fmt"
	"strings"

	"jiheng/document"
	"jiheng/document/draw"
	"jiheng/num"
)

// Lengths of drawings in EMU: 36000 to the millimetre, 635 to the twip.
const (
	emuPerMM   = 36000
	emuPerTwip = 635
)

// unitPrefix opens the line over a chart that names its unit.
const unitPrefix = "单位："

// colourOf spells the colour of an ink or a tone.
func colourOf(c interface{ RGB() (r, g, b uint8) }) string { return hex(c.RGB()) }

func hex(r, g, b uint8) string { return fmt.Sprintf("%02X%02X%02X", r, g, b) }

var markers = []string{"circle", "square", "triangle", "diamond", "x", "plus"}

// chartWidth returns how wide a chart is drawn, in EMU.
func chartWidth(width int) int { return min(width*emuPerTwip, 200*emuPerMM) }

// chartHeight returns how high a chart is drawn, in EMU: lying bars need a line
// for each name.
func chartHeight(c document.Chart, width int) int {
	if c.Kind == document.Bars {
		return min(max(20+len(c.Categories)*(5+3*len(c.Series)), 40), 120) * emuPerMM
	}
	return 66 * emuPerMM
}

// figure writes a chart as a drawing in the line, and its title below it.
func (w *writer) figure(f *document.Figure) {
	w.figures = append(w.figures, f)
	n := len(w.figures)
	w.open(styleFigure, "")
	if f.ID != "" {
		w.unmark(w.mark(markBlock + toMark(f.ID)))
	}
	w.addf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`,
		chartWidth(w.width), chartHeight(f.Chart, w.width))
	w.addf(`<wp:docPr id="%d" name="图%d" descr="%s"/><wp:cNvGraphicFramePr/>`, n, n, escape(f.Title))
	w.addf(`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rIdChart%d"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, n)
	if f.Title != "" {
		w.open(styleFigTitle, "")
		w.run(document.Run{Text: f.Title})
		w.add(`</w:p>`)
	}
}

// numberFormat is how Excel prints values of so many decimals.
func numberFormat(places int) string {
	if places <= 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", min(places, 20))
}

// labelWidth is the width, in µm, at which labels have to find room: that of a
// chart on an upright page, less what word processors leave blank in it.
const labelWidth = 140000

// A chartWriter writes one chart part.
type chartWriter struct {
	markup
	c      document.Chart
	labels map[[2]int]draw.Side // of series and category: where a value is printed
}

// chartPart returns a chart as DrawingML. Blank points are left out of the
// values and stay gaps.
func chartPart(c document.Chart) string {
	w := &chartWriter{c: c, labels: map[[2]int]draw.Side{}}
	for _, l := range draw.Labels(c, labelWidth) {
		w.labels[[2]int{l.Series, l.Category}] = l.Side
	}
	w.add(xmlHead, `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`,
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>`)
	if c.Unit != "" {
		w.add(`<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>`, letters("defRPr", 900, "404040"), `</a:pPr><a:r>`,
			letters("rPr", 900, "404040"), `<a:t>`, escape(unitPrefix+c.Unit),
			`</a:t></a:r></a:p></c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.01"/><c:y val="0.015"/></c:manualLayout></c:layout><c:overlay val="0"/></c:title>`)
	}
	w.addf(`<c:autoTitleDeleted val="%d"/><c:plotArea><c:layout/>`, oneIf(c.Unit == ""))
	if c.Kind == document.Lines {
		w.lines()
	} else {
		w.bars()
	}
	w.axes()
	w.add(`<c:spPr><a:noFill/></c:spPr></c:plotArea>`)
	if len(c.Series) > 1 {
		w.add(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/>`, w.text(900, "262626"), `</c:legend>`)
	}
	w.add(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>`,
		w.text(900, "262626"), `<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`)
	return w.String()
}

// letters returns character properties as the element name.
func letters(name string, size int, colour string) string {
	return fmt.Sprintf(`<a:%s lang="zh-CN" sz="%d" b="0"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="%s"/><a:ea typeface="%s"/></a:%s>`,
		name, size, colour, faceLatin, faceSong, name)
}

func (w *chartWriter) text(size int, colour string) string {
	return `<c:txPr><a:bodyPr/><a:p><a:pPr>` + strings.Replace(letters("defRPr", size, colour), ` lang="zh-CN"`, "", 1) +
		`</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`
}

func (w *chartWriter) bars() {
	dir, grouping, place := "col", "clustered", "outEnd"
	if w.c.Kind == document.Bars {
		dir = "bar"
	}
	if w.c.Kind == document.Stacked {
		grouping, place = "stacked", "ctr"
	}
	w.add(`<c:barChart><c:barDir val="`, dir, `"/><c:grouping val="`, grouping, `"/><c:varyColors val="0"/>`)
	for i, s := range w.c.Series {
		ink := draw.SeriesInk(i)
		fill, edge, label := colourOf(ink), "", draw.Label
		if w.c.Kind == document.Stacked {
			edge, label = "FFFFFF", ink.Over()
		}
		w.open(i, s)
		w.add(barLook(fill, edge), `<c:invertIfNegative val="0"/>`)
		for _, j := range w.slight(s) {
			w.addf(`<c:dPt><c:idx val="%d"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>%s</c:dPt>`, j, barLook(fill, fill))
		}
		w.label(i, s, place, colourOf(label))
		w.values(i, s)
		w.add(`</c:ser>`)
	}
	gap := 60
	if len(w.c.Categories)*max(len(w.c.Series), 1) <= 4 {
		gap = 180
	}
	w.addf(`<c:gapWidth val="%d"/>`, gap)
	if w.c.Kind == document.Stacked {
		w.add(`<c:overlap val="100"/>`)
	}
	w.add(`<c:axId val="111"/><c:axId val="222"/></c:barChart>`)
}

// barLook is how a bar is filled and edged; no edge is the empty text.
func barLook(fill, edge string) string {
	line := `<a:noFill/>`
	if edge != "" {
		line = `<a:solidFill><a:srgbClr val="` + edge + `"/></a:solidFill>`
	}
	return `<c:spPr><a:solidFill><a:srgbClr val="` + fill + `"/></a:solidFill><a:ln w="6350">` + line + `</a:ln></c:spPr>`
}

// slight returns the points whose bars would have hardly any length, below a
// hundredth of the longest: an edge shows them.
func (w *chartWriter) slight(s document.Series) []int {
	if w.c.Kind == document.Stacked {
		return nil
	}
	var top num.Ratio
	for _, other := range w.c.Series {
		for _, p := range other.Points {
			if !p.Blank {
				top = top.Max(p.Value.Ratio().Abs())
			}
		}
	}
	var out []int
	for j, p := range s.Points {
		if j < len(w.c.Categories) && !p.Blank && p.Value.Ratio().Abs().Mul(num.Hundred).Cmp(top) < 0 {
			out = append(out, j)
		}
	}
	return out
}

func (w *chartWriter) lines() {
	w.add(`<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>`)
	for i, s := range w.c.Series {
		fill := `<a:solidFill><a:srgbClr val="` + colourOf(draw.SeriesInk(i)) + `"/></a:solidFill>`
		w.open(i, s)
		w.add(`<c:spPr><a:ln w="22225" cap="rnd">`, fill, `<a:round/></a:ln></c:spPr><c:marker><c:symbol val="`, markers[i%len(markers)],
			`"/><c:size val="6"/><c:spPr>`, fill, `<a:ln>`, fill, `</a:ln></c:spPr></c:marker>`)
		w.label(i, s, "t", colourOf(draw.Label))
		w.values(i, s)
		w.add(`<c:smooth val="0"/></c:ser>`)
	}
	w.add(`<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>`)
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}
