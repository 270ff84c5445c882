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

// A Remark (未了的意见) is the last opinion of a role on an indicator where it does not
// agree, with what became of it.
type Remark struct {
	budget.Opinion
	Office   string // whose indicator it is
	Answer   budget.Answer
	Answered bool
	Changed  bool // the indicator or its value was written since
}

// Remarks lists them in the order of the indicators, then of the roles.
func (y *Year) Remarks() (out []Remark) {
	if y.Year == nil || len(y.Year.Opinions) == 0 {
		return nil
	}
	for _, ind := range y.Year.Indicators {
		for _, role := range Roles {
			o, ok := y.Year.OpinionOf(ind.Code, string(role))
			if !ok || o.Verdict == budget.Agreed {
				continue
			}
			r := Remark{Opinion: o, Office: ind.Office}
			r.Answer, r.Answered = y.Year.AnswerTo(o)
			r.Changed = slices.ContainsFunc(y.entriesUnder(ind.Code), func(e store.Entry) bool { return e.Version > o.Act })
			out = append(out, r)
		}
	}
	return out
}

// A Reply is what a person of the unit says to a reviewer's opinion.
type Reply struct {
	Year    string
	Code    string // of the indicator
	To      string // the time of the opinion
	As      Role   // as what its reviewer gave it
	Text    string
	Seen    int64 // the act as of which the person looked at the year
	Request string
}

// CodeRemarkGone is the code of an answer to an opinion that stands no longer.
const CodeRemarkGone = "remark-gone"

// deedReply is the kind of the act by which an opinion is answered.
const deedReply = "答复"

// mostReply bounds an answer, in characters.
const mostReply = 500

// Answer writes the unit's answer to an opinion as one act. Those answer who may change
// the indicator's value as the year stands.
func (b *Bench) Answer(ctx context.Context, who Person, r Reply) (*Year, error) {
	return b.do(ctx, who, r.Year, asks(r.Request, "reply", r.Year, r.Code, r.To, string(r.As), r.Text), func(s *sight) (*deed, error) {
		ind, ok := s.Year.Year.IndicatorByCode(r.Code)
		if !ok {
			return nil, unknownIndicator(r.Code)
		}
		by, err := s.Who.mayChange(s.scope, s.Stage(), dossier.Change{Class: dossier.Result, Field: dossier.Result.String()}, ind.Office)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(s.Remarks(), func(m Remark) bool { return m.Indicator == r.Code && m.Role == string(r.As) && m.Time == r.To })
		if i < 0 {
			return nil, fault.New(fault.Conflict, fault.Place{}, CodeRemarkGone, "这条意见已经有了新的结论，答复没有存；请刷新后看现在的")
		}
		text := plain.Legible(strings.Join(strings.Fields(r.Text), " "))
		if err := words("答复", text, mostReply); err != nil {
			return nil, err
		}
		d := s.deed(deedReply)
		d.by, d.reason = by, text
		d.edits = s.behind(dossier.AnswerHead().Block, dossier.AnswerHead(), dossier.AnswerEntry(budget.Answer{Indicator: r.Code, To: r.To, As: string(r.As),
			Text: text, Person: s.Who.ID, Role: string(by.Role), Time: b.now().UTC().Format(time.RFC3339), Act: r.Seen}))
		return d, nil
	})
}
