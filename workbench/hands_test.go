package workbench_test

import (
	"slices"
	"testing"

	"jiheng/budget"
	"jiheng/workbench"
)

// TestWhoIsLeftAble: whoever wrote what is to be passed is not counted as somebody who can
// pass it: the other head alone can, which is said before their account or post goes, told
// of the year when they are gone, and no way is offered to who is refused.
func TestWhoIsLeftAble(t *testing.T) {
	head := workbench.Post{Role: workbench.Head, Unit: "hongqiao"}
	lent := head
	lent.From, lent.Until, lent.For = "2025-01-01", "2025-02-01", "sample-lingdao"
	clerk := workbench.Post{Role: workbench.OfficeClerk, Unit: "hongqiao", Office: "社事办"}
	for _, c := range []struct {
		name   string
		others map[string][]workbench.Post // accounts that get posts
		writes string                      // account by which a value is written
		alone  bool                        // only the head can pass the year
		barred string                      // account that is refused
	}{
		{"another head who wrote a value", map[string][]workbench.Post{"jingfa": {clerk, head}, "caiwu": nil}, "jingfa", true, "jingfa"},
		{"another head who wrote nothing", map[string][]workbench.Post{"jingfa": {clerk, head}}, "caiwu", false, ""},
		{"a stand-in of the head alone", map[string][]workbench.Post{"jingfa": {clerk, lent}}, "caiwu", true, ""},
		{"a stand-in and another head who wrote", map[string][]workbench.Post{"jingfa": {clerk, lent}, "caiwu": {{Role: workbench.FinanceClerk, Unit: "hongqiao"}, head}}, "caiwu", true, "caiwu"},
		{"two others, of whom one wrote", map[string][]workbench.Post{"jingfa": {clerk, head}, "caiwu": {{Role: workbench.FinanceClerk, Unit: "hongqiao"}, head}}, "caiwu", false, "caiwu"},
		{"nobody else", nil, "caiwu", true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := sampleHouse(t)
			h.sampleYear()
			for account, posts := range c.others {
				if len(posts) > 0 {
					h.wants("", nilOr(h.give(account, posts...)))
				}
			}
			h.wants("", nilOr(h.value(h.as(c.writes), "2.2")))
			h.wants("", nilOr(h.step(h.as("caiwu"), budget.Sent, "")))
			leader := h.member("lingdao").ID
			duties, err := h.DutiesOf(ctx, leader)
			passes := slices.ContainsFunc(duties, func(d workbench.Duty) bool {
				return d.Now && d.Stage == workbench.UnitReview && slices.Contains(d.Deeds, budget.Passed)
			})
			if err != nil || passes != c.alone {
				t.Errorf("before the account is closed: %+v, %v", duties, err)
			}
			still, err := h.VacatedByPosts(ctx, h.as("anquan"), workbench.Posting{Person: leader})
			if err != nil || (len(still) == 1) != c.alone {
				t.Errorf("before the post is taken away: %+v, %v", still, err)
			}
			h.offers(c.barred)
			if got := h.stands(); got != "" {
				t.Errorf("while the head is there: %s", got)
			}
			_, err = h.ClosePerson(ctx, h.as("xitong"), leader, "调离", true)
			h.wants("", nilOr(err))
			all, err := h.Vacancies(ctx, h.as("xitong"))
			if err != nil || (len(all) == 1) != c.alone {
				t.Fatalf("when the account is closed: %+v, %v", all, err)
			}
			if own := c.alone && c.barred != ""; c.alone && (len(all[0].Own) == 1) != own {
				t.Errorf("who holds the post and may not: %+v", all[0])
			}
			h.offers(c.barred)
		})
	}
}

// offers fails where a way to pass the sample's year is offered to an account whose own
// work it is, in the year or in the list, or where none is offered to send it back.
func (h *house) offers(account string) {
	h.t.Helper()
	if account == "" {
		return
	}
	y, seat, err := h.Look(ctx, h.as(account), "hongqiao-2024", "")
	if err != nil {
		h.t.Fatal(err)
	}
	var ways []string
	for _, w := range seat.Ways(y) {
		ways = append(ways, w.How)
	}
	if slices.Contains(ways, budget.Passed) || !slices.Contains(ways, budget.SentBack) {
		h.t.Errorf("%s is offered %v", account, ways)
	}
	rows, err := h.Passings(ctx, h.as(account))
	if err != nil || len(rows) != 1 || rows[0].How != "" || rows[0].Waits != "" {
		h.t.Errorf("%s is offered in the list %+v, %v", account, rows, err)
	}
	h.wants("own-work", nilOr(h.step(h.as(account), budget.Passed, "")))
}

// TestTheLastAdministratorStays: that an account cannot be closed is known before it is
// tried; who is not the last of their role, or none of the three, is not held.
func TestTheLastAdministratorStays(t *testing.T) {
	h := sampleHouse(t)
	may := func(account string) error { return h.MayClose(ctx, h.as("xitong"), h.member(account).ID) }
	h.wants("last-admin", may("anquan"))
	h.wants("last-admin", may("rizhi"))
	h.wants("own-close", may("xitong"))
	h.wants("", nilOr(may("caiwu")))
	whole, err := h.House(ctx)
	if err != nil || whole.LastOf(h.member("anquan")) != workbench.SecurityAdmin || whole.LastOf(h.member("caiwu")) != "" {
		t.Errorf("%v", err)
	}
	_, err = h.ClosePerson(ctx, h.as("xitong"), h.member("anquan").ID, "退休", true)
	h.wants("last-admin", err)
	h.wants("right", h.MayClose(ctx, h.as("anquan"), h.member("caiwu").ID))
}
