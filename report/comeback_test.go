package report_test

import (
	"testing"

	"jiheng/document"
	"jiheng/report"
)

// The paper that a document came from is the one with which it shares most, as
// it is printed; one without a common fact came from elsewhere.
func TestLike(t *testing.T) {
	shows := func(runs ...document.Run) *document.Document {
		return &document.Document{Blocks: []document.Block{&document.Paragraph{Runs: runs}}}
	}
	wan, yuan := document.Run{Text: "190.00", Fact: "P01-决算数"}, document.Run{Text: "1900000.00", Fact: "P01-决算数"}
	set := []report.Paper{{Name: "报告", Doc: shows(wan, document.Run{Text: "4次", Fact: "SL01"})}, {Name: "万元", Doc: shows(wan)}, {Name: "元", Doc: shows(yuan)}}
	words := func(texts ...string) *document.Document {
		d := &document.Document{}
		for _, s := range texts {
			d.Blocks = append(d.Blocks, document.P(s))
		}
		return d
	}
	set = append(set, report.Paper{Name: "没有数", Doc: words("甲", "乙", "丙", "丁")})
	for _, c := range []struct {
		back *document.Document
		want string
	}{{shows(yuan), "元"}, {shows(wan), "万元"}, {words("甲", "乙", "丙", "改过的"), "没有数"}, {words("别的", "另外的"), ""}, {shows(document.Run{Text: "9", Fact: "别的"}), ""}, {shows(), ""}} {
		got := ""
		if p := report.Like(set, c.back); p != nil {
			got = p.Name
		}
		if got != c.want {
			t.Errorf("%v is like %q, want %q", c.back.Blocks[0], got, c.want)
		}
	}
}
