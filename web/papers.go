package web

import (
	"cmp"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"

	"jiheng/budget"
	"jiheng/report"
	"jiheng/workbench"
)

// reportName is the name of the report among the papers.
const reportName = "自评报告"

// A format is one in which papers are given out.
type format struct{ Ending, Name string }

var reportFormats = []format{{".pdf", "成稿预览（PDF）"}, {".docx", "Word文档"}}

// A papersPage lists the papers of a year (表和报告).
type papersPage struct {
	view
	Papers  []report.Paper
	Open    []openPoint
	Issues  []issueView // the newest first
	May     string      // why the person may not issue; empty where they may
	Scans   bool        // the person may keep scans of sealed papers
	Act     int64
	Request string
}

// An issueView is a version that was given out, with its files.
type issueView struct {
	budget.Issue
	Name, At string
	Files    []string
	Scans    []string // of the sealed papers
	Holds    bool     // the short code is what the log gives
	Request  string
}

func (v *visit) papers() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p := papersPage{view: v.yearView(y, "report")}
	list, open := y.Papers()
	p.Papers = list
	for _, o := range open {
		p.Open = append(p.Open, p.openPoint(o))
	}
	if err := v.seat.Issuing(y); err != nil {
		p.May = faultOf(err).Message
	}
	p.Act, p.Request = y.Act, newRequest()
	for _, i := range slices.Backward(y.Year.Issues) {
		shown := issueView{Issue: i, Name: v.nameOf(i.Person), At: stampText(i.Time), Request: newRequest()}
		for _, name := range y.IssuedNames(i.Version) {
			if workbench.IsScan(name) {
				shown.Scans = append(shown.Scans, name)
			} else {
				shown.Files = append(shown.Files, name)
			}
		}
		if shown.Holds, err = v.bench.CodeHolds(v.r.Context(), v.who, y.ID, i.Version); err != nil {
			return err
		}
		p.Issues = append(p.Issues, shown)
	}
	p.Scans = v.seat.Scanning(y) == nil
	return v.write(http.StatusOK, papersWhole(p))
}

// paper gives out one paper of the year in one format, made from what the year
// says now.
func (v *visit) paper() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	name := v.r.PathValue("name")
	if mediaTypes[path.Ext(name)] == "" {
		return unknownPage()
	}
	data, err := y.Paper(name)
	if err != nil {
		return err
	}
	return v.file(name, data)
}

// issuedPaper gives out a paper as it was issued, byte for byte.
func (v *visit) issuedPaper() error {
	version, err := strconv.Atoi(v.r.PathValue("version"))
	if err != nil {
		return unknownPage()
	}
	data, err := v.bench.Issued(v.r.Context(), v.who, v.r.PathValue("year"), version, v.r.PathValue("name"))
	if err != nil {
		return err
	}
	return v.file(v.r.PathValue("name"), data)
}

// file answers with a file: a PDF to look at, others to keep.
func (v *visit) file(name string, data []byte) error {
	how := "attachment"
	switch path.Ext(name) {
	case ".pdf", ".png", ".jpg", ".jpeg":
		how = "inline"
	}
	h := v.w.Header()
	h.Set("Content-Type", cmp.Or(mediaTypes[path.Ext(name)], "application/octet-stream"))
	h.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": name}))
	_, _ = v.w.Write(data)
	return nil
}

// issueTake gives out the papers as the year stands.
func (v *visit) issueTake() error {
	id := v.r.PathValue("year")
	seen, err := v.seen("请刷新后再签发")
	if err != nil {
		return err
	}
	if _, err := v.bench.Issue(v.r.Context(), v.who, workbench.Issuing{Year: id, Seen: seen, Number: v.r.PostFormValue("number"), To: v.r.PostFormValue("to"), Request: v.r.PostFormValue("request")}); err != nil {
		return err
	}
	return v.goTo(yearPath(id, "papers"))
}

// mediaTypes are the formats in which a paper is given out.
var mediaTypes = map[string]string{
	".pdf":  "application/pdf",
	".png":  "image/png",
	".jpg":  "image/jpeg",
	".jpeg": "image/jpeg",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
