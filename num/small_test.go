package num

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// long is a decimal as numbers that no machine word holds are kept.
func long(d Decimal) Decimal { return Decimal{r: d.rat(), scale: d.scale} }

// anyDecimal draws numbers around the limits of short ones, and short ones.
func anyDecimal(t *rapid.T, label string) Decimal {
	whole := rapid.SampledFrom([]string{`[0-9]`, `[1-9][0-9]{0,8}`, `[1-9][0-9]{8,19}`, `9{17,19}`, `10{16,18}`, `0{1,19}`}).Draw(t, label+" form")
	text := rapid.StringMatching(`[-+]?`+whole).Draw(t, label) + rapid.StringMatching(`(\.([0-9]{1,4}|0{1,6}[0-9]|[0-9]{10,19}|9{1,18}))?`).Draw(t, label+" decimals")
	d, err := ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	_, frac, _ := strings.Cut(text, ".")
	want, _ := new(big.Rat).SetString(text)
	if d.rat().Cmp(want) != 0 || d.Scale() != len(frac) || d.String() != want.FloatString(len(frac)) {
		t.Fatalf("%s reads as %s with %d decimals", text, d, d.Scale())
	}
	return d
}

// Numbers that machine words hold are computed as big ones are.
func TestShortAndLongAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDecimal(t, "a"), anyDecimal(t, "b")
		x, y := long(a), long(b)
		same := func(what string, got, want Decimal) {
			if got.String() != want.String() || got.Scale() != want.Scale() || got.rat().Cmp(want.rat()) != 0 {
				t.Fatalf("%s of %s and %s: %s, with big numbers %s", what, a, b, got, want)
			}
		}
		same("value", a, x)
		same("sum", a.Add(b), x.Add(y))
		same("mixed sum", a.Add(y), x.Add(b))
		same("difference", a.Sub(b), x.Sub(y))
		same("negative", a.Neg(), x.Neg())
		if a.Cmp(b) != x.Cmp(y) || a.Cmp(y) != x.Cmp(y) || a.Sign() != x.Sign() {
			t.Fatalf("%s against %s: %d, %d, with big numbers %d, %d", a, b, a.Cmp(b), a.Sign(), x.Cmp(y), x.Sign())
		}
	})
}

// roundBig rounds with big numbers alone, from the definition.
func roundBig(r *big.Rat, places int, m Mode) Decimal {
	x := new(big.Rat).Mul(r, new(big.Rat).SetInt(pow10(places)))
	n, rest := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	if twice := rest.Abs(rest).Lsh(rest, 1); m == HalfUp && twice.Cmp(x.Denom()) >= 0 {
		n.Add(n, big.NewInt(int64(x.Sign())))
	}
	return Decimal{r: new(big.Rat).SetFrac(n, pow10(places)), scale: places}
}

// Fractions round alike whether machine words hold them or not, and are printed
// exactly where so many decimals do.
func TestRoundingAgreesWithBigNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := func(label string) int64 {
			return rapid.OneOf(rapid.Int64(), rapid.Int64Range(-200, 200), rapid.Int64Range(-1_000_000_000, 1_000_000_000)).Draw(t, label)
		}
		p, q := part("above"), part("below")
		if q == 0 {
			q = 8
		}
		r := new(big.Rat).SetFrac(big.NewInt(p), big.NewInt(q))
		if rapid.Bool().Draw(t, "decimal") {
			r = big.NewRat(p, tens[rapid.IntRange(0, 18).Draw(t, "scale")])
		}
		places, mode := rapid.IntRange(0, 22).Draw(t, "places"), rapid.SampledFrom([]Mode{HalfUp, Down}).Draw(t, "mode")
		got, want := ratioOf(r).Round(places, mode), roundBig(r, places, mode)
		if got.Cmp(want) != 0 || got.String() != want.String() || got.Scale() != places {
			t.Fatalf("%s with %d decimals, %s: %s, want %s", r, places, mode, got, want)
		}
		exact, ok := ratioOf(r).Exact()
		for s := 0; s <= maxScale; s++ {
			if d := roundBig(r, s, Down); d.rat().Cmp(r) == 0 {
				if !ok || exact.Scale() != s || exact.String() != d.String() {
					t.Fatalf("%s is %s exactly, got %s, %v", r, d, exact, ok)
				}
				return
			}
		}
		if ok {
			t.Fatalf("%s has no exact decimal, got %s", r, exact)
		}
	})
}

// Amounts at the ends of what fen hold are printed as they are.
func TestFenAtTheEnds(t *testing.T) {
	for _, f := range []Fen{0, 1, -1, 999_999_999_999_999_999, 1_000_000_000_000_000_000, 1<<63 - 1, -1 << 63} {
		for scale, d := range map[int]Decimal{2: f.Yuan(), 6: f.Wan()} {
			want := new(big.Rat).SetFrac(big.NewInt(int64(f)), pow10(scale))
			if d.rat().Cmp(want) != 0 || d.String() != want.FloatString(scale) {
				t.Errorf("%d fen: %s, want %s", f, d, want.FloatString(scale))
			}
		}
	}
}
