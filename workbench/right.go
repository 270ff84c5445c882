package workbench

import (
	"slices"
	"strings"
	"time"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A Role (角色) is as what a person does something.
type Role string

// The roles. The last three are never those of one person, and see no business.
const (
	OfficeClerk        Role = "科室填报人"
	FinanceClerk       Role = "财务经办人"
	Head               Role = "单位负责人"
	DepartmentReviewer Role = "主管部门审核人"
	BureauReviewer     Role = "财政审核人"
	Evaluator          Role = "评价人员"
	Auditor            Role = "审计人员"
	SystemAdmin        Role = "系统管理员"
	SecurityAdmin      Role = "安全管理员"
	AuditAdmin         Role = "审计管理员"
)

// Roles lists them in their order.
var Roles = []Role{OfficeClerk, FinanceClerk, Head, DepartmentReviewer, BureauReviewer, Evaluator, Auditor, SystemAdmin, SecurityAdmin, AuditAdmin}

// A Stage (环节) is where a year stands in its cycle.
type Stage string

// The stages in the order in which a year passes them.
const (
	Drafting         Stage = "草拟"   // next year's goals and budget
	Reporting        Stage = "填报"   // what was reached
	UnitReview       Stage = "单位审核" // by the head
	DepartmentReview Stage = "主管部门审核"
	BureauReview     Stage = "财政审核"
	Approved         Stage = "批复"
	Published        Stage = "公开"
)

// Stages lists them in their order.
var Stages = []Stage{Drafting, Reporting, UnitReview, DepartmentReview, BureauReview, Approved, Published}

// A Deed is something that is not a change of fields.
type Deed string

// The deeds.
const (
	See  Deed = "查看"
	Load Deed = "导入"
)

// A grant gives a role the classes of fields that it may change at a stage.
type grant struct {
	role    Role
	stage   Stage
	classes []dossier.Class
}

// grants is the matrix of rights to change fields: what does not stand here is
// refused. Goals and budget are changed until they are approved, which is before
// a year is reported; then an adjustment is the only way.
var grants = []grant{
	{OfficeClerk, Drafting, []dossier.Class{dossier.Goal, dossier.Text}},
	{FinanceClerk, Drafting, []dossier.Class{dossier.Administration, dossier.Goal, dossier.Budget, dossier.Execution, dossier.Result, dossier.Text}},
	{OfficeClerk, Reporting, []dossier.Class{dossier.Result, dossier.Text}},
	{FinanceClerk, Reporting, []dossier.Class{dossier.Administration, dossier.Execution, dossier.Result, dossier.Text}},
}

// deeds is the matrix of rights to do what is no change of fields.
var deeds = map[Deed][]Role{
	See:  {OfficeClerk, FinanceClerk, Head, DepartmentReviewer, BureauReviewer, Evaluator, Auditor},
	Load: {FinanceClerk},
}

// A Post (岗位) is a role that a person has at a year's unit.
type Post struct {
	Role   Role
	Year   string // ID of the unit's year
	Office string // of an office clerk: whose entries they write
}

// A Person is somebody who does something, with the posts they hold then.
type Person struct {
	ID    string
	Name  string // an office and a role where it is a sample
	Posts []Post
}

// at returns the posts that a person holds at a year.
func (p Person) at(year string) []Post {
	return slices.DeleteFunc(slices.Clone(p.Posts), func(q Post) bool { return q.Year != year })
}

// may refuses a deed at a year. What a person may not see is as unknown.
func (p Person) may(d Deed, year string) error {
	posts := p.at(year)
	has := func(d Deed) bool {
		return slices.ContainsFunc(posts, func(q Post) bool { return slices.Contains(deeds[d], q.Role) })
	}
	switch {
	case has(d):
		return nil
	case !has(See):
		return unknownYear(year)
	}
	return forbidden("“"+string(d)+"”", deeds[d])
}

// mayChange refuses a change of a field at a stage; office is whose the entry is,
// empty for the whole unit's.
func (p Person) mayChange(year string, at Stage, c dossier.Change, office string) error {
	posts := p.at(year)
	if err := p.may(See, year); err != nil {
		return err
	}
	var may []Role
	for _, g := range grants {
		if g.stage != at || !slices.Contains(g.classes, c.Class) {
			continue
		}
		may = append(may, g.role)
		for _, q := range posts {
			if q.Role == g.role && (q.Role != OfficeClerk || office != "" && q.Office == office) {
				return nil
			}
		}
	}
	if len(may) == 0 {
		return fault.New(fault.Forbidden, fault.Place{File: c.File}, "frozen", "现在是“%s”，“%s”类的内容已锁（%s）；要改，请走调整，或由审核人退回", at, c.Class, c.Field)
	}
	if slices.Contains(may, OfficeClerk) && slices.ContainsFunc(posts, func(q Post) bool { return q.Role == OfficeClerk }) {
		whose := "全单位"
		if office != "" {
			whose = office
		}
		return fault.New(fault.Forbidden, fault.Place{File: c.File}, "other-office", "“%s”是%s的，您只能填本科室的；请找%s，或请财务经办人办", c.Key, whose, whose)
	}
	return forbidden("改“"+c.Class.String()+"”类内容", may)
}

func forbidden(what string, may []Role) error {
	names := make([]string, len(may))
	for i, r := range may {
		names[i] = string(r)
	}
	return fault.New(fault.Forbidden, fault.Place{}, "right", "您没有%s的权限；这件事由%s办", what, strings.Join(names, "或"))
}

func unknownYear(id string) error {
	return fault.New(fault.NotFound, fault.Place{}, "store-absent", "没有编号为%s的年度", id)
}

// act begins an act of a person.
func (p Person) act(at time.Time, year, kind string) store.Act {
	a := store.Act{Tree: year, Person: p.ID, Kind: kind, Time: at.UTC().Truncate(time.Second)}
	if posts := p.at(year); len(posts) > 0 {
		a.Role = string(posts[0].Role)
	}
	return a
}
