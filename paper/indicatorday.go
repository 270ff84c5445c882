package paper

import (
	"regexp"
	"strconv"
	"strings"
)

// dayCell matches a cell that is one day, month or end of a month: 2024年4月30日前完成,
// 6月底前, 2024-05-16.
var dayCell = regexp.MustCompile(`^(?:≤|不晚于|不迟于|于|在)?(?:(20[0-9]{2})年|(20[0-9]{2})[-./])?([0-9]{1,2})(?:月(?:份)?|[-./])(?:([0-9]{1,2})日?)?(底|末|上旬|中旬|下旬)?(?:之前|以前|前)?(?:全部|已|均)?(?:完成|完工|竣工|验收|建成|投用|交付|到位|发放|办结|开工)?(?:完成|完工|验收|完毕|合格|通过)?$`)

// A daySpan is the first and the last day that a cell may mean, as month and day in one
// number: 430 for the 30th of April.
type daySpan struct{ year, first, last int }

// dayOf reads a cell that is one day or month; ok is false for anything else.
func dayOf(s string) (d daySpan, ok bool) {
	m := dayCell.FindStringSubmatch(strings.ReplaceAll(ArabicYears(WithoutLabel(s)), " ", ""))
	if m == nil || m[4] != "" && m[5] != "" || m[4] == "" && !strings.Contains(s, "月") {
		return d, false
	}
	d.year, _ = strconv.Atoi(m[1] + m[2])
	month, _ := strconv.Atoi(m[3])
	day, _ := strconv.Atoi(m[4])
	if month < 1 || month > 12 || m[4] != "" && (day < 1 || day > 31) {
		return d, false
	}
	first, last := day, day
	if m[4] == "" {
		first, last = 1, 31
	}
	switch m[5] {
	case "上旬":
		last = 10
	case "中旬":
		first, last = 11, 20
	case "下旬", "底", "末":
		first = 21
	}
	d.first, d.last = 100*month+first, 100*month+last
	return d, true
}

// Late reports a day that is behind the one which the target allows, beyond doubt: 5月16日
// for 4月30日前. Without years both are of one.
func (r *Indicator) Late() bool {
	if r.Target == nil || r.Actual == nil {
		return false
	}
	limit, ok := dayOf(r.Target.Text)
	done, also := dayOf(r.Actual.Text)
	if !ok || !also || strings.Contains(r.Actual.Text, "前") || limit.year == 0 && done.year != 0 {
		return false
	}
	if done.year == 0 || limit.year == 0 {
		done.year = limit.year
	}
	return done.year > limit.year || done.year == limit.year && done.first > limit.last
}
