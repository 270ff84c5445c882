package dossier

import (
	"slices"
	"testing"

	"jiheng/budget"
	"jiheng/num"
)

// TestDecided tells each kind of decision in a line, as it was written.
func TestDecided(t *testing.T) {
	points := num.MustDecimal("9")
	for _, c := range []struct {
		e    Entry
		want []string
	}{
		{StepEntry(budget.Step{How: "报送", From: "填报", To: "单位审核", Person: "p1"}), []string{"从“填报”到“单位审核”"}},
		{AnswerEntry(budget.Answer{Indicator: "SL01", As: "单位负责人", Text: "已改"}), []string{"答复单位负责人对SL01的意见：已改"}},
		{OpinionEntry(budget.Opinion{Indicator: "SL01", Verdict: budget.Doubted, Score: points, Scored: true, Text: "和台账差三家"}), []string{"SL01 存疑，复核得分9：和台账差三家"}},
		{OpinionEntry(budget.Opinion{Indicator: "SL02", Verdict: budget.Agreed}), []string{"SL02 同意"}},
		{IssueEntry(budget.Issue{Version: 2, Code: "K7QM-2XVA", Total: "97.91", Grade: "优", To: "区财政局"}), []string{"第2稿，短码K7QM-2XVA，自评总分97.91，优，送区财政局"}},
		{GoalOpinionEntry(budget.GoalOpinion{Points: []budget.QuestionPoints{{Name: "规范完整性", Points: points}}, Total: points, Grade: "差", Decision: budget.Returned, Text: "重写"}), []string{"退回，9分，差：重写"}},
		{ReleaseEntry(budget.Release{Rule: "BUD-03", Paper: "自评报告", Says: "执行率写的是95%"}), []string{"BUD-03《自评报告》：执行率写的是95%"}},
		{SpotCheckEntry(budget.SpotCheck{Seed: "2025-03-06", Codes: []string{"SL01", "ZL02"}}), []string{"抽中SL01、ZL02，种子“2025-03-06”"}},
		{StepHead(), nil},
	} {
		if got, ok := Decided(c.e); !ok || !slices.Equal(got, c.want) {
			t.Errorf("%q %v, want %q", got, ok, c.want)
		}
	}
	if _, ok := Decided(Entry{File: FileFacts, Kind: EntryItem, Text: "  - {编号: A}\n"}); ok {
		t.Error("a fact is told as a decision")
	}
}
