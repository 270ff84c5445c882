package workbench_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"jiheng/secret"
	"jiheng/store"
	"jiheng/workbench"
)

// TestPasswordsOfAdministrators are not the names of the units either, though no post of
// theirs is at one.
func TestPasswordsOfAdministrators(t *testing.T) {
	h := sampleHouse(t)
	for _, account := range []string{"anquan", "xitong", "shenji"} {
		p := h.who(h.must(account).Token)
		for _, weak := range []string{"上海市闵行区虹桥镇人民政府（本级）A1", "虹桥镇人民政府Aa1!" + "上海市闵行区虹桥镇人民政府（本级）"} {
			h.wants("password", h.SetPassword(ctx, p, password, weak))
		}
		h.wants("", nilOr(h.SetPassword(ctx, p, password, "Gut-8-Genug-xyq")))
	}
}

func TestSetPassword(t *testing.T) {
	h := sampleHouse(t)
	s, other := h.must("caiwu"), h.must("caiwu")
	p := h.who(s.Token)
	h.wants("password-old", h.SetPassword(ctx, p, "falsch", "Gut-8-Genug-xyq"))
	h.wants("password-used", h.SetPassword(ctx, p, password, password))
	for _, weak := range []string{"Ab1-x", "abcdefghkz", "Caiwu2024!!", "上海市闵行区虹桥镇人民政府（本级）A1"} {
		h.wants("password", h.SetPassword(ctx, p, password, weak))
	}
	h.wants("", nilOr(h.SetPassword(ctx, p, password, "Gut-8-Genug-xyq")))
	for _, x := range []workbench.Session{s, other} {
		_, err := h.Who(ctx, x.Token)
		h.wants("session", err)
	}
	_, err := h.in("caiwu", password, "")
	h.wants("sign-in", err)
	old := "Gut-8-Genug-xyq"
	for i, next := range []string{"Zwei-8-Hfz-qua", "Drei-8-Hfz-qub", "Vier-8-Hfz-quc", "Fuenf-8-Hfz-qud"} {
		s, err := h.in("caiwu", old, "")
		if err != nil {
			t.Fatal(err)
		}
		if i < 3 {
			h.wants("password-used", h.SetPassword(ctx, h.who(s.Token), old, "Gut-8-Genug-xyq"))
		}
		h.wants("", nilOr(h.SetPassword(ctx, h.who(s.Token), old, next)))
		old = next
	}
	s, err = h.in("caiwu", old, "")
	if err != nil {
		t.Fatal(err)
	}
	h.wants("", nilOr(h.SetPassword(ctx, h.who(s.Token), old, password))) // the sixth before
}

func TestAGuessedOldPasswordIsCounted(t *testing.T) {
	h := sampleHouse(t)
	p := h.who(h.must("caiwu").Token)
	for range 5 {
		h.wants("password-old", h.SetPassword(ctx, p, "falsch", "Gut-8-Genug-xyq"))
	}
	h.wants("locked", h.SetPassword(ctx, p, password, "Gut-8-Genug-xyq"))
	h.must("caiwu") // signing in is not touched by it
	h.now = h.now.Add(10 * time.Minute)
	h.wants("", nilOr(h.SetPassword(ctx, p, password, "Gut-8-Genug-xyq")))
}

func TestAPasswordAges(t *testing.T) {
	h := sampleHouse(t)
	h.now = monday.Add(90*24*time.Hour - time.Minute)
	if s := h.must("caiwu"); s.MustChange {
		t.Error("too early")
	}
	h.now = monday.Add(90 * 24 * time.Hour)
	s := h.must("caiwu")
	if p := h.who(s.Token); !s.MustChange || !p.MustChange || len(p.Posts) > 0 {
		t.Errorf("%+v", p)
	}
	security := h.who(h.must("anquan").Token) // theirs is as old
	h.wants("right", h.ChangeSettings(ctx, security, workbench.DefaultSettings(), ""))
	h.wants("", nilOr(h.SetPassword(ctx, security, "", "Gut-8-Genug-xyq")))
	again, err := h.in("anquan", "Gut-8-Genug-xyq", "")
	if err != nil {
		t.Fatal(err)
	}
	set := workbench.DefaultSettings()
	set.Policy, set.Idle = secret.ASVS, 20*time.Minute
	h.wants("", nilOr(h.ChangeSettings(ctx, h.who(again.Token), set, "按信息安全制度")))
	if s := h.must("caiwu"); s.MustChange {
		t.Error("asvs asks for no change")
	}
	set.Idle = 20*time.Minute + time.Second
	h.wants("settings", h.ChangeSettings(ctx, h.who(again.Token), set, ""))
	set.Idle = 30 * time.Minute
	h.wants("", nilOr(h.ChangeSettings(ctx, h.who(again.Token), set, "")))
	s = h.must("caiwu")
	h.now = h.now.Add(30 * time.Minute)
	_, err = h.Who(ctx, s.Token)
	h.wants("session", err)
}

func TestCodeOnPaper(t *testing.T) {
	h := sampleHouse(t)
	caiwu := h.member("caiwu").ID
	security := h.who(h.must("anquan").Token)
	_, err := h.IssueCode(ctx, h.who(h.must("xitong").Token), caiwu)
	h.wants("right", err)
	_, err = h.IssueCode(ctx, security, security.ID)
	h.wants("own-code", err)
	_, err = h.IssueCode(ctx, security, "nobody")
	h.wants("person-unknown", err)
	first, err := h.IssueCode(ctx, security, caiwu)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		h.wants("sign-in", h.from("10.0.0.9", "caiwu", "falsch"))
	}
	h.wants("locked", h.from("10.0.0.9", "caiwu", first.Code))
	second, err := h.IssueCode(ctx, security, caiwu) // which ends the lock-out too
	if err != nil || second.Code == first.Code {
		t.Fatal(second, err)
	}
	h.wants("sign-in", h.from("10.0.0.9", "caiwu", first.Code))
	typed := strings.ToLower(strings.ReplaceAll(second.Code, "-", " "))
	s, err := h.in("caiwu", typed, "")
	if err != nil || !s.MustChange {
		t.Fatal(s, err)
	}
	if s := h.must("caiwu"); s.MustChange { // the password still stands
		t.Errorf("%+v", s)
	}
	third, err := h.IssueCode(ctx, security, caiwu)
	if err != nil {
		t.Fatal(err)
	}
	h.now = third.Until
	_, err = h.in("caiwu", third.Code, "")
	h.wants("sign-in", err)
}

func TestTelephone(t *testing.T) {
	h := sampleHouse(t)
	p := h.who(h.must("caiwu").Token)
	shared, err := h.EnrolTOTP(ctx, p)
	if err != nil || len(shared.PNG) == 0 || !strings.HasPrefix(shared.URL, "otpauth://totp/") {
		t.Fatal(shared.URL, err)
	}
	code := func(steps int) string {
		c, err := totp.GenerateCode(shared.Secret, h.now.Add(time.Duration(steps)*30*time.Second))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	h.must("caiwu") // not asked for yet
	_, err = h.ConfirmTOTP(ctx, p, code(5))
	h.wants("totp-wrong", err)
	recovery, err := h.ConfirmTOTP(ctx, p, code(0))
	if err != nil || len(recovery) != 10 {
		t.Fatal(recovery, err)
	}
	for i, c := range recovery {
		if slices.Contains(recovery[:i], c) {
			t.Error("the same code twice")
		}
	}
	_, err = h.in("caiwu", password, "")
	h.wants("totp", err)
	_, err = h.in("caiwu", "falsch", code(1))
	h.wants("sign-in", err)
	_, err = h.in("caiwu", password, code(0)) // taken already
	h.wants("totp-wrong", err)
	for _, off := range []int{-2, 2} {
		h.now = h.now.Add(10 * time.Minute)
		_, err = h.in("caiwu", password, code(off))
		h.wants("totp-wrong", err)
	}
	for _, off := range []int{-1, 1, 0} {
		h.now = h.now.Add(10 * time.Minute)
		c := code(off)
		if _, err = h.in("caiwu", password, c[:3]+" "+c[3:]); err != nil {
			t.Errorf("%d: %v", off, err)
		}
		_, err = h.in("caiwu", password, c)
		h.wants("totp-wrong", err)
	}
	h.now = h.now.Add(10 * time.Minute)
	for range 5 {
		_, err = h.in("caiwu", password, "000000")
		h.wants("totp-wrong", err)
	}
	_, err = h.in("caiwu", password, code(0))
	h.wants("locked", err)
}

func TestRecoveryCodes(t *testing.T) {
	h := sampleHouse(t)
	p := h.who(h.must("caiwu").Token)
	shared, err := h.EnrolTOTP(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	code, _ := totp.GenerateCode(shared.Secret, h.now)
	recovery, err := h.ConfirmTOTP(ctx, p, code)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = h.in("caiwu", password, strings.ToLower(recovery[3])); err != nil {
		t.Error(err)
	}
	_, err = h.in("caiwu", password, recovery[3])
	h.wants("totp-wrong", err)
	s, err := h.in("caiwu", password, recovery[0])
	if err != nil {
		t.Fatal(err)
	}
	if has, left, err := h.HasTOTP(ctx, p); !has || left != 8 || err != nil {
		t.Errorf("%v %d %v", has, left, err)
	}
	_, err = h.EnrolTOTP(ctx, h.who(s.Token))
	h.wants("totp-there", err)
	h.wants("reason", h.DropTOTP(ctx, h.who(s.Token), p.ID, ""))
	h.wants("right", h.DropTOTP(ctx, h.who(h.must("xitong").Token), p.ID, "丢了"))
	h.wants("", nilOr(h.DropTOTP(ctx, h.who(h.must("anquan").Token), p.ID, "手机丢失，本人书面申请")))
	_, err = h.Who(ctx, s.Token)
	h.wants("session", err)
	h.must("caiwu")
}

// The same code of a telephone, sent at once, begins one session.
func TestACodeIsTakenOnce(t *testing.T) {
	h := sampleHouse(t)
	p := h.who(h.must("caiwu").Token)
	shared, err := h.EnrolTOTP(ctx, p)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := totp.GenerateCode(shared.Secret, h.now)
	if _, err := h.ConfirmTOTP(ctx, p, first); err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(time.Minute)
	code, _ := totp.GenerateCode(shared.Secret, h.now)
	done := make(chan error, 4)
	for range 4 {
		go func() { _, err := h.in("caiwu", password, code); done <- err }()
	}
	in := 0
	for range 4 {
		if err := <-done; err == nil {
			in++
		}
	}
	if in != 1 {
		t.Errorf("%d sessions by one code", in)
	}
}

// Where the last security administrator has lost password and telephone, the
// machine itself helps, and the log says so.
func TestRescue(t *testing.T) {
	h := sampleHouse(t)
	s := h.must("anquan")
	for _, account := range []string{"caiwu", "nobody", ""} {
		_, err := h.Rescue(ctx, account)
		h.wants("person-unknown", err)
	}
	shared, err := h.EnrolTOTP(ctx, h.who(s.Token))
	if err != nil {
		t.Fatal(err)
	}
	code, _ := totp.GenerateCode(shared.Secret, h.now)
	if _, err := h.ConfirmTOTP(ctx, h.who(s.Token), code); err != nil {
		t.Fatal(err)
	}
	issued, err := h.Rescue(ctx, "ANQUAN")
	if err != nil {
		t.Fatal(err)
	}
	if s, err = h.in("anquan", issued.Code, ""); err != nil || !s.MustChange {
		t.Fatal(s, err)
	}
	log, err := h.HouseLog(ctx, h.as("rizhi"), 0, 100)
	if err != nil || !slices.ContainsFunc(log, func(a store.Act) bool { return a.Kind == "紧急口令" && a.Detail == "sample-anquan" }) {
		t.Errorf("%+v %v", log, err)
	}
}
