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
	Reviewer   string // secrecy review
	ReviewedOn string
	Review     string
	Withheld   []Withheld
	Correction string
	Sample     bool
}

// Withheld is one item that is not published, with the reason (不公开事项).
type Withheld struct{ What, Why string }
