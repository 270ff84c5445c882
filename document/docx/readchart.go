package docx

import (
	"math/big"
	"strings"

	"jiheng/document"
	"jiheng/num"
)

// maxPoints is the most categories of a chart that are read.
const maxPoints = 1000

// chart reads a chart part from the values it shows; nil where it is none.
func (r *reader) chart(name string) *document.Figure {
	n, err := r.file.part(name)
	if err != nil {
		r.err = err
		return nil
	}
	if n == nil {
		return nil
	}
	c := n.kid("c:chart")
	f := &document.Figure{}
	title := chartText(c.kid("c:title"))
	if unit, ok := strings.CutPrefix(title, unitPrefix); ok {
		f.Chart.Unit = unit
	} else {
		f.Title = title
	}
	f.Chart.Kind = document.Columns
	kinds := 0
	for _, k := range c.kid("c:plotArea").kids {
		if !strings.HasSuffix(k.name, "Chart") || !k.has("c:ser") {
			continue
		}
		if kinds++; kinds == 1 {
			f.Chart.Kind = chartKind(k)
			readSeries(&f.Chart, k)
		} else {
			r.meet(emptyChart, "") // over the first one, on axes of its own
		}
	}
	return f
}

func chartText(n *node) string {
	var b strings.Builder
	n.each("a:t", func(t *node) { b.WriteString(t.text) })
	return b.String()
}

// chartKind returns the nearest of our kinds.
func chartKind(k *node) document.ChartKind {
	switch {
	case k.name == "c:lineChart" || k.name == "c:areaChart" || k.name == "c:scatterChart" || k.name == "c:line3DChart":
		return document.Lines
	case k.kid("c:grouping").attr("val") == "stacked" || k.kid("c:grouping").attr("val") == "percentStacked":
		return document.Stacked
	case k.kid("c:barDir").attr("val") == "bar":
		return document.Bars
	}
	return document.Columns
}

// readSeries reads all series over the categories of the longest one.
func readSeries(c *document.Chart, k *node) {
	places := -1
	var all []map[int]*node
	var formats []string
	for _, s := range k.kids {
		if s.name != "c:ser" {
			continue
		}
		if names := cache(s.kid("c:cat")); len(names.kids) > 0 {
			n := clamp(number(names.kid("c:ptCount").attr("val")), 0, maxPoints)
			for len(c.Categories) < n {
				c.Categories = append(c.Categories, "")
			}
			for i, p := range pointsOf(names) {
				if i < len(c.Categories) && c.Categories[i] == "" {
					c.Categories[i] = p.kid("c:v").text
				}
			}
		}
		values := cache(s.kid("c:val"))
		format := values.kid("c:formatCode").text
		if placesOf(format) < 0 {
			format = s.kid("c:dLbls").kid("c:numFmt").attr("formatCode")
		}
		formats = append(formats, format)
		all = append(all, pointsOf(values))
		c.Series = append(c.Series, document.Series{Name: seriesName(s.kid("c:tx"))})
		n := clamp(number(values.kid("c:ptCount").attr("val")), 0, maxPoints)
		for len(c.Categories) < n {
			c.Categories = append(c.Categories, "")
		}
	}
	for i, pts := range all {
		format := placesOf(formats[i])
		places = max(places, format)
		for j := range c.Categories {
			c.Series[i].Points = append(c.Series[i].Points, pointOf(pts[j], format))
		}
	}
	c.Places = max(places, 0)
}

func seriesName(tx *node) string {
	for _, p := range pointsOf(cache(tx)) {
		return p.kid("c:v").text
	}
	return tx.kid("c:v").text
}

// cache returns the values that a chart keeps of its workbook.
func cache(n *node) *node {
	for _, ref := range []string{"c:numRef", "c:strRef"} {
		for _, in := range []string{"c:numCache", "c:strCache"} {
			if k := n.kid(ref).kid(in); k.name != "" {
				return k
			}
		}
	}
	for _, in := range []string{"c:numLit", "c:strLit"} {
		if k := n.kid(in); k.name != "" {
			return k
		}
	}
	return &node{}
}

func pointsOf(n *node) map[int]*node {
	out := map[int]*node{}
	for _, k := range n.kids {
		if i := number(k.attr("idx")); k.name == "c:pt" && i >= 0 && i < maxPoints {
			out[i] = k
		}
	}
	return out
}

// placesOf returns the decimals of a number format; -1 where it names none.
func placesOf(format string) int {
	format, _, _ = strings.Cut(format, ";")
	if !strings.ContainsAny(format, "0#") {
		return -1
	}
	_, frac, _ := strings.Cut(format, ".")
	n, share := 0, strings.Contains(format, "%")
	for n < len(frac) && n < 20 && (frac[n] == '0' || frac[n] == '#') {
		n++
	}
	if share {
		n += 2 // 0.9885 is printed as 98.85%
	}
	return n
}

// pointOf reads a point; what is no number is a gap. Values are brought to the
// decimals of their format: other programs write 48.80 as 48.8, or as the
// nearest binary number.
func pointOf(p *node, places int) document.Point {
	if p == nil {
		return document.Point{Blank: true}
	}
	if own := placesOf(p.attr("formatCode")); own >= 0 {
		places = own
	}
	d, ok := decimalOf(p.kid("c:v").text)
	if !ok {
		return document.Point{Blank: true}
	}
	if places >= 0 && d.Scale() != places {
		d = d.Ratio().Round(places, num.HalfUp)
	}
	return document.Point{Value: d}
}

// decimalOf reads a number as spreadsheets write it, exponents included.
func decimalOf(s string) (num.Decimal, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 40 || strings.ContainsAny(s, "/xXpP_") {
		return num.Decimal{}, false
	}
	if d, err := num.ParseDecimal(s); err == nil {
		return d, true
	}
	_, exp, ok := strings.Cut(strings.ToUpper(s), "E")
	if e := number(exp); !ok || e > 30 || e < -30 {
		return num.Decimal{}, false
	}
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		return num.Decimal{}, false
	}
	d, err := num.ParseDecimal(strings.TrimSuffix(strings.TrimRight(v.FloatString(20), "0"), "."))
	return d, err == nil
}
