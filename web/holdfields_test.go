package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jiheng/store"
)

// protected are fields that no form has: who it was, as what, when, where it stands, and
// what others have decided.
var protected = url.Values{
	"person": {"sample-lingdao"}, "role": {"单位负责人"}, "posts": {"系统管理员"}, "unit": {"qibao"}, "year": {"qibao-2024"}, "stage": {"批复"}, "环节": {"批复"}, "number": {"〔2099〕1号"},
	"time": {"1999-01-01T00:00:00Z"}, "version": {"99"}, "rank": {"0"}, "hash": {"00"}, "kind": {"通过"}, "verdict": {"同意"}, "points": {"100"}, "得分": {"100"}, "批复": {"是"}, "编号": {"ZZ"},
	"指标值": {"≥1"}, "权重": {"50"}, "sample": {"false"}, "must-change": {"false"}, "_method": {"DELETE"}, "x.__proto__": {"1"}, "entries[0][text]": {"x"}, "for": {"sample-lingdao"},
}

// TestProtectedFieldsStay sends deeds with fields that their forms do not have, in the
// body and in the query, and without: the year and the log are the same.
func TestProtectedFieldsStay(t *testing.T) {
	done := func(more url.Values) string {
		h := open(t)
		for i, o := range oftens {
			if o.ready != nil || o.fields["file"] != "" || o.route == "POST /y/{year}/budget/import/{kind}" || strings.HasSuffix(o.route, "/give") {
				continue
			}
			path, f := h.fillIn(h.year, o.route, asking{merged(askings[o.route].parts, o.parts), merged(askings[o.route].form, o.fields)})
			f.Set("request", "a5-"+itoa(i))
			f.Set("seen", "1")
			if e := f.Get("entry"); e != "" {
				f.Set("seen", itoa(int(h.version(t, e))))
			}
			for k, v := range more {
				if !f.Has(k) {
					f[k] = v
				}
			}
			if more != nil {
				path += "?" + more.Encode()
			}
			if status, body := h.as(t, o.account).post(path, f); status != http.StatusSeeOther && status != http.StatusNoContent && (status != http.StatusOK || !strings.HasSuffix(o.route, "/row")) {
				t.Errorf("%s: %d %s", o.route, status, said(body))
			}
		}
		return h.told(t)
	}
	plainly, more := done(nil), done(protected)
	if plainly != more {
		t.Errorf("fields that no form has make another year or another log:\n%s\n%s", plainly, more)
	}
}

// told is the year's folder, and who did each act as what.
func (h *house) told(t *testing.T) string {
	t.Helper()
	out := h.folder(t)
	err := h.store.View(ctx, func(tx *store.Tx) error {
		for _, tree := range []string{store.House, h.year} {
			acts, err := tx.Acts(tree, 0, 1000)
			if err != nil {
				return err
			}
			for _, a := range acts {
				out += "\n" + a.Person + " " + a.Role + " " + a.For + " " + a.Kind + " " + a.Reason + " " + a.Time.String()
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
