package docx

import (
	"os"
	"strings"
	"testing"

	"jiheng/document"

	"github.com/google/go-cmp/cmp"
)

func mustRead(t *testing.T, data []byte) *document.Document {
	t.Helper()
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Blocks {
		if tab, ok := b.(*document.Table); ok && tab.Check() != 0 {
			t.Errorf("table %s: row %d does not fill the grid", tab.ID, tab.Check())
		}
	}
	return d
}

func TestRoundTrip(t *testing.T) {
	want, got := sample(), mustRead(t, mustWrite(t))
	if diff := cmp.Diff(want.Dump(), got.Dump()); diff != "" {
		t.Errorf("read(write(d)) differs (-want +got):\n%s", diff)
	}
	if got.Title != want.Title || got.Author != want.Author || got.Head != want.Head || got.Footer != document.SampleWords || !got.Sample {
		t.Errorf("title %q, author %q, head %q, footer %q, sample %t", got.Title, got.Author, got.Head, got.Footer, got.Sample)
	}
	again, err := Write(got)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Dump(), mustRead(t, again).Dump()); diff != "" {
		t.Errorf("the second round differs:\n%s", diff)
	}
}

func TestLibreOfficeSavesAgain(t *testing.T) {
	b, err := os.ReadFile(convert(t, mustWrite(t), "docx"))
	if err != nil {
		t.Fatal(err)
	}
	want, got := sample(), mustRead(t, b)
	// LibreOffice keeps one format for all values of a series.
	tree := strings.Replace(want.Dump(), "政务服务事项办理=9.8\n", "政务服务事项办理=9.80\n", 1)
	if diff := cmp.Diff(strings.Split(tree, "\n"), strings.Split(got.Dump(), "\n")); diff != "" {
		t.Errorf("tree after LibreOffice saved it (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want.Facts(), got.Facts()); diff != "" {
		t.Errorf("facts after LibreOffice saved it:\n%s", diff)
	}
}
