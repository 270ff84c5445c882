package web_test

import (
	"regexp"
	"slices"
	"testing"
)

// TestReviewPrintsAlike compares the values on the list of the review: whoever may type
// them sees what everybody sees.
func TestReviewPrintsAlike(t *testing.T) {
	h := open(t)
	cell := regexp.MustCompile(`<td data-l="完成值">([^<]*)</td>`)
	list := func(account string) (out []string) {
		for _, m := range cell.FindAllStringSubmatch(h.as(t, account).page(h.at("review")), -1) {
			out = append(out, m[1])
		}
		return out
	}
	want := list("lingdao")
	if len(want) < 60 || !slices.Contains(want, "2024年12月20日") {
		t.Fatalf("%d values: %q", len(want), want)
	}
	for _, account := range []string{"caiwu", "shishi", "zhuguan", "caizheng"} {
		if got := list(account); !slices.Equal(got, want) {
			t.Errorf("%s sees %q, the head %q", account, got, want)
		}
	}
}
