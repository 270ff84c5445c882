package web

import (
	"net/http"
	"strings"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// reprintOf is a figure that was made known, by the open point that says so.
func (r *valueRow) reprintOf(o *fault.Error) {
	e, ok := r.Year.EntryAt(o.Place)
	if !ok || o.Code != "published" {
		return
	}
	f, _ := r.Year.Year.Facts.Get(r.Code)
	r.Reprint = &reprintView{Was: r.Year.TextOf(e)("印作"), Now: f.Print().Text, Seen: e.Version, May: r.Seat.May(r.Year, dossier.Result, "") == nil, Request: newRequest()}
}

// reprintTake changes how a figure was made known.
func (v *visit) reprintTake() error {
	id, code := v.r.PathValue("year"), v.r.PathValue("code")
	before, err := v.year()
	if err != nil {
		return err
	}
	seen, err := v.seen("请刷新后再改")
	if err != nil {
		return err
	}
	f := v.r.PostFormValue
	after, err := v.bench.Reprint(v.r.Context(), v.who, workbench.Reprint{Year: id, Code: code, Prints: strings.TrimSpace(f("prints")), Reason: strings.TrimSpace(f("reason")), Seen: seen, Request: f("request")})
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.toSheet(id, code)
	}
	return v.write(http.StatusOK, valueChanged(v.changedRows(before, after, code)))
}
