package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// kindsOf lists the figures of a sentence with what they are.
func kindsOf(t *testing.T, text string) string {
	t.Helper()
	var out []string
	for _, f := range extract.Facts(lines(t, text)) {
		out = append(out, string(f.Kind)+f.Period+f.Value)
	}
	return strings.Join(out, " ")
}

// The rate of this year is the one that it rose or fell to, whichever stands first.
func TestRatesOfTheYearBefore(t *testing.T) {
	for text, want := range map[string]string{
		"预算执行率由上年的92.30%提高到97.10%。":           "indicator上年92.30 execution_rate97.10",
		"预算执行率比上年的92.30%提高4.80个百分点，达到97.10%。": "indicator上年92.30 indicator4.80 execution_rate97.10",
		"资金支付率从去年的88.5%上升至93.2%，增长4.7个百分点。":   "indicator上年88.5 execution_rate93.2 indicator4.7",
		"支出进度由上年同期的95%降至90%。":                 "indicator上年95 execution_rate90",
		"预算执行率较上年提高5%。":                       "indicator5",
		"预算执行率为97.10%，资金支付率95%。":              "execution_rate97.10 execution_rate95",
		"预算执行率97.10%，比上年92.30%提高4.80个百分点。":    "execution_rate97.10 indicator92.30 indicator4.80",
		"参保率由上年的92%提高到97%，预算执行率比上年提高到96%。":    "indicator92 indicator97 execution_rate96",
	} {
		if got := kindsOf(t, text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"资金支付率由上年的92.3%提高到97.1%，提高4.8个百分点。":                   "difference对",
		"资金支付率由上年的92.3%提高到97.1%，提高5.8个百分点。":                   "difference错",
		"全年预算1,000.00万元，支出971.00万元，预算执行率由上年的92.30%提高到97.10%。": "rate对",
	} {
		if got := judged(t, text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// What lies below or above a budget, and what was not spent, is no budget and no spending.
func TestAmountsBesideABudget(t *testing.T) {
	for text, want := range map[string]string{
		"“三公”经费支出5.20万元，低于预算0.80万元；培训费3.5万元。": "expenditure5.20 indicator0.80 expenditure3.5",
		"实际支出850.30万元，超预算50.30万元。":            "outturn850.30 indicator50.30",
		"会议费支出4万元，高于年初预算1万元。":                 "expenditure4 indicator1",
		"实际支出4.50万元，比上年少，少于全年预算数0.50万元。":      "outturn4.50 indicator0.50",
		"支出4.80万元，低于预算5.05万元。":                "expenditure4.80 budget_initial5.05",
		"三公经费控制在预算10.00万元以内，不超过预算6万元。":        "budget_initial10.00 budget_initial6",
		"全年预算500万元，年末12万元未支付。":                "budget_adjusted500 indicator12",
		"全年预算500万元，年末33.65万元尚未支出，8万元结转下年。":    "budget_adjusted500 indicator33.65 indicator8",
		"收入合计500万元，扣除质保金15万元，支付485万元。":        "revenue500 indicator15 outturn485",
		"预算12万元未执行，全年支出300万元。":                "budget_initial12 expenditure300",
	} {
		if got := kindsOf(t, text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
