package dossier

import (
	"fmt"
	"testing"

	"jiheng/budget"
)

// TestCompareRows finds rows again by one column, by several, and by all that they say.
func TestCompareRows(t *testing.T) {
	rows := func(list ...[]string) *budget.Rows {
		out := budget.NewRows(2)
		for i, r := range list {
			out.Add(r, i+2, 0)
		}
		return out
	}
	for _, c := range []struct {
		name     string
		keys     []string
		was, now *budget.Rows
		want     string // added, removed, changed, the same
	}{
		{"按编号", []string{"编号"}, rows([]string{"A", "1"}, []string{"B", "2"}), rows([]string{"B", "3"}, []string{"A", "1"}, []string{"C", "4"}), "1 0 1 1"},
		{"按两列", []string{"编号", "值"}, rows([]string{"A", "1"}, []string{"A", "2"}), rows([]string{"A", "2"}, []string{"A", "3"}), "1 1 0 1"},
		{"按行号，相同的行", []string{budget.KeyLine}, rows([]string{"A", "1"}, []string{"A", "1"}, []string{"B", "2"}), rows([]string{"A", "1"}, []string{"B", "2"}, []string{"B", "2"}), "1 1 0 2"},
		{"编号空着", []string{"编号"}, rows([]string{"", "1"}, []string{"", "2"}), rows([]string{"", "2"}, []string{"", "3"}), "1 1 0 1"},
		{"原来没有", []string{"编号"}, nil, rows([]string{"A", "1"}), "1 0 0 0"},
		{"全去掉", []string{"编号"}, rows([]string{"A", "1"}), rows(), "0 1 0 0"},
	} {
		g := &budget.Ledger{Keys: c.keys, Columns: []budget.Column{{Name: "编号"}, {Name: "值"}}}
		d := CompareRows(g, c.was, c.now)
		if got := fmt.Sprint(len(d.Added), len(d.Removed), len(d.Changed), d.Same); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
