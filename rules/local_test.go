package rules

import (
	"strings"
	"testing"

	"jiheng/budget"
	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/regs"
)

// A rule cites what its place requires where the paper is of the place: by the
// unit's region, its name, the title or the region of the pack; elsewhere it
// cites what holds everywhere.
func TestLocalGround(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct{ name, title, unit, region, pack, want string }{
		{"外地", "甲区乙镇人民政府", "甲区乙镇人民政府", "四川省成都市", "四川省", "财预〔2020〕10号"},
		{"没有写地区", "甲区乙镇人民政府", "甲区乙镇人民政府", "", "", "财预〔2020〕10号"},
		{"单位的地区", "甲区乙镇人民政府", "甲区乙镇人民政府", "上海市甲区", "", "上海市预算审查监督条例第十六条"},
		{"单位的名称", "乙镇人民政府", "上海市甲区乙镇人民政府", "", "", "上海市预算审查监督条例第十六条"},
		{"题名", "上海市甲区乙镇人民政府", "乙镇人民政府", "", "", "上海市预算审查监督条例第十六条"},
		{"规则包的地区", "乙镇人民政府", "乙镇人民政府", "", "上海市（区级）", "上海市预算审查监督条例第十六条"},
	} {
		t.Run(c.name, func(t *testing.T) {
			y := &budget.Year{FiscalYear: 2024, Unit: budget.Unit{Name: c.unit, Region: c.region}, Disclosure: &budget.Disclosure{Documents: []string{"绩效目标表"}}}
			res := set.Run(&check.Input{Document: papertest.Document("2024年度" + c.title + "单位整体支出绩效自评报告"), Dossier: y, Pack: &regs.Pack{Region: c.pack}})
			found := of(res, "PUB-02")
			if len(found) != 1 || !strings.HasPrefix(found[0].Clause, c.want) {
				t.Errorf("%v", found)
			}
		})
	}
}

// Whoever reviewed is required by us, that there was a review by the law.
func TestSecrecyReviewIsGraded(t *testing.T) {
	set := builtinSet(t)
	for _, c := range []struct {
		d    budget.Disclosure
		want check.Severity
	}{
		{budget.Disclosure{Planned: "2025-08-29"}, check.Error},
		{budget.Disclosure{Planned: "2025-08-29", Reviewer: "甲"}, check.Warning},
		{budget.Disclosure{Planned: "2025-08-29", ReviewedOn: "2025-08-20"}, check.Warning},
		{budget.Disclosure{Planned: "2025-08-29", Reviewer: "甲", ReviewedOn: "2025-09-01"}, check.Error},
	} {
		res := set.Run(&check.Input{Document: papertest.Document("2024年度乙镇人民政府单位整体支出绩效自评报告"), Dossier: &budget.Year{FiscalYear: 2024, Disclosure: &c.d}})
		if found := of(res, "PUB-03"); len(found) != 1 || found[0].Severity != c.want {
			t.Errorf("%+v: %v", c.d, found)
		}
	}
}

// Before the national form some places divided by the original budget: that is
// worth a look, and no error.
func TestOldDenominator(t *testing.T) {
	set := builtinSet(t)
	for year, want := range map[string]check.Severity{"2016": check.Notice, "2018": check.Notice, "2019": check.Error, "2024": check.Error} {
		res := set.Run(&check.Input{Document: papertest.Document(year + "年度项目支出绩效自评表\n| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 |\n| 年度资金总额 | 100.00 | 120.00 | 90.00 | 90.00% |")})
		if found := of(res, "BUD-04"); len(found) != 1 || found[0].Severity != want {
			t.Errorf("%s: %v", year, found)
		}
	}
}
