package web

import (
	"net/http"
	"strconv"
	"time"
)

// A letterPage is the covering letter of an issue, to be printed and sealed (送审函).
type letterPage struct {
	view
	Issue issueView
	To    string
	Day   string
}

func (v *visit) letter() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	version, err := strconv.Atoi(v.r.PathValue("version"))
	if err != nil {
		return unknownPage()
	}
	for _, i := range y.Year.Issues {
		if i.Version != version {
			continue
		}
		p := letterPage{view: v.yearView(y, "report"), Issue: issueView{Issue: i, Name: v.nameOf(i.Person), Files: y.IssuedNames(i.Version)}, To: i.To}
		p.Title = "送审函"
		if t, err := time.Parse(time.RFC3339, i.Time); err == nil {
			p.Day = dayText(t)
		}
		return v.write(http.StatusOK, letterWhole(p))
	}
	return unknownPage()
}
