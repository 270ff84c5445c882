package dossier_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/budget"
	"jiheng/dossier"
)

// TestAnswersAreReadAsTheyAreWritten: an answer comes back whatever its words hold, and one
// that says nothing or not to what is named.
func TestAnswersAreReadAsTheyAreWritten(t *testing.T) {
	files, err := dossier.Template("东风镇人民政府", 2025)
	if err != nil {
		t.Fatal(err)
	}
	read := func(text string) (*dossier.Dossier, error) {
		folder := fstest.MapFS{dossier.FileReview: &fstest.MapFile{Data: []byte(text)}}
		for _, f := range files {
			folder[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		return dossier.Load(folder)
	}
	for _, says := range []string{"已改", "不改：口径照“三定”方案，#号后面的也是", "第1页, 第2页 {见附件}", "- 一项"} {
		a := budget.Answer{Indicator: "SL01", To: "2025-03-06T02:10:00Z", As: "单位负责人", Text: says, Person: "p1", Role: "财务经办人", Time: "2025-03-07T02:10:00Z", Act: 7}
		d, err := read(dossier.AnswerHead().Text + dossier.AnswerEntry(a).Text)
		if err != nil {
			t.Fatalf("%s: %v", says, err)
		}
		got, ok := d.Year.AnswerTo(budget.Opinion{Indicator: "SL01", Role: "单位负责人", Time: a.To})
		if got.Place = a.Place; !ok || got != a {
			t.Errorf("%s: read as %+v", says, got)
		}
		if _, ok := d.Year.AnswerTo(budget.Opinion{Indicator: "SL01", Role: "财政审核人", Time: a.To}); ok {
			t.Errorf("%s answers another's opinion", says)
		}
	}
	for text, wants := range map[string]string{
		"答复:\n  - {指标: SL01, 意见时间: 2025-03-06T02:10:00Z, 答复: \"\", 人: p1, 时间: 2025-03-07T02:10:00Z}\n": "答复",
		"答复:\n  - {指标: SL01, 答复: 已改, 人: p1, 时间: 2025-03-07T02:10:00Z}\n":                               "意见时间",
		"答复:\n  - {指标: SL01, 意见时间: 2025-03-06T02:10:00Z, 答复: 已改, 人: p1, 时间: 昨天}\n":                     "昨天",
	} {
		if _, err := read(text); err == nil || !strings.Contains(err.Error(), wants) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
