package final

import (
	"jiheng/budget"
	"jiheng/check"
	"jiheng/report"
)

// Statement returns the paper that says how a set was let out, for the papers
// that the verdict is about.
func (v Verdict) Statement(m *report.Maker) report.Paper {
	papers := make([]report.Checked, len(v.Results))
	for i, r := range v.Results {
		papers[i] = report.Checked{Name: r.File, Errors: r.Count(check.Error), Warnings: r.Count(check.Warning), Notices: r.Count(check.Notice),
			Settled: r.Duties.Settled, Undecided: r.Duties.Undecided}
		for _, f := range r.Findings {
			if f.Severity == check.Warning {
				at := f.Place
				at.File = ""
				papers[i].Remarks = append(papers[i].Remarks, report.Remark{Place: at.String(), Rule: f.Rule, Says: f.Message})
			}
		}
	}
	return m.Statement(papers, v.Releases())
}

// Releases lists what was released, in the order in which it was found.
func (v Verdict) Releases() []budget.Release {
	out := make([]budget.Release, len(v.Released))
	for i, r := range v.Released {
		out[i] = r.Release
	}
	return out
}
