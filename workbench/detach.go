package workbench

import (
	"context"
	"slices"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/store"
)

// A Detachment takes a paper away from under an indicator's value.
type Detachment struct {
	Year    string
	Code    string // of the indicator
	Paper   string // ID of the paper
	Reason  string
	Request string
}

// Detach takes a paper away from under a value as one act. A paper that no other value
// rests on leaves the year with its file; the log keeps both, and Undo brings them back.
func (b *Bench) Detach(ctx context.Context, who Person, t Detachment) (*Year, error) {
	return b.do(ctx, who, t.Year, asks(t.Request, "detach", t.Year, t.Code, t.Paper, t.Reason), func(s *sight) (*deed, error) {
		if err := s.attaches(t.Code); err != nil {
			return nil, err
		}
		if err := words("移去的原因", t.Reason, mostWhere); err != nil {
			return nil, err
		}
		ind, _ := s.Year.Year.IndicatorByCode(t.Code)
		d := s.deed("移去佐证")
		d.reason = t.Reason
		err := s.rest(d, ind, func(papers []string) ([]string, string, error) {
			at := slices.Index(papers, t.Paper)
			if at < 0 {
				return nil, "", fault.New(fault.Conflict, fault.Place{}, "paper-gone", "“%s”已经不在这一项下面；请刷新页面", fault.Clip(t.Paper))
			}
			papers = slices.Delete(papers, at, at+1)
			if len(papers) == 0 {
				return nil, "", nil
			}
			lead, _ := s.paper(papers[0])
			return papers, lead.Where, nil
		})
		if err != nil || s.restsOn(t.Paper, t.Code) {
			return d, err
		}
		e, ok := s.EntryOf(dossier.FileEvidence, t.Paper)
		if !ok {
			return d, nil
		}
		d.touch(asEntry(e), dossier.Entry{}, "", ind.Office)
		d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: e.ID, Seen: e.Version})
		paper, _ := s.paper(t.Paper)
		for _, f := range s.Entries {
			if f.Hash != "" && (f.File == paper.File || f.File == paper.Original) {
				d.edits = append(d.edits, store.Edit{Op: store.Delete, ID: f.ID, Seen: f.Version})
			}
		}
		return d, nil
	})
}

// restsOn reports whether a statement rests on a paper, other than that of a code.
func (y *Year) restsOn(paper, but string) bool {
	for _, e := range y.Block(dossier.FileFacts, stated) {
		if e.Key != but && slices.Contains(dossier.PaperIDs(y.TextOf(e)("佐证")), paper) {
			return true
		}
	}
	return false
}
