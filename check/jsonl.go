package check

import (
	"encoding/json"
	"io"
	"path"
	"strings"

	"jiheng/fault"
)

// A FactLine is one figure found in a document, as machines read it.
type FactLine struct {
	Kind      string      `json:"kind"`
	Subject   string      `json:"subject"`
	Value     string      `json:"value"`
	Unit      string      `json:"unit"`
	Qualifier string      `json:"qualifier,omitempty"`
	Quote     string      `json:"quote"`
	Place     fault.Place `json:"place"`
}

// An ArithmeticLine is one claim of a document about its own figures,
// recomputed.
type ArithmeticLine struct {
	Claim      string      `json:"claim"`
	Recomputed string      `json:"recomputed"`
	Consistent bool        `json:"consistent"`
	Tolerance  string      `json:"tolerance_note,omitempty"`
	Place      fault.Place `json:"place"`
}

// A defect copies a finding for programs that count by rule and quote.
type defect struct {
	Type  string `json:"type"`
	Quote string `json:"quote"`
}

// jsonResult is one line of the interface for machines.
type jsonResult struct {
	ID         string           `json:"id"`
	File       string           `json:"file"`
	Facts      []FactLine       `json:"facts"`
	Arithmetic []ArithmeticLine `json:"arithmetic"`
	Findings   []Finding        `json:"findings"`
	Suppressed []Suppressed     `json:"suppressed,omitempty"`
	Defects    []defect         `json:"defects"`
	Duties     dutiesJSON       `json:"duties"`
	Verdict    string           `json:"verdict"`
	Profile    string           `json:"profile,omitempty"`
}

// dutiesJSON counts the rules, and lists those that could not decide, with the
// reason.
type dutiesJSON struct {
	Duties
	Open []RuleOutcome `json:"open,omitempty"`
}

// WriteJSONL writes one object a line for each result: id (the file's name
// without extension), file, facts, arithmetic, findings, defects, duties,
// verdict.
func WriteJSONL(w io.Writer, results ...*Result) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range results {
		if err := e.Encode(r.json()); err != nil {
			return err
		}
	}
	return nil
}

func (r *Result) json() jsonResult {
	out := jsonResult{ID: stem(r.File), File: r.File, Facts: r.Facts, Arithmetic: r.Arithmetic, Findings: r.Findings, Suppressed: r.Suppressed,
		Defects: []defect{}, Duties: dutiesJSON{Duties: r.Duties}, Verdict: r.Verdict, Profile: r.Profile}
	if out.Facts == nil {
		out.Facts = []FactLine{}
	}
	if out.Arithmetic == nil {
		out.Arithmetic = []ArithmeticLine{}
	}
	if out.Findings == nil {
		out.Findings = []Finding{}
	}
	for _, f := range r.Findings {
		out.Defects = append(out.Defects, defect{f.Rule, f.Quote})
	}
	for _, o := range r.Outcomes {
		if o.State == StateUndecided {
			out.Duties.Open = append(out.Duties.Open, o)
		}
	}
	return out
}

// stem returns a file's name without folders and extension.
func stem(file string) string {
	name := path.Base(strings.ReplaceAll(file, `\`, "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}
