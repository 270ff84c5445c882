package extract

// perHeads are words of an amount for each of what is counted.
var perHeads = newLexicon("人均", "户均", "次均", "亩均", "生均", "床均", "车均", "件均", "场均", "均价", "单价", "单位成本", "单位造价", "平均", "每")

// perHead gives a change or growth i to the amount for each that stands between it and the
// total it was given to, where the year before or the size of the change is of that one:
// 支出464.86万元，人均支出88.71元，较上年人均84.30元提高4.41元，增幅5.23%.
func (v view) perHead(i, now, by, before int) (ofNow, ofBy, ofBefore int) {
	if now < 0 || !v.found[now].Money() || perHeads.find(v.found[now].label) != "" {
		return now, by, before
	}
	each, size, past := -1, -1, -1
	for j := now + 1; j < i; j++ {
		switch x := &v.found[j]; {
		case !x.Money() || x.scope != v.found[i].scope:
		case x.is == change:
			size = j
		case each >= 0 && priorWord(x.label) != "" && (perHeads.find(x.label) != "" || x.Unit == v.found[each].Unit && x.Unit != v.found[now].Unit):
			past = j
		case perHeads.find(x.label) != "" && (x.is == level || x.is == other):
			each, size, past = j, -1, -1
		}
	}
	sized := each >= 0 && size > each && v.found[size].Unit == v.found[each].Unit && v.found[size].Unit != v.found[now].Unit
	if each < 0 || past < 0 && !sized {
		return now, by, before
	}
	if v.found[i].is == change {
		size = -1
	}
	return each, size, past
}
