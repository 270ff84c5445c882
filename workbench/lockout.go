package workbench

import (
	"context"
	"time"

	"jiheng/fault"
	"jiheng/store"
)

// A try is one attempt to sign in.
type try struct {
	account, address, person string
	known                    bool // the person has signed in from this address before
	alone                    bool // it is somebody signed in already: it falls under no other count
	settings                 Settings
}

// How many failures are taken besides those of one account from one address, each
// within the time for which an account is refused.
const (
	unknownTries = 10 // at an account, from all addresses from which its person has never signed in
	addressTries = 60 // from an address, at all accounts
)

// known is how long an address from which somebody signed in is remembered.
const known = 180 * 24 * time.Hour

// A tally is one count that a try falls under.
type tally struct {
	store.Failures
	most int64 // failures that are taken
	open bool  // tries whose outcome is not known yet count as well
}

// tallies are the counts that a try falls under. Those of addresses that a person
// has not used before never keep them out where they have. The one of an address
// counts failures alone, so that a crowd behind one address is not kept out.
func (t try) tallies() []tally {
	out := []tally{{store.Failures{Account: t.account, Address: t.address}, int64(t.settings.Tries), true}}
	if t.known || t.alone {
		return out
	}
	return append(out, tally{store.Failures{Account: t.account}, unknownTries, true}, tally{store.Failures{Address: t.address}, addressTries, false})
}

// each reads the counts of a try one after another, and keeps those that a function
// has changed.
func (t try) each(tx *store.Tx, fn func(c *tally) (changed bool, err error)) error {
	for _, c := range t.tallies() {
		f, err := tx.Failures(c.Account, c.Address)
		if err != nil {
			return err
		}
		c.Failures = f
		changed, err := fn(&c)
		if err != nil {
			return err
		}
		if changed {
			if err := tx.PutFailures(c.Failures); err != nil {
				return err
			}
		}
	}
	return nil
}

// begin counts a try before it is looked at, so that no number of requests at once
// gets more than the failures that are taken. One that is refused is not counted:
// what is refused ends by itself. A try that never ends counts as a failure until
// it is forgotten.
func (b *Bench) begin(ctx context.Context, t *try) error {
	now := b.now().UTC().Truncate(time.Second)
	return b.store.Update(ctx, func(tx *store.Tx) (err error) {
		if t.known, err = tx.Knows(t.person, t.address); err != nil {
			return err
		}
		err = t.each(tx, func(c *tally) (bool, error) {
			if left := c.Until.Sub(now); left > 0 {
				return false, locked(left)
			}
			if !c.Until.IsZero() || now.Sub(c.Time) >= t.settings.LockedFor {
				c.Count, c.Until = 0, time.Time{}
			}
			if c.Count >= c.most {
				return false, fault.New(fault.Conflict, fault.Place{}, "busy", "这个账号正有几处在登录，请过一会儿再试；不是您本人的话，请告诉安全管理员")
			}
			if c.open {
				c.Count, c.Time = c.Count+1, now
			}
			return c.open, nil
		})
		if err != nil {
			return err
		}
		return tx.ForgetFailures(now.Add(-2 * t.settings.LockedFor))
	})
}

// fail notes that a try was wrong, after which an account or an address may be
// refused for a time, and returns what is to be said.
func (b *Bench) fail(ctx context.Context, t try, say error) error {
	now := b.now().UTC().Truncate(time.Second)
	err := b.store.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		full := false
		err := t.each(tx, func(c *tally) (bool, error) {
			if !c.open {
				c.Count, c.Time = c.Count+1, now
			}
			if c.Count < c.most || !c.Until.IsZero() {
				return !c.open, nil
			}
			c.Until, full = now.Add(t.settings.LockedFor), true
			return true, nil
		})
		if err != nil || !full || t.person == "" {
			return err
		}
		return b.record(tx, t.person, "登录受限", t.address)
	})
	if err != nil {
		return err
	}
	return say
}

// succeed takes a try out of the counts again: the failures of this account from
// this address are forgotten, the others stand.
func (t try) succeed(tx *store.Tx) error { return t.takeBack(tx, true) }

// giveUp takes a try out of the counts that was neither right nor wrong, and returns
// what is to be said.
func (b *Bench) giveUp(ctx context.Context, t try, say error) error {
	if err := b.store.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error { return t.takeBack(tx, false) }); err != nil {
		return err
	}
	return say
}

// takeBack takes a try out of the counts; right forgets the failures before it.
func (t try) takeBack(tx *store.Tx, right bool) error {
	return t.each(tx, func(c *tally) (bool, error) {
		if !c.open {
			return false, nil
		}
		c.Count = max(0, c.Count-1)
		if right && c.Address != "" {
			c.Count = 0
		}
		if c.Count < c.most {
			c.Until = time.Time{}
		}
		return true, nil
	})
}

// locked says for how long nobody can sign in.
func locked(left time.Duration) error {
	minutes := int((left + time.Minute - 1) / time.Minute)
	return fault.New(fault.Forbidden, fault.Place{}, "locked",
		"输错的次数太多，暂停登录，还剩约%d分钟，到时自动恢复；着急的请找安全管理员发一次性口令，或者换到以前登录过的电脑", minutes)
}
