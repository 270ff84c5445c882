package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// The account of a figure speaks of pages: no place in a file, no hash; and of the clause
// by which its points come, with whether that was checked.
func TestAccountsSpeakOfPages(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "caiwu")
	inFile := regexp.MustCompile(`\.(yaml|csv|md):[0-9]`)
	for id, wants := range map[string][]string{
		"SH03":      {"出处：在", h.at("values")},
		"SL05":      {"出处：在", h.at("ledger", "T01")},
		"SL05-指标值":  {"出处：在", h.at("goals") + "#SL05"},
		"P01-决算数":   {"出处：在", h.at("budget") + "#P01"},
		"SH03-得分":   {"依据", "财预〔2020〕10号", "未核对原文"},
		"自评总分":      {"来由"},
		"B01-年初预算数": {"出处：在"},
	} {
		page := clerk.page(h.at("fact", id))
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s does not say %q", id, want)
			}
		}
		if words := plainWords(page); inFile.MatchString(words) || strings.Contains(words, "根哈希") {
			t.Errorf("%s speaks of files: %q %v", id, inFile.FindString(words), strings.Contains(words, "根哈希"))
		}
	}
}

// The head of a year that nobody has begun names the year, and what it lacks gives no
// example of the year 1; a project of a draft is not yet being reported.
func TestUnbegunYearsNameTheirYear(t *testing.T) {
	h := open(t)
	for _, year := range []string{"2023", "2025", "2026"} {
		system := h.as(t, "xitong")
		status, body := system.post("/admin/units/hongqiao/years", url.Values{"year": {year}})
		system.wants(status, body, http.StatusSeeOther)
	}
	clerk, seen := h.as(t, "caiwu"), 0
	for _, at := range []string{"2023", "2025/budget", "2025/review", "2026/story", "2026/values", "2026/sign"} {
		year, _, _ := strings.Cut(at, "/")
		status, page := clerk.get("/y/hongqiao-" + at)
		if status != http.StatusOK || !strings.Contains(page, `class="scope"`) {
			continue
		}
		seen++
		if strings.Contains(page, ">0年度") || !strings.Contains(page, `">`+year+"年度</a>") || strings.Contains(page, " 1-03-28") {
			t.Errorf("the head of %s: %v", at, regexp.MustCompile(`>[0-9]*年度<`).FindAllString(page, -1))
		}
	}
	if seen < 3 {
		t.Errorf("%d pages have a head", seen)
	}
}

// What was built is not told as what was changed.
func TestNewUnitsAreBuilt(t *testing.T) {
	h := open(t)
	system := h.as(t, "xitong")
	status, body := system.post("/admin/units", url.Values{"name": {"虹桥镇社区学校"}, "code": {"0310020"}, "level": {"乡级"}, "year": {"2024"}, "parent": {"hongqiao-zhen"}, "department": {"hongqiao-zhen"}, "bureau": {"minhang-caizheng"}})
	system.wants(status, body, http.StatusSeeOther)
	id := regexp.MustCompile(`/admin/units/(u-[0-9a-z]+)"`).FindStringSubmatch(system.page("/admin/units"))[1]
	page := system.page("/admin/units/" + id + "?done=built")
	if !strings.Contains(page, "单位建好了") || strings.Contains(page, "单位改好了") {
		t.Error("it is not told as built")
	}
	if page = system.page("/admin/units/" + id + "?done=unit"); !strings.Contains(page, "单位改好了") {
		t.Error("a change is not told")
	}
}

// That what was typed is still in the page is said where something was.
func TestWhatWasTypedIsSaidToBeThere(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "shishi")
	const still = "您刚才填的还在页面上"
	f := form(t, clerk.page(h.at("values")), h.at("values", "SH03"))
	f.Set("seen", "不是数")
	for text, want := range map[string]bool{"88.50": true, "九成": true, "": false, "  ": false} {
		f.Set("text", text)
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, clerk.base+h.at("values", "SH03"), strings.NewReader(f.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("HX-Request", "true")
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer, err := clerk.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		status, body := read(t, answer)
		if status < 400 {
			t.Fatalf("%q was taken: %d", text, status)
		}
		if got := strings.Contains(body, still); got != want {
			t.Errorf("%q: said %v: %s", text, got, said(body))
		}
	}
}
