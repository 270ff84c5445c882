package docx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/num"

	"github.com/google/go-cmp/cmp"
)

func mustWrite(t *testing.T) []byte {
	t.Helper()
	b, err := Write(sample())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(mustWrite(t), mustWrite(t)) {
		t.Error("two writes of one document differ")
	}
}

func TestRunsSurvive(t *testing.T) {
	long := strings.Repeat("指", 40) // too long for a bookmark, not for a tag
	runs := []document.Run{
		{Text: "约48.8万余条", Fact: "事项-数", Value: "48.8", Unit: "万条"},
		{Text: "98.85%", Fact: long, Value: "98.85", Unit: "%", Bold: true},
		{Text: "优", Fact: "等级"},
		{Text: "样", Super: true},
		{Text: " <&> \"“”\" ", Bold: true},
		{Text: "见表", Link: "#t-1"}, {Text: "见", Link: "https://a.cn/?x=1&y=%20"},
	}
	d := &document.Document{Blocks: []document.Block{&document.Paragraph{Style: document.Body, Runs: runs}}}
	b, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d.Blocks, mustRead(t, b).Blocks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBadAddressAndCharacters(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{&document.Paragraph{Style: document.Body, Runs: []document.Run{
		{Text: "网\x00站\r\n二\uFFFF行", Link: "http://[bad"}}}}}
	b, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	want := []document.Block{document.P("网站\n二行")}
	if diff := cmp.Diff(want, mustRead(t, b).Blocks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// decimals compares by value and by decimals written.
var decimals = cmp.Comparer(func(a, b num.Decimal) bool { return a.String() == b.String() })

// lookOfTable prints id, head rows, and how every cell of a table is set.
func lookOfTable(t *document.Table) []string {
	out := []string{fmt.Sprint(t.ID, " ", t.Header)}
	for r, row := range places(t) {
		for _, p := range row {
			out = append(out, fmt.Sprint(r, " ", p.Col, " ", p.Head, " ", sideOf(t, p), " ", document.Text(p.Runs)))
		}
	}
	return out
}

func TestTablesAndFiguresSurvive(t *testing.T) {
	want, got, count := sample().Blocks, mustRead(t, mustWrite(t)).Blocks, 0
	for i, b := range want {
		switch b := b.(type) {
		case *document.Figure:
			count++
			if diff := cmp.Diff(b, got[i], decimals); diff != "" {
				t.Errorf("figure (-want +got):\n%s", diff)
			}
		case *document.Table:
			count++
			if diff := cmp.Diff(lookOfTable(b), lookOfTable(got[i].(*document.Table))); diff != "" {
				t.Errorf("table %s (-want +got):\n%s", b.ID, diff)
			}
		}
	}
	if count != 7 {
		t.Errorf("%d tables and figures, want 7", count)
	}
}
