package workbench_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/workbench"
)

// TestTheExamplesOfATemplateAreHeld: a year that came as a new folder is not sent while its
// goals, tasks and projects say what they began with, each named; what was written anew or
// taken away is not held, nor is the same in a year that came otherwise.
func TestTheExamplesOfATemplateAreHeld(t *testing.T) {
	h := sampleHouse(t)
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	h.wants("", nilOr(err))
	clerk := h.as("caiwu")
	_, err = h.Import(ctx, clerk, id, templateFolder(t))
	h.wants("", nilOr(err))
	held := func(code string) string {
		y, err := h.Year(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, o := range y.Unaimed() {
			if o.Code == code {
				out = append(out, o.Message)
			}
		}
		return strings.Join(out, "\n")
	}
	write := func(file, key, block, field, value string) {
		t.Helper()
		y, err := h.Year(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range y.Entries {
			if e.File == file && e.Key == key && (key != "" || e.Block == block) {
				_, err := h.SetFields(ctx, clerk, workbench.FieldsEdit{Year: id, Entry: e.ID, Seen: e.Version, Fields: []dossier.Field{{Name: field, Value: value}}, Request: field + value})
				h.wants("", nilOr(err))
				return
			}
		}
		t.Fatalf("no %s %s%s", file, key, block)
	}
	for _, x := range []struct{ file, key, block, field, value, names string }{
		{dossier.FileGoals, "MB1", "", "文字", "办好社区食堂。", "MB1"},
		{dossier.FileGoals, "RW01", "", "内容", "开办食堂", "RW01"},
		{dossier.FileGoals, "", "总体目标", "文字", "三年建成十家社区食堂。", "总体目标"},
		{dossier.FileLines, "P01", "", "项目目标", "开办两家食堂。", "P01"},
	} {
		if got := held("sample-open"); !strings.Contains(got, x.names) {
			t.Errorf("%s is not held: %s", x.names, got)
		}
		write(x.file, x.key, x.block, x.field, x.value)
		if got := held("sample-open"); strings.Contains(got, x.names) {
			t.Errorf("%s is held though it was written anew: %s", x.names, got)
		}
	}
	for _, x := range []struct{ field, value, held string }{
		{"指标", "", ""}, {"自评", "是", "indicators-open"}, {"指标借自", "RW01", ""}, {"指标借自", "", "indicators-open"}, {"指标", "SL01", ""},
		{"项目目标", "", "goal-empty"}, {"未自评原因", "另有评价", "goal-empty"},
	} {
		write(dossier.FileLines, "P01", "", x.field, x.value)
		for _, code := range []string{"indicators-open", "goal-empty"} {
			if got := held(code); strings.Contains(got, "P01") != (code == x.held) || strings.Count(got, "P01") > 1 {
				t.Errorf("%s=%s, %s: %s", x.field, x.value, code, got)
			}
		}
	}
}

// templateFolder is a new folder with its examples.
func templateFolder(t *testing.T) fstest.MapFS {
	t.Helper()
	files, err := dossier.Template("上海市闵行区虹桥镇人民政府（本级）", 2025)
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	out[dossier.FileReview] = beingDrafted()
	return out
}

// TestAnEmptyBeginning: a year that was begun empty has nothing of an example, is not sent,
// and says all that it lacks; goal, indicator, project and value go into its empty lists,
// and what is written is named no more.
func TestAnEmptyBeginning(t *testing.T) {
	h := sampleHouse(t)
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	h.wants("", nilOr(err))
	clerk := h.as("caiwu")
	_, err = h.Begin(ctx, clerk, id, false)
	h.wants("", nilOr(err))
	y := mustYear(t, h, id)
	for _, e := range y.Entries {
		for _, sample := range []string{"走访", "企业服务", "业务科"} {
			if strings.Contains(e.Text, sample) {
				t.Errorf("%s holds %s: %s", e.File, sample, e.Text)
			}
		}
	}
	if y.Eval == nil || y.Maker == nil {
		t.Fatal("nothing can be made of it")
	}
	lacks := func(y *workbench.Year) string {
		var out []string
		for _, o := range y.Unaimed() {
			out = append(out, o.Message)
		}
		return strings.Join(out, "\n")
	}
	says := lacks(y)
	for _, want := range []string{"还没有指标；", "总体目标和年度目标都还没有写", "2行的年初预算数还空着：B01、B02", "3项经费的年初预算数还空着"} {
		if !strings.Contains(says, want) {
			t.Errorf("not told: %s, of\n%s", want, says)
		}
	}
	_, err = h.Take(ctx, clerk, workbench.Step{Year: id, How: "报送", Seen: y.Act, Request: "空"})
	if codeOf(err) != "open-points" {
		t.Errorf("an empty year was sent: %v", err)
	}
	_, err = h.AddGoal(ctx, clerk, workbench.NewGoal{Year: id, Text: "办好社区食堂", Request: "g"})
	h.wants("", nilOr(err))
	_, err = h.AddIndicator(ctx, clerk, workbench.NewIndicator{Year: id, Name: "开办食堂数", Request: "i"})
	h.wants("", nilOr(err))
	_, err = h.AddIndicator(ctx, clerk, workbench.NewIndicator{Year: id, After: "SL01", Name: "助餐人次", Request: "i2"})
	h.wants("", nilOr(err))
	_, err = h.AddProject(ctx, clerk, workbench.NewProject{Year: id, Name: "社区食堂专项", Fund: "一般公共预算", Office: "社事办", Request: "p"})
	h.wants("", nilOr(err))
	h.wants("", nilOr(h.SaveValues(ctx, clerk, id, []workbench.Value{{Year: id, Code: "SL01", Text: "3", Request: "v"}}, "v")))
	y = mustYear(t, h, id)
	if n := len(y.Year.Indicators); n != 2 || len(y.Year.Goals) != 1 || len(y.Year.Projects()) != 1 {
		t.Fatalf("%d indicators, %d goals, %d projects: %v", n, len(y.Year.Goals), len(y.Year.Projects()), y.Open)
	}
	if f, ok := y.Year.Facts.Get("SL01"); !ok || f.Print().Text != "3" {
		t.Errorf("the value: %v", f)
	}
	says = lacks(y)
	for _, gone := range []string{"还没有指标；", "都还没有写"} {
		if strings.Contains(says, gone) {
			t.Errorf("still told: %s", says)
		}
	}
	for _, want := range []string{"2项指标的指标值还空着：SL01、SL02", "“P01 社区食堂专项”的项目目标还没有写"} {
		if !strings.Contains(says, want) {
			t.Errorf("not told: %s, of\n%s", want, says)
		}
	}
}

// TestAnEmptyListTakesItsFirst: indicators go into an empty list however it is written.
func TestAnEmptyListTakesItsFirst(t *testing.T) {
	for i, list := range []string{"指标: []\n", "指标:\n", "指标: ~\n", "指标: []   # 还没有\n", "# 三级指标\n指标: []\n"} {
		h := sampleHouse(t)
		id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
		h.wants("", nilOr(err))
		files, err := dossier.Empty("虹桥", 2025)
		h.wants("", nilOr(err))
		folder := fstest.MapFS{}
		for _, f := range files {
			folder[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		folder[dossier.FileReview] = beingDrafted()
		folder[dossier.FileIndicators] = &fstest.MapFile{Data: []byte(list)}
		clerk := h.as("caiwu")
		_, err = h.Import(ctx, clerk, id, folder)
		h.wants("", nilOr(err))
		if i%2 == 0 {
			_, err = h.AddIndicator(ctx, clerk, workbench.NewIndicator{Year: id, Name: "开办食堂数", Request: "i"})
		} else {
			_, err = h.AddFromLibrary(ctx, clerk, workbench.FromLibrary{Year: id, IDs: []string{"PX01", "PX02"}, Request: "i"})
		}
		h.wants("", nilOr(err))
		if y := mustYear(t, h, id); len(y.Year.Indicators) != 1+i%2 {
			t.Errorf("%q: %d indicators, %v", list, len(y.Year.Indicators), y.Open)
		}
	}
}

// beingDrafted is the file of a year whose goals are being drafted.
func beingDrafted() *fstest.MapFile {
	step := budget.Step{How: budget.Begun, From: string(workbench.Drafting), To: string(workbench.Drafting), Person: "p2", Role: string(workbench.FinanceClerk), Time: "2025-01-06T02:10:00Z", Reason: "从空的开始"}
	return &fstest.MapFile{Data: []byte(dossier.StepHead().Text + dossier.StepEntry(step).Text)}
}
