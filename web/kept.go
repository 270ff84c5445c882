package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// kept is a form that was sent after the session had ended: it goes with the person
// through signing in, and is sent again when they say so.
type kept struct {
	Path string
	Form url.Values
}

// keptOf reads what signing in carries.
func keptOf(r *http.Request) kept {
	k := kept{Path: ownPath(r.PostFormValue("kept-path"))}
	k.Form, _ = url.ParseQuery(r.PostFormValue("kept")) // our own; what is not reads as nothing
	return k
}

// is reports that there is a form.
func (k kept) is() bool { return len(k.Form) > 0 }

// encoded is the form as one field.
func (k kept) encoded() string { return k.Form.Encode() }

// A keptField is one field of it.
type keptField struct{ Name, Value string }

// fields lists the fields of the form in their order.
func (k kept) fields() []keptField {
	var out []keptField
	for name, values := range k.Form {
		for _, v := range values {
			out = append(out, keptField{name, v})
		}
	}
	slices.SortStableFunc(out, func(a, b keptField) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// unseen are the fields that pages send without showing them.
var unseen = []string{"request", "seen", "entry", "field", "code", "line", "to", "drop", "act", "back", "how", "year", personField}

// typed lists what the person had typed or chosen.
func (k kept) typed() []string {
	var out []string
	for _, f := range k.fields() {
		if !slices.Contains(unseen, f.Name) && f.Value != "" {
			out = append(out, f.Value)
		}
	}
	return out
}
