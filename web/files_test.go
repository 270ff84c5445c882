package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/workbench"
)

// TestAFileIsClearedOnItsPage takes a paper out, and clears its content on the page of
// the security administrator: without a reason it is asked for, and the page says then
// what was done.
func TestAFileIsClearedOnItsPage(t *testing.T) {
	h := open(t)
	clerk, security := h.as(t, "shishi"), h.as(t, "anquan")
	if page := security.page("/admin/files"); !strings.Contains(page, "没有移出的文件") {
		t.Errorf("%s", said(page))
	}
	status, body := clerk.attach(h.at("values", "SH03", "evidence"), "误传.pdf", []byte("%PDF-1.7 误传的内容"), map[string]string{"title": "误传", "grade": "盖章文件", "request": "f1"})
	if status != http.StatusSeeOther {
		t.Fatal(status, said(body))
	}
	if status, body := clerk.post(h.at("values", "SH03", "evidence", "D24", "remove"), url.Values{"request": {"f2"}, "reason": {"误传，请清除"}}); status != http.StatusSeeOther {
		t.Fatal(status, said(body))
	}
	page := security.page("/admin/files")
	_, rest, ok := strings.Cut(page, `name="hash" value="`)
	if hash, _, _ := strings.Cut(rest, `"`); !ok || len(hash) != 64 || !strings.Contains(page, "佐证/D24.pdf") || strings.Contains(page, "误传的内容") {
		t.Fatalf("%s", said(page))
	} else {
		status, body := security.post("/admin/files", url.Values{"hash": {hash}, "reason": {" "}})
		security.wants(status, body, http.StatusUnprocessableEntity, "清除的原因还空着")
		if status, _ := security.post("/admin/files", url.Values{"hash": {hash}, "reason": {"误传个人材料"}, "request": {"f3"}}); status != http.StatusSeeOther {
			t.Errorf("%d", status)
		}
		status, body = security.post("/admin/files", url.Values{"hash": {hash}, "reason": {"再清一次"}, "request": {"f4"}})
		security.wants(status, body, http.StatusNotFound)
	}
	if page := security.page("/admin/files?done=purged"); !strings.Contains(page, "没有移出的文件") || !strings.Contains(page, "内容已清除") {
		t.Errorf("%s", said(page))
	}
	if page := h.as(t, "rizhi").page("/admin/log"); !strings.Contains(page, workbench.Purged) || !strings.Contains(page, "误传个人材料") || !strings.Contains(page, "sha256:") {
		t.Errorf("the log does not tell it: %s", said(page))
	}
	if page := clerk.page(h.at("story")); !strings.Contains(page, workbench.Purged) {
		t.Errorf("the year does not tell it: %s", said(page))
	}
}

// TestARowIsSeenForAReason sees a row of the ledger with accounts unmasked, and finds who
// has in the log.
func TestARowIsSeenForAReason(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	page := clerk.page(h.at("ledger", "T26"))
	if !strings.Contains(page, "遮蔽0000") || strings.Contains(page, "0000000000000000000") || !strings.Contains(page, `action="`+h.at("ledger", "T26", "row")) {
		t.Fatalf("the page of the ledger: %s", said(page))
	}
	if page := h.as(t, "lingdao").page(h.at("ledger", "T26")); strings.Contains(page, "/row") {
		t.Error("it is offered to who may not")
	}
	status, body := clerk.post(h.at("ledger", "T26", "row"), url.Values{"line": {"3"}})
	clerk.wants(status, body, http.StatusUnprocessableEntity, "看个人信息的理由还空着")
	status, body = clerk.post(h.at("ledger", "T26", "row"), url.Values{"line": {"3"}, "reason": {"核对退回的发放"}, "request": {"w1"}})
	clerk.wants(status, body, http.StatusOK, "0000000000000000000", "核对退回的发放", "已记在日志里")
	audit := h.as(t, "rizhi")
	if page := audit.page("/admin/log?part=" + url.QueryEscape(string(workbench.LogLooks))); !strings.Contains(page, "核对退回的发放") || !strings.Contains(page, "谁看过哪一行个人信息") {
		t.Errorf("the log: %s", said(page))
	}
	about := func(line string) string {
		return audit.page("/admin/log?" + url.Values{"year": {h.year}, "ledger": {"T26"}, "line": {line}}.Encode())
	}
	if page := about("第3行"); !strings.Contains(page, "核对退回的发放") {
		t.Errorf("who saw it: %s", said(page))
	}
	if page := about("30"); strings.Contains(page, "核对退回的发放") {
		t.Error("another row was seen")
	}
}
