package report

import (
	"bytes"
	"encoding/json"
	"strings"

	"jiheng/budget"
	"jiheng/fact"
)

// A FactJSON is one fact in facts.json: numbers are exact texts, never floats.
type FactJSON struct {
	ID        string      `json:"id"`
	Name      string      `json:"name"`
	Prints    string      `json:"prints"`
	Value     string      `json:"value,omitempty"` // exact: a decimal, or a fraction a/b
	Unit      string      `json:"unit,omitempty"`
	Day       string      `json:"day,omitempty"`
	Word      string      `json:"word,omitempty"`
	Qualifier string      `json:"qualifier,omitempty"`
	Period    string      `json:"period,omitempty"`
	Scope     string      `json:"scope,omitempty"`
	Sample    bool        `json:"sample"`
	Account   AccountJSON `json:"account"`
}

// An AccountJSON says where a fact comes from.
type AccountJSON struct {
	Kind      string           `json:"kind"`
	Text      string           `json:"text"`
	Place     string           `json:"place,omitempty"`
	Inputs    []string         `json:"inputs,omitempty"`
	Grade     string           `json:"grade,omitempty"`
	Pack      string           `json:"pack,omitempty"`
	Ledger    *fact.LedgerUse  `json:"ledger,omitempty"`
	Statement *fact.Statement  `json:"statement,omitempty"`
	Compared  *fact.Comparison `json:"compared,omitempty"`
}

// Fact returns a fact for programs.
func Fact(f fact.Fact) FactJSON {
	j := FactJSON{ID: f.ID, Name: f.Name, Prints: f.Print().Text, Day: f.Value.Day, Word: f.Value.Word, Qualifier: string(f.Qualifier),
		Period: f.Period, Scope: f.Scope, Sample: f.Sample,
		Account: AccountJSON{Kind: string(f.Account.Kind), Text: f.Account.Text, Place: f.Account.Place.String(), Inputs: f.Account.Inputs,
			Grade: f.Account.Grade,
			Pack:  f.Account.Clause, Ledger: f.Account.Ledger, Statement: f.Account.Statement, Compared: f.Account.Compared}}
	if f.Value.IsNumber() {
		j.Value, j.Unit = f.Value.Number.String(), f.Value.Unit.String()
	}
	return j
}

// A TreeJSON is an unfolded account for programs.
type TreeJSON struct {
	FactJSON
	Children []TreeJSON `json:"children,omitempty"`
	Missing  []string   `json:"missing,omitempty"`
}

// NodeJSON returns an unfolded account for programs.
func NodeJSON(n fact.Node) TreeJSON {
	t := TreeJSON{FactJSON: Fact(n.Fact), Missing: n.Missing}
	for _, c := range n.Children {
		t.Children = append(t.Children, NodeJSON(c))
	}
	return t
}

// A SetJSON is the content of facts.json.
type SetJSON struct {
	Format      string        `json:"format"`
	Unit        string        `json:"unit"`
	Year        int           `json:"year"`
	Sample      bool          `json:"sample"`
	Pack        string        `json:"pack"`
	PackVersion string        `json:"pack_version"`
	Certainty   string        `json:"pack_certainty"`
	Total       string        `json:"total"` // empty while there is none
	Grade       string        `json:"grade,omitempty"`
	Complete    bool          `json:"complete"`
	Released    []ReleaseJSON `json:"released,omitempty"`
	Facts       []FactJSON    `json:"facts"`
}

// A ReleaseJSON is an error of the checks that the head lets stand.
type ReleaseJSON struct {
	Rule     string `json:"rule"`
	Paper    string `json:"paper"`
	Sentence string `json:"sentence,omitempty"`
	Says     string `json:"says"`
	Reason   string `json:"reason"`
	By       string `json:"by"`
	Day      string `json:"day,omitempty"`
}

// FactsJSON returns every fact of the year and its evaluation, in order.
func (m *Maker) FactsJSON() ([]byte, error) {
	e := m.Eval
	s := SetJSON{Format: "jiheng-facts/1", Unit: m.Year.Unit.Name, Year: m.Year.FiscalYear, Sample: m.Year.Sample, Pack: e.Pack.ID, PackVersion: e.Pack.Version,
		Certainty: string(e.Pack.Certainty), Total: e.TotalText(), Grade: e.Grade, Complete: e.Complete}
	for _, r := range m.Released {
		s.Released = append(s.Released, ReleaseJSON{r.Rule, r.Paper, r.Sentence, r.Says, r.Reason, r.By, r.Day})
	}
	for _, f := range m.Facts.All() {
		s.Facts = append(s.Facts, Fact(f))
	}
	return indented(s)
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Totals names what the score says, for lists that compare evaluations.
func Totals(e *budget.Evaluation) string {
	if !e.Complete && e.Rated {
		return e.Total.String() + "（未评完）"
	}
	return strings.TrimSpace(e.PrintTotal() + " " + e.Grade)
}
