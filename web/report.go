package web

import (
	"net/http"
	"slices"
	"strings"

	"jiheng/document"
	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/report"
	"jiheng/store"
	"jiheng/workbench"
)

// A reportPage is one part of the report: its outline, the part as it will be
// printed, and its text to edit (报告).
type reportPage struct {
	view
	Parts   []reportPart
	Part    string // that is shown
	Blocks  []document.Block
	Remarks map[int][]remarkView // behind the block
	Entries []textView
	Locked  string
	Facts   []factChoice
	Clash   *textClash
}

// A reportPart is one file of the narrative.
type reportPart struct {
	Name, Title string
	Bad         int // open points in it
	Empty       bool
	Unsaved     bool // the person has a draft in it that is not given
}

// A textView is one stretch of the narrative to edit.
type textView struct {
	ID, Title, Text string
	Seen            int64
	Request         string
	Messages        []string
	Draft           string // when it was typed, where it was not given
	Stored          string // what stands in the place of a draft
}

// A factChoice is a figure that can be put into a text.
type factChoice struct{ ID, Name, Text string }

// A textClash is two texts of one stretch.
type textClash struct{ ID, Mine, Theirs, Person, Time string }

func (v *visit) report() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.reportPage(y, v.r.PathValue("part"))
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, reportWhole(p))
}

func (v *visit) reportPage(y *workbench.Year, part string) (reportPage, error) {
	p := reportPage{view: v.yearView(y, "report"), Part: part}
	if y.Maker == nil {
		return p, workbench.NoPack()
	}
	open := y.Unready()
	unsaved, err := v.unsaved(p.view)
	if err != nil {
		return p, err
	}
	for _, s := range y.Narrative {
		o := partOf(s, open)
		o.Unsaved = slices.ContainsFunc(unsaved, func(u unsavedText) bool { return u.File == s.File })
		p.Parts = append(p.Parts, o)
	}
	if p.Part == "" && len(p.Parts) > 0 {
		p.Part = p.Parts[0].Name
	}
	at := slices.IndexFunc(p.Parts, func(o reportPart) bool { return o.Name == p.Part })
	if at < 0 && p.Part != "" {
		return p, unknownPage()
	}
	if err := v.seat.May(y, dossier.Text, ""); err != nil {
		p.Locked = faultOf(err).Message
	}
	if at < 0 {
		return p, nil
	}
	maker := y.Maker.Apart()
	p.Blocks = partBlocks(maker.Narrative(sections(y)), at)
	p.Remarks = map[int][]remarkView{}
	for _, r := range v.remarks(p.view) {
		if r.Page == "report" && r.Part == p.Part {
			p.Remarks[r.Block] = append(p.Remarks[r.Block], r)
		}
	}
	p.Typed = map[string]bool{}
	for _, t := range maker.Typed {
		p.Typed[t.Text] = p.Typed[t.Text] || t.Place.File == y.Narrative[at].File
	}
	p.Entries = v.textViews(y, y.Narrative[at].File, open)
	if err := v.drafts(p.Entries); err != nil {
		return p, err
	}
	for _, f := range y.Maker.Facts.All() {
		p.Facts = append(p.Facts, factChoice{f.ID, f.Name, f.Print().Text})
	}
	return p, nil
}

func sections(y *workbench.Year) []report.Section {
	out := make([]report.Section, len(y.Narrative))
	for i, s := range y.Narrative {
		out[i] = report.Section(s)
	}
	return out
}

// partBlocks are the blocks of one part: from its heading of the first level to the
// next one.
func partBlocks(all []document.Block, part int) []document.Block {
	n, from, to := -1, len(all), len(all)
	for i, b := range all {
		h, ok := b.(*document.Heading)
		if !ok || h.Level != 1 {
			continue
		}
		if n++; n == part {
			from = i
		} else if n == part+1 {
			to = i
		}
	}
	return all[from:to]
}

func partOf(s dossier.Section, open fault.List) reportPart {
	p := reportPart{Name: baseName(s.File), Title: baseName(s.File)}
	for line := range strings.Lines(s.Text) {
		if t, ok := strings.CutPrefix(line, "# "); ok {
			p.Title = strings.TrimSpace(t)
			break
		}
	}
	for _, o := range open {
		if o.Place.File == s.File {
			p.Bad++
		}
	}
	return p
}

// textViews are the stretches of a file to edit, with what is wrong in each.
func (v *visit) textViews(y *workbench.Year, file string, open fault.List) []textView {
	var out []textView
	for _, e := range y.Entries {
		if e.File != file {
			continue
		}
		t := textView{ID: e.ID, Title: e.Key, Text: e.Text, Seen: e.Version, Request: newRequest()}
		if t.Title == "" {
			t.Title = "开头"
		}
		for _, o := range open {
			if at, ok := y.EntryAt(o.Place); ok && at.ID == e.ID {
				t.Messages = append(t.Messages, o.Message)
			}
		}
		out = append(out, t)
	}
	return out
}

// reportEnter takes a stretch of text as a person wrote it.
func (v *visit) reportEnter() error {
	id, part := v.r.PathValue("year"), v.r.PathValue("part")
	seen, err := v.seen("请刷新后再改")
	if err != nil {
		return err
	}
	t := workbench.TextEdit{Year: id, File: dossier.DirNarrative + "/" + part + ".md", Entry: v.r.PostFormValue("entry"), Text: v.r.PostFormValue("text"), Seen: seen, Request: v.r.PostFormValue("request")}
	_, err = v.bench.SetText(v.r.Context(), v.who, t)
	if err == nil {
		return v.goTo(yearPath(id, "report", part))
	}
	clashes := store.ClashesOf(err)
	if len(clashes) == 0 {
		return err
	}
	y, err := v.year()
	if err != nil {
		return err
	}
	p, err := v.reportPage(y, part)
	if err != nil {
		return err
	}
	c := clashes[0]
	p.Clash = &textClash{ID: t.Entry, Mine: t.Text, Theirs: c.Now.Text, Person: v.authorOf(c.Person), Time: clockText(c.Time)}
	return v.write(http.StatusConflict, reportWhole(p))
}
