package workbench

import (
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
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

// A Stage is where a year stands in its cycle.
type Stage = budget.Phase

// The stages, by the names they have here.
const (
	Drafting         = budget.Drafting
	GoalReview       = budget.GoalReview
	Reporting        = budget.Reporting
	UnitReview       = budget.UnitReview
	DepartmentReview = budget.DepartmentReview
	BureauReview     = budget.BureauReview
	Approved         = budget.Approved
	Published        = budget.Published
)

// Stages lists them in their order.
var Stages = budget.Phases

// A Deed is something that is not a change of fields.
type Deed string

// The deeds at a unit's year.
const (
	See    Deed = "查看"
	Load   Deed = "导入"
	Reveal Deed = "看个人信息"
)

// The deeds at the house.
const (
	SeePeople   Deed = "看人员"
	AddPeople   Deed = "建账号"
	AddUnits    Deed = "建单位"
	OpenYears   Deed = "开年度"
	ClosePeople Deed = "停用账号"
	GivePosts   Deed = "授岗位"
	GiveCodes   Deed = "发一次性口令"
	EndOthers   Deed = "结束会话"
	ChangeRules Deed = "改设置"
	ReadLog     Deed = "看日志"
	SeeHealth   Deed = "看运行情况"
	MakeCopies  Deed = "备份"
	PurgeFiles  Deed = "清除文件"

	SetDeadlines Deed = "定期限"
)

// Deeds lists them in their order.
var Deeds = []Deed{See, Load, Reveal, SeePeople, AddPeople, AddUnits, OpenYears, ClosePeople, GivePosts, GiveCodes, EndOthers, ChangeRules, ReadLog, SeeHealth, MakeCopies, PurgeFiles, SetDeadlines}

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
	{OfficeClerk, Drafting, []dossier.Class{dossier.Goal, dossier.Adjustment, dossier.Text}},
	{FinanceClerk, Drafting, []dossier.Class{dossier.Administration, dossier.Goal, dossier.Budget, dossier.Adjustment, dossier.Execution, dossier.Result, dossier.Text}},
	{OfficeClerk, Reporting, []dossier.Class{dossier.Result, dossier.Text}},
	{FinanceClerk, Reporting, []dossier.Class{dossier.Administration, dossier.Adjustment, dossier.Execution, dossier.Result, dossier.Text}},
}

// deeds is the matrix of rights to do what is no change of fields. What is done at
// the house is divided among three, so that nobody makes an account, gives it
// posts and reads over the log of it.
var deeds = map[Deed][]Role{
	See:  {OfficeClerk, FinanceClerk, Head, DepartmentReviewer, BureauReviewer, Evaluator, Auditor},
	Load: {FinanceClerk},

	Reveal: {OfficeClerk, FinanceClerk, Auditor},

	SeePeople: {SystemAdmin, SecurityAdmin, AuditAdmin},

	SetDeadlines: {BureauReviewer, SystemAdmin},
	AddPeople:    {SystemAdmin},
	AddUnits:     {SystemAdmin},
	OpenYears:    {SystemAdmin},
	ClosePeople:  {SystemAdmin},
	GivePosts:    {SecurityAdmin},
	GiveCodes:    {SecurityAdmin},
	EndOthers:    {SecurityAdmin},
	ChangeRules:  {SecurityAdmin},
	ReadLog:      {AuditAdmin},
	SeeHealth:    {SystemAdmin},
	MakeCopies:   {SystemAdmin},
	PurgeFiles:   {SecurityAdmin},
}

// admins are the roles that see no business, and are three persons.
var admins = []Role{SystemAdmin, SecurityAdmin, AuditAdmin}

// Administers reports the roles that see no business.
func (r Role) Administers() bool { return slices.Contains(admins, r) }

// Limited reports the roles that see the years given to them and no other, for a
// time that ends.
func (r Role) Limited() bool { return r == Evaluator || r == Auditor }

// reaches reports whether a post holds at a unit's year: those who fill in and
// their head at their own unit's; reviewers at those of the units that are linked
// to theirs in that year; evaluators and auditors at the years given to them, of
// their unit and of those under it; administrators at none.
func (q Post) reaches(sc scope) bool {
	switch {
	case q.Unit == "":
		return false
	case q.Role == OfficeClerk || q.Role == FinanceClerk || q.Role == Head:
		return q.Unit == sc.unit
	case q.Role == DepartmentReviewer:
		return q.Unit == sc.department
	case q.Role == BureauReviewer:
		return q.Unit == sc.bureau
	case q.Role.Limited():
		return slices.Contains(q.Years, sc.year) && slices.Contains(sc.above, q.Unit)
	}
	return false
}

// at returns the posts that a person holds at a year, their own before those of
// others.
func (p Person) at(sc scope) []Post {
	return slices.DeleteFunc(own(p.Posts), func(q Post) bool { return !q.reaches(sc) })
}

// may returns the post by which a person does a deed at a year, or refuses it.
// What a person may not see is as unknown.
func (p Person) may(d Deed, sc scope) (Post, error) {
	posts := p.at(sc)
	by := func(d Deed) int {
		return slices.IndexFunc(posts, func(q Post) bool { return slices.Contains(deeds[d], q.Role) })
	}
	if i := by(d); i >= 0 {
		return posts[i], nil
	}
	if by(See) < 0 {
		return Post{}, unknownYear(sc.id)
	}
	return Post{}, forbidden("“"+string(d)+"”", deeds[d])
}

// mayHouse returns the post by which a person does a deed at the house, or refuses
// it.
func (p Person) mayHouse(d Deed) (Post, error) {
	for _, q := range own(p.Posts) {
		if slices.Contains(deeds[d], q.Role) {
			return q, nil
		}
	}
	return Post{}, forbidden("“"+string(d)+"”", deeds[d])
}

// Can reports whether a person may do a deed at the house, for what a page offers.
// The deed itself asks again.
func (p Person) Can(d Deed) bool { return p.MayHouse(d) == nil }

// MayHouse says why the person may not do a deed at the house; nil where they may.
func (p Person) MayHouse(d Deed) error {
	_, err := p.mayHouse(d)
	return err
}

// A Right (权限) is one row of the matrix of rights, for people to read.
type Right struct {
	Deed    Deed // empty for the change of fields
	Stage   Stage
	Classes []dossier.Class // of fields
	Roles   []Role
}

// Rights lists the matrix: the changes of fields by stage, then the deeds.
func Rights() []Right {
	var out []Right
	for _, g := range grants {
		out = append(out, Right{Stage: g.stage, Classes: slices.Clone(g.classes), Roles: []Role{g.role}})
	}
	for _, d := range Deeds {
		out = append(out, Right{Deed: d, Roles: slices.Clone(deeds[d])})
	}
	return out
}

// is reports whether a person holds a role.
func (p Person) is(r Role) bool {
	return slices.ContainsFunc(p.Posts, func(q Post) bool { return q.Role == r })
}

// mayChange returns the post by which a person changes a field at a stage, or
// refuses it; office is whose the entry is, empty for the whole unit's.
func (p Person) mayChange(sc scope, at Stage, c dossier.Change, office string) (Post, error) {
	posts := p.at(sc)
	if _, err := p.may(See, sc); err != nil {
		return Post{}, err
	}
	var may []Role
	for _, g := range grants {
		if g.stage == at && slices.Contains(g.classes, c.Class) {
			may = append(may, g.role)
		}
	}
	for _, q := range posts {
		if slices.Contains(may, q.Role) && (q.Role != OfficeClerk || office != "" && q.Office == office) {
			return q, sc.late(at)
		}
	}
	if len(may) == 0 {
		what := "（" + c.Field + "）"
		if c.Field == c.Class.String() {
			what = ""
		}
		return Post{}, fault.New(fault.Forbidden, fault.Place{File: c.File}, CodeFrozen, "现在是“%s”，“%s”类的内容已锁%s；%s", at, c.Class, what, otherWay(at, c.Class))
	}
	if slices.Contains(may, OfficeClerk) && slices.ContainsFunc(posts, func(q Post) bool { return q.Role == OfficeClerk }) {
		whose := "全单位"
		if office != "" {
			whose = office
		}
		what := "这一项"
		if c.Key != "" {
			what = "“" + c.Key + "”"
		}
		return Post{}, fault.New(fault.Forbidden, fault.Place{File: c.File}, "other-office", "%s是%s的，您只能填本科室的；请找%s，或请财务经办人办", what, whose, whose)
	}
	return Post{}, forbidden("改“"+c.Class.String()+"”类内容", may)
}

// CodeFrozen is the code of a refusal because the stage has locked a class of fields.
const CodeFrozen = "frozen"

// Adjusts reports a stage in which frozen goals and budget are adjusted.
func Adjusts(at Stage) bool { return frozen(at, dossier.Goal) && !frozen(at, dossier.Adjustment) }

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
