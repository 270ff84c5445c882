package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"jiheng/fault"
	"jiheng/workbench"
)

// mostPeople is how many people stand on a page.
const mostPeople = 100

// A peoplePage is the list of people (人员).
type peoplePage struct {
	view
	refusal
	Query        string
	Rows         []personRow
	All, Found   int
	Next, Before string // paths of the pages around; empty where there is none
}

// A personRow is a person in a list.
type personRow struct {
	*workbench.Member
	Posts []string // in force today
	State tagWord
}

func (v *visit) people() error { return v.peopleWith(http.StatusOK, refusal{}) }

func (v *visit) peopleWith(status int, r refusal) error {
	h, err := v.bench.Oversee(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	p := peoplePage{view: v.adminView("人员", "/admin/people"), refusal: r, Query: strings.TrimSpace(v.r.FormValue("q"))}
	all := h.Members()
	p.All = len(all)
	for _, m := range all {
		if row := v.personRow(h, m); row.matches(p.Query) {
			p.Rows = append(p.Rows, row)
		}
	}
	p.Found = len(p.Rows)
	from, _ := strconv.Atoi(v.r.FormValue("from")) // what is no number is the first page
	from = min(max(from, 0), p.Found)
	to := min(from+mostPeople, p.Found)
	path := func(at int) string { return "/admin/people?q=" + urlValue(p.Query) + "&from=" + itoa(at) }
	if to < p.Found {
		p.Next = path(to)
	}
	if from > 0 {
		p.Before = path(max(0, from-mostPeople))
	}
	p.Rows = p.Rows[from:to]
	return v.write(status, peopleWhole(p))
}

func (v *visit) personRow(h *workbench.House, m *workbench.Member) personRow {
	row := personRow{Member: m, State: tagWord{"calm", "在用"}}
	for _, q := range m.Posts {
		if h.Holds(m, q, v.today()) {
			row.Posts = append(row.Posts, h.PostText(q))
		}
	}
	switch {
	case m.Closed != "":
		row.State = tagWord{"none", m.Closed + "停用"}
	case len(row.Posts) == 0:
		row.State = tagWord{"warn", "没有岗位"}
	}
	return row
}

// matches reports whether a person is looked for: every word stands in account,
// name or posts.
func (r personRow) matches(query string) bool {
	text := strings.ToLower(r.Account + " " + r.Name + " " + strings.Join(r.Posts, " ") + " " + r.State.Word)
	for _, word := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (v *visit) personAdd() error {
	f := v.r.PostFormValue
	made, err := v.bench.AddPerson(v.r.Context(), v.who, workbench.NewPerson{Account: strings.TrimSpace(f("account")), Name: strings.TrimSpace(f("name")), Reason: strings.TrimSpace(f("reason"))})
	if err != nil {
		if r, status, ok := v.refused("add", err); ok {
			return v.peopleWith(status, r)
		}
		return err
	}
	return v.goTo(adminPath("people", made.ID) + "?done=person")
}

// A personPage is one person, with what an administrator can do for them.
type personPage struct {
	view
	refusal
	personRow
	House    *workbench.House
	AllPosts []postRow
	Access   workbench.Access // where the person who looks gives out codes
	Day      string
}

// A postRow is a post as it is listed, with its place among all of the person's.
type postRow struct {
	workbench.Post
	At                int
	UnitName, ForName string
	State             tagWord
}

func (v *visit) person() error { return v.personWith(http.StatusOK, refusal{}) }

func (v *visit) personWith(status int, r refusal) error {
	h, err := v.bench.Oversee(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	m, err := h.Member(v.r.PathValue("person"))
	if err != nil {
		return err
	}
	p := personPage{view: v.adminView(m.Name, "/admin/people"), refusal: r, personRow: v.personRow(h, m), House: h, Day: v.today()}
	for i, q := range m.Posts {
		p.AllPosts = append(p.AllPosts, v.postRow(h, m, q, i))
	}
	if v.who.Can(workbench.GiveCodes) {
		if p.Access, err = v.bench.AccessOf(v.r.Context(), v.who, m.ID); err != nil {
			return err
		}
	}
	return v.write(status, personWhole(p))
}

func (v *visit) postRow(h *workbench.House, m *workbench.Member, q workbench.Post, at int) postRow {
	row := postRow{Post: q, At: at}
	if u, err := h.Unit(q.Unit); err == nil {
		row.UnitName = u.Name
	}
	if o, err := h.Member(q.For); err == nil {
		row.ForName = o.Name
	}
	switch today := v.today(); {
	case h.Holds(m, q, today):
		row.State = tagWord{"calm", "在用"}
	case q.Until != "" && q.Until < today:
		row.State = tagWord{"none", "已结束"}
	case q.From > today:
		row.State = tagWord{"ask", "还没到"}
	case m.Closed != "":
		row.State = tagWord{"none", "账号停用"}
	default:
		row.State = tagWord{"warn", "被代的人现在没有这个岗位"}
	}
	return row
}

// postsTake gives, ends or takes away one post of a person; the others stay.
func (v *visit) postsTake() error {
	h, err := v.bench.Oversee(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	m, err := h.Member(v.r.PathValue("person"))
	if err != nil {
		return err
	}
	deed := v.r.PostFormValue("deed")
	posts, err := v.postsOf(h, m, deed)
	if err == nil {
		var seen int64
		if seen, err = strconv.ParseInt(v.r.PostFormValue("seen"), 10, 64); err != nil {
			err = oldPage()
		} else {
			return v.postsGive(deed+v.r.PostFormValue("at"), workbench.Posting{Person: m.ID, Posts: posts, Seen: seen, Reason: strings.TrimSpace(v.r.PostFormValue("reason"))})
		}
	}
	return v.postsDone(deed+v.r.PostFormValue("at"), m.ID, err)
}

// postsGive gives a person other posts, once the years that this leaves waiting have been
// seen.
func (v *visit) postsGive(form string, p workbench.Posting) error {
	still, err := v.bench.VacatedByPosts(v.r.Context(), v.who, p)
	if err == nil {
		if r, asks := v.asksFirst(form, still); asks {
			return v.personWith(http.StatusConflict, r)
		}
		err = v.bench.ChangePosts(v.r.Context(), v.who, p)
	}
	return v.postsDone(form, p.Person, err)
}

// postsDone leads back to the person, or says in the form why it was not taken.
func (v *visit) postsDone(form, person string, err error) error {
	if err == nil {
		return v.goTo(adminPath("people", person) + "?done=posts")
	}
	if r, status, ok := v.refused(form, err); ok {
		return v.personWith(status, r)
	}
	return err
}

func oldPage() error {
	return fault.Bad(fault.Place{}, codeOld, "这一页太旧或者不全，没有办；请刷新页面再办")
}

// postsOf are the posts of a person as the form would have them.
func (v *visit) postsOf(h *workbench.House, m *workbench.Member, deed string) ([]workbench.Post, error) {
	posts := slices.Clone(m.Posts)
	if deed == "add" {
		q, err := v.postTyped(h)
		return append(posts, q), err
	}
	at, err := strconv.Atoi(v.r.PostFormValue("at"))
	if err != nil || at < 0 || at >= len(posts) {
		return nil, oldPage()
	}
	switch deed {
	case "until":
		posts[at].Until = strings.TrimSpace(v.r.PostFormValue("until"))
	case "drop":
		posts = slices.Delete(posts, at, at+1)
	default:
		return nil, oldPage()
	}
	return posts, nil
}

// postTyped is the post that the form gives.
func (v *visit) postTyped(h *workbench.House) (q workbench.Post, err error) {
	f := func(name string) string { return strings.TrimSpace(v.r.PostFormValue(name)) }
	q = workbench.Post{Role: workbench.Role(f("role")), Unit: f("unit"), Office: f("office"), From: f("from"), Until: f("until")}
	for _, word := range strings.FieldsFunc(f("years"), func(r rune) bool { return strings.ContainsRune("、，, ；;", r) }) {
		year, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(word, "度"), "年"))
		if err != nil {
			return q, fault.Bad(fault.Place{}, "year", "年度“%s”读不懂；要写四位数，几个年度用顿号隔开，如2024、2025", fault.Clip(word))
		}
		q.Years = append(q.Years, year)
	}
	if account := f("for"); account != "" {
		m, err := h.ByAccount(account)
		if err != nil {
			return q, fault.Bad(fault.Place{}, "stand-in", "代谁一栏要填那个人的账号，没有账号“%s”；请在人员里查", fault.Clip(account))
		}
		q.For = m.ID
	}
	return q, nil
}

// A codePage shows a one-time code, once.
type codePage struct {
	view
	workbench.Issued
}

func (v *visit) codeTake() error {
	made, err := v.once(func() (any, error) { return v.bench.IssueCode(v.r.Context(), v.who, v.r.PathValue("person")) })
	if err != nil {
		if r, status, ok := v.refused("code", err); ok {
			return v.personWith(status, r)
		}
		return err
	}
	issued, _ := made.(workbench.Issued)
	return v.write(http.StatusOK, codeWhole(codePage{v.adminView("一次性口令", "/admin/people"), issued}))
}

// accessTake ends the sessions of a person, or that a telephone is asked for.
func (v *visit) accessTake() error {
	id, deed := v.r.PathValue("person"), v.r.PostFormValue("deed")
	var err error
	switch deed {
	case "sessions":
		err = v.bench.EndSessions(v.r.Context(), v.who, id)
	case "totp":
		err = v.bench.DropTOTP(v.r.Context(), v.who, id, strings.TrimSpace(v.r.PostFormValue("reason")))
	default:
		err = oldPage()
	}
	if err != nil {
		if r, status, ok := v.refused(deed, err); ok {
			return v.personWith(status, r)
		}
		return err
	}
	return v.goTo(adminPath("people", id) + "?done=" + deed)
}

// A closePage asks before an account is closed: what only this person can do stands
// on it.
type closePage struct {
	view
	refusal
	*workbench.Member
	Duties []workbench.Duty
	Stays  string // why the account cannot be closed; empty where it can
}

func (v *visit) closing() error { return v.closingWith(http.StatusOK, refusal{}) }

func (v *visit) closingWith(status int, r refusal) error {
	duties, err := v.bench.DutiesBefore(v.r.Context(), v.who, v.r.PathValue("person"))
	if err != nil {
		return err
	}
	h, err := v.bench.Oversee(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	m, err := h.Member(v.r.PathValue("person"))
	if err != nil {
		return err
	}
	p := closePage{view: v.adminView("停用账号", "/admin/people"), refusal: r, Member: m, Duties: duties}
	if err := v.bench.MayClose(v.r.Context(), v.who, m.ID); err != nil {
		bad := faultOf(err)
		if bad.Kind == fault.Internal {
			return err
		}
		p.Stays = bad.Message
	}
	return v.write(status, closeWhole(p))
}

func (v *visit) closeTake() error {
	id := v.r.PathValue("person")
	_, err := v.bench.ClosePerson(v.r.Context(), v.who, id, strings.TrimSpace(v.r.PostFormValue("reason")), v.r.PostFormValue("seen-duties") == "yes")
	if err != nil {
		if r, status, ok := v.refused("close", err); ok {
			return v.closingWith(status, r)
		}
		return err
	}
	return v.goTo(adminPath("people", id) + "?done=closed")
}
