package workbench

import (
	"context"
	"slices"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// A Scope (范围) is what a program may do with a token, never more than whom it acts
// for may do themselves: each deed is asked of their posts as they are then.
type Scope string

// The scopes. Each holds nothing of the others.
const (
	Reads Scope = "查看"
	Fills Scope = "填报" // what people type in
	Steps Scope = "办理" // from stage to stage
)

// Scopes lists them in their order.
var Scopes = []Scope{Reads, Fills, Steps}

// Bounds of tokens.
const (
	mostTokenDays = 365
	mostTokens    = 20 // of one person
)

// tokenPrefix is what every token begins with, so that one that was left somewhere can
// be found.
const tokenPrefix = "jiheng_"

// A NewToken is a token that a person asks for.
type NewToken struct {
	Name     string // what it is for
	Scopes   []Scope
	Days     int    // that it stands, at most a year
	Password string // of the person, asked again
}

// An OpenToken (令牌) is one of a person's tokens, as lists show it.
type OpenToken struct {
	ID      string // of the token; not what it is proven with
	Person  string // ID
	Name    string
	Scopes  []Scope
	Made    time.Time
	Used    time.Time // zero where it never was
	Address string    // that it was used from last
	Until   time.Time
}

// GiveToken makes a token by which a program acts for a person, and returns it: it is
// shown once and kept as a hash. Administrators have none, since what they do is done
// by people; a wrong password is Forbidden, of the code password-old, and counts as a
// failure to sign in.
func (b *Bench) GiveToken(ctx context.Context, who Person, n NewToken) (string, error) {
	if err := n.check(who); err != nil {
		return "", err
	}
	h, m, all, err := b.proving(ctx, who)
	if err != nil {
		return "", err
	}
	if err := b.proveAgain(ctx, h, m, "发令牌", all.of(kindPassword).Value, n.Password); err != nil {
		return "", err
	}
	return b.keepToken(ctx, who, n)
}

// keepToken makes and keeps a token.
func (b *Bench) keepToken(ctx context.Context, who Person, n NewToken) (string, error) {
	token, err := secret.NewToken(b.random)
	if err != nil {
		return "", err
	}
	token = tokenPrefix + token
	now := b.now().UTC().Truncate(time.Second)
	t := store.Token{Token: secret.TokenHash(token), Person: who.ID, Name: strings.TrimSpace(n.Name), Scope: joinScopes(n.Scopes),
		Made: now, Until: now.AddDate(0, 0, n.Days)}
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		if err := b.stillHolds(tx, who); err != nil {
			return err
		}
		all, err := tx.TokensOf(who.ID)
		if err != nil {
			return err
		}
		if len(b.standing(all)) >= mostTokens {
			return fault.New(fault.Conflict, fault.Place{}, "token-many", "您已经有%d个令牌，不能再发；请先收回不用的", mostTokens)
		}
		if err := tx.KeepToken(t); err != nil {
			return err
		}
		return b.record(tx, who.ID, "发令牌", t.Name+"："+t.Scope+"，到"+dayOf(t.Until))
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// check refuses a token that cannot be given to a person.
func (n NewToken) check(who Person) error {
	if err := words("令牌的用途", n.Name, 40); err != nil {
		return err
	}
	switch {
	case len(n.Scopes) == 0 || slices.ContainsFunc(n.Scopes, func(s Scope) bool { return !slices.Contains(Scopes, s) }):
		return fault.Bad(fault.Place{}, "token-scope", "请选令牌能办什么：%s", joinScopes(Scopes))
	case n.Days < 1 || n.Days > mostTokenDays:
		return fault.Bad(fault.Place{}, "token-days", "令牌的有效期要在1天到%d天之间", mostTokenDays)
	case !who.MayToken():
		return fault.New(fault.Forbidden, fault.Place{}, "token-admin", "管理员的事由人来办，不发令牌")
	}
	return nil
}

// MayToken reports whether a person may have tokens: administrators may not.
func (p Person) MayToken() bool {
	return !slices.ContainsFunc(p.Posts, func(q Post) bool { return q.Role.Administers() })
}

// Tokens lists a person's own tokens that stand, the newest first.
func (b *Bench) Tokens(ctx context.Context, who Person) (out []OpenToken, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.TokensOf(who.ID)
		out = b.standing(all)
		return err
	})
	return out, err
}

// TokensOfAll lists everybody's tokens that stand, by person, to whoever may end
// their sessions.
func (b *Bench) TokensOfAll(ctx context.Context, who Person) (out []OpenToken, err error) {
	if _, err := who.mayHouse(EndOthers); err != nil {
		return nil, err
	}
	err = b.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.Tokens()
		out = b.standing(all)
		return err
	})
	return out, err
}

// standing are the tokens that have not ended.
func (b *Bench) standing(all []store.Token) []OpenToken {
	var out []OpenToken
	for _, t := range all {
		if b.now().Before(t.Until) {
			out = append(out, OpenToken{ID: tokenID(t), Person: t.Person, Name: t.Name, Scopes: splitScopes(t.Scope),
				Made: t.Made, Used: t.Used, Address: t.Address, Until: t.Until})
		}
	}
	return out
}

// TakeToken takes one of a person's own tokens back, by its ID; programs that have it
// are refused at once. One that is not theirs is NotFound.
func (b *Bench) TakeToken(ctx context.Context, who Person, id string) error {
	return b.store.Update(ctx, func(tx *store.Tx) error {
		all, err := tx.TokensOf(who.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(t store.Token) bool { return tokenID(t) == id })
		if i < 0 {
			return fault.New(fault.NotFound, fault.Place{}, "token-unknown", "没有这个令牌，或者已经收回")
		}
		if err := tx.DropToken(all[i].Token); err != nil {
			return err
		}
		return b.record(tx, who.ID, "收令牌", all[i].Name)
	})
}

// A Bearer (持令牌者) is a program that acts for a person.
type Bearer struct {
	Person Person // with the posts that they hold now
	Name   string // of the token
	Scopes []Scope
}

// May reports whether a scope was given.
func (r Bearer) May(s Scope) bool { return slices.Contains(r.Scopes, s) }

// Bear returns whom a token stands for, and notes that it is in use and from where.
// One that is not there, has ended, or whose person is gone is Forbidden, of the code
// token.
func (b *Bench) Bear(ctx context.Context, token, address string) (Bearer, error) {
	var out Bearer
	var t store.Token
	now := b.now().UTC().Truncate(time.Second)
	err := b.store.View(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		var ok bool
		if t, ok, err = tx.Token(secret.TokenHash(token)); err != nil {
			return err
		}
		m := h.members[t.Person]
		if !ok || m == nil || m.Closed != "" || !now.Before(t.Until) {
			return fault.New(fault.Forbidden, fault.Place{}, "token", "令牌不对、已经收回或者到期；请本人在“我的账号”里重新发一个")
		}
		out = Bearer{Person: h.on(m, dayOf(now)), Name: t.Name, Scopes: splitScopes(t.Scope)}
		out.Person.asOf = h.Act
		return nil
	})
	if err != nil || now.Sub(t.Used) < noted && t.Address == address {
		return out, err
	}
	return out, b.store.Update(ctx, func(tx *store.Tx) error { return tx.UseToken(t.Token, address, now) })
}

// tokenID names a token in lists: enough of its hash to tell it from others.
func tokenID(t store.Token) string { return t.Token[:16] }

func joinScopes(all []Scope) string {
	var out []string
	for _, s := range Scopes {
		if slices.Contains(all, s) {
			out = append(out, string(s))
		}
	}
	return strings.Join(out, "、")
}

func splitScopes(s string) []Scope {
	var out []Scope
	for _, x := range strings.Split(s, "、") {
		out = append(out, Scope(x))
	}
	return out
}
