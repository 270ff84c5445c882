package extract

import (
	"strconv"
	"strings"
)

// date returns the end of the date or period that begins with digits at i; i
// where there is none: 2024年度, 2024年1—7月, 6月30日, 2024.12.31, 9:30.
func (s *scanner) date(i int) int {
	end := run(s.s, i)
	n, _ := strconv.Atoi(s.s[i:min(end, i+5)])
	rest := s.rest(end)
	switch digits := end - i; {
	case digits == 4 && n >= 1900 && n < 2100:
		return s.year(i, end, rest)
	case digits <= 2 && n >= 1 && n <= 12 && strings.HasPrefix(rest, "月"):
		return s.month(end + len("月"))
	case digits <= 2 && n >= 1 && n <= 12:
		if k := s.months(end); k > end {
			return k
		}
	case digits <= 2 && n >= 13 && n <= 31 && strings.HasPrefix(rest, "日"):
		return end + len("日")
	}
	if k := s.clock(i, end); k > end {
		return k
	}
	return i
}

func (s *scanner) year(i, end int, rest string) int {
	if strings.HasPrefix(rest, "年") {
		return s.afterYear(end + len("年"))
	}
	if w := prefix(rest, "-", "—", "–", "~", "～", "至", "/", "、"); w != "" {
		k := run(s.s, end+len(w))
		if k-end-len(w) == 4 && strings.HasPrefix(s.rest(k), "年") {
			return s.afterYear(k + len("年"))
		}
	}
	if k := numericDay(s.s, end); k > end {
		return k
	}
	return i
}

// afterYear reads what may follow 年: 度, 底, a month, a quarter.
func (s *scanner) afterYear(k int) int {
	rest := s.rest(k)
	if w := prefix(rest, "度", "底", "初", "末", "上半年", "下半年", "全年", "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度"); w != "" {
		return k + len(w)
	}
	m := run(s.s, k)
	if m == k || m-k > 2 {
		return k
	}
	if strings.HasPrefix(s.rest(m), "月") {
		return s.month(m + len("月"))
	}
	if end := s.months(m); end > m {
		return end
	}
	return k
}

// month reads what may follow 月: a day, a span of days, 份, 底.
func (s *scanner) month(k int) int {
	if w := prefix(s.rest(k), "份", "底", "初", "末", "上旬", "中旬", "下旬"); w != "" {
		return k + len(w)
	}
	if d := run(s.s, k); d > k && d-k <= 2 && strings.HasPrefix(s.rest(d), "日") {
		k = d + len("日")
	} else if w := prefix(s.rest(d), "-", "—", "–", "~", "～", "至"); d > k && d-k <= 2 && w != "" {
		if e := run(s.s, d+len(w)); e > d+len(w) && strings.HasPrefix(s.rest(e), "日") {
			k = e + len("日")
		}
	}
	for _, unit := range []string{"日", "月"} { // 7月25日至26日, 6月至11月
		if w := prefix(s.rest(k), "至", "-", "—", "–", "~", "～", "到"); w != "" {
			if e := run(s.s, k+len(w)); e > k+len(w) && e-k-len(w) <= 2 && strings.HasPrefix(s.rest(e), unit) {
				return e + len(unit)
			}
		}
	}
	return k
}

// months reads the rest of 1—7月 behind the first number.
func (s *scanner) months(end int) int {
	w := prefix(s.rest(end), "-", "—", "–", "~", "～", "至")
	k := run(s.s, end+len(w))
	if w == "" || k == end+len(w) || k-end-len(w) > 2 || !strings.HasPrefix(s.rest(k), "月") || strings.HasPrefix(s.rest(k), "月租") {
		return end
	}
	return k + len("月")
}

// numericDay reads .12.31, -12-31 or /12/31 behind a year.
func numericDay(s string, end int) int {
	if end >= len(s) || !strings.ContainsRune(".-/", rune(s[end])) {
		return end
	}
	mark := s[end]
	m := run(s, end+1)
	if m == end+1 || m-end > 3 || m >= len(s) || s[m] != mark {
		return end
	}
	d := run(s, m+1)
	if d == m+1 || d-m > 3 {
		return end
	}
	return d
}

// clock reads a time of day: 9:30, 9：00, 08:30:15, 9时30分, 9点半; 16:9 and 60:40
// are ratios.
func (s *scanner) clock(i, end int) int {
	hour := smallInt(s.s[i:end])
	if end-i > 2 || hour > 24 {
		return end
	}
	k := end
	for part := 0; part < 2; part++ {
		w := prefix(s.rest(k), ":", "：")
		m := run(s.s, k+len(w))
		if w == "" || m-k-len(w) != 2 || s.s[k+len(w)] > '5' {
			break
		}
		k = m
	}
	if k == end {
		return clockWords(s.s, end)
	}
	if m := s.measure(k); m.unit == "分" {
		return m.end
	} else if m.unit != "" || m.scale != "" || k+1 < len(s.s) && (s.s[k] == '.' || s.s[k] == ',') && isDigit(s.s[k+1]) {
		return end
	}
	return k
}

// clockWords reads 时30分, 点30分 and 点半 behind an hour; end where there are none.
func clockWords(s string, end int) int {
	w := prefix(s[end:], "时", "点")
	if w == "" {
		return end
	}
	k := end + len(w)
	if r := prefix(s[k:], "半", "整", "一刻", "三刻"); r != "" && w == "点" {
		return k + len(r)
	}
	m := run(s, k)
	if m == k || m-k > 2 || s[k] > '5' && m-k == 2 || !strings.HasPrefix(s[m:], "分") {
		return end
	}
	return m + len("分") + len(prefix(s[m+len("分"):], "钟"))
}

// hanClock reads 九点三十分 and 九时半, whose hour stands from i to end; end where there
// is none. 九点五分 is left: it may be 9.5 points.
func hanClock(s string, i, end int, hour int64) int {
	w := prefix(s[end:], "时", "点")
	if w == "" || hour > 24 {
		return end
	}
	k := end + len(w)
	if r := prefix(s[k:], "半", "整", "一刻", "三刻"); r != "" && w == "点" {
		return k + len(r)
	}
	v, numerals, m, ok := hanNumber(s, k)
	if !ok || v > 59 || numerals < 2 && w == "点" || !strings.HasPrefix(s[m:], "分") {
		return end
	}
	return m + len("分")
}

// midnight reads the first hour of a day, in Han numerals of so many bytes: 零点三十分, 零时十分.
func (s *scanner) midnight(n int) bool {
	k := hanClock(s.s, s.i, s.i+n, 0)
	return k > s.i+n && s.emit(Token{Class: Day}, s.i, k)
}
