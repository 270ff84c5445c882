package extract_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"jiheng/extract"
	"jiheng/num"
)

// A seedFile is the labelled sample report.
type seedFile struct {
	Facts []struct {
		Subject, Value, Unit, Qualifier, Quote, Role, Kind string
		Number                                             string `json:"value_num"`
	} `json:"facts"`
	Offices  []string                             `json:"office_names"`
	NonFacts []struct{ Token, Quote string }      `json:"non_facts"`
	Claims   []struct{ Claim, Recomputed string } `json:"arithmetic"`
}

// seed reads the sample report, which stands beside the project, and its labels.
func seed(t *testing.T) (seedFile, []extract.Line, []extract.Found) {
	t.Helper()
	data, err := os.ReadFile("../../shared/seed/hongqiao-2024.txt")
	if err != nil {
		t.Skip("the sample report is not beside the project")
	}
	labels, err := os.ReadFile("testdata/seed-facts.json")
	if err != nil {
		t.Fatal(err)
	}
	var s seedFile
	if err := json.Unmarshal(labels, &s); err != nil {
		t.Fatal(err)
	}
	l := lines(t, string(data))
	return s, l, extract.Facts(l)
}

func quantity(t *testing.T, value, unit string) num.Quantity {
	t.Helper()
	if unit == "万" || unit == "亿" {
		unit += "元"
	}
	return num.Of(num.MustDecimal(value), num.MustUnit(unit))
}

// equal compares value and dimension, as 48.8万条 and 488000条.
func equal(a, b num.Quantity) bool {
	n, err := a.Cmp(b)
	return err == nil && n == 0
}

// The 78 figures of the sample report: value, unit and qualifier are right;
// attributes may be missing.
func TestSeedFacts(t *testing.T) {
	s, _, facts := seed(t)
	if len(s.Facts) != 78 {
		t.Fatalf("%d labelled facts", len(s.Facts))
	}
	used := map[int]bool{}
	for _, w := range s.Facts {
		if w.Role == "attribute" {
			continue
		}
		unit := w.Unit
		if w.Number == "488000" {
			unit = "条"
		}
		want, hit := quantity(t, w.Number, unit), -1
		for i, f := range facts {
			if !used[i] && f.Unit != "" && equal(quantity(t, f.Value, f.Unit), want) && strings.HasSuffix(plainText(f.Quote)+"等", tailOf(w.Quote)+"等") || !used[i] && f.Unit != "" && equal(quantity(t, f.Value, f.Unit), want) && strings.Contains(plainText(w.Quote), plainText(f.Value)) {
				hit = i
				break
			}
		}
		if hit < 0 {
			t.Errorf("%s %s%s (%s) is not found", w.Subject, w.Value, w.Unit, w.Quote)
			continue
		}
		used[hit] = true
		for _, q := range []string{"预计", "增长", "下降", "超", "余"} {
			if strings.Contains(w.Qualifier, q) && !strings.Contains(facts[hit].Qualifier, q) {
				t.Errorf("%s has qualifier %q, want %q", w.Quote, facts[hit].Qualifier, w.Qualifier)
			}
		}
		if w.Role == "money" || w.Role == "profile" {
			if string(facts[hit].Kind) != w.Kind {
				t.Errorf("%s is %s, want %s", w.Quote, facts[hit].Kind, w.Kind)
			}
		}
	}
	for i, f := range facts {
		if !used[i] {
			t.Errorf("%s %s%s (%s) is in excess", f.Kind, f.Value, f.Unit, f.Quote)
		}
	}
}

func plainText(s string) string { return strings.Join(strings.Fields(s), "") }

// tailOf is the end of a quote, with the figure.
func tailOf(quote string) string {
	r := []rune(plainText(quote))
	return string(r[max(len(r)-4, 0):])
}

// What looks like a figure and is none is never taken.
func TestSeedNonFacts(t *testing.T) {
	s, _, facts := seed(t)
	for _, n := range s.NonFacts {
		for _, f := range facts {
			if f.Value == strings.Trim(n.Token, ".()") && strings.Contains(plainText(n.Quote), plainText(f.Value)) && strings.Contains(plainText(f.Quote), plainText(n.Quote)) {
				t.Errorf("%s of %q is taken for a figure: %s", n.Token, n.Quote, f.Quote)
			}
		}
	}
}

// Lists broken over lines are counted whole; all six calculations are found.
func TestSeedClaims(t *testing.T) {
	s, l, facts := seed(t)
	claims := extract.Claims(l, facts)
	find := func(rule, claim string) *extract.Claim {
		for i := range claims {
			if claims[i].Rule == rule && strings.Contains(claims[i].Claim, claim) {
				return &claims[i]
			}
		}
		return nil
	}
	for _, w := range []struct{ rule, claim, recomputed string }{
		{extract.RuleRate, "执行率99%", "17636.00/17841.83"},
		{extract.RuleRate, "执行率100%", "181.77/181.77"},
		{extract.RuleCount, "16个", "16"},
		{extract.RuleCode, "3+4+5", "3+4+5"},
		{extract.RuleImplied, "预算调减", "-74.32万元"},
		{extract.RuleImplied, "未执行", "205.83万元"},
	} {
		c := find(w.rule, w.claim)
		if c == nil || !c.Consistent || !strings.Contains(c.Recomputed, w.recomputed) {
			t.Errorf("%s %s: %+v", w.rule, w.claim, c)
		}
	}
	for _, c := range claims {
		if !c.Consistent {
			t.Errorf("false alarm: %s, %s", c.Claim, c.Recomputed)
		}
	}
	if c := find(extract.RuleCount, "16个"); c != nil && c.Note != strings.Join(s.Offices, "、") {
		t.Errorf("offices %s, want %v", c.Note, s.Offices)
	}
}
