package document_test

import (
	"strings"
	"testing"

	"jiheng/document"
)

func TestHeadingLevel(t *testing.T) {
	for _, c := range []struct {
		line  string
		level int
	}{
		{"一、部门概况", 1}, {"（一）主要职能", 2}, {"(二)人员", 2}, {"1. 主要职能", 3}, {"12、职能", 3}, {"１．职能", 3}, {"（3）资产", 4},
		{"2. 组织架构：设16个内设机构", 0}, {"1.5万元", 0}, {"一般公共预算", 0}, {"三是加强管理", 0}, {"一、教育、", 0}, {"2024、2025", 0}, {"（略）", 0}, {"", 0},
		{"一、" + strings.Repeat("长", 60), 0},
	} {
		if got := document.HeadingLevel(c.line); got != c.level {
			t.Errorf("HeadingLevel(%q) = %d, want %d", c.line, got, c.level)
		}
	}
	if level, n := document.NumberedLevel("2. 组织架构：设16个"); level != 3 || n != len("2.") {
		t.Errorf("NumberedLevel = %d, %d", level, n)
	}
}
