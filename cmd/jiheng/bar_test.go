package main

import (
	"testing"
	"time"

	"jiheng/plain"
)

func TestBarLine(t *testing.T) {
	for _, c := range []struct {
		n     int
		spent time.Duration
		name  string
		want  string
	}{
		{1, 100 * time.Millisecond, "报送/甲镇.docx", "检查 [████░░░░░░░░░░░░] 1/4 甲镇.docx"},
		{2, 10 * time.Second, "甲\x1b[31m镇.docx", "检查 [████████░░░░░░░░] 2/4 约剩10秒 甲?[31m镇.docx"},
		{1, 61 * time.Second, "乙镇", "检查 [████░░░░░░░░░░░░] 1/4 约剩4分 乙镇"},
		{4, 10 * time.Second, "2024年度丙区丁镇人民政府整体支出绩效自评报告.docx", "检查 [████████████████] 4/4 2024年度丙区丁镇人民政…"},
	} {
		b := &bar{label: "检查", total: 4, n: c.n}
		if got := b.line(c.name, c.spent); got != c.want {
			t.Errorf("after %d of 4: %q, want %q", c.n, got, c.want)
		} else if plain.Columns(got) > 80 {
			t.Errorf("%q is wider than a terminal", got)
		}
	}
}
