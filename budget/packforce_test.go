package budget

import (
	"strings"
	"testing"

	"jiheng/regs"
)

func TestOutOfForce(t *testing.T) {
	for _, c := range []struct {
		name        string
		from, until string
		year        int
		report      string
		want        string // part of the sentence; empty: in force
	}{
		{"不知道施行日期", "", "", 2024, "", ""},
		{"一直施行", "2020-02-25", "", 2024, "", ""},
		{"次年年中才施行的可能赶得上", "2025-03-17", "2030-03-17", 2024, "", ""},
		{"报告日期在施行以前", "2025-03-17", "2030-03-17", 2024, "2025-02-28", "自2025年3月17日起施行，自评报告的日期是2025年2月28日，还没有施行"},
		{"报告日期就是施行日", "2025-03-17", "2030-03-17", 2024, "2025-03-17", ""},
		{"次年全年都没有施行", "2025-03-17", "2030-03-17", 2023, "", "2023年度的自评在2024年进行，还没有施行"},
		{"失效当天还有效", "2025-03-17", "2030-03-17", 2029, "2030-03-17", ""},
		{"失效以后", "2025-03-17", "2030-03-17", 2029, "2030-03-18", "到2030年3月17日失效"},
		{"失效那一年", "", "2020-12-31", 2019, "", ""},
		{"失效的下一年", "", "2020-12-31", 2020, "", "2020年度的自评在2021年进行，已经失效"},
		{"只管一年的通知", "2026-02-24", "2026-12-31", 2025, "2026-03-10", ""},
		{"只管一年的通知用在前一年", "2026-02-24", "2026-12-31", 2024, "", "还没有施行"},
	} {
		t.Run(c.name, func(t *testing.T) {
			y := &Year{FiscalYear: c.year}
			if c.report != "" {
				y.Disclosure = &Disclosure{ReportDay: c.report}
			}
			got, ok := OutOfForce(&regs.Pack{ID: "x", From: c.from, Until: c.until}, y)
			if ok != (c.want != "") || !strings.Contains(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
