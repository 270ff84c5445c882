package rules

import (
	"testing"

	"jiheng/document"
	"jiheng/paper/papertest"
)

// What a paper lacks is not judged where a part of it was not read; a note about something
// else changes nothing.
func TestNothingIsMissingFromWhatWasNotRead(t *testing.T) {
	for _, c := range []struct {
		code   string
		unread bool
		want   string
	}{{"docx-altchunk", true, ""}, {"html-frame", true, ""}, {"pdf-vertical", true, ""}, {"pdf-picture", true, ""}, {"xlsx-embedded", true, ""},
		{"pdf-watermark", false, "F02"}, {"docx-margin", true, "F02"}} {
		d := papertest.Document("青山县水利局2024年度部门整体支出绩效自评报告\n# 一、预算执行情况\n详见后页。")
		d.Reading = append(d.Reading, document.ReadNote{Code: c.code, Text: "没有读", Unread: c.unread})
		if got := idsFound(t, "例.docx", d, "F02"); got != c.want {
			t.Errorf("%s: finds %q, want %q", c.code, got, c.want)
		}
	}
}
