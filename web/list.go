package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strconv"

	"jiheng/workbench"
)

// A listPage is the indicator values of all units that a person may see (指标一览).
type listPage struct {
	view
	workbench.List
	Query workbench.ListQuery
	Rows  []string // as HTML
}

// listColumns are the columns by which the list is sorted, in their order.
var listColumns = []struct {
	By    workbench.Column
	Name  string
	Right bool
}{
	{workbench.ByUnit, "单位", false}, {workbench.ByCode, "编号", false}, {workbench.ByName, "指标", false}, {workbench.ByValue, "完成值", true},
	{workbench.ByRate, "完成率", true}, {workbench.ByPoints, "得分", true},
}

func (v *visit) list() error {
	q := v.r.URL.Query()
	p := listPage{view: v.view("指标一览"), Query: workbench.ListQuery{Sort: workbench.Column(q.Get("sort")), Desc: q.Get("desc") != ""}}
	p.Query.Year, _ = strconv.Atoi(q.Get("year")) // none is all
	p.Query.Page, _ = strconv.Atoi(q.Get("page")) // none is the first
	var err error
	if p.List, err = v.bench.List(v.r.Context(), v.who, p.Query); err != nil {
		return err
	}
	p.Query.Page = p.List.Page
	p.Rows = make([]string, len(p.Lines))
	for i, l := range p.Lines {
		row, err := l.Shown(func(l *workbench.Line) ([]byte, error) {
			var b bytes.Buffer
			err := listRow(l).Render(v.r.Context(), &b)
			return b.Bytes(), err
		})
		if err != nil {
			return err
		}
		p.Rows[i] = string(row)
	}
	return v.write(http.StatusOK, listWhole(p))
}

// path is the list with another column, way or page.
func (p listPage) path(q workbench.ListQuery) string {
	out := url.Values{}
	if q.Year != 0 {
		out.Set("year", itoa(q.Year))
	}
	if q.Sort != "" && q.Sort != workbench.ByUnit {
		out.Set("sort", string(q.Sort))
	}
	if q.Desc {
		out.Set("desc", "1")
	}
	if q.Page > 1 {
		out.Set("page", itoa(q.Page))
	}
	if len(out) == 0 {
		return "/list"
	}
	return "/list?" + out.Encode()
}

// sorted is the list sorted by a column, or the other way round where it is.
func (p listPage) sorted(by workbench.Column) string {
	return p.path(workbench.ListQuery{Year: p.Query.Year, Sort: by, Desc: p.by(by) && !p.Query.Desc})
}

// by reports the column by which the list is sorted.
func (p listPage) by(c workbench.Column) bool {
	return p.Query.Sort == c || p.Query.Sort == "" && c == workbench.ByUnit
}

// sortWord says to a reader of screens how a column is sorted.
func (p listPage) sortWord(by workbench.Column) string {
	switch {
	case !p.by(by):
		return "none"
	case p.Query.Desc:
		return "descending"
	}
	return "ascending"
}

// turned is the list at another page.
func (p listPage) turned(page int) string {
	q := p.Query
	q.Page = page
	return p.path(q)
}

func rightClass(right bool) string {
	if right {
		return "r"
	}
	return ""
}

// rateText and pointsText are a dash as long as those of a new value are not there.
func rateText(l *workbench.Line) string {
	if l.Rate == "" || l.Waits() {
		return "—"
	}
	return l.Rate + "%"
}

func pointsText(l *workbench.Line) string {
	if l.Waits() {
		return "—"
	}
	return dash(l.Points)
}

// tagOf is the class of a line's state.
func tagOf(state string) string {
	switch state {
	case "没有填":
		return "tag warn"
	case "要改", "没有达到":
		return "tag bad"
	}
	return "tag none"
}
