package workbench

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"jiheng/fault"
	"jiheng/plain"
	"jiheng/store"
)

// A Post (岗位) is a role that a person holds at a unit, from a day to a day, both
// included; an empty day is open.
type Post struct {
	Role   Role
	Unit   string // its ID; empty for administrators
	Office string // of an office clerk: whose entries they write
	Years  []int  // of an evaluator or auditor: the years that they may see, and no other
	From   string // 2025-01-06
	Until  string
	For    string // ID of whom the person stands in for (代办); empty for a post of their own
}

// holds reports whether a post is in force on a day.
func (q Post) holds(day string) bool {
	return (q.From == "" || q.From <= day) && (q.Until == "" || day <= q.Until)
}

// same reports posts of the same role at the same place.
func (q Post) same(o Post) bool { return q.Role == o.Role && q.Unit == o.Unit && q.Office == o.Office }

// A Person is somebody who does something, with the posts that they hold on the
// day when they do it.
type Person struct {
	ID         string
	Account    string // by which they sign in
	Name       string // an office and a role where it is a sample
	Sample     bool   // made to try the program with
	Posts      []Post // none before a password that has to be changed is
	MustChange bool   // the password has to be changed before anything else

	asOf int64 // the act of the house as of which this holds; zero where nobody asked it
}

// A Member (在册人员) is a person as the house lists them: with all posts, also
// those that have ended or are still to begin.
type Member struct {
	Person
	Closed  string // the day since which the account is closed; empty where it is open
	Version int64  // of the entry
	entry   string // its ID
}

// on returns a person with the posts in force on a day. A closed account has none,
// and a stand-in none that the absent person does not hold themselves.
func (h *House) on(m *Member, day string) Person {
	p := m.Person
	p.Posts = nil
	for _, q := range m.Posts {
		if m.Closed == "" && q.holds(day) && (q.For == "" || h.members[q.For].owns(q, day)) {
			p.Posts = append(p.Posts, q)
		}
	}
	return p
}

// owns reports whether a person holds a post as their own on a day.
func (m *Member) owns(q Post, day string) bool {
	return m != nil && m.Closed == "" && slices.ContainsFunc(m.Posts, func(o Post) bool {
		return o.For == "" && o.same(q) && o.holds(day)
	})
}

// readMember reads a person from their entry.
func readMember(e store.Entry) (*Member, error) {
	n, err := readItem(e)
	if err != nil {
		return nil, err
	}
	n.Only("编号", "账号", "姓名", "样例", "停用", "岗位")
	m := &Member{Person: Person{ID: n.Need("编号"), Account: n.Need("账号"), Name: n.Need("姓名"), Sample: n.Bool("样例")}, Version: e.Version, entry: e.ID}
	m.Closed, _ = n.Day("停用")
	for _, x := range n.List("岗位") {
		x.Only("角色", "单位", "科室", "年度", "起", "止", "代")
		q := Post{Role: Role(x.OneOf("角色", roleNames...)), Unit: x.Text("单位"), Office: x.Text("科室"), For: x.Text("代")}
		q.From, _ = x.Day("起")
		q.Until, _ = x.Day("止")
		for _, y := range x.List("年度") {
			year, err := strconv.Atoi(y.String())
			if err != nil {
				y.Bad("year", "年度“%s”要写四位的公历年", y.String())
			}
			q.Years = append(q.Years, year)
		}
		m.Posts = append(m.Posts, q)
	}
	if err := n.Err(); err != nil {
		return nil, err
	}
	return m, nil
}

var roleNames = func() []string {
	var out []string
	for _, r := range Roles {
		out = append(out, string(r))
	}
	return out
}()

// text writes a person as their entry.
func (m *Member) text() string {
	var b strings.Builder
	b.WriteString("  - 编号: " + quoted(m.ID) + "\n    账号: " + quoted(m.Account) + "\n    姓名: " + quoted(m.Name) + "\n")
	if m.Sample {
		b.WriteString("    样例: 是\n")
	}
	if m.Closed != "" {
		b.WriteString("    停用: " + m.Closed + "\n")
	}
	if len(m.Posts) > 0 {
		b.WriteString("    岗位:\n")
	}
	for _, q := range m.Posts {
		b.WriteString("      - {角色: " + plain.Quote(string(q.Role)))
		pair(&b, "单位", q.Unit)
		pair(&b, "科室", q.Office)
		if len(q.Years) > 0 {
			years := make([]string, len(q.Years))
			for i, y := range q.Years {
				years[i] = strconv.Itoa(y)
			}
			b.WriteString(", 年度: [" + strings.Join(years, ", ") + "]")
		}
		pair(&b, "起", q.From)
		pair(&b, "止", q.Until)
		pair(&b, "代", q.For)
		b.WriteString("}\n")
	}
	return b.String()
}

// mostAccount bounds an account, in characters.
const mostAccount = 40

// asAccount is an account as it is compared: whichever width and case it was typed
// in. It is empty for text that can be none.
func asAccount(s string) string {
	s = strings.ToLower(strings.TrimSpace(norm.NFKC.String(s)))
	if s == "" || len([]rune(s)) > mostAccount || strings.ContainsFunc(s, func(r rune) bool { return r == ' ' || fault.Steers(r) }) {
		return ""
	}
	return s
}

// words refuses a name that is empty, too long or not one line of text.
func words(what, s string, most int) error {
	switch {
	case strings.TrimSpace(s) == "":
		return fault.Bad(fault.Place{}, "empty", "%s还空着；请填上", what)
	case s != strings.TrimSpace(s), strings.ContainsFunc(s, fault.Steers), plain.Legible(s) != s:
		return fault.Bad(fault.Place{}, "words", "%s“%s”的前后有空白，或者里面有看不见的字符；请重新输入", what, fault.Clip(s))
	case len([]rune(s)) > most:
		return fault.Bad(fault.Place{}, "long", "%s超过%d个字；请缩短", what, most)
	}
	return nil
}

// beijing is the time by which days begin and end.
var beijing = time.FixedZone("北京时间", 8*60*60)

// dayOf is the day of a time, 2025-01-06.
func dayOf(t time.Time) string { return t.In(beijing).Format(time.DateOnly) }

// own sorts posts of one's own before those of others.
func own(posts []Post) []Post {
	out := slices.Clone(posts)
	slices.SortStableFunc(out, func(a, b Post) int { return min(len(a.For), 1) - min(len(b.For), 1) })
	return out
}
