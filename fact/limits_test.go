package fact

import (
	"errors"
	"fmt"
	"testing"

	"jiheng/fault"
	"jiheng/num"
)

func codeOf(err error) string {
	var e *fault.Error
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}

// chain returns a set in which every fact rests on the one before it, or on two.
func chain(t *testing.T, n int, inputs func(i int) []string) *Set {
	t.Helper()
	s := NewSet()
	for i := range n {
		f := Fact{ID: fmt.Sprintf("甲%d", i), Value: Number(num.One, num.Unit{}), Account: Account{Kind: Formula, Inputs: inputs(i)}}
		if err := s.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func before(i int) []string {
	if i == 0 {
		return nil
	}
	return []string{fmt.Sprintf("甲%d", i-1)}
}

// An account is unfolded only as far as somebody could read it.
func TestExplainHasLimits(t *testing.T) {
	long := chain(t, 3000, before)
	if _, err := long.Explain("甲900"); err != nil {
		t.Error(err)
	}
	if _, err := long.Explain("甲2999"); codeOf(err) != "fact-large" {
		t.Errorf("3000 levels: %v", err)
	}
	wide := chain(t, 60, func(i int) []string { return append(before(i), before(i)...) })
	if _, err := wide.Explain("甲59"); codeOf(err) != "fact-large" {
		t.Errorf("two to the sixtieth: %v", err)
	}
}

// Formulas may not rest on one another without end, nor make endless digits; what
// rests on one that failed is not reported again.
func TestDeriveHasLimits(t *testing.T) {
	derive := func(formula func(i int) string, n int) fault.List {
		s := NewSet()
		if err := s.Add(Fact{ID: "底", Value: Number(num.MustDecimal("3.14159").Ratio(), num.Unit{})}); err != nil {
			t.Fatal(err)
		}
		var defs []Derived
		for i := n; i > 0; i-- {
			defs = append(defs, Derived{Fact: Fact{ID: fmt.Sprintf("式%d", i)}, Formula: formula(i)})
		}
		return fault.All(s.DeriveAll(append(defs, Derived{Fact: Fact{ID: "式0"}, Formula: "底"})))
	}
	deep := derive(func(i int) string { return fmt.Sprintf("式%d + 1", i-1) }, 300)
	if len(deep) != 1 || deep[0].Code != "fact-deep" {
		t.Errorf("300 levels: %v", deep)
	}
	big := derive(func(i int) string { return fmt.Sprintf("式%d × 式%d", i-1, i-1) }, 30)
	if len(big) != 1 || big[0].Code != "formula-size" {
		t.Errorf("squares of squares: %v", big)
	}
	if fine := derive(func(i int) string { return fmt.Sprintf("式%d + 1", i-1) }, 100); len(fine) != 0 {
		t.Errorf("100 levels: %v", fine)
	}
}
