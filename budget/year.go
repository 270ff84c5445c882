package budget

import (
	"slices"

	"jiheng/fact"
	"jiheng/num"
	"jiheng/regs"
)

// A Year is everything known of one unit's budget year: what a dossier holds
// (年度档案).
type Year struct {
	Unit         Unit
	FiscalYear   int
	Sample       bool   // not the unit's own data
	Pack         string // id of the scoring pack, or a file of the dossier
	Finished     bool   // the year's work was finished within the budget
	Lines        []Line
	Adjustments  []Adjustment
	Unread       []Adjustment // whose amounts cannot be read: what rests on them is not known; of a draft
	MonthlyFile  string       // that the payments of the months were read from; empty for none
	FundsNote    map[Fund]string
	FundSample   map[string]bool // stage facts of funds that are not sample, by id: false
	ThreePublic  []PublicExpense
	General      []PublicExpense // other general expenses (一般性支出): meetings, training, commissioned services
	Procurement  []ProcurementLine
	Overall      OverallGoal
	Goals        []AnnualGoal
	Tasks        []AnnualTask
	Fields       []Field
	Indicators   []*Indicator
	Ledgers      []*Ledger
	Evidence     []Evidence
	Monitoring   *Monitoring
	Problems     []Problem
	Past         []PastProblem
	Uses         []ResultUse
	Policies     []string
	Disclosure   *Disclosure
	Releases     []Release // errors of the checks that the head lets stand
	Facts        *fact.Set
	Notes        []RowNote
	Lost         bool          // the tables of the budget could not be read: their figures are bound to come
	Partly       bool          // some indicators or tasks could not be read: what counts them is not known
	Steps        []Step        // of the cycle, in the order in which they were taken
	Issues       []Issue       // versions that were given out, in their order
	ProjectSteps []ProjectStep // of projects, in the order in which they were taken
	Opinions     []Opinion     // of reviewers, in the order in which they were given
	Answers      []Answer      // of the unit to them, in the order in which they were given
	SpotChecks   []SpotCheck   // in the order in which they were drawn
	GoalOpinions []GoalOpinion // of the goals, in the order in which they were given
}

// A PublicExpense is one of the three public expenses (三公经费), or another
// general expense that is compared like them.
type PublicExpense struct {
	Item                             string
	Original, Revised, Outturn, Last Amount
	Sample                           bool
}

// A ProcurementLine is one figure of government procurement, in 万元.
type ProcurementLine struct {
	Name   string
	Amount Amount
	Sample bool
}

// IndicatorByCode returns an indicator.
func (y *Year) IndicatorByCode(code string) (*Indicator, bool) {
	for _, i := range y.Indicators {
		if i.Code == code {
			return i, true
		}
	}
	return nil, false
}

// LineByID returns a budget line.
func (y *Year) LineByID(id string) (*Line, bool) {
	for i := range y.Lines {
		if y.Lines[i].ID == id {
			return &y.Lines[i], true
		}
	}
	return nil, false
}

// HasFund reports whether a line of the budget is paid from a fund.
func (y *Year) HasFund(f Fund) bool {
	return slices.ContainsFunc(y.Lines, func(l Line) bool { return l.Fund == f })
}

// TaskByID returns a main task of the year.
func (y *Year) TaskByID(id string) (*AnnualTask, bool) {
	for i := range y.Tasks {
		if y.Tasks[i].ID == id {
			return &y.Tasks[i], true
		}
	}
	return nil, false
}

// IndicatorsOf returns the unit's indicators that measure a project, in the order
// of the unit's: those that it names, or those of the task or of the project that
// it says it borrows them from. None is ever borrowed that is not written.
func (y *Year) IndicatorsOf(l Line) []*Indicator {
	codes := l.Indicators
	if t, ok := y.TaskByID(l.Borrowed); ok && len(codes) == 0 {
		codes = t.Indicators
	} else if from, ok := y.LineByID(l.Borrowed); ok && len(codes) == 0 {
		codes = from.Indicators
	}
	var out []*Indicator
	for _, i := range y.Indicators {
		if slices.Contains(codes, i.Code) {
			out = append(out, i)
		}
	}
	return out
}

// Assessed reports whether a project's self-evaluation was made: it is said to be,
// and there are indicators to score.
func (y *Year) Assessed(l Line) bool { return l.SelfAssessed && len(y.IndicatorsOf(l)) > 0 }

// Projects returns the lines of project expenditure, in order.
func (y *Year) Projects() []Line {
	var out []Line
	for _, l := range y.Lines {
		if l.Part == ProjectExpenditure {
			out = append(out, l)
		}
	}
	return out
}

// Revised returns a line's revised budget: original plus its adjustments. It is
// unknown where the original is.
func (y *Year) Revised(l Line) Amount {
	if !l.Original.Known || y.unadjusted(l) {
		return Amount{}
	}
	sum := l.Original.Fen
	for _, a := range y.Adjustments {
		if a.Line == l.ID {
			sum += a.Amount
		}
	}
	return Money(sum)
}

// unadjusted reports a line of which an adjustment cannot be read.
func (y *Year) unadjusted(l Line) bool {
	return slices.ContainsFunc(y.Unread, func(a Adjustment) bool { return a.Line == l.ID })
}

// Adjusted returns the sum of a line's adjustments.
func (y *Year) Adjusted(l Line) num.Fen {
	var sum num.Fen
	for _, a := range y.Adjustments {
		if a.Line == l.ID {
			sum += a.Amount
		}
	}
	return sum
}

// Totals adds lines that match by stage; a stage is unknown where one of the
// lines does not know it: blank is not zero.
func (y *Year) Totals(match func(Line) bool) map[string]Amount {
	out := map[string]Amount{}
	open := map[string]bool{}
	for _, stage := range Stages {
		open[stage] = len(y.Lacking(stage, match)) > 0
	}
	add := func(stage string, a Amount) {
		if a.Known && !open[stage] {
			out[stage] = Money(out[stage].Fen + a.Fen)
		}
	}
	for _, l := range y.Lines {
		if !match(l) {
			continue
		}
		revised := y.Revised(l)
		add(StageOriginal, l.Original)
		add(StageAdjusted, Amount{y.Adjusted(l), l.Original.Known})
		add(StageRevised, revised)
		add(StageOutturn, l.Outturn)
		add(StageUnspent, Amount{revised.Fen - l.Outturn.Fen, revised.Known && l.Outturn.Known})
	}
	return out
}

// Input returns what scoring needs of the year.
func (y *Year) Input() Input {
	all := func(Line) bool { return true }
	t := y.Totals(all)
	return Input{Indicators: y.Indicators, Actual: y.Facts.Get, Outturn: t[StageOutturn].Fen, Revised: t[StageRevised].Fen, Finished: y.Finished,
		Bases: y.Bases(all), Lacks: y.LacksOf(all), NoMoney: !t[StageRevised].Known || !t[StageOutturn].Known, Explained: y.unspentExplained()}
}

// Bases returns the money of other execution rates of the lines that match: over
// the original budget, and of fiscal appropriation alone.
func (y *Year) Bases(match func(Line) bool) map[string]Base {
	all := y.Totals(match)
	fiscal := y.Totals(func(l Line) bool { return match(l) && l.Fund.Appropriated() })
	return map[string]Base{
		regs.OverOriginal: {all[StageOutturn], all[StageOriginal]},
		regs.OverFiscal:   {fiscal[StageOutturn], fiscal[StageRevised]},
	}
}

// unspentExplained reports whether every line with money left, or spent beyond
// its budget, says why.
func (y *Year) unspentExplained() bool {
	return !slices.ContainsFunc(y.Lines, func(l Line) bool {
		return l.Outturn.Known && y.Revised(l).Fen != l.Outturn.Fen && l.UnspentWhy == ""
	})
}
