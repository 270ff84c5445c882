package api

import (
	"context"
	"slices"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/workbench"
)

// An Indicator is an indicator of a year as it stands. Numbers are texts, exact as they
// are kept; what is not known is absent.
type Indicator struct {
	Code       string `json:"code"`
	Name       string `json:"name"`
	Office     string `json:"office,omitempty"`
	Level1     string `json:"level1,omitempty"`
	Level2     string `json:"level2,omitempty"`
	Target     string `json:"target" doc:"现行的指标值"`
	Unit       string `json:"unit,omitempty"`
	Value      string `json:"value,omitempty" doc:"完成值，照材料里的写法"`
	Text       string `json:"text,omitempty" doc:"填报的人写的原文；由台账算出来的没有"`
	Completion string `json:"completion,omitempty" doc:"完成率，精确值：1是100%"`
	Points     string `json:"points,omitempty"`
	Weight     string `json:"weight,omitempty"`
	Wrong      []Open `json:"wrong,omitempty" doc:"读不懂或者还没有办的：填的文字存下了，但不算数"`
	Seen       int64  `json:"seen" doc:"版本：填完成值时写上，别人改过就不覆盖；0是还没有填过"`
}

func (s *Server) indicators(ctx context.Context, b workbench.Bearer, in *struct {
	OfYear
	Page
}) (*answer[list[Indicator]], error) {
	y, _, err := s.bench.Look(ctx, b.Person, in.Year, "API 指标")
	if err != nil {
		return nil, err
	}
	all := make([]Indicator, len(y.Year.Indicators))
	for i, ind := range y.Year.Indicators {
		all[i] = indicatorOf(y, ind)
	}
	return cut(all, in.Page, func(i Indicator) string { return i.Code })
}

func indicatorOf(y *workbench.Year, ind *budget.Indicator) Indicator {
	out := Indicator{Code: ind.Code, Name: ind.Name, Office: ind.Office, Level1: ind.Level1, Level2: ind.Level2,
		Target: ind.InForce().String(), Unit: ind.InForce().Unit.String()}
	if e, ok := y.Stated(ind.Code); ok {
		out.Seen = e.Version
		_, out.Text = workbench.ValueText(ind, e)
	}
	for _, f := range y.Open {
		if y.IsOf(f.Place, ind.Code) {
			out.Wrong = append(out.Wrong, Open{f.Code, f.Message})
		}
	}
	if y.Eval == nil {
		return out
	}
	if f, ok := y.Maker.Facts.Get(ind.Code); ok && !f.Value.IsBlank() {
		out.Value = f.Print().Text
	}
	if score, ok := y.Eval.ScoreOf(ind.Code); ok {
		out.Weight = score.WeightText()
		if score.HasRate {
			out.Completion = score.Completion.String()
		}
		if score.State == budget.Scored {
			out.Points = score.Points.String()
		}
	}
	return out
}

// A Filling is an actual value as a program sends it.
type Filling struct {
	Text string `json:"text" maxLength:"200" doc:"17、17个、98.06%、2024-10-18、达成；空的是取掉"`
	Seen int64  `json:"seen" minimum:"0" doc:"看到的版本"`
}

func (s *Server) enterValue(ctx context.Context, b workbench.Bearer, in *struct {
	OfYear
	Keyed
	Code string `path:"code" maxLength:"50"`
	Body Filling
}) (*answer[Indicator], error) {
	y, err := s.bench.EnterValue(ctx, b.Person, workbench.Value{Year: in.Year, Code: in.Code, Text: in.Body.Text, Seen: in.Body.Seen, Request: in.Key})
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(y.Year.Indicators, func(ind *budget.Indicator) bool { return ind.Code == in.Code })
	if i < 0 { // taken away meanwhile
		return nil, fault.New(fault.NotFound, fault.Place{}, "indicator-unknown", "没有编号为“%s”的指标", fault.Clip(in.Code))
	}
	return &answer[Indicator]{indicatorOf(y, y.Year.Indicators[i])}, nil
}
