package api

import (
	"context"

	"jiheng/fact"
	"jiheng/fault"
	"jiheng/report"
	"jiheng/workbench"
)

// A Fact is one figure: its value exact, and as documents print it.
type Fact struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Value  string `json:"value,omitempty" doc:"精确值：小数，除不尽的是分数1/3；日期2024-10-18；没有值就没有"`
	Unit   string `json:"unit,omitempty"`
	Text   string `json:"text" doc:"材料里的写法"`
	Period string `json:"period,omitempty"`
	Ground string `json:"ground" doc:"来由的种类：台账、陈述、算出 …"`
}

// An Account is a fact with where it comes from.
type Account struct {
	Fact
	Lines  []string `json:"lines" doc:"来由，逐句" nullable:"false"`
	Rests  []string `json:"rests" doc:"由哪些事实算出来" nullable:"false"`
	Sample bool     `json:"sample,omitempty"`
}

func (s *Server) facts(ctx context.Context, b workbench.Bearer, in *struct {
	OfYear
	Page
}) (*answer[list[Fact]], error) {
	y, err := s.scored(ctx, b, in.Year, "API 事实")
	if err != nil {
		return nil, err
	}
	found := y.Maker.Facts.All()
	all := make([]Fact, len(found))
	for i, f := range found {
		all[i] = factOf(f)
	}
	return cut(all, in.Page, func(f Fact) string { return f.ID })
}

func (s *Server) fact(ctx context.Context, b workbench.Bearer, in *struct {
	OfYear
	ID string `path:"id" maxLength:"200"`
}) (*answer[Account], error) {
	y, err := s.scored(ctx, b, in.Year, "API "+in.ID)
	if err != nil {
		return nil, err
	}
	f, _, ok := y.Fact(in.ID)
	if !ok {
		return nil, fault.New(fault.NotFound, fault.Place{}, "fact-unknown", "没有编号为“%s”的事实", fault.Clip(in.ID))
	}
	return &answer[Account]{Account{Fact: factOf(f), Lines: append([]string{}, report.AccountLines(f)...), Rests: append([]string{}, f.Account.Below()...), Sample: f.Sample}}, nil
}

// scored is a year of which there is a pack, without which it has no facts.
func (s *Server) scored(ctx context.Context, b workbench.Bearer, id, what string) (*workbench.Year, error) {
	y, _, err := s.bench.Look(ctx, b.Person, id, what)
	if err == nil && y.Maker == nil {
		err = workbench.NoPack()
	}
	return y, err
}

func factOf(f fact.Fact) Fact {
	out := Fact{ID: f.ID, Name: f.Name, Text: f.Print().Text, Period: f.Period, Ground: string(f.Account.Kind)}
	switch v := f.Value; {
	case v.IsNumber():
		out.Value, out.Unit = v.Number.String(), v.Unit.String()
	case v.IsDay():
		out.Value = v.Day
	case v.IsWord():
		out.Value = v.Word
	}
	return out
}
