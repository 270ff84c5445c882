package xlsx

import (
	"strconv"
	"strings"
)

// A rgb is a colour; zero is none, or one that is not known.
type rgb struct {
	known bool
	of    [3]int // red, green, blue, each of 255
}

var (
	white = rgb{true, [3]int{255, 255, 255}}
	black = rgb{true, [3]int{}}
)

// near is by how much the parts of two colours differ at most that no eye tells apart.
const near = 6

// like reports colours that no eye tells apart.
func (c rgb) like(d rgb) bool {
	for i := range c.of {
		if n := c.of[i] - d.of[i]; n > near || n < -near {
			return false
		}
	}
	return c.known && d.known
}

// hexColour reads six digits, which digits of transparency may stand before.
func hexColour(s string) rgb {
	if len(s) != 6 && len(s) != 8 {
		return rgb{}
	}
	n, err := strconv.ParseUint(s[len(s)-6:], 16, 32)
	if err != nil {
		return rgb{}
	}
	return rgb{true, [3]int{int(n >> 16), int(n >> 8 & 255), int(n & 255)}}
}

// themeOrder are the names of a theme's colours in the order in which styles count them.
var themeOrder = []string{"lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"}

// indexed are the colours that styles name by a number. The first eight stand there twice,
// and two more are those of the window: 64 of its text, 65 of its ground.
var indexed = strings.Fields("000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
	"800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
	"000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
	"3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 000000 FFFFFF")

// readTheme reads the colours of a theme. Without one, or where it is damaged, the text is
// black and its ground white.
func (f *File) readTheme(part string) {
	found := map[string]rgb{}
	var read func(s *scanner, name string) error
	read = func(s *scanner, name string) error {
		return s.children(func() error {
			switch {
			case s.is("srgbClr"):
				found[name] = hexColour(string(s.attr("val")))
				return nil
			case s.is("sysClr"):
				found[name] = hexColour(string(s.attr("lastClr")))
				return nil
			}
			return read(s, string(s.buf[s.name.from:s.name.to]))
		})
	}
	scheme := func(s *scanner) error {
		if err := s.root("theme"); err != nil {
			return err
		}
		return s.children(func() error {
			if !s.is("themeElements") {
				return nil
			}
			return s.children(func() error {
				if !s.is("clrScheme") {
					return nil
				}
				return read(s, "")
			})
		})
	}
	if f.scanPart(part, maxSmall, scheme) != nil {
		return
	}
	for i, name := range themeOrder {
		if found[name].known {
			f.theme[i] = found[name]
		}
	}
}

// colour reads a colour by its value, its number, or its place in the theme. Zero is for
// the program's own choice.
func (f *File) colour(s *scanner) rgb {
	var c rgb
	switch v := s.attr("rgb"); {
	case v != nil:
		c = hexColour(string(v))
	case s.attr("theme") != nil:
		if n, err := strconv.Atoi(string(s.attr("theme"))); err == nil && n >= 0 && n < len(f.theme) {
			c = f.theme[n]
		}
	case s.attr("indexed") != nil:
		if n, err := strconv.Atoi(string(s.attr("indexed"))); err == nil && n >= 0 && n < len(indexed) && n != 64 {
			c = hexColour(indexed[n])
		}
	}
	return c.tinted(thousandths(string(s.attr("tint"))))
}

// thousandths reads a tint, from -1 to 1: -0.249977111117893 is -249.
func thousandths(s string) int {
	s, minus := strings.CutPrefix(s, "-")
	whole, frac, _ := strings.Cut(s, ".")
	n, err := strconv.Atoi(whole + (frac + "000")[:3])
	if err != nil || n > 1000 {
		return 0
	}
	if minus {
		return -n
	}
	return n
}

// tinted makes a colour lighter or, below zero, darker by so many thousandths: its hue and
// its saturation stay.
func (c rgb) tinted(by int) rgb {
	if !c.known || by == 0 {
		return c
	}
	const whole = 255_000 // parts are counted in thousandths
	least, most := min(c.of[0], c.of[1], c.of[2]), max(c.of[0], c.of[1], c.of[2])
	light := (least + most) * 1000 // twice the lightness
	span := func(light int) int {  // of the parts of a colour that is fully saturated
		if light > whole {
			return 2*whole - light
		}
		return light
	}
	room := span(light)
	if by < 0 {
		light = light * (1000 + by) / 1000
	} else {
		light = (light*(1000-by) + 2*whole*by) / 1000
	}
	chroma := 0
	if room > 0 {
		chroma = (most - least) * span(light) / (room / 1000)
	}
	out := rgb{known: true}
	for i, v := range c.of {
		part := (light - chroma) / 2
		if most > least {
			part += (v - least) * chroma / (most - least)
		}
		out.of[i] = min(255, max(0, (part+500)/1000))
	}
	return out
}
