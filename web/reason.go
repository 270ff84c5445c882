package web

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/dossier"
	"jiheng/extract"
	"jiheng/workbench"
)

// A reasonView is why an indicator is off its target, as the sheet asks for it.
type reasonView struct {
	Entry   string // ID of the indicator's entry
	Seen    int64
	Parts   []reasonPart
	Lacks   bool
	Message string // what the pack asks for
	Typed   string // figures that were written by hand into it
	Like    string // how the first of them is written as a plain number
	Locked  string
	Request string
}

// A reasonPart is one field of it.
type reasonPart struct{ Field, Name, Text, Hint string }

// reasonFields are the fields of a deviation, in the order of the form.
var reasonFields = []reasonPart{{Field: "原因类别", Name: "原因类别"}, {Field: "原因", Name: "原因", Hint: "为什么没有达到，写事实和数"},
	{Field: "措施", Name: "措施", Hint: "怎样改"}, {Field: "责任", Name: "责任", Hint: "哪个科室"}, {Field: "期限", Name: "期限", Hint: "2025-06-30"}}

// reason fills in why the indicator is off its target, where the pack asks for it
// or somebody has written it.
func (r *valueRow) reason(ind *budget.Indicator, s budget.Score) {
	if len(s.Duties) == 0 && ind.Deviation == nil {
		return
	}
	e, ok := r.Year.EntryOf(dossier.FileIndicators, ind.Code)
	if !ok {
		return
	}
	d := budget.Deviation{}
	if ind.Deviation != nil {
		d = *ind.Deviation
	}
	v := &reasonView{Entry: e.ID, Seen: e.Version, Request: newRequest(), Message: list(s.Duties)}
	v.Lacks = len(s.Duties) > 0 && (d.Reason == "" || d.Measure == "")
	texts := []string{d.Cause, d.Reason, d.Measure, d.Owner, d.Due}
	v.Typed = typedIn(d.Reason, d.Measure)
	if first, _, ok := strings.Cut(strings.TrimPrefix(v.Typed, "“"), "”"); ok {
		v.Like = "{{~" + first + "}}"
	}
	for i, part := range reasonFields {
		part.Text = texts[i]
		if part.Field == "原因" && !s.Below() {
			part.Hint = "为什么和指标值差这么多，写事实和数"
		}
		v.Parts = append(v.Parts, part)
	}
	if err := r.Seat.May(r.Year, dossier.Text, ind.Office); err != nil {
		v.Locked = faultOf(err).Message
	}
	r.Reason = v
}

// bound is what stands for a figure in a text.
var bound = regexp.MustCompile(`\{\{[^{}]*\}\}`)

// typedIn names the figures that were written by hand into texts; empty where there is
// none.
func typedIn(texts ...string) string {
	var out []string
	for _, text := range texts {
		for _, t := range extract.TypedFigures(bound.ReplaceAllString(text, "　")) {
			if says := "“" + t.Text + "”"; !slices.Contains(out, says) {
				out = append(out, says)
			}
		}
	}
	return strings.Join(out, "、")
}

// reasonEnter takes the fields of a reason as a person wrote them.
func (v *visit) reasonEnter() error {
	id, code := v.r.PathValue("year"), v.r.PathValue("code")
	before, err := v.year()
	if err != nil {
		return err
	}
	seen, err := v.seen("请刷新后再填")
	if err != nil {
		return err
	}
	edit := workbench.FieldsEdit{Year: id, File: dossier.FileIndicators, Key: code, Entry: v.r.PostFormValue("entry"), Seen: seen, Request: v.r.PostFormValue("request")}
	for _, part := range reasonFields {
		if v.r.PostForm.Has(part.Field) {
			edit.Fields = append(edit.Fields, dossier.Field{Name: "偏差·" + part.Field, Value: v.r.PostFormValue(part.Field)})
		}
	}
	after, err := v.setFields(edit)
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.toSheet(id, code)
	}
	return v.write(http.StatusOK, valueChanged(v.changedRows(before, after, code)))
}
