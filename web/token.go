package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"jiheng/workbench"
)

// A tokenPage shows a token, once.
type tokenPage struct {
	view
	Token, Name string
}

// tokenScope is what a scope means, for the form.
type tokenScope struct {
	workbench.Scope
	Says string
}

var tokenScopes = []tokenScope{
	{workbench.Reads, "读您看得到的年度、指标、数和来由"},
	{workbench.Fills, "填完成值"},
	{workbench.Steps, "报送、收回、通过、退回、批复、重开"},
}

// scopesText names scopes.
func scopesText(all []workbench.Scope) string { return joined(all, "、") }

// usedText tells when a token was used last.
func usedText(t time.Time) string {
	if t.IsZero() {
		return "还没有用过"
	}
	return clockText(t)
}

// tokenDays are the terms that the form offers.
var tokenDays = []int{30, 90, 180, 365}

func (v *visit) tokenGive() error {
	f := v.r.PostForm
	n := workbench.NewToken{Name: f.Get("name"), Password: f.Get("password")}
	n.Days, _ = strconv.Atoi(f.Get("days")) // what is no number is refused as no term
	for _, s := range f["scope"] {
		n.Scopes = append(n.Scopes, workbench.Scope(s))
	}
	made, err := v.once(func() (any, error) { return v.bench.GiveToken(v.r.Context(), v.who, n) })
	if err != nil {
		if r, status, ok := v.refused("token", err); ok {
			return v.meWith(status, r)
		}
		return err
	}
	token, _ := made.(string)
	return v.write(http.StatusOK, tokenWhole(tokenPage{v.adminView("新的令牌", "/me"), token, n.Name}))
}

func (v *visit) tokenTake() error {
	if err := v.bench.TakeToken(v.r.Context(), v.who, v.r.PathValue("id")); err != nil {
		if r, status, ok := v.refused("token", err); ok {
			return v.meWith(status, r)
		}
		return err
	}
	return v.goTo("/me?done=token")
}

// ticked reports a scope that stood ticked in a form that was refused; in a new form
// reading is.
func (p mePage) ticked(s workbench.Scope) bool {
	if p.of("token") == "" {
		return s == workbench.Reads
	}
	return slices.Contains(p.refusal.Typed["scope"], string(s))
}
