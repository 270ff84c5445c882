package show

import (
	"encoding/json"
	"io"
	"path"
	"strings"

	"jiheng/check"
	"jiheng/document"
)

// A defect copies a finding for programs that count by rule and quote.
type defect struct {
	Type  string `json:"type"`
	Quote string `json:"quote"`
}

// jsonResult is one line of the interface for machines.
type jsonResult struct {
	ID         string                 `json:"id"`
	File       string                 `json:"file"`
	Unit       string                 `json:"unit,omitempty"`
	Year       int                    `json:"year,omitempty"`
	Genre      string                 `json:"genre,omitempty"`
	Money      string                 `json:"money,omitempty"` // 万元
	Facts      []check.FactLine       `json:"facts"`
	Arithmetic []check.ArithmeticLine `json:"arithmetic"`
	Findings   []check.Finding        `json:"findings"`
	Suppressed []check.Suppressed     `json:"suppressed,omitempty"`
	Defects    []defect               `json:"defects"`
	Duties     dutiesJSON             `json:"duties"`
	Verdict    string                 `json:"verdict"`
	Profile    string                 `json:"profile,omitempty"`
	Reading    []document.ReadNote    `json:"reading,omitempty"`
}

// dutiesJSON counts the rules, and lists those that could not decide, with the
// reason.
type dutiesJSON struct {
	check.Duties
	Open []check.RuleOutcome `json:"open,omitempty"`
}

// WriteJSONL writes one object a line for each result: id (the file's name
// without extension), file, facts, arithmetic, findings, defects, duties,
// verdict, and reading where the reader has something to say of the file.
func WriteJSONL(w io.Writer, results ...*check.Result) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range results {
		if err := e.Encode(jsonOf(r)); err != nil {
			return err
		}
	}
	return nil
}

func jsonOf(r *check.Result) jsonResult {
	out := jsonResult{ID: stem(r.File), File: r.File, Unit: r.Unit, Year: r.Year, Genre: r.Genre, Money: r.Money, Facts: r.Facts, Arithmetic: r.Arithmetic, Findings: r.Findings, Suppressed: r.Suppressed,
		Defects: []defect{}, Duties: dutiesJSON{Duties: r.Duties}, Verdict: r.Verdict, Profile: r.Profile, Reading: r.Reading}
	if out.Facts == nil {
		out.Facts = []check.FactLine{}
	}
	if out.Arithmetic == nil {
		out.Arithmetic = []check.ArithmeticLine{}
	}
	if out.Findings == nil {
		out.Findings = []check.Finding{}
	}
	for _, f := range r.Findings {
		out.Defects = append(out.Defects, defect{f.Rule, f.Quote})
	}
	for _, o := range r.Outcomes {
		if o.State == check.StateUndecided {
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
