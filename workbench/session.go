package workbench

import (
	"context"
	"time"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// A Session (会话) is somebody signed in. The token is known to them alone: what
// is kept is its hash.
type Session struct {
	Token      string
	Person     Person
	Expires    time.Time // at the latest
	MustChange bool      // the password has to be changed before anything else
}

// noted is how often it is noted that a session is in use.
const noted = time.Minute

// Who returns the person of a session, with the posts that they hold now, and
// keeps the session from ending. One that is not there, has ended, or whose person
// is gone is Forbidden, of the code session.
func (b *Bench) Who(ctx context.Context, token string) (Person, error) {
	x, house, ok, err := b.store.SessionNow(ctx, secret.TokenHash(token))
	if err != nil {
		return Person{}, err
	}
	if !ok {
		return Person{}, noSession()
	}
	h := b.keptHouse()
	if h == nil || h.Act < house {
		if h, err = b.House(ctx); err != nil {
			return Person{}, err
		}
	}
	now := b.now()
	m := h.members[x.Person]
	if m == nil || m.Closed != "" || !now.Before(x.Until) || now.Sub(x.Used) >= h.Settings.Idle || x.Used.Sub(now) > h.Settings.Idle {
		return Person{}, noSession()
	}
	if now.Sub(x.Used) >= noted {
		if err := b.store.Update(ctx, func(tx *store.Tx) error { return tx.UseSession(x.Token, now) }); err != nil {
			return Person{}, err
		}
	}
	p := h.on(m, dayOf(now))
	p.asOf = h.Act
	if p.MustChange = x.Change; x.Change {
		p.Posts = nil
	}
	return p, nil
}

func noSession() error {
	return fault.New(fault.Forbidden, fault.Place{}, "session", "您还没有登录，或者登录已经结束；请登录后接着办，填过的内容都在")
}

// SignOut ends a session, if there is one.
func (b *Bench) SignOut(ctx context.Context, token string) error {
	return b.store.Update(ctx, func(tx *store.Tx) error {
		x, ok, err := tx.Session(secret.TokenHash(token))
		if err != nil || !ok {
			return err
		}
		if err := tx.EndSession(x.Token); err != nil {
			return err
		}
		return b.record(tx, x.Person, "退出", x.Address)
	})
}

// An OpenSession (登录处) is one of a person's sessions, as they see it in a list.
type OpenSession struct {
	Person      string // ID
	Address     string
	Began, Used time.Time
	Mine        bool // the one that asks
}

// Sessions lists a person's own sessions, the newest first; token is that of the
// one that asks.
func (b *Bench) Sessions(ctx context.Context, who Person, token string) ([]OpenSession, error) {
	var out []OpenSession
	err := b.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.SessionsOf(who.ID)
		out = b.running(all, token)
		return err
	})
	return out, err
}

// EndSessions ends all sessions of a person: one's own, or as the security
// administrator those of another.
func (b *Bench) EndSessions(ctx context.Context, who Person, person string) error {
	return b.store.Update(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		if who, err = h.again(who); err != nil {
			return err
		}
		var by Post
		if who.ID != person {
			if by, err = who.mayHouse(EndOthers); err != nil {
				return err
			}
		}
		if _, err := h.Member(person); err != nil {
			return err
		}
		n, err := tx.EndSessions(person)
		if err != nil || n == 0 {
			return err
		}
		a := who.act(b.now(), store.House, "结束会话", by)
		a.Detail = person
		_, err = tx.Append(a, nil)
		return err
	})
}

// record keeps in the log that a person did something at the house by which no
// entry became another.
func (b *Bench) record(tx *store.Tx, person, kind, detail string) error {
	_, err := tx.Append(store.Act{Tree: store.House, Person: person, Kind: kind, Detail: detail, Time: b.now()}, nil)
	return err
}
