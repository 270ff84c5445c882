package docx

import (
	"slices"
	"strings"
	"testing"
)

// orders are the sequences that the schema prescribes for the children of an
// element, as far as this package writes them. Word refuses files that break
// them, other programs do not notice.
var orders = map[string]string{
	"w:pPr":         "w:pStyle w:keepNext w:widowControl w:tabs w:autoSpaceDE w:autoSpaceDN w:snapToGrid w:spacing w:ind w:jc w:outlineLvl w:sectPr",
	"w:rPr":         "w:rStyle w:rFonts w:b w:bCs w:i w:color w:spacing w:sz w:szCs w:vertAlign w:lang",
	"w:tblPr":       "w:tblW w:jc w:tblInd w:tblBorders w:tblLayout w:tblCellMar",
	"w:tcPr":        "w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:vAlign",
	"w:sectPr":      "w:headerReference w:footerReference w:pgSz w:pgMar w:docGrid",
	"w:sdtPr":       "w:rPr w:alias w:tag w:id w:docPartObj",
	"w:style":       "w:name w:basedOn w:next w:uiPriority w:semiHidden w:qFormat w:pPr w:rPr w:tblPr",
	"w:settings":    "w:zoom w:bordersDoNotSurroundHeader w:bordersDoNotSurroundFooter w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:compat w:themeFontLang",
	"w:font":        "w:altName w:charset w:family",
	"w:tc":          "w:tcPr w:p",
	"w:tr":          "w:trPr w:tc",
	"w:tbl":         "w:tblPr w:tblGrid w:tr",
	"wp:inline":     "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
	"c:chartSpace":  "c:date1904 c:roundedCorners c:chart c:spPr c:txPr c:externalData",
	"c:chart":       "c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs",
	"c:title":       "c:tx c:layout c:overlay",
	"c:plotArea":    "c:layout c:barChart c:lineChart c:catAx c:valAx c:spPr",
	"c:barChart":    "c:barDir c:grouping c:varyColors c:ser c:gapWidth c:overlap c:axId",
	"c:lineChart":   "c:grouping c:varyColors c:ser c:marker c:axId",
	"c:ser":         "c:idx c:order c:tx c:spPr c:invertIfNegative c:marker c:dLbls c:cat c:val c:smooth",
	"c:dLbls":       "c:dLbl c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize",
	"c:catAx":       "c:axId c:scaling c:delete c:axPos c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl",
	"c:valAx":       "c:axId c:scaling c:delete c:axPos c:majorGridlines c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween",
	"c:legend":      "c:legendPos c:overlay c:txPr",
	"c:numCache":    "c:formatCode c:ptCount c:pt",
	"w:docDefaults": "w:rPrDefault w:pPrDefault",
}

func TestElementOrder(t *testing.T) {
	file, err := open(mustWrite(t))
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, name := range sortedKeys(file.files) {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		n, err := file.part(name)
		if err != nil {
			t.Fatal(err)
		}
		checked += checkOrder(t, name, n)
	}
	if checked < 1000 {
		t.Errorf("only %d elements were checked", checked)
	}
}

// checkOrder reports children out of order, or unknown, and counts the elements
// that it looked at.
func checkOrder(t *testing.T, part string, n *node) int {
	count := 0
	if order, ok := orders[n.name]; ok && !(n.name == "c:chart" && len(n.kids) == 0) {
		count++
		words, last := strings.Fields(order), 0
		for _, k := range n.kids {
			at := slices.Index(words, k.name)
			if at < last {
				t.Errorf("%s: %s stands at the wrong place in %s", part, k.name, n.name)
			}
			last = max(at, last)
		}
	}
	for _, k := range n.kids {
		count += checkOrder(t, part, k)
	}
	return count
}

func TestIdentifiersAreUnique(t *testing.T) {
	file, err := open(mustWrite(t))
	if err != nil {
		t.Fatal(err)
	}
	n, err := file.part("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	once := func(kind, id string) {
		if id == "" || seen[kind+id] {
			t.Errorf("%s %q stands twice", kind, id)
		}
		seen[kind+id] = true
	}
	n.each("w:bookmarkStart", func(k *node) {
		once("bookmark", k.attr("w:id"))
		once("name", k.attr("w:name"))
		if len([]rune(k.attr("w:name"))) > maxMark {
			t.Errorf("bookmark %s is too long", k.attr("w:name"))
		}
	})
	n.each("w:sdtPr", func(k *node) {
		if k.has("w:tag") {
			once("control", k.val("w:id"))
		}
	})
	if len(seen) < 100 {
		t.Errorf("only %d identifiers were seen", len(seen))
	}
}
