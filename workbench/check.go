package workbench

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/final"
	"jiheng/press"
	"jiheng/store"
)

// Checks (检查) is what the rules say of a year's papers as their files read, and
// which errors keep them from leaving.
type Checks struct {
	final.Verdict
	parts []int // of the report: to which part each block belongs, from 0; -1 before the first
}

// Checks runs the rules on the year's papers, once for each act. A year without a pack
// has no papers and is a Conflict.
func (y *Year) Checks() (*Checks, error) {
	if y.checks == nil {
		return y.check()
	}
	return y.checks()
}

func (y *Year) check() (*Checks, error) {
	papers, m, _ := y.press()
	if m == nil {
		return nil, NoPack()
	}
	set, err := ruleSet()
	if err != nil {
		return nil, err
	}
	files, err := press.Run(press.Jobs(m, papers, map[string]bool{"docx": true}, fonts), 1, func(string) {})
	if err != nil {
		return nil, err
	}
	if papers, err = press.ReadBack(papers, files); err != nil {
		return nil, err
	}
	c := &Checks{Verdict: final.Judge(y.Dossier, final.Check(set, y.Dossier, m, papers))}
	for _, r := range c.Results {
		r.Facts, r.Arithmetic = nil, nil // which nobody asks for again
	}
	if len(papers) > 0 {
		c.parts = partsOf(papers[0].Doc)
	}
	return c, nil
}

// partsOf tells of each block of a report under which heading of the first level it
// stands.
func partsOf(d *document.Document) []int {
	out, at := make([]int, len(d.Blocks)), -1
	for i, b := range d.Blocks {
		if h, ok := b.(*document.Heading); ok && h.Level == 1 {
			at++
		}
		out[i] = at
	}
	return out
}

// Part is the part of the report that a finding of its check is about, from 0; -1 for
// one that is about the whole.
func (c *Checks) Part(f check.Finding) int {
	if f.Span == nil || f.Span.Block >= len(c.parts) {
		return -1
	}
	return c.parts[f.Span.Block]
}

// clear returns the checks of a year whose papers may leave; what names the deed that
// is refused else.
func (y *Year) clear(what string) (*Checks, error) {
	c, err := y.Checks()
	if err != nil || len(c.Hindrances) == 0 {
		return c, err
	}
	return nil, fault.New(fault.Conflict, fault.Place{}, "check-errors", "检查出%d处错误，不能%s；请在“检查”页逐处改正，或由负责人写明理由放行，第一处：%s",
		len(c.Hindrances), what, c.Hindrances[0].Message)
}

// A Releasing is the head's wish to let an error of the checks stand (放行).
type Releasing struct {
	Year     string
	Rule     string
	Paper    string
	Sentence string // that the error is about
	Says     string // what the check says of it
	Reason   string
	Seen     int64
	Request  string
}

// Release lets an error of the checks stand, with the head's name and reason, as one
// act. One that is no longer found is a Conflict; prompts and references that are
// left cannot be released.
func (b *Bench) Release(ctx context.Context, who Person, r Releasing) (*Year, error) {
	return b.do(ctx, who, r.Year, asks(r.Request, "release", r.Year, r.Rule, r.Paper, r.Sentence, r.Says, r.Reason), func(s *sight) (*deed, error) {
		by, err := s.releases(r.Reason)
		if err != nil {
			return nil, err
		}
		c, err := s.Checks()
		if err != nil {
			return nil, err
		}
		if !c.has(r) {
			return nil, fault.New(fault.Conflict, fault.Place{}, "release-gone", "这处错误已经没有了，或者话已经变了，没有放行；请看“检查”页的最新结果")
		}
		if !final.Releasable(r.Rule) {
			return nil, fault.New(fault.Conflict, fault.Place{}, "release-refused", "没换成数的引用和留下的提示语不能放行，要改正")
		}
		d := s.deed("放行")
		d.by, d.seen, d.reason = by, r.Seen, strings.TrimSpace(r.Reason)
		head := dossier.ReleaseHead()
		d.edits = s.behind(head.Block, head, dossier.ReleaseEntry(budget.Release{Rule: r.Rule, Paper: r.Paper, Sentence: r.Sentence, Says: r.Says,
			Reason: d.reason, By: s.Who.Name, Day: dayOf(b.now())}))
		return d, nil
	})
}

// releases is the post by which a person lets errors stand, for a reason that says
// something.
func (s *sight) releases(reason string) (Post, error) {
	by, err := s.issues()
	if err != nil {
		return by, err
	}
	if err := words("放行的理由", strings.TrimSpace(reason), 500); err != nil {
		return by, err
	}
	if !dossier.Explains(reason) {
		return by, fault.Bad(fault.Place{}, "release-reason", "放行的理由没有说明为什么不是错误；请写清楚")
	}
	return by, nil
}

// has reports an error that stands as a wish to release it says.
func (c *Checks) has(r Releasing) bool {
	for _, res := range c.Results {
		if res.Given == r.Paper && slices.ContainsFunc(res.Findings, func(f check.Finding) bool {
			return f.Severity == check.Error && f.Rule == r.Rule && f.Message == r.Says && final.Sentence(f) == r.Sentence
		}) {
			return true
		}
	}
	return false
}

// An Unreleasing takes a release back.
type Unreleasing struct {
	Year    string
	Number  int // of the release among those of the year, from 0
	Rule    string
	Seen    int64 // the act as of which the person looked at the year
	Request string
}

// Unrelease takes a release back, so that the error stands again.
func (b *Bench) Unrelease(ctx context.Context, who Person, u Unreleasing) (*Year, error) {
	return b.do(ctx, who, u.Year, asks(u.Request, "unrelease", u.Year, u.Rule, strconv.Itoa(u.Number), strconv.FormatInt(u.Seen, 10)), func(s *sight) (*deed, error) {
		by, err := s.issues()
		if err != nil {
			return nil, err
		}
		list := s.Year.Year.Releases
		if u.Number < 0 || u.Number >= len(list) || list[u.Number].Rule != u.Rule {
			return nil, fault.New(fault.Conflict, fault.Place{}, store.CodeMoved, "放行的已经有变动，没有撤回；请刷新后再办")
		}
		e, ok := s.EntryAt(list[u.Number].Place)
		if !ok {
			return nil, fault.New(fault.NotFound, fault.Place{}, "release-gone", "没有这一条放行")
		}
		d := s.deed("撤回放行")
		d.by, d.seen = by, u.Seen
		d.edits = []store.Edit{{Op: store.Delete, ID: e.ID, Seen: e.Version}}
		return d, nil
	})
}
