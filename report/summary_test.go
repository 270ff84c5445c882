package report_test

import (
	"regexp"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/num"
)

// amount is a figure with its unit.
var amount = regexp.MustCompile(`[0-9](?:万元|分|%)`)

// summaryOf returns the rows of the summary as text, and the facts it shows.
func summaryOf(t *testing.T, blocks []document.Block) (rows []string, facts map[string]bool) {
	t.Helper()
	facts = map[string]bool{}
	for _, b := range blocks {
		table, ok := b.(*document.Table)
		if !ok {
			continue
		}
		for _, r := range table.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, document.Text(c.Runs))
				for _, run := range c.Runs {
					facts[run.Fact] = true
					if run.Fact == "" && amount.MatchString(run.Text) {
						t.Errorf("a figure without a fact: %q", run.Text)
					}
				}
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
	}
	return rows, facts
}

func TestSummary(t *testing.T) {
	full, _ := maker(t, "mof-2020")
	open := smallMaker(t)
	blank := smallMaker(t)
	none := *blank.Eval
	none.Rated, none.Complete, none.Problems = false, false, []string{"没有一项指标有得分"}
	none.Scores = nil
	blank.Eval = &none
	for _, c := range []struct {
		name       string
		blocks     []document.Block
		want, miss []string
		facts      []string
	}{
		{"全部评了分", full.Summary(), []string{"|等级|优", "失分较多|", "JJ06"}, []string{"尚不完整", "未评分"}, []string{"自评总分", "自评等级", "合计-执行率", "JJ06", "JJ06-指标值", "JJ06-得分"}},
		{"有一项没有评分", open.Summary(), []string{"不定等级", "尚不完整|SH01"}, []string{"未评分"}, []string{"自评总分", "合计-决算数"}},
		{"一项也没有评分", blank.Summary(), []string{"自评总分|—|等级|未评分", "尚不完整|没有一项指标有得分"}, []string{"|0.00", "满分"}, []string{"合计-年初预算数"}},
	} {
		rows, facts := summaryOf(t, c.blocks)
		text := strings.Join(rows, "\n")
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", c.name, w, text)
			}
		}
		for _, w := range c.miss {
			if strings.Contains(text, w) {
				t.Errorf("%s: %q in\n%s", c.name, w, text)
			}
		}
		for _, id := range c.facts {
			if !facts[id] {
				t.Errorf("%s: %s is not shown as a fact", c.name, id)
			}
		}
	}
}

// TestSummaryNamesTheGreatestLosses wants those first that lost most.
func TestSummaryNamesTheGreatestLosses(t *testing.T) {
	m, _ := maker(t, "mof-2020")
	rows, _ := summaryOf(t, m.Summary())
	lines := strings.Split(rows[3], "\n")
	if len(lines) != 7 {
		t.Fatalf("%d lines, want six indicators and the rest: %q", len(lines), lines)
	}
	var last num.Decimal
	for k, l := range lines[:6] {
		name := strings.TrimPrefix(l, "失分较多|")
		found := false
		for _, s := range m.Eval.Scores {
			if !strings.HasPrefix(name, s.Code+" ") && !strings.HasPrefix(name, s.Name+"：") {
				continue
			}
			lost := s.Weight.Sub(s.Points)
			if found = true; lost.Sign() <= 0 || k > 0 && lost.Cmp(last) > 0 {
				t.Errorf("%s lost %s after %s", name, lost, last)
			}
			last = lost
		}
		if !found {
			t.Errorf("nothing is scored as %q", name)
		}
	}
}
