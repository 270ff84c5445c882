package workbench_test

import (
	"testing"

	"jiheng/workbench"
)

// TestAPostThatCannotBeReadIsRefused: a day of no such year is refused in either box, and
// the account stays as it was; other days are taken.
func TestAPostThatCannotBeReadIsRefused(t *testing.T) {
	h := sampleHouse(t)
	clerk := workbench.Post{Role: workbench.OfficeClerk, Unit: "hongqiao", Office: "党政办"}
	for _, c := range []struct{ from, until, want string }{
		{"0001-01-01", "", "post"}, {"", "0001-01-01", "post"}, {"0202-05-01", "2025-12-31", "post"}, {"1899-12-31", "", "post"},
		{"1989-12-31", "", "post"}, {"", "2101-01-01", "post"}, {"", "9999-12-31", "post"}, {"2025-02-30", "", "post"},
		{"1990-01-01", "2100-12-31", ""}, {"2025-01-06", "", ""}, {"", "2024-12-31", ""}, {"", "", ""},
	} {
		q := clerk
		q.From, q.Until = c.from, c.until
		err := h.give("shishi", q)
		if (c.want == "") != (err == nil) || err != nil && codeOf(err) != c.want {
			t.Errorf("%s to %s: %v", c.from, c.until, err)
		}
		h.member("shishi") // it is there
	}
}
