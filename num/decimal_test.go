package num_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/cockroachdb/apd/v3"
	"pgregory.net/rapid"

	"jiheng/hostile"
	"jiheng/num"
)

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"17636.00", "17636.00"}, {"1,046", "1046"}, {"１，０４６．５０", "1046.50"}, {" -74.32 ", "-74.32"}, {"−74.32", "-74.32"}, {"+5", "5"}, {"0.0001", "0.0001"}, {"007", "7"},
		{"123,456,789.01", "123456789.01"},
	} {
		d, err := num.ParseDecimal(c.in)
		if err != nil || d.String() != c.want {
			t.Errorf("ParseDecimal(%q) = %v, %v; want %s", c.in, d, err, c.want)
		}
	}
	for _, bad := range []string{"", "-", ".", "1.", ".5", "1e5", "1E999999999", "NaN", "Inf", "-Inf", "0x10", "1,04", "1,0467", ",123", "12万", "1 000", "1..2", "--1", "二", strings.Repeat("9", 61), "0." + strings.Repeat("1", 21)} {
		if d, err := num.ParseDecimal(bad); err == nil {
			t.Errorf("ParseDecimal(%q) = %v, want an error", bad, d)
		}
	}
}

// Rounding half up: points are rounded once to two places, shown rates too.
func TestRound(t *testing.T) {
	for _, c := range []struct {
		name, ratio string
		places      int
		mode        num.Mode
		want        string
	}{
		{"执行率98.846%", "17636/17841.83", 4, num.HalfUp, "0.9885"},
		{"得分8.618304", "2154576/250000", 2, num.HalfUp, "8.62"},
		{"半数进位", "1.005", 2, num.HalfUp, "1.01"},
		{"负数半数离零", "-1.005", 2, num.HalfUp, "-1.01"},
		{"只舍到百", "3712", -2, num.Down, "3700"},
		{"只舍到千", "1046", -3, num.Down, "1000"},
		{"四舍五入到千", "1546", -3, num.HalfUp, "2000"},
		{"只舍48.8317万", "48.8317", 1, num.Down, "48.8"},
		{"负数只舍向零", "-3.79", 1, num.Down, "-3.7"},
		{"临界楼宇不升亿元", "9998.40", 0, num.Down, "9998"},
	} {
		r, err := num.ParseRatio(c.ratio)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Round(c.places, c.mode).String(); got != c.want {
			t.Errorf("%s：%s取%d位 = %s, want %s", c.name, c.ratio, c.places, got, c.want)
		}
	}
}

func TestCeilFloor(t *testing.T) {
	for _, c := range []struct{ in, ceil, floor string }{{"7/2", "4", "3"}, {"-7/2", "-3", "-4"}, {"3", "3", "3"}, {"0", "0", "0"}} {
		r, _ := num.ParseRatio(c.in)
		if r.Ceil().String() != c.ceil || r.Floor().String() != c.floor {
			t.Errorf("%s: ceil %s floor %s, want %s and %s", c.in, r.Ceil(), r.Floor(), c.ceil, c.floor)
		}
	}
}

func decimalText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		s := rapid.StringMatching(`-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?`).Draw(t, "decimal")
		return s
	})
}

// Decimals agree with another library on every operation.
func TestAgainstApd(t *testing.T) {
	ctx := apd.BaseContext.WithPrecision(60)
	ctx.Rounding = apd.RoundHalfUp
	rapid.Check(t, func(t *rapid.T) {
		as, bs := decimalText().Draw(t, "a"), decimalText().Draw(t, "b")
		places := rapid.IntRange(0, 6).Draw(t, "places")
		a, b := num.MustDecimal(as), num.MustDecimal(bs)
		x, _, _ := apd.NewFromString(as)
		y, _, _ := apd.NewFromString(bs)
		var sum, diff, product, rounded apd.Decimal
		for _, op := range []func() (apd.Condition, error){
			func() (apd.Condition, error) { return ctx.Add(&sum, x, y) },
			func() (apd.Condition, error) { return ctx.Sub(&diff, x, y) },
			func() (apd.Condition, error) { return ctx.Mul(&product, x, y) },
			func() (apd.Condition, error) { return ctx.Quantize(&rounded, x, -int32(places)) },
		} {
			if _, err := op(); err != nil {
				t.Fatal(err)
			}
		}
		same := func(what string, got num.Ratio, want *apd.Decimal) {
			w, ok := new(big.Rat).SetString(want.Text('f'))
			g, _ := new(big.Rat).SetString(got.String())
			if !ok || w.Cmp(g) != 0 {
				t.Fatalf("%s of %s and %s: %s, apd has %s", what, as, bs, got, want)
			}
		}
		same("sum", a.Add(b).Ratio(), &sum)
		same("difference", a.Sub(b).Ratio(), &diff)
		same("product", a.Ratio().Mul(b.Ratio()), &product)
		same("rounding", a.Ratio().Round(places, num.HalfUp).Ratio(), &rounded)
		if got := x.Cmp(y); got != a.Cmp(b) {
			t.Fatalf("Cmp(%s, %s) = %d, apd has %d", as, bs, a.Cmp(b), got)
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0", "-74.32", "1,046", "1e9", "９８．８５", "NaN", "1.005"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > hostile.MostFuzzed {
			return
		}
		var d num.Decimal
		var err error
		hostile.Bounded(t, func() { d, err = num.ParseDecimal(s) })
		if err != nil {
			return
		}
		if n := len(d.String()); n > len(s)+64 {
			t.Errorf("%q is printed with %d characters", s, n)
		}
		back, err := num.ParseDecimal(d.String())
		if err != nil || back.Cmp(d) != 0 || back.Scale() != d.Scale() {
			t.Fatalf("%q reads as %s, which reads back as %s, %v", s, d, back, err)
		}
		if r, ok := new(big.Rat).SetString(d.String()); !ok || r.FloatString(d.Scale()) != d.String() {
			t.Fatalf("%q: big.Rat reads %s differently", s, d)
		}
	})
}
