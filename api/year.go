package api

import (
	"context"
	"slices"

	"jiheng/fault"
	"jiheng/workbench"
)

// A Me is whom a token stands for.
type Me struct {
	Account string   `json:"account"`
	Name    string   `json:"name"`
	Token   string   `json:"token" doc:"令牌的用途"`
	Scopes  []string `json:"scopes" doc:"查看、填报、办理"`
	Posts   []Post   `json:"posts"`
}

// A Post is one that the person holds now.
type Post struct {
	Role   string `json:"role"`
	Unit   string `json:"unit,omitempty"`
	Office string `json:"office,omitempty"`
	Years  []int  `json:"years,omitempty"`
	Until  string `json:"until,omitempty"`
}

// An answer is what an operation returns.
type answer[T any] struct{ Body T }

// A list is a part of a list; Next is where the next part begins.
type list[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"下一段的after；没有就是完了"`
}

// none is the input of an operation that asks for nothing.
type none struct{}

func (s *Server) me(_ context.Context, b workbench.Bearer, _ *none) (*answer[Me], error) {
	out := Me{Account: b.Person.Account, Name: b.Person.Name, Token: b.Name, Scopes: []string{}, Posts: []Post{}}
	for _, x := range b.Scopes {
		out.Scopes = append(out.Scopes, string(x))
	}
	for _, q := range b.Person.Posts {
		out.Posts = append(out.Posts, Post{string(q.Role), q.Unit, q.Office, q.Years, q.Until})
	}
	return &answer[Me]{out}, nil
}

// A Page says which part of a list is asked for.
type Page struct {
	After string `query:"after" maxLength:"200" doc:"上一段的next"`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"100"`
}

// cut returns the part of a list behind a key. One that is not in the list, which may
// have become another since, is a Conflict: from the beginning it would be read twice.
func cut[T any](all []T, p Page, key func(T) string) (*answer[list[T]], error) {
	if p.After != "" {
		i := slices.IndexFunc(all, func(x T) bool { return key(x) == p.After })
		if i < 0 {
			return nil, fault.New(fault.Conflict, fault.Place{}, "after-gone", "清单里没有“%s”，可能已经删去；请从头读", fault.Clip(p.After))
		}
		all = all[i+1:]
	}
	out := list[T]{Items: []T{}}
	if len(all) > p.Limit {
		all = all[:p.Limit]
		out.Next = key(all[len(all)-1])
	}
	out.Items = append(out.Items, all...)
	return &answer[list[T]]{out}, nil
}

// A YearRow is a year in a list.
type YearRow struct {
	ID    string   `json:"id"`
	Unit  string   `json:"unit" doc:"单位名称"`
	Code  string   `json:"code" doc:"单位编码"`
	Year  int      `json:"year"`
	Roles []string `json:"roles" doc:"以什么岗位看得到"`
}

func (s *Server) years(ctx context.Context, b workbench.Bearer, in *struct{ Page }) (*answer[list[YearRow]], error) {
	rows, err := s.bench.YearsOf(ctx, b.Person)
	if err != nil {
		return nil, err
	}
	all := make([]YearRow, len(rows))
	for i, r := range rows {
		all[i] = YearRow{ID: r.ID, Unit: r.Name, Code: r.Code, Year: r.Year}
		for _, role := range r.Roles {
			all[i].Roles = append(all[i].Roles, string(role))
		}
	}
	return cut(all, in.Page, func(r YearRow) string { return r.ID })
}

// A Year is a year as it stands.
type Year struct {
	ID    string `json:"id"`
	Unit  string `json:"unit"`
	Year  int    `json:"year"`
	Act   int64  `json:"act" doc:"到哪一次办理为止；办环节时写在seen里"`
	Stage string `json:"stage"`
	Total string `json:"total,omitempty" doc:"自评总分；算不出来就没有"`
	Grade string `json:"grade,omitempty"`
	Open  []Open `json:"open" doc:"未办事项：报送以前要办的" nullable:"false"`
	Ways  []Way  `json:"ways" doc:"这个人现在能走的步" nullable:"false"`
}

// An Open is something that is still to be done.
type Open struct {
	Code string `json:"code"`
	Says string `json:"says"`
}

// A Way is a step that the person may take.
type Way struct {
	How string `json:"how"`
	To  string `json:"to"`
}

// OfYear names a year in a path.
type OfYear struct {
	Year string `path:"year" maxLength:"100" doc:"年度的编号，例如 hongqiao-2024"`
}

func (s *Server) year(ctx context.Context, b workbench.Bearer, in *OfYear) (*answer[Year], error) {
	y, seat, err := s.bench.Look(ctx, b.Person, in.Year, "API")
	if err != nil {
		return nil, err
	}
	return &answer[Year]{yearOf(y, seat)}, nil
}

func yearOf(y *workbench.Year, seat workbench.Seat) Year {
	out := Year{ID: y.ID, Unit: y.Year.Unit.Name, Year: y.Year.FiscalYear, Act: y.Act, Stage: string(y.Stage()), Open: []Open{}, Ways: []Way{}}
	if y.Eval != nil {
		out.Total, out.Grade = y.Eval.PrintTotal(), y.Eval.PrintGrade()
	}
	for _, f := range y.Unready() {
		out.Open = append(out.Open, Open{f.Code, f.Message})
	}
	for _, w := range seat.Ways(y) {
		out.Ways = append(out.Ways, Way{w.How, string(w.To)})
	}
	return out
}

// A Stepping is a step as a program asks for it.
type Stepping struct {
	How    string `json:"how" enum:"报送,收回,通过,退回,批复,重开"`
	To     string `json:"to,omitempty" doc:"退回到哪个环节"`
	Reason string `json:"reason,omitempty" maxLength:"2000"`
	Seen   int64  `json:"seen" minimum:"1" doc:"看到的act：年度以后又变了的，不办"`
}

func (s *Server) takeStep(ctx context.Context, b workbench.Bearer, in *struct {
	OfYear
	Keyed
	Body Stepping
}) (*answer[Year], error) {
	x := in.Body
	y, err := s.bench.Take(ctx, b.Person, workbench.Step{Year: in.Year, How: x.How, To: workbench.Stage(x.To), Reason: x.Reason, Seen: x.Seen, Request: in.Key})
	if err != nil {
		return nil, err
	}
	seat, err := s.bench.Seat(ctx, b.Person, in.Year)
	if err != nil {
		return nil, err
	}
	return &answer[Year]{yearOf(y, seat)}, nil
}

// Keyed is a request that has one effect however often it is sent.
type Keyed struct {
	Key string `header:"Idempotency-Key" required:"true" minLength:"8" maxLength:"64" doc:"每件事一个，重发用同一个：只办一次"`
}
