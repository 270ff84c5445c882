package budget

import (
	"jiheng/fault"
	"jiheng/num"
)

// A Problem is what went wrong, tied to indicators or lines, with the measure
// against it (问题与整改).
type Problem struct {
	ID       string
	Theme    string
	Objects  []string // ids of indicators and budget lines
	Gap      string   // how far off, narrative text with bound figures
	Cause    string
	Measure  string
	Owner    string // office
	Due      string // day
	Status   string
	RepeatOf string // id of last year's problem that returns
	Sample   bool
	Place    fault.Place
}

// A PastProblem is a problem of last year with what became of it.
type PastProblem struct {
	ID       string
	Text     string
	Measure  string
	Due      string
	FollowUp string
	State    string // 已销号, 再次出现, 整改中
	Returns  string // id of this year's problem
	Sample   bool
	Place    fault.Place
}

// A ResultUse is a consequence for the next budget (结果应用).
type ResultUse struct {
	Line    string // id of the budget line
	Now     num.Fen
	Next    num.Fen
	How     string
	Paper   string // decision paper
	Sample  bool
	Comment string
	Place   fault.Place
}

// A Disclosure is what will be published, when, where, and what is withheld
// (公开).
type Disclosure struct {
	DecidedBy  string
	DecidedOn  string
	ReportDay  string
	ApprovedOn string // final accounts approved
	Due        string
	Planned    string
	Where      string
	Documents  []string
	ReviewBody string // body that reviews for secrecy (审查机构)
	Reviewer   string // secrecy review
	ReviewedOn string
	Review     string
	WorkSecret string // what the review settled about work secrets (工作秘密)
	Withheld   []Withheld
	Correction string
	Sample     bool
}

// Withheld is one item that is not published, with its kind, one of
// WithheldKinds or empty, and the reason (不公开事项).
type Withheld struct{ What, Kind, Why string }

// WithheldKinds lists why something may not be published, each with its ground
// of law in words; work secrets stand beside state secrets, not among them.
//
// Clause: disclosure/work-secrets
var WithheldKinds = []struct{ Kind, Ground string }{
	{"国家秘密", "政府信息公开条例第十四条"},
	{"工作秘密", "保守国家秘密法第六十四条"},
	{"商业秘密", "政府信息公开条例第十五条"},
	{"个人隐私", "政府信息公开条例第十五条"},
	{"内部事务信息", "政府信息公开条例第十六条"},
	{"过程性信息", "政府信息公开条例第十六条"},
	{"其他", ""},
}
