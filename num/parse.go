package num

import (
	"fmt"
	"strings"

	"jiheng/fault"
)

// ParseRatio reads a decimal or a fraction of two decimals: 0.94, 235/289.
func ParseRatio(s string) (Ratio, error) {
	top, bottom, frac := strings.Cut(s, "/")
	a, err := ParseDecimal(top)
	if err != nil || !frac {
		return a.Ratio(), err
	}
	b, err := ParseDecimal(bottom)
	if err != nil {
		return Ratio{}, err
	}
	q, ok := Quo(a.Ratio(), b.Ratio())
	if !ok {
		return Ratio{}, fmt.Errorf("division by zero in %q", fault.Clip(s))
	}
	return q, nil
}

// MarshalText writes what String prints.
func (r Ratio) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (r *Ratio) UnmarshalText(b []byte) error {
	v, err := ParseRatio(string(b))
	if err != nil {
		return err
	}
	*r = v
	return nil
}

// ParseQuantity reads a figure with its unit, as a form's cell holds it: 15个,
// 98%, 42.00 万元, 48万条. A figure without unit has none.
func ParseQuantity(s string) (d Decimal, u Unit, err error) {
	s = strings.TrimSpace(halfWidth.Replace(s))
	i := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789.,+-", r) })
	if i < 0 {
		i = len(s)
	}
	if d, err = ParseDecimal(s[:i]); err != nil {
		return Decimal{}, Unit{}, err
	}
	u, err = ParseUnit(s[i:])
	return d, u, err
}
