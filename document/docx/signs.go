package docx

import (
	"strings"
)

// signs are the usual characters of fonts whose characters are signs, by code.
var signs = map[string]map[rune]string{
	"wingdings": {0x52: "☑", 0xFE: "☑", 0xA8: "□", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0x78: "☒", 0x6C: "●", 0xA1: "○", 0x6D: "○",
		0x6E: "■", 0xA7: "▪", 0x75: "◆", 0x77: "◆", 0x76: "❖", 0x9F: "•", 0x9E: "·", 0xAB: "★", 0xE0: "→", 0xE8: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0xD8: "➢", 0x20: " ",
		0x80: "⓪", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
		0x8C: "①", 0x8D: "②", 0x8E: "③", 0x8F: "④", 0x90: "⑤", 0x91: "⑥", 0x92: "⑦", 0x93: "⑧", 0x94: "⑨", 0x95: "⑩"},
	"wingdings 2": {0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□", 0x30: "□", 0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x98: "●", 0x9A: "○", 0xA2: "■", 0x20: " ",
		0x6A: "①", 0x6B: "②", 0x6C: "③", 0x6D: "④", 0x6E: "⑤", 0x6F: "⑥", 0x70: "⑦", 0x71: "⑧", 0x72: "⑨", 0x73: "⑩"},
	"symbol": {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xB7: "·", 0xD7: "·", 0x2D: "−", 0x2B: "+", 0x3D: "=", 0x3C: "<", 0x3E: ">",
		0x25: "%", 0x28: "(", 0x29: ")", 0x2C: ",", 0x2E: ".", 0x2F: "/", 0xA5: "∞", 0xAE: "→", 0x44: "Δ", 0x6D: "μ", 0x57: "Ω", 0x53: "∑", 0xE5: "∑", 0xD6: "√", 0x20: " ",
		0x30: "0", 0x31: "1", 0x32: "2", 0x33: "3", 0x34: "4", 0x35: "5", 0x36: "6", 0x37: "7", 0x38: "8", 0x39: "9"},
}

// signFont reports a font whose characters are signs.
func signFont(font string) bool {
	font = strings.ToLower(font)
	return signs[font] != nil || strings.HasPrefix(font, "wingdings") || strings.HasPrefix(font, "webdings")
}

// signOf returns the usual character for a sign of a font; nothing where there is
// none. Word keeps the codes of such fonts from U+F000.
func signOf(font string, c rune) string {
	if c >= 0xF000 && c <= 0xF0FF {
		c -= 0xF000
	}
	return signs[strings.ToLower(font)][c]
}

// sign returns the text of a w:sym.
func (r *reader) sign(c *node) string {
	n := 0
	for _, d := range strings.ToUpper(c.attr("w:char")) {
		k := strings.IndexRune("0123456789ABCDEF", d)
		if k < 0 || n > 0xFFFF {
			return ""
		}
		n = n<<4 | k
	}
	font := c.attr("w:font")
	s := signOf(font, rune(n))
	switch {
	case s != "":
	case !signFont(font) && n > ' ' && (n < 0xD800 || n > 0xF8FF):
		s = string(rune(n))
	default:
		r.meet(unreadSign, font)
	}
	return s
}

// plainSigns gives the characters that a text has of a font of signs their usual
// forms, one for one.
func plainSigns(text, font string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return c >= 0xF020 && c <= 0xF0FF }) {
		return text
	}
	return strings.Map(func(c rune) rune {
		if s := signOf(font, c); s != "" && c >= 0xF020 {
			return []rune(s)[0]
		}
		return c
	}, text)
}
