package xlsx

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"jiheng/num"
)

func TestCleanNumber(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"48.80", "48.80"},
		{"0.30000000000000004", "0.3"},
		{"4503.2999999999993", "4503.3"},
		{"6.0999999999999996", "6.1"},
		{"0.33333333333333331", "0.3333333333333333"},
		{"12345678901234.57", "12345678901234.57"},
		{"123456789012345678", "123456789012345678"},
		{"1.2345678901234568E+17", "123456789012345680"},
		{"1E-3", "0.001"},
		{"-1.5E+3", "-1500"},
		{"1.50E2", "150"},
		{"2.5E-2", "0.025"},
		{"-7.0000000000000007E-2", "-0.07"},
		{"1E+300", "1E+300"},
		{".5", "0.5"},
		{"-0", "-0"},
		{"007", "7"},
	} {
		got, err := cleanNumber(c.raw)
		if err != nil || got != c.want {
			t.Errorf("%s: got %s %v, want %s", c.raw, got, err, c.want)
		}
	}
	for _, raw := range []string{"NaN", "INF", "1E+309", "1e", "--1", "1.2.3", "１２", "", ".", "-", "0x10", strings.Repeat("9", 400)} {
		if got, err := cleanNumber(raw); err == nil {
			t.Errorf("%q was read as %s", raw, got)
		}
	}
}

// A sheet keeps every decimal of 15 digits: written, read as a binary number
// and written in the shortest way, it has the same value.
func TestFifteenDigitsSurviveBinary(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 20000 {
		digits := strconv.FormatInt(r.Int64N(1_000_000_000_000_000), 10)
		raw := shiftPoint(digits, -r.IntN(16))
		x, err := strconv.ParseFloat(raw, 64)
		if err != nil {
			t.Fatal(err)
		}
		again, err := cleanNumber(strconv.FormatFloat(x, 'G', 17, 64))
		if err != nil {
			t.Fatal(err)
		}
		a, b := num.MustDecimal(raw), num.MustDecimal(again)
		if a.Cmp(b) != 0 {
			t.Fatalf("%s came back as %s", raw, again)
		}
	}
}

func TestShiftPoint(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{{"98.85", -2, "0.9885"}, {"0.9885", 2, "98.85"}, {"-5", -2, "-0.05"}, {"0.05", -2, "0.0005"}, {"1", 2, "100"}, {"0.1", 2, "10"}, {"100.00", -2, "1.0000"}} {
		if got := shiftPoint(c.s, c.n); got != c.want {
			t.Errorf("%s by %d: got %s, want %s", c.s, c.n, got, c.want)
		}
	}
}

func TestDateText(t *testing.T) {
	for _, c := range []struct {
		num      string
		show     showing
		calendar int
		want     string
	}{
		{"45379", asDate, 1900, "2024-03-28"},
		{"45379.75", asDate, 1900, "2024-03-28"},
		{"45379.75", asDateTime, 1900, "2024-03-28 18:00:00"},
		{"45379.999999", asDateTime, 1900, "2024-03-29 00:00:00"},
		{"0.5", asTime, 1900, "12:00:00"},
		{"1.25", asElapsed, 1900, "30:00:00"},
		{"1", asDate, 1900, "1900-01-01"},
		{"59", asDate, 1900, "1900-02-28"},
		{"60", asDate, 1900, "1900-02-29"},
		{"61", asDate, 1900, "1900-03-01"},
		{"2958465", asDate, 1900, "9999-12-31"},
		{"43917", asDate, 1904, "2024-03-28"},
	} {
		if got, ok := dateText(c.num, c.show, c.calendar); !ok || got != c.want {
			t.Errorf("%s: got %q %t, want %s", c.num, got, ok, c.want)
		}
	}
	for _, n := range []string{"-1", "2958466", "0", "99999999", "1E+50"} {
		if got, ok := dateText(n, asDate, 1900); ok {
			t.Errorf("%s is no day, got %s", n, got)
		}
	}
}

func TestShowingOfFormats(t *testing.T) {
	for code, want := range map[string]showing{
		"": asNumber, "General": asNumber, "G/通用格式": asNumber, "0.00": asNumber, "0.00E+00": asNumber, "@": asNumber,
		`0.0"d"`: asNumber, `#,##0.00_);[Red](#,##0.00)`: asNumber, `"¥"#,##0`: asNumber, `0\%`: asNumber,
		"0%": asPercent, `[Red]0.00%;-0.00%`: asPercent,
		"yyyy-mm-dd": asDate, `yyyy"年"m"月"`: asDate, "m/d": asDate, `[$-804]yyyy"年"m"月"d"日";@`: asDate, "mmm": asDate,
		"yyyy/m/d h:mm": asDateTime, "h:mm": asTime, "mm:ss": asTime, "[h]:mm:ss": asElapsed, "[mm]": asElapsed,
	} {
		if got := showingOf(code); got != want {
			t.Errorf("%q: got %d, want %d", code, got, want)
		}
	}
}
