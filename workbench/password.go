package workbench

import (
	"context"
	"strings"
	"time"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// SetPassword sets a person's own password. old is the one that stood; where the
// session began by a code on paper, or with a password that is too old, it is not
// asked for again. All sessions of the person end, this one too.
//
// A password that the policy does not take is Invalid, of the code password; one of
// the last five is a Conflict, password-used; an old one that is not right is
// Forbidden, password-old, and counts as a failure to sign in.
func (b *Bench) SetPassword(ctx context.Context, who Person, old, next string) error {
	h, err := b.House(ctx)
	if err != nil {
		return err
	}
	m, err := h.Member(who.ID)
	if err != nil {
		return err
	}
	if err := h.Settings.Policy.Check(next, h.aboutOf(m)...); err != nil {
		return err
	}
	var all proofs
	if err := b.store.View(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.Secrets(m.ID)
		return err
	}); err != nil {
		return err
	}
	stood := all.of(kindPassword)
	if err := b.proveOld(ctx, h, m, who, stood.Value, old); err != nil {
		return err
	}
	for _, x := range all {
		if x.Kind != kindPassword {
			continue
		}
		same, err := b.hasher.Check(ctx, x.Value, next)
		if err != nil {
			return err
		}
		if same {
			return fault.New(fault.Conflict, fault.Place{}, "password-used", "这个口令您最近%d次里用过；请换一个没用过的", secret.History)
		}
	}
	hash, err := b.hasher.Hash(ctx, next)
	if err != nil {
		return err
	}
	return b.store.Update(ctx, func(tx *store.Tx) error {
		rows, err := tx.Secrets(m.ID)
		if err != nil {
			return err
		}
		if proofs(rows).of(kindPassword).Value != stood.Value {
			return fault.New(fault.Conflict, fault.Place{}, "password-moved", "口令刚刚在别处改过；请用新的口令登录")
		}
		if err := b.putPassword(tx, rows, m.ID, hash); err != nil {
			return err
		}
		if _, err := tx.EndSessions(m.ID); err != nil {
			return err
		}
		return b.record(tx, m.ID, "改口令", "")
	})
}

// proveOld asks for the password that stands, where it has to be.
func (b *Bench) proveOld(ctx context.Context, h *House, m *Member, who Person, hash, old string) error {
	if who.MustChange {
		return nil
	}
	t := try{account: asAccount(m.Account), address: "改口令", person: m.ID, alone: true}
	if err := b.begin(ctx, h, &t); err != nil {
		return err
	}
	ok, err := b.hasher.Check(ctx, hash, old)
	if err != nil {
		return err
	}
	if !ok {
		return fault.New(fault.Forbidden, fault.Place{}, "password-old", "原来的口令不对，没有改；请重新输入")
	}
	return b.store.Update(ctx, func(tx *store.Tx) error { return t.succeed(tx, b.now()) })
}

// putPassword sets a hash as the one that stands, behind which the last ones stay
// to be compared with, and takes back a code on paper.
func (b *Bench) putPassword(tx *store.Tx, rows []store.Secret, person, hash string) error {
	now := b.now().UTC().Truncate(time.Second)
	var past []store.Secret
	for _, x := range rows {
		if x.Kind == kindPassword {
			past = append(past, x)
		}
	}
	if err := tx.DropSecrets(person, kindPassword); err != nil {
		return err
	}
	for i, x := range past {
		if i+1 >= secret.History {
			break
		}
		x.Number = int64(i + 1)
		if err := tx.PutSecret(x); err != nil {
			return err
		}
	}
	if err := tx.DropSecrets(person, kindCode); err != nil {
		return err
	}
	return tx.PutSecret(store.Secret{Person: person, Kind: kindPassword, Value: hash, Time: now})
}

// An Issued code (一次性口令) is one on paper, by which a person signs in once and
// then sets a password.
type Issued struct {
	Person Person
	Code   string
	Until  time.Time
}

// IssueCode makes a code for somebody who has forgotten their password, or has none
// yet. One that was made before no longer holds, failures to sign in are
// forgotten, sessions go on. It is the security administrator's, and not for
// themselves.
func (b *Bench) IssueCode(ctx context.Context, who Person, person string) (Issued, error) {
	code, err := secret.NewCode(b.random)
	if err != nil {
		return Issued{}, err
	}
	var out Issued
	err = b.decide(ctx, who, GiveCodes, store.Act{Kind: "发一次性口令", Detail: person}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		m, err := h.Member(person)
		if err != nil {
			return nil, err
		}
		if m.ID == who.ID {
			return nil, fault.New(fault.Forbidden, fault.Place{}, "own-code", "不能给自己发一次性口令；请另一位安全管理员发")
		}
		if m.Closed != "" {
			return nil, fault.New(fault.Conflict, fault.Place{}, "closed", "%s的账号%s已经停用，不能发一次性口令", m.Name, m.Closed)
		}
		out, err = b.issue(tx, h, m, code)
		return nil, err
	})
	return out, err
}

// issue keeps a code of a person.
func (b *Bench) issue(tx *store.Tx, h *House, m *Member, code string) (Issued, error) {
	now := b.now().UTC().Truncate(time.Second)
	out := Issued{Person: h.on(m, dayOf(now)), Code: code, Until: now.Add(h.Settings.CodeStands)}
	if err := tx.DropFailures(asAccount(m.Account)); err != nil {
		return out, err
	}
	return out, tx.PutSecret(store.Secret{Person: m.ID, Kind: kindCode, Value: secret.CodeHash(code), Time: now, Until: out.Until})
}

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

// howManyRecoveryCodes is how many are made at once.
const howManyRecoveryCodes = 10

// ConfirmTOTP takes the first code of the telephone, by which it is seen to be set
// right, and returns the recovery codes, each for one time without the telephone.
// They are shown once. The other sessions of the person end.
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
	drop := func(tx *store.Tx) error {
		for _, k := range []string{kindTOTP, kindNew, kindStep, kindRecovery} {
			if err := tx.DropSecrets(person, k); err != nil {
				return err
			}
		}
		_, err := tx.EndSessions(person)
		return err
	}
	if who.ID == person {
		return b.store.Update(ctx, func(tx *store.Tx) error {
			if err := drop(tx); err != nil {
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
		return nil, drop(tx)
	})
}
