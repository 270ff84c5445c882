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
	for _, sentence := range []string{"二、三季度共支出30万元。", "四、五月份走访120户，发放物资。", "一、二级公路养护12公里，三级公路8公里。", "十、十一、十二月支出30万元。",
		"一、二期工程已完工，三期在建。", "一、二、三产业增加值分别增长2%、3%、4%。"} {
		if level, _ := document.NumberedLevel(sentence); level != 0 {
			t.Errorf("%s is of level %d", sentence, level)
		}
	}
	for _, heading := range []string{"二、三公经费支出情况", "一、二期工程建设情况", "二、三公经费支出12万元，比上年减少。", "一、主要职能，机构设置。", "三、二季度支出情况，说明如下。", "十、十一届全会精神"} {
		if level, _ := document.NumberedLevel(heading); level != 1 {
			t.Errorf("%s is of level %d", heading, level)
		}
	}
	if level, n := document.NumberedLevel("2. 组织架构：设16个"); level != 3 || n != len("2.") {
		t.Errorf("NumberedLevel = %d, %d", level, n)
	}
}
