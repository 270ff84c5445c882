package paper

import (
	"regexp"
	"strconv"
	"strings"

	"jiheng/extract"
)

// dayLead and dayTail are what may stand before and behind the day of such a cell.
const (
	dayLead = `^(?:≤|<|不晚于|不迟于|截至|截止|于|在)?(?:(20[0-9]{2})年度?|(20[0-9]{2})[-./]|当年|本年度?|今年)?`
	dayTail = `(?:以内|之内|内)?(?:之前|以前|前)?(?:全部|已|均)?(?:完成|完工|竣工|验收|建成|投用|交付|到位|发放|办结|开工)?(?:完成|完工|验收|完毕|合格|通过)?$`
)

var (
	// dayCell matches a cell that is one day, month or end of a month: 2024年4月30日前完成,
	// 6月底前, 2024-05-16.
	dayCell = regexp.MustCompile(dayLead + `([0-9]{1,2})(?:月(?:份)?|[-./])(?:([0-9]{1,2})日?)?(底|末|上旬|中旬|下旬)?` + dayTail)
	// partCell matches a cell that is one part of a year, or its end: 一季度内, 2024年上半年, 年底前.
	partCell = regexp.MustCompile(dayLead + `(第?[一二三四1-4]季度|[上下]半年|前三季度|全年|年)?(底|末|内)?` + dayTail)
	// hanDay matches month and day in Han numerals: 五月十六日.
	hanDay = regexp.MustCompile(`(?:二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])(月|日)`)
)

// partSpans are the first and the last day of parts of a year.
var partSpans = map[string][2]int{"一季度": {101, 331}, "二季度": {401, 630}, "三季度": {701, 930}, "四季度": {1001, 1231}, "1季度": {101, 331}, "2季度": {401, 630},
	"3季度": {701, 930}, "4季度": {1001, 1231}, "上半年": {101, 630}, "下半年": {701, 1231}, "前三季度": {101, 930}, "全年": {101, 1231}, "年": {101, 1231}, "": {101, 1231}}

// A daySpan is the first and the last day that a cell may mean, as month and day in one
// number: 430 for the 30th of April.
type daySpan struct{ year, first, last int }

// plainDay is the text of a cell as the patterns of days want it.
var plainDay = strings.NewReplacer(" ", "", "（含）", "", "(含)", "", "（含当日）", "", "＜", "<", "年年底", "年底", "年年末", "年末", "年年内", "年内")

// dayOf reads a cell that is one day, month or part of a year; ok is false for anything
// else.
func dayOf(s string) (d daySpan, ok bool) {
	if len(s) > longestDay {
		return d, false
	}
	s = hanDay.ReplaceAllStringFunc(plainDay.Replace(ArabicYears(WithoutLabel(s))), arabicDay)
	if m := partCell.FindStringSubmatch(s); m != nil && m[1]+m[2]+m[3]+m[4] != "" {
		d.year, _ = strconv.Atoi(m[1] + m[2])
		span := partSpans[strings.TrimPrefix(m[3], "第")]
		if d.first, d.last = span[0], span[1]; m[4] == "底" || m[4] == "末" {
			d.first = d.last - 10
		}
		return d, m[3] != "年" || m[4] != "" // 年前 is the day before the new year
	}
	m := dayCell.FindStringSubmatch(s)
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

// longestDay is how many bytes such a cell has at most.
const longestDay = 60

// arabicDay writes a month or a day in Han numerals in digits.
func arabicDay(han string) string {
	n := strings.TrimRight(han, "月日")
	return strconv.Itoa(HanNumber(n)) + han[len(n):]
}

// Late reports a day that is behind the one which the target allows, beyond doubt: 5月16日
// for 4月30日前 or 一季度内. Without years both are of one; a target without a year is of
// the paper's.
func (r *Indicator) Late() bool {
	if CellText(r.Unit) != "" && extract.NoOneNumber(CellText(r.Target)) {
		return false // 2-3 of 万人 is no day
	}
	if r.Target == nil || r.Actual == nil {
		return false
	}
	limit, ok := dayOf(r.Target.Text)
	done, also := dayOf(r.Actual.Text)
	if !ok || !also || HasAny(r.Actual.Text, "前", "截至", "截止") {
		return false
	}
	switch {
	case done.year == 0:
		done.year = limit.year
	case limit.year == 0:
		if r.Table == nil || done.year != r.Table.year {
			return false // nobody knows which year is meant
		}
		limit.year = r.Table.year
	}
	return done.year > limit.year || done.year == limit.year && done.first > limit.last
}
