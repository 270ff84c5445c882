package web

import (
	"net/http"

	"jiheng/store"
	"jiheng/workbench"
)

// A clashView is two texts of one field: the person's, and the one that somebody
// wrote meanwhile.
type clashView struct {
	Mine, Theirs string
	Person, Time string
}

// valueClash shows both texts, and lets the person choose: nothing was written.
func (v *visit) valueClash(code, text string, c store.Clash) error {
	y, err := v.year()
	if err != nil {
		return err
	}
	for _, r := range v.valueRows(y) {
		if r.Code != code {
			continue
		}
		ind, _ := y.Year.IndicatorByCode(code)
		_, theirs := workbench.ValueText(ind, c.Now)
		r.Clash = &clashView{Mine: text, Theirs: theirs, Person: v.authorOf(c.Person), Time: clockText(c.Time)}
		if c.Gone {
			r.Clash.Theirs = ""
		}
		r.State = tagWord{"bad", "两个值"}
		if !v.partial() {
			p := v.valuesPage(y)
			p.put(r)
			return v.write(http.StatusConflict, valuesWhole(p))
		}
		return v.write(http.StatusConflict, valueRowPart(r))
	}
	return unknownPage()
}

// put puts a row in the place of the one that has its code.
func (p *valuesPage) put(r valueRow) {
	for i := range p.Groups {
		for k := range p.Groups[i].Rows {
			if p.Groups[i].Rows[k].Code == r.Code {
				p.Groups[i].Rows[k] = r
			}
		}
	}
}
