package web

import (
	"net/http"

	"jiheng/workbench"
)

// A storyPage is the log of a year, told (办理记录).
type storyPage struct {
	view
	Deals []workbench.Deal
	Own   int64 // the person's own last act, where it can be undone
}

// mostDeals is how many acts a page tells.
const mostDeals = 200

func (v *visit) story() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	list, err := v.bench.Story(v.r.Context(), v.who, y.ID, mostDeals)
	if err != nil {
		return err
	}
	v.name(list)
	own, err := v.bench.Own(v.r.Context(), v.who, y.ID)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, storyWhole(storyPage{view: v.yearView(y, "story"), Deals: list, Own: own}))
}

// name puts the names of people in the place of their IDs.
func (v *visit) name(list []workbench.Deal) {
	for i := range list {
		list[i].Person = v.nameOf(list[i].Person)
		if list[i].For != "" {
			list[i].For = v.nameOf(list[i].For)
		}
	}
}

// clip is a text that fits a line of the log.
func clip(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
