package paper

import (
	"strings"
	"unicode/utf8"
)

// goalWords lead what is aimed at where they begin a clause; behind 目标 stands a colon,
// 为 or 是. resultWords lead what came of it.
var (
	goalWords = []string{"年初计划", "年度计划", "全年计划", "原计划", "计划", "原定", "年初确定", "预期", "拟"}
	goalNames = []string{"目标", "任务", "指标值", "目标值", "计划数"}
	// Words of what came of it that stand in no goal.
	resultWords = []string{"完成情况", "实际", "最终", "到年底", "至年底", "年末", "已", "截至", "实绩", "达成情况", "完成值", "落实情况", "全年完成", "结果"}
)

// GoalAt reports that the words before an offset state a goal: 目标：修复堤防2.4公里，新建站点
// 3个。完成情况：修复堤防2.6公里 up to 完成情况. What stands behind a colon runs on to the
// words of a result, else the goal ends with its sentence.
func (l *Line) GoalAt(at int) bool {
	if !l.Has("目标", "任务", "指标值", "计划", "原定", "年初确定", "预期", "拟") {
		return false
	}
	text := l.Text[nearBefore(l.Text, at):at]
	goal, colon := lastGoal(text)
	if goal < 0 {
		return false
	}
	rest := text[goal:]
	return !HasAny(rest, resultWords...) && (colon || !strings.ContainsAny(rest, "。！"))
}

// lastGoal returns where the words of the last goal in a text end, and whether a colon
// follows them; -1 for none.
func lastGoal(text string) (end int, colon bool) {
	end = -1
	for _, w := range goalWords {
		for from := len(text); from > 0; {
			i := strings.LastIndex(text[:from], w)
			if i < 0 {
				break
			}
			if r, _ := utf8.DecodeLastRuneInString(text[:i]); (i == 0 || strings.ContainsRune("，。；：、（", r)) && i+len(w) > end {
				end, colon = i+len(w), false
			}
			from = i
		}
	}
	for _, w := range goalNames {
		for from := len(text); from > 0; {
			i := strings.LastIndex(text[:from], w)
			if i < 0 {
				break
			}
			rest := strings.TrimLeft(text[i+len(w):], "一二三四五六七八九十0123456789值")
			named := strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")
			if (named || strings.HasPrefix(rest, "为") || strings.HasPrefix(rest, "是")) && i+len(w) > end {
				end, colon = i+len(w), named
			}
			from = i
		}
	}
	return end, colon
}
