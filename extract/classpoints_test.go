package extract_test

import (
	"testing"

	"jiheng/extract"
)

// The points behind the name of a class are points where a column holds points, and a number
// of something else where none does.
func TestPointsBehindClasses(t *testing.T) {
	for _, c := range []struct {
		page, value string
		kind        extract.FoundKind
	}{
		{"一级指标 | 三级指标 | 指标值 | 分值 | 得分\n产出（40分） | 新建泵站 | 2座 | 40 | 40\n效益（30分） | 受益户数 | 500户 | 30 | 30", "40", extract.Weight},
		{"类别 | 内容 | 满分 | 评分\n效果(35分) | 群众出行改善 | 35 | 34\n管理(25分) | 制度健全 | 25 | 25", "35", extract.Weight},
		{"指标类别 | 指标名称 | 权重 | 自评分\n满意度指标（10分） | 群众满意度 | 10 | 9.5\n成本指标（20分） | 单位成本 | 20 | 20", "10", extract.Weight},
	} {
		found := false
		for _, f := range factsOfPage(t, c.page) {
			if f.Value == c.value && f.Unit == "分" && f.Kind == c.kind {
				found = true
			}
			if f.Unit == "分" && f.Kind == extract.Indicator {
				t.Errorf("%s: %s of %s is an indicator", c.page, f.Value, f.Subject)
			}
		}
		if !found {
			t.Errorf("%s: no %s: %v", c.page, c.value, factsOfPage(t, c.page))
		}
	}
}
