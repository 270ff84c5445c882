package budget

import (
	"jiheng/fault"
	"jiheng/num"
)

// A Fund is a funding source (资金来源).
type Fund string

// The five funds, in the order of the forms.
const (
	GeneralPublicBudget  Fund = "一般公共预算"
	GovernmentFundBudget Fund = "政府性基金预算"
	StateCapitalBudget   Fund = "国有资本经营预算"
	FiscalAccountFunds   Fund = "财政专户管理资金"
	UnitFunds            Fund = "单位资金"
)

// Funds lists the five funds.
var Funds = []Fund{GeneralPublicBudget, GovernmentFundBudget, StateCapitalBudget, FiscalAccountFunds, UnitFunds}

// Appropriated reports whether the fund is fiscal appropriation (财政拨款).
func (f Fund) Appropriated() bool { return f != FiscalAccountFunds && f != UnitFunds }

// A Part is basic or project expenditure.
type Part string

// The parts of expenditure.
const (
	BasicExpenditure   Part = "基本支出"
	ProjectExpenditure Part = "项目支出"
)

// An Amount is money that may be absent: blank is not zero.
type Amount struct {
	Fen   num.Fen
	Known bool
}

// Money returns a known amount.
func Money(f num.Fen) Amount { return Amount{f, true} }

// A Line is one line of the budget: a project, or a class of basic expenditure.
type Line struct {
	ID           string // P06, kept from year to year
	Name         string
	Fund         Fund
	Part         Part
	Class        string // 人员类, 运转类, 特定目标类
	Code         string // 21 characters, of the integrated budget system
	Office       string
	Owner        string   // whose work it is, by name or post (项目负责人); empty where only the office is known
	Task         string   // id of the annual task
	Indicators   []string // codes of the unit's indicators that measure it
	Borrowed     string   // task or project whose indicators it borrows; empty where it has its own, or none
	Functional   string   // code and name of the functional class
	Economic     string
	Goal         string // what the project was to reach
	Achieved     string // what it reached
	Original     Amount // 年初预算数
	Carried      Amount // of it, carry-over of last year (上年结转)
	Outturn      Amount // 决算数
	Monthly      []Amount
	UnspentTo    string // 结转下年, 财政收回
	UnspentWhy   string
	Procured     bool
	Sample       bool
	SelfAssessed bool   // a project self-evaluation was made
	SelfSaid     bool   // the table says whether one was made
	Exempt       string // why none was made
	Place        fault.Place
}

// An Adjustment is an approved change of the budget (调整), kept apart from it.
type Adjustment struct {
	ID       string
	Day      string
	Kind     string // 追加, 追减, 调剂
	Line     string
	Amount   num.Fen // negative for a cut
	Reason   string
	Document string // the approval
	Unlisted bool   // no table lists it: it is what a stated revised budget differs by
	Sample   bool
	Place    fault.Place
}

// The stages of an amount.
const (
	StageOriginal = "年初预算数"
	StageAdjusted = "调整数"
	StageRevised  = "全年预算数"
	StageOutturn  = "决算数"
	StageUnspent  = "未执行数"
)

// Stages lists the stages in the order of the forms.
var Stages = []string{StageOriginal, StageAdjusted, StageRevised, StageOutturn, StageUnspent}

// ExecutionRate returns outturn over revised budget (预算执行率), exact and
// unrounded: printing rounds, scoring does not. It may exceed 1. ok is false
// where both are zero: the line does not apply. Spending without budget is an
// Invalid error.
//
// Clause: self-evaluation/execution-rate
func ExecutionRate(outturn, revised num.Fen) (rate num.Ratio, ok bool, err error) {
	if revised == 0 {
		if outturn == 0 {
			return num.Ratio{}, false, nil
		}
		return num.Ratio{}, false, fault.Bad(fault.Place{}, "spent-without-budget", "没有预算却有支出%s万元，执行率无法计算；请核对全年预算数", outturn.ShownWan())
	}
	q, _ := num.Quo(num.Int(int64(outturn)).Ratio(), num.Int(int64(revised)).Ratio())
	return q, true, nil
}
