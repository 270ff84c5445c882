package workbench

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"jiheng/budget"
	"jiheng/document"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/report"
	"jiheng/store"
)

// CodeJudgedStale is the code of an opinion on an indicator that has become another
// since the reviewer looked at it.
const CodeJudgedStale = "judged-stale"

// stands refuses an opinion of an indicator that has become another since the year was
// looked at, with what it was and is.
func (b *Bench) stands(ctx context.Context, s *sight, code string, seen int64) error {
	if seen >= s.Act || seen < 1 {
		return nil
	}
	work := false
	err := b.store.View(ctx, func(tx *store.Tx) error {
		acts, err := tx.Latest(s.ID, mostSince)
		for _, a := range acts {
			if err != nil || a.Number <= seen || work {
				break
			}
			work, err = isWork(tx, a)
		}
		return err
	})
	if err != nil || !work {
		return err
	}
	was, err := b.YearAt(ctx, s.ID, seen)
	if err != nil {
		return err
	}
	old, now := was.judged(code), s.judged(code)
	for i := range now {
		if i >= len(old) || old[i] == now[i] {
			continue
		}
		return fault.New(fault.Conflict, fault.Place{}, CodeJudgedStale, "这一项在您打开以后改过，意见没有记：%s原来是“%s”，现在是“%s”；请按现在的再看一遍，再记",
			now[i][0], dashed(fault.Clip(old[i][1])), dashed(fault.Clip(now[i][1])))
	}
	return nil
}

// judged is what a reviewer judges of an indicator: what it is called, and how it stands.
func (y *Year) judged(code string) [][2]string {
	i, ok := y.Year.IndicatorByCode(code)
	if !ok {
		return nil
	}
	value, text := "", ""
	var papers []string
	if f, ok := y.Year.Facts.Get(code); ok && !f.Value.IsBlank() {
		value, text = f.Print().Text, f.Scope
		papers = f.Account.Papers
	}
	deviation := ""
	if d := i.Deviation; d != nil {
		deviation = strings.Join([]string{d.Cause, d.Reason, d.Measure, d.Owner, d.Due}, " ")
	}
	points := ""
	if y.Eval != nil {
		if s, ok := y.Eval.ScoreOf(code); ok {
			points = s.Points.String()
		}
	}
	return [][2]string{{"完成值", value}, {"指标值", i.InForce().String()}, {"名称", i.Name}, {"口径", strings.TrimSpace(i.Definition + " " + text)}, {"分值", i.Weight.String()},
		{"得分", points}, {"偏差说明", strings.TrimSpace(deviation)}, {"不适用的原因", i.NotApply}, {"佐证", strings.Join(papers, "、")}}
}

// quoted refuses words that an opinion is pinned to and that stand nowhere in what the
// reviewer sees: the indicator, its account, the text of the report.
func (y *Year) quoted(i *budget.Indicator, quote string) error {
	want := unspaced(quote)
	if want == "" {
		return nil
	}
	for _, text := range y.quotable(i) {
		if strings.Contains(unspaced(text), want) {
			return nil
		}
	}
	return fault.Bad(fault.Place{}, "quote", "“%s”在这一项和报告正文里都没有；请照原文抄这句话或这个数，或者空着", fault.Clip(quote))
}

// quotable are the texts that an opinion of an indicator may quote.
func (y *Year) quotable(i *budget.Indicator) []string {
	out := []string{i.Code, i.Source, i.Basis, i.Collection, i.Contribution, i.Topic, i.Field, i.Office}
	for _, p := range y.judged(i.Code) {
		out = append(out, p[1])
	}
	if f, ok := y.Year.Facts.Get(i.Code); ok {
		out = append(out, report.AccountLines(f)...)
		for _, id := range f.Account.Papers {
			for _, e := range y.Year.Evidence {
				if e.ID == id {
					out = append(out, e.ID+" "+e.Title)
				}
			}
		}
	}
	if y.Maker == nil {
		return out
	}
	sections := make([]report.Section, len(y.Narrative))
	for k, s := range y.Narrative {
		sections[k] = report.Section(s)
		out = append(out, s.Text)
	}
	for _, b := range y.Maker.Apart().Narrative(sections) {
		switch b := b.(type) {
		case *document.Paragraph:
			out = append(out, document.Text(b.Runs))
		case *document.Heading:
			out = append(out, document.Text(b.Runs))
		case *document.Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					out = append(out, document.Text(c.Runs))
				}
			}
		}
	}
	return out
}

func unspaced(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// sentBack lists the indicators whose last opinion is that they go back. That the year
// was returned since settles none of them: who passes it on looks again, and says why or
// judges anew.
func sentBack(entries []store.Entry) []string {
	back := map[string]bool{}
	var codes []string
	for _, e := range entries {
		if e.File != dossier.FileReview || dossier.EntryKind(e.Kind) != dossier.EntryItem || e.Block != dossier.OpinionHead().Block {
			continue
		}
		code, _ := fieldOf(asEntry(e), "", "指标")
		verdict, _ := fieldOf(asEntry(e), "", "结论")
		if role, _ := fieldOf(asEntry(e), "", "身份"); role == string(Evaluator) { // which sends nothing back, and settles nothing
			continue
		}
		if _, ok := back[code]; !ok {
			codes = append(codes, code)
		}
		back[code] = verdict == budget.Returned
	}
	return slices.DeleteFunc(codes, func(code string) bool { return !back[code] })
}

// SentBack lists the indicators that are to go back by the last opinion on them.
func (y *Year) SentBack() []string { return sentBack(y.Entries) }

// passesBack refuses to pass on, or to sign, a year in which indicators are still to go
// back, without a word on it.
func passesBack(entries []store.Entry, how, reason string) error {
	if how != "通过" && how != "批复" && how != "签发" || strings.TrimSpace(reason) != "" {
		return nil
	}
	codes := sentBack(entries)
	if len(codes) == 0 {
		return nil
	}
	const most = 8
	names := strings.Join(codes[:min(len(codes), most)], "、")
	if len(codes) > most {
		names += "等"
	}
	return fault.Bad(fault.Place{}, "sent-back", "还有%d项最后的复核结论是“退回”：%s；请退回，或者看过现在的再逐项改记结论，仍要“%s”的请写明理由", len(codes), names, how)
}
