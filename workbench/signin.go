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

// Credentials (登录凭据) are what somebody signs in with.
type Credentials struct {
	Account  string
	Password string // or the one-time code from the paper
	Code     string // six figures of the telephone, or a recovery code; where they are asked for
	Address  string // from which the request came
}

// Kinds of secrets.
const (
	kindPassword = "口令"    // number 0 is the one that stands, the others came before
	kindCode     = "一次性口令" // on paper
	kindTOTP     = "验证器"   // the secret; until it is confirmed it stands under kindNew
	kindNew      = "新验证器"
	kindStep     = "验证器用到" // the last thirty seconds of which a code was taken
	kindRecovery = "恢复码"   // several
)

// proofs are what is kept of a person to prove themselves by.
type proofs []store.Secret

// of returns the first secret of a kind; its value is empty where there is none.
func (p proofs) of(kind string) store.Secret {
	for _, x := range p {
		if x.Kind == kind {
			return x
		}
	}
	return store.Secret{}
}

// proofsOf reads what is kept of a person.
func (b *Bench) proofsOf(ctx context.Context, person string) (all proofs, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		all, err = tx.Secrets(person)
		return err
	})
	return all, err
}

// SignIn begins a session. It is Forbidden, with the code
//
//	sign-in     account or password are not right: which is not told
//	totp        the password is right and the code of the telephone is still asked for
//	totp-wrong  and that is not right, or was taken before
//	locked      too many failures; the sentence says for how long
//
// and a Conflict of the code busy where too many sign in at once. An unknown
// account costs the same work and gives the same answer as a wrong password.
func (b *Bench) SignIn(ctx context.Context, c Credentials) (Session, error) {
	h, err := b.House(ctx)
	if err != nil {
		return Session{}, err
	}
	account := asAccount(c.Account)
	c.Address = addressOf(c.Address)
	m := h.account[account]
	if m == nil || account == "" {
		m = &Member{}
	}
	t := try{account: account, address: c.Address, person: m.ID, settings: h.Settings}
	if err := b.begin(ctx, &t); err != nil {
		return Session{}, err
	}
	pass, err := b.prove(ctx, m.ID, c)
	switch {
	case err != nil:
		return Session{}, b.giveUp(ctx, t, err)
	case m.ID == "" || m.Closed != "" || !pass.first:
		return Session{}, b.fail(ctx, t, fault.New(fault.Forbidden, fault.Place{}, "sign-in", "账号或口令不对；大小写和输入法请再看一下，忘了口令请找安全管理员"))
	case pass.totp && !pass.second && strings.TrimSpace(c.Code) == "":
		return Session{}, b.giveUp(ctx, t, fault.New(fault.Forbidden, fault.Place{}, "totp", "口令对了，还要手机验证器上的六位数字；手机不在身边，请填恢复码"))
	case pass.totp && !pass.second:
		return Session{}, b.fail(ctx, t, fault.New(fault.Forbidden, fault.Place{}, "totp-wrong", "验证码不对，或者已经用过；请等下一个六位数字，手机的时间要准"))
	}
	return b.enter(ctx, h, m, t, pass)
}

// A pass says how somebody proved themselves.
type pass struct {
	first    bool // by password or code on paper
	code     bool // by the code on paper, which is used up by it
	totp     bool // a telephone is asked for as well
	second   bool // and its code, or a recovery code, is right
	step     int64
	recovery int64     // number of the recovery code; -1 where it was not one
	hash     string    // of the password as it stood
	set      time.Time // when it was set
}

// mostTyped bounds what is hashed, in bytes; no password is as long.
const mostTyped = 1024

// prove checks what somebody signs in with. It always hashes once.
func (b *Bench) prove(ctx context.Context, person string, c Credentials) (p pass, err error) {
	p.recovery = -1
	all, err := b.proofsOf(ctx, person)
	if err != nil {
		return p, err
	}
	kept := all.of(kindPassword)
	p.hash, p.set = kept.Value, kept.Time
	if len(c.Password) > mostTyped {
		c.Password = ""
	}
	if p.first, err = b.hasher.Check(ctx, kept.Value, c.Password); err != nil {
		return p, err
	}
	if paper := all.of(kindCode); paper.Value != "" && b.now().Before(paper.Until) && paper.Value == secret.CodeHash(c.Password) {
		p.first, p.code = true, true
	}
	shared := all.of(kindTOTP)
	if p.totp = shared.Value != ""; !p.totp {
		return p, nil
	}
	if p.step, p.second = secret.CheckTOTP(shared.Value, c.Code, b.now(), all.of(kindStep).Number); p.second {
		return p, nil
	}
	if hash := secret.CodeHash(c.Code); hash != "" {
		for _, x := range all {
			if x.Kind == kindRecovery && x.Value == hash {
				p.second, p.recovery = true, x.Number
			}
		}
	}
	return p, nil
}

// enter begins the session of somebody who has proved themselves. What may be used
// once is used up in the same transaction.
func (b *Bench) enter(ctx context.Context, h *House, m *Member, t try, p pass) (Session, error) {
	token, err := secret.NewToken(b.random)
	if err != nil {
		return Session{}, err
	}
	now := b.now().UTC().Truncate(time.Second)
	out := Session{Token: token, Person: h.on(m, dayOf(now)), Expires: now.Add(h.Settings.Longest)}
	age := h.Settings.Policy.Age()
	out.MustChange = p.code || age > 0 && now.Sub(p.set) >= age
	out.Person.asOf = h.Act
	if out.Person.MustChange = out.MustChange; out.MustChange {
		out.Person.Posts = nil
	}
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		if err := b.useUp(tx, m.ID, p, now); err != nil {
			return err
		}
		if err := t.succeed(tx); err != nil {
			return err
		}
		if err := tx.Know(m.ID, t.address, now, now.Add(-known)); err != nil {
			return err
		}
		if err := tx.ForgetSessions(now); err != nil {
			return err
		}
		if err := tx.BeginSession(store.Session{Token: secret.TokenHash(token), Person: m.ID, Address: t.address,
			Began: now, Used: now, Until: out.Expires, Change: out.MustChange}); err != nil {
			return err
		}
		return b.record(tx, m.ID, "登录", t.address)
	})
	return out, err
}

// useUp uses up what may be used once, and refuses what another request has used
// meanwhile, or a password that was changed meanwhile.
func (b *Bench) useUp(tx *store.Tx, person string, p pass, now time.Time) error {
	gone := fault.New(fault.Forbidden, fault.Place{}, "sign-in", "这个口令或验证码刚刚已经用过或者改过；请重新登录")
	rows, err := tx.Secrets(person)
	if err != nil {
		return err
	}
	all := proofs(rows)
	if h, err := b.houseIn(tx); err != nil || h.members[person] == nil || h.members[person].Closed != "" {
		return orElse(err, gone)
	}
	switch {
	case p.code:
		if was, err := tx.DropSecret(person, kindCode, 0); err != nil || !was {
			return orElse(err, gone)
		}
	case all.of(kindPassword).Value != p.hash:
		return gone
	}
	switch {
	case !p.totp:
		if all.of(kindTOTP).Value != "" {
			return gone
		}
		return nil
	case p.recovery >= 0:
		if was, err := tx.DropSecret(person, kindRecovery, p.recovery); err != nil || !was {
			return orElse(err, gone)
		}
		return nil
	case all.of(kindStep).Number >= p.step:
		return gone
	}
	if err := tx.DropSecrets(person, kindStep); err != nil {
		return err
	}
	return tx.PutSecret(store.Secret{Person: person, Kind: kindStep, Number: p.step, Time: now})
}

// addressOf is an address as it is kept: a short text of plain characters.
func addressOf(s string) string {
	return fault.Clip(strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' {
			return -1
		}
		return r
	}, s))
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// aboutOf are the words that anybody would try as a person's password.
func (h *House) aboutOf(m *Member) []string {
	out := []string{m.Account, m.Name}
	for _, q := range m.Posts {
		if u := h.units[q.Unit]; u != nil {
			for _, y := range u.Years {
				out = append(out, y.Name, y.Code)
			}
		}
	}
	if slices.ContainsFunc(m.Posts, func(q Post) bool { return q.Role.Administers() }) { // whose posts are at no unit
		for _, u := range h.units {
			for _, y := range u.Years {
				out = append(out, y.Name, y.Code)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
