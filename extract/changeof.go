package extract

import (
	"strings"
	"unicode/utf8"
)

// priorOf returns the level that an amount of an earlier year is compared with: of the
// name before 比上年, else the last one, its whole or the one that is like it.
func (f *finder) priorOf(x *Found, label string) int {
	if i := f.calledLike(comparedSubject(label), unitRoot(x.Unit)); i >= 0 {
		return i
	}
	return f.likeThing(f.whole(f.reached(f.level(len(f.out)-1, false))), comparedThing(label))
}

// comparedSubject is what a label says was compared: 全年支出 of 全年支出比上年的.
func comparedSubject(label string) string {
	rest, ok := behindTime(label)
	if !ok {
		return ""
	}
	name := label[:len(label)-len(rest)]
	at := -1
	for _, w := range []string{"比", "较", "与", "同"} {
		at = max(at, strings.LastIndex(name, w))
	}
	if at < 0 {
		return ""
	}
	return strings.TrimPrefix(strings.TrimSpace(name[:at]), "其中")
}

// plainSubject takes out of a name what makes no difference between two that are called
// the same: 全年支出, 支出总额.
var plainSubject = strings.NewReplacer("全年", "", "本年度", "", "本年", "", "当年", "", "年度", "", "今年", "", "实际", "", "总额", "", "总量", "", "总数", "", "金额", "", "总", "", "合计", "",
	"共计", "", "共", "", "规模", "", "长度", "", "面积", "", "人数", "", "件数", "", "次数", "", "数量", "", "数", "", "额", "", "量", "", "为", "", "达到", "", "达", "", "了", "")

// calledLike returns the level of the last sentences that bears a name; one that only
// holds it must stand in no list of parts. It is -1 where none does.
func (f *finder) calledLike(name, unit string) int {
	name = plainSubject.Replace(name)
	if utf8.RuneCountInString(name) < 2 {
		return -1
	}
	holds := -1
	for i, stops := len(f.out)-1, 0; i >= 0 && stops < 3 && i > len(f.out)-mostNearBy; i-- {
		x := &f.out[i]
		if i+1 < len(f.out) && strings.Contains(f.line.Text[min(x.End, f.out[i+1].Start):f.out[i+1].Start], "。") {
			stops++
		}
		if x.is != level || unit != "" && unitRoot(x.Unit) != unit {
			continue
		}
		_, said := yearOf(trimmed(strings.TrimPrefix(x.label, "其中")))
		said = plainSubject.Replace(said)
		if said == name {
			return i
		}
		if said != "" && x.scope < 0 && (strings.Contains(said, name) || utf8.RuneCountInString(said) > 1 && strings.Contains(name, said)) {
			holds = i
		}
	}
	return holds
}

// reached returns what was reached where level i is what was aimed at: 480万人次 of 接待
// 480万人次，为目标450万人次的106.67%.
func (f *finder) reached(i int) int {
	if i < 1 || i+1 >= len(f.out) || !f.out[i+1].Percent() || f.line.Text[min(f.out[i].End, f.out[i+1].Start):f.out[i+1].Start] != "的" {
		return i
	}
	j := f.level(i-1, false)
	if j < 0 || unitRoot(f.out[j].Unit) != unitRoot(f.out[i].Unit) || strings.Contains(f.line.Text[min(f.out[j].End, f.out[i].Start):f.out[i].Start], "。") {
		return i
	}
	return j
}

// otherLevels are the figures beside level now that change i may be of as well: those of
// its unit before it, in its sentence or the one before.
func (v view) otherLevels(i, now int) (out []int) {
	stops := 0
	for j := i - 1; j >= 0 && j > i-mostNearBy; j-- {
		if stops += strings.Count(v.between(v.found[j].End, v.found[j+1].Start), "。"); stops > 1 {
			break
		}
		aimed := v.found[j+1].Percent() && v.between(v.found[j].End, v.found[j+1].Start) == "的" // 完成计划40座的110%
		if x := &v.found[j]; j != now && x.is == level && !aimed && unitRoot(x.Unit) == unitRoot(v.found[now].Unit) {
			out = append(out, j)
		}
	}
	return out
}
