package web

import (
	"cmp"
	"strings"

	"jiheng/workbench"
)

// kind is the type of the input.
func (b box) kind() string { return cmp.Or(b.Kind, "text") }

// count says how many people were found.
func (p peoplePage) count() string {
	if p.Query == "" {
		return "共" + itoa(p.All) + "人"
	}
	return "找到" + itoa(p.Found) + "人，共" + itoa(p.All) + "人"
}

// mayPost reports whether the posts can be changed by who looks at them.
func (p personPage) mayPost() bool {
	return p.view.Person.Can(workbench.GivePosts) && p.Closed == "" && p.ID != p.view.Person.ID
}

// accessText says how the person can sign in.
func (p personPage) accessText() string {
	var out []string
	if p.Access.Password.IsZero() {
		out = append(out, "还没有自己的口令")
	} else {
		out = append(out, "口令"+dayText(p.Access.Password)+"设的")
	}
	if !p.Access.Code.IsZero() {
		out = append(out, "有一张没用过的一次性口令，有效到"+clockText(p.Access.Code))
	}
	if p.Access.TOTP {
		out = append(out, "绑定了手机验证器")
	}
	return strings.Join(out, "；")
}

// where is the place of a post: unit, office, years.
func (q postRow) where() string {
	var out []string
	for _, s := range []string{q.UnitName, q.Office} {
		if s != "" {
			out = append(out, s)
		}
	}
	if len(q.Years) > 0 {
		out = append(out, workbench.YearsText(q.Years)+"年度")
	}
	return dash(strings.Join(out, "，"))
}

func roleOptions() []option {
	var out []option
	for _, r := range workbench.Roles {
		out = append(out, option{string(r), string(r)})
	}
	return out
}

// unitOptions are the units to choose from; none is what it is called to choose none.
func unitOptions(h *workbench.House, none string) []option {
	out := []option{{"", none}}
	for _, u := range h.Units() {
		text := u.Name
		if code := u.Years[len(u.Years)-1].Code; code != "" {
			text += "（" + code + "）"
		}
		out = append(out, option{u.ID, text})
	}
	return out
}

// entered counts the ways in which a person, or a program for them, is signed in.
func (p personPage) entered() int { return len(p.Access.Sessions) + len(p.Access.Tokens) }
