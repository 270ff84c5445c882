package workbench

import (
	"context"
	"slices"
	"strings"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// A Judgement is what a reviewer says of one indicator.
type Judgement struct {
	Year    string
	Code    string // of the indicator
	Verdict string // one of budget.Verdicts
	Score   string // the reviewer's points; empty where the unit's stand
	Field   string // that it is pinned to; empty for the whole indicator
	Quote   string // words that it is pinned to
	Text    string
	Seen    int64 // the act as of which the person looked at the year
	Request string
}

// Judge writes a reviewer's opinion of an indicator as one act. Who doubts, returns
// or gives other points says why. Only those judge whose turn it is.
func (b *Bench) Judge(ctx context.Context, who Person, j Judgement) (*Year, error) {
	words := []string{"judge", j.Year, j.Code, j.Verdict, j.Score, j.Field, j.Quote, j.Text}
	return b.do(ctx, who, j.Year, asks(j.Request, words...), func(s *sight) (*deed, error) {
		ind, ok := s.Year.Year.IndicatorByCode(j.Code)
		if !ok {
			return nil, unknownIndicator(j.Code)
		}
		by, err := s.judges()
		if err == nil && by.Role == Evaluator && j.Verdict == budget.Returned {
			err = fault.Bad(fault.Place{}, "verdict", "评价人员不退回；不同意的选“存疑”，写明意见和得分")
		}
		if err == nil {
			err = b.stands(ctx, s, j.Code, j.Seen)
		}
		if err == nil {
			err = s.quoted(ind, j.Quote)
		}
		if err != nil {
			return nil, err
		}
		o := budget.Opinion{Indicator: j.Code, Verdict: j.Verdict, Field: j.Field, Quote: j.Quote, Text: strings.TrimSpace(j.Text),
			Person: s.Who.ID, Role: string(by.Role), Time: b.now().UTC().Format(time.RFC3339), Act: j.Seen}
		if err := s.scored(&o, ind, j.Score); err != nil {
			return nil, err
		}
		d := s.deed("复核")
		d.reason, d.by = o.Text, by
		if o.Verdict == budget.Agreed || o.Scored {
			own := s.entriesUnder(j.Code)
			d.check = func(tx *store.Tx) error {
				return noneOwn(tx, s.ID, own, func(a store.Act, e store.Entry) error {
					return ownWork(a, d.Who, by, entryWord(e), "同意或者打分；请换一位审核的人")
				})
			}
		}
		d.edits = s.behind("复核", dossier.OpinionHead(), dossier.OpinionEntry(o))
		return d, nil
	})
}

// entriesUnder are the entries that an indicator is judged by: its own, and its value.
func (y *Year) entriesUnder(code string) (out []store.Entry) {
	if e, ok := y.EntryOf(dossier.FileIndicators, code); ok {
		out = append(out, e)
	}
	if e, ok := y.statementOf(code); ok {
		out = append(out, e)
	}
	return out
}

// scored checks verdict, points and words of an opinion.
func (y *Year) scored(o *budget.Opinion, ind *budget.Indicator, score string) error {
	if !slices.Contains(budget.Verdicts, o.Verdict) {
		return fault.Bad(fault.Place{}, "verdict", "结论要选：%s", strings.Join(budget.Verdicts, "、"))
	}
	if score = strings.TrimSpace(score); score != "" {
		points, err := plain.ReadDecimal(score, budget.Points)
		if err != nil {
			return fault.Bad(fault.Place{}, "points", "“%s %s”的复核得分写的%s", ind.Code, ind.Name, err)
		}
		if points.Sign() < 0 || points.Cmp(ind.Weight) > 0 {
			return fault.Bad(fault.Place{}, "points", "“%s %s”的复核得分“%s”要在0和分值%s之间", ind.Code, ind.Name, fault.Clip(score), ind.Weight)
		}
		o.Score, o.Scored = points, true
	}
	if o.Text != "" {
		return nil
	}
	if o.Verdict != budget.Agreed {
		return fault.Bad(fault.Place{}, "reason", "“%s”要写明意见，对方看到后才知道改什么", o.Verdict)
	}
	if y.Eval != nil && o.Scored {
		if s, ok := y.Eval.ScoreOf(ind.Code); ok && s.Points.Cmp(o.Score) != 0 {
			return fault.Bad(fault.Place{}, "reason", "复核得分%s和单位的%s不同，要写明理由", o.Score, s.Points)
		}
	}
	return nil
}

// judges is the post by which a person reviews a year as it stands: that of somebody
// who may return it, or of an evaluator once the unit has sent it on.
func (s *sight) judges() (Post, error) {
	var may []Role
	for _, m := range moves {
		if m.from == s.Stage() && m.how == budget.SentBack {
			may = append(may, m.role)
		}
	}
	if slices.Contains(evaluated, s.Stage()) {
		may = append(may, Evaluator)
	}
	posts := s.Who.at(s.scope)
	for _, stands := range []bool{false, true} { // one's own posts before those of others
		for _, r := range may {
			if i := slices.IndexFunc(posts, func(q Post) bool { return q.Role == r && (q.For != "") == stands }); i >= 0 {
				return posts[i], nil
			}
		}
	}
	if len(may) == 0 {
		return Post{}, fault.New(fault.Conflict, fault.Place{}, "stage", "现在是“%s”，还没有报送，不能复核", s.Stage())
	}
	return Post{}, forbidden("在“"+string(s.Stage())+"”复核", slices.Compact(may))
}

// Judges tells as what the person reviews the year as it stands; empty where they may not.
func (p Seat) Judges(y *Year) Role {
	by, _ := (&sight{y, p}).judges()
	return by.Role
}

// evaluated are the stages at which evaluators give their points: the unit has passed its
// year on, and what they say returns nothing.
var evaluated = []Stage{DepartmentReview, BureauReview, Approved, Published}

// behind inserts an entry behind the others of its block in 审核.yaml, and the head
// of the block before it where it is the first.
func (y *Year) behind(block string, head, entry dossier.Entry) []store.Edit {
	return behind(y.Entries, block, head, entry)
}

// behind does so among entries that are in order.
func behind(entries []store.Entry, block string, head, entry dossier.Entry) []store.Edit {
	after, last := "", ""
	for _, e := range entries {
		if e.File != entry.File {
			continue
		}
		if last = e.ID; e.Block != block {
			continue
		}
		if after = e.ID; dossier.EntryKind(e.Kind) == dossier.EntryBlock && empties(e.Text, block) {
			return []store.Edit{{Op: store.Write, ID: e.ID, Seen: e.Version, Entry: asStored(head)}, {Op: store.Insert, After: e.ID, Entry: asStored(entry)}}
		}
	}
	if after != "" {
		return []store.Edit{{Op: store.Insert, After: after, Entry: asStored(entry)}}
	}
	return []store.Edit{{Op: store.Insert, After: last, Entry: asStored(head)}, {Op: store.Insert, After: last, Entry: asStored(entry)}}
}

// empties reports the text of a block that is an empty list: 年度目标: []
func empties(text, block string) bool {
	value, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(text), block+":"), "#")
	value = strings.TrimSpace(value)
	return value == "" || value == "[]" || value == "~"
}
