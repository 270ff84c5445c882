package extract

import (
	"strings"
	"unicode/utf8"
)

// comparedThing returns what words say that was compared with an earlier year: 支出 of
// 与2023年支出, 在校生 of 较上年在校生; empty where they name the year alone.
func comparedThing(words string) string {
	if !hasAny(words, "上", "去年", "年") {
		return ""
	}
	words = words[strings.LastIndexAny(words, "。；;")+1:]
	for _, w := range []string{"与", "比", "较", "同"} {
		i := strings.LastIndex(words, w)
		if i < 0 {
			continue
		}
		rest := words[i+len(w):]
		if p := priors.at(rest); p != "" {
			rest = rest[len(p):]
		} else if run(rest, 0) == 4 && strings.HasPrefix(rest[4:], "年") {
			rest = strings.TrimPrefix(rest[4+len("年"):], "度")
		} else {
			continue
		}
		if k := strings.IndexAny(rest, "，,（("); k >= 0 {
			rest = rest[:k]
		}
		rest = strings.TrimSuffix(strings.TrimSuffix(rest, "相比"), "的")
		if w := changeWord(rest); w != "" {
			rest = strings.TrimSuffix(trimChange(rest), w)
		}
		return strings.TrimLeft(strings.TrimSuffix(rest, "的"), "的同期")
	}
	return ""
}

// likeThing returns the level of the thing that words compare with an earlier year: the
// last one, where it is of that, else an earlier one of the sentence or the one before.
// It is -1 where what was compared is of another stage than the last level, and no other
// is named like it. What is planned may be compared with what was spent.
func (f *finder) likeThing(last int, thing string) int {
	if last < 0 || utf8.RuneCountInString(thing) < 2 || alikeIn(&f.out[last], thing) {
		return last
	}
	of, staged := stageWords.nearest(thing)
	k, as := planOrSpent(f.out[last].Kind), planOrSpent(of)
	if staged && k != Indicator && k != as && (k == BudgetInitial || as == BudgetInitial) {
		return last // 2026年预算安排99万元，比2025年执行数增加10%
	}
	for i, stops := last-1, 0; i >= 0 && stops < 2; i-- {
		x := &f.out[i]
		if strings.Contains(f.line.Text[x.End:max(x.End, f.out[i+1].Start)], "。") {
			stops++
		}
		if x.is == level && x.Money() == f.out[last].Money() && alikeIn(x, thing) {
			return i
		}
	}
	if staged && of != Indicator && f.out[last].Money() && planOrSpent(of) != planOrSpent(f.out[last].Kind) {
		return -1
	}
	return last
}

// alikeIn reports that a figure is named by two characters of a thing, or is of its stage.
func alikeIn(x *Found, thing string) bool {
	if of, ok := stageWords.nearest(thing); ok && of != Indicator && x.Money() {
		return planOrSpent(of) == planOrSpent(x.Kind)
	}
	said := x.label + x.Subject
	for i := range thing {
		_, a := utf8.DecodeRuneInString(thing[i:])
		if _, b := utf8.DecodeRuneInString(thing[i+a:]); b > 0 && strings.Contains(said, thing[i:i+a+b]) {
			return true
		}
	}
	return false
}

// planOrSpent makes kinds one that are called alike in comparisons.
func planOrSpent(k FoundKind) FoundKind {
	switch k {
	case Expenditure:
		return Outturn
	case BudgetAdjusted:
		return BudgetInitial
	}
	return k
}

// comparedOwner is what 其中 splits up behind a comparison: 12.6万元 of 支出12.6万元，比预算15万元
// 少2.4万元；其中….
func (f *finder) comparedOwner(i int) int {
	if i < 1 || prefix(f.out[i].label, "比", "较") == "" {
		return i
	}
	j := f.level(i-1, false)
	if j < 0 || unitRoot(f.out[j].Unit) != unitRoot(f.out[i].Unit) || strings.ContainsAny(f.line.Text[f.out[j].End:f.out[i].Start], "。；;") {
		return i
	}
	return j
}
