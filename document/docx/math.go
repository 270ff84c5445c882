package docx

import (
	"strings"

	"jiheng/document"
)

// mathText spells a formula on one line: fractions as a/b, powers with raised
// digits, roots with √.
func mathText(n *node) string {
	switch n.name {
	case "m:t":
		return n.text
	case "m:f":
		if bar := n.kid("m:fPr").kid("m:type").attr("m:val"); bar == "noBar" {
			return kidsText(n.kid("m:num")) + "，" + kidsText(n.kid("m:den"))
		}
		return document.Grouped(kidsText(n.kid("m:num"))) + "/" + document.Grouped(kidsText(n.kid("m:den")))
	case "m:sSup":
		return kidsText(n.kid("m:e")) + document.Power(kidsText(n.kid("m:sup")))
	case "m:sSub":
		return kidsText(n.kid("m:e")) + document.Lowered(kidsText(n.kid("m:sub")))
	case "m:sSubSup":
		base := kidsText(n.kid("m:e"))
		return base + document.Lowered(kidsText(n.kid("m:sub"))) + document.Power(kidsText(n.kid("m:sup")))
	case "m:rad":
		return kidsText(n.kid("m:deg")) + "√" + document.Grouped(kidsText(n.kid("m:e")))
	case "m:d":
		return delimited(n)
	case "m:nary":
		sign := n.kid("m:naryPr").kid("m:chr").attr("m:val")
		if sign == "" {
			sign = "∫"
		}
		return sign + document.Grouped(kidsText(n.kid("m:e")))
	case "w:del", "w:moveFrom", "w:rPr":
		return ""
	}
	return kidsText(n)
}

func kidsText(n *node) string {
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(mathText(k))
	}
	return b.String()
}

// delimited spells what stands in brackets.
func delimited(n *node) string {
	sign := func(name, usual string) string {
		k := n.kid("m:dPr").kid(name)
		if k.name == "" {
			return usual
		}
		return k.attr("m:val")
	}
	var inside []string
	for _, k := range n.kids {
		if k.name == "m:e" {
			inside = append(inside, kidsText(k))
		}
	}
	return sign("m:begChr", "(") + strings.Join(inside, sign("m:sepChr", "|")) + sign("m:endChr", ")")
}
