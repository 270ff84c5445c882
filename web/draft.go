package web

import (
	"net/http"

	"jiheng/workbench"
)

// drafts puts what the person has typed and not given into the place of the stored
// texts.
func (v *visit) drafts(texts []textView) error {
	kept, err := v.bench.Drafts(v.r.Context(), v.who, v.r.PathValue("year"))
	if err != nil {
		return err
	}
	for i := range texts {
		t := &texts[i]
		if d, ok := kept[t.ID]; ok && d.Text != t.Text {
			t.Stored, t.Text, t.Seen, t.Draft = t.Text, d.Text, d.Seen, clockText(d.Time)
		}
	}
	return nil
}

// draftKeep keeps a text as it is being typed, or drops it where the person wants the
// stored one back.
func (v *visit) draftKeep() error {
	id, f := v.r.PathValue("year"), v.r.PostFormValue
	seen, err := v.seen("草稿没有留下；请刷新后再改")
	if err != nil {
		return err
	}
	d := workbench.Draft{Entry: f("entry"), Text: f("text"), Seen: seen}
	if f("drop") != "" {
		d.Text = ""
	}
	if err := v.bench.KeepDraft(v.r.Context(), v.who, id, d); err != nil {
		return err
	}
	if f("drop") != "" {
		return v.goTo(yearPath(id, "report", v.r.PathValue("part")))
	}
	v.w.WriteHeader(http.StatusNoContent)
	return nil
}
