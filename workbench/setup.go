package workbench

import (
	"context"
	"strconv"

	"jiheng/fault"
	"jiheng/secret"
	"jiheng/store"
)

// A Setup (首次设置) is what a new house begins with: its three administrators, who
// are three persons, and its first unit. There are no accounts before.
type Setup struct {
	System, Security, Audit NewPerson
	Unit                    NewUnit
}

// setter is who did the first act.
const setter = "首次设置"

// FirstRun reports that nobody has an account yet.
func (b *Bench) FirstRun(ctx context.Context) (bool, error) {
	h, err := b.House(ctx)
	return err == nil && len(h.members) == 0 && len(h.Open) == 0, err
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
		if len(h.members) > 0 || len(h.Open) > 0 {
			return fault.New(fault.Conflict, fault.Place{}, "set-up", "系统已经设置过了；请用账号登录，或请安全管理员发一次性口令")
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
		if _, err := tx.Append(store.Act{Tree: store.House, Person: setter, Kind: setter, Time: b.now()}, edits); err != nil {
			return err
		}
		return more(tx, &next)
	})
}

// A Sample (样例本库) is what SampleHouse made.
type Sample struct {
	People     []Person // one a role, office clerks for two offices, all marked as samples
	Unit, Year string   // IDs of the town's unit and of its year, which is still empty
}

// IDs of the sample's units.
const (
	sampleUnit       = "hongqiao"
	sampleDepartment = "hongqiao-zhen"
	sampleBureau     = "minhang-caizheng"
	sampleYear       = 2024
)

// SampleHouse makes a house to try the program with: a town's unit with its
// department and its finance bureau, and a marked account for each role, all with
// the password given, for which no policy is asked. A house that has people is a
// Conflict of the code set-up.
func (b *Bench) SampleHouse(ctx context.Context, password string) (Sample, error) {
	hash, err := b.hasher.Hash(ctx, password)
	if err != nil {
		return Sample{}, err
	}
	units := []NewUnit{
		{ID: sampleBureau, UnitYear: UnitYear{Year: sampleYear - 1, Name: "上海市闵行区财政局", Level: "县级", Department: sampleBureau, Bureau: sampleBureau}},
		{ID: sampleDepartment, UnitYear: UnitYear{Year: sampleYear - 1, Name: "上海市闵行区虹桥镇人民政府", Level: "乡级", Department: sampleDepartment, Bureau: sampleBureau}},
		{ID: sampleUnit, UnitYear: UnitYear{Year: sampleYear - 1, Name: "上海市闵行区虹桥镇人民政府（本级）", Level: "乡级",
			Parent: sampleDepartment, Department: sampleDepartment, Bureau: sampleBureau}},
	}
	until := strconv.Itoa(b.now().In(beijing).Year()+1) + "-12-31"
	var members []*Member
	for _, x := range []struct {
		account, name string
		post          Post
	}{
		{"jingfa", "经发办填报人", Post{Role: OfficeClerk, Unit: sampleUnit, Office: "经发办"}},
		{"shishi", "社事办填报人", Post{Role: OfficeClerk, Unit: sampleUnit, Office: "社事办"}},
		{"caiwu", "财务经办人", Post{Role: FinanceClerk, Unit: sampleUnit}},
		{"lingdao", "单位负责人", Post{Role: Head, Unit: sampleUnit}},
		{"zhuguan", "主管部门审核人", Post{Role: DepartmentReviewer, Unit: sampleDepartment}},
		{"caizheng", "财政审核人", Post{Role: BureauReviewer, Unit: sampleBureau}},
		{"pingjia", "评价人员", Post{Role: Evaluator, Unit: sampleUnit, Years: []int{sampleYear}, Until: until}},
		{"shenji", "审计人员", Post{Role: Auditor, Unit: sampleUnit, Years: []int{sampleYear}, Until: until}},
		{"xitong", "系统管理员", Post{Role: SystemAdmin}},
		{"anquan", "安全管理员", Post{Role: SecurityAdmin}},
		{"rizhi", "审计管理员", Post{Role: AuditAdmin}},
	} {
		members = append(members, &Member{Person: Person{ID: "sample-" + x.account, Account: x.account, Name: "样例·" + x.name, Sample: true, Posts: []Post{x.post}}})
	}
	out := Sample{Unit: sampleUnit, Year: sampleUnit + "-" + strconv.Itoa(sampleYear)}
	now := b.now()
	err = b.settle(ctx, members, units, func(tx *store.Tx, h *House) error {
		out.People = nil
		for _, m := range members {
			if err := tx.PutSecret(store.Secret{Person: m.ID, Kind: kindPassword, Value: hash, Time: now}); err != nil {
				return err
			}
			out.People = append(out.People, h.on(m, dayOf(now)))
		}
		return tx.CreateYear(store.Year{ID: out.Year, Unit: sampleUnit, Year: sampleYear})
	})
	return out, err
}
