package web

import (
	"strconv"
	"strings"

	"jiheng/workbench"
)

// scanTake keeps a scan of sealed papers among the files of an issue.
func (v *visit) scanTake() error {
	version, err := strconv.Atoi(v.r.PathValue("version"))
	if err != nil {
		return unknownPage()
	}
	id := v.r.PathValue("year")
	name, data, err := v.sentFile("file")
	if err != nil {
		return err
	}
	if _, err := v.bench.KeepScan(v.r.Context(), v.who, workbench.Scan{Year: id, Version: version, Code: strings.TrimSpace(v.r.PostFormValue("code")),
		Name: name, Data: data, Request: v.r.PostFormValue("request")}); err != nil {
		return err
	}
	return v.goTo(yearPath(id, "papers"))
}
