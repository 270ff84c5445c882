package workbench_test

import (
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/workbench"
)

// TestJudgedAsSeen: an opinion of an indicator that has become another since the
// reviewer looked at it is refused with both values; a quote has to stand in the text;
// and what is to go back is not passed on without a word.
func TestJudgedAsSeen(t *testing.T) {
	h := sampleHouse(t)
	year := h.sampleYear()
	now := func() *workbench.Year {
		y, err := h.Year(ctx, year)
		if err != nil {
			t.Fatal(err)
		}
		return y
	}
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	seen := now().Act
	judge := func(request, code, verdict, quote, text string, seen int64) error {
		_, err := h.Judge(ctx, h.as("lingdao"), workbench.Judgement{Year: year, Code: code, Verdict: verdict, Quote: quote, Text: text, Seen: seen, Request: request})
		return nilOr(err)
	}
	for i, c := range []struct{ quote, code string }{
		{"2所", ""}, {"优质教育合作办学学校数", ""}, {" 2 所 ", ""}, {"文里没有的一句话", "quote"}, {"999所", "quote"}, {"３７７.77万元", "quote"},
	} {
		h.wants(c.code, judge("q"+string(rune('a'+i)), "SH03", budget.Agreed, c.quote, "", now().Act))
	}
	h.wants("", nilOr(h.step(h.as("caiwu"), "收回", "")))
	y := now()
	_, err := h.EnterValue(ctx, h.as("caiwu"), workbench.Value{Year: year, Code: "SH03", Text: "2.5", Seen: y.Entries[indexOfValue(t, y, "SH03")].Version, Request: "改"})
	h.wants("", nilOr(err))
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	for _, verdict := range []string{budget.Agreed, budget.Doubted, budget.Returned} {
		err := judge("旧"+verdict, "SH03", verdict, "", "看过", seen)
		h.wants(workbench.CodeJudgedStale, err)
		if !strings.Contains(err.Error(), "“2所”") || !strings.Contains(err.Error(), "“2.5所”") {
			t.Errorf("%s: %v", verdict, err)
		}
	}
	h.wants("", judge("另一项", "SL05", budget.Returned, "", "口径请引文件", seen)) // it is as it was
	h.wants("", judge("新", "SH03", budget.Agreed, "", "", now().Act))
	if got := now().SentBack(); len(got) != 1 || got[0] != "SL05" {
		t.Errorf("to go back: %q", got)
	}
	for i, reason := range []string{"", " ", "　"} { // to sign asks for what to pass on asks for
		_, err = h.Issue(ctx, h.as("lingdao"), workbench.Issuing{Unnumbered: true, Year: year, Seen: now().Act, Reason: reason, Request: "空" + string(rune('a'+i))})
		h.wants("sent-back", err)
		if !strings.Contains(err.Error(), "SL05") || !strings.Contains(err.Error(), "“签发”") {
			t.Error(err)
		}
	}
	_, err = h.Issue(ctx, h.as("lingdao"), workbench.Issuing{Unnumbered: true, Year: year, Seen: now().Act, Reason: "口径已经当面问清", Request: "签"})
	h.wants("", nilOr(err))
	err = h.step(h.as("lingdao"), "通过", "")
	h.wants("sent-back", err)
	if !strings.Contains(err.Error(), "SL05") {
		t.Error(err)
	}
	h.wants("", nilOr(h.step(h.as("lingdao"), "通过", "口径已经当面问清")))
	h.wants("sent-back", h.step(h.as("zhuguan"), "通过", " "))
	h.wants("", nilOr(h.step(h.as("zhuguan"), "退回", "SL05口径")))
	for _, who := range []string{"caiwu", "lingdao", "zhuguan", "caizheng"} { // sent on again as it was: it still goes back
		if got := now().SentBack(); len(got) != 1 || got[0] != "SL05" {
			t.Errorf("%s sees as to go back: %q", who, got)
		}
		if who == "caiwu" {
			h.wants("", nilOr(h.step(h.as(who), "报送", "")))
			continue
		}
		how := map[bool]string{true: "批复", false: "通过"}[who == "caizheng"]
		err := h.step(h.as(who), how, "")
		h.wants("sent-back", err)
		if how == "通过" {
			h.wants("", nilOr(h.step(h.as(who), how, "口径已经当面问清")))
		}
	}
	_, err = h.Judge(ctx, h.as("caizheng"), workbench.Judgement{Year: year, Code: "SL05", Verdict: budget.Agreed, Seen: now().Act, Request: "再看"})
	h.wants("", nilOr(err))
	if got := now().SentBack(); len(got) != 0 {
		t.Errorf("judged anew: %q", got)
	}
}
