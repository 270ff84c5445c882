package web

import (
	"net/http"
	"strconv"

	"jiheng/workbench"
)

// A storyPage is the log of a year, told (办理记录).
type storyPage struct {
	view
	Deals []workbench.Deal
	Older int64  // before which there are others; zero for none
	Last  bool   // the newest are among them
	back  string // the page itself, to which an undo comes back
}

// mostDeals is how many acts a page tells.
const mostDeals = 200

func (v *visit) story() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	before, _ := strconv.ParseInt(v.r.FormValue("before"), 10, 64) // what is no number is the newest
	list, err := v.bench.Story(v.r.Context(), v.who, y.ID, min(max(before, 0), y.Act+1), mostDeals)
	if err != nil {
		return err
	}
	v.name(list)
	p := storyPage{view: v.yearView(y, "story"), Deals: list, Last: before <= 0 || before > y.Act, back: yearPath(y.ID, "story")}
	if !p.Last {
		p.back += "?before=" + itoa64(before)
	}
	if n := len(list); n > 0 && list[n-1].Number > 1 {
		p.Older = list[n-1].Number
	}
	return v.write(http.StatusOK, storyWhole(p))
}

// span says which acts the page tells.
func (p storyPage) span() string {
	if n := len(p.Deals); n > 0 && !p.Last {
		return "第" + itoa64(p.Deals[n-1].Number) + "次到第" + itoa64(p.Deals[0].Number) + "次。"
	}
	return "最近" + itoa(len(p.Deals)) + "次。"
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
