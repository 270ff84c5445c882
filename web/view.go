package web

import (
	"net/url"
	"slices"
	"strings"

	"jiheng/extract"
	"jiheng/workbench"
)

// A view is what every page shows around its own content.
type view struct {
	Title  string
	Tab    string // path of the tab that is open, as tabs names it
	Person workbench.Person
	Year   *workbench.Year // nil on pages that belong to no year
	Seat   workbench.Seat  // the person's, at the year
	Path   string          // of this page
	Done   string          // what was just done; empty for nothing
	Typed  map[string]bool // figures that were written by hand into what is shown, with the words around them
}

// A tab is one step of the year's work.
type tab struct{ Path, Name string }

// tabs lists the pages of a year, in the order of the year's work.
var tabs = []tab{
	{"", "首页"}, {"goals", "目标指标"}, {"budget", "预算执行"}, {"values", "完成值"}, {"report", "报告"}, {"review", "审核"}, {signTab, "签发"}, {"story", "办理记录"},
}

// tabsFor are the pages of a year that the person has something to do on: whoever signs
// has one more.
func (v view) tabsFor() []tab {
	return slices.DeleteFunc(slices.Clone(tabs), func(t tab) bool {
		return t.Path == signTab && v.Tab != signTab && !slices.Contains(v.Seat.Roles, workbench.Head)
	})
}

// view is the common part of a page.
func (v *visit) view(title string) view {
	return view{Title: title, Person: v.who, Path: v.r.URL.Path}
}

// yearView is the common part of a page of a year.
func (v *visit) yearView(y *workbench.Year, tab string) view {
	out := v.view(tabName(tab))
	out.Tab, out.Year, out.Seat = tab, y, v.seat
	return out
}

// year returns the year of the path to a person who may see it.
func (v *visit) year() (*workbench.Year, error) {
	y, seat, err := v.bench.Look(v.r.Context(), v.who, v.r.PathValue("year"), v.r.URL.Path)
	v.seat = seat
	return y, err
}

func tabName(path string) string {
	for _, t := range tabs {
		if t.Path == path {
			return t.Name
		}
	}
	return ""
}

// unitName is the unit whose year a page shows.
func (v view) unitName() string { return v.Year.Year.Unit.Name }

// fiscalYear is the year of the page, also where nothing of it is begun.
func (v view) fiscalYear() int {
	if n := v.Year.Year.FiscalYear; n > 0 {
		return n
	}
	return v.Seat.FiscalYear()
}

// sample reports a page of sample data.
func (v view) sample() bool { return v.Year != nil && v.Year.Year.Sample }

// at is the path of a page of the view's year.
func (v view) at(parts ...string) string { return yearPath(v.Year.ID, parts...) }

// yearPath is the path of a page of a year.
func yearPath(id string, parts ...string) string {
	var b strings.Builder
	b.WriteString("/y/" + url.PathEscape(id))
	for _, p := range parts {
		if p != "" {
			b.WriteString("/" + url.PathEscape(p))
		}
	}
	return b.String()
}

func urlValue(s string) string { return url.QueryEscape(s) }

// ownPath is a path of this server; anything else becomes the first page.
func ownPath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(s, "//") || strings.Contains(s, "\\") {
		return "/"
	}
	return u.RequestURI()
}

// A textPiece is a stretch of a text: a figure that was written by hand, or what stands
// between such.
type textPiece struct {
	Text  string
	Typed bool
}

// pieces parts a text at the figures of Typed.
func (v view) pieces(text string) []textPiece {
	var out []textPiece
	at := 0
	if len(v.Typed) > 0 {
		figures, spans := extract.TypedSpans(text)
		for i, f := range figures {
			if v.Typed[f.Text] {
				out = append(out, textPiece{text[at:spans[i][0]], false}, textPiece{text[spans[i][0]:spans[i][1]], true})
				at = spans[i][1]
			}
		}
	}
	return append(out, textPiece{text[at:], false})
}
