package paper

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// YearText prints a year as texts do: 2024年.
func YearText(y int) string { return fmt.Sprintf("%d年", y) }

// QuoteMost is the most characters that a quote of a whole line has.
const QuoteMost = 40

// Clip returns at most so many characters of a text, from its beginning.
func Clip(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return s[:i]
		}
		n++
	}
	return s
}

// Bodies calls f for every line of running text.
func (t *Text) Bodies(f func(*Line)) {
	for _, l := range t.Lines {
		if l.Kind == BodyLine {
			f(l)
		}
	}
}

// FirstGroup returns the first group that matched, or the whole match.
func FirstGroup(m []int) Range {
	for i := 2; i+1 < len(m); i += 2 {
		if m[i] >= 0 {
			return Range{m[i], m[i+1]}
		}
	}
	return Range{m[0], m[1]}
}

// aside is the number of characters of context that a message shows on either
// side of a short quote.
const aside = 6

// InContext returns a stretch of a line with a few characters on either side.
func InContext(line string, r Range) string {
	from, to := r.From, r.To
	for range aside {
		from = Before(line, from)
		to = Next(line, to)
	}
	return strings.TrimSpace(strings.ReplaceAll(line[from:to], "\n", " "))
}

// Endings returns the byte at which the last n characters begin.
func Endings(s string, n int) int {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		i = Before(s, i)
	}
	return i
}

// ShortUnit returns the place name of a town or street office: 虹桥镇.
func ShortUnit(unit string) string {
	for _, tail := range []string{"镇", "乡", "街道"} {
		i := strings.Index(unit, tail)
		if i < 0 {
			continue
		}
		head := unit[:i]
		for _, over := range []string{"区", "县", "市", "省"} {
			if k := strings.LastIndex(head, over); k >= 0 && len(head[k:]) > len(over) {
				head = head[k+len(over):]
			}
		}
		if Runes(head) >= 1 && Runes(head) <= 4 {
			return head + tail
		}
	}
	return ""
}

// GenericLabels takes out of a label the words that say nothing of what is
// counted.
var GenericLabels = strings.NewReplacer("年初预算数", "", "年初预算", "", "全年预算数", "", "全年预算", "", "调整后预算数", "", "调整后预算", "", "调整预算数", "", "预算数", "",
	"决算数", "", "执行数", "", "执行率", "",
	"支出", "", "收入", "", "预算", "", "决算", "", "全年", "", "累计", "", "共计", "", "合计", "", "总计", "", "预计", "", "完成", "", "达到", "", "达", "",
	"实现", "", "同比增长", "", "同比下降", "", "增长", "", "下降", "", "较上年", "", "比上年", "", "占比", "", "其中", "", "实际", "", "分别", "", "增加", "", "减少", "",
	"各项得分相加得", "", "财政拨款", "", "本年", "", "为", "", "共", "", "了", "", "金额", "", "资金", "", "面积", "", "约", "", "开展", "", "组织", "", "实施", "", "期间", "")

// OtherTime are words beside a figure that is not what the year came to: last
// year's, a target, a difference, a part of the year.
var OtherTime = []string{"上年", "去年", "上半年", "季度", "目标", "计划", "力争", "较", "比", "月底", "截至", "以来", "每", "人均", "一期", "二期"}

// YearOf matches a year in a text: 2024年.
var YearOf = regexp.MustCompile(`20[0-9]{2}年`)

// LongestRun returns the most digits that stand side by side.
func LongestRun(s string) int {
	most, n := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			n = 0
			continue
		}
		n++
		most = max(most, n)
	}
	return most
}

// Grams returns the hashed four-character pieces of a text, sorted, each once.
func Grams(s string) []uint64 {
	rs := []rune(s)
	var out []uint64
	for i := 0; i+4 <= len(rs); i++ {
		h := uint64(14695981039346656037)
		for _, r := range rs[i : i+4] {
			h = (h ^ uint64(r)) * 1099511628211
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
