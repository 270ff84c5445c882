package workbench_test

import (
	"strings"
	"testing"
	"time"

	"jiheng/secret"
	"jiheng/store"
	"jiheng/workbench"
)

// TestTokens: a token stands for its person until its day, is kept as a hash, tells when
// and where it was last used, and may be taken back.
func TestTokens(t *testing.T) {
	h := sampleHouse(t)
	p := h.who(h.must("caiwu").Token)
	ask := workbench.NewToken{Name: "报表程序", Scopes: []workbench.Scope{workbench.Reads, workbench.Fills}, Days: 30, Password: password}
	for code, change := range map[string]func(*workbench.NewToken){
		"empty":        func(n *workbench.NewToken) { n.Name = " " },
		"long":         func(n *workbench.NewToken) { n.Name = strings.Repeat("长", 41) },
		"token-scope":  func(n *workbench.NewToken) { n.Scopes = []workbench.Scope{"全部"} },
		"token-days":   func(n *workbench.NewToken) { n.Days = 366 },
		"password-old": func(n *workbench.NewToken) { n.Password = "falsch" },
	} {
		n := ask
		change(&n)
		_, err := h.GiveToken(ctx, p, n)
		h.wants(code, err)
	}
	token, err := h.GiveToken(ctx, p, ask)
	if err != nil || !strings.HasPrefix(token, "jiheng_") || len(token) < 40 {
		t.Fatalf("%q, %v", token, err)
	}
	own := h.tokens(p)
	if len(own) != 1 || own[0].Name != "报表程序" || !own[0].Used.IsZero() || own[0].Address != "" || own[0].Until.Sub(own[0].Made) != 30*24*time.Hour {
		t.Errorf("it is listed as %+v", own)
	}
	b, err := h.Bear(ctx, token, "10.0.0.7")
	if err != nil || b.Person.ID != p.ID || len(b.Person.Posts) != len(p.Posts) || !b.May(workbench.Fills) || b.May(workbench.Steps) {
		t.Errorf("it stands for %+v, %v", b, err)
	}
	if own = h.tokens(p); own[0].Used.IsZero() || own[0].Address != "10.0.0.7" {
		t.Errorf("its use is listed as %+v", own[0])
	}
	for _, wrong := range []string{"", token + "a", strings.TrimPrefix(token, "jiheng_"), secret.TokenHash(token)} {
		_, err := h.Bear(ctx, wrong, "10.0.0.7")
		h.wants("token", err)
	}
	h.wants("token-unknown", h.TakeToken(ctx, h.who(h.must("lingdao").Token), own[0].ID))
	h.wants("", nilOr(h.TakeToken(ctx, p, own[0].ID)))
	_, err = h.Bear(ctx, token, "10.0.0.7")
	h.wants("token", err)
	h.wants("token-unknown", h.TakeToken(ctx, p, own[0].ID))
}

// tokens are a person's own.
func (h *house) tokens(p workbench.Person) []workbench.OpenToken {
	h.t.Helper()
	out, err := h.Tokens(ctx, p)
	if err != nil {
		h.t.Fatal(err)
	}
	return out
}

// TestTokensEnd: what ends all sessions of a person, ends their tokens: time, another
// password, other posts, a telephone, the security administrator, closing.
func TestTokensEnd(t *testing.T) {
	for name, end := range map[string]func(h *house, p workbench.Person){
		"time": func(h *house, _ workbench.Person) { h.now = h.now.AddDate(0, 0, 30) },
		"password": func(h *house, p workbench.Person) {
			h.wants("", nilOr(h.SetPassword(ctx, p, password, "Gut-8-Genug-xyq")))
		},
		"posts": func(h *house, p workbench.Person) {
			h.wants("", nilOr(h.ChangePosts(ctx, h.who(h.must("anquan").Token), workbench.Posting{Person: p.ID, Posts: p.Posts, Reason: "岗位调整"})))
		},
		"administrator": func(h *house, p workbench.Person) {
			h.wants("", nilOr(h.EndSessions(ctx, h.who(h.must("anquan").Token), p.ID)))
		},
		"closing": func(h *house, p workbench.Person) {
			_, err := h.ClosePerson(ctx, h.who(h.must("xitong").Token), p.ID, "调离", true)
			h.wants("", nilOr(err))
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := sampleHouse(t)
			p := h.who(h.must("caiwu").Token)
			token, err := h.GiveToken(ctx, p, workbench.NewToken{Name: "程序", Scopes: workbench.Scopes, Days: 30, Password: password})
			if err != nil {
				t.Fatal(err)
			}
			end(h, p)
			_, err = h.Bear(ctx, token, "")
			h.wants("token", err)
		})
	}
}

// TestTokensAreBounded: administrators have none, one person at most twenty; the log has
// what was given and taken, and no token.
func TestTokensAreBounded(t *testing.T) {
	h := sampleHouse(t)
	ask := workbench.NewToken{Name: "程序", Scopes: workbench.Scopes, Days: 365, Password: password}
	for _, account := range []string{"anquan", "xitong", "rizhi"} {
		_, err := h.GiveToken(ctx, h.who(h.must(account).Token), ask)
		h.wants("token-admin", err)
	}
	p := h.who(h.must("caiwu").Token)
	var last string
	for range 20 {
		var err error
		if last, err = h.GiveToken(ctx, p, ask); err != nil {
			t.Fatal(err)
		}
	}
	_, err := h.GiveToken(ctx, p, ask)
	h.wants("token-many", err)
	h.wants("", nilOr(h.TakeToken(ctx, p, h.tokens(p)[0].ID)))
	all, err := h.TokensOfAll(ctx, h.who(h.must("anquan").Token))
	if err != nil || len(all) != 19 {
		t.Errorf("the security administrator sees %d, %v", len(all), err)
	}
	if _, err := h.TokensOfAll(ctx, p); err == nil {
		t.Error("a clerk sees everybody's")
	}
	var acts []store.Act
	if err := h.store.View(ctx, func(tx *store.Tx) (err error) {
		acts, err = tx.Acts(store.House, 0, 500)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	given, taken := 0, 0
	for _, a := range acts {
		switch a.Kind {
		case "发令牌":
			given++
		case "收令牌":
			taken++
		}
		if strings.Contains(a.Detail+a.Reason, last) || strings.Contains(a.Detail+a.Reason, secret.TokenHash(last)) {
			t.Errorf("the log has the token: %+v", a)
		}
	}
	if given != 20 || taken != 1 {
		t.Errorf("the log has %d given and %d taken", given, taken)
	}
}
