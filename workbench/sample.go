package workbench

import (
	"context"
	"strconv"

	"jiheng/store"
)

// A Sample (样例本库) is what SampleHouse made.
type Sample struct {
	People     []Person // one a role, office clerks for two offices, all marked as samples
	Unit, Year string   // IDs of the town's unit and of its year, which is still empty
	Next       int      // the year after it, which nobody has opened
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
		{ID: sampleBureau, UnitYear: UnitYear{Year: sampleYear - 1,
			Name: "上海市闵行区财政局", Level: "县级", Department: sampleBureau, Bureau: sampleBureau}},
		{ID: sampleDepartment, UnitYear: UnitYear{Year: sampleYear - 1,
			Name: "上海市闵行区虹桥镇人民政府", Level: "乡级", Department: sampleDepartment, Bureau: sampleBureau}},
		{ID: sampleUnit, UnitYear: UnitYear{Year: sampleYear - 1,
			Name: "上海市闵行区虹桥镇人民政府（本级）", Level: "乡级", Parent: sampleDepartment, Department: sampleDepartment, Bureau: sampleBureau}},
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
		members = append(members, &Member{Person: Person{
			ID: "sample-" + x.account, Account: x.account, Name: "样例·" + x.name, Sample: true, Posts: []Post{x.post}}})
	}
	out := Sample{Unit: sampleUnit, Next: sampleYear + 1, Year: sampleUnit + "-" + strconv.Itoa(sampleYear)}
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
