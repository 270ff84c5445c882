package web

import (
	"io"
	"net/http"
	"strings"

	"jiheng/budget"
	"jiheng/workbench"
)

// grades are the grades of evidence that a person chooses from.
var grades = budget.EvidenceGrades

// evidenceTake keeps a paper under an indicator's value.
func (v *visit) evidenceTake() error {
	id, code := v.r.PathValue("year"), v.r.PathValue("code")
	before, err := v.year()
	if err != nil {
		return err
	}
	name, data, err := v.sentFile("file")
	if err != nil {
		return err
	}
	f := v.r.PostFormValue
	after, err := v.bench.Attach(v.r.Context(), v.who, workbench.Attachment{Year: id, Code: code, Paper: paperAsked(f("paper")), Title: f("title"), Grade: f("grade"), Where: f("where"),
		Name: name, Data: data, Request: f("request")})
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.toSheet(id, code)
	}
	return v.write(http.StatusOK, valueChanged(v.changedRows(before, after, code)))
}

// paperAsked is the number of a paper as a person gave it: D01, or D01《…》 as it was
// listed.
func paperAsked(text string) string {
	id, _, _ := strings.Cut(text, "《")
	return strings.TrimSpace(id)
}

// evidenceRemove takes a paper away from under an indicator's value.
func (v *visit) evidenceRemove() error {
	id, code := v.r.PathValue("year"), v.r.PathValue("code")
	before, err := v.year()
	if err != nil {
		return err
	}
	after, err := v.bench.Detach(v.r.Context(), v.who, workbench.Detachment{Year: id, Code: code, Paper: v.r.PathValue("id"),
		Reason: strings.TrimSpace(v.r.PostFormValue("reason")), Request: v.r.PostFormValue("request")})
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.toSheet(id, code)
	}
	change := v.changedRows(before, after, code)
	if change.Undo, err = v.bench.Own(v.r.Context(), v.who, id); err != nil {
		return err
	}
	change.Says = "已移去" + v.r.PathValue("id")
	return v.write(http.StatusOK, valueChanged(change))
}

// undoTake undoes an act of the person's own, and goes back to the page it was on.
func (v *visit) undoTake() error {
	id := v.r.PathValue("year")
	act, err := versionOf(v.r.PostFormValue("act"), "请刷新后再撤销")
	if err != nil {
		return err
	}
	if _, err := v.bench.Undo(v.r.Context(), v.who, id, act, v.r.PostFormValue("request")); err != nil {
		return err
	}
	back := ownPath(v.r.PostFormValue("back"))
	if back == "/" {
		back = yearPath(id, "story")
	}
	return v.goTo(back)
}

// sentFile is a file that a form sent; its name is empty where none was chosen.
func (v *visit) sentFile(field string) (name string, data []byte, err error) {
	file, head, err := v.r.FormFile(field)
	if err != nil {
		return "", nil, nil //nolint:nilerr // none was chosen: what takes it says so
	}
	defer file.Close()
	data, err = io.ReadAll(file)
	return head.Filename, data, err
}

// evidenceFile gives out a paper as it was given.
func (v *visit) evidenceFile() error {
	name, data, err := v.bench.PaperFile(v.r.Context(), v.who, v.r.PathValue("year"), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	return v.file(name, data)
}
