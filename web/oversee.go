package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"jiheng/dossier"
	"jiheng/workbench"
)

// A sessionsPage is who is signed in (会话).
type sessionsPage struct {
	view
	Rows   []sessionRow
	Tokens []tokenRow
}

// A tokenRow is one token, with the name of its person.
type tokenRow struct {
	workbench.OpenToken
	Who string // the name of its person
}

// A sessionRow is one session, with the name of its person.
type sessionRow struct {
	workbench.OpenSession
	Name string
}

func (v *visit) sessions() error {
	list, err := v.bench.SessionsOfAll(v.r.Context(), v.who, v.token())
	if err != nil {
		return err
	}
	p := sessionsPage{view: v.adminView("会话", "/admin/sessions")}
	for _, x := range list {
		p.Rows = append(p.Rows, sessionRow{x, v.nameOf(x.Person)})
	}
	tokens, err := v.bench.TokensOfAll(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	for _, x := range tokens {
		p.Tokens = append(p.Tokens, tokenRow{x, v.nameOf(x.Person)})
	}
	return v.write(http.StatusOK, sessionsWhole(p))
}

func (v *visit) sessionsTake() error {
	if err := v.bench.EndSessions(v.r.Context(), v.who, v.r.PostFormValue("person")); err != nil {
		return err
	}
	return v.goTo("/admin/sessions?done=sessions")
}

// token is that of the session that asks.
func (v *visit) token() string {
	c, err := v.r.Cookie(v.cookieName())
	if err != nil {
		return ""
	}
	return c.Value
}

// A settingsPage is how people sign in (设置).
type settingsPage struct {
	view
	refusal
	workbench.Settings
}

func (v *visit) settings() error { return v.settingsWith(http.StatusOK, refusal{}) }

func (v *visit) settingsWith(status int, r refusal) error {
	s, err := v.bench.SettingsFor(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	return v.write(status, settingsWhole(settingsPage{v.adminView("设置", "/admin/settings"), r, s}))
}

// settingBoxes are the boxes of the settings, with the setting and its unit.
var settingBoxes = []struct {
	Name, Label, Hint string
	of                func(*workbench.Settings) *time.Duration
	unit              time.Duration
}{
	{"idle", "没有动作多少分钟要重新登录", "5到240分钟", func(s *workbench.Settings) *time.Duration { return &s.Idle }, time.Minute},
	{"longest", "登录最长多少小时", "1到24小时", func(s *workbench.Settings) *time.Duration { return &s.Longest }, time.Hour},
	{"locked", "输错太多以后停多少分钟", "1到120分钟，到时自动恢复", func(s *workbench.Settings) *time.Duration { return &s.LockedFor }, time.Minute},
	{"code", "一次性口令管多少小时", "1到240小时", func(s *workbench.Settings) *time.Duration { return &s.CodeStands }, time.Hour},
}

func (v *visit) settingsTake() error {
	s, err := v.bench.SettingsFor(v.r.Context(), v.who)
	if err != nil {
		return err
	}
	number := func(name, label string) int {
		n, bad := workbench.WholeNumber(label, v.r.PostFormValue(name))
		if err == nil {
			err = bad
		}
		return n
	}
	s.Policy = workbench.Policy(v.r.PostFormValue("policy"))
	s.Tries = number("tries", "连着输错几次停")
	for _, b := range settingBoxes {
		*b.of(&s) = time.Duration(number(b.Name, b.Label)) * b.unit
	}
	if err == nil {
		err = v.bench.ChangeSettings(v.r.Context(), v.who, s, strings.TrimSpace(v.r.PostFormValue("reason")))
	}
	if err != nil {
		if r, status, ok := v.refused("settings", err); ok {
			return v.settingsWith(status, r)
		}
		return err
	}
	return v.goTo("/admin/settings?done=settings")
}

func policyOptions() []option {
	var out []option
	for _, p := range workbench.Policies() {
		out = append(out, option{string(p), p.Name() + "：" + p.Says()})
	}
	return out
}

// A logPage is the log of the house (日志).
type logPage struct {
	view
	Part  workbench.LogPart
	Parts []tab
	workbench.LogPage

	About rowAbout // of which row of a ledger it is told who has seen it
}

// A rowAbout is a row of a ledger by whose sight the log is looked through.
type rowAbout struct{ Year, Ledger, Line string }

// asked reports whether there is such a row.
func (r rowAbout) asked() bool { return r.Year != "" && r.Ledger != "" && r.Line != "" }

// mostLog is how many acts of the house a page tells.
const mostLog = 100

func (v *visit) houseLog() error {
	before, _ := strconv.ParseInt(v.r.FormValue("before"), 10, 64) // what is no number is the newest
	p := logPage{view: v.adminView("日志", "/admin/log"), Part: workbench.LogPart(v.r.FormValue("part"))}
	for _, part := range workbench.LogParts {
		name := string(part)
		if part == workbench.LogAll {
			name = "全部"
		}
		p.Parts = append(p.Parts, tab{"/admin/log?part=" + urlValue(string(part)), name})
	}
	var err error
	p.About = rowAbout{strings.TrimSpace(v.r.FormValue("year")), strings.TrimSpace(v.r.FormValue("ledger")), strings.TrimSpace(v.r.FormValue("line"))}
	if p.About.asked() {
		p.Deals, err = v.bench.WhoSaw(v.r.Context(), v.who, p.About.Year, p.About.Ledger, workbench.LineOf(p.About.Line))
		if err != nil {
			return err
		}
		v.name(p.Deals)
		return v.write(http.StatusOK, logWhole(p))
	}
	if p.LogPage, err = v.bench.HouseStory(v.r.Context(), v.who, p.Part, before, mostLog); err != nil {
		return err
	}
	v.name(p.Deals)
	return v.write(http.StatusOK, logWhole(p))
}

// current reports the part of the log that is shown.
func (p logPage) current(t tab) bool { return t.Path == "/admin/log?part="+urlValue(string(p.Part)) }

// older is the path of the acts before.
func (p logPage) older() string {
	return "/admin/log?part=" + urlValue(string(p.Part)) + "&before=" + itoa64(p.Older)
}

// A rightsPage is the matrix of rights (权限): who changes what at which stage, and
// who does what.
type rightsPage struct {
	view
	Classes []rightRow
	Deeds   []rightRow

	Years, Projects []workbench.RightStep // of the two chains
}

// A rightRow is a class of fields or a deed, with what stands below each head.
type rightRow struct {
	Name, Says string
	Cells      []string
}

// saysOf tells what a class of fields is.
var saysOf = map[dossier.Class]string{
	dossier.Administration: "单位信息、规则包、公开安排", dossier.Goal: "目标、指标、指标值、口径", dossier.Budget: "年初预算数",
	dossier.Adjustment: "批复以后的追加、追减、调剂，指标值的调整；要有原因和文件", dossier.Execution: "决算数、执行数、未执行的原因",
	dossier.Result: "完成值、佐证、台账", dossier.Text: "正文、偏差原因、问题", dossier.Decision: "审核意见、签发；只能由办理写入，谁也不能手改",
}

func (v *visit) rights() error {
	p := rightsPage{view: v.adminView("权限", "/rights"), Years: workbench.YearSteps(), Projects: workbench.ProjectSteps()}
	all := workbench.Rights()
	for _, c := range dossier.Classes {
		row := rightRow{Name: c.String(), Says: saysOf[c], Cells: make([]string, len(workbench.Stages))}
		for i, s := range workbench.Stages {
			row.Cells[i] = rolesText(changers(all, c, s))
		}
		p.Classes = append(p.Classes, row)
	}
	for _, x := range all {
		if x.Deed == "" {
			continue
		}
		row := rightRow{Name: string(x.Deed), Cells: make([]string, len(workbench.Roles))}
		for i, r := range workbench.Roles {
			for _, may := range x.Roles {
				if may == r {
					row.Cells[i] = "√"
				}
			}
		}
		p.Deeds = append(p.Deeds, row)
	}
	return v.write(http.StatusOK, rightsWhole(p))
}

// changers are the roles that may change fields of a class at a stage.
func changers(all []workbench.Right, c dossier.Class, s workbench.Stage) []workbench.Role {
	var out []workbench.Role
	for _, x := range all {
		if x.Deed != "" || x.Stage != s {
			continue
		}
		for _, class := range x.Classes {
			if class == c {
				out = append(out, x.Roles...)
			}
		}
	}
	return out
}
