package workbench

import (
	"context"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A Revised (签发以后改过的) is the last version of a year's papers that was given out,
// and in which fields the year differs from it now. What was only decided since, and what
// was changed and changed back, is no difference.
type Revised struct {
	Issue   budget.Issue // its Version is 0 where none was given out
	Changes []dossier.Change
}

// Current reports that a version was given out which says what the year says now.
func (r Revised) Current() bool { return r.Issue.Version > 0 && len(r.Changes) == 0 }

// Revised tells in what a year differs from the last version of its papers.
func (b *Bench) Revised(ctx context.Context, y *Year) (out Revised, err error) {
	issues := y.Year.Issues
	if len(issues) == 0 {
		return out, nil
	}
	out.Issue = issues[len(issues)-1]
	return out, b.store.View(ctx, func(tx *store.Tx) error {
		now, gone, err := tx.Since(y.ID, out.Issue.Act)
		if err != nil {
			return err
		}
		changed := map[string]store.Entry{}
		for _, e := range now {
			changed[e.ID] = e
		}
		for _, id := range gone {
			changed[id] = store.Entry{}
		}
		for id, e := range changed {
			was, err := tx.Entry(y.ID, id, out.Issue.Act)
			if err != nil && fault.KindOf(err) != fault.NotFound {
				return err
			}
			out.Changes = append(out.Changes, y.revised(was, e)...)
		}
		slices.SortStableFunc(out.Changes, func(a, b dossier.Change) int {
			return strings.Compare(a.File+"\x00"+a.Block+"\x00"+a.Key, b.File+"\x00"+b.Block+"\x00"+b.Key)
		})
		return nil
	})
}

// revised lists what two states of an entry have differently, of what papers are made of.
func (y *Year) revised(was, is store.Entry) []dossier.Change {
	e := is
	if e.File == "" {
		e = was
	}
	switch {
	case decision(e.File) || was.File == is.File && was.Text == is.Text && was.Hash == is.Hash:
		return nil
	case was.Hash != "" || is.Hash != "":
		return []dossier.Change{{File: e.File, Key: e.File, Field: "文件", Class: dossier.ClassOf(e.File, "")(""), After: "换了"}}
	}
	return dossier.Changes(asEntry(was), asEntry(is), y.headOf(e))
}

// decision reports a file of what is decided of a year, and not of the year itself.
func decision(file string) bool {
	return file == dossier.FileReview || file == dossier.FileReleases || strings.HasPrefix(file, dossier.DirApproved+"/") || strings.HasPrefix(file, dossier.DirIssued+"/")
}

// published refuses a step that puts papers before the public while none was given out
// that says what the year says now, unless it says why.
func (b *Bench) published(ctx context.Context, y *Year, m move, s Step) error {
	if !m.issued || strings.TrimSpace(s.Reason) != "" {
		return nil
	}
	r, err := b.Revised(ctx, y)
	if err != nil || r.Current() {
		return err
	}
	says := "还没有签发过"
	if r.Issue.Version > 0 {
		says = fault.Bad(fault.Place{}, "", "第%d稿签发以后改过%d处", r.Issue.Version, len(r.Changes)).Message
	}
	return fault.New(fault.Conflict, fault.Place{}, "issue-stale", "%s，没有与现在一致的一稿，不能“%s”；请负责人再签发一稿，或者写明仍要%s的理由", says, s.How, s.How)
}
