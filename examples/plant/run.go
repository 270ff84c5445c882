package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/width"

	"jiheng/check"
	"jiheng/document/docx"
	"jiheng/document/page"
	"jiheng/document/pdf"
	"jiheng/document/pdfread"
	"jiheng/document/text"
)

// formats are those that a document is rendered in and read back from.
var formats = []string{"txt", "docx", "pdf"}

// A runner renders documents, reads them back and checks them.
type runner struct {
	set    *check.Set
	engine *pdfread.Engine
	fonts  *page.Fonts
}

func newRunner(ctx context.Context) (*runner, error) {
	set, err := check.Builtin()
	if err != nil {
		return nil, err
	}
	fonts, err := page.Embedded()
	if err != nil {
		return nil, err
	}
	engine, err := pdfread.New(ctx, pdfread.Options{})
	if err != nil {
		return nil, err
	}
	return &runner{set, engine, fonts}, nil
}

// check renders a text in a format, reads it back, and returns what the rules
// find.
func (r *runner) check(ctx context.Context, content, format string) ([]check.Finding, error) {
	d, err := text.Read("文件.txt", []byte(content))
	if err != nil {
		return nil, err
	}
	switch format {
	case "docx":
		data, err := docx.Write(d)
		if err != nil {
			return nil, err
		}
		if d, err = docx.Read(data); err != nil {
			return nil, err
		}
	case "pdf":
		data, err := pdf.Write(d, r.fonts)
		if err != nil {
			return nil, err
		}
		if d, err = r.engine.Read(ctx, "文件.pdf", data); err != nil {
			return nil, err
		}
	}
	return r.set.Run(&check.Input{File: "文件." + format, Document: d}).Findings, nil
}

// A verdict is how the search for one planted fault ended.
type verdict struct {
	rule    string
	format  string
	line    int
	found   bool
	grave   bool     // the rule's severity is 错误
	instead []string // rules that found something at the place, where the rule did not
	extra   []string // rules that found something new elsewhere
	context string
}

// judge looks for a planted fault among what was found; clean is what was found
// in the document without it.
func (r *runner) judge(p *planted, format string, clean, found []check.Finding) verdict {
	v := verdict{rule: p.rule, format: format, line: p.line, context: p.context}
	if rule, ok := r.set.Rule(p.rule); ok {
		v.grave = rule.Severity == check.Error
	}
	old := map[string]int{}
	for i := range clean {
		old[clean[i].Rule+clean[i].Message]++
	}
	for i := range found {
		f := &found[i]
		if key := f.Rule + f.Message; old[key] > 0 {
			old[key]--
			continue
		}
		here, same := p.at(f), f.Rule == p.rule || slices.Contains(f.Also, p.rule)
		switch {
		case here && same:
			v.found = true
		case here:
			v.instead = append(v.instead, f.Rule)
		default:
			v.extra = append(v.extra, f.Rule)
		}
	}
	return v
}

// at reports whether a finding is at the place of the fault.
func (p *planted) at(f *check.Finding) bool {
	if p.whole {
		return true
	}
	near := fold(p.near)
	for _, s := range append([]check.Site{f.Site}, f.Other...) {
		if near != "" && strings.Contains(fold(s.Quote), near) {
			return true
		}
	}
	line := fold(f.Line)
	return strings.Contains(line, fold(p.context)) || near != "" && (strings.Contains(line, near) || strings.Contains(fold(f.Message), near))
}

// fold is a text without what readers and formats change: widths, blanks,
// characters without width.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '　' || r == '…' || r >= 0x200b && r <= 0x200f || r == 0xfeff:
			return -1
		}
		return r
	}, width.Fold.String(s))
}

// all plants every fault in the clean documents of the seeds, in every format.
func (r *runner) all(ctx context.Context, list []wrong, seeds []uint64, with func(format string, n int) bool) (out []verdict, alarms []string, err error) {
	for _, seed := range seeds {
		clean := map[string][]check.Finding{}
		bases := map[string]base{}
		for kind := range templates {
			b, err := newBase(kind, seed)
			if err != nil {
				return nil, nil, err
			}
			bases[kind] = b
			for _, f := range formats {
				found, err := r.check(ctx, b.text, f)
				if err != nil {
					return nil, nil, fmt.Errorf("clean %s of seed %d as %s: %w", kind, seed, f, err)
				}
				clean[kind+f] = found
				for i := range found {
					alarms = append(alarms, fmt.Sprintf("%s %s seed %d: %s %s", kind, f, seed, found[i].Rule, found[i].Message))
				}
			}
		}
		for i := range list {
			p, err := plant(&list[i], bases[list[i].kind])
			if err != nil {
				return nil, nil, err
			}
			for _, f := range formats {
				if f == p.without || !with(f, i) {
					continue
				}
				found, err := r.check(ctx, p.text, f)
				if err != nil {
					return nil, nil, fmt.Errorf("faults.yaml line %d as %s: %w", p.line, f, err)
				}
				out = append(out, r.judge(&p, f, clean[p.kind+f], found))
			}
		}
	}
	slices.Sort(alarms)
	return out, alarms, nil
}
