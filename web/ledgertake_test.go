package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestALedgerIsSent drops a file of a ledger: what it would change is shown, a file that
// lacks a column is refused with what there is to do, and what was given is undone.
func TestALedgerIsSent(t *testing.T) {
	h := open(t)
	finance := h.as(t, "caiwu")
	to, give := h.at("ledger", "T03", "file"), h.at("ledger", "T03", "give")
	if page := finance.page(h.at("ledger")); !strings.Contains(page, to) {
		t.Error("the list of ledgers does not lead to it")
	}
	if page := h.as(t, "shishi").page(to); strings.Contains(page, `type="file"`) || !strings.Contains(page, "经发办") {
		t.Errorf("a clerk of another office: %s", plainWords(page))
	}
	before := h.folder(t)
	if status, body := finance.attach(to, "坏.csv", []byte("项目编号,项目名称\nA,B\n"), nil); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	if page := finance.page(to); !strings.Contains(page, "坏.csv 收不了") || strings.Contains(page, "换上这份台账") {
		t.Errorf("columns are missing: %s", plainWords(page))
	}
	if status, body := finance.attach(to, "招商.csv", []byte(ledgerSent), nil); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	page := finance.page(to)
	for _, want := range []string{"算出的数", "SL01", "17个", "1个", "减去的行", "招商.csv：增0行"} {
		if !strings.Contains(plainWords(page), want) {
			t.Errorf("the differences do not tell %q: %s", want, plainWords(page))
		}
	}
	if h.folder(t) != before {
		t.Error("looking changed the year")
	}
	if status, body := finance.post(give, formWith(t, page, give, "give")); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	story := finance.page(h.at("story"))
	if !strings.Contains(story, "传台账") || !strings.Contains(story, "招商.csv") {
		t.Error("the log does not tell it")
	}
	if status, _ := finance.post(h.at("undo"), form(t, story, h.at("undo"))); status != http.StatusSeeOther || h.folder(t) != before {
		t.Errorf("undone: %d", status)
	}
}
