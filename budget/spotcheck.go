package budget

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"jiheng/fault"
)

// A SpotCheck (抽查) is indicators that were drawn to be looked at closely, by a seed that
// was made known: whoever draws by it again draws the same.
type SpotCheck struct {
	Seed   string
	Codes  []string // of the indicators drawn, in the order of the year
	Person string
	Role   string // as what
	Time   string // RFC 3339, UTC, whole seconds
	Act    int64  // the act that was looked at
	Place  fault.Place
}

// Draw draws a number of codes by a seed: those whose SHA-256 of seed, line end and code
// comes first in order. They are returned in the order in which they were given; all of
// them where there are no more.
func Draw(seed string, codes []string, n int) []string {
	rank := func(code string) string {
		sum := sha256.Sum256([]byte(seed + "\n" + code))
		return hex.EncodeToString(sum[:])
	}
	drawn := slices.Clone(codes)
	slices.SortStableFunc(drawn, func(a, b string) int {
		switch x, y := rank(a), rank(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	drawn = drawn[:max(0, min(n, len(drawn)))]
	return slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return !slices.Contains(drawn, code) })
}

// Drawn reports an indicator that any spot check has drawn.
func (y *Year) Drawn(code string) bool {
	return slices.ContainsFunc(y.SpotChecks, func(s SpotCheck) bool { return slices.Contains(s.Codes, code) })
}
