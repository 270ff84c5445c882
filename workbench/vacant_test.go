package workbench_test

import (
	"strings"
	"testing"
	"time"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/store"
	"jiheng/workbench"
)

// stands says of every year that waits for nobody what it waits for.
func (h *house) stands() string {
	h.t.Helper()
	all, err := h.Vacancies(ctx, h.as("xitong"))
	if err != nil {
		h.t.Fatal(err)
	}
	var out []string
	for _, v := range all {
		roles := ""
		for _, r := range v.Roles {
			roles += string(r)
		}
		out = append(out, v.Year.ID+" "+string(v.Stage)+" "+v.How+" "+v.Link+" "+v.Body+" "+roles)
	}
	return strings.Join(out, "\n")
}

// standAt lets the sample's year stand at a stage since monday.
func (h *house) standAt(to workbench.Stage) {
	h.t.Helper()
	err := h.store.Update(ctx, func(tx *store.Tx) error {
		head, err := tx.Head("hongqiao-2024")
		if err != nil {
			return err
		}
		step := dossier.StepEntry(budget.Step{How: "报送", From: string(workbench.Reporting), To: string(to), Person: "sample-caiwu", Role: "财务经办人", Time: monday.UTC().Format(time.RFC3339), Act: head})
		var edits []store.Edit
		for _, e := range []dossier.Entry{dossier.StepHead(), step} {
			edits = append(edits, store.Edit{Op: store.Insert, Entry: store.Entry{File: e.File, Kind: int(e.Kind), Block: e.Block, Key: e.Key, Text: e.Text}})
		}
		_, err = tx.Append(store.Act{Tree: "hongqiao-2024", Person: "sample-caiwu", Kind: "报送", Time: monday}, edits)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// TestAYearThatWaitsForNobody: at each stage, whichever way the post is lost, the year is
// told of until somebody holds it; one at another stage is not.
func TestAYearThatWaitsForNobody(t *testing.T) {
	ends := func(role workbench.Role, unit, until string) func(*house, string) {
		return func(h *house, account string) {
			h.wants("", nilOr(h.give(account, workbench.Post{Role: role, Unit: unit, Until: until})))
		}
	}
	closes := func(h *house, account string) {
		_, err := h.ClosePerson(ctx, h.as("xitong"), h.member(account).ID, "调离", true)
		h.wants("", nilOr(err))
	}
	link := func(department, bureau string) func(*house, string) {
		return func(h *house, _ string) {
			h.wants("", nilOr(h.ChangeUnit(ctx, h.as("xitong"), workbench.NewUnit{ID: "hongqiao", Reason: "机构改革",
				UnitYear: workbench.UnitYear{Year: 2024, Name: "上海市闵行区虹桥镇人民政府（本级）", Level: "乡级", Parent: "hongqiao-zhen", Department: department, Bureau: bureau}})))
		}
	}
	for _, c := range []struct {
		name    string
		at      workbench.Stage
		account string
		lose    func(*house, string)
		want    string
	}{
		{"the reviewer's account is closed", workbench.DepartmentReview, "zhuguan", closes, "hongqiao-2024 主管部门审核 通过 主管部门 hongqiao-zhen 主管部门审核人"},
		{"the reviewer's post has ended", workbench.DepartmentReview, "zhuguan", ends(workbench.DepartmentReviewer, "hongqiao-zhen", "2025-01-05"), "hongqiao-2024 主管部门审核 通过 主管部门 hongqiao-zhen 主管部门审核人"},
		{"the reviewer sits elsewhere", workbench.DepartmentReview, "zhuguan", ends(workbench.DepartmentReviewer, "minhang-caizheng", ""), "hongqiao-2024 主管部门审核 通过 主管部门 hongqiao-zhen 主管部门审核人"},
		{"there is no department any more", workbench.DepartmentReview, "", link("", "minhang-caizheng"), "hongqiao-2024 主管部门审核 通过 主管部门  主管部门审核人"},
		{"another department without a reviewer", workbench.DepartmentReview, "", link("minhang-caizheng", "minhang-caizheng"), "hongqiao-2024 主管部门审核 通过 主管部门 minhang-caizheng 主管部门审核人"},
		{"there is no bureau any more", workbench.BureauReview, "", link("hongqiao-zhen", ""), "hongqiao-2024 财政审核 批复 财政部门  财政审核人"},
		{"the bureau's reviewer is gone", workbench.BureauReview, "caizheng", closes, "hongqiao-2024 财政审核 批复 财政部门 minhang-caizheng 财政审核人"},
		{"the head is gone", workbench.UnitReview, "lingdao", closes, "hongqiao-2024 单位审核 通过  hongqiao 单位负责人"},
		{"a stage that is not there yet", workbench.UnitReview, "zhuguan", closes, ""},
		{"a stage that is behind", workbench.BureauReview, "zhuguan", closes, ""},
		{"the post ends in a week", workbench.DepartmentReview, "zhuguan", ends(workbench.DepartmentReviewer, "hongqiao-zhen", "2025-01-13"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := sampleHouse(t)
			h.standAt(c.at)
			if got := h.stands(); got != "" {
				t.Fatal(got)
			}
			c.lose(h, c.account)
			if got := h.stands(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			p, err := h.Passings(ctx, h.as("caiwu"))
			if err != nil || len(p) != 1 || (p[0].Vacant != nil) != (c.want != "") {
				t.Errorf("the submitter is told %+v, %v", p, err)
			}
			if c.want != "" && !p[0].Vacant.Since.Equal(monday.UTC().Truncate(time.Second)) {
				t.Errorf("waits since %v", p[0].Vacant.Since)
			}
		})
	}
}

// TestBeforeAYearIsVacated: what would stand still is listed before the change, of the
// change alone, and by those who may make it.
func TestBeforeAYearIsVacated(t *testing.T) {
	h := sampleHouse(t)
	h.standAt(workbench.DepartmentReview)
	unit := workbench.NewUnit{ID: "hongqiao", UnitYear: workbench.UnitYear{Year: 2024, Name: "上海市闵行区虹桥镇人民政府（本级）", Level: "乡级", Bureau: "minhang-caizheng"}}
	of := func(posts ...workbench.Post) workbench.Posting {
		return workbench.Posting{Person: h.member("zhuguan").ID, Posts: posts}
	}
	post := workbench.Post{Role: workbench.DepartmentReviewer, Unit: "hongqiao-zhen"}
	later := post
	later.Until = "2025-02-01"
	kept := unit
	kept.Department = "hongqiao-zhen"
	next := unit
	next.Year = 2025 // the open year stays as it is
	for _, c := range []struct {
		name string
		list func() ([]workbench.Vacancy, error)
		want int
	}{
		{"the department is taken away", func() ([]workbench.Vacancy, error) { return h.VacatedByUnit(ctx, h.as("xitong"), unit) }, 1},
		{"the department stays", func() ([]workbench.Vacancy, error) { return h.VacatedByUnit(ctx, h.as("xitong"), kept) }, 0},
		{"from the next year on", func() ([]workbench.Vacancy, error) { return h.VacatedByUnit(ctx, h.as("xitong"), next) }, 0},
		{"the last holder goes", func() ([]workbench.Vacancy, error) { return h.VacatedByPosts(ctx, h.as("anquan"), of()) }, 1},
		{"the last holder will go", func() ([]workbench.Vacancy, error) { return h.VacatedByPosts(ctx, h.as("anquan"), of(later)) }, 1},
		{"the holder gets another post besides", func() ([]workbench.Vacancy, error) {
			return h.VacatedByPosts(ctx, h.as("anquan"), of(post, workbench.Post{Role: workbench.Head, Unit: "hongqiao"}))
		}, 0},
	} {
		got, err := c.list()
		if err != nil || len(got) != c.want {
			t.Errorf("%s: %+v %v", c.name, got, err)
		}
	}
	if got := h.stands(); got != "" {
		t.Errorf("asking has changed something: %s", got)
	}
	_, err := h.VacatedByUnit(ctx, h.as("anquan"), unit)
	h.wants("right", err)
	_, err = h.VacatedByPosts(ctx, h.as("xitong"), of())
	h.wants("right", err)
	_, err = h.Vacancies(ctx, h.as("caiwu"))
	h.wants("right", err)
	h.wants("", nilOr(h.give("zhuguan")))
	if got, err := h.VacatedByPosts(ctx, h.as("anquan"), of()); err != nil || len(got) != 0 {
		t.Errorf("what stands still already is not of the change: %+v %v", got, err)
	}
	err = h.store.View(ctx, func(tx *store.Tx) error {
		all, err := workbench.VacanciesIn(tx, func() time.Time { return h.now })
		if err != nil || len(all) != 1 {
			t.Errorf("%+v %v", all, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
