// Package check runs rules on a document: what a rule is, what it may ask, how it
// ends, and how what many rules find becomes one list. The rules themselves are
// in package rules. A rule reads the document and, where there is one, the
// dossier's year; it never changes them.
package check

import (
	"jiheng/document"
	"jiheng/paper"
	"jiheng/regs"
)

// A Severity says what a finding asks for.
type Severity string

// The severities: an Error blocks submission, a Warning must be put right or
// explained, a Notice may stand.
const (
	Error   Severity = "错误"
	Warning Severity = "警告"
	Notice  Severity = "提示"
)

// Rank orders severities, the gravest lowest.
func (s Severity) Rank() int {
	switch s {
	case Error:
		return 0
	case Warning:
		return 1
	}
	return 2
}

// A Rule is one requirement that a document or an evaluation can meet or miss.
type Rule struct {
	ID       string              // as in the catalogue, "FRM-02"; never reused
	Title    string              // 中文, one line: what is required
	Source   regs.Key            // where it is required
	Severity Severity            // of its findings, unless one of them says otherwise
	Run      func(*Pass) Outcome // reports each miss; keeps no state
	As       string              // the catalogue's rule that means the same; findings bear its id
	Local    []Local             // where a place requires it
}

// A Local is the source of a rule for papers of one place (地方依据).
type Local struct {
	Place  string // as in titles, regions of units and of packs: 上海
	Source regs.Key
}

// A State is how a rule ended.
type State string

// The states. A rule that could not run never counts as passed.
const (
	StateDecided       State = "已判定"
	StateUndecided     State = "未判定"
	StateNotApplicable State = "不适用"
)

// An Outcome is how a rule ended and, where it was not decided, why: a few
// Chinese words.
type Outcome struct {
	State State
	Why   string
}

// Decided ends a rule that could judge what it is about; it passed if it has
// reported nothing.
var Decided = Outcome{State: StateDecided}

// Undecided ends a rule for which data are missing or ambiguous.
func Undecided(why string) Outcome { return Outcome{StateUndecided, why} }

// NotApplicable ends a rule that has no object in this document.
func NotApplicable(why string) Outcome { return Outcome{StateNotApplicable, why} }

// A Finding is one miss of a rule. Message is a plain Chinese sentence that can
// be sent on unchanged: what is there, what should be, by how much.
type Finding struct {
	Rule       string   `json:"rule"`
	Also       []string `json:"also,omitempty"` // other rules that found the same fault here
	Severity   Severity `json:"severity"`
	Outcome    string   `json:"outcome"` // always "finding"
	Title      string   `json:"title"`
	Message    string   `json:"message"`
	Suggestion string   `json:"suggestion,omitempty"`
	Clause     string   `json:"clause,omitempty"` // the source in words
	paper.Site
	Near  string       `json:"near,omitempty"`  // heading that it stands under, and table
	Line  string       `json:"line,omitempty"`  // the whole line, for the terminal
	Caret int          `json:"-"`               // characters of Line before the quote
	Other []paper.Site `json:"other,omitempty"` // further places: the other side of a contradiction
	Count int          `json:"count,omitempty"` // places in all, where only the first is shown; of a text that rows repeat, one

	// Alike names the kind of a fault whose findings are one with all their places, where
	// their messages do not show it: by their figures or names. Empty else.
	Alike string `json:"-"`

	Asks bool `json:"-"` // asks for words and recomputes nothing, although its rule does so elsewhere

	text      bool // found by a text rule
	claim     bool // a claim recomputed
	joined    bool // others of its kind are told with it
	often     int  // findings of its rule in the document
	otherwise bool // one of them is to be mended in other words
	repeats   int  // places with the same text of a cell, which are told and not counted
}

// A Suppressed finding was let pass by the profile, for the reason it gives.
type Suppressed struct {
	Finding
	Reason string `json:"reason"`
}

// A RuleOutcome is how one rule ended on one document.
type RuleOutcome struct {
	Rule     string `json:"rule"`
	As       string `json:"as,omitempty"` // the catalogue's rule that its findings bear
	State    State  `json:"state"`
	Why      string `json:"why,omitempty"`
	Findings int    `json:"findings"`
}

// Duties counts what the rules could and could not settle.
type Duties struct {
	Settled       int `json:"settled"`
	Undecided     int `json:"undecided"`
	NotApplicable int `json:"not_applicable"`
}

// A Result is what all rules say about one document. Findings stand in the order
// of their places; those about the whole document come first.
type Result struct {
	File       string // as it is shown: personal numbers masked
	Given      string `json:"-"` // as it was given, by which it is found again; never printed
	Unit       string // whose paper it is, as it says; empty where it was not recognised
	Year       int    // of which fiscal year; 0 where it was not recognised
	Genre      string // what it is among the papers of a unit and year: 自评报告
	Day        string // on which it was signed, 2025-03-20; empty where it does not say
	Money      string // greatest budget or outturn of the year that it states, 万元 with two decimals; empty for none
	Findings   []Finding
	Suppressed []Suppressed
	Outcomes   []RuleOutcome // in the order of the rules
	Duties     Duties
	Verdict    string           // one Chinese line
	Profile    string           // name of the profile that the rules ran under; empty for none
	Facts      []FactLine       // figures found, in reading order
	Arithmetic []ArithmeticLine // claims recomputed, in reading order

	Reading []document.ReadNote // what the reader says of the file: what was not read, what nobody sees
}

// Unread returns how many notes of the reader are about something that was not
// read.
func (r *Result) Unread() int {
	n := 0
	for _, x := range r.Reading {
		if x.Unread {
			n++
		}
	}
	return n
}

// Count returns the number of findings of a severity.
func (r *Result) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}
