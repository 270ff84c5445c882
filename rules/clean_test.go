package rules

import (
	"os"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
)

// The clean texts are written as official texts should be: no rule finds
// anything in them.
func TestNoFalseAlarms(t *testing.T) {
	data, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(data), "。"); n < 200 {
		t.Errorf("only %d clean sentences", n)
	}
	res := builtinSet(t).Run(&check.Input{File: "clean.txt", Document: papertest.Document(string(data))})
	for _, f := range res.Findings {
		t.Errorf("%d: %s %v %s", f.Place.Line, f.Rule, f.Also, f.Message)
	}
}

// A text that keeps every rule is told so, and what could not be judged is
// counted.
func TestVerdictOfNothing(t *testing.T) {
	res := builtinSet(t).Run(&check.Input{Document: papertest.Document("")})
	if res.Duties.Settled != 0 || res.Duties.Undecided == 0 {
		t.Errorf("an empty document settled %d rules", res.Duties.Settled)
	}
	if !strings.Contains(res.Verdict, "没有读出文字") {
		t.Errorf("verdict of an empty document: %s", res.Verdict)
	}
}
