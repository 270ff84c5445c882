package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"jiheng/budget"
)

// causes are the codes of a deviation.
var causes = budget.Causes

func itoa(n int) string     { return strconv.Itoa(n) }
func itoa64(n int64) string { return strconv.FormatInt(n, 10) }

// dash is a text, or the dash that stands for nothing.
func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// filterPath is the sheet under another filter, of the same office.
func (p valuesPage) filterPath(filter string) string {
	q := url.Values{}
	if filter != "" {
		q.Set("filter", filter)
	}
	if p.Office != "" {
		q.Set("office", p.Office)
	}
	if len(q) == 0 {
		return p.at("values")
	}
	return p.at("values") + "?" + q.Encode()
}

// packName is the pack that the points come from.
func (p valuesPage) packName() string {
	if e := p.Year.Eval; e != nil {
		return e.Pack.Name
	}
	return "没有规则包"
}

// packKept says that the pack is the one that was kept when the year was approved.
func (p valuesPage) packKept() string {
	k, ok := p.Year.KeptPack()
	switch {
	case !ok:
		return ""
	case len(k.Differs) > 0:
		return "（批复时存下的，与本版本内置的不同）"
	}
	return "（批复时存下的）"
}

// class is the class of a row by its state.
func (r valueRow) class() string {
	c := map[string]string{"bad": "wrong", "warn": "need"}[r.State.Class]
	if r.Clash != nil || r.Reason != nil || r.Reprint != nil || len(r.Remarks) > 0 {
		c += " joined"
	}
	return strings.TrimSpace(c)
}

// who is the quiet line below an indicator's name.
func (r valueRow) who() string {
	parts := []string{}
	for _, p := range []string{r.Office, r.Note, r.Locked} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if r.Printed == "" && r.Locked != "" && len(parts) > 0 {
		parts = parts[:len(parts)-1]
	}
	return strings.Join(parts, "·")
}

// shown is what stands in the box: the person's own text in a clash.
func (r valueRow) shown() string {
	if r.Clash != nil {
		return r.Clash.Mine
	}
	return r.Text
}

// summary is a reason in a line.
func (v *reasonView) summary() string {
	if v.Lacks {
		return "：还缺"
	}
	for _, p := range v.Parts {
		if p.Field == "原因" && p.Text != "" {
			return "：已写"
		}
	}
	return ""
}

// value answers with one row as it stands.
func (v *visit) value() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	for _, r := range v.valueRows(y) {
		if r.Code == v.r.PathValue("code") {
			return v.write(http.StatusOK, valueRowPart(r))
		}
	}
	return unknownPage()
}
