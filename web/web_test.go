package web_test

import (
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// TestOneFigureInTheBrowser follows a value from its box to points, report, account
// and log, without script.
func TestOneFigureInTheBrowser(t *testing.T) {
	h := open(t)
	clerk := h.as(t, "shishi")
	_, sheet := clerk.get(h.at("values"))
	f := form(t, sheet, h.at("values", "SH03"))
	f.Set("text", "1")
	if status, body := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, body)
	}
	_, sheet = clerk.get(h.at("values"))
	if !strings.Contains(sheet, `name="text" value="1" aria-label="优质教育合作办学学校数，完成值"`) {
		t.Errorf("the box does not hold what was typed")
	}
	if _, report := clerk.get(h.at("report", "5-绩效实现")); !strings.Contains(report, `/fact/SH03">1所</a>`) {
		t.Errorf("the report does not print it")
	}
	if _, account := clerk.get(h.at("fact", "SH03")); !strings.Contains(account, "<ins>1</ins>") || !strings.Contains(account, "样例·社事办填报人") {
		t.Errorf("the account does not tell who wrote it")
	}
	if _, story := clerk.get(h.at("story")); !strings.Contains(story, "第2次") {
		t.Errorf("the log does not tell it")
	}
	// The same form once more has no second effect: the person clicked twice.
	if status, _ := clerk.post(h.at("values", "SH03"), f); status != http.StatusSeeOther {
		t.Errorf("the same request again: %d", status)
	}
	if _, story := clerk.get(h.at("story")); strings.Contains(story, "第3次") {
		t.Errorf("the same request was done twice")
	}
}

// TestTwoEditors types into one box as two people: the later one sees both texts,
// and nothing is lost.
func TestTwoEditors(t *testing.T) {
	h := open(t)
	a, b := h.as(t, "shishi"), h.as(t, "caiwu")
	_, sheetA := a.get(h.at("values"))
	_, sheetB := b.get(h.at("values"))
	fa, fb := form(t, sheetA, h.at("values", "SH03")), form(t, sheetB, h.at("values", "SH03"))
	fa.Set("text", "1")
	fb.Set("text", "3")
	if status, _ := a.post(h.at("values", "SH03"), fa); status != http.StatusSeeOther {
		t.Fatal(status)
	}
	status, body := b.post(h.at("values", "SH03"), fb)
	if status != http.StatusConflict || !strings.Contains(body, ">3</span> <small>您刚才填的") || !strings.Contains(body, ">1</span> <small>") {
		t.Errorf("%d: both texts are not shown", status)
	}
}

// TestFiftyEditorsLoseNothing lets fifty people write one field at once, each
// reading it anew where another was first.
func TestFiftyEditorsLoseNothing(t *testing.T) {
	h := open(t)
	const many = 50
	clerk := h.as(t, "caiwu")
	var wg sync.WaitGroup
	done := make(chan string, many)
	for i := range many {
		wg.Go(func() {
			text := strconv.Itoa(i + 100)
			for {
				_, row := clerk.get(h.at("values", "SL04"))
				f := form(t, row, h.at("values", "SL04"))
				f.Set("text", text)
				if status, _ := clerk.post(h.at("values", "SL04"), f); status == http.StatusSeeOther {
					done <- text
					return
				}
			}
		})
	}
	wg.Wait()
	close(done)
	_, story := clerk.get(h.at("story"))
	for text := range done {
		if !strings.Contains(story, "<ins>"+text+"</ins>") {
			t.Errorf("the log lost %s", text)
		}
	}
}

// TestWhatMayNotBeSeenIsUnknown compares the pages of a year that is not there and of
// one that may not be seen, byte for byte but for the number of the request.
func TestWhatMayNotBeSeenIsUnknown(t *testing.T) {
	h := open(t)
	admin := h.as(t, "xitong")
	for _, page := range []string{"", "/values", "/goals", "/budget", "/report", "/papers", "/review", "/story", "/fact/SL01", "/review/SL01", "/values/SL01", "/papers/x.pdf", "/issued/1/x.pdf"} {
		s1, b1 := admin.get("/y/" + h.year + page)
		s2, b2 := admin.get("/y/unknown-2024" + page)
		if s1 != http.StatusNotFound || s2 != s1 || b1 != b2 {
			t.Errorf("%s: %d and %d, the same bytes: %v", page, s1, s2, b1 == b2)
		}
	}
}
