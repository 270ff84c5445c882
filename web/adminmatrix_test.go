package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/web"
	"jiheng/workbench"
)

// houseAskings has an example for each route that belongs to no year, of which
// "somebody" is a person without posts. What is sent lacks something wherever it
// would change the house for the next one who asks.
var houseAskings = map[string]asking{
	"GET /{$}":                           {},
	"GET /list":                          {},
	"GET /calendar":                      {},
	"POST /calendar":                     {form: map[string]string{"year": "2024", "stage": "填报", "unit": "没有", "until": "2025-03-10T17:00", "reason": "按通知"}},
	"POST /{$}":                          {},
	"GET /me":                            {},
	"POST /me/sessions":                  {},
	"POST /me/tokens":                    {form: map[string]string{"name": "试", "days": "366", "scope": "查看"}},
	"POST /me/tokens/{id}/drop":          {},
	"GET /me/telephone":                  {},
	"POST /me/telephone":                 {},
	"POST /me/telephone/confirm":         {form: map[string]string{"code": "1"}},
	"POST /me/telephone/drop":            {},
	"GET /rights":                        {},
	"GET /admin":                         {},
	"GET /admin/people":                  {},
	"POST /admin/people":                 {form: map[string]string{"account": "", "name": "无名"}},
	"GET /admin/people/{person}":         {},
	"POST /admin/people/{person}/posts":  {form: map[string]string{"deed": "add", "seen": "1", "role": "没有", "reason": "试"}},
	"POST /admin/people/{person}/code":   {},
	"POST /admin/people/{person}/access": {form: map[string]string{"deed": "sessions"}},
	"GET /admin/people/{person}/close":   {},
	"POST /admin/people/{person}/close":  {},
	"GET /admin/units":                   {},
	"POST /admin/units":                  {form: map[string]string{"year": "2025"}},
	"GET /admin/units/{unit}":            {},
	"POST /admin/units/{unit}":           {form: map[string]string{"year": "2025", "reason": "试"}},
	"POST /admin/units/{unit}/years":     {form: map[string]string{"year": "2024"}},
	"GET /admin/sessions":                {},
	"POST /admin/sessions":               {form: map[string]string{"person": "somebody"}},
	"GET /admin/copies":                  {},
	"POST /admin/copies":                 {},
	"GET /admin/files":                   {},
	"POST /admin/files":                  {form: map[string]string{"hash": "0", "reason": ""}},
	"GET /packs":                         {},
	"GET /admin/settings":                {},
	"POST /admin/settings":               {form: map[string]string{"idle": "1"}},
	"GET /admin/log":                     {},
}

// TestEveryHouseRouteForEveryRole asks for every route that belongs to no year as
// every role, about somebody and a unit that are there and about such that are not,
// and compares with the table that was read by people.
func TestEveryHouseRouteForEveryRole(t *testing.T) {
	m := &matrix{house: open(t), t: t, unknown: map[int]string{}}
	system := workbench.Person{ID: "sample-xitong", Posts: []workbench.Post{{Role: workbench.SystemAdmin}}}
	somebody, err := m.bench.AddPerson(ctx, system, workbench.NewPerson{Account: "mou", Name: "某人"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range columns {
		m.people = append(m.people, m.as(t, c.account))
	}
	before, err := m.bench.House(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("不属于任何年度的每一页、每一件事，各角色得到的答复。发出的内容都缺一样，或者不改变什么，所以：\n" +
		"200 看得到　303 办了，或者转到别处　403 没有权限（写明由谁办）　404 没有这个人、这个单位　409、422 有权限，但内容不对\n")
	for _, about := range []struct{ says, person, unit string }{{"有的人和单位", somebody.ID, "hongqiao"}, {"没有的人和单位", "p-unknown", "u-unknown"}} {
		fmt.Fprintf(&b, "\n%s\n", about.says)
		for _, r := range web.Routes() {
			route := r.Method + " " + r.Path
			if strings.Contains(route, "{year}") || !r.SignedIn || strings.HasSuffix(route, " /password") || strings.HasSuffix(route, " /sign-out") {
				continue
			}
			a, ok := houseAskings[route]
			if !ok {
				t.Errorf("%s has no example in houseAskings", route)
			}
			path := strings.NewReplacer("{person}", about.person, "{unit}", about.unit, "{$}", "").Replace(r.Path)
			f := url.Values{}
			for k, v := range a.form {
				f.Set(k, strings.ReplaceAll(v, "somebody", about.person))
			}
			if about.person != "p-unknown" || strings.Contains(route, "{person}") || strings.Contains(route, "{unit}") || strings.HasSuffix(route, "/sessions") {
				b.WriteString(m.rowAt(path, f, r.Method, route))
			}
		}
	}
	after, err := m.bench.House(ctx)
	if err != nil || len(after.Members()) != len(before.Members()) || len(after.Units()) != len(before.Units()) || after.Settings != before.Settings {
		t.Errorf("asking has changed the house (%v)", err)
	}
	golden(t, "testdata/houseroutes.txt", b.String())
}

// rowAt asks for a path as every role, and prints who got which status. Where
// somebody's session is ended by it, they sign in again.
func (m *matrix) rowAt(path string, f url.Values, method, says string) string {
	m.t.Helper()
	who := map[int][]string{}
	for i, p := range m.people {
		var status int
		var body string
		if method == "GET" {
			status, body = p.get(path)
		} else {
			status, body = p.post(path, f)
		}
		if status == http.StatusForbidden && (!strings.Contains(body, "权限") || !strings.Contains(body, "管理员")) && !strings.HasPrefix(path, "/me") {
			m.t.Errorf("%s as %s: the refusal does not name who may: %s", says, columns[i].role, said(body))
		}
		who[status] = append(who[status], columns[i].role)
	}
	var b strings.Builder
	b.WriteString(says)
	for _, status := range []int{200, 303, 409, 422, 403, 404} {
		if names := who[status]; len(names) > 0 {
			fmt.Fprintf(&b, "　%d %s", status, strings.Join(names, " "))
			delete(who, status)
		}
	}
	if len(who) > 0 {
		m.t.Errorf("%s: statuses that no page should give: %v", says, who)
	}
	return b.String() + "\n"
}
