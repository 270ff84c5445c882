package dossier

import (
	"strings"
	"testing"
	"testing/fstest"
)

// edited is small with texts replaced, each file by pairs of old and new.
func edited(t testing.TB, edits ...string) fstest.MapFS {
	t.Helper()
	f := folder(small)
	for i := 0; i < len(edits); i += 3 {
		was := ""
		if f[edits[i]] != nil {
			was = string(f[edits[i]].Data)
		}
		now := edits[i+2]
		if old := edits[i+1]; old != "" {
			if !strings.Contains(was, old) {
				t.Fatalf("%s has no %q", edits[i], old)
			}
			now = strings.ReplaceAll(was, old, now)
		}
		f[edits[i]] = &fstest.MapFile{Data: []byte(now)}
	}
	return f
}

// opened lists the notices of a code as places.
func opened(d *Dossier, code string) string {
	var out []string
	for _, n := range d.Notices {
		if n.Code == code {
			out = append(out, n.Place.String())
		}
	}
	return strings.Join(out, "|")
}

// What a dossier dates belongs to its year; what says that it is of another one
// is right.
func TestInYear(t *testing.T) {
	statement := func(text string) []string {
		return []string{FileFacts, "陈述:\n", "陈述:\n  - {" + text + ", 佐证: D01}\n"}
	}
	ledger := func(old, now string) []string {
		return []string{"台账/T01.yaml", old, now, FileFacts, "  - {事实: SL01, 印作: 3条, 文件: 示例报告, 位置: 第2页}\n", ""}
	}
	disclosure := func(text string) []string {
		return []string{FileDisclosure, "决定会议: 党委会\n决定日期: 2025-03-26\n", text + "\n"}
	}
	for _, c := range []struct {
		name  string
		edits []string
		want  string
	}{
		{"原样", nil, ""},
		{"取数的期间", ledger("期间: 2024", "期间: 2023"), "台账/T01.yaml:14:5"},
		{"取数的下一年", ledger("筛选: 级别=主干道, ", "筛选: 级别=主干道, 期间: 2025-01-01至2025-06-30, "), "台账/T01.yaml:15:5"},
		{"取数的另一个数", ledger("筛选: 级别=主干道, ", "筛选: 级别=主干道, 期间: 2022, "), "台账/T01.yaml:15:5"},
		{"取数的上年数", ledger("{事实: 主干道数,", "{事实: 道路-上年, 方法: 计数, 期间: 2023, 单位: 条}\n  - {事实: 主干道数,"), ""},
		{"取数的名称写明年份", ledger("{事实: 主干道数,", "{事实: 老路数, 名称: 2022年修的道路, 方法: 计数, 期间: 2022, 单位: 条}\n  - {事实: 主干道数,"), ""},
		{"跨几年的取数", ledger("筛选: 级别=主干道, ", "筛选: 级别=主干道, 期间: 2022-01-01至2024-12-31, "), ""},
		{"上半年", ledger("期间: 2024", "期间: 2024-01-01至2024-12-30"), ""},
		{"陈述的期间", statement("编号: 试, 值: 3家, 期间: 2025年"), "事实.yaml:2:5"},
		{"陈述的年末", statement("编号: 试, 值: 3家, 期间: 2023年末"), "事实.yaml:2:5"},
		{"陈述的年末是本年", statement("编号: 试, 值: 3家, 期间: 2024年末"), ""},
		{"几年的陈述", statement("编号: 试, 值: 3家, 期间: 2021—2025年"), ""},
		{"以前几年的累计", statement("编号: 试, 名称: 累计建成, 值: 3家, 期间: 2020—2023年"), ""},
		{"去年的陈述", statement("编号: 试, 名称: 去年户数, 值: 3家, 期间: 2023年"), ""},
		{"编号里有年份", statement("编号: 户数2023, 值: 3家, 期间: 2023年"), ""},
		{"完成日期", []string{FileFacts, "日期: 2024-10-18", "日期: 2023-10-18"}, "事实.yaml:4:5"},
		{"完成日期太晚", []string{FileFacts, "日期: 2024-10-18", "日期: 2026-10-18"}, "事实.yaml:4:5"},
		{"次年完成", []string{FileFacts, "日期: 2024-10-18", "日期: 2025-01-18"}, ""},
		{"公布在别的年度", []string{FileFacts, "文件: 示例报告, 位置", "文件: 2023年度整体支出自评报告, 位置"}, "事实.yaml:9:5"},
		{"公布的文件没有年度", []string{FileFacts, "文件: 示例报告, 位置", "文件: 2025年政府工作报告, 位置"}, ""},
		{"调整的日期", []string{FileAdjustments, "2024-05-01", "2026-06-12"}, "预算/调整.csv:2"},
		{"上年的调整", []string{FileAdjustments, "2024/9/1", "2023/9/1"}, "预算/调整.csv:3|预算/调整.csv:4"},
		{"资产的日期", []string{FileUnit, "资产截至: 2024-12-31", "资产截至: 2023-12-31"}, "单位.yaml:9:7"},
		{"总体目标的期间", []string{FileGoals, "期间: 2024年", "期间: 2021—2023年"}, "目标.yaml:1:21"},
		{"三年的总体目标", []string{FileGoals, "期间: 2024年", "期间: 2024—2026年"}, ""},
		{"指标值的日期", []string{FileIndicators, "指标值: 2024-10-31前", "指标值: 2026-10-31前"}, "指标.yaml:4:5"},
		{"调整指标值的日期", []string{FileIndicators, "日期: 2024-08-01", "日期: 2025-08-01"}, "指标.yaml:4:5"},
		{"监控的日期", []string{FileMonitoring, "日期: 2024-08-12", "日期: 2025-08-12"}, "监控.yaml:3:5"},
		{"监控的期间", []string{FileMonitoring, "期间: 2024年1—7月", "期间: 2023年1—7月"}, "监控.yaml:1:5"},
		{"全年的监控", []string{FileMonitoring, "截至月份: 7\n日期: 2024-08-12", "截至月份: 12\n日期: 2025-01-10"}, ""},
		{"预警的答复期限", []string{FileMonitoring, "答复期限: 2024-08-26", "答复期限: 2023-08-26"}, "监控.yaml:9:5"},
		{"问题的期限", []string{FileProblems, "期限: 2025-06-30", "期限: 2023-06-30"}, "问题.yaml:2:5"},
		{"年度里面的报告", disclosure("报告日期: 2024-11-28"), "公开.yaml:1:7"},
		{"再下一年的报告", disclosure("报告日期: 2026-03-28"), "公开.yaml:1:7"},
		{"会议在报告以后", disclosure("决定日期: 2025-03-29\n报告日期: 2025-03-28"), "公开.yaml:2:7"},
		{"会议在年度里", disclosure("决定日期: 2024-03-26\n报告日期: 2025-03-28"), "公开.yaml:1:7"},
		{"同一天", disclosure("决定日期: 2025-03-28\n报告日期: 2025-03-28"), ""},
		{"公开在报告以前", disclosure("报告日期: 2025-08-28\n计划公开: 2025-08-20"), "公开.yaml:2:7"},
		{"上一年的批复", disclosure("决算批复: 2024-08-18\n报告日期: 2025-03-28"), "公开.yaml:1:7"},
		{"保密审查的日期", []string{FileDisclosure, "日期: 2025-08-22", "日期: 2024-08-22"}, "公开.yaml:3:24"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := load(t, edited(t, c.edits...))
			if got := opened(d, "year-open"); got != c.want {
				t.Errorf("got %s, want %s: %v", got, c.want, d.Notices)
			}
		})
	}
}

// Another year in the dossier's own file opens everything that it dates.
func TestOtherYear(t *testing.T) {
	for year, want := range map[string][]string{
		"2023": {"公开.yaml:2:7", "单位.yaml:9:7", "台账/T01.yaml:14:5", "监控.yaml:1:5", "目标.yaml:1:21", "预算/调整.csv:2"},
		"2025": {"公开.yaml:2:7", "单位.yaml:9:7", "台账/T01.yaml:14:5", "监控.yaml:3:5", "目标.yaml:1:21", "预算/调整.csv:2"},
	} {
		got := opened(load(t, edited(t, FileMain, "年度: 2024", "年度: "+year)), "year-open")
		for _, at := range want {
			if !strings.Contains("|"+got+"|", "|"+at+"|") {
				t.Errorf("%s: %s is missing among %s", year, at, got)
			}
		}
	}
	for _, name := range []string{"year-open", "past-open", "unspent-open", "exempt-open", "indicators-open", "narrative-open"} {
		if !Opens(name) {
			t.Errorf("%s does not keep a set from being final", name)
		}
	}
}
