package workbench

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// A NewPerson is somebody who is given an account.
type NewPerson struct {
	Account string // by which they sign in; width and case do not matter
	Name    string
	Sample  bool
	Reason  string
}

// AddPerson makes an account, without posts and without a password: the security
// administrator gives both. It is the system administrator's. An account that
// somebody has, or had, is a Conflict of the code account-taken.
func (b *Bench) AddPerson(ctx context.Context, who Person, n NewPerson) (Person, error) {
	id, err := secret.NewID(b.random)
	if err != nil {
		return Person{}, err
	}
	m := &Member{Person: Person{ID: "p-" + id, Account: strings.TrimSpace(n.Account), Name: n.Name, Sample: n.Sample}}
	err = b.decide(ctx, who, AddPeople, store.Act{Kind: "建账号", Reason: n.Reason}, func(_ *store.Tx, h *House) ([]store.Edit, error) {
		if err := m.check(h); err != nil {
			return nil, err
		}
		return h.add(FilePeople, blockPeople, item{m.ID, m.text()}), nil
	})
	return m.Person, err
}

// check refuses a new person that cannot be told from others.
func (m *Member) check(h *House) error {
	if err := words("姓名", m.Name, 40); err != nil {
		return err
	}
	account := asAccount(m.Account)
	if account == "" {
		return fault.Bad(fault.Place{}, "account", "账号“%s”不合用：不能空着，不能有空格，不超过%d个字符", fault.Clip(m.Account), mostAccount)
	}
	if h.account[account] != nil || h.members[m.ID] != nil {
		return fault.New(fault.Conflict, fault.Place{}, "account-taken", "账号“%s”已经有人用，或者以前有人用过；请换一个", fault.Clip(m.Account))
	}
	return nil
}

// A Posting (授岗) gives a person their posts: all of them, in the place of those
// that they had.
type Posting struct {
	Person string // ID
	Posts  []Post
	Seen   int64 // Member.Version that was looked at; zero where it does not matter
	Reason string
}

// ChangePosts gives a person other posts; their sessions end. It is the security
// administrator's, and not for themselves. Posts that one person may not hold are a
// Conflict of the code three, posts that mean nothing are Invalid.
func (b *Bench) ChangePosts(ctx context.Context, who Person, p Posting) error {
	if strings.TrimSpace(p.Reason) == "" {
		return fault.Bad(fault.Place{}, "reason", "授岗要写明依据，例如文件号或谁同意的")
	}
	return b.decide(ctx, who, GivePosts, store.Act{Kind: "授岗位", Reason: p.Reason, Detail: p.Person}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		m, err := h.Member(p.Person)
		switch {
		case err != nil:
			return nil, err
		case m.ID == who.ID:
			return nil, fault.New(fault.Forbidden, fault.Place{}, "own-posts", "不能给自己授岗位；请另一位安全管理员办")
		case m.Closed != "":
			return nil, fault.New(fault.Conflict, fault.Place{}, "closed", "%s的账号%s已经停用，不能授岗位", m.Name, m.Closed)
		}
		next := *m
		next.Posts = slices.Clone(p.Posts)
		if p.Seen > 0 {
			next.Version = p.Seen
		}
		if err := h.checkPosts(m, next.Posts); err != nil {
			return nil, err
		}
		if err := h.keepsOne(&next, dayOf(b.now())); err != nil {
			return nil, err
		}
		if _, err := tx.EndSessions(m.ID); err != nil {
			return nil, err
		}
		return []store.Edit{writeMember(&next)}, nil
	})
}

// keepsOne refuses to leave the house without one of the three administrators,
// now or by a day that comes: of each there is one whose post has begun and does
// not end.
func (h *House) keepsOne(next *Member, day string) error {
	for _, r := range admins {
		had, has := false, false
		for _, m := range h.members {
			had = had || m.stays(r, day)
			if m.ID == next.ID {
				m = next
			}
			has = has || m.stays(r, day)
		}
		if had && !has {
			return fault.New(fault.Conflict, fault.Place{}, "last-admin", "%s是最后一位%s，这个岗位不能没有，也不能写止日；请先授给另一个人", next.Name, r)
		}
	}
	return nil
}

// MayClose says why a person's account cannot be closed as things stand, nil where it can,
// to whoever may close it: it is their own, or one of the three administrators would be
// without anybody.
func (b *Bench) MayClose(ctx context.Context, who Person, person string) error {
	if _, err := who.mayHouse(ClosePeople); err != nil {
		return err
	}
	h, err := b.House(ctx)
	if err != nil {
		return err
	}
	m, err := h.Member(person)
	if err != nil {
		return err
	}
	_, err = h.closing(who, m, dayOf(b.now()))
	return err
}

// closing is a person whose account is closed from a day, or why it cannot be.
func (h *House) closing(who Person, m *Member, day string) (Member, error) {
	next := *m
	if m.ID == who.ID {
		return next, fault.New(fault.Forbidden, fault.Place{}, "own-close", "不能停用自己的账号；请另一位系统管理员办")
	}
	next.Closed = day
	return next, h.keepsOne(&next, day)
}

// LastOf names the administrators' role that nobody but a person holds without an end;
// empty for everybody else. Such a post is neither ended nor taken away.
func (h *House) LastOf(m *Member) Role {
	day := dayOf(h.now())
	for _, r := range admins {
		if m.stays(r, day) && !slices.ContainsFunc(h.Members(), func(o *Member) bool { return o.ID != m.ID && o.stays(r, day) }) {
			return r
		}
	}
	return ""
}

// stays reports whether a person holds a role from a day on without an end.
func (m *Member) stays(r Role, day string) bool {
	return m.Closed == "" && slices.ContainsFunc(m.Posts, func(q Post) bool {
		return q.Role == r && q.For == "" && q.holds(day) && q.Until == ""
	})
}

// ClosePerson closes an account for good; sessions end at once. What only this
// person can do is listed first: where there is anything it is a Conflict of the
// code duties, until the caller has shown it and asks again with confirmed. It is
// the system administrator's.
func (b *Bench) ClosePerson(ctx context.Context, who Person, person, reason string, confirmed bool) ([]Duty, error) {
	if strings.TrimSpace(reason) == "" {
		return nil, fault.Bad(fault.Place{}, "reason", "停用账号要写明原因，例如调离、退休")
	}
	if _, err := who.mayHouse(ClosePeople); err != nil {
		return nil, err
	}
	duties, err := b.DutiesOf(ctx, person)
	if err != nil {
		return nil, err
	}
	if len(duties) > 0 && !confirmed {
		return duties, fault.New(fault.Conflict, fault.Place{}, "duties", "还有%d件事只有这个人能办；请先交给别人，或者看过以后确认停用", len(duties))
	}
	return duties, b.decide(ctx, who, ClosePeople, store.Act{Kind: "停用账号", Reason: reason, Detail: person}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		m, err := h.Member(person)
		if err != nil || m.Closed != "" && m.ID != who.ID {
			return nil, err
		}
		next, err := h.closing(who, m, dayOf(b.now()))
		if err != nil {
			return nil, err
		}
		if err := dropTOTP(tx, m.ID); err != nil {
			return nil, err
		}
		for _, k := range []string{kindPassword, kindCode} {
			if err := tx.DropSecrets(m.ID, k); err != nil {
				return nil, err
			}
		}
		return []store.Edit{writeMember(&next)}, nil
	})
}

// A NewUnit is a unit as it is from a year on.
type NewUnit struct {
	ID string // letters, figures and hyphens; empty for one that the program makes
	UnitYear
	Reason string
}

// AddUnit makes a unit and returns its ID. It is the system administrator's.
func (b *Bench) AddUnit(ctx context.Context, who Person, n NewUnit) (string, error) {
	if n.ID == "" {
		id, err := secret.NewID(b.random)
		if err != nil {
			return "", err
		}
		n.ID = "u-" + id
	}
	return n.ID, b.decide(ctx, who, AddUnits, store.Act{Kind: "建单位", Reason: n.Reason}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		return h.newUnit(tx, n)
	})
}

// newUnit checks a new unit, makes it in the store, and gives the edits that put
// it among the others.
func (h *House) newUnit(tx *store.Tx, n NewUnit) ([]store.Edit, error) {
	u := &Unit{ID: n.ID, Name: n.Name, Years: []UnitYear{n.UnitYear}}
	if h.units[u.ID] != nil {
		return nil, fault.New(fault.Conflict, fault.Place{}, "unit-taken", "已经有编号为%s的单位；请换一个编号", fault.Clip(u.ID))
	}
	if err := u.check(h); err != nil {
		return nil, err
	}
	if err := tx.CreateUnit(u.ID); err != nil {
		return nil, err
	}
	return h.add(FileUnits, blockUnits, item{u.ID, u.text()}), nil
}

// ChangeUnit says what a unit is from a year on: another code, name or link. What
// it was in the years before stays. It is the system administrator's.
func (b *Bench) ChangeUnit(ctx context.Context, who Person, n NewUnit) error {
	if strings.TrimSpace(n.Reason) == "" {
		return fault.Bad(fault.Place{}, "reason", "改单位要写明依据，例如批准的文件号")
	}
	return b.decide(ctx, who, AddUnits, store.Act{Kind: "改单位", Reason: n.Reason, Detail: n.ID}, func(_ *store.Tx, h *House) ([]store.Edit, error) {
		u, err := h.Unit(n.ID)
		if err != nil {
			return nil, err
		}
		next := u.from(n.UnitYear)
		if err := next.check(h); err != nil {
			return nil, err
		}
		return []store.Edit{writeUnit(next)}, nil
	})
}

// OpenYear opens a unit's year, whose folder is empty, and returns its ID. It is
// the system administrator's. A year that the unit has is a Conflict.
func (b *Bench) OpenYear(ctx context.Context, who Person, unit string, year int) (string, error) {
	if now := b.now().In(beijing).Year(); year < 2000 || year > now+3 {
		return "", fault.Bad(fault.Place{}, "unit-year", "年度%d不对；请写2000到%d之间的年份", year, now+3)
	}
	id := unit + "-" + strconv.Itoa(year)
	return id, b.decide(ctx, who, OpenYears, store.Act{Kind: "开年度", Detail: id}, func(tx *store.Tx, h *House) ([]store.Edit, error) {
		u, err := h.Unit(unit)
		if err != nil {
			return nil, err
		}
		in, ok := u.In(year)
		if !ok {
			return nil, fault.Bad(fault.Place{}, "unit-year", "%s从%d年起才有，不能开%d年度", u.Name, u.Years[0].Year, year)
		}
		all, err := tx.YearsOf(unit)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(y store.Year) bool { return y.Year == year }) {
			return nil, fault.New(fault.Conflict, fault.Place{}, "year-there", "%s的%d年度已经开了；不用再开", in.Name, year)
		}
		return nil, tx.CreateYear(store.Year{ID: id, Unit: unit, Year: year})
	})
}

// Members lists the people with all their posts, by account, to administrators.
func (b *Bench) Members(ctx context.Context, who Person) ([]*Member, error) {
	if _, err := who.mayHouse(SeePeople); err != nil {
		return nil, err
	}
	h, err := b.House(ctx)
	if err != nil {
		return nil, err
	}
	return h.Members(), nil
}

// HouseLog lists the acts of the house behind one, in their order, at most limit.
// It is the audit administrator's, and reading it is logged too, once a call.
func (b *Bench) HouseLog(ctx context.Context, who Person, after int64, limit int) ([]store.Act, error) {
	var out []store.Act
	err := b.decide(ctx, who, ReadLog, store.Act{Kind: "看日志"}, func(tx *store.Tx, _ *House) (_ []store.Edit, err error) {
		out, err = tx.Acts(store.House, after, min(max(limit, 1), 500))
		return nil, err
	})
	return out, err
}
