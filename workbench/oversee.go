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

// Oversee returns the house to an administrator: people with all their posts, units,
// entries that could not be read. Nothing of the business stands in it.
func (b *Bench) Oversee(ctx context.Context, who Person) (*House, error) {
	if _, err := who.mayHouse(SeePeople); err != nil {
		return nil, err
	}
	return b.House(ctx)
}

// SettingsFor returns the settings to whoever may change them.
func (b *Bench) SettingsFor(ctx context.Context, who Person) (Settings, error) {
	if _, err := who.mayHouse(ChangeRules); err != nil {
		return Settings{}, err
	}
	h, err := b.House(ctx)
	if err != nil {
		return Settings{}, err
	}
	return h.Settings, nil
}

// YearsOpened lists the years that are open of every unit, by the unit's ID, the
// newest first, to administrators.
func (b *Bench) YearsOpened(ctx context.Context, who Person) (map[string][]int, error) {
	if _, err := who.mayHouse(SeePeople); err != nil {
		return nil, err
	}
	out := map[string][]int{}
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.Years()
		for _, y := range all {
			out[y.Unit] = append(out[y.Unit], y.Year)
		}
		return err
	})
}

// DutiesBefore lists what a person alone can do, to whoever may close their account.
func (b *Bench) DutiesBefore(ctx context.Context, who Person, person string) ([]Duty, error) {
	if _, err := who.mayHouse(ClosePeople); err != nil {
		return nil, err
	}
	return b.DutiesOf(ctx, person)
}

// An Access (登录方式) is how a person can sign in, and where they have.
type Access struct {
	Password time.Time     // when it was set; zero where there is none
	Code     time.Time     // until when a one-time code stands; zero where there is none
	TOTP     bool          // a telephone is asked for
	Sessions []OpenSession // the newest first
	Tokens   []OpenToken
}

// AccessOf tells how a person can sign in to whoever gives out codes. No secret is
// told.
func (b *Bench) AccessOf(ctx context.Context, who Person, person string) (Access, error) {
	var out Access
	if _, err := who.mayHouse(GiveCodes); err != nil {
		return out, err
	}
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Secrets(person)
		if err != nil {
			return err
		}
		all := proofs(rows)
		out = Access{Password: all.of(kindPassword).Time, TOTP: all.of(kindTOTP).Value != ""}
		if code := all.of(kindCode); b.now().Before(code.Until) {
			out.Code = code.Until
		}
		sessions, err := tx.SessionsOf(person)
		if err != nil {
			return err
		}
		out.Sessions = b.running(sessions, "")
		tokens, err := tx.TokensOf(person)
		out.Tokens = b.standing(tokens)
		return err
	})
}

// running are the sessions that have not ended; token is that of the one that asks.
func (b *Bench) running(all []store.Session, token string) []OpenSession {
	var out []OpenSession
	for _, x := range all {
		if b.now().Before(x.Until) {
			out = append(out, OpenSession{Person: x.Person, Address: x.Address, Began: x.Began, Used: x.Used,
				Mine: token != "" && x.Token == secret.TokenHash(token)})
		}
	}
	return out
}

// SessionsOfAll lists everybody's sessions, those used last first, to whoever may
// end them.
func (b *Bench) SessionsOfAll(ctx context.Context, who Person, token string) ([]OpenSession, error) {
	if _, err := who.mayHouse(EndOthers); err != nil {
		return nil, err
	}
	var out []OpenSession
	err := b.store.View(ctx, func(tx *store.Tx) error {
		all, err := tx.Sessions()
		out = b.running(all, token)
		return err
	})
	slices.SortStableFunc(out, func(a, b OpenSession) int { return b.Used.Compare(a.Used) })
	return out, err
}

// EndElsewhere ends a person's own sessions but the one that asks, whose token is
// given, and returns how many they were.
func (b *Bench) EndElsewhere(ctx context.Context, who Person, token string) (n int, err error) {
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		n = 0
		all, err := tx.SessionsOf(who.ID)
		if err != nil {
			return err
		}
		for _, x := range all {
			if x.Token == secret.TokenHash(token) {
				continue
			}
			if err := tx.EndSession(x.Token); err != nil {
				return err
			}
			n++
		}
		if n == 0 {
			return nil
		}
		return b.record(tx, who.ID, "结束会话", "本人在别处的")
	})
	return n, err
}

// ByAccount returns the person of an account, in whichever width and case it was
// typed; one that is not there is NotFound.
func (h *House) ByAccount(account string) (*Member, error) {
	if m := h.account[asAccount(account)]; m != nil {
		return m, nil
	}
	return nil, fault.New(fault.NotFound, fault.Place{}, "person-unknown", "没有账号为“%s”的人员；请核对账号", fault.Clip(strings.TrimSpace(account)))
}

// Holds reports whether a post of a person is in force on a day, 2025-01-06: begun,
// not ended, the account open, and where they stand in for somebody, that one's own.
func (h *House) Holds(m *Member, q Post, day string) bool {
	return m.Closed == "" && q.holds(day) && (q.For == "" || h.members[q.For].owns(q, day))
}
