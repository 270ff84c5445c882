package workbench

import (
	"context"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/plain"
	"jiheng/regs"
	"jiheng/store"
)

// A FromLibrary is common indicators that a person puts among those of a year, to be
// adapted there.
type FromLibrary struct {
	Year    string
	IDs     []string // of regs.Library
	Office  string   // whose they become; empty for nobody's
	Request string
}

// mostChosen is how many indicators are taken from the library at once.
const mostChosen = 40

// levelLetters are the letters of the codes by the second level of an indicator.
var levelLetters = []struct{ word, letters string }{{"数量", "SL"}, {"质量", "ZL"}, {"时效", "SX"}, {"成本", "CB"}, {"经济", "JJ"}, {"社会", "SH"}, {"生态", "ST"}, {"可持续", "KC"}, {"满意", "MY"}}

// AddFromLibrary adds common indicators as one act, each behind the last of its class:
// target and weight are empty, for these are the unit's to set.
func (b *Bench) AddFromLibrary(ctx context.Context, who Person, l FromLibrary) (*Year, error) {
	words := append([]string{"library", l.Year, l.Office}, l.IDs...)
	return b.do(ctx, who, l.Year, asks(l.Request, words...), func(s *sight) (*deed, error) {
		if n := len(l.IDs); n == 0 || n > mostChosen {
			return nil, fault.Bad(fault.Place{}, "library-none", "先勾选要加的指标，一次1到%d项；这次选了%d项", mostChosen, n)
		}
		all, err := regs.Library()
		if err != nil {
			return nil, err
		}
		last, head, err := s.lastOf(dossier.FileIndicators, blockIndicators)
		if err != nil {
			return nil, err
		}
		d := s.deed("从指标库加")
		d.edits = head
		taken := map[string]bool{}
		for _, id := range l.IDs {
			chosen, ok := libraryOf(all, id)
			if !ok {
				return nil, fault.New(fault.NotFound, fault.Place{}, "library-unknown", "指标库里没有“%s”；请刷新页面", fault.Clip(id))
			}
			like, after := s.placeOf(chosen, last)
			like.Office = l.Office
			code, err := b.freeNumber(ctx, s.Year, dossier.FileIndicators, lettersOf(chosen), taken)
			if err != nil {
				return nil, err
			}
			taken[code] = true
			item := indicatorEntry(code, chosen.Name, like)
			item.Text += "    口径: " + plain.Quote(chosen.Scope) + "\n"
			if chosen.Source != "" && s.May(s.Year, dossier.Result, l.Office) == nil {
				item.Text += "    数据来源: " + plain.Quote(chosen.Source) + "\n"
			}
			d.touch(dossier.Entry{}, item, "", l.Office)
			d.edits = append(d.edits, store.Edit{Op: store.Insert, After: after, Entry: asStored(item)})
		}
		return d, nil
	})
}

func libraryOf(all []regs.LibraryIndicator, id string) (regs.LibraryIndicator, bool) {
	for _, i := range all {
		if i.ID == id {
			return i, true
		}
	}
	return regs.LibraryIndicator{}, false
}

// lettersOf are the letters with which an indicator's code begins.
func lettersOf(i regs.LibraryIndicator) string {
	for _, l := range levelLetters {
		if strings.Contains(i.Level2, l.word) {
			return l.letters
		}
	}
	return "ZB"
}

// placeOf is what an indicator of the library is like among those of the year, and
// behind which entry it comes: the last of its class, as the year calls it.
func (y *Year) placeOf(chosen regs.LibraryIndicator, last string) (like *budget.Indicator, after string) {
	like, after = &budget.Indicator{Level1: chosen.Level1, Level2: chosen.Level2}, last
	for _, ind := range y.Year.Indicators {
		if ind.Level1 != chosen.Level1 || strings.TrimSuffix(ind.Level2, "指标") != strings.TrimSuffix(chosen.Level2, "指标") {
			continue
		}
		if e, ok := y.EntryOf(dossier.FileIndicators, ind.Code); ok {
			like.Level2, after = ind.Level2, e.ID
		}
	}
	return like, after
}
