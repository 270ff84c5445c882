package xlsx

import (
	"strconv"
	"strings"
)

// Limits of styles.
const (
	maxStyles = 100_000
	maxFormat = 1024 // bytes of one number format
)

// A cellStyle is what a reader needs of a style.
type cellStyle struct {
	format   *numberFormat
	bordered bool
	align    string // left, center, right; empty for the cell's own
	struck   bool   // the font strikes the text out
	unseen   bool   // white on white
	faint    bool   // of another colour that is its ground's, or tiny
}

// A showing is the way in which a number is meant to be read.
type showing uint8

const (
	asNumber showing = iota
	asPercent
	asDate
	asDateTime
	asTime
	asElapsed // [h]:mm:ss, hours beyond a day
)

// builtin are the formats that have a number and no code in the file. Numbers
// 27–36 and 50–58 are dates in Chinese Excel.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
	12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
	27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
	32: "h时mm分", 33: "h时mm分ss秒", 34: "h时mm分", 35: "h时mm分ss秒", 36: "yyyy年m月",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0",
	43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
	50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
	55: "h时mm分", 56: "h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}

func (f *File) readStyles(part string) error {
	codes := map[int]string{}
	var borders []bool
	var grounds []rgb
	var fonts []font
	f.styles = nil
	read := func(s *scanner) error {
		if err := s.root("styleSheet"); err != nil {
			return err
		}
		return s.children(func() error {
			switch {
			case s.is("numFmts"):
				return s.children(func() error { return readFormat(s, codes) })
			case s.is("fonts"):
				return s.children(func() error {
					one, err := f.readFont(s)
					fonts = append(fonts, one)
					return err
				})
			case s.is("fills"):
				return s.children(func() error {
					one, err := f.readFill(s)
					grounds = append(grounds, one)
					return err
				})
			case s.is("borders"):
				return s.children(func() error {
					line, err := readBorder(s)
					borders = append(borders, line)
					return err
				})
			case s.is("cellXfs"):
				return s.children(func() error { return f.readStyle(s, codes, borders, grounds, fonts) })
			}
			return nil
		})
	}
	return f.scanPart(part, maxSmall, read)
}

func readFormat(s *scanner, codes map[int]string) error {
	id, err := strconv.Atoi(string(s.attr("numFmtId")))
	if err != nil || id < 0 || len(codes) > maxStyles {
		return bad("a number format without a number, or too many")
	}
	code, err := s.attrText("formatCode", false)
	if err == nil && len(code) > maxFormat {
		err = bad("a number format of more than %d bytes", maxFormat)
	}
	codes[id] = code
	return err
}

// A font is what a reader needs of one.
type font struct {
	struck, tiny bool
	colour       rgb
}

// tiniest is the size of a font, in points, below which nobody reads it.
const tiniest = 2

// readFont reads whether a font strikes its text out, its colour and its size.
func (f *File) readFont(s *scanner) (out font, err error) {
	err = s.children(func() error {
		switch {
		case s.is("strike"):
			out.struck = isOn(s.attr("val"))
		case s.is("sz"):
			whole, _, _ := strings.Cut(string(s.attr("val")), ".")
			n, err := strconv.Atoi(whole)
			out.tiny = err == nil && n < tiniest
		case s.is("color"):
			out.colour = f.colour(s)
		}
		return nil
	})
	return out, err
}

// readFill reads the colour that a fill gives the cell: white for none, zero for a pattern
// or one that is not known.
func (f *File) readFill(s *scanner) (ground rgb, err error) {
	ground = white
	err = s.children(func() error {
		kind := string(s.attr("patternType"))
		if !s.is("patternFill") || kind == "" || kind == "none" {
			if !s.is("patternFill") {
				ground = rgb{}
			}
			return nil
		}
		ground = rgb{}
		return s.children(func() error {
			if s.is("fgColor") && kind == "solid" {
				ground = f.colour(s)
			}
			return nil
		})
	})
	return ground, err
}

// readBorder reports whether a border has a line on any side.
func readBorder(s *scanner) (line bool, err error) {
	err = s.children(func() error {
		if v := string(s.attr("style")); v != "" && v != "none" {
			line = true
		}
		return nil
	})
	return line, err
}

func (f *File) readStyle(s *scanner, codes map[int]string, borders []bool, grounds []rgb, fonts []font) error {
	var out cellStyle
	id, _ := strconv.Atoi(string(s.attr("numFmtId"))) // absent is 0, General
	code, ok := codes[id]
	if !ok {
		code = builtin[id]
	}
	out.format = f.formatOf(code)
	ground := white
	if n, err := strconv.Atoi(string(s.attr("fillId"))); err == nil && n >= 0 && n < len(grounds) {
		ground = grounds[n]
	}
	if n, err := strconv.Atoi(string(s.attr("fontId"))); err == nil && n >= 0 && n < len(fonts) {
		hidden := fonts[n].colour.like(ground)
		out.struck, out.unseen = fonts[n].struck, hidden && ground.like(white) && !fonts[n].tiny
		out.faint = fonts[n].tiny || hidden && !ground.like(white)
	}
	if n, err := strconv.Atoi(string(s.attr("borderId"))); err == nil && n >= 0 && n < len(borders) {
		out.bordered = borders[n]
	}
	err := s.children(func() error {
		if v := string(s.attr("horizontal")); s.is("alignment") && (v == "left" || v == "center" || v == "right") {
			out.align = v
		}
		return nil
	})
	if f.styles = append(f.styles, out); len(f.styles) > maxStyles {
		return bad("more than %d styles", maxStyles)
	}
	return err
}

// formatOf reads a code once.
func (f *File) formatOf(code string) *numberFormat {
	switch {
	case code == "" || strings.EqualFold(code, "general"):
		return general
	case f.formats == nil:
		f.formats = map[string]*numberFormat{}
	}
	if f.formats[code] == nil {
		f.formats[code] = readFormatCode(code)
	}
	return f.formats[code]
}

// styleOf returns the style of a cell; the zero style has General.
func (f *File) styleOf(c *Cell) cellStyle {
	if c.style < len(f.styles) {
		return f.styles[c.style]
	}
	return cellStyle{format: general}
}

// showingOf tells dates, times and percentages by the letters of a format's
// first section, outside of its quoted text.
func showingOf(code string) showing {
	bare := strings.ToLower(bareFormat(code))
	if bare == "" || strings.HasPrefix(bare, "general") || strings.HasPrefix(bare, "g/") || strings.Contains(bare, "@") {
		return asNumber
	}
	hours := strings.ContainsAny(bare, "hs")
	days := strings.ContainsAny(bare, "yd") || strings.Contains(bare, "aaa") ||
		strings.Contains(bare, "m") && !hours
	switch {
	case strings.Contains(bare, "["):
		return asElapsed
	case strings.ContainsAny(bare, "0#?") && strings.Contains(bare, "%"):
		return asPercent
	case days && hours:
		return asDateTime
	case days:
		return asDate
	case hours:
		return asTime
	}
	return asNumber
}

// bareFormat returns the first section of a format without quoted text, escaped
// characters, fillers, colours, conditions and locales; elapsed times keep
// their bracket.
func bareFormat(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return b.String()
		case '"':
			n := strings.IndexByte(code[i+1:], '"')
			if n < 0 {
				return b.String()
			}
			i += n + 1
		case '\\', '!', '_', '*':
			i++
		case '[':
			n := strings.IndexByte(code[i:], ']')
			if n < 0 {
				return b.String()
			}
			if word := strings.ToLower(code[i+1 : i+n]); word != "" && strings.Trim(word, word[:1]) == "" && strings.Contains("hms", word[:1]) {
				b.WriteString("[" + word + "]")
			}
			i += n
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
