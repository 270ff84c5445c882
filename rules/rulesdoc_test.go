package rules

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"testing"

	"jiheng/check"
	"jiheng/check/show"
)

var update = flag.Bool("update", false, "write golden files")

// docs/rules.md is what the rules and their examples say.
func TestRulesDoc(t *testing.T) {
	set := builtinSet(t)
	samples := map[string]check.Sample{}
	for _, r := range set.Rules() {
		var s check.Sample
		for _, e := range readExamples(t, r.ID) {
			switch {
			case e.wrong && s.Wrong == "":
				s.Wrong = e.text
			case !e.wrong && s.Right == "":
				s.Right = e.text
			}
		}
		if s.Wrong != "" {
			samples[r.ID] = s
		}
	}
	missing := set.Missing()
	got := show.RulesMarkdown(set, samples, missing)
	const file = "../docs/rules.md"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the rules say; run go test ./rules -run RulesDoc -update", file)
	}
}

// added lists the rules that the catalogue has beyond its first 230.
var added = []string{"RPT-28", "XDC-11", "XDC-12", "XDC-13", "XDC-14", "PUB-13"}

// Every rule of the catalogue is either written or listed as missing, once.
func TestCatalogueIsWhole(t *testing.T) {
	set := builtinSet(t)
	missing := set.Missing()
	id := regexp.MustCompile(`^[A-Z]{3}-[0-9]{2}$`)
	seen := map[string]bool{}
	for _, r := range All().Rules {
		seen[r.ID] = true
	}
	for _, m := range missing {
		if !id.MatchString(m.ID) || seen[m.ID] || m.Title == "" {
			t.Errorf("catalogue.yaml: %s is malformed or stands twice", m.ID)
		}
		seen[m.ID] = true
	}
	if len(seen) != 230+len(added) {
		t.Errorf("the catalogue has %d rules", len(seen))
	}
	for _, x := range added {
		if !seen[x] {
			t.Errorf("the catalogue lacks %s", x)
		}
	}
	for _, r := range set.Rules() {
		if r.As != "" && !seen[r.As] {
			t.Errorf("%s stands for %s, which the catalogue does not have", r.ID, r.As)
		}
	}
}
