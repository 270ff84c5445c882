package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// folded reports an element whose content is shown only when somebody opens it.
func folded(n *html.Node) bool {
	if n == nil || n.Data != "details" {
		return false
	}
	_, open := lookup(n, "open")
	return !open
}

// longestStamp is the most characters of a watermark.
const longestStamp = 60

// overPage reports what stands over the page wherever it is scrolled and can be
// seen through, or is pale or aslant.
func overPage(style *computed) bool {
	if style[position] != "fixed" && style[position] != "absolute" {
		return false
	}
	pale := style[opacity] != "" && part(style[opacity]) < 70 || alpha(style[colour]) < 70 || lightColour(style[colour])
	return pale || style[position] == "fixed" && strings.Contains(style[moved], "rotate(")
}

// part returns hundredths of a share: 0.35 and 35% are 35; 100 for what is none.
func part(s string) int {
	s, percent := strings.CutSuffix(strings.TrimSpace(s), "%")
	x, err := strconv.ParseFloat(s, 64)
	switch {
	case err != nil:
		return 100
	case percent:
		return int(x)
	}
	return int(x * 100)
}

// alpha returns how much of a colour hides what is below, in hundredths.
func alpha(v string) int {
	if args, ok := strings.CutSuffix(strings.TrimSpace(v), ")"); ok && (strings.HasPrefix(v, "rgb") || strings.HasPrefix(v, "hsl")) {
		list := strings.FieldsFunc(args[strings.IndexByte(args, '(')+1:], func(c rune) bool { return c == ',' || c == ' ' || c == '/' })
		if len(list) == 4 {
			return part(list[3])
		}
	}
	if hex, ok := strings.CutPrefix(v, "#"); ok && len(hex) == 8 {
		if n, err := strconv.ParseUint(hex[6:], 16, 8); err == nil {
			return int(n) * 100 / 255
		}
	}
	return 100
}

// lightColour reports a grey or a tint that is nearly white.
func lightColour(v string) bool {
	const least = 0xb0
	switch v {
	case "lightgray", "lightgrey", "silver", "gainsboro", "lightpink", "mistyrose":
		return true
	}
	n, err := strconv.ParseUint(colourOf(v), 16, 32)
	return v != "" && err == nil && n>>16 >= least && n>>8&255 >= least && n&255 >= least
}

// shrunk reports a transformation that leaves nothing to be seen.
func shrunk(v string) bool {
	for _, name := range []string{"scale(", "scalex(", "scaley(", "scale3d("} {
		if _, args, ok := strings.Cut(v, name); ok {
			first, _, _ := strings.Cut(args, ")")
			first, _, _ = strings.Cut(first, ",")
			if zero(strings.TrimSpace(first)) {
				return true
			}
		}
	}
	for _, name := range []string{"translate(", "translatex(", "translatey("} {
		if _, args, ok := strings.Cut(v, name); ok && faraway(strings.TrimSpace(args)) {
			return true
		}
	}
	return false
}

// cutOff reports a shape that cuts away all of an element: inset(50%), circle(0).
func cutOff(v string) bool {
	name, args, ok := strings.Cut(v, "(")
	args, _, _ = strings.Cut(args, ")")
	list := strings.Fields(strings.ReplaceAll(args, ",", " "))
	if !ok || len(list) == 0 {
		return false
	}
	switch strings.TrimSpace(name) {
	case "circle", "ellipse":
		return zeroLength(list[0])
	case "inset":
		for i, w := range list {
			if w == "round" {
				list = list[:i]
				break
			}
		}
		side := func(i int) int {
			for _, k := range [][]int{{0}, {1, 0}, {2, 0}, {3, 1, 0}}[i] {
				if k < len(list) {
					if strings.HasSuffix(list[k], "%") {
						return part(list[k])
					}
					return 0
				}
			}
			return 0
		}
		return side(0)+side(2) >= 100 || side(1)+side(3) >= 100
	}
	return false
}
