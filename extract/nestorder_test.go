package extract_test

import (
	"testing"

	"jiheng/extract"
)

// A grade is found behind all figures of its paragraph, a range is two figures in one place:
// the lists of the paragraph are read with them.
func TestClaimsBesideGradesAndRanges(t *testing.T) {
	for _, s := range []string{"执行率95.0%，等级优，共3个。", "执行率90.98%，等级为良。问题11个。", "预算100万元，支出95万元，执行率95%，评价等级为“优”，其中：基本支出60万元，项目支出35万元。",
		"执行率95%，等级优，培训3~5天，共3个。", "预算3~5万元，执行率95%。"} {
		lines := linesOf(t, s)
		facts, _ := extract.FactsAndUnread(lines)
		extract.Claims(lines, facts)
		if len(facts) == 0 {
			t.Errorf("%s: no figures", s)
		}
	}
}
