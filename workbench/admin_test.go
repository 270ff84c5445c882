package workbench_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/workbench"
)

// as is somebody of the sample, as the house has them now.
func (h *house) as(account string) workbench.Person {
	h.t.Helper()
	org, err := h.House(ctx)
	if err != nil {
		h.t.Fatal(err)
	}
	p, err := org.Person(h.member(account).ID)
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

// give gives somebody posts, as the security administrator.
func (h *house) give(account string, posts ...workbench.Post) error {
	h.t.Helper()
	return h.ChangePosts(ctx, h.as("anquan"), workbench.Posting{Person: h.member(account).ID, Posts: posts, Reason: "镇人发〔2025〕1号"})
}

// sampleYear is the sample's year with its folder.
func (h *house) sampleYear() string {
	h.t.Helper()
	if _, err := h.Import(ctx, h.as("caiwu"), "hongqiao-2024", sampleFolder(h.t)); err != nil {
		h.t.Fatal(err)
	}
	return "hongqiao-2024"
}

// value types a value that makes a difference.
func (h *house) value(who workbench.Person, text string) error {
	h.t.Helper()
	y, err := h.Year(ctx, "hongqiao-2024")
	if err != nil {
		h.t.Fatal(err)
	}
	i := indexOfValue(h.t, y, "SH03")
	_, err = h.EnterValue(ctx, who, workbench.Value{Year: y.ID, Code: "SH03", Text: text, Seen: y.Entries[i].Version, Request: "v" + text})
	return err
}

// step takes a step.
func (h *house) step(who workbench.Person, how, reason string) error {
	h.t.Helper()
	y, err := h.Year(ctx, "hongqiao-2024")
	if err != nil {
		h.t.Fatal(err)
	}
	_, err = h.Take(ctx, who, workbench.Step{Year: y.ID, How: how, Reason: reason, Seen: y.Act, Request: fmt.Sprint(how, y.Act, who.ID)})
	return err
}

func TestAccounts(t *testing.T) {
	h := sampleHouse(t)
	p, err := h.AddPerson(ctx, h.as("xitong"), workbench.NewPerson{Account: "lijie", Name: "接替人", Reason: "人员调整"})
	if err != nil {
		t.Fatal(err)
	}
	for _, account := range []string{"lijie", "LiJie", "ｌｉｊｉｅ", "caiwu"} {
		_, err := h.AddPerson(ctx, h.as("xitong"), workbench.NewPerson{Account: account, Name: "又一个"})
		h.wants("account-taken", err)
	}
	for _, account := range []string{"", "a b", strings.Repeat("x", 41), "a\u202eb"} {
		_, err := h.AddPerson(ctx, h.as("xitong"), workbench.NewPerson{Account: account, Name: "又一个"})
		h.wants("account", err)
	}
	_, err = h.AddPerson(ctx, h.as("xitong"), workbench.NewPerson{Account: "x", Name: "又\n一个"})
	h.wants("words", err)
	_, err = h.AddPerson(ctx, h.as("anquan"), workbench.NewPerson{Account: "x", Name: "又一个"})
	h.wants("right", err)
	h.wants("right", h.ChangePosts(ctx, h.as("xitong"), workbench.Posting{Person: p.ID, Reason: "x", Posts: []workbench.Post{{Role: workbench.Head, Unit: "hongqiao"}}}))
	h.wants("reason", h.ChangePosts(ctx, h.as("anquan"), workbench.Posting{Person: p.ID}))
	h.wants("own-posts", h.give("anquan", workbench.Post{Role: workbench.SecurityAdmin}))
	h.wants("", nilOr(h.give("lijie", workbench.Post{Role: workbench.FinanceClerk, Unit: "hongqiao"})))
	code, err := h.IssueCode(ctx, h.as("anquan"), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.in("lijie", code.Code, "")
	if err != nil {
		t.Fatal(err)
	}
	h.wants("", nilOr(h.SetPassword(ctx, h.who(s.Token), "", "Neu-7-Anfang-xq")))
	members, err := h.Members(ctx, h.as("rizhi"))
	if err != nil || len(members) != 12 {
		t.Errorf("%d %v", len(members), err)
	}
	_, err = h.Members(ctx, h.as("caiwu"))
	h.wants("right", err)
	log, err := h.HouseLog(ctx, h.as("rizhi"), 0, 100)
	if err != nil || len(log) < 5 || log[1].Kind != "建账号" || log[1].Reason != "人员调整" || log[1].Role != "系统管理员" {
		t.Errorf("%+v %v", log, err)
	}
	_, err = h.HouseLog(ctx, h.as("xitong"), 0, 100)
	h.wants("right", err)
}

func TestPostsThatNobodyHolds(t *testing.T) {
	h := sampleHouse(t)
	town := "hongqiao"
	for _, c := range []struct {
		says, code string
		posts      []workbench.Post
	}{
		{"没有的角色", "post", []workbench.Post{{Role: "镇长", Unit: town}}},
		{"没有的单位", "post", []workbench.Post{{Role: workbench.Head, Unit: "nowhere"}}},
		{"没有单位", "post", []workbench.Post{{Role: workbench.Head}}},
		{"没有科室", "post", []workbench.Post{{Role: workbench.OfficeClerk, Unit: town}}},
		{"负责人写了科室", "post", []workbench.Post{{Role: workbench.Head, Unit: town, Office: "经发办"}}},
		{"不是日期", "post", []workbench.Post{{Role: workbench.Head, Unit: town, From: "2025-02-30"}}},
		{"先止后起", "post", []workbench.Post{{Role: workbench.Head, Unit: town, From: "2025-02-03", Until: "2025-02-02"}}},
		{"审计人员没有年度", "post", []workbench.Post{{Role: workbench.Auditor, Unit: town, Until: "2025-12-31"}}},
		{"评价人员没有止日", "post", []workbench.Post{{Role: workbench.Evaluator, Unit: town, Years: []int{2024}}}},
		{"经办人限了年度", "post", []workbench.Post{{Role: workbench.FinanceClerk, Unit: town, Years: []int{2024}}}},
		{"管理员写了单位", "post", []workbench.Post{{Role: workbench.SystemAdmin, Unit: town}}},
		{"管理员写了科室", "post", []workbench.Post{{Role: workbench.SystemAdmin, Office: "经发办"}}},
		{"管理员限了年度", "post", []workbench.Post{{Role: workbench.AuditAdmin, Years: []int{2024}}}},
		{"年度太早", "post", []workbench.Post{{Role: workbench.Auditor, Unit: town, Years: []int{1977}, Until: "2025-12-31"}}},
		{"年度太晚", "post", []workbench.Post{{Role: workbench.Auditor, Unit: town, Years: []int{2201}, Until: "2025-12-31"}}},
		{"一天的岗位", "", []workbench.Post{{Role: workbench.Head, Unit: town, From: "2025-02-03", Until: "2025-02-03"}}},
		{"最早和最晚的年度", "", []workbench.Post{{Role: workbench.Auditor, Unit: town, Years: []int{1978, 2200}, Until: "2025-12-31"}}},
		{"系统管理员兼审计管理员", "three", []workbench.Post{{Role: workbench.SystemAdmin}, {Role: workbench.AuditAdmin}}},
		{"安全管理员兼系统管理员，日期错开", "three", []workbench.Post{{Role: workbench.SecurityAdmin, Until: "2025-01-31"}, {Role: workbench.SystemAdmin, From: "2025-02-01"}}},
		{"安全管理员兼审计管理员", "three", []workbench.Post{{Role: workbench.AuditAdmin}, {Role: workbench.SecurityAdmin}}},
		{"管理员办业务", "three", []workbench.Post{{Role: workbench.SystemAdmin}, {Role: workbench.FinanceClerk, Unit: town}}},
		{"写了两次", "post-twice", []workbench.Post{{Role: workbench.Head, Unit: town}, {Role: workbench.Head, Unit: town, From: "2025-03-01"}}},
		{"代没有的人", "stand-in", []workbench.Post{{Role: workbench.Head, Unit: town, For: "x", From: "2025-01-06", Until: "2025-01-10"}}},
		{"代自己", "stand-in", []workbench.Post{{Role: workbench.Head, Unit: town, For: "sample-caiwu", From: "2025-01-06", Until: "2025-01-10"}}},
		{"代办没有止日", "stand-in", []workbench.Post{{Role: workbench.Head, Unit: town, For: "sample-lingdao", From: "2025-01-06"}}},
		{"代的人没有这个岗位", "stand-in", []workbench.Post{{Role: workbench.Head, Unit: town, For: "sample-jingfa", From: "2025-01-06", Until: "2025-01-10"}}},
		{"代三员之一办业务", "three", []workbench.Post{{Role: workbench.FinanceClerk, Unit: town}, {Role: workbench.SystemAdmin, For: "sample-xitong", From: "2025-01-06", Until: "2025-01-10"}}},
	} {
		t.Run(c.says, func(t *testing.T) {
			err := h.give("caiwu", c.posts...)
			if c.code == "" {
				h.wants("", nilOr(err))
			} else if codeOf(err) != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}

func TestPostsAmongOthers(t *testing.T) {
	h := sampleHouse(t)
	town := "hongqiao"
	// Nobody stands in for a stand-in.
	h.wants("", nilOr(h.give("caiwu", workbench.Post{Role: workbench.Head, Unit: town, For: "sample-lingdao", From: "2025-01-06", Until: "2025-01-10"})))
	h.wants("stand-in", h.give("jingfa", workbench.Post{Role: workbench.Head, Unit: town, For: "sample-caiwu", From: "2025-01-06", Until: "2025-01-10"}))
	// Posts that were looked at before somebody else changed them.
	m := h.member("jingfa")
	h.wants("", nilOr(h.give("jingfa", m.Posts...)))
	h.wants("", nilOr(h.give("jingfa", workbench.Post{Role: workbench.FinanceClerk, Unit: town})))
	h.wants("entry-changed", h.ChangePosts(ctx, h.as("anquan"), workbench.Posting{Person: m.ID, Seen: m.Version, Reason: "依据", Posts: []workbench.Post{{Role: workbench.Head, Unit: town}}}))
	// The last of the three stays.
	h.wants("last-admin", h.give("rizhi"))
	h.wants("last-admin", h.give("rizhi", workbench.Post{Role: workbench.AuditAdmin, From: "2025-02-01"}))
	h.wants("last-admin", h.give("rizhi", workbench.Post{Role: workbench.AuditAdmin, Until: "2025-12-31"}))
	h.wants("", nilOr(h.give("jingfa", workbench.Post{Role: workbench.AuditAdmin})))
	h.wants("", nilOr(h.give("rizhi")))
}

// A post begins and ends by Beijing's days, and what a person may do is what they
// hold at the next request.
func TestPostsByDates(t *testing.T) {
	h := sampleHouse(t)
	s := h.must("pingjia")
	h.wants("", nilOr(h.give("pingjia", workbench.Post{Role: workbench.Evaluator, Unit: "hongqiao-zhen", Years: []int{2024}, From: "2025-01-07", Until: "2025-01-08"})))
	_, err := h.Who(ctx, s.Token)
	h.wants("session", err) // posts changed
	s = h.must("pingjia")
	for _, c := range []struct {
		at    time.Time
		years int
	}{
		{time.Date(2025, 1, 6, 15, 59, 59, 0, time.UTC), 0}, // 23:59:59 in Beijing
		{time.Date(2025, 1, 6, 16, 0, 0, 0, time.UTC), 1},
		{time.Date(2025, 1, 8, 15, 59, 59, 0, time.UTC), 1},
		{time.Date(2025, 1, 8, 16, 0, 0, 0, time.UTC), 0},
	} {
		h.now = c.at
		s = h.must("pingjia")
		rows, err := h.YearsOf(ctx, h.who(s.Token))
		if err != nil || len(rows) != c.years {
			t.Errorf("%s: %v %v", c.at, rows, err)
		}
		_, _, err = h.Look(ctx, h.who(s.Token), "hongqiao-2024", "报告")
		if c.years == 0 {
			h.wants("store-absent", err)
		} else if err != nil {
			t.Error(err)
		}
	}
}

// A right that is taken away while somebody is at work is gone with what they do
// next, also where they were resolved before.
func TestARightTakenAwayIsGone(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	before := h.as("shishi")
	h.wants("", nilOr(h.value(before, "1")))
	h.wants("", nilOr(h.give("shishi", workbench.Post{Role: workbench.OfficeClerk, Unit: "hongqiao", Office: "经发办"})))
	h.wants("other-office", h.value(before, "2"))
	h.wants("", nilOr(h.give("shishi")))
	h.wants("store-absent", h.value(before, "3"))
	security := h.as("anquan")
	h.wants("", nilOr(h.give("jingfa", workbench.Post{Role: workbench.SecurityAdmin})))
	other := h.as("jingfa")
	if err := h.ChangePosts(ctx, other, workbench.Posting{Person: security.ID, Reason: "换人"}); err != nil {
		t.Fatal(err)
	}
	h.wants("right", h.ChangePosts(ctx, security, workbench.Posting{Person: other.ID, Reason: "换人"}))
}

func TestALeaver(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	leaver, token := h.member("caiwu").ID, h.must("caiwu").Token
	_, err := h.ClosePerson(ctx, h.as("xitong"), leaver, "", false)
	h.wants("reason", err)
	_, err = h.ClosePerson(ctx, h.as("anquan"), leaver, "调离", false)
	h.wants("right", err)
	duties, err := h.ClosePerson(ctx, h.as("xitong"), leaver, "调离", false)
	h.wants("duties", err)
	if len(duties) != 2 || duties[0].Stage != workbench.Reporting || !duties[0].Now || duties[0].Role != workbench.FinanceClerk || duties[0].Year.ID != "hongqiao-2024" ||
		duties[1].Stage != workbench.Approved || duties[1].Now || !slices.Equal(duties[1].Deeds, []string{"公开"}) {
		t.Errorf("%+v", duties)
	}
	for account, want := range map[string]string{"lingdao": "单位审核 通过、退回", "zhuguan": "主管部门审核 通过、退回", "caizheng": "财政审核 批复、退回"} { // later, not now
		d, err := h.DutiesOf(ctx, h.member(account).ID)
		if err != nil || len(d) != 1 || d[0].Now || string(d[0].Stage)+" "+strings.Join(d[0].Deeds, "、") != want {
			t.Errorf("%s alone: %+v %v, want %s", account, d, err, want)
		}
	}
	if d, err := h.DutiesOf(ctx, h.member("pingjia").ID); err != nil || len(d) != 0 {
		t.Errorf("nobody waits for who only looks: %+v %v", d, err)
	}
	if d, err := h.DutiesOf(ctx, h.member("jingfa").ID); err != nil || len(d) != 1 || d[0].Office != "经发办" || d[0].Stage != workbench.Reporting {
		t.Errorf("%+v %v", d, err)
	}
	h.wants("", nilOr(h.step(h.as("caiwu"), "报送", "")))
	if d, err := h.DutiesOf(ctx, h.member("lingdao").ID); err != nil || len(d) != 1 || d[0].Stage != workbench.UnitReview || !d[0].Now {
		t.Errorf("%+v %v", d, err)
	}
	h.wants("", nilOr(h.step(h.as("caiwu"), "收回", "")))
	// Handed over, there is nothing left.
	h.wants("", nilOr(h.give("jingfa", workbench.Post{Role: workbench.FinanceClerk, Unit: "hongqiao"})))
	if duties, err = h.ClosePerson(ctx, h.as("xitong"), leaver, "调离", false); err != nil || len(duties) != 0 {
		t.Fatal(duties, err)
	}
	_, err = h.Who(ctx, token)
	h.wants("session", err)
	_, err = h.in("caiwu", password, "")
	h.wants("sign-in", err)
	h.wants("closed", h.give("caiwu", workbench.Post{Role: workbench.Head, Unit: "hongqiao"}))
	_, err = h.IssueCode(ctx, h.as("anquan"), leaver)
	h.wants("closed", err)
	_, err = h.AddPerson(ctx, h.as("xitong"), workbench.NewPerson{Account: "caiwu", Name: "新来的"})
	h.wants("account-taken", err)
	if m := h.member("caiwu"); m.Closed != "2025-01-06" || len(h.as("caiwu").Posts) != 0 {
		t.Errorf("%+v", m)
	}
	// Confirmed, it closes with what is open.
	if duties, err = h.ClosePerson(ctx, h.as("xitong"), h.member("jingfa").ID, "退休", true); err != nil || len(duties) != 2 {
		t.Error(duties, err)
	}
	_, err = h.ClosePerson(ctx, h.as("xitong"), h.member("rizhi").ID, "退休", true)
	h.wants("last-admin", err)
	_, err = h.ClosePerson(ctx, h.as("xitong"), h.member("xitong").ID, "退休", true)
	h.wants("own-close", err)
}

func TestUnits(t *testing.T) {
	h := sampleHouse(t)
	system := h.as("xitong")
	unit := func(id string, y workbench.UnitYear) workbench.NewUnit {
		return workbench.NewUnit{ID: id, UnitYear: y, Reason: "闵财〔2025〕2号"}
	}
	school, err := h.AddUnit(ctx, system, unit("", workbench.UnitYear{Year: 2024, Code: "0081", Name: "虹桥中学", Level: "乡级", Parent: "hongqiao-zhen", Department: "hongqiao-zhen", Bureau: "minhang-caizheng"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code string
		y    workbench.UnitYear
	}{
		{"unit-taken", workbench.UnitYear{Year: 2025, Code: "0081", Name: "虹桥小学", Level: "乡级"}},
		{"unit-taken", workbench.UnitYear{Year: 2024, Name: "虹桥中学", Level: "乡级", Parent: "hongqiao-zhen"}},
		{"unit-level", workbench.UnitYear{Year: 2024, Name: "虹桥小学", Level: "镇级"}},
		{"unit-year", workbench.UnitYear{Year: 24, Name: "虹桥小学", Level: "乡级"}},
		{"unit-link", workbench.UnitYear{Year: 2024, Name: "虹桥小学", Level: "乡级", Bureau: "nowhere"}},
		{"empty", workbench.UnitYear{Year: 2024, Level: "乡级"}},
	} {
		_, err := h.AddUnit(ctx, system, unit("", c.y))
		h.wants(c.code, err)
	}
	_, err = h.AddUnit(ctx, h.as("anquan"), unit("", workbench.UnitYear{Year: 2024, Name: "虹桥小学", Level: "乡级"}))
	h.wants("right", err)
	_, err = h.AddUnit(ctx, system, unit("hongqiao", workbench.UnitYear{Year: 2024, Name: "又一个", Level: "乡级"}))
	h.wants("unit-taken", err)
	_, err = h.AddUnit(ctx, system, unit("a/../b", workbench.UnitYear{Year: 2024, Name: "又一个", Level: "乡级"}))
	h.wants("store-invalid", err)

	// From 2025 on the school stands under the district, by another code.
	h.wants("", nilOr(h.ChangeUnit(ctx, system, unit(school, workbench.UnitYear{Year: 2025, Code: "0002", Name: "虹桥中学", Level: "县级", Parent: "minhang-caizheng", Department: "minhang-caizheng", Bureau: "minhang-caizheng"}))))
	for _, year := range []int{2024, 2025, 2026} {
		if _, err := h.OpenYear(ctx, system, school, year); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := h.YearsOf(ctx, h.as("zhuguan"))
	if err != nil || len(rows) != 2 || rows[0].ID != "hongqiao-2024" || rows[1].ID != school+"-2024" || rows[1].Code != "0081" {
		t.Errorf("%+v %v", rows, err)
	}
	h.wants("", nilOr(h.give("zhuguan", workbench.Post{Role: workbench.DepartmentReviewer, Unit: "minhang-caizheng"})))
	rows, err = h.YearsOf(ctx, h.as("zhuguan"))
	if err != nil || len(rows) != 2 || rows[0].Year != 2026 || rows[1].Code != "0002" {
		t.Errorf("%+v %v", rows, err)
	}
	h.wants("unit-loop", h.ChangeUnit(ctx, system, unit("hongqiao-zhen", workbench.UnitYear{Year: 2024, Name: "虹桥镇", Level: "乡级", Parent: "hongqiao"})))
	h.wants("unit-loop", h.ChangeUnit(ctx, system, unit("hongqiao-zhen", workbench.UnitYear{Year: 2020, Name: "虹桥镇", Level: "乡级", Parent: "hongqiao-zhen"})))
	h.wants("reason", h.ChangeUnit(ctx, system, workbench.NewUnit{ID: school}))
}

// An auditor's look is in the log before anything is shown; nobody else's is.
func TestAnAuditorsLooksAreLogged(t *testing.T) {
	h := sampleHouse(t)
	h.sampleYear()
	for _, account := range []string{"shenji", "caiwu", "caizheng"} {
		y, seat, err := h.Look(ctx, h.as(account), "hongqiao-2024", "报告")
		if err != nil || y.Act != 1 || len(seat.Roles) != 1 {
			t.Errorf("%v %v", seat.Roles, err)
		}
	}
	_, _, err := h.Look(ctx, h.as("xitong"), "hongqiao-2024", "报告")
	h.wants("store-absent", err)
	log, err := h.HouseLog(ctx, h.as("rizhi"), 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	looks := 0
	for _, a := range log {
		if a.Kind == "查看" {
			looks++
			if a.Person != "sample-shenji" || a.Detail != "hongqiao-2024 报告" || a.Role != "审计人员" {
				t.Errorf("%+v", a)
			}
		}
	}
	if looks != 1 {
		t.Errorf("%d looks", looks)
	}
}
