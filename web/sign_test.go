package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestSigningPage has all that the head signs by on one page: figures, what has changed
// with who changed it, open points, the letter before it is given out, and their deeds,
// which come back to it.
func TestSigningPage(t *testing.T) {
	h := open(t)
	clerk, head, auditor := h.signIn(t, "caiwu"), h.signIn(t, "lingdao"), h.signIn(t, "shenji")
	clerk.send(h.at("review"), h.at("review"), map[string]string{"how": "报送", "to": "单位审核"}, http.StatusSeeOther)
	body := head.page(h.at("sign"))
	for _, want := range []string{"自评总分", "97.91分", "98.86%", "还没有签发过", "没有可比的上一次", `name="number"`, `name="to"`, "通过，到“主管部门审核”", "退回，到“填报”", "单位负责人（签字）"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	home := head.page(h.at())
	if !strings.Contains(home, `href="`+h.at("sign")+`">通过`) || !strings.Contains(home, "去签发") {
		t.Error("the first page of the head does not lead to the signing page")
	}
	letter := head.page(h.at("sign", "letter") + "?number=" + "虹府〔2025〕8号" + "&to=" + "区财政局")
	for _, want := range []string{"虹府〔2025〕8号", "区财政局：", "还没有签发", "自评报告，1份"} {
		if !strings.Contains(letter, want) {
			t.Errorf("the letter before it is given out lacks %q", want)
		}
	}
	if body := head.send(h.at("sign"), h.at("papers"), map[string]string{"to": "区财政局"}, http.StatusUnprocessableEntity); !strings.Contains(body, "文号空着") || !strings.Contains(body, "这一年的几个数") {
		t.Error("a refusal does not come back to the page")
	}
	head.send(h.at("sign"), h.at("papers"), map[string]string{"number": "虹府〔2025〕8号", "to": "市财政局"}, http.StatusSeeOther)
	if body := head.page(h.at("sign")); !strings.Contains(body, "第1稿与现在一致") || !strings.Contains(body, "再签发一稿…") || !strings.Contains(body, `name="to" value="市财政局"`) {
		t.Error("what was given out is not told")
	}
	head.send(h.at("sign"), h.at("review"), map[string]string{"how": "退回", "to": "填报", "reason": "请核对合作学校数"}, http.StatusSeeOther)
	clerk.send(h.at("values"), h.at("values", "SH03"), map[string]string{"text": "5"}, http.StatusSeeOther)
	body = head.page(h.at("sign"))
	for _, want := range []string{"第1稿签发以后改过的 1", "合起来变了的", "SH03 ", "，完成值", "<del>", "财务经办人", "相差"} {
		if !strings.Contains(body, want) {
			t.Errorf("what has changed since is not told: %q", want)
		}
	}
	if body := auditor.page(h.at("sign")); strings.Contains(body, `name="number"`) || strings.Contains(body, "btn main") {
		t.Error("who only looks is offered deeds")
	}
}
