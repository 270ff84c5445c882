package extract

import "strings"

// ofYearAlone reports that what is compared with an earlier year is the income or the spending
// of the year alone, and the level it was given to a total that holds what was carried over as
// well: 收入总计3492.47万元。本年收入比上年3190.59万元增加233.45万元.
func ofYearAlone(before, level *Found) bool {
	said := comparedSubject(before.label)
	return hasAny(said, "本年", "当年") && hasAny(said, "收入", "支出") && !hasAny(said, "总计") && strings.Contains(level.label, "总计")
}

// comparedWith reports words behind a figure that make it the one compared with, though the
// word before it was lost in a list: 与2023年度收、支总计4836.52万元相比.
func (v view) comparedWith(i int) bool {
	if i+1 >= len(v.found) {
		return false
	}
	return prefix(strings.TrimSpace(v.between(v.found[i].End, v.found[i+1].Start)), "相比", "比较", "相较") != ""
}
