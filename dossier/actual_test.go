package dossier

import (
	"strings"
	"testing"
)

// A target and an actual value of different measures are refused, and the
// message asks for what was probably meant; what converts is compared.
func TestMeasureOfTargetAndActual(t *testing.T) {
	for _, c := range []struct {
		name, target, fact string
		says               string // empty where the two can be compared
	}{
		{"百分数，指标值没有单位", "≥85", "值: 83.05%", "指标值是不是≥85%？"},
		{"等于", "=100", `值: 235/289, 单位: "%"`, "指标值是不是=100%？"},
		{"写成小数的指标值", "≥0.85", "值: 83.05%", "指标值是不是≥85%？"},
		{"小数有三位", "≤0.925", "值: 83.05%", "指标值是不是≤92.5%？"},
		{"区间", "85—95", "值: 90%", "指标值是不是85%—95%？"},
		{"小数的区间", "0.85—0.95", "值: 90%", "指标值是不是85%—95%？"},
		{"千分数", "≤5", "值: 4, 单位: ‰", "指标值是不是≤5‰？"},
		{"盏", "≥400", "值: 459盏", "指标值是不是≥400盏？"},
		{"万元", "≤13.30", "值: 12.80, 单位: 万元", "指标值是不是≤13.30万元？"},
		{"完成值没有单位", "≥85%", "值: 83.05", "完成值是不是83.05%？"},
		{"完成值写成小数", "≥85%", "值: 0.8305", "完成值是不是83.05%？"},
		{"区间里完成值没有单位", "85%—95%", "值: 90", "完成值是不是90%？"},
		{"盏的完成值没有单位", "≥400盏", "值: 459", "完成值是不是459盏？"},
		{"百分点不是百分数", "≥3%", "值: 2, 单位: 个百分点", "单位不同"},
		{"家不是个", "≥3家", "值: 3个", "单位不同"},
		{"元换万元", "≤13.30万元", "值: 128000, 单位: 元", ""},
		{"亿元换万元", "690—730亿元", "值: 7000000, 单位: 万元", ""},
		{"千分数换百分数", "≤1%", "值: 4, 单位: ‰", ""},
		{"倍是数", "≥1.2", "值: 1.3, 单位: 倍", ""},
		{"倍换百分数", "≥120%", "值: 1.3倍", ""},
		{"两边都没有单位", "≥3", "值: 4", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := changed(t, FileIndicators, "≥3条", c.target)
			f["台账/T01.yaml"].Data = []byte(strings.Replace(string(f["台账/T01.yaml"].Data), "事实: SL01", "事实: 走访数", 1))
			facts, _, _ := strings.Cut(string(f[FileFacts].Data), "派生:")
			f[FileFacts].Data = []byte(strings.Replace(facts, "陈述:\n", "陈述:\n  - {编号: SL01, "+c.fact+", 佐证: D01}\n", 1))
			delete(f, FileMonitoring) // it counts the indicator in 条
			_, err := Load(f)
			switch {
			case c.says == "" && err != nil:
				t.Error(err)
			case c.says != "" && (err == nil || !strings.HasSuffix(told(err), " actual") || !strings.Contains(err.Error(), c.says)):
				t.Errorf("got %v, want %s", err, c.says)
			}
		})
	}
}

// A target is adjusted within its measure.
func TestMeasureOfAdjustedTarget(t *testing.T) {
	for _, c := range []struct{ from, to, says string }{
		{"≥3条", "≥2", "单位不同"},
		{"≥85%", "≥80", "单位不同"},
		{"≥3条", "≥2公里", "单位不同"},
		{"≥30000条", "≥2万条", ""},
	} {
		_, err := Load(changed(t, FileIndicators, "≥3条", c.from+", 调整: {指标值: "+c.to+", 日期: 2024-09-05, 批准: 示例纪要}"))
		got := ""
		for _, part := range strings.Split(told(err), "|") {
			if strings.HasSuffix(part, " target") {
				got = "单位不同"
			}
		}
		if got != c.says {
			t.Errorf("%s to %s: %v", c.from, c.to, err)
		}
	}
}
