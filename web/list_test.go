package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestList looks at the list of all units' indicator values as people who may see
// some, and as one who may see none.
func TestList(t *testing.T) {
	h := open(t)
	if err := h.bench.DigestAll(ctx); err != nil {
		t.Fatal(err)
	}
	bureau := h.as(t, "caizheng")
	for path, wants := range map[string][]string{
		"/list":                            {"指标一览", "第1页，共2页", `aria-sort="ascending"`},
		"/list?page=2":                     {"第2页，共2页", "上一页"},
		"/list?sort=points&desc=1":         {`aria-sort="descending"`, "得分"},
		"/list?year=2024&sort=code&page=1": {"SL01", "2024年度"},
	} {
		status, body := bureau.get(path)
		for _, want := range wants {
			if status != http.StatusOK || !strings.Contains(body, want) {
				t.Errorf("%s: %d without %q", path, status, want)
			}
		}
	}
	clerk := h.as(t, "shishi")
	_, sheet := clerk.get(h.at("values"))
	f := form(t, sheet, h.at("values", "SH03"))
	f.Set("text", "1")
	if status, body := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	listed := false
	for _, path := range []string{"/list", "/list?page=2"} {
		_, body := bureau.get(path)
		_, row, _ := strings.Cut(body, "优质教育合作办学学校数")
		row, _, _ = strings.Cut(row, "</tr>")
		listed = listed || strings.Contains(row, "<b>1</b>") && strings.Contains(row, "在算")
	}
	if !listed {
		t.Error("what was typed is not listed at once")
	}
	if _, body := h.as(t, "xitong").get("/list"); !strings.Contains(body, "还没有能列出的指标") || strings.Contains(body, "优质教育") {
		t.Error("an administrator sees business")
	}
}
