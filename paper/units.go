package paper

import (
	"strings"

	"jiheng/num"
)

// conversions are units of one dimension by how many of the smallest they are.
var conversions = []map[string]int64{
	{"公里": 1000, "千米": 1000, "km": 1000, "米": 1, "m": 1, "里": 500, "华里": 500},
	{"吨": 1_000_000, "千克": 1000, "公斤": 1000, "kg": 1000, "斤": 500, "克": 1, "g": 1},
	{"平方公里": 3_000_000, "平方千米": 3_000_000, "公顷": 30_000, "亩": 2000, "平方米": 3, "㎡": 3, "平米": 3},
	{"立方米": 1000, "升": 1},
	{"小时": 3600, "个小时": 3600, "分钟": 60, "秒": 1, "天": 86_400},
	{"元": 1},
}

// UnitsConvert returns what a value in each of two units of one dimension is to be
// multiplied with to compare them: 公里 and 米, 万元 and 元, 亩 and 公顷. ok is false for
// units that do not convert, and for two that are the same.
func UnitsConvert(a, b string) (x, y num.Ratio, ok bool) {
	if a == b || a == "" || b == "" {
		return x, y, false
	}
	for _, set := range conversions {
		x, ok1 := inSmallest(set, a)
		y, ok2 := inSmallest(set, b)
		if ok1 && ok2 {
			return x, y, true
		}
	}
	return x, y, false
}

// inSmallest is how many of the smallest unit of its dimension a unit is, its multiple
// counted in: 万元.
func inSmallest(set map[string]int64, unit string) (num.Ratio, bool) {
	scale, noun := int64(1), unit
	for _, s := range []string{"亿", "千万", "百万", "万"} {
		if rest, ok := strings.CutPrefix(unit, s); ok {
			scale, noun = ScaleFactors[s], rest
			break
		}
	}
	n, ok := set[noun]
	return num.Int(n * scale).Ratio(), ok
}
