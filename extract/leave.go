package extract

import (
	"strings"

	"jiheng/num"
)

// leave closes the lists of parts that an amount stands behind, not in: 全年支出1995万元
// of 全年预算2100万元，其中中央1100万元、地方1000万元，全年支出1995万元. Such an amount names no
// part and is of another stage than what the list is of; the parts before it make up
// the whole, or it is larger than the part that it would be of.
func (f *finder) leave(x *Found, c context) {
	if len(f.open) == 0 || !x.Money() || strings.HasPrefix(c.gap, "、") {
		return
	}
	k, ok := stageWords.nearest(c.label)
	if !ok || k == Indicator || PartName(c.label) != "" || partWords.find(c.label) != "" {
		return
	}
	f.pop(x.Start, func(s *scope) bool {
		return !s.bracket && s.owner >= 0 && f.out[s.owner].Money() && f.out[s.owner].Kind != k && f.behind(s, x, c.label)
	})
}

// partWords stand in labels that PartName finds no name in, and of which an amount
// may still be a part.
var partWords = newLexicon("项目", "基本", "其中", "结转", "结余")

// wholeWords are of an amount that is of everything.
var wholeWords = newLexicon("全年", "全部", "总", "合计", "共", "累计", "本年", "年度", "实际")

// behind reports that an amount which names no part stands behind the members of a
// list.
func (f *finder) behind(s *scope, x *Found, label string) bool {
	var sum num.Ratio
	parts, paired, last := 0, false, -1
	o := &f.out[s.owner]
	spent := o.Kind == Outturn || o.Kind == Expenditure
	for i := s.owner + 1; i < len(f.out); i++ {
		m := &f.out[i]
		if m.Start < s.start || m.is != level && m.is != o.is || !m.Money() {
			continue
		}
		if m.Kind != o.Kind && (m.Kind == Outturn || m.Kind == Expenditure || spent && m.Kind != Revenue && m.Kind != Indicator) {
			paired = true
			continue
		}
		sum, last = sum.Add(m.number), i
		parts++
	}
	switch {
	case parts == 0:
		return false
	case parts > 1 && apart(sum, o.number).Cmp(partOf("0.0005")) <= 0:
		return true
	case paired:
		return false
	}
	return x.number.Cmp(f.out[last].number) > 0 || parts > 1 && wholeWords.find(label) != ""
}

// whole returns what a change without a name speaks of behind a level: 全年支出 of 全年支出
// 1995万元，其中工资800万元、项目1000万元，比上年增加95万元; elsewhere the level itself.
func (f *finder) whole(i int) int {
	if o := ownerOf(f.out, f.scopes, i); o >= 0 {
		return o
	}
	return i
}

// ownerOf is the figure that a list is of, where another is a further member of it
// joined by 、; -1 elsewhere.
func ownerOf(all []Found, scopes []scope, i int) int {
	if i < 0 || all[i].scope < 0 || !strings.HasPrefix(all[i].lead, "、") {
		return -1
	}
	s := scopes[all[i].scope]
	if s.bracket || s.owner < 0 || all[s.owner].is != level || unitRoot(all[s.owner].Unit) != unitRoot(all[i].Unit) {
		return -1
	}
	return s.owner
}
