package workbench_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
	"jiheng/store"
	"jiheng/workbench"
)

const password = "Xk7-Zaojiu-Trp"

// A house is a bench whose clock the test moves.
type house struct {
	*workbench.Bench
	t     testing.TB
	store *store.Store
	now   time.Time
}

func newHouse(t testing.TB) *house {
	t.Helper()
	s, err := store.Open(ctx, database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	h := &house{t: t, store: s, now: monday}
	h.Bench = workbench.New(s, func() time.Time { return h.now })
	return h
}

func sampleHouse(t testing.TB) *house {
	t.Helper()
	h := newHouse(t)
	if _, err := h.SampleHouse(ctx, password); err != nil {
		t.Fatal(err)
	}
	return h
}

// in signs somebody in.
func (h *house) in(account, password, code string) (workbench.Session, error) {
	return h.SignIn(ctx, workbench.Credentials{Account: account, Password: password, Code: code, Address: "10.0.0.1"})
}

// must signs somebody in from whom it has to work.
func (h *house) must(account string) workbench.Session {
	h.t.Helper()
	s, err := h.in(account, password, "")
	if err != nil {
		h.t.Fatal(account, err)
	}
	return s
}

func (h *house) who(token string) workbench.Person {
	h.t.Helper()
	p, err := h.Who(ctx, token)
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

func (h *house) wants(code string, err error) {
	h.t.Helper()
	if codeOf(err) != code {
		h.t.Errorf("got %v, want a fault %s", err, code)
	}
}

func TestFirstRun(t *testing.T) {
	h := newHouse(t)
	if first, err := h.FirstRun(ctx); !first || err != nil {
		t.Fatal(first, err)
	}
	set := workbench.Setup{
		System: workbench.NewPerson{Account: "xitong", Name: "党政办信息员"}, Security: workbench.NewPerson{Account: "anquan", Name: "机要员"},
		Audit: workbench.NewPerson{Account: "XITONG", Name: "审计办"},
		Unit:  workbench.NewUnit{UnitYear: workbench.UnitYear{Year: 2024, Code: "001002", Name: "某镇人民政府", Level: "乡级"}},
	}
	_, err := h.Setup(ctx, set)
	h.wants("account-taken", err)
	if first, _ := h.FirstRun(ctx); !first {
		t.Fatal("half of it was kept")
	}
	set.Audit.Account = "shenji"
	for range 2 { // the second takes the place of the first
		if set.Code, err = h.FirstCode(ctx); err != nil {
			t.Fatal(err)
		}
	}
	wrong := set
	for _, code := range []string{"", "0000-0000-0000-0000"} {
		wrong.Code = code
		_, err = h.Setup(ctx, wrong)
		h.wants("set-up-code", err)
	}
	issued, err := h.Setup(ctx, set)
	if err != nil || len(issued) != 3 {
		t.Fatal(issued, err)
	}
	if first, _ := h.FirstRun(ctx); first {
		t.Error("still the first run")
	}
	_, err = h.Setup(ctx, set)
	h.wants("set-up", err)
	_, err = h.FirstCode(ctx)
	h.wants("set-up", err)
	h.firstSignIns(issued)
	r, err := h.store.Verify(ctx, store.Trust{})
	if err != nil || len(r.Findings) > 0 {
		t.Errorf("the log: %+v %v", r, err)
	}
}

// firstSignIns signs the first three in, each by their code.
func (h *house) firstSignIns(issued []workbench.Issued) {
	t := h.t
	org, err := h.House(ctx)
	if err != nil || len(org.Units()) != 1 || len(org.Members()) != 3 || len(org.Open) != 0 {
		t.Fatalf("%+v %v", org, err)
	}
	if u := org.Units()[0]; u.Years[0].Code != "001002" {
		t.Errorf("the code has become %q", u.Years[0].Code)
	}
	for _, x := range issued {
		s, err := h.in(x.Person.Account, x.Code, "")
		if err != nil || !s.MustChange || len(s.Person.Posts) > 0 {
			t.Fatalf("%s: %+v %v", x.Person.Account, s, err)
		}
		_, err = h.in(x.Person.Account, x.Code, "")
		h.wants("sign-in", err)
		p := h.who(s.Token)
		if !p.MustChange || len(p.Posts) > 0 {
			t.Errorf("%s holds posts before the password is set: %+v", p.Name, p)
		}
		h.wants("", nilOr(h.SetPassword(ctx, p, "", password)))
		_, err = h.Who(ctx, s.Token)
		h.wants("session", err)
		if s = h.must(x.Person.Account); s.MustChange || len(s.Person.Posts) != 1 {
			t.Errorf("%+v", s)
		}
	}
}

// nilOr makes an error of none that codeOf prints as nothing.
func nilOr(err error) error {
	if err == nil {
		return fault.New(fault.Conflict, fault.Place{}, "", "")
	}
	return err
}

func TestSignIn(t *testing.T) {
	h := sampleHouse(t)
	s := h.must("caiwu")
	if s.MustChange || s.Person.Name != "样例·财务经办人" || !s.Person.Sample || len(s.Token) < 22 || s.Expires != monday.Add(12*time.Hour) {
		t.Errorf("%+v", s)
	}
	if p := h.who(s.Token); len(p.Posts) != 1 || p.Posts[0].Role != workbench.FinanceClerk {
		t.Errorf("%+v", p)
	}
	for _, account := range []string{" CAIWU ", "ｃａｉｗｕ"} {
		if _, err := h.in(account, password, ""); err != nil {
			t.Errorf("%q: %v", account, err)
		}
	}
	_, wrong := h.in("caiwu", "x"+password, "")
	_, unknown := h.in("nobody", password, "")
	_, long := h.in("caiwu", strings.Repeat("x", 1<<20), "")
	_, empty := h.in("", "", "")
	for _, err := range []error{wrong, unknown, long, empty} {
		if codeOf(err) != "sign-in" || err.Error() != wrong.Error() {
			t.Errorf("%v", err)
		}
	}
	for _, token := range []string{"", "x", s.Token + "x"} {
		_, err := h.Who(ctx, token)
		h.wants("session", err)
	}
	if err := h.SignOut(ctx, s.Token); err != nil {
		t.Fatal(err)
	}
	_, err := h.Who(ctx, s.Token)
	h.wants("session", err)
	if kindOf(err) != fault.Forbidden {
		t.Errorf("kind %s", kindOf(err))
	}
}

func TestSessionsEnd(t *testing.T) {
	h := sampleHouse(t)
	s := h.must("caiwu")
	for range 3 { // in use, it goes on
		h.now = h.now.Add(59 * time.Minute)
		h.who(s.Token)
	}
	h.now = h.now.Add(time.Hour)
	_, err := h.Who(ctx, s.Token)
	h.wants("session", err)

	s = h.must("caiwu")
	for range 13 {
		h.now = h.now.Add(55 * time.Minute)
		h.who(s.Token)
	}
	h.now = h.now.Add(5 * time.Minute) // twelve hours
	_, err = h.Who(ctx, s.Token)
	h.wants("session", err)

	s = h.must("caiwu")
	other := h.must("caiwu")
	list, err := h.Sessions(ctx, h.who(s.Token), s.Token)
	if err != nil || len(list) != 2 || list[0].Mine == list[1].Mine {
		t.Errorf("%+v %v", list, err)
	}
	h.wants("right", h.EndSessions(ctx, h.who(h.must("xitong").Token), s.Person.ID))
	if err := h.EndSessions(ctx, h.who(h.must("anquan").Token), s.Person.ID); err != nil {
		t.Fatal(err)
	}
	for _, x := range []workbench.Session{s, other} {
		_, err = h.Who(ctx, x.Token)
		h.wants("session", err)
	}
	s = h.must("caiwu")
	if err := h.EndSessions(ctx, h.who(s.Token), s.Person.ID); err != nil {
		t.Fatal(err)
	}
	_, err = h.Who(ctx, s.Token)
	h.wants("session", err)
}

func TestYearsOf(t *testing.T) {
	h := sampleHouse(t)
	system := h.who(h.must("xitong").Token)
	if _, err := h.OpenYear(ctx, system, "hongqiao", 2025); err != nil {
		t.Fatal(err)
	}
	if _, err := h.OpenYear(ctx, system, "hongqiao-zhen", 2024); err != nil {
		t.Fatal(err)
	}
	_, err := h.OpenYear(ctx, system, "hongqiao", 2025)
	h.wants("year-there", err)
	_, err = h.OpenYear(ctx, system, "hongqiao", 1999)
	h.wants("unit-year", err)
	_, err = h.OpenYear(ctx, system, "nowhere", 2025)
	h.wants("unit-unknown", err)
	_, err = h.OpenYear(ctx, h.who(h.must("caiwu").Token), "hongqiao", 2026)
	h.wants("right", err)
	for account, want := range map[string]string{
		"jingfa":   "hongqiao-2025 hongqiao-2024",
		"lingdao":  "hongqiao-2025 hongqiao-2024",
		"zhuguan":  "hongqiao-2025 hongqiao-zhen-2024 hongqiao-2024",
		"caizheng": "hongqiao-2025 hongqiao-zhen-2024 hongqiao-2024",
		"pingjia":  "hongqiao-2024",
		"shenji":   "hongqiao-2024",
		"xitong":   "", "anquan": "", "rizhi": "",
	} {
		rows, err := h.YearsOf(ctx, h.who(h.must(account).Token))
		var ids []string
		for _, r := range rows {
			ids = append(ids, r.ID)
			if r.Name == "" || len(r.Roles) != 1 {
				t.Errorf("%s: %+v", account, r)
			}
		}
		if got := strings.Join(ids, " "); err != nil || got != want {
			t.Errorf("%s sees %q, want %q (%v)", account, got, want, err)
		}
	}
}

// A member of the house by account.
func (h *house) member(account string) *workbench.Member {
	h.t.Helper()
	org, err := h.House(ctx)
	if err != nil {
		h.t.Fatal(err)
	}
	i := slices.IndexFunc(org.Members(), func(m *workbench.Member) bool { return m.Account == account })
	if i < 0 {
		h.t.Fatal("no", account)
	}
	return org.Members()[i]
}
