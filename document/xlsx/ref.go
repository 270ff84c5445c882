package xlsx

import (
	"strconv"
	"strings"
)

// A Range is a rectangle of cells, all sides counted from 1 and inside.
type Range struct{ Top, Left, Bottom, Right int }

// String writes a range as sheets do: A1:C3.
func (r Range) String() string {
	return columnName(r.Left) + strconv.Itoa(r.Top) + ":" + columnName(r.Right) + strconv.Itoa(r.Bottom)
}

// ColumnName writes a column as letters: 1 is A, 27 is AA.
func ColumnName(n int) string { return columnName(n) }

func (r Range) meets(o Range) bool {
	return r.Top <= o.Bottom && o.Top <= r.Bottom && r.Left <= o.Right && o.Left <= r.Right
}

// columnName writes a column as letters: 1 is A, 27 is AA.
func columnName(n int) string {
	var b [8]byte
	i := len(b)
	for ; n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}

// parseRef reads B7. Columns and rows beyond the sheet's limits are not ok.
func parseRef(ref []byte) (col, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		col = col*26 + int(ref[i]-'A') + 1
	}
	digits := len(ref) - i
	if i == 0 || digits == 0 || digits > 7 {
		return 0, 0, false
	}
	for ; i < len(ref); i++ {
		if ref[i] < '0' || ref[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(ref[i]-'0')
	}
	return col, row, col <= maxColumn && row >= 1 && row <= maxRow
}

// parseRange reads A1:C3, A1, or with dollar signs.
func parseRange(s string) (Range, bool) {
	from, to, two := strings.Cut(strings.ReplaceAll(s, "$", ""), ":")
	if !two {
		to = from
	}
	left, top, ok1 := parseRef([]byte(from))
	right, bottom, ok2 := parseRef([]byte(to))
	r := Range{top, left, bottom, right}
	return r, ok1 && ok2 && top <= bottom && left <= right
}

// splitTarget takes what a name refers to apart: '自评表'!$C$5.
func splitTarget(s string) (sheet, ref string, ok bool) {
	i := strings.LastIndexByte(s, '!')
	if i < 0 {
		return "", "", false
	}
	sheet, ref = s[:i], s[i+1:]
	if len(sheet) > 1 && sheet[0] == '\'' && sheet[len(sheet)-1] == '\'' {
		sheet = strings.ReplaceAll(sheet[1:len(sheet)-1], "''", "'")
	}
	return strings.TrimPrefix(sheet, "$"), ref, true
}

// narrowest is the width, in hundredths of a character, at which a column shows nothing:
// a line of a pixel or two.
const narrowest = 20

func (w *walker) width(s *scanner) error {
	from, err1 := strconv.Atoi(string(s.attr("min")))
	to, err2 := strconv.Atoi(string(s.attr("max")))
	if err1 != nil || err2 != nil || from < 1 || to < from || to > maxColumn || len(w.widths) == maxColumn {
		return bad("a column width without columns")
	}
	whole, frac, _ := strings.Cut(string(s.attr("width")), ".")
	n, err := strconv.Atoi(whole + (frac + "00")[:2])
	if v := string(s.attr("hidden")); v == "1" || v == "true" || err == nil && s.attr("width") != nil && n <= narrowest {
		w.hidden = append(w.hidden, span{from, to})
	}
	if err == nil && n > 0 && n < 100*256 {
		w.widths = append(w.widths, width{from, to, n})
	}
	return nil
}
