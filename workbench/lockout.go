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
}

// How many failures are taken besides those of one account from one address, each
// within the time for which an account is refused.
const (
	unknownTries = 10 // at an account, from all addresses from which its person has never signed in
	addressTries = 60 // from an address, at all accounts
)

// known is how long an address from which somebody signed in is remembered.
const known = 180 * 24 * time.Hour

// counts are the counts that a try falls under, with how many failures each takes.
// Those of addresses that a person has not used before never keep them out where
// they have.
func (t try) counts(tries int) (at []store.Failures, most []int) {
	at, most = append(at, store.Failures{Account: t.account, Address: t.address}), append(most, tries)
	if !t.known && !t.alone {
		at, most = append(at, store.Failures{Account: t.account}, store.Failures{Address: t.address}), append(most, unknownTries, addressTries)
	}
	return at, most
}

// begin counts a try as a failure until it has succeeded, so that no number of
// requests at once gets more than the failures that are taken. One that is refused
// is not counted: what is refused ends by itself.
func (b *Bench) begin(ctx context.Context, h *House, t *try) error {
	now := b.now().UTC().Truncate(time.Second)
	s := h.Settings
	return b.store.Update(ctx, func(tx *store.Tx) (err error) {
		if t.known, err = tx.Knows(t.person, t.address); err != nil {
			return err
		}
		at, most := t.counts(s.Tries)
		for i, f := range at {
			if at[i], err = tx.Failures(f.Account, f.Address); err != nil {
				return err
			}
			if left := at[i].Until.Sub(now); left > 0 {
				return locked(left)
			}
			if at[i].Until.After(time.Time{}) || now.Sub(at[i].Time) >= s.LockedFor {
				at[i].Count, at[i].Until = 0, time.Time{}
			}
		}
		full := false
		for i, f := range at {
			f.Count, f.Time = f.Count+1, now
			if f.Count >= int64(most[i]) {
				f.Until, full = now.Add(s.LockedFor), true
			}
			if err := tx.PutFailures(f); err != nil {
				return err
			}
		}
		if full && t.person != "" {
			if err := b.record(tx, t.person, "登录受限", t.address); err != nil {
				return err
			}
		}
		return tx.ForgetFailures(now.Add(-2 * s.LockedFor))
	})
}

// succeed takes a try out of the counts again: the failures of this account from
// this address are forgotten, the others stand.
func (t try) succeed(tx *store.Tx, now time.Time) error {
	at, most := t.counts(0)
	for i, f := range at {
		f, err := tx.Failures(f.Account, f.Address)
		if err != nil {
			return err
		}
		f.Count = max(0, f.Count-1)
		if i == 0 {
			f.Count = 0
		}
		if i == 0 || f.Count < int64(most[i]) {
			f.Until = time.Time{}
		}
		if f.Time.IsZero() {
			f.Time = now
		}
		if err := tx.PutFailures(f); err != nil {
			return err
		}
	}
	return nil
}

// give takes a try out of the counts that was neither right nor wrong, and returns
// what is to be said.
func (b *Bench) give(ctx context.Context, t try, say error) error {
	if err := b.store.Update(ctx, func(tx *store.Tx) error { return t.undo(tx) }); err != nil {
		return err
	}
	return say
}

// undo takes one try back from each count.
func (t try) undo(tx *store.Tx) error {
	at, _ := t.counts(0)
	for _, f := range at {
		f, err := tx.Failures(f.Account, f.Address)
		if err != nil {
			return err
		}
		f.Count, f.Until = max(0, f.Count-1), time.Time{}
		if err := tx.PutFailures(f); err != nil {
			return err
		}
	}
	return nil
}

// locked says for how long nobody can sign in.
func locked(left time.Duration) error {
	minutes := int((left + time.Minute - 1) / time.Minute)
	return fault.New(fault.Forbidden, fault.Place{}, "locked", "输错的次数太多，暂停登录，还剩约%d分钟，到时自动恢复；着急的请找安全管理员发一次性口令，或者换到以前登录过的电脑", minutes)
}
