package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestAnEvaluatorsPages: once the unit has sent its year on, an evaluator draws indicators,
// gives points and words of one without a way to return it, and unit and reviewers see
// both beside their own.
func TestAnEvaluatorsPages(t *testing.T) {
	h := sent(t)
	e := h.as(t, "pingjia")
	if page := e.page(h.at("review", "SL05")); strings.Contains(page, `name="verdict"`) {
		t.Error("points are asked of an evaluator while the unit's head reviews")
	}
	takeStep(t, h, h.as(t, "lingdao"), "通过", "", "", http.StatusSeeOther)
	page := e.page(h.at("review"))
	if strings.Contains(page, `value="退回"`) || !strings.Contains(page, "不退回，不改单位的得分") {
		t.Errorf("what an evaluator may do: %s", said(page))
	}
	e.send(h.at("review"), h.at("sampling"), map[string]string{"seed": "2025-03-06", "count": "0"}, http.StatusUnprocessableEntity)
	e.send(h.at("review"), h.at("sampling"), map[string]string{"seed": "2025-03-06", "count": "5"}, http.StatusSeeOther)
	judge := e.page(h.at("review", "SL05"))
	if strings.Contains(judge, `name="verdict" value="退回"`) || !strings.Contains(judge, "评价得分（和单位的相同可以不填）") {
		t.Errorf("the form of an evaluator: %s", said(judge))
	}
	e.send(h.at("review", "SL05"), h.at("review", "SL05"), map[string]string{"verdict": "存疑", "score": "0.5", "text": "只看到三份走访记录"}, http.StatusSeeOther)
	for _, account := range []string{"caiwu", "zhuguan", "pingjia"} {
		body := h.as(t, account).page(h.at("review"))
		for _, want := range []string{"只看到三份走访记录", "抽中5项", "种子“2025-03-06”", "各项得分合计：单位"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not see %s", account, want)
			}
		}
		if strings.Contains(body, "抽几项细看") != (account != "caiwu") {
			t.Errorf("%s: who draws", account)
		}
	}
	if _, body := h.as(t, "zhuguan").get(h.at("review", "SL05")); !strings.Contains(body, "评价得分0.5") {
		t.Error("the reviewer does not see the evaluator's points")
	}
}

// TestAProjectsBeingIsAskedAbout: while a year is drafted a project of an equal name is
// asked about, its name and fund are boxes, and taking it away asks back with what goes.
func TestAProjectsBeingIsAskedAbout(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err != nil {
		t.Fatal(err)
	}
	h.year = id
	p := h.as(t, "caiwu")
	if status, body := p.post(h.at("begin"), url.Values{"from": {"last"}, "request": {"begin"}}); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, said(body))
	}
	fields := map[string]string{"name": "道路、人行道与雨水管线修复", "fund": "单位资金", "office": "经发办"}
	if body := p.send(h.at("budget"), h.at("projects"), fields, http.StatusConflict); !strings.Contains(body, "已经有叫") || !strings.Contains(body, `name="another"`) || !strings.Contains(body, "P09") {
		t.Errorf("an equal name: %s", said(body))
	}
	fields["another"] = "yes"
	p.send(h.at("budget"), h.at("projects"), fields, http.StatusSeeOther)
	page := p.page(h.at("project", "P09"))
	for _, want := range []string{"名称和P", `value="政府性基金预算"`, "删项目…"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of a project lacks %s", want)
		}
	}
	if body := p.page(h.at("project", "P07", "remove")); !strings.Contains(body, "现在不能删") || strings.Contains(body, "删去P07") {
		t.Errorf("what rests on P07: %s", said(body))
	}
	ask := p.page(h.at("project", "P22", "remove"))
	if !strings.Contains(ask, "一起删去的") || !strings.Contains(ask, "分月执行") {
		t.Errorf("nothing is asked: %s", said(ask))
	}
	p.send(h.at("project", "P22", "remove"), h.at("project", "P22", "remove"), nil, http.StatusSeeOther)
	if status, _ := p.get(h.at("project", "P22")); status != http.StatusNotFound {
		t.Errorf("P22 answers %d", status)
	}
	if status, _ := h.as(t, "jingfa").get(h.at("project", "P09", "remove")); status != http.StatusForbidden {
		t.Errorf("an office is asked whether to take a project away: %d", status)
	}
	if status, _ := p.post(h.at("project", "P09", "remove"), url.Values{"request": {"x"}}); status < 400 {
		t.Errorf("without what was seen: %d", status)
	}
}
