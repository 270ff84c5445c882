package web_test

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"jiheng/num"
)

// TestGroupsSayWhatIsListed: the head of a group under a filter counts and sums the rows
// that are listed, and names those of the whole group beside; without one it has one sum.
func TestGroupsSayWhatIsListed(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	heads := regexp.MustCompile(`(?s)<tr class="group">.*?</tr>`)
	tags := regexp.MustCompile(`<[^>]*>|\s`)
	sums := regexp.MustCompile(`列出(\d+)项，([\d.]+)/([\d.]+)分；全部(\d+)项，([\d.]+)/([\d.]+)分`)
	for _, q := range []string{"", "?office=" + url.QueryEscape("经发办"), "?office=" + url.QueryEscape("社事办"), "?filter=missed", "?filter=weak"} {
		var parts int
		for _, head := range heads.FindAllString(finance.page(h.at("values")+q), -1) {
			text := tags.ReplaceAllString(head, "")
			m := sums.FindStringSubmatch(text)
			if m == nil {
				if strings.Contains(text, "列出") || strings.Contains(text, "全部") {
					t.Errorf("%s: %s", q, text)
				}
				continue
			}
			parts++
			n, _ := strconv.Atoi(m[1])
			all, _ := strconv.Atoi(m[4])
			listed, whole := decimal(t, m[3]), decimal(t, m[6])
			if n >= all || listed.Cmp(whole) >= 0 || decimal(t, m[2]).Cmp(listed) > 0 {
				t.Errorf("%s: %s", q, text)
			}
		}
		if (parts > 0) != (q != "") {
			t.Errorf("%q: %d groups are told of as a part", q, parts)
		}
	}
}

func decimal(t *testing.T, text string) num.Decimal {
	t.Helper()
	d, err := num.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
