package web

import (
	"cmp"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"jiheng/budget"
	"jiheng/fault"
	"jiheng/reply"
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
	Papers []report.Paper
	Open   []openPoint
	Issues []issueView // the newest first
	Scans  bool        // the person may keep scans of sealed papers
	Issue  issuePart
}

// An issuePart is what papers are given out by (签发).
type issuePart struct {
	view
	Next     int    // number of the version that comes
	May      string // why the person may not issue; empty where they may
	Hinders  int    // open points that keep the papers from being given out
	Revised  workbench.Revised
	Act      int64
	Request  string
	Error    *fault.Error // why nothing was issued
	Number   string       // as they were filled in
	To       string
	Again    bool   // the number is that of an earlier version: it is asked whether that is meant
	Reason   string // why it is given out although opinions send indicators back, as it was typed
	From     string // the page to which it comes back; empty for that of the papers
	Previews bool   // the letter can be looked at before
	Unsaved  []unsavedText
}

// An issueView is a version that was given out, with its files.
type issueView struct {
	budget.Issue
	Name, At string
	Files    []string
	Scans    []string // of the sealed papers
	Holds    bool     // the short code is what the log gives
	Request  string
	Error    *fault.Error // why a scan was not kept
	Scanned  string       // the short code that was filled in with it
}

// An issuedPapers is the papers of a version that are for one use, each with its files.
type issuedPapers struct {
	Use    string
	Papers []issuedFiles
}

// An issuedFiles is one paper in its formats.
type issuedFiles struct {
	Name  string
	Files []format // the ending as it is named, PDF, and the file's name
}

// endings name the formats of issued papers, in their order.
var endings = []format{{".pdf", "PDF"}, {".docx", "Word"}, {".xlsx", "Excel"}}

// uses are the papers by what they are for: those to be made public first.
func (i issueView) uses() []issuedPapers {
	out := []issuedPapers{{Use: "公开用的文件"}, {Use: "给审核人看的，不对外公开"}}
	for _, e := range endings {
		for _, f := range i.Files {
			name, ok := strings.CutSuffix(f, e.Ending)
			if !ok {
				continue
			}
			g := &out[0]
			if name == report.StatementName {
				g = &out[1]
			}
			at := slices.IndexFunc(g.Papers, func(p issuedFiles) bool { return p.Name == name })
			if at < 0 {
				at, g.Papers = len(g.Papers), append(g.Papers, issuedFiles{Name: name})
			}
			g.Papers[at].Files = append(g.Papers[at].Files, format{f, e.Name})
		}
	}
	slices.SortStableFunc(out[0].Papers, func(a, b issuedFiles) int { // the report itself first
		return cmp.Compare(btoi(a.Name != reportName), btoi(b.Name != reportName))
	})
	return slices.DeleteFunc(out, func(g issuedPapers) bool { return len(g.Papers) == 0 })
}

// btoi orders what is not behind what is.
func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (v *visit) papers() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.papersPage(y)
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, papersWhole(p))
}

func (v *visit) papersPage(y *workbench.Year) (papersPage, error) {
	p := papersPage{view: v.yearView(y, "report")}
	list, open := y.Papers()
	p.Papers = list
	for _, o := range open {
		p.Open = append(p.Open, p.openPoint(o))
	}
	revised, err := v.bench.Revised(v.r.Context(), y)
	if err != nil {
		return p, err
	}
	p.Issue = v.issuePart(p.view, revised)
	if p.Issue.Unsaved, err = v.toSave(p.view); err != nil {
		return p, err
	}
	if p.Issues, err = v.issuesOf(y); err != nil {
		return p, err
	}
	p.Scans = v.seat.Scanning(y) == nil
	return p, nil
}

// issuePart is what papers are given out by, as the year stands.
func (v *visit) issuePart(common view, revised workbench.Revised) issuePart {
	y := common.Year
	p := issuePart{view: common, Next: len(y.Year.Issues) + 1, Revised: revised, Act: y.Act, Request: newRequest()}
	if err := v.seat.Issuing(y); err != nil {
		p.May = faultOf(err).Message
		return p
	}
	p.Hinders = len(y.Unready())
	p.To = revised.Issue.To // whom the last version went to, for this one to go to
	return p
}

// issuesOf are the versions that were given out, the newest first.
func (v *visit) issuesOf(y *workbench.Year) (out []issueView, err error) {
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
			return nil, err
		}
		out = append(out, shown)
	}
	return out, nil
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
	post := v.r.PostFormValue
	i := workbench.Issuing{Year: id, Seen: seen, Number: post("number"), Unnumbered: post("unnumbered") != "", Again: post("again") != "", To: post("to"), Reason: post("reason"), Request: post("request")}
	signing := post("from") == signTab
	if err = v.asksUnsaved("签发"); err == nil {
		_, err = v.bench.Issue(v.r.Context(), v.who, i)
	}
	if err == nil {
		if signing {
			return v.goTo(yearPath(id, signTab))
		}
		return v.goTo(yearPath(id, "papers"))
	}
	f, y, err := v.refusedAt(err)
	if err != nil {
		return err
	}
	again := func(p *issuePart) {
		p.Error, p.Number, p.To, p.Reason, p.Again = f, i.Number, i.To, i.Reason, f.Code == workbench.CodeNumberAgain
	}
	if signing {
		return v.signRefused(y, f, func(p *signPage) { again(&p.Issue) })
	}
	p, err := v.papersPage(y)
	if err != nil {
		return err
	}
	again(&p.Issue)
	return v.write(reply.Status(f.Kind), papersWhole(p))
}

// whyText is what a paper is looked at for, as far as the page gives it out.
func whyText(why string) string {
	says, _, _ := strings.Cut(why, "；点任何一个数")
	return says
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
