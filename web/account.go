package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fact"
	"jiheng/fault"
	"jiheng/report"
	"jiheng/workbench"
)

// An accountPage is where a figure comes from, and where it is used (来由).
type accountPage struct {
	view
	Fact  fact.Fact
	Lines []string
	Tree  fact.Node
	Score *budget.Score
	Uses  []use
	Past  []workbench.Deal
	Place openPoint // the page where it is written; without a path for none
	Rules []string  // the clause that its points come by, and whether it was checked
}

// A use is a place where a figure is used.
type use struct{ Kind, Text, Path string }

// mostUses is how many places of a kind are listed.
const mostUses = 12

func (v *visit) account() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	if y.Maker == nil {
		return workbench.NoPack()
	}
	f, all, ok := y.Fact(v.r.PathValue("id"))
	if !ok {
		return unknownPage()
	}
	p := accountPage{view: v.yearView(y, "values"), Fact: f, Lines: plainLines(f)}
	p.Title = f.Name
	p.ground()
	if p.Tree, err = all.Explain(f.ID); err != nil {
		return err
	}
	if s, ok := y.Eval.ScoreOf(strings.TrimSuffix(strings.TrimSuffix(f.ID, "-得分"), "-完成率")); ok {
		p.Score = &s
	}
	p.Uses = p.uses(all)
	if p.Past, err = v.pastOf(y, f); err != nil {
		return err
	}
	return v.write(http.StatusOK, accountWhole(p))
}

// plainLines is the account of a figure in the words of the pages: places in files and
// hashes of rows are for the command line.
func plainLines(f fact.Fact) []string {
	f.Account.Place = fault.Place{}
	lines := report.AccountLines(f)
	for i, l := range lines {
		lines[i], _, _ = strings.Cut(l, "，行的根哈希")
	}
	return lines
}

// ground finds the page on which the figure is written, and the clause of its points.
func (p *accountPage) ground() {
	if at := p.Fact.Account.Place; at.File != "" {
		p.Place = p.openPoint(&fault.Error{Place: at})
		if p.Place.Path == p.at("merge") { // no page shows the file
			p.Place.Where = "文件夹里的“" + at.File + "”"
		}
	}
	if p.Year.Eval == nil || p.Year.Eval.Pack == nil {
		return
	}
	pack := p.Year.Eval.Pack
	p.Rules = []string{"《" + pack.Name + "》" + strings.TrimSpace(pack.Document+" "+pack.Article)}
	if !pack.Verified() {
		p.Rules = append(p.Rules, "未核对原文："+string(pack.Certainty))
	}
}

// uses lists where the figure goes: facts that rest on it, sentences that print it.
func (p accountPage) uses(all *fact.Set) []use {
	var out []use
	n := 0
	for _, f := range all.All() {
		if !slices.Contains(f.Account.Inputs, p.Fact.ID) {
			continue
		}
		if n++; n <= mostUses {
			out = append(out, use{string(f.Account.Kind), f.Name + f.Print().Text, p.at("fact", f.ID)})
		}
	}
	for _, s := range p.Year.Narrative {
		at := strings.Index(s.Text, "{{"+p.Fact.ID+"}}")
		if at < 0 {
			at = strings.Index(s.Text, "{{"+p.Fact.ID+"|")
		}
		if at < 0 {
			continue
		}
		heading := ""
		for line := range strings.Lines(s.Text[:at]) {
			if strings.HasPrefix(line, "#") {
				heading = strings.TrimSpace(strings.TrimLeft(line, "#"))
			}
		}
		out = append(out, use{"正文", heading, p.at("report", baseName(s.File))})
	}
	return out
}

// baseName is the name of a file of the narrative without folder and ending.
func baseName(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, dossier.DirNarrative+"/"), ".md")
}

// pastOf tells what became of the entry in which a figure is grounded, the newest
// first; nothing where it lies in none.
func (v *visit) pastOf(y *workbench.Year, f fact.Fact) ([]workbench.Deal, error) {
	e, ok := y.EntryAt(f.Account.Place)
	if !ok {
		return nil, nil
	}
	past, err := v.bench.PastOf(v.r.Context(), v.who, y.ID, e.ID)
	if err != nil {
		return nil, err
	}
	v.name(past)
	slices.Reverse(past)
	return past, nil
}
