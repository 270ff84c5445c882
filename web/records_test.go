package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/dossier"
)

// TestRecords fills in the files that no table of indicators or money holds, on a year
// that has just been rolled over: what is open leads to the page on which it is mended, an
// item is added to a list that is there, to one that is empty, to a table without lines,
// and a value to a file that does not have it.
func TestRecords(t *testing.T) {
	h := open(t)
	id, err := h.bench.OpenYear(ctx, h.member(t, "xitong"), "hongqiao", 2025)
	if err == nil {
		_, err = h.bench.Begin(ctx, h.member(t, "caiwu"), id, true)
	}
	if err != nil {
		t.Fatal(err)
	}
	h.year = id
	clerk := h.as(t, "caiwu")
	body := clerk.page(h.at())
	for _, page := range []string{"unit", "expenses", "monitoring", "problems", "disclosure"} {
		if !strings.Contains(body, `"`+h.at("records", page)) {
			t.Errorf("what is open leads nobody to %s", page)
		}
	}
	if strings.Contains(body, h.at("story")+"#") {
		t.Error("what is open leads to the log")
	}
	text := func(file, key, field string) string {
		t.Helper()
		y, err := h.bench.Year(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range y.Entries {
			if e.File == file && (e.Key == key || e.Key == "" && e.Block == key) {
				return y.TextOf(e)(field)
			}
		}
		return "absent"
	}
	for _, c := range []struct {
		name, page, block string
		typed             url.Values
		file, key, field  string
		want              string
	}{
		{"有的一条改一格", "unit", "内设机构", url.Values{"entry": {"单位.yaml 信访办"}, "field": {"在职"}, "text": {"4"}}, dossier.FileUnit, "信访办", "在职", "4"},
		{"有的列表添一条", "unit", "内设机构", url.Values{"新·名称": {"档案室"}, "新·编制": {"2"}, "新·在职": {"2"}}, dossier.FileUnit, "档案室", "编制", "2"},
		{"空的列表添一条", "problems", "问题", url.Values{"新·编号": {"WT1"}, "新·差距": {"收得少: 三成"}, "新·对象": {"SL01、P02"}}, dossier.FileProblems, "WT1", "对象·2", "P02"},
		{"没有的列表添一条", "monitoring", "指标", url.Values{"新·指标": {"SL01"}, "新·完成": {"8个"}, "新·可能性": {"确定能"}}, dossier.FileMonitoring, "SL01", "完成", "8个"},
		{"没有行的表添一行", "adjustments", "adjustments", url.Values{"新·编号": {"TZ01"}, "新·日期": {"2025-06-30"}, "新·种类": {"追加"}, "新·行": {"P01"}, "新·金额": {"12.50"}, "新·原因": {"区下达"}}, dossier.FileAdjustments, "TZ01", "金额", "12.50"},
		{"有的值", "disclosure", "报告日期", url.Values{"entry": {"公开.yaml "}, "field": {"值"}, "text": {"2026-03-28"}}, dossier.FileDisclosure, "报告日期", "值", "2026-03-28"},
		{"没有的值", "disclosure", "决定会议", url.Values{"text": {"镇党委会"}}, dossier.FileDisclosure, "决定会议", "值", "镇党委会"},
		{"组里没有的值", "disclosure", "保密审查·审查机构", url.Values{"entry": {"group"}, "field": {"审查机构"}, "text": {"保密办"}}, dossier.FileDisclosure, "保密审查", "审查机构", "保密办"},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, action := h.at("records", c.page), h.at("records", c.page, c.block)
			var f url.Values
			for _, have := range forms(clerk.page(page), action) {
				if (c.typed.Get("entry") == "") == (have.Get("entry") == "") && (c.typed.Get("field") == "" || have.Get("field") == c.typed.Get("field")) {
					if _, key, _ := strings.Cut(c.typed.Get("entry"), " "); key == "" || have.Get("entry") == h.entry(h.year, c.file+" "+key) {
						f = have
						break
					}
				}
			}
			if f == nil {
				t.Fatalf("no form is sent to %s", action)
			}
			for k, v := range c.typed {
				if k != "entry" {
					f[k] = v
				}
			}
			if status, body := clerk.post(action, f); status != http.StatusSeeOther {
				t.Fatalf("%d: %s", status, said(body))
			}
			if got := text(c.file, c.key, c.field); got != c.want {
				t.Errorf("%s has %q, want %q", c.key, got, c.want)
			}
		})
	}
	if status, body := clerk.post(h.at("records", "unit", "内设机构"), url.Values{"新·编制": {"2"}, "request": {"leer"}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "先写“名称”") {
		t.Errorf("an item without a name: %d", status)
	}
	if status, _ := clerk.post(h.at("records", "unit", "没有这一栏"), url.Values{"text": {"2"}, "request": {"fremd"}}); status != http.StatusNotFound {
		t.Errorf("a list that the format does not know: %d", status)
	}
	if body := h.as(t, "shishi").page(h.at("records", "unit")); strings.Contains(body, "<input name=\"text\"") || strings.Contains(body, "添一条") {
		t.Error("who may not change the unit is offered to")
	}
}
