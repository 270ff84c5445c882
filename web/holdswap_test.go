package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/store"
	"jiheng/web"
)

// foreign are parts of paths that one year alone has, by their names.
var foreign = map[string]string{"file": "elsewhere", "block": "别处",
	"code": "ZZ01", "line": "P91", "goal": "MB91", "part": "91-别处的一段", "name": "别处的表.xlsx", "version": "91", "kind": "别处",
}

// foreignIDs are those of the parts called id, by the route's word before them.
var foreignIDs = map[string]string{"evidence": "D91", "ledger": "T91", "fact": "ZZ01"}

// TestAParentOfOneWithAChildOfAnother puts what one year alone has under the path of
// another, for every route with such a part, in both directions: the answer is that to
// what is nowhere, byte for byte, and nothing is changed.
func TestAParentOfOneWithAChildOfAnother(t *testing.T) {
	m := district(t)
	other := "qibao-2024"
	m.act(other,
		store.Edit{Op: store.Insert, Entry: store.Entry{File: "正文/91-别处的一段.md", Text: "# 别处\n"}},
		store.Edit{Op: store.Insert, Entry: store.Entry{File: "别处.yaml", Kind: 2, Block: "佐证", Key: "D91", Text: "  - {编号: D91, 名称: 别处}\n"}})
	before := m.heads()
	clerk, tried := m.people[1], 0
	for _, r := range web.Routes() {
		route := r.Method + " " + r.Path
		_, below, ok := strings.Cut(r.Path, "{year}/")
		if !ok || !strings.Contains(below, "{") {
			continue
		}
		theirs, nowhere := asking{map[string]string{}, askings[route].form}, asking{map[string]string{}, askings[route].form}
		word := ""
		for part := range strings.SplitSeq(below, "/") {
			name := strings.Trim(part, "{}")
			if name == part {
				word = part
				continue
			}
			value := foreign[name]
			if name == "id" {
				value = foreignIDs[word]
			}
			if value == "" {
				t.Fatalf("%s: nothing is known of {%s} after %s", route, name, word)
			}
			theirs.parts[name] = value
			nowhere.parts[name] = "X" + value[1:]
			if name == "version" {
				nowhere.parts[name] = "97"
			}
		}
		for _, year := range []string{m.year, other} {
			path, f := m.fillIn(year, route, theirs)
			s1, b1 := ask(clerk, r.Method, path, f)
			path, f = m.fillIn(year, route, nowhere)
			s2, b2 := ask(clerk, r.Method, path, f)
			tried++
			if s1 != s2 || plainOf(b1) != plainOf(strings.ReplaceAll(b2, "X", "Z")) && s1 == http.StatusNotFound || s1 < 400 {
				t.Errorf("%s at %s: %d for what another year has, %d for what is nowhere: %s", route, year, s1, s2, said(b1))
			}
			if year == other && s1 != http.StatusNotFound {
				t.Errorf("%s at another unit's year: %d", route, s1)
			}
		}
	}
	if after := m.heads(); after != before || tried < 50 {
		t.Errorf("%d requests; years are %s, were %s", tried, after, before)
	}
}

func ask(p *person, method, path string, f url.Values) (int, string) {
	p.t.Helper()
	if method == http.MethodGet {
		return p.get(path)
	}
	return p.post(path, f)
}

// TestEveryIdentifierSwapped asks for every route of a year at the years of others, with
// all identifiers theirs, in path, query and body: it is the unknown, byte for byte.
func TestEveryIdentifierSwapped(t *testing.T) {
	m := district(t)
	clerk := m.people[1]
	before := m.heads()
	for _, r := range web.Routes() {
		route := r.Method + " " + r.Path
		if !strings.Contains(route, "{year}") {
			continue
		}
		for _, w := range wheres[2:5] { // above, beside and elsewhere
			path, f := m.fillIn(w.unit+"-2024", route, askings[route])
			for _, query := range []string{"", "?year=" + m.year + "&unit=hongqiao", "?fact=SH03&use=counted&page=2"} {
				if status, body := ask(clerk, r.Method, path+query, f); status != http.StatusNotFound || body != m.nobody(1) {
					t.Errorf("%s%s of %s: %d %s", route, query, w.says, status, said(body))
				}
			}
			f.Set("year", m.year)
			f.Set("unit", "hongqiao")
			if status, body := ask(clerk, r.Method, path, f); status != http.StatusNotFound || body != m.nobody(1) {
				t.Errorf("%s of %s with the own year in the body: %d %s", route, w.says, status, said(body))
			}
		}
	}
	if after := m.heads(); after != before {
		t.Errorf("years are %s, were %s", after, before)
	}
}
