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
	for _, c := range []struct {
		back *document.Document
		want string
	}{{shows(yuan), "元"}, {shows(wan), "万元"}, {shows(wan, document.Run{Text: "5次", Fact: "SL01"}), "报告"}, {shows(document.Run{Text: "9", Fact: "别的"}), ""}, {shows(), ""}} {
		got := ""
		if p := report.Like(set, c.back); p != nil {
			got = p.Name
		}
		if got != c.want {
			t.Errorf("%v is like %q, want %q", c.back.Blocks[0], got, c.want)
		}
	}
}
