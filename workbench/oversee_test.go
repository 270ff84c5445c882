package workbench_test

import (
	"strings"
	"testing"

	"jiheng/workbench"
)

// TestTheHouseTold tells the acts of the house by their parts, with the values that
// went and those that came.
func TestTheHouseTold(t *testing.T) {
	h := sampleHouse(t)
	h.must("caiwu")
	security, system, audit := h.as("anquan"), h.as("xitong"), h.as("rizhi")
	m := h.member("lingdao")
	posts := append(m.Posts, workbench.Post{Role: workbench.FinanceClerk, Unit: "hongqiao", From: "2026-01-01", Until: "2026-01-31", For: "sample-caiwu"})
	if err := h.ChangePosts(ctx, security, workbench.Posting{Person: m.ID, Posts: posts, Reason: "请假"}); err != nil {
		t.Fatal(err)
	}
	u := workbench.NewUnit{ID: "hongqiao", Reason: "改名", UnitYear: workbench.UnitYear{Year: 2025, Name: "虹桥镇机关", Level: "乡级", Bureau: "minhang-caizheng"}}
	if err := h.ChangeUnit(ctx, system, u); err != nil {
		t.Fatal(err)
	}
	set := workbench.DefaultSettings()
	set.Tries = 7
	if err := h.ChangeSettings(ctx, security, set, ""); err != nil {
		t.Fatal(err)
	}
	page, err := h.HouseStory(ctx, audit, workbench.LogDeeds, 0, 3)
	if err != nil || len(page.Deals) != 3 || page.Older == 0 {
		t.Fatalf("%+v %v", page, err)
	}
	kinds := []string{"改设置", "改单位", "授岗位"}
	for i, want := range []string{
		"设置 失败次数||7次",
		"虹桥镇机关 2025年起||虹桥镇机关，乡级，财政部门上海市闵行区财政局",
		"样例·单位负责人 岗位||财务经办人，虹桥镇机关，2026-01-01起，2026-01-31止，代样例·财务经办人",
	} {
		d := page.Deals[i]
		var all []string
		for _, c := range d.Changes {
			all = append(all, strings.Join([]string{c.Key + " " + c.Field, c.Before, c.After}, "|"))
		}
		if got := strings.Join(all, "\n"); d.Kind != kinds[i] || !strings.Contains(got, want) {
			t.Errorf("%s is told as %s, want %s", d.Kind, got, want)
		}
	}
	older, err := h.HouseStory(ctx, audit, workbench.LogDeeds, page.Older, 3)
	if err != nil || len(older.Deals) == 0 || older.Deals[0].Number >= page.Deals[2].Number {
		t.Errorf("the acts before: %+v %v", older, err)
	}
	signs, err := h.HouseStory(ctx, audit, workbench.LogSignIns, 0, 50)
	if err != nil || len(signs.Deals) != 1 || signs.Deals[0].Detail != "10.0.0.1" || signs.Older != 0 {
		t.Errorf("signing in: %+v %v", signs, err)
	}
	looks, err := h.HouseStory(ctx, audit, workbench.LogLooks, 0, 50)
	if err != nil || len(looks.Deals) != 3 {
		t.Errorf("reading the log is told %d times (%v), want 3", len(looks.Deals), err)
	}
	_, err = h.HouseStory(ctx, security, workbench.LogAll, 0, 50)
	h.wants("right", err)
}

// TestWhatIsOverseen gives each administrator what is theirs, and nobody else
// anything; a code that stands is told of, but not what it is.
func TestWhatIsOverseen(t *testing.T) {
	h := sampleHouse(t)
	first := h.must("caiwu")
	h.must("caiwu")
	for _, account := range []string{"caiwu", "lingdao", "shenji"} {
		who := h.as(account)
		_, err := h.Oversee(ctx, who)
		h.wants("right", err)
		_, err = h.YearsOpened(ctx, who)
		h.wants("right", err)
		_, err = h.DutiesBefore(ctx, who, "sample-caiwu")
		h.wants("right", err)
		_, err = h.AccessOf(ctx, who, "sample-caiwu")
		h.wants("right", err)
		_, err = h.SessionsOfAll(ctx, who, "")
		h.wants("right", err)
		_, err = h.SettingsFor(ctx, who)
		h.wants("right", err)
	}
	security := h.as("anquan")
	if years, err := h.YearsOpened(ctx, security); err != nil || len(years["hongqiao"]) != 1 {
		t.Errorf("%v %v", years, err)
	}
	if _, err := h.IssueCode(ctx, security, "sample-caiwu"); err != nil {
		t.Fatal(err)
	}
	a, err := h.AccessOf(ctx, security, "sample-caiwu")
	if err != nil || a.Password.IsZero() || a.Code.IsZero() || a.TOTP || len(a.Sessions) != 2 {
		t.Errorf("%+v %v", a, err)
	}
	if n, err := h.EndElsewhere(ctx, first.Person, first.Token); n != 1 || err != nil {
		t.Errorf("%d sessions ended elsewhere (%v), want 1", n, err)
	}
	if n, err := h.EndElsewhere(ctx, first.Person, first.Token); n != 0 || err != nil {
		t.Errorf("again: %d (%v)", n, err)
	}
	h.who(first.Token)
	if all, err := h.SessionsOfAll(ctx, security, first.Token); err != nil || len(all) != 1 || !all[0].Mine || all[0].Person != "sample-caiwu" {
		t.Errorf("%+v %v", all, err)
	}
}
