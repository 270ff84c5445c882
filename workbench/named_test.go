package workbench_test

import (
	"strings"
	"testing"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// TestWhatAProjectMayBeCalled refuses names that the table of the budget would read as
// totals, by whichever way they come, and takes names that only sound alike.
func TestWhatAProjectMayBeCalled(t *testing.T) {
	b, _ := drafting(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := y.EntryOf(dossier.FileLines, "P01")
	for _, name := range []string{"合计", "小计", "设备购置合计", "其中：绿化", "总计", "本年结余", "项目支出小计"} {
		_, err := b.AddProject(ctx, finance, workbench.NewProject{Year: year, Name: name, Fund: "单位资金", Office: "经发办", Request: "add" + name})
		if kindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "合计") {
			t.Errorf("%s is added: %v", name, err)
		}
		_, err = b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields("名称", name), Request: "name" + name})
		if kindOf(err) != fault.Invalid {
			t.Errorf("P01 is called %s: %v", name, err)
		}
	}
	for _, name := range []string{"合计里弄改造", "统计调查", "其中路绿化"} {
		y, err := b.AddProject(ctx, finance, workbench.NewProject{Year: year, Name: name, Fund: "单位资金", Office: "经发办", Request: "add" + name})
		if err != nil || y.Year.Lost || y.Year.Lines[len(y.Year.Lines)-1].Name != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTheOwnerOfAProject takes only an office that the unit has.
func TestTheOwnerOfAProject(t *testing.T) {
	b, _ := drafting(t)
	y, err := b.Year(ctx, year)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := y.EntryOf(dossier.FileLines, "P01")
	for _, name := range []string{"无此办", "=1", "社事办、经发办", ""} {
		_, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields("科室", name), Request: "to" + name})
		if kindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "经办科室") {
			t.Errorf("P01 is %q's: %v", name, err)
		}
		if _, err := b.AddProject(ctx, finance, workbench.NewProject{Year: year, Name: "新项目", Fund: "单位资金", Office: name, Request: "add" + name}); kindOf(err) != fault.Invalid {
			t.Errorf("a project of %q is added: %v", name, err)
		}
	}
	if _, err := b.SetFields(ctx, finance, workbench.FieldsEdit{Year: year, Entry: e.ID, Seen: e.Version, Fields: fields("科室", "社事办"), Request: "to"}); err != nil {
		t.Error(err)
	}
}
