package web

import (
	"errors"
	"io"
	"net/http"

	"jiheng/budget"
	"jiheng/fault"
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
	after, err := v.bench.Attach(v.r.Context(), v.who, workbench.Attachment{Year: id, Code: code, Title: f("title"), Grade: f("grade"), Where: f("where"),
		Name: name, Data: data, Request: f("request")})
	if err != nil {
		return err
	}
	if !v.partial() {
		return v.goTo(yearPath(id, "values") + "#" + code)
	}
	return v.write(http.StatusOK, valueChanged(v.changedRows(before, after, code)))
}

// sentFile is a file that a form sent; its name is empty where none was chosen.
func (v *visit) sentFile(field string) (name string, data []byte, err error) {
	file, head, err := v.r.FormFile(field)
	var big *http.MaxBytesError
	switch {
	case errors.As(err, &big):
		return "", nil, fault.Bad(fault.Place{}, "evidence-size", "文件超过%d MB，没有存；请分成几份，或者把扫描的清晰度调低", workbench.MostFile>>20).Because(err)
	case err != nil:
		return "", nil, nil // none was chosen: what takes it says so
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
