package final

import (
	"slices"
	"strings"

	"jiheng/across"
	"jiheng/budget"
	"jiheng/check"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/report"
)

// Check runs the rules on every paper of a set, each with the others beside it
// and by the limits of grades of the year's pack, and the report with all that the dossier knows. Results stand in the order of
// the papers.
func Check(set *check.Set, d *dossier.Dossier, m *report.Maker, papers []report.Paper) []*check.Result {
	digests := make([]*across.Digest, len(papers))
	together := make([]*document.Document, len(papers))
	for i, p := range papers {
		digests[i], together[i] = across.NewDigest(p.Name, p.Doc), p.Doc
	}
	out := make([]*check.Result, len(papers))
	for i, r := range across.Relate(digests, nil, nil) {
		in := &check.Input{File: papers[i].Name, Document: papers[i].Doc, Others: r.Others, Together: together, Apart: true, Grading: m.Eval.Pack}
		if i == 0 {
			in.Dossier, in.Evaluation, in.Pack = d.Year, m.Eval, m.Eval.Pack
		}
		out[i] = set.Run(in)
	}
	return out
}

// A Released is an error of a check that the head lets stand.
type Released struct {
	budget.Release
	Finding check.Finding
}

// A Verdict is what the checks say about papers that want to leave.
type Verdict struct {
	Results    []*check.Result
	Hindrances []Hindrance
	Released   []Released
	Unused     []budget.Release // entries of 放行.yaml that match nothing any more
}

// Judge sets the errors of the checks against what the dossier releases. An
// error that is not released, and a rule that broke off, keep the papers from
// leaving. What is about prompts and references left in a text cannot be
// released.
func Judge(d *dossier.Dossier, results []*check.Result) Verdict {
	v := Verdict{Results: results}
	used := map[int]bool{}
	for _, r := range results {
		for _, f := range r.Findings {
			if f.Severity != check.Error {
				continue
			}
			if n := ReleaseOf(d.Year.Releases, r.File, f); n >= 0 {
				used[n] = true
				v.Released = append(v.Released, Released{d.Year.Releases[n], f})
				continue
			}
			v.hinder(r.File, f)
		}
		for _, o := range r.Outcomes {
			if check.BrokeOff(o) {
				v.Hindrances = append(v.Hindrances, Hindrance{Office: Finance,
					Error: fault.New(fault.Internal, fault.Place{File: r.File}, "check-broken", "规则%s没有判定：%s；请把这份档案和这句话交给绩衡的维护者", o.Rule, o.Why)})
			}
		}
	}
	for n, r := range d.Year.Releases {
		if !used[n] {
			v.Unused = append(v.Unused, r)
		}
	}
	v.Hindrances = sorted(v.Hindrances)
	return v
}

// hinder adds an error of a check. The same one in another paper, such as
// another layout of a form, is named beside the first.
func (v *Verdict) hinder(paper string, f check.Finding) {
	h := errorOf(paper, f)
	for i := range v.Hindrances {
		if o := &v.Hindrances[i]; o.says == h.says && o.Place.File != paper {
			if !strings.Contains(o.Message, "《"+paper+"》") {
				o.Message += "（《" + paper + "》同样）"
			}
			if h.Release != "" {
				o.Release += "\n" + h.Release
			}
			return
		}
	}
	v.Hindrances = append(v.Hindrances, h)
}

// errorOf is an error of a check as a hindrance, with the entry that would
// release it.
func errorOf(paper string, f check.Finding) Hindrance {
	at := f.Place
	at.File = paper
	says := "检查出错误 " + f.Rule + "：" + strings.TrimRight(f.Message, "。")
	if f.Suggestion != "" {
		says += "；" + f.Suggestion
	}
	h := Hindrance{Error: fault.Bad(at, "check-error", "%s", says), Office: Finance, says: f.Rule + "\x00" + Sentence(f) + "\x00" + f.Message}
	if releasable(f) {
		h.Release = "- {规则: " + f.Rule + ", 文件: " + plain.Quote(paper) + ", 句子: " + plain.Quote(Sentence(f)) + ", 意见: " +
			plain.Quote(f.Message) + `, 理由: "", 姓名: "", 日期: ""}`
	}
	return h
}

// leftRules find prompts and references that were left in a text: no reason
// makes them right.
var leftRules = map[string]bool{"GEN-08": true, "GEN-09": true}

// Releasable reports whether errors of a rule may be released: those about
// prompts and placeholders may not.
func Releasable(rule string) bool { return !leftRules[rule] }

// releasable reports the same of a finding, which may bear the ids of several
// rules.
func releasable(f check.Finding) bool {
	return Releasable(f.Rule) && !slices.ContainsFunc(f.Also, func(id string) bool { return !Releasable(id) })
}

// Review moves the errors of a paper that the dossier releases to those that are
// let pass, with the name and the reason, for whoever reviews it.
func Review(d *dossier.Dossier, paper string, r *check.Result) {
	r.LetPass(func(f check.Finding) (string, bool) {
		n := ReleaseOf(d.Year.Releases, paper, f)
		if n < 0 || f.Severity != check.Error {
			return "", false
		}
		by := d.Year.Releases[n]
		return "由" + by.By + "放行：" + by.Reason, true
	})
}

// ReleaseOf returns the index of the release that a finding falls under, -1
// where there is none.
func ReleaseOf(list []budget.Release, paper string, f check.Finding) int {
	if !releasable(f) {
		return -1
	}
	for n, r := range list {
		if r.Rule == f.Rule && r.Paper == paper && r.Sentence == Sentence(f) && r.Says == f.Message {
			return n
		}
	}
	return -1
}

// Sentence returns the sentence that a finding is about: of a long paragraph,
// what stands between two stops around the quote; of a cell, the cell; of the
// whole document, nothing.
func Sentence(f check.Finding) string {
	const stops = "。！？\n"
	line := []rune(f.Line)
	if len(line) == 0 {
		return ""
	}
	at := min(max(f.Caret, 0), len(line)-1)
	from, to := at, at
	for from > 0 && !strings.ContainsRune(stops, line[from-1]) {
		from--
	}
	for to < len(line) && (to < f.Caret+len([]rune(f.Quote)) || !strings.ContainsRune(stops, line[to])) {
		to++
	}
	if to < len(line) {
		to++ // the stop belongs to the sentence
	}
	return strings.TrimSpace(string(line[from:to]))
}
