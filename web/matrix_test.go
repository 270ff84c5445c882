package web_test

import (
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"jiheng/dossier"
	"jiheng/store"
	"jiheng/web"
	"jiheng/workbench"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A matrix asks for all routes in a house of many units.
type matrix struct {
	*house
	t       *testing.T
	people  []*person
	unknown map[int]string // the page of what is not known, as each of them has it
}

// districtSeed holds the sample, and years of units that stand in every way to it.
var districtSeed = sync.OnceValues(func() (seed, error) {
	return plant(func(b *workbench.Bench, st *store.Store) error {
		system := workbench.Person{ID: "sample-xitong", Posts: []workbench.Post{{Role: workbench.SystemAdmin}}}
		for _, w := range wheres[1:5] {
			u := w.year
			if u.Year = 2023; u.Name != "" {
				if _, err := b.AddUnit(ctx, system, workbench.NewUnit{ID: w.unit, UnitYear: u}); err != nil {
					return err
				}
			}
			_, err := b.OpenYear(ctx, system, w.unit, 2024)
			if err = firstOf(err, load(b, w.unit+"-2024")); err != nil {
				return err
			}
		}
		for _, w := range wheres[:5] {
			if err := issued(st, w.unit+"-2024"); err != nil {
				return err
			}
		}
		return nil
	})
})

// district serves the sample, and years of units that stand in every way to it.
func district(t *testing.T) *matrix {
	t.Helper()
	s, err := districtSeed()
	if err != nil {
		t.Fatal(err)
	}
	m := &matrix{house: s.open(t), t: t, unknown: map[int]string{}}
	for _, c := range columns {
		m.people = append(m.people, m.as(t, c.account))
	}
	return m
}

// issued puts a file of an issue into a year, as one was given out before.
func issued(st *store.Store, year string) error {
	hash, _, err := st.PutFile(ctx, strings.NewReader("%PDF-1.7 "+year))
	if err != nil {
		return err
	}
	return tidy(st, year, store.Edit{Op: store.Insert, Entry: store.Entry{File: dossier.IssuedFile(1, "自评报告.pdf"), Hash: hash}})
}

// act does an act of nobody's at a year.
func (h *house) act(year string, edits ...store.Edit) {
	if err := tidy(h.store, year, edits...); err != nil {
		panic(err)
	}
}

func tidy(st *store.Store, year string, edits ...store.Edit) error {
	return st.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Append(store.Act{Tree: year, Person: "p-before", Kind: "整理", Time: monday}, edits)
		return err
	})
}

// entry is the ID of the entry of a file with a key, the first of the file where
// there is no key; an unknown year has that of the sample's.
func (h *house) entry(year, what string) string {
	file, key, keyed := strings.Cut(what, " ")
	y, err := h.bench.Year(ctx, year)
	if err != nil {
		y, _ = h.bench.Year(ctx, h.year)
	}
	for _, e := range y.Entries {
		if e.File == file && (e.Key == key || !keyed) {
			return e.ID
		}
	}
	panic("no entry " + what)
}

// fill makes the path and the form of an asking at a year.
func (h *house) fillIn(year, route string, a asking) (path string, f url.Values) {
	path = strings.Replace(route[strings.Index(route, " ")+1:], "{year}", year, 1)
	for name, value := range a.parts {
		path = strings.Replace(path, "{"+name+"}", url.PathEscape(value), 1)
	}
	f = url.Values{"request": {fmt.Sprint("r", len(route), "-", year)}}
	for name, value := range a.form {
		if name == "entry" && value != "" {
			value = h.entry(year, value)
		}
		f.Set(name, value)
	}
	return path, f
}

// row asks for a route as every role, and prints who got which status.
func (m *matrix) row(year, route, says string, a asking) string {
	m.t.Helper()
	path, f := m.fillIn(year, route, a)
	who := map[int][]string{}
	for i, p := range m.people {
		var status int
		var body string
		if strings.HasPrefix(route, "GET") {
			status, body = p.get(path)
		} else {
			status, body = p.post(path, f)
		}
		if status == http.StatusNotFound && body != m.nobody(i) {
			m.t.Errorf("%s of %s as %s: what may not be seen is not as the unknown", says, year, columns[i].role)
		}
		if status == http.StatusForbidden && !strings.Contains(route, "/me/") && !strings.Contains(body, "权限") && !strings.Contains(body, "已锁") && !strings.Contains(body, "请找") {
			m.t.Errorf("%s of %s as %s: the refusal names neither right nor way: %s", says, year, columns[i].role, said(body))
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
		m.t.Errorf("%s of %s: statuses that no page should give: %v", says, year, who)
	}
	return b.String() + "\n"
}

// nobody is the page of what is not known, as a person has it: their name stands
// above.
func (m *matrix) nobody(i int) string {
	if m.unknown[i] == "" {
		_, m.unknown[i] = m.people[i].get("/y/unknown-2024")
	}
	return m.unknown[i]
}

// rows asks for all routes of a year that a filter takes.
func (m *matrix) rows(year string, takes func(route string) bool) string {
	var b strings.Builder
	for _, r := range web.Routes() {
		route := r.Method + " " + r.Path
		if !strings.Contains(route, "{year}") || !takes(route) {
			continue
		}
		a, ok := askings[route]
		if !ok {
			m.t.Errorf("%s has no example in askings", route)
			continue
		}
		if route != "POST /y/{year}/review" {
			b.WriteString(m.row(year, route, route, a))
			continue
		}
		for _, how := range steps {
			form := map[string]string{"how": how, "seen": stale, "reason": "数不对"}
			b.WriteString(m.row(year, route, route+" "+how, asking{form: form}))
		}
	}
	return unseen(b.String())
}

// unseen is what is said of a year that nobody sees, in a line.
func unseen(rows string) string {
	lines := strings.Split(strings.TrimSpace(rows), "\n")
	for _, l := range lines {
		if strings.Count(l, "　") != 1 || !strings.Contains(l, "　404 ") {
			return rows
		}
	}
	return fmt.Sprintf("以上各行（%d行）对每个角色都是404\n", len(lines))
}

// TestEveryRouteForEveryRole asks for every route as every role, at the years of
// units that stand in every way to theirs, and at every stage, and compares with the
// table that was read by people.
func TestEveryRouteForEveryRole(t *testing.T) {
	m := district(t)
	var b strings.Builder
	b.WriteString("每一页、每一件事，各角色在各种单位的2024年度得到的答复。发出的内容都是旧的或者缺一样，所以：\n" +
		"200 看得到　303 转到别处　403 没有权限或已锁　404 和不存在的一样　409 有权限，但内容是旧的（或环节不对）　422 有权限，但缺必填的\n")
	before := m.heads()
	for _, w := range wheres {
		fmt.Fprintf(&b, "\n%s，填报\n", w.says)
		b.WriteString(m.rows(w.unit+"-2024", func(string) bool { return true }))
	}
	if after := m.heads(); after != before {
		t.Errorf("asking has changed years: %s, were %s", after, before)
	}
	deeds := func(route string) bool { return strings.HasPrefix(route, "POST") }
	for _, s := range []struct{ account, how, stage string }{
		{"caiwu", "报送", "单位审核"}, {"lingdao", "通过", "主管部门审核"}, {"zhuguan", "通过", "财政审核"}, {"caizheng", "批复", "批复"},
	} {
		m.step(s.account, s.how, "", http.StatusSeeOther)
		fmt.Fprintf(&b, "\n本单位，%s\n", s.stage)
		b.WriteString(m.rows(m.year, deeds))
	}
	golden(t, "testdata/routes.txt", b.String())
}

// step takes a step of the sample's year as one of the columns.
func (m *matrix) step(account, how, reason string, want int) {
	m.t.Helper()
	for i, c := range columns {
		if c.account == account {
			takeStep(m.t, m.house, m.people[i], how, "", reason, want)
		}
	}
}

// takeStep sends the form of a step as the review page shows it.
func takeStep(t *testing.T, h *house, p *person, how, to, reason string, want int) (body string) {
	t.Helper()
	for _, f := range forms(p.page(h.at("review")), h.at("review")) {
		if f.Get("how") != how || to != "" && f.Get("to") != to {
			continue
		}
		f.Set("reason", reason)
		status, body := p.post(h.at("review"), f)
		if status != want {
			t.Fatalf("%s: %d, want %d: %s", how, status, want, said(body))
		}
		return body
	}
	t.Fatalf("the page offers no %s to %q", how, to)
	return ""
}

// heads tells the last act of every year.
func (m *matrix) heads() string {
	var b strings.Builder
	for _, w := range wheres[:5] {
		y, err := m.bench.Year(ctx, w.unit+"-2024")
		if err != nil {
			m.t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %d ", w.unit, y.Act)
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != got {
		t.Errorf("%s is another (%v); read it, then run with -update:\n%s", file, err, got)
	}
}

// TestEveryRouteHasARule refuses a route without a rule.
func TestEveryRouteHasARule(t *testing.T) {
	for _, r := range web.Routes() {
		if !r.Ruled {
			t.Errorf("%s %s has no rule", r.Method, r.Path)
		}
	}
}

// TestNobodyIsAskedToSignIn asks for every route that is for who is signed in
// without being so.
func TestNobodyIsAskedToSignIn(t *testing.T) {
	h := open(t)
	p := h.stranger(t)
	for _, r := range web.Routes() {
		route := r.Method + " " + r.Path
		if !r.SignedIn {
			continue
		}
		a := askings[route]
		if !strings.Contains(route, "{year}") {
			a = asking{parts: outside}
		}
		path, f := h.fillIn(h.year, strings.Replace(route, "{$}", "", 1), a)
		status, where := p.ask(r.Method, path, f)
		if r.Method == "GET" && (status != http.StatusSeeOther || !strings.HasPrefix(where, "/sign-in?to=")) {
			t.Errorf("%s: %d to %q", route, status, where)
		}
		secret := r.Path == "/password" || strings.HasPrefix(r.Path, "/me/")
		if secret && r.Method == "POST" && status != http.StatusSeeOther {
			t.Errorf("%s: %d, what is sent there is kept", route, status)
		}
		if want := http.StatusUnauthorized; r.Method == "POST" && status != want && r.Path != "/sign-out" && !secret {
			t.Errorf("%s: %d to %q", route, status, where)
		}
	}
}

// ask sends a request, and tells the status and where it leads.
func (p *person) ask(method, path string, f url.Values) (status int, where string) {
	p.t.Helper()
	if method == "GET" {
		r, err := p.Get(p.base + path)
		if err != nil {
			p.t.Fatal(err)
		}
		_, _ = read(p.t, r)
		return r.StatusCode, r.Header.Get("Location")
	}
	r, err := p.PostForm(p.base+path, f)
	if err != nil {
		p.t.Fatal(err)
	}
	_, _ = read(p.t, r)
	return r.StatusCode, r.Header.Get("Location")
}
