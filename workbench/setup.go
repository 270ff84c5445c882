package workbench

import (
	"context"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// A Setup (首次设置) is what a new house begins with: its three administrators, who
// are three persons, and its first unit. There are no accounts before.
type Setup struct {
	Code                    string // from FirstCode, where one was made
	System, Security, Audit NewPerson
	Unit                    NewUnit
}

// setter is who did the first act.
const setter = "首次设置"

// FirstRun reports that nobody has an account yet.
func (b *Bench) FirstRun(ctx context.Context) (bool, error) {
	h, err := b.House(ctx)
	return err == nil && h.empty(), err
}

// FirstCode makes the code that Setup then asks for, to be shown where the program
// is started: whoever comes to a new server first over the network does not have
// it. One that was made before no longer holds. A house that has people is a
// Conflict of the code set-up.
func (b *Bench) FirstCode(ctx context.Context) (string, error) {
	code, err := secret.NewCode(b.random)
	if err != nil {
		return "", err
	}
	err = b.store.Update(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		if !h.empty() {
			return isSetUp()
		}
		return tx.PutSecret(store.Secret{Person: setter, Kind: kindCode, Value: secret.CodeHash(code), Time: b.now()})
	})
	return code, err
}

// AsksFirstCode reports whether Setup asks for a code: one was made.
func (b *Bench) AsksFirstCode(ctx context.Context) (asks bool, err error) {
	err = b.store.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Secrets(setter)
		asks = len(rows) > 0
		return err
	})
	return asks, err
}

// firstCode refuses a set-up without the code, where one was made, and uses it up.
func firstCode(tx *store.Tx, code string) error {
	rows, err := tx.Secrets(setter)
	if err != nil || len(rows) == 0 {
		return err
	}
	if rows[0].Value != secret.CodeHash(code) {
		return fault.New(fault.Forbidden, fault.Place{}, "set-up-code", "首次设置要填程序启动时显示的那一串代码；请在服务器的窗口或日志里找")
	}
	return tx.DropSecrets(setter, kindCode)
}

func (h *House) empty() bool { return len(h.members) == 0 && len(h.Open) == 0 }

// CodeSetUp is the code of a refusal because the house has been set up.
const CodeSetUp = "set-up"

func isSetUp() error {
	return fault.New(fault.Conflict, fault.Place{}, CodeSetUp, "系统已经设置过了；请用账号登录，或请安全管理员发一次性口令")
}

// Setup makes the administrators and the first unit as one act, and returns the
// codes by which the three sign in for the first time; they are shown once. A house
// that has people is a Conflict of the code set-up.
func (b *Bench) Setup(ctx context.Context, s Setup) ([]Issued, error) {
	three := []struct {
		role Role
		NewPerson
	}{{SystemAdmin, s.System}, {SecurityAdmin, s.Security}, {AuditAdmin, s.Audit}}
	var members []*Member
	var codes []string
	for _, n := range three {
		id, err := secret.NewID(b.random)
		if err != nil {
			return nil, err
		}
		code, err := secret.NewCode(b.random)
		if err != nil {
			return nil, err
		}
		codes = append(codes, code)
		members = append(members, &Member{Person: Person{ID: "p-" + id, Account: n.Account, Name: n.Name, Posts: []Post{{Role: n.role}}}})
	}
	if s.Unit.ID == "" {
		id, err := secret.NewID(b.random)
		if err != nil {
			return nil, err
		}
		s.Unit.ID = "u-" + id
	}
	var out []Issued
	err := b.settle(ctx, members, []NewUnit{s.Unit}, func(tx *store.Tx, h *House) error {
		out = nil
		if err := firstCode(tx, s.Code); err != nil {
			return err
		}
		for i, m := range members {
			issued, err := b.issue(tx, h, m, codes[i])
			if err != nil {
				return err
			}
			out = append(out, issued)
		}
		return nil
	})
	return out, err
}

// settle puts the first people and units into an empty house.
func (b *Bench) settle(ctx context.Context, members []*Member, units []NewUnit, more func(*store.Tx, *House) error) error {
	return b.store.Update(ctx, func(tx *store.Tx) error {
		h, err := b.houseIn(tx)
		if err != nil {
			return err
		}
		if !h.empty() {
			return isSetUp()
		}
		next := *h
		next.units, next.members, next.account = map[string]*Unit{}, map[string]*Member{}, map[string]*Member{}
		for id, u := range h.units {
			next.units[id] = u
		}
		var edits []store.Edit
		var items []item
		for _, n := range units {
			if _, err := next.newUnit(tx, n); err != nil {
				return err
			}
			u := &Unit{ID: n.ID, Name: n.Name, Years: []UnitYear{n.UnitYear}}
			next.units[u.ID] = u
			items = append(items, item{u.ID, u.text()})
		}
		edits = append(edits, h.add(FileUnits, blockUnits, items...)...)
		items = nil
		for _, m := range members {
			if err := m.check(&next); err != nil {
				return err
			}
			next.members[m.ID], next.account[asAccount(m.Account)] = m, m
			if err := next.checkPosts(m, m.Posts); err != nil {
				return err
			}
			items = append(items, item{m.ID, m.text()})
		}
		edits = append(edits, h.add(FilePeople, blockPeople, items...)...)
		if err := readBack(edits); err != nil {
			return err
		}
		if _, err := tx.Append(store.Act{Tree: store.House, Person: setter, Kind: setter, Time: b.now()}, edits); err != nil {
			return err
		}
		return more(tx, &next)
	})
}
