package workbench_test

import (
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/workbench"
)

// TestTheExamplesOfAnEmptyYearAreHeld: a year that was begun empty is not sent while its
// goals, tasks and projects say what they began with, each named; what was written anew or
// taken away is not held, nor is the same in a year that came otherwise.
func TestTheExamplesOfAnEmptyYearAreHeld(t *testing.T) {
	h := sampleHouse(t)
	id, err := h.OpenYear(ctx, h.as("xitong"), "hongqiao", 2025)
	h.wants("", nilOr(err))
	clerk := h.as("caiwu")
	_, err = h.Begin(ctx, clerk, id, false)
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
