package web

import (
	"strconv"
	"strings"

	"jiheng/reply"
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
	code := strings.TrimSpace(v.r.PostFormValue("code"))
	_, err = v.bench.KeepScan(v.r.Context(), v.who, workbench.Scan{Year: id, Version: version, Code: code, Name: name, Data: data, Request: v.r.PostFormValue("request")})
	switch {
	case err == nil:
		return v.goTo(yearPath(id, "papers"))
	case v.partial(): // the page stays, and the file with it
		return err
	}
	f, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	if v.seat.Scanning(y) != nil { // there is no form to come back to
		return f
	}
	p, err := v.papersPage(y)
	for i := range p.Issues {
		if p.Issues[i].Version == version {
			p.Issues[i].Error, p.Issues[i].Scanned = f, code
		}
	}
	if err != nil {
		return err
	}
	return v.write(reply.Status(f.Kind), papersWhole(p))
}
