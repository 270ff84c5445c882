package workbench

import (
	"context"
	"slices"
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
	h, m, all, err := b.proving(ctx, who)
	if err != nil {
		return err
	}
	if err := h.Settings.Policy.Check(next, h.aboutOf(m)...); err != nil {
		return err
	}
	stood := all.of(kindPassword)
	if !who.MustChange {
		if err := b.proveAgain(ctx, h, m, "改口令", stood.Value, old); err != nil {
			return err
		}
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

// proving reads what somebody who is signed in can prove themselves with, and the house.
func (b *Bench) proving(ctx context.Context, who Person) (h *House, m *Member, all proofs, err error) {
	if h, err = b.House(ctx); err != nil {
		return nil, nil, nil, err
	}
	if m, err = h.Member(who.ID); err != nil {
		return nil, nil, nil, err
	}
	all, err = b.proofsOf(ctx, m.ID)
	return h, m, all, err
}

// proveAgain asks somebody who is signed in for their password, of which the hash is
// given, before they do something; a wrong one is as in SetPassword.
func (b *Bench) proveAgain(ctx context.Context, h *House, m *Member, do, hash, password string) error {
	t := try{account: asAccount(m.Account), address: do, person: m.ID, alone: true, settings: h.Settings}
	if err := b.begin(ctx, &t); err != nil {
		return err
	}
	ok, err := b.hasher.Check(ctx, hash, password)
	switch {
	case err != nil:
		return b.giveUp(ctx, t, err)
	case !ok:
		return b.fail(ctx, t, fault.New(fault.Forbidden, fault.Place{}, "password-old", "口令不对，没有%s；请输入现在的口令", do))
	}
	return b.store.Update(ctx, t.succeed)
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

// Rescue makes a code for the account of an administrator at the machine itself,
// where nobody is left who could give one, and ends that a telephone is asked for: it is for the command line, never for a
// page, and the log says that it came from there. Whoever can run it could read the
// database anyway.
func (b *Bench) Rescue(ctx context.Context, account string) (Issued, error) {
	code, err := secret.NewCode(b.random)
	if err != nil {
		return Issued{}, err
	}
	var out Issued
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		m := h.account[asAccount(account)]
		if m == nil || m.Closed != "" || !slices.ContainsFunc(h.on(m, dayOf(b.now())).Posts, func(q Post) bool { return q.Role.Administers() }) {
			return fault.New(fault.NotFound, fault.Place{}, "person-unknown", "没有账号为“%s”的在用管理员；其他人的一次性口令由安全管理员发", fault.Clip(account))
		}
		if out, err = b.issue(tx, h, m, code); err != nil {
			return err
		}
		if err := dropTOTP(tx, m.ID); err != nil {
			return err
		}
		_, err = tx.Append(store.Act{Tree: store.House, Person: "服务器", Kind: "紧急口令", Detail: m.ID, Time: b.now()}, nil)
		return err
	})
	return out, err
}
