package dossier

import (
	"strconv"
	"strings"

	"jiheng/fault"
)

// carried marks a text of last year; one that is marked, or empty, stays.
func carried(s string) string {
	if strings.TrimSpace(s) == "" || strings.HasPrefix(s, CarriedWords) {
		return s
	}
	return CarriedWords + s
}

// namingYear marks a text that holds from year to year where it names the closed
// one.
func (r *roller) namingYear(t *tree, key string) {
	if s := t.get(key).text; strings.Contains(s, strconv.Itoa(r.year-1)) {
		t.set(key, text(carried(s)))
	}
}

// carriedOpen records every text of last year that nobody has read again: its
// mark is still there.
func (l *loader) carriedOpen() {
	for _, s := range l.sections {
		for _, at := range placesIn(s.Text, CarriedText, ".md") {
			at.File = s.File
			l.notice(at, "carried-open", "“%s”还是上年的正文；逐段核对、改写以后，删去“%s”这一行", s.File, CarriedText)
		}
	}
	words := func(at fault.Place, what, text string) {
		if strings.Contains(text, CarriedWords) {
			l.notice(at, "carried-open", "%s还是上年的话；核对、改写以后，删去前面的“%s”", what, CarriedWords)
		}
	}
	for _, g := range l.year.Goals {
		words(g.Place, "年度目标“"+g.ID+"”的文字", g.Text)
	}
	for _, b := range l.year.Lines {
		words(b.Place, "“"+b.ID+" "+b.Name+"”的项目目标", b.Goal)
	}
	for _, i := range l.year.Indicators {
		words(i.Place, "指标“"+i.Code+" "+i.Name+"”的口径", i.Definition)
	}
	for _, g := range l.year.Ledgers {
		words(g.Place, "台账《"+g.Name+"》的说明", g.Note)
	}
	if n, ok := l.yaml(FileUnit, false); ok {
		words(n.Get("职能").Place(), "单位的职能", l.year.Unit.Duties)
		words(n.Get("机构说明").Place(), "机构说明", l.year.Unit.Note)
	}
}
