package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"jiheng/api"
	"jiheng/workbench"
)

type items[T any] struct {
	Items []T
	Next  string
}

// TestOneYear walks a year as a program does: finds it, reads its indicators and a
// figure with its account, enters a value once however often it is sent, and takes steps.
func TestOneYear(t *testing.T) {
	h := open(t)
	me := get[api.Me](h, "caiwu", "/api/v1/me")
	if me.Account != "caiwu" || !slices.Equal(me.Scopes, []string{"查看", "填报", "办理"}) || len(me.Posts) == 0 {
		t.Errorf("me: %+v", me)
	}
	years := get[items[api.YearRow]](h, "caiwu", "/api/v1/years")
	if len(years.Items) == 0 || !slices.ContainsFunc(years.Items, func(y api.YearRow) bool { return y.ID == h.year }) {
		t.Fatalf("years: %+v", years)
	}
	year := get[api.Year](h, "caiwu", "/api/v1/years/{year}")
	if year.Total != "97.91" || year.Stage != "填报" || year.Act != h.head() || len(year.Ways) == 0 {
		t.Errorf("year: %+v", year)
	}
	f := get[api.Account](h, "caiwu", "/api/v1/years/{year}/facts/SL05")
	if f.Value != "1046" || f.Unit != "次" || f.Text != "超千次" || len(f.Lines) == 0 {
		t.Errorf("SL05: %+v", f)
	}
	var sh03 api.Indicator
	for after := ""; ; {
		part := get[items[api.Indicator]](h, "caiwu", "/api/v1/years/{year}/indicators?limit=7&after="+after)
		for _, i := range part.Items {
			if i.Code == "SH03" {
				sh03 = i
			}
		}
		if after = part.Next; after == "" {
			break
		}
	}
	if sh03.Code == "" || sh03.Points == "" || sh03.Completion == "" {
		t.Fatalf("SH03: %+v", sh03)
	}
	put := request{method: "PUT", path: "/api/v1/years/{year}/indicators/SH03/value", account: "caiwu", key: "value-0001", body: fmt.Sprintf(`{"text": "2所", "seen": %d}`, sh03.Seen)}
	before := h.head()
	for range 3 {
		if got := read[api.Indicator](h, put); got.Text != "2所" || got.Seen == sh03.Seen {
			t.Errorf("entered: %+v", got)
		}
	}
	if h.head() != before+1 {
		t.Errorf("%d acts by one request", h.head()-before)
	}
	put.key, put.body = "value-0002", fmt.Sprintf(`{"text": "3", "seen": %d}`, sh03.Seen)
	if p := h.problem(http.StatusConflict, "entry-changed", put); len(p.Clashes) != 1 || !strings.Contains(p.Clashes[0].Now, "2所") || p.Clashes[0].Seen == 0 {
		t.Errorf("the clash has %+v", p.Clashes)
	}
	step := request{method: "POST", path: "/api/v1/years/{year}/steps", account: "caiwu", key: "step-0001", body: fmt.Sprintf(`{"how": "报送", "to": "单位审核", "seen": %d}`, before)}
	h.problem(http.StatusConflict, "act-moved", step)
	step.key, step.body = "step-0002", strings.ReplaceAll(step.body, fmt.Sprint(before), fmt.Sprint(h.head()))
	if y := read[api.Year](h, step); y.Stage != "单位审核" {
		t.Errorf("after the step: %+v", y)
	}
}

// TestBodies is goal B9: what is too large, too deep, names a field twice or one that is
// not known, or is no JSON, is refused with what is wrong, and changes nothing.
func TestBodies(t *testing.T) {
	h := open(t)
	deep := strings.Repeat("[", 33) + strings.Repeat("]", 33)
	put := func(body string) request {
		return request{method: "PUT", path: "/api/v1/years/{year}/indicators/SH03/value", account: "caiwu", key: "body-00001", body: body}
	}
	before := h.head()
	for _, c := range []struct {
		name, body string
		status     int
		code       string
	}{
		{"too large", `{"text": "` + strings.Repeat("1", 1<<20) + `", "seen": 0}`, http.StatusRequestEntityTooLarge, "request"},
		{"too deep", `{"text": "1", "seen": 0, "more": ` + deep + `}`, http.StatusBadRequest, "request"},
		{"too deep in objects", `{"text":` + strings.Repeat(`{"a":`, 40) + "1" + strings.Repeat("}", 40) + `}`, http.StatusBadRequest, "request"},
		{"a name twice", `{"text": "1", "seen": 0, "text": "2"}`, http.StatusBadRequest, "request"},
		{"a name twice by an escape", `{"text": "1", "seen": 0, "te\u0078t": "2"}`, http.StatusBadRequest, "request"},
		{"a name twice below", `{"text": "1", "seen": 0, "more": [{"a": 1, "a": 2}]}`, http.StatusBadRequest, "request"},
		{"an unknown name", `{"text": "1", "seen": 0, "points": "100"}`, http.StatusUnprocessableEntity, "request"},
		{"a name in other case", `{"Text": "1", "seen": 0}`, http.StatusUnprocessableEntity, "request"},
		{"a name lacks", `{"text": "1"}`, http.StatusUnprocessableEntity, "request"},
		{"a number for a text", `{"text": 1, "seen": 0}`, http.StatusUnprocessableEntity, "request"},
		{"a text for a number", `{"text": "1", "seen": "0"}`, http.StatusUnprocessableEntity, "request"},
		{"a fraction of a version", `{"text": "1", "seen": 0.5}`, http.StatusUnprocessableEntity, "request"},
		{"below zero", `{"text": "1", "seen": -1}`, http.StatusUnprocessableEntity, "request"},
		{"null", `null`, http.StatusUnprocessableEntity, "request"},
		{"a list", `[]`, http.StatusUnprocessableEntity, "request"},
		{"cut off", `{"text": "1", "seen"`, http.StatusBadRequest, "request"},
		{"two values", `{"text": "1", "seen": 0} {}`, http.StatusBadRequest, "request"},
		{"no JSON", `text=1`, http.StatusBadRequest, "request"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h.t = t
			h.problem(c.status, c.code, put(c.body))
		})
	}
	h.t = t
	r := put(`{"text": "1", "seen": 0}`)
	r.kind = "text/plain"
	h.problem(http.StatusUnsupportedMediaType, "request", r)
	r = put(`{"text": "1", "seen": 0}`)
	r.key = ""
	h.problem(http.StatusUnprocessableEntity, "request", r)
	h.problem(http.StatusUnprocessableEntity, "request", request{method: "GET", path: "/api/v1/years?limit=501", account: "caiwu"})
	h.problem(http.StatusUnprocessableEntity, "request", request{method: "GET", path: "/api/v1/years?sort=1", account: "caiwu"})
	h.problem(http.StatusUnprocessableEntity, "query-twice", request{method: "GET", path: "/api/v1/years?limit=1&limit=2", account: "caiwu"})
	for _, list := range []string{"/years", "/years/{year}/indicators", "/years/{year}/facts"} {
		h.problem(http.StatusConflict, "after-gone", request{method: "GET", path: "/api/v1" + list + "?after=GONE99", account: "caiwu"})
	}
	if h.head() != before {
		t.Errorf("%d acts", h.head()-before)
	}
}

// TestWhatIsOpen: a value that cannot be read is kept and told of, with what keeps the
// year from being sent; a step that was not seen yet is none of the past.
func TestWhatIsOpen(t *testing.T) {
	h := open(t)
	all := get[items[api.Indicator]](h, "caiwu", "/api/v1/years/{year}/indicators?limit=500").Items
	seen := all[slices.IndexFunc(all, func(i api.Indicator) bool { return i.Code == "SH03" })].Seen
	for i, text := range []string{"二所左右吧", "2024-13-01", "3"} {
		put := request{method: "PUT", path: "/api/v1/years/{year}/indicators/SH03/value", account: "caiwu", key: fmt.Sprintf("open-%05d", i), body: fmt.Sprintf(`{"text": "%s", "seen": %d}`, text, seen)}
		got := read[api.Indicator](h, put)
		if wrong := text != "3"; (len(got.Wrong) > 0) != wrong || got.Text != text || (got.Value == "") != wrong {
			t.Errorf("%s: %+v", text, got)
		}
		seen = got.Seen
		if y := get[api.Year](h, "caiwu", "/api/v1/years/{year}"); len(y.Open) == 0 {
			t.Errorf("%s: nothing is open", text)
		}
	}
	step := request{method: "POST", path: "/api/v1/years/{year}/steps", account: "caiwu", key: "open-step", body: `{"how": "报送", "to": "单位审核", "seen": 9999}`}
	if p := h.problem(http.StatusConflict, "open-points", step); p.Detail == "" {
		t.Error("nothing is said")
	}
}

// TestScopes is goal A16: an operation is there for tokens of its scope alone, and a
// token never does more than its person may.
func TestScopes(t *testing.T) {
	h := open(t)
	clerk, err := h.bench.House(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m, err := clerk.ByAccount("caiwu")
	if err != nil {
		t.Fatal(err)
	}
	for _, scope := range workbench.Scopes {
		token, err := h.bench.GiveToken(ctx, m.Person, workbench.NewToken{Name: string(scope), Scopes: []workbench.Scope{scope}, Days: 1, Password: password})
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range []struct {
			scope workbench.Scope
			request
		}{
			{workbench.Reads, request{method: "GET", path: "/api/v1/years/{year}"}},
			{workbench.Fills, request{method: "PUT", path: "/api/v1/years/{year}/indicators/SH03/value", key: "scope-0001", body: `{"text": "x", "seen": 99999}`}},
			{workbench.Steps, request{method: "POST", path: "/api/v1/years/{year}/steps", key: "scope-0002", body: `{"how": "批复", "seen": 1}`}},
		} {
			o.account = token
			answer, body := h.ask(o.request)
			if in := !strings.Contains(body, `"code":"scope"`); in != (o.scope == scope) {
				t.Errorf("a token for %s at %s: %d %s", scope, o.path, answer.StatusCode, body)
			}
		}
	}
	for _, account := range []string{"-", "", "falsch", h.tokens["caiwu"] + "x"} {
		h.problem(http.StatusUnauthorized, "token", request{method: "GET", path: "/api/v1/me", account: account})
	}
}

// TestEveryOperationForEveryRole asks for every operation as every role and without a
// token, at the sample's year and at one that is not there.
func TestEveryOperationForEveryRole(t *testing.T) {
	want := map[string]string{
		"GET /years/{year}":                         "jingfa shishi caiwu lingdao zhuguan caizheng pingjia shenji",
		"GET /years/{year}/indicators":              "jingfa shishi caiwu lingdao zhuguan caizheng pingjia shenji",
		"GET /years/{year}/facts":                   "jingfa shishi caiwu lingdao zhuguan caizheng pingjia shenji",
		"GET /years/{year}/facts/{id}":              "jingfa shishi caiwu lingdao zhuguan caizheng pingjia shenji",
		"PUT /years/{year}/indicators/{code}/value": "shishi caiwu",
		"POST /years/{year}/steps":                  "caiwu",
		"GET /me":                                   "*",
		"GET /years":                                "*",
	}
	var described map[string]map[string]any
	answer, body := open(t).ask(request{method: "GET", path: "/api/v1/openapi.json", account: "-"})
	var whole struct {
		OpenAPI string
		Paths   map[string]map[string]any
	}
	if err := json.Unmarshal([]byte(body), &whole); err != nil || answer.StatusCode != http.StatusOK || !strings.HasPrefix(whole.OpenAPI, "3.1") {
		t.Fatalf("%d %v %s", answer.StatusCode, err, whole.OpenAPI)
	}
	described = whole.Paths
	n := 0
	for path, methods := range described {
		for method := range methods {
			n++
			route := strings.ToUpper(method) + " " + strings.TrimPrefix(path, "/api/v1")
			may, ok := want[route]
			if !ok {
				t.Errorf("%s has no line in this test", route)
				continue
			}
			everyRole(t, route, may)
		}
	}
	if n != len(want) {
		t.Errorf("%d operations are described, %d are tested", n, len(want))
	}
}

// everyRole asks for one operation as everybody; may lists who is let, * for all.
func everyRole(t *testing.T, route, may string) {
	h := open(t)
	ask := askingFor(h, route)
	ask.account = "-"
	if a, _ := h.ask(ask); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("%s without a token: %d", route, a.StatusCode)
	}
	for account := range h.tokens {
		if ask.method != "GET" {
			h = open(t) // what one does changes what the next may
		}
		ask.account = account
		a, said := h.ask(ask)
		if want := may == "*" || slices.Contains(strings.Fields(may), account); (a.StatusCode == http.StatusOK) != want || a.StatusCode >= 500 {
			t.Errorf("%s as %s: %d %.200s", route, account, a.StatusCode, said)
		}
		if unknown := ask; strings.Contains(ask.path, "{year}") {
			unknown.path = strings.ReplaceAll(ask.path, "{year}", "nirgends-2024")
			h.problem(http.StatusNotFound, "store-absent", unknown)
		}
	}
}

// askingFor is an example of an operation that would be done for whom it is.
func askingFor(h *house, route string) request {
	r := request{key: "everyrole"}
	r.method, r.path, _ = strings.Cut(route, " ")
	r.path = "/api/v1" + strings.NewReplacer("{id}", "SL05", "{code}", "SH03").Replace(r.path)
	switch r.method {
	case "PUT":
		all := get[items[api.Indicator]](h, "caiwu", "/api/v1/years/{year}/indicators?limit=500").Items
		i := slices.IndexFunc(all, func(i api.Indicator) bool { return i.Code == "SH03" })
		r.body = fmt.Sprintf(`{"text": "4", "seen": %d}`, all[i].Seen)
	case "POST":
		r.body = fmt.Sprintf(`{"how": "报送", "to": "单位审核", "seen": %d}`, h.head())
	}
	return r
}

// TestHeads: every answer has the heads of protection, also refusals and what is nowhere.
func TestHeads(t *testing.T) {
	h := open(t)
	for _, r := range []request{
		{method: "GET", path: "/api/v1/me", account: "caiwu"}, {method: "GET", path: "/api/v1/me", account: "-"},
		{method: "GET", path: "/api/v1/openapi.json", account: "-"}, {method: "GET", path: "/api/v2/me", account: "-"},
		{method: "DELETE", path: "/api/v1/me", account: "caiwu"}, {method: "GET", path: "/api/v1/years/x", account: "caiwu"},
	} {
		answer, body := h.ask(r)
		for _, name := range []string{"Content-Security-Policy", "Cache-Control", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"} {
			if answer.Header.Get(name) == "" {
				t.Errorf("%s %s: %d without %s", r.method, r.path, answer.StatusCode, name)
			}
		}
		if answer.StatusCode >= 400 && !strings.Contains(body, `"detail"`) {
			t.Errorf("%s %s: %d %s", r.method, r.path, answer.StatusCode, body)
		}
	}
}
