package paper

import (
	"slices"
	"strconv"
	"strings"
)

// coverUnits are the labels before the unit of a paper on its cover.
var coverUnits = append([]string{"预算主管部门", "决算主管部门", "一级预算单位", "基层预算单位", "编报部门", "报送单位", "报告单位"}, accountsUnits...)

// coverLines is how many lines a cover has at most.
const coverLines = 8

// contentsHead reports the head of a list of contents.
func contentsHead(s string) bool {
	s = Squeeze(s)
	return s == "目录" || s == "目次"
}

// coverField returns the unit that a line of a cover names behind its label: 预算单位：青山县司法局.
func coverField(text string) (unit string, ok bool) {
	name, value, found := strings.Cut(strings.ReplaceAll(Clip(text, 400), ":", "："), "：")
	if !found || !slices.Contains(coverUnits, BareLabel(Squeeze(name))) {
		return "", false
	}
	unit = plainUnit(value)
	return unit, unit != "" && UnitEnd(unit)
}

// cover reads unit and year of the first lines, as they stand on a cover: the unit behind its
// label is the whole name, of which a title may give the place alone.
func (t *Text) cover() {
	for _, l := range t.Lines[:min(len(t.Lines), coverLines)] {
		if l.Kind == CellLine || contentsHead(l.Text) || l.Level > 0 {
			return
		}
		if t.severalFields(l.Text) {
			continue
		}
		if unit, ok := coverField(l.Text); ok {
			if t.Unit == "" || strings.HasPrefix(unit, t.Unit) {
				t.Unit = unit
			}
			return
		}
		if m := YearInTitle.FindStringSubmatch(ArabicYears(l.Text)); m != nil && t.Year == 0 && Runes(l.Text) <= 40 && HasAny(l.Text, "预算", "决算", "绩效", "自评") && !strings.ContainsAny(l.Text, "，。；：") {
			t.Year, _ = strconv.Atoi(m[1])
		}
	}
}

// severalFields reads unit and year of a line of a head that says both; ok is false for others.
func (t *Text) severalFields(text string) (ok bool) {
	for _, f := range headFields(text) {
		ok = true
		if unit := plainUnit(f.value); slices.Contains(coverUnits, f.bare) && unit != "" && UnitEnd(unit) && (t.Unit == "" || strings.HasPrefix(unit, t.Unit)) {
			t.Unit = unit
		}
		if isYearLabel(f.name) && t.Year == 0 {
			t.Year = YearIn(f.value)
		}
	}
	return ok
}
