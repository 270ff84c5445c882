package workbench

import (
	"context"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// A TOTP is what a telephone takes in (手机验证器).
type TOTP = secret.TOTP

// EnrolTOTP makes a secret to be taken into a telephone. It is asked for when
// signing in only after ConfirmTOTP. A person who has one already must drop it
// first, or have it dropped.
func (b *Bench) EnrolTOTP(ctx context.Context, who Person) (secret.TOTP, error) {
	t, err := secret.NewTOTP(b.random, who.Account)
	if err != nil {
		return t, err
	}
	now := b.now().UTC().Truncate(time.Second)
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		rows, err := tx.Secrets(who.ID)
		if err != nil {
			return err
		}
		if proofs(rows).of(kindTOTP).Value != "" {
			return fault.New(fault.Conflict, fault.Place{}, "totp-there", "您已经绑定了验证器；换手机请先解绑，或请安全管理员解绑")
		}
		return tx.PutSecret(store.Secret{Person: who.ID, Kind: kindNew, Value: t.Secret, Time: now, Until: now.Add(time.Hour)})
	})
	return t, err
}

// PendingTOTP returns the secret that a person began to take into their telephone
// and has not confirmed; ok is false where there is none.
func (b *Bench) PendingTOTP(ctx context.Context, who Person) (t secret.TOTP, ok bool, err error) {
	all, err := b.proofsOf(ctx, who.ID)
	if err != nil {
		return t, false, err
	}
	fresh := all.of(kindNew)
	if fresh.Value == "" || !b.now().Before(fresh.Until) {
		return t, false, nil
	}
	t, err = secret.TOTPOf(fresh.Value, who.Account)
	return t, err == nil, err
}

// howManyRecoveryCodes is how many are made at once.
const howManyRecoveryCodes = 10

// ConfirmTOTP takes the first code of the telephone, by which it is seen to be set
// right, and returns the recovery codes, each for one time without the telephone.
// They are shown once. All sessions of the person end, this one too.
func (b *Bench) ConfirmTOTP(ctx context.Context, who Person, code string) ([]string, error) {
	codes := make([]string, howManyRecoveryCodes)
	for i := range codes {
		var err error
		if codes[i], err = secret.NewCode(b.random); err != nil {
			return nil, err
		}
	}
	now := b.now().UTC().Truncate(time.Second)
	err := b.store.Update(ctx, func(tx *store.Tx) error {
		rows, err := tx.Secrets(who.ID)
		if err != nil {
			return err
		}
		fresh := proofs(rows).of(kindNew)
		if fresh.Value == "" || !now.Before(fresh.Until) {
			return fault.New(fault.Conflict, fault.Place{}, "totp-gone", "绑定验证器要在一小时内做完；请重新开始")
		}
		step, ok := secret.CheckTOTP(fresh.Value, code, now, 0)
		if !ok {
			return fault.New(fault.Forbidden, fault.Place{}, "totp-wrong", "六位数字不对，没有绑定；请核对手机的时间，等下一个数字再试")
		}
		if err := tx.DropSecrets(who.ID, kindNew); err != nil {
			return err
		}
		put := []store.Secret{{Kind: kindTOTP, Value: fresh.Value}, {Kind: kindStep, Number: step}}
		for i, c := range codes {
			put = append(put, store.Secret{Kind: kindRecovery, Number: int64(i), Value: secret.CodeHash(c)})
		}
		for _, x := range put {
			x.Person, x.Time = who.ID, now
			if err := tx.PutSecret(x); err != nil {
				return err
			}
		}
		if _, err := tx.EndSessions(who.ID); err != nil {
			return err
		}
		return b.record(tx, who.ID, "绑定验证器", "")
	})
	if err != nil {
		return nil, err
	}
	return codes, nil
}

// HasTOTP reports whether a telephone is asked for when a person signs in, and how
// many recovery codes they have left.
func (b *Bench) HasTOTP(ctx context.Context, who Person) (has bool, left int, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Secrets(who.ID)
		for _, x := range rows {
			has = has || x.Kind == kindTOTP
			if x.Kind == kindRecovery {
				left++
			}
		}
		return err
	})
	return has, left, err
}

// DropTOTP ends that a telephone is asked for: one's own, or as the security
// administrator that of somebody who has lost it. The person's sessions end.
func (b *Bench) DropTOTP(ctx context.Context, who Person, person, reason string) error {
	if strings.TrimSpace(reason) == "" {
		return fault.Bad(fault.Place{}, "reason", "解绑验证器要写明原因")
	}
	if who.ID == person {
		return b.store.Update(ctx, func(tx *store.Tx) error {
			if err := dropTOTP(tx, person); err != nil {
				return err
			}
			_, err := tx.Append(store.Act{Tree: store.House, Person: who.ID, Kind: "解绑验证器", Reason: reason, Time: b.now()}, nil)
			return err
		})
	}
	return b.decide(ctx, who, GiveCodes, store.Act{Kind: "解绑验证器", Detail: person, Reason: reason}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		if _, err := h.Member(person); err != nil {
			return nil, err
		}
		return nil, dropTOTP(tx, person)
	})
}

// dropTOTP drops all of a person's telephone, and ends their sessions.
func dropTOTP(tx *store.Tx, person string) error {
	for _, k := range []string{kindTOTP, kindNew, kindStep, kindRecovery} {
		if err := tx.DropSecrets(person, k); err != nil {
			return err
		}
	}
	_, err := tx.EndSessions(person)
	return err
}
