package extract

import (
	"strings"
	"unicode/utf8"
)

// against finds the figure that change i names as what it is compared with, before
// the level that changed and in its sentence: 2025年预算执行数为90万元，2026年预算安排99万元，
// 比2025年预算执行数增加10%. by is the size of the change where another figure prints it.
// It is -1 where none bears the name, or more than one.
func (v view) against(i, now, by int) int {
	name := comparedName(v.found[i].label)
	if name == "" && by >= 0 {
		name = comparedName(v.found[by].label)
	}
	level, found := &v.found[now], -1
	if name == "" || level.is == prior {
		return -1
	}
	year, rest := yearOf(name)
	rest = plainStage.Replace(rest)
	for j := now - 1; j >= 0; j-- {
		g := &v.found[j]
		if strings.Contains(v.between(g.End, v.found[j+1].Start), "。") {
			break
		}
		y, own := yearOf(strings.Trim(g.label, stops))
		if g.is != level.is && g.is != prior || unitRoot(g.Unit) != unitRoot(level.Unit) || g.scope != level.scope || !exact(g) ||
			plainStage.Replace(own) != rest || year != "" && y != year {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = j
	}
	return found
}

// comparedName is what a label says that something changed against, where that is named
// as an amount: 2025年预算执行数 of 比2025年预算执行数减少; empty for 比上年减少.
func comparedName(label string) string {
	w := changeWord(label)
	label = trimChange(label)
	if w == "" || !strings.HasSuffix(label, w) {
		return ""
	}
	label = strings.TrimSuffix(strings.TrimSuffix(label, w), "相比")
	at := -1
	for _, c := range []string{"比", "较", "与", "同"} {
		if k := strings.LastIndex(label, c); k >= 0 && k > at {
			at = k + len(c)
		}
	}
	if at < 0 {
		return ""
	}
	name := strings.TrimSuffix(label[at:], "的")
	_, rest := yearOf(name)
	if kind, ok := stageWords.nearest(rest); !ok || kind == Indicator || utf8.RuneCountInString(rest) > 12 {
		return ""
	}
	return name
}

// againstAmount reports a change against an amount whose name holds the words of a
// rate: 比2025年预算执行数减少.
func againstAmount(label string) bool {
	name := comparedName(label)
	return name != "" && hasSuffixAny(name, "数", "额", "金额", "资金")
}

// plainStage takes out of the name of an amount what makes no difference between two
// that are called the same.
var plainStage = strings.NewReplacer("当年", "", "本年", "", "支出", "", "数", "", "为", "", "金额", "", "总额", "", "实际", "", "财政拨款", "", "是", "", "共", "",
	"达", "", "完成", "", "度", "")
