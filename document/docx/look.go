package docx

import (
	"strconv"
	"strings"
)

// A toggle is a switch of a run's look that a style may set and a run set back.
type toggle int8

const (
	unset toggle = iota
	on
	off
)

// or returns t, or what is behind it where t is not set.
func (t toggle) or(behind toggle) toggle {
	if t == unset {
		return behind
	}
	return t
}

// switched reads a switch.
func switched(k *node) toggle {
	switch k.attr("w:val") {
	case "0", "false", "off", "none":
		return off
	}
	return on
}

// unknown stands for a ground of any colour.
const unknown = "?"

// A runLook is what decides whether text is seen, and how it is read: what a
// run sets, its styles, and what stands behind it. Zero members are not set.
type runLook struct {
	hidden, struck, bold toggle
	clear                bool   // filled with nothing
	raised               string // superscript, subscript or baseline
	colour               string // of the text, six digits; auto
	ground               string // behind it, six digits; unknown
	size                 int    // in half points
	lift                 int    // above the line, in half points
	style                string // character style
	font                 string // for signs
}

// lookOf reads the properties of a run in one pass.
func lookOf(props *node) runLook {
	var l runLook
	for _, k := range props.kids {
		switch k.name {
		case "w:vanish", "w:specVanish":
			l.hidden = switched(k)
		case "w:strike", "w:dstrike":
			if t := switched(k); t == on || l.struck == unset {
				l.struck = t
			}
		case "w:b":
			l.bold = switched(k)
		case "w:vertAlign":
			l.raised = k.attr("w:val")
		case "w:color":
			l.colour = colourNamed(k.attr("w:val"))
		case "w:shd":
			l.ground = groundOf(k)
		case "w:highlight":
			l.ground = highlights[k.attr("w:val")]
		case "w:sz":
			l.size = number(k.attr("w:val"))
		case "w:position":
			l.lift = number(k.attr("w:val"))
		case "w:rStyle":
			l.style = k.attr("w:val")
		case "w:rFonts":
			l.font = k.attr("w:ascii")
		case "?:textFill":
			l.clear = k.has("?:noFill")
		}
	}
	return l
}

// over fills what l does not set from what is behind it.
func (l runLook) over(behind *runLook) runLook {
	l.hidden, l.struck = l.hidden.or(behind.hidden), l.struck.or(behind.struck)
	l.clear = l.clear || behind.clear
	if l.raised == "" {
		l.raised = behind.raised
	}
	if l.colour == "" {
		l.colour = behind.colour
	}
	if l.ground == "" {
		l.ground = behind.ground
	}
	if l.size == 0 {
		l.size = behind.size
	}
	if l.lift == 0 {
		l.lift = behind.lift
	}
	if l.font == "" {
		l.font = behind.font
	}
	return l
}

// lifted is the height, in half points, from which text stands above its line.
const lifted = 4

// up reports text that is raised as an exponent or a note's mark is.
func (l *runLook) up() bool {
	return l.raised == "superscript" || l.raised == "" && l.lift >= lifted
}

// down reports text that is lowered.
func (l *runLook) down() bool {
	return l.raised == "subscript" || l.raised == "" && l.lift <= -lifted
}

// smallest is the size, in half points, below which nobody reads text.
const smallest = 4

// unseen tells why text of this look is not seen; the zero kind is for text that
// is.
func (l *runLook) unseen() asideKind {
	switch {
	case l.hidden == on:
		return hiddenText
	case l.struck == on:
		return struckText
	case l.clear, l.size > 0 && l.size < smallest, faint(l.colour, l.ground):
		return paleText
	}
	return seen
}

// faint reports whether text cannot be told from what is behind it; white is
// behind what says nothing. A colour of auto is always seen.
func faint(colour, ground string) bool {
	if ground == "" {
		ground = "FFFFFF"
	}
	a, okA := rgb(colour)
	b, okB := rgb(ground)
	if !okA || !okB {
		return false
	}
	const near = 6
	for i := range a {
		if d := a[i] - b[i]; d > near || d < -near {
			return false
		}
	}
	return true
}

func rgb(s string) (c [3]int, ok bool) {
	if len(s) != 6 {
		return c, false
	}
	n, err := strconv.ParseUint(s, 16, 32)
	if err != nil {
		return c, false
	}
	return [3]int{int(n >> 16), int(n >> 8 & 255), int(n & 255)}, true
}

// colourNamed brings a colour to six digits; auto and others stay.
func colourNamed(s string) string {
	s = strings.TrimPrefix(s, "#")
	if s == "white" {
		return "FFFFFF"
	}
	return s
}

// groundOf returns the colour that shading shows: its fill, or the colour of a
// solid pattern. Other patterns are of an unknown colour.
func groundOf(shd *node) string {
	fill := colourNamed(shd.attr("w:fill"))
	switch shd.attr("w:val") {
	case "solid":
		fill = colourNamed(shd.attr("w:color"))
		if fill == "auto" || fill == "" {
			return "000000"
		}
	case "", "clear", "nil":
	default:
		return unknown
	}
	if fill == "auto" {
		return ""
	}
	return fill
}

var highlights = map[string]string{"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
	"yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "00008B", "darkCyan": "008B8B", "darkGreen": "006400", "darkMagenta": "800080",
	"darkRed": "8B0000", "darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3"}
