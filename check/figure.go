package check

import (
	"strings"

	"jiheng/num"
)

// figure reports a text that is one number, with or without %, sign and
// thousands separators.
func figure(s string) bool {
	_, ok := decimal(s)
	return ok
}

// decimal reads a text that is one number; a percent sign is left out. Blank is
// no number.
func decimal(s string) (num.Decimal, bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "%"), "％")
	if s == "" || len(s) > 24 || !(s[0] >= '0' && s[0] <= '9' || s[0] == '-' || s[0] == 0xEF) {
		return num.Decimal{}, false
	}
	d, err := num.ParseDecimal(s)
	return d, err == nil
}
