package show

import (
	"encoding/json"
	"io"

	"jiheng/check"
	"jiheng/paper"
)

// The parts of SARIF 2.1.0 that results need.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Descriptor sarifReference  `json:"descriptor"`
		Level      string          `json:"level"`
		Message    sarifText       `json:"message"`
		Locations  []sarifLocation `json:"locations,omitempty"`
	}
	sarifReference struct {
		ID string `json:"id"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri,omitempty"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string      `json:"id"`
		Short   sarifText   `json:"shortDescription"`
		Help    sarifText   `json:"help"`
		Default sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		ID       int            `json:"id,omitempty"`
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
		Message  *sarifText     `json:"message,omitempty"`
	}
	sarifLogical struct {
		Name string `json:"fullyQualifiedName"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
)

// WriteSARIF writes results as one run of SARIF 2.1.0. Columns count characters;
// files are named as they were given, so that viewers find them. Rules are those
// that found something, in the set's order. What was not read stands among the
// notifications of the run.
func WriteSARIF(w io.Writer, set *check.Set, unread []Unread, results ...*check.Result) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}, Invocations: []sarifInvocation{notified(unread, results)}}
	used := map[string]check.Severity{}
	for _, r := range results {
		for _, f := range r.Findings {
			run.Results = append(run.Results, sarifOf(r.File, f, ""))
			used[f.Rule] = f.Severity
		}
		for _, s := range r.Suppressed {
			run.Results = append(run.Results, sarifOf(r.File, s.Finding, s.Reason))
			used[s.Rule] = s.Severity
		}
	}
	run.Tool.Driver = sarifDriver{Name: "jiheng check", Rules: sarifRules(set, used)}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// notified says what was not read: files, and parts of those that were.
func notified(unread []Unread, results []*check.Result) sarifInvocation {
	out := sarifInvocation{Successful: true}
	for _, u := range unread {
		level := "note"
		switch {
		case u.Failed:
			level, out.Successful = "error", false
		case !u.Litter:
			level = "warning"
		}
		out.Notifications = append(out.Notifications,
			sarifNotification{sarifReference{u.Code}, level, sarifText{u.Why}, []sarifLocation{sarifAt(u.File, paper.Site{})}})
	}
	for _, r := range results {
		for _, n := range r.Reading {
			level := "note"
			if n.Unread {
				level = "warning"
			}
			out.Notifications = append(out.Notifications,
				sarifNotification{sarifReference{n.Code}, level, sarifText{n.Text}, []sarifLocation{sarifAt(r.File, paper.Site{Place: n.At})}})
		}
	}
	return out
}

// sarifRules lists the rules used; one of the catalogue that only text rules
// implement takes its words from the first of them.
func sarifRules(set *check.Set, used map[string]check.Severity) []sarifRule {
	out := []sarifRule{}
	done := map[string]bool{}
	for _, r := range set.Rules() {
		id := r.ID
		if _, ok := used[id]; !ok {
			id = r.As
		}
		_, known := set.Rule(id)
		if _, ok := used[id]; !ok || done[id] || r.As == id && known {
			continue
		}
		done[id] = true
		clause, _ := check.SourceText(r.Source)
		out = append(out, sarifRule{id, sarifText{set.Title(id)}, sarifText{clause}, sarifConfig{level(r.Severity)}})
	}
	return out
}

func level(s check.Severity) string {
	switch s {
	case check.Error:
		return "error"
	case check.Warning:
		return "warning"
	}
	return "note"
}

func sarifOf(file string, f check.Finding, reason string) sarifResult {
	text := f.Message
	if f.Suggestion != "" {
		text += "建议：" + f.Suggestion
	}
	out := sarifResult{RuleID: f.Rule, Level: level(f.Severity), Message: sarifText{text}, Locations: []sarifLocation{sarifAt(file, f.Site)}}
	words := f.Near
	if f.Place.Line == 0 {
		words = PlaceBeside(f)
	}
	if words != "" {
		out.Locations[0].Logical = []sarifLogical{{words}}
	}
	for i, o := range f.Other {
		l := sarifAt(file, o)
		l.ID, l.Message = i+1, &sarifText{"另一处"}
		out.Related = append(out.Related, l)
	}
	if reason != "" {
		out.Suppressions = []sarifSuppression{{"external", reason}}
	}
	return out
}

// sarifAt turns a site into a location: a place without a line is the file.
func sarifAt(file string, s paper.Site) sarifLocation {
	p := s.Place
	if p.File == "" {
		p.File = file
	}
	l := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{uri(p.File)}}}
	if p.Line > 0 {
		l.Physical.Region = &sarifRegion{StartLine: p.Line, StartColumn: p.Column}
		if p.Column > 0 && s.Span != nil {
			l.Physical.Region.EndColumn = p.Column + s.Span.End - s.Span.Start
		}
		if s.Quote != "" {
			l.Physical.Region.Snippet = &sarifText{s.Quote}
		}
	}
	return l
}
